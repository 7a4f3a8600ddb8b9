"""A person's decisions, applied to the machine's readings before they are linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.core.decision import Decision
from dateline.tables import Row

STATUS = {"confirm": "confirmed", "reject": "rejected", "amend": "amended"}
KEYS = {"claims": "claim_id", "statements": "statement_id"}


class Regrouping(NamedTuple):
    """Which incidents become one (target → those that go into it), and which claims stand apart from their incident."""

    merged: dict[str, list[str]]
    split: frozenset[str]


def reviewed(read: Mapping[str, list[Row]], decisions: Iterable[Decision]) -> dict[str, list[Row]]:
    """The tables with the decisions on claims and statements in them, later ones over earlier ones."""
    by_target: dict[str, list[Decision]] = defaultdict(list)
    for d in decisions:
        if d.decision in STATUS:
            by_target[d.target].append(d)
    out = dict(read)
    for name, key in KEYS.items():
        if any(t[:1] == key[:1] for t in by_target):
            out[name] = [_decided(row, by_target.get(row[key], [])) for row in read[name]]
    return out


def _decided(row: Row, decisions: list[Decision]) -> Row:
    """A row as some decisions leave it."""
    out = dict(row)
    for d in decisions:
        out["status"] = STATUS[d.decision]
        if d.decision != "amend":
            continue
        out[d.field] = d.value
        if d.field in ("earliest", "latest"):
            out["when_start"] = None  # the day no longer follows from the words
        if d.field in ("said_earliest", "said_latest"):
            out["said_start"] = None
    return out


def without_rejected(read: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """The tables without the rows that a person rejected: nothing may be made of those."""
    return {name: [r for r in rows if r.get("status") != "rejected"] for name, rows in read.items()}


def with_rejected(linked: Mapping[str, list[Row]], read: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Linked tables with the rejected rows of the tables they were made from, as those are, in their old places."""
    out = dict(linked)
    for name, key in KEYS.items():
        done = {r[key]: r for r in linked[name]}
        out[name] = [done.get(r[key], r) for r in read[name]]
    return out


def regrouping(decisions: Iterable[Decision]) -> Regrouping:
    """The decisions on incidents."""
    merged: dict[str, list[str]] = defaultdict(list)
    split = set()
    for d in decisions:
        if d.decision == "merge":
            merged[d.target].append(str(d.value))
        elif d.decision == "split":
            split.add(d.target)
    return Regrouping(dict(merged), frozenset(split))


def gone(decisions: Iterable[Decision], known: Iterable[str]) -> list[Decision]:
    """The decisions whose target (or, for a merge, second incident) is among no reading;
    none of them is dropped in silence.

    `known` are the identifiers of all claims, statements and incidents, those before regrouping too.
    """
    there = set(known)
    return [d for d in decisions if d.target not in there or (d.decision == "merge" and d.value not in there)]
