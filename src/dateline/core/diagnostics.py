"""What is wrong with an input, for the person who can fix it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One problem: the file, the line (1 for the first; None where no line is meant), what is wrong, what to do.

    `left_out` is False for a note: the input was read, and something about it was changed or may surprise.
    """

    file: str
    line: int | None
    what: str
    remedy: str
    left_out: bool = True

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.what}. {self.remedy}"


class Unusable(Exception):
    """The inputs can't be worked with at all; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
