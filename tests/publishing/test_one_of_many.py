"""One report of 200 changes: it is read alone, and only notebooks whose tables changed run again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking.selection import Selection
from dateline.pipeline import extract
from dateline.publishing import build as building
from dateline.publishing.notebooks import run_all
from dateline.reading import read_case
from tests.house import make_house

CHAPTERS = ["changes", "reports", "statements"]
MANY = 200


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A house with 200 reports, each with its own day and figure, none about an attack that the case knows."""
    folder = make_house(tmp_path / "house", CHAPTERS)
    shutil.rmtree(folder / "data" / "reports")
    (folder / "data" / "reports").mkdir()
    for n in range(MANY):
        text = (
            f"---\noutlet: Herald {n % 40}\npublished: 2022-{n % 12 + 1:02}-{n % 28 + 1:02}\n---\n"
            f"The market of Arden opened at {n % 12 + 1}, the guild said.\n"
        )
        (folder / "data" / "reports" / f"r{n:04}.md").write_text(text, encoding="utf-8")
    return folder


def test_one_report_of_many(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = extract._rows

    def _counted(lexicon: Lexicon, reports: list[Report]) -> list[Any]:
        read.extend(r.report_id for r in reports)
        return whole(lexicon, reports)

    monkeypatch.setattr(extract, "_rows", _counted)
    cache: dict[str, Any] = {}

    def again() -> tuple[dict[str, str], list[str]]:
        case = read_case(town / "data")
        linked = building.edited(case, case.parameters, town / "_build" / "read").tables
        shown = Selection(linked, 0, MANY, cut=False)
        digests = building.write_edition(town / "_build" / "tables", case, shown, case.parameters)
        ran: list[str] = []
        runs = [r for r in building.plan(town, case, linked, case.parameters) if r.output.stem in CHAPTERS]
        run_all(runs, digests, cache, 2, ran.append)
        return digests, sorted(ran)

    first, ran = again()
    assert len(read) == MANY and ran == CHAPTERS
    reads = {name.split("/")[1].removesuffix(".ipynb"): set(known["reads"]) for name, known in cache.items()}
    read.clear()
    assert again() == (first, []) and not read, "nothing changed, so nothing is read and nothing runs"

    one = town / "data" / "reports" / "r0150.md"
    one.write_text(
        one.read_text(encoding="utf-8").replace("outlet:", "url: https://example.org/150\noutlet:"), encoding="utf-8"
    )
    then, ran = again()
    changed = {name for name in then if then[name] != first[name]}
    assert read == ["r0150"]
    assert changed == {"reports", "texts"}  # the hash of its file is another too
    assert ran == sorted(name for name, tables in reads.items() if tables & changed)
    assert ran != CHAPTERS, "a chapter that shows no report must not run for one"
