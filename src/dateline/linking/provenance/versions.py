"""Versions of one page: the newest replaces what the older ones said, and they are kept as history.

A report whose page changed is written beside the old one and names it (`version_of`). Which is newest follows from when each was
fetched; where that is not known of all, from the order in which they were added. The beginning of an article (`partial`)
replaces no whole one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dateline import tables
from dateline.core import dates

Row = dict[str, Any]
Tables = dict[str, pd.DataFrame]
READINGS = ("reports", "times", "places", "claims", "statements", "particulars")


def replaced(reports: pd.DataFrame) -> dict[str, str]:
    """The newest version of each report that has a newer one: report_id → report_id."""
    if "version_of" not in reports or not reports["version_of"].any():
        return {}
    rows = {r["report_id"]: r for r in tables.rows(reports)}
    pages: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for r in rows.values():
        first, steps = r["report_id"], 0
        while (older := rows[first].get("version_of")) in rows and steps < len(rows):
            first, steps = older, steps + 1
        pages[first].append((steps, r))
    newer: dict[str, str] = {}
    for own in pages.values():
        newest = _newest(own)
        newer |= {r["report_id"]: newest for _, r in own if r["report_id"] != newest}
    return newer


def _newest(versions: list[tuple[int, Row]]) -> str:
    whole = [v for v in versions if not v[1].get("partial")] or versions
    if all(r.get("fetched") for _, r in whole):
        return str(max(whole, key=lambda v: (v[1]["fetched"][:19], v[0]))[1]["report_id"])
    return str(max(whole, key=lambda v: v[0])[1]["report_id"])


def without_replaced(read: Mapping[str, pd.DataFrame]) -> tuple[Tables, Tables]:
    """The tables of single reports without those that a newer version replaces, and the tables of these."""
    newer = replaced(read["reports"])
    if not newer:
        return dict(read), {}
    kept, older = dict(read), {}
    for name in READINGS:
        gone = read[name]["report_id"].isin(newer)
        kept[name], older[name] = (read[name][mask].reset_index(drop=True) for mask in (~gone, gone))
    older["reports"] = older["reports"].assign(replaced_by=[newer[i] for i in older["reports"]["report_id"]])
    return kept, older


def with_history(linked: Tables, older: Tables) -> Tables:
    """Linked tables with the older versions beside them: their figures are superseded, and nothing counts them."""
    if not older:
        return linked
    out = dict(linked)
    for name in READINGS:
        rows = [_HISTORY.get(name, _same)(row) for row in tables.rows(older[name])]
        out[name] = tables.table(name, [*tables.rows(linked[name]), *rows])
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
