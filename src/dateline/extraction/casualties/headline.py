"""The casualty figures of a report's title: a witness of its own, which says when and where
through the text below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.casualties.anchoring import Beside, claim_rows
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.places import places
from dateline.extraction.temporal.tagger import Time, times
from dateline.extraction.text.document import Document

if TYPE_CHECKING:  # at run time dateline.tables brings pandas, which extraction does without
    from dateline.tables import ClaimRow


def headline_rows(
    title: str, text: Document, lexicon: Lexicon, when: list[Time], below: list[ClaimRow]
) -> list[ClaimRow]:
    """Claims of a title, with offsets in it. A day and a place that it does not name are those of the
    text's first figure of the same effect (`below` are the claims of the text), else of its first figure,
    else the first day of the text."""
    if not title.strip():
        return []
    doc = Document(title, text.published)
    rows = claim_rows(doc, lexicon, Beside(times(doc), places(doc, lexicon), []), 0, title)
    first_day = next((t for t in when if t.type == "date" and t.earliest is not None and text.in_body(t.start)), None)
    for row in rows:
        row["part"] = "title"
        row["when_start"] = None  # it would point into the text
        alike = [c for c in below if c["effect"] == row["effect"]] or below
        if row["earliest"] is None and alike:
            row["earliest"], row["latest"] = alike[0]["earliest"], alike[0]["latest"]
        elif row["earliest"] is None and first_day is not None:
            row["earliest"], row["latest"] = first_day.earliest, first_day.latest
        if row["place_id"] is None and alike:
            row["place_id"] = alike[0]["place_id"]
    return rows
