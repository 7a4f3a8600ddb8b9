"""Points of the coverage matrix, and what a report says of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from dateline.tables.vocabulary import Says


class Cell(NamedTuple):
    """What a report says of a point, and the identifiers of what shows it."""

    says: Says
    evidence: tuple[str, ...]


class Point(NamedTuple):
    """A point: its words, what some reports say of it, and the words by which the others would touch it."""

    words: str
    cells: dict[str, Cell]
    touches: re.Pattern[str]
    # Whether a sentence that has those words touches it, where the words alone do not say.
    tells: Callable[[str], bool] = bool
    # The reports that give its number, if only as a bound or in their title.
    giving: frozenset[str] = frozenset()


def how_many_say_so(cells: Mapping[str, Cell]) -> int:
    """Return how many reports say exactly that of a point."""
    return sum(c.says == Says.SO for c in cells.values())


ORDER = (Says.SO, Says.AT_LEAST, Says.AT_MOST, Says.OTHERWISE, Says.PART_OF)
NOT_SAID = Cell(Says.NOTHING, ())
