"""Feeds (RSS, Atom): the addresses they name, and the text they carry where the address is dead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree

from dateline.gathering.content_kinds import looks_like_feed
from dateline.gathering.items import Found, Refused
from dateline.gathering.pages.article import from_html

__all__ = ["Entry", "entries", "looks_like_feed", "report_in"]
MOST_ENTRIES = 500


class Entry(NamedTuple):
    """One entry of a feed: its date as printed, the whole text it carries as HTML, and what the feed is called."""

    title: str
    url: str
    printed: str
    content: str = ""
    feed: str = ""


def entries(data: bytes, source: str, address: str = "") -> Iterator[Entry | Refused]:
    """The entries of a feed that name an address, or carry a text. Relative addresses are those of `address`, where the
    feed was found, or of the site that the feed names. A feed that declares entities, which can swell, is refused."""
    import feedparser

    clean = _clean(data)
    if clean is None:
        yield Refused(source, "the feed declares entities; one that does is not read", data[:1000], ".xml")
        return
    feed = feedparser.parse(clean, response_headers={"content-location": address} if address else {})
    if not feed.entries:
        yield Refused(source, "no entry is found in the feed", data, ".xml")
    base, name = address or feed.feed.get("link", ""), unescape(feed.feed.get("title", ""))
    for e in feed.entries[:MOST_ENTRIES]:
        title, url = unescape(e.get("title", "")), _joined(base, e.get("link", ""))
        printed = e.get("published") or e.get("updated") or e.get("created") or ""
        content = max((str(c.get("value") or "") for c in e.get("content", [])), key=len, default="")
        if re.match(r"https?://", url) or content:
            yield Entry(title, url if re.match(r"https?://", url) else "", printed, content, name)
        else:
            yield Refused(source, f"an entry ({title or 'without a title'}) names no web address")
    if (more := len(feed.entries) - MOST_ENTRIES) > 0:
        yield Refused(source, f"{more} entries beyond the first {MOST_ENTRIES} were not read")


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:  # http://[::1
        return link.strip()


def _clean(data: bytes) -> bytes | None:
    """The feed as UTF-8 without its document type, which names nothing that is needed; as it is where it is not well
    formed; None where it declares entities. Nothing is loaded and no entity is resolved."""
    options: dict[str, bool] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        root, sound = etree.fromstring(data, etree.XMLParser(**options)), True
    except (etree.XMLSyntaxError, ValueError):
        root, sound = etree.fromstring(data, etree.XMLParser(recover=True, **options)), False
    if root is None:
        return data
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        return None
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) if sound else data


def report_in(entry: Entry, source: str) -> Found | Refused:
    """The text that an entry carries, as a report of the outlet that the feed is called after."""
    page = f"<title>{escape(entry.title)}</title></head><body><article><h1>{escape(entry.title)}</h1>{entry.content}"
    html = f'<!DOCTYPE html><html><head><meta charset="utf-8">{page}</article></body></html>'
    found = from_html(html.encode("utf-8", "replace"), source, entry.url)
    if isinstance(found, Refused):
        return found
    return found._replace(title=entry.title, outlet=entry.feed or found.outlet, published="", url=entry.url)
