"""Formulas: what is printed is read again, what is read is printed again, and each is worked out from a day."""

from __future__ import annotations

import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.dates import SEASONS
from dateline.core.report import Report
from dateline.extraction.temporal.feasts import FEASTS
from dateline.extraction.temporal.formula import (
    BEGAN,
    KINDS,
    PARTS,
    WEEKS,
    Ago,
    At,
    Day,
    DayOfMonth,
    Feast,
    Formula,
    From,
    LastOfNumber,
    Month,
    MonthDay,
    MonthOfYear,
    NamedAfter,
    Night,
    Numeric,
    OfYear,
    Part,
    Quarter,
    Range,
    Season,
    Shift,
    ShiftMonths,
    Stretch,
    Tense,
    Unit,
    Week,
    Weekday,
    WeekdayOfWeek,
    Weekend,
    WeekOf,
    Year,
    parse,
    resolve,
)  # fmt: skip
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document
from dateline.reading import each_report

SATURDAY = date(2021, 12, 4)


@pytest.mark.parametrize(
    ("formula", "first", "last"),
    [
        ("DOW 4 -", "2021-12-02", "2021-12-02"),  # "on Thursday", published on a Saturday
        ("DOW 6 -", "2021-12-04", "2021-12-04"),  # "on Saturday" is today
        ("DOW 6 --", "2021-11-27", "2021-11-27"),  # "last Saturday" is not
        ("DOW 1 +", "2021-12-06", "2021-12-06"),  # "will meet on Monday"
        ("DOW 6 ++", "2021-12-11", "2021-12-11"),  # "next Saturday"
        ("DAY -1", "2021-12-03", "2021-12-03"),
        ("WEEK -1", "2021-11-22", "2021-11-28"),  # "last week"
        ("WEEKEND 0", "2021-12-04", "2021-12-05"),
        ("MONTH -1", "2021-11-01", "2021-11-30"),
        ("YEAR -1", "2020-01-01", "2020-12-31"),
        ("MD 12-02 -", "2021-12-02", "2021-12-02"),
        ("MD 08-07 -", "2021-08-07", "2021-08-07"),
        ("MD 01-14 -", "2022-01-14", "2022-01-14"),  # nearer than the one eleven months ago
        ("M 11 -", "2021-11-01", "2021-11-30"),
        ("M 4 +", "2022-04-01", "2022-04-30"),
        ("PART early M 11 -", "2021-11-01", "2021-11-30"),  # where early November ends nobody can say
        ("PART early AT 2021", "2021-01-01", "2021-05-01"),
        ("AGO -2 M", "2021-10-01", "2021-10-31"),
        ("SPAN -1 M", "2021-11-04", "2021-12-04"),  # "in the past month"
        ("FEAST thanksgiving -", "2021-11-25", "2021-11-25"),
        ("FEAST bastille-day -", "2021-07-14", "2021-07-14"),
        ("FEAST patriots-day -", "2021-04-19", "2021-04-19"),  # the third Monday of April
        ("AT 2017", "2017-01-01", "2017-12-31"),
        ("AT 199X", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_formula_is_worked_out_from_the_day_it_is_said(formula: str, first: str, last: str) -> None:
    found = resolve(parse(formula), SATURDAY)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)


def test_a_formula_that_leaves_the_calendar_has_no_answer() -> None:
    assert resolve(parse("AGO -3000 Y"), SATURDAY) is None


STEPS, COUNTS = st.integers(-3, 3), st.integers(-400, 400)
TENSES, UNITS, DAYS = (
    st.sampled_from(Tense),
    st.sampled_from(Unit),
    st.builds(OfYear, st.integers(1, 12), st.integers(0, 39)),
)
SIMPLE = st.one_of(
    st.builds(At, st.dates(date(1900, 1, 1)).map(date.isoformat)),
    st.builds(Weekday, st.integers(1, 7), TENSES),
    st.builds(Day, STEPS),
    st.builds(Night),
    st.builds(Week, STEPS),
    st.builds(WeekdayOfWeek, st.integers(1, 7), STEPS),
    st.builds(Weekend, st.one_of(st.just(BEGAN), STEPS.map(str))),
    st.builds(DayOfMonth, st.integers(1, 31), STEPS),
    st.builds(LastOfNumber, st.integers(1, 31)),
    st.builds(Month, STEPS),
    st.builds(Year, STEPS),
    st.builds(MonthDay, DAYS, TENSES),
    st.builds(NamedAfter, DAYS),
    st.builds(MonthOfYear, st.integers(1, 12), TENSES),
    st.builds(Quarter, st.integers(1, 4), TENSES),
    st.builds(Season, st.sampled_from(list(SEASONS)), TENSES),
    st.builds(Feast, st.sampled_from(list(FEASTS)), TENSES),
    st.builds(Numeric, st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 12)),
    st.builds(Ago, COUNTS, UNITS),
    st.builds(Stretch, COUNTS, UNITS),
    st.builds(From, COUNTS, UNITS),
    st.builds(Range, DAYS, DAYS, st.one_of(st.none(), st.integers(1900, 2099))),
    st.builds(WeekOf, DAYS, TENSES),
)
MONTHS = st.one_of(st.builds(Month, STEPS), st.builds(MonthOfYear, st.integers(1, 12), TENSES))
PARTS_OF = st.one_of(
    st.builds(Part, st.sampled_from([*WEEKS, "last"]), MONTHS),
    st.builds(Part, st.sampled_from(PARTS), st.one_of(MONTHS, st.builds(Year, STEPS), st.builds(Week, STEPS))),
)
FORMULAS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        PARTS_OF,
        st.builds(Shift, COUNTS, inner),
        st.builds(ShiftMonths, COUNTS, inner),
    ),
    max_leaves=3,
)


@given(FORMULAS)
def test_what_is_printed_is_read_again(formula: Formula) -> None:
    assert parse(str(formula)) == formula


@given(FORMULAS, st.dates(date(1990, 1, 1), date(2050, 1, 1)))
def test_every_formula_has_an_answer_or_none(formula: Formula, today: date) -> None:
    when = resolve(formula, today)
    assert when is None or when.earliest <= when.latest


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda k: k.WORD)
def test_every_kind_has_an_example_that_its_words_are_read_as(kind: type[Formula]) -> None:
    line, words = kind.EXAMPLE
    formula = parse(line)
    assert isinstance(formula, kind) and str(formula) == line
    read = times(Document(f"They came on 1 May and left. It was {words}.", None))
    assert line in [str(t.formula) for t in read]


@pytest.mark.parametrize(
    "line",
    ["NOW", "DOW", "DOW 4", "DOW four -", "DOW 4 - 1", "DOW 04 -", "DAY +1", "PART early", "SEASON rain -", " ", "AT"],
)
def test_what_no_formula_prints_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        parse(line)


def test_two_kinds_that_hold_the_same_are_not_the_same() -> None:
    assert Day(0) != Week(0) and Day(0) == Day(0)


def real_texts(shared: Path) -> list[Document]:
    """The annotated texts that rules may be made from: those of an even CRC-32."""
    read = (r for r in each_report(shared / "eval" / "reports-times.jsonl") if isinstance(r, Report))
    return [Document(r.text, r.day) for r in read if zlib.crc32(r.report_id.encode()) % 2 == 0]


def test_every_formula_of_real_texts_is_read_as_it_is_printed(shared: Path) -> None:
    seen = {t.formula for doc in real_texts(shared) for t in times(doc) if t.formula}
    assert len(seen) > 50
    for formula in seen:
        assert parse(str(formula)) == formula and str(parse(str(formula))) == str(formula)
