from datetime import date

import pytest

from dateline.core import dates


@pytest.mark.parametrize("value", ["2021-02-31", "2021-13", "yesterday", "2021-12-04/2021-12-01", ""])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        dates.parse(value)


def test_a_time_of_day_is_kept_in_the_value() -> None:
    assert dates.parse("2021-12-03T16:01+06:00") == ("2021-12-03T16:01+06:00", date(2021, 12, 3), date(2021, 12, 3))
