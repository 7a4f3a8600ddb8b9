"""Where reports do not agree: on the day, on a number, on the words of a quotation, on who spoke them.

What only looks different is none: an earlier figure that a later one of the same origin overtakes, a group under
another name, a total beside its parts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dateline import tables
from dateline.report import identifier


def _row(
    kind: str,
    incident: str | None,
    summary: str,
    sides: dict[str, list[dict[str, Any]]],
    origin: dict[str, str],
    settled: str = "",
) -> dict[str, Any]:
    """A contradiction from its sides; evidence is given by report and identifier of claim or statement."""
    listed = [
        {"side": label, "reports": sorted({e["report_id"] for e in found}), "origins": len({origin[e["report_id"]] for e in found}), "evidence": [e["id"] for e in found]}
        for label, found in sides.items()
    ]  # fmt: skip
    listed.sort(key=lambda s: (-s["origins"], s["side"]))  # type: ignore[operator]
    return {
        "contradiction_id": identifier("x", kind, incident, summary, *sorted(sides)), "incident_id": incident, "kind": kind,
        "summary": summary, "sides": json.dumps(listed, ensure_ascii=False), "settled_by": settled,
    }  # fmt: skip


def contradictions(
    incidents: pd.DataFrame,
    claims: pd.DataFrame,
    statements: pd.DataFrame,
    variants: pd.DataFrame,
    reports: pd.DataFrame,
    attackers: dict[str, str],
) -> pd.DataFrame:
    """The contradictions table, most origins first."""
    origin = dict(zip(reports["report_id"], reports["origin_id"], strict=True))
    published = {r["report_id"]: r["published_latest"] for r in tables.rows(reports)}
    found = [
        *_days(incidents, claims, origin),
        *_numbers(incidents, claims, origin, published, attackers),
        *_wordings(variants, statements, origin, dict(zip(reports["report_id"], reports["text"], strict=True))),
    ]
    found.sort(key=lambda r: (-sum(s["origins"] for s in json.loads(r["sides"])), r["contradiction_id"]))
    return tables.table("contradictions", found)


def _days(incidents: pd.DataFrame, claims: pd.DataFrame, origin: dict[str, str]) -> Iterable[dict[str, Any]]:
    """One attack put on different days."""
    for i in tables.rows(incidents):
        if i["kind"] == "series" or i["earliest"] is None:
            continue
        sides: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for c in tables.rows(claims):
            if c["incident_id"] == i["incident_id"] and c["earliest"] and c["earliest"] == c["latest"]:
                sides[f"{c['earliest']:%A} {c['earliest'].day} {c['earliest']:%B %Y}"].append(
                    {"report_id": c["report_id"], "id": c["claim_id"]}
                )
        if len(sides) > 1:
            yield _row("date", i["incident_id"], f"{i['name']}: on which day it was", sides, origin)


def _numbers(
    incidents: pd.DataFrame,
    claims: pd.DataFrame,
    origin: dict[str, str],
    published: dict[str, Any],
    attackers: dict[str, str],
) -> Iterable[dict[str, Any]]:
    """Origins whose latest figures for one group of one incident exclude each other."""
    names = {i["incident_id"]: i["name"] for i in tables.rows(incidents)}
    own: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for c in tables.rows(claims):
        if (
            c["incident_id"]
            and c["mode"] == "total"
            and c["low"] is not None
            and c["status"] != "rejected"
            and c["effect"] in ("killed", "wounded")
        ):
            own[c["incident_id"], c["effect"], c["group"]].append(c)
    for (incident, effect, group), found in sorted(own.items()):
        if group in attackers.values() or group == "attackers":
            continue
        last: dict[str, dict[str, Any]] = {}
        for c in sorted(found, key=lambda c: (str(published[c["report_id"]]), c["low"])):
            key = f"{origin[c['report_id']]}{'!' if c['attributed_id'] in attackers else ''}"
            last[key] = c
        sides: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for c in last.values():
            by = f" ({attackers[c['attributed_id']]}’s account)" if c["attributed_id"] in attackers else ""
            sides[f"{c['low']}{' or more' if c['high'] is None else ''} {group} {effect}{by}"].append(
                {"report_id": c["report_id"], "id": c["claim_id"]}
            )
        exact = {c["low"] for c in last.values() if c["high"] is not None}
        if len(exact) > 1:
            yield _row("number", incident, f"{names[incident]}: how many {group} were {effect}", sides, origin)


# What becomes of a quotation, in words a reader understands.
SPOILT = {
    "cut inside": "words are missing inside the quotation marks",
    "altered": "words are changed inside the quotation marks",
    "truncated": "the quotation ends or begins earlier",
    "extended": "the quotation goes on",
}


def _wordings(
    variants: pd.DataFrame, statements: pd.DataFrame, origin: dict[str, str], texts: dict[str, str]
) -> Iterable[dict[str, Any]]:
    """One utterance printed in different words between the same marks, or given to different speakers."""
    known = {s["statement_id"]: s for s in tables.rows(statements)}
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for v in tables.rows(variants):
        groups[v["utterance_id"]].append(v)
    for _, found in sorted(groups.items()):
        base = next(v for v in found if v["relation"] == "base")
        opening = " ".join(texts[base["report_id"]][base["start"] : base["end"]].split()[:8])
        sides: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for v in found:
            label = (
                SPOILT.get(v["relation"], "as the base has it")
                if v["relation"] not in ("paraphrase", "other rendering")
                else "another rendering"
            )
            sides[label].append({"report_id": v["report_id"], "id": v["statement_id"]})
        if len(sides) > 1 and any(v["relation"] in SPOILT for v in found):
            yield _row("wording", None, f"“{opening} …”: the words between the marks", sides, origin)
        speakers: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for v in found:
            s = known[v["statement_id"]]
            if s["speaker"]:
                speakers[s["speaker"]].append({"report_id": v["report_id"], "id": v["statement_id"]})
        if len(speakers) > 1:
            yield _row("attribution", None, f"“{opening} …”: who said it", speakers, origin)
