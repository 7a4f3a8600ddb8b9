"""What a newer edition says that an older one did not, from the tables of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dateline import tables
from dateline.linking.incidents.tolls import by_account

Row = dict[str, Any]


class Change(NamedTuple):
    """One change: the table, new, changed or withdrawn, what it is in a line, what was said and what is said now."""

    table: str
    kind: str
    item: str
    what: str
    before: str | None
    after: str | None

    @property
    def line(self) -> str:
        """The change in one line."""
        return f"{self.what} — " + " → ".join(said for said in (self.before, self.after) if said is not None)


def _dated(r: Row) -> str:
    first, last = r["published_earliest"], r["published_latest"]
    return "undated" if first is None else str(first) if first == last else f"{first} to {last}"


def _figure(c: Row) -> str:
    return (
        str(c["low"])
        if c["low"] == c["high"]
        else f"{c['low'] if c['low'] is not None else '?'} to {c['high'] if c['high'] is not None else '?'}"
    )


# What tells rows of a table apart, what a reader calls one, and what it says that may change.
Describe = Callable[[Row], str]
TABLES: dict[str, tuple[tuple[str, ...], Describe, Describe]] = {
    "reports": (("report_id",), lambda r: f"{r['report_id']} ({r['outlet']})",
                lambda r: f"{_dated(r)}. {r['dated_why']}"),
    "incidents": (("incident_id",), lambda i: i["name"],
                  lambda i: f"{i['date'] or 'undated'}, {i['reports']} reports from {i['origins']} origins"),
    "claims": (("claim_id",), lambda c: f"{c['report_id']}: “{c['words']}”",
               lambda c: f"{_figure(c)} {c['group']} {c['effect']}, {c['incident_id'] or 'background'}, {c['status']}"),
    "statements": (("statement_id",), lambda s: f"{s['report_id']}: “{s['words'][:80]}”",
                   lambda s: f"{s['speaker'] or 'unknown'}, {s['act']}, {s['status']}"),
    "tolls": (("incident_id", "effect", "group", "account"),
              lambda t: f"{t['incident_id']}: {by_account(t)} {t['effect']}",
              lambda t: f"{t['best']} ({t['low']} to {t['high']})"),
    "contradictions": (("contradiction_id",), lambda x: f"{x['kind']}: {x['summary']}",
                       lambda x: x["settled_by"] or "open"),
}  # fmt: skip


def compare(old: Mapping[str, list[Row]], new: Mapping[str, list[Row]]) -> list[Change]:
    """All changes from one edition's rows to another's, table by table, in the order of the newer rows."""
    out = []
    for name, (key, called, says) in TABLES.items():
        before = {tuple(str(r[k] or "") for k in key): r for r in old[name]}
        after = {tuple(str(r[k] or "") for k in key): r for r in new[name]}
        for k, r in after.items():
            was = says(before[k]) if k in before else None
            if was != says(r):
                kind = "new" if was is None else "changed"
                out.append(Change(name, kind, " ".join(filter(None, k)), called(r), was, says(r)))
        out += [
            Change(name, "withdrawn", " ".join(filter(None, k)), called(r), says(r), None)
            for k, r in before.items()
            if k not in after
        ]
    return out


def editions(old: Path, new: Path) -> list[Change]:
    """Compare the tables in two folders. Raises FileNotFoundError for a folder that holds no edition."""
    rows = []
    for folder in (old, new):
        missing = [n for n in TABLES if not (folder / f"{n}.parquet").is_file()]
        if missing:
            raise FileNotFoundError(
                f"{folder} holds no edition: {missing[0]}.parquet is missing. A build writes one to _build/tables"
            )
        # An edition of an older version may lack a column that tables have got since.
        rows.append({n: tables.rows(tables.table(n, tables.rows(tables.read(folder, n)))) for n in TABLES})
    return compare(*rows)
