"""The review page: the marks a reader made in this browser, ready to be saved as review.csv
(book/_static/review.js)."""

from __future__ import annotations

from collections import Counter

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, paragraph, plural
from dateline.chapters.common.traced import shown


@shown
def answer(book: Edition) -> Html:
    """How many readings a person has looked at."""
    items = [*book.claims.values(), *book.statements.values()]
    seen = Counter(i["status"] for i in items if i["status"] != "machine")
    told = ", ".join(f"{n} {status}" for status, n in sorted(seen.items()))
    return paragraph(
        f"{plural(len(items), 'figure or statement', 'figures and statements')} were read; "
        f"a person has decided on {sum(seen.values())}" + (f": {told}." if told else "."),
        kind="dl-answer",
    )


def marks() -> Html:
    """The place where the browser lists the marks made in it."""
    return html(
        '<div id="dl-marks" class="dl-review" role="region" aria-label="Marks made in this browser"><p>'
        "The marks are listed here when scripts are allowed to run.</p></div>"
    )
