"""Calendar sums: days, weeks, months, years, seasons and stretches of days, each with its first and last day.

Values are EDTF (ISO 8601-2): https://www.loc.gov/standards/datetime/. What an expression such as "the Thursday before"
means, counted from a given day, is in dateline.extraction.temporal.formula.

Not supported: calendars other than the Gregorian one, and time zones: a day is the day where the outlet is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class When(NamedTuple):
    """An EDTF value with its first and last day."""

    value: str
    earliest: date
    latest: date


def day(d: date) -> When:
    """One day."""
    return When(d.isoformat(), d, d)


def week(d: date) -> When:
    """The week, Monday to Sunday, that `d` lies in."""
    monday = d - d.weekday() * DAY
    return between(monday, monday + 6 * DAY)


def month(year: int, number: int) -> When:
    """A whole month; `number` may lie outside 1 to 12 and is carried over into the year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year, number)[1]
    return When(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, last))


def year(number: int) -> When:
    """A whole year."""
    return When(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def between(first: date, last: date) -> When:
    """An interval with both ends known; one day where they are the same."""
    return day(first) if first == last else When(f"{first}/{last}", first, last)


def stretch(first: date, last: date) -> When:
    """A month or a year where both ends are its ends, else an interval."""
    whole = (month(first.year, first.month), year(first.year))
    return next((w for w in whole if (w.earliest, w.latest) == (first, last)), between(first, last))


def parse(value: str) -> When:
    """Read an EDTF date, month, year, decade (`199X`) or interval; the time of day is passed over.

    Raises ValueError with the offending words when the value is none of these or names no real day.
    """
    if "/" in value:
        first, last = (parse(part) for part in value.split("/", 1))
        if first.earliest > last.latest:
            raise ValueError(f"{value!r} ends before it begins")
        return When(value, first.earliest, last.latest)
    if m := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", value):
        return day(date(*map(int, m.groups())))._replace(value=value)
    if m := re.fullmatch(r"(\d{4})-(2[1-4]|3[3-6])", value):
        code = int(m[2])
        return (
            quarter(int(m[1]), code - 32)
            if code > 30
            else season(int(m[1]), next(n for n, s in SEASONS.items() if s[0] == code))
        )
    if m := re.fullmatch(r"(\d{4})-(\d{2})", value):
        if not 1 <= int(m[2]) <= 12:
            raise ValueError(f"{value!r} names no month")
        return month(int(m[1]), int(m[2]))
    if m := re.fullmatch(r"\d{4}", value):
        return year(int(value))
    if m := re.fullmatch(r"(\d{3})X", value):
        return When(value, date(int(m[1]) * 10, 1, 1), date(int(m[1]) * 10 + 9, 12, 31))
    raise ValueError(f"{value!r} is not a date we can read (2021-12-03, 2021-12, 2021, 2021-12-03T16:01)")


# EDTF's codes of the seasons and the months they begin in, in the northern half of the world.
SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}


def season(y: int, name: str) -> When:
    """Three months, as EDTF writes a season (2021-22: summer 2021); a winter begins in December of its year."""
    code, first = SEASONS[name]
    return When(f"{y:04}-{code}", month(y, first).earliest, month(y, first + 2).latest)


def quarter(y: int, n: int) -> When:
    """A quarter, as EDTF writes it (2021-35: the third)."""
    return When(f"{y:04}-{32 + n}", month(y, 3 * n - 2).earliest, month(y, 3 * n).latest)


def in_words(d: date) -> str:
    """A day as a reader writes it: 2 December 2021."""
    return f"{d.day} {d:%B %Y}"


def stretch_in_words(first: date, last: date) -> str:
    """A stretch of days as a reader writes it: 2013, January 2018, 3–5 May 2021, 3 May – 2 June 2021."""
    value = stretch(first, last).value
    if len(value) < len("2018-01-01"):
        return f"{first:%B %Y}" if "-" in value else value
    if first == last:
        return in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    start = f"{first.day} {first:%B}" if first.year == last.year else in_words(first)
    return f"{start} – {in_words(last)}"


def shift_months(d: date, n: int) -> date:
    """The same day `n` months on, or the last day of that month where there is no such day."""
    target = month(d.year, d.month + n)
    return target.earliest.replace(day=min(d.day, target.latest.day))
