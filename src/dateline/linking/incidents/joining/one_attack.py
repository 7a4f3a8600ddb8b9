"""One attack that reports put at two places or on two days: they name the same victim, the same person with an age, or
the same street, school or hotel beside the same figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from dateline.linking.incidents.joining.marks import Marks, Named, harmed_ages, harmed_names, marks_of, same_age
from dateline.linking.incidents.joining.two_names import told_apart_in
from dateline.linking.incidents.stories import DAY, appeared_after, span_of
from dateline.linking.people.attacks import with_attacks
from dateline.linking.rows import ReadRows, by_report
from dateline.linking.union_find import Groups
from dateline.tables import ClaimRow, VictimRow

# So many days apart two reports can still mention one attack as news.
NEWS = 14 * DAY
# So many days apart the day of one attack can be told, or mistaken.
GAP = 2 * DAY


class Told(NamedTuple):
    """What the reports of one group tell: its claims, those it names as harmed and the ages of the harmed, the marks of
    each report, the days that its claims have, and those on which the reports appeared."""

    claims: dict[str, list[ClaimRow]]
    harmed: frozenset[Named]
    ages: frozenset[int]
    marks: dict[str, Marks]
    days: tuple[date, date] | None
    appeared: list[tuple[date, date]]


def put_together(groups: list[list[ClaimRow]], read: ReadRows) -> tuple[list[list[ClaimRow]], frozenset[str]]:
    """The groups with those made one that mention one attack, and the claim_ids of these: whatever days
    they have, they are no series."""
    if len(groups) < 2:
        return groups, frozenset()
    told = _told(groups, read)
    near = Groups(len(groups))
    for i, j in _candidates(told):
        if near.root(i) != near.root(j) and same_attack(told[i], told[j]):
            near.join(i, j)
    out, one = [], set[str]()
    for members in near.members():
        group = [c for n in members for c in groups[n]]
        out.append(group)
        one |= {c["claim_id"] for c in group} if len(members) > 1 else set()
    return out, frozenset(one)


def _told(groups: Sequence[list[ClaimRow]], read: ReadRows) -> list[Told]:
    place = {c["claim_id"]: str(n) for n, group in enumerate(groups) for c in group}
    rows = [c | {"incident_id": place.get(c["claim_id"])} for c in read.claims]
    harmed: dict[str | None, list[VictimRow]] = defaultdict(list)
    for v in with_attacks(read.victims, rows, read.sentences):
        harmed[v["incident_id"]].append(v)
    reports = {r["report_id"]: r for r in read.reports}
    marks = {r: marks_of(row["text"] or "") for r, row in reports.items()}
    out = []
    for n, group in enumerate(groups):
        own = by_report(group)
        days = [(reports[r]["published_earliest"], reports[r]["published_latest"]) for r in own]
        appeared = [(a, b) for a, b in days if a and b]
        here, own_marks = harmed[str(n)], {r: marks[r] for r in own}
        out.append(Told(own, harmed_names(here), harmed_ages(here), own_marks, span_of(group), appeared))
    return out


def _candidates(told: Iterable[Told]) -> list[tuple[int, int]]:
    """The pairs of groups that share a name or a site, in order."""
    by_mark: dict[object, list[int]] = defaultdict(list)
    for n, t in enumerate(told):
        named = {*t.harmed, *(p for m in t.marks.values() for p in (*m.people, *m.sites))}
        for mark in named:
            by_mark[mark].append(n)
    return sorted({pair for own in by_mark.values() for pair in combinations(own, 2)})


def same_attack(a: Told, b: Told) -> bool:
    """Whether two groups are of one attack. They appeared as news together, no report tells them apart, and within a
    few days they share a victim, a person with an age, or, on one day, a street and a figure. Further apart only the
    victims tell: all that the only report of the one names are victims of the other, and so are its figures."""
    if told_apart_in(a.claims, b.claims) or not _together(a.appeared, b.appeared):
        return False
    apart = _apart(a, b)
    if apart is None:
        return False
    if apart > GAP:
        return _only_mistaken(a, b) or _only_mistaken(b, a)
    pairs = [(a.marks[r], b.marks[s]) for r in a.marks for s in b.marks if r != s]
    if a.harmed & b.harmed or any(same_age(one, other) for one, other in pairs):
        return True
    sites = any(one.sites & other.sites for one, other in pairs)
    return sites and apart <= timedelta(0) and bool(_numbers(a) & _numbers(b) or a.ages & b.ages)


def _together(a: list[tuple[date, date]], b: list[tuple[date, date]]) -> bool:
    """Whether a report of each appeared in the same days."""
    return any(first - NEWS <= end and start <= last + NEWS for first, last in a for start, end in b)


def _apart(a: Told, b: Told) -> timedelta | None:
    """How far apart the days of two groups lie; where one has none, 0 if its reports appeared in the days after the
    other's, else None."""
    if a.days and b.days:
        return max(a.days[0] - b.days[1], b.days[0] - a.days[1], timedelta(0))
    days = a.days or b.days
    appeared = b.appeared if a.days else a.appeared
    fits = days is None or all(appeared_after(days, first, last) for first, last in appeared)
    return timedelta(0) if fits else None


def _only_mistaken(a: Told, b: Told) -> bool:
    """Whether the one report of a group mentions nobody and no number that the other does not mention. Where the
    other is one report too, they name the same people: else it may recall the first beside an attack of its own."""
    if len(a.claims) != 1 or not a.harmed or not _figures(a) <= _figures(b):
        return False
    return a.harmed == b.harmed or (len(b.claims) > 1 and a.harmed < b.harmed)


def _figures(told: Told) -> set[tuple[str, int]]:
    """The totals of a group as killed or wounded."""
    rows = (c for own in told.claims.values() for c in own)
    return {(c["effect"], c["low"]) for c in rows if c["mode"] == "total" and c["low"] is not None}


def _numbers(told: Told) -> set[tuple[str, int]]:
    """The totals of more than one: one person was killed or hurt in too many attacks to tell them."""
    return {(effect, n) for effect, n in _figures(told) if n > 1}
