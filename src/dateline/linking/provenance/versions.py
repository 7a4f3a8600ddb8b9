"""Versions of one page: the newest replaces what the older ones said, and they are kept as history.

A report whose page changed is written beside the old one and names it (`version_of`). Which is newest
follows from when each was fetched; where that is not known of all, from the order in which they were added.
The beginning of an article (`partial`) replaces no whole one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.core import dates
from dateline.linking.rows import LinkedRows, ReadRows
from dateline.tables import ReportRow


def replaced(reports: Iterable[ReportRow]) -> dict[str, str]:
    """The newest version of each report that has a newer one: report_id → report_id."""
    newer: dict[str, str] = {}
    for own in _pages(reports):
        newest = _newest(own)
        newer |= {r["report_id"]: newest for _, r in own if r["report_id"] != newest}
    return newer


def later_versions(reports: Iterable[ReportRow]) -> dict[str, str]:
    """The versions of a page that were fetched after its first one, each with when: nobody knew of them before."""
    later: dict[str, str] = {}
    for own in _pages(reports):
        fetched = {r["report_id"]: when for _, r in own if (when := r.get("fetched"))}
        first = min(fetched.values(), default="")
        later |= {i: when for i, when in fetched.items() if when[:19] > first[:19]}
    return later


def _pages(reports: Iterable[ReportRow]) -> list[list[tuple[int, ReportRow]]]:
    """The reports of which there are versions, those of one page together, each with how many came before it."""
    rows = {r["report_id"]: r for r in reports}
    if not any(r.get("version_of") for r in rows.values()):
        return []
    pages: dict[str, list[tuple[int, ReportRow]]] = defaultdict(list)
    for r in rows.values():
        first, steps = r["report_id"], 0
        while (older := rows[first].get("version_of")) and older in rows and steps < len(rows):
            first, steps = older, steps + 1
        pages[first].append((steps, r))
    return [own for own in pages.values() if len(own) > 1]


def _newest(versions: list[tuple[int, ReportRow]]) -> str:
    whole = [v for v in versions if not v[1].get("partial")] or versions
    if all(r.get("fetched") for _, r in whole):
        return max(whole, key=lambda v: (str(v[1]["fetched"])[:19], v[0]))[1]["report_id"]
    return str(max(whole, key=lambda v: v[0])[1]["report_id"])


def without_replaced(read: ReadRows) -> tuple[ReadRows, ReadRows]:
    """The tables of single reports without those that a newer version replaces, and the tables of these."""
    newer = replaced(read.reports)
    kept = read.of({r["report_id"] for r in read.reports} - newer.keys()) if newer else read
    older = read.of(newer)
    return kept, older._replace(reports=[r | {"replaced_by": newer[r["report_id"]]} for r in older.reports])


def with_history(linked: LinkedRows, older: ReadRows) -> LinkedRows:
    """Linked tables with the older versions beside them: their figures are superseded, and nothing counts them."""
    claims = (c | {"mode": "superseded", "incident_id": None, "origin_id": c["report_id"]} for c in older.claims)
    return linked._replace(
        reports=[*linked.reports, *map(_in_history, older.reports)],
        sentences=[*linked.sentences, *older.sentences],
        quotations=[*linked.quotations, *older.quotations],
        times=[*linked.times, *older.times],
        places=[*linked.places, *older.places],
        claims=[*linked.claims, *claims],
        statements=[*linked.statements, *older.statements],
        victims=[*linked.victims, *older.victims],
        particulars=[*linked.particulars, *(p | {"incident_id": None} for p in older.particulars)],
    )


def _in_history(r: ReportRow) -> ReportRow:
    """A report that a newer version replaces, with the days it has itself."""
    when = dates.parse(r["published"]) if r["published"] else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    why = f"A newer version of this page ({r['replaced_by']}) replaces it."
    return r | {"published_earliest": first, "published_latest": last, "dated_why": why}
