"""What each report says of each point about an attack, as rows of the table coverage.

The points follow from the tables: the number of dead and wounded, the day, an accident, the means, how many attacks or
places, who controlled the area, whether somebody claimed it, and what was said that several print.
A cell is judged by the report's own words: "so" only where it says exactly that; "denies" only where a source
in it denies that point; "not yet known" only for a report that certainly appeared before the first that says it;
"nothing" only where no sentence touches the point.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property, partial
from itertools import chain
from typing import NamedTuple

from dateline.core.dates import in_words
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.lexicon.case_names import CIVILIANS, OF_NO_FORCE, UNSAID, with_capitals
from dateline.extraction.lexicon.prefilter import holds_any
from dateline.linking.incidents.covered.claiming import by_them, claimed_in, of_other_attacks
from dateline.linking.incidents.covered.counting import (
    MIGHT,
    SO_FAR,
    UNCONFIRMED,
    bound_in_title,
    is_of_one_place,
    of_one_source_only,
)
from dateline.linking.incidents.covered.days import (
    AN_ATTACK,
    SAME_DAY,
    day_of_an_attack,
    is_its_day,
    tells_of_an_attack,
    words_for,
)
from dateline.linking.incidents.covered.groups import ATTACKERS, SOLDIERS, harm_to, of_attackers
from dateline.linking.incidents.covered.scenes import of_one_scene
from dateline.linking.incidents.orders import bears_its_day
from dateline.linking.incidents.parties import text_of
from dateline.linking.incidents.responsibility import one_party
from dateline.linking.rows import (
    APPROXIMATE,
    HARMED,
    TOPPED,
    LinkedRows,
    by_report,
    days_of,
    exact,
    number_of,
    one_day,
    starting_in,
)
from dateline.linking.texts import Texts, quotation_at
from dateline.tables import (
    ClaimRow,
    CoverageRow,
    IncidentRow,
    ParticularRow,
    PlaceMentionRow,
    ReportRow,
    StatementRow,
    TimeRow,
    TollRow,
    VariantRow,
)
from dateline.tables.vocabulary import Says

# Points that fewer reports print tell more about those reports than about the attack's coverage.
FEWEST_PRINTINGS = 3
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


# What is told within so many letters of a figure is told of its attack.
NEAR_A_FIGURE = 500


class Cell(NamedTuple):
    """What a report says of a point, and the identifiers of what shows it."""

    says: Says
    evidence: tuple[str, ...]


class Point(NamedTuple):
    """A point: its words, what some reports say of it, and the words by which the others would touch it."""

    words: str
    cells: dict[str, Cell]
    touches: re.Pattern[str]
    # Whether a sentence that has those words touches it, where the words alone do not say.
    tells: Callable[[str], bool] = bool


def coverage(linked: LinkedRows) -> list[CoverageRow]:
    """The rows of the table coverage: for every attack that two reports tell of,
    every point and each of these reports."""
    own: dict[str, _Attack] = {}
    shared = _Shared(linked)
    for i in linked.incidents:
        own[i["incident_id"]] = _Attack(i, shared)
    for c in linked.claims:
        if c["incident_id"] in own and c["status"] != "rejected":
            own[c["incident_id"]].claims.append(c)
    for p in linked.particulars:
        if p["incident_id"] in own and p["status"] != "rejected":
            own[p["incident_id"]].particulars.append(p)
    for t in linked.tolls:
        own[t["incident_id"]].tolls.append(t)
    return [row for attack in own.values() for row in attack.rows()]


class _Shared:
    """What all attacks look up: reports, their sentences, statements and variants."""

    def __init__(self, linked: LinkedRows) -> None:
        self.reports = {r["report_id"]: r for r in linked.reports}
        self.statements = by_report(s for s in linked.statements if s["status"] != "rejected")
        self.said = {s["statement_id"]: s for own in self.statements.values() for s in own}
        self.times = by_report(linked.times)
        self.variants: dict[str, list[VariantRow]] = defaultdict(list)
        for v in linked.variants:
            self.variants[v["utterance_id"]].append(v)
        self.told = Told(linked.incidents, linked.claims, linked.places)
        self.texts = Texts.of(linked)
        self._found: dict[tuple[str, re.Pattern[str]], list[tuple[re.Match[str], Stretch]]] = {}
        self._claimed: dict[str, list[tuple[Cell, Stretch]]] = {}
        self._claiming: dict[str, list[tuple[str, int, int]]] = {}

    def first_day(self, reports: Iterable[str]) -> date | None:
        """The first day on which one of some reports can have appeared; None where it is not known of all of them."""
        days = [self.reports[r]["published_earliest"] for r in reports]
        known = [d for d in days if d]
        return min(known) if known and len(known) == len(days) else None

    def found(self, report: str, words: re.Pattern[str]) -> list[tuple[re.Match[str], Stretch]]:
        """Where some words stand in a report's text, with the sentence; a text is searched once for them."""
        if (report, words) not in self._found:
            text = self.reports[report]["text"]
            found = words.finditer(text) if words not in NEEDS or holds_any(text, NEEDS[words]) else ()
            self._found[report, words] = [
                (m, self.told.stretch(report, *self.sentence(report, m.start()))) for m in found
            ]
        return self._found[report, words]

    def claimed(self, report: str) -> list[tuple[Cell, Stretch]]:
        """What statements of a report say that claim responsibility or deny it, with their sentences; each is read
        once."""
        if report not in self._claimed:
            cells = [(self._of_responsibility(s), s["start"]) for s in self.statements[report]]
            self._claimed[report] = [
                (c, self.told.stretch(report, *self.sentence(report, start))) for c, start in cells if c
            ]
        return self._claimed[report]

    def claiming(self, report: str) -> list[tuple[str, int, int]]:
        """Whoever a report names as claiming an attack, with the sentence; each is read once."""
        if report not in self._claiming:
            self._claiming[report] = claimed_in(self.reports[report]["text"] or "")
        return self._claiming[report]

    def _of_responsibility(self, s: StatementRow) -> Cell | None:
        if s["act"] not in ("claim responsibility", "deny"):
            return None
        start, end = self.sentence(s["report_id"], s["start"])
        words = self.reports[s["report_id"]]["text"][start:end]
        if s["act"] == "claim responsibility":
            none = NO_CLAIM.search(words) or of_other_attacks(words, None)
            return None if none else Cell(Says.SO, (s["statement_id"],))
        return Cell(Says.DENIES, (s["statement_id"],)) if OF_THE_ATTACK.search(words) else None

    def sentence(self, report: str, at: int) -> tuple[int, int]:
        """Where the sentence begins and ends that holds a place in a report's text."""
        return self.texts[report].sentence_at(at)


class _Attack:
    """One attack with all that is known of it."""

    def __init__(self, incident: IncidentRow, shared: _Shared) -> None:
        self.incident, self.shared = incident, shared
        self.claims: list[ClaimRow] = []
        self.particulars: list[ParticularRow] = []
        self.tolls: list[TollRow] = []

    @cached_property
    def _dated(self) -> set[tuple[str, int | None]]:
        return {(c["report_id"], c["when_start"]) for c in self.claims}

    @cached_property
    def _harmed(self) -> set[tuple[str, int | None]]:
        hurt = (c for c in self.claims if c["effect"] in HARMED)
        return {(c["report_id"], c["when_start"]) for c in hurt if c["mode"] == "total"}

    @cached_property
    def claims_of(self) -> dict[str, list[ClaimRow]]:
        """The figures of each report; they are all known by now."""
        return by_report(self.claims)

    @cached_property
    def _particulars_of(self) -> dict[str, list[ParticularRow]]:
        return by_report(self.particulars)

    @cached_property
    def _in_order(self) -> dict[str, list[ClaimRow]]:
        return by_report(sorted(self.claims, key=lambda c: c["start"]))

    def dated_at(self, report: str, at: int) -> bool:
        """Whether a figure of a report has its day from the expression at a place; figures are all known by now."""
        return (report, at) in self._dated

    def harmed_at(self, report: str, at: int) -> bool:
        """Whether a figure of the dead or hurt, and no part of one, has its day from the expression at a place."""
        return (report, at) in self._harmed

    def is_part(self, claim: ClaimRow, group: str, best: int) -> bool:
        """Whether a figure is a part by its nature: one day of a series, where it is less than the whole, a count at
        one of several scenes, or one that takes in other people."""
        day = one_day(claim) if (claim["low"] or 0) < best or group != "all" else None
        of_a_day = self.incident["kind"] == "series" and day is not None and days_of(self.incident) != (day, day)
        report = self.shared.reports[claim["report_id"]]
        of_a_scene = (claim["low"] or 0) < best and of_one_scene(claim, report, self.claims_of[claim["report_id"]])
        return of_a_day or of_a_scene or (group != "all" and takes_in_others(claim, report))

    def is_near(self, report: str, m: re.Match[str], found: Stretch, sentence: tuple[int, int]) -> bool:
        """Whether words of a report stand by a figure of this attack; or, in a report of no other, in a sentence that
        speaks of the scene or the attackers as known, and counts nobody."""
        start, end = sentence
        own = self.claims_of.get(report, ())
        if any(start <= c["start"] < end or abs(c["start"] - m.start()) < NEAR_A_FIGURE for c in own):
            return True
        known = THIS_ATTACK.search(self.shared.reports[report]["text"], start, end) and not found.attacks
        scenes = self.shared.told.scenes
        about = may_be_about(self.incident["incident_id"], found, scenes, anywhere=False)
        return bool(known) and about and self._alone_in(report)

    def _around(self, c: ClaimRow) -> tuple[str, str]:
        """The sentence of a figure before it and behind it; of a title the title."""
        report = self.shared.reports[c["report_id"]]
        if c.get("part", "text") == "title":
            return report["title"][: c["start"]], report["title"][c["end"] :]
        start, end = self.shared.sentence(c["report_id"], c["start"])
        return report["text"][start : c["start"]], report["text"][c["end"] : end]

    def is_of_one_source(self, claim: ClaimRow, others: list[ClaimRow]) -> bool:
        """Whether a figure is that of one source against the report's own, or is not confirmed."""
        before, behind = self._around(claim)
        return of_one_source_only(claim, f"{before} {behind}", others)

    def is_of_something_else(self, claim: ClaimRow) -> bool:
        """Whether a sentence says of hurt people that they were so in a brawl, or of a country that it is hurt."""
        before, behind = self._around(claim)
        return claim["low"] is None and NO_WOUND.search(f"{before}{claim['words']}{behind}") is not None

    def is_of_attackers(self, claim: ClaimRow) -> bool:
        """Whether a figure of people is one of the attackers just named: "the bodies of three of them"."""
        return claim["group"] == "people" and of_attackers(claim["words"], self._around(claim)[0])

    def _named(self, cell: Cell) -> list[ClaimRow]:
        own = self._by_id
        return [own[e] for e in cell.evidence if e in own]

    @cached_property
    def _by_id(self) -> dict[str, ClaimRow]:
        return {c["claim_id"]: c for c in self.claims}

    def report_of(self, cell: Cell) -> str:
        """The report of the figures that a cell names."""
        return next((c["report_id"] for c in self._named(cell)), "") or cell.evidence[0]

    def low_of(self, cell: Cell) -> int:
        """What the figures that a cell names come to at least."""
        return sum(c["low"] or 0 for c in self._named(cell))

    def is_so_far(self, cell: Cell) -> bool:
        """Whether a cell's figure is called a count so far: preliminary, or about to rise."""
        return any(SO_FAR.search("".join((before, c["words"], behind)))
                   for c in self._named(cell) for before, behind in (self._around(c),))  # fmt: skip

    def no_more_than_it_says(self, cell: Cell, best: int) -> Cell:
        """A cell whose figure is what one witness saw or one hospital holds, or what nobody confirms, as a part."""
        found = self._named(cell)
        if cell.says == Says.OTHERWISE and abs(self.low_of(cell) - best) == 1 and any(map(self._with_the_one, found)):
            return cell._replace(says=Says.PART_OF)  # "20 people as well as the attacker" are 21
        if cell.says == Says.OTHERWISE and all(is_of_one_place(*self._around(c)) for c in found):
            return cell._replace(says=Says.PART_OF) if self.low_of(cell) < best else cell
        if cell.says == Says.SO and found and all(map(self._of_bodies, found)):
            return cell._replace(says=Says.PART_OF)  # "43 bodies were buried" leaves others unfound
        alone = cell.says == Says.SO and not any(c["attributed_to"] for c in found)
        return cell._replace(says=Says.PART_OF) if alone and any(map(self._unconfirmed, found)) else cell

    def _of_bodies(self, c: ClaimRow) -> bool:
        """Whether a figure counts bodies that were found or buried, and not all of the dead."""
        before, behind = self._around(c)
        return BODIES.search(c["words"]) is not None and FOUND.search(f"{before} {behind}") is not None

    def _with_the_one(self, c: ClaimRow) -> bool:
        """Whether a sentence counts the one attacker beside its figure, or in it."""
        before, behind = self._around(c)
        return ATTACKER_COUNTED.search(f"{before}{c['words']}{behind}") is not None

    def _unconfirmed(self, c: ClaimRow) -> bool:
        before, behind = self._around(c)
        return UNCONFIRMED.search(f"{before} {behind}") is not None

    def listed(self, effect: list[ClaimRow]) -> set[str]:
        """The figures of groups counted side by side in one sentence that come to a total of their report: "21 died,
        among them 15 civilians, three soldiers and three gunmen"."""
        whole = {exact(c) for c in effect if c["group"] == "people" and c["mode"] == "total"}
        out: set[str] = set()
        by_sentence: dict[tuple[int, int], dict[str, ClaimRow]] = defaultdict(dict)
        for c in effect:
            if c["mode"] == "subtotal" and exact(c) is not None and c.get("part", "text") != "title":
                by_sentence[self.shared.sentence(c["report_id"], c["start"])][c["group"]] = c
        for own in by_sentence.values():
            if len(own) > 1 and sum(map(number_of, own.values())) in whole:
                out |= {c["claim_id"] for c in own.values()}
        return out

    def bounds_of_title(self, own: list[ClaimRow], effect: str, best: int) -> list[Cell]:
        """The lower bound that the title of a report of this attack alone gives: its text counts on from it."""
        report = own[0]["report_id"] if own else ""
        if not report or not self._alone_in(report):
            return []
        bound = bound_in_title(self.shared.reports[report]["title"], effect)
        return [Cell(Says.AT_LEAST, (report,))] if bound is not None and bound <= best else []

    def only_people(self, effect: str) -> bool:
        """Whether its figures for an effect tell no force apart: they are of people, of civilians, or of no status."""
        return {c["group"] for c in self.claims if c["effect"] == effect} <= OF_NO_FORCE

    def between(self, report: str, start: int, end: int) -> list[ClaimRow]:
        """The figures in a stretch of a report."""
        own = self._in_order.get(report, [])
        return own[starting_in(own, start, end)]

    def rows(self) -> Iterator[CoverageRow]:
        """Its rows, the points that most reports say first."""
        reports = sorted({r["report_id"] for r in (*self.claims, *self.particulars)})
        if len(reports) < 2:
            return
        makers: tuple[Callable[[_Attack, list[str]], Iterable[Point]], ...] = (
            _figures, _day, _accident, _means, _extent, _ground, _claimed, _printed,
        )  # fmt: skip
        found = [p for make in makers for p in make(self, reports)]
        filled = [(p.words, self._filled(p, reports)) for p in found if _count(p.cells) > 0]
        for words, cells in sorted(filled, key=lambda f: (-_count(f[1]), f[0])):
            for report, cell in cells.items():
                yield {
                    "incident_id": self.incident["incident_id"], "point": words, "report_id": report,
                    "says": cell.says, "evidence": " ".join(dict.fromkeys(cell.evidence)),
                }  # fmt: skip

    def _filled(self, p: Point, reports: list[str]) -> dict[str, Cell]:
        """With the reports that only touch the point, could not know it, or say nothing."""
        first = self.shared.first_day(r for r, c in p.cells.items() if c.says == Says.SO)
        out = {}
        for r in reports:
            if r in p.cells:
                out[r] = p.cells[r]
            elif at := self.touched(r, p, anywhere=of_a_region(p.words)):
                out[r] = Cell(Says.PART_OF, at)
            elif self._alone_in(r) and p.touches.search(title := self.shared.reports[r]["title"]) and p.tells(title):
                out[r] = Cell(Says.PART_OF, (r,))
            else:
                early = self.before(r, first)
                out[r] = Cell(Says.NOT_YET_KNOWN if early else Says.NOTHING, (r,))
        return out

    def _alone_in(self, report: str) -> bool:
        """Whether a report has figures of this attack and of no other, so that its title is about it."""
        told = self.shared.told.of_attacks.get(report, ())
        return {c["incident_id"] for c in told} == {self.incident["incident_id"]}

    def is_headed(self, report: str, words: re.Pattern[str]) -> bool:
        """Whether a title, of a report of this attack alone, says something outright."""
        title = self.shared.reports[report]["title"]
        m = words.search(title) if self._alone_in(report) else None
        return m is not None and SUSPECTED.search(title, 0, m.start()) is None and of_now(title, m.start(), None)

    def before(self, report: str, first: date | None) -> bool:
        """Whether a report certainly appeared before a day: it gives its own day, and that is earlier."""
        r = self.shared.reports[report]
        last = r["published_latest"]
        return first is not None and last is not None and bears_its_day(r) and last < first

    def claimed(self, report: str) -> Cell | None:
        """What the first statement of a report that can be about this attack says of who did it."""
        own, scenes = self.incident["incident_id"], self.shared.told.scenes
        found = (f for f in self.shared.claimed(report) if f[0].says != Says.DENIES or self._denies_it(f[0]))
        return next((c for c, at in found if may_be_about(own, at, scenes, anywhere=False)), None)

    def _denies_it(self, cell: Cell) -> bool:
        """Whether a denial is that of the party that is said to have done it: a state that denies a hand in an attack
        says nothing of whether a group claimed it."""
        s = self.shared.said[cell.evidence[0]]
        whose = " ".join(str(s[k] or "") for k in ("speaker", "organisation", "role")).lower()
        names = re.findall(r"[\w’'-]{4,}", (self.incident["perpetrator"] or "").lower())
        return not names or any(n in whose for n in names) or not s["speaker"]

    def is_of_its_attackers(self, words: str, by: str | None) -> bool:
        """Whether a claim of responsibility, in some words, is that of those who are said to have done it; asked only
        where several claim it."""
        if self.incident["strength"] != "contested" or not by or not self.incident["perpetrator"]:
            return True
        names = re.findall(r"[\w’'-]{4,}|[A-Z]{2,}", self.incident["perpetrator"])
        return any(n in words or n in by for n in names)

    def party_claiming(self, report: str) -> Cell | None:
        """What a report says of the claim by those who are said to have done it: so where it names them as claiming
        it, whatever their spelling; a part where it only names others who do."""
        whole, day, part = self.incident["perpetrator"] or "", self.incident["earliest"], None
        for who, start, end in self.shared.claiming(report):
            sentence = self.shared.reports[report]["text"][start:end]
            if of_other_attacks(sentence, day) or NO_CLAIM.search(sentence) or not self._is_about(report, start):
                continue
            cell = Cell(Says.SO, self.at(report, start, end))
            if not whole or by_them(who, sentence, whole, branches=False):
                return cell
            part = part or cell._replace(says=Says.PART_OF)
        return part

    def is_by_them(self, report: str, at: int) -> bool:
        """Whether the sentence at a place names those who are said to have done it as claiming it, or nobody: who names
        "al-Qaeda" says less than that its branch did."""
        whole = self.incident["perpetrator"]
        told = [who for who, start, end in self.shared.claiming(report) if start <= at < end]
        return not whole or not told or any(one_party(who, whole, branches=False) for who in told)

    def _is_about(self, report: str, at: int) -> bool:
        found = self.shared.told.stretch(report, *self.shared.sentence(report, at))
        return may_be_about(self.incident["incident_id"], found, self.shared.told.scenes, anywhere=False)

    def names_its_attackers(self, report: str) -> bool:
        """Whether a report names whoever is said to have done it, by any of the names of the group."""
        r, whole = self.shared.reports[report], self.incident["perpetrator"] or ""
        names = {n for known in names_of_groups() if whole in known for n in known} or {whole}
        places = {p["words"] for p in self.shared.told.places[report]}
        parts = (w for n in names for w in re.findall(r"[\w’'-]{4,}|[A-Z]{2,}", n))
        words = names | {w for w in parts if w not in GENERAL and w not in places}
        text = f"{r['title']} {r['text']}".lower()
        return not whole or any(re.search(rf"\b{re.escape(w.lower())}\b", text) for w in words)

    def touched(self, report: str, p: Point, *, anywhere: bool) -> tuple[str, ...]:
        """What shows that a report uses the words of a point of this attack: a reading of that sentence,
        else the report; empty for none."""
        for m in self.about(report, p.touches, anywhere=anywhere):
            start, end = self.shared.sentence(report, m.start())
            if p.tells(self.shared.reports[report]["text"][start:end]):
                return self.at(report, start, end)
        return ()

    def about(self, report: str, words: re.Pattern[str], *, anywhere: bool = False) -> Iterator[re.Match[str]]:
        """Where some words stand in sentences of a report that can be about this attack (may_be_about)."""
        own, scenes = self.incident["incident_id"], self.shared.told.scenes
        return (m for m, at in self.shared.found(report, words) if may_be_about(own, at, scenes, anywhere=anywhere))

    def at(self, report: str, start: int, end: int) -> tuple[str, ...]:
        """The claims, details or statements of a stretch of a report; the report where none is."""

        def inside(row: ClaimRow | ParticularRow | StatementRow) -> bool:
            return row["start"] < end and start < row["end"]

        own = self.claims_of.get(report, ())
        claims = (c["claim_id"] for c in own if inside(c) and c.get("part", "text") != "title")
        particulars = (p["particular_id"] for p in self._particulars_of.get(report, ()) if inside(p))
        statements = (s["statement_id"] for s in self.shared.statements[report] if inside(s))
        return (next(chain(claims, particulars, statements), report),)


class Stretch(NamedTuple):
    """A sentence with what tells of which attack it is: the attacks that it has figures of, whether it gives a tally
    over several days, its places, the attack that the report spoke of last, and where the report's attacks were."""

    attacks: set[str | None]
    tally: bool
    places: set[str]
    spoken_of: str | None
    scenes: set[str]


class Told:
    """The places of each attack (its own, and those of its figures), and the figures and places that each report gives
    in its text."""

    def __init__(
        self, incidents: Iterable[IncidentRow], claims: Iterable[ClaimRow], places: Iterable[PlaceMentionRow]
    ) -> None:
        rows = sorted(claims, key=lambda c: c["start"])
        self.scenes = {i["incident_id"]: {i["place_id"]} - {""} for i in incidents}
        for c in rows:
            if c["incident_id"] in self.scenes and c["place_id"]:
                self.scenes[str(c["incident_id"])].add(c["place_id"])
        self.figures = by_report(c for c in rows if c.get("part", "text") != "title")
        self.of_attacks = by_report(c for own in self.figures.values() for c in own if c["incident_id"])
        self.places = by_report(sorted(places, key=lambda p: p["start"]))
        self.of_report = {
            r: {p for c in own for p in self.scenes.get(str(c["incident_id"]), ())}
            for r, own in self.of_attacks.items()
        }

    def stretch(self, report: str, start: int, end: int) -> Stretch:
        """The sentence of a report from one place to another."""
        figures, told, places = self.figures[report], self.of_attacks[report], self.places[report]
        own = figures[starting_in(figures, start, end)]
        before = told[max(0, starting_in(told, start, end).start - 1) :][:1]
        named = places[bisect_left(places, start, key=_start) : bisect_left(places, end, key=_start)]
        return Stretch(
            {c["incident_id"] for c in own},
            any(c["earliest"] != c["latest"] for c in own),
            {p["place_id"] for p in named},
            before[0]["incident_id"] if before else None,
            self.of_report.get(report, set()),
        )


def _start(mention: PlaceMentionRow) -> int:
    return mention["start"]


def may_be_about(own: str, found: Stretch, scenes: Mapping[str, set[str]], *, anywhere: bool) -> bool:
    """Whether a sentence may be about an attack: it holds a figure of it; or none of another attack, no tally over a
    stretch of days, and no place that is another attack's alone. Where it names no place, it is about the attack last
    spoken of; what is said of a whole region (`anywhere`) is about each.
    """
    if own in found.attacks:
        return True
    if found.attacks - {None} or found.tally:
        return False
    if found.places & scenes.get(own, set()):
        return True
    return not found.places & found.scenes and (anywhere or found.spoken_of in (None, own))


def _count(cells: Mapping[str, Cell]) -> int:
    return sum(c.says == Says.SO for c in cells.values())


# --- Figures.

KILLED = en.pattern("linking_patterns", "words of death")
WOUNDED = en.pattern("linking_patterns", "words of wounding")
TOUCHES = {"killed": KILLED, "wounded": WOUNDED}
# "Twenty people as well as the attacker", "21 people, including the bomber".
ATTACKER_COUNTED = en.pattern("linking_patterns", "the attacker counted in, or apart")
BODIES = en.pattern("linking_patterns", "bodies")
FOUND = en.pattern("linking_patterns", "found or buried")
NO_WOUND = en.pattern("linking_patterns", "hurt that is no wound")
VICTIMS = en.pattern("linking_patterns", "victims")
NO_WORD = en.pattern("linking_patterns", "no word on those hurt")
UPPER = en.phrases("linking", "hedges of an upper bound")
ORDER = (Says.SO, Says.AT_LEAST, Says.AT_MOST, Says.OTHERWISE, Says.PART_OF)
SOMEBODY = en.pattern("linking_patterns", "one person, or a martyrdom")
# Some of a group: that two children died does not say that nobody else did.
SOME_OF_THEM = en.pattern("linking_patterns", "nouns of some of a group")


def _figures(attack: _Attack, reports: list[str]) -> Iterator[Point]:
    for t in attack.tolls:
        best = t["best"]
        if best is None or t["effect"] not in TOUCHES or t["account"] or _said_of_all(t, attack.tolls):
            continue
        cells = {}
        for r in reports:
            own = [c for c in attack.claims_of.get(r, ()) if _of_effect(c, t)]
            if cell := _says_figure(attack, own, t, best):
                cells[r] = cell
        words = TOUCHES[t["effect"]] if t["group"] == "all" else harm_to(t["effect"], t["group"])
        tells = partial(_tells_of_people, TOUCHES[t["effect"]]) if t["group"] == "all" else bool
        yield Point(figure_words(t), cells, words, tells)


def _tells_of_people(harm: re.Pattern[str], sentence: str) -> bool:
    """Whether a sentence with a word of harm tells of people who were hurt: no country is, and who says that nothing is
    known of casualties says nothing of them."""
    rest = NO_WORD.sub("", NO_WOUND.sub("", sentence))
    rest = harm_to("killed", ATTACKERS).sub("", rest)
    return harm.search(rest) is not None


def _of_effect(c: ClaimRow, t: TollRow) -> bool:
    """Whether a figure may say how many were killed, or hurt: of both together, or of all who are feared dead."""
    feared = t["effect"] == "killed" and t["group"] == "all" and c["effect"] == "missing" and "dead" in c["words"]
    if t["effect"] == "wounded" and c["effect"] != "wounded" and VICTIMS.search(c["words"]):
        return False  # whoever tells of victims says of nobody that he lived
    return c["effect"] in (t["effect"], "killed or wounded") or feared


def _said_of_all(t: TollRow, tolls: Iterable[TollRow]) -> bool:
    """Whether a toll of people of no force is that of everybody: what reports say of it is asked there."""
    if t["group"] not in (CIVILIANS, UNSAID):
        return False
    return any((x["group"], x["effect"], x["best"], x["account"]) == ("all", t["effect"], t["best"], "") for x in tolls)


def figure_words(t: TollRow) -> str:
    """The point that a toll makes: "13 killed in all", "three civilians killed"."""
    best = t["best"] or 0
    n = NUMBERS[best] if best < len(NUMBERS) else str(best)
    return f"{n} {t['effect']} in all" if t["group"] == "all" else f"{n} {with_capitals(t['group'])} {t['effect']}"


INCLUDING_CIVILIANS = en.pattern("linking_patterns", "including civilians")
INCLUDING_THE_ARMED = en.pattern("linking_patterns", "including the armed")


def takes_in_others(claim: ClaimRow, report: ReportRow) -> bool:
    """Whether a figure for one group takes in another: "ten rangers killed, including rangers and civilians"."""
    text = text_of(claim, report)
    others = INCLUDING_THE_ARMED if claim["group"] in (CIVILIANS, UNSAID) else INCLUDING_CIVILIANS
    return others.match(text, claim["end"]) is not None


WHOLE = ("total", "superseded")


def _says_figure(attack: _Attack, own: list[ClaimRow], t: TollRow, best: int) -> Cell | None:
    """What a report's figures say of a toll: the figure that says most exactly that,
    else what excludes it or is a part."""
    group = t["group"]
    theirs = {x["account"] for x in attack.tolls if x["account"]}
    own = [c for c in own if c["attributed_to"] not in theirs and (group == ATTACKERS or not attack.is_of_attackers(c))]
    parts = {c["claim_id"] for c in own if attack.is_part(c, group, best)}
    largest = _Largest([c for c in own if not attack.is_of_one_source(c, own)])
    effect = [c for c in own if c["effect"] == t["effect"] and c["mode"] != "denied"]
    everybody = OF_NO_FORCE if attack.only_people(t["effect"]) else {"people"}
    whole = [c for c in effect if c["group"] in everybody and c["mode"] in WHOLE and c["cause"] != "accident"]
    groups = max((c["low"] or 0 for c in effect if c["group"] not in (*everybody, ATTACKERS)), default=0)
    # "We lost two members" beside "14 civilians were killed" is no number of them all.
    whole = [c for c in whole if c["low"] is None or c["low"] >= groups]
    mine = whole if group == "all" else [c for c in effect if c["group"] == group]
    total = max((c["low"] or 0 for c in whole), default=0)
    listed = attack.listed(effect)

    def headed(c: ClaimRow) -> int:
        """The total beside which a figure is a part of it; none for one that the report's title gives."""
        title = attack.shared.reports[c["report_id"]]["title"]
        return 0 if c["low"] and _headed(title, t["effect"], c["low"]) else total

    read = [
        Cell(s, (c["claim_id"],))
        for c in sorted(mine, key=lambda c: (attack.is_of_one_source(c, own), c["attributed_to"] is not None))
        if (s := Says.PART_OF if c["claim_id"] in parts else _one(_counted_out(c, listed), best, largest, headed(c)))
    ]
    read = [attack.no_more_than_it_says(cell, best) for cell in read]
    read += _with_added(mine, best)
    if group == "all":
        read += attack.bounds_of_title(own, t["effect"], best)
    bounded = any(cell.says == Says.AT_LEAST for cell in read)
    if group == "all" and not bounded:  # who says "at least 13" does not say 13 by naming ten and three
        read += _summed(attack, [c for c in effect if c["group"] not in ("people", ATTACKERS)], best, whole=bool(whole))
    cell = _chosen(attack, read, t, total) if read else None
    if cell and (cell.says != Says.PART_OF or attack.low_of(cell)):
        return cell
    return _vague(attack, own, t) or cell


def _counted_out(c: ClaimRow, listed: set[str]) -> ClaimRow:
    """A figure as it counts: one of a list that makes a total counts all of its group, though it is a part of all."""
    return {**c, "mode": "total"} if c["claim_id"] in listed else c


LARGEST = (Says.AT_LEAST, Says.PART_OF)


def _chosen(attack: _Attack, read: list[Cell], t: TollRow, total: int) -> Cell:
    """What says most exactly how many there were."""
    report = attack.shared.reports[next(r for cell in read if (r := attack.report_of(cell)))]
    best = t["best"] or 0
    headed = _headed(report["title"], t["effect"], best)
    firm = total > best and any(cell.says == Says.OTHERWISE for cell in read)
    order = (Says.SO, Says.OTHERWISE, *ORDER[1:]) if t["group"] == "all" and firm else ORDER
    said = [cell for cell in read if cell.says == Says.SO]
    bound = [cell for cell in read if cell.says == Says.AT_LEAST and attack.low_of(cell) == best]
    if said and bound and all(attack.is_so_far(cell) for cell in said):
        return bound[0]  # "at least 21 died", "the preliminary toll is 21"
    # Of several bounds and other numbers, the largest: it says most.
    cell = min(read, key=lambda cell: (order.index(cell.says), -attack.low_of(cell) if cell.says in LARGEST else 0))
    return cell._replace(says=Says.PART_OF) if cell.says == Says.OTHERWISE and headed else cell


def _vague(attack: _Attack, own: list[ClaimRow], t: TollRow) -> Cell | None:
    """The figure by which a report touches a number that it does not give: of the same harm, and of the same people or
    of more, the one with a number first. Whoever is feared dead may be among the dead."""
    group, wider = t["group"], _wider_groups(attack, t)
    found = [
        c
        for c in own
        if (c["group"] != ATTACKERS or group == ATTACKERS) and not attack.is_of_something_else(c)
        if group in ("all", c["group"])
        or c["group"] in wider
        or takes_in_others(c, attack.shared.reports[c["report_id"]])
    ]
    best = min(found, key=lambda c: c["low"] is None, default=None)
    return Cell(Says.PART_OF, (best["claim_id"],)) if best else None


def _wider_groups(attack: _Attack, t: TollRow) -> set[str]:
    """The groups whose number touches that of another: people, where nobody else was hit or nobody's status is said;
    and security forces beside one of them."""
    whole = {x["best"] for x in attack.tolls if x["group"] == "all" and x["effect"] == t["effect"] and not x["account"]}
    wider = {"people"} if t["group"] == UNSAID or t["best"] in whole else set()
    return wider if t["group"] in (CIVILIANS, UNSAID, "all") else wider | {SOLDIERS}


def _with_added(mine: list[ClaimRow], best: int) -> list[Cell]:
    """A total and those who came to it, where both together are the toll: "12 were killed", "another died"."""
    more = [c for c in mine if c["mode"] == "added" and c["low"]]
    if not more:
        return []
    rest = best - number_of(more[0])
    totals = [c for c in mine if c["mode"] == "total" and exact(c) == rest]
    return [Cell(Says.SO, (c["claim_id"], more[0]["claim_id"])) for c in totals]


def _headed(title: str, effect: str, n: int) -> bool:
    """Whether a title gives a number of dead or hurt: parts of it in the text are no other number."""
    word = NUMBERS[n] if n < len(NUMBERS) else str(n)
    found = re.search(rf"\b(?:{n}|{word})\b", title, re.I)
    return TOUCHES[effect].search(title) is not None and found is not None and not MIGHT.search(title, 0, found.start())


class _Largest:
    """The largest number that some figures give for each group; of each effect, for those that are not just people."""

    def __init__(self, own: list[ClaimRow]) -> None:
        self.number: dict[str, int] = defaultdict(int)
        self.groups: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for c in own:
            n = c["low"] or 0
            self.number[c["group"]] = max(self.number[c["group"]], n)
            if c["group"] != "people":
                self.groups[c["effect"]][c["group"]] = max(self.groups[c["effect"]][c["group"]], n)


def _one(c: ClaimRow, best: int, largest: _Largest, total: int) -> Says | None:
    """What one figure says of the number: exactly that, a bound that allows it, a part of it, or another number."""
    low, high, hedge = c["low"], c["high"], c["hedge"] or ""
    if low is None and high is None:
        return Says.PART_OF
    if hedge in UPPER or low is None:
        return Says.AT_MOST if (high or low or 0) >= best else Says.OTHERWISE
    if high is None:
        allows = low < best if hedge in TOPPED else low <= best  # "more than 250" is not 250
        return Says.AT_LEAST if allows else Says.OTHERWISE
    if low == high == best and c["mode"] in ("total", "added"):
        return Says.PART_OF if hedge in APPROXIMATE else Says.SO
    if hedge in APPROXIMATE and abs(low - best) * 10 <= best:
        return Says.PART_OF  # "about 100" and 109
    if low <= best <= high:
        return Says.PART_OF
    listed = c["group"] != "people" and total > sum(largest.groups[c["effect"]].values())
    one = low == 1 and SOMEBODY.match(c["words"])  # "another 54 were injured" is a number of them all
    part = c["mode"] in ("subtotal", "unconfirmed", "possible", "seen") or c["cause"] == "accident" or one or listed
    # One person who is told of, "as well as a nurse", is no other number of them all.
    part = part or SOME_OF_THEM.search(c["words"]) is not None or low == high == 1
    larger = largest.number[c["group"]] > low
    return Says.PART_OF if (low < best and (part or larger)) else Says.OTHERWISE


def _summed(attack: _Attack, groups: list[ClaimRow], best: int, *, whole: bool) -> list[Cell]:
    """What the groups of one sentence, counted side by side, come to."""
    by_sentence: dict[tuple[int, int], dict[str, ClaimRow]] = defaultdict(dict)
    for c in groups:
        counted = c["mode"] == "total" and c["low"] is not None and c["cause"] != "accident"
        if counted and c.get("part", "text") != "title":
            own = by_sentence[attack.shared.sentence(c["report_id"], c["start"])]
            if number_of(c) > (number_of(own[c["group"]]) if c["group"] in own else 0):
                own[c["group"]] = c
    out = []
    for own in by_sentence.values():
        if len(own) < 2 or any(c["attributed_id"] != next(iter(own.values()))["attributed_id"] for c in own.values()):
            continue
        total, sure = sum(map(number_of, own.values())), all(exact(c) is not None for c in own.values())
        says = Says.SO if sure and total == best else Says.AT_LEAST if not sure and total <= best else Says.OTHERWISE
        if says == Says.OTHERWISE and total < best and any(SOME_OF_THEM.search(c["words"]) for c in own.values()):
            says = Says.PART_OF  # "four boys and three girls died, as well as a teacher"
        out.append(
            Cell(Says.PART_OF if says == Says.OTHERWISE and whole else says, tuple(c["claim_id"] for c in own.values()))
        )
    if not out and not whole:
        out = [Cell(Says.PART_OF, (c["claim_id"],)) for c in groups[:1]]
    return out


# --- The day.

STRUCK = en.pattern("linking_patterns", "a verb of an attack")
OF_WORDS = en.pattern("linking_patterns", "a word of saying or denying")
MOURNED = en.pattern("linking_patterns", "mourning")
RELATIVE = en.pattern("linking_patterns", "a day told from today or from another")


def _day(attack: _Attack, reports: list[str]) -> Iterator[Point]:
    day = attack.incident["earliest"]
    if attack.incident["kind"] == "series" or day is None or attack.incident["latest"] != day:
        return
    cells: dict[str, Cell] = {}
    for r in reports:
        for t in attack.shared.times[r]:
            on = one_day(t)
            if on is None or abs((on - day).days) > 2:
                continue
            if says := _of_the_attack(attack, r, t):
                start, end = attack.shared.sentence(r, t["start"])
                known = says if on == day else _beside(attack, t, says)
                if known and (r not in cells or ORDER.index(known) < ORDER.index(cells[r].says)):
                    cells[r] = Cell(known, attack.at(r, start, end))
                if known == ORDER[0]:
                    break  # nothing says it better
    yield Point(f"it was on {day:%A} {in_words(day)}", cells, words_for(day), partial(_tells_of_day, words_for(day)))


def _tells_of_day(words: re.Pattern[str], sentence: str) -> bool:
    return day_of_an_attack(sentence, words)


def _beside(attack: _Attack, t: TimeRow, says: Says) -> Says | None:
    """What a day of an attack says that is not the one on which this attack is put: another day, or no more than that
    the report speaks of a day of it."""
    if says == Says.SO and _on_another(attack, t):
        return Says.OTHERWISE
    report, own = t["report_id"], attack.incident["incident_id"]
    start, end = attack.shared.sentence(report, t["start"])
    if not tells_of_an_attack(attack.shared.reports[report]["text"][start:end]):
        return None
    at = attack.shared.told.stretch(report, *attack.shared.sentence(report, t["start"]))
    return Says.PART_OF if may_be_about(own, at, attack.shared.told.scenes, anywhere=False) else None


def _on_another(attack: _Attack, t: TimeRow) -> bool:
    """Whether a day is another day of the attack. Only a figure's own day contradicts: other days are those of
    mourning, of payment, of words."""
    r = attack.shared.reports[t["report_id"]]
    start, end = attack.shared.sentence(t["report_id"], t["start"])
    read = attack.shared.texts[t["report_id"]]
    if RELATIVE.search(t["words"]) and quotation_at(read.quotations, t["start"]):
        return False
    return attack.harmed_at(t["report_id"], t["start"]) and tells_of_an_attack(r["text"][start:end])


def _of_the_attack(attack: _Attack, report: str, t: TimeRow) -> Says | None:
    """Whether an expression dates the attack: so, or in a report whose date was itself inferred only in part."""
    r = attack.shared.reports[report]
    start, end = attack.shared.sentence(report, t["start"])
    if not is_its_day(r["text"][start:end], t["start"] - start, t["end"] - start):
        return None
    own = attack.dated_at(report, t["start"])
    before = " ".join(r["text"][start : t["start"]].split()[-3:])
    of_words = (OF_WORDS.search(before) or MOURNED.search(before)) and not AN_ATTACK.match(r["text"], t["end"])
    of_words = of_words and not SAME_DAY.search(r["text"], start, t["start"])
    struck = STRUCK.search(r["text"], start, end) or AN_ATTACK.match(r["text"], t["end"])
    if not own and (of_words or not struck):
        return None
    others = attack.between(report, start, end)
    elsewhere = (c["when_start"] not in (None, t["start"]) and one_day(c) != one_day(t) for c in others)
    if not own and others and all(elsewhere):
        return None
    return Says.PART_OF if r["dated_by"] in ("inferred", "none") and RELATIVE.search(t["words"]) else Says.SO


# --- An accident, the means.


def _accident(attack: _Attack, _reports: list[str]) -> Iterator[Point]:
    cells = {
        c["report_id"]: Cell(Says.SO, (c["claim_id"],))
        for c in reversed(attack.claims)
        if c["cause"] == "accident" and c["effect"] == "killed"
    }
    yield Point(AN_ACCIDENT, cells, touches(AN_ACCIDENT))


AN_ACCIDENT = "one death or more was an accident"
CRASH = en.pattern("linking_patterns", "an accident")
# The point that each means makes, and the words that touch it.
MEANS = {
    name: (words, en.pattern("linking_patterns", f"means: {name}"))
    for name, words in {
        "ambush": "there was an ambush",
        "bomb": "a bomb went off",
        "gunfire": "there was shooting",
        "rocket": "rockets were fired",
        "drone": "drones attacked",
        "knife": "knives or machetes were used",
        "suicide attack": "it was a suicide attack",
    }.items()
}


# Wider words by which a report touches a means that it does not name.
WIDER = {
    MEANS["bomb"][0]: en.pattern("linking_patterns", "touches: bomb"),
    MEANS["gunfire"][0]: en.pattern("linking_patterns", "touches: gunfire"),
    MEANS["suicide attack"][0]: en.pattern("linking_patterns", "touches: suicide attack"),
}


# "Suspected suicide bombings", "it could be a suicide bomber": not said to be so.
THIS_ATTACK = en.pattern("linking_patterns", "an attack told of before")
NOT_SET_OFF = en.pattern("linking_patterns", "a bomb that was found")
SUSPECTED = en.pattern("linking_patterns", "only suspected")
MAY_BE = en.pattern("linking_patterns", "may have been there")


# A rocket or a drone that a sentence names was not fired, unless the sentence reports an attack.
WEAPONS = frozenset(("rocket", "drone"))
# "The anniversary of his death in a drone strike" names no means of this attack.
OF_A_YEAR = en.pattern("linking_patterns", "of a year")
NEAR_A_YEAR = 60
ANOTHER_TIME = en.pattern("linking_patterns", "told of another time")


def of_now(sentence: str, at: int, day: date | None) -> bool:
    """Whether what a sentence names at a place is not told of another time."""
    years = {m["year"] for m in OF_A_YEAR.finditer(sentence, at, at + NEAR_A_YEAR)}
    return ANOTHER_TIME.search(sentence, 0, at) is None and (day is None or years <= {str(day.year)})


def _tells_of_means(words: re.Pattern[str], day: date | None, sentence: str) -> bool:
    return any(of_now(sentence, m.start(), day) for m in words.finditer(sentence))


def said_outright(text: str, start: int, at: int, *, doubted: bool) -> bool:
    """Whether the sentence that begins at `start` says outright what it names at a place, and does not suspect it.
    `doubted` says that the report only suspected it before: "the bomber" is then the one who was suspected.

    >>> said_outright("A bomb went off.", 0, 2, doubted=False), said_outright("The bomb went off.", 0, 4, doubted=True)
    (True, False)
    """
    back = doubted and text[start:at].split(" ")[-2:] in (["The", ""], ["the", ""])
    return not back and SUSPECTED.search(text, start, at) is None


def _means(attack: _Attack, reports: list[str]) -> Iterator[Point]:
    """Each means that a report gives; who names it says so, and nobody denies it who names another."""
    day = attack.incident["earliest"]
    for name, (words, pattern) in MEANS.items():
        if not any(c["means"] == name for c in attack.claims):
            continue
        cells = {}
        for r in reports:
            for m, at in attack.shared.found(r, pattern):
                start, end = attack.shared.sentence(r, m.start())
                text = attack.shared.reports[r]["text"]
                if attack.is_near(r, m, at, (start, end)) and of_now(text[start:end], m.start() - start, day):
                    sure = said_outright(text, start, m.start(), doubted=r in cells)
                    sure = sure and not (NOT_SET_OFF.match(text, m.start(), end) or MAY_BE.match(text, m.end(), end))
                    sure = sure and (name not in WEAPONS or tells_of_an_attack(text[start:end]))
                    if sure or r not in cells:
                        cells[r] = Cell(Says.SO if sure else Says.PART_OF, attack.at(r, start, end))
                    if sure:
                        break
            headed = name not in WEAPONS and attack.is_headed(r, pattern)
            if headed and cells.get(r, NOT_SAID).says != Says.SO:
                cells[r] = Cell(Says.SO, (r,))
        yield Point(words, cells, touches(words), partial(_tells_of_means, touches(words), day))


# --- How many attacks and places.

PAIR = en.pattern("linking_patterns", "two villages by name")
ONLY = en.pattern("linking_patterns", "one and no other")
WHAT = {"places": "village", "attacks": "attack"}
SOME_VILLAGE, SOME_ATTACK = (
    en.pattern("linking_patterns", "villages or towns"),
    en.pattern("linking_patterns", "more attacks than one"),
)


def _extent(attack: _Attack, reports: list[str]) -> Iterator[Point]:
    """How many villages or attacks there were; who speaks of one of them says a part, unless it is the only one."""
    for aspect, noun in WHAT.items():
        told: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
        for p in attack.particulars:
            if (
                p["aspect"] == aspect
                and p["number"]
                and noun in p["value"]
                and (p["number"] > 1 or ONLY.search(p["words"]))
                and not (aspect == "attacks" and A_BLAST.search(p["words"]))
            ):
                told[p["report_id"]][int(p["number"])] = (p["particular_id"],)
        for r in reports if aspect == "places" else ():
            for n, at in _villages(attack, r):
                told[r].setdefault(n, at)
        for n in sorted({n for own in told.values() for n in own if n > 1}):
            if aspect == "places" and sum(n in own for own in told.values()) < 2:
                continue  # one report's count of villages asks nothing of the others
            cells = {
                r: Cell(Says.SO, own[n]) if n in own else Cell(Says.OTHERWISE, next(iter(own.values())))
                for r, own in told.items()
            }
            number = NUMBERS[n] if n < len(NUMBERS) else str(n)
            words = f"{number} {noun}s were attacked" if aspect == "places" else f"there were {number} attacks"
            yield Point(words, cells, touches(words))


# "Twin blasts", "two suicide bombings": of one attack as often as of two.
A_BLAST = en.pattern("linking_patterns", "blasts of one attack")
SO_MANY = en.pattern("linking_patterns", "so many villages")


def _villages(attack: _Attack, report: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The numbers of villages that a report's sentences give: "in two villages", "Arden and Salby villages"."""
    text = attack.shared.reports[report]["text"]
    for m in attack.about(report, SO_MANY):
        n = NUMBERS.index(m[1].lower()) if m[1].lower() in NUMBERS else int(m[1]) if m[1].isdigit() else 0
        start, end = attack.shared.sentence(report, m.start())
        if n > 1 and STRUCK.search(text[start:end]):
            yield n, attack.at(report, start, end)
    for m in attack.about(report, PAIR):
        yield 2, attack.at(report, *attack.shared.sentence(report, m.start()))


# --- Who controlled the area, who claimed it.

GAP = en.pattern("linking_patterns", "a gap between forces")
DISPUTED = en.pattern("linking_patterns", "disputed ground")
CONTROL = en.pattern("linking_patterns", "ground that somebody holds")


FROM = "the attackers came from an area controlled by "


def _ground(attack: _Attack, _reports: list[str]) -> Iterator[Point]:
    cells: dict[tuple[str, str], dict[str, Cell]] = defaultdict(dict)
    for p in attack.particulars:
        if p["aspect"] in ("ground", "from"):
            denied = p["value"].startswith("not ")
            key = (p["aspect"], p["value"].removeprefix("not "))
            cell = Cell(Says.DENIES if denied else Says.SO, (p["particular_id"],))
            before = cells[key].get(p["report_id"])
            if before is None or before.says != Says.SO:
                cells[key][p["report_id"]] = cell
    for (aspect, value), own in sorted(cells.items()):
        if aspect == "from":
            words = f"{FROM}{value}"
        elif value == "disputed":
            words = "the area is disputed"
        elif value.startswith("a gap"):
            words = f"there is {value}"
        else:
            words = f"{value} controlled the area"
        yield Point(words, own, touches(words))


OF_THE_ATTACK = en.pattern("linking_patterns", "responsibility or involvement")
NO_CLAIM = en.pattern("linking_patterns", "nobody claimed it")
# Letters of which a text has to hold some for a pattern that hardly any fits.
NEEDS = {
    NO_CLAIM: ("claim", "responsibility", "comment"),
    SO_MANY: ("village", "town", "hamlet"),
    PAIR: ("villages",),
}


# Words of a group's name that are other groups' too.
GENERAL = frozenset(en.words("linking", "words in the names of many groups"))


@cache
def names_of_groups() -> tuple[frozenset[str], ...]:
    """The names of each armed group that goes by several."""
    return tuple(frozenset((r["name"], *r["other_names"].split("|"))) for r in en.table("armed_groups"))


NOT_SAID = Cell(Says.NOTHING, ())


def _of_somebody(attack: _Attack, report: str, cell: Cell) -> Cell:
    """A claim as a part where its report names nobody who makes it: "the two groups claiming it"."""
    unnamed = cell.says == Says.SO and not attack.names_its_attackers(report)
    return cell._replace(says=Says.PART_OF) if unnamed else cell


def _claimed_by_particulars(attack: _Attack) -> dict[str, Cell]:
    """What the particulars of each report say of a claim of this attack."""
    cells: dict[str, Cell] = {}
    for p in attack.particulars:
        start, end = attack.shared.sentence(p["report_id"], p["start"])
        words = attack.shared.reports[p["report_id"]]["text"][start:end]
        if p["aspect"] != "claim" or p["value"] != "claimed" or NO_CLAIM.search(words):
            continue
        if of_other_attacks(words, attack.incident["earliest"]):
            continue
        theirs = attack.is_of_its_attackers(words, p["attributed_to"]) and attack.is_by_them(p["report_id"], p["start"])
        says = Says.SO if theirs else Says.PART_OF
        if says == Says.SO or p["report_id"] not in cells:
            cells[p["report_id"]] = Cell(says, (p["particular_id"],))
    return cells


def _claimed(attack: _Attack, reports: list[str]) -> Iterator[Point]:
    """Whether the attack was claimed. "Nobody has claimed it" is no denial:
    that report could not yet know, or only touches the point."""
    cells = _claimed_by_particulars(attack)
    for r in reports:
        if r not in cells and (said := attack.claimed(r)):
            cells[r] = said
    cells = {r: _of_somebody(attack, r, cell) for r, cell in cells.items()}
    for r in reports:
        known = cells.get(r, NOT_SAID).says
        if known != Says.SO and (told := attack.party_claiming(r)) and (told.says == Says.SO or r not in cells):
            cells[r] = told
    for r in reports:
        if r not in cells and (found := attack.shared.found(r, NO_CLAIM)):
            start, end = attack.shared.sentence(r, found[0][0].start())
            cells[r] = Cell(Says.PART_OF, attack.at(r, start, end))
    first = attack.shared.first_day(r for r, c in cells.items() if c.says == Says.SO)
    for p in attack.particulars:
        unclaimed = p["aspect"] == "claim" and p["value"] == "not claimed"
        if unclaimed and cells.get(p["report_id"], NOT_SAID).says != Says.SO:
            early = attack.before(p["report_id"], first)
            cells[p["report_id"]] = Cell(Says.NOT_YET_KNOWN if early else Says.PART_OF, (p["particular_id"],))
    who = attack.incident["perpetrator"] or "somebody"
    yield Point(f"{who} claimed responsibility", cells, touches(" claimed responsibility"))


def of_a_region(point: str) -> bool:
    """Whether a point is about the ground, which a report may say of a whole region."""
    return (
        point == "the area is disputed" or point.startswith("there is a gap") or point.endswith("controlled the area")
    )


CLAIMS_IT = en.pattern(
    "linking_patterns", "who claimed it, or that nobody did", no_claim=NO_CLAIM.pattern, attacks=ATTACKS
)
NEVER = re.compile(r"(?!)")


def touches(point: str) -> re.Pattern[str]:
    """The words by which a report that does not say a point would touch it; for a figure or a day see there."""
    for words, pattern in MEANS.values():
        if words == point:
            return WIDER.get(point, pattern)
    if point == AN_ACCIDENT:
        return CRASH
    if point.startswith(FROM):
        whose = re.escape(point.removeprefix(FROM))
        return en.pattern("linking_patterns", "from the area of a party", whose=whose)
    if point.endswith(" were attacked"):
        return SOME_VILLAGE
    if point.endswith(" attacks"):
        return SOME_ATTACK
    if point.endswith(" claimed responsibility"):
        return CLAIMS_IT
    if point.startswith("there is a gap"):
        return GAP
    if point == "the area is disputed":
        return DISPUTED
    return CONTROL if point.endswith(" controlled the area") else NEVER


# --- What was said.


def _printed(attack: _Attack, reports: list[str]) -> Iterator[Point]:
    """What was said that at least three of the reports print: so where they have its words,
    a part where they cut them."""
    if len(reports) < FEWEST_PRINTINGS:
        return
    said = attack.shared.said
    for variants in attack.shared.variants.values():
        first = next((v for v in variants if v["relation"] == "base"), None)
        base = said.get(first["statement_id"]) if first else None
        cells: dict[str, Cell] = {}
        for v in variants:
            if v["report_id"] in reports and v["statement_id"] in said and first:
                # Another passage of the same utterance is a part of it.
                own = (v["base_statement_id"], v["base_start"]) == (first["statement_id"], first["start"])
                whole = v["relation"] in ("base", "verbatim", "extended") and own
                cell = Cell(Says.SO if whole else Says.PART_OF, (v["statement_id"],))
                before = cells.get(v["report_id"])
                if before is None or (whole and before.says != Says.SO):
                    cells[v["report_id"]] = cell
        if base is None or not base["speaker"] or len(cells) < FEWEST_PRINTINGS:
            continue
        for r in reports:
            same = [
                s for s in attack.shared.statements[r] if s["speaker"] == base["speaker"] and s["act"] == base["act"]
            ]
            # That a ministry reports something else is no part of what it said here.
            if same and base["act"] not in ("report", "assess"):
                cells.setdefault(r, Cell(Says.PART_OF, (same[0]["statement_id"],)))
        opening = " ".join(base["words"].strip('“”"').split()[:8])
        yield Point(f"{base['speaker']}: “{opening} …”", cells, NEVER)
