"""The column edtf: EDTF of level 0 or 1, with what the text says of the ends."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.temporal.edtf import edtf
from dateline.extraction.temporal.tagger import times
from dateline.linking.provenance.dating import redate
from tests.extraction.test_formula import real_texts

DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
END = rf"(?:{DATE}[?~%]?|\.\.)"
LEVELS = re.compile(rf"(?:{DATE}|\d{{4}}-2[1-4]|\d{{3}}X)[?~%]?|{END}/{END}")


def edtf_of(text: str, published: str = "2023-05-04") -> list[str | None]:
    """The column of a report's expressions; it appeared on Thursday, 4 May 2023."""
    return [t["edtf"] for t in extract(Report("r", "Herald", text, published=published)).times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came on Monday.", "2023-05-01"),
        ("They came in March 2022.", "2022-03"),
        ("They came in 2014.", "2014"),
        ("It was so in the 1990s.", "199X"),
        ("They fought from November 25 to December 2, 2021.", "2021-11-25/2021-12-02"),
        ("It began in the summer of 2019.", "2019-22"),
        ("It rose in the third quarter of 2020.", "2020-07-01/2020-09-30"),
        ("Nine have died since March 2022.", "2022-03/.."),
        ("Nine have died since Monday.", "2023-05-01/.."),
        ("Nine have died since last week.", "2023-04-24/.."),
        ("Nine have died since the summer of 2019.", "2019-06-01/.."),
        ("It was shut until March 2022.", "../2022-03"),
        ("It was so in mid-2020.", "2020-05-02~/2020-08-31~"),
        ("They came in early March 2022.", "2022-03~"),
        ("It struck three weeks ago.", "2023-04-10~/2023-04-16~"),
        ("It struck three days ago.", "2023-05-01"),
        ("It struck about three days ago.", "2023-05-01~"),
        ("It is dated 03-05-2023.", "2023-05-03?"),
        ("They came recently, in recent weeks.", None),
    ],
)
def test_a_value_is_marked_with_what_its_words_say_of_it(text: str, expected: str | None) -> None:
    assert edtf_of(text) == [expected]


def test_what_counts_from_an_inferred_day_is_uncertain() -> None:
    read = extract(Report("r", "Herald", "They came on Monday and left three weeks ago, on 3 May 2021."))
    report = {"report_id": "r", "text": "They came on Monday and left three weeks ago, on 3 May 2021."}
    days = dict.fromkeys(("published_earliest", "published_latest"), date(2023, 5, 4))
    told = redate(read.times, [{**report, **days, "dated_by": "inferred"}])  # type: ignore[typeddict-item]
    assert [t["edtf"] for t in told] == ["2023-05-01?", "2023-04-10%/2023-04-16%", "2021-05-03"]


def test_every_value_of_real_texts_is_of_level_0_or_1(shared: Path) -> None:
    read = [(doc.text, t) for doc in real_texts(shared) for t in times(doc)]
    found = [told for text, t in read if (told := edtf(text, t.start, t.formula, t.when))]
    assert len(found) > 200 and [e for e in found if not LEVELS.fullmatch(e)] == []
