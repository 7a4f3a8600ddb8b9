"""A saved page: the article's text, title, outlet, day and canonical address, without navigation, comments and related
links (trafilatura and htmldate)."""

from __future__ import annotations

import re

from dateline.gathering.found import Found, Refused

# A page longer than this is no article; taking it apart would take minutes.
MOST_BYTES = 5_000_000
FEWEST_WORDS = 15
# Deeper nesting than any page needs makes parsers recurse.
DEEPEST = 500


def from_html(data: bytes, source: str, address: str = "", fetched: str = "") -> Found | Refused:
    """The article of an HTML page. `address` is where the page was found, for what it does not say itself."""
    if len(data) > MOST_BYTES:
        return Refused(
            source,
            f"the page is {len(data) / 1e6:.0f} MB long; {MOST_BYTES / 1e6:.0f} MB are read",
            data[:1000],
            ".html",
        )
    if _depth(data) > DEEPEST:
        return Refused(source, f"the page is nested more than {DEEPEST} deep", data[:1000], ".html")
    import trafilatura

    page = trafilatura.bare_extraction(
        data, url=address or None, include_comments=False, include_tables=False, include_links=False, favor_precision=True,
        with_metadata=True,
    )  # fmt: skip
    if page is None or isinstance(page, dict) or len((page.text or "").split()) < FEWEST_WORDS:
        return Refused(source, "no article is found in the page", data, ".html")
    text = _paragraphs(page.text or "")
    url = page.url if re.match(r"https?://", page.url or "") else address
    return Found(
        text,
        page.sitename or page.hostname or "",
        page.title or "",
        url or "",
        _day(data, address),
        "",
        source,
        fetched,
    )


def _depth(data: bytes) -> int:
    """How deep tags are nested, roughly: every closing tag goes up by one, void elements are not told apart by name."""
    depth = deepest = 0
    for m in re.finditer(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)", data):
        if m[2].lower() in (
            b"br",
            b"img",
            b"meta",
            b"link",
            b"input",
            b"hr",
            b"p",
            b"li",
            b"source",
            b"area",
            b"col",
            b"wbr",
        ):
            continue
        depth = max(0, depth - 1) if m[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _day(data: bytes, address: str) -> str:
    """The day of publication as the page says it, or empty; a guess from a year alone is none."""
    from htmldate import find_date

    return (
        find_date(data.decode("utf-8", "replace"), url=address or None, original_date=True, extensive_search=False)
        or ""
    )
