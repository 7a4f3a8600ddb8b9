"""Every notebook by its defaults and by three other sets of parameters: each shows something else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.conftest import ROOT
from tests.house import build, make_house
from tests.notebook.conftest import Ran

DORVIK, SALBY = "dorvik-2022-05-02", "salby-2022-04-28"
CUTS: list[dict[str, Any]] = [{"as_of": "2022-05-03"}, {"outlets": "Salby Times"}, {"as_of": "2022-05-05T20:00"}]
SETS: dict[str, list[dict[str, Any]]] = {
    "glance": [{"incident": SALBY}, {"as_of": "2022-05-03"}, {"outlets": "Dorvik Gazette"}],
    "reports": CUTS,
    "timeline": [{"since": "2022-05-01"}, {"incident": SALBY}, {"outlets": "Norland Post"}],
    "casualties": [{"rule": "majority"}, {"as_of": "2022-05-03"}, {"incident": SALBY}],
    "statements": [{"speaker": "Ann Roe"}, {"as_of": "2022-05-03"}, {"outlets": "Norland Post"}],
    "same-words": [{"base": "times"}, {"speaker": "Ann Roe"}, {"as_of": "2022-05-03"}],
    "contradictions": [{"kind": "date"}, {"incident": SALBY}, {"outlets": "River Herald, Salby Times"}],
    "coverage": [{"incident": SALBY}, {"as_of": "2022-05-04"}, {"outlets": "Dorvik Gazette, Salby Times"}],
    "places": [{"as_of": "2022-05-03"}, {"outlets": "Norland Post"}, {"outlets": "Dorvik Gazette, Salby Times"}],
    "incident": [{"incident": DORVIK}, {"outlets": "Dorvik Gazette"}, {"incident": DORVIK, "as_of": "2022-05-03"}],
    "imprint": [{"since": "2022-05-01"}, {"rule": "range"}, {"outlets": "Salby Times"}],
    "changes": [
        {"known_by": "2022-05-03"}, {"known_by": "2022-05-03", "about": "tolls"},
        {"known_by": "2022-05-04T12:00", "change": "new"},
    ],
    "compared": [{"verdict": "said"}, {"field": "killed"}, {"as_of": "2022-05-04"}],
    "corrections": [{"since": "2022-05-06"}, {"until": "2022-05-06"}, {"by": "Ann Roe"}],
    "review": [{"limit": 3}, {"readings": "statements"}, {"incident": SALBY}],
    "downloads": [{"only": "claims"}, {"as_of": "2022-05-03"}, {"outlets": "Salby Times"}],
}  # fmt: skip


def test_there_are_sets_for_every_notebook() -> None:
    assert set(SETS) == {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")}
    assert all(len(given) == 3 for given in SETS.values())


@pytest.mark.parametrize("name", SETS)
def test_each_set_of_parameters_shows_something_else(run: Ran, name: str) -> None:
    shown = [json.dumps(run(name, **given)) for given in ({}, *SETS[name])]
    assert all(shown) and len(set(shown)) == len(shown)
    assert not [s for s in shown if "&lt;a " in s or "&lt;span" in s], "a finished link was taken for text"


@pytest.mark.nightly
@pytest.mark.parametrize("name", SETS)
def test_plain_papermill_gives_the_same_from_any_folder(run: Ran, project: Path, tmp_path: Path, name: str) -> None:
    """With a kernel of its own, in a folder that is in no project, told by `project` where it is."""
    import papermill

    given = {**SETS[name][0], "project": str(project)}
    alone = tmp_path / "alone.ipynb"
    papermill.execute_notebook(
        str(project / "notebooks" / f"{name}.ipynb"), str(alone), parameters=given, progress_bar=False,
        cwd=str(tmp_path),
    )  # fmt: skip
    cells = {c["id"]: c.outputs for c in nbformat.read(alone, as_version=4).cells if c.cell_type == "code"}
    theirs = {i: outputs[-1].data["text/html"] for i, outputs in cells.items() if outputs}
    shown = {i: piece for i, piece in run(name, pictures=True, **given).items() if piece not in ("None", "")}
    assert set(theirs) >= set(shown) and [i for i in shown if "<svg" not in shown[i] and theirs[i] != shown[i]] == []


WHOLE: dict[str, dict[str, str]] = {
    "timeline": {"since": "2021-12-02", "until": "2021-12-04"},
    "casualties": {"rule": "majority", "as_of": "2021-12-03T12:00"},
    "statements": {"outlets": "Rudaw, Reuters"},
}


@pytest.mark.nightly
@pytest.mark.parametrize("name", WHOLE)
def test_papermill_alone_gives_what_the_command_builds(name: str, tmp_path: Path) -> None:
    """On the shipped case: a build with -p, and the notebook alone, from another folder of the project."""
    import papermill

    house = make_house(tmp_path / "house", ["glance", name], ROOT / "data")
    path = house / "data" / "case.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    chapters = [f"chapters: [glance, {name}]" if line.startswith("chapters:") else line for line in lines]
    path.write_text("\n".join(chapters) + "\n", encoding="utf-8")
    given = [word for item in WHOLE[name].items() for word in ("-p", *item)]
    status, said = build(house, *given)
    assert status == 0, said
    alone = tmp_path / "alone.ipynb"
    papermill.execute_notebook(
        str(house / "notebooks" / f"{name}.ipynb"), str(alone), parameters=WHOLE[name], progress_bar=False,
        cwd=str(house / "data" / "reports"),
    )  # fmt: skip
    built = nbformat.read(house / "book" / f"{name}.ipynb", as_version=4)
    theirs = [c.outputs for c in nbformat.read(alone, as_version=4).cells if c.cell_type == "code" and c.outputs]
    assert theirs == [c.outputs for c in built.cells if c.cell_type == "code" and c.outputs]
