"""The figure that each report and source gives for one group."""

from __future__ import annotations

from functools import partial

from dateline.extraction.lexicon.case_names import bare
from dateline.linking.incidents.coordination import listed, uncounted
from dateline.linking.incidents.coverage.counting import not_confirmed
from dateline.linking.incidents.superseding import how_it_moved, sentence_of
from dateline.linking.incidents.tolls.counts import (
    body_or_headline,
    claims_by_report,
    is_sighting,
    not_revised,
    of_a_few,
    of_a_people,
    of_some,
    totals_of,
)
from dateline.linking.incidents.tolls.figure import Figure
from dateline.linking.incidents.tolls.groups import EVERYBODY, named_group
from dateline.linking.incidents.tolls.reports import FirstPrinted, appeared
from dateline.linking.incidents.tolls.sources import body_named, by_source
from dateline.linking.rows import TOPPED, number_of
from dateline.tables import ClaimRow, ReportRow


def figure_from(one: list[ClaimRow], value: int, own: list[ClaimRow], r: ReportRow, source: str, rank: int) -> Figure:
    """A report's figure from one of its lists and what it says was added further on."""
    added = [c for c in own if is_added(c) and c["start"] > one[0]["start"]]
    parts = [*one, *added]
    total = value + sum(map(number_of, added))
    working = sum_in_words(parts, total) if len(parts) > 1 else ""
    groups = {c["group"] for c in one}
    moved = next((m for c in one if (m := how_it_moved(c, r))), "")
    entire = bool(groups & {EVERYBODY.group}) or len(groups) > 1 or not named_group(next(iter(groups)))
    some = of_some(one[0]) or of_a_people(one[0]) or uncounted(one[0]) or is_sighting(one[0], r)
    entire = entire and not (len(one) == 1 and some)
    ids = tuple(c["claim_id"] for c in parts)
    floor = is_floor(one)
    known = (r["report_id"], bare(r["outlet"]), source, rank, appeared(r))
    above = floor and all(c["hedge"] in TOPPED for c in one)
    unsure = any(not_confirmed(c, sentence_of(c, r)) for c in one)
    body = body_named(one[0]["attributed_to"])
    return Figure(total, ids, *known, working, moved, entire, floor, above, unsure, r["published_latest"], body)


def is_floor(parts: list[ClaimRow]) -> bool:
    """Whether what some figures come to is a lower bound: "at least nine soldiers and three civilians"; not "at least
    12 people, nine soldiers and three civilians", who are counted one by one."""
    open_ends = [c["low"] is not None and c["high"] is None for c in parts]
    return all(open_ends) if parts[0]["group"] == EVERYBODY.group else any(open_ends)


def is_added(c: ClaimRow) -> bool:
    """Whether a figure is added to another; who died in an accident is not, and is mentioned beside the toll."""
    return c["mode"] == "added" and c["low"] is not None and c["cause"] != "accident"


def sum_in_words(parts: list[ClaimRow], total: int) -> str:
    """A sum in words: "3 + 2 = 5", "10 Rangers + 3 civilians = 13"."""
    several = len({c["group"] for c in parts}) > 1
    return " + ".join(f"{number_of(c)} {c['group']}" if several else str(number_of(c)) for c in parts) + f" = {total}"


def figures(found: list[ClaimRow], meta: FirstPrinted, *, series: bool) -> list[Figure]:
    """One figure of a group for each report and source (step 1)."""
    out = []
    for report_id, own in claims_by_report(found).items():
        make = partial(_figures_of, own, meta[report_id], meta, series=series)
        out += meta.made_once(("figures", series), own, make)
    return out


def _figures_of(own: list[ClaimRow], r: ReportRow, meta: FirstPrinted, *, series: bool) -> list[Figure]:
    """The figures of one report for a group, one a source."""
    whole = [
        one
        for one in listed(totals_of(own, r, series=series))
        if len(one) > 1 or not (of_some(one[0]) or of_a_few(one) or is_sighting(one[0], r))
    ]
    out = []
    for (source, rank), own_lists in sorted(by_source(body_or_headline(whole), r, meta).items()):
        mine = not_revised(own_lists, r)
        top = max(mine, key=lambda one: (sum(map(number_of, one)), -one[0]["start"]))
        out.append(figure_from(top, sum(map(number_of, top)), own, r, source, rank))
    return out
