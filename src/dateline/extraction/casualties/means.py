"""How those a figure counts were hit: by an ambush, a bomb, gunfire ... as its own sentence says it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.extraction.lexicon import en


@cache
def _words() -> dict[str, str]:
    """The means that each word or phrase of lexicon/en/means.csv names. An accident is no means of attack."""
    return {w: r["means"] for r in en.table("means") if r["means"] != "accident" for w in r["words"].split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    """All of them, the longest first: "suicide bombing" is one means, not a bombing beside it."""
    words = sorted(_words(), key=lambda w: (-len(w), w))
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})(?:s|es)?\b")


# Behind these a sentence mentions something else: "shot three villagers, after which a bomb killed seven soldiers".
TURN = re.compile(r";|,? (?:but|while|whereas|after which|adding) ", re.IGNORECASE)
# "Seven were killed: five by a bomb, and another was shot": how each of them died is not how all did.
PARTS = re.compile(r":(?= [^;:]*\b(?:killed|died|shot|wounded|injured|hurt)\b)", re.IGNORECASE)


# "men with knives attacked, and police shot five of the assailants, leaving 28 dead": how those shot were hit,
# and nobody else.
ANSWERED = re.compile(
    r"\b(?:police(?:men|man)?|officers?|troops|soldiers|guards|security (?:forces|guards|personnel)|marksmen|snipers)"
    r"\b(?: \w+){0,3}? (?:shot|gunned|killed|opened fire|fired)\b[^.;,]{0,40}?"
    r"\b(?:attackers?|assailants?|gunm[ae]n|suspects?|militants?|terrorists?|bombers?|perpetrators?|knifem[ae]n)\b",
    re.IGNORECASE,
)


def means(text: str, start: int, end: int) -> str | None:
    """The means named closest to a figure (offsets into the sentence's text) in its part of the sentence, or None."""
    part = part_of(text, start, end)
    answers = [m.span() for m in ANSWERED.finditer(text)]
    found = [
        (max(first - end, start - past, 0), name)
        for first, past, name in _named(text)
        if part[0] <= first and past <= part[1] and not any(a <= first < b and not a <= start < b for a, b in answers)
    ]
    return min(found)[1] if found else None


def part_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the part of a sentence that mentions a figure begins and ends, offsets into the sentence's text."""
    turns = [(m.start(), m.end()) for m in TURN.finditer(text)]
    first = max((past for _, past in turns if past <= start), default=0)
    behind = [*turns, *((m.start(), m.end()) for m in PARTS.finditer(text))]
    return first, min((at for at, _ in behind if at >= end), default=len(text))


DRIVEN_AT_PEOPLE = en.pattern("attack_patterns", "a vehicle driven at people")


DRIVER = re.compile(r"\bdriver\b", re.IGNORECASE)


def is_the_driver(words: str, text: str) -> bool:
    """Whether words of a text are the driver of a vehicle that was driven at people.

    >>> rammed, burnt = "A lorry ploughed into a crowd. The driver fled.", "A lorry burnt. The driver fled."
    >>> [is_the_driver("The driver", text) for text in (rammed, burnt)]
    [True, False]
    """
    return DRIVER.search(words) is not None and _driven_at_people(text)


@lru_cache(maxsize=8)
def _driven_at_people(text: str) -> bool:
    """Whether a text mentions a vehicle that was driven at people; it is searched once."""
    return DRIVEN_AT_PEOPLE.search(text) is not None


@lru_cache(maxsize=8)
def _named(text: str) -> list[tuple[int, int, str]]:
    """Every means a sentence names, with its offsets; a sentence of many figures is asked for each."""
    found = [(m.start(), m.end(), _words()[m[1]]) for m in _pattern().finditer(text.lower())]
    return found + [(*m.span(), "vehicle") for m in DRIVEN_AT_PEOPLE.finditer(text)]
