"""Which figures are current: the latest of each source, without those withdrawn or outgrown."""

from __future__ import annotations

from collections import Counter
from datetime import date

from dateline.linking.incidents.superseding import REASONS, numbers_withdrawn, out_of_date
from dateline.linking.incidents.tolls.figure import Figure
from dateline.linking.incidents.tolls.groups import EVERYBODY, Party
from dateline.linking.incidents.tolls.reports import FirstPrinted, appeared
from dateline.linking.rows import number_of
from dateline.tables import ClaimRow


def kept_sums(found: list[Figure], disputed: set[str]) -> str:
    """The figures that only stay in a range because their report's parts add up to another number, in words."""
    last: dict[str, date] = {}
    for f in found:
        last[f.source] = max(f.when[0], last.get(f.source, date.min))
    kept = {f.value for f in found if disputed & set(f.claim_ids) and f.when[0] < last[f.source]}
    return "".join(f"; {n} is replaced, but stays: its report’s parts add up to another number" for n in sorted(kept))


def withdrawn_numbers(groups: dict[Party, list[ClaimRow]], meta: FirstPrinted) -> dict[int, date]:
    """The numbers that somebody says were wrong ("not 15"), with the last day on which that is said."""
    out: dict[int, date] = {}
    for c in (c for found in groups.values() for c in found):
        report = meta[c["report_id"]]
        own = [number_of(c)] if c["mode"] == "superseded" and c["low"] is not None else []
        for n in [*own, *numbers_withdrawn(c, report)]:
            out[n] = max(appeared(report)[0], out.get(n, date.min))
    return out


def not_out_of_date(found: list[Figure], withdrawn: dict[int, date]) -> list[Figure]:
    """The figures that no correction and no growth has put out of date."""
    past = out_of_date(found, withdrawn)
    return [f for f in found if f not in past]


def without_outgrown(
    current: dict[Party, list[Figure]], wholes: list[Figure], standing: list[Figure]
) -> dict[Party, list[Figure]]:
    """The figures of each group without those of reports whose total, the same number, is out of date: "four civilians"
    are left behind by "rose to six" as the four dead are. A number that another report still gives stays for all, and
    so do all figures of a group where no other is left."""
    past = {(f.report_id, f.value) for f in wholes} - {(f.report_id, f.value) for f in standing}
    still = {g: {f.value for f in found if (f.report_id, f.value) not in past} for g, found in current.items()}
    return {g: [f for f in found if f.value in still[g]] or found for g, found in current.items()}


def out_of_date_in_words(found: list[Figure], standing: list[Figure], withdrawn: dict[int, date]) -> str:
    """What was put out of date and why, in words."""
    past = out_of_date(found, withdrawn)
    told = sorted({(f.value, reason) for f, reason in past.items() if f.value not in {g.value for g in standing}})
    return "".join(f"; {value} is left behind: {REASONS[reason]}" for value, reason in told)


def latest_of_each_source(found: list[Figure], disputed: set[str]) -> list[Figure]:
    """The latest figure of each source; within a day the higher one.
    An outlet that later prints another's figure has left its own. A sum that does not come out is kept beside it."""
    last: dict[str, Figure] = {}
    printed: dict[str, date] = {}
    found = [f for f in found if not _is_of_some(f, found) and not _is_vaguer(f, found)]
    for f in found:
        printed[f.outlet] = max(f.when[0], printed.get(f.outlet, date.min))
    for f in sorted(found, key=lambda f: (f.when, f.value, f.report_id)):
        if f.source == f.outlet and f.when[0] < printed[f.outlet]:
            continue
        old = last.get(f.source)
        if old is None or f.when[0] > old.when[0] or f.value >= old.value:
            last[f.source] = f
    kept = [f for f in last.values() if not _raised_by_its_body(f, found)]
    return kept + [f for f in found if f not in kept and disputed & set(f.claim_ids)]


def _is_of_some(f: Figure, found: list[Figure]) -> bool:
    """Whether a figure is of one person, or is summed up from those whom a report mentions apart, where its outlet gave
    a higher number before: who mentions a father and his neighbour later does not say that nobody else died."""
    apart = bool(f.working) or f.value == 1
    return apart and any(g.outlet == f.outlet and g.when[0] < f.when[0] and g.value > f.value for g in found)


def _is_vaguer(f: Figure, found: list[Figure]) -> bool:
    """Whether a figure is a lower bound that its outlet's own earlier number meets: who later says "more than 500" has
    not left 527."""
    if not f.floor or f.moved == "revised":
        return False
    return any(g.outlet == f.outlet and g.counted and g.when[0] < f.when[0] and g.value > f.value for g in found)


def _raised_by_its_body(f: Figure, found: list[Figure]) -> bool:
    """Whether the body that a figure is of gives a higher one on a later day, in whichever report."""
    return bool(f.body) and any(g.body == f.body and g.when[0] > f.when[0] and g.value > f.value for g in found)


def short_of_their_total(own: dict[Party, list[Figure]]) -> set[tuple[Party, str]]:
    """Groups that a source's figures in one report do not fill up to its total for all: they are given in parts only,
    but for one that is said to have been revised or to have grown."""
    totals = {(f.report_id, f.source): f.value for f in own.get(EVERYBODY, [])}
    groups = {g: found for g, found in own.items() if g != EVERYBODY}
    sums: Counter[tuple[str, str]] = Counter()
    for found in groups.values():
        for f in found:
            sums[f.report_id, f.source] += f.value
    short = {key for key, total in totals.items() if key in sums and sums[key] < total}
    every = ((g, f) for g, found in groups.items() for f in found if not f.moved)
    return {(g, f.report_id) for g, f in every if (f.report_id, f.source) in short}


def make_consistent(current: dict[Party, list[Figure]], disputed: set[str]) -> None:
    """Drop what a source has moved on from: its total when its groups add up to more,
    its groups when its total is more."""
    groups = [g for g in current if g != EVERYBODY and not g.account]
    for whole in list(current.get(EVERYBODY, [])):
        mine = [f for g in groups for f in current[g] if f.source == whole.source]
        total = sum(f.value for f in mine)
        newer = any(f.when[0] > whole.when[0] for f in mine)
        if (len(mine) > 1 or newer) and total > whole.value:
            current[EVERYBODY].remove(whole)
        elif mine and total < whole.value:
            for g in groups:
                keeps = (f for f in current[g] if f.source != whole.source or f.moved or disputed & set(f.claim_ids))
                current[g] = list(keeps)
