"""Tolls: low, best and high for each incident, effect and group, after UCDP GED's idea.

A report gives a group one figure: its largest total, to which what it calls "added" is added; parts are not added
to their whole. Reports of one origin count once, with the latest. `best` is the figure of the latest report (rule
`latest`), among those of one day the one that most origins give; low and high span the origins' figures. What the
attackers themselves claim stands apart, as a group of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from dateline import tables

RULES = {
    "latest": "the latest figure of any origin; among those of one day, the one that most origins give",
    "range": "no best figure: the span of all origins' latest figures",
    "majority": "the figure that most origins give",
    "conservative": "the lowest of the origins' latest figures",
}
NOT_COUNTED = ("attackers",)


class Figure(NamedTuple):
    """What one report gives for a group: the figure, whether it is a least, and the claims it is made of."""

    value: int
    least: bool
    claim_ids: tuple[str, ...]
    report_id: str
    origin: str
    day: date
    working: str


def tolls(claims: pd.DataFrame, reports: pd.DataFrame, attackers: dict[str, str], rule: str = "latest") -> pd.DataFrame:
    """The tolls table by a rule. Raises ValueError for a rule that is not in RULES."""
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}; known are {', '.join(RULES)}")
    meta = {r["report_id"]: r for r in tables.rows(reports)}
    cases: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for c in tables.rows(claims):
        if (
            not c["incident_id"]
            or c["status"] == "rejected"
            or c["group"] in NOT_COUNTED
            or c["group"] in attackers.values()
        ):
            continue
        group = c["group"]
        if c["attributed_id"] in attackers:
            group = f"{group}, by {attackers[c['attributed_id']]}’s account"
        cases[c["incident_id"], c["effect"], group].append(c)
    out = []
    for (incident, effect, group), found in sorted(cases.items()):
        figures = _figures(found, meta)
        if figures:
            out.append({"incident_id": incident, "effect": effect, "group": group, **_reconciled(figures, rule)})
    return tables.table("tolls", _with_all(out, cases, meta, rule))


def _figures(found: list[dict[str, Any]], meta: dict[str, dict[str, Any]]) -> list[Figure]:
    """One figure a report."""
    by_report: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for c in found:
        by_report[c["report_id"]].append(c)
    out = []
    for report_id, own in by_report.items():
        whole = [
            c for c in own if c["mode"] == "total" and (c["low"] if c["low"] is not None else c["high"]) is not None
        ]
        if not whole:
            continue
        top = max(whole, key=lambda c: (c["low"] if c["low"] is not None else c["high"], -c["start"]))
        value = top["low"] if top["low"] is not None else top["high"]
        added = [c for c in own if c["mode"] == "added" and c["low"] is not None and c["start"] > top["start"]]
        total = value + sum(c["low"] for c in added)
        working = f"{value}" + "".join(f" + {c['low']}" for c in added) + (f" = {total}" if added else "")
        r = meta[report_id]
        out.append(
            Figure(
                total,
                top["high"] is None,
                (top["claim_id"], *(c["claim_id"] for c in added)),
                report_id,
                r["origin_id"],
                r["published_latest"] or date.min,
                working,
            )
        )
    return out


def _reconciled(figures: list[Figure], rule: str) -> dict[str, Any]:
    last: dict[str, Figure] = {}
    for f in sorted(figures, key=lambda f: (f.day, f.report_id)):
        if f.origin not in last or f.day > last[f.origin].day or f.value >= last[f.origin].value:
            last[f.origin] = f
    counted = sorted(last.values(), key=lambda f: (f.day, f.report_id))
    votes = Counter(f.value for f in counted)
    newest = counted[-1].day
    of_day = Counter({f.value: votes[f.value] for f in counted if f.day == newest})
    most = max(votes.values())
    best: int | None = {
        "latest": max(of_day, key=lambda v: (of_day[v], v)),
        "majority": max(v for v in votes if votes[v] == most),
        "conservative": min(votes),
        "range": None,
    }[rule]
    ids = sorted({i for f in counted for i in f.claim_ids})
    said = [f for f in counted if f.value == best]
    why = f"{len(counted)} {'origin' if len(counted) == 1 else 'origins'}; {RULES[rule]}"
    if said and len(said[-1].claim_ids) > 1:
        why += f" ({said[-1].working} in {said[-1].report_id})"
    return {"low": min(votes), "best": best, "high": max(votes), "rule": rule, "claim_ids": " ".join(ids), "why": why}


def _with_all(
    out: list[dict[str, Any]],
    cases: dict[tuple[str, str, str], list[dict[str, Any]]],
    meta: dict[str, dict[str, Any]],
    rule: str,
) -> list[dict[str, Any]]:
    """Add the group "all": totals over the groups where reports give one, else the sum of the groups."""
    rows: list[dict[str, Any]] = []
    keys = sorted({(r["incident_id"], r["effect"]) for r in out})
    for incident, effect in keys:
        own = [r for r in out if (r["incident_id"], r["effect"]) == (incident, effect) and "account" not in r["group"]]
        parts = [r for r in own if r["group"] != "people"]
        whole = next((r for r in own if r["group"] == "people"), None)
        rows += [r for r in out if (r["incident_id"], r["effect"]) == (incident, effect) and r["group"] != "people"]
        if not own:
            continue
        together = _sum(parts)
        if whole and (not together or (whole["best"] or 0) >= (together["best"] or 0)):
            chosen = {**whole, "group": "all"}
            if together and together["best"] == whole["best"]:
                chosen["claim_ids"] = " ".join(sorted({*chosen["claim_ids"].split(), *together["claim_ids"].split()}))
                chosen["why"] = f"{together['why']}; reports that give one figure for all say the same"
        elif together:
            chosen = {"incident_id": incident, "effect": effect, "group": "all", **together, "rule": rule}
        else:
            continue
        rows.append(chosen)
    return rows


def _sum(parts: list[dict[str, Any]]) -> dict[str, Any] | None:
    if not parts:
        return None
    best = None if any(p["best"] is None for p in parts) else sum(p["best"] for p in parts)
    working = " + ".join(
        f"{p['best'] if p['best'] is not None else '?'} {p['group']}"
        for p in sorted(parts, key=lambda p: -(p["best"] or 0))
    )
    return {
        "low": sum(p["low"] for p in parts), "best": best, "high": sum(p["high"] for p in parts),
        "claim_ids": " ".join(sorted({i for p in parts for i in p["claim_ids"].split()})), "why": f"{working} = {best}",
    }  # fmt: skip
