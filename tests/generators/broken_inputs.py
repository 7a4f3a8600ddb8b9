"""Valid inputs of every form that Dateline takes, and ten ways to break one; the same seed gives the same bytes."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Callable
from html import escape
from typing import NamedTuple


class Input(NamedTuple):
    """A valid input: its form, the file name it goes by, and its bytes."""

    form: str
    name: str
    data: bytes


TOWNS = ["Dorvik", "Salby", "Norland", "Émberg", "Weir"]
ENOUGH = (
    "The road to the harbour was closed for the night, and the council asked people to stay at home while "
    "the police searched the "
    "houses near the market. Schools will open again on Monday, a spokesman told reporters after a "
    "meeting in the town hall."
)
# Forms that `dateline add` takes; forms that lie in reports/; files of a case.
ADDED = ["txt", "md", "html", "jsonl", "csv", "rss", "atom", "warc", "warc.gz"]
REPORTS = ["md", "txt", "jsonl"]
CASE = ["case.yml", "places.csv", "actors.csv", "review.csv"]


def _text(n: int) -> str:
    town = TOWNS[n % len(TOWNS)]
    return (
        f"{town.upper()} (Coast Post) – Gunmen killed {n + 2} soldiers in {town} on Thursday, the mayor said.\n\n"
        f"“We will rebuild the bridge, and nobody will stop us,” Mayor Ana Holt told the Coast Post.\n\n{ENOUGH}\n"
    )


def _markdown(n: int) -> str:
    head = f'outlet: "Coast Post"\ntitle: "Attack in {TOWNS[n % 5]}"\npublished: 2022-03-{n % 27 + 1:02}\n'
    return f"---\n{head}url: https://post.example/{n}\n---\n{_text(n)}"


def _page(n: int) -> str:
    paragraphs = "".join(f"<p>{escape(p)}</p>\n" for p in _text(n).split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Attack in {TOWNS[n % 5]}</title>'
        f'<meta property="og:site_name" content="Coast Post"><meta property="article:published_time" '
        f'content="2022-03-04T10:00:00Z">'
        f'<link rel="canonical" href="https://post.example/{n}"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Attack in {TOWNS[n % 5]}</h1>\n{paragraphs}</article></body></html>"
    )


def _lines(n: int) -> str:
    rows = [
        {"id": f"r{n}-{k}", "outlet": "Coast Post", "published": "2022-03-04", "title": "Attack", "text": _text(n + k)}
        for k in range(3)
    ]
    return "".join(json.dumps(r, ensure_ascii=n % 2 == 0) + "\n" for r in rows)


def _table(n: int) -> str:
    rows = "".join(f'Coast Post,"Attack, again",2022-03-0{k + 1},"{_text(n + k)}"\n' for k in range(3))
    return f"outlet,title,published,text\n{rows}"


def _rss(n: int) -> str:
    items = "".join(
        f"<item><title>Attack {k}</title><link>http://127.0.0.1:9/{n}/{k}</link><pubDate>Fri, "
        f"04 Mar 2022 10:00:00 +0100</pubDate>"
        f"<description>{escape(_text(n + k))}</description></item>"
        for k in range(2)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n'
        f'<rss version="2.0"><channel><title>Coast Post</title>{items}</channel></rss>'
    )


def _atom(n: int) -> str:
    entry = (
        f'<entry><title>Attack</title><link href="http://127.0.0.1:9/{n}"/>'
        f"<updated>2022-03-04T10:00:00Z</updated></entry>"
    )
    return f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Post</title>{entry}</feed>'


def _archive(n: int, *, zipped: bool = False) -> bytes:
    out = io.BytesIO()
    for k in range(2):
        body = _page(n + k).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{n + k}\r\n"
            f"WARC-Date: 2022-03-05T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n + k:012}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http) + len(body)}\r\n\r\n"
        )
        record = head.encode() + http + body + b"\r\n\r\n"
        out.write(gzip.compress(record, mtime=0) if zipped else record)
    return out.getvalue()


def _settings(n: int) -> str:
    return (
        f"title: A case of {TOWNS[n % 5]}\nquestion: What happened?\n"
        f"window: {{since: 2022-03-01, until: 2022-03-{n % 20 + 10}}}\n"
        "focus: {place: dorvik, date: 2022-03-03}\nchapters: [glance, reports]\nparameters:\n  rule: latest\n"
        "groups:\n  Guards: [guard, guards]\ndate_order: {Coast Post: dmy}\n"
    )


PLACES = (
    "place_id,name,kind,within,latitude,longitude,precision_km,other_names\nnorland,Norland,country,,,,,\n"
    "dorvik,Dorvik,town,norland,60.5,10.25,,Dorvick|Dorwik\n"
)
ACTORS = (
    "actor_id,name,kind,side,role,organisation,other_names\nana-holt,Ana Holt,person,town,Mayor,council,\n"
    "council,Town Council,body,town,,,Council\n"
)
REVIEW = "target,decision,field,value,by,on,why\nc-0123456789,reject,,,Ann Roe,2022-03-06,no attack\n"


def whole_case(n: int = 0) -> dict[str, bytes]:
    """The files of a valid case."""
    found = {"case.yml": _settings(n), "places.csv": PLACES, "actors.csv": ACTORS, "review.csv": REVIEW}
    return {k: v.encode() for k, v in found.items()} | {"reports/a.md": _markdown(n).encode()}


def valid(form: str, n: int) -> Input:
    """The n-th valid input of a form."""
    made: dict[str, Callable[[], str | bytes]] = {
        "txt": lambda: _text(n), "md": lambda: _markdown(n), "html": lambda: _page(n), "jsonl": lambda: _lines(n),
        "csv": lambda: _table(n), "rss": lambda: _rss(n), "atom": lambda: _atom(n), "warc": lambda: _archive(n),
        "warc.gz": lambda: _archive(n, zipped=True),
    }  # fmt: skip
    data = made[form]() if form in made else whole_case(n)[form]
    return Input(form, form if form in CASE else f"in.{form}", data.encode() if isinstance(data, str) else data)


def truncate(data: bytes, rng: random.Random) -> bytes:
    """Cut it off somewhere."""
    return data[: rng.randrange(1, max(2, len(data)))]


def flip(data: bytes, rng: random.Random) -> bytes:
    """Change some bytes to any others."""
    out = bytearray(data)
    for _ in range(rng.randrange(1, 20)):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def other_charset(data: bytes, rng: random.Random) -> bytes:
    """Write it in a charset that it does not say it is in."""
    text = data.decode("utf-8", "replace")
    return text.encode(rng.choice(["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "cp1251", "utf-7"]), "replace")


DELIMITERS = [b'"', b",", b"\n", b"---", b"<", b">", b"{", b"}", b":", b"\r\n", b"\xe2\x80\x9c", b"|", b"]", b"/"]


def _marks(data: bytes) -> list[bytes]:
    return [d for d in DELIMITERS if d in data] or [data[:1]]


def drop_delimiter(data: bytes, rng: random.Random) -> bytes:
    """Leave out one delimiter."""
    mark = rng.choice(_marks(data))
    at = rng.choice([n for n in range(len(data)) if data.startswith(mark, n)])
    return data[:at] + data[at + len(mark) :]


def double_delimiter(data: bytes, rng: random.Random) -> bytes:
    """Write a delimiter many times."""
    mark = rng.choice(_marks(data))
    at = rng.choice([n for n in range(len(data)) if data.startswith(mark, n)])
    return data[:at] + mark * rng.choice([2, 3, 1000]) + data[at:]


def duplicate(data: bytes, rng: random.Random) -> bytes:
    """Write it twice, one behind the other, or one line of it twice."""
    if rng.random() < 0.5:
        return data + data
    lines = data.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def nest(data: bytes, rng: random.Random) -> bytes:
    """Put something nested deep into it."""
    opening = rng.choice([b"[", b"{", b"<div>", b"(", b'{"a":', b"- ", b"<!--", b"> "]) * rng.choice([20, 5000])
    at = rng.randrange(len(data))
    return data[:at] + opening + data[at:]


def swap_lines(data: bytes, rng: random.Random) -> bytes:
    """Put two lines in each other's place."""
    lines = data.splitlines(keepends=True)
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def insert_odd(data: bytes, rng: random.Random) -> bytes:
    """Put in what no text holds, or hardly one."""
    odd = rng.choice(
        [b"\0", b"\xff\xfe", b"\xed\xa0\xbd", b"\xef\xbb\xbf", b"\x1b[2J", "\u202e\u2028\x85".encode(), b"\r", b"\x0c"]
    )
    at = rng.randrange(len(data))
    return data[:at] + odd + data[at:]


def empty_value(data: bytes, rng: random.Random) -> bytes:
    """Empty it, or one of its lines, or fill it with white space."""
    kind = rng.randrange(3)
    if kind == 0:
        return b""
    if kind == 1:
        return b" \n\t\n"
    lines = data.splitlines(keepends=True)
    lines[rng.randrange(len(lines))] = b"\n"
    return b"".join(lines)


WAYS = [
    truncate, flip, other_charset, drop_delimiter, double_delimiter, duplicate, nest, swap_lines, insert_odd,
    empty_value,
]  # fmt: skip
EACH = 60


def forms() -> list[tuple[str, str, int]]:
    """Sixty valid inputs: what takes it (add, reports, case), its form, and which of that form it is."""
    kinds = [("add", f) for f in ADDED] + [("reports", f) for f in REPORTS] + [("case", f) for f in CASE]
    return [(*kinds[n % len(kinds)], n) for n in range(EACH)]


def broken(given: Input, way: int) -> Input:
    """The input broken in one of the ten ways; which bytes is drawn, by form, file and way."""
    rng = random.Random(f"{given.form} {way} {given.data[:80]!r}")
    return given._replace(data=WAYS[way](given.data, rng))
