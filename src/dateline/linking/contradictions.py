"""Where reports do not agree: on the day, on a number, on the words of a quotation, on who spoke them.

What only looks different is none: an earlier figure that a later one of the same origin overtakes, a group under
another name, a total beside its parts.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dateline import dates, tables
from dateline.linking.arithmetic import wrong_sums
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
    tolls: pd.DataFrame,
    times: pd.DataFrame,
    attackers: dict[str, str],
) -> pd.DataFrame:
    """The contradictions table, most origins first."""
    origin = dict(zip(reports["report_id"], reports["origin_id"], strict=True))
    texts = dict(zip(reports["report_id"], reports["text"], strict=True))
    names = {i["incident_id"]: i["name"] for i in tables.rows(incidents)}
    known = {c["claim_id"]: c for c in tables.rows(claims)}
    found = [
        *_days(incidents, claims, origin),
        *_captions(incidents, claims, times, origin, texts),
        *_too_early(reports, claims, origin),
        *_sums(known, names, origin),
        *_numbers(tolls, known, names, origin, attackers),
        *_periods(incidents, known, tolls, names, origin),
        *_wordings(variants, statements, origin, texts),
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


# What a picture can only show after the attack.
AFTERMATH = re.compile(
    r"\b(?:graves?|funerals?|buried|burial|mourn\w*|aftermath|wreck\w*|victims?|killed)\b", re.IGNORECASE
)


def _captions(
    incidents: pd.DataFrame, claims: pd.DataFrame, times: pd.DataFrame, origin: dict[str, str], texts: dict[str, str]
) -> Iterable[dict[str, Any]]:
    """A picture of what an attack left behind, dated before the attack."""
    found = {i["incident_id"]: i for i in tables.rows(incidents) if i["earliest"]}
    own: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for c in tables.rows(claims):
        if c["incident_id"] in found:
            own[c["report_id"]].append(c)
    for t in tables.rows(times):
        mine = own[t["report_id"]]
        if t["section"] != "caption" or t["earliest"] is None or t["earliest"] != t["latest"] or not mine:
            continue
        incident = found[mine[0]["incident_id"]]
        text = texts[t["report_id"]]
        line = text[
            text.rfind("\n", 0, t["start"]) + 1 : text.find("\n", t["end"]) if "\n" in text[t["end"] :] else len(text)
        ]
        if t["latest"] < incident["earliest"] and AFTERMATH.search(line):
            sides = {
                f"picture dated {dates.in_words(t['earliest'])}: {line.strip()}": _evidence(mine[:1]),
                f"attack of {dates.in_words(incident['earliest'])}": _evidence(mine[-1:]),
            }
            yield _row(
                "date",
                incident["incident_id"],
                f"{incident['name']}: a picture of what it left is dated before it",
                sides,
                origin,
            )


def _too_early(reports: pd.DataFrame, claims: pd.DataFrame, origin: dict[str, str]) -> Iterable[dict[str, Any]]:
    """A report published before what it reports."""
    published = {
        r["report_id"]: r["published_latest"] for r in tables.rows(reports) if r["dated_by"] in ("metadata", "text")
    }
    for c in tables.rows(claims):
        day = published.get(c["report_id"])
        if day and c["earliest"] and c["earliest"] > day and c["incident_id"]:
            sides = {
                f"published {dates.in_words(day)}": _evidence([c]),
                f"tells of {dates.in_words(c['earliest'])}": _evidence([c]),
            }
            yield _row("date", c["incident_id"], f"{c['report_id']}: published before what it reports", sides, origin)


def _evidence(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"report_id": c["report_id"], "id": c["claim_id"]} for c in found]


def _sums(known: dict[str, dict[str, Any]], names: dict[str, str], origin: dict[str, str]) -> Iterable[dict[str, Any]]:
    """A report's total that its own parts do not add up to, with the working."""
    per_incident: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for c in known.values():
        if c["incident_id"] and c["status"] != "rejected":
            per_incident[c["incident_id"]].append(c)
    for incident, own in sorted(per_incident.items()):
        for wrong in wrong_sums(own):
            total, *parts = (known[i] for i in wrong.claim_ids)
            sides = {
                f"{wrong.total} {wrong.group} {wrong.effect}, as reported": _evidence([total]),
                f"{wrong.working.split(',')[0]}, by its own parts": _evidence(parts),
            }
            yield _row("arithmetic", incident, f"{names[incident]}: {wrong.working}", sides, origin)


def _numbers(
    tolls: pd.DataFrame,
    known: dict[str, dict[str, Any]],
    names: dict[str, str],
    origin: dict[str, str],
    attackers: dict[str, str],
) -> Iterable[dict[str, Any]]:
    """Current figures for one group of one incident that exclude each other; an overtaken one is history and no side.

    "At least nine" and ten do not exclude each other. The attackers' own figure is a side of its own.
    """
    wrong = {i for s in wrong_sums([c for c in known.values() if c["incident_id"]]) for i in s.claim_ids}
    rows: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for t in tables.rows(tolls):
        if t["effect"] in ("killed", "wounded"):
            rows[t["incident_id"], t["effect"], t["group"].split(", by ")[0]] += t["claim_ids"].split()
    whole = {(t["incident_id"], t["effect"]): t for t in tables.rows(tolls) if t["group"] == "all"}
    for (incident, effect, group), ids in sorted(rows.items()):
        own = [
            known[i]
            for i in dict.fromkeys(ids)
            if i not in wrong and known[i]["group"] == ("people" if group == "all" else group)
        ]
        added: dict[str, int] = defaultdict(int)
        for c in own:
            added[c["report_id"]] += c["low"] if c["mode"] == "added" else 0
        whom = "" if group == "all" else f"{group} "
        sides: dict[str, list[dict[str, Any]]] = defaultdict(list)
        spans: dict[str, tuple[float, float]] = {}
        for c in (c for c in own if c["mode"] == "total"):
            more = added[c["report_id"]]
            by = f" by {attackers[c['attributed_id']]}’s account" if c["attributed_id"] in attackers else ""
            label = f"{_worded(c, more)} {whom}{effect}{by}"
            sides[label] += _evidence([c])
            spans[label] = ((c["low"] or 0) + more, c["high"] + more if c["high"] is not None else float("inf"))
        if any(a[1] < b[0] or b[1] < a[0] for a in spans.values() for b in spans.values()):
            settled = _accounted(sides, spans, whole.get((incident, effect)))
            yield _row("number", incident, f"{names[incident]}: how many {whom}were {effect}", sides, origin, settled)


def _worded(c: dict[str, Any], more: int = 0) -> str:
    if c["low"] == c["high"]:
        return f"{c['low']} + {more} = {c['low'] + more}" if more else str(c["low"])
    return f"at least {c['low'] + more}" if c["high"] is None else f"{c['low'] or 0} to {c['high']}"


def _accounted(
    sides: dict[str, list[dict[str, Any]]], spans: dict[str, tuple[float, float]], whole: dict[str, Any] | None
) -> str:
    """Where the attackers' figure for one group is everybody else's for all: they have counted the others in."""
    claimed = [spans[s][0] for s in sides if "account" in s]
    if claimed and whole and whole["best"] == claimed[0]:
        return f"The attackers' {whole['best']} is the others' figure for all ({whole['why'].split(';')[0]}): they count everybody as of this group."
    return ""


def _within(first: Any, last: Any, c: dict[str, Any]) -> bool:
    """Whether an attack lies in a claim's stretch; a series that is only known to lie within some days may."""
    if (last - first).days > 1:
        return bool(c["earliest"] <= last and first <= c["latest"])
    return bool(c["earliest"] <= first and last <= c["latest"])


def _periods(
    incidents: pd.DataFrame,
    known: dict[str, dict[str, Any]],
    tolls: pd.DataFrame,
    names: dict[str, str],
    origin: dict[str, str],
) -> Iterable[dict[str, Any]]:
    """A figure for a stretch of time below what the attacks inside that stretch add up to."""
    best = {
        (t["incident_id"], t["group"]): t
        for t in tables.rows(tolls)
        if t["effect"] == "killed" and t["best"] is not None
    }
    spans = {i["incident_id"]: (i["earliest"], i["latest"]) for i in tables.rows(incidents) if i["earliest"]}
    for c in known.values():
        if (
            c["incident_id"]
            or not c["earliest"]
            or c["high"] is None
            or c["effect"] not in ("killed", "killed or wounded")
        ):
            continue
        group = "all" if c["group"] == "people" else c["group"]
        inside = [best[i, group] for i, (a, b) in sorted(spans.items()) if (i, group) in best and _within(a, b, c)]
        total = sum(t["best"] for t in inside)
        if len(inside) > 1 and total > c["high"]:
            working = " + ".join(f"{t['best']} ({names[t['incident_id']]})" for t in inside)
            first = [
                next(known[i] for i in t["claim_ids"].split() if (known[i]["low"] or 0) <= t["best"]) for t in inside
            ]
            stretch = f"{c['earliest'].day} {c['earliest']:%B} to {c['latest'].day} {c['latest']:%B %Y}"
            sides = {
                f"{_worded(c)} {c['group']} {c['effect']}, {stretch}{' (' + c['attributed_to'] + ')' if c['attributed_to'] else ''}": _evidence([c]),
                f"{working} = {total} killed in attacks of these days": _evidence(first),
            }  # fmt: skip
            yield _row(
                "number",
                None,
                f"{_worded(c)} {c['group']} {c['effect']} in a stretch that holds {total} killed",
                sides,
                origin,
            )


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
