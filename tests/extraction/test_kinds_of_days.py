"""Kinds of days that newsrooms print, told from a Tuesday, 31 January 2023."""

from datetime import date

import pytest

from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document


def found(text: str) -> list[tuple[str, str | None]]:
    rows = times(Document(text, date(2023, 1, 31)))
    assert all(text[t.start : t.end] == t.words for t in rows)
    return [(t.words, t.value) for t in rows if t.type in ("date", "time")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In March, a bomb had killed 62 people in Salby.", "March", "2022-03"),
        ("On May 12 gunmen raided Salby.", "May 12", "2022-05-12"),
        ("A bomb killed 11 people in Salby on Good Friday.", "Good Friday", "2022-04-15"),
        ("The hall will open in March.", "March", "2023-03"),
        ("He announced a vote in March.", "March", "2023-03"),
        ("Raids on November 28, 29 and 30 killed six.", "November 28, 29 and 30", "2022-11-28/2022-11-30"),
        ("A raid on the night of Nov 28/29 killed at least six.", "Nov 28/29", "2022-11-28/2022-11-29"),
        ("On November 28, 29 people were killed.", "November 28", "2022-11-28"),
        ("A bomb went off a week last Friday.", "a week last Friday", "2023-01-20"),
        ("A bomb went off last Friday week.", "last Friday week", "2023-01-20"),
        ("A bomb went off on the 12th.", "the 12th", "2023-01-12"),
        ("A bomb went off on Sunday, the 22nd.", "the 22nd", "2023-01-22"),
    ],
)
def test_days_told_as_papers_tell_them(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    "text", ["She lived on the 12th floor.", "He was in the 12th Brigade.", "He was the 12th to die."]
)
def test_an_ordinal_before_its_noun_is_no_day(text: str) -> None:
    assert found(text) == []
