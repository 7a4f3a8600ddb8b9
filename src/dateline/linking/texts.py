"""Reports' texts as extraction took them apart: sentences, paragraphs and quotations, looked up by a place in the text.

All of it comes from the tables sentences and quotations; nothing here or behind it parses a text again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import pandas as pd

from dateline import tables
from dateline.core.spans import STORY, Span, TakenApart
from dateline.linking.rows import LinkedRows, ReadRows, by_report
from dateline.tables import QuotationRow, ReportRow, SentenceRow
from dateline.tables.vocabulary import Part


def quotation_at(quotations: Sequence[QuotationRow], offset: int) -> QuotationRow | None:
    """Of one report's quotations, in the order of the text, the one around an offset, from its opening mark to the end
    of its words; None where there is none."""
    at = bisect_right(quotations, offset, key=lambda q: q["opens"]) - 1
    return quotations[at] if at >= 0 and offset < quotations[at]["end"] else None


class ReadText(TakenApart):
    """One report's text with its rows of the tables sentences and quotations, in the order of the text."""

    def __init__(self, text: str, sentences: Iterable[SentenceRow], quotations: Sequence[QuotationRow]) -> None:
        self.text = text
        self.quotations = quotations
        self._rows = [s for s in sentences if s["part"] == Part.TEXT]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the story."""
        return [Span(s["start"], s["end"]) for s in self._rows if s["section"] in STORY]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Every paragraph."""
        return list(dict.fromkeys(Span(s["paragraph_start"], s["paragraph_end"]) for s in self._rows))

    @cached_property
    def _quoted(self) -> list[Span]:
        """What is between quotation marks; of marks within marks the outer ones."""
        out: list[Span] = []
        for start, end in sorted((q["start"], q["end"]) for q in self.quotations):
            if out and start <= out[-1].end:
                out[-1] = Span(out[-1].start, max(end, out[-1].end))
            else:
                out.append(Span(start, end))
        return out

    def quotes_in(self, start: int, end: int) -> bool:
        """Whether quotation marks are around anything in a stretch."""
        at = bisect_right(self._quoted, end - 1, key=_start) - 1
        return at >= 0 and start < self._quoted[at].end

    def is_quoted(self, offset: int) -> bool:
        """Whether a place in the text is between quotation marks."""
        at = bisect_right(self._quoted, offset, key=_start) - 1
        return at >= 0 and offset < self._quoted[at].end

    @cached_property
    def body(self) -> list[Span]:
        """The paragraphs that tell the story."""
        own = (s for s in self._rows if s["section"] in STORY)
        return list(dict.fromkeys(Span(s["paragraph_start"], s["paragraph_end"]) for s in own))


def _start(span: Span) -> int:
    return span.start


class TextsByReport(Protocol):
    """Texts by the identifier of their report."""

    def __getitem__(self, report_id: str, /) -> ReadText: ...


class Texts:
    """The texts of reports by identifier; each is put together when it is first asked for."""

    def __init__(
        self, reports: Iterable[ReportRow], sentences: Iterable[SentenceRow], quotations: Iterable[QuotationRow]
    ) -> None:
        self._reports = {r["report_id"]: r for r in reports}
        self._sentences, self._quotations = by_report(sentences), by_report(quotations)
        self._made: dict[str, ReadText] = {}

    @classmethod
    def of(cls, rows: ReadRows | LinkedRows) -> Texts:
        """The texts of the reports of some rows."""
        return cls(rows.reports, rows.sentences, rows.quotations)

    @classmethod
    def of_frames(cls, frames: Mapping[str, pd.DataFrame]) -> Texts:
        """The texts of the reports of some tables."""
        return cls(
            tables.rows(frames["reports"], ReportRow),
            tables.rows(frames["sentences"], SentenceRow),
            tables.rows(frames["quotations"], QuotationRow),
        )

    def __getitem__(self, report_id: str) -> ReadText:
        """The text of a report. Raises KeyError where there is no such report."""
        if report_id not in self._made:
            text = self._reports[report_id]["text"]
            self._made[report_id] = ReadText(text, self._sentences[report_id], self._quotations[report_id])
        return self._made[report_id]
