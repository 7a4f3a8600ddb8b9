"""`dateline publish` on whole books: once on the small house; fifteen days of a made-up case at night."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner

from dateline import tables
from dateline.cli import app
from dateline.core.files import files_below, tree_hash
from dateline.publishing.editions import store
from dateline.reading.past_editions import past_editions
from tests.generators.days import Grown, days
from tests.house import Houses, make_house
from tests.publishing.test_editions import broken_links


def publish(house: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> tuple[int, str]:
    monkeypatch.chdir(house)
    run = CliRunner().invoke(app, ["publish", *more])
    return run.exit_code, run.output


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
    page.unlink()
    (house / "data" / "review.csv").write_text("target,decision,field,value,by,on,why\n", encoding="utf-8")
    status, said = publish(house, monkeypatch, "--on", "2022-05-04")
    assert status == 1 and "lies before the last edition" in said
    status, said = publish(house, monkeypatch, "--on", "2022-05-06")
    assert status == 1 and "timeline.html: gone" in said and len(past_editions(house / "data")) == 1


@pytest.mark.nightly
def test_fifteen_daily_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change of a toll once in the feed with its cause; old editions the same bytes, their links working; equal
    files stored once."""
    house = make_house(tmp_path / "house", ["glance", "timeline", "casualties", "contradictions", "changes", "reports"])
    for path in sorted((house / "data").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    grown, first, absent = Grown(house / "data", 3), "", set[str]()

    def figure_of(report_id: str) -> str:
        claims = tables.read(house / "_build" / "tables", "claims")
        return str(claims[claims["report_id"] == report_id]["claim_id"].iloc[0])

    due: set[tuple[str, str, str]] = set()
    for day, expected in days(grown, figure_of, 15):
        status, said = publish(house, monkeypatch, "--on", day.isoformat())
        assert status == 0, said
        past = past_editions(house / "data")
        if not first:
            first = tree_hash(store.folder_of(house, past[0]))
            absent = targets(house)  # chapters that this book of six goes without
        due |= {(day.isoformat(), e.place, e.cause) for e in expected if e.cause != "changed rule"}
    assert tree_hash(store.folder_of(house, past[0])) == first and store.altered(house, past) == []
    assert targets(house) <= absent
    _tells_each_once(house / "published" / "feed.xml", due)
    _stores_equal_files_once(house, past)


def targets(house: Path) -> set[str]:
    """The pages that links of the published pages lead to and that are not there."""
    found = broken_links(house / "published", house / "published")
    return {link.rpartition(": ")[2].rpartition("/")[2].partition("#")[0] for link in found}


def _tells_each_once(feed: Path, due: set[tuple[str, str, str]]) -> None:
    entries = [e for e in feedparser.parse(feed.read_text(encoding="utf-8")).entries if e.title.startswith("Toll")]
    told = [(e.updated[:10], e.link.rpartition("/")[2].split("-")[0], e.tags[0].term) for e in entries]
    assert sorted(t for t in told if t[2] != "changed rule") == sorted(due) and len(set(told)) == len(told)
    assert any(t[2] == "changed rule" for t in told)


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
