"""A person's decisions, applied to the machine's readings before they are linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar, cast

from dateline.core.decision import Decision
from dateline.linking.reviewers import by_two
from dateline.linking.rows import LinkedRows, ReadRows
from dateline.tables import ClaimRow, StatementRow, VictimRow
from dateline.tables.vocabulary import Review

STATUS = {"confirm": "confirmed", "reject": "rejected", "amend": "amended"}
Reviewed = TypeVar("Reviewed", ClaimRow, StatementRow)


def reviewed(read: ReadRows, decisions: Iterable[Decision]) -> ReadRows:
    """The tables with the decisions on claims and statements in them, later ones over earlier ones."""
    by_target: dict[str, list[Decision]] = defaultdict(list)
    for d in decisions:
        if d.decision in STATUS:
            by_target[d.target].append(d)
    if not by_target:
        return read
    return read._replace(
        claims=[_decided(c, by_target.get(c["claim_id"], [])) for c in read.claims],
        statements=[_decided(s, by_target.get(s["statement_id"], [])) for s in read.statements],
        victims=[_of_people(v, by_target.get(v["victim_id"], [])) for v in read.victims],
    )


def _standing(decisions: list[Decision]) -> str:
    """What some decisions on one reading make of it; empty without any."""
    if by_two(decisions):
        return Review.CONFIRMED_BY_TWO
    return STATUS[decisions[-1].decision] if decisions else ""


def _of_people(row: VictimRow, decisions: list[Decision]) -> VictimRow:
    """A row of victims as some decisions leave it."""
    cells: dict[str, object] = {"review": status} if (status := _standing(decisions)) else {}
    for d in decisions:
        if d.decision == "amend":
            cells[d.field] = d.value
            if d.field == "age":
                cells["age_low"] = cells["age_high"] = d.value
    return cast(VictimRow, {**row, **cells}) if cells else row


def _decided(row: Reviewed, decisions: list[Decision]) -> Reviewed:
    """A row as some decisions leave it."""
    # review.csv names the columns, and its reader has checked what it puts into them
    cells: dict[str, object] = {"status": status} if (status := _standing(decisions)) else {}
    for d in decisions:
        if d.decision != "amend":
            continue
        cells[d.field] = d.value
        if d.field in ("earliest", "latest"):
            cells["when_start"] = None  # the day no longer follows from the words
        if d.field in ("said_earliest", "said_latest"):
            cells["said_start"] = None
    return cast(Reviewed, {**row, **cells}) if cells else row


def without_rejected(read: ReadRows) -> ReadRows:
    """The tables without the rows that a person rejected: nothing may be made of those."""
    return read._replace(
        claims=[c for c in read.claims if c["status"] != "rejected"],
        statements=[s for s in read.statements if s["status"] != "rejected"],
        particulars=[p for p in read.particulars if p["status"] != "rejected"],
    )


def with_rejected(linked: LinkedRows, read: ReadRows) -> LinkedRows:
    """Linked tables with the rejected rows of the tables they were made from, as those are, in their old places."""
    claims = {c["claim_id"]: c for c in linked.claims}
    statements = {s["statement_id"]: s for s in linked.statements}
    return linked._replace(
        claims=[claims.get(c["claim_id"], c) for c in read.claims],
        statements=[statements.get(s["statement_id"], s) for s in read.statements],
    )


def gone(decisions: Iterable[Decision], known: Iterable[str]) -> list[Decision]:
    """The decisions whose target (or the second attack or person that they name) is among no reading;
    none of them is dropped in silence.

    `known` are the identifiers of all claims, statements and incidents, those before regrouping too.
    """
    there = set(known)
    return [d for d in decisions if d.target not in there or (names_two(d) and d.value not in there)]


def names_two(d: Decision) -> bool:
    """Whether a decision names a second attack or person: what goes into the target, or what it is kept apart from."""
    return d.decision == "merge" or (d.decision == "split" and d.target[:2] not in ("c-", "v-"))
