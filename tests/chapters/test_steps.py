"""What happened in the course of an attack, beside the figures of its dead."""

from __future__ import annotations

import pytest

from dateline.chapters.attack import steps
from dateline.chapters.common.edition import Edition


@pytest.mark.parametrize(
    ("report", "words", "event"),
    [
        ("reuters", "10 of their soldiers were killed", "fighting"),
        ("k24-kirkuk", "Three Peshmerga fighters were killed", "fighting"),
        ("rudaw-first", "martyrdom of a Peshmerga fighter", ""),
    ],
)
def test_a_figure_stands_beside_the_event_that_its_own_sentence_tells(
    book: Edition, report: str, words: str, event: str
) -> None:
    own = [c for c in book.claims.values() if c["report_id"] == report and words in c["words"]]
    assert own and set(steps.beside(book, own)) == {event}, own
