"""What a statement does: condemns, condoles, calls for cooperation, blames, warns, reports ...

After the verbal events of PLOVER (Open Event Data Alliance) and CAMEO: the words decide first, the verb next.
"""

from __future__ import annotations

import re

from dateline.extraction.lexicon import en

# Sought in lower case: a pattern that minds no case is twice as slow. Looking for the stems first is ten times as fast again,
# for most words do none of these acts.
PATTERNS = [(row["act"], re.compile(row["pattern"]), row["stems"].split("|")) for row in en.table("acts")]


# What a verb does by itself whatever its words are, but for these acts.
DECIDED = frozenset(("condemn", "blame", "deny", "praise", "warn", "acknowledge", "ask", "decline"))
STRONG = frozenset(("claim responsibility", "condole"))
# Who calls for something demands it, and may call for cooperation or support: "urged all to avoid any retaliation" threatens nobody.
CALLS = STRONG | frozenset(act for act, _, _ in PATTERNS if act.startswith("call for"))


def act_of(words: str, cue: str, default: str) -> str:
    """The act of a statement: of its words where they show one, else of its verb, else "report"."""
    told = f"{cue} {words}".lower()
    may_be = STRONG if default in DECIDED else CALLS if default == "demand" else None
    for act, pattern, stems in PATTERNS:
        if (may_be is None or act in may_be) and any(map(told.__contains__, stems)) and pattern.search(told):
            return act
    return default or "report"
