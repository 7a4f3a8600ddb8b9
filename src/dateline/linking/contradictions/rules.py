"""The rules of contradiction by name: what each finds, of what kind it is, and how much it matters to a reader.

Every row of the table names its rule. The examples and counter-examples of each are in
tests/linking/test_contradiction_rules.py, which runs them all.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule. `weight` orders the chapter: deaths, who did it and the day before hours, words and speakers."""

    name: str
    kind: str
    weight: int
    finds: str


RULES: dict[str, Rule] = {
    r.name: r
    for r in (
        Rule(
            "figures exclude each other", "number", 8, "figures for one group of one attack that cannot both be right"
        ),
        Rule("who did it", "responsibility", 8, "a group is blamed and denies it, or two claim one attack"),
        Rule("different days", "date", 8, "one attack on two days"),
        Rule("who the dead were", "person", 7, "the same dead described as other people, in another number"),
        Rule("dead by one means", "number", 7, "figures for those whom one bomb or ambush killed"),
        Rule("whose ground", "responsibility", 6, "who controlled the area"),
        Rule("different hours", "date", 6, "one attack at two times of the night or day"),
        Rule("which places", "place", 6, "other places beside one that both name"),
        Rule("where a place lies", "place", 5, "one place in two districts"),
        Rule("exclusive means", "means", 5, "the same dead by means that exclude each other"),
        Rule("how many attacks", "number", 5, "numbers of attacks, or of places attacked"),
        Rule("sum of parts", "arithmetic", 4, "a report's total that its own parts exceed"),
        Rule("fewer together than dead", "arithmetic", 4, "more killed than killed and wounded together"),
        Rule("fewer than inside", "number", 3, "a figure for some weeks below that of the attacks inside them"),
        Rule("published too early", "date", 3, "a report older than what it reports"),
        Rule("altered quotation", "wording", 3, "words changed between quotation marks without a sign"),
        Rule("two speakers", "attribution", 3, "the same words given to two people"),
        Rule("position off the map", "place", 2, "a place that does not lie where a report puts it"),
        Rule("picture before the attack", "date", 1, "a picture of the aftermath dated before the attack"),
    )
}
