"""In which order the figures of an attack were reported: only as far as the reports say it.

Reports of different days are in order. Within a day two reports are in order only where one outlet gives both an hour:
hours of different outlets are in different zones, and few say which. A report whose day is inferred from others proves
no order, and a reprint is as old as its original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import OF_NO_FORCE
from dateline.linking.headlines import without_headlines
from dateline.tables import ClaimRow, ReportRow

REPEATS = ("reprint", "rewrite")
# How a report itself says that a figure moved.
MOVED = en.pattern("linking_patterns", "a figure that moved")


class Figure(NamedTuple):
    """One figure and the claims that give it, one a report."""

    low: int
    high: int | None
    hedge: str
    claims: tuple[ClaimRow, ...]


class OneDay(NamedTuple):
    """The figures of one day; no order is known among them. `certain` says that the reports have the day themselves;
    else `first` and `last` are the bounds of an inferred day, None where nothing is known."""

    first: date | None
    last: date | None
    figures: tuple[Figure, ...]
    certain: bool


def totals(claims: Iterable[ClaimRow], attackers: Iterable[str]) -> list[ClaimRow]:
    """Return the figures for all the dead, one a report: its largest, for smaller ones are parts of
    it. Not the attackers' own, nor a headline's where the text gives one."""
    largest: dict[str, ClaimRow] = {}
    claims = [
        c
        for c in without_headlines(claims)
        if c["effect"] == "killed" and c["mode"] == "total" and c["status"] != "rejected"
    ]
    apart = {c["group"] for c in claims} - OF_NO_FORCE - {"attackers"}
    for c in claims:
        # Where no force was hit, whoever counts farmers counts everybody.
        whole = c["group"] == "people" or (not apart and c["group"] in OF_NO_FORCE)
        if whole and c["attributed_id"] not in set(attackers) and (c["low"] or 0) > 1:
            old = largest.get(c["report_id"])
            if old is None or (c["low"] or 0) > (old["low"] or 0):
                largest[c["report_id"]] = c
    return [largest[r] for r in sorted(largest)]


def bears_its_day(report: ReportRow) -> bool:
    """Whether a report gives the one day on which it appeared, and did not get it from what others say."""
    return report["dated_by"] in ("metadata", "text") and report["published_earliest"] == report["published_latest"]


def by_day(found: Iterable[ClaimRow], reports: Mapping[str, ReportRow]) -> list[OneDay]:
    """Return figures by the day their reports have, those whose day is inferred and the undated behind them, apart.

    Within a day the figure that most reports give comes first, and no order of appearance is meant.
    """
    days: dict[tuple[date | None, date | None], list[ClaimRow]] = defaultdict(list)
    inferred: dict[tuple[date | None, date | None], list[ClaimRow]] = defaultdict(list)
    for c in found:
        r = reports[c["report_id"]]
        span = (r["published_earliest"], r["published_latest"])
        (days if bears_its_day(r) else inferred)[span].append(c)
    known = [OneDay(*span, _figures(days[span], reports), certain=True) for span in sorted(days, key=str)]
    others = sorted(inferred, key=lambda s: (s[0] is None, str(s)))
    return known + [OneDay(*span, _figures(inferred[span], reports), certain=False) for span in others]


def _figures(found: Iterable[ClaimRow], reports: Mapping[str, ReportRow]) -> tuple[Figure, ...]:
    alike: dict[tuple[int, int | None, str], list[ClaimRow]] = defaultdict(list)
    for c in found:
        alike[c["low"] or 0, c["high"], c["hedge"]].append(c)
    made = []
    for (low, high, hedge), own in alike.items():
        own.sort(key=lambda c: (reports[c["report_id"]]["relation"] in REPEATS, c["report_id"]))
        made.append(Figure(low, high, hedge, tuple(own)))
    return tuple(sorted(made, key=lambda f: (-len(f.claims), f.claims[0]["report_id"])))


def certainly_before(a: ReportRow, b: ReportRow) -> bool:
    """Whether one report certainly appeared before another: on an earlier day,
    or at an earlier hour in the same outlet."""
    if not (bears_its_day(a) and bears_its_day(b)):
        return False
    first, second = a["published_earliest"], b["published_earliest"]
    if first != second:
        return first is not None and second is not None and first < second
    hours = [str(r["published"] or "").partition("T")[2] for r in (a, b)]
    return a["outlet"] == b["outlet"] and all(hours) and hours[0][:5] < hours[1][:5] and hours[0][5:] == hours[1][5:]


def out_since(report: ReportRow, later: Mapping[str, str]) -> str:
    """The day or hour, as a parameter as_of would name it, from which a report counts as published; empty where none is
    known. One whose day is inferred counts from the end of its latest; a later version of a page, of which `later` says
    when each was fetched, from then. An hour is as it is printed: few reports say which zone it is in.
    """
    day = report["published_latest"]
    if day is None:
        return ""
    hour = (report["published"] or "")[11:16]
    own = f"{day.isoformat()}T{hour}" if hour else day.isoformat()
    return max(own, later.get(report["report_id"], "")[:16], key=moment)


def moment(as_of: str) -> tuple[str, str]:
    """A day or hour of as_of to compare with others: a day is over at its end."""
    day, _, hour = as_of.partition("T")
    return day, hour[:5] or "24:00"


def said_to_move(sentence: str) -> str:
    """Return the words in which a report says that its figure moved ("rose", "grew",
    "at first"); empty where it does not."""
    found = MOVED.search(sentence)
    return found[0] if found else ""
