"""What an attack's figures are put down to, as its own page shows it."""

from dateline.chapters import Edition
from dateline.chapters.attack import what_happened

MAKHMOUR = "makhmour-2021-12-02"


def test_each_cause_stands_with_its_figures_and_the_reports_that_give_them(book: Edition) -> None:
    shown = what_happened.events(book, MAKHMOUR)
    for words in ("An accident", "A bomb", "An ambush", "by ISIS’s account", "It began at "):
        assert words in shown
    assert "7</a> Peshmerga" in shown and "5</a> people" in shown


def test_what_the_sentence_of_a_figure_does_not_name_is_no_cause(book: Edition) -> None:
    found = what_happened.by_cause(book.claims.values())
    assert {c["means"] for cause, own in found.items() if cause != "accident" for c in own} == set(found) - {"accident"}
    assert all(c["part"] == "text" and c["effect"] in ("killed", "wounded") for own in found.values() for c in own)
    assert what_happened.by_cause([]) == {}


def test_an_attack_without_a_named_cause_says_so(book: Edition) -> None:
    assert "put down to a bomb, shots or anything else" in what_happened.events(book, "qara-salim-2021-12-05")
