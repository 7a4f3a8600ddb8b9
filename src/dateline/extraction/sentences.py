"""The sentences and quotations of a report as rows, for what comes after extraction: it takes no text apart again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.core.report import identifiers
from dateline.core.spans import Span
from dateline.extraction.text.document import Document, starting_in

if TYPE_CHECKING:  # at run time dateline.tables brings pandas, which extraction does without
    from dateline.tables import QuotationRow, SentenceRow


def sentence_rows(doc: Document, report_id: str, title: str = "") -> list[SentenceRow]:
    """The title as one row; then, in the order of the text, every sentence of a paragraph that tells the story, and
    every other paragraph as one row."""
    rows = [_row(report_id, "title", Span(0, len(title)), (0, Span(0, len(title))), "title")] if title else []
    for n, p in enumerate(doc.paragraphs):
        section = doc.furniture.get(p, "story")
        for s in starting_in(doc.sentences, p.start, p.end) if doc.in_body(p.start) else [p]:
            rows.append(_row(report_id, "text", s, (n, p), section))
            rows[-1]["quoted"] = bool(doc.quotations_over(s.start, s.end))
    words = (((title if r["part"] == "title" else doc.text)[r["start"] : r["end"]], r["part"]) for r in rows)
    for row, name in zip(rows, identifiers("n", report_id, words), strict=True):
        row["sentence_id"] = name
    return rows


def _row(report_id: str, part: str, span: Span, paragraph: tuple[int, Span], section: str) -> SentenceRow:
    """A sentence in a paragraph, of which number and span are given; its identifier is not there yet."""
    number, around = paragraph
    return {
        "sentence_id": "", "report_id": report_id, "part": part, "start": span.start, "end": span.end,
        "paragraph": number, "paragraph_start": around.start, "paragraph_end": around.end, "section": section,
        "quoted": False,
    }  # fmt: skip


def quotation_rows(doc: Document, report_id: str) -> list[QuotationRow]:
    """The quotations of the story, in the order of the text."""
    return [
        {"report_id": report_id, "start": q.start, "end": q.end, "opens": q.open, "closes": q.close}
        for q in doc.quotations
    ]
