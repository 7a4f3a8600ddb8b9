"""Sixty valid inputs, each broken in ten ways: whatever is given is read or set aside,
the counts say so, nobody sees a traceback.

`make test` runs every form and every way at least once, `make nightly` all six hundred (DATELINE_EXAMPLES).
"""

import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.gathering.items import Refused
from dateline.gathering.web import Web
from tests.generators.broken_inputs import EACH, WAYS, Input, broken, forms, valid, whole_case

ALL = int(os.environ.get("DATELINE_EXAMPLES", "0")) > 1000
# In the sample each input is broken in one way, another one for its neighbours.
DRAWN = [(n, way) for n in range(EACH) for way in (range(len(WAYS)) if ALL else [(n + n // 16) % len(WAYS)])]


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code in (0, 1), f"status {done.exit_code}: {done.output}"
    assert "Traceback" not in done.output and "Dateline made a mistake" not in done.output, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.output.strip()
    return done.exit_code, done.output


def added(given: Input, folder: Path) -> tuple[int, int]:
    """Give a file to `dateline add`; how many reports it says it gave, and how many it put aside.
    They add up to what is there."""
    (folder / given.name).write_bytes(given.data)
    status, said = run("add", str(folder / given.name), "--data", str(folder / "case"))
    counts = re.search(r"(\d+) new, (\d+) new versions, (\d+) there already, (\d+) put aside: (\d+) in all", said)
    assert counts, said
    new, versions, known, aside, every = map(int, counts.groups())
    assert new + versions + known + aside == every
    assert len(list((folder / "case" / "reports").glob("*.md"))) == new + versions, said
    assert len(re.findall(r"^put aside ", said, re.MULTILINE)) == aside
    assert status == (1 if aside and aside == every else 0)
    return new + versions + known, aside


def extracted(given: Input, folder: Path) -> tuple[int, int]:
    """Extract reports/ with one file; how many reports it says were read, and how many set aside."""
    (folder / "reports").mkdir()
    (folder / "reports" / given.name).write_bytes(given.data)
    _, said = run("extract", str(folder / "reports"), "--to", str(folder / "out"), "--format", "parquet")
    counts = re.search(r"(\d+) reports? given: (\d+) read, (\d+) set aside", said)
    assert counts, said
    every, read, aside = map(int, counts.groups())
    assert read + aside == every and len(re.findall(r"^left out: ", said, re.MULTILINE)) == aside
    return read, aside


def checked(given: Input, folder: Path) -> None:
    """Check a case with one file broken: nothing is wrong, or each line says where."""
    (folder / "reports").mkdir()
    for name, data in whole_case().items():
        (folder / name).write_bytes(data)
    (folder / given.name).write_bytes(given.data)
    status, said = run("check", "--data", str(folder))
    assert status == 1 or "nothing wrong" in said


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken address may be anybody's: none is asked."""
    monkeypatch.setattr(
        Web, "fetch", lambda _self, address, *_more, **_named: Refused(address, "not asked: this is a test")
    )


@pytest.mark.parametrize(("n", "way"), DRAWN, ids=lambda v: str(v))
def test_a_broken_input_is_read_or_set_aside(n: int, way: int, tmp_path: Path) -> None:
    takes, form, which = forms()[n]
    given = broken(valid(form, which), way)
    if takes == "case":
        checked(given, tmp_path)
        return
    read, aside = (added if takes == "add" else extracted)(given, tmp_path)
    assert read + aside or not given.data.strip() or form in ("rss", "atom"), "it disappeared silently"


@pytest.mark.parametrize("takes", ["add", "reports"])
def test_before_they_are_broken_all_are_read(takes: str, tmp_path: Path) -> None:
    for n, (who, form, which) in enumerate(forms()[:16]):
        if who != takes or form in ("rss", "atom"):  # what feeds point at is not asked
            continue
        folder = tmp_path / str(n)
        folder.mkdir()
        read, aside = (added if takes == "add" else extracted)(valid(form, which), folder)
        assert (read, aside) == ({"jsonl": 3, "csv": 3, "warc": 2, "warc.gz": 2}.get(form, 1), 0), form
