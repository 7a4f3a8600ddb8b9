"""Dates and times in one report, each with a formula and, where the report bears a date, its value.

The expressions are found by compiled patterns, one family after the other; the longest wins where two overlap.
What an expression means follows TimeML's TIMEX3 (https://timeml.org), its value is EDTF (see dateline.core.dates).

Not supported: holidays of moving calendars other than those named in dateline.core.dates, and dates in words
("the third of December").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dateline.core import dates
from dateline.extraction.lexicon.function_words import DAY_NUMBER, DAYS, MONTH_NUMBER, MONTHS
from dateline.extraction.numbers.quantities import SMALL
from dateline.extraction.text.document import Document, Word


class Time(NamedTuple):
    """A row of the times table, without the report's identifier.

    `formula` says what the expression means before it is known when the report was published (dateline.core.dates);
    `anchor` is the start of the expression it counts from where that is another one, else None.
    """

    start: int
    end: int
    words: str
    type: str
    formula: str
    anchor: int | None
    value: str | None
    earliest: date | None
    latest: date | None


_MON = r"(?P<mon>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DOW = r"(?P<dow>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUM = (
    r"(?P<n>\d{1,3}|an?|"
    + "|".join(sorted((w for w in SMALL if SMALL[w]), key=len, reverse=True))
    + r"|several|few|a few|many|some|a couple of)"
)
_UNIT = r"(?P<unit>hour|day|night|week|month|year|decade|minute|second|century|weekend)"
_PART = r"(?:early|late|mid)"
_CLOCK = r"(?:(?:around |about )?(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b)|[012]?\d[:.][0-5]\d\b(?: ?(?:GMT|UTC|local time))?|noon|midnight|midday))"
_OF_DAY = r"(?:morning|afternoon|evening|night|overnight|noon|midnight|dawn|midday|dusk)"

# Words that make a bare weekday or month point forwards: right before it, or a verb of the future in its clause
# with no past tense in between ("will meet on Tuesday", not "would appeal the decision announced Tuesday").
FUTURE_AT = re.compile(
    r"\b(?:until|till|by|before|as (?:early|soon|late) as|no later than|starting|beginning|effective)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
FUTURE_VERB = re.compile(
    r"\b(?:will|'ll|may|might|could|shall|scheduled|due|expected|plans?|planned|planning|set|hopes?|going|would|ready|vowed)\b(?P<gap>[^.;:“”\"]{0,80})$",
    re.IGNORECASE,
)
PAST_VERB = re.compile(
    r"\b(?:\w+ed|was|were|had|did|said|met|held|made|took|came|went|told|began|left|spoke|found|led)\b", re.IGNORECASE
)
FUTURE_AFTER = re.compile(
    r"[^.;:“”\"]{0,40}\b(?:will|is (?:scheduled|expected|due)|are (?:scheduled|expected|due))\b", re.IGNORECASE
)


def _month(m: re.Match[str]) -> int:
    return MONTH_NUMBER[m["mon"].lower().rstrip(".")[:3]]


def _number(word: str) -> int | None:
    w = word.lower()
    if w.isdigit():
        return int(w)
    return 1 if w in ("a", "an") else 2 if w == "a couple of" else SMALL.get(w)


def _tense(m: re.Match[str], text: str, hour: bool = False) -> str:
    """Which way a bare weekday, day or month points: forwards after words of the future, else backwards. Before an hour "before"
    is no such word: "shortly before midnight on Sunday"."""
    start, end = m.span()
    if text[end : end + 2] in ("'s", "’s"):
        return "-"
    before = text[max(0, start - 110) : start].replace("\n", " ")
    after = text[end : end + 70].replace("\n", " ")
    at = FUTURE_AT.search(before)
    if (at and not (hour and at[0].lower().startswith("before"))) or FUTURE_AFTER.match(after):
        return "+"
    verb = FUTURE_VERB.search(before)
    return "+" if verb and not PAST_VERB.search(verb["gap"]) and not re.match(r"\s+(?:was|were)\b", after) else "-"


def _absolute(m: re.Match[str], text: str) -> tuple[str, str]:
    d, mon = int(m["d"]), _month(m)
    if y := m["y"]:
        full = int(y) if len(y) == 4 else (1900 if int(y) > 50 else 2000) + int(y)
        return "date", f"AT {full:04}-{mon:02}-{d:02}"
    return "date", f"MD {mon:02}-{d:02} {_tense(m, text)}"


def _month_only(m: re.Match[str], text: str) -> tuple[str, str] | None:
    part = {"early": "early", "late": "late", "mid": "mid"}.get((m["part"] or "").lower().rstrip("- "))
    word, low = m["mon"], m["mon"].lower()
    if low in ("may", "march", "mar", "dec", "jan", "sep") and not m["y"]:
        before = text[max(0, m.start() - 14) : m.start()].lower()
        if (
            not re.search(
                r"\b(?:in|since|until|by|last|next|of|this|from|between|during|early|late|mid|and|through|to)[\s-]+$",
                before,
            )
            and not part
        ):
            return None
        if re.match(r"\s+[A-Z][a-z]", text[m.end() : m.end() + 3]) and not part:
            return None  # a first name: "Jan Kavan"
        if word[0].islower() or (word.isupper() and low in ("may", "march")):
            return None
    core = f"AT {int(m['y']):04}-{_month(m):02}" if m["y"] else f"M {_month(m)} {_tense(m, text)}"
    lead = (m["lead"] or "").lower()
    if lead == "last" and not m["y"]:
        core = f"M {_month(m)} --"
    if lead == "next" and not m["y"]:
        core = f"M {_month(m)} ++"
    return "date", f"PART {part} {core}" if part else core


def _weekday(m: re.Match[str], text: str) -> tuple[str, str]:
    n, lead = DAY_NUMBER[m["dow"].lower()], (m["lead"] or "").lower().strip()
    if lead in ("last", "past", "previous"):
        tense = "--"
    elif lead in ("next", "coming", "this coming"):
        tense = "++"
    else:
        tense = _tense(m, text)
    return "date", f"DOW {n} {tense}"


def _day_of_week(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "Thursday last week", "last week on Thursday"."""
    n = DAY_NUMBER[(m["dow"] or m["then"]).lower()]
    step = {"last": -1, "this": 0, "next": 1}[(m["lead"] or m["first"]).lower()]
    return "date", f"WEEKDAY {n} {step}"


def _relative_day(m: re.Match[str], text: str) -> tuple[str, str]:
    w = m["word"].lower()
    if w.endswith(("before yesterday", "after tomorrow")):
        return "date", "DAY -2" if w.endswith("yesterday") else "DAY 2"
    if w.startswith("yesterday") or w == "last night" or w == "the night before last":
        return "date", "DAY -1"
    if w.startswith("tomorrow"):
        return "date", "DAY 1"
    return "date", "DAY 0"


def _calendar_unit(m: re.Match[str], text: str) -> tuple[str, str] | None:
    """ "last week", "this month", "early next year"."""
    lead, unit = m["lead"].lower(), m["unit"].lower()
    step = {"last": -1, "previous": -1, "this": 0, "next": 1, "current": 0}[lead.split()[-1]]
    kind = {"week": "WEEK", "month": "MONTH", "year": "YEAR", "weekend": "WEEKEND"}[unit]
    return "date", f"{kind} {step}"


def _beginning(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "since the beginning of the year"."""
    step = {"last": -1, "next": 1}.get(m["lead"].lower(), 0)
    return "date", f"PART early {m['unit'].upper()} {step}"


def _weekend(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "Over the weekend": the one that began last."""
    return "date", "WEEKEND began"


def _part_of_year(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "Mid-2021", "late 2019"."""
    return "date", f"PART {m['part'].lower()} AT {m['y']}"


def _past_span(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "in the past month", "over the last five years": a stretch up to today."""
    n = _number(m["n"]) if m["n"] else 1
    unit = {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}.get(m["unit"].lower())
    if n is None or unit is None:
        return "duration", ""
    return "duration", f"SPAN {-n * (10 if m['unit'].lower() == 'decade' else 1)} {unit}"


def _ago(m: re.Match[str], text: str) -> tuple[str, str]:
    n = _number(m["n"])
    unit = {"day": "D", "night": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y", "hour": "D"}.get(
        m["unit"].lower()
    )
    if n is None or unit is None:
        return "date", ""
    if m["unit"].lower() == "hour":
        n = n // 24
    return "date", f"AGO {-n * (10 if m['unit'].lower() == 'decade' else 1)} {unit}"


def _range(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "from November 25 to December 2": both ends in one expression."""
    first, last = (
        MONTH_NUMBER[m["m1"].lower().rstrip(".")[:3]],
        MONTH_NUMBER[(m["m2"] or m["m1"]).lower().rstrip(".")[:3]],
    )
    return "date", f"RANGE {first:02}-{int(m['d1']):02} {last:02}-{int(m['d2']):02} {m['y'] or '?'}"


def _days_range(m: re.Match[str], text: str) -> tuple[str, str] | None:
    """ "2-3 December", "from 25 November to 2 December": the day before its month."""
    last = _month(m)
    first = MONTH_NUMBER[m["m1"].lower().rstrip(".")[:3]] if m["m1"] else last
    if not m["m1"] and int(m["d1"]) >= int(m["d2"]):
        return None
    return "date", f"RANGE {first:02}-{int(m['d1']):02} {last:02}-{int(m['d2']):02} {m['y'] or '?'}"


def _numeric(m: re.Match[str], text: str) -> tuple[str, str] | None:
    """03-12-2021 and 2021-12-03. Which of two small numbers is the day, the outlet's convention says (times)."""
    if m["iso"]:
        return "date", f"AT {m['iso']}"
    a, b, y = int(m["a"]), int(m["b"]), int(m["yy"])
    if a > 31 or b > 31 or (a > 12 and b > 12):
        return None
    if a <= 12 and b <= 12 and a != b:
        return "date", f"NUM {y:04} {a} {b}"
    d, mon = (b, a) if b > 12 else (a, b)
    return "date", f"AT {y:04}-{mon:02}-{d:02}"


def _after(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "a day later", "two months later", "the day before": counted from another expression."""
    w = m[0].lower()
    n = _number(m["n"]) if m["n"] else 1
    # "a day after five were killed": the killing was the day before; "a day later" is the day after
    event = w.endswith(("after", "before")) and not w.startswith("the ")
    back = bool(re.search(r"\b(?:before|earlier|previous)\b", w)) != event
    unit = {"day": "D", "night": "D", "morning": "D", "week": "W", "month": "M", "year": "Y"}.get(
        (m["unit"] or "day").lower()
    )
    if n is None or unit is None:
        return "date", ""
    if unit == "H":  # "two hours later" is that day, "30 hours later" the next
        n, unit = n // 24, "D"
    return "date", f"REF {-n if back else n} {unit}"


def _same(m: re.Match[str], text: str) -> tuple[str, str]:
    return "date", "REF 0 D"


def _fixed(kind: str, formula: str = "") -> Callable[[re.Match[str], str], tuple[str, str]]:
    return lambda m, text: (kind, formula)


def _year(m: re.Match[str], text: str) -> tuple[str, str]:
    return "date", f"AT {m['y']}"


def _decade(m: re.Match[str], text: str) -> tuple[str, str]:
    return "date", f"AT {m['y'][:3]}X"


def _two_digit_year(m: re.Match[str], text: str) -> tuple[str, str]:
    y = int(m["y"])
    return "date", f"AT {(1900 if y > 30 else 2000) + y}"


def _week_of_month(m: re.Match[str], text: str) -> tuple[str, str]:
    core = f"AT {int(m['y']):04}-{_month(m):02}" if m["y"] else f"M {_month(m)} {_tense(m, text)}"
    return "date", f"PART {m['nth'].lower()} {core}"


def _quarter(m: re.Match[str], text: str) -> tuple[str, str]:
    n = ("first", "second", "third", "fourth").index(m["n"].lower()) + 1
    return "date", f"AT {m['y']}-{32 + n}" if m["y"] else f"QUARTER {n} {_tense(m, text)}"


def _season(m: re.Match[str], text: str) -> tuple[str, str]:
    name, lead = (m["season"] or m["of"]).lower(), (m["lead"] or "").lower()
    if m["y"]:
        return "date", f"AT {m['y']}-{dates.SEASONS[name][0]}"
    return "date", f"SEASON {name} {'--' if lead == 'last' else '++' if lead == 'next' else _tense(m, text)}"


def _hours(m: re.Match[str], text: str) -> tuple[str, str]:
    """ "hours later", "minutes after": the day of what was told before."""
    return "date", "REF 0 D"


def _feast(m: re.Match[str], text: str) -> tuple[str, str]:
    name = re.sub(r"[’']", "", m["feast"].lower()).replace(" ", "-")
    name = {
        "thanksgiving-day": "thanksgiving",
        "christmas-day": "christmas",
        "new-years-day": "new-year",
        "christmas": "christmas",
    }.get(name, name)
    lead = (m["lead"] or "").lower()
    return "date", f"FEAST {name} {'--' if lead == 'last' else '++' if lead == 'next' else _tense(m, text)}"


Reading = Callable[[re.Match[str], str], "tuple[str, str] | None"]
# Family, pattern, what it reads. Where two expressions overlap the longer one stands; families earlier in the
# list win among equals.
FAMILIES: list[tuple[str, str, Reading]] = [
    ("range", rf"(?:from |between )?(?P<m1>{_MON.replace('?P<mon>', '?:')}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)? ?(?:to|and|through|until|[-–])\s?(?:(?P<m2>{_MON.replace('?P<mon>', '?:')}) )?(?P<d2>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?", _range),
    ("days of a month", rf"(?<![\d.,])(?:(?:from|between) )?(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:(?: of)? (?P<m1>{_MON.replace('?P<mon>', '?:')}))? ?(?:to|until|[-–]|(?:(?<=between \d )|(?<=between \d\d )|(?<=on \d )|(?<=on \d\d ))and) ?(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? {_MON}(?:,? (?P<y>(?:19|20)\d\d))?", _days_range),
    ("month day", rf"(?:{_DOW.replace('?P<dow>', '?:')},? )?{_MON}\s(?:the (?=\d\d?[snrt]))?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,]\d\d\d|:\d)(?:,? (?P<y>(?:19|20)\d\d))?", _absolute),
    ("day month", rf"(?:{_DOW.replace('?P<dow>', '?:')},? )?(?:the )?(?<![\d.,])(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)?\s{_MON}(?:,? (?P<y>(?:19|20)\d\d)|\s(?P<yy>\d\d)(?!\d))?", _absolute),
    ("numeric", r"(?<![\d/.-])(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?:T[\d:]+)?|(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<yy>(?:19|20)\d\d))(?![\d/-])", _numeric),
    ("month", rf"(?:(?P<part>early|late|mid)[\s-]|(?P<lead>last|next|this) )?{_MON}(?: (?:of )?(?P<y>(?:19|20)\d\d))?(?!\s\d|[\w’'])", _month_only),
    ("week of a month", rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) week of {_MON}(?: (?:of )?(?P<y>(?:19|20)\d\d))?\b", _week_of_month),
    ("weekday", rf"(?:(?P<lead>last|past|previous|next|coming|this coming|this) )?(?:{_PART} )?{_DOW}(?:[ ,]+{_PART}?\s?{_OF_DAY})?(?![\w])", _weekday),
    ("day of a week", rf"\b(?:{_DOW},?(?: of)? (?P<lead>last|this|next) week|(?P<first>last|this|next) week,?(?: on)? {_DOW.replace('?P<dow>', '?P<then>')})\b", _day_of_week),
    ("clock", rf"{_CLOCK}(?: (?:local time|GMT|UTC|EST|EDT|ET))?(?:,? (?:on )?{_DOW.replace('?P<dow>', '?P<dow>')}(?:\s{_OF_DAY})?)", lambda m, t: ("date", f"DOW {DAY_NUMBER[m['dow'].lower()]} {_tense(m, t, True)}")),
    ("clock alone", rf"(?<![\d:.$]){_CLOCK}(?: local time)?(?: (?P<word>today|yesterday|tomorrow))?", lambda m, t: ("time", "DAY -1" if (m["word"] or "").lower() == "yesterday" else "DAY 1" if (m["word"] or "").lower() == "tomorrow" else "DAY 0")),
    ("near day", rf"\b(?P<word>(?:the )?day before yesterday|(?:the )?day after tomorrow|yesterday(?:\s{_OF_DAY})?|today|tonight|tomorrow(?:\s{_OF_DAY})?|last night|this (?:morning|afternoon|evening))\b", _relative_day),
    ("calendar unit", r"\b(?:earlier |later |early |late )?(?P<lead>last|this|next|(?:the )?previous|(?:the )?current) (?P<unit>week|month|year|weekend)\b(?!-)", _calendar_unit),
    ("weekend", r"\b(?:over|at|during|on) the weekend\b", _weekend),
    ("part of a year", r"\b(?P<part>early|mid|late)[- ](?P<y>(?:19|20)\d\d)\b(?!s)", _part_of_year),
    ("beginning", r"\b(?:the )?(?:beginning|start) of (?P<lead>the|this|last|next) (?P<unit>year|month|week)\b", _beginning),
    ("past span", rf"\b(?:(?:in|over|during|within|for) )?(?:the |these )?(?:course of )?(?:the )?(?:past|last|previous|preceding) (?:{_NUM} )?{_UNIT}s?\b", _past_span),
    ("recent", r"\b(?:in|over|during)? ?(?:the )?(?:recent|past|last|coming|next) (?:few )?(?:days|weeks|months|years|decades|hours)\b", _fixed("duration")),
    ("ago", rf"\b(?:about |nearly |almost |more than |over )?{_NUM} {_UNIT}s? ago\b", _ago),
    ("after", r"\b(?:(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2}) (?P<unit>day|night|week|month|year|hour)s? (?:later|earlier|before(?! the)|after(?! the))|the (?:next|following|previous|preceding) (?:day|night|morning|week|month|year)|the (?:day|night) (?:before|after)(?= in| at|\W)|the day before)\b", _after),
    ("same", r"\b(?:(?:earlier|later) )?(?:on )?(?:that|the same) (?:same )?(?:day|night|morning|evening|afternoon|date)\b", _same),
    ("week of", rf"\b(?:the )?week of {_MON} (?P<d>\d{{1,2}})(?:,? (?P<y>(?:19|20)\d\d))?", lambda m, t: ("date", f"WEEKOF {_month(m):02}-{int(m['d']):02} {_tense(m, t)}")),
    ("day before", rf"\b(?:the )?day (?P<which>before|after) (?P<lead>last |next )?{_DOW}", lambda m, t: ("date", f"SHIFT {-1 if m['which'] == 'before' else 1} DOW {DAY_NUMBER[m['dow'].lower()]} {'--' if (m['lead'] or '').startswith('last') else '-'}")),
    ("year", r"(?:(?<=\bin )|(?<=\bIn )|(?<=\bIN )|(?<=since )|(?<=Since )|(?<=until )|(?<=early )|(?<=late )|(?<=from )|(?<=between )|(?<=to )|(?<=and )|(?<=the )|(?<=of )|(?<=by )|(?<=post-)|(?<=A )|(?<=a )|(?<=through )|(?<=before )|(?<=after )|(?<=during )|(?<=’s )|(?<='s )|(?<=\())(?P<y>(?:19|20)\d\d)(?![\d,.:]\d|[\d%]|-\w|\s(?:people|men|women|troops|soldiers|votes|members|feet|miles|pounds|GMT|UTC|hours|hrs|local time))(?=\W)", _year),
    ("decade", r"\b(?:(?:early|late|mid)[ -])?(?P<y>(?:19|20)\d0)['’]?s\b", _decade),
    ("short year", r"(?<!\w)[’'](?P<y>\d\d)(?!\w|['’])", _two_digit_year),
    ("feast", r"\b(?:(?P<lead>last|next|this) )?(?P<feast>Thanksgiving(?: Day)?|Christmas Eve|Christmas(?: Day)?|New Year[’']s Eve|New Year[’']s Day|Labor Day|Election Day|Independence Day|Halloween|Valentine[’']s Day)\b", _feast),
    ("season", r"\b(?:(?:early|late) )?(?:(?P<lead>last|this|next) (?P<season>spring|summer|fall|autumn|winter)\b|(?P<of>spring|summer|fall|autumn|winter)(?: of)? (?P<y>(?:19|20)\d\d)\b)", _season),
    ("quarter", r"\b(?:the )?(?P<n>first|second|third|fourth) quarter(?: of (?P<y>(?:19|20)\d\d))?\b", _quarter),
    ("hours", r"\b(?:(?:just|only|some|several|a few|few) )?(?:hours|minutes) (?:later|after|before|earlier)\b", _hours),
    ("set", r"\b(?:daily|weekly|monthly|yearly|annually|hourly|every (?:day|night|week|month|year|few \w+)|each (?:day|night|week|month|year)|(?:once|twice|\w+ times) a (?:day|week|month|year))\b", _fixed("set")),
    ("duration", rf"\b(?:{_NUM} |at least |nearly ){{1,4}}(?:straight |consecutive |more |full |long )?{_UNIT}s?\b(?:-long)?|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|\w+ty)[-‑](?:hour|day|week|month|year|minute|decade)s?\b(?!-old)", _fixed("duration")),
    ("reference", r"\b(?:now|currently|recently|nowadays|the future|in future|the past|once|at the moment|this time|at present)\b", _fixed("reference")),
]  # fmt: skip
COMPILED = [(name, re.compile(pattern, re.IGNORECASE), read) for name, pattern, read in FAMILIES]
AGE = re.compile(r"^[- ]?(?:old|of age)\b", re.IGNORECASE)


# The words without which a family matches nothing, and how many words before one of them an expression may begin: it is tried there
# and nowhere else. "#" is anything with a digit, "##" anything with a year in four digits.
_MONTH_WORDS = [*MONTHS, *(m[:3] for m in MONTHS), "sept"]
_UNIT_WORDS = [u + s for u in "hour day night week month year decade minute second weekend".split() for s in ("", "s")]
_UNIT_WORDS += ["century", "centurys"]
_DAY_WORDS = "day night morning evening afternoon date".split()
TRIGGERS: dict[str, tuple[int, list[str]]] = {
    "range": (1, _MONTH_WORDS),
    "days of a month": (6, _MONTH_WORDS),
    "month day": (3, _MONTH_WORDS),
    "day month": (6, _MONTH_WORDS),
    "month": (2, _MONTH_WORDS),
    "week of": (3, _MONTH_WORDS),
    "week of a month": (4, _MONTH_WORDS),
    "numeric": (4, ["##"]),
    "year": (0, ["##"]),
    "decade": (1, ["##"]),
    "short year": (1, ["#"]),
    "weekday": (3, DAYS),
    "day of a week": (4, DAYS),
    "clock": (9, DAYS),
    "day before": (4, DAYS),
    "clock alone": (1, ["#", "noon", "midnight", "midday"]),
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
    "feast": (1, "thanksgiving christmas new labor election independence halloween valentine".split()),
    "season": (2, "spring summer fall autumn winter".split()),
    "quarter": (2, ["quarter"]),
    "hours": (2, ["hours", "minutes"]),
    "set": (1, "daily weekly monthly yearly annually hourly every each once twice times".split()),
    "duration": (9, _UNIT_WORDS),
    "reference": (2, "now currently recently nowadays future past once moment time present".split()),
}
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
    out: dict[str, list[int]] = {}
    for n, keys in enumerate(map(_keys, [w.low for w in doc.words])):
        for key in keys:
            out.setdefault(key, []).append(n)
    return out


def _beginnings(words: list[Word], at: int, back: int) -> list[int]:
    """Where an expression with some trigger may begin: at a few words before it, at itself, and inside a compound ("post-2003")."""
    starts, low = [w.start for w in words[max(0, at - back) : at + 1]], words[at].low
    return starts if low.isalnum() else starts + [starts[-1] + m.end() for m in PARTS.finditer(low)]


def _candidates(
    doc: Document, known: dict[str, list[int]], name: str, pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """The matches of one family, sought around its triggers alone; none begins inside another."""
    back, triggers = TRIGGERS[name]
    past = 0
    for at in sorted({n for word in triggers for n in known.get(word, ())}):
        for start in _beginnings(doc.words, at, back):
            if start >= past and (m := pattern.match(doc.text, start)):
                past = m.end()
                yield m


def _matches(doc: Document) -> list[tuple[int, int, str, str]]:
    """All expressions, longest first where two overlap: start, end, type, formula."""
    text, known = doc.text, _triggers_in(doc)
    found: list[tuple[int, int, int, str, str]] = []
    for rank, (name, pattern, read) in enumerate(COMPILED):
        for m in _candidates(doc, known, name, pattern):
            if name == "day month" and m["yy"]:
                reading: tuple[str, str] | None = (
                    "date",
                    f"AT {(1900 if int(m['yy']) > 50 else 2000) + int(m['yy']):04}-{_month(m):02}-{int(m['d']):02}",
                )
            else:
                reading = read(m, text)
            if reading is None or (name == "duration" and AGE.match(text, m.end())):
                continue
            found.append((m.start(), m.end(), rank, *reading))
    found.sort(key=lambda f: (f[0] - f[1], f[2]))
    taken: list[
        tuple[int, int, str, str]
    ] = []  # in order and apart from each other, so two neighbours are all to look at
    for start, end, _, kind, formula in found:
        at = bisect_left(taken, (start,))
        free = (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0])
        if kind != "reference" and free:
            taken.insert(at, (start, end, kind, formula))
    return taken


def resolve(formula: str, today: date | None, anchor: dates.When | None) -> dates.When | None:
    """Resolve a formula that may count from another expression (REF), be a range or a shifted day."""
    if not formula:
        return None
    kind, *args = formula.split()
    if kind == "AT":
        return dates.resolve(formula, date.min)
    if kind == "REF":
        if anchor is None:
            return None
        n, unit = int(args[0]), args[1]
        return anchor if n == 0 else dates.resolve(f"AGO {n} {unit}", anchor.earliest)
    if kind == "RANGE" and args[2] != "?":
        first, last = (dates.resolve(f"AT {args[2]}-{md}", date.min) for md in args[:2])
        return dates.between(first.earliest, last.latest) if first and last and first.earliest <= last.latest else None
    if today is None:
        return None
    if kind == "RANGE":
        last = dates.resolve(f"MD {args[1]} -", today)
        first = dates.resolve(f"MD {args[0]} --", last.earliest) if last else None  # never after its end
        return dates.between(first.earliest, last.latest) if first and last else None
    if kind == "WEEKOF":
        start = dates.resolve(f"MD {args[0]} {args[1]}", today)
        return dates.week(start.earliest) if start else None
    if kind == "SHIFT":
        inner = dates.resolve(" ".join(args[1:]), today)
        return dates.resolve(f"DAY {args[0]}", inner.earliest) if inner else None
    return dates.resolve(formula, today)


def resolve_all(rows: Iterable[tuple[int, str, int | None]], today: date | None) -> dict[int, dates.When | None]:
    """Values of a report's expressions (start, formula, anchor), in the order of the text, by their start."""
    values: dict[int, dates.When | None] = {}
    for start, formula, anchor in rows:
        values[start] = resolve(formula, today, values.get(anchor) if anchor is not None else None)
    return values


Found = tuple[int, int, str, str, "int | None"]


def _names_a_day(row: Found) -> bool:
    kind, *args = row[3].split() or [""]
    return row[2] == "date" and (kind in ("DOW", "MD", "DAY") or (kind == "AT" and len(args[0]) == len("2021-12-03")))


def _clock(doc: Document, row: Found, days: list[Found]) -> Found:
    """A time of day takes the day that its sentence names ("at 10:35 a.m. (0735 GMT) Friday"), else the day named last before;
    `days` are in the order of the text."""
    if row[2] != "time" or row[3] != "DAY 0":
        return row
    sentence = doc.sentence_at(row[0])
    first, past = (bisect_left(days, at, key=lambda r: r[0]) for at in (sentence.start, sentence.end))
    here = days[first:past]
    if not here and not first:
        return row
    near = min(here, key=lambda r: abs(r[0] - row[0])) if here else days[first - 1]
    return (row[0], row[1], row[2], near[3], near[4])


def _by_convention(formula: str, order: str) -> str:
    """An ambiguous numeric date in the outlet's own order of day and month."""
    if not formula.startswith("NUM") or not order:
        return formula
    _, y, a, b = formula.split()
    d, m = (a, b) if order == "dmy" else (b, a)
    return f"AT {y}-{int(m):02}-{int(d):02}"


def times(doc: Document, order: str = "") -> list[Time]:
    """Date and time expressions of one report, in order.

    Weekdays and days without a year are counted from the day of publication; without one they keep their words
    and their formula and have no value. "A day later" counts from the expression before it. `order` is the outlet's
    convention for 03-12-2021: dmy, mdy, or empty where it is not known.
    """
    rows: list[tuple[int, int, str, str, int | None]] = []
    for start, end, kind, found in _matches(doc):
        anchor, formula = None, _by_convention(found, order)
        if formula.startswith("REF"):
            earlier = [r for r in rows if r[2] in ("date", "time") and r[3] and not r[3].startswith("SPAN")]
            if formula.endswith(" D"):  # "on the same day" is no year's, whatever year was named last
                earlier = [r for r in earlier if _names_a_day(r) or r[3].endswith(" D")] or earlier
            same = [r for r in earlier if r[0] >= doc.sentence_at(start).start]
            chosen = (same or earlier)[-1:]
            anchor = chosen[0][0] if chosen else None
        rows.append((start, end, kind, formula, anchor))
    days = [r for r in rows if _names_a_day(r)]
    rows = [_clock(doc, r, days) for r in rows]
    values = resolve_all(((s, f, a) for s, _, _, f, a in rows), doc.published)
    out = []
    for start, end, kind, formula, anchor in rows:
        w = values[start]
        out.append(Time(start, end, doc.text[start:end], kind, formula, anchor, *(w or (None, None, None))))
    return out
