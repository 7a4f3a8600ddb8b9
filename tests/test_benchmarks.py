"""Every benchmark starts, and what it takes out or replaces is there."""

from __future__ import annotations

import importlib
from pathlib import Path

import attribution
import pytest

from dateline.extraction.lexicon.case_names import EMPTY
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


@pytest.mark.parametrize("family", attribution.families())
def test_a_family_of_rules_can_be_taken_out(family: str) -> None:
    doc = Document(TEXT)
    with attribution.taken_out(attribution.families()[family]):
        attribution.statements.statements(doc, EMPTY, times(doc))
