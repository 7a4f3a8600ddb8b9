"""Which reports have to be linked together: bundles that share no tie with each other,
found by DuckDB over tables of any size.

Pairs are only looked for among neighbours: units that share a hash, in the order of their days.
A pair is kept where it shares as much as its kind asks for (ties.SHARED).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dateline.linking.blocking.keys import EXACT, SHARED
from dateline.linking.union_find import Groups

# What comes back on more days than this is a formula ("spoke on condition of anonymity") and ties nothing.
OFTEN = 12
MEMORY = "600MB"
# Where so many reports are of one country and day, none of them mentions the only attack there.
MANY_OF_A_REGION = 60

BY_ONE = """
    with own as (
        select kind, hash, report from ties where kind in ({exact})
        and (kind, hash) in (
            select (kind, hash) from ties group by kind, hash
            having bool_or(asks) and (kind <> 'region' or count(distinct report) <= {many})
        )
    )
    select distinct before, report from (
        select lag(report) over (partition by kind, hash order by report) as before, report from own
    ) where before <> report
"""
BY_MANY = """
    with formula as (select hash from ties where kind = $kind group by hash having count(distinct day) > $often),
    own as (select * from ties where kind = $kind and hash not in (from formula)),
    near as (
        select distinct before, unit from (
            select unit, report, day, lag(unit) over w as before, lag(report) over w as other, lag(day) over w as past
            from own window w as (partition by hash order by day nulls last, unit)
        ) where other <> report and (day is null or past is null or day - past <= $near)
    ),
    size as (select unit, any_value(report) as report, count(*) as n from own group by unit),
    shared as (
        select near.before, near.unit, count(*) as n from near
        join own x on x.unit = near.before join own y on y.unit = near.unit and y.hash = x.hash
        group by near.before, near.unit
    )
    select distinct a.report, b.report from shared
    join size a on a.unit = shared.before join size b on b.unit = shared.unit
    where shared.n >= greatest($fewest, $share * least(a.n, b.n))
"""


class Bundles:
    """Collects the ties of the parts of a case, and tells which reports hang together.
    `folder` takes what does not fit into memory; None keeps all in memory."""

    def __init__(self, folder: str | None = None) -> None:
        import duckdb

        settings: dict[str, str | bool | int | float | list[str]] = {  # what duckdb takes
            "memory_limit": MEMORY,
            "threads": 2,
            "preserve_insertion_order": False,
        }
        self.db = duckdb.connect(":memory:" if folder is None else f"{folder}/ties.duckdb", config=settings)
        self.db.execute(
            "create table ties (kind varchar, hash bigint, unit bigint, report integer, day integer, asks boolean)"
        )
        self.number: dict[str, int] = {}
        self.units = 0

    def add(self, reports: Iterable[str], ties: pd.DataFrame) -> None:
        """Take the ties of some reports (linking.blocking.keys). Reports are numbered in the order they come."""
        for r in reports:
            self.number.setdefault(r, len(self.number))
        own = ties.assign(
            unit=ties["unit"] + self.units, report=[self.number[r] for r in ties["report_id"].to_numpy()]
        )[["kind", "hash", "unit", "report", "day", "asks"]]  # fmt: skip
        self.units += int(ties["unit"].max()) + 1 if len(ties) else 0
        self.db.register("own", own)
        self.db.execute("insert into ties select * from own")
        self.db.unregister("own")

    def members(self) -> list[list[str]]:
        """The bundles, each with its reports in their order, by their first report."""
        groups = Groups(len(self.number))
        exact = ", ".join(f"'{k}'" for k in EXACT)
        found = self.db.execute(BY_ONE.format(exact=exact, many=MANY_OF_A_REGION)).fetchnumpy()
        pairs = list(zip(*(c.tolist() for c in found.values()), strict=True))
        for kind, own in SHARED.items():
            asked = {"kind": kind, "often": OFTEN, **own._asdict()}
            pairs += self.db.execute(BY_MANY, asked).fetchall()
        for a, b in pairs:
            groups.join(a, b)
        names = list(self.number)
        return [[names[n] for n in own] for own in groups.members()]
