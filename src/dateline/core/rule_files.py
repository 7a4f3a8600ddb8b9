"""Rules that are data: CSV files in a room's own `rules` folder, read once. Lines that begin with # are comments."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def read(package: str, name: str) -> list[dict[str, str]]:
    """The rows of `NAME.csv` in a package (dotted name). Raises FileNotFoundError where there is none."""
    text = files(package).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if line.strip() and not line.startswith("#")))
