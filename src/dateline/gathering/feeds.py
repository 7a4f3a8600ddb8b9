"""Feeds (RSS, Atom): the addresses they name, and the text they carry where they carry it whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from dateline.gathering.items import Refused

MOST_ENTRIES = 500
FEED = re.compile(rb"<(?:\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<?(?:rss|feed|rdf:RDF)\b", re.DOTALL)


class Entry(NamedTuple):
    """One entry of a feed."""

    title: str
    url: str
    published: str


def looks_like_feed(data: bytes) -> bool:
    """Whether the bytes begin as a feed does."""
    return bool(FEED.search(data[:2000]))


def entries(data: bytes, source: str) -> Iterator[Entry | Refused]:
    """The entries of a feed that name an address. Document type declarations, which can swell, are refused."""
    if b"<!DOCTYPE" in data[:5000] or b"<!ENTITY" in data:
        yield Refused(source, "the feed declares entities", data[:1000], ".xml")
        return
    import feedparser

    feed = feedparser.parse(data)
    if not feed.entries:
        yield Refused(source, "no entry is found in the feed", data, ".xml")
    for e in feed.entries[:MOST_ENTRIES]:
        day = e.get("published_parsed") or e.get("updated_parsed")
        published = f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if day else ""
        if re.match(r"https?://", e.get("link", "")):
            yield Entry(unescape(e.get("title", "")), e["link"], published)
        else:
            yield Refused(source, f"an entry ({e.get('title', 'without a title')}) names no web address")
    if len(feed.entries) > MOST_ENTRIES:
        yield Refused(
            source, f"{len(feed.entries) - MOST_ENTRIES} entries beyond the first {MOST_ENTRIES} were not read"
        )
