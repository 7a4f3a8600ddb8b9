"""The front page, changes, review, downloads and imprint: what they count, and how it follows the parameters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

import dateline.notebook as dl
from dateline import tables
from tests.cells import cells, in_process, text
from tests.notebook.conftest import Ran, built

DORVIK, SALBY = "dorvik-2022-05-02", "salby-2022-04-28"


def test_the_front_page_follows_the_totals_from_day_to_day(run: Ran) -> None:
    shown = run("glance")
    assert cells(shown["by-day"]) == [
        ["3 May 2022", "at least 12", "Dorvik Gazette"], ["4 May 2022", "15", "Salby Times"],
        ["5 May 2022", "15", "Norland Post"], ["6 May 2022", "17", "Dorvik Gazette"],
    ]  # fmt: skip
    assert "say the figure changed: Dorvik Gazette (“rose”)" in text(shown["moved"]).replace(" )", ")")
    early = run("glance", as_of="2022-05-04")
    assert [row[1] for row in cells(early["by-day"])] == ["at least 12", "15"]
    assert "No report says that the figure changed" in text(early["moved"])
    # Three soldiers are a group, and no figure for all the dead.
    assert run("glance", incident=SALBY)["by-day"] == "None"


def test_changes_are_those_since_an_hour(run: Ran) -> None:
    assert "Nothing differs from the edition before" in text(run("changes")["answer"])
    whole = run("changes", known_by="2022-05-03", pictures=True)
    rows = cells(whole["table"])
    assert {row[0] for row in rows} == {"new", "changed"} and "Since what was known by 2022-05-03" in whole["answer"]
    assert f" of {len(rows)} changes are new" in text(whole["picture"])
    tolls = cells(run("changes", known_by="2022-05-03", about="tolls")["table"])
    assert {row[1] for row in tolls} == {"toll"} and len(tolls) == sum(row[1] == "toll" for row in rows)
    new = cells(run("changes", known_by="2022-05-03", change="new")["table"])
    assert len(new) == sum(row[0] == "new" for row in rows)
    last = cells(run("changes", known_by="2022-05-05T20:00", change="new", about="reports")["table"])
    assert [row[:5] for row in last] == [
        ["new", "report", "gazette-later (Dorvik Gazette)", "not there", rows_of_the_last(rows)]
    ]
    assert last[0][5] == "not known", "only what changed since a published edition has a cause"


def rows_of_the_last(rows: list[list[str]]) -> str:
    return next(row[4] for row in rows if row[2].startswith("gazette-later"))


def test_what_to_look_at_first_is_what_most_rests_on(run: Ran, project: Path) -> None:
    book = dl.open_edition(str(project))
    rests = tables.read(book.folder, "assertions")["evidence"].str.split().explode().value_counts()
    listed = [int(row[3]) for row in cells(run("review")["first"])]
    readings = [rests.get(i, 0) for i in [*book.claims, *book.statements]]
    assert listed == sorted(readings, reverse=True)[:50] and listed[0] > 0
    assert len(cells(run("review", limit=3)["first"])) == 3
    assert {row[1] for row in cells(run("review", readings="figures")["first"])} == {"figure"}
    assert {row[2] for row in cells(run("review", incident=SALBY)["first"])} == {"Salby Times"}


def test_what_a_person_decided_on_is_counted_and_not_listed_again(run: Ran, project: Path) -> None:
    folder = project / "_build" / "tables"
    claims = pd.read_parquet(folder / "claims.parquet")
    kept = (folder / "claims.parquet").read_bytes()
    claims.loc[:1, "status"] = "confirmed"
    claims.to_parquet(folder / "claims.parquet")
    try:
        shown = run("review", readings="figures", tables=str(folder))
    finally:
        (folder / "claims.parquet").write_bytes(kept)
    assert "a person has decided on 2: 2 confirmed" in text(shown["answer"])
    assert f"of {len(claims)} that wait for a reader" in text(shown["first"])


def test_downloads_count_the_rows_of_the_edition(run: Ran, project: Path) -> None:
    rows = {row[0].partition(".csv")[0]: row[2] for row in cells(run("downloads")["files"])}
    for name in ("claims", "reports", "what_ifs"):
        assert rows[name] == str(len(tables.read(project / "_build" / "tables", name)))
    only = run("downloads", only="claims")
    assert [row[1] for row in cells(only["files"])] == ["a casualty figure"]
    assert {row[0] for row in cells(only["columns"])} == {"claims"} and "1 table with" in text(only["answer"])
    early = {row[0].partition(".csv")[0]: row[2] for row in cells(run("downloads", as_of="2022-05-03")["files"])}
    assert early["reports"] == "2" and int(early["claims"]) < int(rows["claims"])


def test_the_imprint_names_what_the_edition_was_made_from_and_with(run: Ran) -> None:
    whole = run("imprint", since="2022-05-01")
    assert "from 6 reports, the latest dated 6 May 2022." in text(whole["cite"])
    assert "since 2022-05-01" in text(whole["reports"]) and len(cells(whole["reports-table"])) == 6
    some = run("imprint", outlets="Salby Times")
    assert "outlets Salby Times" in text(some["reports"]) and len(cells(some["reports-table"])) == 2
    assert all(version != "not installed" for _, version in cells(whole["tools"]))


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("changes", {"change": "gone"}, "change: no 'gone' here. There are changed, new, withdrawn"),
        ("changes", {"about": "people"}, "about: no 'people' here"),
        ("changes", {"known_by": "banana"}, "as_of: 'banana'"),
        ("review", {"readings": "words"}, "readings: no 'words' here. There are figures, statements"),
        ("downloads", {"only": "people"}, "only: no 'people' here"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(run: Ran, name: str, given: dict[str, str], said: str) -> None:
    with pytest.raises(Exception, match=said):
        run(name, **given)


def test_somebody_elses_table_is_compared_cell_by_cell(run: Ran) -> None:
    whole = run("compared")
    rows = {(row[0], row[1]): row for row in cells(whole["cells"])}
    assert text(whole["answer"]).startswith("8 cells of 2 rows are compared: “said” of ")
    assert rows["a", "Dead"][3] == "said" and "17" in rows["b", "Dead"][6] and "<a " in whole["cells"]
    assert rows["b", "Dead"][3] == "no report says it"
    assert {row[1] for row in cells(run("compared", field="killed")["cells"])} == {"Dead"}


def test_corrections_say_what_was_wrong_since_when_and_what_is_right(run: Ran) -> None:
    rows = cells(run("corrections")["table"])
    assert rows[0][:4] == ["The dead of Dorvik", "2022-05-05", "18 killed", "17 killed"]
    assert rows[1][3] == "nothing in its place" and len(rows) == 3


@pytest.mark.parametrize(
    "text_of_it", ["The council met on Monday.", "Dozens were killed in Dorvik on Monday, police said."]
)
def test_every_notebook_runs_where_no_report_gives_a_number(project: Path, tmp_path: Path, text_of_it: str) -> None:
    other = shutil.copytree(project, tmp_path / "other", ignore=shutil.ignore_patterns("_build", "reports"))
    (other / "data" / "case.yml").write_text("title: A quiet case\n", encoding="utf-8")
    (other / "data" / "reports").mkdir()
    report = f"---\noutlet: Herald\npublished: 2022-05-03\n---\n{text_of_it}\n"
    (other / "data" / "reports" / "a.md").write_text(report, encoding="utf-8")
    built(other, {})
    for path in sorted((other / "notebooks").glob("*.ipynb")):
        if path.stem != "incident":
            assert in_process(path, {"project": str(other)}), path.stem
