"""The changes chapter: what this edition says that the one before did not."""

from __future__ import annotations

from collections import Counter

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, join, paragraph, plural, table
from dateline.chapters.common.traced import shown
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


@shown
def answer(book: Edition) -> Html:
    """How much is new, changed and withdrawn since the edition before, in a sentence."""
    rows = book.rows("changes")
    if not rows:
        return paragraph(
            "Nothing differs from the edition before, or there was none on this machine.", kind="dl-answer"
        )
    kinds = Counter(r["kind"] for r in rows)
    parts = [f"{kinds[k]:,} {k}" for k in ("new", "changed", "withdrawn") if kinds[k]]
    tolls = [r for r in rows if r["table"] == "tolls"]
    moved = f" {plural(len(tolls), 'toll')} moved." if tolls else " No toll moved."
    return paragraph("Since the edition before: ", join(parts), f".{moved}", kind="dl-answer")


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


@shown
def change_table(book: Edition) -> Html:
    """Every change, with what was said before and what is said now."""
    known = [r for r in book.rows("changes") if r["table"] in ORDER]
    known.sort(key=lambda r: list(ORDER).index(r["table"]))
    rows = [
        (
            r["kind"],
            ORDER[r["table"]],
            _what(book, r),
            r["before"] or html("<em>not there</em>"),
            r["after"] or html("<em>withdrawn</em>"),
        )
        for r in known
    ]
    return table(
        ["Change", "Of what", "What", "Before", "Now"],
        rows,
        "Every change",
        kinds=Columns(choices=["Change", "Of what"]),
    )
