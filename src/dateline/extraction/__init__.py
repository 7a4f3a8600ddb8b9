"""Extraction: from one report to its times, places, claims, statements and particulars. It knows no other report.

The result depends on the report and the lexicon alone, so it can run anywhere, in parallel, and be kept by the
hash of both.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from dateline.core.report import Report, identifier
from dateline.extraction.attribution.statements import Statement, statements
from dateline.extraction.casualties.anchoring import claim_rows, in_quotation
from dateline.extraction.details import Particular, particulars
from dateline.extraction.lexicon.case_names import EMPTY, Lexicon
from dateline.extraction.places import places
from dateline.extraction.temporal.tagger import Time, times
from dateline.extraction.text.datelines import dateline_end
from dateline.extraction.text.document import Document

Row = dict[str, Any]


class Extraction(NamedTuple):
    """The rows that one report gives to each of the five tables."""

    times: list[Row]
    places: list[Row]
    claims: list[Row]
    statements: list[Row]
    particulars: list[Row]


def extract(report: Report, lexicon: Lexicon = EMPTY) -> Extraction:
    """Read one report. All offsets count from the first character of `report.text`."""
    doc = Document(report.text, report.day, lexicon.pipeline)
    when, where = times(doc, lexicon.date_order.get(report.outlet, "")), places(doc, lexicon)
    said = statements(doc, lexicon, when)
    when = [in_quotation(doc, t, said) for t in when]
    rid = report.report_id
    return Extraction(
        [_time_row(doc, rid, t) for t in when],
        [{"report_id": rid, **p._asdict()} for p in where],
        _numbered(
            "c", rid, claim_rows(doc, lexicon, when, where, said, dateline_end(report.text), report.title), "claim_id"
        ),
        _numbered("s", rid, [_statement_row(rid, s) for s in said], "statement_id"),
        _numbered("p", rid, [_particular_row(p) for p in particulars(doc, lexicon, where, said)], "particular_id"),
    )


def _numbered(kind: str, report_id: str, rows: list[Row], column: str) -> list[Row]:
    """Give rows identifiers from report, kind, words and the how-manieth time these words occur."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row["words"], row.get("effect", ""), row.get("kind", ""), *([row["aspect"]] if "aspect" in row else []))
        seen[key] = seen.get(key, 0) + 1
        row[column] = identifier(kind, report_id, *key, seen[key])
        row["report_id"] = report_id
    return rows


def _time_row(doc: Document, report_id: str, t: Time) -> Row:
    return {"report_id": report_id, **t._asdict(), "section": doc.furniture.get(doc.paragraph_at(t.start), "story")}


def _particular_row(p: Particular) -> Row:
    return {**p._asdict(), "incident_id": None, "status": "machine"}


def _statement_row(report_id: str, s: Statement) -> Row:
    row = s._asdict()
    row["utterance_id"] = identifier("u", report_id, row.pop("group"))
    row["status"] = "machine"
    return row
