"""The walk-through of docs/first-book.md: a new project, six invented reports of another attack, a book."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
from lxml import html

from dateline import tables
from dateline.gathering import add, new_project
from dateline.pipeline.verifying import verify
from dateline.pipeline.verifying.findings import Kind
from tests.conftest import ROOT

EXAMPLE = ROOT / "docs" / "example"


def test_a_project_of_ones_own_builds_a_book_that_is_right(tmp_path: Path) -> None:
    project = tmp_path / "salby-market"
    new_project(project)
    done = add([str(p) for p in sorted(EXAMPLE.glob("*.md"))], project / "data")
    assert len(done.written) == 6
    assert verify(project / "data", project, "Ann Roe").sound
    made = subprocess.run(
        [sys.executable, "-m", "dateline", "build"], cwd=project, capture_output=True, text=True, timeout=600,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    assert "6 reports given: 6 read, 0 set aside" in made.stdout
    page = html.parse(str(project / "_build" / "html" / "book" / "glance.html")).getroot()
    words = " ".join(page.xpath("string(//article)").split())
    assert "Salby, 14 March 2023: 10 people were reported killed." in words
    page = html.parse(str(project / "_build" / "html" / "book" / "imprint.html")).getroot()
    about = " ".join(page.xpath("string(//article)").split())
    assert "Nothing that was recorded has changed." in about and "of 6 the original was kept" in about
    report = next((project / "_build" / "html" / "book" / "reports").glob("*.html")).read_text(encoding="utf-8")
    assert "kept as it came" in report
    assert "reports say that Northern Front claims the attack" in words, "no report says that it did it"
    tolls = pd.read_parquet(project / "_build" / "tables" / "tolls.parquet")
    of_it = tolls[tolls["incident_id"] == "salby-2023-03-14"]
    best = {(t.effect, t.group, t.account): t.best for t in of_it.itertuples()}
    assert best["killed", "all", ""] == 10 and best["wounded", "all", ""] == 23
    assert best["killed", "police", "Northern Front"] == 15, "the attackers' figure is their own account"
    book_is_followed_back(project)


def book_is_followed_back(project: Path) -> None:
    """What the built book says is looked up in the reports: a word of a table that was changed is found."""
    assert verify(project / "data", project, write=False).findings == []
    folder = project / "_build" / "tables"
    for name, column, value in (("claims", "words", "99 killed"), ("tolls", "best", 99)):
        frame = tables.read(folder, name)
        frame.loc[0, column] = value
        tables.write(folder, {name: frame}, ["parquet"])
    (folder / "victims.parquet").write_bytes(b"nobody")
    found = verify(project / "data", project, write=False).findings
    assert {(f.kind, f.problem.file) for f in found} == {
        (Kind.BOOK, f"_build/tables/{name}.parquet") for name in ("claims", "tolls", "victims")
    }
