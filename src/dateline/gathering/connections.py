"""Connections for pages: to public addresses only, unless the address was given by the user,
and for no longer than is allowed.

A name is looked up once, every address it has is checked, and the connection is made to the address that was checked:
a name that means another machine the next moment leads nowhere.
"""

from __future__ import annotations

import contextlib
import io
import ipaddress
import socket
import threading
import time
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any, TypeAlias

import requests
import urllib3
from requests.adapters import HTTPAdapter

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotPublic(Exception):
    """A host whose address is loopback, private, link-local or reserved."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet; an IPv4 address inside an IPv6 one is looked at too."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        teredo = ip.teredo
        inner = ip.ipv4_mapped or ip.sixtofour or (teredo[1] if teredo else None)
        if ip in NAT64 or int(ip) < 1 << 32:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


class Deadline:
    """A bound on the time of one request, whatever it waits for: as a context,
    it ends every watched connection in time."""

    def __init__(self, seconds: float) -> None:
        self.end, self.over = time.monotonic() + seconds, False
        self.sockets: list[socket.socket] = []
        self.timer = threading.Timer(seconds, self._end)
        self.timer.daemon = True

    def __enter__(self) -> Deadline:
        self.timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.timer.cancel()
        for sock in self.sockets:
            sock.close()

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return max(0.01, self.end - time.monotonic())

    def watch(self, sock: socket.socket) -> None:
        """End this connection in time. A copy is kept: TLS takes the socket itself over."""
        self.sockets.append(sock.dup())
        if self.over:
            self._end()

    def _end(self) -> None:
        self.over = True
        for sock in self.sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def connect(host: str, port: int, deadline: Deadline, *, private: bool) -> socket.socket:
    """A connection to the first address of a host that answers.
    Raises NotPublic before anything is sent, unless `private`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not private and not is_public(str(place[0])):
            raise NotPublic(f"{host} is {place[0]}")
    error: OSError = OSError(f"{host} has no address")
    for family, kind, protocol, _, place in found:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(deadline.left)
            sock.connect(place)
        except OSError as failed:
            error = failed
            sock.close()
            continue
        deadline.watch(sock)
        return sock
    raise error


class OneRequest(requests.Session):
    """A session that takes a redirect for an answer; its place may be anything, so it is not looked at here."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return no place to go to."""


class Heard:
    """What went over one connection, byte for byte as HTTP (below it may be TLS), and whose IP address answered."""

    def __init__(self) -> None:
        self.sent, self.received, self.ip = bytearray(), bytearray(), ""


class _Listening(io.RawIOBase):
    """A connection read from, which notes what comes."""

    def __init__(self, inner: io.RawIOBase, heard: Heard) -> None:
        self.inner, self.heard = inner, heard

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        n = self.inner.readinto(buffer)
        self.heard.received += memoryview(buffer)[: n or 0]
        return n

    def close(self) -> None:
        self.inner.close()
        super().close()


def _noted(heard: Heard) -> type[HTTPResponse]:
    """An answer of HTTP that notes every byte it reads."""

    class Noted(HTTPResponse):
        def __init__(
            self, sock: socket.socket, debuglevel: int = 0, method: str | None = None, url: str | None = None
        ) -> None:
            super().__init__(sock, debuglevel, method, url)
            self.fp = io.BufferedReader(_Listening(self.fp.detach(), heard))

    return Noted


Pair: TypeAlias = tuple[type[urllib3.connection.HTTPConnection], type[urllib3.connection.HTTPSConnection]]


def _connections(deadline: Deadline, heard: Heard, *, private: bool) -> Pair:
    """Connections of HTTP and of HTTPS that are made as `connect` makes them; what they send and get is noted."""

    class Noting:
        response_class = _noted(heard)
        host: str
        port: int

        def _new_conn(self) -> socket.socket:
            made = connect(self.host.strip("[]"), self.port, deadline, private=private)
            heard.ip = str(made.getpeername()[0])
            return made

        def send(self, data: object) -> None:
            heard.sent += data if isinstance(data, bytes) else b""  # no request has a body
            super().send(data)  # type: ignore[misc]

    class Plain(Noting, urllib3.connection.HTTPConnection):
        pass

    class Secure(Noting, urllib3.connection.HTTPSConnection):
        pass

    return Plain, Secure


def session(agent: str, deadline: Deadline, heard: Heard, *, private: bool) -> requests.Session:
    """A session for one request, whose connections are made as `connect` makes them; no proxy, no stored passwords.
    What is sent and comes is noted in `heard`."""
    plain, secure = _connections(deadline, heard, private=private)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = secure

    class Checked(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, **kwargs)
            self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}

    made = OneRequest()
    made.headers["User-Agent"] = agent
    made.headers["Connection"] = "close"
    made.trust_env = False
    for scheme in ("http://", "https://"):
        made.mount(scheme, Checked(max_retries=0))
    return made
