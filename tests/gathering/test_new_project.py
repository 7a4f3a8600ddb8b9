"""A project of one's own: what is laid out, what an update replaces, and that it is made of this repository's parts."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from dateline.cli import app
from dateline.gathering import new_project, update_project
from dateline.gathering.new_project import PATTERNS, parts
from tests.conftest import ROOT

FRAME = ("book", "notebooks", "data", "_config.yml", "_toc.yml", "requirements.txt", "tests")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    new_project(tmp_path / "river-attack")
    return tmp_path / "river-attack"


def test_a_new_project_has_the_frame_of_this_one_with_its_own_title(project: Path) -> None:
    assert all((project / name).exists() for name in FRAME)
    assert yaml.safe_load((project / "_config.yml").read_text(encoding="utf-8"))["title"] == "River attack"
    assert yaml.safe_load((project / "data" / "case.yml").read_text(encoding="utf-8"))["title"] == "River attack"
    assert "Makhmour" not in "".join(text for name, text in parts("River attack") if not name.startswith("book/method"))


def test_it_is_made_of_the_same_parts_as_this_repository(project: Path) -> None:
    own = [p for pattern in PATTERNS for p in ROOT.glob(pattern)]
    assert len(own) > 25
    for p in own:
        if p.name != "_config.yml":
            assert (project / p.relative_to(ROOT)).read_bytes() == p.read_bytes(), p


def test_the_wheel_carries_every_part() -> None:
    wheel = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("wheel.force-include]")[1].split("\n\n")[0]
    for p in (p for pattern in PATTERNS for p in ROOT.glob(pattern)):
        name = str(p.relative_to(ROOT))
        named = name if name.endswith(".md") or "/" not in name else str(p.parent.relative_to(ROOT))
        assert f'"{named}" = "dateline/gathering/project/{named}"' in wheel, name


def test_nothing_that_is_there_is_written_over(project: Path, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError, match="nothing was written"):
        new_project(project)
    other = tmp_path / "other"
    other.mkdir()
    (other / "_toc.yml").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="_toc"):
        new_project(other)
    assert [p.name for p in other.iterdir()] == ["_toc.yml"]


def test_an_update_replaces_what_is_as_it_was_and_leaves_what_a_person_edited(project: Path) -> None:
    assert update_project(project) == ([], [])
    laid = json.loads((project / ".dateline.json").read_text(encoding="utf-8"))
    # An older Dateline laid out another timeline and another style sheet; a person edited the second.
    for name, text in (("notebooks/timeline.ipynb", "old"), ("book/_static/dateline.css", "older")):
        (project / name).write_text("old", encoding="utf-8")
        laid["files"][name] = hashlib.sha256(text.encode()).hexdigest()
    (project / "Makefile").unlink()
    laid["files"]["Makefile"] = "another"
    (project / ".dateline.json").write_text(json.dumps(laid), encoding="utf-8")
    out = CliRunner().invoke(app, ["update", str(project)])
    assert out.exit_code == 0 and "brought up to date: notebooks/timeline.ipynb" in out.output
    assert "left, because you edited or removed it: book/_static/dateline.css" in out.output
    assert "left, because you edited or removed it: Makefile" in out.output
    assert (project / "book" / "_static" / "dateline.css").read_text(encoding="utf-8") == "old"
    assert (project / "notebooks" / "timeline.ipynb").read_bytes() == (ROOT / "notebooks/timeline.ipynb").read_bytes()
    assert "timeline" not in CliRunner().invoke(app, ["update", str(project)]).output


def test_a_folder_that_was_not_laid_out_is_named(tmp_path: Path) -> None:
    out = CliRunner().invoke(app, ["update", str(tmp_path)])
    assert out.exit_code == 1 and "not laid out by" in out.output


@pytest.mark.parametrize(("active", "used"), [("", ".venv"), ("/somewhere/env", "/somewhere/env")])
def test_make_works_in_the_environment_that_is_active(tmp_path: Path, active: str, used: str) -> None:
    """Else whoever has just installed Dateline beside the project would install it all a second time."""
    new_project(tmp_path / "own")
    environment = {n: v for n, v in os.environ.items() if n != "VIRTUAL_ENV"}
    environment |= {"VIRTUAL_ENV": active} if active else {}
    said = subprocess.run(
        ["make", "-n", "book"], cwd=tmp_path / "own", env=environment, capture_output=True, text=True, timeout=60
    )
    assert f"{used}/bin/dateline build" in said.stdout, said.stderr


def test_what_reading_a_page_needs_is_asked_for_by_name() -> None:
    """As an extra of another package, an older pip leaves it out, and no page can be read."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert any(d.startswith("lxml_html_clean") for d in declared)
