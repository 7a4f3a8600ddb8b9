"""What Dateline itself fails on is set aside by name, with the step and the error;
everything else is done, and the counts add up."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from dateline import tables
from dateline.chapters.common.edition import Edition
from dateline.cli import app
from dateline.core.parallel import Workers
from dateline.core.report import Report
from dateline.core.set_aside import SetAside
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.pipeline import extract as case_tables
from dateline.pipeline import extract_parts as parts
from dateline.pipeline import link_parts as linked_parts
from dateline.pipeline.edition import chosen, edition, write_edition
from dateline.pipeline.extract import read_tables
from dateline.pipeline.extract_parts import extract_parts
from dateline.pipeline.link_parts import Known, link_parts
from dateline.pipeline.link_sound import link_sound
from dateline.reading import Case, read_case
from tests.cells import in_notebook

TEXT = "On Friday {} people were killed in Dorvik, the ministry said."


def reports(count: int, *bad: int) -> list[Report]:
    """Reports r0 to r(count-1); extraction fails on the bad ones, whichever process does it: their day is no day."""
    return [
        Report(f"r{n}", f"Outlet {n}", TEXT.format(n + 2), published="no day" if n in bad else f"20{n + 10}-03-04")
        for n in range(count)
    ]


def test_a_report_that_a_rule_fails_on_is_named_with_the_rule_and_the_error() -> None:
    found = read_tables(reports(4, 2))
    (row,) = tables.rows(tables.check("set_aside", found["set_aside"]))
    assert (row["report_id"], row["step"]) == ("r2", "extraction")
    assert row["failed_in"].startswith("core.dates.") and ", line " in row["failed_in"] and "ValueError" in row["error"]
    for name, frame in found.items():
        assert ("r2" in set(frame["report_id"])) == (name == "set_aside"), name
    assert list(found["reports"]["report_id"]) == ["r0", "r1", "r3"]


def test_what_failed_is_not_kept_and_is_tried_again(tmp_path: Path) -> None:
    read_tables(reports(3, 1), kept=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert list(read_tables(reports(3, 1), kept=tmp_path)["set_aside"]["report_id"]) == ["r1"]


def test_several_processes_set_aside_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    many = reports(30, 0, 7, 29)
    monkeypatch.setattr(case_tables, "FEWEST_FOR_WORKERS", 2)
    one, two = read_tables(many), read_tables(many, workers=2)
    assert all(one[n].equals(two[n]) for n in one) and len(one["set_aside"]) == 3


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_extraction_in_parts_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, workers: int
) -> None:
    monkeypatch.setattr(parts, "PART", 4)
    told: list[SetAside] = []
    count = extract_parts(reports(10, 1, 9), tmp_path, EMPTY, format, Workers(workers), aside=told.append)
    assert (count["reports"], count["set_aside"]) == (8, 2)
    assert [f.report_id for f in told] == ["r1", "r9"]
    place = tmp_path / f"set_aside.{format}"
    found = pd.read_csv(place) if format == "csv" else tables.read(tmp_path, "set_aside")
    assert list(found["report_id"]) == ["r1", "r9"]
    count = extract_parts(reports(10), tmp_path, EMPTY, format)
    assert (count["reports"], count["set_aside"]) == (10, 0) and not place.exists()


def test_a_report_whose_rows_fit_no_table_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = case_tables.extract

    def spoilt(report: Report, lexicon: Any) -> Any:
        found = real(report, lexicon)
        for row in found.claims if report.report_id == "r2" else ():
            row["end"] = row["start"] - 1
        return found

    monkeypatch.setattr(case_tables, "extract", spoilt)
    told: list[SetAside] = []
    count = extract_parts(reports(5), tmp_path, EMPTY, "parquet", aside=told.append)
    assert count["reports"] == 4 and [f.report_id for f in told] == ["r2"] and "claims" in told[0].error


def spoil(monkeypatch: pytest.MonkeyPatch, spoilt_id: str, table: str, cells: dict[str, Any]) -> None:
    """Let extraction give every row of one report's table some cells that no table takes."""
    real = case_tables.extract

    def spoilt(report: Report, lexicon: Any) -> Any:
        found = real(report, lexicon)
        for row in getattr(found, table) if report.report_id == spoilt_id else ():
            row.update(cells)
        return found

    monkeypatch.setattr(case_tables, "extract", spoilt)


@pytest.mark.parametrize(
    "cells",
    [{"effect": "kiled"}, {"low": 9, "high": 3}, {"words": "other words"}, {"report_id": "r99"}, {"low": "nine"},
     {"group": None}, {"claim_id": "the same"}, {"end": -1}],
)  # fmt: skip
def test_a_reading_that_breaks_the_spec_stops_no_run(monkeypatch: pytest.MonkeyPatch, cells: dict[str, Any]) -> None:
    if "claim_id" in cells:  # the key of another report's row
        cells = {"claim_id": read_tables(reports(1))["claims"]["claim_id"][0]}
    spoil(monkeypatch, "r2", "claims", cells)
    found = read_tables(reports(5))
    (row,) = tables.rows(found["set_aside"])
    assert row["report_id"] == "r2" and row["step"] == "extraction"
    assert list(found["reports"]["report_id"]) == ["r0", "r1", "r3", "r4"]


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_the_command_names_a_report_that_breaks_the_spec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    spoil(monkeypatch, "a1", "claims", {"effect": "kiled"})
    lines = [{"id": f"a{n}", "outlet": "Post", "published": "2022-03-04", "text": TEXT.format(5)} for n in range(3)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    arguments = ["extract", str(tmp_path / "in.jsonl"), "--to", str(tmp_path / "out"), "--format", format]
    run = CliRunner().invoke(app, arguments)
    assert run.exit_code == 3, run.output
    assert "report a1 set aside" in run.output and "'kiled' is not one of" in run.output
    assert "3 reports given: 2 read, 1 set aside" in run.output


@pytest.mark.parametrize("bad", [{3}, {1, 4}])
def test_linking_of_a_whole_case_goes_on_without_what_it_fails_on(bad: set[int]) -> None:
    """One report trips a rule, or two do together."""
    read = read_tables(reports(6))
    wanted = {f"r{n}" for n in bad}

    def fails(own: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        if wanted <= set(own["reports"]["report_id"]):
            raise KeyError("toll")
        return {"reports": own["reports"]}

    found = link_sound(read, fails)
    gone = set(found["set_aside"]["report_id"])
    assert gone and gone <= wanted
    assert set(found["reports"]["report_id"]) == {f"r{n}" for n in range(6)} - gone


def test_a_figure_at_a_place_that_nobody_knows_loses_its_report_and_not_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.yml").write_text("title: Dorvik\n", encoding="utf-8")
    (tmp_path / "places.csv").write_text(
        "place_id,name,kind,within,latitude,longitude,precision_km,other_names\ndorvik,Dorvik,town,,,,,\n", "utf-8"
    )
    (tmp_path / "reports").mkdir()
    for n in range(3):
        head = f"---\noutlet: Post {n}\npublished: 2022-03-04\n---\n"
        (tmp_path / "reports" / f"a{n}.md").write_text(head + "Six people were killed in Dorvik on Monday.", "utf-8")
    spoil(monkeypatch, "a1", "claims", {"place_id": "nowhere-land"})
    case = read_case(tmp_path)
    found = edition(case, case.parameters)
    assert list(found["set_aside"]["report_id"]) == ["a1"]
    assert "'nowhere-land' is not in gazetteer" in found["set_aside"]["error"][0]
    assert set(found["claims"]["report_id"]) == {"a0", "a2"}


def test_what_no_report_is_to_blame_for_ends_the_run() -> None:
    def fails(_own: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        raise KeyError("toll")

    with pytest.raises(KeyError):
        link_sound(read_tables(reports(1)), fails)


def test_bundles_with_one_key_are_told_apart(extracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two bundles give a claim one identifier: the second is set aside."""
    real, told = linked_parts.link_rows, list[SetAside]()

    def same(read: Any, *more: Any) -> Any:
        linked = real(read, *more)
        claims = [row | {"claim_id": f"c{n}"} for n, row in enumerate(linked.claims)]
        empty: dict[str, Any] = {name: [] for name in linked._fields if name not in ("reports", "claims", "incidents")}
        return linked._replace(claims=claims, **empty)

    monkeypatch.setattr(linked_parts, "link_rows", same)
    monkeypatch.setattr(linked_parts, "FOLDER", 0)
    done = link_parts(extracted, tmp_path / "linked", Known(), aside=told.append)
    assert told and done.rows["reports"] + done.rows["set_aside"] == 6 and done.rows["reports"]


@pytest.fixture
def extracted(tmp_path: Path) -> Path:
    extract_parts(reports(6), tmp_path / "extracted", EMPTY, "parquet")
    return tmp_path / "extracted"


def test_a_bundle_that_linking_fails_on_is_named_report_by_report(
    extracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, told = linked_parts.link_rows, list[SetAside]()

    def fails(read: Any, *more: Any) -> Any:
        if "r3" in {r["report_id"] for r in read.reports}:
            raise KeyError("toll")
        return real(read, *more)

    monkeypatch.setattr(linked_parts, "link_rows", fails)
    done = link_parts(extracted, tmp_path / "linked", Known(), aside=told.append)
    assert "r3" in {f.report_id for f in told} and {f.step for f in told} == {"linking"}
    assert "KeyError: 'toll'" in told[0].error
    assert done.rows["reports"] + done.rows["set_aside"] == 6 and done.rows["set_aside"] == len(told)
    left = set(tables.read(tmp_path / "linked", "reports")["report_id"])
    assert left.isdisjoint(tables.read(tmp_path / "linked", "set_aside")["report_id"])


def test_a_report_that_cannot_be_tied_is_set_aside_alone(
    extracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, told = linked_parts.ties, list[SetAside]()

    def fails(read: Any, *more: Any) -> Any:
        if "r4" in {r["report_id"] for r in read.reports}:
            raise RecursionError("too deep")
        return real(read, *more)

    monkeypatch.setattr(linked_parts, "ties", fails)
    done = link_parts(extracted, tmp_path / "linked", Known(), aside=told.append)
    assert [f.report_id for f in told] == ["r4"] and done.rows["reports"] == 5


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Extraction fails on every report whose outlet is "Bad Echo"."""
    real = case_tables.extract

    def fails(report: Report, lexicon: Any) -> Any:
        if report.outlet == "Bad Echo":
            raise IndexError("list index out of range")
        return real(report, lexicon)

    monkeypatch.setattr(case_tables, "extract", fails)
    yield


@pytest.mark.usefixtures("failing")
def test_the_command_says_how_many_and_ends_with_a_status_of_its_own(tmp_path: Path) -> None:
    lines = [
        {"id": f"a{n}", "outlet": o, "published": "2022-03-04", "text": TEXT.format(5)}
        for n, o in enumerate(("Post", "Bad Echo", "Wave"))
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)) + "\nno JSON\n", encoding="utf-8")
    arguments = ["extract", str(source), "--to", str(tmp_path / "out"), "--format", "parquet"]
    run = CliRunner().invoke(app, arguments)
    assert run.exit_code == 3, run.output
    assert "4 reports given: 2 read, 2 set aside" in run.output
    assert "report a1 set aside: extraction failed in " in run.output and "IndexError" in run.output
    source.write_text(json.dumps(lines[1]), encoding="utf-8")
    run = CliRunner().invoke(app, arguments)
    assert run.exit_code == 1 and "1 report given: 0 read, 1 set aside" in run.output


@pytest.mark.usefixtures("failing")
def test_the_book_lists_it_under_what_was_left_out(case: Case, tmp_path: Path) -> None:
    gone = case.reports[3]
    changed = [replace(r, outlet="Bad Echo") if r is gone else r for r in case.reports]
    case = replace(case, reports=changed)
    linked = edition(case, {**case.parameters, "as_of": "2022-06-01"})
    assert list(linked["set_aside"]["report_id"]) == [gone.report_id]
    write_edition(tmp_path, case, chosen(case, linked, case.parameters), case.parameters)
    page = in_notebook(Edition(tmp_path), "glance")["left-out"]
    assert gone.file in page and "extraction failed in" in page and "IndexError" in page
