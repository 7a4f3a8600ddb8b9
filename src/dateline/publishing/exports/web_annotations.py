"""Claims, statements and particulars as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Each targets its report by position and by the words themselves with what is before and behind
(TextPositionSelector, TextQuoteSelector), so that it is found again in another copy of the text.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.identifiers import in_address
from dateline.tables import ClaimRow, ParticularRow, ReportRow, StatementRow

# What an annotation says: a word for it, and its value; null is not said.
Tag = tuple[str, str | int | float | None]
CONTEXT = 32


def annotation_page(linked: dict[str, pd.DataFrame]) -> dict[str, object]:
    """An AnnotationPage with one annotation a claim, statement and particular, in the order of reports and text."""
    reports = {r["report_id"]: r for r in tables.rows(linked["reports"], ReportRow)}
    found = [
        *(_claim(c) for c in tables.rows(linked["claims"], ClaimRow)),
        *(_statement(s) for s in tables.rows(linked["statements"], StatementRow)),
        *(_particular(p) for p in tables.rows(linked["particulars"], ParticularRow)),
    ]
    found.sort(key=lambda r: (r.report_id, r.start, r.identifier))
    items = [_annotation(r, reports[r.report_id]) for r in found]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:dateline:annotations",
        "type": "AnnotationPage",
        "items": items,
    }


class Reading(NamedTuple):
    """A reading to annotate: where it is, and what is said of it."""

    identifier: str
    report_id: str
    start: int
    end: int
    tags: list[Tag]
    headline: bool = False


def _annotation(r: Reading, report: ReportRow) -> dict[str, object]:
    text = report["title"] if r.headline else report["text"]
    # A position counts within the text; words of a title are found by themselves.
    position = {"type": "TextPositionSelector", "start": r.start, "end": r.end}
    web = report["url"] if report["url"].startswith(("http://", "https://")) else None
    return {
        "id": f"urn:dateline:{r.identifier}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": f"{k}: {v}"} for k, v in r.tags if v is not None
        ],
        "target": {
            "source": f"reports/{in_address(r.report_id)}.html",
            **({"canonical": web} if web else {}),
            "selector": [
                *([] if r.headline else [position]),
                {
                    "type": "TextQuoteSelector", "exact": text[r.start : r.end],
                    "prefix": text[max(0, r.start - CONTEXT) : r.start],
                    "suffix": text[r.end : r.end + CONTEXT],
                },
            ],
        },
    }  # fmt: skip


def _claim(c: ClaimRow) -> Reading:
    figure = (
        c["low"]
        if c["low"] == c["high"]
        else f"{c['low'] if c['low'] is not None else ''}..{c['high'] if c['high'] is not None else ''}"
    )
    tags: list[Tag] = [
        ("effect", c["effect"]),
        ("group", c["group"]),
        ("figure", figure),
        ("said by", c["attributed_to"]),
        ("incident", c["incident_id"]),
        ("status", c["status"]),
    ]
    return Reading(c["claim_id"], c["report_id"], c["start"], c["end"], tags, c["part"] == "title")


def _statement(s: StatementRow) -> Reading:
    tags: list[Tag] = [
        ("speaker", s["speaker"]),
        ("act", s["act"]),
        ("kind", s["kind"]),
        ("utterance", s["utterance_id"]),
        ("status", s["status"]),
    ]
    return Reading(s["statement_id"], s["report_id"], s["start"], s["end"], tags)


def _particular(p: ParticularRow) -> Reading:
    tags: list[Tag] = [
        ("aspect", p["aspect"]),
        ("value", p["value"]),
        ("number", p["number"]),
        ("said by", p["attributed_to"]),
        ("incident", p["incident_id"]),
    ]
    return Reading(p["particular_id"], p["report_id"], p["start"], p["end"], tags)
