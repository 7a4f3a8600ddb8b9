"""A person's decisions, applied to the machine's readings before they are linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.decision import Decision

Row = dict[str, Any]
STATUS = {"confirm": "confirmed", "reject": "rejected", "amend": "amended"}
KEYS = {"claims": "claim_id", "statements": "statement_id"}


class Regrouping(NamedTuple):
    """Which incidents become one (target → those that go into it), and which claims stand apart from their incident."""

    merged: dict[str, list[str]]
    split: frozenset[str]


def reviewed(read: Mapping[str, pd.DataFrame], decisions: Iterable[Decision]) -> dict[str, pd.DataFrame]:
    """The tables with the decisions on claims and statements in them, later ones over earlier ones."""
    by_target: dict[str, list[Decision]] = defaultdict(list)
    for d in decisions:
        if d.decision in STATUS:
            by_target[d.target].append(d)
    out = dict(read)
    for name, key in KEYS.items():
        if not any(t[:1] == key[:1] for t in by_target):
            continue
        rows = tables.rows(read[name])
        for row in rows:
            for d in by_target[row[key]]:
                row["status"] = STATUS[d.decision]
                if d.decision == "amend":
                    _amend(row, d)
        out[name] = tables.table(name, rows)
    return out


def _amend(row: Row, d: Decision) -> None:
    row[d.field] = d.value
    if d.field in ("earliest", "latest"):
        row["when_start"] = None  # the day no longer follows from the words
    if d.field in ("said_earliest", "said_latest"):
        row["said_start"] = None


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
    """The decisions whose target (or, for a merge, second incident) is among no reading; none of them is dropped in silence.

    `known` are the identifiers of all claims, statements and incidents, those before regrouping too.
    """
    there = set(known)
    return [d for d in decisions if d.target not in there or (d.decision == "merge" and d.value not in there)]
