"""originals/: what reports were made from, named by its SHA-256, and the table of which report came from which.

report       file of the working copy, below the case's folder
kind         file, web (a web archive of what was asked and answered), screenshot, archived (an address elsewhere)
original     file name in originals/; empty for an archived address
address      address or file name it came from; the archived address
collected    when, UTC, ISO 8601
text         SHA-256 of the text that was taken out of it, of a report
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from dateline.core.diagnostics import Problem
from dateline.core.files import none_left
from dateline.custody.log import append
from dateline.custody.warc import Exchange, warc

FOLDER, VERSIONS, TABLE = "originals", "originals/versions", "originals/originals.csv"
ENDING = re.compile(r"(?:\.warc)?\.[A-Za-z0-9]{1,8}\Z")
AT_ONCE = 1 << 20


class Original(NamedTuple):
    """What a report was found in, to be kept as it came: a file, or what was asked and answered."""

    file: Path | None = None
    exchanges: tuple[Exchange, ...] = ()


class Row(NamedTuple):
    """A line of originals.csv."""

    report: str
    kind: str
    original: str
    address: str
    collected: str
    text: str

    def said(self) -> dict[str, str]:
        """The same as the log says it."""
        return {("file" if name == "report" else name): value for name, value in self._asdict().items() if value}

    @classmethod
    def of(cls, what: Mapping[str, str]) -> Row:
        """The line that goes with what the log says."""
        return cls(what.get("file", ""), *(what.get(name, "") for name in cls._fields[1:]))


class Keeper:
    """Keeps what reports came from, for one run: a file that holds many reports is looked at once."""

    def __init__(self, data: Path, by: str) -> None:
        self.data, self.by = data, by
        self.names: dict[Original, tuple[str, str]] = {}

    def keep(self, original: Original) -> tuple[str, str]:
        """Keep what a report came from; returns its kind and the name that it is kept by."""
        if original not in self.names:
            self.names.clear()
            self.names[original] = _kept(self.data, original)
        return self.names[original]

    def report(self, path: Path, text: str, original: Original, source: str) -> None:
        """Keep a new report as it is now, and say in the table and in the log what it came from.

        `path` is its file in reports/, `text` what was taken out of the original, `source` what the original is called.
        """
        name, of_text = path.relative_to(self.data).as_posix(), sha256(text.encode("utf-8", "surrogatepass"))
        kind, kept = self.keep(original)
        last = original.exchanges[-1] if original.exchanges else None
        digest = keep_version(self.data, path)
        row = Row(name, kind, kept, last.address if last else source, last.at if last else now(), of_text)
        _tell(self.data, row)
        append(self.data, self.by, "added", **row.said(), sha256=digest)


def keep_screenshot(data: Path, report: Path, picture: Path, by: str) -> str:
    """Keep a picture of a report as its readers saw it; returns the name that it is kept by."""
    kept = keep_file(data / FOLDER, picture)
    row = Row(report.relative_to(data).as_posix(), "screenshot", kept, picture.name, now(), "")
    _tell(data, row)
    append(data, by, "screenshot", **row.said())
    return kept


def keep_address(data: Path, report: Path, address: str, by: str) -> None:
    """Note where somebody else archived a report's page; nothing is fetched."""
    row = Row(report.relative_to(data).as_posix(), "archived", "", address, now(), "")
    _tell(data, row)
    append(data, by, "archived", **row.said())


def _kept(data: Path, original: Original) -> tuple[str, str]:
    """Keep what a report came from; returns its kind and the name that it is kept by."""
    if original.file is not None:
        return "file", keep_file(data / FOLDER, original.file)
    if original.exchanges:
        return "web", keep_bytes(data / FOLDER, warc(original.exchanges), ".warc.gz")
    return "none", ""


def keep_version(data: Path, report: Path) -> str:
    """Keep a working copy as it is now; returns its SHA-256."""
    return keep_file(data / VERSIONS, report).split(".")[0]


def keep_file(folder: Path, path: Path) -> str:
    """Keep a copy of a file; returns the name that it is kept by. What is there already is not written again."""
    ending = m[0].lower() if (m := ENDING.search(path.name)) else ""
    name = f"{hash_of(path)}{ending}"
    target = folder / name
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{name}.new")
        with none_left(beside):
            shutil.copyfile(path, beside)
            beside.replace(target)
    return name


def keep_bytes(folder: Path, data: bytes, ending: str) -> str:
    """Keep some bytes; returns the name that they are kept by."""
    name = f"{sha256(data)}{ending}"
    target = folder / name
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{name}.new")
        with none_left(beside):
            beside.write_bytes(data)
            beside.replace(target)
    return name


def _tell(data: Path, row: Row) -> None:
    """Write a line behind originals.csv."""
    path = data / TABLE
    path.parent.mkdir(parents=True, exist_ok=True)
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    if not path.exists():
        writer.writerow(Row._fields)
    writer.writerow(v.encode("utf-8", "backslashreplace").decode() for v in row)
    with path.open("a", encoding="utf-8", newline="") as table:
        table.write(line.getvalue())


def read_originals(data: Path) -> tuple[list[tuple[int, Row]], list[Problem]]:
    """The lines of originals.csv with their numbers, and what is wrong with the table."""
    path, found, remedy = data / TABLE, list[tuple[int, Row]](), "Put it back from a copy"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            if next(reader, None) != list(Row._fields):
                return [], [Problem(TABLE, 1, f"the columns are not {','.join(Row._fields)}", remedy)]
            for cells in reader:
                if len(cells) != len(Row._fields):
                    return found, [
                        Problem(TABLE, reader.line_num, f"{len(cells)} cells, not {len(Row._fields)}", remedy)
                    ]
                found.append((reader.line_num, Row(*cells)))
    except FileNotFoundError:
        return [], []
    except (UnicodeDecodeError, csv.Error) as error:
        return found, [Problem(TABLE, None, f"no CSV in UTF-8: {error}", remedy)]
    return found, []


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    h = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(AT_ONCE):
            h.update(piece)
    return h.hexdigest()


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def now() -> str:
    """This moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
