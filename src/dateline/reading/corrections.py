"""corrections.csv: what a published edition said wrongly, since when, and what is right.

what    what was wrong, in a few words
since   the first edition that said it, by its date
was     what it said
right   what is right; empty where nothing takes its place
on      the day it was found
by      who says so
why     how it came about, and who told the makers
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateline.core.diagnostics import Problem

FILE = "corrections.csv"


class Correction(NamedTuple):
    """One line of corrections.csv; the columns are explained at the top of this module."""

    what: str
    since: str
    was: str
    right: str
    on: str
    by: str
    why: str


def read_corrections(folder: Path) -> tuple[list[Correction], list[Problem]]:
    """The corrections of a case in the order of the file, and what is wrong with its lines."""
    path, columns = folder / FILE, Correction._fields
    if not path.is_file():
        return [], []
    found: list[Correction] = []
    problems: list[Problem] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := [c for c in columns if c not in (reader.fieldnames or [])]:
                what = f"no column {', '.join(missing)}"
                return [], [Problem(FILE, 1, what, f"Begin the file with {','.join(columns)}")]
            for row in reader:
                one = Correction(*(" ".join((row.get(c) or "").split()) for c in columns))
                wrong = _wrong(one, reader.line_num)
                problems.append(wrong) if wrong else found.append(one)
    except (UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(FILE, None, f"not CSV in UTF-8: {error}", "Save it as CSV, UTF-8")]
    return found, problems


def _wrong(c: Correction, line: int) -> Problem | None:
    """What is wrong with a line."""
    if not c.what or not c.was:
        return Problem(FILE, line, "it does not say what was wrong", "Fill the columns what and was")
    for name, day in (("since", c.since[:10]), ("on", c.on)):
        try:
            date.fromisoformat(day)
        except ValueError:
            return Problem(FILE, line, f"{name}: {day!r} is not a day", "Write the day as 2021-12-07")
    return None
