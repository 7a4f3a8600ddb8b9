"""Sums that do not come out: a report's total beside the parts it names.

"Seven have been killed since Saturday night: on Saturday five, and another; at least two on Monday night": the parts
are taken day by day, "another" is added to its day, and "one of the wounded" is no part of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from typing import Any, NamedTuple


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


PARTITIVE = re.compile(r"\bof (?:the|them|those)\b", re.IGNORECASE)


def wrong_sums(claims: list[dict[str, Any]]) -> list[WrongSum]:
    """Totals over several days in one report, of one group and effect, that its single days do not add up to.

    A report that names fewer dead day by day than in all may have left some out; one that names more has not.
    """
    by_report: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for c in claims:
        if c["low"] is not None and c["earliest"] is not None and c.get("part") != "title":
            by_report[c["report_id"], c["group"], c["effect"]].append(c)
    out = []
    for (report_id, group, effect), own in by_report.items():
        for total in (c for c in own if c["mode"] == "total" and c["latest"] > c["earliest"]):
            days = [
                c for c in own if c["earliest"] == c["latest"] and total["earliest"] <= c["earliest"] <= total["latest"]
            ]
            parts, ids = _day_by_day(days)
            if len(parts) > 1 and sum(parts) > total["low"]:
                out.append(WrongSum(report_id, group, effect, total["low"], parts, (total["claim_id"], *ids)))
    return out


def _day_by_day(claims: list[dict[str, Any]]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The parts in order of days: the largest figure of each day or night, and what "another" adds to it."""
    parts: list[int] = []
    ids: list[str] = []
    nights: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for c in sorted(claims, key=lambda c: (c["earliest"], c["start"])):
        if not PARTITIVE.search(c["words"]):
            night = next((d for d in nights if c["earliest"] - d <= timedelta(0)), c["earliest"])
            nights[night].append(c)
    for _, own in sorted(nights.items()):
        whole = [c for c in own if c["hedge"] != "another"]
        if whole:
            top = max(whole, key=lambda c: c["low"])
            parts.append(top["low"])
            ids.append(top["claim_id"])
        for c in own:
            if c["hedge"] == "another":
                parts.append(c["low"])
                ids.append(c["claim_id"])
    return tuple(parts), tuple(ids)
