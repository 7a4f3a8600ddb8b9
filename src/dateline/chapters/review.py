"""The review page: the marks a reader made in this browser, ready to be saved as review.csv
(book/_static/review.js)."""

from __future__ import annotations

from dateline.chapters.common.html import Html, html


def marks() -> Html:
    """The place where the browser lists the marks made in it."""
    return html(
        '<div id="dl-marks" class="dl-review" role="region" aria-label="Marks made in this browser"><p>'
        "The marks are listed here when scripts are allowed to run.</p></div>"
    )
