"""Attacks as a person put them together or took them apart, line by line of review.csv: the last line counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dateline.core.decision import Decision
from dateline.tables import ClaimRow, IncidentRow

ByName = dict[str, tuple[list[ClaimRow], IncidentRow]]
Tell = Callable[[list[ClaimRow]], IncidentRow]
# Gives groups of figures the identifiers of their attacks; those of the second argument are taken.
Name = Callable[[list[list[ClaimRow]], Iterable[str]], ByName]
TOGETHER = "A person put attacks together in it."
TAKEN_OUT = "A person took figures out of it."
OUT_OF = "A person took them out of another attack."


class Step(NamedTuple):
    """One decision: `together` puts the attack `other` into `target`; else `target` is a figure that is kept apart from
    its attack, or, where there is an `other`, the two are attacks that stay two."""

    together: bool
    target: str
    other: str


def regrouping(decisions: Iterable[Decision]) -> tuple[Step, ...]:
    """The decisions on attacks, in their order; those on people are for dateline.linking.people."""
    own = (d for d in decisions if d.decision in ("merge", "split") and not d.target.startswith("v-"))
    return tuple(Step(d.decision == "merge", d.target, "" if _of_figure(d) else str(d.value or "")) for d in own)


def _of_figure(d: Decision) -> bool:
    return d.target.startswith("c-")


def regrouped(named: ByName, steps: Iterable[Step], told: Tell, name: Name) -> tuple[ByName, set[str]]:
    """Attacks after the steps, the reason of each that was touched says so; and the identifiers of all that there were
    before, between and after."""
    made = _Regrouped(named, told, name)
    for step in steps:
        made.take(step)
    out = made.attacks()
    return out, {*named, *made.into, *out}


class _Regrouped:
    """Groups of figures by their attack, as steps change them. Figures taken out of one attack are one attack."""

    def __init__(self, named: ByName, told: Tell, name: Name) -> None:
        self.named, self.told, self.name = named, told, name
        self.groups = {i: list(group) for i, (group, _) in named.items()}
        self.read_in = {c["claim_id"]: i for i, (group, _) in named.items() for c in group}
        self.apart: dict[str, list[ClaimRow]] = {}  # by the attack that they were taken out of
        self.into: dict[str, str] = {}  # attacks that went into another
        self.why: dict[str, str] = {}

    def take(self, step: Step) -> None:
        """Do as a decision says."""
        if step.together:
            self._put_together(step.target, step.other)
        elif step.other:
            self._keep_two(step.target, step.other)
        else:
            self._take_out(step.target)

    def _of(self, attack: str) -> str:
        """The attack that one has gone into; itself where it is."""
        while attack in self.into:
            attack = self.into[attack]
        return attack

    def _went(self, attack: str, by: str) -> bool:
        """Whether an attack is another, or went into it, itself or with others."""
        while attack != by and attack in self.into:
            attack = self.into[attack]
        return attack == by

    def _put_together(self, target: str, other: str) -> None:
        goes, comes = self._of(target), self._of(other)
        if goes == comes:
            return
        for attack in (goes, comes):
            self._stand(attack)
        if goes in self.groups and comes in self.groups:
            self.groups[goes] += self.groups.pop(comes)
            self.into[comes] = goes
            self.why[goes] = TOGETHER

    def _stand(self, attack: str) -> None:
        """Let figures that were taken out, and are an attack of this name, be one like any other."""
        for old, (group, _) in self._new():
            if attack == old and attack not in self.groups:
                self.groups[attack] = group
                self.apart = {i: own for i, own in self.apart.items() if own != group}
                self.why[attack] = OUT_OF

    def _new(self) -> Iterator[tuple[str, tuple[list[ClaimRow], IncidentRow]]]:
        """The attacks of figures that were taken out, by name."""
        return iter(self.name([g for g in self.apart.values() if g], [*self.named]).items())

    def _keep_two(self, target: str, other: str) -> None:
        """Undo that one attack went into the other."""
        for attack in (other, target):
            into = self._of(attack)
            if attack == into or into != self._of(target if attack == other else other):
                continue
            back = [c for c in self.groups[into] if self._went(self.read_in[c["claim_id"]], attack)]
            if back and len(back) < len(self.groups[into]):
                self.groups[into] = [c for c in self.groups[into] if c not in back]
                self.groups[attack] = back
                del self.into[attack]
            return

    def _take_out(self, figure: str) -> None:
        for attack, group in self.groups.items():
            out = [c for c in group if c["claim_id"] == figure]
            if out and len(group) > 1:
                self.groups[attack] = [c for c in group if c["claim_id"] != figure]
                self.apart.setdefault(attack, []).extend(out)
                self.why[attack] = TAKEN_OUT
                return

    def attacks(self) -> ByName:
        """The attacks as they are now."""
        made: ByName = {}
        for i, group in self.groups.items():
            as_read = i in self.named and group == self.named[i][0]
            row = self.named[i][1] if as_read else self.told(group)
            made[i] = (group, row if as_read else row | {"why": f"{row['why']} {self.why.get(i, TOGETHER)}"})
        return made | {i: (g, r | {"why": f"{r['why']} {OUT_OF}"}) for i, (g, r) in self._new()}
