"""What the log says a case holds: the last version of each file, and the decisions that were seen."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dateline.core.diagnostics import Problem
from dateline.core.identifiers import without_halves
from dateline.custody.log import Entry
from dateline.custody.originals import VERSIONS, Row, hash_of, sha256
from dateline.reading.report_files import report_files
from dateline.reading.review import COLUMNS

# What a person writes beside the reports; review.csv is followed line by line.
CASE_FILES = ("case.yml", "places.csv", "actors.csv", "corrections.csv")
OF_ORIGINALS = ("added", "screenshot", "archived")
OF_FILES = ("added", "entered", "edited", "changed")


class Recorded(NamedTuple):
    """What the log says: for each file the entry of its last version; all entries of edits; every version's hash with
    its file; the lines of originals.csv; and for each decision that still holds the entries that saw it."""

    files: dict[str, Entry]
    edits: list[Entry]
    versions: dict[str, str]
    rows: list[tuple[Entry, Row]]
    decisions: dict[str, list[Entry]]


class Seen(NamedTuple):
    """A line of review.csv: where it is, its cells, and their hash, by which the log knows it."""

    line: int
    cells: dict[str, str]
    row: str


def recorded(entries: Iterable[Entry]) -> Recorded:
    """What some entries of the log come to."""
    out = Recorded({}, [], {}, [], {})
    for e in entries:
        file = e.what.get("file", "")
        if e.action in OF_FILES:
            out.files[file] = e
            out.versions[e.what.get("sha256", "")] = file
        elif e.action == "removed":
            out.files.pop(file, None)
        if e.action == "edited":
            out.edits.append(e)
        if e.action in OF_ORIGINALS:
            out.rows.append((e, Row.of(e.what)))
        row = e.what.get("row", "")
        if e.action in ("reviewed", "withheld"):
            out.decisions.setdefault(row, []).append(e)
        elif e.action == "withdrawn" and out.decisions.get(row):
            out.decisions[row].pop()
    return out


def working_copies(data: Path) -> dict[str, Path]:
    """The files that reports are read from, by their names below the case's folder."""
    found = report_files(data / "reports") if (data / "reports").is_dir() else ()
    return {without_halves(p.relative_to(data).as_posix()): p for p in found if not isinstance(p, Problem)}


def case_files(data: Path) -> dict[str, Path]:
    """The other files that a person writes, by their names."""
    return {name: data / name for name in CASE_FILES if (data / name).is_file()}


def version_of(data: Path, digest: str) -> Path | None:
    """The kept version that has a hash as its name; None where it is not there."""
    return next(iter(sorted((data / VERSIONS).glob(f"{digest}*"))), None) if digest else None


def is_whole(path: Path) -> bool:
    """Whether a kept file still has the hash that it is named by."""
    return hash_of(path) == path.name.split(".")[0]


def decisions_seen(data: Path) -> list[Seen]:
    """The lines of review.csv as they are; whether they are right is for `dateline check` to say."""
    try:
        with (data / "review.csv").open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = [(reader.line_num, {k: (row.get(k) or "").strip() for k in COLUMNS}) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    return [Seen(n, cells, _row_hash(cells)) for n, cells in rows if any(cells.values())]


def _row_hash(cells: dict[str, str]) -> str:
    return sha256(json.dumps(list(cells.values()), ensure_ascii=False).encode("utf-8", "surrogatepass"))


def gone_and_new(data: Path, known: Recorded) -> tuple[list[Entry], list[Seen]]:
    """The decisions that the log saw and that are not in review.csv as they were, and those that it has not seen."""
    seen = decisions_seen(data)
    there = Counter(s.row for s in seen)
    gone = [e for row, own in known.decisions.items() for e in own[there[row] :]]
    left = Counter({row: len(own) for row, own in known.decisions.items()})
    new = []
    for s in seen:
        left[s.row] -= 1
        if left[s.row] < 0:
            new.append(s)
    return gone, new
