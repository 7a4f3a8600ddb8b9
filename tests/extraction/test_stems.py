"""Where letters or words are looked for before a pattern is tried, nothing that the pattern fits is without them."""

import re
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extraction.attribution import speech_acts
from dateline.extraction.text.document import Document

# The modules, not the functions of the same names that the package gives out.
particulars = import_module("dateline.extraction.details")
times = import_module("dateline.extraction.temporal.tagger")
ASCII = st.characters(codec="ascii")
GUARDED = [(act, pattern, tuple(stems)) for act, pattern, stems in speech_acts.PATTERNS] + [
    (name, pattern, stems)
    for stems, patterns in {
        particulars.ASSAILED: ("ATTACKS", "ATTACKED", "WAS_ATTACKED"),
        particulars.HOLDING: ("HELD_BY", "UNDER_CONTROL", "THEIR_CONTROL", "STANDING", "DISPUTED", "BETWEEN"),
        particulars.CLAIMING: ("CLAIMED", "UNCLAIMED"),
        particulars.WINDS: ("POSITION",),
    }.items()
    for name in patterns
    for pattern in (getattr(particulars, name),)
]


@pytest.mark.parametrize(("name", "pattern", "stems"), GUARDED, ids=lambda v: v if isinstance(v, str) else "")
def test_whatever_a_pattern_fits_holds_one_of_its_stems(
    name: str, pattern: re.Pattern[str], stems: tuple[str, ...]
) -> None:
    @given(st.from_regex(pattern, alphabet=ASCII))
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(text: str) -> None:
        found = pattern.search(text)
        assert found is None or any(stem in text.lower() for stem in stems), (name, text)

    holds()


# These are known by the word before them, which is no part of them.
BY_THE_WORD_BEFORE = ("year", "day and month", "day of this month")
DRAWN = [(name, pattern) for name, pattern, _ in times.COMPILED if name not in BY_THE_WORD_BEFORE]


@pytest.mark.parametrize(("name", "pattern"), DRAWN, ids=lambda v: v if isinstance(v, str) else "")
def test_an_expression_of_time_is_found_from_its_first_word(name: str, pattern: re.Pattern[str]) -> None:
    @given(st.from_regex(pattern, alphabet=ASCII, fullmatch=True))
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(text: str) -> None:
        doc = Document(text)
        if text[:1].strip() and doc.words[0].start == 0:
            found = list(times._candidates(doc, times._triggers_in(doc), name, pattern))
            assert found and found[0].start() == 0, (name, text)

    holds()
