"""Contradictions and coverage: what is disputed, and what each report says, by the parameters."""

from __future__ import annotations

import pytest

import dateline.notebook as dl
from tests.cells import cells, text
from tests.notebook.conftest import Ran


def test_attack_kind_and_outlets_choose_what_is_disputed(run: Ran) -> None:
    whole = run("contradictions", pictures=True)
    rows = cells(whole["table"])
    assert f"disagree on {dl.spelt(len(rows), 'point')}" in text(whole["answer"]) and rows
    days = cells(run("contradictions", kind="date")["table"])
    assert {row[0] for row in days} == {"day and hour"} and len(days) < len(rows)
    assert "do not contradict" in text(run("contradictions", incident="salby-2022-04-28", pictures=True)["answer"])
    assert "do not contradict" in text(run("contradictions", outlets="Norland Post")["answer"])
    with pytest.raises(ValueError, match="kind: no 'sums' here"):
        run("contradictions", kind="sums")


def test_the_sources_of_each_side_are_counted(run: Ran) -> None:
    for _, _, sides, sources in cells(run("contradictions")["table"]):
        assert len(sides.split(" / ")) == len(sources.split(" : ")) > 1


def test_an_hour_and_outlets_choose_which_reports_are_covered(run: Ran) -> None:
    whole = run("coverage", pictures=True)
    assert "in all five reports" in text(whole["answer"]) and "Two reports have the most" in text(whole["answer"])
    assert "At least half of the reports say no more than one of three points exactly" in text(whole["picture"])
    assert "in all three reports" in text(run("coverage", as_of="2022-05-04")["answer"])
    gazette = run("coverage", outlets="Dorvik Gazette, Norland Post")
    assert "in all three reports" in text(gazette["answer"])
    assert "nothing to compare" in text(run("coverage", incident="salby-2022-04-28", pictures=True)["answer"])
