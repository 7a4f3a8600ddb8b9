"""Readings against the sentences they stand in: a word, a place or a report that is not there is named."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dateline import tables
from dateline.core.report import Report
from dateline.pipeline.extract import read_tables
from dateline.pipeline.verifying.readings import Place, of_readings, place_of, texts_of

TEXT = (
    "Gunmen killed 12 soldiers in Dorvik on Thursday.\n\n“We will rebuild the bridge,” Mayor Ana Holt told reporters."
)
HERE = {"a": Place("reports/a.md", 5)}


@pytest.fixture
def read() -> dict[str, pd.DataFrame]:
    return read_tables([Report("a", "Coast Post", TEXT, published="2022-03-04")])


def test_what_stands_where_it_says_is_no_finding(read: dict[str, pd.DataFrame]) -> None:
    assert len(read["claims"]) and len(read["statements"])
    assert list(of_readings(read, texts_of(read["reports"]), HERE)) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "says"),
    [("claims", "words", "killed 13 soldiers", "says 'killed 13 soldiers'"),
     ("statements", "start", 60, "is at 60"), ("claims", "report_id", "b", "a report that is not there")],
)  # fmt: skip
def test_a_reading_that_was_moved_is_named(
    table: str, column: str, value: object, says: str, read: dict[str, pd.DataFrame]
) -> None:
    texts = texts_of(read["reports"])
    changed = tables.rows(read[table])
    changed[0][column] = value
    (found,) = of_readings({**read, table: pd.DataFrame(changed)}, texts, HERE)
    assert found.wrong and says in found.problem.what


def test_a_word_of_the_text_that_was_changed_is_found_by_the_reading(read: dict[str, pd.DataFrame]) -> None:
    texts = {"a": {"title": "", "text": TEXT.replace("12 soldiers", "13 soldiers")}}
    found = list(of_readings(read, texts, HERE))
    assert found and all(f.problem.file == "reports/a.md" and f.problem.line == 5 for f in found)
    gone = read["sentences"].iloc[:0]
    assert all(
        "no sentence" in f.problem.what for f in of_readings({**read, "sentences": gone}, texts_of(read["reports"]), {})
    )


def test_a_text_begins_behind_the_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\noutlet: Post\n---\n\n\nGunmen came.\n", encoding="utf-8")
    assert place_of(tmp_path, "a.md") == Place("a.md", 6)
    assert place_of(tmp_path, "b.jsonl") == Place("b.jsonl", None)
