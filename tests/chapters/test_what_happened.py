"""What an attack's figures are put down to, as its own page shows it."""

from typing import cast

import pytest

import dateline.notebook as dl
from dateline.chapters.attack import what_happened
from dateline.chapters.common.edition import Edition
from dateline.tables import ClaimRow
from tests.cells import cells, in_notebook, text

MAKHMOUR = "makhmour-2021-12-02"


def test_each_cause_stands_with_its_figures_and_the_reports_that_give_them(book: Edition) -> None:
    shown = in_notebook(book, "incident", incident=MAKHMOUR)
    found = {row[0]: row[1:] for row in cells(shown["happened"])}
    assert {"An accident", "A bomb", "An ambush"} <= set(found)
    assert "7 Peshmerga (" in found["A bomb"][1].replace("( ", "(") and "5 people" in found["A bomb"][1]
    assert "KirkukNow" in found["A raid on a building or village"][0] and "Shafaq" in found["An ambush"][0]
    assert list(found).index("Help sent") < list(found).index("An ambush")
    assert "Friday" not in found["An ambush"][-1], "the ministry said so on Friday"
    after = {event: row[-2] for event, row in found.items()}
    assert after["An ambush"].startswith("help sent ( Shafaq News")
    assert after["A raid on a building or village"] == "not said"
    assert after["A bomb"].startswith("a raid on a building or village ( BasNews"), "“later that night”"
    assert "by ISIS’s account" in shown["happened"] and "It began at " in text(shown["began"])


def test_what_the_sentence_of_a_figure_does_not_name_is_no_cause(book: Edition) -> None:
    claims = dl.tidy(book, "claims")
    found = claims.assign(put_down=dl.causes(book, claims)).dropna(subset="put_down")
    means = {"bomb": "a bomb", "ambush": "an ambush", "gunfire": "gunfire", "rocket": "rockets, shells or grenades"}
    events = ["an accident", "fighting", "the wounded taken to hospital", "a raid on a building or village"]
    by_attack = found[~found["put_down"].isin(events)]
    assert set(by_attack["means"].map(means)) == set(by_attack["put_down"])
    assert set(found["part"]) == {"text"} and set(found["effect"]) <= {"killed", "wounded"}
    assert dl.causes(book, claims.head(0)).empty


def test_an_attack_without_a_named_cause_says_so(book: Edition) -> None:
    shown = in_notebook(book, "incident", incident="qara-salim-2021-12-05")["happened"]
    assert "no raid, shots, bomb or the like" in shown


def test_the_causes_add_up_to_the_toll_or_say_what_is_missing(book: Edition) -> None:
    said = text(str(what_happened.adds_up(book, MAKHMOUR)))
    assert "the deaths of seven Peshmerga down to a bomb or an ambush" in said, "under two headings, they count once"
    assert "A bomb may go off in an ambush" in said
    assert "ten Peshmerga down to fighting" in said, "Reuters counts all of them together"
    assert "Together that is more than 13: some of these count the same people" in said
    assert not what_happened.adds_up(book, "qara-salim-2021-12-05").striptags().strip()


def test_how_an_attacker_died_is_no_cause_of_the_others_deaths(book: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = next(c for c in book.claims.values() if c["incident_id"] == MAKHMOUR and c["means"] == "bomb")
    shot = bomb | {"claim_id": "c-shot", "group": "attackers", "means": "gunfire", "low": 1, "high": 1}
    every = {**book.claims, "c-shot": shot}
    monkeypatch.setattr(type(book), "claims", property(lambda _book: every))
    assert "gunfire" not in text(str(what_happened.adds_up(book, MAKHMOUR)))


def test_the_bomb_of_a_suicide_attack_is_no_cause_of_its_own() -> None:
    told = {"a bomb": {"low": 44}, "gunfire": {"low": 3}, "a suicide attack": {"low": 36}}
    merged = {"a suicide bombing": {"low": 44}, "gunfire": {"low": 3}}
    assert what_happened.one_bombing(cast("dict[str, ClaimRow]", told)) == merged
    apart = cast("dict[str, ClaimRow]", {"a bomb": {"low": 44}, "gunfire": {"low": 3}})
    assert what_happened.one_bombing(apart) == apart
