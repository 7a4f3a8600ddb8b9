"""Extraction of any number of reports: part by part, in bounded memory, into one file a table or a folder of parts.

A part is so many reports in the order they are read, whoever reads them: one process, several, or a cluster write the same bytes.
"""

from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import pandas as pd

from dateline import tables
from dateline.case_tables import read_tables
from dateline.extraction import Extraction
from dateline.extraction.lexicon import Lexicon
from dateline.pool import in_order
from dateline.report import Report

PART = 500
T = TypeVar("T")
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
    beside = to / ".new"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    count: Counter[str] = Counter()
    items = chunks(_counted(reports, count), PART)
    done = in_order(part_of, (lexicon, format), chain([next(items, [])], items), workers, scheduler)
    for n, part in enumerate(done):
        for name, (data, rows) in part.items():
            if name != "reports":
                count[name] += rows
            put(beside, name, format, n, data)
    for made in sorted(beside.iterdir()):
        settle(made, to)
    shutil.rmtree(beside)
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
    """Checked tables as the bytes of their files."""
    out: Part = {}
    for name, frame in found.items():
        tables.check(name, frame)
        buffer = io.BytesIO()
        tables.to_parquet(name, frame, buffer) if format == "parquet" else tables.to_csv(frame, buffer)
        out[name] = (buffer.getvalue(), len(frame))
    return out


def put(folder: Path, name: str, format: str, n: int, data: bytes) -> None:
    """Add the n-th part of a table: a file of its own, or in CSV the lines below the header."""
    if format == "csv":
        with (folder / f"{name}.csv").open("ab") as out:
            out.write(data if n == 0 else data[data.index(b"\n") + 1 :])
    else:
        (folder / f"{name}.parquet").mkdir(exist_ok=True)
        (folder / f"{name}.parquet" / f"part-{n:05}.parquet").write_bytes(data)


def settle(made: Path, to: Path) -> None:
    """Move a finished table into a folder; a single part becomes a single file."""
    place = to / made.name
    if made.is_dir() and len(single := list(made.iterdir())) == 1:
        made = single[0]
    if place.is_dir():
        shutil.rmtree(place)
    made.replace(place)


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of so many items; the last may be shorter."""
    left = iter(items)
    while own := list(islice(left, size)):
        yield own
