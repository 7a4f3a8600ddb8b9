"""Somebody else's table, from its file, against an edition's tables; and the answer as a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from dateline import tables
from dateline.comparing import comparison
from dateline.comparing.foreign import ForeignTable, read_foreign
from dateline.linking.places.inferred import with_inferred
from dateline.pipeline.withholding.published import Published
from dateline.reading import Case
from dateline.tables import ComparisonRow, PlaceMentionRow, PlaceRow, ReportRow, SentenceRow

NEEDED = ("reports", "sentences", "claims", "places", "incidents", "tolls", "what_ifs", "times", "victims")


def foreign_table(case: Case | None, file: Path | None = None, layout: str = "") -> ForeignTable:
    """The table that a person names, or else the one that case.yml does. Raises Unusable."""
    settings = case.compare if case else {}
    path = file or (case.folder / settings["file"] if case and "file" in settings else None)
    if path is None:
        return ForeignTable([], "", [])
    return read_foreign(
        path, layout or settings.get("layout", ""), settings.get("columns", {}), settings.get("dates", "")
    )


def compared(linked: Mapping[str, pd.DataFrame], foreign: ForeignTable, case: Case | None = None) -> pd.DataFrame:
    """The table comparisons."""
    mentions = tables.rows(linked["places"], PlaceMentionRow)
    listed = with_inferred(mentions, case.places if case else ())
    places: list[PlaceRow] = tables.rows(tables.table("gazetteer", [_place(dict(p)) for p in listed]), PlaceRow)
    return comparison(linked, places, foreign)


def _place(row: dict[str, object]) -> dict[str, object]:
    points = {c: float(str(row[c])) if row.get(c) else None for c in ("latitude", "longitude")}
    return {**row, "within": row["within"] or None, **points}


def in_edition(case: Case, linked: Mapping[str, pd.DataFrame], public: Published) -> pd.DataFrame:
    """The table comparisons of a book, without the names that it withholds; empty where case.yml names no table."""
    foreign = foreign_table(case)
    found = compared(linked, foreign, case) if foreign.rows else tables.table("comparisons", [])
    words = ["row", "value", "otherwise"]
    found[words] = public.cleaned(found[words])
    return found


def with_words(linked: Mapping[str, pd.DataFrame], found: pd.DataFrame) -> pd.DataFrame:
    """The table comparisons with the words of the sentences that give a cell, each behind its outlet."""
    sentences = {s["sentence_id"]: s for s in tables.rows(linked["sentences"], SentenceRow)}
    reports = {r["report_id"]: r for r in tables.rows(linked["reports"], ReportRow)}

    def words(sentence_id: str) -> str:
        s = sentences[sentence_id]
        r = reports[s["report_id"]]
        text = r["title"] if s["part"] == "title" else r["text"]
        return f"{r['outlet']}: {' '.join(text[s['start'] : s['end']].split())}"

    rows = tables.rows(found, ComparisonRow)
    return found.assign(sentences=[" | ".join(map(words, r["evidence"].split())) for r in rows])
