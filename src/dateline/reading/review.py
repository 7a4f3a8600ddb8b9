"""review.csv: what a person decided about single readings of the machine.

target    identifier of a claim, statement, person harmed (v-…) or incident, as the book and its tables give it;
          for withhold also a name, `minors` or `relatives who speak`
decision  confirm, reject, amend (a claim, statement or person harmed); merge, split (incidents, people; of lines that
          contradict each other the last counts);
          withhold (a name: it is printed nowhere)
field     for amend: the column; `rule` names the rule that ought to have made the reading
value     for amend: what it should be; for merge: the incident that goes into the target, or the row that is the same
          person; for split the incident that an earlier line merged with the target and that is another; empty where
          split takes the claim named as target out of its incident, or parts a row of victims from the people it was
          joined with; for withhold what is in place of the name, or empty: "a boy, 11" or
          what else the reports say of the person then does
by, on, why   who decided, on which day, for what reason
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem

if TYPE_CHECKING:
    from dateline.tables import Column

# A shorter name would be found in half of all words.
LEAST_OF_A_NAME = 3
COLUMNS = ["target", "decision", "field", "value", "by", "on", "why"]
DECISIONS = ("confirm", "reject", "amend", "merge", "split", "withhold")
# Whose names `withhold` can name together: everybody harmed or quoted who is under 18; every relative who is quoted.
MINORS, RELATIVES = "minors", "relatives who speak"
# What an identifier begins with, and the table it is of.
TABLES = {"c-": "claims", "s-": "statements", "v-": "victims"}
# What cases know beside the reports: the columns that others refer to, each with its values.
Known = Mapping[str, Collection[str]]
# The same columns in words.
CALLED = {"gazetteer.place_id": "places.csv", "actors.actor_id": "actors.csv"}


@cache
def amendable(kind: str) -> dict[str, Column]:
    """The columns that a person can amend, by name: of claims for "c-", of statements for "s-", of victims for "v-"."""
    from dateline.tables.schema import TABLES as SPECS  # brings pandas, which most commands that read a case do without

    return {c.name: c for c in SPECS[TABLES[kind]].amendable}


def read_review(path: Path, known: Known | None = None) -> tuple[list[Decision], list[Problem]]:
    """The decisions in the order of the file, and what is wrong with its lines; both empty where there is no file.

    `known` are the identifiers of places and actors, where an amended cell has to name one of them.
    """
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
                made = _decision(
                    {k: (row.get(k) or "").strip() for k in COLUMNS}, path.name, reader.line_num, known or {}
                )
                problems.append(made) if isinstance(made, Problem) else found.append(made)
    except (UnicodeDecodeError, csv.Error) as error:
        return [], [Problem(path.name, None, f"no CSV in UTF-8: {error}", "Save it as CSV, UTF-8")]
    return found, problems


def _decision(row: dict[str, str], name: str, line: int, known: Known) -> Decision | Problem:
    kind = row["target"][:2]
    if row["decision"] not in DECISIONS:
        return Problem(name, line, f"no decision {row['decision']!r}", f"Write one of {', '.join(DECISIONS)}")
    if not row["target"]:
        return Problem(name, line, "no target", "Write the identifier of a claim, statement or incident, or a name")
    if not row["by"]:
        return Problem(name, line, "nobody is named", "Write who decided into the column by")
    try:
        date.fromisoformat(row["on"])
    except ValueError:
        return Problem(name, line, f"on: {row['on']!r} is no day", "Write the day of the decision, as 2021-12-03")
    if row["decision"] in ("merge", "split") and (problem := _regrouped(row, name, line)):
        return problem
    if row["decision"] in ("confirm", "reject", "amend") and kind not in TABLES:
        return Problem(
            name,
            line,
            f"{row['target']!r} is no claim (c-…), statement (s-…) or person (v-…)",
            "Copy it from the book or its tables",
        )
    if row["decision"] == "withhold" and (problem := _withheld(row, name, line)):
        return problem
    value: object = row["value"] or None
    if row["decision"] == "amend":
        columns = amendable(kind)
        if row["field"] not in columns:
            return Problem(name, line, f"{row['field']!r} can't be amended", f"Known are {', '.join(columns)}")
        try:
            value = _typed(row["value"], columns[row["field"]], known)
            if row["field"] == "rule":
                _must_be_a_rule(row["value"], TABLES[kind])
        except ValueError as error:
            return Problem(name, line, f"{row['field']}: {error}", "Write a value that the column can have")
    return Decision(row["target"], row["decision"], row["field"], value, row["by"], row["on"], row["why"], line)


def _regrouped(row: dict[str, str], name: str, line: int) -> Problem | None:
    """What is wrong with a line that merges or splits."""
    kind, decision = row["target"][:2], row["decision"]
    if kind == "s-" or (kind == "c-" and decision == "merge"):
        what = f"{decision} names a reading, not an incident or a person (v-…)"
        return Problem(name, line, what, "Write the identifier of the incident, as the book or its tables give it")
    if not row["value"] and (decision == "merge" or kind not in ("c-", "v-")):
        remedy = "Write its identifier into the column value"
        if decision == "split":
            remedy += ", or name as target the claim (c-…) that goes out of its incident"
        return Problem(name, line, f"{decision} names no second incident", remedy)
    return None


def _withheld(row: dict[str, str], name: str, line: int) -> Problem | None:
    """What is wrong with a line that withholds a name; the message does not repeat it."""
    words = re.findall(r"\w+", row["target"].casefold())
    if not words or (len(row["target"]) < LEAST_OF_A_NAME and row["target"].isascii()):
        return Problem(name, line, "withhold names nobody", f"Write a name, its v-…, {MINORS} or {RELATIVES}")
    if row["target"][:2] in ("c-", "s-"):
        what = "withhold names a reading, not a person"
        return Problem(name, line, what, "Write the person's name, or the identifier (v-…) of somebody harmed")
    if row["target"] not in (MINORS, RELATIVES) and set(words) & set(re.findall(r"\w+", row["value"].casefold())):
        return Problem(name, line, "what is printed in place of the name repeats a part of it", "Choose other words")
    return None


def _must_be_a_rule(name: str, table: str) -> None:
    """Raise ValueError unless a rule of this name makes rows of a table."""
    from dateline.extraction.rulebooks import RULEBOOKS

    if name not in RULEBOOKS[table] or RULEBOOKS[table][name].refuses:
        raise ValueError(f"{name!r} is no rule of {table}; docs/rules/{table}.md lists them")


def _typed(text: str, column: Column, known: Known) -> object:
    """A cell as the column's type, None for an empty one. Raises ValueError."""
    if column.allowed and text not in ("", *column.allowed):
        raise ValueError(f"{text!r} is none of {', '.join(column.allowed)}")
    if not text:
        if not column.nullable:
            raise ValueError("the cell is empty, and the column needs a value")
        return None
    if column.type == "int":
        if not text.isdecimal():
            raise ValueError(f"{text!r} is no whole number")
        return int(text)
    if column.type == "date":
        return date.fromisoformat(text)
    there = known.get(column.refers)
    for one in text.split() if column.many else [text]:
        if there is not None and one not in there:
            raise ValueError(f"{one!r} is not in {CALLED[column.refers]}")
    return text
