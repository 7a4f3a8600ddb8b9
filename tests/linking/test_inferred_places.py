"""Places that only the reports name: one place across reports, rows that places.csv could hold,
and no degrees that are not theirs."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.core.report import Report
from dateline.linking import link
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.inferred import inferred, settled
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

BOMB = "A bomb killed six people in {} on Monday."


def mention(report_id: str, words: str, place_id: str, rule: str, around: str | None = None) -> dict[str, object]:
    degrees = {"latitude": None if rule == "text" else 1.5, "longitude": None if rule == "text" else 2.5}
    return {"report_id": report_id, "start": 0, "end": 5, "words": words, "place_id": place_id, "rule": rule,
            "kind": "town", "around": around} | degrees  # fmt: skip


def test_a_report_that_went_by_size_follows_the_one_that_names_the_state() -> None:
    sure = mention("a", "Salby", "salby-us-il", "gazetteer, by the region named beside it", "illinois united-states")
    by_size = mention("b", "SALBY", "salby-us-mo", "gazetteer, by size", "missouri united-states")
    elsewhere = mention("c", "Salby", "salby", "text", "norland")
    assert settled([sure, by_size, elsewhere]) == {("b", "salby-us-mo"): "salby-us-il"}


def test_two_towns_of_one_name_that_two_reports_make_plain_stay_two() -> None:
    rule = "gazetteer, by the region named beside it"
    here, there = mention("a", "Salby", "salby-us-il", rule), mention("b", "Salby", "salby-us-mo", rule)
    assert settled([here, there, mention("c", "Salby", "salby", "text")]) == {}


def test_a_listed_country_is_not_proposed_again() -> None:
    listed = [
        {
            "place_id": "ken",
            "name": "Kenya",
            "kind": "country",
            "within": "",
            "latitude": "",
            "longitude": "",
            "other_names": "",
        }
    ]
    (place,) = inferred([mention("a", "Salby", "salby-ke-01", "gazetteer", "kenya")], listed)
    assert (place.row["within"], place.row["latitude"], place.reports) == ("ken", "1.50000", ("a",))


def test_two_reports_of_a_place_nobody_listed_are_one_incident() -> None:
    reports = [Report(i, i.upper(), BOMB.format("the city of Dorvik"), published="2023-01-31") for i in "ab"]
    linked = link(read_tables(reports), [], [])
    (found,) = rows(linked["incidents"])
    assert (found["name"], found["reports"]) == ("Dorvik, 30 January 2023", 2)
    assert found["latitude"] is None


def test_the_degrees_of_the_town_around_are_never_given_as_exact() -> None:
    town = {
        "place_id": "salby",
        "name": "Salby",
        "kind": "town",
        "within": "",
        "latitude": "1.5",
        "longitude": "2.5",
        "other_names": "",
    }
    hotel = town | {"place_id": "hotel", "kind": "site", "within": "salby", "latitude": "", "longitude": ""}
    places = Gazetteer([town, hotel])
    assert (places.precision("salby"), places.precision("hotel")) == (1, 2)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "case.yml").write_text('title: "Made up"\n', encoding="utf-8")
    text = f"---\noutlet: Alpha\npublished: 2023-01-31\n---\n{BOMB.format('Kisumu, Kenya,')}\n"
    (tmp_path / "reports" / "a.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_places_proposes_rows_and_check_says_what_is_inferred(case: Path) -> None:
    proposed = CliRunner().invoke(app, ["places", "--data", str(case)])
    assert proposed.exit_code == 0
    row = next(line for line in proposed.output.splitlines() if line.startswith("kisumu-ke"))
    assert ",Kisumu,city,kenya,-0." in row and row.endswith("sure: the reports name its country or state beside it,a")
    checked = CliRunner().invoke(app, ["check", "--data", str(case)])
    assert checked.exit_code == 0 and "2 places are inferred" in checked.output


@pytest.mark.parametrize("where", ["the port of Salby", "the resort of Salby", "the island of Salby"])
def test_a_dateline_places_no_attack_where_the_text_names_a_place_by_its_noun(where: str) -> None:
    text = f"DORVIK (Norland Wire) – A bomb killed six people at a market in {where} on Monday, officials said."
    (found,) = rows(link(read_tables([Report("a", "A", text, published="2023-01-31")]), [], [])["incidents"])
    assert found["name"] == "Salby, 30 January 2023"
