"""What a book shows of a large case: whole attacks with all who tell of them, and tables that fit each other."""

import json
from pathlib import Path

import pandas as pd
import pytest
from newsroom import write

from dateline import tables
from dateline.chapters import glance
from dateline.chapters.common.edition import Edition
from dateline.linking.selection import selection
from dateline.pipeline.edition import chosen, edition, write_edition
from dateline.publishing.build import more_than_asked
from dateline.reading import Case, read_case


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("country")
    write(150, folder, seed=4)
    return read_case(folder / "case")


@pytest.fixture(scope="module")
def everything(country: Case) -> dict[str, pd.DataFrame]:
    return edition(country, country.parameters)


def ids(frame: pd.DataFrame, column: str) -> set[str]:
    return {v for v in frame[column] if v}


def test_a_case_within_the_bounds_stays_whole(linked: dict[str, pd.DataFrame]) -> None:
    made = selection(linked, 40, 300)
    assert made.tables is linked and not made.cut


def test_chosen_tables_name_nothing_that_is_left_out(everything: dict[str, pd.DataFrame]) -> None:
    made = selection(everything, 4, 60)
    t = made.tables
    reports, incidents = ids(t["reports"], "report_id"), ids(t["incidents"], "incident_id")
    assert made.cut and 1 <= len(incidents) <= 4 and len(reports) < made.reports == len(everything["reports"])
    for name in ("claims", "particulars", "tolls", "contradictions"):
        assert ids(t[name], "incident_id") <= incidents, name
    for name in (
        "sentences",
        "quotations",
        "times",
        "places",
        "claims",
        "statements",
        "particulars",
        "reliances",
        "variants",
    ):
        assert ids(t[name], "report_id") <= reports, name
    assert ids(t["variants"], "base_report_id") <= reports and len(t["variants"])
    assert t["variants"].groupby("utterance_id")["report_id"].nunique().min() > 1
    claims = ids(t["claims"], "claim_id")
    assert {i for ids in t["tolls"]["claim_ids"] for i in ids.split()} <= claims
    evidence = claims | ids(t["statements"], "statement_id") | ids(t["particulars"], "particular_id")
    assert {e for s in t["contradictions"]["sides"] for side in json.loads(s) for e in side["evidence"]} <= evidence
    places = ids(t["gazetteer"], "place_id")
    assert ids(t["places"], "place_id") | ids(t["gazetteer"], "within") | ids(t["incidents"], "place_id") <= places
    for name, frame in t.items():
        tables.check(name, frame)


def test_everybody_who_tells_of_a_chosen_attack_is_chosen(everything: dict[str, pd.DataFrame]) -> None:
    made = selection(everything, 2, 1)
    (incident,) = made.tables["incidents"]["incident_id"]
    whole = everything["claims"][everything["claims"]["incident_id"] == incident]
    assert ids(whole, "report_id") <= ids(made.tables["reports"], "report_id")


def test_the_named_attack_comes_first_and_the_window_bounds_the_others(everything: dict[str, pd.DataFrame]) -> None:
    rows = [i for i in tables.rows(everything["incidents"]) if i["earliest"]]
    least = min(rows, key=lambda i: (i["origins"], i["incident_id"]))
    assert list(selection(everything, 1, 300, least["incident_id"]).tables["incidents"]["incident_id"]) == [
        least["incident_id"]
    ]
    half = rows[len(rows) // 2]["earliest"]
    inside = selection(everything, 3, 300, since=half.isoformat()).tables["incidents"]
    assert len(inside) == 3 and min(inside["latest"]) >= half


def test_every_page_says_what_is_left_out(country: Case, everything: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    settings = country.parameters | {"most_incidents": "3", "most_reports": 60}
    shown = chosen(country, everything, settings)
    write_edition(tmp_path, country, shown, settings)
    book = Edition(tmp_path)
    first, second = glance.answer(book), glance.answer(book)
    n = len(shown.tables["reports"])
    assert f"shows 3 of {shown.incidents} attacks" in first and f"{n} of {shown.reports} reports" in first
    assert "downloads.html" in first and "attacks, those that" not in second, "once a page"


def test_a_bound_that_is_too_tight_for_one_attack_is_told_with_the_reason(everything: dict[str, pd.DataFrame]) -> None:
    made = selection(everything, 40, 3)
    n = len(made.tables["reports"])
    assert len(made.tables["incidents"]) == 1 and n > 3
    said = more_than_asked(n, 3)
    assert said.startswith(f"{n} reports have pages, though most_reports is 3: an attack is shown with every report")
    assert not more_than_asked(3, 3)


def test_a_whole_book_says_nothing_of_it(book: Edition) -> None:
    assert "This book shows" not in glance.answer(Edition(book.folder))
