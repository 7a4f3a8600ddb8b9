"""Claims, statements and particulars as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Each targets its report by position and by the words themselves with what stands before and behind
(TextPositionSelector, TextQuoteSelector), so that it is found again in another copy of the text.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from dateline import tables
from dateline.core.identifiers import in_address

Row = dict[str, Any]
CONTEXT = 32


def annotation_page(linked: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """An AnnotationPage with one annotation a claim, statement and particular, in the order of reports and text."""
    reports = {r["report_id"]: r for r in tables.rows(linked["reports"])}
    found = [
        *((c, c["claim_id"], _claim(c)) for c in tables.rows(linked["claims"])),
        *((s, s["statement_id"], _statement(s)) for s in tables.rows(linked["statements"])),
        *((p, p["particular_id"], _particular(p)) for p in tables.rows(linked["particulars"])),
    ]
    found.sort(key=lambda t: (t[0]["report_id"], t[0]["start"], t[1]))
    items = [_annotation(row, name, bodies, reports[row["report_id"]]) for row, name, bodies in found]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:dateline:annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def _annotation(row: Row, name: str, told: list[tuple[str, Any]], report: Row) -> dict[str, Any]:
    headline = row.get("part") == "title"
    text = report["title" if headline else "text"]
    # A position counts within the text; words of a title are found by themselves.
    position = {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]}
    web = report["url"] if report["url"].startswith(("http://", "https://")) else None
    return {
        "id": f"urn:dateline:{name}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": f"{k}: {v}"} for k, v in told if v is not None],
        "target": {
            "source": f"reports/{in_address(row['report_id'])}.html",
            **({"canonical": web} if web else {}),
            "selector": [
                *([] if headline else [position]),
                {
                    "type": "TextQuoteSelector", "exact": text[row["start"] : row["end"]],
                    "prefix": text[max(0, row["start"] - CONTEXT) : row["start"]],
                    "suffix": text[row["end"] : row["end"] + CONTEXT],
                },
            ],
        },
    }  # fmt: skip


def _claim(c: Row) -> list[tuple[str, Any]]:
    figure = (
        c["low"]
        if c["low"] == c["high"]
        else f"{c['low'] if c['low'] is not None else ''}..{c['high'] if c['high'] is not None else ''}"
    )
    return [
        ("effect", c["effect"]),
        ("group", c["group"]),
        ("figure", figure),
        ("said by", c["attributed_to"]),
        ("incident", c["incident_id"]),
        ("status", c["status"]),
    ]


def _statement(s: Row) -> list[tuple[str, Any]]:
    return [
        ("speaker", s["speaker"]),
        ("act", s["act"]),
        ("kind", s["kind"]),
        ("utterance", s["utterance_id"]),
        ("status", s["status"]),
    ]


def _particular(p: Row) -> list[tuple[str, Any]]:
    return [
        ("aspect", p["aspect"]),
        ("value", p["value"]),
        ("number", p["number"]),
        ("said by", p["attributed_to"]),
        ("incident", p["incident_id"]),
    ]
