"""The rows that linking takes and gives, table by table, and what every part of it does with rows."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import pandas as pd

from dateline import tables
from dateline.extraction.lexicon import en
from dateline.tables import (
    ActorRow,
    AssertionRow,
    ClaimRow,
    ContradictionRow,
    CoverageRow,
    IncidentRow,
    ParticularRow,
    PersonRow,
    PlaceMentionRow,
    QuotationRow,
    RelianceRow,
    ReportRow,
    SentenceRow,
    StatementRow,
    TimeRow,
    TollRow,
    UnansweredRow,
    VariantRow,
    VictimRow,
    WhatIfRow,
)

if TYPE_CHECKING:
    import pyarrow as pa

# Who is missing, captured or driven from home may be so on another day than that of the attack, and that nobody is
# makes no toll: these were hit.
HARMED = ("killed", "wounded", "killed or wounded")

# Words that leave a number open on both sides.
APPROXIMATE = frozenset(en.words("linking", "hedges in one word of a figure that is near"))
# Words that say that there were more than the number behind them.
TOPPED = frozenset(en.phrases("linking", "hedges of a number that is topped"))
# What a reader can be shown of a report: a figure, words, a detail.
Reading = ClaimRow | StatementRow | ParticularRow


class Elsewhere(NamedTuple):
    """What reports that are linked elsewhere have: the bare names of agencies that they name, the identifiers of
    their incidents, which no other incident may have, and whether they are of the same case."""

    wires: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    apart: bool = False


NOWHERE = Elsewhere()


T = TypeVar("T", contravariant=True)
Row = TypeVar("Row")


class RowsOf(Protocol[T]):
    """What makes the rows of a table of some form: tables.rows, tables.arrow_rows."""

    def __call__(self, found: T, row_type: type[Row], /) -> list[Row]:
        """The rows, each a `row_type`."""


class ReadRows(NamedTuple):
    """The rows of the tables that extraction gives."""

    reports: list[ReportRow]
    sentences: list[SentenceRow]
    quotations: list[QuotationRow]
    times: list[TimeRow]
    places: list[PlaceMentionRow]
    claims: list[ClaimRow]
    statements: list[StatementRow]
    particulars: list[ParticularRow]
    victims: list[VictimRow]

    @classmethod
    def from_frames(cls, read: Mapping[str, pd.DataFrame]) -> ReadRows:
        """The rows of the tables that extraction gave."""
        return cls._made(read, tables.rows)

    @classmethod
    def from_arrow(cls, read: Mapping[str, pa.Table]) -> ReadRows:
        """The same from Arrow tables."""
        return cls._made(read, tables.arrow_rows)

    @classmethod
    def _made(cls, read: Mapping[str, T], rows: RowsOf[T]) -> ReadRows:
        return cls(
            rows(read["reports"], ReportRow),
            rows(read["sentences"], SentenceRow),
            rows(read["quotations"], QuotationRow),
            rows(read["times"], TimeRow),
            rows(read["places"], PlaceMentionRow),
            rows(read["claims"], ClaimRow),
            rows(read["statements"], StatementRow),
            rows(read["particulars"], ParticularRow),
            rows(read["victims"], VictimRow),
        )

    def of(self, reports: Container[str]) -> ReadRows:
        """The rows of some reports."""
        return ReadRows(
            [r for r in self.reports if r["report_id"] in reports],
            [s for s in self.sentences if s["report_id"] in reports],
            [q for q in self.quotations if q["report_id"] in reports],
            [t for t in self.times if t["report_id"] in reports],
            [p for p in self.places if p["report_id"] in reports],
            [c for c in self.claims if c["report_id"] in reports],
            [s for s in self.statements if s["report_id"] in reports],
            [p for p in self.particulars if p["report_id"] in reports],
            [v for v in self.victims if v["report_id"] in reports],
        )


class LinkedRows(NamedTuple):
    """The rows of all linked tables."""

    reports: list[ReportRow]
    sentences: list[SentenceRow]
    quotations: list[QuotationRow]
    times: list[TimeRow]
    places: list[PlaceMentionRow]
    claims: list[ClaimRow]
    statements: list[StatementRow]
    particulars: list[ParticularRow]
    victims: list[VictimRow]
    persons: list[PersonRow]
    reliances: list[RelianceRow]
    incidents: list[IncidentRow]
    variants: list[VariantRow]
    tolls: list[TollRow]
    what_ifs: list[WhatIfRow]
    contradictions: list[ContradictionRow]
    coverage: list[CoverageRow]
    assertions: list[AssertionRow]
    unanswered: list[UnansweredRow]

    def keys(self) -> set[tuple[object, ...]]:
        """The key of every row, behind the name of its table, of the tables that have one."""
        own = [(name, tables.TABLES[name].key, rows) for name, rows in self._asdict().items()]
        return {(name, *(row[c] for c in key)) for name, key, rows in own if key for row in rows}

    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables."""
        return {name: tables.table(name, own) for name, own in self._asdict().items()}


# A row that is of one report.
R = TypeVar(
    "R",
    ReportRow, SentenceRow, QuotationRow, TimeRow, PlaceMentionRow, ClaimRow, StatementRow, ParticularRow, VariantRow,
    VictimRow,
)  # fmt: skip


def by_report(rows: Iterable[R]) -> defaultdict[str, list[R]]:
    """Rows by their report, in the order they come; none for a report that has none."""
    out: defaultdict[str, list[R]] = defaultdict(list)
    for row in rows:
        out[row["report_id"]].append(row)
    return out


def starting_in(claims: Sequence[ClaimRow], start: int, end: int) -> slice:
    """Where among one report's claims, in the order of the text, those are that begin in a stretch."""
    return slice(bisect_left(claims, start, key=_start), bisect_left(claims, end, key=_start))


def _start(claim: ClaimRow) -> int:
    return claim["start"]


class ByReport:
    """The rows of many reports, opened to take those of a few."""

    def __init__(self, read: ReadRows) -> None:
        self.reports = by_report(read.reports)
        self.sentences, self.quotations = by_report(read.sentences), by_report(read.quotations)
        self.times, self.places = by_report(read.times), by_report(read.places)
        self.claims, self.statements = by_report(read.claims), by_report(read.statements)
        self.particulars, self.victims = by_report(read.particulars), by_report(read.victims)

    def of(self, reports: Sequence[str]) -> ReadRows:
        """The rows of some reports, in their order."""
        return ReadRows(
            _of(self.reports, reports), _of(self.sentences, reports), _of(self.quotations, reports),
            _of(self.times, reports), _of(self.places, reports), _of(self.claims, reports),
            _of(self.statements, reports), _of(self.particulars, reports),
            _of(self.victims, reports),
        )  # fmt: skip


def _of(rows: Mapping[str, list[R]], reports: Sequence[str]) -> list[R]:
    return [row for r in reports for row in rows.get(r, ())]


def joined(parts: Iterable[LinkedRows]) -> LinkedRows:
    """The rows of several parts in one."""
    every = list(parts)
    return LinkedRows(
        *([row for own in column for row in own] for column in zip(*every, strict=True))
        if every
        else ([] for _ in LinkedRows._fields)
    )


def identifier_of(row: Reading) -> str:
    """The identifier of a claim, a particular or a statement."""
    return str(row.get("claim_id") or row.get("particular_id") or row.get("statement_id"))


def actor_rows(actors: Iterable[Mapping[str, str]]) -> list[ActorRow]:
    """The rows of actors.csv as rows of the table actors; a column that is not given is empty."""
    return [
        ActorRow(
            actor_id=a["actor_id"], name=a["name"], kind=a["kind"], side=a.get("side", ""), role=a.get("role", ""),
            organisation=a.get("organisation", ""), other_names=a.get("other_names", ""),
        )
        for a in actors
    ]  # fmt: skip


def days_of(row: ClaimRow | TimeRow | IncidentRow) -> tuple[date, date] | None:
    """The first and the last day of a row; None where they are not known."""
    first, last = row["earliest"], row["latest"]
    return None if first is None or last is None else (first, last)


def one_day(row: ClaimRow | TimeRow | IncidentRow) -> date | None:
    """The day of a row; None where it has none, or more than one."""
    return row["earliest"] if row["earliest"] == row["latest"] else None


def groups_of_attackers(attackers: Mapping[str, str]) -> frozenset[str]:
    """The groups whose people no toll counts: the attackers, also by the names of those that the case lists.
    `attackers` maps their actor_id to these names."""
    return frozenset(("attackers", *attackers.values()))


def counts(c: ClaimRow) -> bool:
    """Whether a figure gives a number at all."""
    return c["low"] is not None or c["high"] is not None


def exact(c: ClaimRow) -> int | None:
    """The number of a figure that gives just one; None for a bound, a range, or no number."""
    return c["low"] if c["low"] == c["high"] else None


def number_of(c: ClaimRow) -> int:
    """The number of a figure: the least its words allow, else the most; 0 where it gives none."""
    return next((n for n in (c["low"], c["high"]) if n is not None), 0)
