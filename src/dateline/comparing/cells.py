"""What the reports say of each cell: the sentences that give it, the rules by which it would come out, and who says
otherwise.

Only exact figures give a cell: "at least 12" and "12" give 12, "dozens" gives nothing. Those killed and wounded
together give each of the two where the row itself makes up the same sum, or where the report tells the dead apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeVar

import pandas as pd

from dateline import tables
from dateline.comparing.fields import DAYS, FIGURES, PARTIES, PEOPLE, PLACES, Figure
from dateline.comparing.foreign import Cell, ForeignRow
from dateline.comparing.matching import Attacks, Match, folded
from dateline.comparing.people import looked_for
from dateline.comparing.wholes import BOTH, Count, People, Wholes, number
from dateline.extraction.lexicon import en
from dateline.tables import ClaimRow, PlaceMentionRow, PlaceRow, SentenceRow, TimeRow, TollRow, VictimRow, WhatIfRow
from dateline.tables.vocabulary import Verdict

R = TypeVar("R")
# The rule that takes the least figure: what it gives has to be what a report gives for the whole.
LEAST = "conservative"
# Who is counted beside those of another figure.
OTHERS = en.pattern("linking_patterns", "others, or more")


class Said(NamedTuple):
    """What a report says of a cell: the reading, where it is, and what it gives."""

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
        victims = tables.rows(linked["victims"], VictimRow)
        self._victims = _by(victims, lambda v: v["report_id"])
        self._wholes = Wholes(People.of(victims), self._claims, self._text_of)

    def _text_of(self, c: ClaimRow) -> str:
        r = self.attacks.reports[c["report_id"]]
        return r["title"] if c["part"] == "title" else r["text"]

    def judge(self, cell: Cell, row: ForeignRow, match: Match) -> Judged:
        """What the reports of a row's attacks say of one of its cells."""
        if not cell.text:
            return Judged(Verdict.EMPTY)
        compared = cell.field in (*row.counts, *row.days, *PLACES, *PARTIES, *PEOPLE)
        if not compared or not match.reports:
            return Judged(Verdict.NO_ATTACK if compared else Verdict.NOT_COMPARED)
        if cell.field in FIGURES:
            return self._figure(cell, row, match)
        if cell.field in DAYS:
            return self._day(cell, row, match)
        if cell.field in PEOPLE:
            return self._people(cell, match)
        return self._place(cell, match) if cell.field in PLACES else self._party(cell, match)

    def sentence(self, said: Said) -> SentenceRow | None:
        """The sentence that a reading is in."""
        own = (s for s in self._sentences[said.report_id] if s["part"] == said.part)
        return next((s for s in own if s["start"] <= said.start < s["end"]), None)

    def _own_claims(self, match: Match) -> list[ClaimRow]:
        """The figures of a row's attacks; where it has none, all of its reports'."""
        claims = [c for r in sorted(match.reports) for c in self._claims[r] if c["mode"] != "denied"]
        return [c for c in claims if c["incident_id"] is None or not match.incidents or
                c["incident_id"] in match.incidents]  # fmt: skip

    def _of_its_days(self, match: Match, row: ForeignRow) -> list[ClaimRow]:
        """The figures of a row's attacks. Where some are of the row's very days, those that their own words put on
        another day are of another attack."""
        own, first = self._own_claims(match), row.days.get("date")
        if first is None:
            return own
        last = max(first, row.days.get("date_end", first))
        there = {c["claim_id"] for c in own if (day := _one_day(c)) and first <= day <= last}
        elsewhere = {c["claim_id"] for c in own if _one_day(c) and c["when_start"] is not None} - there
        return [c for c in own if c["claim_id"] not in elsewhere] if there else own

    def _figure(self, cell: Cell, row: ForeignRow, match: Match) -> Judged:
        figure, (low, high) = FIGURES[cell.field], row.counts[cell.field]
        own = [c for c in self._of_its_days(match, row) if _of_group(c, figure)]
        whole = self._wholes.of([c for c in own if c["effect"] == figure.effect])
        given = [c for c in own if c["effect"] in (figure.effect, BOTH) and number(c) in (low, high)]
        valid = [count for count in whole if count.number in (low, high)]
        if not valid and figure.group == "all" and (figure.effect == "wounded" or not whole):
            valid = self._together(own, figure.effect, low, row)
        rules, behind = self._rules(match, figure, low)
        dead = {c["report_id"] for c in own if c["effect"] == "killed"} if figure.effect == "wounded" else set()
        kept = [c for c in own if c["claim_id"] in behind and not (c["effect"] == BOTH and c["report_id"] in dead)]
        if not valid and not self._rests(rules, kept, low):
            rules, behind = [], set()
        against = [count for count in whole if count.number not in (low, high)]
        none = Verdict.NONE_COUNTED if high == 0 and not against else Verdict.NOT_SAID
        verdict = Verdict.SAID if valid else Verdict.FOLLOWS if rules else Verdict.PARTLY if given else none
        shown = [c for count in valid for c in count.claims] or [c for c in own if c["claim_id"] in behind]
        near = [c for c in given if c not in shown]
        otherwise = [_said(c)._replace(value=str(count.number)) for count in against for c in count.claims]
        return Judged(verdict, [*map(_said, shown)], [*map(_said, near)], rules, otherwise)

    def _rests(self, rules: list[str], behind: list[ClaimRow], n: int) -> bool:
        """Whether a number that rules give is based on figures that count everybody: one person mentioned among
        several, or a part of a list, makes no toll; the least figure has to be what a report gives for the whole; and
        those shot are not the wounded where their report mentions dead, whose figures are left out of `behind`."""
        if set(rules) == {LEAST} or not behind:
            return False
        exact = [c for c in behind if number(c) == n]
        if not exact:
            sums = Counter[str]()
            for c in behind:
                sums[c["report_id"]] += number(c) or 0
            return n in sums.values() or any(c["mode"] == "added" for c in behind)
        return not all(self._wholes.is_part(c) for c in exact)

    def _together(self, own: list[ClaimRow], effect: str, n: int, row: ForeignRow) -> list[Count]:
        """The figures for killed and wounded together from which a number of one of the two follows in the same report:
        "five were shot, two of them died". "Two died and three others were shot" leaves the dead out of the second. A
        report that counts that harm by itself, and otherwise, gives it no second time."""
        dead = row.counts.get("killed", (None, None))[0] if effect == "wounded" else None
        other = "killed" if effect == "wounded" else "wounded"
        both = self._wholes.of([c for c in own if c["effect"] == BOTH])
        beside = {(count.claims[0]["report_id"], count.number) for count in both if self._beside_the_dead(count, own)}
        counted, of_other = self._largest(own, effect), self._largest(own, other, parts=True)
        harmed = {c["report_id"] for c in own if c["effect"] == other and c["mode"] == "total"}
        out = []
        for count in both:
            report = count.claims[0]["report_id"]
            apart = (report, count.number) in beside
            told = of_other.get(report, None if report in harmed or effect == "killed" else 0)
            taken = 0 if apart and effect == "wounded" else told
            as_the_row_sums = dead is not None and not apart and count.number == n + dead
            follows = taken is not None and count.number - taken == n
            one_of_more = n == 1 and self._wholes.people.several(count.claims[0], effect)
            if n and (as_the_row_sums or follows) and counted.get(report, n) == n and not one_of_more:
                out.append(count)
        return out

    def _largest(self, own: list[ClaimRow], effect: str, *, parts: bool = False) -> dict[str, int]:
        """What each report gives of a harm for the whole, else, where `parts` count, its largest part."""
        out: dict[str, int] = {}
        for c in own:
            if parts and c["effect"] == effect and c["mode"] == "subtotal" and (n := number(c)):
                out[c["report_id"]] = max(n, out.get(c["report_id"], 0))
        return out | {count.claims[0]["report_id"]: count.number
                      for count in self._wholes.of([c for c in own if c["effect"] == effect])}  # fmt: skip

    def _beside_the_dead(self, count: Count, own: list[ClaimRow]) -> bool:
        """Whether a figure leaves out the dead: "three others were shot"; "four others, including one who died"
        does not."""
        c = count.claims[0]
        if not OTHERS.search(c["words"]):
            return False
        at = self.sentence(_said(c))
        dead = (
            o for o in own if o["report_id"] == c["report_id"] and (o["effect"], o["mode"]) == ("killed", "subtotal")
        )
        return at is None or not any(self.sentence(_said(o)) == at for o in dead)

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

    def _people(self, cell: Cell, match: Match) -> Judged:
        """The ages or names of those killed or hurt; not of other attacks that the same reports mention."""
        own = [v for r in sorted(match.reports) for v in self._victims[r]]
        own = [v for v in own if v["incident_id"] in (None, *match.incidents) or not match.incidents]
        harm = PEOPLE[cell.field]
        found = looked_for(cell.text, cell.field, [v for v in own if not harm or v["effect"] in (harm, BOTH)])
        given, against = ([_of_person(v, said) for v, said in rows] for rows in (found.given, found.otherwise))
        near = given if found.verdict == Verdict.PARTLY else []
        return Judged(found.verdict, [] if near else given, near, (), against)

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


def _of_group(c: ClaimRow, figure: Figure) -> bool:
    """Whether a figure may be of the people that a column counts."""
    return c["group"] == figure.group if figure.group != "all" else c["group"] != "attackers"


def _said(c: ClaimRow) -> Said:
    return Said(c["claim_id"], c["report_id"], c["part"], c["start"], str(number(c)))


def _dated(c: ClaimRow) -> Said:
    """The day of a figure, where its words are, else where the figure is."""
    start = c["start"] if c["when_start"] is None or c["part"] == "title" else c["when_start"]
    return Said(c["claim_id"], c["report_id"], c["part"], start, str(c["earliest"]))


def _one_day(c: ClaimRow) -> date | None:
    return c["earliest"] if c["earliest"] == c["latest"] else None


def _of_time(t: TimeRow) -> Said:
    return Said("", t["report_id"], "title" if t["section"] == "title" else "text", t["start"], str(t["earliest"]))


def _of_person(v: VictimRow, said: str) -> Said:
    return Said("", v["report_id"], v["part"], v["start"], said)


def _of_place(m: PlaceMentionRow) -> Said:
    return Said("", m["report_id"], "text", m["start"], m["words"])
