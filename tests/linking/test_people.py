"""Who of several reports is the same person: spellings, ages, fathers and sons, doubt, and what a person decides."""

from __future__ import annotations

import itertools

import pytest

from dateline.core.decision import Decision
from dateline.core.report import Report
from dateline.extraction import extract
from dateline.linking.people.attacks import with_attacks
from dateline.linking.people.joining import decided, parsed, persons, same_name
from dateline.tables import PersonRow, VictimRow
from tests.generators.people import case
from tests.rows import whole, wholes


def row(victim_id: str, report_id: str, name: str = "", age: int | None = None, **cells: object) -> VictimRow:
    given = {
        "victim_id": victim_id, "report_id": report_id, "name": name, "spellings": name, "age": age, "age_low": age,
        "age_high": age, "effect": "killed", "status": "unknown", "incident_id": "i", "review": "machine", **cells,
    }  # fmt: skip
    made: VictimRow = whole("victims", given)
    return made


def joined(*rows: VictimRow, decisions: tuple[Decision, ...] = ()) -> list[PersonRow]:
    return persons(rows, decided(decisions))[1]


def groups(*rows: VictimRow, decisions: tuple[Decision, ...] = ()) -> list[str]:
    return [p["victim_ids"] for p in joined(*rows, decisions=decisions)]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Jan Berg", "Jan Bergh", True),
        ("Jan Berg", "J. Berg", True),
        ("Mohammed Hassan", "Muhammad Hasan", True),
        ("Jan Berg", "Berg", True),
        ("Jan Berg", "Per Berg", False),
        ("Jan Berg Jr.", "Jan Berg Sr.", False),
        ("Jan Berg", "Jan Dorvik", False),
    ],
)
def test_spellings_of_one_name_are_told_from_two_names(a: str, b: str, *, same: bool) -> None:
    assert same_name(a, b) is same


def test_a_name_is_taken_apart() -> None:
    assert parsed("Berg") == ("", "berg", "")


def test_spellings_and_ages_that_differ_a_little_are_kept() -> None:
    (person,) = joined(row("v1", "a", "Jan Berg", 11), row("v2", "b", "Jan Bergh", 13))
    assert (person["spellings"], person["ages"], person["reports"]) == ("Jan Berg|Jan Bergh", "11|13", 2)


def test_father_and_son_of_one_name_are_never_joined() -> None:
    people = joined(row("v1", "a", "Jan Berg", 61), row("v2", "b", "Jan Berg", 24))
    assert [p["doubtful"] for p in people] == [None, None]
    assert len(joined(row("v1", "a", "Jan Berg Sr.", 61), row("v2", "b", "Jan Berg Jr."))) == 2


def test_two_people_of_one_report_are_two() -> None:
    assert groups(row("v1", "a", "Jan Berg", 24), row("v2", "a", "Jan Berg", 24)) == ["v1", "v2"]


def test_an_age_alone_joins_where_nobody_else_can_be_meant() -> None:
    assert groups(row("v1", "a", "Jan Berg", 24), row("v2", "b", "", 24)) == ["v1 v2"]
    people = joined(row("v1", "a", "Jan Berg", 24), row("v2", "a", "Per Holm", 24), row("v3", "b", "", 24))
    assert [p["victim_ids"] for p in people] == ["v1", "v2", "v3"] and all(p["doubtful"] for p in people)


def test_a_name_goes_before_an_age_alone() -> None:
    rows = row("v1", "a", "Ida Lund", 24), row("v2", "b", "Idda Lund", 24), row("v3", "b", "", 24)
    assert groups(*rows) == ["v1 v2", "v3"]


def test_ages_some_years_apart_are_doubtful() -> None:
    people = joined(row("v1", "a", "Jan Berg", 24), row("v2", "b", "Jan Berg", 30))
    assert [p["doubtful"] for p in people] == [people[1]["person_id"], people[0]["person_id"]]


def test_a_person_who_looked_joins_and_parts() -> None:
    merge = Decision("v1", "merge", "", "v2", "N. N.", "2024-01-01", "", 2)
    rows = row("v-1", "a", "Jan Berg", 24), row("v-2", "b", "Jan Berg", 30)
    assert groups(*rows, decisions=(merge._replace(target="v-1", value="v-2"),)) == ["v-1 v-2"]
    alike = row("v-1", "a", "Jan Berg", 24), row("v-2", "b", "Jan Berg", 24)
    assert groups(*alike, decisions=(merge._replace(target="v-2", decision="split"),)) == ["v-1", "v-2"]


def test_people_of_two_attacks_are_not_joined() -> None:
    assert len(joined(row("v1", "a", "Jan Berg", 24), row("v2", "b", "Jan Berg", 24, incident_id="j"))) == 2
    assert joined(row("v1", "a", "Jan Berg", 24, incident_id=None)) == []


def test_status_is_contested_where_reports_differ() -> None:
    (person,) = joined(
        row("v1", "a", "Jan Berg", 24, status="civilian", status_words="civilian"),
        row("v2", "b", "Jan Berg", 24, status="combatant", status_words="fighter"),
    )
    assert (person["status"], person["status_words"]) == ("contested", "civilian|fighter")


def test_an_attack_is_that_of_the_figure_in_the_sentence() -> None:
    sentences = wholes("sentences", [
        {"report_id": "a", "part": "text", "start": 0, "end": 40},
        {"report_id": "a", "part": "text", "start": 41, "end": 90},
    ])  # fmt: skip
    claims = wholes("claims", [
        {"report_id": "a", "part": "text", "start": 0, "effect": "killed", "incident_id": "i"},
        {"report_id": "a", "part": "text", "start": 50, "effect": "killed", "incident_id": "j"},
    ])  # fmt: skip
    rows = [row("v1", "a", harm_part="text", harm_start=45), row("v2", "b", harm_part="text", harm_start=45)]
    assert [v["incident_id"] for v in with_attacks(rows, claims, sentences)] == ["j", None]


def test_people_of_made_up_attacks_are_found_again() -> None:
    """Pairs of descriptions of one person, over twenty attacks whose people are known."""
    right = made = meant = 0
    for seed in range(20):
        rows, truth = [], {}
        for told in case(seed):
            found = extract(Report(told.report_id, outlet="Herald", text=told.text, published="2023-05-04")).victims
            assert len(found) == len(told.people), told.text
            for v, n in zip(found, told.people, strict=True):
                rows.append({**v, "incident_id": "i"})
                truth[v["victim_id"]] = n
        who = {v: p["person_id"] for p in persons(rows, decided(()))[1] for v in p["victim_ids"].split()}
        for a, b in itertools.combinations(truth, 2):
            same, one = who[a] == who[b], truth[a] == truth[b]
            right, made, meant = right + (same and one), made + same, meant + one
    assert 2 * right / (made + meant) >= 0.97, (right, made, meant)
