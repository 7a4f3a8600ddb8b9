"""The casualty figures of a report's title: a witness of its own, which says when and where
through the text below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extraction.casualties.anchoring import Beside, claim_rows, day_of_the_story
from dateline.extraction.casualties.claims import claims
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.places import places_in_title
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document

if TYPE_CHECKING:  # at run time dateline.tables brings pandas, which extraction does without
    from dateline.tables import ClaimRow


def headline_rows(
    title: str, text: Document, lexicon: Lexicon, beside: Beside, lead: int, below: list[ClaimRow]
) -> list[ClaimRow]:
    """Claims of a title, with offsets in it; its places are those that places.csv lists or the text names (`beside`):
    a headline's capitals make a place of anything. A day and a place that it does not name are those of the
    text's first figure of the same effect (`below` are the claims of the text), else of its first figure,
    else the day on which the text says that something happened. An earlier attack that the text recalls lends it
    nothing, unless it is the figure of the title."""
    if not title.strip():
        return []
    doc = Document(title, text.published)
    if not claims(doc, lexicon):
        return []  # as most titles, whose days and places then need not be read
    rows = claim_rows(doc, lexicon, Beside(times(doc), places_in_title(title, lexicon, beside.where), []), 0, title)
    first_day = None if below else day_of_the_story(text, beside, lead)
    for row in rows:
        row["part"] = "title"
        row["when_start"] = None  # it would point into the text
        news = [
            c
            for c in below
            if not _long(c["earliest"], c["latest"]) or (c["effect"], c["low"]) == (row["effect"], row["low"])
        ]
        alike = [c for c in news if c["effect"] == row["effect"]] or news
        if row["earliest"] is None and alike:
            row["earliest"], row["latest"] = alike[0]["earliest"], alike[0]["latest"]
        elif row["earliest"] is None and first_day is not None:
            row["earliest"], row["latest"] = first_day.earliest, first_day.latest
        if row["place_id"] is None and alike:
            row["place_id"] = alike[0]["place_id"]
    return rows


# Longer than any attack that is news: a week, a month, a year.
LONG = timedelta(days=6)


def _long(first: date | None, last: date | None) -> bool:
    """Whether a time is a week or longer, and no day."""
    return first is not None and last is not None and last - first >= LONG
