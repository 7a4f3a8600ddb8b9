"""What one report tells: which of its figures are of one and the same attack.

Most reports mention one attack, name its place once and repeat its figures. So the figures of a report that name no
other place and no other day are of its story; a figure that is given twice is given of the same people, whatever day
is near it the second time. What the report puts elsewhere or on another day is of another attack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACK
from dateline.extraction.scenes import elsewhere
from dateline.linking.incidents.parties import sentence_of
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import days_of
from dateline.tables import ClaimRow, PlaceMentionRow, ReportRow

DAY = timedelta(days=1)
# A claim over more days than this says too little of when to bind attacks together; it joins one that exists.
LONGEST_BOND = 3 * DAY
# An undated story is of an attack of the days before its report.
BEFORE = 10 * DAY
# So many days before its report an attack is news.
FRESH = 7 * DAY
# A day so long before its report is no news: figures that have none are not of it.
OLD = 60 * DAY
# A day that is so near to a figure is its own, and none that it takes from what was told before.
OWN_DAY = 120
EFFECTS = ("killed", "wounded", "killed or wounded", "missing", "captured")


class Telling(NamedTuple):
    """Figures of one report that are of one attack: its area (None where the report names none),
    and whether it is the story."""

    report_id: str
    area: str | None
    claims: list[ClaimRow]
    # The claim_ids of figures given once more beside another day, which is not theirs.
    again: frozenset[str] = frozenset()
    # Of a story without an area: the area that its text names most.
    guess: str | None = None
    story: bool = False

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day that its figures have, without the long stretches."""
        days = [d for c in self.claims if c["claim_id"] not in self.again and short(c) and (d := days_of(c))]
        return (min(a for a, _ in days), max(b for _, b in days)) if days else None


def short(c: ClaimRow) -> bool:
    """Whether a figure has a day, or a few."""
    days = days_of(c)
    return days is not None and days[1] - days[0] <= LONGEST_BOND


def span_of(group: Iterable[ClaimRow]) -> tuple[date, date] | None:
    """The first and last day that the figures of a group have."""
    days = [d for c in group if short(c) and (d := days_of(c))]
    return (min(a for a, _ in days), max(b for _, b in days)) if days else None


def stretch_of(group: Iterable[ClaimRow]) -> tuple[date, date]:
    """The first and last day of figures given for a stretch of days; never, where none is."""
    days = [d for c in group if (d := days_of(c))]
    return (min(a for a, _ in days), max(b for _, b in days)) if days else (date.max, date.max)


def appeared_after(days: tuple[date, date], first: date | None, last: date | None) -> bool:
    """Whether a report that appeared between two days can be of an attack of some days, as the news of the days after;
    of no report without a date."""
    return first is not None and last is not None and days[0] <= last and first <= days[1] + BEFORE


STRETCH = en.pattern("linking_patterns", "past days or months")


def up_to_now(c: ClaimRow) -> bool:
    """Whether a figure counts the dead of a while up to now: "1,400 people in the past 12 months"."""
    return STRETCH.search(str(c["when"] or "")) is not None


def over_a_stretch(c: ClaimRow) -> bool:
    """Whether a figure counts the dead of a while that nobody can date ("18 soldiers in recent days"): beside figures
    that have a day it is a tally over several attacks, and of none of them."""
    return c["earliest"] is None and up_to_now(c)


RECALLED = en.pattern("linking_patterns", "an attack that is only recalled", attack=ATTACK)


def of_an_earlier_attack(c: ClaimRow) -> bool:
    """Whether a figure is of another attack that its text recalls without a day: "the raid came days after a bombing
    that killed 22"."""
    return c["earliest"] is None and RECALLED.search(str(c["when"] or "")) is not None


SOME_WAY_OFF = en.pattern("linking_patterns", "some way off")


def some_way_off(c: ClaimRow, report: ReportRow) -> bool:
    """Whether a figure without a place is of somewhere that has no name: "ten were killed 90 km north of Salby"."""
    return c["place_id"] is None and SOME_WAY_OFF.match(report["text"] or "", c["end"]) is not None


OF_A_WAR = en.pattern("linking_patterns", "the dead of a war")
OVER_MONTHS = en.pattern("linking_patterns", "over months or years")


def of_a_war(c: ClaimRow) -> bool:
    """Whether a figure counts the dead of a war or a campaign, and of none of its attacks: "the death toll in the
    18-month war", "hundreds have died in the conflict"."""
    return OF_A_WAR.search(c["words"]) is not None or OVER_MONTHS.search(str(c["when"] or "")) is not None


YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def scenes(mentions: Iterable[PlaceMentionRow], report: ReportRow) -> list[str]:
    """The places that a text names where its attack can have been, in order: none that is only on the way
    or some way off, or the place of an attack of an earlier year."""
    text, latest = report["text"] or "", report["published_latest"]

    def of_a_year(p: PlaceMentionRow) -> bool:
        first, last = sentence_of(text, p["start"], p["end"])
        return latest is not None and any(int(y) < (latest - OLD).year for y in YEAR.findall(text[first:last]))

    found = sorted(mentions, key=lambda p: p["start"])
    return [p["place_id"] for p in found if not elsewhere(text, p["start"], p["end"]) and not of_a_year(p)]


def tellings(
    claims: Sequence[ClaimRow], named: Sequence[str], appeared: date | None, gazetteer: Gazetteer
) -> list[Telling]:
    """The attacks that one report mentions, its story first. `named` are the places that its text names, in order;
    `appeared` is the last day on which it can have appeared."""
    own = [
        c
        for c in claims
        if c["effect"] in EFFECTS and c["status"] != "rejected" and (short(c) or not c["earliest"]) and not of_a_war(c)
    ]
    if any(short(c) for c in own):
        own = [c for c in own if not over_a_stretch(c)]
    own = [c for c in own if not of_an_earlier_attack(c)] or own
    if not own:
        return []
    first = _main_day(own, appeared)
    areas = _areas(own, named, first, gazetteer)
    main, guess = _main_area([c for c in own if _fits(c, first)], areas, first), _named_area(named, gazetteer)
    if main is None and not any(areas.values()):
        main = guess
    day = _main_day([c for c in own if areas[c["claim_id"]] in (None, main)] or own, appeared)
    story: list[ClaimRow] = []
    rest: list[ClaimRow] = []
    for c in own:
        here = areas[c["claim_id"]] in (None, main)
        (story if here and _fits(c, day) else rest).append(c)
    told = {(c["effect"], c["low"], c["high"]) for c in story if (c["low"] or 0) > 1}
    again = [c for c in rest if areas[c["claim_id"]] in (None, main) and _told_again(c, told)]
    story += again
    out = [Telling(own[0]["report_id"], main, story, frozenset(c["claim_id"] for c in again), guess, story=True)]
    others: dict[tuple[str | None, date | None], list[ClaimRow]] = {}
    for c in rest:
        if c not in again:
            others.setdefault((areas[c["claim_id"]] or main, c["earliest"] if short(c) else None), []).append(c)
    return out + [Telling(own[0]["report_id"], area, found) for (area, _), found in others.items()]


def _areas(
    own: Iterable[ClaimRow], named: Iterable[str], day: date | None, gazetteer: Gazetteer
) -> dict[str, str | None]:
    """The area of each figure by its claim_id. A place that is only inferred gives way to a listed one that the
    text names as often: it is a street or a quarter of that town, or a town elsewhere that has the name of one. That
    holds of figures that can be of the story's `day`; what was on another day was where the text puts it."""
    votes = Counter(a for p in named if (a := gazetteer.area(p)))
    listed = max((n for a, n in votes.items() if gazetteer.is_listed(a)), default=0)

    def area(c: ClaimRow) -> str | None:
        found = gazetteer.area(c["place_id"])
        stays = found is None or gazetteer.is_listed(found) or votes[found] > listed or not _fits(c, day)
        return found if stays else None

    return {c["claim_id"]: area(c) for c in own}


def _main_area(own: Iterable[ClaimRow], areas: Mapping[str, str | None], day: date | None) -> str | None:
    """The area of most figures; among equals that of the first. Where figures of the story's day name no place,
    one that is beside another time ("over three days, eight were killed in Kifri") says
    nothing of where the story is."""
    placed = [c for c in own if areas[c["claim_id"]]]
    if any(areas[c["claim_id"]] is None and short(c) and _fits(c, day) for c in own):
        placed = [c for c in placed if not c["when"] or (short(c) and _fits(c, day))]
    votes = Counter(areas[c["claim_id"]] for c in placed)
    return votes.most_common(1)[0][0] if votes else None


def _named_area(named: Iterable[str], gazetteer: Gazetteer) -> str | None:
    """Where no figure has a place: the area that the text names most, among equals a listed one, then the first."""
    votes = Counter(a for p in named if (a := gazetteer.area(p)))
    return max(votes, key=lambda a: (votes[a], gazetteer.is_listed(a)), default=None)


def _main_day(own: Iterable[ClaimRow], appeared: date | None) -> date | None:
    """The day of most figures, those of the days before the report first: news reports what is new.
    Among equals that of the first."""
    votes = Counter(days[0] for c in own if short(c) and (days := days_of(c)))
    fresh = {d: n for d, n in votes.items() if appeared and appeared - FRESH <= d <= appeared + DAY}
    if appeared and votes and max(votes) < appeared - OLD and any(c["earliest"] is None for c in own):
        return appeared  # its own figures have no day; those that do are of attacks that it recalls
    return max(fresh or votes, key=lambda d: votes[d], default=None)


def _fits(c: ClaimRow, day: date | None) -> bool:
    """Whether a figure can be of the story's day: it has none, or that or the one beside it."""
    days = days_of(c)
    if days is None or day is None:
        return True
    return short(c) and days[0] - DAY <= day <= days[1] + DAY


def _told_again(c: ClaimRow, told: set[tuple[str, int | None, int | None]]) -> bool:
    """Whether a figure of the story is given once more, beside another day."""
    near = c["when_start"] is not None and c["start"] - OWN_DAY <= c["when_start"] <= c["end"] + OWN_DAY
    return short(c) and not near and (c["effect"], c["low"], c["high"]) in told
