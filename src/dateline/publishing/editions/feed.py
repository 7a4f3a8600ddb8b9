"""The Atom feed (RFC 4287) of a published book: an entry for each edition, and one for each change of a toll, figure or
disagreement in it, with its cause."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dateline.chapters.common.html import plural, visible
from dateline.core.dates import in_words
from dateline.core.identifiers import in_address, page_file
from dateline.reading.past_editions import PastEdition
from dateline.tables import ChangeRow

ATOM = "http://www.w3.org/2005/Atom"
# What has an entry of its own, and what a reader calls it; of figures only those that another edition had.
CALLED = {"tolls": "Toll", "contradictions": "Disagreement", "claims": "Figure"}

COUNTED = {
    "reports": "report", "incidents": "attack", "tolls": "toll", "claims": "figure", "statements": "statement",
    "contradictions": "disagreement",
}  # fmt: skip


class Book(NamedTuple):
    """What the feed says of the book itself; `address` ends with a slash or is empty."""

    title: str
    made_by: str
    address: str


def feed(book: Book, editions: Iterable[tuple[PastEdition, list[ChangeRow]]]) -> str:
    """The feed of all editions, the newest first."""
    own = sorted(editions, key=lambda e: -e[0].number)
    root = Element("feed", xmlns=ATOM)
    _add(root, "title", book.title)
    _add(root, "subtitle", "What changed, edition by edition, and why")
    _add(root, "id", _name(own[0][0].book, "feed"))
    _add(root, "updated", _moment(own[0][0]))
    _add(_add(root, "author"), "name", book.made_by or book.title)
    if book.address:
        _add(root, "link", rel="self", type="application/atom+xml", href=f"{book.address}feed.xml")
        _add(root, "link", rel="alternate", type="text/html", href=book.address)
    _add(root, "generator", "Dateline", version=own[0][0].version)
    for edition, changes in own:
        _edition(root, book, edition, changes)
        for c in changes:
            if c["table"] in CALLED and not (c["table"] == "claims" and c["kind"] == "new"):
                _change(root, book, edition, c)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _edition(root: Element, book: Book, e: PastEdition, changes: list[ChangeRow]) -> None:
    told = [(sum(c["table"] == name for c in changes), one) for name, one in COUNTED.items()]
    what = f"Changed since the edition before: {', '.join(plural(n, one) for n, one in told if n)}."
    nothing = "The first edition." if e.number == 1 else "Nothing that the book states changed."
    entry = _entry(root, book, e, f"Edition {e.number}, {_day(e)}", _name(e.book, e.name), e.published)
    _add(entry, "summary", what if changes else nothing)


def _change(root: Element, book: Book, e: PastEdition, c: ChangeRow) -> None:
    before, after = c["before"] or "not there", c["after"] or "withdrawn"
    name = _name(e.book, f"{e.name} {c['table']} {c['item']}")
    entry = _entry(root, book, e, f"{CALLED[c['table']]}: {c['what']}", name, e.published + _page(c))
    if c["cause"]:
        _add(entry, "category", term=c["cause"])
    _add(entry, "summary", f"{before} → {after}. " + (f"{_capital(c['because'])}." if c["because"] else ""))


def _page(c: ChangeRow) -> str:
    """The page of the edition that shows a change."""
    if c["table"] == "tolls":
        page = page_file(Path("book/incidents"), c["item"].split(" ")[0], ".html")
        return f"book/incidents/{in_address(page.name)}"
    return "book/contradictions.html" if c["table"] == "contradictions" else "book/changes.html"


def _entry(root: Element, book: Book, e: PastEdition, title: str, name: str, page: str) -> Element:
    entry = _add(root, "entry")
    _add(entry, "title", title)
    _add(entry, "id", name)
    _add(entry, "updated", _moment(e))
    _add(entry, "link", rel="alternate", type="text/html", href=book.address + page)
    return entry


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    made = ElementTree.SubElement(parent, tag, attributes)
    made.text = str(visible(text)) if text else None
    return made


def _name(book: str, item: str) -> str:
    """A name for good: it follows from the book and what the entry is about, wherever the book lies."""
    return uuid.uuid5(uuid.UUID(book), item).urn


def _moment(e: PastEdition) -> str:
    return f"{e.on}T00:00:00Z"


def _day(e: PastEdition) -> str:
    return in_words(date.fromisoformat(e.on))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
