"""What stands on a news page and is no part of the story: bylines, captions, links, editors' credits.

A caption and a headline tell something and are read; a link, a byline and a credit are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Kind, and what a whole paragraph of that kind looks like.
KINDS = [
    (
        "link",
        r"(?:read(?: more| also)?|see also|related|also read|more on this|watch(?: also| now)?|also watch|don.t miss|recommended)\s*(?::|\||[–—-]\s).{0,300}",
    ),
    (
        "credit",
        r"(?:edit(?:ed|ing)|report(?:ed|ing)|written|translat(?:ed|ion)|additional reporting|with files) (?:by|from)\b.{0,200}",
    ),
    ("credit", r"(?:©|\(c\)|copyright\b).{0,200}"),
    ("byline", r"by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}(?:,? (?:and|of|for|in) .{0,80})?"),
    ("caption", r".{0,600}\((?:photo|image|file|picture|credit|video)s?\b[^()]{0,120}\)\.?"),
    ("caption", r"(?:photo|image|file photo|picture|caption|video)\s*(?::|by\b|courtesy\b).{0,600}"),
]
PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for kind, pattern in KINDS]


def furniture(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """What each paragraph that is no plain story text is, by its span.

    A first paragraph without a full stop, followed by others, is the headline ("title"). A byline is one only
    among the first or last three paragraphs.
    """
    found: dict[tuple[int, int], str] = {}
    for n, (start, end) in enumerate(paragraphs):
        if end - start > 700:
            continue
        piece = text[start:end]
        edge = n < 3 or n >= len(paragraphs) - 3
        for kind, pattern in PATTERNS:
            if (
                pattern.fullmatch(piece)
                and (edge or kind != "byline")
                and (kind != "byline" or piece[-1] not in '.!?”"')
            ):
                found[paragraphs[n]] = kind
                break
        if (
            n == 0
            and len(paragraphs) > 2
            and end - start < 200
            and piece[-1] not in '.!?:;,”"'
            and paragraphs[n] not in found
        ):
            found[paragraphs[n]] = "title"
    return found
