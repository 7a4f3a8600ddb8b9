"""What kind of thing some bytes are: by themselves, and by the content type they were sent with."""

from __future__ import annotations

import codecs
import re

PAGE_TYPES = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml")
# Types that say nothing of what is in them: the bytes decide.
OPEN_TYPES = ("", "text/plain", "application/octet-stream", "text/xml", "application/xml", "application/rdf+xml")
PROLOG = r"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE(?:[^>\[]|\[[^\]]*\])*>\s*)*"
FEED = re.compile(PROLOG + r"<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL | re.IGNORECASE)
PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|title)\b",
                  re.DOTALL | re.IGNORECASE)  # fmt: skip


def main_type(content_type: str) -> str:
    """A content type without its parameters, in small letters."""
    return content_type.partition(";")[0].strip().lower()


def looks_like_feed(data: bytes) -> bool:
    """Whether the bytes begin as a feed does, in UTF-8 or UTF-16."""
    return bool(FEED.match(_beginning(data)))


def is_page(content_type: str, data: bytes) -> bool:
    """Whether bytes sent with a type are an HTML page: the type says so, or says nothing and the bytes do."""
    kind = main_type(content_type)
    return kind in PAGE_TYPES or (kind in OPEN_TYPES and bool(PAGE.match(_beginning(data))))


def _beginning(data: bytes) -> str:
    """The first characters, as far as plain letters go."""
    head = data[:64_000]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    for name in ("utf-16-le", "utf-16-be"):
        if head.startswith("<".encode(name)):
            return head.decode(name, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
