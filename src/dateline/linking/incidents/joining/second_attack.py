"""Two attacks in one city on two days in a row: what reports say of the second is not a part of the first.

A day that some reports give beside the main one is mostly that day told wrong, or the day of the news. It is that of
another attack where two sources or more put one number of victims on it that nobody gives for the main day, in
sentences of an attack, and one of them mentions victims of both days: "Ten were wounded at the barracks on Monday, a
day after bombs killed 14 at the market." A siege that goes on past midnight, a toll that grew, the dead of a hospital,
burials and arrests make no other attack.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.incidents.coordination import listed, uncounted
from dateline.linking.incidents.joining.region import GROWN
from dateline.linking.incidents.parties import sentence_of
from dateline.linking.incidents.stories import DAY
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import HARMED, by_report, number_of, one_day
from dateline.tables import ClaimRow, ReportRow

# So many sources that agree on a number have not all mistaken its day.
AGREEING = 2
AN_ATTACK = en.pattern("linking_patterns", "an attack, or being attacked", attacks=ATTACKS)
STRUCK = en.pattern("linking_patterns", "a verb of an attack")
# What has a day of its own, and is no attack.
AFTERWARDS = (
    en.pattern("linking_patterns", "something with a day of its own"),
    en.pattern("linking_patterns", "what ends an attack"),
    en.pattern("linking_patterns", "a toll that moves"),
    en.pattern("linking_patterns", "dead or counted later"),
)
SAID_ON = en.pattern("linking_patterns", "said on")
ON_A_DAY_SAID = en.pattern("linking_patterns", "on a day said")
PAST_MIDNIGHT = en.pattern("linking_patterns", "through the night")
AT_NIGHT = en.pattern("linking_patterns", "evening or night")
# So near to a day is the word that it was in the evening.
BESIDE = 15

Mark = tuple[str, int]


class Told(NamedTuple):
    """What is known of an attack's figures: the reports, the claims that have another figure's day, those of an attack
    that is one whatever days it is put on, and all places."""

    reports: Mapping[str, ReportRow]
    again: Set[str]
    one: Set[str]
    gazetteer: Gazetteer


def without_second_attacks(groups: Iterable[list[ClaimRow]], told: Told) -> list[list[ClaimRow]]:
    """The groups, with the figures of another attack of the day before or after in a group of their own."""
    return [part for group in groups for part in _parted(group, told)]


def _parted(group: list[ClaimRow], told: Told) -> list[list[ClaimRow]]:
    """A group, or the main attack of it and the other one."""
    votes = {(c["report_id"], day) for c in group if c["claim_id"] not in told.again and (day := _victims_day(c))}
    days = Counter(day for _, day in votes)
    if len(days) > 1 and not any(c["claim_id"] in told.one for c in group):
        main = min(days, key=lambda d: (-days[d], d))
        for day in (main - DAY, main + DAY):
            if days[day] >= AGREEING and (apart := _other_attack(group, main, day, told)):
                return [[c for c in group if c["claim_id"] not in apart], [c for c in group if c["claim_id"] in apart]]
    return [group]


def _victims_day(c: ClaimRow) -> date | None:
    """The day of a figure of victims."""
    return one_day(c) if c["effect"] in HARMED and c["group"] != "attackers" else None


def _other_attack(group: list[ClaimRow], main: date, day: date, told: Told) -> set[str]:
    """The claim_ids of the figures that are of another attack on a day beside the main one; none where there was no
    other."""
    on_it = [c for c in group if _victims_day(c) == day and c["claim_id"] not in told.again]
    givers: dict[Mark, set[str]] = defaultdict(set)
    for report_id, own in by_report(c for c in on_it if _tells_of_an_attack(c, told)).items():
        for mark in _numbers(own):
            givers[mark].add(report_id)
    origins = {c["report_id"]: c["origin_id"] for c in group}
    witnesses = set[str]()
    for mark, reports in givers.items():
        # What a report gives without a day may be the number that it gives for this one.
        rest = [c for c in group if one_day(c) != day and (one_day(c) or c["report_id"] not in reports)]
        placed = bool(_own_places(group, day, reports, told))
        if len({origins[r] for r in reports}) >= AGREEING and _is_new(mark, rest, later=day > main, placed=placed):
            witnesses |= reports
    told_by = by_report(group)
    if not any(_tells_of_both(told_by[r], main, told) for r in witnesses):
        return set()
    if any(PAST_MIDNIGHT.search(told.reports[r]["text"] or "") for r in witnesses):
        return set()
    return _of_the_other(group, day, witnesses, told)


def _numbers(own: Iterable[ClaimRow]) -> set[Mark]:
    """The numbers that a report gives of victims, and the sums of those that are in one list: "six civilians and four
    officers were wounded" are ten."""
    totals = [c for c in own if c["mode"] == "total" and c["low"] is not None and not uncounted(c)]
    out = {(c["effect"], number_of(c)) for c in totals}
    for effect in {c["effect"] for c in totals}:
        out |= {(effect, sum(map(number_of, one))) for one in listed(c for c in totals if c["effect"] == effect)}
    return {(effect, n) for effect, n in out if n > 1}


def _is_new(mark: Mark, rest: Iterable[ClaimRow], *, later: bool, placed: bool) -> bool:
    """Whether a number is none that is given for the main day, and none that such a one can have grown to, or from;
    what has a place of its own has not grown."""
    effect, n = mark
    known = {m for c in rest if c["effect"] == effect for m in (c["low"], c["high"]) if m is not None}
    grown = any(m <= n <= m * GROWN if later else n <= m <= n * GROWN for m in known)
    return n not in known and (placed or not grown)


def _tells_of_an_attack(c: ClaimRow, told: Told) -> bool:
    """Whether the sentence of a figure, or that of its day, mentions an attack, and neither of what came of one."""
    words = _sentences(c, told)
    return any(AN_ATTACK.search(w) or STRUCK.search(w) for w in words) and not _came_of_an_attack(words)


def _came_of_an_attack(words: Iterable[str]) -> bool:
    return any(pattern.search(w) for w in words for pattern in AFTERWARDS)


def _sentences(c: ClaimRow, told: Told) -> list[str]:
    """The sentence of a figure and that of its day; none where the day is that of words, or is only further on."""
    text, at = told.reports[c["report_id"]]["text"] or "", c["when_start"]
    if c["part"] == "title" or at is None:
        return []
    figure, end = sentence_of(text, c["start"], c["end"]), at + len(c["when"] or "")
    if at >= figure[1] or SAID_ON.search(text[:at]) or ON_A_DAY_SAID.match(text, end):
        return []
    return [text[first:last] for first, last in {figure, sentence_of(text, at, end)}]


def _tells_of_both(own: Iterable[ClaimRow], main: date, told: Told) -> bool:
    """Whether a report counts victims of the main day too, and puts them not only on its evening: what began then and
    went on past midnight is one attack."""
    return any(
        _victims_day(c) == main and c["low"] is not None and _tells_of_an_attack(c, told) and not _at_night(c, told)
        for c in own
    )


def _at_night(c: ClaimRow, told: Told) -> bool:
    """Whether the day of a figure is reported as its evening or night."""
    text, at = told.reports[c["report_id"]]["text"] or "", c["when_start"] or 0
    return AT_NIGHT.search(text, max(0, at - BESIDE), at + len(c["when"] or "") + BESIDE) is not None


def _own_places(group: Iterable[ClaimRow], day: date, reports: Set[str], told: Told) -> set[str]:
    """The places within the city that some reports name for a day, and no other report for another."""
    mine = {c["place_id"] for c in group if c["report_id"] in reports and one_day(c) == day}
    others = {c["place_id"] for c in group if c["report_id"] not in reports and one_day(c) != day}
    return {p for p in mine - others if p and told.gazetteer.area(p) != p}


def _of_the_other(group: Iterable[ClaimRow], day: date, witnesses: Set[str], told: Told) -> set[str]:
    """The figures that reports of the other attack put on its day, in words that follow it, with their headlines'; and
    those of others at its own place."""
    group = list(group)
    places = _own_places(group, day, witnesses, told)
    out: set[str] = set()
    marks: set[tuple[str, str, int | None]] = set()
    for c in group:
        if one_day(c) != day or c["claim_id"] in told.again:
            continue
        here = c["report_id"] in witnesses and (words := _sentences(c, told)) and not _came_of_an_attack(words)
        if here or (c["place_id"] in places and _tells_of_an_attack(c, told)):
            out.add(c["claim_id"])
            marks.add(_mark(c))
    return out | {c["claim_id"] for c in group if c["part"] == "title" and _mark(c) in marks}


def _mark(c: ClaimRow) -> tuple[str, str, int | None]:
    return c["report_id"], c["effect"], c["low"]
