"""Rules of extraction that are data."""

from __future__ import annotations

from dateline.rule_tables import read


def table(name: str) -> list[dict[str, str]]:
    """The rows of `rules/NAME.csv`."""
    return read(__name__, name)
