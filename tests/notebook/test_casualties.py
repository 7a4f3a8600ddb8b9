"""The casualties chapter: tolls that follow the parameters, and the claims that are given."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import dateline.notebook as dl
from tests.cells import cells, text
from tests.notebook.conftest import Ran


def test_the_rule_the_hour_and_the_outlets_change_the_toll(run: Ran) -> None:
    assert "17 killed, 20 (sources give 9 to 20) wounded" in text(run("casualties")["answer"])
    assert "Rule: the lowest of the sources’ current figures" in text(run("casualties", rule="conservative")["answer"])
    assert "15 (sources give 12 to 15) killed" in text(run("casualties", as_of="2022-05-05")["answer"])
    assert "at least 12" in text(run("casualties", outlets="Dorvik Gazette", as_of="2022-05-03")["claims"])


def test_it_follows_the_toll_from_day_to_day(run: Ran) -> None:
    shown = run("casualties", pictures=True)
    known = [(row[0], row[2], row[-1]) for row in cells(shown["known-table"])]
    assert known == [
        ("3 May 2022, 08:00", "12", "1"), ("4 May 2022, 09:30", "15", "2"), ("6 May 2022", "17", "1"),
    ]  # fmt: skip
    said = "the best figure was 12; by 4 May 2022, 09:30 it was 15; by the end of 6 May 2022 it was 17"
    assert said in text(shown["known-shows"])
    assert "The best figure went from 12 by 3 May 2022, 08:00 to 17 by the end of 6 May 2022" in text(
        shown["known-picture"]
    )
    assert "killed in all" in text(shown["outlets-picture"])


def test_every_rule_and_each_source_left_out(run: Ran) -> None:
    shown = run("casualties")
    assert [row[0] for row in cells(shown["rules"])] == list(dl.RULES)
    assert ["Dorvik Gazette", "all", "17", "15 (12 to 15)"] in cells(shown["left-out"])


def test_every_figure_leads_to_its_attack(run: Ran) -> None:
    shown = run("casualties")["claims"]
    assert '<a href="incidents/dorvik-2022-05-02.html">' in shown and "&lt;a" not in shown


def test_an_attack_can_be_named(run: Ran) -> None:
    shown = run("casualties", incident="salby-2022-04-28", pictures=True)
    assert "3 killed" in text(shown["answer"])
    assert "nothing to draw" in text(shown["known-picture"]) and "nothing to compare" in text(shown["outlets-picture"])


def test_a_rule_that_is_none_is_refused_by_name(run: Ran) -> None:
    with pytest.raises(ValueError, match=r"no rule 'biggest'\. Known are latest, range"):
        run("casualties", rule="biggest")


def test_tolls_are_those_of_the_claims_that_are_given(project: Path) -> None:
    """The edition's own for all; others where claims are left out or changed."""
    book = dl.open_edition(str(project))
    claims = dl.tidy(book, "claims")
    pd.testing.assert_frame_equal(dl.tolls(book, claims), book.table("tolls"), check_dtype=False)
    dead = claims[(claims["effect"] == "killed") & (claims["outlet"] == "Salby Times")]
    assert sorted(dl.tolls(book, dead)["best"]) == [3, 3, 15]
    assert 16 in set(dl.tolls(book, dead.assign(low=dead["low"] + 1, high=dead["high"] + 1))["best"])
