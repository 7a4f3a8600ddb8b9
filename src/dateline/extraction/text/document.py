"""One report as the rules see it: paragraphs, furniture, sentences, quotations and words, with offsets.

All offsets are code points into the report's text, start inclusive, end exclusive. The text is never changed:
whatever a rule finds, it can point at.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol, TypeVar

from dateline.core.spans import STORY, Span, TakenApart
from dateline.extraction.lexicon import en
from dateline.extraction.text.boilerplate import furniture
from dateline.extraction.text.datelines import dateline_end
from dateline.extraction.text.paragraphs import paragraph_spans
from dateline.extraction.text.quotation_marks import Quotation, quotations


class Word(NamedTuple):
    """One word, number or punctuation mark; `low` is its lower case with straight apostrophes."""

    start: int
    end: int
    low: str
    text: str


WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:[-–]?\w+)*|\w+(?:['’]\w+|[-‑]\w+|(?<=\b\w)\.\w(?=\.))*|--+|[^\w\s]")
# What a page that lost a space can have at the end of two words printed as one: "the mayorsaid", "farmers intwo
# attacks", "10 civilians and 2 soldiers-6 attackers".
SAID = ("said", "told", "added", "reported", "announced")
COUNTS = en.words("numbers", "numbers to nineteen")[2:13]
GLUED = {a + b: len(a) for a in ("in", "by", "at", "for", "with", "from") for b in COUNTS}
JOINED = re.compile(r"(?P<who>[a-z]{4,}s)-(?P<n>\d{1,3})")
SHORTEST_GLUED = 4
TAILS = (*SAID, *COUNTS, *"0123456789")


@lru_cache(maxsize=1 << 16)  # reports are made of the same words
def _cuts(low: str) -> tuple[str, tuple[int, ...]]:
    """The verb of saying at the end of a word, and where the word is to be cut if its first half is a word too; or
    nothing, and where it is to be cut in any case."""
    if not low.endswith(TAILS):
        return "", ()
    verb = next((v for v in SAID if low.endswith(v) and len(low) > len(v) + SHORTEST_GLUED), "")
    if verb:
        return verb, (len(low) - len(verb),)
    m = JOINED.fullmatch(low)
    return "", (m.end("who"), m.start("n")) if m else ((GLUED[low],) if low in GLUED else ())


def unglued(words: list[Word], lows: Iterable[str]) -> list[Word]:
    """The words with those taken apart that lost the space between them: a verb of saying at the end of a word that
    is alone elsewhere in the text, a preposition before a number, and a number behind a hyphen and a plural.
    `lows` are the words in lower case, each once or more often."""
    glued = {low: found for low in lows if (found := _cuts(low))[1]}
    if not glued:
        return words
    known = {w.text for w in words}
    out: list[Word] = []
    for w in words:
        verb, cuts = glued.get(w.low, ("", ()))
        if not cuts or (verb and w.text[: -len(verb)] not in known):
            out.append(w)
            continue
        ends = [0, *cuts, len(w.low)]
        out += [Word(w.start + a, w.start + b, w.low[a:b], w.text[a:b]) for a, b in itertools.pairwise(ends)]
    return out


# A stop, its closing marks, white space, and something a sentence can begin with; also where a page lost the white
# space between two sentences: "the records.It happened".
# It begins with a set of characters, which the regular expressions of Python look for fast.
STOP = re.compile(
    r"[.!?…:;\n](?:(?<=[.!?…])[.!?…]*[\"”’'»)\]]*(?:(?=\s+[\"“‘«(\[]*[A-Z0-9À-Þ])|\s*$)"
    r"|(?<=[a-z]{3}\.)(?=[A-Z][a-z]?[a-z ’'])|(?<=[:;])\n\s*\n|(?<=\n)\s*\n)"
)
ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:" + en.any_of("pages", "abbreviations with a full stop") + r"|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$",
    re.IGNORECASE,
)


# Abbreviations that may end a sentence, and what then begins the next: "at 9 a.m.
# The bomber", "wrote on X. A spokesman".
MAY_END = re.compile(r"(?:\b[ap]\.m|\b(?:[A-Z]\.)+[A-Z]|\b(?:Inc|Corp|Co|Ltd|etc|Jr|Sr)|\bon X)\.$")
OPENER = re.compile(r"\s+[“\"]?(?:" + en.any_of("pages", "words that open a sentence") + r")\s")


def _abbreviated(text: str, start: int, at: int) -> bool:
    """Whether the stop at an offset belongs to an abbreviation and ends no sentence."""
    before = text[max(start, at - 12) : at + 1]
    if not ABBREVIATION.search(before):
        return False
    return not (MAY_END.search(before) and OPENER.match(text, at + 1))


def sentence_spans(text: str, start: int, end: int, quoted: list[Quotation]) -> list[Span]:
    """Sentences of one paragraph. A quotation is not broken: a stop inside its marks ends no sentence."""
    spans, begin = [], start
    starts = [q.open for q in quoted]
    for m in STOP.finditer(text, start, end):
        stop = m.end()
        at = bisect_right(starts, m.start()) - 1
        if at >= 0 and m.start() < quoted[at].end and stop < quoted[at].close:
            continue
        if text[m.start()] == "." and _abbreviated(text, start, m.start()):
            continue
        if text[begin:stop].strip():
            spans.append(_trim(text, begin, stop))
        begin = stop
    if text[begin:end].strip():
        spans.append(_trim(text, begin, end))
    return spans


# No sentence of news is so long; what is, is bait or a table, and rules look at all pairs of words in a sentence.
LONGEST_SENTENCE = 1500


def _bounded(text: str, s: Span) -> list[Span]:
    """A sentence in pieces of at most so many characters, cut at white space where there is some."""
    out, start = [], s.start
    while s.end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        out.append(_trim(text, start, cut))
        start = cut
    last = _trim(text, start, s.end)
    return [p for p in [*out, last] if p.end > p.start]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


class _Starting(Protocol):
    @property
    def start(self) -> int: ...


Starting = TypeVar("Starting", bound=_Starting)


def starting_in(rows: Sequence[Starting], start: int, end: int) -> Sequence[Starting]:
    """Those of rows in order of the text that begin in a stretch; a long text has many, and a stretch few."""
    return rows[bisect_left(rows, start, key=_start) : bisect_left(rows, end, key=_start)]


def _start(row: _Starting) -> int:
    return row.start


class Document(TakenApart):
    """A report's text, taken apart once and then only read.

    `published` is its day of publication or None.
    """

    def __init__(self, text: str, published: date | None = None) -> None:
        self.text = text
        self.published = published
        # What rules work out of a stretch and ask for again, by a key of their own.
        self.kept: dict[Any, Any] = {}

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Every paragraph, furniture included."""
        return [Span(*ends) for ends in paragraph_spans(self.text)]

    @cached_property
    def furniture(self) -> dict[tuple[int, int], str]:
        """Paragraphs that are no part of the story, each with what it is: caption, link, credit, byline."""
        return furniture(self.text, self.paragraphs)

    @cached_property
    def body(self) -> list[Span]:
        """The paragraphs that tell the story; a caption does, a link or an editor's credit does not."""
        return [p for p in self.paragraphs if self.furniture.get(p, "story") in STORY]

    @cached_property
    def _body_starts(self) -> list[int]:
        return [b.start for b in self.body]

    def in_body(self, offset: int) -> bool:
        """Whether an offset is in a paragraph that tells the story."""
        return self.body_index(offset) is not None

    def body_index(self, offset: int) -> int | None:
        """Which paragraph of the story an offset is in; None where it is in none."""
        at = bisect_right(self._body_starts, offset) - 1
        return at if at >= 0 and offset < self.body[at].end else None

    def body_behind(self, offset: int) -> list[Span]:
        """The paragraphs of the story that begin behind an offset, two at most."""
        at = bisect_right(self._body_starts, offset)
        return self.body[at : at + 2]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Stretches between quotation marks, in order, one level deep."""
        return [q for p in self.body for q in quotations(self.text, p.start, p.end)]

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences of the body, in order."""
        out = []
        for p in self.body:
            out += sentence_spans(self.text, p.start, p.end, self.quotations_in(p.start, p.end))
        lead = dateline_end(self.text)
        return [cut for s in out for cut in _bounded(self.text, Span(lead, s.end) if s.start < lead < s.end else s)]

    @cached_property
    def words(self) -> list[Word]:
        """Words of the whole text."""
        # A tenth of all reading is spent here: rows are made without going through the class.
        make, text, low = tuple.__new__, self.text, self._low
        if low is None:
            return [Word(*m.span(), m[0].lower().replace("’", "'"), m[0]) for m in WORD.finditer(text)]
        spans = [m.span() for m in WORD.finditer(text)]
        found = [make(Word, (start, end, low[start:end], text[start:end])) for start, end in spans]
        return unglued(found, {w.low for w in found})

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the whole text in lower case, each once: a rule that needs one of some words asks here first."""
        return frozenset([w.low for w in self.words])

    @cached_property
    def _low(self) -> str | None:
        """The text in lower case with straight apostrophes; None where that would move or change a word."""
        low = self.text.lower().replace("’", "'")
        return low if len(low) == len(self.text) and "Σ" not in self.text else None

    @cached_property
    def _word_starts(self) -> list[int]:
        return [w.start for w in self.words]

    def words_in(self, start: int, end: int) -> list[Word]:
        """The words that begin in a stretch."""
        first = bisect_right(self._word_starts, start - 1)
        return self.words[first : bisect_right(self._word_starts, end - 1)]

    def quotations_in(self, start: int, end: int) -> list[Quotation]:
        """The quotations that open in a stretch."""
        opens = self._opens
        return self.quotations[bisect_left(opens, start) : bisect_left(opens, end)]

    def quotations_over(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share a character with a stretch."""
        at = bisect_right(self._opens, start) - 1
        found = self.quotations[max(at, 0) : bisect_left(self._opens, end)]
        return [q for q in found if q.start < end and start < q.end]

    @cached_property
    def _opens(self) -> list[int]:
        return [q.open for q in self.quotations]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation around an offset, or None."""
        at = bisect_right(self._opens, offset) - 1
        return self.quotations[at] if at >= 0 and offset < self.quotations[at].end else None
