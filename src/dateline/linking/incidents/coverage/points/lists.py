"""What several figures say of a number together: groups side by side, those added, and a title's bound."""

from __future__ import annotations

from collections import defaultdict

from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import Cell
from dateline.linking.incidents.coverage.counting import bound_in_title
from dateline.linking.incidents.coverage.points.one_figure import SOME_OF_THEM
from dateline.linking.rows import exact, number_of
from dateline.tables import ClaimRow
from dateline.tables.vocabulary import Says


def as_it_counts(c: ClaimRow, listed: set[str]) -> ClaimRow:
    """A figure as it counts: one of a list that makes a total counts all of its group, though it is a part of all."""
    return {**c, "mode": "total"} if c["claim_id"] in listed else c


def with_added(mine: list[ClaimRow], best: int) -> list[Cell]:
    """A total and those who came to it, where both together are the toll: "12 were killed", "another died"."""
    more = [c for c in mine if c["mode"] == "added" and c["low"]]
    if not more:
        return []
    rest = best - number_of(more[0])
    totals = [c for c in mine if c["mode"] == "total" and exact(c) == rest]
    return [Cell(Says.SO, (c["claim_id"], more[0]["claim_id"])) for c in totals]


def summed(attack: Attack, groups: list[ClaimRow], best: int, *, whole: bool) -> list[Cell]:
    """What the groups of one sentence, counted side by side, come to."""
    by_sentence: dict[tuple[int, int], dict[str, ClaimRow]] = defaultdict(dict)
    for c in groups:
        counted = c["mode"] == "total" and c["low"] is not None and c["cause"] != "accident"
        if counted and c.get("part", "text") != "title":
            own = by_sentence[attack.shared.sentence(c["report_id"], c["start"])]
            if number_of(c) > (number_of(own[c["group"]]) if c["group"] in own else 0):
                own[c["group"]] = c
    out = []
    for own in by_sentence.values():
        if len(own) < 2 or any(c["attributed_id"] != next(iter(own.values()))["attributed_id"] for c in own.values()):
            continue
        total, sure = sum(map(number_of, own.values())), all(exact(c) is not None for c in own.values())
        says = Says.SO if sure and total == best else Says.AT_LEAST if not sure and total <= best else Says.OTHERWISE
        if says == Says.OTHERWISE and total < best and any(SOME_OF_THEM.search(c["words"]) for c in own.values()):
            says = Says.PART_OF  # "four boys and three girls died, as well as a teacher"
        out.append(
            Cell(Says.PART_OF if says == Says.OTHERWISE and whole else says, tuple(c["claim_id"] for c in own.values()))
        )
    if not out and not whole:
        out = [Cell(Says.PART_OF, (c["claim_id"],)) for c in groups[:1]]
    return out


def listed_in_full(attack: Attack, effect: list[ClaimRow]) -> set[str]:
    """The figures of groups counted side by side in one sentence that come to a total of their report: "21 died,
    among them 15 civilians, three soldiers and three gunmen"."""
    whole = {exact(c) for c in effect if c["group"] == "people" and c["mode"] == "total"}
    out: set[str] = set()
    by_sentence: dict[tuple[int, int], dict[str, ClaimRow]] = defaultdict(dict)
    for c in effect:
        if c["mode"] == "subtotal" and exact(c) is not None and c.get("part", "text") != "title":
            by_sentence[attack.shared.sentence(c["report_id"], c["start"])][c["group"]] = c
    for own in by_sentence.values():
        if len(own) > 1 and sum(map(number_of, own.values())) in whole:
            out |= {c["claim_id"] for c in own.values()}
    return out


def bounds_of_title(attack: Attack, own: list[ClaimRow], effect: str, best: int) -> list[Cell]:
    """The lower bound that the title of a report of this attack alone gives: its text counts on from it."""
    report = own[0]["report_id"] if own else ""
    if not report or not attack.alone_in(report):
        return []
    bound = bound_in_title(attack.shared.reports[report]["title"], effect)
    return [Cell(Says.AT_LEAST, (report,))] if bound is not None and bound <= best else []
