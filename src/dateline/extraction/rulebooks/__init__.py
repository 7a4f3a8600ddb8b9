"""The rules of extraction by family: each with what it reads, an example and a counter-example."""

from dateline.extraction.rulebooks import attribution, casualties, details, places, times
from dateline.rules import Rule

# The rules of each table, by their names.
RULEBOOKS: dict[str, dict[str, Rule]] = {
    "times": times.RULES,
    "places": places.RULES,
    "claims": casualties.RULES,
    "statements": attribution.RULES,
    "particulars": details.RULES,
}
