"""Sentences of the table of assertions as pages print them: each figure linked to a sentence that gives it."""

from __future__ import annotations

import re

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, together
from dateline.linking.assertions.phrasing import NUMBER, numbers
from dateline.linking.assertions.summary import PARTS
from dateline.tables import AssertionRow

# What may be before the first letter of a finished piece: tags, escaped characters and other marks.
BEFORE = re.compile(r"(?:<[^>]*>|&[^;]*;|[^\w<&])*")


def linked(book: Edition, row: AssertionRow) -> Html:
    """A row's sentence (its value), each of its figures linked to the first claim behind it that gives it, and to
    no claim twice."""
    ids = [e for e in row["evidence"].split() if e in book.claims]
    pieces: list[str] = []
    at, used = 0, set[str]()
    words = row["value"]
    for m in NUMBER.finditer(words):
        n = numbers(m[0])[0]
        behind = [e for e in ids if n in (book.claims[e]["low"], book.claims[e]["high"])]
        group = words[m.end() :].split()[0] if words[m.end() :].strip() else ""
        behind.sort(key=lambda e: (book.claims[e]["group"] != group, e in used, ids.index(e)))
        first = (behind or ids)[0] if ids else ""
        used.add(first)
        pieces += [words[at : m.start()], book.evidence(first, m[0]) if first else m[0]]
        at = m.end()
    return book.stating(together([*pieces, words[at:]]), row)


def summary(book: Edition, incident_id: str) -> dict[str, Html]:
    """The sentences of an attack's summary that passed their checks, by their part, in order and without a full
    stop."""
    found = {part: book.stated("summary", incident_id, part) for part in PARTS}
    return {part: sentence(book, row) for part, row in found.items() if row is not None}


def sentence(book: Edition, row: AssertionRow) -> Html:
    """A sentence of a summary; its counts link to nothing, for the page lists what they count."""
    if row["subject"].endswith((" · sources", " · by", " · claimed", " · killed causes", " by day")):
        return book.stating(row["value"], row)
    return linked(book, row)


def capital(words: Html) -> Html:
    """A sentence with its first letter large, whatever markup is before it."""
    m = BEFORE.match(words)
    at = m.end() if m else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]
