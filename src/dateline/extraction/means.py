"""How those a figure counts were hit: by an ambush, a bomb, gunfire ... as its own sentence says it."""

from __future__ import annotations

import re
from functools import cache

from dateline.extraction import rules


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            row["means"],
            re.compile(rf"\b(?:{'|'.join(map(re.escape, row['words'].split('|')))})(?:s|es)?\b", re.IGNORECASE),
        )
        for row in rules.table("means")
    )


def means(text: str, start: int, end: int) -> str | None:
    """The means named closest to a figure (offsets into the sentence's text), or None. An accident is no means of attack."""
    found = [
        (max(m.start() - end, start - m.end(), 0), name)
        for name, pattern in _patterns()
        if name != "accident"
        for m in pattern.finditer(text)
    ]
    return min(found)[1] if found else None
