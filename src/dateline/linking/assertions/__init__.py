"""Assertions: every statement of the book that is no report's own words, as a row that can be checked, and is.

A row that fails a check is left off the pages: its toll, its contradiction or its text of an
utterance is taken out of the tables that pages show, its fact of an attack or a report is emptied.
The table of assertions keeps it, with what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.linking.assertions.checks import CHECKS, Check, checked
from dateline.linking.assertions.facts import Facts
from dateline.linking.assertions.making import BETWEEN, made

__all__ = ["CHECKS", "Check", "assertions", "without_failed"]

Row = dict[str, Any]
NOTHING_KNOWN: dict[str, dict[str, Any]] = {
    "day": {"date": None, "earliest": None, "latest": None, "date_precision": None},
    "coordinates": {"latitude": None, "longitude": None},
    "perpetrator": {"perpetrator": None},
    "strength": {"strength": "weak"},
}
UNDATED = {
    "published_earliest": None, "published_latest": None, "dated_by": "none",
    "dated_why": "It bears no date, and the day inferred for it did not follow.",
}  # fmt: skip


def assertions(linked: Mapping[str, Iterable[Mapping[str, Any]]], actors: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows of the assertions table of linked tables, each with the checks it passed;
    `actors` are the rows of actors.csv."""
    facts = Facts(linked, actors)
    return [checked(a, facts) for a in made(facts)]


def without_failed(linked: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Linked tables without what failed a check, by their table of assertions."""
    failed = [a for a in linked["assertions"] if a["failed"]]
    if not failed:
        return dict(linked)
    out = dict(linked)
    subjects = {(a["kind"], a["subject"]) for a in failed}
    tolls = {tuple(a["subject"].split(BETWEEN)[:4]) for a in failed if a["kind"] == "toll"}
    out["tolls"] = [
        t for t in linked["tolls"] if (t["incident_id"], t["effect"], t["group"], t["account"]) not in tolls
    ]
    out["contradictions"] = [
        x | ({"settled_by": ""} if ("settlement", x["contradiction_id"]) in subjects else {})
        for x in linked["contradictions"]
        if ("contradiction", x["contradiction_id"]) not in subjects
    ]
    out["variants"] = [v for v in linked["variants"] if not {("match", _text(v)), ("change", _text(v))} & subjects]
    out["incidents"] = [_emptied(i, subjects) for i in linked["incidents"]]
    out["reports"] = [r | (UNDATED if ("published", r["report_id"]) in subjects else {}) for r in linked["reports"]]
    return out


def _text(v: Row) -> str:
    return BETWEEN.join(str(v[c]) for c in ("statement_id", "start", "base_statement_id", "base_start"))


def _emptied(incident: Row, subjects: set[tuple[str, str]]) -> Row:
    for kind, nothing in NOTHING_KNOWN.items():
        if (kind, incident["incident_id"]) in subjects:
            incident = incident | nothing
    return incident
