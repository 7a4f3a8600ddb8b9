"""The rules of linking by table: each with what it finds, an example and a counter-example of several reports."""

from dateline.linking.rulebooks import contradictions, coverage, tolls
from dateline.rules import Rule

# The rules of each table, by their names.
RULEBOOKS: dict[str, dict[str, Rule]] = {
    "contradictions": contradictions.RULES,
    "tolls": tolls.RULES,
    "coverage": coverage.RULES,
}
