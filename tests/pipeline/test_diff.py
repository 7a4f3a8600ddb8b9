from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from dateline import tables
from dateline.cli import app
from dateline.core.diagnostics import Unusable
from dateline.core.report import Report
from dateline.pipeline.diff import compare
from dateline.pipeline.edition import chosen, edition, write_edition
from dateline.publishing.exports.formats import icalendar, timelinejs
from dateline.reading import Case, read_case


def test_an_edition_says_the_same_as_itself(linked: dict[str, pd.DataFrame]) -> None:
    assert compare(linked, linked) == []


def test_what_is_new_changed_and_withdrawn(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    """A report of May 2021 dates the Kirkuk report: the next edition says so."""
    text = (
        "Three Peshmerga were killed and two were wounded in an attack near Prde, Kirkuk, "
        "early on Saturday 1 May, officials said."
    )
    may = Report("may", "NRT", text, published="2021-05-02", dated_by="metadata")
    newer = edition(Case(**{**case.__dict__, "reports": (*case.reports, may)}), case.parameters)
    changes = compare(linked, newer)
    lines = [f"{c.kind} {c.table}: {c.line}" for c in changes]
    assert any(line.startswith("new reports: may (NRT)") for line in lines)
    assert any(
        line.startswith("changed reports: k24-kirkuk") and "undated" in line and "2021-05-01" in line for line in lines
    )
    assert any(line.startswith("withdrawn incidents: Kirkuk, undated") for line in lines)
    assert not [line for line in lines if line.startswith("withdrawn claims")]


def test_diff_prints_it_and_names_a_folder_that_holds_no_edition(
    linked: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    tables.write(tmp_path / "a", linked, ["parquet"])
    run = CliRunner().invoke(app, ["diff", str(tmp_path / "a"), str(tmp_path / "a")])
    assert run.exit_code == 0 and "Both editions say the same." in run.output
    run = CliRunner().invoke(app, ["diff", str(tmp_path / "a"), str(tmp_path)])
    assert run.exit_code == 1 and "holds no edition" in run.output


@pytest.mark.parametrize(
    ("as_of", "reports", "best"),
    [("2021-11-30", {"k24-garmiyan", "nrt-kifri", "k24-kifri"}, None), ("2021-12-03", None, 13)],
)
def test_as_of_rebuilds_everything_from_what_was_published_by_then(
    case: Case, as_of: str, reports: set[str] | None, best: int | None
) -> None:
    linked = edition(case, case.parameters | {"as_of": as_of})
    if reports is not None:
        assert set(linked["reports"]["report_id"]) == reports
    killed = [
        t["best"]
        for t in tables.rows(linked["tolls"])
        if t["incident_id"] == "makhmour-2021-12-02" and (t["effect"], t["group"]) == ("killed", "all")
    ]
    assert killed == ([best] if best else [])


def test_as_of_an_hour_leaves_out_what_bears_no_hour_that_day(case: Case) -> None:
    early = set(edition(case, case.parameters | {"as_of": "2021-12-03T10:00"})["reports"]["report_id"])
    assert "alfurat" in early  # 09:45
    assert not early & {"reuters", "ap"}  # 16:01, and no hour


PAGE = (
    "---\noutlet: Post\npublished: 2021-12-04\n{}---\n"
    "An attack on Makhmour killed {} shepherds on Friday, the mayor said.\n"
)


@pytest.mark.parametrize(
    ("as_of", "known"),
    [
        ("2021-12-05", {"a"}),
        ("2021-12-06T09:00", {"a"}),
        ("2021-12-06T09:30", {"a", "a-2"}),
        ("2021-12-06", {"a", "a-2"}),
    ],
)
def test_a_newer_version_of_a_page_is_not_known_before_it_was_fetched(
    tmp_path: Path, as_of: str, known: set[str]
) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "case.yml").write_text("title: Makhmour\n", encoding="utf-8")
    first = "fetched: '2021-12-04T08:00:00Z'\n"
    second = "fetched: '2021-12-06T09:30:00Z'\nversion_of: a\n"
    (tmp_path / "reports" / "a.md").write_text(PAGE.format(first, "nine"), encoding="utf-8")
    (tmp_path / "reports" / "a-2.md").write_text(PAGE.format(second, "seven"), encoding="utf-8")
    case = read_case(tmp_path)
    linked = edition(case, case.parameters | {"as_of": as_of})
    assert set(linked["reports"]["report_id"]) == known
    counted = {c["low"] for c in tables.rows(linked["claims"]) if c["mode"] == "total"}
    assert counted == ({7} if "a-2" in known else {9})


def test_outlets_cut_the_reports_down_and_none_left_is_said(case: Case) -> None:
    assert set(edition(case, case.parameters | {"outlets": ["Rudaw"]})["reports"]["outlet"]) == {"Rudaw"}
    with pytest.raises(Unusable, match="no report is by 'Nobody'"):
        edition(case, case.parameters | {"outlets": ["Nobody"]})


def test_timelinejs_has_a_headline_and_a_date_in_every_event(linked: dict[str, pd.DataFrame]) -> None:
    made = timelinejs("A <case>", linked)
    assert made["title"]["text"]["headline"] == "A &lt;case&gt;"
    assert len({e["unique_id"] for e in made["events"]}) == len(made["events"]) > 10
    for e in made["events"]:
        assert set(e["start_date"]) == {"year", "month", "day"} and e["text"]["headline"]
    assert not [e for e in made["events"] if e["unique_id"].startswith("kirkuk-undated")], (
        "what has no date is not put on one"
    )


def test_icalendar_lines_are_folded_and_events_whole_days(linked: dict[str, pd.DataFrame]) -> None:
    text = icalendar("A case; with, marks", linked)
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "DTSTART;VALUE=DATE:20211202" in text and "DTEND;VALUE=DATE:20211203" in text
    assert "X-WR-CALNAME:A case\\; with\\, marks" in text


def test_the_edition_of_another_case_in_the_same_folder_is_none_before_this(tmp_path: Path) -> None:
    def made(name: str, number: str) -> pd.DataFrame:
        folder = tmp_path / name
        (folder / "reports").mkdir(parents=True, exist_ok=True)
        (folder / "case.yml").write_text(f"title: {name}\n", encoding="utf-8")
        (folder / "reports" / "a.md").write_text(PAGE.format("", number), encoding="utf-8")
        case = read_case(folder)
        linked = edition(case, case.parameters)
        write_edition(tmp_path / "tables", case, chosen(case, linked, case.parameters), case.parameters)
        return tables.read(tmp_path / "tables", "changes")

    assert not len(made("makhmour", "nine"))
    assert not len(made("kazan", "six"))
    assert len(made("kazan", "seven"))
