"""What the reports of the shipped case contradict each other in, who stands on which side, and what settles it."""

import json
from typing import Any

import pandas as pd
import pytest

from dateline.core.report import Report
from dateline.linking import link
from dateline.linking.incidents.parties import with_claimants
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.positions import positions
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

Row = dict[str, Any]


@pytest.fixture(scope="module")
def told(linked: dict[str, pd.DataFrame]) -> dict[str, tuple[Row, dict[str, Row]]]:
    """Contradictions by their summary, with their sides by label."""
    return {x["summary"]: (x, {s["side"]: s for s in json.loads(x["sides"])}) for x in rows(linked["contradictions"])}


def test_the_day_is_settled_by_nothing_that_was_inferred_from_it(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    x, sides = told["Makhmour, 2 December 2021: on which day it was"]
    friday = sides["Friday 3 December 2021"]
    assert set(friday["reports"]) == {"islamtimes", "reuters", "shafaq-statements"}
    assert friday["origins"] == 2, "Shafaq's Friday is Reuters'"
    assert "us-release" not in sides["Thursday 2 December 2021"]["reports"], "its day is inferred"
    assert x["settled_by"] == ""


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Makhmour, 2 December 2021: how many people the bomb killed", {"7 killed by a bomb", "5 killed by a bomb"}),
        ("Makhmour, 2 December 2021: who the civilians killed were", {"3 brothers", "2 children"}),
        ("Makhmour, 2 December 2021: at what time it began", {"about 22:00", "22:30"}),
        ("Makhmour, 2 December 2021: which villages were attacked", {"Khidirjija and Liheban", "Khidirjija and Lawar"}),
        ("Liheban: in which district it lies", {"in Makhmour", "in Kirkuk"}),
    ],
)
def test_real_disagreements(told: dict[str, tuple[Row, dict[str, Row]]], summary: str, expected: set[str]) -> None:
    assert set(told[summary][1]) == expected


@pytest.mark.parametrize("kind", ["means", "attribution"])
def test_ambush_with_a_bomb_and_a_body_with_its_officials_do_not_disagree(
    told: dict[str, tuple[Row, dict[str, Row]]], kind: str
) -> None:
    assert [x["summary"] for x, _ in told.values() if x["kind"] == kind] == []


def test_what_an_armed_group_counts_is_not_the_outlets(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    (label,) = [s for _, sides in told.values() for s in sides if s.startswith("20 people killed or wounded")]
    assert label.endswith("(ISIS)")


def test_the_eight_of_the_past_month_may_be_those_before(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    (x,) = [x for x, _ in told.values() if "counts 8 Peshmerga" in x["summary"]]
    assert "8 is also the toll of Kifri" in x["note"] and not x["settled_by"]
    assert "“in the past month”" in x["summary"] and "5 November" not in x["summary"], "it gives no day"
    assert "gives Makhmour, 2 December 2021 10 by itself" in x["note"]


def test_a_silent_cut_is_told_with_the_party_it_drops(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    (side,) = [
        s for x, sides in told.values() if x["kind"] == "wording" for s in sides.values() if s["reports"] == ["kayhan"]
    ]
    assert side["side"].startswith("another version: ") and "coalition" in side["side"] and "a party" in side["side"]


def test_spelling_makes_no_contradiction(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    assert not [s for s in told if "immediately strengthen" in s], "govt is government"


def test_what_is_open_stands_first_and_then_what_matters_most(linked: dict[str, pd.DataFrame]) -> None:
    found = rows(linked["contradictions"])
    settled = [bool(x["settled_by"]) for x in found]
    assert settled == sorted(settled)
    assert "killed" in found[0]["summary"] and found[-1]["rule"] == "picture before the attack"


def position(value: str, number: float | None) -> Row:
    return {
        "particular_id": "p",
        "aspect": "position",
        "value": value,
        "number": number,
        "place_id": "a",
        "other_place_id": "b",
    }


@pytest.mark.parametrize(
    ("value", "number", "fits"),
    [
        ("southeast", 70.0, True),
        ("southeast", 30.0, False),
        ("northwest", 70.0, False),
        ("east", None, True),
        ("west", None, False),
    ],
)
def test_a_stated_position_is_held_against_the_map(value: str, number: float | None, *, fits: bool) -> None:
    """a lies 72 km east-southeast of b."""
    common = {"kind": "town", "within": "", "other_names": ""}
    places = [
        {"place_id": "a", "name": "A", "latitude": "35.776", "longitude": "43.581", **common},
        {"place_id": "b", "name": "B", "latitude": "36.340", "longitude": "43.130", **common},
    ]
    (found,) = positions([position(value, number)], Gazetteer(places))
    assert found.fits is fits, found.computed


def test_an_approximate_number_is_printed_as_its_report_gives_it() -> None:
    """Not by the bounds that it is compared by ("11 to 15")."""
    said = {"a": "About 13 people were killed", "b": "Twenty people were killed"}
    texts = {i: f"{words} in the city of Dorvik on Monday, police said." for i, words in said.items()}
    reports = [Report(i, i.upper(), text, published="2023-01-31") for i, text in texts.items()]
    linked = link(read_tables(reports), [], [])
    (x,) = rows(linked["contradictions"])
    assert {s["side"] for s in json.loads(x["sides"])} == {"about 13", "20"}
    assert not [a["failed"] for a in rows(linked["assertions"]) if a["failed"]]


def test_who_says_that_none_was_hit_denies_what_the_attackers_claim() -> None:
    texts = {
        "a": "A bomb killed nine people in the city of Dorvik on Monday. The Northern Front said it had carried out "
        "the attack and that 15 policemen were killed.",
        "b": "A bomb killed nine people in the city of Dorvik on Monday. No policeman was killed, the ministry said.",
    }
    reports = [Report(i, i.upper(), text, published="2023-01-31") for i, text in texts.items()]
    read = read_tables(reports)
    linked = link(read, [], with_claimants([], rows(read["reports"])))
    (x,) = rows(linked["contradictions"])
    assert x["summary"].endswith("how many police were killed")
    assert {s["side"] for s in json.loads(x["sides"])} == {"15 by Northern Front’s account", "none"}


def contradictions(**texts: str) -> list[Row]:
    reports = [Report(i, i.upper(), text, published="2023-01-31") for i, text in texts.items()]
    return rows(link(read_tables(reports), [], [])["contradictions"])


def test_a_count_with_the_attackers_says_so() -> None:
    head = "Men with knives attacked a station in the city of Dorvik on Monday. "
    (x,) = contradictions(
        a=head + "The attack left 29 people dead, and police shot dead four of the attackers.",
        b=head + "The attack left 33 people dead.",
    )
    assert x["note"] == "33 is 29 and the 4 attackers that reports count: it may take them in."


def test_how_many_of_the_attackers_were_killed_is_a_figure_of_its_own() -> None:
    head = "Men with knives killed 29 people at a station in the city of Dorvik on Monday. "
    (x,) = contradictions(
        a=head + "Police shot dead four of the attackers.", b=head + "Police shot dead five of the assailants."
    )
    assert x["summary"].endswith("how many attackers were killed")
    assert {s["side"] for s in json.loads(x["sides"])} == {"4", "5"}


def test_shots_at_the_attackers_are_no_other_means() -> None:
    assert not contradictions(
        a="Men with knives wounded 130 people at a station in the city of Dorvik on Monday.",
        b="Men slashed passengers with knives at a station in the city of Dorvik on Monday, and police shot dead four"
        " of the attackers, leaving 130 people wounded.",
    )
