"""What Dateline itself failed on: a report or a group of reports is set aside with the reason, and the run goes on."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

# How much of an error's own words is kept: it may quote a whole report.
LONGEST_ERROR = 300
# Exit status of a command that did its work, but for what was set aside.
SOME_SET_ASIDE = 3
# The exit status of a build that left statements off its pages because they failed a check.
SOME_LEFT_OFF = 4


class SetAside(NamedTuple):
    """One report that is not among the results: its identifier, the step, the function that failed, and the error."""

    report_id: str
    step: str
    failed_in: str
    error: str

    def __str__(self) -> str:
        return f"report {self.report_id} set aside: {self.step} failed in {self.failed_in} ({self.error}). {REMEDY}"


REMEDY = "This is an error in Dateline: please report it with the report's text"


def set_aside(report_ids: Iterable[str], step: str, error: Exception) -> list[SetAside]:
    """A row for each report that a step ("extraction", "linking") failed on."""
    words = " ".join(f"{type(error).__name__}: {error}".split())
    words = words.encode("utf-8", "backslashreplace").decode("utf-8")  # half a surrogate pair cannot be written
    return [SetAside(r, step, failed_in(error), words[:LONGEST_ERROR].rstrip(": ")) for r in report_ids]


def failure(error: Exception) -> str:
    """An error and the function that failed, in a few words."""
    (one,) = set_aside([""], "", error)
    return f"{one.error}, in {one.failed_in}"


def failed_in(error: BaseException) -> str:
    """The innermost function of this package that an error passed through: "extraction.places.mentions, line 40"."""
    root = Path(__file__).resolve().parent.parent
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(root):
            module = ".".join(path.relative_to(root).with_suffix("").parts)
            return f"{module.removesuffix('.__init__')}.{frame.name}, line {frame.lineno}"
    return type(error).__module__
