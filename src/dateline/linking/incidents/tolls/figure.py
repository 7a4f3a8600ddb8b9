"""One report's figure for a group, and the figures of a group that are current."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dateline.linking.incidents.tolls.groups import Party
from dateline.tables import ClaimRow


class Figure(NamedTuple):
    """What one report gives for a group: the figure, the claims it is made of, its outlet,
    its source and that source's rank."""

    value: int
    claim_ids: tuple[str, ...]
    report_id: str
    outlet: str
    source: str
    rank: int
    when: tuple[date, str]
    working: str
    moved: str = ""  # "revised" or "grown": the report says that this figure takes the place of another
    entire: bool = False  # for everybody, or for all groups that the report mentions
    floor: bool = False  # no more than a lower bound: "at least 30"
    above: bool = False  # a number that the figure itself says is topped: "more than 30"
    unsure: bool = False  # its own sentence says that it is not confirmed
    until: date | None = None  # the last day on which it can have appeared, where that is known
    body: frozenset[str] = frozenset()  # the words that name an unlisted body whose figure it is: defence, ministry

    @property
    def counted(self) -> bool:
        """Whether it is a number for everybody, and no lower bound or unconfirmed."""
        return self.entire and not (self.floor or self.unsure)


class CurrentFigures(NamedTuple):
    """The current figures of a party, of which a rule makes a toll; `claims` are those whose deaths by accident are
    named, and `past` says in words what was put out of date."""

    party: Party
    figures: list[Figure]
    claims: list[ClaimRow]
    past: str
