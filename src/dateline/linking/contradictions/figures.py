"""Which figures of one attack and one group exclude each other once growth, parts and bounds are taken away.

Growth is no disagreement: a lower figure that nobody gives any more when the higher one appears is history.
Nor is a bound ("at least 32" agrees with 32 and with 101), a vague word, or a part beside its whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import combinations
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.linking.contradictions.common import Linked
from dateline.linking.incidents.coverage.counting import ROUND, is_no_whole, takes_in_attackers
from dateline.linking.incidents.coverage.points.one_figure import takes_in_others
from dateline.linking.incidents.coverage.scenes import of_one_scene
from dateline.linking.incidents.superseding import of_several
from dateline.linking.incidents.tolls.attackers_in import with_attackers
from dateline.linking.rows import exact, groups_of_attackers, number_of
from dateline.tables import ClaimRow

COUNTED = ("killed", "wounded")
INFINITE = float("inf")
# Groups that are names for armed servants of a state; a report seldom keeps them apart.
FORCES = frozenset(en.phrases("linking", "names of armed groups of a state"))
VAGUE = en.pattern("linking_patterns", "a vague count")
# "A British person who was wounded", "another Briton": somebody, and not how many.
SOMEBODY = en.pattern("linking_patterns", "one person behind an article")
PART = en.pattern("linking_patterns", "a part of those named")
# "Police killed four of the attackers": all of them who were killed.
OF_THE_ATTACKERS = en.pattern("linking_patterns", "so many of the attackers")
OPEN_ABOVE = en.pattern("linking_patterns", "a count open above")
GREW = en.pattern("linking_patterns", "a toll that grew")


class Figure(NamedTuple):
    """The number that one report gives, with the least and the most that its words allow, and what is added to it."""

    low: float
    high: float
    claim: ClaimRow
    grew: bool
    more: tuple[ClaimRow, ...] = ()

    @property
    def behind(self) -> tuple[ClaimRow, ...]:
        """The claims that the number is read from: a total, and those the report adds to it."""
        return (self.claim, *self.more)

    def excludes(self, other: Figure) -> bool:
        """Whether the two cannot both be right."""
        return self.high < other.low or other.high < self.low

    @property
    def worded(self) -> str:
        """The number as a reader would say it."""
        c = self.claim
        if c["hedge"] in ABOUT and c["low"] is not None and c["low"] == c["high"]:
            return f"{c['hedge']} {c['low']}"  # its bounds are ours, for comparing
        if self.low == self.high:
            return f"{self.low:.0f}"
        return f"at least {self.low:.0f}" if self.high == INFINITE else f"{self.low:.0f} to {self.high:.0f}"


# A number behind one of these is near the true one, within a tenth.
ABOUT = en.phrases("linking", "hedges of a figure that is near")


def counted(c: ClaimRow) -> bool:
    """Whether a claim counts people: no vague word, no part, nobody picked out."""
    if c["mode"] != "total" or c["cause"] == "accident" or (c["low"] is None and c["high"] is None):
        return False
    if VAGUE.search(c["hedge"] or "") or (c["hedge"] and c["low"] is None):
        return False
    words = c["words"].strip()
    part = PART.search(words) and not OF_THE_ATTACKERS.search(words)
    return not (part or (c["low"] == c["high"] == 1 and SOMEBODY.match(words)))


def figures(known: Linked, effect: str) -> dict[tuple[str, str], list[Figure]]:
    """The figures that reports give for the whole of a group, by incident and group; "people" is everybody."""
    by_report: dict[tuple[str, str], list[ClaimRow]] = defaultdict(list)
    for c in known.claims.values():
        incident = c["incident_id"]
        fits = c["effect"] == effect and c["mode"] in ("total", "added")
        fits = fits and not takes_in_others(c, known.reports[c["report_id"]])
        fits = fits and not _taken_back(known, c)
        fits = fits and not of_several(c, known.reports[c["report_id"]])
        fits = fits and not of_one_scene(c, known.reports[c["report_id"]], known.claims_of[c["report_id"]])
        fits = fits and not _no_whole(known, c)
        if incident and fits and known.incidents[incident]["kind"] != "series":
            by_report[incident, c["report_id"]].append(c)
    _leave_out_attackers(known, by_report)
    names = _one_name(known, by_report)
    out: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for (incident, _), own in sorted(by_report.items()):
        for group, found in _of_report(known, own, names.get(incident, {})).items():
            out[incident, group] += found
    return out


def _leave_out_attackers(known: Linked, by_report: dict[tuple[str, str], list[ClaimRow]]) -> None:
    """Take totals that count the attackers in from what reports give, where others count the victims alone."""
    groups: dict[tuple[str | None, str], list[ClaimRow]] = defaultdict(list)
    for own in by_report.values():
        for c in own:
            groups[c["incident_id"], c["group"]].append(c)
    more = {key: with_attackers(found, known.reports, known.attackers_named) for key, found in groups.items()}
    for key, own in by_report.items():
        by_report[key] = [c for c in own if number_of(c) not in more[c["incident_id"], c["group"]]]


def _taken_back(known: Linked, c: ClaimRow) -> bool:
    """Whether the report of a figure denies it elsewhere: it is what somebody else said."""
    same = (o for o in known.claims_of[c["report_id"]] if o["mode"] == "denied" and o["effect"] == c["effect"])
    return any(o["low"] == c["low"] and o["high"] == c["high"] for o in same)


def _no_whole(known: Linked, c: ClaimRow) -> bool:
    """Whether a figure is no count of all the victims, and its report gives that beside it: what one hospital holds and
    what was said at first are less than it, a count that takes in the attackers is more."""
    if c.get("part", "text") == "title":
        return False
    key = (c["incident_id"], c["effect"], c["group"])
    own = (o for o in known.claims_of[c["report_id"]] if (o["incident_id"], o["effect"], o["group"]) == key)
    numbers = {number_of(o) for o in own if o["mode"] == "total" and number_of(o) > 1}
    start, end = known.sentence(c["report_id"], c["start"])
    text = known.reports[c["report_id"]]["text"]
    before, behind = text[start : c["start"]], text[c["end"] : end]
    if takes_in_attackers(f"{before}{c['words']}{behind}"):
        return min(numbers, default=0) < number_of(c)
    return max(numbers, default=0) > number_of(c) and is_no_whole(before, behind)


def _one_name(known: Linked, by_report: dict[tuple[str, str], list[ClaimRow]]) -> dict[str, dict[str, str]]:
    """For each incident the groups that are one force under several names, each with the name most reports use.

    Forces are one unless a report counts two of them side by side.
    """
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    apart: set[tuple[str, str, str]] = set()
    for (incident, _), own in by_report.items():
        forces = sorted({c["group"] for c in own if _is_force(known, c["group"])})
        uses[incident].update(forces)
        beside = {c["group"]: _sentence(known, c) for c in own if c["group"] in forces}
        apart |= {(incident, a, b) for a, b in combinations(forces, 2) if beside[a] == beside[b]}
    out: dict[str, dict[str, str]] = {}
    for incident, count in uses.items():
        if not any(i == incident for i, _, _ in apart):
            most = min(count, key=lambda g: (-count[g], g), default="")
            out[incident] = dict.fromkeys(count, most)
    return out


def _is_force(known: Linked, group: str) -> bool:
    return group in FORCES or (group[:1].isupper() and group not in known.attackers.values())


def _sentence(known: Linked, c: ClaimRow) -> tuple[str, int, int]:
    """Which sentence of which report a claim is in."""
    if c.get("part", "text") == "title":
        return (c["report_id"], -1, -1)
    return (c["report_id"], *known.sentence(c["report_id"], c["start"]))


def _of_report(known: Linked, own: list[ClaimRow], names: dict[str, str]) -> dict[str, list[Figure]]:
    """What one report gives for each group: by each of its sources the highest,
    without lists of parts and old figures."""
    added: dict[str, list[ClaimRow]] = defaultdict(list)
    groups: dict[str, list[ClaimRow]] = defaultdict(list)
    for c in own:
        group = str(names.get(c["group"]) or c["group"])
        if c["mode"] == "added":
            added[group].append(c)
        elif counted(c):
            groups[group].append(c)
    whole = max((c["low"] or 0 for c in groups.get("people", ())), default=0)
    apart = {"people"} | groups_of_attackers(known.attackers)
    total = sum(max((c["low"] or 0) for c in found) for g, found in groups.items() if g not in apart)
    out: dict[str, list[Figure]] = {}
    for group, found in groups.items():
        text = [c for c in found if c.get("part", "text") != "title"]
        beside = Counter((_sentence(known, c), _source(c)) for c in text)
        listed = group != "people" and any(n > 1 for n in beside.values()) and len({c["low"] for c in text}) > 1
        # A group beside a total that the report's groups do not add up to is a part that it happens to mention.
        # Attackers are no part of it.
        mentioned = group not in apart and whole > total
        if not listed and not mentioned:
            out[group] = list(_by_source(known, text or found, added[group]))
    return out


def _by_source(known: Linked, found: list[ClaimRow], more: list[ClaimRow]) -> Iterator[Figure]:
    """The highest figure, and the lower ones that other sources of the report give it; those of one source that add up
    to the highest are its parts."""
    read = [_figure(known, c, more) for c in found]
    # A toll that was raised has those in it who came to it: "raised the toll to 21", "six more bodies were found".
    read = [_figure(known, f.claim, []) if f.grew and more else f for f in read]
    open_above = {f.low for f in read if f.high == INFINITE}
    read = [f._replace(high=INFINITE) if f.low in open_above else f for f in read]
    highest = max(read, key=lambda f: (f.low, -f.claim["start"]))
    source = _source(highest.claim)
    seen = {highest.low}
    yield highest
    sums: Counter[str] = Counter()
    for f in read:
        sums[_source(f.claim)] += f.claim["low"] or 0
    for f in read:
        other = _source(f.claim)
        part = sums[other] == highest.claim["low"]
        if f.low not in seen and other and source and other != source and not highest.grew and not part:
            seen.add(f.low)
            yield f


def _source(c: ClaimRow) -> str:
    return str(c["attributed_id"] or c["attributed_to"] or "")


def _figure(known: Linked, c: ClaimRow, more: list[ClaimRow]) -> Figure:
    around = known.words_of(c)
    n = sum(a["low"] or 0 for a in more)
    low: float = (c["low"] or 0) + n
    high = INFINITE if c["high"] is None or OPEN_ABOVE.search(known.words_before(c)) else c["high"] + n
    if c["hedge"] in ABOUT or ROUND.search(c["words"]):
        low, high = low * 0.9 - 1, high * 1.1 + 1
    return Figure(low, high, c, bool(GREW.search(around)), tuple(more))


class Value(NamedTuple):
    """A figure with all who give it."""

    figures: tuple[Figure, ...]

    @property
    def first(self) -> Figure:
        """One of them; all allow the same."""
        return self.figures[0]

    def days(self, known: Linked) -> list[date]:
        """The days on which it was published, where they are known and not only bounded."""
        read = (known.reports[f.claim["report_id"]] for f in self.figures)
        return [
            r["published_latest"]
            for r in read
            if r["published_latest"] and r["published_earliest"] == r["published_latest"]
        ]

    def hours(self, known: Linked) -> list[datetime]:
        """The moments of publication, where all of them are known with their time zone."""
        read = [_moment(known.reports[f.claim["report_id"]]["published"]) for f in self.figures]
        return [h for h in read if h] if all(read) else []


def _moment(published: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return found if found.tzinfo else None


def disagreeing(known: Linked, found: Iterable[Figure]) -> list[Value]:
    """The figures still given that exclude one another; empty where growth, bounds or order explain them all."""
    by_number: dict[tuple[float, float], list[Figure]] = defaultdict(list)
    for f in found:
        by_number[f.low, f.high].append(f)
    values = [Value(tuple(own)) for _, own in sorted(by_number.items())]
    values = [v for v in values if not _replaced(known, v, values)]
    current = [v for v in values if not any(_grew_into(known, v, w) for w in values if w is not v)]
    return [v for v in current if any(v.first.excludes(w.first) for w in current)]


def _replaced(known: Linked, old: Value, values: list[Value]) -> bool:
    """Whether a report says that its own figure takes the place of this one ("three, instead of the six announced
    earlier"), and no report gives this one later."""
    first = old.first.claim
    for w in values:
        for r in {f.claim["report_id"] for f in w.figures} if w is not old else ():
            own = (c for c in known.claims_of[r] if c["mode"] == "superseded" and exact(c) == old.first.low)
            told = any((c["incident_id"], c["effect"], c["group"]) == _of(first) for c in own)
            since = known.reports[r]["published_latest"]
            if told and (since is None or all(d <= since for d in old.days(known))):
                return True
    return False


def _of(c: ClaimRow) -> tuple[str | None, str, str]:
    return c["incident_id"], c["effect"], c["group"]


def _grew_into(known: Linked, lower: Value, higher: Value) -> bool:
    """Whether nobody gives the lower figure any more once the higher is there, or the higher is said to have grown."""
    if lower.first.low >= higher.first.low:
        return False
    a, b = lower.days(known), higher.days(known)
    if not a:
        since = [known.reports[f.claim["report_id"]]["published_earliest"] for f in lower.figures]
        not_before = bool(b) and all(d is not None and d >= max(b) for d in since)
        return bool(b) and not not_before
    if not b:
        return False
    if any(f.grew for f in higher.figures) and max(a) <= max(b):
        return True
    early, late = lower.hours(known), higher.hours(known)
    if early and late and max(early) < max(late):
        return True
    return max(a) < max(b)
