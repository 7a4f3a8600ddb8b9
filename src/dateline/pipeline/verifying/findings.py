"""What verifying finds: what is wrong, by kind, and what is worth a note and is no fault."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dateline.core.diagnostics import Problem


class Kind(StrEnum):
    """What a finding is about."""

    LOG = "log"
    TIMESTAMP = "timestamp"
    TABLE = "table of originals"
    ORIGINAL = "original"
    VERSION = "kept version"
    COPY = "working copy"
    DECISION = "decision"
    CASE_FILE = "case file"
    READING = "figure or quotation"
    EDITION = "record of an edition"
    BOOK = "table of the built book"
    PAGE = "page of the built book"
    RESULT = "result of the last run"
    NO_ORIGINAL = "no original kept"
    UNRECORDED = "not in the log"
    EDIT = "recorded edit"
    EXTRACTION = "other words read"
    OLD_TABLES = "book to be built anew"


class Finding(NamedTuple):
    """One finding; `problem.left_out` is False for a note."""

    kind: Kind
    problem: Problem

    @property
    def wrong(self) -> bool:
        """Whether something is not as it was recorded."""
        return self.problem.left_out


def wrong(kind: Kind, file: str, line: int | None, what: str, remedy: str) -> Finding:
    """Something that is not as it was recorded."""
    return Finding(kind, Problem(file, line, what, remedy))


def note(kind: Kind, file: str, what: str, remedy: str, line: int | None = None) -> Finding:
    """Something that is no fault."""
    return Finding(kind, Problem(file, line, what, remedy, left_out=False))
