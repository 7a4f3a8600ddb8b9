"""Assertions: every statement of the book that is no report's own words, as a row that can be checked, and is.

A row that fails a check is left off the pages: its toll, its cell, its contradiction (one of whose sides it may be) or
its text of an utterance is taken out of the tables that pages show, its fact of an attack or a report is emptied;
sentences of summaries and lines from speakers to bodies are only ever printed from rows that passed. The table of
assertions keeps it, with what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.linking.assertions.checks import CHECKS, Check, checked
from dateline.linking.assertions.facts import Facts
from dateline.linking.assertions.judgements import BETWEEN
from dateline.linking.assertions.making import made
from dateline.linking.incidents.tolls.groups import key_of
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import LinkedRows
from dateline.tables import ActorRow, AssertionRow, IncidentRow, ReportRow, VariantRow

__all__ = ["CHECKS", "Check", "assertions", "without_failed"]

UNDATED = "It is undated, and the day inferred for it did not follow."


def assertions(linked: LinkedRows, actors: Iterable[ActorRow], gazetteer: Gazetteer) -> list[AssertionRow]:
    """The rows of the assertions table of linked tables, each with the checks it passed;
    `actors` are the rows of actors.csv."""
    facts = Facts(linked, actors, gazetteer)
    return [checked(a, facts) for a in made(facts)]


def without_failed(linked: LinkedRows) -> LinkedRows:
    """Linked tables without what failed a check, by their table of assertions."""
    failed = [a for a in linked.assertions if a["failed"]]
    if not failed:
        return linked
    subjects = {(a["kind"], a["subject"]) for a in failed}
    tolls = {tuple(a["subject"].split(BETWEEN)[:4]) for a in failed if a["kind"] == "toll"}
    one_sided = {a["subject"].split(BETWEEN)[0] for a in failed if a["kind"] == "side"}
    return linked._replace(
        tolls=[t for t in linked.tolls if key_of(t) not in tolls],
        what_ifs=[w for w in linked.what_ifs if key_of(w) not in tolls],
        contradictions=[
            x | {"settled_by": ""} if ("settlement", x["contradiction_id"]) in subjects else x
            for x in linked.contradictions
            if ("contradiction", x["contradiction_id"]) not in subjects and x["contradiction_id"] not in one_sided
        ],
        coverage=[
            c
            for c in linked.coverage
            if ("coverage", BETWEEN.join((c["incident_id"], c["point"], c["report_id"]))) not in subjects
        ],
        variants=[v for v in linked.variants if not {("match", _text(v)), ("change", _text(v))} & subjects],
        incidents=[_emptied(i, {kind for kind, of in subjects if of == i["incident_id"]}) for i in linked.incidents],
        reports=[_undated(r) if ("published", r["report_id"]) in subjects else r for r in linked.reports],
    )


def _text(v: VariantRow) -> str:
    return BETWEEN.join(map(str, (v["statement_id"], v["start"], v["base_statement_id"], v["base_start"])))


def _undated(r: ReportRow) -> ReportRow:
    return r | {"published_earliest": None, "published_latest": None, "dated_by": "none", "dated_why": UNDATED}


def _emptied(i: IncidentRow, failed: set[str]) -> IncidentRow:
    """An incident without the facts of which a check failed."""
    if "day" in failed:
        i = i | {"date": None, "earliest": None, "latest": None, "date_precision": None}
    if "coordinates" in failed:
        i = i | {"latitude": None, "longitude": None}
    if "perpetrator" in failed:
        i = i | {"perpetrator": None}
    return i | {"strength": "weak"} if "strength" in failed else i
