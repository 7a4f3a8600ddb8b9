"""Pages by their address, politely: robots.txt is kept (RFC 9309), one request a second to a host, bounds on time, size
and redirects, no other scheme than http and https, and nothing but public addresses behind a link or a redirect."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from http.client import HTTPException
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import requests
import urllib3
from protego import Protego

from dateline.custody.warc import Exchange
from dateline.gathering.connections import Deadline, Heard, NotPublic, session
from dateline.gathering.content_kinds import is_page, looks_like_feed
from dateline.gathering.items import Refused
from dateline.gathering.pages.article import MOST_BYTES

AGENT = "Dateline (reads news reports for a casualty record; one page a second)"
REDIRECTS = 5
SCHEMES = ("http", "https")
# As much of robots.txt as RFC 9309 asks to read, and the longest pause between two pages that it can ask for.
MOST_RULES = 512_000
LONGEST_PAUSE = 30.0
FAILED = (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError)


class Page(NamedTuple):
    """A page as fetched: its bytes, its last address, when, the content type it was sent with, and what was asked and
    answered for it, redirects too."""

    data: bytes
    address: str
    fetched: str
    content_type: str = ""
    exchanges: tuple[Exchange, ...] = ()


class Answer(NamedTuple):
    """What a server answered: where it leads to, for a redirect; status, content type and bytes; and the exchange."""

    leads_to: str | None
    status: int
    kind: str
    data: bytes
    exchange: Exchange


class Dead(Refused):
    """A page that does not answer, or no longer."""


class Web:
    """Fetches pages. `pause` is the least time between two requests to one host, `patience` the longest
    a request may take, both in seconds. Redirects and links lead to addresses that are not public only
    where `allow_private` says so."""

    def __init__(self, pause: float = 1.0, patience: float = 20.0, *, allow_private: bool = False) -> None:
        self.pause, self.patience, self.allow_private = pause, patience, allow_private
        self.last: dict[str, float] = {}
        self.robots: dict[str, Protego | None] = {}

    def fetch(self, address: str, *, linked: bool = False) -> Page | Refused:
        """A page, or why it was not fetched. An address that the user gave is always asked;
        a `linked` one has to be public."""
        at = address
        said: list[Exchange] = []
        for hop in range(REDIRECTS + 1):
            linked = linked or hop > 0
            if wrong := _wrong(at, linked=linked):
                return Refused(address, wrong)
            try:
                if wrong := self._forbidden(at, linked=linked):
                    return Refused(address, wrong)
                got = self._get(at, linked=linked)
            except NotPublic as error:
                what = f"{at} leads to an address that is not public ({error})"
                return Refused(address, f"{what}. Use --allow-private if it is meant to")
            except FAILED as error:
                return Dead(address, f"not fetched: {self._reason(error)}")
            said.append(got.exchange)
            if got.leads_to is not None:
                at = got.leads_to
                continue
            return self._page(address, got, tuple(said))
        return Refused(address, f"more than {REDIRECTS} redirects")

    def _page(self, address: str, got: Answer, said: tuple[Exchange, ...]) -> Page | Refused:
        status, kind, data = got.status, got.kind, got.data
        if status != 200:
            return Dead(address, f"the server answers {status}")
        if len(data) > MOST_BYTES:
            return Refused(address, f"the page is longer than {MOST_BYTES / 1e6:.0f} MB", data[:1000], ".html")
        if not looks_like_feed(data) and not is_page(kind, data):
            return Refused(address, f"the server sends {kind or 'no content type'}, and no page or feed", data[:1000])
        return Page(data, got.exchange.address, got.exchange.at, kind, said)

    def _reason(self, error: Exception) -> str:
        if isinstance(error, (requests.Timeout, TimeoutError)):
            return f"the server takes longer than {self.patience:g} seconds"
        return type(error).__name__

    def _get(self, at: str, *, linked: bool) -> Answer:
        """What is answered; the whole is bounded in time and size."""
        self._wait(urlsplit(at).hostname or "")
        private, heard = self.allow_private or not linked, Heard()
        with Deadline(self.patience) as deadline, session(AGENT, deadline, heard, private=private) as asking:
            try:
                with asking.get(at, timeout=self.patience, stream=True, allow_redirects=False) as r:
                    leads_to = _joined(at, r.headers["Location"]) if r.is_redirect else None
                    data = bytearray()
                    for piece in r.iter_content(65536) if leads_to is None else ():
                        data += piece
                        if len(data) > MOST_BYTES:
                            break
                    status, kind = r.status_code, r.headers.get("Content-Type", "")
            except FAILED as error:
                raise requests.Timeout if deadline.over else error from error
            if deadline.over:  # the connection was ended: what came is not the whole
                raise requests.Timeout
            return Answer(leads_to, status, kind, bytes(data), _exchange(at, heard))

    def _wait(self, host: str) -> None:
        rules = next((r for name, r in self.robots.items() if r and urlsplit(name).hostname == host), None)
        asked = min(rules.crawl_delay(AGENT.split()[0]) or 0, LONGEST_PAUSE) if rules else 0
        rest = self.last.get(host, 0) + max(self.pause, asked) - time.monotonic()
        if rest > 0 and host in self.last:
            time.sleep(rest)
        self.last[host] = time.monotonic()

    def _forbidden(self, at: str, *, linked: bool) -> str:
        """Why robots.txt keeps a page from being fetched, or empty; it is asked once for a host."""
        parts = urlsplit(at)
        host = parts.netloc.rpartition("@")[2]
        key = f"{parts.scheme}://{host}"
        if key not in self.robots:
            self.robots[key] = self._rules(f"{key}/robots.txt", linked=linked)
        rules = self.robots[key]
        if rules is None:
            return f"not fetched: {host} does not answer for its robots.txt"
        return "" if rules.can_fetch(at, AGENT.split()[0]) else f"robots.txt of {host} asks not to fetch it"

    def _rules(self, at: str, *, linked: bool) -> Protego | None:
        """What a robots.txt allows. A server without one allows everything;
        of one that fails nothing is known (None)."""
        host = urlsplit(at).netloc
        for hop in range(REDIRECTS + 1):
            try:
                away = linked or urlsplit(at).netloc != host
                if _wrong(at, linked=away):
                    return None
                got = self._get(at, linked=away)
            except NotPublic:
                if hop:
                    return None
                raise
            except FAILED:
                return None
            if got.leads_to is not None:
                at = got.leads_to
                continue
            if got.status == 200:
                return Protego.parse(got.data[:MOST_RULES].decode("utf-8-sig", "replace"))
            if not 400 <= got.status < 500 or got.status == 429:
                return None
            break
        return Protego.parse("")  # none is there, or only redirects: RFC 9309, 2.3.1.2 and 2.3.1.3


def _exchange(at: str, heard: Heard) -> Exchange:
    """What was asked and answered at an address; a name or password in it is kept nowhere."""
    parts = urlsplit(at)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Exchange(bare, now, heard.ip, bytes(heard.sent), bytes(heard.received))


def _joined(at: str, location: str) -> str:
    """Where a redirect leads; its bytes are UTF-8, or are kept as they are."""
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = quote(location, safe="%/:=&?~#+!$,;'@()*[]", encoding="latin-1")
    try:
        return urljoin(at, location)
    except ValueError:  # http://[::1
        return location


def _wrong(at: str, *, linked: bool) -> str:
    """Why an address is not asked at all, or empty."""
    try:
        parts = urlsplit(at)
        named = parts.scheme in SCHEMES and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError as error:
        return f"{at} is not a web address: {error}"
    if not named:
        return f"{at} is not an http or https address"
    if linked and "@" in parts.netloc:
        return f"{at} puts a user's name before the host, as addresses do that hide where they lead"
    return ""
