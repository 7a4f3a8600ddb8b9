"""The page of downloads: every file, and what each column of each table holds."""

from __future__ import annotations

from dateline import tables
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, table, together
from dateline.chapters.common.traced import of, shown

TYPES = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day, ISO 8601"}
OTHERS = {
    "datapackage.json": "Frictionless data package: the CSV files with their schemas",
    "events.csv": "one row an attack, in the columns of UCDP GED that reports can fill",
    "attacks.geojson": "attacks as points, with precision and tolls",
    "timeline.json": "attacks and statements for TimelineJS",
    "timeline.ics": "attacks as a calendar",
    "collation.xml": "every utterance with its versions, TEI with a critical apparatus",
    "annotations.json": "figures, statements and particulars as W3C Web Annotations",
}


def _link(name: str, label: str | None = None) -> Html:
    return html('<a href="../downloads/{{ name }}">{{ label }}</a>', name=name, label=label or name)


@shown
def file_table(book: Edition) -> Html:
    """Every file to download."""
    rows: list[tuple[object, ...]] = [
        (
            together([_link(f"{n}.csv"), _link(f"{n}.parquet", "Parquet")], " · "),
            f"the table {n}",
            str(len(book.rows(n))),
        )
        for n in tables.TABLES
    ]
    rows += [(_link(name), told, None) for name, told in OTHERS.items()]
    return table(["File", "What it holds", "Rows"], rows, "Files", kinds=Columns(numeric=["Rows"]))


def dictionary() -> Html:
    """Every column of every table."""
    rows = [
        (
            name,
            html("<code>{{ name }}</code>", name=c.name),
            TYPES[c.type],
            "may be empty" if c.nullable else "always there",
            c.described,
        )
        for name, spec in tables.TABLES.items()
        for c in spec.columns
    ]
    made = table(
        ["Table", "Column", "Type", "Filled", "What it holds"], rows, "Columns", kinds=Columns(choices=["Table"])
    )
    return of("schema", made)
