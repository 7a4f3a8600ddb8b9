"""What a newer edition says that an older one did not, from the tables of both."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.linking.assertions.phrasing import counted, people
from dateline.linking.incidents.tolls.groups import by_account, key_of
from dateline.tables import ClaimRow, ContradictionRow, IncidentRow, ReportRow, StatementRow, TollRow


class Change(NamedTuple):
    """One change: the table, new, changed or withdrawn, what it is in a line, what was said and what is said now;
    since a published edition also its cause, and the reports, decisions or rules it comes from."""

    table: str
    kind: str
    item: str
    what: str
    before: str | None
    after: str | None
    cause: str | None = None
    because: str = ""

    @property
    def line(self) -> str:
        """The change in one line."""
        return f"{self.what} — " + " → ".join(said for said in (self.before, self.after) if said is not None)


def _dated(r: ReportRow) -> str:
    first, last = r["published_earliest"], r["published_latest"]
    return "undated" if first is None else str(first) if first == last else f"{first} to {last}"


def _figure(c: ClaimRow) -> str:
    return (
        str(c["low"])
        if c["low"] == c["high"]
        else f"{c['low'] if c['low'] is not None else '?'} to {c['high'] if c['high'] is not None else '?'}"
    )


class Described(NamedTuple):
    """One row as a reader is told about it: what tells it apart, what it is called, and what it says that may
    change."""

    key: tuple[str, ...]
    called: str
    says: str


def _report(r: ReportRow) -> Described:
    return Described((r["report_id"],), f"{r['report_id']} ({r['outlet']})", f"{_dated(r)}. {r['dated_why']}")


def _incident(i: IncidentRow) -> Described:
    says = f"{i['date'] or 'undated'}, {counted(i['reports'], 'report')} from {counted(i['origins'], 'origin')}"
    return Described((i["incident_id"],), i["name"], says)


def _claim(c: ClaimRow) -> Described:
    group = people(c["group"], c["low"] if c["low"] == c["high"] else None)
    says = f"{_figure(c)} {group} {c['effect']}, {c['incident_id'] or 'background'}, {c['status']}"
    return Described((c["claim_id"],), f"{c['report_id']}: “{c['words']}”", says)


def _statement(s: StatementRow) -> Described:
    says = f"{s['speaker'] or 'unknown'}, {s['act']}, {s['status']}"
    return Described((s["statement_id"],), f"{s['report_id']}: “{s['words'][:80]}”", says)


def _toll(t: TollRow, names: Mapping[str, str]) -> Described:
    called = f"{names.get(t['incident_id'], t['incident_id'])}: {by_account(t)} {t['effect']}"
    return Described(key_of(t), called, f"{t['best']} ({t['low']} to {t['high']})")


def _contradiction(x: ContradictionRow) -> Described:
    return Described((x["contradiction_id"],), f"{x['kind']}: {x['summary']}", x["settled_by"] or "open")


TABLES = ("reports", "incidents", "claims", "statements", "tolls", "contradictions")


def described(frames: Mapping[str, pd.DataFrame]) -> dict[str, list[Described]]:
    """What a reader is told of the rows of an edition, table by table."""
    names = {i["incident_id"]: i["name"] for i in tables.rows(frames["incidents"], IncidentRow)}
    return {
        "reports": list(map(_report, tables.rows(frames["reports"], ReportRow))),
        "incidents": list(map(_incident, tables.rows(frames["incidents"], IncidentRow))),
        "claims": list(map(_claim, tables.rows(frames["claims"], ClaimRow))),
        "statements": list(map(_statement, tables.rows(frames["statements"], StatementRow))),
        "tolls": [_toll(t, names) for t in tables.rows(frames["tolls"], TollRow)],
        "contradictions": list(map(_contradiction, tables.rows(frames["contradictions"], ContradictionRow))),
    }


def compare(old: Mapping[str, pd.DataFrame], new: Mapping[str, pd.DataFrame]) -> list[Change]:
    """All changes from one edition's tables to another's, table by table, in the order of the newer rows."""
    out = []
    earlier, later = described(old), described(new)
    for name in TABLES:
        before, after = ({d.key: d for d in told[name]} for told in (earlier, later))
        for key, d in after.items():
            was = before[key].says if key in before else None
            if was != d.says:
                kind = "new" if was is None else "changed"
                out.append(Change(name, kind, " ".join(filter(None, key)), d.called, was, d.says))
        out += [
            Change(name, "withdrawn", " ".join(filter(None, key)), d.called, d.says, None)
            for key, d in before.items()
            if key not in after
        ]
    return out


def editions(old: Path, new: Path) -> list[Change]:
    """Compare the tables in two folders. Raises FileNotFoundError for a folder that holds no edition."""
    frames = []
    for folder in (old, new):
        missing = [n for n in TABLES if not (folder / f"{n}.parquet").is_file()]
        if missing:
            raise FileNotFoundError(
                f"{folder} holds no edition: {missing[0]}.parquet is missing. A build writes one to _build/tables"
            )
        # An edition of an older version may lack a column that tables have got since.
        frames.append({n: tables.read(folder, n) for n in TABLES})
    return compare(*frames)
