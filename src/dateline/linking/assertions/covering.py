"""How many reports cover an attack and how many sources give figures for it, in words: a bare number only where no
other report may tell of it too.

A report is counted with an attack for what it says of the dead and hurt there. One that only names the attack, or whose
figures nothing puts at a place, may cover it as well; where there is one, the words are "at least".
"""

from __future__ import annotations

from dateline.linking.assertions.facts import Facts
from dateline.linking.assertions.phrasing import counted
from dateline.linking.rows import counts
from dateline.tables import IncidentRow


def reports_in_words(n: int, i: IncidentRow, facts: Facts) -> str:
    """ "27 reports cover it", "at least two reports cover it"."""
    return _bounded(counted(n, "report", "covers"), may_cover(i, facts)) + " it"


def sources_in_words(n: int, i: IncidentRow, facts: Facts) -> str:
    """ "17 sources give figures", "at least one source gives figures"."""
    others = may_cover(i, facts)
    figures = any(counts(c) for r in others for c in facts.claims_of.get(r, ()) if c["incident_id"] is None)
    return _bounded(counted(n, "source", "gives"), others if figures else []) + " figures"


def _bounded(told: str, others: list[str]) -> str:
    return f"at least {told}" if others else told


def may_cover(i: IncidentRow, facts: Facts) -> list[str]:
    """The reports without a figure of an attack that may tell of it all the same: they name its place, their figures
    are of no attack that is known, or they give none at all."""
    own = {c["report_id"] for c in facts.by_incident.get(i["incident_id"], ())}
    return [r for r in facts.reports if r not in own and _may_cover(r, i, facts)]


def _may_cover(report_id: str, i: IncidentRow, facts: Facts) -> bool:
    told = {c["incident_id"] for c in facts.claims_of.get(report_id, ())}
    named = any(p["place_id"] == i["place_id"] for p in facts.mentions.get(report_id, ()))
    return named or not told or None in told
