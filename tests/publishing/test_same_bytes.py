"""The whole command in two houses: the same input gives the same bytes anywhere."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.house import Houses, build, digests, make_house, small_house

HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1638489600"}
THERE = {"PYTHONHASHSEED": "77", "TZ": "Asia/Baghdad", "SOURCE_DATE_EPOCH": "1638489600"}


def made(house: Path) -> dict[str, str]:
    return digests(house / "_build") | digests(house / "book")


def test_the_same_input_gives_the_same_bytes_anywhere(houses: Houses, tmp_path: Path) -> None:
    """Another folder, another time, another hash seed, another zone, another number of workers:
    every file made is the same."""
    house = small_house(tmp_path / "b" / "deeper")
    status, said = build(house, "--workers", "3", env=THERE)
    assert status == 0, said
    here, there = made(houses.house), made(house)
    assert here.keys() == there.keys()
    assert {name for name in here if here[name] != there[name]} <= {"stamp.json"}, "it holds the environment"
    assert len(here) > 200


@pytest.mark.nightly
def test_the_shipped_case_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """The same of the shipped case, with five chapters."""
    both = []
    for folder, environment, workers in ((tmp_path / "a", HERE, "1"), (tmp_path / "b" / "deeper", THERE, "3")):
        chapters = ["glance", "reports", "timeline", "casualties", "same-words"]
        house = make_house(folder, chapters, ROOT / "data")
        text = (house / "data" / "case.yml").read_text(encoding="utf-8")
        lines = [
            f"chapters: [{', '.join(chapters)}]" if line.startswith("chapters:") else line for line in text.splitlines()
        ]
        (house / "data" / "case.yml").write_text("\n".join(lines), encoding="utf-8")
        status, said = build(house, "--workers", workers, env=environment)
        assert status == 0, said
        both.append(made(house))
    assert both[0].keys() == both[1].keys()
    assert [name for name in both[0] if both[0][name] != both[1][name]] == []
    assert len(both[0]) > 200
