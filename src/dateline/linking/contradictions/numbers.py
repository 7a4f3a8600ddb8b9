"""Contradictions about numbers: sums that do not come out, figures that exclude each other, stretches of time that hold more
than they are said to, and how many attacks or places there were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from dateline.core.dates import in_words
from dateline.linking.contradictions.common import Linked, Sides
from dateline.linking.incidents.arithmetic import wrong_sums
from dateline.linking.incidents.tolls import TOGETHER, by_group, key_of, of_a_part
from dateline.tables import Row

Span = tuple[float, float]


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
                "arithmetic", incident, f"{known.name(incident)}: {wrong.working}", sides, about=total["claim_id"]
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
        yield known.contradiction("arithmetic", incident, summary, sides)


def _figures(known: Linked) -> Iterator[Row]:
    """Current figures for one group of one incident that exclude each other; an overtaken one is history and no side.

    "At least nine" and ten do not exclude each other. The attackers' own figure is a side of its own.
    """
    wrong = {i for s in wrong_sums([c for c in known.claims.values() if c["incident_id"]]) for i in s.claim_ids}
    rows: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    whole = {}
    for t in known.rows("tolls"):
        if t["effect"] in ("killed", "wounded"):
            rows[t["incident_id"], t["effect"], t["group"]] += t["claim_ids"].split()
        if t["group"] == "all":
            whole[t["incident_id"], t["effect"]] = t
    for (incident, effect, group), ids in sorted(rows.items()):
        counted = "people" if group == "all" else group
        own = [c for i in dict.fromkeys(ids) if i not in wrong and (c := known.claims[i])["group"] == counted]
        whom = "" if group == "all" else f"{group} "
        sides, spans = _current(own, f"{whom}{effect}", known.attackers)
        if any(a[1] < b[0] or b[1] < a[0] for a, b in combinations(spans.values(), 2)):
            by_them = [
                spans[label][0] for label, found in sides.items() if found[0]["attributed_id"] in known.attackers
            ]
            settled = _accounted(by_them, whole.get((incident, effect)))
            summary = f"{known.name(incident)}: how many {whom}were {effect}"
            yield known.contradiction("number", incident, summary, sides, settled)


def _current(own: list[Row], what: str, attackers: dict[str, str]) -> tuple[Sides, dict[str, Span]]:
    """Sides by their label, with the least and the most that each allows; what a report adds to its total is added."""
    added: dict[str, int] = defaultdict(int)
    for c in own:
        added[c["report_id"]] += c["low"] if c["mode"] == "added" else 0
    sides: Sides = defaultdict(list)
    spans: dict[str, Span] = {}
    for c in (c for c in own if c["mode"] == "total"):
        more = added[c["report_id"]]
        by = f" by {attackers[c['attributed_id']]}’s account" if c["attributed_id"] in attackers else ""
        label = f"{_worded(c, more)} {what}{by}"
        sides[label].append(c)
        spans[label] = ((c["low"] or 0) + more, c["high"] + more if c["high"] is not None else float("inf"))
    return sides, spans


def _worded(c: Row, more: int = 0) -> str:
    if c["low"] == c["high"]:
        return f"{c['low']} + {more} = {c['low'] + more}" if more else str(c["low"])
    return f"at least {c['low'] + more}" if c["high"] is None else f"{c['low'] or 0} to {c['high']}"


def _accounted(claimed: list[float], whole: Row | None) -> str:
    """Where the attackers' figure for one group is everybody else's for all: they have counted the others in."""
    if claimed and whole and whole["best"] == claimed[0]:
        return f"The attackers' {whole['best']} is the others' figure for all ({whole['why'].split(';')[0]}): they count everybody as of this group."
    return ""


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
        by = f" ({c['attributed_to']})" if c["attributed_to"] else ""
        figure = f"{_worded(c)} {c['group']} {c['effect']}"
        sides: Sides = {
            f"{figure}, {stretch}{by}": [c],
            f"{working} = {total} killed in attacks of these days": [_support(known, t) for t in inside],
        }
        summary = f"{figure} in a stretch that holds {total} killed"
        yield known.contradiction("number", None, summary, sides, _earlier_part(known, c, inside), c["claim_id"])


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
            return f"{c['high']} is the toll of {told} alone: the figure was counted before {later}, or leaves it out."
    return ""


def _extents(known: Linked) -> Iterator[Row]:
    """How many attacks there were, or how many places were hit. A report that gives several numbers is no side."""
    told: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for p in known.rows("particulars"):
        single = p["incident_id"] and known.incidents[p["incident_id"]]["kind"] != "series"
        if p["aspect"] in ("attacks", "places") and single:
            told[p["incident_id"]][p["report_id"]].append(p)
    for incident, by_report in sorted(told.items()):
        by_number: dict[int, list[Row]] = defaultdict(list)
        for own in by_report.values():
            if len({p["number"] for p in own}) == 1:
                by_number[int(own[0]["number"])] += own
        if len(by_number) > 1:
            sides: Sides = {" or ".join(sorted({p["value"] for p in found})): found for found in by_number.values()}
            summary = f"{known.name(incident)}: how many attacks or places there were"
            yield known.contradiction("number", incident, summary, sides)
