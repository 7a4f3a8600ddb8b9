"""From reports to tables: extraction over all reports, the same whether one process does it or several,
and only of what was not read before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

import pandas as pd

from dateline import tables
from dateline.core.files import write_whole
from dateline.core.imports import fingerprint
from dateline.core.parallel import chunks, in_order
from dateline.core.report import Report
from dateline.core.set_aside import SetAside, set_aside
from dateline.extraction import Extraction, extract
from dateline.extraction.lexicon.case_names import EMPTY, Lexicon
from dateline.tables import ReportRow

# A process of its own pays from about so many reports.
FEWEST_FOR_WORKERS = 200
CHUNK = 50


def report_row(r: Report) -> ReportRow:
    """What the reports table holds of a report before linking."""
    return {
        "report_id": r.report_id, "given_id": r.given_id, "outlet": r.outlet, "title": r.title, "url": r.url,
        "language": r.language, "published": r.published, "published_earliest": None, "published_latest": None,
        "dated_by": r.dated_by, "dated_why": "", "dateline": r.dateline, "agency": r.agency, "carried_by": r.carried_by,
        "origin_id": r.report_id, "relation": "original", "full": r.full, "partial": r.partial,
        "fetched": r.fetched or None, "version_of": r.version_of or None, "replaced_by": None,
        "words": len(r.text.split()), "sha256": r.sha256, "text": r.text,
    }  # fmt: skip


def read_tables(
    reports: Iterable[Report],
    lexicon: Lexicon = EMPTY,
    kept: Path | None = None,
    workers: int = 1,
    told: Callable[[], None] = lambda: None,
) -> dict[str, pd.DataFrame]:
    """The tables that extraction gives of a number of reports, the table of the reports themselves,
    and the table set_aside of those that extraction failed on, or whose rows fit no table, which are in no other table.

    `kept` is a folder in which what was read of each report is kept by the hash of the report,
    the lexicon and the code; a report that is there is not read again, one that no report asks for any more is removed.
    `workers` processes read what is new, and `told` is called with each report that was.
    """
    reports = list(reports)
    same = (fingerprint(__name__, kept.with_name("imports.json")), _named(lexicon)) if kept else ()
    names = {r.report_id: _key(r, *same) for r in reports} if kept else {}
    known = {r.report_id: rows for r in reports if kept and (rows := _load(kept / f"{names[r.report_id]}.json"))}
    new = [r for r in reports if r.report_id not in known]
    failed: list[SetAside] = []
    for r, read in zip(new, _read(new, lexicon, workers), strict=True):
        told()
        if isinstance(read, SetAside):
            failed.append(read)
            continue
        known[r.report_id] = read
        if kept:
            _save(kept / f"{names[r.report_id]}.json", read)
    found, unfit = _fitting([r for r in reports if r.report_id in known], known)
    if kept and kept.is_dir():
        left = {n for i, n in names.items() if i not in {f.report_id for f in unfit}}
        for old in kept.iterdir():
            if old.stem not in left:
                old.unlink()
    failed += unfit
    return found | {"set_aside": tables.table("set_aside", [f._asdict() for f in failed])}


def _fitting(reports: list[Report], known: Mapping[str, Extraction]) -> tuple[dict[str, pd.DataFrame], list[SetAside]]:
    """The tables of some reports, each as its spec asks, and the reports whose rows are not, which are in none of them.

    Raises what the check raises where no report can be named.
    """
    failed: list[SetAside] = []
    while True:
        try:
            found = _tables_of(reports, known)
            tables.check_tables(found)
            return found, failed
        except Exception as error:
            unfit = _unfit_by_row(error, {r.report_id for r in reports}) or [
                f for r in reports for f in _unfit_alone(r, known)
            ]
            if not unfit:
                raise
            failed += unfit
            gone = {f.report_id for f in unfit}
            reports = [r for r in reports if r.report_id not in gone]


def _tables_of(reports: list[Report], known: Mapping[str, Extraction]) -> dict[str, pd.DataFrame]:
    every: dict[str, Iterable[Mapping[str, object]]] = {"reports": [report_row(r) for r in reports]}
    for n, name in enumerate(Extraction._fields):
        every[name] = list(chain.from_iterable(known[r.report_id][n] for r in reports))
    return {name: tables.table(name, own) for name, own in every.items()}


def _unfit_by_row(error: Exception, reports: set[str]) -> list[SetAside]:
    """The reports whose rows a check names; none where a row names none of them,
    as where a whole column is not as it should be."""
    faults = error.faults if isinstance(error, tables.SchemaError) else []
    if not all(f.report_id in reports for f in faults):
        return []
    by_report = {f.report_id: [g for g in faults if g.report_id == f.report_id] for f in faults}
    return [f for i, own in by_report.items() for f in set_aside([i], "extraction", tables.SchemaError(own))]


def _unfit_alone(report: Report, known: Mapping[str, Extraction]) -> list[SetAside]:
    """What is wrong with the rows of a report, where they fit no table even by themselves."""
    try:
        tables.check_tables(_tables_of([report], known))
    except Exception as error:
        return set_aside([report.report_id], "extraction", error)
    return []


def _read(reports: list[Report], lexicon: Lexicon, workers: int) -> Iterator[Extraction | SetAside]:
    if len(reports) < FEWEST_FOR_WORKERS:
        workers = 1
    return (rows for own in in_order(_rows, lexicon, chunks(reports, CHUNK), workers) for rows in own)


def _rows(lexicon: Lexicon, reports: list[Report]) -> list[Extraction | SetAside]:
    return [_rows_of(lexicon, r) for r in reports]


def _rows_of(lexicon: Lexicon, report: Report) -> Extraction | SetAside:
    """What a report gives; where a rule fails on it, which one and how."""
    try:
        return extract(report, lexicon)
    except Exception as error:
        return set_aside([report.report_id], "extraction", error)[0]


def _key(report: Report, *same: str) -> str:
    parts = (report.report_id, report.sha256, *same)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _named(lexicon: Lexicon) -> str:
    """The names a case brings, as one text; the same names give the same text."""
    parts = (
        lexicon.groups,
        lexicon.places,
        lexicon.place_kinds,
        lexicon.place_points,
        lexicon.date_order,
        lexicon.actors,
    )
    return json.dumps([dict(sorted(p.items())) for p in parts], ensure_ascii=False)


def _save(path: Path, found: Extraction) -> None:
    write_whole(path, json.dumps(found._asdict(), ensure_ascii=True, default=date.isoformat))


def _load(path: Path) -> Extraction | None:
    """What was kept of a report; None where nothing was, or half of it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    for name, rows in found.items():
        days = [c for c, kind in tables.kinds(name).items() if kind == "date"]
        for row in rows:
            for c in days:
                if row.get(c):
                    row[c] = date.fromisoformat(row[c])
    return Extraction(**found)
