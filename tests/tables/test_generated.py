"""What is generated from the spec is what the spec says now, and the spec says what the code and its rules write."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest

from dateline import tables
from dateline.extraction.lexicon import en
from dateline.extraction.text import boilerplate
from dateline.linking.incidents.tolls.best import RULES
from dateline.linking.places.gazetteer import PRECISION
from dateline.reading.review import DECISIONS
from dateline.tables import generate, vocabulary

ROOT = Path(__file__).resolve().parents[2]
WRITE_ANEW = "Write it anew: python -m dateline.tables.generate"
PYTHON = {"str": str, "int": int, "float": float, "bool": bool, "date": date}


def test_row_types_follow_from_the_spec() -> None:
    written = (generate.HERE / "rows.py").read_text(encoding="utf-8")
    assert written == generate.row_types(), WRITE_ANEW
    for spec in tables.TABLES.values():
        hints = get_type_hints(getattr(tables, spec.row_type))
        assert list(hints) == [c.name for c in spec.columns]
        for c in spec.columns:
            assert hints[c.name] == (PYTHON[c.type] | None if c.nullable else PYTHON[c.type]), c.name


def test_the_data_dictionary_follows_from_the_spec() -> None:
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == generate.dictionary(), WRITE_ANEW


@pytest.mark.parametrize("table", tables.TABLES.values(), ids=lambda t: t.name)
def test_the_spec_fits_itself(table: tables.Table) -> None:
    known = {f"{t.name}.{c.name}" for t in tables.TABLES.values() for c in t.columns}
    for c in table.columns:
        assert c.type in generate.WORDS and c.meaning
        assert not c.refers or c.refers in known
        assert c.example is None or not c.allowed or c.example in c.allowed, c.name
        assert c.type in ("int", "float") or (c.least is None and c.most is None)
    assert {*table.key, *(x for o in table.in_order for x in o[:2])} <= set(table.by_name)


def test_rule_files_write_only_values_of_the_vocabularies() -> None:
    acts = {
        r["act"]
        for n in ("acts", "cues", "feelings", "phrasal_cues", "noun_cues", "carried_nouns")
        for r in en.table(n)
    }
    assert acts - {""} <= set(vocabulary.Act)
    assert {r["effect"] for r in en.table("effects")} == set(vocabulary.Effect)
    assert {r["means"] for r in en.table("means")} == set(vocabulary.Means)
    assert {kind for kind, _ in boilerplate.KINDS} | {"story", "title"} == set(vocabulary.Section)
    assert set(PRECISION) == set(vocabulary.PlaceKind)
    assert set(RULES) == set(vocabulary.TollRule)
    assert list(DECISIONS) == list(vocabulary.DecisionKind)
