"""What happened in the course of an attack, beside the figures of its dead."""

from __future__ import annotations

import pytest

from dateline.chapters.attack import steps
from dateline.chapters.common.edition import Edition


@pytest.mark.parametrize(
    ("report", "words", "event"),
    [
        ("reuters", "10 of their soldiers were killed", "fighting"),
        ("basnews-us", "killing three civilians", "a raid on a building or village"),
        ("k24-kirkuk", "Three Peshmerga fighters were killed", "fighting"),
        ("rudaw-first", "martyrdom of a Peshmerga fighter", ""),
    ],
)
def test_a_figure_stands_beside_the_event_that_its_own_sentence_tells(
    book: Edition, report: str, words: str, event: str
) -> None:
    own = [c for c in book.claims.values() if c["report_id"] == report and words in c["words"]]
    assert own and set(steps.beside(book, own)) == {event}, own


@pytest.mark.parametrize(
    ("head", "goes_on"),
    [
        ("Later that night a mine ", True),
        ("Then the relief force ", True),
        ("Afterwards shots ", True),
        ("A few hours later a mine ", True),
        ("Soon after a mine ", True),
        ("Then Prime Minister Ola Berg ", False),
        ("Meanwhile a mine ", False),
        ("A later count ", False),
    ],
)
def test_the_head_of_a_sentence_says_that_its_event_came_after(head: str, *, goes_on: bool) -> None:
    assert bool(steps.LATER.search(head)) is goes_on


def test_an_attack_on_a_village_is_a_raid_in_whatever_words_and_what_came_later_comes_after_it(book: Edition) -> None:
    told = steps.steps(book, "makhmour-2021-12-02")
    raid = steps.STEPS["raid"]
    # "an attack on a village", "attacked the village", "attacked two villages", "the village was attacked"
    raided = {s.report_id for s in told if s.what == raid}
    assert {"ap", "reuters", "rudaw-shammari", "northpress", "islamtimes"} <= raided
    assert [s.after for s in told if (s.report_id, s.what) == ("basnews-us", steps.STEPS["bomb"])] == [raid]
