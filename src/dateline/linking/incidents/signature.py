"""The figures a report gives, as a mark to know an attack by where no place is named.

Two figures that agree, of two groups or of a group and of all, make one attack of one day: seven and then three
more Peshmerga with three civilians, 13 in all, are the ten and three of another report.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extraction.lexicon.case_names import kind_of
from dateline.linking.incidents.coordination import listed
from dateline.linking.rows import number_of
from dateline.tables import ClaimRow

ENOUGH = 2
# So many hurt are a mark of an attack beside its dead; fewer are of many attacks.
MANY_HURT = 5
Figures = frozenset[tuple[str, int]]


def figures(claims: Iterable[ClaimRow]) -> Figures:
    """(group, number of killed) of one report's claims: totals, totals with what is added, and the sum of its groups;
    and the number of the wounded, where they are several."""
    claims = [c | {"group": kind_of(c["group"])} for c in claims]
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
    hurt = {
        c["low"] for c in claims if c["effect"] == "wounded" and c["mode"] == "total" and (c["low"] or 0) >= MANY_HURT
    }
    return frozenset((g, n) for g, values in totals.items() for n in values) | {("wounded", n) for n in hurt if n}


def agree(a: Figures, b: Figures) -> bool:
    """Whether two reports' figures are of one attack, as far as figures can tell."""
    return len(a & b) >= ENOUGH
