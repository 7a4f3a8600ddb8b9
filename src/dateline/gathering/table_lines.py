"""The records of a CSV file, each with its line: an open quotation mark ends with its own record
and takes none behind it."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
NEVER_CLOSED = "a quotation mark is never closed. Close it, and write a quotation mark within a text twice"
# After a record that does not end, rows are trusted again where this many in a row have the right number of cells.
ROWS_THAT_FIT = 3


class Record(NamedTuple):
    """One record: its first line (from 1), its cells, its text as it is, or what is wrong with it."""

    line: int
    cells: list[str]
    raw: str
    wrong: str = ""


class Records:
    """Iterates over a CSV file's records. `width` is how many cells a row has to have;
    set it when the header is read."""

    def __init__(self, path: Path, encoding: str, separator: str, most: int) -> None:
        self.path, self.encoding, self.separator, self.most, self.width = path, encoding, separator, most, 0

    def __iter__(self) -> Iterator[Record]:
        csv.field_size_limit(self.most)
        self.number, self.waiting = 0, deque[str]()
        with self.path.open(encoding=self.encoding, newline="", errors="surrogateescape") as self.file:
            while (line := self._line()) is not None:
                if line.strip("\r\n"):
                    yield self._record(line)

    def _line(self) -> str | None:
        line = self.waiting.popleft() if self.waiting else _next_line(self.file, self.most)
        if line is not None:
            self.number += 1
        return line

    def _record(self, line: str) -> Record:
        """The record that begins with a line; one that is broken gives back the lines behind its first."""
        first, lines, length = self.number, [line], len(line)
        too_long = f"the record is longer than {self.most / 1e6:g} million characters. Split it into its reports"
        if length > self.most:  # its end was not kept, so what follows is looked at anew
            return self._broken(first, line[:1000], too_long)
        is_open, wrong = quotes_after(line, self.separator, is_open=False)
        while is_open and not wrong:
            more = self._line()
            if more is None:
                wrong = NEVER_CLOSED
                break
            length += len(more)
            is_open, wrong = quotes_after(more, self.separator, is_open=True)
            if length <= self.most:
                lines.append(more)
        if wrong:
            self._back_to(first, lines[1:], length)
            return self._broken(first, line, wrong)
        raw = "".join(lines)
        if length > self.most:
            return Record(first, [], raw[:1000], too_long)
        return self._parsed(first, raw)

    def _back_to(self, first: int, behind: list[str], length: int) -> None:
        """Make the line behind `first` the next one: `behind` are the lines read since, or some,
        if they were too long to keep."""
        if length <= self.most:
            self.waiting.extendleft(reversed(behind))
            self.number -= len(behind)
            return
        self.file.seek(0)
        self.waiting.clear()
        self.number = first
        for _ in range(first):
            _next_line(self.file, self.most)

    def _broken(self, first: int, line: str, wrong: str) -> Record:
        """A record that is not well formed: refused up to where rows fit again."""
        lines = [line]
        while not self._rows_fit():
            more = self._line()
            if more is None:
                break
            lines.append(more)
        last = first + len(lines) - 1
        until = f" (lines {first} to {last} were left out)" if last > first else ""
        return Record(first, [], "".join(lines), f"{wrong}{until}")

    def _rows_fit(self) -> bool:
        """Whether the next lines are rows of the right width, up to the end of the file if few are left."""
        ahead: list[str] = []
        fits = True
        for _ in range(ROWS_THAT_FIT):
            line = self._line()
            if line is None:
                break
            ahead.append(line)
            fits = line.strip() != "" and self._fits(line)
            if not fits:
                break
        self._back_to(self.number - len(ahead), ahead, 0)
        return fits

    def _fits(self, line: str) -> bool:
        is_open, wrong = quotes_after(line, self.separator, is_open=False)
        if is_open or wrong:  # a row too, whose text may go on: its beginning is looked at
            return is_open and line.count(self.separator) + 1 >= self.width
        return len(next(csv.reader([line], delimiter=self.separator), [])) == self.width

    def _parsed(self, first: int, raw: str) -> Record:
        try:
            cells = next(csv.reader([raw], delimiter=self.separator, strict=True))
        except (csv.Error, StopIteration) as error:
            return Record(first, [], raw, f"not CSV: {error}")
        if self.width and len(cells) != self.width:
            what = f"{len(cells)} cells where the header names {self.width} columns"
            remedy = f"Put a text that holds {NAMES[self.separator]} or line breaks between quotation marks"
            return Record(first, cells, raw, f"{what}. {remedy}")
        return Record(first, cells, raw)


def _next_line(file: TextIO, most: int) -> str | None:
    """A line, of which no more than `most` characters and a few are kept; None at the end."""
    line = file.readline(most + 2)
    if not line:
        return None
    if not line.endswith(("\n", "\r")) and len(line) > most:
        while (rest := file.readline(most)) and not rest.endswith(("\n", "\r")):
            pass
        line += "\n"
    return line


def quotes_after(line: str, separator: str, *, is_open: bool) -> tuple[bool, str]:
    """Whether a quoted cell is open at the end of a line, and what is wrong with the line's
    quotation marks, if anything is."""
    at = 0
    began_open = is_open
    while True:
        if not is_open:
            if at == 0 and line.startswith('"'):
                at = 1
            else:
                at = line.find(separator + '"', at) + 2
                if at == 1:
                    return False, ""
            is_open, began_open = True, False
        at = line.find('"', at)
        if at < 0:
            return True, ""
        if line[at + 1 : at + 2] == '"':
            at += 2
            continue
        if line[at + 1 : at + 2] not in ("", "\n", "\r", separator):
            return (
                False,
                "a quotation mark is inside a text between quotation marks, or one is never closed. Write it twice",
            )
        # `,"` ends no text of several lines: it begins the next row's, and the mark before it was never closed.
        if began_open and line[at - 1 : at] == separator:
            return False, NEVER_CLOSED
        is_open, at = False, at + 1
