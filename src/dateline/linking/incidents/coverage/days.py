"""Whether a day that a report names is that of an attack, or that of a march, a burial or words about it."""

from __future__ import annotations

import re
from datetime import date

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS

AN_ATTACK = en.pattern("linking_patterns", "an attack of a day", attacks=ATTACKS)
SOMETHING_ELSE = en.pattern("linking_patterns", "something with a day of its own")
STRUCK = en.pattern("linking_patterns", "a verb of an attack")
OTHER_WORDS = en.pattern("linking_patterns", "an attack in other words")
A_DAY = en.pattern("linking_patterns", "a day in words")
GATHERING = en.pattern("linking_patterns", "a gathering")
WHERE = en.pattern("linking_patterns", "of where somebody gathered")
AHEAD = en.pattern("linking_patterns", "still to come")
HOURS_AFTER = en.pattern("linking_patterns", "hours after an attack", attacks=ATTACKS)
SAID_ON = en.pattern("linking_patterns", "said on")
SAME_DAY = en.pattern("linking_patterns", "earlier that day")
SAID_BEHIND = en.pattern("linking_patterns", "on a day said")
ENDED = en.pattern("linking_patterns", "what ends an attack")
TOLL_MOVES = en.pattern("linking_patterns", "a toll that moves")
AN_HOUR = en.pattern("linking_patterns", "an hour alone")


def tells_of_an_attack(sentence: str) -> bool:
    """Whether a sentence has a word of an attack, or of harm."""
    return STRUCK.search(sentence) is not None or OTHER_WORDS.search(sentence) is not None


def is_its_day(sentence: str, start: int, end: int) -> bool:
    """Whether a day, from one place of its sentence to another, can be that on which an attack happened: what happens
    last before it is the attack, or, where nothing does, what comes first behind it. An hour alone is no day.

    >>> told = "Thousands marched on Sunday for those killed in the blasts."
    >>> is_its_day(told, 19, 25), is_its_day("The ministry on Friday said it did not launch any rocket attack.", 16, 22)
    (False, False)
    """
    if AN_HOUR.match(sentence[start:end]):
        return False
    if AN_ATTACK.match(sentence, end):
        return True
    if HOURS_AFTER.match(sentence, end):
        return True
    if SAID_ON.search(sentence, 0, start):
        return SAME_DAY.search(sentence, 0, start) is not None
    before = _events(sentence[:start])
    if before:
        at, attack = max(before)
        return attack and AHEAD.search(sentence, at, start) is None
    if SAID_BEHIND.match(sentence, end):
        return False
    behind = _events(sentence[end:])
    return min(behind)[1] if behind else True


def _events(words: str) -> list[tuple[int, bool]]:
    """Where something happens in some words, and whether that is an attack: that a gunman was found dead is none, nor
    that a toll rose.

    >>> _events("The gunman was found dead")
    [(4, False)]
    """
    apart = [m.span() for m in ENDED.finditer(words)]
    apart += [(m.end() - 1, m.end()) for m in TOLL_MOVES.finditer(words)]
    own = [(m.start(), True) for p in (STRUCK, OTHER_WORDS) for m in p.finditer(words)]
    own = [e for e in own if not any(first <= e[0] < last for first, last in apart)]
    own += [(first, False) for first, _ in apart]
    others = (
        m for m in SOMETHING_ELSE.finditer(words) if not (GATHERING.match(m[0]) and WHERE.search(words, 0, m.start()))
    )
    return own + [(m.start(), False) for m in others]


def words_for(day: date) -> re.Pattern[str]:
    """What names a day in words, whichever it is, or this one by its month: "Sunday", "September 22"."""
    month = rf"(?:{day:%B}|{day:%b}\.?)"
    return re.compile(rf"{A_DAY.pattern}|\b{month} {day.day}\b|\b{day.day} {month}(?!\w)")


def day_of_an_attack(sentence: str, words: re.Pattern[str] = A_DAY) -> bool:
    """Whether a sentence names, in words, a day on which an attack happened."""
    return tells_of_an_attack(sentence) and any(is_its_day(sentence, *m.span()) for m in words.finditer(sentence))
