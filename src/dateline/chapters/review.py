"""The review page: where reviewers disagree, and the marks a reader made in this browser, ready to be saved as
review.csv (book/_static/review.js)."""

from __future__ import annotations

from datetime import date

from dateline.chapters.common.edition import Edition, Position
from dateline.chapters.common.html import Html, html, paragraph, plural, table, together
from dateline.chapters.common.traced import shown
from dateline.core.dates import in_words


def marks() -> Html:
    """The place where the browser lists the marks made in it."""
    return html(
        '<div id="dl-marks" class="dl-review" role="region" aria-label="Marks made in this browser"><p>'
        "The marks are listed here when scripts are allowed to run.</p></div>"
    )


@shown
def disagreements(book: Edition) -> Html:
    """The readings on which reviewers disagree: what each of them last said, and what the reading counts as."""
    found = book.case.get("disputed", {})
    if not found:
        return paragraph("No two reviewers disagree on a reading.")
    there = {**book.claims, **book.statements, **book.victims}
    rows = [
        (book.evidence(target, there[target]["words"]), said(own), book.review_of(target))
        for target, own in found.items()
        if target in there
    ]
    caption = plural(len(rows), "reading on which reviewers disagree", "readings on which reviewers disagree")
    more = len(found) - len(rows)
    left = [paragraph(plural(more, "more is of a report", "more are of reports") + " that this book does not show.")]
    return together([table(["Words", "Who says what", "Counts as"], rows, caption), *(left if more else [])])


def said(positions: list[Position]) -> Html:
    """What each reviewer last said of a reading."""
    return together(
        [
            f"{p['by']}, {in_words(date.fromisoformat(p['on']))}: {p['says']}" + (f" ({p['why']})" if p["why"] else "")
            for p in positions
        ],
        "; ",
    )
