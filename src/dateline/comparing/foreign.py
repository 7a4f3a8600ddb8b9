"""Somebody else's table of attacks: its columns told apart by a known layout or by case.yml, its cells as typed values.

Dates may be ISO 8601, eight digits, a day with the month's name, or three numbers in the order the layout gives.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from dateline.comparing.fields import DAYS, FIGURES
from dateline.core import rule_files
from dateline.core.diagnostics import Problem, Unusable

LAYOUTS = "dateline.comparing.layouts"
WRITTEN_OUT = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%B %d, %Y", "%b %d, %Y", "%Y%m%d", "%Y/%m/%d")
NUMBERS = {"mdy": ("%m/%d/%Y", "%m-%d-%Y"), "dmy": ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")}


class Layout(NamedTuple):
    """A known layout: its columns with what they hold, those it is known by, and the order of a date's numbers."""

    name: str
    columns: dict[str, str]
    tells: tuple[tuple[str, ...], ...]
    dates: str


class Cell(NamedTuple):
    """A cell that is compared: its column, what that holds, and what is in it."""

    column: str
    field: str
    text: str


class ForeignRow(NamedTuple):
    """A row of the table: its line in the file, its cells, and what of them was understood."""

    line: int
    cells: tuple[Cell, ...]
    days: dict[str, date]
    counts: dict[str, tuple[int, int]]

    def texts(self, field: str) -> list[str]:
        """What the cells of a field say."""
        return [c.text for c in self.cells if c.field == field and c.text]

    @property
    def name(self) -> str:
        """The row's own identifier, or its line."""
        return next(iter(self.texts("id")), f"line {self.line}")


class ForeignTable(NamedTuple):
    """The rows, the layout's name (empty for columns of case.yml alone), and the columns that are not compared."""

    rows: list[ForeignRow]
    layout: str
    passed_over: list[str]


@cache
def layouts() -> dict[str, Layout]:
    """The known layouts by name."""
    names = sorted(p.name.removesuffix(".csv") for p in files(LAYOUTS).iterdir() if p.name.endswith(".csv"))
    return {name: _layout(name) for name in names}


def _layout(name: str) -> Layout:
    rows = rule_files.read(LAYOUTS, name)
    columns = {column: r["field"] for r in rows for column in r["column"].split("|")}
    tells = tuple(tuple(r["column"].split("|")) for r in rows if r["tells"])
    return Layout(name, columns, tells, next((r["dates"] for r in rows if r["dates"]), ""))


def layout_of(header: Iterable[str]) -> Layout | None:
    """The known layout that a table's header has, or None."""
    there = set(header)
    fits = [k for k in layouts().values() if all(there.intersection(names) for names in k.tells)]
    return max(fits, key=lambda k: len(there.intersection(k.columns)), default=None)


def read_foreign(path: Path, named: str = "", own: Mapping[str, str] | None = None, order: str = "") -> ForeignTable:
    """Read a CSV file. `named` is a known layout; `own` says which column holds a field, and goes before the layout.

    Raises Unusable where the file is no such table, with what to do.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            header = [h for h in reader.fieldnames or [] if h]
            layout = layouts()[named] if named else layout_of(header)
            fields = _fields(path, header, layout, own or {})
            order = order or (layout.dates if layout else "")
            rows = [_row(reader.line_num, row, fields, order) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unusable(path, f"it is not CSV in UTF-8: {error}", "Save it as CSV, UTF-8") from None
    except OSError as error:
        raise _unusable(path, f"it cannot be read: {error.strerror}", "Name a CSV file") from None
    passed = [h for h in header if h not in fields]
    return ForeignTable(rows, layout.name if layout else "", passed)


def _fields(path: Path, header: list[str], layout: Layout | None, own: Mapping[str, str]) -> dict[str, str]:
    """What each column of the header holds, as far as that is known."""
    if lost := [column for column in own.values() if column not in header]:
        raise _unusable(path, f"it has no column {', '.join(lost)}, which case.yml names", "Correct compare: columns")
    known = layout.columns if layout else {}
    fields = {h: known[h] for h in header if h in known and known[h] not in own}
    fields |= {column: field for field, column in own.items()}
    if not any(f in DAYS or f in FIGURES for f in fields.values()):
        what = "none of its columns is known as a date or a count of people"
        remedy = f"Say in case.yml (compare: columns:) which column holds what; known layouts: {', '.join(layouts())}"
        raise _unusable(path, what, remedy)
    return {h: fields[h] for h in header if h in fields}


def _unusable(path: Path, what: str, remedy: str) -> Unusable:
    return Unusable([Problem(str(path), None, what, remedy)])


def _row(line: int, row: Mapping[str, str | None], fields: Mapping[str, str], order: str) -> ForeignRow:
    cells = tuple(Cell(column, field, " ".join((row.get(column) or "").split())) for column, field in fields.items())
    days = {c.field: day for c in cells if c.field in DAYS and (day := day_of(c.text, order))}
    counts = {c.field: n for c in cells if c.field in FIGURES and (n := count_of(c.text))}
    return ForeignRow(line, cells, days, counts)


def day_of(text: str, order: str = "") -> date | None:
    """The day that a cell names; None where it names none, or one of several.

    >>> day_of("2021-12-02 00:00:00.000"), day_of("03/12/2021"), day_of("03/12/2021", "dmy"), day_of("December 2, 2021")
    (datetime.date(2021, 12, 2), None, datetime.date(2021, 12, 3), datetime.date(2021, 12, 2))
    """
    if m := re.match(r"(\d{4}-\d\d-\d\d)(?:[T ]|$)", text):
        text = m[1]
    for form in ("%Y-%m-%d", *WRITTEN_OUT, *NUMBERS.get(order, ())):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def count_of(text: str) -> tuple[int, int] | None:
    """The lowest and highest number that a cell gives; None where it gives none.

    >>> count_of("13"), count_of("13.0"), count_of("5–7"), count_of("unknown")
    ((13, 13), (13, 13), (5, 7), None)
    """
    m = re.fullmatch(r"(\d{1,9})(?:\.0+)?(?:\s*[-–]\s*(\d{1,9}))?", text.replace(",", ""))
    return (int(m[1]), int(m[2] or m[1])) if m else None
