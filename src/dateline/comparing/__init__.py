"""Somebody else's table of attacks against the reports: of every cell the sentences that give it, the rule by which it
would come out, who says otherwise, or that no report here says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dateline import tables
from dateline.comparing.cells import Judged, Reports, Said
from dateline.comparing.foreign import ForeignTable
from dateline.core.dates import in_words
from dateline.tables import ComparisonRow, PlaceRow

# More sentences than these say no more.
MOST_SENTENCES = 20


def comparison(linked: Mapping[str, pd.DataFrame], places: Iterable[PlaceRow], foreign: ForeignTable) -> pd.DataFrame:
    """The table comparisons: a row for each cell of a column that is compared."""
    reports = Reports(linked, places)
    out: list[ComparisonRow] = []
    for row in foreign.rows:
        match = reports.attacks.match(row)
        for cell in row.cells:
            judged = reports.judge(cell, row, match)
            out.append(
                {
                    "line": row.line, "row": row.name, "column": cell.column, "field": cell.field, "value": cell.text,
                    "verdict": judged.verdict, "incident_ids": " ".join(match.incidents),
                    "readings": " ".join(dict.fromkeys(s.reading for s in judged.given if s.reading)),
                    "evidence": _sentences(reports, judged.given), "near": _sentences(reports, judged.near),
                    "rules": " ".join(judged.rules),
                    "otherwise": _otherwise(reports, judged), "against": _sentences(reports, judged.otherwise),
                }
            )  # fmt: skip
    return tables.table("comparisons", out)


def _sentences(reports: Reports, said: Iterable[Said]) -> str:
    """The identifiers of the sentences that some readings are in."""
    found = (s["sentence_id"] for one in said if (s := reports.sentence(one)))
    return " ".join(list(dict.fromkeys(found))[:MOST_SENTENCES])


def _otherwise(reports: Reports, judged: Judged) -> str:
    """Who gives another value, value by value."""
    by_value: dict[str, dict[str, None]] = {}
    for said in judged.otherwise:
        r = reports.attacks.reports[said.report_id]
        day = r["published_earliest"]
        dated = f" ({in_words(day)})" if day and day == r["published_latest"] else ""
        by_value.setdefault(said.value, {})[r["outlet"] + dated] = None
    return "; ".join(f"{value}: {', '.join(who)}" for value, who in by_value.items())
