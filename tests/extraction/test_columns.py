"""The rules for the act of a statement and the mode of a figure decide their examples, and no counter-example."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.core.report import Report
from dateline.extraction.explained import Deciding, deciding
from dateline.extraction.rulebooks import COLUMNS
from dateline.rules import Rule, taken_apart

EVERY = [r for rules in COLUMNS.values() for r in rules.values()]


@cache
def decided(example: str) -> list[Deciding]:
    """What decided the acts and modes of an example, in a report of Thursday, 4 May 2023."""
    title, text, _ = taken_apart(example)
    return deciding(Report("r", outlet="Herald", title=title, text=text, published="2023-05-04"))


def named(case: object) -> str:
    return f"{case.family}: {case.name}" if isinstance(case, Rule) else ""


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in EVERY for e in r.examples], ids=named)
def test_a_rule_decides_its_example(rule: Rule, example: str) -> None:
    found = {(d.rule, d.words) for d in decided(example) if d.column == rule.family}
    assert {(rule.name, words) for words in taken_apart(example).words} <= found, found


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in EVERY for e in r.counter_examples], ids=named)
def test_a_rule_leaves_its_counter_example_to_another(rule: Rule, example: str) -> None:
    found = [d for d in decided(example) if d.column == rule.family]
    assert found and rule.name not in {d.rule for d in found}, found


def test_whatever_decides_is_in_the_rulebooks() -> None:
    for r in EVERY:
        for d in decided(r.examples[0]):
            assert d.rule in COLUMNS[d.column]
