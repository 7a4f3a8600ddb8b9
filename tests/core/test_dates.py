from datetime import date

import pytest

from dateline.core import dates

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
        ("AT 2017", "2017-01-01", "2017-12-31"),
        ("AT 199X", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_formula_is_worked_out_from_the_day_it_is_said(formula: str, first: str, last: str) -> None:
    found = dates.resolve(formula, SATURDAY)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)


@pytest.mark.parametrize("value", ["2021-02-31", "2021-13", "yesterday", "2021-12-04/2021-12-01", ""])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        dates.parse(value)


def test_a_time_of_day_is_kept_in_the_value() -> None:
    assert dates.parse("2021-12-03T16:01+06:00") == ("2021-12-03T16:01+06:00", date(2021, 12, 3), date(2021, 12, 3))


def test_a_formula_that_leaves_the_calendar_has_no_answer() -> None:
    assert dates.resolve("AGO -3000 Y", SATURDAY) is None
