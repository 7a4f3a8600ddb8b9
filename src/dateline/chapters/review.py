"""The review page: where reviewers disagree, and the marks a reader made in this browser, ready to be saved as
review.csv (book/_static/review.js)."""

from __future__ import annotations

from datetime import date

from dateline.chapters.common.edition import DisputedGroups, Edition, Position
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
    """Where reviewers disagree: what each of them last said of a reading, or of which attacks or people are one, and
    what counts."""
    readings, groups = book.case.get("disputed", {}), book.case.get("disputed_groups", [])
    if not readings and not groups:
        return paragraph("No two reviewers disagree.")
    return together([_on_readings(book, readings) if readings else "", _on_groups(book, groups) if groups else ""])


def _on_readings(book: Edition, found: dict[str, list[Position]]) -> Html:
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


def _on_groups(book: Edition, found: list[DisputedGroups]) -> Html:
    """The attacks and people that one reviewer puts together and another takes apart."""
    rows = [
        (" and ".join(called(book, i) for i in d["pair"]), said(d["said"]), "one" if d["together"] else "two")
        for d in found
    ]
    return table(["Attacks or people", "Who says what", "Count as"], rows, "What reviewers put together and take apart")


def called(book: Edition, identifier: str) -> str:
    """The name of an attack, or the words for a person, behind its identifier where it is still there."""
    if (incident := book.incidents.get(identifier)) is not None:
        return f"{incident['name']} ({identifier})"
    harmed = book.victims.get(identifier)
    return f"“{harmed['words']}” ({identifier})" if harmed else identifier


def said(positions: list[Position]) -> Html:
    """What each reviewer last said of a reading."""
    return together(
        [
            f"{p['by']}, {in_words(date.fromisoformat(p['on']))}: {p['says']}" + (f" ({p['why']})" if p["why"] else "")
            for p in positions
        ],
        "; ",
    )
