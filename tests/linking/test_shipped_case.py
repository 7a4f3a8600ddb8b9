"""What the shipped case must come to; each is a fact of the digest that the data was written from."""

import json

import pandas as pd
import pytest

from dateline import tables
from dateline.reading import Case


def rows(linked: dict[str, pd.DataFrame], name: str) -> list[dict]:
    return tables.rows(linked[name])


def test_every_table_fits_its_schema(linked: dict[str, pd.DataFrame]) -> None:
    tables.check_tables(linked)


def test_makhmour_is_one_attack_of_2_december(linked: dict[str, pd.DataFrame]) -> None:
    found = [i for i in rows(linked, "incidents") if i["place_id"] == "makhmour"]
    assert [(i["date"], i["kind"], i["perpetrator"]) for i in found] == [("2021-12-02", "attack", "ISIS")]
    assert found[0]["strength"] == "fair", (
        "ISIS claims the attack and calls all the dead Peshmerga: it accepts no harm to civilians"
    )


@pytest.mark.parametrize(("group", "best"), [("Peshmerga", 10), ("civilians", 3), ("all", 13)])
def test_its_toll(linked: dict[str, pd.DataFrame], group: str, best: int) -> None:
    toll = [
        t
        for t in rows(linked, "tolls")
        if t["incident_id"] == "makhmour-2021-12-02"
        and t["effect"] == "killed"
        and t["group"] == group
        and not t["account"]
    ]
    assert [t["best"] for t in toll] == [best]


def test_what_isis_claims_stands_apart(linked: dict[str, pd.DataFrame]) -> None:
    assert [t["best"] for t in rows(linked, "tolls") if t["account"] == "ISIS"] == [13]


def test_the_undated_kirkuk_report_is_in_no_december_incident(linked: dict[str, pd.DataFrame]) -> None:
    report = next(r for r in rows(linked, "reports") if r["report_id"] == "k24-kirkuk")
    assert (report["dated_by"], report["published_earliest"]) == ("none", None)
    own = {c["incident_id"] for c in rows(linked, "claims") if c["report_id"] == "k24-kirkuk"}
    (name,) = own
    assert name.startswith("kirkuk-undated-")
    assert {c["report_id"] for c in rows(linked, "claims") if c["incident_id"] == name} == {"k24-kirkuk"}


@pytest.mark.parametrize(
    ("report", "first", "last"),
    [
        ("k24-president", "2021-12-03", "2021-12-03"),
        ("rudaw-shammari", "2021-12-05", "2021-12-06"),
        ("us-release", "2021-12-03", "2021-12-03"),
    ],
)
def test_undated_reports_are_dated_by_what_they_tell_of(
    linked: dict[str, pd.DataFrame], report: str, first: str, last: str
) -> None:
    r = next(r for r in rows(linked, "reports") if r["report_id"] == report)
    assert (r["dated_by"], str(r["published_earliest"]), str(r["published_latest"])) == ("inferred", first, last)
    assert r["dated_why"]


def test_reprints_rewrites_and_primary_sources(linked: dict[str, pd.DataFrame]) -> None:
    found = {r["report_id"]: (r["origin_id"], r["relation"]) for r in rows(linked, "reports")}
    assert found["devdiscourse"] == found["republicworld"] == ("ap", "reprint")
    assert found["kayhan"] == ("ap", "rewrite")
    assert found["us-release"][1] == found["krg-pm"][1] == "primary source"
    assert found["ap"] == ("ap", "original")


def test_thursday_against_friday_is_a_contradiction(linked: dict[str, pd.DataFrame]) -> None:
    found = [
        x for x in rows(linked, "contradictions") if x["kind"] == "date" and x["incident_id"] == "makhmour-2021-12-02"
    ]
    sides = {s["side"]: s for s in json.loads(found[0]["sides"])}
    assert {"Thursday 2 December 2021", "Friday 3 December 2021"} <= set(sides)
    assert sides["Thursday 2 December 2021"]["origins"] > sides["Friday 3 December 2021"]["origins"]


def test_nothing_was_left_out(case: Case) -> None:
    assert case.problems == ()
    assert len(case.reports) == 31


def test_the_picture_of_the_graves_is_dated_before_the_attack(linked: dict[str, pd.DataFrame]) -> None:
    found = [x for x in rows(linked, "contradictions") if x["kind"] == "date" and "picture" in x["summary"]]
    assert len(found) == 1
    assert "3 November 2021" in found[0]["sides"] and "rudaw-ten" in found[0]["sides"]


def test_a_sum_that_does_not_come_out_is_shown_with_its_working(linked: dict[str, pd.DataFrame]) -> None:
    (found,) = [x for x in rows(linked, "contradictions") if x["kind"] == "arithmetic"]
    assert found["summary"].endswith("5 + 1 + 2 = 8, reported as 7")


def test_the_release_speaks_for_the_body_that_published_it(linked: dict[str, pd.DataFrame]) -> None:
    own = [s for s in rows(linked, "statements") if s["report_id"] == "us-release"]
    assert [(s["speaker"], s["kind"], s["act"]) for s in own] == [
        ("US Department of State", "direct", "express concern"),
        ("US Department of State", "direct", "condole"),
        ("US Department of State", "direct", "pledge support"),
    ]
