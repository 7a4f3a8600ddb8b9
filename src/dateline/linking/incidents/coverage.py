"""What the reports of an attack say of each point, and what they are silent on.

The points follow from the tables: the number of dead and wounded by group, the day, how many attacks or places, by what
means, whose ground, whether somebody claimed it, and what was said that several print. For each report: it says so, says
otherwise, denies it, says nothing, or appeared before any report had it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dateline.core.dates import in_words
from dateline.tables import Row

SAYS, OTHERWISE, DENIES, SILENT, BEFORE = (
    "says so",
    "says otherwise",
    "denies it",
    "says nothing",
    "before it was known",
)
# Points told by fewer reports say more of those reports than of the attack's coverage.
FEWEST_PRINTINGS = 3


class Point(NamedTuple):
    """One point: its words, and for every report what it says of it with the claim, statement or particular that shows it."""

    words: str
    stance: dict[str, str]
    evidence: dict[str, str]


def points(linked: Mapping[str, list[Row]], incident_id: str) -> list[Point]:
    """The points of an incident over the reports that tell of it, those that most say first."""
    claims = [c for c in linked["claims"] if c["incident_id"] == incident_id and c["status"] != "rejected"]
    told = [p for p in linked["particulars"] if p["incident_id"] == incident_id]
    reports = {r["report_id"]: r for r in linked["reports"]}
    own = sorted({c["report_id"] for c in claims} | {p["report_id"] for p in told})
    (incident,) = [i for i in linked["incidents"] if i["incident_id"] == incident_id]
    tolls = [t for t in linked["tolls"] if t["incident_id"] == incident_id]
    found = [
        *_figures(claims, tolls),
        *_day(claims, incident),
        *_accident(claims),
        *_means(claims),
        *_extent(told),
        *_ground(told),
        *_claimed(told, incident),
        *_printed(linked, own),
    ]
    filled = [_filled(p, own, reports) for p in found if SAYS in p.stance.values()]
    return sorted(filled, key=lambda p: (-list(p.stance.values()).count(SAYS), p.words))


def _filled(p: Point, own: list[str], reports: Mapping[str, Row]) -> Point:
    """With the reports that say nothing, and those that could not: they appeared before the first that says it."""
    said = [reports[r]["published_latest"] for r, s in p.stance.items() if s == SAYS and reports[r]["published_latest"]]
    first: date | None = min(said, default=None)
    stance = {}
    for r in own:
        day = reports[r]["published_latest"]
        early = first is not None and day is not None and day < first
        stance[r] = p.stance.get(r, BEFORE if early else SILENT)
    return p._replace(stance=stance)


def _figures(claims: list[Row], tolls: list[Row]) -> list[Point]:
    out = []
    for t in tolls:
        if t["best"] is None or t["effect"] not in ("killed", "wounded") or t["account"]:
            continue
        by_report: dict[str, list[Row]] = defaultdict(list)
        for c in claims:
            whole = t["group"] == "all" and (c["group"] == "people" or t["effect"] == "killed")
            if c["effect"] == t["effect"] and c["mode"] in ("total", "added") and (whole or c["group"] == t["group"]):
                by_report[c["report_id"]].append(c)
        stance = {r: s for r, own in by_report.items() if (s := _says_figure(own, t))}
        words = f"{t['best']} {'' if t['group'] == 'all' else t['group'] + ' '}{t['effect']}{' in all' if t['group'] == 'all' else ''}"
        out.append(Point(words, stance, {r: own[0]["claim_id"] for r, own in by_report.items()}))
    return out


def _says_figure(own: list[Row], t: Row) -> str | None:
    """Whether a report's figures give the toll, by one figure or by the sum of its groups."""
    best = t["best"]
    figures = [c for c in own if c["low"] is not None or c["high"] is not None]
    people = [c for c in figures if c["group"] == "people"] if t["group"] == "all" else figures
    if any((c["low"] or 0) <= best and (c["high"] is None or best <= c["high"]) for c in people):
        return SAYS
    if t["group"] == "all" and not people:
        most: dict[str, int] = {}
        for c in figures:
            most[c["group"]] = max(most.get(c["group"], 0), c["low"] or 0)
        return SAYS if sum(most.values()) == best else OTHERWISE if len(most) > 1 else None
    return OTHERWISE if people else None


def _day(claims: list[Row], incident: Row) -> list[Point]:
    if incident["kind"] == "series" or incident["earliest"] is None:
        return []
    stance, evidence = {}, {}
    for c in claims:
        if c["earliest"] and c["earliest"] == c["latest"]:
            same = c["earliest"] == incident["earliest"]
            if same or c["report_id"] not in stance:
                stance[c["report_id"]], evidence[c["report_id"]] = SAYS if same else OTHERWISE, c["claim_id"]
    return [Point(f"it was on {incident['earliest']:%A} {in_words(incident['earliest'])}", stance, evidence)]


def _accident(claims: list[Row]) -> list[Point]:
    own = {c["report_id"]: c["claim_id"] for c in reversed(claims) if c["cause"] == "accident"}
    return [Point("one death or more was an accident", dict.fromkeys(own, SAYS), own)] if own else []


def _means(claims: list[Row]) -> list[Point]:
    """For each figure told with its means: the means most give it."""
    by_figure: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for c in claims:
        if c["means"] and c["low"] is not None and c["low"] == c["high"] and c["low"] > 1:
            by_figure[c["effect"], c["group"], c["low"]].append(c)
    out = []
    for (effect, group, n), found in sorted(by_figure.items()):
        means = Counter(c["means"] for c in found)
        for name in sorted(means) if len(means) > 1 else []:
            stance = {c["report_id"]: OTHERWISE for c in found} | {
                c["report_id"]: SAYS for c in found if c["means"] == name
            }
            article = "" if name == "gunfire" else "an " if name[0] in "aeiou" else "a "
            out.append(
                Point(
                    f"{n} {group} {effect} by {article}{name}", stance, {c["report_id"]: c["claim_id"] for c in found}
                )
            )
    return out


def _extent(told: list[Row]) -> list[Point]:
    by_report: dict[str, set[int]] = defaultdict(set)
    for p in told:
        if p["aspect"] in ("attacks", "places"):
            by_report[p["report_id"]].add(int(p["number"]))
    single = {r: next(iter(n)) for r, n in by_report.items() if len(n) == 1}
    evidence = {p["report_id"]: p["particular_id"] for p in told if p["aspect"] in ("attacks", "places")}
    out = []
    for n in sorted(set(single.values())):
        words = (
            "one village or place was attacked" if n == 1 else f"there were {n} attacks, or {n} places were attacked"
        )
        out.append(Point(words, {r: SAYS if m == n else OTHERWISE for r, m in single.items()}, evidence))
    return out


def _ground(told: list[Row]) -> list[Point]:
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for p in told:
        if p["aspect"] in ("ground", "from"):
            label = (
                f"the attackers came from ground held by {p['value']}"
                if p["aspect"] == "from"
                else _holding(p["value"])
            )
            denied = p["value"].startswith("not ")
            values[label].setdefault(p["report_id"], DENIES if denied else SAYS)
    evidence = {p["report_id"]: p["particular_id"] for p in told if p["aspect"] in ("ground", "from")}
    return [Point(words, stance, {r: evidence[r] for r in stance}) for words, stance in values.items()]


def _holding(value: str) -> str:
    value = value.removeprefix("not ")
    if value == "disputed":
        return "the ground is disputed"
    return f"there is {value}" if value.startswith("a gap") else f"the ground was held by {value}"


def _claimed(told: list[Row], incident: Row) -> list[Point]:
    own = [p for p in told if p["aspect"] == "claim"]
    stance = {p["report_id"]: DENIES if p["value"] == "not claimed" else SAYS for p in own}
    who = incident["perpetrator"] or "somebody"
    return (
        [Point(f"{who} claimed responsibility", stance, {p["report_id"]: p["particular_id"] for p in own})]
        if own
        else []
    )


def _printed(linked: Mapping[str, list[Row]], own: list[str]) -> list[Point]:
    """What was said that at least three of the reports print or tell."""
    said = {s["statement_id"]: s for s in linked["statements"]}
    groups: dict[str, dict[str, Row]] = defaultdict(dict)
    base: dict[str, Row] = {}
    for v in linked["variants"]:
        groups[v["utterance_id"]].setdefault(v["report_id"], said[v["statement_id"]])
        if v["relation"] == "base":
            base.setdefault(v["utterance_id"], said[v["statement_id"]])
    out = []
    for uid, found in groups.items():
        inside = {r: s for r, s in found.items() if r in own}
        if len(inside) >= FEWEST_PRINTINGS:
            out.append(
                Point(
                    f"{base[uid]['speaker'] or 'unknown'}: {base[uid]['act']}",
                    dict.fromkeys(inside, SAYS),
                    {r: s["statement_id"] for r, s in inside.items()},
                )
            )
    return out
