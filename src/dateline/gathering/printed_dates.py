"""Dates as feeds and tables print them, read where they can mean one day only.

The day is the one printed, in the zone that is printed: nothing is moved to Greenwich. Read are ISO 8601
and what looks like it (2021-12-3, 2021/12/03), RFC 822 and its successors (Fri, 03 Dec 2021 09:00 +0300),
days with the month in letters, and seconds or milliseconds since 1970. 03/12/2021 is read where its weekday,
a part above twelve or the outlet's `date_order` settles which part is the month.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from dateline.core import dates
from dateline.extraction.lexicon.function_words import DAYS, MONTH_NUMBER

# The zones that RFC 822 names; other letters (IST, AST) mean several, so the hour is kept and the zone is not.
ZONES = {
    "z": "Z", "ut": "Z", "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
NOTHING = {"", "nan", "nat", "none", "null", "n/a", "na", "-", "<na>"}
HOUR = (
    r"(?:(?:T|,?\s+(?:at\s+)?)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[+-]\d{2}:?\d{2}|[+-]\d{2}|\(?[a-z]{1,5}\)?)?(?:\s*\([a-z ]+\))?)?"
)
DAY_NAME = rf"(?:(?P<weekday>{'|'.join(d[:3] for d in DAYS)})[a-z]*\.?,?\s+)?"
MONTH = r"(?P<month>[a-z]{3,9})\.?"
SHAPES = tuple(
    re.compile(pattern + HOUR, re.IGNORECASE)
    for pattern in (
        r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        DAY_NAME + rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{MONTH},?[\s-]+(?P<y>\d{{4}}|\d{{2}})",
        DAY_NAME + rf"{MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        DAY_NAME + r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})",
    )
)
ASCTIME = re.compile(r"([a-z]{3} [a-z]{3} +\d{1,2}) (\d\d:\d\d:\d\d) (?:([a-z]{3,4}) )?(\d{4})", re.IGNORECASE)
# Seconds and milliseconds since 1970, from 2001 to 2286: shorter numbers may be years or days.
EPOCH = re.compile(r"(\d{10}|\d{13})(?:\.0+)?")


class Unsure(ValueError):
    """A printed date that may mean several days, or none; the message says why and what to write."""


def printed_day(words: str, order: str = "") -> str:
    """Return a printed date as EDTF, with its hour and zone where they are printed; empty for an empty cell.

    `order` is how the outlet writes days: "dmy", "mdy" or empty where that is not known.
    Raises Unsure where the words can mean several days, or no day that exists.
    """
    words = " ".join(words.split())
    if words.casefold() in NOTHING:
        return ""
    if m := EPOCH.fullmatch(words):
        return _instant(int(m[1]) / (1000 if len(m[1]) == 13 else 1))
    if m := re.fullmatch(r"\d{4}(-\d{2})?", words):  # a year or a month, as EDTF writes them
        return words
    if m := re.fullmatch(r"(\d{8})(\d{2})(\d{2})(\d{2})Z?", words):  # a web archive's time stamp
        words = f"{m[1]} {m[2]}:{m[3]}:{m[4]}"
    if m := ASCTIME.fullmatch(words):
        words = f"{m[1]} {m[4]} {m[2]} {m[3] or ''}".strip()
    for shape in SHAPES:
        if m := shape.fullmatch(words):
            day = _day(words, m.groupdict(), order)
            return day.isoformat() + _hour(words, m)
    try:
        return dates.parse(words).value  # other forms of EDTF: 2021-12-01/2021-12-03, 199X
    except ValueError as error:
        raise Unsure(f"{words!r} is not a date that is read. Write it as 2021-12-03, or leave it empty") from error


def _instant(seconds: float) -> str:
    """A moment, as UTC; midnight to the second is a day that a program wrote as a moment."""
    moment = datetime.fromtimestamp(seconds, UTC)
    at_midnight = moment.time() == datetime.min.time()
    return moment.date().isoformat() if at_midnight else f"{moment:%Y-%m-%dT%H:%MZ}"


def _day(words: str, part: dict[str, str | None], order: str) -> date:
    """The day that the parts of a printed date name."""
    year = _year(words, part, order)
    if part.get("a"):
        return _slashed(words, part, year, order)
    month = MONTH_NUMBER.get((part.get("month") or "").casefold()) if part.get("month") else int(part["m"] or 0)
    return _real(words, year, month or 0, int(part["d"] or 0))


def _year(words: str, part: dict[str, str | None], order: str) -> int:
    """The year; of two digits only in RFC 822 (03 Dec 21), or where the order of the parts is known."""
    digits = part["y"] or ""
    if len(digits) == 4:
        return int(digits)
    if part.get("a") and not order:
        raise Unsure(f"{words!r} may mean several days. Write it as 2021-12-03, or leave it empty")
    return int(digits) + (2000 if int(digits) < 69 else 1900)


def _slashed(words: str, part: dict[str, str | None], year: int, order: str) -> date:
    """03/12/2021: the only reading that is a day, falls on the printed weekday and keeps the outlet's order."""
    a, b = int(part["a"] or 0), int(part["b"] or 0)
    readings = {}
    for name, d, m in (("dmy", a, b), ("mdy", b, a)):
        try:
            readings[name] = date(year, m, d)
        except ValueError:
            continue
    if weekday := part.get("weekday"):
        number = [d[:3] for d in DAYS].index(weekday.casefold())
        readings = {name: day for name, day in readings.items() if day.weekday() == number}
    if order in readings:
        return readings[order]
    if len(set(readings.values())) == 1:
        return next(iter(readings.values()))
    if not readings:
        raise Unsure(f"{words!r} names no day that exists. Write it as 2021-12-03, or leave it empty")
    raise Unsure(
        f"{words!r} may mean {' or '.join(sorted(map(str, readings.values())))}. "
        "Write it as 2021-12-03, or say how the outlet writes days: date_order: {OUTLET: dmy} in case.yml"
    )


def _real(words: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unsure(f"{words!r} names no day that exists. Write it as 2021-12-03, or leave it empty") from error


def _hour(words: str, m: re.Match[str]) -> str:
    """The printed hour with its zone, as ISO 8601 writes it (T21:30-05:00), or nothing where no hour is printed."""
    if not m["hour"]:
        return ""
    hour, minute, half = int(m["hour"]), int(m["minute"]), (m["half"] or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unsure(f"{words!r} names no hour that exists. Write it as 2021-12-03T16:01, or leave it empty")
    zone = (m["zone"] or "").strip("()").casefold()
    if zone[:1] in ("+", "-"):
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    else:
        zone = ZONES.get(zone, "")
    return f"T{hour:02}:{minute:02}{zone}"
