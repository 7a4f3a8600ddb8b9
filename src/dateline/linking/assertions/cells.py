"""Checks of the coverage matrix: whether what a cell says of a point follows from its evidence.

A point is known by its words; what a report would have to hold to say it is read again from the claims, times,
particulars and
statements that the cell names, not from the code that filled it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.extraction.lexicon.case_names import UNSAID
from dateline.linking.assertions.facts import ADDS_UP, IMPLIES, SAYS, Facts, support
from dateline.linking.assertions.judgements import BETWEEN
from dateline.linking.assertions.phrasing import SAID, number
from dateline.linking.incidents.coverage.about import may_be_about
from dateline.linking.incidents.coverage.claiming import by_them
from dateline.linking.incidents.coverage.counting import bound_in_title
from dateline.linking.incidents.coverage.days import DAYS_AFTER, WEEKDAY, days_after, weekday_within
from dateline.linking.incidents.coverage.groups import ATTACKERS, SOLDIERS, of_attackers
from dateline.linking.incidents.coverage.points.means import of_now
from dateline.linking.incidents.coverage.wording import MEANS, NO_CLAIM, of_a_region, touches
from dateline.linking.incidents.orders import bears_its_day
from dateline.linking.rows import TOPPED
from dateline.tables import AssertionRow, ClaimRow, TimeRow, TollRow
from dateline.tables.vocabulary import Says

ATTACK, VILLAGES = re.compile(r"^there were (\w+) attacks$"), re.compile(r"^(\w+) \w+s were attacked$")
DAY = re.compile(r"^it was on \w+ ")
CLAIMED = "claimed responsibility"
WHOLE = ("base", "verbatim", "extended")


class Cell:
    """A cell opened: the attack, the point, the report, and the readings it names."""

    def __init__(self, a: AssertionRow, facts: Facts) -> None:
        self.incident_id, rest = str(a["subject"]).split(BETWEEN, 1)
        self.point, _, self.report_id = rest.rpartition(BETWEEN)
        self.says = str(a["value"])
        self.facts = facts
        self.incident = facts.incidents[self.incident_id]
        self.evidence = a["evidence"].split()
        self.readings = [r for e in self.evidence if (r := facts.reading(e)) is not None]
        self.claims = [facts.claims[e] for e in self.evidence if e in facts.claims]
        self.toll = facts.tolls_of_points.get((self.incident_id, self.point))

    @property
    def titled(self) -> bool:
        """Whether it is based on the report's title: on no reading of its text."""
        return self.evidence == [self.report_id] and self.says == Says.AT_LEAST

    @property
    def unclaimed(self) -> bool:
        """Whether its report says that nobody had claimed the attack yet, before one that says that somebody did."""
        return self.says == Says.NOT_YET_KNOWN and any(r.get("value") == "not claimed" for r in self.readings)

    @property
    def counted(self) -> list[int]:
        """The numbers of attacks or places that the particulars among its readings give."""
        own = (self.facts.particulars.get(e) for e in self.evidence)
        return [int(p["number"]) for p in own if p is not None and p["number"]]

    @property
    def own(self) -> list[ClaimRow]:
        """The claims of the report that are of the attack."""
        return self.facts.of_attack_in.get((self.incident_id, self.report_id), [])


def of_its_report(a: AssertionRow, facts: Facts) -> str:
    """The readings that a cell is based on are of its report, and of its attack."""
    cell = Cell(a, facts)
    for r in cell.readings:
        if r["report_id"] != cell.report_id:
            return "it is based on a reading of another report"
        if r.get("incident_id") not in (None, cell.incident_id):
            return "it is based on a reading of another attack"
    named = [e for e in a["evidence"].split() if e in facts.reports]
    return "it is based on another report" if set(named) - {cell.report_id} else ""


def exactly_so(a: AssertionRow, facts: Facts) -> str:
    """ "So" is only said where the evidence says exactly that."""
    cell = Cell(a, facts)
    if cell.says != Says.SO:
        return ""
    if cell.toll is not None:
        return _figure_so(cell, cell.toll)
    if DAY.match(cell.point):
        days = {t["earliest"] for t in _days(cell)}
        day = cell.incident["earliest"]
        return "" if day in days or _in_other_words(cell, days) else "no time in the report is that day"
    if said := SAID.match(cell.point):
        return _printed_so(cell, said["words"])
    if not cell.readings and not any(w for w, _ in MEANS.values() if w == cell.point):
        return "" if touches(cell.point).search(_text(cell)) else "nothing in the report says so"
    return _other_so(cell)


def _figure_so(cell: Cell, t: TollRow) -> str:
    found = support(t["best"] or 0, t["effect"], cell.claims, cell.facts)
    if found is None or found.word not in (SAYS, ADDS_UP, IMPLIES):
        return f"no figure in it is {t['best']}, nor do groups add up to it"
    groups = {c["group"] for c in cell.claims if c["effect"] == t["effect"]}
    without_status = {"people"} if t["group"] == UNSAID else set()  # who counts people gives no status either
    if t["group"] != "all" and (other := groups - {t["group"], SOLDIERS} - without_status):
        return f"its figure is of {', '.join(sorted(other))}"
    return ""


def _printed_so(cell: Cell, opening: str) -> str:
    """A statement is given where the report has a passage that goes back to those words, whole."""
    said = {r.get("statement_id") for r in cell.readings}
    for v in cell.facts.variants_of[cell.report_id]:
        if v["statement_id"] in said:
            base = cell.facts.statements.get(v["base_statement_id"])
            if base is not None and v["relation"] in WHOLE and _begins(base["words"], opening):
                return ""
    return "no passage in it gives these words whole"


def _begins(words: str, opening: str) -> bool:
    return " ".join(words.split()).strip('“”" ').startswith(opening)


def _other_so(cell: Cell) -> str:
    if cell.point == "one death or more was an accident":
        return "" if any(c["cause"] == "accident" for c in cell.claims) else "no figure in it is of an accident"
    texts = [cell.facts.sentence(r) for r in cell.readings] or [_text(cell)]
    for words, pattern in MEANS.values():
        if words == cell.point:
            return "" if any(pattern.search(t) for t in texts) else "its sentence does not name this"
    if cell.point.endswith(CLAIMED):
        claimed = [r for r in cell.readings if r.get("value") == "claimed" or r.get("act") == "claim responsibility"]
        by = cell.incident["perpetrator"] or ""
        named = [n for n, told in cell.facts.claiming(cell.report_id) if not by or by_them(n, told, by)]
        return "" if (claimed and not any(NO_CLAIM.search(t) for t in texts)) or named else "nobody in it claims it"
    if m := ATTACK.match(cell.point) or VILLAGES.match(cell.point):
        return _extent_so(cell, m[1], texts)
    denied = [r for r in cell.readings if str(r.get("value") or "").startswith("not ")]
    return "its source denies it" if denied else ""


def _extent_so(cell: Cell, wanted: str, texts: list[str]) -> str:
    counted = cell.counted
    if counted and wanted not in map(number, counted):
        return f"it counts {number(counted[0])}"
    pair = wanted == "two" and any(" and " in t for t in texts)
    return (
        ""
        if counted or pair or any(re.search(rf"\b{wanted}\b", t, re.IGNORECASE) for t in texts)
        else "it does not count them"
    )


def _days(cell: Cell) -> list[TimeRow]:
    """The days that a report names, each one day."""
    return [
        t
        for t in cell.facts.times.get(cell.report_id, ())
        if t["earliest"] is not None and t["earliest"] == t["latest"]
    ]


def _in_other_words(cell: Cell, days: set[date | None]) -> bool:
    """Whether a sentence says that it, or a day that the report names, is so many days after an attack as they lie
    behind the point's; or a report of the week from that day on names its weekday."""
    r, day = cell.facts.reports[cell.report_id], cell.incident["earliest"]
    told = {d for d in (*days, r["published_latest"] if bears_its_day(r) else None) if d}
    after = (days_after(m[0]) for m in DAYS_AFTER.finditer(r["text"] or ""))
    if day is None or any(n and day + timedelta(days=n) in told for n in after):
        return day is not None
    return any(weekday_within(t, r, day) for t in cell.facts.times.get(cell.report_id, ()))


def _another_weekday(cell: Cell) -> bool:
    """Whether the sentence of a figure that the cell names has a weekday, of no known date, that is not the point's."""
    day = cell.incident["earliest"]
    named = {m[0] for c in cell.claims if not c["earliest"] for m in WEEKDAY.finditer(str(c["when"] or ""))}
    return day is not None and bool(named - {f"{day:%A}"})


def _text(cell: Cell) -> str:
    r = cell.facts.reports[cell.report_id]
    return f"{r['title']}\n{r['text'] or ''}"


def bound_is_a_bound(a: AssertionRow, facts: Facts) -> str:
    """ "At least" and "at most" are only said of a bound that allows the number."""
    cell = Cell(a, facts)
    if cell.says not in (Says.AT_LEAST, Says.AT_MOST):
        return ""
    if cell.toll is None or not (cell.claims or cell.titled):
        return "a bound needs a figure"
    if not cell.claims:
        bound = bound_in_title(cell.facts.reports[cell.report_id]["title"], cell.toll["effect"])
        return "" if bound is not None and bound <= (cell.toll["best"] or 0) else "its title gives no lower bound"
    best, own = cell.toll["best"] or 0, [c for c in cell.claims if c["effect"] == cell.toll["effect"]]
    if cell.says == Says.AT_MOST:
        return (
            ""
            if any((c["high"] if c["high"] is not None else c["low"] or 0) >= best for c in own)
            else "no upper bound in it allows the number"
        )
    low = sum(c["low"] or 0 for c in own) if len(own) > 1 else own[0]["low"] if own else None
    open_ended = any(c["high"] is None and c["low"] is not None for c in own)
    return "" if open_ended and low is not None and low <= best else "no lower bound in it allows the number"


def otherwise_excludes(a: AssertionRow, facts: Facts) -> str:
    """ "Otherwise" is only said where the evidence gives something that excludes the point."""
    cell = Cell(a, facts)
    if cell.says != Says.OTHERWISE:
        return ""
    if cell.toll is not None:
        best, own = cell.toll["best"] or 0, [c for c in cell.claims if c["effect"] == cell.toll["effect"]]
        if not own:
            return "no figure in it is another one"
        alone = [
            c
            for c in own
            if (c["low"] or 0) <= best <= (c["high"] if c["high"] is not None else best) and c["low"] is not None
            if not (c["hedge"] in TOPPED and c["low"] == best)
        ]
        together = sum(c["low"] or 0 for c in own)
        return (
            "its figure allows the number" if (len(own) == 1 and alone) or (len(own) > 1 and together == best) else ""
        )
    if DAY.match(cell.point):
        days = {t["earliest"] for t in _days(cell)} - {cell.incident["earliest"]}
        return "" if days or _another_weekday(cell) else "no time in the report is another day"
    if cell.point.endswith(CLAIMED):
        texts = [cell.facts.sentence(r) for r in cell.readings] or [_text(cell)]
        unclaimed = any(r.get("value") == "not claimed" for r in cell.readings) or any(
            NO_CLAIM.search(t) for t in texts
        )
        return "" if unclaimed else "nothing in it says that nobody claimed it"
    if m := ATTACK.match(cell.point) or VILLAGES.match(cell.point):
        return "it counts the same" if m[1] in map(number, cell.counted) else ""
    return ""


def denial_is_one(a: AssertionRow, facts: Facts) -> str:
    """ "Denies" needs a source in the report that denies that point."""
    cell = Cell(a, facts)
    if cell.says != Says.DENIES:
        return ""
    own = [r for r in cell.readings if str(r.get("value") or "").startswith("not ") or r.get("act") == "deny"]
    return "" if own else "no source in it denies this"


def not_yet_known(a: AssertionRow, facts: Facts) -> str:
    """ "Not yet known" is only said of a report that certainly appeared before the first that says so."""
    cell = Cell(a, facts)
    if cell.says != Says.NOT_YET_KNOWN:
        return ""
    own = facts.reports[cell.report_id]
    if not bears_its_day(own):
        return "the report gives no day of its own"
    for c in facts.cells.get((cell.incident_id, cell.point), ()):
        first = facts.reports[c["report_id"]]["published_earliest"]
        last = own["published_latest"]
        if c["says"] == Says.SO and (first is None or last is None or first <= last):
            return "it did not certainly appear before a report that says so"
    return ""


def nothing_touches_it(a: AssertionRow, facts: Facts) -> str:
    """ "Nothing" is only said where no sentence of the report touches the point, and no reading gives it."""
    cell = Cell(a, facts)
    if cell.says not in (Says.NOTHING, Says.NOT_YET_KNOWN) or cell.unclaimed:
        return ""
    if cell.toll is not None:
        effect, group = cell.toll["effect"], cell.toll["group"]
        given = [c for c in cell.own if c["effect"] == effect and group in ("all", c["group"])]
        theirs = [c for c in given if group == "all" and (c["group"] == ATTACKERS or _of_attackers(cell, c))]
        return "it gives a figure for this" if len(given) > len(theirs) else ""
    if DAY.match(cell.point):
        own = [
            c
            for c in cell.own
            if c["earliest"] == c["latest"] == cell.incident["earliest"] and cell.facts.day_of(c) is not None
        ]
        return "it puts a figure on that day" if own else ""
    if said := SAID.match(cell.point):
        printed = (s["words"] for s in facts.statements_of[cell.report_id])
        return "it prints these words" if any(_begins(w, said["words"]) for w in printed) else ""
    return _touched(cell)


def _of_attackers(cell: Cell, c: ClaimRow) -> bool:
    """Whether a figure of people is one of the attackers just named."""
    if c["part"] == "title" or c["group"] != "people":
        return False
    read = cell.facts.texts[c["report_id"]]
    return of_attackers(c["words"], read.text[read.sentence_at(c["start"]).start : c["start"]])


def _touched(cell: Cell) -> str:
    """The words of a sentence that may be about the attack and touches the point; empty for none."""
    facts, report_id = cell.facts, cell.report_id
    anywhere = of_a_region(cell.point)
    means, day = cell.point in {w for w, _ in MEANS.values()}, cell.incident["earliest"]
    for t in facts.touching(report_id, touches(cell.point)):
        if means and not of_now(t.sentence, t.at, day):
            continue
        if may_be_about(cell.incident_id, t.found, facts.told, anywhere=anywhere):
            return f"it touches the point: “{t.words}”"
    return ""
