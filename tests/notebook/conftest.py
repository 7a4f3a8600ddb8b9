"""A small project of invented reports, and a way to run its notebooks here, without a kernel."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import pytest
from matplotlib.figure import Figure

from dateline.pipeline.edition import chosen, edition, write_edition
from dateline.reading import read_case
from tests.cells import in_process
from tests.conftest import ROOT

REPORTS = {
    "gazette": (
        "Dorvik Gazette", "2022-05-03T08:00",
        "Gunmen attacked the bus station in Dorvik on Monday, killing at least 12 people, the governor said. "
        "“We will rebuild the bus station of Dorvik within a year, and we will not forget the dead,” "
        "Governor Ann Roe said on Tuesday.",
    ),
    "times": (
        "Salby Times", "2022-05-04T09:30",
        "The attack on the bus station in Dorvik on Monday killed 15 people and wounded 20 others, police said. "
        "“We will rebuild the bus station of Dorvik within a year,” Governor Ann Roe said on Tuesday.",
    ),
    "post": (
        "Norland Post", "2022-05-05T18:00",
        "Fifteen people were killed in Monday's attack on the bus station in Dorvik, the health ministry said. "
        "The ministry condemned the gunmen. “Nobody has claimed the attack on the bus station so far,” "
        "police spokesman Tom Hale said on Wednesday.",
    ),
    "gazette-later": (
        "Dorvik Gazette", "2022-05-06",
        "The toll of Monday's attack in Dorvik rose to 17 killed on Friday when two of the wounded died, "
        "the hospital said.",
    ),
    "herald": (
        "River Herald", "2022-05-04T20:00",
        "Nine people were wounded in the attack on the bus station in Dorvik on Sunday, the mayor said. "
        "“Nobody has claimed the attack on the bus station so far,” police spokesman Tom Hale said on Wednesday.",
    ),
    "times-salby": (
        "Salby Times", "2022-04-29",
        "Three soldiers were killed in an ambush near Salby on Thursday, the army said.",
    ),
}  # fmt: skip
CASE = """
title: A small case
window: {since: 2022-04-25, until: 2022-05-10}
focus: {place: dorvik, date: 2022-05-02}
compare: {file: others.csv, columns: {id: Nr, date: Day, place: Town, killed: Dead, wounded: Hurt}}
"""
OTHERS = "Nr,Day,Town,Dead,Hurt\na,2022-05-02,Dorvik,17,20\nb,2022-05-02,Dorvik,18,9\n"
CORRECTIONS = """what,since,was,right,on,by,why
The dead of Dorvik,2022-05-05,18 killed,17 killed,2022-05-06,Ann Roe,a figure was read twice
The mayor of Dorvik,2022-05-06,the mayor said it,,2022-05-07,Ann Roe,it was the governor
The day of Salby,2022-05-04,27 April,28 April,2022-05-08,Tom Hale,a reader wrote
"""
PLACES = """place_id,name,kind,within,latitude,longitude,precision_km,other_names
norland,Norland,country,,,,,
dorvik,Dorvik,town,norland,50.1,10.2,5,
salby,Salby,town,norland,51.4,11.9,5,
"""
ACTORS = """actor_id,name,kind,side,role,organisation,other_names
ann-roe,Ann Roe,person,,Governor,,
"""
OTHER_FILES = (("others.csv", OTHERS), ("corrections.csv", CORRECTIONS))
Ran = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a case of six invented reports, with the shipped notebooks, and with the tables of a build."""
    root = tmp_path_factory.mktemp("small") / "project"
    (root / "data" / "reports").mkdir(parents=True)
    shutil.copy(ROOT / "_config.yml", root)
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    for name, text in (("case.yml", CASE), ("places.csv", PLACES), ("actors.csv", ACTORS), *OTHER_FILES):
        (root / "data" / name).write_text(text, encoding="utf-8")
    for name, (outlet, published, text) in REPORTS.items():
        front = f"---\noutlet: {outlet}\npublished: {published}\n---\n"
        (root / "data" / "reports" / f"{name}.md").write_text(front + text + "\n", encoding="utf-8")
    built(root, {})
    return root


def built(root: Path, parameters: dict[str, Any]) -> None:
    """Leave the tables that a build by some parameters leaves."""
    case = read_case(root / "data")
    settings = case.parameters | parameters
    linked = edition(case, settings, root / "_build" / "read")
    write_edition(root / "_build" / "tables", case, chosen(case, linked, settings), settings)


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Run a notebook of the small project by some parameters; what each cell shows, by the cell's name."""
    monkeypatch.chdir(project / "notebooks")

    def ran(name: str, *, pictures: bool = False, **parameters: object) -> dict[str, str]:
        if not pictures:
            monkeypatch.setattr(Figure, "savefig", _blank)
        return in_process(project / "notebooks" / f"{name}.ipynb", parameters, pictures=pictures)

    return ran


def _blank(_figure: Figure, to: TextIO, **_options: object) -> None:
    """An empty picture in place of a drawing, which takes longer than all else of a chapter."""
    to.write('<svg viewBox="0 0 1 1"></svg>')
