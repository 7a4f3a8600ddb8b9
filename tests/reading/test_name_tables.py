"""places.csv and actors.csv: an identifier that could leave the book is refused with its line."""

from pathlib import Path

import pytest

from dateline.core.diagnostics import Problem
from dateline.reading.case import ACTOR_COLUMNS, PLACE_COLUMNS
from dateline.reading.name_tables import read_names
from tests.reading.test_identifiers import ODD


def places(folder: Path, *rows: str) -> tuple[list[dict[str, str]], list[Problem]]:
    """The rows that are read of a table of places, and what is wrong."""
    path, problems = folder / "places.csv", list[Problem]()
    path.write_text("\n".join([",".join(PLACE_COLUMNS), *rows]) + "\n", encoding="utf-8", errors="surrogatepass")
    return read_names(path, PLACE_COLUMNS, problems), problems


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize("odd", [o for o in ODD if max(o) < "\ud800" or max(o) > "\udfff"])
def test_an_odd_place_id_is_refused_with_its_line_and_a_better_one(odd: str, tmp_path: Path) -> None:
    rows, (problem,) = places(tmp_path, "salby,Salby,town,,1,1,,", f"{quoted(odd)},Dorvik,town,,1,1,,")
    assert [r["place_id"] for r in rows] == ["salby"]
    assert problem.line is not None and problem.line >= 3 and "cannot name a page" in problem.what
    assert str(problem).isprintable() and "as in " in problem.remedy


def test_an_actor_id_is_held_to_the_same_rule(tmp_path: Path) -> None:
    path, problems = tmp_path / "actors.csv", list[Problem]()
    path.write_text(",".join(ACTOR_COLUMNS) + "\n../mayor,Mayor,person,,,,\n", encoding="utf-8")
    assert read_names(path, ACTOR_COLUMNS, problems) == []
    assert problems[0].line == 2 and "as in mayor" in problems[0].remedy


@pytest.mark.parametrize(("first", "second"), [("salby", "salby"), ("Salby", "salby"), ("d\u00e9rvik", "de\u0301rvik")])
def test_a_repeated_place_id_is_refused_whatever_its_capitals(first: str, second: str, tmp_path: Path) -> None:
    _, (problem,) = places(tmp_path, f"{first},A,town,,1,1,,", f"{second},B,town,,1,1,,")
    assert problem.line == 3 and "first in line 2" in problem.what


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",A,town,,1,1,,", "place_id is empty"),
        (" ,A,town,,1,1,,", "place_id is empty"),
        ("a,A,town,,91,1,,", "latitude: '91'"),
        ("a,A,town,,1,-181,,", "longitude: '-181'"),
        ("a,A,town,,1,1,wide,", "precision_km: 'wide'"),
        ("a,A,town,,1e9,1,,", "latitude"),
        ("a,A,town,,nan,1,,", "latitude"),
        ("a,A,town", "too many or too few cells"),
        ("a,A,town,,1,1,,,", "too many or too few cells"),
        ('a,"A,town,,1,1,,', "not valid CSV"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: str, told: str, tmp_path: Path) -> None:
    rows, problems = places(tmp_path, row)
    assert not rows and told in problems[0].what and problems[0].line in (2, 3)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "places.csv").write_bytes(b"place_id,name\xff\n")
    assert read_names(tmp_path / "places.csv", PLACE_COLUMNS, problems) == []
    assert "not UTF-8" in problems[0].what
