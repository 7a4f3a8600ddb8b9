"""Figures of titles are read with offsets of their own; the text below says when and where."""

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.tables import ClaimRow

LEXICON = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "city"})


def claims(title: str, text: str) -> list[ClaimRow]:
    report = Report("r1", "Nor Post", text, title=title, published="2023-02-01")
    found = extract(report, LEXICON).claims
    for c in found:
        words = title if c["part"] == "title" else text
        assert words[c["start"] : c["end"]] == c["words"]
    return found


def test_a_figure_of_the_title_alone_has_the_day_of_the_text() -> None:
    (one,) = claims("Six dead in Dorvik station blast", "A bomb went off at a station on Monday. Police closed it.")
    assert (one["part"], one["effect"], one["low"], one["place_id"]) == ("title", "killed", 6, "dorvik")
    assert one["earliest"] is not None and one["earliest"].isoformat() == "2023-01-30"


def test_title_and_text_are_two_claims_and_the_text_keeps_its_identifier() -> None:
    text = "Six people were killed in Dorvik on Monday."
    head, body = claims("Six people were killed in Dorvik", text)
    assert (head["part"], body["part"]) == ("title", "text")
    assert (head["earliest"], head["place_id"]) == (body["earliest"], body["place_id"])
    (alone,) = claims("Station closed", text)
    assert alone["claim_id"] == body["claim_id"] != head["claim_id"]


def test_a_title_without_a_figure_gives_none() -> None:
    assert claims("Highway 40 closed after blast", "The blast hurt nobody.") == []


def test_an_attack_of_another_year_lends_the_title_neither_day_nor_place() -> None:
    text = (
        "In 2004 raiders seized a school in Salby and killed 334 people. The owner bought the gun less than a week ago."
    )
    head, *_ = claims("Number of wounded in school shooting rises to 23", text)
    assert (head["part"], head["low"], head["earliest"], head["place_id"]) == ("title", 23, None, None)


def test_a_headline_in_capitals_makes_no_place_that_the_text_does_not_name() -> None:
    titles = ("Six Killed, Over a Dozen Hurt After School Shooting in Norland", "Mass School Shooting Leaves 11 Dead")
    for title in titles:
        found = extract(
            Report("r1", "Nor Post", "Police closed the road.", title=title, published="2023-02-01"), LEXICON
        )
        known = {p["place_id"] for p in found.places}
        assert {c["place_id"] for c in found.claims if c["place_id"]} <= known, title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Nine people shot dead at Dorvik market", [("killed", 9)]),
        ("At Least Nine People Fatally Shot at Dorvik School", [("killed", 9)]),
        ("Police: 9 shot, two killed in Dorvik", [("killed or wounded", 9), ("killed", 2)]),
        ("One fatally shot, five shot in Dorvik bar", [("killed", 1), ("killed or wounded", 5)]),
        ("Two officers shot at a car in Dorvik", []),
        ("One shot fired in Dorvik", []),
        ("Two rivals shot each other's cars", []),
    ],
)
def test_whoever_was_shot_is_counted_and_whoever_shot_is_not(title: str, expected: list[tuple[str, int]]) -> None:
    assert [(c["effect"], c["low"]) for c in claims(title, "Police closed the road.")] == expected
