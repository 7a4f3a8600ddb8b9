"""Where reviewers disagree, as the book mentions it: over a reading, and over which attacks or people are one."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dateline import tables
from dateline.chapters.common.edition import DisputedGroups, Position
from dateline.core.decision import Decision
from dateline.linking import reviewers
from dateline.linking.reviewers import Attacks
from dateline.reading import Case
from dateline.tables import UnansweredRow


def readings_disputed(case: Case, linked: Mapping[str, pd.DataFrame]) -> dict[str, list[Position]]:
    """The readings on which reviewers disagree, and what each of them last said, of those that are there."""
    gone = _gone(linked)

    def told(p: reviewers.Position) -> Position:
        d = p.line
        says = f"{d.field}: {'' if d.value is None else d.value}" if d.decision == "amend" else f"{d.decision}s it"
        return {"by": d.by, "says": says, "on": d.on, "why": d.why}

    found = reviewers.disputed(case.decisions)
    return {target: [told(p) for p in own] for target, own in found.items() if target not in gone}


def groups_disputed(case: Case, linked: Mapping[str, pd.DataFrame], attacks: Attacks) -> list[DisputedGroups]:
    """The attacks, or rows of people, that one reviewer puts together and another takes apart."""
    gone = _gone(linked)
    found = reviewers.disputed_groups([d for d in case.decisions if d.target not in gone], attacks)
    return [
        {
            "pair": list(pair),
            "said": [{"by": d.by, "says": _says(d), "on": d.on, "why": d.why} for d in lines],
            "together": lines[-1].decision == "merge",
        }
        for pair, lines in found.items()
    ]


def _says(d: Decision) -> str:
    """What a line that merges or splits says."""
    people = d.target.startswith("v-")
    if d.decision == "merge":
        return f"{d.target} and {d.value} are one {'person' if people else 'attack'}"
    if people:
        return f"{d.target} is another person"
    return f"{d.target} is of another attack" if not d.value else f"{d.target} and {d.value} are two attacks"


def _gone(linked: Mapping[str, pd.DataFrame]) -> set[str]:
    return {d["target"] for d in tables.rows(linked["unanswered"], UnansweredRow)} if "unanswered" in linked else set()
