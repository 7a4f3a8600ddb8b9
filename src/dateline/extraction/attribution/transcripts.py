"""Transcripts inside a report: paragraphs that begin with who speaks, in capitals, and a colon.

Not supported: turns marked by names in lower case, which look like any other list.
"""

from __future__ import annotations

import re

from dateline.core.spans import Span
from dateline.extraction.attribution.spans.content import Found
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue

TURN = re.compile(r"[\"“]?(?P<who>[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{1,40}): ?(?=\S)")


def turns(doc: Document) -> list[Found]:
    """What each speaker of a transcript says, one row a turn; none where fewer than two paragraphs are turns."""
    found = [(p, m) for p in doc.body if (m := TURN.match(doc.text, p.start, p.end))]
    if len(found) < 2:
        return []
    cue = Cue(0, 0, ":", ("say",), "")
    return [
        Found((Span(m.end(), _end(doc, p)),), Span(*m.span("who")), cue, p, "turn of a transcript")
        for p, m in found
        if _end(doc, p) - m.end() > 1
    ]


def _end(doc: Document, paragraph: Span) -> int:
    end = paragraph.end
    while end > paragraph.start and doc.text[end - 1] in '"”.!?…':
        end -= 1
    return end
