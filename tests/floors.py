"""The floors: figures on text that no one here wrote, below which no change may fall.

After trafilatura's evaluation gate. `make floors` measures and raises each floor to what is reached. A floor is lowered
only with a reason, which is kept beside it:

    DATELINE_SHARED=... .venv/bin/python -m tests.floors --lower "bills' names in marks are names, not quotations"
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from dateline.cli import app

FILE = Path(__file__).parent / "floors.json"
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


def digest(what: str, shared: Path) -> str:
    """The annotations that a floor was measured on, as a short hash of their file."""
    return hashlib.sha256((shared / "eval" / f"gold-{what}.jsonl").read_bytes()).hexdigest()[:16]


def measure(what: str, shared: Path, folder: Path) -> dict[str, float]:
    """Run `dateline extract` over one set of reports into `folder` and score what it wrote: name to figure, 0 to 1."""
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


def below(figures: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The figures that lie below their floor: name to what was measured and the floor."""
    return {name: (value, floors[name]) for name, value in figures.items() if value < floors.get(name, 0)}


def moved(kept: dict[str, Any], figures: dict[str, float], reason: str | None) -> dict[str, Any]:
    """One set's floors after a measurement, rounded down to a thousandth; lower ones only with a reason, which is kept.

    Raises ValueError where a figure is below its floor and no reason is given.
    """
    fallen = below(figures, kept["floors"])
    if fallen and not reason:
        raise ValueError(f"below the floor (measured, floor): {fallen}. Mend it, or say why with --lower REASON")
    floors = {name: math.floor(value * 1000 + 1e-6) / 1000 for name, value in figures.items()}
    lowered = [f"{name}, {was} to {value}: {reason}" for name, (value, was) in fallen.items()]
    return kept | {"floors": floors} | ({"lowered": [*kept.get("lowered", []), *lowered]} if lowered else {})


def main() -> None:
    """Measure every set, and write the floors anew."""
    words = argparse.ArgumentParser(description="Measure on other people's text and raise the floors.")
    words.add_argument("--lower", metavar="REASON", help="why a floor may fall")
    reason = words.parse_args().lower
    shared = Path(os.environ.get("DATELINE_SHARED", ""))
    if not (shared / "eval").is_dir():
        sys.exit("Set DATELINE_SHARED to the folder that holds eval/; the floors are measured on its texts.")
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    for what in PATTERNS:
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(what, shared, Path(folder))
        try:
            kept[what] = moved(kept[what], figures, reason) | {"annotations": digest(what, shared)}
        except ValueError as error:
            sys.exit(f"{what}: {error}")
        print(what, kept[what]["floors"])
    FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
