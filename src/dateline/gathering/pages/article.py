"""A saved page: the article's text, title, outlet, day and address, without navigation, comments and related links.

The bytes are decoded (`decoding`), parsed and made ready (`tree`), the article is taken out (trafilatura),
the day it was published is read (`dates`), and what is no report is refused (`kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from dateline.core.set_aside import failure
from dateline.extraction.lexicon import en
from dateline.gathering.decoding import Undecodable, decoded
from dateline.gathering.items import Found, Refused
from dateline.gathering.pages import kinds
from dateline.gathering.pages import tree as page_tree
from dateline.gathering.pages.address import host_of, original, without_tracking
from dateline.gathering.pages.dates import published_day
from dateline.gathering.pages.tree import Element

# A page longer than this is no article; taking it apart would take minutes. Pictures saved inside it do not count.
MOST_BYTES = 5_000_000
# A file longer than this is not read at all.
MOST_FILE_BYTES = 100_000_000
ARCHIVE_NAME = en.pattern("page_patterns", "the name of an archive")
FEWEST_WORDS = 15
FEWEST_WORDS_OF_STUB = 8
FEWEST_WORDS_AMONG_TEASERS = 40


def from_html(
    data: bytes,
    source: str,
    address: str = "",
    fetched: str = "",
    declared: str = "",
    orders: Mapping[str, str] | None = None,
) -> Found | Refused:
    """The article of an HTML page.

    `address` is where the page was found, for what it does not say itself;
    `declared` the Content-Type it was sent with; `orders` how outlets write days (case.yml's date_order).
    """
    try:
        return _read_page(data, source, address, fetched, declared, orders)
    except Exception as error:  # a page that a rule fails on is put aside like any other that cannot be read
        return Refused(source, f"Dateline failed on the page ({failure(error)}); please report it", data, ".html")


def _read_page(
    data: bytes, source: str, address: str, fetched: str, declared: str, orders: Mapping[str, str] | None
) -> Found | Refused:
    data = page_tree.without_embedded(data)
    if len(data) > MOST_BYTES:
        why = f"the page is {len(data) / 1e6:.0f} MB long; {MOST_BYTES / 1e6:.0f} MB are read. Save the article alone"
        return Refused(source, why, data[:1000], ".html")
    try:
        text = decoded(data, declared)
        tree = page_tree.parsed(text)
    except (Undecodable, page_tree.TooDeep) as error:
        return Refused(source, f"the page cannot be read: {error}", data, ".html")
    except (ValueError, SyntaxError):  # an empty document
        return Refused(source, "the page is empty", data, ".html")
    page_tree.made_ready(tree)
    address = original(address or page_tree.saved_from(text))
    article = _article(tree, address)
    if kinds.is_front_page(tree, article.paragraphs):
        kinds.drop_teasers(tree)  # if an article is among them, it is left
        article = _article(tree, address)
        if sum(len(p.split()) for p in article.paragraphs) < FEWEST_WORDS_AMONG_TEASERS:
            return Refused(source, kinds.FRONT_PAGE, data, ".html")
    why = kinds.not_a_report(tree, article.title, article.paragraphs)
    kept = kinds.without_offer(article.paragraphs)
    words = sum(len(p.split()) for p in kept.paragraphs)
    if not why and words < (FEWEST_WORDS_OF_STUB if kept.partial else FEWEST_WORDS):
        why = "no article is found in the page"
    if why:
        return Refused(source, why, data, ".html")
    order = (orders or {}).get(article.outlet, "")
    published = published_day(tree, article.title, article.url, order, fetched)
    return Found(
        "\n\n".join(kept.paragraphs), article.outlet, article.title, article.url, published.value, "", source, fetched,
        extent="partial" if kept.partial else "", undated="" if published.value else published.why,
    )  # fmt: skip


class _Article(NamedTuple):
    """What is found of an article: its paragraphs, and what the page says of it."""

    paragraphs: list[str]
    outlet: str
    title: str
    url: str


def _article(tree: Element, address: str) -> _Article:
    page = _extracted(tree, address)
    named = page.url if page is not None and re.match(r"https?://", page.url or "") else address
    url = without_tracking(original(named or ""))
    if page is None:
        return _Article([], host_of(url), "", url)
    title = " ".join((page.title or "").split())
    paragraphs = [" ".join(line.split()) for line in (page.text or "").split("\n") if line.strip()]
    if paragraphs and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    outlet = "" if ARCHIVE_NAME.match(page.sitename or "") else (page.sitename or "").strip()
    return _Article(paragraphs, outlet or host_of(url), title, url)


def _extracted(tree: Element, address: str) -> Any:
    """What trafilatura finds; None where it finds nothing."""
    import trafilatura

    page = trafilatura.bare_extraction(
        deepcopy(tree), url=address or None, include_comments=False, include_tables=False, include_links=False,
        favor_precision=True, with_metadata=True,
    )  # fmt: skip
    return None if isinstance(page, dict) else page
