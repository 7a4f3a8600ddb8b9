"""News agencies, whose copy other outlets print under their mark ("SALBY, Norland (AP) —");
they are rows of en/wires.csv."""

from __future__ import annotations

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import bare

NAMES = {
    bare(name): row["mark"] for row in en.table("wires") for name in (row["mark"], *row["names"].split("|")) if name
}


def known_as(name: str) -> str:
    """A name for comparison, in which an agency has one name.

    >>> known_as("The Associated Press"), known_as("AP"), known_as("Nor Post")
    ('ap', 'ap', 'nor post')
    """
    return bare(NAMES.get(bare(name), name))


def credit(mark: str, outlet: str) -> str:
    """The agency whose copy an outlet prints by the mark in its dateline;
    nothing where the mark is no agency's, or the outlet's own.

    >>> credit("AP", "Nor Post"), credit("AP", "Associated Press"), credit("Dispatches", "Nor Post")
    ('AP', '', '')
    """
    agency = next((a for part in mark.split("/") if (a := NAMES.get(bare(part)))), "")
    own = agency and (bare(agency) in bare(outlet).split() or known_as(outlet) == bare(agency))
    return "" if own else agency
