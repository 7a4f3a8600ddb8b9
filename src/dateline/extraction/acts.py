"""What a statement does: condemns, condoles, calls for cooperation, blames, warns, reports ...

After the verbal events of PLOVER (Open Event Data Alliance) and CAMEO: the words decide first, the verb next.
"""

from __future__ import annotations

import re

from dateline.extraction import rules

# Sought in lower case: a pattern that minds no case is twice as slow. Looking for the stems first is ten times as fast again,
# for most words do none of these acts.
PATTERNS = [(row["act"], re.compile(row["pattern"]), row["stems"].split("|")) for row in rules.table("acts")]


# One of these stands in the words of every act.
ANY_STEM = re.compile("|".join(re.escape(stem) for row in rules.table("acts") for stem in row["stems"].split("|")))


def _shows(told: str, pattern: re.Pattern[str], stems: list[str]) -> bool:
    return any(stem in told for stem in stems) and pattern.search(told) is not None


def act_of(words: str, cue: str, default: str) -> str:
    """The act of a statement: of its words where they show one, else of its verb, else "report"."""
    told = f"{cue} {words}".lower()
    if default in ("condemn", "blame", "deny", "praise", "warn", "acknowledge", "demand", "ask", "decline"):
        strong = [a for a, p, stems in PATTERNS if a in ("claim responsibility", "condole") and _shows(told, p, stems)]
        return strong[0] if strong else default
    for act, pattern, stems in PATTERNS if ANY_STEM.search(told) else ():
        if _shows(told, pattern, stems):
            return act
    return default or "report"
