"""Names that somebody should decide on before a book is published: of minors, and of private people who speak."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from dateline.linking.rows import ReadRows
from dateline.pipeline.withholding.names import key_of
from dateline.pipeline.withholding.whom import GROWN, is_minor, people, seeds, speakers
from dateline.reading import Case

MOST_REPORTS = 3


class Named(NamedTuple):
    """A name that a book would print: whose it is, in which reports, and the line of review.csv that withholds it."""

    name: str
    who: str
    reports: tuple[str, ...]

    @property
    def line(self) -> str:
        """The line for review.csv, into which whoever decides writes their name and the day."""
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(
            [self.name, "withhold", "", "", "YOUR NAME", "YYYY-MM-DD", self.who]
        )
        return out.getvalue()

    def __str__(self) -> str:
        more = len(self.reports) - MOST_REPORTS
        where = ", ".join(self.reports[:MOST_REPORTS]) + (f" and {more} more" if more > 0 else "")
        return f"  {self.name} ({self.who}), in {where}\n    {self.line}"


def to_decide(case: Case, read: Mapping[str, pd.DataFrame]) -> list[Named]:
    """The names of minors, then those of private people who speak, that no line of review.csv withholds yet.

    An official speaks for a body, and an actor of actors.csv is one by the choice of whoever made the case: both are
    left out.
    """
    rows = ReadRows.from_frames(read)
    held = {key_of(n) for w in people(seeds(case.decisions, rows)[0], rows) for n in w.spellings}
    young: dict[str, list[str]] = {}
    heard: dict[str, list[str]] = {}
    kin: set[str] = set()
    for v in rows.victims:
        if v["name"] and is_minor(v):
            young.setdefault(v["name"], []).append(v["report_id"])
    for s in speakers(rows):
        if s.age is not None and s.age < GROWN:
            young.setdefault(s.name, []).append(s.report_id)
        elif s.private:
            heard.setdefault(s.name, []).append(s.report_id)
            kin |= {s.name} if s.relative else set()
    told = [(n, "a minor", r) for n, r in young.items()]
    told += [(n, "a relative who speaks" if n in kin else "a witness", r) for n, r in heard.items() if n not in young]
    return [Named(n, who, tuple(dict.fromkeys(r))) for n, who, r in told if key_of(n) not in held]


def told_of(found: list[Named]) -> list[str]:
    """What `dateline check` says of them; nothing where there are none."""
    if not found:
        return []
    head = "1 name is" if len(found) == 1 else f"{len(found)} names are"
    return [
        f"{head} of minors or of private people who speak, and would be printed. Decide on each before you publish; "
        "the line below a name withholds it, in review.csv. The book's page Naming people says how to decide.",
        *map(str, found),
    ]
