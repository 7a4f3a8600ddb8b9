"""Whether a title or a role tells "he" from "she".

Not supported: first names. Nothing is guessed from them; where neither a title nor a role tells, either pronoun fits.
"""

from __future__ import annotations

import re

from dateline.extraction.lexicon import en

# Which of the two a pronoun is a form of.
MEANS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
HE = frozenset(en.words("speakers", "titles of men"))
SHE = frozenset(en.words("speakers", "titles of women"))
# It begins with a set of characters, which is looked for fast.
TITLED = re.compile(
    r"(?P<title>[MSDLQKP](?<!\w.)(?:(?<=M)(?:rs?|s|iss)|(?<=S)ir|(?<=D)ame|(?<=L)ady|(?<=Q)ueen|(?<=K)ing"
    r"|(?<=P)rince(?:ss)?))\b\.?\s(?:[A-Z][\w.’'-]*\s)?(?P<name>[A-ZÀ-Þ][\w’-]+)"
)


def told_by(words: str) -> str | None:
    """ "he" or "she", where a word of a title or role tells; None where none does or two disagree.

    >>> told_by("a ministry spokeswoman"), told_by("the mayor")
    ('she', None)
    """
    told = {w.rstrip(".") for w in words.lower().split()}
    he, she = bool(told & HE), bool(told & SHE)
    return None if he == she else "he" if he else "she"


def titled(text: str) -> dict[str, str]:
    """The pronoun that a title tells for each last name of a text that has one;
    names with both ("Mr. and Mrs. Doe") left out."""
    told: dict[str, set[str]] = {}
    for m in TITLED.finditer(text):
        told.setdefault(re.sub(r"’s?$", "", m["name"]), set()).add(told_by(m["title"]) or "")
    return {name: pronouns.pop() for name, pronouns in told.items() if len(pronouns) == 1}
