"""Statements that are signed: words in the first person with a name below them or behind a dash.

"We will not rest until they are safe. — Peter Holm, chairman", a post with its writer's name and handle,
and an open letter that ends in a name and an office.

Not supported: a signature without an office, a dash or a handle.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.spans.content import Found, trimmed
from dateline.extraction.attribution.speakers.resolution import ROLE_HEADS
from dateline.extraction.attribution.speakers.source_spans import TITLES
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue

_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?: (?:de |van |von |bin |al-|el-)?[A-ZÀ-Þ][\w.’'-]*){0,4}"
# "— Nils Moden (@nilsmoden) February 14, 2019"
POSTED = re.compile(rf"(?:[―—–]|--?)\s*(?P<who>{_NAME})\s*\(@\w+\)[^\n]{{0,40}}$")
# "— Peter Holm, chairman"
DASHED = re.compile(rf"(?:^|(?<=[.!?…]))\s*(?:[―—–]|--)\s*(?P<who>{_NAME}(?:, [^\n.!?]{{3,80}})?)\.?$")
# What is on a line of its own above a signature.
CLOSING = r"(?:(?:Signed|Sincerely|Yours(?: \w+)?|Respectfully|(?:Kind |Best )?[Rr]egards|In \w+),?[ \t]*\n\s*)?"
# A name, and below it or behind a comma an office; the office may be the next paragraph.
BELOW = re.compile(rf"{CLOSING}(?P<who>{_NAME}(?:,|,?[ \t]*\n)\s*(?P<office>[^\n.!?“”]{{3,80}}))$")
NAME_ONLY = re.compile(rf"(?P<who>{_NAME})")
FIRST_PERSON = re.compile(r"\b(?:I|We|we|[Mm]y|[Oo]ur|us|me)\b")
# Some line that may sign: a text without one need not be looked at. It begins with a set of characters, which is
# looked for fast.
SIGNED = re.compile(
    rf"[―—–A-ZÀ-Þ-](?:(?:(?<=[―—–])|(?<=-)-)\s*{_NAME}[^\n]{{0,80}}|(?<=[A-ZÀ-Þ])(?<=^.){_NAME[len('[A-ZÀ-Þ]') :]},?)$",
    re.MULTILINE,
)
# No signature is longer; it is sought in so many characters at the end of a paragraph.
LONGEST = 400
# No line of an office is longer.
OFFICE = 80


class Signature(NamedTuple):
    """Who signs, where the signature begins, and whether it is that of a post."""

    who: Span
    begins: int
    posted: bool


def _an_office(words: str) -> bool:
    """Whether words name an office: "Prime Minister"."""
    held = (TITLES | ROLE_HEADS) & set(re.findall(r"[a-z-]+", words.lower()))
    return len(words) <= OFFICE and bool(held) and words[-1:] not in ".!?:" and words[:1].isupper()


def _signature(doc: Document, n: int) -> Signature | None:
    """The signature that a paragraph of the story ends in; None where it ends in none."""
    p = doc.body[n]
    piece = doc.text[p.start : p.end]
    for pattern in (POSTED, DASHED):
        if m := pattern.search(piece, max(0, len(piece) - LONGEST)):
            return Signature(
                Span(p.start + m.start("who"), p.start + m.end("who")), p.start + m.start(), pattern is POSTED
            )
    if (m := BELOW.fullmatch(piece)) and _an_office(m["office"]):
        # "Jan Berg\nPrime Minister" is read as one; an office with a place or a body behind it is left out
        past = m.start("office") if re.search(r"\b(?:of|for|at|in)\b|,", m["office"]) else m.end("who")
        who = piece[m.start("who") : past].rstrip(", \n\t")
        return Signature(Span(p.start + m.start("who"), p.start + m.start("who") + len(who)), p.start, posted=False)
    below = doc.body[n + 1] if n + 1 < len(doc.body) else None
    if below and " " in piece and NAME_ONLY.fullmatch(piece) and _an_office(doc.text[below.start : below.end]):
        return Signature(p, p.start, posted=False)
    return None


def signed(doc: Document) -> list[Found]:
    """What is signed, one row a paragraph; nothing where no first person speaks, but in a post."""
    out: list[Found] = []
    if not SIGNED.search(doc.text):
        return out
    for n, p in enumerate(doc.body):
        if not (found := _signature(doc, n)):
            continue
        who, begins, posted = found
        above = [Span(p.start, begins)] if doc.text[p.start : begins].strip() else _above(doc, n, posted=posted)
        if not posted and not any(FIRST_PERSON.search(doc.text, a.start, a.end) for a in above):
            continue
        cue = Cue(0, 0, "—", ("say",), "")
        for a in above:
            content = trimmed(doc, a.start, a.end)
            if content.end > content.start and not doc.quotations_over(*content):
                rule = "signature of a post" if posted else "signature"
                out.append(Found((content,), who, cue, Span(a.start, a.end), rule))
    return out


def _above(doc: Document, n: int, *, posted: bool) -> list[Span]:
    """The paragraphs above a signature that are its writer's: from the first in the first person
    on, none with marks in it."""
    first = n
    while first and not doc.quotations_over(*doc.body[first - 1]) and not (posted and n - first):
        first -= 1
    while first < n and not posted and not FIRST_PERSON.search(doc.text, *doc.body[first]):
        first += 1
    return doc.body[first:n]
