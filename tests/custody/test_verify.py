"""`dateline verify`: what nobody recorded is found and named, and nothing else is.

`make test` draws some forty changes in two cases, `make nightly` (DATELINE_TAMPERS) a thousand in a hundred.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.pipeline.extract import read_tables
from dateline.pipeline.verifying import Result, run, verify
from dateline.pipeline.verifying.findings import Finding
from tests.generators.tampering import WAYS, Change, project

CHANGES = int(os.environ.get("DATELINE_TAMPERS", 2 * len(WAYS)))
CASES = max(2, CHANGES // 10) if CHANGES > 100 else 2


def files(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def put_back(folder: Path, was: dict[Path, bytes]) -> None:
    for path in set(files(folder)) - set(was):
        path.unlink()
    for path, data in was.items():
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports that were read before are not read again: a thousand changes leave most of them as they are."""
    kept: dict[tuple[str, ...], dict[str, pd.DataFrame]] = {}

    def read(reports: Iterable[Report], lexicon: Lexicon, folder: Path | None = None) -> dict[str, pd.DataFrame]:
        key = (str(lexicon), *(r.report_id + r.sha256 for r in reports))
        if key not in kept:
            kept[key] = read_tables(reports, lexicon, folder)
        return kept[key]

    monkeypatch.setattr(run, "read_tables", read)


def wrong(result: Result) -> list[Finding]:
    return [f for f in result.findings if f.wrong]


def names(found: Finding, change: Change) -> bool:
    told = str(found.problem)
    return found.kind in change.kinds and change.file in told and change.says in told


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("seed", range(CASES))
def test_every_drawn_change_is_found_and_named_and_nothing_else(seed: int, tmp_path: Path) -> None:
    data = project(tmp_path, seed)
    assert wrong(verify(data, tmp_path, write=False)) == [], "no false alarm"
    was, rng = files(data), random.Random(seed)
    for n in range(seed * CHANGES // CASES, (seed + 1) * CHANGES // CASES):
        way = WAYS[n % len(WAYS)]
        change = way(data, rng)
        assert files(data) != was, way.__name__
        found = wrong(verify(data, tmp_path, write=False))
        assert any(names(f, change) for f in found), (way.__name__, change, found)
        put_back(data, was)
    assert wrong(verify(data, tmp_path, write=False)) == [], "as it was"
