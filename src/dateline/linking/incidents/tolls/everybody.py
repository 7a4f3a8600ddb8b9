"""The figure that each report and source gives for everybody: its total, or the sum of its groups."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import UNSAID, bare
from dateline.linking.incidents.coordination import listed, uncounted
from dateline.linking.incidents.coverage.groups import SOLDIERS
from dateline.linking.incidents.tolls.counts import (
    body_or_headline,
    by_their_state,
    claims_by_report,
    firmest,
    list_value,
    not_revised,
    of_a_few,
    of_a_people,
    of_some,
    totals_of,
)
from dateline.linking.incidents.tolls.figure import Figure
from dateline.linking.incidents.tolls.groups import EVERYBODY, Party, named_group
from dateline.linking.incidents.tolls.one_group import figure_from, is_added, is_floor, sum_in_words
from dateline.linking.incidents.tolls.reports import FirstPrinted, appeared
from dateline.linking.incidents.tolls.sources import by_source
from dateline.linking.rows import number_of
from dateline.tables import ClaimRow, ReportRow

# "A woman was also killed": one more than the one mentioned before.
ALSO = en.pattern("linking_patterns", "also harmed")


def of_the_only_force(found: list[Figure], groups: dict[Party, list[ClaimRow]]) -> list[Figure]:
    """The figures, those for a force, or for people of whom no status is given, for everybody too where no report
    counts any other group: an attack on a convoy of soldiers, of which one says that 30 soldiers died and another that
    30 people did; or on a church, where one counts 30 worshippers."""
    kept = [g for g in groups if g != EVERYBODY and not g.account]
    if len(kept) != 1 or not (kept[0].group in (SOLDIERS, UNSAID) or kept[0].group[:1].isupper()):
        return found
    whole = {
        c["claim_id"] for c in groups[kept[0]] if not (of_some(c) or of_a_people(c) or uncounted(c) or of_a_few([c]))
    }
    return [f._replace(entire=True) if whole.issuperset(f.claim_ids) else f for f in found]


def for_everybody(found: list[ClaimRow], meta: FirstPrinted, *, series: bool) -> list[Figure]:
    """One figure a report and source for everybody together (step 4): the largest total,
    list or sum of groups kept apart."""
    out = []
    for report_id, own in claims_by_report(found).items():
        make = partial(_for_everybody_in, own, meta[report_id], meta, series=series)
        out += meta.made_once(("entire", series), own, make)
    return out


def _for_everybody_in(own: list[ClaimRow], r: ReportRow, meta: FirstPrinted, *, series: bool) -> list[Figure]:
    """The figures of one report for everybody together, one a source."""
    totals = [one for one in listed(totals_of(own, r, series=series)) if not of_a_few(one)]
    lists = body_or_headline(totals or by_their_state(own))
    out = []
    for (source, rank), own_lists in sorted(by_source(lists, r, meta).items()):
        mine = not_revised(own_lists, r)
        top = firmest(mine, r)
        top_figure = figure_from(top, list_value(top), own, r, source, rank)
        summed = _sum_of_groups(mine, own, r, source, rank) or _one_and_another(top, mine, r, source, rank)
        figure = summed if summed and summed.value > top_figure.value else top_figure
        if not totals:  # "18 are in a critical condition": others may be hurt
            figure = figure._replace(entire=False)
        # That the civilians were fewer takes back no total of everybody.
        out.append(figure if figure.entire else figure._replace(moved=""))
    return out


def _sum_of_groups(
    mine: list[list[ClaimRow]], own: list[ClaimRow], r: ReportRow, source: str, rank: int
) -> Figure | None:
    """The sum of the groups that one source keeps apart in one report, where it gives no total for everybody."""
    if any(c["group"] == EVERYBODY.group for one in mine for c in one):
        return None
    per_group: dict[str, list[list[ClaimRow]]] = defaultdict(list)
    for one in mine:
        if len({c["group"] for c in one}) == 1 and named_group(one[0]["group"]):
            per_group[one[0]["group"]].append(one)
        else:
            for c in (c for c in one if named_group(c["group"])):
                per_group[c["group"]].append([c])
    parts = []
    for group, lists in per_group.items():
        top = max(lists, key=lambda one: (sum(map(number_of, one)), -one[0]["start"]))
        added = [c for c in own if is_added(c) and c["group"] == group]
        parts += [*top, *(c for c in added if c["start"] > top[0]["start"])]
    if len({c["group"] for c in parts}) < 2:
        return None
    return _sum_of(parts, r, source, rank)


def _sum_of(parts: list[ClaimRow], r: ReportRow, source: str, rank: int) -> Figure:
    """What the parts that one source gives in one report come to together."""
    total = sum(map(number_of, parts))
    ids = tuple(c["claim_id"] for c in parts)
    known = (r["report_id"], bare(r["outlet"]), source, rank, appeared(r))
    working, floor = sum_in_words(parts, total), is_floor(parts)
    return Figure(total, ids, *known, working, entire=True, floor=floor, until=r["published_latest"])


def _one_and_another(
    top: list[ClaimRow], mine: list[list[ClaimRow]], r: ReportRow, source: str, rank: int
) -> Figure | None:
    """The sum of one person and another who was "also killed", where a source gives no larger number in one report."""
    if list_value(top) != 1:
        return None
    singles = [one[0] for one in mine if len(one) == 1 and one[0].get("part") != "title"]
    also = next((c for c in singles if ALSO.search(c["words"])), None)
    before = [c for c in singles if also and c["start"] < also["start"]]
    return _sum_of([before[-1], also], r, source, rank) if also and before else None


def bound_by_totals(found: list[Figure]) -> list[Figure]:
    """Without the sums that exceed every total any report states for everybody, where one states a total."""
    stated = [f.value for f in found if f.entire and not f.working]
    sums = [f for f in found if f.working]
    if not stated or not sums:
        return found
    return [f for f in found if not f.working or f.value <= max(stated) or len(_same(sums, f)) > 1]


def _same(found: list[Figure], f: Figure) -> list[Figure]:
    """Figures of other sources with the same value, and the figure itself."""
    return [g for g in found if g.value == f.value and (g is f or g.source != f.source)]


def complete(found: list[Figure]) -> list[Figure]:
    """Figures for one group alone, or for a named subset, say "at least":
    beside larger ones for everybody they are none of all."""
    entire = [f.value for f in found if f.entire]
    return [f for f in found if f.entire or f.value >= max(entire)] if entire else found
