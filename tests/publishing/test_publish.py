"""`dateline publish` on whole books: once on the small house; fifteen days of a made-up case at night."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner

import dateline
from dateline import tables
from dateline.cli import app
from dateline.core.files import files_below, tree_hash
from dateline.publishing.book_check import check
from dateline.publishing.editions import store
from dateline.reading.past_editions import past_editions
from tests.generators.days import Expected, Grown, days
from tests.house import Houses, make_house
from tests.publishing.test_editions import broken_links


def publish(house: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> tuple[int, str]:
    monkeypatch.chdir(house)
    run = CliRunner().invoke(app, ["publish", *more])
    return run.exit_code, run.output


def wrong_with(house: Path) -> dict[str, str]:
    """What verify finds wrong with the pages of a house, by file."""
    return {f.problem.file: f.problem.what for f in check(house, house / "data").findings}


def test_the_first_edition_stays_and_is_not_added_twice(
    houses: Houses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = houses.copy(tmp_path / "house")
    status, said = publish(house, monkeypatch, "--on", "2022-05-05")
    assert status == 0 and "edition 1 (2022-05-05):" in said, said
    folder = house / "published" / "editions" / "2022-05-05"
    before = tree_hash(folder)
    kept = json.loads((house / "data/editions/2022-05-05.json").read_text(encoding="utf-8"))
    assert set(kept["inputs"]) >= {"case.yml", "places.csv", "reports/one.md"} and "book/glance.html" in kept["pages"]
    assert not list(folder.rglob("*one.md")), "inputs are not published"
    status, said = publish(house, monkeypatch, "--on", "2022-05-06")
    assert status == 1 and "Nothing changed since edition 1 (2022-05-05)" in said
    status, said = publish(house, monkeypatch, "--on", "soon")
    assert status == 1 and "not a day. Write it as" in said
    assert tree_hash(folder) == before and len(past_editions(house / "data")) == 1
    assert broken_links(house / "published", folder) == []


def test_an_altered_edition_stops_the_next_one(houses: Houses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = houses.copy(tmp_path / "house")
    assert publish(house, monkeypatch, "--on", "2022-05-05")[0] == 0
    page = house / "published/editions/2022-05-05/book/timeline.html"
    assert wrong_with(house) == {}
    (house / "published/editions/2022-05-05/book/more.html").write_text("more", encoding="utf-8")
    front = house / "published/index.html"
    front.unlink()
    front.write_text("another", encoding="utf-8")
    page.unlink()
    assert wrong_with(house) == {
        "published/editions/2022-05-05/book/more.html": "nobody published it",
        "published/editions/2022-05-05/book/timeline.html": "it is gone",
        "published/index.html": "it is not that of 2022-05-05",
    }
    (house / "data" / "review.csv").write_text("target,decision,field,value,by,on,why\n", encoding="utf-8")
    status, said = publish(house, monkeypatch, "--on", "2022-05-04")
    assert status == 1 and "lies before the last edition" in said
    status, said = publish(house, monkeypatch, "--on", "2022-05-06")
    assert status == 1 and "timeline.html: gone" in said and len(past_editions(house / "data")) == 1


# The day on which a newer program takes the place of an older one, which did not know a word.
NEWER_ON, WORD = date(2022, 5, 10), "slain"
ARDEN = (
    "---\noutlet: Fjord Times\npublished: 2022-04-03\n---\n"
    f"Four people were {WORD} when gunmen attacked Arden on 2 April, the governor said.\n"
)


def older_program(folder: Path) -> Path:
    """A copy of the program that does not know a word of harm; returns where Python finds it."""
    shutil.copytree(Path(dateline.__file__).parent, folder / "dateline", ignore=shutil.ignore_patterns("__pycache__"))
    words = folder / "dateline/extraction/lexicon/en/effects.csv"
    known = words.read_text(encoding="utf-8")
    assert f"|{WORD}|" in known
    words.write_text(known.replace(f"|{WORD}|", "|"), encoding="utf-8")
    return folder


def publish_by(program: Path | None, house: Path, day: date) -> None:
    """Publish an edition in a process of its own, by another copy of the program where one is given."""
    found = {"PYTHONPATH": str(program)} if program else {}
    command = [sys.executable, "-c", "from dateline.cli import main; main()", "publish", "--on", day.isoformat()]
    ran = subprocess.run(command, cwd=house, env={**os.environ, **found}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.nightly
def test_fifteen_daily_editions(tmp_path: Path) -> None:
    """Each change of a toll once in the feed with its cause, also those of a newer program; old editions the same
    bytes, their links working; equal files stored once."""
    house = make_house(tmp_path / "house", ["glance", "timeline", "casualties", "contradictions", "changes", "reports"])
    for path in sorted((house / "data").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    grown, first, absent = Grown(house / "data", 3), "", set[str]()
    (house / "data/reports/arden.md").write_text(ARDEN, encoding="utf-8")
    with (house / "data/places.csv").open("a", encoding="utf-8") as places:
        places.write("arden,Arden,town,,66.1,25.7,,\n")
    older = older_program(tmp_path / "older")

    def figure_of(report_id: str) -> str:
        claims = tables.read(house / "_build" / "tables", "claims")
        return str(claims[claims["report_id"] == report_id]["claim_id"].iloc[0])

    due: dict[tuple[str, str, str], str] = {}
    for day, expected in days(grown, figure_of, 15):
        publish_by(older if day < NEWER_ON else None, house, day)
        past = past_editions(house / "data")
        newer = [Expected("arden", "changed rule", "reads it otherwise, rule")] if day == NEWER_ON else []
        due |= {(day.isoformat(), e.place, e.cause): e.word for e in (*expected, *newer)}
        if not first:
            first = tree_hash(store.folder_of(house, past[0]))
            absent = targets(house)  # chapters that this book of six goes without
    assert tree_hash(store.folder_of(house, past[0])) == first and store.altered(house, past) == []
    assert targets(house) <= absent
    _tells_each_once(house / "published" / "feed.xml", due)
    _stores_equal_files_once(house, past)


def targets(house: Path) -> set[str]:
    """The pages that links of the published pages lead to and that are not there."""
    found = broken_links(house / "published", house / "published")
    return {link.rpartition(": ")[2].rpartition("/")[2].partition("#")[0] for link in found}


def _tells_each_once(feed: Path, due: dict[tuple[str, str, str], str]) -> None:
    """Whether the changes of tolls are those that are due, each once, with its cause and the word that names it."""
    entries = [e for e in feedparser.parse(feed.read_text(encoding="utf-8")).entries if e.title.startswith("Toll")]
    told = [(e.updated[:10], e.link.rpartition("/")[2].split("-")[0], e.tags[0].term) for e in entries]
    assert sorted(told) == sorted(due)
    assert all(due[key] in e.summary for key, e in zip(told, entries, strict=True))
    causes = {cause for _, _, cause in told}
    assert causes == {"new report", "newer version of a report", "a person’s decision", "changed rule"}


def _stores_equal_files_once(house: Path, past: list[store.PastEdition]) -> None:
    top, last = house / "published", store.folder_of(house, past[-1])
    stored = sum({(s.st_dev, s.st_ino): s.st_size for p in files_below(top) for s in [p.stat()]}.values())
    changed = sum(
        (store.folder_of(house, newer) / path).stat().st_size
        for older, newer in pairwise(past)
        for path, h in newer.pages.items()
        if older.pages.get(path) != h
    )
    assert stored < 1.5 * sum(p.stat().st_size for p in files_below(last)) + changed
