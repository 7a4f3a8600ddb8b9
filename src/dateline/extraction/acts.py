"""What a statement does: condemns, condoles, calls for cooperation, blames, warns, reports ...

After the verbal events of PLOVER (Open Event Data Alliance) and CAMEO: the words decide first, the verb next.
"""

from __future__ import annotations

import re

from dateline.extraction import rules

# Sought in lower case: a pattern that minds no case is twice as slow.
PATTERNS = [(row["act"], re.compile(rf"(?:{row['pattern']})")) for row in rules.table("acts")]


def act_of(words: str, cue: str, default: str) -> str:
    """The act of a statement: of its words where they show one, else of its verb, else "report"."""
    told = f"{cue} {words}".lower()
    if default in ("condemn", "blame", "deny", "praise", "warn", "acknowledge", "demand", "ask", "decline"):
        strong = [a for a, p in PATTERNS if a in ("claim responsibility", "condole") and p.search(told)]
        return strong[0] if strong else default
    for act, pattern in PATTERNS:
        if pattern.search(told):
            return act
    return default or "report"
