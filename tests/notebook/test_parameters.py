"""Parameters change what notebooks show as they must, the same alone as in a build; what they can't be is refused."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.notebook.injected import history, refuse_undeclared
from dateline.publishing.notebooks import signature
from tests.cells import cells, in_process, text
from tests.conftest import ROOT
from tests.notebook.conftest import Ran, built

TEMPLATES = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.stem)
def test_each_parameter_has_a_type_a_default_and_a_comment(path: Path) -> None:
    """And what the notebook declares is what papermill finds, and is used."""
    import papermill

    own = signature(path)
    assert {"project", "tables"} <= set(own)
    assert all(p.type in ("str", "int") and p.meaning for p in own.values())
    assert set(papermill.inspect_notebook(str(path))) == set(own)
    found = [c["source"] for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]
    code = "\n".join("".join(source) for source in found)
    used = {n.id for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    assert set(own) <= used


def test_the_timeline_covers_its_window(run: Ran) -> None:
    whole = run("timeline", pictures=True)
    assert "more than of any other day" in text(whole["picture"])
    assert "Between 25 April 2022 and 10 May 2022 the reports cover two attacks: " in text(whole["answer"])
    assert [row[1] for row in cells(whole["list"])].count("attack") == 2
    assert "whose day is known" in text(whole["picture"])
    assert "An inferred day counts" in text(whole["counts"])
    assert "moved" not in text(whole["next"])  # which a case whose figures never changed would belie
    later = run("timeline", since="2022-05-01")
    assert "Between 1 May 2022 and 10 May 2022 the reports cover one attack: Dorvik" in text(later["answer"])
    of_later, of_whole = cells(later["list"]), cells(whole["list"])
    assert [row for row in of_whole if row not in of_later and row[1] != "published"] == [of_whole[0]]
    assert ["1 May 2022", "attack, by another date", "Dorvik, 2 May 2022", "River Herald"] in of_whole
    assert "1 report" in [row[2] for row in of_whole if row[:2] == ["29 April 2022", "published"]]
    assert sum(int(n) for row in cells(later["counts"]) for n in row[1:]) < sum(
        int(n) for row in cells(whole["counts"]) for n in row[1:]
    )


def test_a_window_that_holds_nothing_says_so(run: Ran) -> None:
    empty = run("timeline", pictures=True, since="2020-01-01", until="2020-01-31")
    assert text(empty["answer"]) == "No dated attack lies between 1 January 2020 and 31 January 2020."
    assert "nothing to draw" in text(empty["picture"]) and "nothing to show" in text(empty["list"])


def test_an_incident_cuts_the_timeline_down(run: Ran) -> None:
    cut = run("timeline", incident="salby-2022-04-28")
    assert "one attack: Salby" in text(cut["answer"]) and "Dorvik" not in text(cut["list"])


def test_outlets_and_an_hour_link_anew(run: Ran) -> None:
    gazette = run("timeline", outlets="Dorvik Gazette")
    assert "cover one attack: " in text(gazette["answer"])
    assert {row[3] for row in cells(gazette["list"]) if row[1] == "statement"} == {"Dorvik Gazette"}
    early = run("timeline", as_of="2022-05-04T09:00")
    assert not [row for row in cells(early["list"]) if "Tom Hale" in row[2]]
    assert sum(int(row[3]) for row in cells(early["counts"])) == 2


def test_alone_it_gives_what_a_build_gives(run: Ran, project: Path, tmp_path: Path) -> None:
    """By the parameter alone, beside tables that were built without it, and on tables that were built by it."""
    other = shutil.copytree(project, tmp_path / "other")
    for given in ({"since": "2022-05-01", "as_of": "2022-05-04"}, {"outlets": "Salby Times"}):
        built(other, given)
        alone = run("timeline", **given)
        assert in_process(other / "notebooks" / "timeline.ipynb", {"tables": str(other / "_build" / "tables")}) == alone
        assert in_process(other / "notebooks" / "timeline.ipynb", {"project": str(other), **given}) == alone


def test_from_any_folder_of_the_project_and_from_elsewhere(
    run: Ran, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("timeline", since="2022-05-01")
    monkeypatch.chdir(project / "data" / "reports")
    assert in_process(project / "notebooks" / "timeline.ipynb", {"since": "2022-05-01"}) == first
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="-p project PATH"):
        in_process(project / "notebooks" / "timeline.ipynb", {"since": "2022-05-01"})
    given = {"since": "2022-05-01", "project": os.path.relpath(project)}
    assert in_process(project / "notebooks" / "timeline.ipynb", given) == first


def test_tables_of_a_case_that_changed_since_are_not_used(project: Path, tmp_path: Path) -> None:
    other = shutil.copytree(project, tmp_path / "other")
    built(other, {})
    (other / "data" / "reports" / "times-salby.md").unlink()
    shown = in_process(other / "notebooks" / "timeline.ipynb", {"project": str(other)})
    assert "cover one attack: " in text(shown["answer"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"since": "banana"}, "since: 'banana'"),
        ({"since": "2021-02-31"}, "since"),
        ({"since": "2022-05-09", "until": "2022-05-01"}, r"until \(2022-05-01\) lies before since"),
        ({"as_of": "2022-05-04T25:00"}, "as_of: '25:00' is not a time of day"),
        ({"outlets": "The Moon"}, "outlets: no report is by 'The Moon'; there are Dorvik Gazette"),
        ({"incident": "dorvik"}, "incident: no incident 'dorvik'. There are "),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(run: Ran, given: dict[str, str], said: str) -> None:
    with pytest.raises(Exception, match=said):
        run("timeline", **given)


DECLARED = 'incident: str = ""  # the attack\nsince: str = ""  # the first day\nspeakers: int = 8  # rows'


@pytest.mark.parametrize(
    ("injected", "said"),
    [
        ('sinc = "2021"', r"no parameter 'sinc' here\. Did you mean since\? This notebook has incident, since"),
        ('since = "2021"\nrules = "latest"', "no parameter 'rules' here"),
        ('speakers = "many"', "speakers: 'many' is not a whole number"),
    ],
)
def test_a_parameter_that_papermill_puts_in_undeclared_is_refused_by_name(injected: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        refuse_undeclared(["", DECLARED, f"# Parameters\n{injected}\n", "import dateline.notebook as dl"])


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["", DECLARED],
        ["", DECLARED, '# Parameters\nsince = "2021"\n'],
        ["", DECLARED, "# Parameters\nsince = 2021\nspeakers = 3\n"],
        ["", "since = None", '# Parameters\nsince = "2021"\n'],
        ["", DECLARED, '# Parameters\nsinc = "2021"\n', "sinc", DECLARED, '# Parameters\nsince = "2022"\n'],
        ["", "%%not python", DECLARED, '# Parameters\nsince = "2021"\n'],
    ],
)
def test_declared_parameters_pass(cells: list[str]) -> None:
    refuse_undeclared(cells)


def test_in_a_kernel_the_cells_that_ran_are_known() -> None:
    from IPython.core.interactiveshell import InteractiveShell

    InteractiveShell.clear_instance()  # what another test of this process may have left
    assert history() == []
    shell = InteractiveShell.instance()
    try:
        for source in (DECLARED, '# Parameters\nsinc = "2021"\n'):
            shell.run_cell(source, store_history=True)
        with pytest.raises(ValueError, match="no parameter 'sinc'"):
            refuse_undeclared(history())
    finally:
        InteractiveShell.clear_instance()


@pytest.mark.nightly
def test_plain_papermill_refuses_a_parameter_the_notebook_does_not_have(project: Path, tmp_path: Path) -> None:
    """As a reader would call it; the same call with the right name succeeds."""
    papermill = [sys.executable, "-m", "papermill", "--no-progress-bar", "--cwd", str(project / "notebooks")]
    for name, wrong in (("sinc", True), ("since", False)):
        call = [*papermill, str(project / "notebooks" / "timeline.ipynb"), str(tmp_path / "out.ipynb"), "-p", name]
        ran = subprocess.run([*call, "2021"], capture_output=True, text=True, check=False, timeout=120)
        assert (ran.returncode != 0) is wrong, ran.stderr
        assert ("no parameter 'sinc' here. Did you mean since?" in ran.stderr) is wrong


def test_a_year_typed_as_a_number_is_a_year(run: Ran) -> None:
    """Papermill makes a number of 2022 before the notebook sees it."""
    assert run("timeline", since=2022) == run("timeline", since="2022")
