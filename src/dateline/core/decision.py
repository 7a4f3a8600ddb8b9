"""A person's decision about a reading of the machine, as reading hands it on."""

from __future__ import annotations

from typing import NamedTuple


class Decision(NamedTuple):
    """One line of review.csv (dateline.reading.review says what its columns hold);
    `value` is of the amended column's own type, None for an empty cell; `line` is where it is."""

    target: str
    decision: str
    field: str
    value: object
    by: str
    on: str
    why: str
    line: int
