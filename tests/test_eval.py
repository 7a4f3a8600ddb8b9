"""Quality on text that no one here wrote is held above the floors of tests/floors.json; tests/floors.py says how."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.floors import FILE, PATTERNS, below, digest, measure, moved

FLOORS = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("what", list(PATTERNS))
def test_no_figure_falls_below_its_floor(what: str, shared: Path, tmp_path: Path) -> None:
    assert digest(what, shared) == FLOORS[what]["annotations"], (
        "the annotations are others than the floors were measured on: measure anew and say so"
    )
    fallen = below(measure(what, shared, tmp_path), FLOORS[what]["floors"])
    assert not fallen, f"below the floor (measured, floor): {fallen}"


def test_a_floor_rises_by_itself_and_falls_only_with_a_reason() -> None:
    kept = {"annotations": "a", "floors": {"F1": 0.9}}
    assert moved(kept, {"F1": 0.9129}, None)["floors"] == {"F1": 0.912}
    with pytest.raises(ValueError, match="below the floor"):
        moved(kept, {"F1": 0.89}, None)
    lower = moved(kept, {"F1": 0.89}, "names are no quotations")
    assert lower["floors"] == {"F1": 0.89} and lower["lowered"] == ["F1, 0.9 to 0.89: names are no quotations"]
