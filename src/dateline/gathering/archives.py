"""Web archives (WARC, ISO 28500): the pages among their responses and resources.

A page that a server sent with another status than 200 is named and put aside; so is a record that is cut.
What is no page (pictures, requests, records about the archive) is counted by kind.
"""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dateline.gathering.content_kinds import is_page, main_type
from dateline.gathering.items import Found, Passed, Refused
from dateline.gathering.pages.article import MOST_BYTES, from_html

PAGES = ("response", "resource")
# What warcio unpacks; of another encoding nothing can be said but its name.
PACKED = ("", "identity", "gzip", "x-gzip", "deflate", "br")


class Capture(NamedTuple):
    """One record: what it is, the answer's status, its type as declared, its bytes,
    how many bytes of it are missing."""

    kind: str
    address: str
    fetched: str
    status: str
    type: str
    packed: str
    data: bytes
    missing: int
    truncated: str
    offset: int


def from_warc(path: Path, orders: Mapping[str, str] | None = None) -> Iterator[Found | Refused | Passed]:
    """The articles of an archive, plain or gzipped. A record that swells beyond what a page
    may have is refused unread."""
    others: Counter[str] = Counter()
    for capture in _captures(path):
        if isinstance(capture, Refused):
            yield capture
        elif not _holds_page(capture) and not capture.missing:
            others[(capture.kind in PAGES and main_type(capture.type)) or capture.kind] += 1
        elif wrong := _wrong(capture):
            yield Refused(f"{path.name} {capture.address}".strip(), wrong, capture.data[:MOST_BYTES], ".html")
        else:
            source = f"{path.name} {capture.address}"
            yield from_html(capture.data, source, capture.address, capture.fetched, capture.type, orders)
    if others:
        kinds = ", ".join(f"{n} {kind}" for kind, n in others.most_common())
        what = "1 record is no page" if others.total() == 1 else f"{others.total():,} records are no pages"
        yield Passed(path.name, f"{what}: {kinds}")


def _holds_page(capture: Capture) -> bool:
    return capture.kind in PAGES and (is_page(capture.type, capture.data) or capture.packed not in PACKED)


def _wrong(capture: Capture) -> str:
    """Why a page is not read, or empty."""
    if capture.missing:
        return f"the archive is cut: {capture.missing:,} bytes of the record at byte {capture.offset:,} are missing"
    if capture.truncated:
        return f"whoever made the archive cut this page short ({capture.truncated})"
    if capture.status != "200":
        return f"the server answered {capture.status or 'without a status'} when this was archived"
    if capture.packed not in PACKED:
        return f"the page is packed as {capture.packed}, which is not read"
    return ""


def _captures(path: Path) -> Iterator[Capture | Refused]:
    """Every record of an archive, and where it breaks off."""
    from warcio.archiveiterator import ArchiveIterator

    with path.open("rb") as stream:
        records = ArchiveIterator(stream)
        while True:
            with contextlib.redirect_stderr(io.StringIO()):  # warcio prints what is told here
                capture = _next_capture(records)
            if isinstance(capture, Capture):
                yield capture
                continue
            if capture or records.offset < path.stat().st_size or not records.offset:
                what = (
                    f"not a web archive, or cut or broken at byte {max(records.offset, 0):,}: "
                    "nothing from there on is read"
                )
                yield Refused(path.name, f"{what}. {capture or 'Fetch it anew'}")
            return


def _next_capture(records: Any) -> Capture | str:
    """The next record, empty at the end, or what to do where the archive is broken."""
    try:
        record = next(records, None)
        if record is None:
            return ""
        if not record.rec_type or record.length is None:
            return "Fetch it anew"
        return _capture(record, records.offset)
    except Exception as error:  # warcio raises all sorts on broken bytes; each of them ends the archive here
        remedy = "Run: warcio recompress OLD.warc.gz NEW.warc.gz"
        return remedy if "recompress" in str(error) else "Fetch it anew"


def _capture(record: Any, offset: int) -> Capture:
    """What a record holds, read to its end; a page's bytes up to a few more than a page may have."""
    http, head = record.http_headers, record.rec_headers
    kind = record.rec_type
    status = "200" if kind == "resource" else (http.get_statuscode() or "") if http else ""
    declared = http.get_header("Content-Type") if http else None if kind == "response" else record.content_type
    packed = (http.get_header("Content-Encoding") or "").strip().lower() if http else ""
    if packed == "br":
        http.remove_header("Content-Encoding")
    data = _read(record.content_stream()) if kind in PAGES else b""
    while record.raw_stream.read(1 << 16):
        pass
    return Capture(
        kind, (head.get_header("WARC-Target-URI") or "").strip("<>"), head.get_header("WARC-Date") or "", status,
        declared or "",
        packed, _without_brotli(data) if packed == "br" else data, getattr(record.raw_stream, "limit", 0),
        head.get_header("WARC-Truncated") or "", offset,
    )  # fmt: skip


def _without_brotli(data: bytes) -> bytes:
    """The bytes that brotli packed, up to a few more than a page may have;
    as they are where they are not packed after all."""
    import brotli

    try:
        unpacked: bytes = brotli.Decompressor().process(data, output_buffer_limit=MOST_BYTES + 1)
    except brotli.error:
        return data
    return unpacked


def _read(stream: Any) -> bytes:
    data = bytearray()
    while len(data) <= MOST_BYTES and (piece := stream.read(MOST_BYTES + 1 - len(data))):
        data += piece
    return bytes(data)
