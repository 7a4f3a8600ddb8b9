"""Every benchmark starts, and what it takes out is gone."""

from __future__ import annotations

import importlib
from pathlib import Path

import attribution
import commits
import compare
import pytest

from dateline.extraction.attribution.statements import statements
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.extraction.rulebooks.attribution import RULES
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document

MODULES = sorted(p.stem for p in Path(attribution.__file__).parent.glob("*.py"))
TEXT = (
    "The mayor of Salby, Tomas Arden, said that nine people were killed on Monday. “We will rebuild,” he said. "
    "Norland condemned the attack, and police, who signed a statement, claimed to hold the bridge."
)


@pytest.mark.parametrize("name", MODULES)
def test_a_benchmark_can_be_imported(name: str) -> None:
    assert importlib.import_module(name).__doc__


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_attribution_can_be_left_out(rule: str) -> None:
    doc = Document(TEXT)
    assert rule not in {s.rule for s in statements(doc, EMPTY, times(doc), frozenset({rule}))}


def test_a_rule_that_is_left_out_leaves_its_cue_to_the_rules_behind_it() -> None:
    doc = Document("The mayor said that nine people were killed.")
    (made,) = statements(doc, EMPTY, times(doc))
    assert made.rule == "clause with that"
    assert made.rule not in {s.rule for s in statements(doc, EMPTY, times(doc), frozenset({made.rule}))}


def test_what_both_are_slow_at_in_one_turn_is_no_loss() -> None:
    slow_machine = [({"reading": 1.0}, {"reading": 1.0}), ({"reading": 3.0}, {"reading": 3.0})]
    assert compare.ratios(slow_machine) == {"reading": 1.0}
    assert compare.ratios([*slow_machine, ({"reading": 1.0}, {"reading": 9.0})]) == {"reading": 1.0}


def test_a_loss_above_a_tenth_in_every_round_is_one() -> None:
    rounds = [{"reading": 1.09, "linking": 1.3}, {"reading": 1.3, "linking": 1.2}, {"reading": 1.0, "linking": 1.15}]
    assert compare.lost(iter(rounds)) == {"linking": 1.15}


def test_a_loss_that_one_round_does_not_find_is_noise_and_ends_the_measuring() -> None:
    rounds = iter([{"reading": 1.3}, {"reading": 1.09}, {"reading": 1.3}])
    assert compare.lost(rounds) == {}
    assert next(rounds) == {"reading": 1.3}


def test_a_commit_that_a_clone_lacks_is_named() -> None:
    with pytest.raises(ValueError, match="this clone has no such commit"):
        commits.short("no-such-commit")
