"""Pages by their address, politely: robots.txt is kept, one request a second to a host, bounds on time, size and redirects,
and no other scheme than http and https."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import requests

from dateline.gathering.items import Refused
from dateline.gathering.pages import MOST_BYTES

AGENT = "Dateline (reads news reports for a casualty record; one page a second)"
REDIRECTS = 5
SCHEMES = ("http", "https")


class Page(NamedTuple):
    """A page as fetched: its bytes, its last address and when."""

    data: bytes
    address: str
    fetched: str


class Web:
    """Fetches pages. `pause` is the least time between two requests to one host, `patience` the longest a request may take,
    both in seconds."""

    def __init__(self, pause: float = 1.0, patience: float = 20.0) -> None:
        self.pause, self.patience = pause, patience
        self.session = requests.Session()
        self.session.headers["User-Agent"] = AGENT
        self.session.trust_env = False
        self.last: dict[str, float] = {}
        self.robots: dict[str, RobotFileParser | None] = {}

    def fetch(self, address: str) -> Page | Refused:
        """A page, or why it was not fetched."""
        at = address
        for _ in range(REDIRECTS + 1):
            if urlsplit(at).scheme not in SCHEMES or not urlsplit(at).hostname:
                return Refused(address, f"{at} is no http or https address")
            if not (rules := self._rules(at)):
                return Refused(address, f"not fetched: {urlsplit(at).netloc} does not answer for its robots.txt")
            if not rules.can_fetch(AGENT.split()[0], at):
                return Refused(address, f"robots.txt of {urlsplit(at).netloc} asks not to fetch it")
            try:
                got = self._get(at)
            except requests.RequestException as error:
                return Refused(address, f"not fetched: {type(error).__name__}")
            if isinstance(got, str):
                at = urljoin(at, got)
                continue
            status, kind, data = got
            if status != 200:
                return Refused(address, f"the server answers {status}")
            if len(data) > MOST_BYTES:
                return Refused(address, f"the page is longer than {MOST_BYTES / 1e6:.0f} MB", data[:1000], ".html")
            if not kind.startswith(
                ("text/html", "application/xhtml", "application/rss", "application/atom", "text/xml", "application/xml")
            ):
                return Refused(address, f"the server sends {kind or 'no content type'}, no page")
            return Page(data, at, datetime.now(UTC).isoformat(timespec="seconds"))
        return Refused(address, f"more than {REDIRECTS} redirects")

    def _get(self, at: str) -> str | tuple[int, str, bytes]:
        """The place a redirect leads to, or status, content type and bytes; the whole is bounded in time and size."""
        self._wait(urlsplit(at).netloc)
        begun = time.monotonic()
        with self.session.get(at, timeout=self.patience, stream=True, allow_redirects=False) as r:
            if r.is_redirect:
                return str(r.headers["Location"])
            data = bytearray()
            for piece in r.iter_content(65536):
                data += piece
                if len(data) > MOST_BYTES:
                    break
                if time.monotonic() - begun > self.patience:
                    raise requests.Timeout
            return r.status_code, r.headers.get("Content-Type", ""), bytes(data)

    def _wait(self, host: str) -> None:
        rest = self.last.get(host, 0) + self.pause - time.monotonic()
        if rest > 0 and host in self.last:
            time.sleep(rest)
        self.last[host] = time.monotonic()

    def _rules(self, at: str) -> RobotFileParser | None:
        """What robots.txt allows; a server without one allows everything, of one that fails nothing is known (None)."""
        parts = urlsplit(at)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.robots:
            rules: RobotFileParser | None = RobotFileParser()
            try:
                got = self._get(f"{host}/robots.txt")
            except requests.RequestException:
                got = (503, "", b"")
            if isinstance(got, str) or 400 <= got[0] < 500:
                lines: list[str] = []
            elif got[0] == 200:
                lines = got[2].decode("utf-8", "replace").splitlines()
            else:
                rules = None
            if rules:
                rules.parse(lines)
            self.robots[host] = rules
        return self.robots[host]
