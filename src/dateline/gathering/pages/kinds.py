"""What kind of page it is: an article, the beginning of one behind a paywall, or no report at all.

"Page not found"                                   an error that a server sent as if it were a page
"We and our 214 partners store ..."                a notice about cookies
fourteen linked headlines with a line each         a front page
"To continue reading, subscribe for $1 a week"     a stub: the article's beginning, kept without the offer
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.gathering.pages.tree import Element

ERROR = re.compile(
    r"(?:error\s*)?\b(?:404|403|410|500|502|503)\b(?:\s*(?:$|[-–—|:.!(]|error|page|file|not found|forbidden|gone).*)?"
    r"|(?:http\s+)?error\s*\d{3}\b.*|"
    r".{0,20}\b(?:page|article|story|content|file|url|document)\b(?: you\b.{0,60}"
    r"| that\b.{0,60}| was| is| has| has been|'s)?[\s,]*"
    r"(?:not found|not available|unavailable|no longer (?:available|exists?|here|online)"
    r"|does(?:n[’']t| not) exist|could(?:n[’']t| not) be found|"
    r"can(?:no|[’'])t be found|cannot be found|been (?:re)?moved|missing)\b.*"
    r"|(?:not found|page missing|oops|sorry|whoops)\W*(?:$|[-–—|:].*|.{0,30}(?:page|not found).*)|"
    r"(?:moved permanently|access denied|forbidden|just a moment|attention required|bad gateway|service unavailable|"
    r"are you (?:a robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|checking (?:your browser|if the site connection is secure)|security check|"
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)|site (?:under )?maintenance"
    r"|subscription required|robot check|pardon our interruption)\b.*",
    re.IGNORECASE,
)
CONSENT_TITLE = re.compile(
    r"(?:before you continue|we (?:value|respect|care about) your privacy|your privacy(?: choices| matters)?"
    r"|(?:cookie|privacy|consent)s?\b.{0,40}|manage (?:your )?(?:cookies|consent).*|"
    r"(?:we|this site|this website) uses? cookies.*)\W*",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\b\d+ (?:partners|vendors)\b|\bour partners\b"
    r"|\bprivacy (?:policy|settings|choices|preferences|notice)\b"
    r"|\bpersonal(?:i[sz]ed)? (?:data|ads|advertising|content)\b|"
    r"\blegitimate interests?\b|\baccept all\b|\breject all\b|\bopt[- ]out\b|\bgdpr\b|\bdata processing\b"
    r"|\bstore and(?:/or)? access\b|\bstore (?:or|and) access information\b|\byour device\b",
    re.IGNORECASE,
)
# An offer to buy or register that stands where the rest of an article would be.
REST_FOR_SALE = re.compile(
    r"\b(?:continue|finish|keep)\s+reading\b"
    r"|\bread(?:ing)? (?:the )?(?:rest|full|whole|entire|more of"
    r"|this)\b.{0,40}\b(?:story|article|report|subscri\w+|register|sign|log)\b|"
    r"\bto (?:read|access|view|see|unlock|enjoy|get)\b.{0,60}\b(?:subscri\w+"
    r"|register|sign (?:in|up)|log ?in|join|become a member|free trial)\b|"
    r"\b(?:subscri\w+|register|sign (?:in|up)|log ?in|join|become a member)\b.{0,50}\bto (?:read"
    r"|continue|access|view|unlock|keep|get (?:full|unlimited))\b|"
    r"\b(?:this|the) (?:article|story|content|report|page)\b.{0,30}\b(?:for|available (?:only )?to"
    r"|reserved for|exclusive to|limited to|behind)\b.{0,30}\b(?:subscribers?|members?|paywall|registered)\b|"
    r"\b(?:subscribers?|members?)[- ]only\b|\bexclusive(?:ly)? (?:for|to) (?:subscribers|members)\b"
    r"|\bunlock (?:this|the|full|unlimited)\b"
    r"|\byou(?:[’']ve| have) (?:reached|read|used|hit)\b.{0,50}\b(?:free|limit|articles?)\b|"
    r"\b(?:free|complimentary) articles?\b.{0,40}\b(?:month|left|remaining|limit)\b",
    re.IGNORECASE,
)
OFFER = re.compile(
    r"\balready (?:a |have )?(?:an? )?(?:subscri\w+|member|account|registered)\b"
    r"|\bsubscribe (?:now|today|for|from|here)\b|\bsubscription (?:options|plans?|offers?)\b"
    r"|\bstart (?:your )?(?:free )?trial\b|\bfree trial\b|"
    r"[$£€]\s?\d[\d.]*\s*(?:a|per|/|for)\s*(?:\d+\s*)?(?:weeks?|months?|years?|days?|wk|mo)"
    r"|\b(?:cancel any ?time|unlimited (?:digital )?access|sign in|log ?in)\b"
    r"|\bspecial offer\b|\bbecome a (?:subscriber|member)\b",
    re.IGNORECASE,
)
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
    """Take an offer to subscribe, and what stands below it, off the end of an article."""
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
    return bool(re.search(r"[”\"],?\s+\w+|\b(?:said|says|told|according to)\b", words))


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
