"""The whole command in a house of its own: whatever ends a build, never half a book."""

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.house import ONE, Houses, build, digests, start

# How often a build is killed: twice in make test, thirty times nightly.
KILLS = 30 if "DATELINE_EXAMPLES" in os.environ else 2


@pytest.fixture(scope="module")
def house(houses: Houses, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small house, built."""
    return houses.copy(tmp_path_factory.mktemp("house") / "house")


def changed(house: Path, n: int) -> None:
    """Change the first report, so that the next build has everything to do."""
    (house / "data" / "reports" / "one.md").write_text(ONE.replace("least 12", f"least {12 + n}"), encoding="utf-8")


def test_killed_at_any_moment_the_old_site_is_whole(house: Path) -> None:
    """Kills over the whole length of a build; after each, the site is one of the two that whole builds make."""
    site, whole = house / "_build" / "html", {}
    for n in (101, 100, 101):  # the second time each is told apart from the other
        changed(house, n)
        begun = time.monotonic()
        assert build(house)[0] == 0
        length, whole[n] = time.monotonic() - begun, digests(site)
    there, rng = 101, random.Random(8)
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
    shutil.rmtree(house / "_build" / "sphinx", ignore_errors=True)  # what the last whole build kept may stay
    changed(house, 201)
    status, said = build(house, largest=60_000)
    assert status == 1 and "as it was" in said and "Traceback" not in said, said
    assert "Free some space" in said.splitlines()[-1], said
    assert digests(house / "_build" / "html") == before
    left = [p for p in house.rglob("*") if p.suffix in (".new", ".old", ".tmp") or p == house / "_build" / "sphinx"]
    assert not left, said


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
