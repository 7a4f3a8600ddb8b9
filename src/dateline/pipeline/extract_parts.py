"""Extraction of any number of reports: part by part, in bounded memory, into one file a table or a folder of parts.

A part is so many reports in the order they are read, whoever reads them: one process, several, or a cluster write the same bytes.
"""

from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pandas as pd

from dateline import tables
from dateline.core.parallel import chunks, in_order
from dateline.core.report import Report
from dateline.extraction import Extraction
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.pipeline.extract import read_tables

PART = 500
# What one part gives: name → (bytes of the file, rows).
Part = dict[str, tuple[bytes, int]]


def extract_parts(
    reports: Iterable[Report],
    to: Path,
    lexicon: Lexicon,
    format: str = "csv",
    workers: int = 1,
    scheduler: str | None = None,
) -> Counter[str]:
    """Write the tables of single reports into the folder `to`; returns how many rows each has.

    CSV gives one file a table. Parquet gives one file a table up to PART reports, else a folder of that name with a file a part
    (`times.parquet/part-00000.parquet`), which pandas, DuckDB and Dask read as one table; the table of the reports
    themselves, which `dateline link` needs, is among them. Files appear when all is read. Returns "reports" too.
    """
    read: Counter[str] = Counter()
    items = chunks(_counted(reports, read), PART)
    done = in_order(part_of, (lexicon, format), chain([next(items, [])], items), workers, scheduler)
    count = write_parts(to, format, done)
    count["reports"] = read["reports"]  # CSV has no table of them
    return count


def _counted(reports: Iterable[Report], count: Counter[str]) -> Iterator[Report]:
    for r in reports:
        count["reports"] += 1
        yield r


def part_of(shared: tuple[Lexicon, str], reports: list[Report]) -> Part:
    """The tables of some reports, as the bytes of their files; `shared` is the lexicon and the format."""
    lexicon, format = shared
    found = read_tables(reports, lexicon)
    names = [*Extraction._fields, *(["reports"] if format == "parquet" else [])]
    return packed({name: found[name] for name in names}, format)


def packed(found: dict[str, pd.DataFrame], format: str) -> Part:
    """Return tables, checked, as the bytes of their files. Raises tables.SchemaError."""
    tables.check_tables(found)
    out: Part = {}
    for name, frame in found.items():
        buffer = io.BytesIO()
        tables.to_parquet(name, frame, buffer) if format == "parquet" else tables.to_csv(frame, buffer)
        out[name] = (buffer.getvalue(), len(frame))
    return out


def write_parts(to: Path, format: str, parts: Iterable[Part]) -> Counter[str]:
    """Write parts, in their order, into a folder; the files appear when all are there. Returns how many rows each table has."""
    beside = to / ".new"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    count: Counter[str] = Counter()
    for n, part in enumerate(parts):
        for name, (data, rows) in part.items():
            count[name] += rows
            _put(beside, name, format, n, data)
    for made in sorted(beside.iterdir()):
        _settle(made, to)
    shutil.rmtree(beside)
    return count


def _put(folder: Path, name: str, format: str, n: int, data: bytes) -> None:
    """Add the n-th part of a table: a file of its own, or in CSV the lines below the header."""
    if format == "csv":
        with (folder / f"{name}.csv").open("ab") as out:
            out.write(data if n == 0 else data[data.index(b"\n") + 1 :])
    else:
        (folder / f"{name}.parquet").mkdir(exist_ok=True)
        (folder / f"{name}.parquet" / f"part-{n:05}.parquet").write_bytes(data)


def _settle(made: Path, to: Path) -> None:
    """Move a finished table into a folder; a single part becomes a single file."""
    place = to / made.name
    if made.is_dir() and len(single := list(made.iterdir())) == 1:
        made = single[0]
    if place.is_dir():
        shutil.rmtree(place)
    made.replace(place)
