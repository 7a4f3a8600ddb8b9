"""What the reports say of each cell: the sentences that give it, the rules by which it would come out, and who says
otherwise.

Only exact figures give a cell: "at least 12" and "12" give 12, "dozens" gives nothing. Those killed and wounded
together give each of the two where the row itself makes up the same sum, or where the report tells the dead apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeVar

import pandas as pd

from dateline import tables
from dateline.comparing.fields import DAYS, FIGURES, PARTIES, PLACES, Figure
from dateline.comparing.foreign import Cell, ForeignRow
from dateline.comparing.matching import Attacks, Match, folded
from dateline.extraction.numbers.quantities import VAGUE
from dateline.tables import ClaimRow, PlaceMentionRow, PlaceRow, SentenceRow, TimeRow, TollRow, WhatIfRow
from dateline.tables.vocabulary import Verdict

BOTH = "killed or wounded"
R = TypeVar("R")
# Who is counted beside those of another figure.
OTHERS = re.compile(r"\b(?:others?|another|more)\b", re.IGNORECASE)


class Said(NamedTuple):
    """What a report says of a cell: the reading, where it stands, and what it gives."""

    reading: str
    report_id: str
    part: str
    start: int
    value: str


class Judged(NamedTuple):
    """What was found out about a cell."""

    verdict: Verdict
    given: Sequence[Said] = ()
    near: Sequence[Said] = ()
    rules: Sequence[str] = ()
    otherwise: Sequence[Said] = ()


class Reports:
    """The readings of some tables, looked up by report and by attack."""

    def __init__(self, linked: Mapping[str, pd.DataFrame], places: Iterable[PlaceRow]) -> None:
        self.attacks = Attacks(linked, places)
        self._claims = _by(tables.rows(linked["claims"], ClaimRow), lambda c: c["report_id"])
        self._mentions = _by(tables.rows(linked["places"], PlaceMentionRow), lambda m: m["report_id"])
        self._times = _by(tables.rows(linked["times"], TimeRow), lambda t: t["report_id"])
        self._tolls = _by(tables.rows(linked["tolls"], TollRow), lambda t: t["incident_id"] or "")
        self._what_ifs = _by(tables.rows(linked["what_ifs"], WhatIfRow), lambda w: w["incident_id"] or "")
        self._sentences = _by(tables.rows(linked["sentences"], SentenceRow), lambda s: s["report_id"])

    def judge(self, cell: Cell, row: ForeignRow, match: Match) -> Judged:
        """What the reports of a row's attacks say of one of its cells."""
        if not cell.text:
            return Judged(Verdict.EMPTY)
        compared = cell.field in (*row.counts, *row.days, *PLACES, *PARTIES)
        if not compared or not match.reports:
            return Judged(Verdict.NO_ATTACK if compared else Verdict.NOT_COMPARED)
        if cell.field in FIGURES:
            return self._figure(cell, row, match)
        if cell.field in DAYS:
            return self._day(cell, row, match)
        return self._place(cell, match) if cell.field in PLACES else self._party(cell, match)

    def sentence(self, said: Said) -> SentenceRow | None:
        """The sentence that a reading stands in."""
        own = (s for s in self._sentences[said.report_id] if s["part"] == said.part)
        return next((s for s in own if s["start"] <= said.start < s["end"]), None)

    def _own_claims(self, match: Match) -> list[ClaimRow]:
        """The figures of a row's attacks; where it has none, all of its reports'."""
        claims = [c for r in sorted(match.reports) for c in self._claims[r] if c["mode"] != "denied"]
        return [c for c in claims if c["incident_id"] is None or not match.incidents or
                c["incident_id"] in match.incidents]  # fmt: skip

    def _figure(self, cell: Cell, row: ForeignRow, match: Match) -> Judged:
        figure, (low, high) = FIGURES[cell.field], row.counts[cell.field]
        own = [c for c in self._own_claims(match) if _of_group(c, figure)]
        exact = [c for c in own if c["effect"] == figure.effect and _number(c) is not None]
        whole = _wholes(exact)
        given = [c for c in own if c["effect"] in (figure.effect, BOTH) and _number(c) in (low, high)]
        valid = [c for c in given if c in whole]
        if not valid and figure.group == "all" and (figure.effect == "wounded" or not whole):
            valid = _together(own, figure.effect, low, row)
        rules, behind = self._rules(match, figure, low)
        against = [c for c in whole if _number(c) not in (low, high)]
        none = Verdict.NONE_COUNTED if high == 0 and not against else Verdict.NOT_SAID
        verdict = Verdict.SAID if valid else Verdict.FOLLOWS if rules else Verdict.PARTLY if given else none
        shown = valid or [c for c in own if c["claim_id"] in behind]
        near = [c for c in given if c not in shown]
        return Judged(verdict, [*map(_said, shown)], [*map(_said, near)], rules, [*map(_said, against)])

    def _rules(self, match: Match, figure: Figure, n: int) -> tuple[list[str], set[str]]:
        """The rules by which the toll of the row's attacks would be this number, and the figures behind it."""

        def gives(t: TollRow | WhatIfRow) -> bool:
            wanted = t["low"] if figure.bound == "low" else t["high"] if figure.bound == "high" else t["best"]
            return (t["effect"], t["group"], t["account"], wanted) == (figure.effect, figure.group, "", n)

        found: dict[str, None] = {}
        behind: set[str] = set()
        for i in match.incidents:
            what_ifs = (w for w in self._what_ifs[i] if w["kind"] == "rule" and gives(w))
            for t in chain((t for t in self._tolls[i] if gives(t)), what_ifs):
                found[t["rule"]] = None
                behind |= set(t["claim_ids"].split())
        return list(found), behind

    def _day(self, cell: Cell, row: ForeignRow, match: Match) -> Judged:
        day = row.days[cell.field]
        own = self._own_claims(match)
        given = [_dated(c) for c in own if (c["earliest"], c["latest"]) == (day, day)]
        days = {(i["earliest"], i["latest"]) for n in match.incidents if (i := self.attacks.incidents[n])}
        if not given:
            given = [_of_time(t) for r in sorted(match.reports) for t in self._times[r]
                     if (t["earliest"], t["latest"]) == (day, day)]  # fmt: skip
        otherwise = [_dated(c) for c in own if _one_day(c) not in (None, day)]
        rules = ["day"] if (day, day) in days else []
        verdict = Verdict.SAID if given else Verdict.FOLLOWS if rules else Verdict.NOT_SAID
        return Judged(verdict, given, (), rules, otherwise)

    def _place(self, cell: Cell, match: Match) -> Judged:
        wanted = folded(cell.text)
        mentions = [m for r in sorted(match.reports) for m in self._mentions[r]]
        given = [_of_place(m) for m in mentions
                 if wanted in (folded(m["words"]), *map(folded, self.attacks.names(m["place_id"])))]  # fmt: skip
        lies_in = any(wanted in self.attacks.around(self.attacks.incidents[i]["place_id"]) for i in match.incidents)
        verdict = Verdict.SAID if given else Verdict.FOLLOWS if lies_in else Verdict.NOT_SAID
        return Judged(verdict, given, (), ["place"] if lies_in else [])

    def _party(self, cell: Cell, match: Match) -> Judged:
        wanted = folded(cell.text)
        own = [self.attacks.incidents[i] for i in match.incidents]
        named = [n for i in own for n in (i["perpetrator"], i["target"]) if n]
        follows = any(folded(n) in wanted or wanted in folded(n) for n in named)
        return Judged(Verdict.FOLLOWS if follows else Verdict.NOT_SAID, rules=["parties"] if follows else [])


def _by(rows: list[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    out: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        out[key(row)].append(row)
    return out


def _number(c: ClaimRow) -> int | None:
    """The number that a figure names; None for "dozens" and for ranges."""
    if c["hedge"] in VAGUE:
        return None
    return c["low"] if c["low"] is not None else c["high"]


def _wholes(claims: list[ClaimRow]) -> list[ClaimRow]:
    """Of each report's figures those that count everybody: its largest total. A smaller one is a part of it."""
    largest: dict[str, int] = {}
    totals = [c for c in claims if c["mode"] == "total"]
    for c in totals:
        largest[c["report_id"]] = max(_number(c) or 0, largest.get(c["report_id"], 0))
    return [c for c in totals if _number(c) == largest[c["report_id"]]]


def _together(own: list[ClaimRow], effect: str, n: int, row: ForeignRow) -> list[ClaimRow]:
    """The figures for killed and wounded together from which a number of one of the two follows in the same report:
    "five were shot, two of them died". "Two died and three others were shot" leaves the dead out of the second."""
    exact = [c for c in own if _number(c) is not None]
    dead = row.counts.get("killed", (None, None))[0] if effect == "wounded" else None
    other = "killed" if effect == "wounded" else "wounded"
    counted, of_other = ({c["report_id"]: _number(c) or 0 for c in _wholes([c for c in exact if c["effect"] == e])}
                         for e in (effect, other))  # fmt: skip
    out = []
    for c in _wholes([c for c in exact if c["effect"] == BOTH]):
        apart = OTHERS.search(c["words"])
        taken = 0 if apart and effect == "wounded" else of_other.get(c["report_id"], 0 if effect == "wounded" else None)
        left = (_number(c) or 0) - (taken or 0)
        as_the_row_sums = dead is not None and not apart and _number(c) == n + dead
        if n and (as_the_row_sums or (taken is not None and left == n > counted.get(c["report_id"], 0))):
            out.append(c)
    return out


def _of_group(c: ClaimRow, figure: Figure) -> bool:
    """Whether a figure may be of the people that a column counts."""
    return c["group"] == figure.group if figure.group != "all" else c["group"] != "attackers"


def _said(c: ClaimRow) -> Said:
    return Said(c["claim_id"], c["report_id"], c["part"], c["start"], str(_number(c)))


def _dated(c: ClaimRow) -> Said:
    """The day of a figure, where its words stand, else where the figure does."""
    start = c["start"] if c["when_start"] is None or c["part"] == "title" else c["when_start"]
    return Said(c["claim_id"], c["report_id"], c["part"], start, str(c["earliest"]))


def _one_day(c: ClaimRow) -> date | None:
    return c["earliest"] if c["earliest"] == c["latest"] else None


def _of_time(t: TimeRow) -> Said:
    return Said("", t["report_id"], "title" if t["section"] == "title" else "text", t["start"], str(t["earliest"]))


def _of_place(m: PlaceMentionRow) -> Said:
    return Said("", m["report_id"], "text", m["start"], m["words"])
