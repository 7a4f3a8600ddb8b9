"""Linking of a whole case, of as many of its reports as can be linked:
those that linking fails on are found and set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from dateline import tables
from dateline.core.set_aside import SetAside, set_aside

Tables = dict[str, pd.DataFrame]
# So often a case is linked anew without the reports that linking failed on;
# what fails more often is no fault of single reports.
MOST_FAULTS = 5


def link_sound(read: Mapping[str, pd.DataFrame], link: Callable[[Mapping[str, pd.DataFrame]], Tables]) -> Tables:
    """What `link` gives of the tables that extraction gave (reports, ..., set_aside), checked against their spec,
    with the table set_aside; a report that it fails on is there and in no other table.

    Raises what linking raises where that cannot be narrowed to some of the reports.
    """
    failed: list[SetAside] = []
    left = list(read["reports"]["report_id"])
    while True:
        try:
            linked = _linked(read, left, link)
            break
        except Exception as error:
            culprits = _narrowed(read, left, link)
            if len(culprits) == len(left) or len(failed) >= MOST_FAULTS:
                raise
            failed += set_aside(culprits, "linking", error)
            left = [r for r in left if r not in set(culprits)]
    rows = [*tables.rows(read["set_aside"]), *(f._asdict() for f in failed)]
    return linked | {"set_aside": tables.table("set_aside", rows)}


def _linked(
    read: Mapping[str, pd.DataFrame], reports: Sequence[str], link: Callable[[Mapping[str, pd.DataFrame]], Tables]
) -> Tables:
    """The linked tables of some reports. Raises what linking raises, and tables.SchemaError."""
    own = {n: frame[frame["report_id"].isin(reports)] for n, frame in read.items() if n != "set_aside"}
    linked = link(own)
    tables.check_tables(linked)
    return linked


def _narrowed(
    read: Mapping[str, pd.DataFrame], reports: list[str], link: Callable[[Mapping[str, pd.DataFrame]], Tables]
) -> list[str]:
    """The fewest of the reports that linking fails on together, as halving finds them."""
    step = (len(reports) + 1) // 2
    while len(reports) > 1:
        parts = [reports[n : n + step] for n in range(0, len(reports), step)]
        tries = [*parts, *([r for r in reports if r not in set(p)] for p in (parts if len(parts) > 2 else ()))]
        if smaller := next((t for t in tries if t and _fails(read, t, link)), None):
            reports, step = smaller, (len(smaller) + 1) // 2
        elif step == 1:
            break
        else:
            step = (step + 1) // 2
    return reports


def _fails(
    read: Mapping[str, pd.DataFrame], reports: list[str], link: Callable[[Mapping[str, pd.DataFrame]], Tables]
) -> bool:
    try:
        _linked(read, reports, link)
    except Exception:
        return True
    return False
