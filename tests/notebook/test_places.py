"""The places chapter: a place's row says what happened there."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cells import cells, in_process, text
from tests.notebook.conftest import Ran


def test_a_place_of_two_attacks_names_both(project: Path, tmp_path: Path) -> None:
    other = shutil.copytree(project, tmp_path / "other")
    shutil.rmtree(other / "_build")
    told = "Five soldiers were killed in an ambush near Salby on Tuesday, the army said."
    report = f"---\noutlet: Salby Times\npublished: 2022-02-09\n---\n{told}\n"
    (other / "data" / "reports" / "times-february.md").write_text(report, encoding="utf-8")
    shown = in_process(other / "notebooks" / "places.ipynb", {"project": str(other)})
    (salby,) = [row for row in cells(shown["table"]) if row[0] == "Salby"]
    assert "&lt;" not in shown["table"] and salby[-1] == "Salby, 8 February 2022 and Salby, 28 April 2022"


def test_the_hour_and_the_outlets_choose_which_places_are_named(run: Ran) -> None:
    assert "2 known places, Dorvik most often" in text(run("places")["answer"])
    assert "1 known place, Dorvik" in text(run("places", outlets="Norland Post")["answer"])
