"""Two people and one reading: who vouches for it as it is, and where reviewers disagree.

A line of review.csv says what one person thinks of a reading; a later line of the same person takes the earlier one's
place. Who confirms a reading that somebody amended before vouches for the amended one. One who puts two attacks
together and one who takes them, or a figure of one of them, apart disagree as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from dateline.core.decision import Decision

ON_READINGS = ("confirm", "reject", "amend")
ON_GROUPS = ("merge", "split")
ENOUGH = 2


class Position(NamedTuple):
    """What a person last said of a reading: the line that says so, the cells that the person gave, and the cells that
    the reading then had beside what the machine read."""

    line: Decision
    given: dict[str, object]
    cells: dict[str, object]


def positions(decisions: Iterable[Decision]) -> list[Position]:
    """What each person last said of one reading, in the order of the first word of each."""
    cells: dict[str, object] = {}
    out: dict[str, Position] = {}
    for d in decisions:
        if d.decision not in ON_READINGS:
            continue
        own = _same(d.by)
        given: dict[str, object] = {}
        if d.decision == "amend":
            before = out.get(own)
            given = {**(before.given if before and before.line.decision == "amend" else {}), d.field: d.value}
            cells = {**cells, d.field: d.value}
        out[own] = Position(d, given, cells)
    return list(out.values())


def disagree(one: Position, other: Position) -> bool:
    """Whether two people can't both be right about a reading."""
    rejects = [p.line.decision == "reject" for p in (one, other)]
    if any(rejects):
        return not all(rejects)
    return _contradicts(one, other) or _contradicts(other, one)


def _contradicts(one: Position, other: Position) -> bool:
    """Whether a cell that one person gave is another to the other, who gave it too or confirmed the whole."""
    if other.line.decision == "confirm":
        return any(field not in other.cells or other.cells[field] != value for field, value in one.given.items())
    return any(field in other.given and other.given[field] != value for field, value in one.given.items())


def disputed(decisions: Iterable[Decision]) -> dict[str, list[Position]]:
    """The readings on which reviewers disagree, with what each of them last said."""
    by_target: dict[str, list[Decision]] = {}
    for d in decisions:
        by_target.setdefault(d.target, []).append(d)
    said = {target: positions(own) for target, own in by_target.items()}
    return {t: own for t, own in said.items() if any(disagree(a, b) for a, b in combinations(own, 2))}


def by_two(decisions: Iterable[Decision]) -> bool:
    """Whether two people vouch for a reading just as the decisions leave it, one of whom confirmed it or gave the
    same as the other, and nobody disagrees."""
    said = positions(decisions)
    if any(disagree(a, b) for a, b in combinations(said, 2)) or any(p.line.decision == "reject" for p in said):
        return False
    if not said:
        return False
    final = max(said, key=lambda p: p.line.line).cells
    return sum(p.cells == final and (p.line.decision == "confirm" or p.given == final) for p in said) >= ENOUGH


def _same(name: str) -> str:
    """What two spellings of a person's name have in common."""
    return " ".join(name.casefold().split())


class Attacks(NamedTuple):
    """Of each figure the attack that the machine gave it to, and the one that it is of where only the decisions that
    take figures out of attacks count."""

    read: Mapping[str, str]
    apart: Mapping[str, str]


NO_ATTACKS = Attacks({}, {})


def regrouping(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that put attacks or people together or take them apart."""
    return [d for d in decisions if d.decision in ON_GROUPS]


def disputed_groups(decisions: Iterable[Decision], attacks: Attacks) -> dict[tuple[str, str], list[Decision]]:
    """The pairs of attacks, or of people, that one reviewer puts together and another takes apart, with the lines that
    do, in order. What a person takes back in a later line is not counted."""

    def apart(one: Decision, other: Decision) -> bool:
        merges = {d.decision: d for d in (one, other)}
        return len(merges) == len(ON_GROUPS) and _parts(merges["split"], merges["merge"], attacks)

    own = regrouping(decisions)
    stand = [d for n, d in enumerate(own) if not any(_same(d.by) == _same(e.by) and apart(d, e) for e in own[n + 1 :])]
    out: dict[tuple[str, str], list[Decision]] = {}
    for merge in (d for d in stand if d.decision == "merge"):
        against = [d for d in stand if _same(d.by) != _same(merge.by) and apart(merge, d)]
        if against:
            one, other = sorted((merge.target, str(merge.value)))
            lines = {d.line: d for d in (*out.get((one, other), ()), merge, *against)}
            out[one, other] = [lines[n] for n in sorted(lines)]
    return out


def _parts(split: Decision, merge: Decision, attacks: Attacks) -> bool:
    """Whether a split takes apart what a merge puts together."""
    together = {merge.target, str(merge.value)}
    if split.target.startswith("c-"):
        return bool(together & {attacks.read.get(split.target, ""), attacks.apart.get(split.target, "")})
    if split.target.startswith("v-"):
        return split.target in together
    return together == {split.target, str(split.value)}
