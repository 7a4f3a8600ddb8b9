"""A rule's rows are held against what people marked: right, wrong, or not judged."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.core.report import Report
from dateline.pipeline.rule_shares import Share, days, shares


def judged(tmp_path: Path, name: str, text: str, *marks: dict[str, object]) -> dict[tuple[str, str], Share]:
    """The shares of the rules that read a text of 4 May 2023, of which some stretches are marked."""
    lines = [json.dumps({"report": "r", **mark}) for mark in marks]
    (tmp_path / f"gold-{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return shares(tmp_path, [(name, [Report("r", "Herald", text, published="2023-05-04")])])


def test_a_statement_is_right_where_half_of_it_was_marked(tmp_path: Path) -> None:
    text = "The mayor said that nine people had died. The mayor said that the bridge was open."
    start = text.index("nine")
    made = judged(tmp_path, "statements", text, {"content": [[start - 5, text.index(".")]], "source": []})
    assert made == {("statements", "clause with that"): Share(2, 1)}


def test_a_time_is_right_where_it_means_the_marked_days(tmp_path: Path) -> None:
    text = "They came on Monday and left yesterday, in three days."
    marks = [
        {"start": text.index(word), "end": text.index(word) + len(word), "type": kind, "value": value}
        for word, kind, value in (
            ("Monday", "DATE", "2023-05-01"), ("yesterday", "DATE", "2023-05-01"), ("three days", "DURATION", "P3D"),
        )
    ]  # fmt: skip
    made = judged(tmp_path, "times", text, *marks)
    assert made == {("times", "weekday"): Share(1, 1), ("times", "near day"): Share(1, 0)}


def test_a_figure_is_right_where_the_key_has_one_that_it_can_be(tmp_path: Path) -> None:
    key: dict[str, object] = {"template": "1", "effect": "killed", "low": 9, "high": 9}
    made = judged(tmp_path, "claims", "Nine people were killed. Four people were wounded. One man was killed.", key)
    assert made == {("claims", "passive"): Share(2, 1)}


def test_a_report_without_a_key_is_not_judged(tmp_path: Path) -> None:
    assert judged(tmp_path, "claims", "Nine people were killed.") == {}


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-W18", date(2023, 5, 1), date(2023, 5, 7)),
        ("2023-Q2", date(2023, 4, 1), date(2023, 6, 30)),
        ("2023-05-04T10:35", date(2023, 5, 4), date(2023, 5, 4)),
    ],
)
def test_days_of_timex_values(value: str, first: date, last: date) -> None:
    when = days(value)
    assert when is not None and (when.earliest, when.latest) == (first, last)
    assert days("P3D") is None
