"""Every rule reads its examples, leaves its counter-examples alone, and stands behind the rows it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

import pytest

from dateline.core.report import Report
from dateline.extraction import Extraction, extract
from dateline.extraction.attribution.rules import ROAD
from dateline.extraction.attribution.sentence import REFUSALS, decisions
from dateline.extraction.casualties.attachment import STEPS
from dateline.extraction.casualties.unread import refused
from dateline.extraction.lexicon.case_names import EMPTY, Lexicon
from dateline.extraction.rulebooks.attribution import RULES as ATTRIBUTION
from dateline.extraction.rulebooks.casualties import RULES as CASUALTIES
from dateline.extraction.rulebooks.details import RULES as DETAILS
from dateline.extraction.rulebooks.places import RULES as PLACES
from dateline.extraction.rulebooks.times import RULES as TIMES
from dateline.extraction.rulebooks.victims import RULES as VICTIMS
from dateline.extraction.temporal.tagger import FAMILIES as PATTERNS
from dateline.extraction.text.document import Document
from dateline.rules import Rule, registry, taken_apart

Row = Mapping[str, Any]
CASE = Lexicon(places={"arden": ("Arden",), "brook": ("Brook",)}, place_kinds={"arden": "village", "brook": "city"})


class Family(NamedTuple):
    """The rules of a family, the rows it makes, and for its refusals the names of those that a text meets."""

    rules: dict[str, Rule]
    rows: Callable[[Extraction], list[Any]]
    refused: Callable[[Document], set[str]] = lambda _doc: set()


FAMILIES = {
    "attribution": Family(
        ATTRIBUTION, lambda e: e.statements, lambda doc: {d.rule for d in decisions(doc) if not d.read}
    ),
    "casualties": Family(CASUALTIES, lambda e: e.claims, lambda doc: set(refused(doc, EMPTY))),
    "details": Family(DETAILS, lambda e: e.particulars),
    "victims": Family(VICTIMS, lambda e: e.victims),
    "places": Family(PLACES, lambda e: e.places),
    "times": Family(TIMES, lambda e: e.times),
}
EVERY = [r for f in FAMILIES.values() for r in f.rules.values()]
EXAMPLES = [(r, e) for r in EVERY for e in r.examples]
COUNTER_EXAMPLES = [(r, e) for r in EVERY for e in r.counter_examples]


@cache
def read(example: str) -> Extraction:
    """What is read of an example, in a report of Thursday, 4 May 2023."""
    title, text, _ = taken_apart(example)
    return extract(Report("r", outlet="Herald", title=title, text=text, published="2023-05-04"), CASE)


def named(case: object) -> str:
    return f"{case.family}: {case.name}" if isinstance(case, Rule) else ""


@pytest.mark.parametrize("rule", EVERY, ids=named)
def test_a_rule_says_what_it_reads_with_an_example_and_a_counter_example(rule: Rule) -> None:
    assert rule.reads and rule.examples and rule.counter_examples
    assert rule.refuses or all(taken_apart(e).words for e in rule.examples), "mark the words read with [ ]"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_a_rule_reads_its_example(rule: Rule, example: str) -> None:
    family = FAMILIES[rule.family]
    if rule.refuses:
        assert rule.name in family.refused(Document(taken_apart(example).text))
        return
    rows = [(row["rule"], row["words"]) for row in family.rows(read(example))]
    assert {(rule.name, words) for words in taken_apart(example).words} <= set(rows), f"{rule.name}: {rows}"


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES, ids=named)
def test_a_rule_leaves_its_counter_example_alone(rule: Rule, example: str) -> None:
    family = FAMILIES[rule.family]
    rows = [row["words"] for row in family.rows(read(example)) if row["rule"] == rule.name]
    assert not rows, f"{rule.name} reads {rows}"
    assert not rule.refuses or rule.name not in family.refused(Document(example))


def test_every_row_names_a_rule_of_its_family() -> None:
    for name, family in FAMILIES.items():
        made = {row["rule"] for rule, example in EXAMPLES for row in family.rows(read(example))}
        assert made <= set(family.rules), f"{name}: {made - set(family.rules)}"
        assert not any(family.rules[r].refuses for r in made)


def test_every_step_of_the_road_is_in_the_rulebook() -> None:
    branches = {step.name for step in ROAD if step.branches}
    steps = {s.name for s in ROAD} - (branches - set(ATTRIBUTION)) | {r.name for r in REFUSALS}
    assert steps - {"subject and verb"} <= set(ATTRIBUTION)


def test_every_step_to_a_count_is_in_the_rulebook() -> None:
    assert {s.name for s in STEPS} <= set(CASUALTIES)


def test_every_family_of_patterns_is_in_the_rulebook() -> None:
    """But for "reference": now and recently are found, and make no row."""
    assert [name for name, _, _ in PATTERNS if name != "reference"] == list(TIMES)


def test_two_rules_of_one_name_are_refused() -> None:
    rule = next(iter(ATTRIBUTION.values()))
    with pytest.raises(ValueError, match=rule.name):
        registry(rule, rule)
