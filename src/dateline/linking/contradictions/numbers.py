"""Contradictions about numbers: sums that do not come out, figures that exclude each other,
stretches of time that hold more than they are said to, and how many attacks or places there were."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from dateline.core.dates import in_words
from dateline.linking.contradictions.common import Linked, Sides
from dateline.linking.contradictions.figures import COUNTED, Figure, Value, disagreeing, figures
from dateline.linking.incidents.arithmetic import wrong_sums
from dateline.linking.incidents.tolls import TOGETHER, by_group, key_of, of_a_part
from dateline.tables import Row


def numbers(known: Linked) -> Iterator[Row]:
    """All of them."""
    yield from _sums(known)
    yield from _together(known)
    yield from _figures(known)
    yield from _periods(known)
    yield from _extents(known)


def _sums(known: Linked) -> Iterator[Row]:
    """A report's total that its own parts do not add up to, with the working."""
    per_incident: dict[str, list[Row]] = defaultdict(list)
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


def _together(known: Linked) -> Iterator[Row]:
    """More killed than killed and wounded together."""
    rows = {key_of(t): t for t in known.rows("tolls")}
    cases = by_group(known.claims.values(), known.attackers)
    for (incident, effect, group, account), both in sorted(rows.items()):
        dead = rows.get((incident, "killed", group, account))
        if effect != TOGETHER or dead is None or (dead["best"] or 0) <= both["high"] or of_a_part(both, cases):
            continue
        sides: Sides = {
            f"{dead['best']} killed": [known.claims[i] for i in dead["claim_ids"].split()],
            f"{both['high']} killed and wounded together": [known.claims[i] for i in both["claim_ids"].split()],
        }
        summary = f"{known.name(incident)}: {dead['best']} killed, and {both['high']} killed and wounded together"
        yield known.contradiction("fewer together than dead", incident, summary, sides)


def _figures(known: Linked) -> Iterator[Row]:
    """Figures for one group of one incident that exclude each other. The attackers' own figure is a side of its own."""
    wrong = {i for s in wrong_sums([c for c in known.claims.values() if c["incident_id"]]) for i in s.claim_ids}
    for effect in COUNTED:
        for (incident, group), own in sorted(figures(known, effect).items()):
            own = [f for f in own if f.claim["claim_id"] not in wrong]
            theirs = [f for f in own if f.claim["attributed_id"] in known.attackers]
            values = disagreeing(known, [f for f in own if f not in theirs])
            sides: Sides = {}
            for f in theirs:
                # Where all others agree, the attackers' account stands against their highest.
                values = values or _highest([g for g in own if g not in theirs and g.excludes(f)])
                if any(v.first.excludes(f) for v in values):
                    name = known.attackers[f.claim["attributed_id"]]
                    sides.setdefault(f"{f.worded} by {name}’s account", []).append(f.claim)
            exact = {v.first.low for v in values if v.first.low == v.first.high}
            for v in values:
                # "At least 11" agrees with 11, and stands on its side.
                both = v.first.low in exact and any(w is not v and w.first.low == v.first.low for w in values)
                label = f"{v.first.low:.0f}, or at least {v.first.low:.0f}" if both else v.first.worded
                sides.setdefault(label, []).extend(f.claim for f in v.figures)
            if len(sides) > 1:
                whom = "people" if group == "people" else group
                summary = f"{known.name(incident)}: how many {whom} were {effect}"
                yield known.contradiction("figures exclude each other", incident, summary, sides)


def _worded(c: Row, more: int = 0) -> str:
    if c["low"] == c["high"]:
        return f"{c['low']} + {more} = {c['low'] + more}" if more else str(c["low"])
    return f"at least {c['low'] + more}" if c["high"] is None else f"{c['low'] or 0} to {c['high']}"


def _within(first: Any, last: Any, c: Row) -> bool:
    """Whether an attack lies in a claim's stretch; a series that is only known to lie within some days may."""
    if (last - first).days > 1:
        return bool(c["earliest"] <= last and first <= c["latest"])
    return bool(c["earliest"] <= first and last <= c["latest"])


def _periods(known: Linked) -> Iterator[Row]:
    """A figure for a stretch of time below what the attacks inside that stretch add up to."""
    best = {
        (t["incident_id"], t["group"]): t
        for t in known.rows("tolls")
        if t["effect"] == "killed" and t["best"] is not None and not t["account"]
    }
    spans = {i: (row["earliest"], row["latest"]) for i, row in sorted(known.incidents.items()) if row["earliest"]}
    for c in known.claims.values():
        lethal = c["effect"] in ("killed", "killed or wounded")
        if c["incident_id"] or not c["earliest"] or c["high"] is None or not lethal:
            continue
        group = "all" if c["group"] == "people" else c["group"]
        inside = [best[i, group] for i, (a, b) in spans.items() if (i, group) in best and _within(a, b, c)]
        total = sum(t["best"] for t in inside)
        if len(inside) < 2 or total <= c["high"]:
            continue
        working = " + ".join(f"{t['best']} ({known.name(t['incident_id'])})" for t in inside)
        stretch = f"{c['earliest'].day} {c['earliest']:%B} to {in_words(c['latest'])}"
        giver = known.giver(c)
        by = f" ({giver})" if giver else ""
        figure = f"{_worded(c)} {c['group']} {c['effect']}"
        sides: Sides = {
            f"{figure}, {stretch}{by}": [c],
            f"{working} = {total} killed in attacks of these days": [_support(known, t) for t in inside],
        }
        summary = _summary(known, c, giver, figure, total)
        note = _earlier_part(known, c, inside)
        yield known.contradiction("fewer than inside", None, summary, sides, about=c["claim_id"], note=note)


def _summary(known: Linked, c: Row, giver: str, figure: str, total: int) -> str:
    """ "The Front counts 20 people killed or wounded in days in which reports count 21 killed"."""
    who = giver or known.reports[c["report_id"]]["outlet"]
    return (
        f"{who} counts {figure} from {c['earliest'].day} {c['earliest']:%B} to {in_words(c['latest'])}; "
        f"reports count {total} killed in those days"
    )


def _support(known: Linked, toll: Row) -> Row:
    """A claim that a toll rests on."""
    return next(c for i in toll["claim_ids"].split() if ((c := known.claims[i])["low"] or 0) <= toll["best"])


def _earlier_part(known: Linked, c: Row, inside: list[Row]) -> str:
    """A figure that is the sum of the earlier attacks of its stretch alone was counted before the last of them."""
    order = sorted(inside, key=lambda t: known.incidents[t["incident_id"]]["latest"])
    for n in range(1, len(order)):
        if c["effect"] == "killed" and sum(t["best"] for t in order[:n]) == c["high"]:
            told = " and ".join(known.name(t["incident_id"]) for t in order[:n])
            later = " and ".join(known.name(t["incident_id"]) for t in order[n:])
            return f"{c['high']} is also the toll of {told} alone: the figure may have been counted before {later}."
    return ""


def _highest(found: list[Figure]) -> list[Value]:
    """The highest of some figures, with all who give it."""
    most = max((f.low for f in found), default=None)
    return [Value(tuple(f for f in found if f.low == most))] if found else []


# "A village" or "the village" names one and does not say that there was no other.
ONLY = re.compile(r"\b(?:one|single|only|sole|1)\b", re.IGNORECASE)


def _extents(known: Linked) -> Iterator[Row]:
    """How many attacks there were, or how many places were hit: attacks against attacks, places against places."""
    told: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for p in known.rows("particulars"):
        single = p["incident_id"] and known.incidents[p["incident_id"]]["kind"] != "series"
        counts = p["number"] and (p["number"] > 1 or ONLY.search(p["words"]))
        if p["aspect"] in ("attacks", "places") and single and counts:
            told[p["incident_id"], p["value"].split(" ", 1)[-1].removesuffix("s")][p["report_id"]].append(p)
    for (incident, what), by_report in sorted(told.items()):
        by_number: dict[int, list[Row]] = defaultdict(list)
        for own in by_report.values():
            if len({p["number"] for p in own}) == 1:
                by_number[int(own[0]["number"])] += own
        if len(by_number) > 1:
            sides: Sides = {" or ".join(sorted({p["value"] for p in found})): found for found in by_number.values()}
            summary = f"{known.name(incident)}: how many {what}s there were"
            yield known.contradiction("how many attacks", incident, summary, sides)
