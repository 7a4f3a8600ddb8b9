"""Sums that do not come out: a report's total beside the parts it names.

"Seven have been killed since Saturday night: on Saturday five, and another; at least two on Monday night": the parts
are taken day by day, "another" is added to its day, and "one of the wounded" is no part of its own.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.linking.rows import days_of
from dateline.tables import ClaimRow


class WrongSum(NamedTuple):
    """A total and the parts that do not add up to it; `claim_ids` begins with the total's."""

    report_id: str
    group: str
    effect: str
    total: int
    parts: tuple[int, ...]
    claim_ids: tuple[str, ...]

    @property
    def working(self) -> str:
        """The sum in full: 5 + 1 + 2 = 8, reported as 7."""
        return f"{' + '.join(map(str, self.parts))} = {sum(self.parts)}, reported as {self.total}"


class _Dated(NamedTuple):
    """A figure with its number and the days it is put on."""

    claim: ClaimRow
    low: int
    first: date
    last: date


PARTITIVE = en.pattern("linking_patterns", "of the, of them")


def wrong_sums(claims: list[ClaimRow]) -> list[WrongSum]:
    """Totals over several days in one report, of one group and effect, that its single days do not add up to.

    A report that names fewer dead day by day than in all may have left some out; one that names more has not.
    """
    by_report: dict[tuple[str, str, str], list[_Dated]] = defaultdict(list)
    for c in claims:
        if c["low"] is not None and (span := days_of(c)) and c.get("part") != "title":
            by_report[c["report_id"], c["group"], c["effect"]].append(_Dated(c, c["low"], *span))
    out = []
    for (report_id, group, effect), own in by_report.items():
        for total in (d for d in own if d.claim["mode"] == "total" and d.last > d.first):
            parts, ids = _day_by_day([d for d in own if d.first == d.last and total.first <= d.first <= total.last])
            if len(parts) > 1 and sum(parts) > total.low:
                out.append(WrongSum(report_id, group, effect, total.low, parts, (total.claim["claim_id"], *ids)))
    return out


def _day_by_day(found: list[_Dated]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The parts in order of days: the largest figure of each day or night, and what "another" adds to it."""
    parts: list[int] = []
    ids: list[str] = []
    nights: dict[date, list[_Dated]] = defaultdict(list)
    for d in sorted(found, key=lambda d: (d.first, d.claim["start"])):
        if not PARTITIVE.search(d.claim["words"]):
            nights[next((night for night in nights if d.first - night <= timedelta(0)), d.first)].append(d)
    for _, own in sorted(nights.items()):
        whole = [d for d in own if d.claim["hedge"] != "another"]
        counted = [max(whole, key=lambda d: d.low)] if whole else []
        for d in [*counted, *(d for d in own if d.claim["hedge"] == "another")]:
            parts.append(d.low)
            ids.append(d.claim["claim_id"])
    return tuple(parts), tuple(ids)
