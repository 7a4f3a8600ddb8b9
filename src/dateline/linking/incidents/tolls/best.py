"""Low, best and high of the current figures, by each rule."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from dateline.linking.incidents.tolls.figure import Figure
from dateline.linking.rulebooks.tolls import BEST
from dateline.tables import ClaimRow

RULES = {name: rule.reads for name, rule in BEST.items()}


class Reconciled(NamedTuple):
    """The figures of several sources as one: the columns of the table tolls that they decide."""

    low: int
    best: int | None
    high: int
    claim_ids: str
    why: str


def reconciled(found: list[Figure], rule: str) -> Reconciled:
    """Low, best and high of the current figures by a rule (step 3); one that is not confirmed is the best of none."""
    votes = Counter(f.value for f in found)
    sure = [f for f in found if not f.unsure] or found
    best = _best(sure, Counter(f.value for f in sure), rule)
    ids = sorted({i for f in found for i in f.claim_ids})
    why = f"{len(found)} {'source' if len(found) == 1 else 'sources'}; {RULES[rule]}"
    made = [f for f in found if f.value == best and f.working and len(f.claim_ids) > 1]
    if made:
        why += f" ({made[0].working} in {made[0].report_id})"
    low = _low(found) if best is None else min(_low(found), best)  # a majority may give the round bound
    return Reconciled(low, best, max(votes), " ".join(ids), why)


def _low(found: list[Figure]) -> int:
    """The lowest figure; "more than 130" is no lower one where another is 132, which it may round down."""
    every = {f.value for f in found}

    def rounds_down(f: Figure) -> bool:
        return f.above and any(f.value < v < f.value + _rounded_to(f.value) for v in every)

    return min((f.value for f in found if not rounds_down(f)), default=min(every))


def _rounded_to(value: int) -> int:
    """To what a number may be rounded down: 130 to tens, 200 to hundreds."""
    return next((step for step in (1000, 100, 10) if value and value % step == 0), 1)


def _least_that_two_give(found: list[Figure], last: date, best: int) -> int | None:
    """The highest number above a mere "at least" that is on the last day and that two sources give: whoever says
    "at least 30" does not speak against "at least 40"."""
    sources = {v: {f.source for f in found if f.value == v} for v in {f.value for f in found} if v > best}
    return max((v for v, own in sources.items() if len(own) > 1 and _is_given_on(found, v, last)), default=None)


def _reached_by_two(found: list[Figure], best: int) -> int | None:
    """The highest number above a mere "at least" that the figures of two sources come up to: neither "58" nor "59"
    speaks against "at least 50", and 58 are dead by both."""
    most: dict[str, int] = {}
    for f in found:
        most[f.source] = max(f.value, most.get(f.source, 0))
    second = sorted(most.values(), reverse=True)[1:2]
    return second[0] if second and second[0] > best else None


def _counted_before(found: list[Figure], last: date, best: int) -> int | None:
    """The highest number that two sources counted before the last day, where that day has no more than a lower bound
    below it, and no more sources than they give less since: "over 250" takes back no count of 343."""
    if any(not f.floor for f in found if f.value == best and f.when[0] == last):
        return None
    for v in sorted({f.value for f in found if f.value > best and not f.floor}, reverse=True):
        own = [f for f in found if f.value == v and not f.floor]
        newest = max(f.when[0] for f in own)
        less = {f.source for f in found if f.when[0] > newest and f.value < v}
        if len({f.source for f in own}) >= max(2, len(less)):
            return v
    return None


def _is_given_on(found: list[Figure], value: int, day: date) -> bool:
    return any(f.value == value and f.when[0] == day for f in found)


def _best(found: list[Figure], votes: Counter[int], rule: str) -> int | None:
    counted = {f.value for f in found if not f.floor}

    def firmer(v: int) -> tuple[int, bool, int]:
        # As many say "at least 30" as "28": whoever gives a number has counted.
        return votes[v], v in counted, v

    def newest(of: list[Figure]) -> int:
        last = max(f.when[0] for f in of)
        best = max((f.value for f in of if f.when[0] == last), key=firmer)
        # Whoever tells less later need not have counted anew: tolls fall where somebody corrects them, or where
        # the last day's figure is said to have risen to what it is.
        if any(f.moved in ("revised", "grown") for f in of if f.value == best and f.when[0] == last):
            return best
        told = [f for f in of if f.when[0] == last]
        if all(f.above for f in told if f.value == best) and (more := [f.value for f in told if f.value > best]):
            return max(more)  # "more than 130" and "at least 143" of one day: not 130, whoever gave it before
        if best not in counted and (least := _least_that_two_give(of, last, best) or _reached_by_two(of, best)):
            return least
        if (counted_before := _counted_before(of, last, best)) is not None:
            return counted_before
        return max((f.value for f in of if f.value >= best and firmer(f.value) >= firmer(best)), key=firmer)

    if rule == "range":
        return None
    if rule == "conservative":
        return _low(found)
    if rule == "majority":
        return max(v for v in votes if votes[v] == max(votes.values()))
    if rule == "hierarchy":
        first = min(f.rank for f in found)
        return newest([f for f in found if f.rank == first])
    return newest(found)


def with_accidents(made: Reconciled, claims: list[ClaimRow], found: list[Figure]) -> Reconciled:
    """A toll with the deaths by accident named in its reason, where a source counts them in."""
    dead = max((c["low"] or 0 for c in claims if c["cause"] == "accident" and c["mode"] == "total"), default=0)
    if not dead:
        return made
    latest = reconciled(found, "latest")
    if latest.best is None or latest.low > latest.best - dead:
        return made
    return made._replace(why=f"{latest.why}; {dead} of them by accident, {latest.best - dead} without")
