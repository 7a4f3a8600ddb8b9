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
    found = [(m.span(), name) for name, pattern in _patterns() if name != "accident" for m in pattern.finditer(text)]
    # "suicide bombing" is one means, not a bombing beside it
    whole = [(s, name) for s, name in found if not any(o[0] <= s[0] and s[1] <= o[1] and o != s for o, _ in found)]
    return min((max(s[0] - end, start - s[1], 0), name) for s, name in whole)[1] if whole else None
