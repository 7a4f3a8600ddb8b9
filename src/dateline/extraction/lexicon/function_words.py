"""Closed classes of English words that more than one room needs."""

from __future__ import annotations

MONTHS = "january february march april may june july august september october november december".split()
# By their names and abbreviations, 1 to 12.
MONTH_NUMBER = {m: n for n, m in enumerate(MONTHS, 1)} | {m[:3]: n for n, m in enumerate(MONTHS, 1)} | {"sept": 9}
# Monday is 1, as in ISO 8601.
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DAY_NUMBER = {d: n for n, d in enumerate(DAYS, 1)}
