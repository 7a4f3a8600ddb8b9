"""One colour and one sign for each group of people, the same in every picture of a book."""

from __future__ import annotations

from typing import NamedTuple

from dateline.chapters.common.charts import COLOURS, MARKERS
from dateline.chapters.common.edition import Edition
from dateline.linking.assertions.phrasing import people

# Everybody, and civilians, look the same in every book; the others follow by name.
FIRST = ("people", "civilians")


class Look(NamedTuple):
    """How a group is drawn: its colour and its marker."""

    colour: str
    marker: str


def looks(book: Edition) -> dict[str, Look]:
    """How each group that a book has figures for is drawn; "all", as tolls call everybody, looks as "people"."""
    others = sorted({c["group"] for c in book.claims.values()} - set(FIRST))
    made = {group: Look(COLOURS[n % 5], MARKERS[n % len(MARKERS)]) for n, group in enumerate([*FIRST, *others])}
    return {**made, "all": made["people"]}


def called(group: str) -> str:
    """A group as a picture labels it: "all the dead", "civilians"."""
    return "all the dead" if group in ("people", "all") else people(group)
