"""Formulas: what an expression of time means before anybody knows on which day it is said.

Extraction makes them and works them out where the report gives a date; linking works them out again where it has
inferred one. The table times holds each as a line, a word for its kind and what belongs to it: `DOW 4 -` is the
Thursday up to today. `str` prints that line, `parse` reads it, and `resolve` counts it from a day. Nothing else takes
such a line apart. docs/rules/formulas.md is written from the classes here (`make rules`).

Values are EDTF (dateline.core.dates), and so is the column edtf, which marks besides what is approximate (~) or
uncertain (?) and what is open (..): https://www.loc.gov/standards/datetime/.
"""

# ruff: noqa: D102 (the methods are those of Formula, and what a kind means is above its fields)
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar, NamedTuple

from dateline.core import dates
from dateline.core.dates import DAY, When, between, day, month, season, shift_months, week, year
from dateline.extraction.temporal.feasts import FEASTS


class Tense(StrEnum):
    """Which way a day without a year or a week points: it was, it was and is not today, it was and is neither today nor
    yesterday, it will be, it is the next."""

    PAST = "-"
    OVER = "--"
    LAST = "---"
    AHEAD = "+"
    NEXT = "++"


class Unit(StrEnum):
    """What is counted: days, weeks, months or years."""

    DAY = "D"
    WEEK = "W"
    MONTH = "M"
    YEAR = "Y"


class OfYear(NamedTuple):
    """A day of a year: its month and its number. No such day need exist."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    def of(self, number: int) -> When:
        """The day in a year. Raises ValueError where it has none."""
        return day(date(number, self.month, self.day))


@dataclass(frozen=True, slots=True)
class Formula:
    """What every kind has: the word it begins with, an expression that means it, and an example of its line."""

    WORD: ClassVar[str] = ""
    EXAMPLE: ClassVar[tuple[str, str]] = ("", "")

    def __str__(self) -> str:
        given = (getattr(self, f.name) for f in fields(self))
        return " ".join([self.WORD, *("?" if value is None else str(value) for value in given)])

    @property
    def ahead(self) -> bool:
        """Whether it points to a day to come."""
        return getattr(self, "tense", None) in (Tense.AHEAD, Tense.NEXT)

    @property
    def month_day(self) -> str:
        """The month and day it names, "01-26"; empty where it names no day of a year."""
        return ""

    @property
    def by_days(self) -> bool:
        """Whether it counts days from another."""
        return getattr(self, "unit", None) is Unit.DAY

    @property
    def approximate(self) -> bool:
        """Whether what it means has no sharp ends."""
        return False

    def on(self, today: date) -> When | None:
        """What it means, said on a day; None where that is not to be known. Raises ValueError where there is none."""
        raise NotImplementedError

    def meaning(self, today: date | None, _anchor: When | None) -> When | None:
        """What it means, said on a day that may not be known, beside the value of what it counts from."""
        return None if today is None else self.on(today)


@dataclass(frozen=True, slots=True)
class At(Formula):
    """A day, month, year, decade (199X), season or quarter, as EDTF writes it."""

    WORD = "AT"
    EXAMPLE = ("AT 2021-12-03", "3 December 2021")
    value: str

    @property
    def month_day(self) -> str:
        return self.value[5:] if self.is_day else ""

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return len(self.value) == len("2021-12-03")

    @property
    def is_year(self) -> bool:
        """Whether it names a year and nothing more."""
        return len(self.value) == len("2021") and self.value.isdigit()

    def meaning(self, _today: date | None, _anchor: When | None) -> When | None:
        return dates.parse(self.value)


@dataclass(frozen=True, slots=True)
class Weekday(Formula):
    """A weekday (1 is Monday): the last up to today (-), before today (--), before yesterday (---), from today on (+),
    after today (++)."""

    WORD = "DOW"
    EXAMPLE = ("DOW 4 -", "on Thursday")
    number: int
    tense: Tense

    def on(self, today: date) -> When:
        back = (today.weekday() - (self.number - 1)) % 7
        if self.tense is Tense.PAST:
            return day(today - back * DAY)
        if self.tense is Tense.OVER:  # "the past Thursday": never today
            return day(today - (back or 7) * DAY)
        if self.tense is Tense.LAST:  # "last Thursday", said on a Friday: who means yesterday says so
            return day(today - (back if back > 1 else back + 7) * DAY)
        return day(today + ((7 - back) % 7 or (7 if self.tense is Tense.NEXT else 0)) * DAY)


@dataclass(frozen=True, slots=True)
class Day(Formula):
    """The day itself (0), a day before it (-1) or after it (1)."""

    WORD = "DAY"
    EXAMPLE = ("DAY -1", "yesterday")
    days: int

    def on(self, today: date) -> When:
        return day(today + self.days * DAY)


@dataclass(frozen=True, slots=True)
class Night(Formula):
    """The day before and the day itself."""

    WORD = "NIGHT"
    EXAMPLE = ("NIGHT", "overnight")

    def on(self, today: date) -> When:
        return between(today - DAY, today)


@dataclass(frozen=True, slots=True)
class Week(Formula):
    """This week (0), the last (-1) or the next (1), Monday to Sunday. On a Sunday "last week" may be the days just
    past, where weeks begin with it: it runs from the Monday before those to the day before."""

    WORD = "WEEK"
    EXAMPLE = ("WEEK -1", "last week")
    weeks: int

    def on(self, today: date) -> When:
        if self.weeks == -1 and today.weekday() == SUNDAY:
            return between(week(today - 7 * DAY).earliest, today - DAY)
        return week(today + self.weeks * 7 * DAY)


@dataclass(frozen=True, slots=True)
class WeekdayOfWeek(Formula):
    """A weekday (1 is Monday) of this week (0), the last (-1) or the next (1)."""

    WORD = "WEEKDAY"
    EXAMPLE = ("WEEKDAY 4 -1", "Thursday last week")
    number: int
    weeks: int

    def on(self, today: date) -> When:
        return day(week(today + self.weeks * 7 * DAY).earliest + (self.number - 1) * DAY)


@dataclass(frozen=True, slots=True)
class Weekend(Formula):
    """Saturday and Sunday: of this week (0), the last (-1) or the next (1), or those that began last (began)."""

    WORD = "WEEKEND"
    EXAMPLE = ("WEEKEND began", "over the weekend")
    weeks: Weeks

    def on(self, today: date) -> When:
        step = -(today.weekday() < 5) if self.weeks == BEGAN else int(self.weeks)  # on a weekend, the one that goes on
        saturday = week(today).latest - DAY + step * 7 * DAY
        return between(saturday, saturday + DAY)


SUNDAY = 6
# Weeks from this one, as they are printed; BEGAN for the weekend that began last.
Weeks = str
BEGAN = "began"


@dataclass(frozen=True, slots=True)
class DayOfMonth(Formula):
    """A numbered day of this month (0), the last (-1) or the next (1)."""

    WORD = "DOM"
    EXAMPLE = ("DOM 25 -1", "the 25th of last month")
    number: int
    months: int

    def on(self, today: date) -> When:
        return day(month(today.year, today.month + self.months).earliest.replace(day=self.number))


@dataclass(frozen=True, slots=True)
class LastOfNumber(Formula):
    """The last day of some number up to today: on 31 January "the 12th" is 12 January."""

    WORD = "LASTDOM"
    EXAMPLE = ("LASTDOM 2", "on the 2nd")
    number: int

    def on(self, today: date) -> When | None:
        months = (month(today.year, today.month - back).earliest for back in range(3))
        return next((day(found) for m in months if (found := _dated(m, self.number)) and found <= today), None)


@dataclass(frozen=True, slots=True)
class Month(Formula):
    """This month (0), the last (-1) or the next (1)."""

    WORD = "MONTH"
    EXAMPLE = ("MONTH -1", "last month")
    months: int

    def on(self, today: date) -> When:
        return month(today.year, today.month + self.months)


@dataclass(frozen=True, slots=True)
class Year(Formula):
    """This year (0), the last (-1) or the next (1)."""

    WORD = "YEAR"
    EXAMPLE = ("YEAR -1", "last year")
    years: int

    def on(self, today: date) -> When:
        return year(today.year + self.years)


@dataclass(frozen=True, slots=True)
class MonthDay(Formula):
    """A month and a day of no year: in the year that is nearest, by its tense."""

    WORD = "MD"
    EXAMPLE = ("MD 12-03 -", "on 3 December")
    of: OfYear
    tense: Tense

    @property
    def month_day(self) -> str:
        return str(self.of)

    def on(self, today: date) -> When:
        return nearest_year(self.of.of, today, self.tense)


# How long after its day an attack that is called by it is the one in the news.
NAMED_WITHIN = 60 * DAY


@dataclass(frozen=True, slots=True)
class NamedAfter(Formula):
    """The day that an attack is named after: of this year while it is news, else nobody knows."""

    WORD = "NAMED"
    EXAMPLE = ("NAMED 12-02", "the December 2 attack")
    of: OfYear

    def on(self, today: date) -> When | None:
        near = nearest_year(self.of.of, today, Tense.OVER)
        return near if today - near.earliest <= NAMED_WITHIN else None


@dataclass(frozen=True, slots=True)
class MonthOfYear(Formula):
    """A month of no year: in the year that is nearest, by its tense."""

    WORD = "M"
    EXAMPLE = ("M 11 -", "in November")
    number: int
    tense: Tense

    def on(self, today: date) -> When:
        return nearest_year(lambda y: month(y, self.number), today, self.tense)


@dataclass(frozen=True, slots=True)
class InYear(Formula):
    """A day of this year (0), the last (-1) or the next (1); a day 0 is its whole month."""

    WORD = "INYEAR"
    EXAMPLE = ("INYEAR -1 06-12", "on June 12 last year")
    years: int
    of: OfYear

    @property
    def ahead(self) -> bool:
        return self.years > 0

    @property
    def month_day(self) -> str:
        return str(self.of) if self.of.day else ""

    def on(self, today: date) -> When:
        number = today.year + self.years
        return self.of.of(number) if self.of.day else month(number, self.of.month)


@dataclass(frozen=True, slots=True)
class Quarter(Formula):
    """A quarter of no year: in the year that is nearest, by its tense."""

    WORD = "QUARTER"
    EXAMPLE = ("QUARTER 3 -", "in the third quarter")
    number: int
    tense: Tense

    def on(self, today: date) -> When:
        return nearest_year(lambda y: dates.quarter(y, self.number), today, self.tense)


@dataclass(frozen=True, slots=True)
class Season(Formula):
    """A season of no year: in the year that is nearest, by its tense."""

    WORD = "SEASON"
    EXAMPLE = ("SEASON summer --", "last summer")
    name: str
    tense: Tense

    def on(self, today: date) -> When:
        return nearest_year(lambda y: season(y, self.name), today, self.tense)


@dataclass(frozen=True, slots=True)
class Feast(Formula):
    """A holiday of no year: in the year that is nearest, by its tense."""

    WORD = "FEAST"
    EXAMPLE = ("FEAST thanksgiving -", "on Thanksgiving")
    name: str
    tense: Tense

    def on(self, today: date) -> When:
        return nearest_year(lambda y: day(FEASTS[self.name](y)), today, self.tense)


PARTS = ("early", "mid", "late")
WEEKS = ("first", "second", "third", "fourth")
LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Part(Formula):
    """A part of another: early, mid, late, or one of its weeks: first, second, third, fourth, last."""

    WORD = "PART"
    EXAMPLE = ("PART early AT 2021", "early 2021")
    part: str
    whole: Formula

    @property
    def ahead(self) -> bool:
        return self.whole.ahead

    @property
    def approximate(self) -> bool:
        return self.part in PARTS

    def on(self, today: date) -> When | None:
        whole = resolve(self.whole, today)
        return part_of(whole, self.part) if whole else None


@dataclass(frozen=True, slots=True)
class Numeric(Formula):
    """A year and two numbers, of which one is the month: the reading within a month of today, if only one is."""

    WORD = "NUM"
    EXAMPLE = ("NUM 2021 3 12", "03-12-2021")
    year: int
    first: int
    second: int

    def by_convention(self, order: str) -> Formula:
        """The day, by an outlet's own order of day and month: dmy, mdy, or empty where it is not known."""
        d, m = (self.first, self.second) if order == "dmy" else (self.second, self.first)
        return At(f"{self.year}-{m:02}-{d:02}") if order else self

    def on(self, today: date) -> When | None:
        near = set()
        for d, m in ((self.first, self.second), (self.second, self.first)):
            read = _dated(date(self.year, m, 1), d)
            if read and abs((read - today).days) <= LONGEST_MONTH:
                near.add(read)
        return day(near.pop()) if len(near) == 1 else None


@dataclass(frozen=True, slots=True)
class Ago(Formula):
    """So many days, weeks, months or years before today (negative), as precise as the unit: a week is the seven days
    around that day."""

    WORD = "AGO"
    EXAMPLE = ("AGO -3 W", "three weeks ago")
    count: int
    unit: Unit

    @property
    def approximate(self) -> bool:
        return self.unit is not Unit.DAY

    def on(self, today: date) -> When:
        if self.unit is Unit.DAY:
            return day(today + self.count * DAY)
        if self.unit is Unit.WEEK:
            middle = today + self.count * 7 * DAY
            return between(middle - 3 * DAY, middle + 3 * DAY)
        if self.unit is Unit.MONTH:
            return month(today.year, today.month + self.count)
        return year(today.year + self.count)


@dataclass(frozen=True, slots=True)
class Stretch(Formula):
    """The stretch of so many days, weeks, months or years up to today (negative)."""

    WORD = "SPAN"
    EXAMPLE = ("SPAN -1 M", "in the past month")
    count: int
    unit: Unit

    @property
    def approximate(self) -> bool:
        return True

    def on(self, today: date) -> When:
        if self.unit in (Unit.DAY, Unit.WEEK):
            other = today + self.count * (7 if self.unit is Unit.WEEK else 1) * DAY
        else:
            other = shift_months(today, self.count * (12 if self.unit is Unit.YEAR else 1))
        return between(min(today, other), max(today, other))


@dataclass(frozen=True, slots=True)
class From(Formula):
    """So many days, weeks, months or years from another expression (0: the same), to which `anchor` points."""

    WORD = "REF"
    EXAMPLE = ("REF 2 D", "two days later")
    count: int
    unit: Unit

    def meaning(self, _today: date | None, anchor: When | None) -> When | None:
        if anchor is None or self.count == 0:
            return anchor
        return Ago(self.count, self.unit).on(anchor.earliest)


@dataclass(frozen=True, slots=True)
class Range(Formula):
    """From one day of a year to another; without a year (?) the last that is not to come."""

    WORD = "RANGE"
    EXAMPLE = ("RANGE 11-25 12-02 ?", "from November 25 to December 2")
    first: OfYear
    last: OfYear
    year: int | None

    def meaning(self, today: date | None, anchor: When | None) -> When | None:
        if self.year is None:
            return Formula.meaning(self, today, anchor)
        first, last = self.first.of(self.year), self.last.of(self.year)
        return between(first.earliest, last.latest) if first.earliest <= last.latest else None

    def on(self, today: date) -> When:
        last = nearest_year(self.last.of, today, Tense.PAST)
        first = nearest_year(self.first.of, last.earliest, Tense.OVER)  # never after its end
        return between(first.earliest, last.latest)


@dataclass(frozen=True, slots=True)
class WeekOf(Formula):
    """The week in which a day of no year lies."""

    WORD = "WEEKOF"
    EXAMPLE = ("WEEKOF 05-01 -", "the week of May 1")
    of: OfYear
    tense: Tense

    def on(self, today: date) -> When:
        return week(nearest_year(self.of.of, today, self.tense).earliest)


@dataclass(frozen=True, slots=True)
class Shift(Formula):
    """So many days from what another formula means."""

    WORD = "SHIFT"
    EXAMPLE = ("SHIFT -7 DOW 5 --", "the Friday before last")
    days: int
    other: Formula

    @property
    def ahead(self) -> bool:
        return self.other.ahead

    def on(self, today: date) -> When | None:
        other = resolve(self.other, today)
        return day(other.earliest + self.days * DAY) if other else None


@dataclass(frozen=True, slots=True)
class ShiftMonths(Formula):
    """So many months from what another formula means: the same day of another month."""

    WORD = "MONTHS"
    EXAMPLE = ("MONTHS -12 DAY 0", "a year ago today")
    months: int
    other: Formula

    @property
    def ahead(self) -> bool:
        return self.other.ahead

    def on(self, today: date) -> When | None:
        other = resolve(self.other, today)
        return day(shift_months(other.earliest, self.months)) if other else None


KINDS: dict[str, type[Formula]] = {
    kind.WORD: kind
    for kind in (
        At, Weekday, Day, Night, Week, WeekdayOfWeek, Weekend, DayOfMonth, LastOfNumber, Month, Year, MonthDay,
        NamedAfter, MonthOfYear, InYear, Quarter, Season, Feast, Part, Numeric, Ago, Stretch, From, Range, WeekOf,
        Shift, ShiftMonths,
    )
}  # fmt: skip


def _one_of(*known: str) -> Callable[[str], str]:
    def read(word: str) -> str:
        if word not in known:
            raise ValueError(f"{word!r} is none of {', '.join(known)}")
        return word

    return read


def _of_year(word: str) -> OfYear:
    first, last = word.split("-")
    return OfYear(int(first), int(last))


# How a word of a line is read, by the type of its field; by its name where that alone says what it may be.
READERS: dict[str, Callable[[str], object]] = {
    "int": int,
    "int | None": lambda word: None if word == "?" else int(word),
    "str": str,
    "Weeks": lambda word: word if word == BEGAN else str(int(word)),
    "Tense": Tense,
    "Unit": Unit,
    "OfYear": _of_year,
    "SEASON": _one_of(*dates.SEASONS),
    "FEAST": _one_of(*FEASTS),
    "PART": _one_of(*PARTS, *WEEKS, "last"),
}


@lru_cache(maxsize=1 << 14)
def parse(line: str) -> Formula | None:
    """Read a formula as it is printed; None for an empty line. Raises ValueError for what no formula prints."""
    if not line:
        return None
    word, *words = line.split(" ")
    kind = KINDS.get(word)
    if kind is None:
        raise ValueError(f"no such formula: {line!r}")
    given: list[object] = []
    try:
        for field in fields(kind):
            if field.type == "Formula":
                given.append(parse(" ".join(words)))
                words = []
            else:
                by = word if field.type == "str" and word in READERS else str(field.type)
                given.append(READERS[by](words.pop(0)))
    except (IndexError, ValueError) as e:
        raise ValueError(f"{line!r} is no formula of the kind {kind.EXAMPLE[0]!r}: {e}") from None
    made = kind(*given)
    if words or str(made) != line:
        raise ValueError(f"{line!r} is no formula of the kind {kind.EXAMPLE[0]!r}")
    return made


def resolve(formula: Formula | None, today: date | None, anchor: When | None = None) -> When | None:
    """Work a formula out from the day it is said on.

    `today` is the day of publication or, inside a quotation, the day of the words; `anchor` is the value of what the
    formula counts from. Returns None where there is no formula, and for one that has no answer or leaves the calendar.
    """
    if formula is None:
        return None
    try:
        return formula.meaning(today, anchor)
    except (OverflowError, ValueError):
        return None


def resolve_all(rows: Iterable[tuple[int, Formula | None, int | None]], today: date | None) -> dict[int, When | None]:
    """Values of a report's expressions (start, formula, anchor), in the order of the text, by their start."""
    values: dict[int, When | None] = {}
    for start, formula, anchor in rows:
        values[start] = resolve(formula, today, values.get(anchor) if anchor is not None else None)
    return values


def nearest_year(make: Callable[[int], When], today: date, tense: Tense) -> When:
    """Of this year's and its neighbours' candidates the nearest, with a leaning to the side that the tense asks for.

    Raises ValueError where none of them has such a day.
    """
    found = []
    for y in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(make(y))
        except ValueError:  # 29 February
            continue

    if tense is Tense.OVER:  # "last November": over, or on
        found = [w for w in found if w.earliest <= today]
    if tense is Tense.NEXT:
        found = [w for w in found if w.earliest > today]

    def far(w: When) -> float:
        """Days away; a day the tense does not ask for counts double."""
        ahead = (w.earliest - today).days
        against = (ahead > 0 and tense is Tense.PAST) or ((today - w.latest).days > 0 and tense is Tense.AHEAD)
        return abs(ahead) * (2 if against else 1)

    return min(found, key=far)


def part_of(whole: When, part: str) -> When:
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
    first = whole.earliest + {"early": 0, "mid": third, "late": days - third}[part] * DAY
    return between(first, min(first + (third - 1) * DAY, whole.latest))


def _dated(first: date, number: int) -> date | None:
    """The day of some number in the month that begins on `first`; None where it has no such day."""
    try:
        return first.replace(day=number)
    except ValueError:
        return None
