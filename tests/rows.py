"""Whole rows for tests, from the few cells that a test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.linking.rows import LinkedRows
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
    """Linked tables; a table that is not given has no row."""
    return LinkedRows(*(wholes(name, rows.get(name, ())) for name in LinkedRows._fields))
