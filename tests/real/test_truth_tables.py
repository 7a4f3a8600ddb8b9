"""The truth tables of the real cases fit each other: every name they use is defined, and every number is one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

CASES = sorted(p.parent for p in Path(__file__).parent.glob("*/addresses.csv"))
KINDS = {"date", "number", "place", "responsibility", "means", "wording", "attribution", "arithmetic", "person"}


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, each with every column of its header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_there_are_thirty_three_cases() -> None:
    names = """ahvaz ankara baghdad bassam bogota boston boungou christchurch garissa hanau istanbul jalalabad jolo
        kazan kyiv lanka manchester mazar minya mpondwe nairobi nice orlando owo peshawar pulwama rashidin
        sehwan solhan stockholm surabaya vegas zabarmari"""
    assert [c.name for c in CASES] == names.split()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_tables_of_a_case_fit(case: Path) -> None:
    reports = {r["report"] for r in rows(case / "addresses.csv")}
    incidents = {r["incident"] for r in rows(case / "incidents.csv")}
    figures = rows(case / "figures.csv")
    for figure in figures:
        assert figure["report"] in reports, figure
        assert figure["effect"] in ("killed", "wounded", "missing"), figure
        assert figure["incident"] in incidents | {""}, figure
        assert figure["part"] in ("text", "title"), figure
        assert int(figure["low"]) <= int(figure["high"] or figure["low"]), figure
    assert {t["incident"] for t in rows(case / "tolls.csv")} <= incidents
    assert {s["report"] for s in rows(case / "statements.csv")} <= reports
    for contradiction in rows(case / "contradictions.csv"):
        assert contradiction["incident"] in incidents and contradiction["kind"] in KINDS


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_a_case_quotes_only_what_identifies_a_statement(case: Path) -> None:
    assert len(rows(case / "statements.csv")) >= 10
    assert all(len(s["words"].split()) <= 9 and s["speaker"] for s in rows(case / "statements.csv"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_every_report_has_an_address_and_a_hash(case: Path) -> None:
    for report in rows(case / "addresses.csv"):
        assert report["url"].startswith(("http://", "https://")) and len(report["sha256"]) == 64, report
