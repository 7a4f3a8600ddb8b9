"""Days that papers name without a date, by the name that a formula has for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dateline.core.dates import DAY, month


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
    "bastille-day": _fixed(7, 14),
    "patriots-day": lambda y: _nth_weekday(y, 4, 0, 3),
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
