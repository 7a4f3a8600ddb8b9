"""Whether a day that a report names is that of an attack, or that of a march, a burial or words about it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.incidents.coverage.wording import NUMBERS
from dateline.tables import ReportRow, TimeRow

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
OF_WORDS = en.pattern("linking_patterns", "a word of saying or denying")
BESIDE_IT = en.pattern("linking_patterns", "counts from what is behind it")
SAID_BEHIND = en.pattern("linking_patterns", "on a day said")
ENDED = en.pattern("linking_patterns", "what ends an attack")
RAID = en.pattern("linking_patterns", "a raid on a home")
SCENE = en.pattern("linking_patterns", "where an attack was", attacks=ATTACKS)
NAMED_BEFORE = en.pattern("linking_patterns", "an attack right before its day", attacks=ATTACKS)
DAYS_AFTER = en.pattern("linking_patterns", "days after an attack")
NAMES_AN_ATTACK = en.pattern("linking_patterns", "an attack, or being attacked", attacks=ATTACKS)
CROWD = en.pattern("linking_patterns", "a crowd that was struck")
TOLL_MOVES = en.pattern("linking_patterns", "a toll that moves")
WEEKDAY = en.pattern("linking_patterns", "a weekday")
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
    until = end + min(behind)[0] if behind else len(sentence)
    if BESIDE_IT.search(sentence, start, end) and OF_WORDS.search(sentence, end, until):
        return False  # "a day after he said that the attack": the day of his words
    return min(behind)[1] if behind else True


def _events(words: str) -> list[tuple[int, bool]]:
    """Where something happens in some words, and whether that is an attack: that a gunman was found dead is none, nor
    that a toll rose, that police raided a flat, or what was seen at the scene.

    >>> _events("The gunman was found dead"), _events("Police raided a flat"), _events("At the scene of the blast")
    ([(4, False)], [(0, False)], [])
    """
    apart = [m.span() for pattern in (ENDED, RAID) for m in pattern.finditer(words)]
    apart += [(m.end() - 1, m.end()) for m in TOLL_MOVES.finditer(words)]
    scenes = [m.span() for m in SCENE.finditer(words)]
    own = [(m.start(), True) for p in (STRUCK, OTHER_WORDS) for m in p.finditer(words)]
    own = [e for e in own if not any(first <= e[0] < last for first, last in (*apart, *scenes))]
    own += [(first, False) for first, _ in apart]
    others = (m for m in SOMETHING_ELSE.finditer(words) if not _of_those_struck(words, m))
    return own + [(m.start(), False) for m in others]


def _of_those_struck(words: str, m: re.Match[str]) -> bool:
    """Whether people came together where an attack struck them: "during a vigil", "into a crowd gathered to watch"."""
    at_a_gathering = GATHERING.match(m[0]) and WHERE.search(words, 0, m.start())
    return bool(at_a_gathering or CROWD.search(words, 0, m.start()))


def days_after(sentence: str) -> int | None:
    """So many days after an attack something was, by the words of a sentence; None where it does not say.

    >>> days_after("A day after two bombs exploded, the town was empty."), days_after("He left a day after the talks.")
    (1, None)
    """
    for m in DAYS_AFTER.finditer(sentence):
        what = OF_WORDS.split(m["what"], maxsplit=1)[0]  # "a day after he said in a note that the attack": of words
        if NAMES_AN_ATTACK.search(what) or STRUCK.search(what):
            return 1 if m["the"] else NUMBERS.index(m["n"].lower())
    return None


def weekday_within(t: TimeRow, report: ReportRow, day: date) -> date | None:
    """A day, where an expression without a date names its weekday, and its report appeared in the week from it on."""
    named, first, last = WEEKDAY.search(t["words"]), report["published_earliest"], report["published_latest"]
    if named is None or t["earliest"] is not None or named[0] != f"{day:%A}" or first is None or last is None:
        return None
    return day if day <= first and last < day + timedelta(days=7) else None


def words_for(day: date) -> re.Pattern[str]:
    """What names a day in words, whichever it is, or this one by its month: "Sunday", "September 22"."""
    month = rf"(?:{day:%B}|{day:%b}\.?)"
    return re.compile(rf"{A_DAY.pattern}|\b{month} {day.day}\b|\b{day.day} {month}(?!\w)")


def day_of_an_attack(sentence: str, words: re.Pattern[str] = A_DAY) -> bool:
    """Whether a sentence names, in words, a day on which an attack happened."""
    return tells_of_an_attack(sentence) and any(is_its_day(sentence, *m.span()) for m in words.finditer(sentence))
