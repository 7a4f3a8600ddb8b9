"""The page of downloads: what the files are, in words; the notebook counts their rows and columns."""

from __future__ import annotations

from dateline import tables

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


def row_of(table: str) -> str:
    """What a row of a table is, in words."""
    return tables.TABLES[table].row


def columns() -> list[tuple[str, str, str, bool, str]]:
    """Every column of every table: table, column, type, whether a cell may be empty, meaning."""
    return [
        (name, c.name, TYPES[c.type], c.nullable, c.described)
        for name, spec in tables.TABLES.items()
        for c in spec.columns
    ]
