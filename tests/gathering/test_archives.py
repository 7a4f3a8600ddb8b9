"""Web archives: every record is read, put aside with a reason, or counted among what is no page."""

import io
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.gathering import Added, add, new_case


class Kept(NamedTuple):
    """A record of a made archive."""

    name: str
    type: str | None = "text/html"
    status: str = "200 OK"
    record: str = "response"
    packed: str = ""
    cut: str = ""
    body: bytes | None = None


def page(name: str) -> bytes:
    return f"""<!DOCTYPE html><html><head><title>Smoke over {name}</title>
    <meta property="og:site_name" content="Salby Post"></head><body><article><h1>Smoke over {name}</h1>
    <p>A drone struck the depot of {name} on Monday and three guards were killed, the mayor said.</p>
    <p>Firemen worked until the evening while families of {name} waited at the gate of the depot for news.</p>
    </article></body></html>""".encode()


def archive(records: list[Kept], *, zipped: bool) -> tuple[bytes, list[int]]:
    """An archive's bytes and where each record ends."""
    out, ends = io.BytesIO(), []
    writer = WARCWriter(out, gzip=zipped)
    for r in records:
        body = page(r.name) if r.body is None else r.body
        head = [("Content-Type", r.type)] if r.type is not None else []
        head += [("Content-Encoding", r.packed)] if r.packed else []
        http = StatusAndHeaders(r.status, head, protocol="HTTP/1.1") if r.record == "response" else None
        writer.write_record(
            writer.create_warc_record(
                f"https://salby.example/{r.name}", r.record, payload=io.BytesIO(body), http_headers=http,
                warc_content_type="" if http else r.type or "",
                warc_headers_dict={"WARC-Truncated": r.cut} if r.cut else {},
            )
        )  # fmt: skip
        ends.append(out.tell())
    return out.getvalue(), ends


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case")
    return tmp_path / "case"


def given(case: Path, data: bytes, *, zipped: bool) -> Added:
    path = case.parent / ("a.warc.gz" if zipped else "a.warc")
    path.write_bytes(data)
    return add([str(path)], case)


@pytest.mark.parametrize("zipped", [False, True])
def test_every_kind_of_page_is_read(case: Path, *, zipped: bool) -> None:
    records = [
        Kept("plain"), Kept("capitals", "TEXT/HTML; Charset=UTF-8"), Kept("strict", "Application/XHTML+XML"),
        Kept("silent", None), Kept("resource", record="resource"),
        Kept("packed", packed="br", body=brotli.compress(page("packed"))),
        Kept("unpacked", packed="br"), Kept("octets", "application/octet-stream"),
    ]  # fmt: skip
    done = given(case, archive(records, zipped=zipped)[0], zipped=zipped)
    assert not done.refused and not done.passed and len(done.written) == len(records)


@pytest.mark.parametrize("zipped", [False, True])
def test_what_is_not_read_is_named_or_counted(case: Path, *, zipped: bool) -> None:
    bomb = brotli.compress(b"<html>" + b" " * 300_000_000)
    records = [
        Kept("gone", status="404 Not Found"), Kept("moved", status="301 Moved Permanently"),
        Kept("guarded", status="403 Forbidden"), Kept("odd", packed="zstd"), Kept("short", cut="length"),
        Kept("bomb", packed="br", body=bomb), Kept("a.png", "image/png", body=b"\x89PNG"),
        Kept("b.png", "image/png", body=b"\x89PNG"), Kept("note", "text/plain", record="metadata"), Kept("fine"),
    ]  # fmt: skip
    done = given(case, archive(records, zipped=zipped)[0], zipped=zipped)
    why = {r.source.rpartition("/")[2]: r.why for r in done.refused}
    assert list(why) == ["gone", "moved", "guarded", "odd", "short", "bomb"]
    for name, reason in zip(why, ("404", "301", "403", "zstd", "length", "MB"), strict=True):
        assert reason in why[name]
    assert [p.what for p in done.passed] == ["3 records are no pages: 2 image/png, 1 metadata"]
    assert len(done.written) == 1


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_cut_anywhere_is_told_with_the_place(case: Path, *, zipped: bool) -> None:
    data, ends = archive([Kept("first"), Kept("second"), Kept("third")], zipped=zipped)
    tail = 8 if zipped else 4  # the checksum of a gzip member, or the blank lines behind a record
    for place in [*range(ends[0] + 1, ends[1] - tail - 4, 97), ends[1] - tail - 5, ends[1] + 3]:
        whole = 1 if place < ends[1] else 2
        done = given(case, data[:place], zipped=zipped)
        assert len(done.written) + len(done.known) == whole, place
        assert len(done.refused) == 1 and f"byte {ends[whole - 1]:,}" in done.refused[0].why, (place, done.refused)


def test_an_archive_without_a_page_is_told(case: Path) -> None:
    done = given(case, archive([Kept("a.png", "image/png", body=b"\x89PNG")], zipped=True)[0], zipped=True)
    assert not done.written and "no report" in done.refused[0].why and "1 record is no page" in done.passed[0].what
