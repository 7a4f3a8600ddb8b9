"""Extraction of any number of reports: part by part, in bounded memory, into one file a table or a folder of parts.

A part is so many reports in the order they are read, whoever reads them: one process, several,
or a cluster write the same bytes.
"""

from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pandas as pd

from dateline import tables
from dateline.core.ends import only_one
from dateline.core.parallel import ALONE, Workers, chunks, in_order
from dateline.core.report import Report
from dateline.core.set_aside import SetAside, set_aside
from dateline.extraction import Extraction
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.pipeline.extract import read_tables

PART = 500
# What one part gives: name → (bytes of the file, rows).
Part = dict[str, tuple[bytes, int]]
# It is called with each report that was set aside.
Aside = Callable[[SetAside], None]


def extract_parts(
    reports: Iterable[Report],
    to: Path,
    lexicon: Lexicon,
    format: str = "csv",
    workers: Workers = ALONE,
    aside: Aside = lambda _one: None,
) -> Counter[str]:
    """Write the tables of single reports into the folder `to`; returns how many rows each has.
    `workers` are this process, several of this machine, or those of a cluster.

    CSV gives one file a table. Parquet gives one file a table up to PART reports, else a folder of that name
    with a file a part (`times.parquet/part-00000.parquet`), which pandas, DuckDB and Dask read as one table;
    the table of the reports themselves, which `dateline link` needs, is among them. A report that a rule fails
    on is in the table set_aside, which is there only where one is, and in no other; `aside` is called with it.
    Files appear when all is read. Returns "reports", those read, and "set_aside" too.
    """
    given: Counter[str] = Counter()
    items = chunks(_counted(reports, given), PART)
    done = in_order(part_of, (lexicon, format), chain([next(items, [])], items), *workers)
    count = write_parts(to, format, told_of(done, aside))
    count["reports"] = given["reports"] - count["set_aside"]  # CSV has no table of them
    return count


def told_of(done: Iterable[tuple[Part, list[SetAside]]], aside: Aside) -> Iterator[Part]:
    """The parts, while `aside` is called with each report that is not among them."""
    for part, failed in done:
        for one in failed:
            aside(one)
        yield part


def _counted(reports: Iterable[Report], count: Counter[str]) -> Iterator[Report]:
    for r in reports:
        count["reports"] += 1
        yield r


def part_of(shared: tuple[Lexicon, str], reports: list[Report]) -> tuple[Part, list[SetAside]]:
    """The tables of some reports, as the bytes of their files, and the reports set aside;
    `shared` is the lexicon and the format."""
    lexicon, format = shared
    names = [*Extraction._fields, *(["reports"] if format == "parquet" else [])]
    found = read_tables(reports, lexicon)
    failed = aside_rows(found)
    try:
        part = packed({name: found[name] for name in names}, format)
    except Exception:  # one report's rows cannot be written: find out whose
        failed += [f for r in reports for f in _unfit(r, names, shared)]
        left = {f.report_id for f in failed}
        found = read_tables([r for r in reports if r.report_id not in left], lexicon)
        part = packed({name: found[name] for name in names}, format)
    return part | packed({"set_aside": tables.table("set_aside", [f._asdict() for f in failed])}, format), failed


def aside_rows(found: Mapping[str, pd.DataFrame]) -> list[SetAside]:
    """The rows of the table set_aside."""
    return [SetAside(**row) for row in tables.rows(found["set_aside"])]


def _unfit(report: Report, names: list[str], shared: tuple[Lexicon, str]) -> list[SetAside]:
    """What is wrong with a report's rows, if its tables alone cannot be written."""
    lexicon, format = shared
    found = read_tables([report], lexicon)
    try:
        packed({name: found[name] for name in names}, format)
    except Exception as error:
        return set_aside([report.report_id], "extraction", error)
    return []


def packed(found: dict[str, pd.DataFrame], format: str) -> Part:
    """Return tables, which have been checked, as the bytes of their files."""
    out: Part = {}
    for name, frame in found.items():
        buffer = io.BytesIO()
        tables.to_parquet(name, frame, buffer) if format == "parquet" else tables.to_csv(frame, buffer)
        out[name] = (buffer.getvalue(), len(frame))
    return out


def write_parts(to: Path, format: str, parts: Iterable[Part]) -> Counter[str]:
    """Write parts, in their order, into a folder; the files appear when all are there.
    Returns how many rows each table has.

    Where it fails, the folder is as it was. Raises Busy where another run writes into the folder.
    """
    beside, there = to / ".new", to.exists()
    with only_one(to):
        shutil.rmtree(beside, ignore_errors=True)  # what a run that was killed left
        try:
            count = _all_written(beside, to, format, parts)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            if not there:
                with suppress(OSError):
                    to.rmdir()
            raise
        shutil.rmtree(beside)
    return count


def _all_written(beside: Path, to: Path, format: str, parts: Iterable[Part]) -> Counter[str]:
    count: Counter[str] = Counter()
    beside.mkdir(parents=True)
    for n, part in enumerate(parts):
        for name, (data, rows) in part.items():
            count[name] += rows
            _put(beside, name, format, n, data)
    if not count["set_aside"]:  # nor may the table of an earlier run stay
        _remove(beside / f"set_aside.{format}")
        _remove(to / f"set_aside.{format}")
    for made in sorted(beside.iterdir()):
        _settle(made, to)
    return count


def _put(folder: Path, name: str, format: str, n: int, data: bytes) -> None:
    """Add the n-th part of a table: a file of its own, or in CSV the lines below the header."""
    if format == "csv":
        with (folder / f"{name}.csv").open("ab") as out:
            out.write(data if n == 0 else data[data.index(b"\n") + 1 :])
    else:
        (folder / f"{name}.parquet").mkdir(exist_ok=True)
        (folder / f"{name}.parquet" / f"part-{n:05}.parquet").write_bytes(data)


def _remove(place: Path) -> None:
    """Remove a file or folder, if it is there."""
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def _settle(made: Path, to: Path) -> None:
    """Move a finished table into a folder; a single part becomes a single file."""
    place = to / made.name
    if made.is_dir() and len(single := list(made.iterdir())) == 1:
        made = single[0]
    if place.is_dir():
        shutil.rmtree(place)
    made.replace(place)
