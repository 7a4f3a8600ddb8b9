"""Rows held against a recorder's list, against judgements of a book, and against marked reports."""

from __future__ import annotations

import json
from pathlib import Path

from dateline import tables
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.pipeline.rule_gold import Shooting, of_marked_reports, of_shootings, of_victims, shootings
from dateline.pipeline.rule_pages import made_of
from dateline.pipeline.rule_shares import added_up
from dateline.tables import VictimRow

TEXT = "ATLANTA, Georgia — Two people were killed in Atlanta on Monday, police said. One man was wounded."


def test_a_toll_is_right_where_it_is_the_recorders_and_a_town_where_it_lies_in_its_state() -> None:
    made = made_of([Report("r", "Herald", TEXT, published="2023-05-03")])
    recorded = [Shooting(("r",), "Atlanta", "Georgia", {"killed": 2, "wounded": 0})]
    shares = added_up(of_shootings(made.read, made.linked, recorded))
    assert shares["tolls", "latest"] == (2, 1)
    assert {(s.judged, s.right) for (book, _), s in shares.items() if book == "places"} == {(2, 2)}
    elsewhere = [Shooting(("r",), "Atlanta", "Texas", {"killed": 2, "wounded": 1})]
    shares = added_up(of_shootings(made.read, made.linked, elsewhere))
    assert shares["tolls", "latest"] == (2, 2)
    assert {s.right for (book, _), s in shares.items() if book == "places"} == {0}


def test_a_shooting_with_a_report_that_was_not_read_is_not_judged() -> None:
    made = made_of([Report("r", "Herald", TEXT, published="2023-05-03")])
    recorded = [Shooting(("r", "q"), "Atlanta", "Georgia", {"killed": 2, "wounded": 0})]
    assert added_up(of_shootings(made.read, made.linked, recorded)) == {}


def test_the_list_is_read(tmp_path: Path) -> None:
    people = [{"age": "24", "status": "killed"}, {"age": None, "status": "injured"}, {"age": "9", "status": "injured"}]
    row = {"reports": ["r"], "town": "Salby", "state": "Norland", "killed": 2, "wounded": 1, "victims": people}
    (tmp_path / "key.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert shootings(tmp_path / "key.jsonl") == [
        Shooting(("r",), "Salby", "Norland", {"killed": 2, "wounded": 1}, frozenset({(24, "killed"), (9, "wounded")}))
    ]


def test_a_person_is_right_where_the_recorder_has_one_of_that_age_and_harm() -> None:
    text = "Jan Berg, 24, was killed in Dorvik on Monday. Ida Lund, 31, was wounded."
    made = made_of([Report("r", "Herald", text, published="2023-05-03")])
    recorded = [Shooting(("r",), "Dorvik", "Norland", {"killed": 1, "wounded": 1}, frozenset({(24, "killed")}))]
    people = tables.rows(made.frames["victims"], VictimRow)
    shares = added_up(of_victims(people, recorded))
    assert sum(s.judged for s in shares.values()) == 2 and sum(s.right for s in shares.values()) == 1


def test_an_act_and_a_mode_are_right_where_the_marked_one_is_the_same(tmp_path: Path) -> None:
    text = "The mayor said the raid was a heinous crime. Nine people were killed."
    (tmp_path / "r.md").write_text(f"---\noutlet: Herald\npublished: 2023-05-03\n---\n{text}\n", encoding="utf-8")
    said, killed = text.index("the raid"), text.index("Nine")
    marks = {
        "statements": {"start": said, "end": text.index(". Nine"), "act": "condemn"},
        "claims": {"start": killed, "end": len(text) - 1, "mode": "subtotal"},
    }
    for name, mark in marks.items():
        line = json.dumps({"file": "r.md", **mark})
        (tmp_path / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "r.md").rename(tmp_path / "reports" / "r.md")
    shares = added_up(of_marked_reports(tmp_path / "reports", tmp_path, EMPTY))
    assert shares == {("acts", "act of the words"): (1, 1), ("modes", "whole figure"): (1, 0)}
