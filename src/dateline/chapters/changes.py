"""The changes chapter: what changed, in words and as links; what it counts is in its notebook."""

from __future__ import annotations

import pandas as pd

from dateline import tables
from dateline.chapters.common.edition import Edition
from dateline.tables import ChangeRow

# Tables in the order a reader asks for them, and what a row of each is called.
ORDER = {
    "reports": "report",
    "incidents": "attack",
    "tolls": "toll",
    "claims": "figure",
    "statements": "statement",
    "contradictions": "contradiction",
}


def _what(book: Edition, r: ChangeRow) -> object:
    """What changed, as a link to it where this edition still has it."""
    if (r["table"] == "claims" and r["item"] in book.claims) or (
        r["table"] == "statements" and r["item"] in book.statements
    ):
        return book.evidence(r["item"], r["what"])
    if r["table"] == "reports" and r["item"] in book.reports:
        return book.report(r["item"], r["what"])
    if r["table"] == "incidents" and r["item"] in book.incidents:
        return book.incident(r["item"])
    return r["what"]


def links(book: Edition, changes: pd.DataFrame) -> pd.Series:
    """What changed, row by row, as links to it where this edition still has it."""
    made = [_what(book, r) for r in tables.rows(changes, ChangeRow)]
    return pd.Series(made, index=changes.index, dtype=object)
