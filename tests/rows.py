"""Whole rows for tests, from the few cells that a test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.extraction.sentences import quotation_rows, sentence_rows
from dateline.extraction.text.document import Document
from dateline.linking.rows import LinkedRows
from dateline.linking.texts import Texts
from dateline.tables import TABLES

EMPTY = {"str": "", "int": 0, "float": 0.0, "bool": False}
Cells = Mapping[str, Any]


def whole(table: str, cells: Cells) -> Any:
    """A row of a table; a cell that is not given is null, or empty where it cannot be."""
    return {c.name: cells.get(c.name, None if c.nullable else EMPTY[c.type]) for c in TABLES[table].columns}


def wholes(table: str, rows: Iterable[Cells]) -> list[Any]:
    """Rows of a table."""
    return [whole(table, r) for r in rows]


def linked_rows(rows: Mapping[str, Iterable[Cells]]) -> LinkedRows:
    """Linked tables; a table that is not given has no row, but sentences and quotations are those of the reports."""
    made = {name: wholes(name, rows.get(name, ())) for name in LinkedRows._fields}
    if "sentences" not in rows:
        made["sentences"], made["quotations"] = taken_apart({r["report_id"]: r["text"] for r in made["reports"]})
    return LinkedRows(**made)


def taken_apart(texts: Mapping[str, str]) -> tuple[list[Any], list[Any]]:
    """The rows of the tables sentences and quotations of some texts, by their report."""
    docs = {i: Document(text) for i, text in texts.items()}
    sentences = [s for i, doc in docs.items() for s in sentence_rows(doc, i)]
    return sentences, [q for i, doc in docs.items() for q in quotation_rows(doc, i)]


def texts_of(texts: Mapping[str, str]) -> Texts:
    """Texts as linking knows them, by their report."""
    return Texts(wholes("reports", ({"report_id": i, "text": t} for i, t in texts.items())), *taken_apart(texts))
