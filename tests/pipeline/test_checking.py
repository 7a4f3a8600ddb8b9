import json
from pathlib import Path

import pytest

from dateline.pipeline.checking import Checking
from dateline.reading import read_case


def a_case(at: Path, text: str) -> Path:
    """A case with one report, in a project of its own."""
    (at / "_config.yml").write_text("", encoding="utf-8")
    data = at / "data"
    (data / "reports").mkdir(parents=True, exist_ok=True)
    (data / "case.yml").write_text("title: Norport\n", encoding="utf-8")
    report = f"---\noutlet: Herald\npublished: 2022-05-03\n---\n{text}\n"
    (data / "reports" / "a.md").write_text(report, encoding="utf-8")
    return data


def checked(data: Path) -> tuple[list[str], int]:
    """What a check says, and how many reports it read for that."""
    read: list[int] = []
    return Checking(read_case(data), read=lambda: read.append(1)).lines(), len(read)


def test_what_was_said_is_said_again_without_reading(tmp_path: Path) -> None:
    data = a_case(tmp_path, "A gunman killed Ole Birk, 9, in Norport on Monday, police said.")
    said, read = checked(data)
    assert any("Ole Birk (a minor)" in line for line in said) and read == 1
    assert checked(data) == (said, 0)


def test_a_changed_case_is_read_again(tmp_path: Path) -> None:
    said, _ = checked(a_case(tmp_path, "A gunman killed Ole Birk, 9, in Norport on Monday, police said."))
    again, read = checked(a_case(tmp_path, "A gunman killed Per Holt, 8, in Norport on Monday, police said."))
    assert again != said and any("Per Holt" in line for line in again) and read == 1


@pytest.mark.parametrize("left", ["", "{}", "[]", '{"same": "x"}'])
def test_what_was_kept_by_halves_is_no_answer(tmp_path: Path, left: str) -> None:
    data = a_case(tmp_path, "A gunman killed Ole Birk, 9, in Norport on Monday, police said.")
    said, _ = checked(data)
    (tmp_path / "_build" / "check.json").write_text(left, encoding="utf-8")
    assert checked(data)[0] == said


def test_a_case_outside_any_project_keeps_nothing(tmp_path: Path) -> None:
    data = a_case(tmp_path, "Rain fell on Monday.")
    (tmp_path / "_config.yml").unlink()
    assert checked(data)[1] == checked(data)[1] == 1
    assert not (tmp_path / "_build").exists()


def test_decisions_that_no_reading_answers_are_kept_too(tmp_path: Path) -> None:
    data = a_case(tmp_path, "A gunman killed Ole Birk, 9, in Norport on Monday, police said.")
    (data / "review.csv").write_text(
        "target,decision,field,value,by,on,why\nc-0000000000,reject,,,Ann Roe,2022-05-04,no figure\n", encoding="utf-8"
    )
    told = Checking(read_case(data)).problems()
    assert ["c-0000000000" in p.what for p in told] == [True]
    assert Checking(read_case(data)).problems() == told
    assert json.loads((tmp_path / "_build" / "check.json").read_text(encoding="utf-8"))["said"]["problems"]
