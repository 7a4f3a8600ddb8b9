"""What kind of page it is: an article, the beginning of one behind a paywall, or no report at all.

"Page not found"                                   an error that a server sent as if it were a page
"We and our 214 partners store ..."                a notice about cookies
fourteen linked headlines with a line each         a front page
"To continue reading, subscribe for $1 a week"     a stub: the article's beginning, kept without the offer
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.gathering.pages.tree import Element

QUOTED = en.pattern("page_patterns", "somebody is quoted")
ERROR = en.pattern("page_patterns", "an error page")
CONSENT_TITLE = en.pattern("page_patterns", "title of a request for consent")
CONSENT = en.pattern("page_patterns", "words of a request for consent")
# An offer to buy or register that is where the rest of an article would be.
REST_FOR_SALE = en.pattern("page_patterns", "the rest of an article for sale")
OFFER = en.pattern("page_patterns", "an offer to subscribe")
FRONT_PAGE = "it is a front page: a list of headlines that lead to other pages. Save the articles themselves"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FEWEST_TEASERS = 5
TEASER_WORDS = 80
OF_TEASERS = 0.6


class Kept(NamedTuple):
    """The paragraphs of an article without offers to subscribe, and whether the rest of it was for sale."""

    paragraphs: list[str]
    partial: bool


def without_offer(paragraphs: list[str]) -> Kept:
    """Take an offer to subscribe, and what is below it, off the end of an article."""
    for n, words in enumerate(paragraphs):
        if len(words.split()) > 60 or not REST_FOR_SALE.search(words) or _reported(words):
            continue
        rest = paragraphs[n + 1 :]
        if all(_is_offer(p) or len(p.split()) <= 12 for p in rest):
            start = n
            while start and _is_offer(paragraphs[start - 1]) and not _reported(paragraphs[start - 1]):
                start -= 1
            return Kept(paragraphs[:start], partial=True)
    return Kept(paragraphs, partial=False)


def _is_offer(words: str) -> bool:
    return len(words.split()) <= 60 and bool(REST_FOR_SALE.search(words) or OFFER.search(words))


def _reported(words: str) -> bool:
    """True if somebody says it: an article may be about subscriptions."""
    return bool(QUOTED.search(words))


def not_a_report(tree: Element, title: str, paragraphs: list[str]) -> str:
    """Why a page holds no report, or empty. `paragraphs` are those of the article that was found in it, if one was."""
    headings = [title, *(_line(e) for e in tree.iter("title", "h1"))]
    words = sum(len(p.split()) for p in paragraphs)
    if words < 150 and any(ERROR.fullmatch(h) for h in headings if h):
        return "it says that the page was not found, or not given out"
    consent = sum(len(p.split()) for p in paragraphs if len(CONSENT.findall(p)) >= 2)
    titled = any(CONSENT_TITLE.fullmatch(h) for h in headings if h)
    if paragraphs and (
        consent >= 0.5 * words or (titled and any(CONSENT.search(p) for p in paragraphs) and words < 400)
    ):
        return "it is a notice about cookies, not an article. Save the page again after answering it"
    return ""


def _line(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def is_front_page(tree: Element, paragraphs: list[str]) -> bool:
    """True if most of what was found are headlines that link elsewhere and the lines below them."""
    cards = _cards(tree)
    if len(cards) < FEWEST_TEASERS:
        return False
    texts: set[str] = set()
    for card in cards.values():
        texts |= _texts(card)
    words = sum(len(p.split()) for p in paragraphs)
    return sum(len(p.split()) for p in paragraphs if _plain(p) in texts) >= OF_TEASERS * words


def drop_teasers(tree: Element) -> None:
    """Take the teasers out of a page."""
    for card in _cards(tree).values():
        if card.getparent() is not None:
            card.drop_tree()


def _cards(tree: Element) -> dict[str, Element]:
    """The block of each teaser, by the address it leads to."""
    cards: dict[str, Element] = {}
    for link in tree.iter("a"):
        href = (link.get("href") or "").partition("#")[0]
        if href and href not in cards and len(_line(link).split()) >= 3 and (card := _card(link)) is not None:
            cards[href] = card
    return cards


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _card(link: Element) -> Element | None:
    """The block of a teaser: a linked headline with its lines; None for a link inside running text."""
    headed = any(a.tag in HEADINGS for a in link.iterancestors()) or any(True for _ in link.iter(*HEADINGS))
    block = link
    while (parent := block.getparent()) is not None and parent.tag not in ("body", "main", "html"):
        if _more_than(parent, TEASER_WORDS) or any(
            h is not link and h not in link.iterdescendants() and h not in link.iterancestors()
            for h in parent.iter("h1")
        ):
            break
        block = parent
    return block if headed or _line(block).startswith(_line(link)) else None


def _texts(block: Element) -> set[str]:
    elements = block.iter("a", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "span", "article", "td")
    return {_plain(_line(e)) for e in elements} | {_plain(t) for t in block.itertext()} - {""}


def _more_than(element: Element, most: int) -> bool:
    n = 0
    for text in element.itertext():
        n += len(text.split())
        if n > most:
            return True
    return False
