"""What the reports of the shipped case contradict each other in, who stands on which side, and what settles it."""

import json
from typing import Any

import pandas as pd
import pytest

from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.positions import positions
from dateline.tables import rows

Row = dict[str, Any]


@pytest.fixture(scope="module")
def told(linked: dict[str, pd.DataFrame]) -> dict[str, tuple[Row, dict[str, Row]]]:
    """Contradictions by their summary, with their sides by label."""
    return {x["summary"]: (x, {s["side"]: s for s in json.loads(x["sides"])}) for x in rows(linked["contradictions"])}


def test_the_day_counts_origins_and_a_primary_source_settles_it(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    x, sides = told["Makhmour, 2 December 2021: on which day it was"]
    friday = sides["Friday 3 December 2021"]
    assert set(friday["reports"]) == {"islamtimes", "reuters", "shafaq-statements"}
    assert friday["origins"] == 2, "Shafaq's Friday is Reuters'"
    assert x["settled_by"].startswith("US Department of State, a primary source")


def test_seven_by_a_bomb_or_by_an_ambush(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    _, sides = told["Makhmour, 2 December 2021: by what 7 Peshmerga were killed"]
    assert set(sides["7 Peshmerga killed, by a bomb"]["reports"]) == {"alfurat", "dailytimes"}
    assert set(sides["7 Peshmerga killed, by an ambush"]["reports"]) == {"northpress", "rudaw-ten"}


def test_the_eight_of_the_past_month_are_those_before(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    x, _ = told["8 Peshmerga killed in a stretch that holds 22 killed"]
    assert "8 is the toll of Kifri" in x["settled_by"]


def test_a_spokesman_and_his_department_are_both_right(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    found = [x for x, _ in told.values() if x["kind"] == "attribution" and "United States" in x["summary"]]
    assert found and all("Ned Price speaks for the US Department of State" in x["settled_by"] for x in found)


def test_a_silent_cut_is_told_with_the_party_it_drops(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    (side,) = [
        s for x, sides in told.values() if x["kind"] == "wording" for s in sides.values() if s["reports"] == ["kayhan"]
    ]
    assert (
        side["side"].startswith("changed inside the marks")
        and "coalition" in side["side"]
        and "a party" in side["side"]
    )


def test_spelling_makes_no_contradiction(told: dict[str, tuple[Row, dict[str, Row]]]) -> None:
    assert not [s for s in told if "immediately strengthen" in s], "govt is government"


def test_what_nothing_settles_stands_first(linked: dict[str, pd.DataFrame]) -> None:
    settled = [bool(x["settled_by"]) for x in rows(linked["contradictions"])]
    assert settled == sorted(settled) and True in settled and False in settled


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
def test_a_stated_position_is_held_against_the_map(value: str, number: float | None, fits: bool) -> None:
    """a lies 72 km east-southeast of b."""
    common = {"kind": "town", "within": "", "other_names": ""}
    places = [
        {"place_id": "a", "name": "A", "latitude": "35.776", "longitude": "43.581", **common},
        {"place_id": "b", "name": "B", "latitude": "36.340", "longitude": "43.130", **common},
    ]
    (found,) = positions([position(value, number)], Gazetteer(places))
    assert found.fits is fits, found.computed
