"""The package as others get it: a wheel, in an empty environment, from which a first book is made."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dateline.gathering.new_project import parts
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_all_that_a_new_project_is_made_of(wheel: Path) -> None:
    inside = {n.removeprefix("dateline/gathering/project/") for n in zipfile.ZipFile(wheel).namelist()}
    missing = [name for name, _ in parts("A book") if name not in inside and f"{name}.template" not in inside]
    assert missing == []


@pytest.mark.nightly
def test_a_first_book_is_made_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    """Asks the package registry for what Dateline depends on."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "empty"], check=True)
    bin_ = tmp_path / "empty" / "bin"
    subprocess.run([bin_ / "pip", "install", "--quiet", wheel], check=True)
    project = tmp_path / "first"
    subprocess.run([bin_ / "dateline", "new", project], check=True, cwd=tmp_path)
    example = sorted((ROOT / "docs" / "example").glob("*.md"))
    subprocess.run([bin_ / "dateline", "add", *example], check=True, cwd=project)
    built = subprocess.run([bin_ / "dateline", "build"], cwd=project, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Salby" in (project / "_build" / "html" / "index.html").read_text(encoding="utf-8")
    shutil.rmtree(tmp_path / "empty")
