"""Groups whose casualties are counted, and claims sorted by incident, effect and group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import UNSAID, called
from dateline.linking.incidents.coordination import called_civilians
from dateline.linking.incidents.coverage.groups import SOLDIERS
from dateline.linking.rows import groups_of_attackers
from dateline.tables import ClaimRow, TollRow, WhatIfRow

# Nouns that may name the same people over again, or nobody: no groups that are kept apart from others.
GENERAL = frozenset(en.words("linking", "nouns of no group"))


class Party(NamedTuple):
    """A group of people, and by whose account it is counted: empty, or the name of the
    attackers who count it themselves."""

    group: str
    account: str = ""


EVERYBODY = Party("people")
Cases = dict[tuple[str, str], dict[Party, list[ClaimRow]]]
TOGETHER = "killed or wounded"


def by_group(claims: Iterable[ClaimRow], attackers: dict[str, str]) -> Cases:
    """Claims by incident and effect, then by group; what the attackers claim by their account, their dead in none."""
    cases: Cases = defaultdict(lambda: defaultdict(list))
    theirs = groups_of_attackers(attackers)
    for c in called_civilians(claims):
        if c["incident_id"] and c["status"] != "rejected" and c["group"] not in theirs:
            party = Party(c["group"], attackers.get(c["attributed_id"] or "", ""))
            cases[c["incident_id"], c["effect"]][party].append(c)
    return cases


def key_of(toll: TollRow | WhatIfRow) -> tuple[str, str, str, str]:
    """What a toll is of: incident, effect, group and account."""
    return toll["incident_id"], toll["effect"], toll["group"], toll["account"]


def by_account(toll: TollRow) -> str:
    """The group of a toll in words, with the attackers whose account it is, if any."""
    group = called(toll["group"])
    return f"{group}, by {toll['account']}’s account" if toll["account"] else group


def counts_in(party: Party, toll: TollRow) -> bool:
    """Whether a toll counts a party in."""
    return toll["group"] == "all" or party == (toll["group"], toll["account"])


def one_force(groups: dict[Party, list[ClaimRow]]) -> dict[Party, list[ClaimRow]]:
    """Soldiers and fighters are of the one force that the reports of an incident name, where they name one."""
    named = [g for g in groups if g.group[:1].isupper() and not g.account]
    soldiers = Party(SOLDIERS)
    if len(named) != 1 or soldiers not in groups:
        return groups
    rest = {g: found for g, found in groups.items() if g != soldiers}
    same = [c | {"group": named[0].group} for c in groups[soldiers]]
    return rest | {named[0]: sorted([*groups[named[0]], *same], key=lambda c: str(c["claim_id"]))}


def everybody_anyway(group: Party, groups: dict[Party, list[ClaimRow]]) -> bool:
    """Whether a group is of no status, and no other is counted: they are all that were hit, and no group of them."""
    told = {g for g in groups if not g.account}
    return group.group == UNSAID and EVERYBODY in told and told == {group, EVERYBODY}


def named_group(group: str) -> bool:
    """Whether a label is one that keeps people apart from others: a force, or civilians;
    not "teenagers" or "females"."""
    return group not in GENERAL
