"""Feeds and addresses, from a server on localhost: what is fetched, what is refused before
anything is sent, and what ends."""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from dateline.gathering import Added, add, new_case
from dateline.gathering.connections import is_public
from dateline.gathering.web import Web
from dateline.reading import read_reports

Answer = tuple[str | None, str | bytes] | Callable[[BaseHTTPRequestHandler], None]
NETSCAPE = (
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd">'
)


def page(n: int) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Storm at Salby {n}</title>
    <meta property="og:site_name" content="Salby Post"></head><body><article><h1>Storm at Salby {n}</h1>
    <p>A wall fell at the harbour of Salby and {n} sailors were killed, the mayor said in the evening.</p>
    <p>Boats of the town searched the bay until the night, while families waited at the quay for news of the others.</p>
    </article></body></html>"""


class Paper(BaseHTTPRequestHandler):
    """A newspaper that answers as the test says."""

    answers: ClassVar[dict[str, Answer]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        answer = self.answers.get(self.path)
        if callable(answer):
            answer(self)
        elif answer is None:
            self.send_error(404)
        else:
            self.send_response(200)
            if answer[0] is not None:
                self.send_header("Content-Type", answer[0])
            self.end_headers()
            self.wfile.write(answer[1] if isinstance(answer[1], bytes) else answer[1].encode())

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def paper() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Paper.asked.clear()
    Paper.answers = {f"/n/{n}": ("text/html", page(n)) for n in range(2, 8)}
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case")
    return tmp_path / "case"


def rss(*items: str, head: str = '<?xml version="1.0"?>') -> str:
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'{head}<rss version="2.0" {spaces}><channel><title>Salby Wire</title>{"".join(items)}</channel></rss>'


def item(link: str, more: str = "") -> str:
    return f"<item><title>Storm</title><link>{link}</link>{more}</item>"


def moved(place: bytes | str) -> Callable[[BaseHTTPRequestHandler], None]:
    data = place if isinstance(place, bytes) else place.encode()
    return lambda h: h.wfile.write(b"HTTP/1.0 302 Found\r\nLocation: " + data + b"\r\n\r\n") and None


def run(case: Path, *sources: str, private: bool = True, patience: float = 5.0) -> Added:
    return add(sources, case, Web(pause=0, patience=patience, allow_private=private))


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("<pubDate>2021/12/03 09:30</pubDate>", "2021-12-03T09:30"), ("<pubDate>03-12-2021</pubDate>", None),
        ("<pubDate>Thu, 02 Dec 2021 23:50 EST</pubDate>", "2021-12-02T23:50-05:00"),
        ("<pubDate>25.11.2021</pubDate>", "2021-11-25"),
        ("<dc:date>2021-12-03T00:30+03:00</dc:date>", "2021-12-03T00:30+03:00"), ("", None),
    ],
)  # fmt: skip
def test_a_feed_dates_a_page_as_printed(case: Path, paper: str, date: str, published: str | None) -> None:
    Paper.answers["/feed"] = ("application/rss+xml", rss(item("/n/4", date)))
    done = run(case, f"{paper}/feed")
    ((r,), _) = read_reports(case / "reports")
    assert r.published == published and (published is not None or not date or "may mean" in done.passed[0].what)


@pytest.mark.parametrize(
    "kind", ["application/rdf+xml", "text/plain", None, "Application/RSS+XML; charset=utf-8", "text/html"]
)
@pytest.mark.parametrize(
    "head",
    ['<?xml version="1.0"?>', f'<?xml version="1.0"?>{NETSCAPE}', f"<!--{'late ' * 2000}-->{NETSCAPE}", ""],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_bytes_say_that_it_is_a_feed(case: Path, paper: str, kind: str | None, head: str, encoding: str) -> None:
    text = rss(item("/n/4", "<description><![CDATA[<!DOCTYPE html><p>Storm</p>]]></description>"), head=head)
    Paper.answers["/feed"] = (kind, text.encode(encoding))
    assert len(run(case, f"{paper}/feed").written) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", f"<!--{'late ' * 5000}-->"])
def test_a_feed_that_declares_entities_is_refused(case: Path, paper: str, encoding: str, before: str) -> None:
    swelling = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(9))
    text = rss(item("/n/4", "<description>&a8;</description>"), head=f"{before}<!DOCTYPE rss [{swelling}]>")
    Paper.answers["/feed"] = ("application/rss+xml", text.encode(encoding))
    begun = time.monotonic()
    done = run(case, f"{paper}/feed")
    assert not done.written and "entities" in done.refused[0].why and time.monotonic() - begun < 3


def test_an_entry_whose_page_is_dead_gives_the_text_it_carries(case: Path, paper: str) -> None:
    whole = (
        "<content:encoded><![CDATA[<p>Two sailors were killed when a wall fell at Salby, the mayor said.</p><p>“It was "
        "loud,” a baker of the harbour told reporters who came to the quay in the evening.</p>]]></content:encoded>"
    )
    Paper.answers["/feed"] = (None, rss(item("/gone", whole), item("/n/4", whole), item("/lost")))
    done = run(case, f"{paper}/feed")
    texts = {r.url.rpartition("/")[2]: (r.outlet, r.text) for r in read_reports(case / "reports")[0]}
    assert texts["gone"][0] == "Salby Wire" and "“It was loud,”" in texts["gone"][1]
    assert texts["4"][0] == "Salby Post" and [r.source for r in done.refused] == [f"{paper}/lost"]


def test_feeds_that_name_each_other_end(case: Path, paper: str) -> None:
    Paper.answers |= {
        "/a": (None, rss(item("/a"), item("/b"))),
        "/b": (None, rss(item("/a"), item("/c"), item("/n/2"), item("/n/2#top"))),
    }
    Paper.answers["/c"] = (None, rss(*(item(f"/n/{n}") for n in range(2, 8))))
    done = run(case, f"{paper}/a")
    assert len(done.written) == 1 and len(done.known) == 3 and len(Paper.asked) == 5
    assert "not followed" in done.refused[0].why


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.3.4", "169.254.169.254", "100.64.0.1", "224.0.0.1",
     "240.0.0.1",
     "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "192.0.2.7"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_that_are_public() -> None:
    assert all(map(is_public, ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and what they mean, in place of a resolver; nothing but loopback can be asked."""
    known: dict[str, list[str]] = {}

    def resolve(host: str, port: int, *_args: Any, **_kwargs: Any) -> list[Any]:
        try:
            found = [str(ipaddress.ip_address(host))]
        except ValueError:
            found = known.get(host) or [socket.inet_ntoa(socket.inet_aton(host))]
        return [(socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    connect = socket.socket.connect

    def only_loopback(self: socket.socket, place: Any) -> None:
        assert place[0] == "127.0.0.1", f"{place} was asked"
        connect(self, place)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", only_loopback)
    return known


INSIDE = (
    "http://127.0.0.1:{}/n/4", "http://[::ffff:127.0.0.1]:{}/n/4", "http://2130706433:{}/n/4", "http://0:{}/n/4",
    "http://0x7f.1:{}/n/4", "http://inside.example:{}/n/4", "http://both.example:{}/n/4",
    "http://reader@127.0.0.1:{}/n/4", "https://inside.example:{}/n/4", "http://cloud.example/latest",
    "//inside.example:{}/n/4", "/n/4",
)  # fmt: skip


@pytest.mark.parametrize("place", INSIDE)
@pytest.mark.parametrize("way", ["redirect", "second redirect", "feed"])
def test_what_leads_inside_is_refused_before_anything_is_sent(
    case: Path, paper: str, names: dict[str, list[str]], place: str, way: str
) -> None:
    names |= {
        "inside.example": ["10.0.0.7"],
        "both.example": ["8.8.8.8", "127.0.0.1"],
        "cloud.example": ["169.254.169.254"],
    }
    to = place.format(paper.rpartition(":")[2])
    Paper.answers["/start"] = (None, rss(item(to))) if way == "feed" else moved(to)
    start = f"{paper}/start"
    if way == "second redirect":  # the user's own address is asked, what it leads to is not
        Paper.answers["/first"], start = moved(start), f"{paper}/first"
    done = run(case, start, private=False)
    assert not done.written and len(done.refused) == 1 and "/n/4" not in Paper.asked
    assert "not public" in done.refused[0].why or "user's name" in done.refused[0].why


def test_an_address_that_is_typed_and_allow_private_are_followed(case: Path, paper: str) -> None:
    assert len(run(case, f"{paper}/n/2", private=False).written) == 1
    Paper.answers["/start"] = moved("/n/3")
    assert len(run(case, f"{paper}/start").written) == 1


def test_the_address_that_was_checked_is_the_one_that_is_asked(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port, meanings, asked = int(paper.rpartition(":")[2]), iter(["8.8.8.8", "10.0.0.1"]), []
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda _host, p, **_k: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(meanings), p))]
    )
    connect = socket.socket.connect

    def stub(self: socket.socket, place: Any) -> None:
        asked.append(place[0])
        connect(self, ("127.0.0.1", port))

    monkeypatch.setattr(socket.socket, "connect", stub)
    got = Web(pause=0).fetch("http://turning.example/n/2", linked=True)
    assert asked == ["8.8.8.8"] and "not public" in str(got)


def slow(before: bytes, drip: bytes, pause: float = 0.1) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        try:
            handler.wfile.write(before)
            for n in range(len(drip)):
                time.sleep(pause)
                handler.wfile.write(drip[n : n + 1])
                handler.wfile.flush()
        except OSError:
            pass

    return answer


HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "answer",
    [slow(b"", HEAD * 9), slow(HEAD, b"X-More: x\r\n" * 90), slow(HEAD + b"\r\n", b"<p>word " * 90),
     slow(HEAD + b"Content-Length: 900\r\n\r\n", b"<p>" * 300),
     slow(HEAD + b"\r\n" + page(3).encode(), b" " * 900), slow(b"", b"  ", 3.0)],
)  # fmt: skip
def test_a_request_ends_in_time_and_the_rest_is_read(
    case: Path, paper: str, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    Paper.answers["/slow"] = answer
    begun = time.monotonic()
    done = run(case, f"{paper}/slow", f"{paper}/n/2", patience=1.0)
    assert len(done.written) == 1 and "longer than 1 seconds" in done.refused[0].why and time.monotonic() - begun < 4


@pytest.mark.parametrize(
    "place",
    [
        b"http://[::1",
        b"http://h:99999/",
        b"javascript:1",
        b"http://" + b"a" * 99 + b".example/",
        b"/caf\xe9",
        b"http:///x",
    ],
)
def test_a_bad_target_is_put_aside_and_the_rest_is_read(case: Path, paper: str, place: bytes) -> None:
    Paper.answers |= {
        "/bad": moved(place),
        "/feed": (None, rss(item("/bad"), item("/n/2"), item(place.decode("latin-1")), item("/n/3"))),
    }
    done = run(case, f"{paper}/feed")
    assert len(done.written) == 2 and len(done.refused) == 2


def test_a_redirect_in_latin_1_leads_to_its_bytes(case: Path, paper: str) -> None:
    Paper.answers |= {"/old": moved(b"/caf\xe9"), "/caf%E9": ("text/html", page(5))}
    assert len(run(case, f"{paper}/old").written) == 1


def test_robots_txt_is_kept_with_wildcards_and_asked_once(case: Path, paper: str) -> None:
    Paper.answers["/robots.txt"] = moved("/rules")
    Paper.answers["/rules"] = (
        "text/plain",
        "User-agent: *\nDisallow: /n/*\nAllow: /n/2$\nAllow: /n/3\n\nUser-agent: dateline\nDisallow: /*/6$\n",
    )
    done = run(case, f"{paper}/n/2", f"{paper}/n/6", f"{paper}/n/7", private=False)
    assert len(done.written) == 2 and "robots.txt" in done.refused[0].why
    assert Paper.asked == ["/robots.txt", "/rules", "/n/2", "/n/7"]


@pytest.mark.parametrize(
    ("answer", "count"), [(moved("/robots.txt"), 1), (lambda h: h.send_error(404), 1), (lambda h: h.send_error(503), 0)]
)
def test_a_server_without_rules_allows_all_and_one_that_fails_nothing(
    case: Path, paper: str, answer: Callable[[BaseHTTPRequestHandler], None], count: int
) -> None:
    Paper.answers["/robots.txt"] = answer
    assert len(run(case, f"{paper}/n/2", private=False).written) == count


def test_robots_txt_may_ask_for_a_longer_pause(paper: str) -> None:
    Paper.answers["/robots.txt"] = ("text/plain", "User-agent: *\nCrawl-delay: 0.5\n")
    web, begun = Web(pause=0), time.monotonic()
    web.fetch(f"{paper}/n/2")
    web.fetch(f"{paper}/n/3")
    assert time.monotonic() - begun >= 1.0
