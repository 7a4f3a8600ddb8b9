"""Mentions of places that the case knows, in any of their spellings.

Not supported: places that are not in places.csv; a name is looked up, never guessed.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.text.document import Document


class Place(NamedTuple):
    """A row of the places table, without the report's identifier."""

    start: int
    end: int
    words: str
    place_id: str


def places(doc: Document, lexicon: Lexicon) -> list[Place]:
    """Place mentions in order; the longest name wins ("Makhmour district" before "Makhmour")."""
    return [
        Place(m.start(), m.end(), m[0], lexicon.place_names[" ".join(m[0].split())])
        for m in lexicon.place_finder.finditer(doc.text)
    ]
