"""Rules of linking that are data."""

from __future__ import annotations

from dateline.core.rule_files import read


def table(name: str) -> list[dict[str, str]]:
    """The rows of `NAME.csv`."""
    return read(__name__, name)
