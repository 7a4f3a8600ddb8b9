"""review.csv: what a person decided about single readings of the machine.

target    identifier of a claim, statement or incident, as the book and its tables give it
decision  confirm, reject, amend (a claim or statement); merge, split (incidents)
field     for amend: the column
value     for amend: what it should be; for merge: the incident that goes into the target; empty for split, which takes
          the claim named as target out of its incident
by, on, why   who decided, on which day, for what reason
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem

COLUMNS = ["target", "decision", "field", "value", "by", "on", "why"]
DECISIONS = ("confirm", "reject", "amend", "merge", "split")
AMENDABLE = {
    "c-": {
        "effect": ("killed", "wounded", "killed or wounded", "missing", "captured", "displaced"), "group": str, "low": int,
        "high": int, "mode": ("total", "added", "subtotal", "denied"), "cause": ("attack", "accident"), "attributed_to": str, "attributed_id": str,
        "place_id": str, "earliest": date, "latest": date,
    },
    "s-": {
        "speaker": str, "speaker_id": str, "act": str, "kind": ("direct", "mixed", "indirect"), "role": str, "organisation": str,
        "said_earliest": date, "said_latest": date,
    },
}  # fmt: skip


def read_review(path: Path) -> tuple[list[Decision], list[Problem]]:
    """The decisions in the order of the file, and what is wrong with its lines; both empty where there is no file."""
    if not path.is_file():
        return [], []
    found: list[Decision] = []
    problems: list[Problem] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := [c for c in COLUMNS if c not in (reader.fieldnames or [])]:
                columns = ",".join(COLUMNS)
                return [], [Problem(path.name, 1, f"no column {', '.join(missing)}", f"Begin the file with {columns}")]
            for row in reader:
                made = _decision({k: (row.get(k) or "").strip() for k in COLUMNS}, path.name, reader.line_num)
                problems.append(made) if isinstance(made, Problem) else found.append(made)
    except (UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(path.name, None, f"no CSV in UTF-8: {error}", "Save it as CSV, UTF-8")]
    return found, problems


def _decision(row: dict[str, str], name: str, line: int) -> Decision | Problem:
    kind = row["target"][:2]
    if row["decision"] not in DECISIONS:
        return Problem(name, line, f"no decision {row['decision']!r}", f"Write one of {', '.join(DECISIONS)}")
    if not row["target"]:
        return Problem(name, line, "no target", "Write the identifier of a claim, statement or incident")
    if not row["by"]:
        return Problem(name, line, "nobody is named", "Write who decided into the column by")
    try:
        date.fromisoformat(row["on"])
    except ValueError:
        return Problem(name, line, f"on: {row['on']!r} is no day", "Write the day of the decision, as 2021-12-03")
    if row["decision"] == "merge" and not row["value"]:
        return Problem(name, line, "merge names no second incident", "Write its identifier into the column value")
    if row["decision"] in ("confirm", "reject", "amend") and kind not in AMENDABLE:
        return Problem(
            name, line, f"{row['target']!r} is no claim (c-…) or statement (s-…)", "Copy it from the book or its tables"
        )
    value: object = row["value"] or None
    if row["decision"] == "amend":
        allowed = AMENDABLE[kind].get(row["field"])
        if allowed is None:
            known = ", ".join(AMENDABLE[kind])
            return Problem(name, line, f"{row['field']!r} can't be amended", f"Known are {known}")
        try:
            value = _typed(row["value"], allowed)
        except ValueError as error:
            return Problem(name, line, f"{row['field']}: {error}", "Write a value that the column can have")
    return Decision(row["target"], row["decision"], row["field"], value, row["by"], row["on"], row["why"], line)


def _typed(text: str, allowed: object) -> object:
    """A cell as the column's type. Raises ValueError."""
    if isinstance(allowed, tuple):
        if text not in allowed:
            raise ValueError(f"{text!r} is none of {', '.join(allowed)}")
        return text
    if not text:
        return None
    if allowed is int:
        if not text.isdigit():
            raise ValueError(f"{text!r} is no whole number")
        return int(text)
    return date.fromisoformat(text) if allowed is date else text
