"""How often each rule is right: its rows on the annotated sets, compared with what people marked there.

A statement is right where at least half of it and of an annotated content are the same; a time where it overlaps an
annotated one and means the same days; a figure where an answer key gives one of its effect that it can be. The keys
hold only figures of the attacks they are about, so a true figure of another counts as wrong. Durations, sets and vague
times are not judged, nor are figures of one.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateline.core.dates import When, parse, quarter, week
from dateline.core.report import Report
from dateline.extraction import Extraction, extract
from dateline.tables import ClaimRow, StatementRow, TimeRow

# A row of an answer key, as it is in the file.
Mark = Mapping[str, object]
Fits = Iterable[tuple[str, bool]]
HARM = ("killed", "wounded", "killed or wounded")


class Share(NamedTuple):
    """How many rows of a rule were judged, and how many of them were right."""

    judged: int
    right: int


Shares = dict[tuple[str, str], Share]


class Judged(NamedTuple):
    """A row that was judged: the rulebook and the rule that made it, and whether it is right."""

    book: str
    rule: str
    right: bool


def added_up(judged: Iterable[Judged]) -> Shares:
    """The shares of the rules that made some judged rows."""
    every: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for row in judged:
        every[row.book, row.rule] += 1
        right[row.book, row.rule] += row.right
    return {key: Share(n, right[key]) for key, n in every.items()}


def shares(folder: Path, sets: Iterable[tuple[str, list[Report]]]) -> Shares:
    """The shares of the rules, by table and rule. `sets` are the names of annotated sets with their reports; their keys
    are gold-NAME.jsonl in `folder`."""
    return added_up(_in_sets(folder, sets))


def _in_sets(folder: Path, sets: Iterable[tuple[str, list[Report]]]) -> Iterator[Judged]:
    for name, reports in sets:
        if name not in JUDGES:
            continue
        marks = defaultdict(list)
        for line in (folder / f"gold-{name}.jsonl").read_text(encoding="utf-8").splitlines():
            mark = json.loads(line)
            marks[mark["report"]].append(mark)
        for report in reports:
            for rule, fits in JUDGES[name](extract(report), marks.get(report.report_id, [])):
                yield Judged(name, rule, fits)


def _statements(read: Extraction, marks: list[Mark]) -> Fits:
    contents = [_characters(m["content"]) for m in marks]
    for row in read.statements:
        yield row["rule"], any(_half_same(row, c) for c in contents)


def _characters(spans: object) -> set[int]:
    """The characters of some spans ([[start, end], ...])."""
    assert isinstance(spans, list)
    return {i for start, end in spans for i in range(start, end)}


def _half_same(row: StatementRow, content: set[int]) -> bool:
    own = set(range(row["start"], row["end"]))
    return len(own & content) >= 0.5 * len(own | content)


def _times(read: Extraction, marks: list[Mark]) -> Fits:
    exact = [m for m in marks if m["type"] in ("DATE", "TIME") and not re.search(r"_REF|X", str(m["value"]))]
    for row in read.times:
        if row["type"] not in ("date", "time"):
            continue
        near = [m for m in exact if _meet(row, m)]
        if near or not any(_meet(row, m) for m in marks):
            yield row["rule"], any(_same_days(row, m) for m in near)


def _meet(row: TimeRow, mark: Mark) -> bool:
    start, end = mark["start"], mark["end"]
    assert isinstance(start, int) and isinstance(end, int)
    return row["start"] < end and start < row["end"]


def _same_days(row: TimeRow, mark: Mark) -> bool:
    """Whether a time means the days of an annotated one, if that has days at all."""
    when = days(str(mark["value"]))
    return when is None or (row["earliest"], row["latest"]) == (when.earliest, when.latest)


def days(value: str) -> When | None:
    """What a TIMEX3 value means; None for one that names no days."""
    if m := re.fullmatch(r"(\d{4})-W(\d{2})", value):
        return week(date.fromisocalendar(int(m[1]), int(m[2]), 1))
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return quarter(int(m[1]), int(m[2]))
    try:
        return parse(value[:10] if re.match(r"\d{4}-\d{2}-\d{2}", value) else value)
    except ValueError:
        return None


def _claims(read: Extraction, marks: list[Mark]) -> Fits:
    keyed = [m for m in marks if "OPTIONAL" not in str(m["template"])]
    for row in read.claims if keyed else ():
        if row["effect"] in HARM and row["low"] is not None and (row["high"] or row["low"]) >= 2:
            yield row["rule"], any(_can_be(row, m) for m in keyed)


def _can_be(row: ClaimRow, mark: Mark) -> bool:
    """Whether a figure and one of the key are of one effect and have a number in common."""
    low, high = mark["low"], mark["high"]
    assert isinstance(low, int) and isinstance(high, int)
    least = row["low"] or 0
    return str(mark["effect"]) in row["effect"].split(" or ") and least <= high and low <= (row["high"] or least)


JUDGES: dict[str, Callable[[Extraction, list[Mark]], Fits]] = {
    "statements": _statements,
    "times": _times,
    "claims": _claims,
}
