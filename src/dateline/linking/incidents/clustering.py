"""Which claims are about the same attack: by place, by day, and by what lies within what.

Claims of one area whose days lie at most two days apart are one incident; where these span three days or more they
are a series. A claim without a day of its own joins the incident its report mentions there. A claim whose
report can't be dated makes an incident of its own, without a date. An earlier attack that reports recall by its month
or its year is an incident of that month or year (`recalled.py`); a second attack of the day before or after, with
figures of its own, is one of its day (`joining/second_attack.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from dateline.core import dates
from dateline.extraction.lexicon import en
from dateline.linking.incidents.coordination import called_civilians, uncounted
from dateline.linking.incidents.joining.aftermath import (
    apart_from_later_deaths,
    without_aftermath,
    without_deaths_of_wounds,
)
from dateline.linking.incidents.joining.main_attack import FOLDER, LARGE, Told, into_the_main_attack
from dateline.linking.incidents.joining.one_attack import GAP, put_together
from dateline.linking.incidents.joining.pursuits import without_pursuits
from dateline.linking.incidents.joining.region import GROWN, LEAD, Wide, join_by_country, join_by_region
from dateline.linking.incidents.joining.second_attack import Told as ToldOfDays
from dateline.linking.incidents.joining.second_attack import without_second_attacks
from dateline.linking.incidents.joining.two_names import Scenery, under_one_name
from dateline.linking.incidents.recalled import LONGEST, NEWS, beside, is_recalled, of_one_attack
from dateline.linking.incidents.responsibility import Doers, Parties, strength
from dateline.linking.incidents.signature import agree
from dateline.linking.incidents.signature import figures as signature
from dateline.linking.incidents.stories import (
    DAY,
    EFFECTS,
    Telling,
    appeared_after,
    scenes,
    short,
    some_way_off,
    span_of,
    stretch_of,
    tellings,
    up_to_now,
)
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.regrouping import ByName, Step, Tell, regrouped
from dateline.linking.rows import NOWHERE, Elsewhere, ReadRows, by_report, days_of, groups_of_attackers, one_day
from dateline.tables import ActorRow, ClaimRow, IncidentRow, PlaceMentionRow, ReportRow

# Nor does one over more days than this make an incident where there is none.
LONGEST_SERIES = 14 * DAY
# The only attack of its area is looked back on for longer.
LOOKED_BACK_ON = 31 * DAY


# Longer than a screen: the road from figures to attacks, one step a line.
def incidents(
    read: ReadRows,
    gazetteer: Gazetteer,
    attackers: dict[str, str],
    changed: Iterable[Step] = (),
    actors: Iterable[ActorRow] = (),
    elsewhere: Elsewhere = NOWHERE,
) -> tuple[list[IncidentRow], list[ClaimRow], set[str]]:
    """The rows of the incidents table, claims with their `incident_id`, and the identifiers of the incidents before
    a person's regrouping and in the course of it.

    `attackers` maps the actor_id of every armed group to its name, `actors` are the rows of actors.csv. Where other
    reports of the case are linked `elsewhere`, nobody can tell which attack most of it is about.
    """
    rows = read.claims
    groups, told_of = _groups(rows, read.reports, by_report(read.places), gazetteer)
    # What is only denied happened nowhere, and nobody can tell where some killings did.
    groups = [g for g in groups if any(c["mode"] != "denied" for c in g) and not _of_nowhere(g)]
    by_id = {r["report_id"]: r for r in read.reports}
    groups = [without_pursuits(g, by_id) for g in groups]
    groups, one = put_together(groups, read)
    told_of = told_of._replace(one=one)
    if not elsewhere.apart and len(read.reports) <= FOLDER:
        groups, joined = into_the_main_attack(groups, Told.of(read, told_of.areas, told_of.story, gazetteer))
        told_of = told_of._replace(again=told_of.again | joined)
    groups = apart_from_later_deaths([without_aftermath(g, by_id) for g in groups], by_id, told_of.areas)
    groups = without_second_attacks(groups, ToldOfDays(by_id, told_of.again, told_of.one, gazetteer))

    known = Known(
        Doers(
            by_report(rows), by_id, by_report(read.statements),
            Parties(actors or _only(attackers)),
        ),
        attackers,
    )  # fmt: skip

    def told(group: list[ClaimRow]) -> IncidentRow:
        return _incident(group, told_of, gazetteer, known)

    named = _named([g for g in groups if g], told, elsewhere.taken)
    named, before = regrouped(named, changed, told, lambda apart, there: _named(apart, told, there))
    out = [row | {"incident_id": incident_id} for incident_id, (_, row) in named.items()]
    own = {c["claim_id"]: incident_id for incident_id, (group, _) in named.items() for c in group}
    out.sort(key=lambda r: (r["earliest"] is None, r["earliest"] or date.max, r["incident_id"]))
    return out, [c | {"incident_id": own.get(c["claim_id"], c["incident_id"])} for c in rows], before


def _of_nowhere(group: list[ClaimRow]) -> bool:
    """Whether all that is told is that one of an armed group was killed, and not where: "the killing of the Front's
    leader" in a report of other things is no attack in the place that it names most."""
    return all(c["group"] == "attackers" and uncounted(c) and not c["place_id"] for c in group)


class Known(NamedTuple):
    """Whom the reports of a case name as having done it, and the names of the armed groups that the case knows."""

    doers: Doers
    attackers: dict[str, str]


def _only(attackers: dict[str, str]) -> list[ActorRow]:
    """Rows of actors.csv for attackers of whom only the names are known."""
    return [
        ActorRow(actor_id=i, name=n, kind="attacker", side="", role="", organisation="", other_names="")
        for i, n in attackers.items()
    ]


def _named(groups: list[list[ClaimRow]], told: Tell, taken: Iterable[str] = ()) -> ByName:
    """Groups by the identifier of their incident; one that is taken gets the mark of its first figure behind it."""
    out: ByName = {}
    used = set(taken)
    for group in groups:
        row = told(group)
        name = row["incident_id"]
        if name in used:
            name = f"{name}-{_told_apart(group)}"
        used.add(name)
        out[name] = (group, row)
    return out


def _told_apart(group: list[ClaimRow]) -> str:
    """A short mark of an incident that no day tells apart: made from its first figure, so that it is the same in every
    edition and different from that of any other incident, also one in a bundle linked elsewhere."""
    return str(group[0]["claim_id"]).removeprefix("c-")


class ToldOf(NamedTuple):
    """The area of each claim (its own, or that of its report's story), the claims whose day is another figure's, and
    those of an attack that is one whatever days reports put it on, and those of their report's story."""

    areas: dict[str, str]
    again: set[str]
    story: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()


# Longer than a screen: each step needs what those before it found of the reports' stories.
def _groups(
    claims: list[ClaimRow], reports: list[ReportRow], places: dict[str, list[PlaceMentionRow]], gazetteer: Gazetteer
) -> tuple[list[list[ClaimRow]], ToldOf]:
    """Claims of one attack each, and what the reports' stories say of their places and days."""
    published = {r["report_id"]: (r["published_earliest"], r["published_latest"]) for r in reports}
    by_id = {r["report_id"]: r for r in reports}
    per_area: dict[str, list[Telling]] = defaultdict(list)
    unplaced: list[Telling] = []
    long: dict[str, list[ClaimRow]] = defaultdict(list)
    single: set[str] = set()
    areas: dict[str, str] = {}
    again: set[str] = set()
    story: set[str] = set()
    for report_id, every in by_report(claims).items():
        own = [c for c in every if not some_way_off(c, by_id[report_id])]
        told = tellings(own, scenes(places.get(report_id, ()), by_id[report_id]), published[report_id][1], gazetteer)
        for t in told:
            if t.story and t.area == t.guess and not any(c["place_id"] for c in t.claims):
                t = t if _in_the_lead(t, places.get(report_id, ()), gazetteer) else t._replace(area=None)
            areas |= {c["claim_id"]: t.area for c in t.claims if t.area}
            again |= t.again
            story |= {c["claim_id"] for c in t.claims} if t.story else set()
            per_area[t.area].append(t) if t.area else unplaced.append(t)
        for c in own:
            area = gazetteer.area(c["place_id"])
            if area and c["earliest"] and not short(c) and c["effect"] in EFFECTS and c["status"] != "rejected":
                areas[c["claim_id"]] = area
                long[area].append(c)
                single |= {c["claim_id"]} if of_one_attack(c, by_id[report_id], gazetteer) else set()

    def clustered() -> list[list[ClaimRow]]:
        found = sorted({*per_area, *long})
        return [g for area in found for g in _clusters(per_area[area], long[area], published, single)]

    groups, wide = clustered(), Wide(by_id, places, areas, published, gazetteer)
    lost = [t for t in _join_by_figures(unplaced, groups) if t.guess]
    # A place named far down may be of something else; the only attack in the country that the lead names is it rather.
    far = [t for t in lost if not _in_the_lead(t, places.get(t.report_id, ()), gazetteer)]
    still = join_by_region(far, groups, wide)
    lost = [t for t in lost if t not in far or t in still]
    for t in lost:  # what no figure places is where its text speaks of most
        per_area[str(t.guess)].append(t)
        areas |= {c["claim_id"]: str(t.guess) for c in t.claims}
    groups = clustered()
    left = _join_by_figures([t for t in unplaced if t not in lost], groups)
    join_by_region(left, groups, wide)
    join_by_country(claims, groups, wide, EFFECTS)
    named = {r: {a for p in own if (a := gazetteer.area(p["place_id"]))} for r, own in places.items()}
    groups = under_one_name(groups, Scenery(areas, named, published, gazetteer))
    return groups, ToldOf(areas, again, frozenset(story))


def _in_the_lead(t: Telling, mentions: Iterable[PlaceMentionRow], gazetteer: Gazetteer) -> bool:
    """Whether the place that a text names most is in its first lines."""
    return any(p["start"] < LEAD and gazetteer.area(p["place_id"]) == t.guess for p in mentions)


def _clusters(
    found: list[Telling],
    long: list[ClaimRow],
    published: dict[str, tuple[date | None, date | None]],
    single: set[str],
) -> list[list[ClaimRow]]:
    """The tellings of one area, taken together where their days touch, and the figures of long stretches; those in
    `single` are of one attack each."""
    groups: list[list[ClaimRow]] = []
    reach = date.min
    spans = [(span, t) for t in found if (span := t.span)]
    for (first, last), t in sorted(spans, key=lambda s: (s[0][0], s[1].report_id)):
        if groups and first <= reach + GAP:
            groups[-1] += t.claims
            reach = max(reach, last)
        else:
            groups.append(list(t.claims))
            reach = last
    weeks: list[ClaimRow] = []
    recalled: list[ClaimRow] = []
    dated = [(days, c) for c in long if (days := days_of(c))]
    alone = [(days, c) for days, c in dated if c["claim_id"] in single]
    for (first, last), c in sorted(dated, key=lambda d: (d[0][0], d[1]["claim_id"])):
        own = [g for g in groups if (s := span_of(g)) and s[0] <= last and first <= s[1]]
        if own and up_to_now(c):
            continue  # beside an attack that has a day, a tally of many is of none
        if own and last - first <= LONGEST:
            own[-1].append(c)
        elif last - first <= LONGEST_SERIES:  # "last week", "earlier this month"
            weeks.append(c)
        elif any(days == (first, last) and beside(c, one) for days, one in alone):
            recalled.append(c)
    groups += _recalled(weeks)
    return groups + _recalled(recalled) + _without_a_day([t for t in found if t.span is None], groups, published)


def _recalled(found: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """Figures of earlier attacks that bear a week, a month or a year, those together whose times touch, narrow ones
    first."""
    groups: list[list[ClaimRow]] = []
    dated = [(days, c) for c in found if (days := days_of(c))]
    for (first, last), c in sorted(dated, key=lambda d: (d[0][1] - d[0][0], d[0][0], d[1]["claim_id"])):
        same = [g for g in groups if (s := stretch_of(g))[0] <= last and first <= s[1]]
        same[-1].append(c) if same else groups.append([c])
    return groups


def _without_a_day(
    found: list[Telling], groups: list[list[ClaimRow]], published: dict[str, tuple[date | None, date | None]]
) -> list[list[ClaimRow]]:
    """Undated tellings: each joins what its report mentions there, or the last attack before its report.
    What joins nothing makes attacks of its own if it is a story: one for the stories of neighbouring days,
    one for each undated report."""
    alone: list[tuple[date, list[ClaimRow]]] = []
    undated: list[list[ClaimRow]] = []
    spans = [span_of(g) or stretch_of(g) for g in groups]
    for t in sorted(found, key=lambda t: (published[t.report_id][1] or date.min, t.report_id)):
        first, last = published[t.report_id]
        home = _home(t, groups, spans, first, last)
        if last is None and len(same := _of_its_figures(t, groups)) == 1:
            groups[same[0]] += t.claims
        elif home is not None and last is not None:
            groups[home] += t.claims
        elif t.story and last is None:
            undated.append(list(t.claims))
        elif t.story and alone and last is not None and last - alone[-1][0] <= GAP:
            alone[-1] = (last, alone[-1][1] + t.claims)
        elif t.story and last is not None:
            alone.append((last, list(t.claims)))
    return [g for _, g in alone] + undated


def _of_its_figures(t: Telling, groups: list[list[ClaimRow]]) -> list[int]:
    """The attacks whose figures a telling repeats."""
    mine = signature(t.claims)
    told = [[signature(own) for r, own in by_report(g).items() if r != t.report_id] for g in groups]
    same = [n for n, found in enumerate(told) if any(agree(mine, theirs) for theirs in found)]
    # One large number is enough where the place has one attack that reports mention: "29 people dead".
    large = frozenset(m for m in mine if m[1] >= LARGE)
    return same or [n for n, found in enumerate(told) if any(large & theirs for theirs in found)]


def _home(
    t: Telling, groups: list[list[ClaimRow]], spans: list[tuple[date, date]], first: date | None, last: date | None
) -> int | None:
    """The attack that a telling without a day belongs to: its report's, but for one that the report only recalls, or
    the last one before its report."""
    own = [n for n, g in enumerate(groups) if any(c["report_id"] == t.report_id for c in g)]
    if t.story and last is not None:
        own = [n for n in own if spans[n][1] + NEWS >= last]
    if own:
        return own[-1]
    if first is None or last is None:
        return None
    before = [n for n, days in enumerate(spans) if appeared_after(days, first, last)]
    only = [n for n, (a, b) in enumerate(spans) if a <= last and first <= b + LOOKED_BACK_ON]
    return before[-1] if before else only[0] if len(only) == 1 else None


def _join_by_figures(unplaced: list[Telling], groups: list[list[ClaimRow]]) -> list[Telling]:
    """Add tellings that name no place to the attack whose figures they repeat, if their day allows it.
    Returns those that join none."""
    marks = [(group, span_of(group), [(r, signature(own)) for r, own in by_report(group).items()]) for group in groups]
    left = []
    for t in unplaced:
        mine = signature(t.claims)
        for group, days, told in marks:
            near = t.span is None or (days is not None and days[0] - DAY <= t.span[0] <= days[1] + DAY)
            if near and any(agree(mine, theirs) for r, theirs in told if r != t.report_id):
                group += t.claims
                break
        else:
            left.append(t)
    return left


class Days(NamedTuple):
    """How many reports put an attack on each day; the day that it is put on, the first and the last day."""

    votes: Counter[date]
    main: date | None
    first: date | None
    last: date | None


def _days(group: list[ClaimRow], told_of: ToldOf, known: Known) -> Days:
    """The days of an attack. A report has one voice for a day, however many figures it puts on it."""
    of_it = without_deaths_of_wounds(group, known.doers.reports)
    sure = _of_victims([c for c in of_it if c["claim_id"] not in told_of.again])
    votes = {(c["report_id"], day) for c in sure if (day := one_day(c))}
    days = Counter(day for _, day in votes)
    main = _main_of(days, sure, known.doers.reports)
    main = _first_of_a_siege(days, main, [known.doers.reports[r]["text"] or "" for r in {c["report_id"] for c in sure}])
    one = any(c["claim_id"] in told_of.one for c in group)
    told = {main} if one and main else set(days) - _misdated(sure, main)
    if not days and (spans := [d for c in group if (d := days_of(c))]):
        first = min(a for a, _ in spans)
        return Days(days, first, first, max(b for _, b in spans))
    return Days(days, main, min(told, default=None), max(told, default=None))


def _main_of(days: Counter[date], group: Iterable[ClaimRow], reports: Mapping[str, ReportRow]) -> date | None:
    """The day that most reports give. Among equals it is that of the report that appeared first, for whoever writes on
    the day itself says "today" and "early this morning"; then that of most figures, then the first."""
    told = [(day, c["report_id"]) for c in group if (day := one_day(c))]
    appeared = {d: min(reports[r]["published_latest"] or date.max for own, r in told if own == d) for d in days}
    figures = Counter(day for day, _ in told)
    return min(days, key=lambda d: (-days[d], appeared[d], -figures[d], d), default=None)


def _of_victims(group: list[ClaimRow]) -> list[ClaimRow]:
    """The figures of an attack without the attackers' own, who are often found and killed days later; all, where no
    other is put on a day."""
    others = [c for c in group if c["group"] != "attackers"]
    return others if any(days_of(c) for c in others) else group


def _incident(group: list[ClaimRow], told_of: ToldOf, gazetteer: Gazetteer, known: Known) -> IncidentRow:
    here = {c["claim_id"]: p for c in group if (p := _place(c, told_of.areas, gazetteer))}
    # A report has one voice, however many figures it puts at a place.
    places = Counter(p for _, p in {(c["report_id"], here[c["claim_id"]]) for c in group if c["claim_id"] in here})
    place = min(places, key=lambda p: (-places[p], len(gazetteer.ancestors(p)), p))
    days, main, first, last = _days(group, told_of, known)
    series = first is not None and last is not None and (last - first).days >= 2
    # Where nobody puts it on one day, both ends are given: neither is its day.
    within = bool(first and last) and (series or (not days and first != last))
    value = (
        None if main is None else dates.stretch(first, last).value if within and first and last else main.isoformat()
    )
    at = gazetteer.coordinates(place)
    names = sorted({c["report_id"] for c in group})
    origins = len({c["origin_id"] for c in group})
    named = known.doers.of(group)
    label = gazetteer.name(place)
    published = {r: known.doers.reports[r]["published_earliest"] for r in names}
    kind = "recalled" if is_recalled(last, group, published) else "series" if series else "attack"
    return {
        "incident_id": f"{place}-{_mark(value, main)}" if main else f"{place}-undated-{_told_apart(group)}",
        "name": f"{label}, {_when(first, last) if within else _when(main, main)}",
        "date": value, "earliest": first if within else main, "latest": last if within else main,
        "date_precision": _date_precision(first, last) if main else None,
        "place_id": place, "latitude": at[0] if at else None, "longitude": at[1] if at else None,
        "where_precision": gazetteer.precision(place), "kind": kind,
        "perpetrator": named.perpetrator, "target": _hit(group, known),
        "strength": strength(named, origins),
        "reports": len(names), "origins": origins,
        "why": _why(len(group), {gazetteer.name(p) for p in here.values()}, days, main, kind),
    }  # fmt: skip


# What goes on past midnight is on both days, and began on the first.
PAST_MIDNIGHT = en.pattern("linking_patterns", "through the night")


def _first_of_a_siege(days: Counter[date], main: date | None, texts: list[str]) -> date | None:
    """The day on which an attack began that went on past midnight: the day before the usual one, where several reports
    have it and most mention a siege or hours of fighting."""
    before = main - DAY if main else None
    if before is None or days[before] < 2:
        return main
    told = sum(PAST_MIDNIGHT.search(t) is not None for t in texts)
    return before if 2 * told >= len(texts) else main


def _hit(group: list[ClaimRow], known: Known) -> str | None:
    """Who was hit, those of most figures first, without the attackers; None where no figure says it."""
    nobody = {"people"} | groups_of_attackers(known.attackers)
    own = called_civilians({**c, "incident_id": "this one"} for c in group)
    groups = Counter(c["group"] for c in own if c["group"] not in nobody)
    return ", ".join(sorted(groups, key=lambda g: (-groups[g], g))) or None


def _place(c: ClaimRow, areas: dict[str, str], gazetteer: Gazetteer) -> str | None:
    """Where a figure's attack was: its own place, unless that is too wide; else its report's area."""
    area = areas.get(c["claim_id"])
    return c["place_id"] if c["place_id"] and gazetteer.area(c["place_id"]) == area else area


# So many reports that give one day are right against one that gives another.
SURE = 3


def _misdated(group: list[ClaimRow], main: date | None) -> set[date]:
    """Days that are the main day told wrong: whoever puts figures on them has no other figures than those that others
    put on the main day, or repeats on them what is counted there. Nor does one person mentioned without a number make
    another day of an attack with more victims: he died later, or was buried. Nor does one report alone, against three
    or more whose day it does not give."""
    told = by_report(c for c in group if one_day(c))
    days = {r: {day for c in own if (day := one_day(c))} for r, own in told.items()}
    known = frozenset().union(*(signature(own) | _hurt(own) for r, own in told.items() if main in days[r]))
    several = any(n > 1 for _, n in known)
    counted = {(c["effect"], c["low"]) for c in group if one_day(c) == main and (c["low"] or 0) > 1}
    on_main, given = sum(main in own for own in days.values()), Counter(d for own in days.values() for d in own)
    apart = set()
    for r, own in told.items():
        for d in days[r]:
            if main not in days[r] and given[d] == 1 and on_main >= SURE:
                continue
            on_it = [c for c in own if one_day(c) == d and not (several and uncounted(c))]
            if on_it and _tells_another_day(on_it, own, known, counted, both=main in days[r]):
                apart.add(d)
    return {d for own in days.values() for d in own} - apart - {main}


def _tells_another_day(
    on_it: list[ClaimRow],
    own: list[ClaimRow],
    known: frozenset[tuple[str, int]],
    counted: set[tuple[str, int | None]],
    *,
    both: bool,
) -> bool:
    """Whether what a report puts on a day is more than what others, or itself (`both`), put on the main day."""
    if both:
        # "On Wednesday the toll was put at 40, and 40 died on Sunday": counted once.
        told = {(c["effect"], c["low"]) for c in on_it if c["low"] is not None}
        return bool(told - counted) or not counted
    marks = signature(own) or _hurt(own)
    return not marks or any(mark not in known and not _grown(mark, known) for mark in marks)


def _grown(mark: tuple[str, int], known: frozenset[tuple[str, int]]) -> bool:
    """Whether a large number is one that others put on the main day, told early or late."""
    group, n = mark
    return n >= LARGE and any(g == group and n <= m * GROWN and m <= n * GROWN for g, m in known)


def _hurt(own: list[ClaimRow]) -> frozenset[tuple[str, int]]:
    """The totals of a report, killed or not, where it gives no signature."""
    return frozenset((c["effect"], c["low"]) for c in own if c["low"] is not None and c["mode"] == "total")


def _date_precision(first: date | None, last: date | None) -> int | None:
    """UCDP GED's precision of an interval."""
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return 1 if days <= 2 else 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 30 else 5


def _when(first: date | None, last: date | None) -> str:
    return dates.stretch_in_words(first, last) if first and last else "undated"


def _mark(value: str | None, main: date) -> str:
    """What tells an incident from others of its place: its first day, or the month or the year that it has."""
    return main.isoformat() if value is None or "/" in value else value


def _reports(n: int) -> str:
    return f"{n} report{'s' * (n != 1)} put{'s' * (n == 1)}"


def _why(n: int, places: set[str], days: Counter[date], main: date | None, kind: str) -> str:
    where = f"{n} {'figure' if n == 1 else 'figures'} at {', '.join(sorted(places))}"
    if main is None:
        return f"{where}, from a report that can't be dated: kept apart from every dated attack."
    others = [d for d in sorted(days) if d != main]
    when = f"{_reports(days[main])} it on {main.day} {main:%B %Y}"
    if kind == "recalled":
        return f"{where}, dated long before the reports: an earlier attack that they recall."
    if kind == "series" and not days:
        return f"{where}, put on a stretch of days and on no single day: taken as one series."
    if not days:
        return f"{where}, put on a night or a stretch of days and on no single day."
    if kind == "series":
        return f"{where}, on {len(days)} days, none more than two from the next: taken as one series."
    if others:
        return (
            f"{where}; {when}, {sum(days[d] for d in others)} on {', '.join(f'{d.day} {d:%B}' for d in others)}: "
            "one attack, to which reports give different days."
        )
    return f"{where}; {when}."
