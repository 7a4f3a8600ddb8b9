"""The whole command in houses of its own: the same bytes anywhere, and never half a book."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.house import ONE, build, digests, make_house, start

CHAPTERS = ["glance"]
# How often a build is killed: eight times in make test, thirty nightly.
KILLS = 30 if "DATELINE_EXAMPLES" in os.environ else 8


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Two folders, two times, two hash seeds, two zones, two numbers of workers: every file made is the same."""
    made = []
    for folder, seed, zone, workers in (
        (tmp_path / "a", "1", "UTC", "1"),
        (tmp_path / "b" / "deeper", "77", "Asia/Baghdad", "3"),
    ):
        chapters = ["glance", "reports", "timeline", "casualties", "same-words"]
        house = make_house(folder, chapters, ROOT / "data")
        text = (house / "data" / "case.yml").read_text(encoding="utf-8")
        lines = [
            f"chapters: [{', '.join(chapters)}]" if line.startswith("chapters:") else line for line in text.splitlines()
        ]
        (house / "data" / "case.yml").write_text("\n".join(lines), encoding="utf-8")
        status, said = build(
            house, "--workers", workers, env={"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": "1638489600"}
        )
        assert status == 0, said
        made.append(digests(house / "_build") | digests(house / "book"))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    assert len(made[0]) > 200


def test_a_site_that_goes_on_from_the_one_before_is_the_one_begun_anew(tmp_path: Path) -> None:
    """A word changes, a title changes, a report goes: each time the site is the same as in a
    house that never built before."""
    old, reports = make_house(tmp_path / "old", ["glance", "reports"], ROOT / "data"), Path("data", "reports")
    text = (old / "data" / "case.yml").read_text(encoding="utf-8")
    lines = ["chapters: [glance, reports]" if n.startswith("chapters:") else n for n in text.splitlines()]
    (old / "data" / "case.yml").write_text("\n".join(lines), encoding="utf-8")
    assert build(old)[0] == 0
    one, other = sorted((old / reports).glob("*.md"))[:2]
    whole = one.read_text(encoding="utf-8")
    frame = old / "_build" / "sphinx" / "frame"
    before = frame.read_text(encoding="utf-8")
    for change, goes_on in (
        (lambda: one.write_text(whole + "\n\nNothing was heard of the zzyzx since.\n", encoding="utf-8"), True),
        (lambda: one.write_text(whole.replace("title: ", "title: Anew, ", 1), encoding="utf-8"), False),
        (lambda: other.unlink(), False),
    ):
        change()
        assert build(old)[0] == 0
        assert (frame.read_text(encoding="utf-8") == before) is goes_on
        before = frame.read_text(encoding="utf-8")
        new = make_house(tmp_path / "new", ["glance", "reports"], old / "data")
        assert build(new)[0] == 0
        made, anew = digests(old / "_build" / "html"), digests(new / "_build" / "html")
        told = ("downloads/changes", "book/changes")  # what changed since the edition before
        assert {n for n in made if made[n] != anew.get(n) and not n.startswith(told)} - {
            "downloads/datapackage.json"
        } == set()
        assert made.keys() == anew.keys()
        shutil.rmtree(new)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small house, built once."""
    folder = make_house(tmp_path_factory.mktemp("house") / "house", CHAPTERS)
    status, said = build(folder)
    assert status == 0, said
    return folder


def changed(house: Path, n: int) -> None:
    """Change the one report, so that the next build has everything to do."""
    (house / "data" / "reports" / "one.md").write_text(ONE.replace("least 12", f"least {12 + n}"), encoding="utf-8")


def test_killed_at_any_moment_the_old_site_is_whole(house: Path) -> None:
    """Kills over the whole length of a build; after each, the site is one of the two that whole builds make."""
    site, whole = house / "_build" / "html", {}
    for n in (101, 100, 101, 100):  # twice: the second time each is told apart from the other
        changed(house, n)
        begun = time.monotonic()
        assert build(house)[0] == 0
        length, whole[n] = time.monotonic() - begun, digests(site)
    there, rng = 100, random.Random(8)
    moments = [(n + rng.random()) * length / KILLS for n in range(KILLS)]
    for moment in rng.sample(moments, KILLS):
        wanted = 201 - there
        changed(house, wanted)
        process = start(house)
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        now = digests(site)
        assert now in whole.values(), f"killed after {moment:.1f} s, half a site"
        there = next(n for n, own in whole.items() if own == now)
    changed(house, 201 - there)
    status, said = build(house)
    assert status == 0, said
    assert digests(site) == whole[201 - there]
    assert not list((house / "_build").glob("html.*"))


def test_a_full_disk_leaves_the_old_site(house: Path) -> None:
    """No file may grow beyond 60 kB, as if the disk were full: status 1, the reason, the old site."""
    before = digests(house / "_build" / "html")
    changed(house, 201)
    status, said = build(house, largest=60_000)
    assert status == 1 and "as it was" in said, said
    assert digests(house / "_build" / "html") == before


def test_a_missing_template_is_named_and_leaves_the_old_site(house: Path) -> None:
    before = digests(house / "_build" / "html")
    template = house / "notebooks" / "glance.ipynb"
    kept = template.read_bytes()
    template.unlink()
    try:
        status, said = build(house)
        assert status == 1 and "glance.ipynb" in said and "as it was" in said
        assert digests(house / "_build" / "html") == before
    finally:
        template.write_bytes(kept)


def test_a_failing_notebook_is_named_with_its_cell_and_leaves_the_old_site(house: Path) -> None:
    before = digests(house / "_build" / "html")
    template = house / "notebooks" / "glance.ipynb"
    kept = template.read_text(encoding="utf-8")
    template.write_text(kept.replace("glance.answer(book)", "glance.no_such(book)"), encoding="utf-8")
    try:
        status, said = build(house)
        assert status == 1 and "glance.ipynb, cell" in said and "no_such" in said and "as it was" in said
        assert digests(house / "_build" / "html") == before
    finally:
        template.write_text(kept, encoding="utf-8")
