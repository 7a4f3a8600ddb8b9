"""Nobody is a civilian by default: a figure counts civilians only where words say so."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import CIVILIANS, EMPTY, UNSAID


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Three civilians were killed.", [CIVILIANS]),
        ("Two noncombatants died.", [CIVILIANS]),
        ("A driver was killed.", [UNSAID]),
        ("Three villagers and ten soldiers were killed.", [CIVILIANS, "security forces"]),
        ("Three residents and ten soldiers were killed.", [UNSAID, "security forces"]),
        ("Five women were wounded.", [UNSAID]),
        ("Two civilian drivers were killed.", [CIVILIANS]),
        ("A fourth man, a civilian, was killed.", [CIVILIANS]),
        ("Three men, all of them civilians, were killed.", [CIVILIANS]),
        ("Three men, all of them drivers, were killed.", [UNSAID]),
        ("Six civilians, including two women, were killed.", [CIVILIANS, CIVILIANS]),
        ("Six people, including two women, were killed.", ["people", UNSAID]),
        ("Two civilians died. Three others were wounded.", [CIVILIANS, CIVILIANS]),
        ("Two men died. Three others were wounded.", [UNSAID, UNSAID]),
        ("Two civilians and three women were killed and four wounded.", [CIVILIANS, UNSAID, UNSAID]),
        ("The toll rose to 13 civilians and drivers.", [CIVILIANS]),
        ("The toll rose to 13 civilians and soldiers.", ["people"]),
    ],
)
def test_a_figure_counts_civilians_where_words_say_so(text: str, groups: list[str]) -> None:
    rows = extract(Report("r", "Wire", f"{text}\n", published="2023-01-31", dated_by="metadata"), EMPTY).claims
    assert [c["group"] for c in rows] == groups


def test_the_words_that_make_a_civilian_are_those_that_make_one_of_a_person() -> None:
    nouns = next(row["nouns"] for row in en.table("groups") if row["group"] == CIVILIANS)
    assert sorted(nouns.split()) == sorted(en.words("victims", "civilian words"))
