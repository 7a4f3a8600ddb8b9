"""Versions of one page: the newest replaces what the older ones said, and they are kept as history.

A report whose page changed is written beside the old one and names it (`version_of`). Which is newest
follows from when each was fetched; where that is not known of all, from the order in which they were added.
The beginning of an article (`partial`) replaces no whole one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.core import dates
from dateline.tables import Row

Rows = dict[str, list[Row]]
READINGS = ("reports", "times", "places", "claims", "statements", "particulars")


def replaced(reports: Iterable[Row]) -> dict[str, str]:
    """The newest version of each report that has a newer one: report_id → report_id."""
    newer: dict[str, str] = {}
    for own in _pages(reports):
        newest = _newest(own)
        newer |= {r["report_id"]: newest for _, r in own if r["report_id"] != newest}
    return newer


def later_versions(reports: Iterable[Row]) -> dict[str, str]:
    """The versions of a page that were fetched after its first one, each with when: nobody knew of them before."""
    later: dict[str, str] = {}
    for own in _pages(reports):
        fetched = {r["report_id"]: r["fetched"] for _, r in own if r.get("fetched")}
        first = min(fetched.values(), default="")
        later |= {i: when for i, when in fetched.items() if when[:19] > first[:19]}
    return later


def _pages(reports: Iterable[Row]) -> list[list[tuple[int, Row]]]:
    """The reports of which there are versions, those of one page together, each with how many came before it."""
    rows = {r["report_id"]: r for r in reports}
    if not any(r.get("version_of") for r in rows.values()):
        return []
    pages: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for r in rows.values():
        first, steps = r["report_id"], 0
        while (older := rows[first].get("version_of")) in rows and steps < len(rows):
            first, steps = older, steps + 1
        pages[first].append((steps, r))
    return [own for own in pages.values() if len(own) > 1]


def _newest(versions: list[tuple[int, Row]]) -> str:
    whole = [v for v in versions if not v[1].get("partial")] or versions
    if all(r.get("fetched") for _, r in whole):
        return str(max(whole, key=lambda v: (v[1]["fetched"][:19], v[0]))[1]["report_id"])
    return str(max(whole, key=lambda v: v[0])[1]["report_id"])


def without_replaced(read: Mapping[str, list[Row]]) -> tuple[Rows, Rows]:
    """The tables of single reports without those that a newer version replaces, and the tables of these."""
    newer = replaced(read["reports"])
    if not newer:
        return dict(read), {}
    kept, older = dict(read), {}
    for name in READINGS:
        kept[name] = [r for r in read[name] if r["report_id"] not in newer]
        older[name] = [r for r in read[name] if r["report_id"] in newer]
    older["reports"] = [{**r, "replaced_by": newer[r["report_id"]]} for r in older["reports"]]
    return kept, older


def with_history(linked: Rows, older: Rows) -> Rows:
    """Linked tables with the older versions beside them: their figures are superseded, and nothing counts them."""
    if not older:
        return linked
    out = dict(linked)
    for name in READINGS:
        out[name] = [*linked[name], *(_HISTORY.get(name, _same)(row) for row in older[name])]
    return out


def _same(row: Row) -> Row:
    return row


def _report(row: Row) -> Row:
    when = dates.parse(row["published"]) if row["published"] else None
    first, last = (when.earliest, when.latest) if when else (None, None)
    why = f"A newer version of this page ({row['replaced_by']}) replaces it."
    return row | {"published_earliest": first, "published_latest": last, "dated_why": why}


def _claim(row: Row) -> Row:
    return row | {"mode": "superseded", "incident_id": None, "origin_id": row["report_id"]}


def _particular(row: Row) -> Row:
    return row | {"incident_id": None}


_HISTORY = {"reports": _report, "claims": _claim, "particulars": _particular}
