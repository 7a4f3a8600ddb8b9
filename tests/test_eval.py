"""Quality on text that no one here wrote, held above floors (after trafilatura's evaluation gate).

The floors lie in tests/floors.json with the digest of the annotations they were measured on. A figure below its
floor fails; a floor is lowered only by changing that file, and the change says why.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli import app

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
PATTERNS = {
    "statements": {
        "content F1": r"content, by character.*F1 ([\d.]+)",
        "on an annotated content": r"annotated content.*: ([\d.]+)",
        "direct found": r"direct +found \S+ = ([\d.]+)", "direct with source": r"direct .*source \S+ = ([\d.]+)",
        "mixed found": r"mixed +found \S+ = ([\d.]+)", "mixed with source": r"mixed .*source \S+ = ([\d.]+)",
        "indirect found": r"indirect +found \S+ = ([\d.]+)",
        "indirect with source": r"indirect .*source \S+ = ([\d.]+)",
    },
    "times": {"F1": r"F1 ([\d.]+)", "same days": r"same first and last day \S+ = ([\d.]+)"},
    "claims": {"precision": r"P ([\d.]+)", "recall": r"R ([\d.]+)"},
}  # fmt: skip


def measure(what: str, shared: Path, folder: Path) -> dict[str, float]:
    """Run `dateline extract` over one set of reports and score what it wrote."""
    from typer.testing import CliRunner

    source = shared / "eval" / f"reports-{what}.jsonl"
    run = CliRunner().invoke(app, ["extract", str(source), "--to", str(folder)])
    assert run.exit_code == 0, run.output
    scored = subprocess.run(
        [sys.executable, str(shared / "eval" / "score.py"), what, str(shared / "eval"), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = {name: re.search(pattern, scored.stdout) for name, pattern in PATTERNS[what].items()}
    assert all(found.values()), scored.stdout
    return {name: float(m[1]) for name, m in found.items() if m}


@pytest.mark.parametrize("what", ["statements", "times", "claims"])
def test_no_figure_falls_below_its_floor(what: str, shared: Path, tmp_path: Path) -> None:
    digest = hashlib.sha256((shared / "eval" / f"gold-{what}.jsonl").read_bytes()).hexdigest()[:16]
    assert digest == FLOORS[what]["annotations"], (
        "the annotations are others than the floors were measured on: measure anew and say so"
    )
    figures = measure(what, shared, tmp_path)
    print(what, figures)
    below = {
        name: (value, FLOORS[what]["floors"][name])
        for name, value in figures.items()
        if value < FLOORS[what]["floors"][name]
    }
    assert not below, f"below the floor (measured, floor): {below}"
