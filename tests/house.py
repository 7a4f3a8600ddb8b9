"""Small houses for tests: a copy of the project's templates and pages with a case of its own,
built by the command itself; and one small house that is built once for all tests."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from dateline.core.ends import only_one
from dateline.publishing.notebooks import code_hash
from tests.conftest import ROOT

# A report whose place the case does not know: no incident, so the book is small and quickly made.
ONE = (
    "---\noutlet: River Herald\npublished: 2022-05-03\n---\n"
    "At least 12 people were killed in Arden on Monday, the governor said.\n"
)
# A second report of the same day, with figures, words and a speaker that differ from the first's.
TWO = (
    "---\noutlet: Dorvik Post\ntitle: Governor mourns the dead of Arden\npublished: 2022-05-04\n---\n"
    "ARDEN (Dorvik Post) – Ten soldiers and three civilians were killed in Arden on Monday, the mayor said.\n\n"
    "“We shall rebuild every house that was burnt,” governor Ilse Marn told reporters on Tuesday.\n"
)
CHAPTERS = ["glance", "timeline", "casualties", "reports"]


def make_house(folder: Path, chapters: list[str], case: Path | None = None) -> Path:
    """A house with some chapters; its case is copied from `case`, or is one report."""
    (folder / "book").mkdir(parents=True)
    for name in ("_config.yml", "docutils.conf"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "book" / "_static", folder / "book" / "_static")
    for page in (ROOT / "book").glob("*.md"):
        shutil.copy(page, folder / "book" / page.name)
    listed = {
        "file": "book/reports" if "reports" in chapters else "book/method",
        "sections": [{"glob": "book/reports/*"}],
    }
    attacks = {"file": "book/attacks", "sections": [{"glob": "book/incidents/*"}]}
    told = [{"file": f"book/{c}"} for c in chapters if c not in ("glance", "reports")]
    about = [{"file": "book/method"}] if "reports" in chapters else []
    parts = [
        {"caption": "The case", "chapters": told},
        {"caption": "One by one", "chapters": [attacks, listed, *about]},
    ]
    toc = {"format": "jb-book", "root": "book/glance", "parts": [p for p in parts if p["chapters"]]}
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    if case:
        shutil.copytree(case, folder / "data")
    else:
        (folder / "data" / "reports").mkdir(parents=True)
        for name in ("places.csv", "actors.csv"):
            shutil.copy(ROOT / "data" / name, folder / "data" / name)
        (folder / "data" / "case.yml").write_text(
            f"title: A small case\nchapters: [{', '.join(chapters)}]\n", encoding="utf-8"
        )
        (folder / "data" / "reports" / "one.md").write_text(ONE, encoding="utf-8")
    return folder


def small_house(folder: Path) -> Path:
    """A house of two reports and four chapters."""
    made = make_house(folder, CHAPTERS)
    (made / "data" / "reports" / "two.md").write_text(TWO, encoding="utf-8")
    return made


class Houses:
    """The small house, built once for every worker of a test run; each test takes a copy."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        """Build it, or wait until another worker has. What it is built from is in its name."""
        own = factory.getbasetemp()
        shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
        self.folder = shared / f"small-house-{code_hash()[:12]}"
        self.said_file = self.folder / "said.txt"
        with only_one(self.folder, lambda: None):
            if not self.said_file.is_file():
                shutil.rmtree(self.folder / "house", ignore_errors=True)
                status, said = build(small_house(self.folder / "house"))
                assert status == 0, said
                self.said_file.write_text(said, encoding="utf-8")
        self.house, self.said = self.folder / "house", self.said_file.read_text(encoding="utf-8")

    def copy(self, folder: Path) -> Path:
        """A built copy, without what Sphinx keeps for the next build: that holds the folder it was made in."""
        shutil.copytree(self.house, folder, ignore=shutil.ignore_patterns("sphinx"))
        return folder


def add_chapter(house: Path, name: str) -> None:
    """Let a house have one more chapter."""
    case, toc = house / "data" / "case.yml", house / "_toc.yml"
    case.write_text(case.read_text(encoding="utf-8").replace("chapters: [", f"chapters: [{name}, "), encoding="utf-8")
    listed = yaml.safe_load(toc.read_text(encoding="utf-8"))
    listed["parts"][0]["chapters"].append({"file": f"book/{name}"})
    toc.write_text(yaml.safe_dump(listed), encoding="utf-8")


def start(
    folder: Path, *more: str, env: Mapping[str, str] | None = None, largest: int | None = None
) -> subprocess.Popen[str]:
    """Begin `dateline build` in a house, in a process group of its own."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest})); " if largest else ""
    command = [sys.executable, "-c", f"{limit}from dateline.cli import main; main()", "build", *more]
    return subprocess.Popen(
        command, cwd=folder, env={**os.environ, **(env or {})}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )  # fmt: skip


def build(
    folder: Path, *more: str, env: Mapping[str, str] | None = None, largest: int | None = None
) -> tuple[int, str]:
    """Build a house; exit status and what was said. No file may grow beyond `largest` bytes, as on a full disk."""
    process = start(folder, *more, env=env, largest=largest)
    said, _ = process.communicate(timeout=300)
    return process.returncode, said


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes, but for what Sphinx keeps for the next build."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.relative_to(folder).parts[0] != "sphinx"
    }
