"""What several figures say of a number together: groups side by side, those added, and a title's bound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.linking.incidents.coordination import listed
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


def side_by_side(mine: list[ClaimRow], best: int) -> list[tuple[Cell, list[ClaimRow]]]:
    """What the counts of one group in a list come to, and these counts: "three guards and two soldiers were killed" are
    five of the security forces."""
    totals = [c for c in mine if c["mode"] == "total" and c["low"] is not None and c["cause"] != "accident"]
    out = []
    for one in listed(totals):
        if len(one) < 2 or len({c["group"] for c in one}) > 1:
            continue
        total, sure = sum(map(number_of, one)), all(exact(c) is not None for c in one)
        says = Says.SO if sure and total == best else Says.AT_LEAST if not sure and total <= best else Says.OTHERWISE
        out.append((Cell(says, tuple(c["claim_id"] for c in one)), one))
    return out


def summed(attack: Attack, groups: list[ClaimRow], best: int, *, whole: bool) -> list[Cell]:
    """What the groups of one sentence, counted side by side, come to."""
    by_sentence: dict[tuple[int, int], dict[str, list[ClaimRow]]] = defaultdict(dict)
    counted = [c for c in groups if c["mode"] == "total" and c["low"] is not None and c["cause"] != "accident"]
    for one in _of_each_group(c for c in counted if c.get("part", "text") != "title"):
        own = by_sentence[attack.shared.sentence(one[0]["report_id"], one[0]["start"])]
        group = one[0]["group"]
        if sum(map(number_of, one)) > sum(map(number_of, own.get(group, ()))):
            own[group] = one
    out = []
    for own in by_sentence.values():
        every = [c for one in own.values() for c in one]
        if len(own) < 2 or any(c["attributed_id"] != every[0]["attributed_id"] for c in every):
            continue
        total, sure = sum(map(number_of, every)), all(exact(c) is not None for c in every)
        says = Says.SO if sure and total == best else Says.AT_LEAST if not sure and total <= best else Says.OTHERWISE
        if says == Says.OTHERWISE and total < best and any(SOME_OF_THEM.search(c["words"]) for c in every):
            says = Says.PART_OF  # "four boys and three girls died, as well as a teacher"
        out.append(
            Cell(Says.PART_OF if says == Says.OTHERWISE and whole else says, tuple(c["claim_id"] for c in every))
        )
    if not out and not whole:
        out = [Cell(Says.PART_OF, (c["claim_id"],)) for c in groups[:1]]
    return out


def _of_each_group(counted: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """The counts of each group, those of one list together: of "nine villagers, three guards and two soldiers" the
    guards and the soldiers."""
    by_group: dict[str, list[ClaimRow]] = defaultdict(list)
    for c in counted:
        by_group[c["group"]].append(c)
    return [one for own in by_group.values() for one in listed(own)]


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
    """The lower bound that the title of a report of this attack alone gives: its text counts on from it. A title that
    is older than its text, which gives a higher number, stands for nothing."""
    report = own[0]["report_id"] if own else ""
    if not report or not attack.alone_in(report):
        return []
    bound = bound_in_title(attack.shared.reports[report]["title"], effect)
    if bound is not None and outgrown(own, effect, bound):
        return []
    return [Cell(Says.AT_LEAST, (report,))] if bound is not None and bound <= best else []


def outgrown(own: Iterable[ClaimRow], effect: str, n: int) -> bool:
    """Whether the text of a report (`own` are its figures) gives a whole count higher than the bound in its title."""
    whole = (c for c in own if (c["effect"], c["group"], c["mode"]) == (effect, "people", "total"))
    return any((exact(c) or 0) > n for c in whole if c.get("part", "text") != "title")


def without_old_title(whole: list[ClaimRow], effect: str) -> list[ClaimRow]:
    """Whole counts without the bounds of a title whose text gives a higher number: "more than 70 dead" over 147."""
    titled = [c for c in whole if c.get("part", "text") == "title" and c["high"] is None]
    return [c for c in whole if c not in titled or not outgrown(whole, effect, c["low"] or 0)]
