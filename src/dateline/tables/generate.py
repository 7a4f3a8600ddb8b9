"""Write what follows from the spec of the tables: the row types and the data dictionary.

    python -m dateline.tables.generate

writes `dateline/tables/rows.py` and, in a clone of the repository, `docs/tables.md`.
A test holds both equal to the spec.
"""

from __future__ import annotations

from pathlib import Path

from dateline.tables.schema import TABLES, Column, Table

TYPES = {"str": "str", "int": "int", "float": "float", "bool": "bool", "date": "date"}
WORDS = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day, ISO 8601"}
HERE = Path(__file__).resolve().parent
DOCS = HERE.parents[2] / "docs"
WIDTH = 116

ROWS = '''"""The rows of the tables, one TypedDict a table. Written by `python -m dateline.tables.generate`;
change schema.py instead.

A row is a plain dictionary: that is what Parquet gives and what linking reads by key
(docs/decisions/0007-typed-rows.md). Columns with a vocabulary are typed as text;
`dateline.tables.checks` refuses other values.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict
'''


def row_types() -> str:
    """The text of rows.py."""
    return ROWS + "".join(_class(t) for t in TABLES.values())


def _class(table: Table) -> str:
    rows = [
        f'\n\nclass {table.row_type}(TypedDict):\n    """{_capital(table.row)}: a row of the table {table.name}."""\n\n'
    ]
    rows += [f"    {c.name}: {TYPES[c.type]}{' | None' if c.nullable else ''}\n" for c in table.columns]
    return "".join(rows)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def dictionary() -> str:
    """The text of docs/tables.md: every column of every table."""
    out = [
        (
            "# Tables\n\nWritten by `python -m dateline.tables.generate` from `src/dateline/tables/schema.py`; "
            "change that file instead.\n"
        )
    ]
    for table in TABLES.values():
        out.append(f"\n## {table.name}\n\nA row is {table.row}.")
        out.append(f" Its key is {', '.join(f'`{c}`' for c in table.key)}." if table.key else "")
        rules = "; ".join(
            f"`{o.first}` {o.told.removeprefix(o.first + ' ').removesuffix(' ' + o.second)} `{o.second}`"
            for o in table.in_order
        )
        out.append(f" In every row {rules}." if rules else "")
        out.append("\n\n| column | type | empty | what it holds | example |\n|---|---|---|---|---|\n")
        out += [
            (
                f"| `{c.name}` | {WORDS[c.type]} | {'may be' if c.nullable else 'no'} | {_cell(c.described)} "
                f"| {_cell(example(c))} |\n"
            )
            for c in table.columns
        ]
    return "".join(out)


def example(c: Column) -> str:
    """The example of a column as text."""
    return "" if c.example is None else str(c.example).lower() if c.type == "bool" else str(c.example)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write both files."""
    (HERE / "rows.py").write_text(row_types(), encoding="utf-8")
    if DOCS.is_dir():
        (DOCS / "tables.md").write_text(dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
