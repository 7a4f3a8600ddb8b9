"""places.csv and actors.csv: the names a case brings, with identifiers that become
addresses and anchors of the book."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

from dateline.core.diagnostics import Problem
from dateline.core.identifiers import is_plain, printable, same_as

# Columns that hold a number, with the most it can be on either side of nought.
NUMBERS = {"latitude": 90.0, "longitude": 180.0, "precision_km": 20_000.0}
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def read_names(path: Path, columns: list[str], fatal: list[Problem]) -> list[dict[str, str]]:
    """The rows of a table of names; none where there is no file. Adds a problem for each row that cannot be used.

    The first column is the identifier: a plain one, and no other row's without regard to capitals and Unicode form.
    """
    if not path.is_file():
        if path.is_symlink() or path.exists():
            fatal.append(Problem(path.name, None, "this is no file", "Put a CSV file in its place, or remove it"))
        return []
    rows: list[dict[str, str]] = []
    lines: dict[str, int] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened, strict=True)
            if reader.fieldnames != columns:
                what = f"the columns are {', '.join(reader.fieldnames or ['none'])}"
                fatal.append(Problem(path.name, 1, what, f"They must be {', '.join(columns)}"))
                return []
            for row in reader:
                if wrong := _wrong(row, columns, path.name, reader.line_num, lines):
                    fatal.append(wrong)
                else:
                    rows.append(row | {columns[0]: unicodedata.normalize("NFC", row[columns[0]])})
                if given := row[columns[0]]:
                    lines.setdefault(same_as(given), reader.line_num)
    except UnicodeDecodeError as error:
        what = f"not UTF-8: byte 0x{error.object[error.start]:02x} is no part of a character"
        fatal.append(Problem(path.name, None, what, "Save the file as CSV, UTF-8"))
    except csv.Error as error:
        fatal.append(
            Problem(
                path.name, reader.line_num + 1, f"not valid CSV: {error}", "Look for a quotation mark without its pair"
            )
        )
    except OSError as error:
        fatal.append(Problem(path.name, None, f"it cannot be read: {error.strerror}", "Make the file readable"))
    return rows


def _wrong(row: dict[str, str], columns: list[str], name: str, line: int, lines: dict[str, int]) -> Problem | None:
    """The first thing wrong with a row, or None."""
    if None in row or None in row.values():
        return Problem(name, line, "this row has too many or too few cells", f"It needs {len(columns)}")
    key, given = columns[0], row[columns[0]]
    if not given.strip():
        return Problem(name, line, f"{key} is empty", "Give every row an identifier of its own")
    if same_as(given) in lines:
        what = f"{key} {printable(given)} is there twice, first in line {lines[same_as(given)]}"
        return Problem(name, line, what, "Give every row an identifier of its own; capitals do not tell two apart")
    if not is_plain(unicodedata.normalize("NFC", given)):
        what = f"{key} {printable(given)} cannot name a page"
        return Problem(
            name, line, what, f"Use letters, digits, hyphens, full stops and underscores, as in {_plainer(given)}"
        )
    if unfit := next((c for c in columns if CONTROL.search(row[c])), None):
        return Problem(name, line, f"{unfit} holds a character that is not seen", "Write the cell again")
    for column, most in NUMBERS.items():
        text = row.get(column, "")
        if text and not (re.fullmatch(r"-?\d{1,5}(?:\.\d{1,12})?", text, re.ASCII) and abs(float(text)) <= most):
            return Problem(
                name, line, f"{column}: {printable(text)} is not a number up to {most:g}", "Write it as 35.776"
            )
    return None


def _plainer(given: str) -> str:
    """A plain identifier that is like a given one."""
    words = unicodedata.normalize("NFKD", given).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].strip("-")
    return made if is_plain(made) else "salby-north"
