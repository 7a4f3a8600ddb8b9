"""The figures a report gives, as a mark to know an attack by where no place is named.

Two figures that agree, of two groups or of a group and of all, make one attack of one day: seven and then three
more Peshmerga with three civilians, 13 in all, are the ten and three of another report.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.linking.incidents.coordination import listed
from dateline.linking.rows import number_of
from dateline.tables import ClaimRow

ENOUGH = 2
Figures = frozenset[tuple[str, int]]


def figures(claims: Iterable[ClaimRow]) -> Figures:
    """(group, number of killed) of one report's claims: totals, totals with what is added,
    and the sum of its groups."""
    rows = [c for c in claims if c["effect"] == "killed" and c["low"] is not None]
    totals: dict[str, set[int]] = {}
    for group in {c["group"] for c in rows}:
        for one in listed(c for c in rows if c["mode"] == "total" and c["group"] == group):
            lows = [number_of(c) for c in one]
            totals.setdefault(group, set()).update((sum(lows), *lows))
    for c in rows:
        if c["mode"] == "added" and c["group"] in totals:
            totals[c["group"]].add(max(totals[c["group"]]) + number_of(c))
    groups = [max(v) for g, v in totals.items() if g != "people"]
    if len(groups) > 1:
        totals.setdefault("people", set()).add(sum(groups))
    return frozenset((g, n) for g, values in totals.items() for n in values)


def agree(a: Figures, b: Figures) -> bool:
    """Whether two reports' figures are of one attack, as far as figures can tell."""
    return len(a & b) >= ENOUGH
