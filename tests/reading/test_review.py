"""review.csv as a file: what can be wrong with it."""

from datetime import date
from pathlib import Path

import pytest

from dateline.reading.review import COLUMNS, read_review

GOOD = {
    "target": "c-1",
    "decision": "amend",
    "field": "low",
    "value": "9",
    "by": "Ann",
    "on": "2022-01-02",
    "why": "read again",
}


def written(folder: Path, **changes: str) -> Path:
    row = GOOD | changes
    path = folder / "review.csv"
    path.write_text(",".join(COLUMNS) + "\n" + ",".join(row[c] for c in COLUMNS) + "\n", encoding="utf-8")
    return path


def test_a_decision_is_read_with_its_value_as_the_columns_type(tmp_path: Path) -> None:
    (d,), problems = read_review(written(tmp_path))
    assert (d.target, d.field, d.value, d.line, problems) == ("c-1", "low", 9, 2, [])
    (d,), _ = read_review(written(tmp_path, field="earliest", value="2021-12-02"))
    assert d.value == date(2021, 12, 2)
    (d,), _ = read_review(written(tmp_path, field="rule", value="noun of harm"))
    assert (d.field, d.value) == ("rule", "noun of harm")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"decision": "maybe"}, "no decision 'maybe'"),
        ({"target": ""}, "no target"),
        ({"target": "makhmour-2021-12-02"}, "is no claim"),
        ({"by": ""}, "nobody is named"),
        ({"on": "yesterday"}, "'yesterday' is no day"),
        ({"field": "words"}, "'words' can't be amended"),
        ({"value": "many"}, "'many' is no whole number"),
        ({"field": "effect", "value": "hurt"}, "'hurt' is none of killed"),
        ({"field": "mode", "value": "sum"}, "'sum' is none of total, added"),
        ({"target": "s-1", "field": "act", "value": "shout"}, "'shout' is none of acknowledge"),
        ({"target": "s-1", "field": "kind", "value": ""}, "the column needs a value"),
        ({"field": "group", "value": ""}, "the column needs a value"),
        ({"field": "place_id", "value": "salby"}, "'salby' is not in places.csv"),
        ({"field": "attributed_id", "value": "ministry front"}, "'front' is not in actors.csv"),
        ({"field": "rule", "value": "noun of ham"}, "'noun of ham' is no rule of claims"),
        ({"field": "rule", "value": "blew something up"}, "'blew something up' is no rule of claims"),
        ({"target": "s-1", "field": "rule", "value": "passive"}, "'passive' is no rule of statements"),
        ({"decision": "merge", "target": "salby-2022-05-02", "value": ""}, "no second incident"),
        ({"decision": "split", "target": "salby-2022-05-02", "value": ""}, "split names no second incident"),
        ({"decision": "merge", "value": "c-2"}, "merge names a reading"),
        ({"decision": "split", "target": "s-1"}, "split names a reading"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, changes: dict[str, str], told: str) -> None:
    known = {"gazetteer.place_id": {"dorvik"}, "actors.actor_id": {"ministry"}}
    found, (problem,) = read_review(written(tmp_path, **changes), known)
    assert not found and problem.line == 2 and told in problem.what and problem.remedy


def test_no_file_is_no_review_and_a_wrong_header_is_told(tmp_path: Path) -> None:
    assert read_review(tmp_path / "review.csv") == ([], [])
    (tmp_path / "review.csv").write_text("id,verdict\n", encoding="utf-8")
    assert "no column target" in read_review(tmp_path / "review.csv")[1][0].what
