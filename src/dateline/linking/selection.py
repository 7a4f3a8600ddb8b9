"""What a book shows of a case that holds more than pages can: the attacks that most sources tell
of, and the reports that do.

Everything is linked; only what is shown is chosen here. The tables of what is chosen fit each other:
they name no report and no attack that is not among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.linking.contradictions.common import sides_of
from dateline.linking.rows import days_of
from dateline.tables import AssertionRow, ContradictionRow, IncidentRow, PersonRow

Tables = dict[str, pd.DataFrame]


class Selection(NamedTuple):
    """The chosen tables, and how many attacks and reports there are in all; `cut` says whether any were left out."""

    tables: Tables
    incidents: int
    reports: int
    cut: bool


def selection(
    linked: Tables,
    most_incidents: int,
    most_reports: int,
    first: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Selection:
    """At most so many attacks with at most so many reports that mention them; one attack at least, whatever it takes.

    The attack `first` comes first; then those between two days (ISO, None for open), those that most
    origins and reports mention before others. Where there is no attack, the first reports are chosen.
    A case within both bounds stays whole.
    """
    rows = tables.rows(linked["incidents"], IncidentRow)
    if len(rows) <= most_incidents and len(linked["reports"]) <= most_reports:
        return Selection(linked, len(rows), len(linked["reports"]), cut=False)
    inside = [i for i in rows if i["incident_id"] == first or _inside(i, since, until)]
    inside.sort(key=lambda i: (i["incident_id"] != first, -i["origins"], -i["reports"], i["incident_id"]))
    telling: dict[str, set[str]] = defaultdict(set)
    for r, i in zip(linked["claims"]["report_id"], linked["claims"]["incident_id"], strict=True):
        telling[i].add(r)
    chosen: list[str] = []
    reports: set[str] = set()
    for i in inside[:most_incidents]:
        more = reports | telling[i["incident_id"]]
        if chosen and len(more) > most_reports:
            break
        chosen.append(i["incident_id"])
        reports = more
    reports = reports or set(linked["reports"]["report_id"][:most_reports])
    shown = _cut(linked, set(chosen), _with_origins(linked, reports))
    return Selection(shown, len(rows), len(linked["reports"]), cut=True)


def _inside(incident: IncidentRow, since: str | None, until: str | None) -> bool:
    days = days_of(incident)
    if days is None:
        return not (since or until)
    return (not since or days[1].isoformat() >= since) and (not until or days[0].isoformat() <= until)


def _with_origins(linked: Mapping[str, pd.DataFrame], reports: set[str]) -> set[str]:
    """Reports with the report each is based on."""
    origin = dict(zip(linked["reports"]["report_id"], linked["reports"]["origin_id"], strict=True))
    return reports | {origin[r] for r in reports if origin[r] in origin}


def _cut(linked: Tables, incidents: set[str], reports: set[str]) -> Tables:
    known = set(linked["reports"]["report_id"])
    out = dict(linked)
    for name in (
        "reports",
        "sentences",
        "quotations",
        "times",
        "places",
        "claims",
        "statements",
        "particulars",
        "victims",
    ):
        out[name] = _only(linked[name], "report_id", reports)
    for name in ("claims", "particulars", "victims"):
        shown = [i if i in incidents else None for i in out[name]["incident_id"]]
        out[name] = out[name].assign(incident_id=pd.Series(shown, dtype=object, index=out[name].index))
    out["persons"] = _people(linked["persons"], incidents, set(out["victims"]["victim_id"]))
    there = set(out["persons"]["person_id"])
    known_people = [p if p in there else None for p in out["victims"]["person_id"]]
    out["victims"] = out["victims"].assign(person_id=pd.Series(known_people, dtype=object, index=out["victims"].index))
    for name in ("incidents", "tolls", "what_ifs"):
        out[name] = _only(linked[name], "incident_id", incidents)
    rests = _only(linked["reliances"], "report_id", reports)
    out["reliances"] = _only(rests, "rests_on", reports | (set(rests["rests_on"]) - known))
    out["variants"] = _printed_twice(_only(_only(linked["variants"], "report_id", reports), "base_report_id", reports))
    kept = [
        all(r in reports for side in sides_of(c) for r in side.reports)
        and (c["incident_id"] is None or c["incident_id"] in incidents)
        for c in tables.rows(linked["contradictions"], ContradictionRow)
    ]
    out["contradictions"] = linked["contradictions"][kept].reset_index(drop=True)
    out["coverage"] = _only(_only(linked["coverage"], "report_id", reports), "incident_id", incidents)
    if "assertions" in linked:
        out["assertions"] = linked["assertions"][_stated(out)].reset_index(drop=True)
    out["gazetteer"] = _only(linked["gazetteer"], "place_id", _named(out))
    return out


def _stated(out: Tables) -> list[bool]:
    """Which assertions are of what is shown: every reading and report that they are based on is."""
    keys = (
        ("claims", "claim_id"),
        ("statements", "statement_id"),
        ("particulars", "particular_id"),
        ("reports", "report_id"),
    )
    shown = {i for name, key in keys for i in out[name][key]}
    about = {*out["incidents"]["incident_id"], *out["contradictions"]["contradiction_id"], *shown}
    rows = tables.rows(out["assertions"], AssertionRow)
    return [a["subject"].split(" · ")[0] in about and set(a["evidence"].split()) <= shown for a in rows]


def _people(frame: pd.DataFrame, incidents: set[str], shown: set[str]) -> pd.DataFrame:
    """The people of the chosen attacks, each with those of its rows that are shown."""
    rows = [
        p
        for p in tables.rows(frame, PersonRow)
        if p["incident_id"] in incidents and shown.intersection(p["victim_ids"].split())
    ]
    there = {p["person_id"] for p in rows}
    for p in rows:
        p["victim_ids"] = " ".join(v for v in p["victim_ids"].split() if v in shown)
        p["doubtful"] = " ".join(d for d in (p["doubtful"] or "").split() if d in there) or None
    return tables.table("persons", rows)


def _only(frame: pd.DataFrame, column: str, wanted: Iterable[str]) -> pd.DataFrame:
    return frame[frame[column].isin(list(wanted))].reset_index(drop=True)


def _printed_twice(variants: pd.DataFrame) -> pd.DataFrame:
    """Variants of utterances that two reports at least still print."""
    own = variants.groupby("utterance_id")["report_id"].nunique() if len(variants) else pd.Series(dtype=int)
    return _only(variants, "utterance_id", own[own > 1].index)


def _named(out: Tables) -> set[str]:
    """The places that the chosen reports and attacks name, and what they lie within."""
    within = dict(zip(out["gazetteer"]["place_id"], out["gazetteer"]["within"], strict=True))
    found: set[str] = set()
    todo = [p for name in ("places", "claims", "incidents") for p in out[name]["place_id"] if p]
    todo += [p for p in out["particulars"]["other_place_id"] if p]
    while todo:
        place = todo.pop()
        if place not in found:
            found.add(place)
            todo += [within[place]] if within.get(place) else []
    return found
