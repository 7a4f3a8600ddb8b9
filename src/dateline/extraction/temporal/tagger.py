"""Dates and times in one report, each with a formula and, where the report gives a date, its value.

The expressions are found by compiled patterns, one family after the other; the longest wins where two overlap.
What an expression means follows TimeML's TIMEX3 (https://timeml.org) and is a formula (dateline.extraction.temporal.
formula); its value is EDTF.

Not supported: holidays of moving calendars other than those named in dateline.extraction.temporal.feasts, and dates
in words ("the third of December").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dateline.core import dates
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACK
from dateline.extraction.lexicon.function_words import DAY_NUMBER, DAYS, MONTH_NUMBER, MONTHS
from dateline.extraction.numbers.quantities import SMALL
from dateline.extraction.temporal.feasts import FEASTS
from dateline.extraction.temporal.formula import (
    BEGAN,
    Ago,
    At,
    Day,
    DayOfMonth,
    Feast,
    Formula,
    From,
    InYear,
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
    resolve_all,
)  # fmt: skip
from dateline.extraction.temporal.tense import happened, points
from dateline.extraction.text.boilerplate import in_a_line_of_the_page
from dateline.extraction.text.document import Document, Word


class Time(NamedTuple):
    """A row of the times table, without the report's identifier.

    `formula` says what the expression means before it is known when the report was published;
    `anchor` is the start of the expression it counts from where that is another one, else None;
    `rule` is the family of patterns that found it (dateline.extraction.rulebooks).
    """

    start: int
    end: int
    words: str
    type: str
    formula: Formula | None
    anchor: int | None
    value: str | None
    earliest: date | None
    latest: date | None
    rule: str

    @property
    def when(self) -> dates.When | None:
        """Its value with its days, where it has one."""
        if self.value is None or self.earliest is None or self.latest is None:
            return None
        return dates.When(self.value, self.earliest, self.latest)


class Reading(NamedTuple):
    """What a pattern reads: the type of the expression, and what it means; None where nobody can say."""

    type: str
    formula: Formula | None


SHORT_DAYS = "mon tue tues wed weds thu thur thurs fri sat sun".split()
SHORT_DAY_NUMBER = {s: n for s in SHORT_DAYS for d, n in DAY_NUMBER.items() if d.startswith(s[:3])}

_MON = (
    r"(?P<mon>January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DOW = r"(?P<dow>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
# Short names, which are words of other meanings too: they need a company that makes them days (_short_day).
_SHORT = r"(?P<short>(?:Thurs|Thur|Thu|Tues|Tue|Weds|Wed|Mon|Fri|Sat|Sun)\b\.?)"
_DOW_OR_SHORT = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Thurs|Thur|Thu|Tues|Tue|Weds|Wed|Mon|Fri|Sat|Sun)\b\.?)"
)
# Behind a number that counts people: "on November 28, 30 people were killed".
_COUNTED = en.pattern("text_patterns", "a number that counts people").pattern
_D = r"(?P<{}>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_NUM = (
    r"(?P<n>\d{1,3}|an?|"
    + "|".join(sorted((w for w in SMALL if SMALL[w]), key=len, reverse=True))
    + r"|several|few|a few|many|some|a couple of)"
)
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year|decade|minute|second|century|weekend)"
_PART = r"(?:early|late|mid)"
_CLOCK = (
    r"(?:(?:around |about )?(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b)"
    r"|[012]?\d[:.][0-5]\d\b(?: ?(?:GMT|UTC|local time))?|noon|midnight|midday"
    rf"|(?:\d{{1,2}}|{'|'.join(en.words('linking', 'hours in letters'))}) o[’']clock))"
)
_OF_DAY = r"(?:morning|afternoon|evening|night|overnight|noon|midnight|dawn|midday|dusk)"


# Days that papers name without a date, also where the apostrophe is lost ("New Years Eve").
_FEAST = (
    r"(?:Thanksgiving(?: Day)?|Christmas Eve|Christmas(?: Day)?"
    r"|Boxing Day|St\.? Stephen[’']?s Day|New Year[’']?s Eve|New Year[’']?s Day|Labor Day|Memorial Day"
    r"|Veterans Day|Martin Luther King(?:,? Jr\.?)? Day|MLK Day|Election Day|Independence Day|Fourth of July"
    r"|Juneteenth|Halloween|Valentine[’']?s Day|(?:St|Saint)\.? Patrick[’']?s Day|Mother[’']?s Day"
    r"|Father[’']?s Day|Easter(?: Sunday| Monday)?|Good Friday|Palm Sunday|Ash Wednesday"
    r"|(?:Maundy|Holy) Thursday|Shrove Tuesday|Mardi Gras|Bastille Day|Patriots[’']? Day|Patriot[’']s Day|Black Friday)"
)


def _month(m: re.Match[str]) -> int:
    return MONTH_NUMBER[m["mon"].lower().rstrip(".")[:3]]


def _number(word: str) -> int | None:
    w = word.lower()
    if w.isdigit():
        return int(w)
    return 1 if w in ("a", "an") else 2 if w == "a couple of" else SMALL.get(w)


def _tense(m: re.Match[str], text: str, *, hour: bool = False) -> Tense:
    """Which way a bare weekday, day or month points (dateline.extraction.temporal.tense)."""
    return Tense(points(text, m.start(), m.end(), hour=hour))


def _over(m: re.Match[str], text: str) -> Tense:
    """Which way a day or month of no year points: over where its verb is about what happened,
    and no year ahead can be meant."""
    return Tense.OVER if happened(text, m.start(), m.end()) else _tense(m, text)


def _led(lead: str) -> Tense | None:
    """Which way "last" and "next" point; None for any other word."""
    return {"last": Tense.OVER, "next": Tense.NEXT}.get(lead)


def _day(year: int, mon: int, d: int) -> At:
    return At(f"{year:04}-{mon:02}-{d:02}")


# "The March 11 bombings": a name, as a rule of an old attack, and its year is not this one.
NAMES_AN_ATTACK = en.pattern("attack_patterns", "an attack named after its day")
YEAR_BEHIND = re.compile(r"[^.;]{0,80}?\b(?:in|of) (?P<y>(?:19|20)\d\d)\b")


def _named_attack(m: re.Match[str], text: str, mon: int, d: int) -> Formula | None:
    """The formula of a day that an attack is named after, with the year that its sentence gives."""
    attack = NAMES_AN_ATTACK.match(text, m.end())
    if attack is None or not re.search(r"\bthe\s+$", text[max(0, m.start() - 5) : m.start()], re.IGNORECASE):
        return None
    if (mon, d) == (9, 11) and attack[0].endswith("attacks"):
        return SEPTEMBER_11
    year = YEAR_BEHIND.match(text, attack.end())
    return _day(int(year["y"]), mon, d) if year else NamedAfter(OfYear(mon, d))


SEPTEMBER_11 = At("2001-09-11")


def _nine_eleven(_m: re.Match[str], _text: str) -> Reading:
    return Reading("date", SEPTEMBER_11)


def _absolute(m: re.Match[str], text: str) -> Reading:
    d, mon = int(m["d"]), _month(m)
    if not m["y"] and (named := _named_attack(m, text, mon, d)):
        return Reading("date", named)
    if m["y"]:
        return Reading("date", _day(_full_year(m["y"]), mon, d))
    return Reading("date", MonthDay(OfYear(mon, d), _over(m, text)))


def _day_month(m: re.Match[str], text: str) -> Reading:
    """ "25 November 21": with a year in two digits, or as the month before its day."""
    return Reading("date", _day(_full_year(m["yy"]), _month(m), int(m["d"]))) if m["yy"] else _absolute(m, text)


def _of_another_year(m: re.Match[str], _text: str) -> Reading | None:
    """ "June 12 last year", "in June of last year"; not "it may last years"."""
    if m["mon"][0].islower():
        return None
    years = {"last": -1, "previous": -1, "this": 0, "next": 1}[m["lead"].lower()]
    return Reading("date", InYear(years, OfYear(_month(m), int(m["d"] or m["after"] or 0))))


BEFORE_A_MONTH = en.pattern("text_patterns", "before the name of a month")


def _month_only(m: re.Match[str], text: str) -> Reading | None:
    part = {"early": "early", "late": "late", "mid": "mid"}.get((m["part"] or "").lower().rstrip("- "))
    word, low = m["mon"], m["mon"].lower()
    if low in ("may", "march", "mar", "dec", "jan", "sep") and not m["y"]:
        before = text[max(0, m.start() - 14) : m.start()].lower()
        if not BEFORE_A_MONTH.search(before) and not part and not m["lead"]:
            return None
        if re.match(r"\s+[A-Z][a-z]", text[m.end() : m.end() + 3]) and not part:
            return None  # a first name: "Jan Kavan"
        if word[0].islower() or (word.isupper() and low in ("may", "march")):
            return None
    core = _month_of(m, _led((m["lead"] or "").lower()) or _over(m, text))
    return Reading("date", Part(part, core) if part else core)


def _month_of(m: re.Match[str], tense: Tense) -> Formula:
    """A month of its year, where it is named with one."""
    return At(f"{int(m['y']):04}-{_month(m):02}") if m["y"] else MonthOfYear(_month(m), tense)


# What a weekday is part of that is no day of this week: a massacre remembered by its day, a newspaper, a broadcast,
# "on a Friday evening" of whatever year.
NAMED_AFTER_A_DAY = re.compile(
    r"\b(?:bloody|super bowl|super|cyber|fat|giving|wear red|mail on|independent on|on (?:an?|any|every|each))\s+$",
    re.IGNORECASE,
)
PRINTED_ON_A_DAY = re.compile(
    r"\s+(?:" + en.any_of("times", "names of papers behind a day") + r"|Night (?:Live|Football))\b"
)
SHORT_AFTER = re.compile(r"\b(?:on|early|late|last|next|since|until|by|this|from|to|before|after)\s+$", re.IGNORECASE)
SHORT_BEFORE = re.compile(rf"\s+{_OF_DAY}\b")


def _short_day(m: re.Match[str], text: str) -> Reading | None:
    """ "on Thurs.", "Sat night": a short name with a capital, and only where its company makes it a day:
    the Sun shines, and a woman sat."""
    word = m["short"]
    if not word[0].isupper() or word.isupper():
        return None
    plain = word.rstrip(".") in ("Thurs", "Tues")
    if not (plain or SHORT_AFTER.search(text, max(0, m.start("short") - 8), m.start("short")) or m["of_day"]):
        return None
    lead = (m["lead"] or "").lower()
    tense = Tense.LAST if lead == "last" else _led(lead) or _tense(m, text)
    return Reading("date", Weekday(SHORT_DAY_NUMBER[word.lower().rstrip(".")], tense))


COUNTED_BACK = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _week_before(m: re.Match[str], _text: str) -> Reading | None:
    """ "the Friday before last", "two Fridays ago", "a week ago on Thursday", "a week last Friday", "Friday week"."""
    n = DAY_NUMBER[next(m[g] for g in ("before", "ago", "aweek", "then", "lastweek", "since", "week") if m[g]).lower()]
    if m["week"]:
        return Reading("date", Shift(7, Weekday(n, Tense.AHEAD))) if m["week"][0].isupper() else None
    if m["before"] or m["lastweek"] or m["since"]:
        return Reading("date", Shift(-7, Weekday(n, Tense.OVER)))
    if m["ago"]:
        return Reading("date", Shift(-7 * (COUNTED_BACK[m["count"].lower()] - 1), Weekday(n, Tense.OVER)))
    return Reading("date", Shift(-7, Weekday(n, Tense.PAST)))


def _year_ago(m: re.Match[str], _text: str) -> Reading | None:
    """ "a year ago today", "two years ago on Thursday": the same day of an earlier year, month or week."""
    n = _number(m["n"])
    if n is None:
        return None
    core = Weekday(DAY_NUMBER[m["dow"].lower()], Tense.PAST) if m["dow"] else Day(0)
    unit = m["unit"].lower()
    if unit == "week":
        return Reading("date", Shift(-7 * n, core))
    return Reading("date", ShiftMonths(-n * (12 if unit == "year" else 1), core))


def _day_of_month(m: re.Match[str], _text: str) -> Reading | None:
    """ "the 25th of last month"."""
    d = int(m["d"])
    months = {"last": -1, "next": 1}.get(m["lead"].lower(), 0)
    return Reading("date", DayOfMonth(d, months)) if 1 <= d <= 31 else None


def _day_of_this_month(m: re.Match[str], _text: str) -> Reading | None:
    """ "On the 12th", "on Sunday, the 22nd": the last day of that number."""
    return Reading("date", LastOfNumber(int(m["d"]))) if 1 <= int(m["d"]) <= 31 else None


def _overnight(_m: re.Match[str], _text: str) -> Reading:
    """ "Overnight": the day before and the day itself."""
    return Reading("date", Night())


def _weekday(m: re.Match[str], text: str) -> Reading | None:
    if NAMED_AFTER_A_DAY.search(text, max(0, m.start() - 16), m.start()) or PRINTED_ON_A_DAY.match(text, m.end()):
        return None
    n, lead = DAY_NUMBER[m["dow"].lower()], (m["lead"] or "").lower().strip()
    if lead == "last":
        tense = Tense.LAST
    elif lead in ("past", "previous"):
        tense = Tense.OVER
    elif lead in ("next", "coming", "this coming"):
        tense = Tense.NEXT
    elif lead.split()[-1:] in (["past"], ["last"]):  # "this past Sunday"
        tense = Tense.OVER
    else:
        tense = _tense(m, text)
    return Reading("date", Weekday(n, tense))


def _day_of_week(m: re.Match[str], _text: str) -> Reading:
    """ "Thursday last week", "last week on Thursday"."""
    n = DAY_NUMBER[(m["dow"] or m["then"]).lower()]
    step = {"last": -1, "this": 0, "next": 1}[(m["lead"] or m["first"]).lower()]
    return Reading("date", WeekdayOfWeek(n, step))


def _relative_day(m: re.Match[str], _text: str) -> Reading:
    w = m["word"].lower()
    if w.endswith(("before yesterday", "after tomorrow")):
        return Reading("date", Day(-2 if w.endswith("yesterday") else 2))
    if w.startswith("yesterday") or w == "last night" or w == "the night before last":
        return Reading("date", Day(-1))
    return Reading("date", Day(1 if w.startswith("tomorrow") else 0))


def _calendar_unit(m: re.Match[str], _text: str) -> Reading | None:
    """ "last week", "this month", "early next year"."""
    lead, unit = m["lead"].lower(), m["unit"].lower()
    step = {"last": -1, "previous": -1, "this": 0, "next": 1, "current": 0}[lead.split()[-1]]
    return Reading("date", UNITS_OF_CALENDAR[unit](step))


UNITS_OF_CALENDAR: dict[str, Callable[[int], Formula]] = {
    "week": Week, "month": Month, "year": Year, "weekend": lambda step: Weekend(str(step)),
}  # fmt: skip


def _beginning(m: re.Match[str], _text: str) -> Reading:
    """ "since the beginning of the year"."""
    step = {"last": -1, "next": 1}.get(m["lead"].lower(), 0)
    return Reading("date", Part("early", UNITS_OF_CALENDAR[m["unit"].lower()](step)))


def _weekend(_m: re.Match[str], _text: str) -> Reading:
    """ "Over the weekend": the one that began last."""
    return Reading("date", Weekend(BEGAN))


def _part_of_year(m: re.Match[str], _text: str) -> Reading:
    """ "Mid-2021", "late 2019"."""
    return Reading("date", Part(m["part"].lower(), At(m["y"])))


def _past_span(m: re.Match[str], _text: str) -> Reading:
    """ "in the past month", "over the last five years": a stretch up to today."""
    n, unit = _number(m["n"]) if m["n"] else 1, UNITS.get(m["unit"].lower())
    if n is None or unit is None:
        return Reading("duration", None)
    return Reading("duration", Stretch(-n * TIMES.get(m["unit"].lower(), 1), unit))


# The unit of a word, and how many of it the word is.
UNITS = {
    "day": Unit.DAY, "night": Unit.DAY, "week": Unit.WEEK, "fortnight": Unit.WEEK, "month": Unit.MONTH,
    "year": Unit.YEAR, "decade": Unit.YEAR,
}  # fmt: skip
TIMES = {"decade": 10, "fortnight": 2}


def _ago(m: re.Match[str], _text: str) -> Reading:
    n, word = _number(m["n"]), m["unit"].lower()
    unit = Unit.DAY if word == "hour" else UNITS.get(word)
    if n is None or unit is None:
        return Reading("date", None)
    n = n // 24 if word == "hour" else n
    return Reading("date", Ago(-n * TIMES.get(word, 1), unit))


def _range(m: re.Match[str], _text: str) -> Reading:
    """ "from November 25 to December 2": both ends in one expression."""
    first, last = (
        MONTH_NUMBER[m["m1"].lower().rstrip(".")[:3]],
        MONTH_NUMBER[(m["m2"] or m["m1"]).lower().rstrip(".")[:3]],
    )
    return Reading("date", _between(OfYear(first, int(m["d1"])), OfYear(last, int(m["d2"])), m["y"]))


def _days_range(m: re.Match[str], _text: str) -> Reading | None:
    """ "2-3 December", "from 25 November to 2 December": the day before its month."""
    last = _month(m)
    first = MONTH_NUMBER[m["m1"].lower().rstrip(".")[:3]] if m["m1"] else last
    if not m["m1"] and int(m["d1"]) >= int(m["d2"]):
        return None
    return Reading("date", _between(OfYear(first, int(m["d1"])), OfYear(last, int(m["d2"])), m["y"]))


def _between(first: OfYear, last: OfYear, year: str | None) -> Range:
    return Range(first, last, int(year) if year else None)


def _full_year(digits: str) -> int:
    y = int(digits)
    return y if len(digits) == 4 else (1900 if y > 50 else 2000) + y


def _numeric(m: re.Match[str], _text: str) -> Reading | None:
    """03-12-2021, 12/2/21, 2021-12-03 and 2021/12/03. Which of two small numbers is the day,
    the outlet's convention says (times)."""
    if m["iso"]:
        return Reading("date", At(re.sub("[/.]", "-", m["iso"])))
    a, b, y = int(m["a"]), int(m["b"]), _full_year(m["yy"])
    if not a or not b or a > 31 or b > 31 or (a > 12 and b > 12):
        return None
    if a <= 12 and b <= 12 and a != b:
        return Reading("date", Numeric(y, a, b))
    d, mon = (b, a) if b > 12 else (a, b)
    return Reading("date", _day(y, mon, d))


def _day_and_month(m: re.Match[str], text: str) -> Reading | None:
    """ "On 11/30": a day and a month in numbers, of which one can only be the day."""
    a, b = int(m["a"]), int(m["b"])
    if not a or not b or max(a, b) > 31 or (a > 12) == (b > 12):
        return None
    mon, d = (a, b) if b > 12 else (b, a)
    return Reading("date", MonthDay(OfYear(mon, d), _tense(m, text)))


JOINED_BY = re.compile(r"\b(?:on|of|the|from|between|dated|for|both)\s+(?:the )?$|^$", re.IGNORECASE)


def _joined(m: re.Match[str], text: str) -> bool:
    """Whether numbers before a month are all days: "on 1, 2 and 3 December", and not "they killed 2
    and 3 December was quiet"."""
    before = text[max(0, m.start() - 9) : m.start()]
    return (
        "/" in m["days"]
        or re.search(r"\d(?:st|nd|rd|th)", m["days"]) is not None
        or JOINED_BY.search(before) is not None
    )


def _hyphened(m: re.Match[str], _text: str) -> Reading:
    """ "25-Nov-21"."""
    return Reading("date", _day(_full_year(m["y"]), _month(m), int(m["d"])))


OF_AN_ATTACK = re.compile(rf" (?:[\w-]+ ){{0,2}}?{ATTACK}\b", re.IGNORECASE)


def _weekday_of_an_attack(m: re.Match[str], text: str) -> Reading | None:
    """ "Saturdays blast", where a text has lost its apostrophes; not "on Saturdays"."""
    if text[: m.start()].lower().endswith("on ") or not OF_AN_ATTACK.match(text, m.end()):
        return None
    return Reading("date", Weekday(DAY_NUMBER[m["dow"].lower()], Tense.PAST))


def _days_listed(m: re.Match[str], _text: str) -> Reading | None:
    """ "On 1, 2 and 3 December", "November 28, 29 and 30", "Nov 28/29": from the first to the last of them."""
    days = [int(d) for d in re.findall(r"\d+", m["days"])]
    if days != sorted(set(days)) or not days[0] or days[-1] > 31:
        return None
    return Reading("date", _between(OfYear(_month(m), days[0]), OfYear(_month(m), days[-1]), m["y"]))


def _after(m: re.Match[str], _text: str) -> Reading:
    """ "a day later", "two months later", "the day before": counted from another expression."""
    w = m[0].lower()
    n = _number(m["n"]) if m["n"] else 1
    # "a day after five were killed": the killing was the day before; "a day later" is the day after
    event = w.endswith(("after", "before")) and not w.startswith("the ")
    back = bool(re.search(r"\b(?:before|earlier|previous)\b", w)) != event
    word = (m["unit"] or "day").lower()
    unit = Unit.DAY if word == "morning" else UNITS.get(word)
    if n is None or unit is None:
        return Reading("date", None)
    return Reading("date", From(-n if back else n, unit))


def _same(_m: re.Match[str], _text: str) -> Reading:
    return Reading("date", From(0, Unit.DAY))


def _fixed(kind: str) -> Callable[[re.Match[str], str], Reading]:
    return lambda _m, _text: Reading(kind, None)


def _year(m: re.Match[str], _text: str) -> Reading:
    return Reading("date", At(m["y"]))


def _decade(m: re.Match[str], _text: str) -> Reading:
    return Reading("date", At(f"{m['y'][:3]}X"))


def _two_digit_year(m: re.Match[str], _text: str) -> Reading:
    y = int(m["y"])
    return Reading("date", At(str((1900 if y > 30 else 2000) + y)))


def _week_of_month(m: re.Match[str], text: str) -> Reading:
    return Reading("date", Part(m["nth"].lower(), _month_of(m, _tense(m, text))))


def _quarter(m: re.Match[str], text: str) -> Reading:
    n = int(m["q"]) if m["q"] else ("first", "second", "third", "fourth").index(m["n"].lower()) + 1
    return Reading("date", At(f"{m['y']}-{32 + n}") if m["y"] else Quarter(n, _tense(m, text)))


def _season(m: re.Match[str], text: str) -> Reading:
    name, lead = (m["season"] or m["of"]).lower(), (m["lead"] or "").lower()
    if m["y"]:
        return Reading("date", At(f"{m['y']}-{dates.SEASONS[name][0]}"))
    return Reading("date", Season(name, _led(lead) or _tense(m, text)))


def _hours(_m: re.Match[str], _text: str) -> Reading:
    """ "hours later", "minutes after": the day of what was told before."""
    return Reading("date", From(0, Unit.DAY))


def _feast_of(m: re.Match[str]) -> str:
    """The name that the formula of a feast has for it."""
    name = re.sub(r"[’'.]", "", m["feast"].lower()).replace(" ", "-")
    return FEAST_NAMES.get(name, name)


def _beside_a_feast(m: re.Match[str], text: str) -> Reading:
    """ "The day after Thanksgiving", "the day-after-Christmas sale"."""
    step = -1 if m["which"].lower() == "before" else 1
    return Reading("date", Shift(step, Feast(_feast_of(m), _over(m, text))))


def _weekend_of_a_feast(_m: re.Match[str], _text: str) -> Reading:
    """ "Over the Memorial Day weekend": the days around it, of which nobody can say how many."""
    return Reading("duration", None)


def _feast(m: re.Match[str], text: str) -> Reading:
    """ "Christmas Day 2020", "Good Friday", "last Thanksgiving"."""
    name = _feast_of(m)
    lead = (m["lead"] or "").lower()
    if m["y"]:
        return Reading("date", At(FEASTS[name](int(m["y"])).isoformat()))
    return Reading("date", Feast(name, _led(lead) or _over(m, text)))


FEAST_NAMES = {
    "thanksgiving-day": "thanksgiving", "christmas-day": "christmas", "new-years-day": "new-year",
    "easter-sunday": "easter", "martin-luther-king-day": "martin-luther-king-jr-day",
    "mlk-day": "martin-luther-king-jr-day", "fourth-of-july": "independence-day", "st-stephens-day": "boxing-day",
    "shrove-tuesday": "mardi-gras", "holy-thursday": "maundy-thursday", "saint-patricks-day": "st-patricks-day",
}  # fmt: skip


Read = Callable[[re.Match[str], str], "Reading | None"]
# Family, pattern, what it reads. Where two expressions overlap the longer one is kept; families earlier in the
# list win among equals.
FAMILIES: list[tuple[str, str, Read]] = [
    ("range", rf"(?:from |between )?(?P<m1>{_MON.replace('?P<mon>', '?:')}) (?P<d1>\d{{1,2}})(?:st"
              r"|nd|rd|th)? ?(?:to|and|through|until"
              rf"|[-–])\s?(?:(?P<m2>{_MON.replace('?P<mon>', '?:')}) )?(?P<d2>\d{{1,2}})(?!\d"
              rf"|{_COUNTED})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?", _range),
    ("days of a month", r"(?<![\d.,])(?:(?:from|between) )?(?P<d1>[0-3]?\d)(?:st|nd|rd"
                        rf"|th)?(?:(?: of)? (?P<m1>{_MON.replace('?P<mon>', '?:')}))? ?(?:to|until|[-–]"
                        r"|(?:(?<=between \d )|(?<=between \d\d )|(?<=on \d )"
                        r"|(?<=on \d\d ))and) ?(?P<d2>[0-3]?\d)(?:st|nd|rd"
                        rf"|th)?(?: of)? {_MON}(?:,? (?P<y>(?:19|20)\d\d))?", _days_range),
    ("month day", rf"(?:{_DOW_OR_SHORT},? )?{_MON}\s(?:the (?=\d\d?[snrt]))?(?P<d>[0-3]?\d)(?:st"
                  r"|nd|rd|th)?(?!\d|[.,]\d\d\d|:\d)(?:,? (?P<y>(?:19|20)\d\d))?", _absolute),
    ("day month", rf"(?:{_DOW_OR_SHORT},? )?(?:the )?(?<![\d.,])(?P<d>[0-3]?\d)(?:st|nd|rd"
                  rf"|th)?(?: of)?\s{_MON}(?:,? (?P<y>(?:19|20)\d\d)|\s(?P<yy>\d\d)(?!\d))?", _day_month),
    ("day with hyphens",
     rf"(?<![\d/.-])(?P<d>[0-3]?\d)[-/. ]?{_MON}[-/. ]?(?P<y>(?:19|20)\d\d|(?<=[-/])\d\d)(?![\d/-])",
     _hyphened),
    ("numeric", r"(?<![\d/.-])(?:(?P<iso>(?:19|20)\d\d(?P<sep>[-/.])[01]?\d(?P=sep)[0-3]?\d)(?:T[\d:]+)?"
                r"|(?P<a>\d{1,2})(?P<by>[-/.])(?P<b>\d{1,2})(?P=by)(?P<yy>(?:19|20)\d\d"
                r"|\d\d))(?![\d/-]|\.\d)", _numeric),
    ("day and month", r"(?:(?<=\bon )|(?<=\bOn )|(?<=\bof )|(?<=\bdated )"
                      r"|(?<=\bsince ))(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/.-])", _day_and_month),
    ("days before their month",
     rf"(?<![\d.,])(?P<days>(?:[0-3]?\d(?:st|nd|rd|th)?(?:, ?|/| and | & )){{1,5}}[0-3]?\d(?:st"
                      rf"|nd|rd|th)?)(?: of)? {_MON}(?:,? (?P<y>(?:19|20)\d\d))?(?!\w)",
                      lambda m, t: _days_listed(m, t) if _joined(m, t) else None),
    ("days behind their month",
     rf"{_MON} (?P<days>[0-3]?\d(?:st|nd|rd|th)?(?:(?:, ?[0-3]?\d(?:st|nd|rd|th)?)*,? (?:and|&) "
               rf"|/)[0-3]?\d(?:st|nd|rd|th)?)(?![\d/]|{_COUNTED})(?:,? (?P<y>(?:19|20)\d\d))?", _days_listed),
    ("named day", r"\b9/11\b", _nine_eleven),
    ("month", r"(?:(?P<part>early|late|mid)[\s-]"
              rf"|(?P<lead>last|next|this) )?{_MON}(?: (?:of )?(?P<y>(?:19|20)\d\d))?(?!\s\d|[\w’'])", _month_only),
    ("of another year", rf"(?:{_DOW_OR_SHORT},? )?(?<![\d.,])(?:(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? )?{_MON}"
                        r"(?: (?P<after>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d))?,? (?:of |in )?(?:the )?"
                        r"(?P<lead>last|this|next|previous) year\b(?![’'])", _of_another_year),
    ("week of a month", r"\b(?:the )?(?P<nth>first|second|third|fourth"
                        rf"|last) week of {_MON}(?: (?:of )?(?P<y>(?:19|20)\d\d))?\b", _week_of_month),
    ("weekday", r"(?:(?P<lead>last|past|previous|next|coming|this coming|this (?:past|last)"
                rf"|this) )?(?:{_PART} )?{_DOW}(?:[ ,]+{_PART}?\s?{_OF_DAY})?(?![\w])", _weekday),
    ("weekday of an attack", rf"{_DOW}s(?![\w’'])", _weekday_of_an_attack),
    ("short weekday", rf"(?:(?P<lead>last|next|this) )?(?:{_PART} )?{_SHORT}(?P<of_day>\s{_OF_DAY}\b)?", _short_day),
    ("week before", rf"\b(?:(?:the )?{_D.format('before')} before last"
                    rf"|(?P<count>two|three|four|five|six) {_D.format('ago')}s ago"
                    rf"|{_D.format('aweek')}(?: night| morning)?,? a week ago"
                    rf"|a week ago(?: last)?(?: on)? {_D.format('then')}|last {_D.format('lastweek')} week"
                    rf"|a week (?:last|since) {_D.format('since')}|{_D.format('week')} week)\b(?!-)", _week_before),
    ("year ago", rf"\b{_NUM} (?P<unit>year|month|week)s? ago (?:today|(?:this |on )?{_DOW})\b", _year_ago),
    ("day of month", r"\b(?:the )?(?P<d>[0-3]?\d)(?:st|nd|rd|th) of (?P<lead>last|this|next|the) month\b",
     _day_of_month),
    ("day of this month", r"(?:(?<=\b[Oo]n )|(?<=day, )|(?<=day ))the (?P<d>[0-3]?\d)(?:st"
                          r"|nd|rd|th)(?=[,.;)]|$| (?:at|in|when|and|by|after|before|near)\b)", _day_of_this_month),
    ("overnight", r"\bovernight\b(?! (?:stay|curfew|train|bus|flight|guest|ferry))", _overnight),
    ("day of a week", rf"\b(?:{_DOW},?(?: of)? (?P<lead>last|this|next) week"
                      r"|(?P<first>last|this"
                      rf"|next) week,?(?: on)? {_DOW.replace('?P<dow>', '?P<then>')})\b", _day_of_week),
    ("clock", rf"{_CLOCK}(?: (?:local time|GMT|UTC|EST|EDT"
              rf"|ET))?(?:,? (?:on )?{_DOW.replace('?P<dow>', '?P<dow>')}(?:\s{_OF_DAY})?)",
              lambda m, t: Reading("date", Weekday(DAY_NUMBER[m["dow"].lower()], _tense(m, t, hour=True)))),
    ("clock alone", rf"(?<![\d:.$]){_CLOCK}(?: local time)?(?: (?P<word>today|yesterday|tomorrow))?",
     lambda m, _t: Reading("time", Day({"yesterday": -1, "tomorrow": 1}.get((m["word"] or "").lower(), 0)))),
    ("near day", r"\b(?P<word>(?:the )?day before yesterday|(?:the )?day after tomorrow"
                 rf"|yesterday(?:\s{_OF_DAY})?|today|tonight|tomorrow(?:\s{_OF_DAY})?"
                 r"|last night|this (?:morning|afternoon|evening))\b", _relative_day),
    ("calendar unit", r"\b(?:earlier |later |early |late )?(?P<lead>last|this|next|(?:the )?previous"
                      r"|(?:the )?current) (?P<unit>week|month|year|weekend)\b(?!-)", _calendar_unit),
    ("weekend", r"\b(?:over|at|during|on) the weekend\b", _weekend),
    ("part of a year", r"\b(?P<part>early|mid|late)[- ](?P<y>(?:19|20)\d\d)\b(?!s)", _part_of_year),
    ("beginning", r"\b(?:the )?(?:beginning|start) of (?P<lead>the|this|last|next) (?P<unit>year|month|week)\b",
     _beginning),
    ("past span", r"\b(?:(?:in|over|during|within|for) )?(?:the |these )?(?:course of )?(?:the )?(?:past"
                  rf"|last|previous|preceding) (?:{_NUM} )?{_UNIT}s?\b", _past_span),
    ("recent", r"\b(?:in|over|during)? ?(?:the )?(?:recent|past|last|coming"
               r"|next) (?:few )?(?:days|weeks|months|years|decades|hours)\b", _fixed("duration")),
    ("ago", rf"\b(?:about |nearly |almost |more than |over )?{_NUM} {_UNIT}s? ago\b", _ago),
    ("after", r"\b(?:(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|several"
              r"|\d{1,2}) (?P<unit>day|night|week|month|year|hour)s? (?:later|earlier|before(?! the)|after(?! the))"
              r"|the (?:next|following|previous|preceding) (?:day|night|morning|week|month|year)"
              r"|the (?:day|night) (?:before|after)(?= in| at|\W)|the day before)\b", _after),
    ("same", r"\b(?:(?:earlier|later) )?(?:on )?(?:that"
             r"|the same) (?:same )?(?:day|night|morning|evening|afternoon|date)\b", _same),
    ("week of", rf"\b(?:the )?week of {_MON} (?P<d>\d{{1,2}})(?:,? (?P<y>(?:19|20)\d\d))?",
     lambda m, t: Reading("date", WeekOf(OfYear(_month(m), int(m["d"])), _tense(m, t)))),
    ("day before", rf"\b(?:the )?day (?P<which>before|after) (?P<lead>last |next )?{_DOW}",
     lambda m, _t: Reading("date", Shift(-1 if m["which"] == "before" else 1, Weekday(
         DAY_NUMBER[m["dow"].lower()], Tense.OVER if (m["lead"] or "").startswith("last") else Tense.PAST)))),
    ("day before a feast", rf"\b(?:the )?day[ -](?P<which>before|after)[ -](?P<feast>{_FEAST})\b", _beside_a_feast),
    ("weekend of a feast", rf"\b(?:(?P<lead>last|next|this) )?(?P<feast>{_FEAST})(?:[’']s)?(?: holiday)? weekend\b",
     _weekend_of_a_feast),
    ("year", en.pattern("text_patterns", "a year behind a preposition").pattern, _year),
    ("decade", r"\b(?:(?:early|late|mid)[ -])?(?P<y>(?:19|20)\d0)['’]?s\b", _decade),
    ("short year", r"(?<!\w)[’'](?P<y>\d\d)(?!\w|['’])", _two_digit_year),
    ("feast", rf"\b(?:(?P<lead>last|next|this) )?(?P<feast>{_FEAST})"
              rf"(?:,? (?:in |of )?(?:{_MON} )?(?P<y>(?:19|20)\d\d))?\b", _feast),
    ("season", r"\b(?:(?:early|late) )?(?:(?P<lead>last|this|next) (?P<season>spring|summer|fall|autumn|winter)\b"
               r"|(?P<of>spring|summer|fall|autumn|winter)(?: of)? (?P<y>(?:19|20)\d\d)\b)", _season),
    ("quarter", r"\b(?:(?:the )?(?P<n>first|second|third|fourth) quarter"
                r"|Q(?P<q>[1-4]))(?:,?(?: of)? (?P<y>(?:19|20)\d\d))?\b", _quarter),
    ("hours", r"\b(?:(?:just|only|some|several|a few|few) )?(?:hours|minutes) (?:later|after|before|earlier)\b",
     _hours),
    ("set", r"\b(?:daily|weekly|monthly|yearly|annually|hourly|every (?:day|night|week|month|year|few \w+)"
            r"|each (?:day|night|week|month|year)"
            r"|(?:once|twice|\w+ times) a (?:day|week|month|year))\b", _fixed("set")),
    ("duration", rf"\b(?:{_NUM} |at least |nearly ){{1,4}}(?:straight |consecutive |more |full "
                 rf"|long )?{_UNIT}s?\b(?:-long)?"
                 r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten"
                 r"|\w+ty)[-‑](?:hour|day|week|month|year|minute|decade)s?\b(?!-old)", _fixed("duration")),
    ("reference", r"\b(?:now|currently|recently|nowadays|the future|in future"
                  r"|the past|once|at the moment|this time|at present)\b", _fixed("reference")),
]  # fmt: skip
COMPILED = [(name, re.compile(pattern, re.IGNORECASE), read) for name, pattern, read in FAMILIES]
AGE = re.compile(r"^[- ]?(?:old|of age)\b", re.IGNORECASE)


# The words without which a family matches nothing, and how many words before one of them an expression may begin:
# it is tried there and nowhere else. "#" is anything with a digit, "##" anything with a year in four digits.
_MONTH_WORDS = [*MONTHS, *(m[:3] for m in MONTHS), "sept"]
_UNIT_WORDS = [u + s for u in "hour day night week month year decade minute second weekend".split() for s in ("", "s")]
_UNIT_WORDS += ["fortnight", "fortnights", "century", "centurys"]
_DAY_WORDS = "day night morning evening afternoon date".split()
TRIGGERS: dict[str, tuple[int, list[str]]] = {
    "range": (1, _MONTH_WORDS),
    "days of a month": (6, _MONTH_WORDS),
    "month day": (3, _MONTH_WORDS),
    "day month": (6, _MONTH_WORDS),
    "month": (2, _MONTH_WORDS),
    "of another year": (4, _MONTH_WORDS),
    "week of": (3, _MONTH_WORDS),
    "week of a month": (4, _MONTH_WORDS),
    "numeric": (4, ["#"]),
    "day with hyphens": (2, ["#"]),
    "day and month": (0, ["#"]),
    "days before their month": (14, _MONTH_WORDS),
    "days behind their month": (1, _MONTH_WORDS),
    "named day": (0, ["#"]),
    "short weekday": (2, SHORT_DAYS),
    "week before": (5, [*DAYS, *(d + "s" for d in DAYS)]),
    "year ago": (5, ["ago"]),
    "day of month": (4, ["month"]),
    "day of this month": (1, ["#"]),
    "overnight": (0, ["overnight"]),
    "year": (0, ["##"]),
    "decade": (1, ["##"]),
    "short year": (1, ["#"]),
    "weekday": (3, DAYS),
    "weekday of an attack": (0, [d + "s" for d in DAYS]),
    "day of a week": (4, DAYS),
    "clock": (9, DAYS),
    "day before": (4, DAYS),
    "day before a feast": (3, en.words("times", "words of feasts")),
    "weekend of a feast": (1, en.words("times", "words of feasts")),
    "clock alone": (4, ["#", "noon", "midnight", "midday", "clock"]),
    "near day": (3, "yesterday today tonight tomorrow night morning afternoon evening".split()),
    "calendar unit": (3, "week month year weekend".split()),
    "weekend": (2, ["weekend"]),
    "part of a year": (1, ["##"]),
    "beginning": (1, ["beginning", "start"]),
    "past span": (5, "past last previous preceding".split()),
    "recent": (4, "days weeks months years decades hours".split()),
    "ago": (8, ["ago"]),
    "after": (3, "later earlier before after next following previous preceding".split()),
    "same": (5, _DAY_WORDS),
    "feast": (
        1,
        en.words("times", "words of feasts"),
    ),
    "season": (2, "spring summer fall autumn winter".split()),
    "quarter": (2, ["quarter", "q1", "q2", "q3", "q4"]),
    "hours": (2, ["hours", "minutes"]),
    "set": (1, "daily weekly monthly yearly annually hourly every each once twice times".split()),
    "duration": (9, _UNIT_WORDS),
    "reference": (2, "now currently recently nowadays future past once moment time present".split()),
}
TRIGGERED = {name: (back, frozenset(words)) for name, (back, words) in TRIGGERS.items()}
ANY_TRIGGER = frozenset(word for _, words in TRIGGERS.values() for word in words)
PARTS = re.compile(r"[-‑–'’.]")
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=1 << 16)
def _keys(low: str) -> tuple[str, ...]:
    """The triggers that a word is: itself, its parts, "#" where it holds a digit, "##" where it holds a year."""
    parts = [p for p in (low, *(PARTS.split(low) if PARTS.search(low) else ())) if p in ANY_TRIGGER]
    return (*parts, *(["#"] if DIGIT.search(low) else []), *(["##"] if YEAR.search(low) else []))


def _triggers_in(doc: Document) -> dict[str, list[int]]:
    """The words (their indexes) that are triggers, compounds under their parts too; under "#" all that hold a digit."""
    keyed = {low: keys for low in doc.vocabulary if (keys := _keys(low))}
    out: dict[str, list[int]] = {}
    for n, low in enumerate([w.low for w in doc.words]):
        if low in keyed:
            for key in keyed[low]:
                out.setdefault(key, []).append(n)
    return out


def _beginnings(words: list[Word], at: int, back: int) -> list[int]:
    """Where an expression with some trigger may begin: at a few words before it, at itself,
    and inside a compound ("post-2003")."""
    starts, low = [w.start for w in words[max(0, at - back) : at + 1]], words[at].low
    return starts if low.isalnum() else starts + [starts[-1] + m.end() for m in PARTS.finditer(low)]


def _candidates(
    doc: Document, known: dict[str, list[int]], name: str, pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """The matches of one family, sought around its triggers alone; none begins inside another."""
    back, triggers = TRIGGERED[name]
    past = 0
    for at in sorted({n for word in known.keys() & triggers for n in known[word]}):
        for start in _beginnings(doc.words, at, back):
            if start >= past and (m := pattern.match(doc.text, start)):
                past = m.end()
                yield m


class Match(NamedTuple):
    """An expression where it is, with the name of the family that found it."""

    start: int
    end: int
    type: str
    formula: Formula | None
    family: str


def _matches(doc: Document) -> list[Match]:
    """All expressions, longest first where two overlap."""
    text, known = doc.text, _triggers_in(doc)
    found: list[tuple[int, int, int, Reading]] = []
    for rank, (name, pattern, read) in enumerate(COMPILED):
        for m in _candidates(doc, known, name, pattern):
            reading = read(m, text)
            if reading is None or (name == "duration" and AGE.match(text, m.end())):
                continue
            found.append((m.start(), m.end(), rank, reading))
    found.sort(key=lambda f: (f[0] - f[1], f[2]))
    taken: list[Match] = []  # in order and apart from each other, so two neighbours are all to look at
    for start, end, rank, (kind, formula) in found:
        at = bisect_left(taken, start, key=lambda t: t.start)
        free = (at == 0 or taken[at - 1].end <= start) and (at == len(taken) or end <= taken[at].start)
        if kind != "reference" and free:
            taken.insert(at, Match(start, end, kind, formula, COMPILED[rank][0]))
    return taken


class Found(NamedTuple):
    """An expression with what it counts from: the start of that expression, or None."""

    start: int
    end: int
    type: str
    formula: Formula | None
    anchor: int | None


def _names_a_day(row: Found) -> bool:
    formula = row.formula
    day = isinstance(formula, (Weekday, MonthDay, Day)) or (isinstance(formula, At) and formula.is_day)
    return row.type == "date" and day


TODAY = Day(0)


def _clock(doc: Document, row: Found, days: list[Found]) -> Found:
    """A time of day takes the day that its sentence names ("at 10:35 a.m. (0735 GMT) Friday"),
    else the day named last before; `days` are in the order of the text."""
    if row.type != "time" or row.formula != TODAY:
        return row
    sentence = doc.sentence_at(row.start)
    first, past = (bisect_left(days, at, key=lambda r: r.start) for at in (sentence.start, sentence.end))
    here = days[first:past]
    if not here and not first:
        return row
    near = min(here, key=lambda r: abs(r.start - row.start)) if here else days[first - 1]
    return row._replace(formula=near.formula, anchor=near.anchor)


def _of_the_text(doc: Document, row: Found) -> bool:
    """Whether an expression is of the story, and not of the page around it: no hour of the story is of that day."""
    return doc.in_body(row.start) and not in_a_line_of_the_page(doc.text, row.start)


CLOCK_HOUR = re.compile(r"(\d{1,2})[:.](\d\d)|(\d{1,2}) ?(?=[ap])")


def _before_the_page(doc: Document, row: Found, hour: str) -> Found:
    """An hour of no day that the page's own hour has not reached is that of the day before:
    "22:05 GMT" in a page of 01:15."""
    words = doc.text[row.start : row.end] if row.type == "time" and row.formula == TODAY and hour else ""
    m = CLOCK_HOUR.search(words)
    if m is None or points(doc.text, row.start, row.end, hour=True) == Tense.AHEAD:
        return row
    clock = int(m[1] or m[3]) % 24
    if re.search(r"p\.?m", words.lower()):
        clock = clock % 12 + 12
    elif re.search(r"a\.?m", words.lower()):
        clock %= 12
    later = f"{clock:02}:{m[2] or '00'}" > hour
    return row._replace(formula=Day(-1)) if later else row


def _anchor(doc: Document, start: int, formula: From, rows: list[Found]) -> int | None:
    """Where the expression is that another counts from: the one before it, in its own sentence if there is one."""
    earlier = [r for r in rows if r.type in ("date", "time") and r.formula and not isinstance(r.formula, Stretch)]
    if formula.by_days:  # "on the same day" is no year's, whatever year was named last
        earlier = [r for r in earlier if _names_a_day(r) or (r.formula and r.formula.by_days)] or earlier
    if formula.count < 0:  # "it came a week after Y": what came is the story, and not what came before it
        earlier = [r for r in earlier if not (isinstance(r.formula, From) and r.formula.count < 0)] or earlier
    same = [r for r in earlier if r.start >= doc.sentence_at(start).start]
    chosen = (same or earlier)[-1:]
    return chosen[0].start if chosen else None


def _as_both_say(words: str, value: dates.When | None) -> dates.When | None:
    """A day; where the expression also names the weekday of the day beside it ("Thursday, May 4", a Wednesday), one of
    the two, for nobody can say which of them is the slip."""
    m = WEEKDAY_WITH_DATE.match(words)
    if m is None or value is None or value.earliest != value.latest:
        return value
    off = (DAY_NUMBER[m["dow"].lower()] - value.earliest.isoweekday()) % 7
    if off not in (1, 6):
        return value
    other = value.earliest + (dates.DAY if off == 1 else -dates.DAY)
    return dates.between(min(other, value.earliest), max(other, value.earliest))


WEEKDAY_WITH_DATE = re.compile(rf"(?P<dow>{'|'.join(d.capitalize() for d in DAYS)}),? .*\d")


def times(doc: Document, order: str = "", hour: str = "") -> list[Time]:
    """Date and time expressions of one report, in order.

    Weekdays and days without a year are counted from the day of publication; without one they keep their words
    and their formula and have no value. "A day later" counts from the expression before it. `order` is the outlet's
    convention for 03-12-2021: dmy, mdy, or empty where it is not known.
    `hour` is the hour of publication ("01:15"), if it is known.
    """
    rows: list[Found] = []
    rules: dict[int, str] = {}
    for start, end, kind, found, rules[start] in _matches(doc):
        formula = found.by_convention(order) if isinstance(found, Numeric) else found
        anchor = _anchor(doc, start, formula, rows) if isinstance(formula, From) else None
        rows.append(Found(start, end, kind, formula, anchor))
    days = [r for r in rows if _names_a_day(r) and _of_the_text(doc, r)]
    rows = [_before_the_page(doc, _clock(doc, r, days), hour) for r in rows]
    values = resolve_all(((r.start, r.formula, r.anchor) for r in rows), doc.published)
    out = []
    for start, end, kind, formula, anchor in rows:
        value, earliest, latest = _as_both_say(doc.text[start:end], values[start]) or (None, None, None)
        out.append(Time(start, end, doc.text[start:end], kind, formula, anchor, value, earliest, latest, rules[start]))
    return out
