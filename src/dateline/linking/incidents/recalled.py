"""Earlier attacks that a report recalls, and which no report tells a day of: "a 2013 assault that left 40 dead".

A figure given for a month or a year is of one attack if its sentence names one attack, or one attacker, or one scene,
and the place is a town or narrower. What is said of "attacks", or of all the dead of a year, is a tally and makes no
incident; "the Salby attacks" of a month are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACK
from dateline.linking.incidents.superseding import sentence_of
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import days_of
from dateline.tables import ClaimRow, ReportRow

# Longer than any one attack; a figure of a time longer than this is of a history.
LONGEST = timedelta(days=366)
# An attack that ended so long before every report of it is recalled, and no news.
NEWS = timedelta(days=60)
# "a car bombing", "the 2013 assault", "the last deadly suicide blast", "a gunman killed".
ONE = en.pattern("linking_patterns", "one attack of another day", attack=ATTACK)
# "29 were killed when gunmen opened fire on two buses".
WHEN = en.pattern("linking_patterns", "when attackers struck")
# Nearer to a figure than these, it is a sum over many attacks.
MANY = en.pattern("linking_patterns", "a word of many attacks")
# "The May 2013 attacks in Weir": of a month or less, these are one.
NAMED = en.pattern("linking_patterns", "attacks that are one")
MONTH = timedelta(days=31)
# "In a restaurant in Weir", "on a beach".
SCENE = en.pattern("linking_patterns", "people at one scene")


def of_one_attack(claim: ClaimRow, report: ReportRow, gazetteer: Gazetteer) -> bool:
    """Whether a figure that has a month or a year, and no day, is of one attack in one town."""
    days = days_of(claim)
    counted = claim["low"] is not None and claim["mode"] == "total" and gazetteer.area(claim["place_id"]) is not None
    if not counted or days is None or days[1] - days[0] > LONGEST or not _over(days[1], report):
        return False
    return names_one_attack(claim, report, days[1] - days[0])


def names_one_attack(claim: ClaimRow, report: ReportRow, time: timedelta) -> bool:
    """Whether the sentence of a figure names one attack, one attacker or one scene; `time` is how long the figure's own
    time is."""
    words = sentence_of(claim, report)
    at = words.find(claim["words"])
    if (governing := ONE.match(words)) and governing[0].lower().startswith(("the ", "that ", "this ")):
        return True  # "The siege ended in explosions, with 40 dead"
    if time <= MONTH and NAMED.search(words):
        return True
    many = _nearest(MANY, words, at)
    if WHEN.search(words) and many is None:
        return True
    near = [n for pattern in (ONE, SCENE) if (n := _nearest(pattern, words, at)) is not None]
    return bool(near) and (many is None or min(near) < many)


# So near to each other figures of one month or year are of one attack: under a heading, or in the next sentence.
NEAR = 300


def beside(claim: ClaimRow, other: ClaimRow) -> bool:
    """Whether a figure stands beside another in one report, or is that figure."""
    told = (claim["report_id"], claim["part"]) == (other["report_id"], other["part"])
    return told and abs(claim["start"] - other["start"]) <= NEAR


def _over(last: date, report: ReportRow) -> bool:
    """Whether a time was over when its report appeared, as far as that is known."""
    appeared = report["published_earliest"]
    return appeared is None or last < appeared


def _nearest(pattern: re.Pattern[str], words: str, at: int) -> int | None:
    """How many letters the nearest match of a pattern lies from a place in a sentence."""
    return min((min(abs(m.start() - at), abs(m.end() - at)) for m in pattern.finditer(words)), default=None)


def is_recalled(last: date | None, group: Iterable[ClaimRow], published: Mapping[str, date | None]) -> bool:
    """Whether an attack lies so far before each dated report of it that it is no report's news."""
    told = [day for c in group if (day := published[c["report_id"]])]
    return last is not None and bool(told) and all(last + NEWS < day for day in told)
