"""Whom speakers ask to cooperate, blame and condemn: a line from a speaker to a body, where the words give the
body that part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dateline.tables import StatementRow

# Acts that are addressed to somebody or aimed at somebody: the column that says whom.
TOWARDS = {"call for cooperation": "addressee", "blame": "target", "condemn": "target"}


class Line(NamedTuple):
    """A line of the drawing: who does what towards whom."""

    speaker: str
    body: str
    act: str


def spoken(statements: Iterable[StatementRow]) -> list[StatementRow]:
    """Statements without the quoted pieces of a longer one, so that nothing counts twice."""
    rows = sorted(statements, key=lambda s: (s["report_id"], s["start"], -s["end"]))
    out: list[StatementRow] = []
    for s in rows:
        # A piece may keep its own full stop.
        if out and out[-1]["report_id"] == s["report_id"] and s["end"] <= out[-1]["end"] + 2:
            continue
        out.append(s)
    return out


def lines(rows: Iterable[StatementRow]) -> dict[Line, list[StatementRow]]:
    """The lines with the statements that each stands for: only where a statement's own words address the body or
    are aimed at it."""
    out: dict[Line, list[StatementRow]] = {}
    for s in rows:
        if s["speaker"]:
            for name in bodies(s):
                out.setdefault(Line(s["speaker"], name, s["act"]), []).append(s)
    return out


def bodies(s: StatementRow) -> list[str]:
    """The bodies that a statement is addressed to or aimed at, by what it does; none where it does neither."""
    column = TOWARDS.get(s["act"])
    named = s["addressee"] if column == "addressee" else s["target"] if column == "target" else None
    return [name for name in (named or "").split("; ") if name]
