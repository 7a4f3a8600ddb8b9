"""Calendar sums: what a formula such as "the Thursday before" means, counted from a given day.

A formula is what can be said of a time expression before anybody knows when the report was published:
`DOW 4 -` (the Thursday up to today), `DAY -1`, `MD 08-07 -`. Extraction writes formulas; it resolves them
where the report bears a date, and linking resolves them again where it has inferred one. Values are EDTF
(ISO 8601-2, level 1): https://www.loc.gov/standards/datetime/.

Not supported: calendars other than the Gregorian one, and time zones: a day is the day where the outlet is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
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
            _quarter(int(m[1]), code - 32)
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


def _quarter(y: int, n: int) -> When:
    """A quarter, as EDTF writes it (2021-35: the third)."""
    return When(f"{y:04}-{32 + n}", month(y, 3 * n - 2).earliest, month(y, 3 * n).latest)


def _ambiguous(year_text: str, a: int, b: int, today: date) -> When | None:
    """03-12-2021 by an outlet of which no convention is known: the reading within a month of
    publication, if only one is."""
    near = []
    for d, m in ((a, b), (b, a)):
        try:
            candidate = date(int(year_text), m, d)
        except ValueError:
            continue
        if abs((candidate - today).days) <= 31:
            near.append(candidate)
    return day(near[0]) if len(set(near)) == 1 else None


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


def _nearest_year(make: Callable[[int], When], today: date, tense: str) -> When:
    """Of this year's and its neighbours' candidates the nearest, with a leaning to the side that the tense asks for."""
    found = []
    for y in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(make(y))
        except ValueError:  # 29 February
            continue

    if tense == "--":  # "last November": over, or on
        found = [w for w in found if w.earliest <= today]
    if tense == "++":
        found = [w for w in found if w.earliest > today]

    def far(w: When) -> float:
        """Days away; a day the tense does not ask for counts double."""
        ahead = (w.earliest - today).days
        against = (ahead > 0 and tense == "-") or ((today - w.latest).days > 0 and tense == "+")
        return abs(ahead) * (2 if against else 1)

    return min(found, key=far)


# How long after its day an attack that is called by it is the one in the news.
NAMED_WITHIN = 60 * DAY


def _named(month_day: str, today: date) -> When | None:
    """The day that an attack is named after ("the December 2 attack"):
    of this year while it is news, else nobody knows."""
    m, d = map(int, month_day.split("-"))
    near = _nearest_year(lambda y: day(date(y, m, d)), today, "--")
    return near if today - near.earliest <= NAMED_WITHIN else None


def _weekday(today: date, number: int, tense: str) -> When:
    back = (today.weekday() - (number - 1)) % 7
    if tense == "-":
        return day(today - back * DAY)
    if tense == "--":  # "last Thursday": never today
        return day(today - (back or 7) * DAY)
    return day(today + ((7 - back) % 7 or (7 if tense == "++" else 0)) * DAY)


WEEKS = ("first", "second", "third", "fourth")


LONGEST_MONTH = 31


def _part(whole: When, part: str) -> When:
    """The early, middle or late third of a season or year, as an interval of days; or a week of a month, by its name:
    the first is its first seven days, the last its last seven. Where "late November" begins nobody can say,
    so its days are those of the month (TIMEX3 writes the month, with a mark)."""
    if part == "last":
        return between(whole.latest - 6 * DAY, whole.latest)
    if part in WEEKS:
        first = whole.earliest + 7 * WEEKS.index(part) * DAY
        return between(first, min(first + 6 * DAY, whole.latest))
    days = (whole.latest - whole.earliest).days + 1
    if days <= LONGEST_MONTH:
        return whole
    third = days // 3
    start = {"early": 0, "mid": third, "late": days - third}[part]
    first = whole.earliest + start * DAY
    return between(first, min(first + (third - 1) * DAY, whole.latest))


def _ago(today: date, count: int, unit: str) -> When:
    """A point `count` units before (negative) or after today, as precise as the unit."""
    if unit == "D":
        return day(today + count * DAY)
    if unit == "W":
        return week(today + count * 7 * DAY)
    if unit == "M":
        return month(today.year, today.month + count)
    return year(today.year + count)


def _dated(first: date, number: int) -> date | None:
    """The day of some number in the month that begins on `first`; None where it has no such day."""
    try:
        return first.replace(day=number)
    except ValueError:
        return None


def _span(today: date, count: int, unit: str) -> When:
    """The stretch of `count` units up to today (negative) or from today on."""
    if unit in "DW":
        other = today + count * (7 if unit == "W" else 1) * DAY
    else:
        other = shift_months(today, count * (12 if unit == "Y" else 1))
    return between(min(today, other), max(today, other))


def resolve(formula: str, today: date) -> When | None:
    """Work a formula out from the day it is said on.

    `today` is the day of publication or, inside a quotation, the day of the words. Returns None for a formula
    that has no answer (an empty one, or one that leaves the calendar). Raises ValueError for one of no known kind.
    """
    kind, *args = formula.split()
    if kind not in KINDS:
        raise ValueError(f"no such formula: {formula!r}")
    try:
        return KINDS[kind](today, args)
    except (OverflowError, ValueError):
        return None


def _weekend(today: date, which: str) -> When:
    """Saturday and Sunday: so many weeks away, or the last that began."""
    step = -(today.weekday() < 5) if which == "began" else int(which)  # on a weekend, the one that goes on
    saturday = week(today).latest - DAY + step * 7 * DAY
    return between(saturday, saturday + DAY)


def _weekday_of_week(today: date, number: int, weeks: int) -> When:
    return day(week(today + weeks * 7 * DAY).earliest + (number - 1) * DAY)


def _day_of_month(today: date, number: int, months: int) -> When:
    return day(month(today.year, today.month + months).earliest.replace(day=number))


def _last_of_number(today: date, number: int) -> When | None:
    """The last day of some number: on 31 January "the 12th" is 12 January."""
    months = (month(today.year, today.month - back).earliest for back in range(3))
    return next((day(found) for m in months if (found := _dated(m, number)) and found <= today), None)


def _month_and_day(today: date, month_day: str, tense: str) -> When:
    m, d = map(int, month_day.split("-"))
    return _nearest_year(lambda y: day(date(y, m, d)), today, tense)


def _part_of(today: date, part: str, formula: list[str]) -> When | None:
    inner = resolve(" ".join(formula), today)
    return _part(inner, part) if inner else None


def _feast(today: date, name: str, tense: str) -> When:
    feast = FEASTS[name]
    return _nearest_year(lambda y: day(feast(y)), today, tense)


# What each kind of formula means, from the day it is said on and the words behind the kind.
KINDS: dict[str, Callable[[date, list[str]], When | None]] = {
    "AT": lambda _, args: parse(args[0]),
    "DOW": lambda today, args: _weekday(today, int(args[0]), args[1]),
    "DAY": lambda today, args: day(today + int(args[0]) * DAY),
    "WEEK": lambda today, args: week(today + int(args[0]) * 7 * DAY),
    "WEEKDAY": lambda today, args: _weekday_of_week(today, int(args[0]), int(args[1])),
    "WEEKEND": lambda today, args: _weekend(today, args[0]),
    "DOM": lambda today, args: _day_of_month(today, int(args[0]), int(args[1])),
    "LASTDOM": lambda today, args: _last_of_number(today, int(args[0])),
    "NIGHT": lambda today, _: between(today - DAY, today),
    "NAMED": lambda today, args: _named(args[0], today),
    "MONTH": lambda today, args: month(today.year, today.month + int(args[0])),
    "YEAR": lambda today, args: year(today.year + int(args[0])),
    "MD": lambda today, args: _month_and_day(today, args[0], args[1]),
    "M": lambda today, args: _nearest_year(lambda y: month(y, int(args[0])), today, args[1]),
    "PART": lambda today, args: _part_of(today, args[0], args[1:]),
    "NUM": lambda today, args: _ambiguous(args[0], int(args[1]), int(args[2]), today),
    "QUARTER": lambda today, args: _nearest_year(lambda y: _quarter(y, int(args[0])), today, args[1]),
    "SEASON": lambda today, args: _nearest_year(lambda y: season(y, args[0]), today, args[1]),
    "AGO": lambda today, args: _ago(today, int(args[0]), args[1]),
    "SPAN": lambda today, args: _span(today, int(args[0]), args[1]),
    "FEAST": lambda today, args: _feast(today, args[0], args[1]),
}


def _nth_weekday(y: int, m: int, weekday: int, n: int) -> date:
    first = date(y, m, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (n - 1)) * DAY


def _easter(y: int) -> date:
    """Easter Sunday of the western churches (the algorithm of Meeus, Jones and Butcher)."""
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month_number, day_before = divmod(h + rest - 7 * m + 114, 31)
    return date(y, month_number, day_before + 1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda y: _easter(y) + days * DAY


def _fixed(m: int, d: int) -> Callable[[int], date]:
    return lambda y: date(y, m, d)


# Days that papers name without a date.
FEASTS: dict[str, Callable[[int], date]] = {
    "thanksgiving": lambda y: _nth_weekday(y, 11, 3, 4),
    "black-friday": lambda y: _nth_weekday(y, 11, 3, 4) + DAY,
    "christmas-eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing-day": _fixed(12, 26),
    "new-years-eve": _fixed(12, 31),
    "new-year": _fixed(1, 1),
    "martin-luther-king-jr-day": lambda y: _nth_weekday(y, 1, 0, 3),
    "memorial-day": lambda y: month(y, 5).latest - date(y, 5, 31).weekday() * DAY,
    "labor-day": lambda y: _nth_weekday(y, 9, 0, 1),
    "veterans-day": _fixed(11, 11),
    "election-day": lambda y: _nth_weekday(y, 11, 0, 1) + DAY,
    "independence-day": _fixed(7, 4),
    "juneteenth": _fixed(6, 19),
    "halloween": _fixed(10, 31),
    "valentines-day": _fixed(2, 14),
    "st-patricks-day": _fixed(3, 17),
    "mothers-day": lambda y: _nth_weekday(y, 5, 6, 2),
    "fathers-day": lambda y: _nth_weekday(y, 6, 6, 3),
    "mardi-gras": _from_easter(-47),
    "ash-wednesday": _from_easter(-46),
    "palm-sunday": _from_easter(-7),
    "maundy-thursday": _from_easter(-3),
    "good-friday": _from_easter(-2),
    "easter": _from_easter(0),
    "easter-monday": _from_easter(1),
}
