"""Somebody else's table against reports: which sentences give a cell, who says otherwise, and what no report says."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from dateline import tables
from dateline.cli import app
from dateline.comparing.fields import FIELDS
from dateline.comparing.foreign import count_of, day_of, layout_of, layouts, read_foreign
from dateline.core.diagnostics import Unusable
from dateline.pipeline.compared import compared, foreign_table, with_words
from dateline.pipeline.edition import edition
from dateline.reading import Case, read_case

POST = (
    "---\noutlet: Dorvik Post\npublished: 2022-05-03\n---\n"
    "Seven people were killed and four were wounded when gunmen attacked Salby on Monday, the mayor said.\n\n"
    "Two of the wounded are in a critical condition.\n"
)
HERALD = (
    "---\noutlet: River Herald\npublished: 2022-05-04\n---\nNine people were killed in Salby on Monday, police said.\n"
)
ECHO = (
    "---\noutlet: Norland Echo\npublished: 2022-06-11\n---\n"
    "Five people were shot in Dorvik on Friday, and two of them died, the hospital said.\n"
)
PLACES = (
    "place_id,name,kind,within,latitude,longitude,precision_km,other_names\n"
    "norland,Norland,region,,,,,\nsalby,Salby,town,norland,60.1,20.1,,\ndorvik,Dorvik,town,norland,62.5,21.5,,\n"
)
GED = "id,date_start,date_end,where_coordinates,adm_1,side_a,best,low,high,deaths_a,deaths_civilians,notes\n"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("case")
    (folder / "reports").mkdir()
    (folder / "case.yml").write_text("title: Salby and Dorvik\n", encoding="utf-8")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    for name, text in (("post", POST), ("herald", HERALD), ("echo", ECHO)):
        (folder / "reports" / f"{name}.md").write_text(text, encoding="utf-8")
    return read_case(folder)


@pytest.fixture(scope="module")
def linked(case: Case) -> dict[str, pd.DataFrame]:
    return edition(case, case.parameters)


def answers(
    case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path, text: str
) -> dict[tuple[str, str], dict[str, object]]:
    file = tmp_path / "others.csv"
    file.write_text(text, encoding="utf-8")
    found = with_words(linked, compared(linked, foreign_table(case, file), case))
    return {(r["row"], r["field"]): r for r in tables.rows(found)}


def test_a_cell_names_the_sentences_the_rules_and_who_says_otherwise(
    case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    row = "e1,2022-05-02,2022-05-02,Salby,Norland,Gunmen,9,7,9,0,,x\n"
    got = answers(case, linked, tmp_path, GED + row)
    best = got["e1", "killed"]
    assert best["verdict"] == "said" and "latest" in str(best["rules"]).split()
    assert best["sentences"] == "River Herald: Nine people were killed in Salby on Monday, police said."
    assert best["otherwise"] == "7: Dorvik Post (3 May 2022)"
    assert got["e1", "killed_low"]["verdict"] == "said" and got["e1", "date"]["verdict"] == "said"
    assert got["e1", "place"]["verdict"] == "said" and got["e1", "within"]["verdict"] == "follows"
    assert got["e1", "civilians_killed"]["verdict"] == "empty" and got["e1", "id"]["verdict"] == "not compared"


@pytest.mark.parametrize("best", [6, 8, 10])
def test_a_figure_changed_by_one_is_in_no_report(
    case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path, best: int
) -> None:
    got = answers(case, linked, tmp_path, GED + f"e1,2022-05-02,2022-05-02,Salby,Norland,,{best},,,,,\n")
    cell = got["e1", "killed"]
    assert cell["verdict"] == "no report says it" and not cell["evidence"] and not cell["rules"]
    assert "9: River Herald" in str(cell["otherwise"])


GVA = "Incident ID,Incident Date,State,City Or County,# Killed,# Injured\n"


@pytest.mark.parametrize(("wounded", "verdict"), [(4, "said"), (2, "said, not of the whole"), (3, "no report says it")])
def test_a_part_is_not_the_whole(
    case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path, wounded: int, verdict: str
) -> None:
    cell = answers(case, linked, tmp_path, GVA + f'1,"May 2, 2022",Norland,Salby,7,{wounded}\n')["1", "wounded"]
    assert cell["verdict"] == verdict
    assert bool(cell["near"]) == (verdict == "said, not of the whole")


def test_the_wounded_follow_from_those_shot_and_those_who_died(
    case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    rows = 'a,"June 10, 2022",Norland,Dorvik,2,3\nb,6/10/2022,Norland,Dorvik,2,4\n'
    got = answers(case, linked, tmp_path, GVA + rows)
    assert got["a", "wounded"]["verdict"] in ("said", "follows") and got["a", "wounded"]["evidence"]
    assert got["b", "wounded"]["verdict"] == "no report says it" and got["b", "date"]["verdict"] == "said"


def test_a_row_that_no_attack_fits_is_said_to_fit_none(
    case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    got = answers(
        case, linked, tmp_path, GVA + '1,"May 2, 2021",Norland,Salby,7,4\n2,"May 2, 2022",Ostmark,Arden,7,4\n'
    )
    assert got["1", "killed"]["verdict"] == got["2", "killed"]["verdict"] == "no attack fits"


def test_a_row_may_name_its_reports(case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("Nr,Dead,From\n1,7,post\n", encoding="utf-8")
    foreign = read_foreign(file, own={"id": "Nr", "killed": "Dead", "reports": "From"})
    got = tables.rows(compared(linked, foreign, case))
    assert [r["verdict"] for r in got if r["field"] == "killed"] == ["said"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (GED, "ucdp-ged"),
        (GVA, "gva"),
        ("incident_id,date,state,city_or_county,n_killed,n_injured\n", "gva"),
        ("event_id_cnty,event_date,actor1,admin1,location,latitude,longitude,fatalities\n", "acled"),
        ("unique_reference_code,incident_date,location_name,country\n", "airwars"),
        ("a,b,c\n", None),
    ],
)
def test_a_known_layout_is_told_from_the_header(header: str, name: str | None) -> None:
    found = layout_of(header.strip().split(","))
    assert (found.name if found else None) == name


def test_layouts_name_only_fields_that_are_compared() -> None:
    assert set(layouts()) == {"acled", "airwars", "gva", "ucdp-ged"}
    assert {f for k in layouts().values() for f in k.columns.values()} <= set(FIELDS)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("02 December 2021", "", date(2021, 12, 2)),
        ("20211202", "", date(2021, 12, 2)),
        ("12/2/2021", "mdy", date(2021, 12, 2)),
        ("12/2/2021", "dmy", date(2021, 2, 12)),
        ("12/2/2021", "", None),
        ("soon", "", None),
    ],
)
def test_days_as_others_write_them(text: str, order: str, day: date | None) -> None:
    assert day_of(text, order) == day


def test_counts_as_others_write_them() -> None:
    assert count_of("1,204") == (1204, 1204) and count_of("at least 3") is None


def test_a_table_without_known_columns_is_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(Unusable, match=r"none of its columns is known.*case\.yml"):
        read_foreign(file)
    with pytest.raises(Unusable, match="no column Toll, which case"):
        read_foreign(file, own={"killed": "Toll"})


def test_the_command_writes_the_answer_and_counts_every_cell(case: Case, tmp_path: Path) -> None:
    file, out = tmp_path / "ged.csv", tmp_path / "answer.csv"
    file.write_text(GED + "e1,2022-05-02,2022-05-02,Salby,Norland,,9,7,9,0,,x\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["compare", str(file), "--data", str(case.folder), "--to", str(out)])
    assert run.exit_code == 0, run.output
    assert "1 rows" not in run.output and "1 row (layout ucdp-ged), 11 cells" in run.output
    assert "Columns not compared: notes" in run.output
    with out.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 11 and rows[6]["column"] == "best" and rows[6]["sentences"].startswith("River Herald: Nine")


FAMILY = (
    "---\noutlet: Fjord Times\npublished: 2022-07-05\n---\n"
    "Ida Berg, 34, and her son, 9, were killed when a gunman opened fire in Arden on Monday. "
    "Olaf Lund, 51, was wounded.\n"
)


@pytest.mark.parametrize(
    ("columns", "cells", "verdict"),
    [
        ("ages", "34; 9; 51", "said"),
        ("ages", "34, 9", "said"),
        ("ages", "34; 9; 52", "said, not of the whole"),
        ("ages", "35", "no report says it"),
        ("ages", "34; 34", "said, not of the whole"),
        ("ages", "unknown", "not compared"),
        ("ages_killed", "51", "no report says it"),
        ("ages_wounded", "51", "said"),
        ("names", "Berg, Ida; Olaf Lund", "said"),
        ("names", "Ida Lund", "no report says it"),
        ("names", "Berg", "no report says it"),
        ("names_killed", "Olaf Lund", "no report says it"),
    ],
)
def test_people_are_compared_by_age_and_name(tmp_path: Path, columns: str, cells: str, verdict: str) -> None:
    (tmp_path / "case" / "reports").mkdir(parents=True)
    (tmp_path / "case" / "case.yml").write_text("title: Arden\n", encoding="utf-8")
    (tmp_path / "case" / "places.csv").write_text(PLACES + "arden,Arden,town,norland,63,22,,\n", encoding="utf-8")
    (tmp_path / "case" / "reports" / "times.md").write_text(FAMILY, encoding="utf-8")
    case = read_case(tmp_path / "case")
    file = tmp_path / "others.csv"
    file.write_text(f'Day,Town,Who\n2022-07-04,Arden,"{cells}"\n', encoding="utf-8")
    foreign = read_foreign(file, own={"date": "Day", "place": "Town", columns: "Who"})
    found = {r["field"]: r for r in tables.rows(compared(edition(case, case.parameters), foreign, case))}
    assert found[columns]["verdict"] == verdict, found[columns]
    assert bool(found[columns]["evidence"]) == (verdict == "said")
    assert bool(found[columns]["near"]) == (verdict == "said, not of the whole")


@pytest.mark.parametrize(
    ("words", "killed", "verdict"),
    [
        ("Three men and a woman were killed when gunmen attacked Arden on Monday.", 4, "said"),
        ("Three men and a woman were killed when gunmen attacked Arden on Monday.", 3, "said, not of the whole"),
        ("A 19-year-old man was killed in Arden on Monday. A 40-year-old woman was also killed.", 1,
         "said, not of the whole"),
        ("A 19-year-old man was killed in Arden on Monday. One of the dead was a driver.", 1, "said"),
        ("Gunmen killed a driver and his son in Arden on Monday.", 1, "said, not of the whole"),
        ("Two separate attacks left five people dead in Arden on Monday.", 5, "said, not of the whole"),
        ("The city mourned the loss of one of its nurses, killed in Arden on Monday.", 1, "said, not of the whole"),
        ("Five people were killed in Arden on Monday. Three people at the scene were killed.", 3,
         "said, not of the whole"),
    ],
)  # fmt: skip
def test_a_figure_counts_everybody_or_some(tmp_path: Path, words: str, killed: int, verdict: str) -> None:
    assert verdict_of(tmp_path, words, f"killed\n2022-07-04,Arden,{killed}\n") == verdict


def verdict_of(tmp_path: Path, words: str, row: str) -> str:
    """The verdict on the last column of a row behind its day and town, by one report of 5 July 2022."""
    (tmp_path / "case" / "reports").mkdir(parents=True)
    (tmp_path / "case" / "case.yml").write_text("title: Arden\n", encoding="utf-8")
    (tmp_path / "case" / "places.csv").write_text(PLACES + "arden,Arden,town,norland,63,22,,\n", encoding="utf-8")
    text = f"---\noutlet: Fjord Times\npublished: 2022-07-05\n---\n{words}\n"
    (tmp_path / "case" / "reports" / "times.md").write_text(text, encoding="utf-8")
    case, file = read_case(tmp_path / "case"), tmp_path / "others.csv"
    file.write_text(f"date,place,{row}", encoding="utf-8")
    fields = {name: name for name in file.read_text(encoding="utf-8").splitlines()[0].split(",")}
    found = compared(edition(case, case.parameters), read_foreign(file, own=fields), case)
    return str(tables.rows(found)[-1]["verdict"])


@pytest.mark.parametrize(
    ("words", "wounded", "verdict"),
    [
        ("Four people were shot in Arden on Monday, one of whom died.", 3, "said"),
        ("Four people were shot in Arden on Monday, one of whom died.", 4, "said, not of the whole"),
        ("Gunmen shot four others in Arden on Monday, including one who died.", 3, "said"),
        ("Six people were shot in Arden on Monday. Two died, and five others were wounded.", 4, "no report says it"),
        ("One man was wounded in Arden on Monday. The four others were wounded too.", 4, "said, not of the whole"),
        ("A woman, who was asleep, and three men were wounded in Arden on Monday.", 3, "said, not of the whole"),
    ],
)
def test_the_wounded_of_those_shot(tmp_path: Path, words: str, wounded: int, verdict: str) -> None:
    assert verdict_of(tmp_path, words, f"killed,wounded\n2022-07-04,Arden,,{wounded}\n") == verdict


def test_an_attack_elsewhere_in_the_same_report_gives_no_cell(tmp_path: Path) -> None:
    words = "Five people were killed in Arden on Monday. In Salby, three people were killed on Monday."
    assert verdict_of(tmp_path, words, "killed\n2022-07-04,Arden,3\n") == "no report says it"


def test_what_two_sentences_count_of_two_groups_makes_the_sum(tmp_path: Path) -> None:
    words = "Two soldiers were killed and one civilian was killed in Arden on Monday."
    assert verdict_of(tmp_path, words, "killed\n2022-07-04,Arden,3\n") == "follows"
