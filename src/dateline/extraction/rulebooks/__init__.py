"""The rules of extraction by family: each with what it reads, an example and a counter-example."""

from dateline.extraction.rulebooks import acts, attribution, casualties, details, modes, places, times, victims
from dateline.rules import Rule

# The rules of each table, by their names.
RULEBOOKS: dict[str, dict[str, Rule]] = {
    "times": times.RULES,
    "places": places.RULES,
    "claims": casualties.RULES,
    "statements": attribution.RULES,
    "particulars": details.RULES,
    "victims": victims.RULES,
}
# The rules of two columns: the mode of a figure and the act of a statement.
COLUMNS: dict[str, dict[str, Rule]] = {"modes": modes.RULES, "acts": acts.RULES}
