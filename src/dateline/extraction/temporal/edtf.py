"""The value of an expression of time as EDTF of level 0 or 1 (https://www.loc.gov/standards/datetime/).

A day, month, year, decade (199X), season (2021-22) or interval, and besides: `~` where it is approximate ("early 2021",
"about three days ago"), `?` where it is uncertain, because the day it counts from is inferred or 03-12-2021 may be of
March, `%` for both, and `..` for an end that the text leaves open ("since March": 2021-03/..).
"""

from __future__ import annotations

import re
from datetime import date

from dateline.core.dates import When
from dateline.extraction.temporal.formula import Ago, Formula, Numeric

SINCE = re.compile(r"\b(?:since|ever since)\s+(?:(?:at least|on|the)\s+)*$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|up to)\s+(?:(?:at least|on|the)\s+)*$", re.IGNORECASE)
# How far before an expression one of these words may begin.
REACH = 30
ABOUT = re.compile(r"(?:about|around|nearly|almost|more than|over)\b", re.IGNORECASE)
DATE_OR_MONTH = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
LEVEL_1 = re.compile(rf"{DATE_OR_MONTH.pattern}|\d{{4}}-2[1-4]|\d{{3}}X")


def edtf(text: str, start: int, formula: Formula | None, when: When | None, *, inferred: bool = False) -> str | None:
    """The value of the expression that begins at `start`; None where it has none.

    `inferred` says that it counts from a day of publication that the report does not have.
    """
    if when is None:
        return None
    about = formula is not None and formula.approximate
    about = about or (isinstance(formula, Ago) and ABOUT.match(text, start) is not None)
    uncertain = inferred or isinstance(formula, Numeric)
    mark = "%" if about and uncertain else "~" if about else "?" if uncertain else ""
    before = text[max(0, start - REACH) : start]
    first, last = (_end(when, n) + mark for n in (0, 1))
    if SINCE.search(before):
        return f"{first}/.."
    if UNTIL.search(before):
        return f"../{last}"
    return f"{when.value}{mark}" if LEVEL_1.fullmatch(when.value) else f"{first}/{last}"


def _end(when: When, n: int) -> str:
    """The first (0) or last (1) end of a value as an interval has it: as it is where it is a date, month or year,
    else its day."""
    parts = when.value.split("/")
    end = parts[-n]
    day: date = when.latest if n else when.earliest
    return end if DATE_OR_MONTH.fullmatch(end) else day.isoformat()
