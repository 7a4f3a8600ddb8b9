"""One attack with its figures, details and tolls, as the matrix is filled for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import chain

from dateline.linking.incidents.coverage.about import may_be_about
from dateline.linking.incidents.coverage.cells import Cell, Point
from dateline.linking.incidents.coverage.reports import Tables
from dateline.linking.incidents.orders import bears_its_day
from dateline.linking.incidents.responsibility import before_avenged
from dateline.linking.rows import HARMED, by_report, starting_in
from dateline.tables import ClaimRow, IncidentRow, ParticularRow, StatementRow, TollRow


class Attack:
    """One attack with all that is known of it."""

    def __init__(self, incident: IncidentRow, shared: Tables) -> None:
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

    def around(self, c: ClaimRow) -> tuple[str, str]:
        """The sentence of a figure before it and behind it; of a title the title."""
        report = self.shared.reports[c["report_id"]]
        if c.get("part", "text") == "title":
            return report["title"][: c["start"]], report["title"][c["end"] :]
        start, end = self.shared.sentence(c["report_id"], c["start"])
        return report["text"][start : c["start"]], report["text"][c["end"] : end]

    def named(self, cell: Cell) -> list[ClaimRow]:
        """Return the figures that a cell names as its evidence."""
        own = self._by_id
        return [own[e] for e in cell.evidence if e in own]

    @cached_property
    def _by_id(self) -> dict[str, ClaimRow]:
        return {c["claim_id"]: c for c in self.claims}

    def report_of(self, cell: Cell) -> str:
        """The report of the figures that a cell names."""
        return next((c["report_id"] for c in self.named(cell)), "") or cell.evidence[0]

    def low_of(self, cell: Cell) -> int:
        """What the figures that a cell names come to at least."""
        return sum(c["low"] or 0 for c in self.named(cell))

    def between(self, report: str, start: int, end: int) -> list[ClaimRow]:
        """The figures in a stretch of a report."""
        own = self._in_order.get(report, [])
        return own[starting_in(own, start, end)]

    def alone_in(self, report: str) -> bool:
        """Whether a report has figures of this attack and of no other, so that its title is about it."""
        told = self.shared.told.of_attacks.get(report, ())
        return {c["incident_id"] for c in told} == {self.incident["incident_id"]}

    def before(self, report: str, first: date | None) -> bool:
        """Whether a report certainly appeared before a day: it gives its own day, and that is earlier."""
        r = self.shared.reports[report]
        last = r["published_latest"]
        return first is not None and last is not None and bears_its_day(r) and last < first

    def touched(self, report: str, p: Point, *, anywhere: bool) -> tuple[str, ...]:
        """What shows that a report uses the words of a point of this attack: a reading of that sentence,
        else the report; empty for none."""
        for m in self.about(report, p.touches, anywhere=anywhere):
            start, end = self.shared.sentence(report, m.start())
            text = self.shared.reports[report]["text"] or ""
            avenged = before_avenged(text, start, end)
            if m.start() < avenged and p.tells(text[start:avenged]):
                return self.at(report, start, end)
        return ()

    def about(self, report: str, words: re.Pattern[str], *, anywhere: bool = False) -> Iterator[re.Match[str]]:
        """Where some words occur in sentences of a report that can be about this attack (may_be_about)."""
        own, told = self.incident["incident_id"], self.shared.told
        return (m for m, at in self.shared.found(report, words) if may_be_about(own, at, told, anywhere=anywhere))

    def at(self, report: str, start: int, end: int) -> tuple[str, ...]:
        """The claims, details or statements of a stretch of a report; the report where none is."""

        def inside(row: ClaimRow | ParticularRow | StatementRow) -> bool:
            return row["start"] < end and start < row["end"]

        own = self.claims_of.get(report, ())
        claims = (c["claim_id"] for c in own if inside(c) and c.get("part", "text") != "title")
        particulars = (p["particular_id"] for p in self._particulars_of.get(report, ()) if inside(p))
        statements = (s["statement_id"] for s in self.shared.statements[report] if inside(s))
        return (next(chain(claims, particulars, statements), report),)
