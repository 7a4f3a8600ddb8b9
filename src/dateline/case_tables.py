"""From reports to tables: extraction over all reports, the same whether one process does it or several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dateline import tables
from dateline.extraction import Extraction, extract
from dateline.extraction.lexicon import EMPTY, Lexicon
from dateline.report import Report


def report_row(r: Report) -> dict[str, Any]:
    """What the reports table holds of a report before linking."""
    return {
        "report_id": r.report_id, "outlet": r.outlet, "title": r.title, "url": r.url, "language": r.language,
        "published": r.published, "dated_by": r.dated_by, "dated_why": "", "dateline": r.dateline, "agency": r.agency,
        "carried_by": r.carried_by, "origin_id": r.report_id, "relation": "original", "full": r.full,
        "words": len(r.text.split()), "sha256": r.sha256, "text": r.text,
    }  # fmt: skip


def read_tables(reports: Iterable[Report], lexicon: Lexicon = EMPTY) -> dict[str, pd.DataFrame]:
    """The tables that extraction gives of a number of reports, and the table of the reports themselves."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in ("reports", *Extraction._fields)}
    for r in reports:
        found["reports"].append(report_row(r))
        for name, rows in extract(r, lexicon)._asdict().items():
            found[name] += rows
    return {name: tables.table(name, rows) for name, rows in found.items()}
