"""How many reports cover an attack and how many sources give figures for it, in words: a bare number only where no
other report may tell of it too.

A report is counted with an attack for what it says of the dead and hurt there. One that only names the attack, or whose
figures nothing puts at a place, may cover it as well; where there is one, the words are "at least".
"""

from __future__ import annotations

from dateline.linking.assertions.facts import Facts
from dateline.linking.assertions.phrasing import counted
from dateline.tables import IncidentRow


def reports_in_words(n: int, i: IncidentRow, facts: Facts) -> str:
    """ "27 reports cover it", "at least two reports cover it"."""
    own = _own(i, facts)
    more = _others(facts.naming.get(i["place_id"], set()), own) or _others(facts.of_no_attack, own)
    return _bounded(counted(n, "report", "covers"), more=more) + " it"


def sources_in_words(n: int, i: IncidentRow, facts: Facts) -> str:
    """ "17 sources give figures", "at least one source gives figures"."""
    more = _others(facts.with_unplaced_figures, _own(i, facts))
    return _bounded(counted(n, "source", "gives"), more=more) + " figures"


def _own(i: IncidentRow, facts: Facts) -> set[str]:
    return {c["report_id"] for c in facts.by_incident.get(i["incident_id"], ())}


def _others(found: set[str], own: set[str]) -> bool:
    """Whether some reports hold one that is not among an attack's own; without a pass over all of them."""
    return len(found) > len(found & own)


def _bounded(told: str, *, more: bool) -> str:
    return f"at least {told}" if more else told
