"""Totals that take in the attackers: set aside where others count the victims alone.

"It left 50 people dead, the gunman among them" beside "he killed 49": both are right, and 49 were killed by him. Where
one report says so of a number, the number of another that does not say it is read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from dateline.linking.incidents.coverage.counting import takes_in_attackers
from dateline.linking.incidents.superseding import sentence_of
from dateline.linking.incidents.tolls.reports import FirstPrinted
from dateline.linking.people.attackers import counted_in
from dateline.linking.rows import number_of
from dateline.tables import ClaimRow, ReportRow

# So many attackers at most may be what two totals differ by.
FEW = 5


def with_attackers(found: Iterable[ClaimRow], reports: Mapping[str, ReportRow], attackers: frozenset[str]) -> set[int]:
    """The totals of one group that take in the attackers, of which a lower one leaves them out.

    `found` are claims of one incident, effect and group, `attackers` the surnames of those who did it.
    """
    totals = [c for c in found if c["mode"] == "total" and number_of(c) > 1]
    told = {number_of(c) for c in totals if _takes_in(c, reports[c["report_id"]], attackers)}
    rest = {number_of(c) for c in totals} - told
    return {n for n in told if any(n - FEW <= m < n for m in rest)}


def victims_alone(found: list[ClaimRow], meta: FirstPrinted) -> list[ClaimRow]:
    """The claims of one group without totals that take in the attackers."""
    more = with_attackers(found, meta, meta.attackers)
    return [c for c in found if number_of(c) not in more or c["mode"] != "total"] if more else found


def _takes_in(c: ClaimRow, report: ReportRow, attackers: frozenset[str]) -> bool:
    return _counts_them(sentence_of(c, report), attackers)


# Tolls are made many times over from the same sentences.
@lru_cache(maxsize=1 << 14)
def _counts_them(sentence: str, attackers: frozenset[str]) -> bool:
    return takes_in_attackers(sentence) or counted_in(sentence, attackers)
