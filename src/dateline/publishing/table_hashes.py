"""The hashes of what a page may have been made from: an edition's tables, and the parts of them that can be read alone.

"text/ID" is the text of one report, "text/ID/START-END" a stretch of it, "sentences/ID" the sentences of one report
(dateline.chapters.common.edition writes down which of these were read).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

import pandas as pd

from dateline import tables
from dateline.tables import ReportRow, SentenceRow


class Hashes(Protocol):
    """What is asked for the hash of a table, or of a part of one, by its name; None where there is none."""

    def get(self, name: str, /) -> str | None:
        """Give the hash."""


class TableHashes:
    """The hashes of the tables of an edition, by name, and of parts of these tables."""

    def __init__(self, whole: Mapping[str, str], shown: Mapping[str, pd.DataFrame]) -> None:
        self.whole, self.shown = whole, shown

    def get(self, name: str, /) -> str | None:
        """Give the hash of a table or of a part; None where there is no such table, report or sentence."""
        kind, _, part = name.partition("/")
        if not part:
            return self.whole.get(name)
        if kind == "sentences":
            return self._sentences.get(part)
        report_id, _, between = part.partition("/")
        text = self._texts.get(report_id)
        if text is None:
            return None
        start, _, end = between.partition("-")
        return _hash(text[int(start) : int(end)] if between else text)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {r["report_id"]: r["text"] for r in tables.rows(self.shown["reports"], ReportRow)}

    @cached_property
    def _sentences(self) -> dict[str, str]:
        out: dict[str, list[str]] = {}
        for s in tables.rows(self.shown["sentences"], SentenceRow):
            out.setdefault(s["report_id"], []).append(repr(sorted(s.items())))
        return {report_id: _hash("\n".join(rows)) for report_id, rows in out.items()}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
