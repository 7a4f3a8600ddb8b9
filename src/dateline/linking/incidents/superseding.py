"""Which figures others have put out of date, and why: each reason has a name and a sentence.

Corrections ("revised down to 84", "13, not 15") withdraw what is higher or what they name, for its source and for
whoever repeated it. Growth ("rose to 95") supersedes what is lower. A count of the first hours is outgrown where two
sources of later days give far more, or three give more, and no later one gives so few. A later figure that is merely
lower withdraws nothing, but for one of the same body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from dateline.extraction.lexicon import en
from dateline.extraction.numbers.quantities import SMALL
from dateline.tables import ClaimRow, ReportRow

REASONS = {
    "revised": "a report no older says that the figure was revised down",
    "withdrawn": "a report no older says that it was not so",
    "lowered": "the body whose figure it was counts fewer later",
    "grown": "a report no older says that the figure rose",
    "overtaken": "the same source gives another figure later",
    "outgrown": "two or more sources of later days give far more, and none gives so few",
    "outnumbered": "three or more sources of later days give more, and none gives so few",
}
REVISED = en.pattern("linking_patterns", "a figure revised down")
GREW = en.pattern("linking_patterns", "a figure that rose")
# "Brings the total of dead to 13, with four wounded": what is behind it is the new count.
BROUGHT = en.pattern("linking_patterns", "brings the total to")
STOP = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“(]?[A-Z\d])|\n\s*\n")
REACH = 300
# Tolls are made many times over (under each rule, without each source), and ask the same of the same sentences.
_remembered = lru_cache(maxsize=8_192)


class Past(NamedTuple):
    """A figure that others have put out of date: its value, its report, and the name of the reason."""

    value: int
    report_id: str
    reason: str


def sentence_of(claim: ClaimRow, report: ReportRow) -> str:
    """The words of the sentence in which a claim occurs."""
    text = (report["title"] if claim.get("part") == "title" else report["text"]) or ""
    return _sentence(text, claim["start"], claim["end"])


@_remembered
def _sentence(text: str, first: int, last: int) -> str:
    before = [m.end() for m in STOP.finditer(text, max(0, first - REACH), first)]
    behind = STOP.search(text, last, last + REACH)
    return text[before[-1] if before else max(0, first - REACH) : behind.start() if behind else last + REACH]


NOT_N = en.pattern("linking_patterns", "and not so many")


def numbers_withdrawn(claim: ClaimRow, report: ReportRow) -> list[int]:
    """The numbers that a claim's sentence says are wrong: "fourteen were killed, not 16 as officials had said"."""
    return [n for n in _said_to_be_wrong(sentence_of(claim, report)) if n != claim["low"]]


@_remembered
def _said_to_be_wrong(sentence: str) -> tuple[int, ...]:
    told = (m["number"].lower().replace(",", "") for m in NOT_N.finditer(sentence))
    found = [int(n) if n.isdigit() else SMALL.get(n) for n in told]
    return tuple(n for n in found if n is not None and n > 1)


SEVERAL = en.pattern("linking_patterns", "attacks in several places")


# "nine died in strikes on the capital and the eastern region of Salby".
SEVERAL_PLACES = en.pattern("linking_patterns", "strikes on two places")
# "32 died in attacks and police raids in the past 48 hours".
WITH_RAIDS = en.pattern("linking_patterns", "attacks and what police did")
# "left eight dead in Norland, four in the capital".
PART_AT_A_PLACE = en.pattern("linking_patterns", "so many of them at one place")


def of_several(claim: ClaimRow, report: ReportRow) -> bool:
    """Whether a figure is a tally over attacks apart from each other: "four killed in separate shootings in the city",
    "nine in strikes on the capital and the region of Salby"."""
    if _names_several(sentence_of(claim, report)):
        return True
    if claim["mode"] != "total" or claim.get("part") == "title":
        return False
    return PART_AT_A_PLACE.match((report["text"] or "")[claim["end"] : claim["end"] + 90]) is not None


@_remembered
def _names_several(sentence: str) -> bool:
    flat = " ".join(sentence.split())
    return bool(SEVERAL.search(sentence) or SEVERAL_PLACES.search(flat) or WITH_RAIDS.search(flat))


A_SERIES_RECALLED = en.pattern("linking_patterns", "a series recalled")


def recalls_a_series(claim: ClaimRow, report: ReportRow) -> bool:
    """Whether a figure sums up attacks that a report on another recalls: "a series of bombings a day earlier"."""
    return _recalls(sentence_of(claim, report))


@_remembered
def _recalls(sentence: str) -> bool:
    return A_SERIES_RECALLED.search(" ".join(sentence.split())) is not None


def how_it_moved(claim: ClaimRow, report: ReportRow) -> str:
    """ "revised" for a figure that a correction gives, "grown" for one that a rise ends in, else empty."""
    return _moved(sentence_of(claim, report), claim["words"])


@_remembered
def _moved(sentence: str, words: str) -> str:
    if REVISED.search(sentence):
        return "revised"
    if GREW.search(words):
        return "grown"
    m = BROUGHT.search(sentence)
    return "grown" if m and sentence.find(words, m.start()) >= 0 else ""


class Appeared(Protocol):
    """A figure (tolls.Figure): its number, when it appeared, and how its report says that it moved."""

    @property
    def value(self) -> int:
        """The number."""

    @property
    def when(self) -> tuple[date, str]:
        """The day and hour from which it counts."""

    @property
    def until(self) -> date | None:
        """The last day on which it can have appeared, where that is known."""

    @property
    def source(self) -> str:
        """Whose figure it is."""

    @property
    def moved(self) -> str:
        """How it moved, if it did: revised or grown."""

    @property
    def body(self) -> frozenset[str]:
        """The words that name the body or the person whose figure it is, if one is named."""

    @property
    def counted(self) -> bool:
        """Whether it is a number for everybody, and no lower bound or unconfirmed."""

    @property
    def entire(self) -> bool:
        """Whether it is for everybody, or for all groups that its report mentions."""


F = TypeVar("F", bound=Appeared)


def out_of_date(found: Iterable[F], withdrawn: Mapping[int, date]) -> dict[F, str]:
    """The figures that others have put out of date, and the name of the reason.
    `withdrawn` are the numbers that somebody says were wrong, with the last day on which that is said."""
    figures = list(found)
    moved = [g for g in figures if g.moved in ("revised", "grown")]
    out: dict[F, str] = {}
    for f in figures:
        if f.value in withdrawn and f.when[0] <= withdrawn[f.value] and f.moved != "revised":
            out[f] = "withdrawn"
        for g in moved:
            if f.when[0] > g.when[0]:
                continue
            if g.moved == "revised" and f.value > g.value:
                out.setdefault(f, "revised")
            elif g.moved == "grown" and f.value < g.value and f.moved != "revised":
                out.setdefault(f, "grown")
    for f in _lowered(figures):
        out.setdefault(f, "lowered")
    for f, reason in _outgrown(figures):
        out.setdefault(f, reason)
    return out


# A body that gives less than this share of its own number later speaks of some of them only.
MOST_OF_IT = 0.5


def _lowered(figures: list[F]) -> Iterable[F]:
    """The figures whose own body counts fewer on a later day: it has corrected itself, with few words."""
    counted = [g for g in figures if g.body and g.counted]
    for f in figures:
        later = (g.value for g in counted if g.body == f.body and g.when[0] > f.when[0])
        if f.moved != "grown" and any(f.value * MOST_OF_IT <= n < f.value for n in later):
            yield f


OUTGROWN = 1.25
# So many sources need not give far more: who alone counts fewer on an earlier day has not counted all.
OUTNUMBERED = 3


def _outgrown(figures: list[F]) -> Iterable[tuple[F, str]]:
    """The figures that every one of later days tops, and the reason: by more than a quarter, two sources beside their
    own among them, or by less, three of them. Who is nearer may count otherwise than one or two, and be right; who
    mentions a mother and her child counts nobody else."""
    told: dict[date, list[F]] = defaultdict(list)
    whole = [g for g in figures if g.entire] or figures
    for g in whole:
        if g.when[0] != date.min:
            told[g.when[0]].append(g)
    days, least, sources = sorted(told), list[int](), list[set[str]]()
    for day in reversed(days):
        least.append(min([g.value for g in told[day]] + least[-1:]))
        sources.append({g.source for g in told[day]} | (sources[-1] if sources else set()))
    for f in figures:
        later = len(days) - bisect_right(days, f.until) if f.until is not None else 0
        if not later or f.moved == "revised":
            continue
        others = len(sources[later - 1] - {f.source})
        if least[later - 1] > f.value * OUTGROWN and others > 1:
            yield f, "outgrown"
        elif least[later - 1] > f.value and others >= OUTNUMBERED:
            yield f, "outnumbered"
