"""A report that names only the country or state of its attack, where the case has one attack of those days there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dateline.extraction.scenes import regions_said
from dateline.linking.incidents.parties import sentence_of
from dateline.linking.incidents.recalled import names_one_attack
from dateline.linking.incidents.stories import DAY, Telling, appeared_after, span_of
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import days_of
from dateline.tables import ClaimRow, PlaceMentionRow, ReportRow

# What a report is about is in its title and so many letters of its text.
LEAD = 600
# The dead of one attack, told early and late, differ at most by this factor.
GROWN = 2


class Wide(NamedTuple):
    """What is known of the reports' countries and states: the reports, the places each names, the area of each claim,
    the days on which each report appeared, and all places."""

    reports: dict[str, ReportRow]
    named: dict[str, list[PlaceMentionRow]]
    areas: dict[str, str]
    published: dict[str, tuple[date | None, date | None]]
    gazetteer: Gazetteer


def regions_of(report: ReportRow, mentions: Iterable[PlaceMentionRow]) -> set[str]:
    """The identifiers of the countries, states and listed places that a report's title and first lines name."""
    lead = f"{report['title'] or ''}. {(report['text'] or '')[:LEAD]}"
    return regions_said(lead) | {p["place_id"] for p in mentions if p["start"] < LEAD}


def regions_around(areas: Iterable[str], gazetteer: Gazetteer) -> set[str]:
    """What some places lie within, and the places themselves."""
    return {p for area in areas for p in gazetteer.ancestors(area)}


def join_by_region(left: Sequence[Telling], groups: Sequence[list[ClaimRow]], known: Wide) -> list[Telling]:
    """Add each story without a place to the only attack of its days in a country or state that it names, where its dead
    are not twice as many or half as many as others give that attack. Returns those that join none."""
    if not left:
        return []
    where = [regions_around({a for c in g if (a := known.areas.get(c["claim_id"]))}, known.gazetteer) for g in groups]
    spans, dead = [span_of(g) for g in groups], [_totals(g, "killed") for g in groups]
    out = []
    for t in left:
        own = regions_of(known.reports[t.report_id], known.named.get(t.report_id, ())) if t.story else set()
        near = [n for n, span in enumerate(spans) if span and own & where[n] and _of_its_days(t, span, known)]
        if len(near) == 1 and _alike(_totals(t.claims, "killed"), dead[near[0]]):
            groups[near[0]].extend(t.claims)
        else:
            out.append(t)
    return out


def join_by_country(
    claims: Iterable[ClaimRow], groups: Sequence[list[ClaimRow]], known: Wide, effects: Iterable[str]
) -> None:
    """Add each figure of an earlier attack that has a month or a year and no town ("the man who killed 51 people at two
    Norland mosques earlier this year") to the only attack of that time in a country or state that its sentence names,
    where the dead or hurt are not twice as many or half as many as others give that attack."""
    spans, taken = [span_of(g) for g in groups], {c["claim_id"] for g in groups for c in g}
    there: dict[str, list[int]] = defaultdict(list)
    for n, g in enumerate(groups):
        for region in regions_around({a for c in g if (a := known.areas.get(c["claim_id"]))}, known.gazetteer):
            there[region].append(n)
    for c in claims:
        days, whole = days_of(c), c["mode"] == "total" and c["effect"] in effects
        if days is None or not whole or c["place_id"] or c["claim_id"] in taken:
            continue
        if not names_one_attack(c, known.reports[c["report_id"]], days[1] - days[0]):
            continue
        told = {n for region in _named_beside(c, known) for n in there.get(region, ())}
        near = [n for n in told if (s := spans[n]) and days[0] <= s[0] and s[1] <= days[1]]
        if len(near) == 1 and _alike(_totals([c], c["effect"]), _totals(groups[near[0]], c["effect"])):
            groups[near[0]].append(c)


def _named_beside(c: ClaimRow, known: Wide) -> set[str]:
    """The places that the sentence of a figure names."""
    first, last = sentence_of(known.reports[c["report_id"]]["text"] or "", c["start"], c["end"])
    named = known.named.get(c["report_id"], ()) if c["part"] == "text" else ()
    return {p["place_id"] for p in named if first <= p["start"] < last}


def _of_its_days(t: Telling, days: tuple[date, date], known: Wide) -> bool:
    """Whether a story can be of an attack of some days: it has such a day, or none and appeared in the days after."""
    if t.span is not None:
        return t.span[0] - DAY <= days[0] <= t.span[1] + DAY
    return appeared_after(days, *known.published[t.report_id])


def _totals(claims: Iterable[ClaimRow], effect: str) -> list[int]:
    """The numbers that are given as killed, or as hurt, in all."""
    return [c["low"] for c in claims if c["effect"] == effect and c["mode"] == "total" and c["low"]]


def _alike(mine: list[int], theirs: list[int]) -> bool:
    """Whether the most dead of one telling can be those of an attack: some report gives no more than twice, and no less
    than half of them."""
    most = max(mine, default=0)
    return bool(mine) and any(n <= most * GROWN and most <= n * GROWN for n in theirs)
