"""Where victims came from, told without a word of harm: "one victim was a Dane", "another was a citizen of Norland"."""

from __future__ import annotations

import itertools

from dateline.extraction.casualties.counts import Party
from dateline.extraction.lexicon import en
from dateline.extraction.text.document import Word

PEOPLES = frozenset(en.words("peoples", "adjectives of countries and peoples"))
VICTIM = frozenset("victim victims".split())
WAS = frozenset("was were is are".split())
# Between "was" and where somebody came from: "was confirmed to be from", "were identified as".
SAID_TO_BE = frozenset(en.words("casualties", "said to be from somewhere"))
CITIZEN = frozenset("citizen citizens national nationals native natives resident residents".split())


def of_a_nation(words: list[Word], counted: list[Party]) -> list[Party]:
    """The counts of a sentence that tell which nation victims were of; the second may only say "another"."""
    out: list[Party] = []
    for p in counted:
        named = words[p.past - 1].low in VICTIM
        if (named or (out and p.quantity.hedge == "another")) and _from_somewhere(words, p.past):
            out.append(p)
    return out


def _from_somewhere(words: list[Word], at: int) -> bool:
    """Whether it says from a word on of which nation somebody was: "was a 23-year-old Dane", "was from Norland"."""
    if at >= len(words) or words[at].low not in WAS:
        return False
    at += 1
    while at < len(words) and words[at].low in SAID_TO_BE:
        at += 1
    behind = words[at : at + 4]
    if not behind:
        return False
    if behind[0].low == "from":
        return any(w.text.istitle() for w in behind[1:3])
    of = any(a.low in CITIZEN and b.low == "of" for a, b in itertools.pairwise(behind))
    return of or any(w.low.removesuffix("s") in PEOPLES and w.text[:1].isupper() for w in behind[:3])
