"""What the tests share: the shipped case, read once; the folder of texts that no one here wrote, where it is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import settings

from dateline.chapters.common.edition import Edition
from dateline.pipeline.edition import chosen, edition, write_edition
from dateline.reading import Case, read_case
from tests.browser import browser, chromium

if TYPE_CHECKING:
    from tests.house import Houses

# The same texts are drawn each time, so that a commit is not red by chance; `make nightly` draws others.
settings.register_profile("test", derandomize="DATELINE_EXAMPLES" not in os.environ, deadline=None)
settings.load_profile("test")

ROOT = Path(__file__).resolve().parent.parent

# Dozens of tests start processes of their own; where Python may keep no bytecode, each would compile pandas and
# Sphinx anew, which is half the time of a build.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What builds whole books takes minutes: begun last, it would leave one worker with them and the other idle.
SLOW = ("publishing/test_whole_command.py", "publishing/test_going_on.py", "publishing/", "book/", "pipeline/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest; within a file the order stays."""
    tests = Path(__file__).parent

    def turn(item: pytest.Item) -> int:
        name = item.path.relative_to(tests).as_posix() if item.path.is_relative_to(tests) else ""
        return next((n for n, slow in enumerate(SLOW) if name.startswith(slow)), len(SLOW))

    items.sort(key=turn)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpus/, gold/ and eval/, named by DATELINE_SHARED; without it these tests are skipped."""
    named = os.environ.get("DATELINE_SHARED")
    if not named or not Path(named, "eval").is_dir():
        pytest.skip(
            "DATELINE_SHARED names no folder with corpus/, gold/ and eval/: tests on other people's text are left out"
        )
    return Path(named)


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Houses:
    """The small house, built once in a run of the tests."""
    from tests.house import Houses

    return Houses(tmp_path_factory)


@pytest.fixture(scope="session")
def case() -> Case:
    """The shipped case."""
    return read_case(ROOT / "data")


@pytest.fixture(scope="session")
def linked(case: Case) -> dict[str, pd.DataFrame]:
    """Its tables."""
    return edition(case, case.parameters)


@pytest.fixture(scope="session")
def book(case: Case, linked: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Its tables, written and opened as a notebook opens them."""
    folder = tmp_path_factory.mktemp("tables")
    write_edition(folder, case, chosen(case, linked, case.parameters), case.parameters)
    return Edition(folder)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    """Debian's Chromium; without it these tests are skipped (.ci/run installs it). One for all of a
    worker's tests: a process can drive only one at a time."""
    if not chromium():
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with browser() as running:
        yield running
