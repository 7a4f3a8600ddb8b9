"""What `add` keeps: files as they were, pages as web archives of what was asked and answered, pictures, addresses."""

import csv
import gzip
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from dateline.cli import app
from dateline.gathering import add, new_case
from dateline.gathering.web import Web
from dateline.pipeline.verifying import verify
from tests.generators.broken_inputs import valid

PAGE = valid("html", 3).data


class Post(BaseHTTPRequestHandler):
    """A newspaper: a page packed with gzip in pieces, and an address that leads to it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/old":
            self.send_response(301)
            self.send_header("Location", f"http://{self.headers['Host']}/story")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/story":
            packed = gzip.compress(PAGE, mtime=0)
            self.send_response(200)
            for name, value in (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Set-Cookie", "a=b"),
                                ("Transfer-Encoding", "chunked")):  # fmt: skip
                self.send_header(name, value)
            self.end_headers()
            for piece in (packed[:100], packed[100:], b""):
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        else:
            self.send_error(404)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def post() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Post)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "data")
    return tmp_path / "data"


def rows(case: Path) -> list[dict[str, str]]:
    with (case / "originals" / "originals.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def log(case: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (case / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_page_is_kept_as_it_was_asked_and_answered(case: Path, post: str) -> None:
    done = add([f"http://ann:secret@{post}/old"], case, Web(pause=0, allow_private=True), by="Ann Roe")
    (row,) = rows(case)
    kept = case / "originals" / row["original"]
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == row["original"].split(".")[0] and row["kind"] == "web"
    with kept.open("rb") as stream:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.http_headers, r.content_stream().read(),
                    r.rec_headers.get_header("WARC-IP-Address")) for r in ArchiveIterator(stream)]  # fmt: skip
    assert [r[0] for r in records] == ["warcinfo", "response", "request", "response", "request"]
    assert [r[1] for r in records[1::2]] == [f"http://{post}/old", f"http://{post}/story"] and row[
        "address"
    ] == records[3][1]
    assert records[3][3] == PAGE and records[3][4] == "127.0.0.1"
    assert records[1][2].get_statuscode() == "301" and records[3][2].get_header("Transfer-Encoding") == "chunked"
    whole = gzip.decompress(kept.read_bytes())
    assert b"GET /story HTTP/1.1" in whole and b"ecret" not in whole and b"Authorization" not in whole
    assert log(case)[0]["by"] == "Ann Roe" and log(case)[0]["file"] == f"reports/{done.written[0].name}"
    assert verify(case, by="Ann Roe").counts["followed_to_original"] == 1


def test_a_file_is_kept_once_however_many_reports_it_holds(case: Path, tmp_path: Path) -> None:
    (tmp_path / "three.jsonl").write_bytes(valid("jsonl", 1).data)
    add([str(tmp_path / "three.jsonl")], case)
    assert len(rows(case)) == 3 and len({r["original"] for r in rows(case)}) == 1
    assert (case / "originals" / rows(case)[0]["original"]).read_bytes() == valid("jsonl", 1).data
    add([str(tmp_path / "three.jsonl")], case)
    assert len(rows(case)) == len(log(case)) == 3, "what is known is not kept again"


def test_a_picture_and_an_archived_address_go_with_one_report(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "seen.png").write_bytes(b"picture")
    archived = "https://web.archive.example/2022/https://post.example/3"
    told = CliRunner().invoke(
        app, ["add", str(tmp_path / "a.html"), "--data", str(case), "--screenshot", str(tmp_path / "seen.png"),
              "--archived", archived, "--by", "Ann Roe"]
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    assert [(r["kind"], r["address"]) for r in rows(case)[1:]] == [("screenshot", "seen.png"), ("archived", archived)]
    assert (case / "originals" / rows(case)[1]["original"]).read_bytes() == b"picture"
    assert [e["action"] for e in log(case)] == ["added", "screenshot", "archived"]
    assert verify(case, write=False).sound
    wrong = CliRunner().invoke(app, ["add", str(tmp_path / "a.html"), "--data", str(case), "--archived", "archive"])
    assert wrong.exit_code == 1 and "not a web address" in wrong.output


def test_nothing_is_added_where_the_log_was_cut(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    add([str(tmp_path / "a.html")], case)
    (case / "log.jsonl").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(valid("html", 4).data)
    told = CliRunner().invoke(app, ["add", str(tmp_path / "b.html"), "--data", str(case)])
    assert told.exit_code == 1 and "dateline verify" in told.output
    assert len(list((case / "reports").iterdir())) == 1
