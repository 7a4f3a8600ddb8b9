"""Contradictions about numbers: sums that do not come out, figures that exclude each other,
stretches of time that hold more than they are said to, and how many attacks or places there were."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from dateline.core.dates import in_words
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import called
from dateline.linking.contradictions.common import Linked, Sides
from dateline.linking.contradictions.figures import COUNTED, Figure, Value, disagreeing, figures
from dateline.linking.incidents.arithmetic import wrong_sums
from dateline.linking.incidents.coverage.groups import ATTACKERS
from dateline.linking.incidents.stories import some_way_off
from dateline.linking.incidents.superseding import sentence_of
from dateline.linking.incidents.tolls.bounds import of_a_part
from dateline.linking.incidents.tolls.groups import TOGETHER, by_group, key_of
from dateline.linking.rows import days_of, exact, number_of
from dateline.tables import ClaimRow, ContradictionRow, ParticularRow, TollRow


def numbers(known: Linked) -> Iterator[ContradictionRow]:
    """All of them."""
    yield from _sums(known)
    yield from _together(known)
    yield from _figures(known)
    yield from _periods(known)
    yield from _extents(known)


def _sums(known: Linked) -> Iterator[ContradictionRow]:
    """A report's total that its own parts do not add up to, with the working."""
    per_incident: dict[str, list[ClaimRow]] = defaultdict(list)
    for c in known.claims.values():
        if c["incident_id"]:
            per_incident[c["incident_id"]].append(c)
    for incident, own in sorted(per_incident.items()):
        for wrong in wrong_sums(own):
            total, *parts = (known.claims[i] for i in wrong.claim_ids)
            sides: Sides = {
                f"{wrong.total} {wrong.group} {wrong.effect}, as reported": [total],
                f"{wrong.working.split(',')[0]}, by its own parts": parts,
            }
            yield known.contradiction(
                "sum of parts", incident, f"{known.name(incident)}: {wrong.working}", sides, about=total["claim_id"]
            )


def _together(known: Linked) -> Iterator[ContradictionRow]:
    """More killed than killed and wounded together."""
    rows = {key_of(t): t for t in known.linked.tolls}
    cases = by_group(known.claims.values(), known.attackers)
    told: set[str] = set()  # of all and of the one group there is, the same is said once
    for (incident, effect, group, account), both in sorted(rows.items()):
        dead = rows.get((incident, "killed", group, account))
        if (
            effect != TOGETHER
            or group != "all"
            or dead is None
            or (dead["best"] or 0) <= (both["high"] or 0)
            or of_a_part(both, cases)
        ):
            continue
        sides: Sides = {
            f"{dead['best']} killed": [known.claims[i] for i in dead["claim_ids"].split()],
            f"{both['high']} killed and wounded together": [known.claims[i] for i in both["claim_ids"].split()],
        }
        summary = f"{known.name(incident)}: {dead['best']} killed, and {both['high']} killed and wounded together"
        if summary not in told:
            told.add(summary)
            yield known.contradiction("fewer killed or wounded than killed", incident, summary, sides)


def _figures(known: Linked) -> Iterator[ContradictionRow]:
    """Figures for one group of one incident that exclude each other. The attackers' own figure is a side of its own."""
    wrong = {i for s in wrong_sums([c for c in known.claims.values() if c["incident_id"]]) for i in s.claim_ids}
    for effect in COUNTED:
        for (incident, group), own in sorted(figures(known, effect).items()):
            own = [f for f in own if f.claim["claim_id"] not in wrong]
            theirs = [f for f in own if f.claim["attributed_id"] in known.attackers]
            values = disagreeing(known, [f for f in own if f not in theirs])
            sides: Sides = {}
            for f in theirs:
                # Where all others agree, the attackers' account is set against their highest.
                values = values or _highest([g for g in own if g not in theirs and g.excludes(f)])
                if any(v.first.excludes(f) for v in values):
                    name = known.attackers[str(f.claim["attributed_id"])]
                    sides.setdefault(f"{f.worded} by {name}’s account", []).extend(f.behind)
            exact = {v.first.low for v in values if v.first.low == v.first.high}
            for v in values:
                # "At least 11" agrees with 11, and is on its side.
                both = v.first.low in exact and any(w is not v and w.first.low == v.first.low for w in values)
                label = f"{v.first.low:.0f}, or at least {v.first.low:.0f}" if both else v.first.worded
                sides.setdefault(label, []).extend(c for f in v.figures for c in f.behind)
            if theirs and (none := _none(known, (incident, effect, group))):
                for f in theirs:
                    name = known.attackers[str(f.claim["attributed_id"])]
                    sides.setdefault(f"{f.worded} by {name}’s account", list(f.behind))
                sides["none"] = none
            if len(sides) > 1:
                summary = f"{known.name(incident)}: how many {called(group)} were {effect}"
                note = COUNTED_WHEN if len(values) > 1 else ""
                if group != ATTACKERS:
                    note = _with_the_attackers(known, incident, effect, values) or note
                yield known.contradiction("figures exclude each other", incident, summary, sides) | {"note": note}


# "Twenty people as well as the attacker", "21 people, including the bomber".
ATTACKER_COUNTED = en.pattern("linking_patterns", "the attacker counted in, or apart")


def _with_the_attackers(known: Linked, incident: str, effect: str, values: list[Value]) -> str:
    """That one figure is another and as many attackers as reports count: whoever gives it may count them in."""
    theirs = {
        c["low"]
        for c in known.claims.values()
        if (c["incident_id"], c["effect"]) == (incident, effect) and c["low"] == c["high"] and c["group"] == "attackers"
    }
    told = (f.claim for v in values for f in v.figures)
    if any(ATTACKER_COUNTED.search(sentence_of(c, known.reports[c["report_id"]])) for c in told):
        theirs.add(1)
    numbers = sorted({v.first.low for v in values})
    for low, high in combinations(numbers, 2):
        if high - low in theirs:
            n = int(high - low)
            whom, them = ("attacker", "him") if n == 1 else (f"{n} attackers", "them")
            return f"{high:.0f} is {low:.0f} and the {whom} that reports count: it may take {them} in."
    return ""


def _none(known: Linked, key: tuple[str, str, str]) -> list[ClaimRow]:
    """The figures of others than the attackers that say that nobody of a group was hit: "no policeman was among the
    dead"."""
    return [
        c
        for c in known.claims.values()
        if (c["incident_id"], c["effect"], c["group"]) == key
        and c["low"] == c["high"] == 0
        and c["attributed_id"] not in known.attackers
    ]


# Of figures that no order explains: growth that is known is no disagreement (figures.disagreeing).
COUNTED_WHEN = "Some of these counts may only be older than others."


def _worded(c: ClaimRow) -> str:
    if c["low"] == c["high"]:
        return str(c["low"])
    return f"at least {c['low']}" if c["high"] is None else f"{c['low'] or 0} to {c['high']}"


Span = tuple[date, date]


def _within(attack: Span, stretch: Span) -> bool:
    """Whether an attack lies in a claim's stretch; a series that is only known to lie within some days may."""
    (first, last), (since, until) = attack, stretch
    if (last - first).days > 1:
        return since <= last and first <= until
    return since <= first and last <= until


def _periods(known: Linked) -> Iterator[ContradictionRow]:
    """A figure for a stretch of time below what the attacks inside that stretch add up to."""
    best = {
        (t["incident_id"], t["group"]): Best(t, t["best"])
        for t in known.linked.tolls
        if t["effect"] == "killed" and t["best"] is not None and not t["account"]
    }
    spans = {i: days for i, row in sorted(known.incidents.items()) if (days := days_of(row))}
    for c in known.claims.values():
        lethal, days = c["effect"] in ("killed", "killed or wounded"), days_of(c)
        if c["incident_id"] or not days or c["high"] is None or not lethal:
            continue
        if some_way_off(c, known.reports[c["report_id"]]):
            continue
        group = "all" if c["group"] == "people" else c["group"]
        inside = [best[i, group] for i, own in spans.items() if (i, group) in best and _within(own, days)]
        total = sum(t.best for t in inside)
        if len(inside) < 2 or total <= c["high"]:
            continue
        working = " + ".join(f"{t.best} ({known.name(t.toll['incident_id'])})" for t in inside)
        stretch = _stretch(c, days)
        giver = known.giver(c)
        by = f" ({giver})" if giver else ""
        figure = f"{_worded(c)} {c['group']} {c['effect']}"
        sides: Sides = {
            f"{figure}, {stretch}{by}": [c],
            f"{working} = {total} killed in attacks of these days": [_support(known, t) for t in inside],
        }
        who = giver or known.reports[c["report_id"]]["outlet"]
        summary = f"{who} counts {figure} {stretch}; best figures for attacks in those days add up to {total} killed"
        notes = _earlier_part(known, c, inside), _counted_apart(known, c, inside), _on_the_last_day(known, days, inside)
        note = " ".join(filter(None, notes))
        yield known.contradiction("fewer than the attacks inside", None, summary, sides, about=c["claim_id"]) | {
            "note": note
        }


class Best(NamedTuple):
    """A toll that has a best figure."""

    toll: TollRow
    best: int


def _support(known: Linked, t: Best) -> ClaimRow:
    """A claim that a toll is based on: one that gives its number where there is one."""
    own = [known.claims[i] for i in t.toll["claim_ids"].split()]
    return next((c for c in own if exact(c) == t.best), None) or next(c for c in own if (c["low"] or 0) <= t.best)


def _counted_apart(known: Linked, c: ClaimRow, inside: list[Best]) -> str:
    """That the report of a count gives an attack more than the count, which so seems to leave that attack out."""
    told = []
    for t in inside:
        incident = t.toll["incident_id"]
        own = [o for o in known.claims_of[c["report_id"]] if o["incident_id"] == incident]
        most = max((number_of(o) for o in own if o["effect"] == "killed"), default=0)
        if most > (c["high"] or 0):
            told.append(f"The same report gives {known.name(incident)} {most} by itself: the count may leave it out.")
    return " ".join(told)


def _stretch(c: ClaimRow, days: Span) -> str:
    """A stretch of time as its report gives it: its days where it names them, else its words."""
    told = " ".join(str(c["when"] or "").split())
    if told and not re.search(r"\d", told):
        return f"“{told}”"
    return f"from {days[0].day} {days[0]:%B} to {in_words(days[1])}"


def _on_the_last_day(known: Linked, days: Span, inside: list[Best]) -> str:
    """That a count may leave out an attack of the very day on which it ends."""
    last = [t for t in inside if known.incidents[t.toll["incident_id"]]["latest"] == days[1]]
    names = " and ".join(known.name(t.toll["incident_id"]) for t in last)
    return f"{names} was on the last day of that time, and the count may leave it out." if last else ""


def _earlier_part(known: Linked, c: ClaimRow, inside: list[Best]) -> str:
    """A figure that is the sum of the earlier attacks of its stretch alone was counted before the last of them."""
    order = sorted(inside, key=lambda t: known.incidents[t.toll["incident_id"]]["latest"] or date.max)
    for n in range(1, len(order)):
        if c["effect"] == "killed" and sum(t.best for t in order[:n]) == c["high"]:
            told = " and ".join(known.name(t.toll["incident_id"]) for t in order[:n])
            later = " and ".join(known.name(t.toll["incident_id"]) for t in order[n:])
            return f"{c['high']} is also the toll of {told} alone: the figure may have been counted before {later}."
    return ""


def _highest(found: list[Figure]) -> list[Value]:
    """The highest of some figures, with all who give it."""
    most = max((f.low for f in found), default=None)
    return [Value(tuple(f for f in found if f.low == most))] if found else []


# "A village" or "the village" names one and does not say that there was no other.
ONLY = en.pattern("linking_patterns", "one and no more")


def _extents(known: Linked) -> Iterator[ContradictionRow]:
    """How many attacks there were, or how many places were hit: attacks against attacks, places against places."""
    told: dict[tuple[str, str], dict[str, list[ParticularRow]]] = defaultdict(lambda: defaultdict(list))
    for p in known.linked.particulars:
        incident_id = p["incident_id"]
        counts = p["number"] and (p["number"] > 1 or ONLY.search(p["words"]))
        if p["aspect"] not in ("attacks", "places") or not counts or not incident_id:
            continue
        if known.incidents[incident_id]["kind"] != "series":
            told[incident_id, p["value"].split(" ", 1)[-1].removesuffix("s")][p["report_id"]].append(p)
    for (incident, what), by_report in sorted(told.items()):
        by_number: dict[int, list[ParticularRow]] = defaultdict(list)
        for own in by_report.values():
            if len({p["number"] for p in own}) == 1:
                by_number[int(own[0]["number"] or 0)] += own
        if len(by_number) > 1:
            sides = {" or ".join(sorted({p["value"] for p in found})): found for found in by_number.values()}
            summary = f"{known.name(incident)}: how many {what}s there were"
            yield known.contradiction("how many attacks", incident, summary, sides)
