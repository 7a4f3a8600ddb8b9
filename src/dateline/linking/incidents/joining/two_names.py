"""One attack under two names of its place: a school and its town, a town and its district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dateline.linking.incidents.signature import ENOUGH
from dateline.linking.incidents.signature import figures as signature
from dateline.linking.incidents.stories import BEFORE, DAY, appeared_after, span_of
from dateline.linking.places.gazetteer import Gazetteer, distance_km
from dateline.linking.rows import by_report
from dateline.tables import ClaimRow

# So far apart two towns can be two names of one scene, where the figures are the same.
NEAR_KM = 60
# Two attacks of one day with the same two figures, one of them this high, are one.
UNLIKELY = 10
# So near to a city's middle a place that reports of both name is a quarter of it.
QUARTER_KM = 12
# A toll that two reports share is a mark of one attack beside its places, where it is this high.
MARKED = 5


class Scenery(NamedTuple):
    """The area of each claim, the areas that each report's text names, when each report appeared, and all places."""

    areas: dict[str, str]
    named: dict[str, set[str]]
    published: dict[str, tuple[date | None, date | None]]
    gazetteer: Gazetteer


def under_one_name(groups: list[list[ClaimRow]], known: Scenery) -> list[list[ClaimRow]]:
    """The groups with those put together that are one attack under two names of its place, of which the case lists at
    most one: a school and its town, a town and its district. They share a day and figures, no report tells them apart,
    and a report of the one names the other's place; without that, two figures and a place that no gazetteer knows, or a
    toll and one name for both places. What is a quarter of a city needs no figures."""
    out: list[list[ClaimRow]] = []
    of_day: dict[date, list[list[ClaimRow]]] = defaultdict(list)
    for group in sorted(groups, key=lambda g: (span_of(g) is None, -len({c["report_id"] for c in g}))):
        near = (g for day in _days_of(group, known) for g in of_day[day])
        home = next((g for g in near if _same_attack(g, group, known)), None)
        if home is not None:
            home.extend(group)
            continue
        out.append(group)
        if span := span_of(group):
            of_day[span[0]].append(group)
    place = {id(g): n for n, g in enumerate(groups)}
    return sorted(out, key=lambda g: place[id(g)])


def _days_of(group: list[ClaimRow], known: Scenery) -> list[date]:
    """The days on which an attack can have begun that a group is of: its own, else those before its reports."""
    if span := span_of(group):
        return [span[0]]
    first, last = known.published[group[0]["report_id"]]
    return [] if first is None or last is None else [last - n * DAY for n in range((last - first + BEFORE).days + 2)]


def _on_one_day(a: list[ClaimRow], b: list[ClaimRow], known: Scenery) -> bool:
    """Whether two groups have the same day, or the second none and its reports appeared in the days after the first."""
    first, second = span_of(a), span_of(b)
    if first is None or second is not None:
        return first is not None and first == second
    return all(appeared_after(first, *known.published[c["report_id"]]) for c in b)


def told_apart_in(mine: dict[str, list[ClaimRow]], yours: dict[str, list[ClaimRow]]) -> bool:
    """Whether a report mentions both, with other figures of the second than other reports give of the first."""
    for r in mine.keys() & yours.keys():
        others = frozenset[tuple[str, int]]().union(*(signature(own) for s, own in mine.items() if s != r))
        if not signature(yours[r]) or not signature(yours[r]) <= others:
            return True
    return False


def _same_attack(a: list[ClaimRow], b: list[ClaimRow], known_of: Scenery) -> bool:
    """Whether two groups are one attack under two names of its place, of which the case lists at most one."""
    areas, named, _, gazetteer = known_of
    here, there = ({p for c in g if (p := areas.get(c["claim_id"]))} for g in (a, b))
    mine, yours = by_report(a), by_report(b)
    if here == there or not here or not there or not _on_one_day(a, b, known_of) or told_apart_in(mine, yours):
        return False
    if any(gazetteer.is_listed(p) for p in here) and any(gazetteer.is_listed(p) for p in there):
        return False
    both = any(named.get(r, set()) & there for r in mine) or any(named.get(r, set()) & here for r in yours)
    marks = [signature(own) & signature(other) for own in mine.values() for other in yours.values()]
    shared = any(n >= MARKED for mark in marks for _, n in mark)
    if _called(here, gazetteer) & _called(there, gazetteer):
        return shared  # two towns of one name, of which a report can only mean one
    at = [gazetteer.coordinates(p) for p in (*here, *there)]
    known = [p for p in at if p is not None]
    away = max((distance_km(p, q) for p in known for q in known), default=0.0)
    many = any(len(mark) >= ENOUGH and max(n for _, n in mark) >= UNLIKELY for mark in marks)
    if len(known) < len(at) and away <= NEAR_KM and many:
        return True
    quarter = len(known) == len(at) and away <= QUARTER_KM
    return both and (quarter or (shared and away <= NEAR_KM))


def _called(places: Iterable[str], gazetteer: Gazetteer) -> set[str]:
    """The names that some places go by."""
    rows = [gazetteer.places[p] for p in places]
    return {n.lower() for row in rows for n in (row["name"], *row["other_names"].split("|")) if n}
