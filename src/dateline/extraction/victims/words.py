"""The words by which people are called, from lexicon/en/victims.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.extraction.lexicon import en
from dateline.extraction.numbers.quantities import SMALL

MEN = frozenset(en.words("victims", "men"))
WOMEN = frozenset(en.words("victims", "women"))
KIN = frozenset(en.words("victims", "kin"))
CHILDREN = frozenset(en.words("victims", "children"))
OCCUPATIONS = frozenset(en.words("victims", "occupations"))
RANKS = frozenset(en.words("victims", "ranks"))
FIGHTING = frozenset(en.words("victims", "fighting ranks"))
FORCES = frozenset(en.words("victims", "nouns of a force"))
CIVILIAN = frozenset(en.words("victims", "civilian words"))
ADJECTIVES = frozenset(en.words("victims", "adjectives of people"))
NO_NAME = frozenset(en.words("victims", "no name"))
NO_PERSON = frozenset(en.words("victims", "no person"))
TITLES = frozenset(en.words("victims", "titles"))
NOUNS = MEN | WOMEN | frozenset(en.words("victims", "anybody")) | OCCUPATIONS | RANKS

IRREGULAR = {"child": "children", "person": "people", "passer-by": "passers-by", "wife": "wives", "baby": "babies",
             "housewife": "housewives", "midwife": "midwives", "lady": "ladies"}  # fmt: skip


def plural(noun: str) -> str:
    """The plural of a noun of this lexicon.

    >>> plural("fisherman"), plural("child"), plural("nurse")
    ('fishermen', 'children', 'nurses')
    """
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeo" else noun + "s"


SINGULAR = {plural(n): n for n in NOUNS}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; words of one beginning share it, for speed.

    >>> any_of(["man", "men", "mango"])
    'm(?:an(?:go)?|en)'
    """
    return _trie(sorted(set(words)))


def _common(a: str, b: str) -> str:
    """What two words begin with alike."""
    n = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[:n]


def _trie(words: list[str]) -> str:
    if len(words) == 1:
        return re.escape(words[0])
    common = _common(words[0], words[-1])  # of sorted words the first and the last differ most
    if common:
        rest = [w[len(common) :] for w in words]
        inner = _trie([w for w in rest if w])
        alone = "" in rest
        return re.escape(common) + (f"(?:{inner})" + ("?" if alone else ""))
    groups: dict[str, list[str]] = {}
    for w in words:
        groups.setdefault(w[0], []).append(w)
    return "|".join(_trie(group) for group in groups.values())


# Ages in words go up to ninety-nine; zero is none.
AGES_IN_WORDS = {w: n for w, n in SMALL.items() if n}


def number(word: str) -> int | None:
    """The value of a number in figures or words; None for another word, as one in letters that only look alike."""
    return int(word) if word.isdecimal() else SMALL.get(word.lower())


def sex_of(words: frozenset[str]) -> str:
    """ "male" or "female" where nouns say so, and do not disagree; else empty."""
    he, she = bool(words & MEN), bool(words & WOMEN)
    return "" if he == she else "male" if he else "female"
