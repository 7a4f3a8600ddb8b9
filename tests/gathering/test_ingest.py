"""New reports from sources of every kind; addresses and feeds are those of a server the test starts on localhost."""

import errno
import gzip
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from typer.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.cli import app
from dateline.gathering import add, new_case
from dateline.gathering.items import Refused
from dateline.gathering.pages.article import from_html
from dateline.gathering.web import Web
from dateline.reading import read_case, read_reports

STORY = (
    "Gunmen attacked a market in Arden on Monday, killing nine people and wounding four others, "
    "the governor said in a statement on Tuesday."
)
MORE = (
    "The army closed the bridge and searched lorries until the evening, while families waited outside "
    "the gates of the hospital."
)


def page(body: str = f"<p>{STORY}</p><p>{MORE}</p>", head: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><title>Nine killed in Arden</title>{head}
    <meta property="og:site_name" content="River Herald"><meta property="og:title" content="Nine killed in Arden">
    <meta property="article:published_time" content="2022-05-03T09:00:00Z">
    <link rel="canonical" href="https://herald.example/arden"></head>
    <body><nav><a href="/">Home</a><a href="/sport">Sport and weather today</a></nav>
    <article><h1>Nine killed in Arden</h1>{body}</article>
    <section class="related"><h2>Related</h2>
    <ul><li><a href="/x">Ten more stories you may like to read</a></li></ul></section>
    <div id="comments" class="comments"><p>First! What a terrible thing, says a commenter here.</p></div>
    <footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "river-case")
    return tmp_path / "river-case"


def texts(case: Path) -> dict[str, str]:
    reports, problems = read_reports(case / "reports")
    assert not problems
    return {r.report_id: r.text for r in reports}


def test_a_new_case_is_ready_to_fill_and_never_overwritten(case: Path) -> None:
    assert {p.name for p in case.iterdir()} == {"case.yml", "places.csv", "actors.csv", "review.csv", "reports"}
    with pytest.raises(FileExistsError, match="nothing was written"):
        new_case(case)
    (case / "reports" / "a.md").write_text(f"---\noutlet: A\n---\n{STORY}\n", encoding="utf-8")
    assert read_case(case).title == "River case"


def test_a_saved_page_gives_its_article_and_what_is_known_of_it(case: Path, tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_text(page(), encoding="utf-8")
    done = add([str(tmp_path / "saved.html")], case)
    (r,) = read_reports(case / "reports")[0]
    assert (r.outlet, r.title, r.url, r.published) == (
        "River Herald",
        "Nine killed in Arden",
        "https://herald.example/arden",
        "2022-05-03T09:00Z",
    )
    assert STORY in r.text and MORE in r.text
    for furniture in ("Sport and weather", "you may like", "commenter", "All rights"):
        assert furniture not in r.text
    assert "source: " in done.written[0].read_text(encoding="utf-8").replace('"source"', "source")


def test_text_markdown_jsonl_and_csv(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"ARDEN (River Herald) – {STORY}\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\noutlet: B Post\npublished: 2022-05-04\n---\n{MORE}\n", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(
        '{"text": "Nine people were killed in Arden, the mayor said.", "outlet": "C", "published": "2022-05-05"}\n'
        "[1]\n",
        encoding="utf-8",
    )
    (tmp_path / "d.csv").write_text(
        'outlet,text\nD,"Ten people were killed in Arden, police said."\nE,\n', encoding="utf-8"
    )
    done = add([str(tmp_path / n) for n in ("a.txt", "b.md", "c.jsonl", "d.csv")], case)
    assert len(done.written) == 4 and len(texts(case)) == 4
    assert [r.source for r in done.refused] == ["c.jsonl:2", "d.csv:3"]
    assert len(list((case / "quarantine").glob("*.why"))) == 2


def test_what_is_there_is_known_again_and_a_persons_edits_stay(case: Path, tmp_path: Path) -> None:
    source = tmp_path / "saved.html"
    source.write_text(page(), encoding="utf-8")
    (path,) = add([str(source)], case).written
    edited = path.read_text(encoding="utf-8").replace("Gunmen", "Armed men")
    path.write_text(edited, encoding="utf-8")
    again = add([str(source)], case)
    assert not again.written and len(again.known) == 1 and path.read_text(encoding="utf-8") == edited
    source.write_text(page(f"<p>{STORY.replace('nine', 'ten')}</p><p>{MORE}</p>"), encoding="utf-8")
    (version,) = add([str(source)], case).versions
    assert path.read_text(encoding="utf-8") == edited and version != path
    assert "killing ten people" in version.read_text(encoding="utf-8") and path.stem in version.read_text(
        encoding="utf-8"
    )


def test_what_cannot_be_read_is_put_aside_with_the_reason(case: Path, tmp_path: Path) -> None:
    made = {
        "empty.html": b"<html><body><nav>Home</nav></body></html>", "picture.png": b"\x89PNG",
        "broken.warc.gz": b"no archive", "latin.txt": b"ARDEN (AP) - caf\xe9",
        "nobody.txt": b"Nine people were killed on the road, and nobody says who tells it.",
        "deep.html": b"<div>" * 100_000,
        "german.md": "---\noutlet: Zeitung\n---\nBei einem Angriff auf ein Dorf sind am Montag neun Menschen getötet "
                     "worden, wie der Gouverneur der Provinz am Abend mitteilte.\n".encode(),
        "entities.xml": b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>',
    }  # fmt: skip
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    done = add([*(str(tmp_path / n) for n in made), str(tmp_path / "none.txt"), "ftp://herald.example/a"], case)
    assert not done.written and len(done.refused) == len(made) + 2
    reasons = "\n".join(f"{r.source} {r.why}" for r in done.refused)
    for told in (
        "no article",
        "is not read",
        "not a web archive",
        "not UTF-8",
        "nested",
        "not English",
        "entities",
        "no such file",
        "not an http or https",
    ):
        assert told in reasons, told
    assert len(list((case / "quarantine").glob("*.why"))) == len(done.refused)
    assert (case / "quarantine").glob("latin*.txt")


def warc(path: Path, bodies: list[tuple[str, bytes]], *, zipped: bool = True) -> None:
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=zipped)
        for url, body in bodies:
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head))


def test_a_web_archive_gives_its_pages_and_a_bomb_is_refused(case: Path, tmp_path: Path) -> None:
    bomb = page().encode() + b" " * 50_000_000
    warc(
        tmp_path / "a.warc.gz",
        [("https://herald.example/arden", page().encode()), ("https://herald.example/bomb", bomb)],
    )
    assert (tmp_path / "a.warc.gz").stat().st_size < 100_000
    done = add([str(tmp_path / "a.warc.gz")], case)
    assert len(done.written) == 1 and "MB" in done.refused[0].why
    assert "https://herald.example/arden" in done.written[0].read_text(encoding="utf-8")


class Herald(BaseHTTPRequestHandler):
    """A small newspaper: pages, a feed, redirects, a page nobody may fetch,
    one that never ends, one that answers late."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        host = f"http://{self.headers['Host']}"
        feed = (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>H</title><item><title>One</title>'
            f"<link>{host}/one</link><pubDate>Tue, 03 May 2022 09:00:00 GMT</pubDate></item><item><title>Two</title>"
            f"<link>javascript:alert(1)</link></item></channel></rss>"
        )
        pages = {
            "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private\n"),
            "/one": ("text/html; charset=utf-8",
                     page(head=f'<link rel="canonical" href="{host}/one">').replace("https://herald.example/arden",
                         f"{host}/one")),
            "/feed": ("application/rss+xml", feed), "/private/a": ("text/html", page()), "/picture": ("image/png", "x"),
        }  # fmt: skip
        if self.path.startswith("/loop"):
            self.send_response(302)
            self.send_header("Location", f"/loop{len(self.path)}")
            self.end_headers()
        elif self.path in ("/away", "/inside"):
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd" if self.path == "/away" else "/private/a")
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            try:
                for _ in range(2000):
                    self.wfile.write(b"<p>" + b"word " * 1000)
            except OSError:
                pass
        elif self.path in pages:
            kind, body = pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())
        else:
            self.send_error(404)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def herald() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Herald)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Herald.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_page_by_its_address_says_where_and_when_it_was_fetched(case: Path, herald: str) -> None:
    (path,) = add([f"{herald}/one"], case, Web(pause=0)).written
    text = path.read_text(encoding="utf-8")
    assert f'"{herald}/one"' in text and '"fetched": "20' in text
    assert Herald.asked == ["/robots.txt", "/one"]


def test_a_feed_leads_to_its_pages(case: Path, herald: str) -> None:
    done = add([f"{herald}/feed"], case, Web(pause=0, allow_private=True))
    assert len(done.written) == 1 and "names no web address" in done.refused[0].why


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/private/a", "robots.txt"),
        ("/inside", "robots.txt"),
        ("/away", "not an http or https"),
        ("/loop", "redirects"),
        ("/endless", "longer than"),
        ("/none", "answers 404"),
        ("/picture", "image/png"),
    ],
)
def test_politeness_and_bounds(case: Path, herald: str, path: str, why: str) -> None:
    done = add([f"{herald}{path}"], case, Web(pause=0, allow_private=True))
    assert not done.written and why in done.refused[0].why
    assert "/private/a" not in Herald.asked


def test_one_host_is_not_asked_faster_than_the_pause(herald: str) -> None:
    import time

    web, begun = Web(pause=0.3), time.monotonic()
    web.fetch(f"{herald}/one")
    web.fetch(f"{herald}/one")
    assert time.monotonic() - begun >= 0.6, "robots.txt, then two pages"


def test_a_server_that_is_not_there_is_told(case: Path) -> None:
    assert "not fetch" in add(["http://127.0.0.1:9/x"], case, Web(pause=0, patience=2)).refused[0].why


def test_a_zipped_page_that_swells_is_refused() -> None:
    data = gzip.decompress(gzip.compress(b"<p>" * 4_000_000))
    found = from_html(data, "big")
    assert isinstance(found, Refused) and "MB" in found.why


def test_the_command_tells_what_became_of_each(case: Path, tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_text(page(), encoding="utf-8")
    out = CliRunner().invoke(
        app, ["add", str(tmp_path / "saved.html"), str(tmp_path / "saved.html"), "--data", str(case)]
    )
    assert out.exit_code == 0 and "1 new, 0 new versions, 1 there already, 0 put aside" in out.output
    out = CliRunner().invoke(app, ["add", str(tmp_path / "nothing"), "--data", str(case)])
    assert out.exit_code == 1 and "no such file" in out.output
    out = CliRunner().invoke(app, ["new", "--case", str(case)])
    assert out.exit_code == 1 and "nothing was written" in out.output


@pytest.mark.parametrize("name", ["case", "deep/down/case"])
def test_a_new_case_that_fails_leaves_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Path.write_text

    def full(path: Path, text: str, **more: Any) -> int:
        written(path, text[:9], **more)
        if path.name == "actors.csv":
            raise OSError(errno.ENOSPC, "full")
        return len(text)

    monkeypatch.setattr(Path, "write_text", full)
    (tmp_path / "kept").mkdir()
    with pytest.raises(OSError, match="full"):
        new_case(tmp_path / name)
    with pytest.raises(OSError, match="full"):
        new_case(tmp_path / "kept")
    assert [p.name for p in tmp_path.rglob("*")] == ["kept"]


@pytest.mark.parametrize("name", ["5", "a\\b", 'a"b', "..", "x\ny"])
def test_a_new_case_in_a_folder_of_any_name_passes_the_check(name: str, tmp_path: Path) -> None:
    (tmp_path / "in" / "it").mkdir(parents=True)
    made = tmp_path / "in" / "it" / name
    new_case(made)
    assert read_case(made, with_reports=False).title
