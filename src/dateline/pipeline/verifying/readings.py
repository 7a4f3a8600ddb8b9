"""Figures, quotations and people harmed, against the sentence that each is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.identifiers import printable
from dateline.pipeline.edition import altered
from dateline.pipeline.verifying.findings import Finding, Kind, wrong
from dateline.reading.reports import FRONT
from dateline.tables import ClaimRow, ReportRow, SentenceRow, StatementRow, VictimRow
from dateline.tables.vocabulary import Part

# The tables that readings are in, and their files.
TABLES = ("reports", "sentences", "claims", "statements", "victims")
READ_FROM = tuple(f"{name}.parquet" for name in TABLES)
REBUILD = "Build the book anew: dateline build"


class Reading(NamedTuple):
    """What was read, and where: its identifier, report, part (title or text), offsets and words."""

    identifier: str
    report_id: str
    part: str
    start: int
    end: int
    words: str


def readings(frames: Mapping[str, pd.DataFrame]) -> list[Reading]:
    """The figures, quotations and people of some tables."""
    return [
        *(Reading(c["claim_id"], c["report_id"], c["part"], c["start"], c["end"], c["words"])
          for c in tables.rows(frames["claims"], ClaimRow)),
        *(Reading(s["statement_id"], s["report_id"], Part.TEXT, s["start"], s["end"], s["words"])
          for s in tables.rows(frames["statements"], StatementRow)),
        *(Reading(v["victim_id"], v["report_id"], v["part"], v["start"], v["end"], v["words"])
          for v in tables.rows(frames["victims"], VictimRow)),
    ]  # fmt: skip


class Place(NamedTuple):
    """Where a report's text is read from: its file, and the line of the file in which the text begins; None where the
    text has no lines of its own, as in JSONL."""

    file: str
    line: int | None


def place_of(data: Path, file: str) -> Place:
    """Where the text of a report begins in its file."""
    path = data / file
    if path.suffix.lower() not in (".md", ".markdown") or not path.is_file():
        return Place(file, None)
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    front = FRONT.match(text)
    before = text[: front.end()] if front else ""
    body = text[len(before) :]
    return Place(file, 1 + before.count("\n") + len(body) - len(body.lstrip("\n")))


def of_readings(
    frames: Mapping[str, pd.DataFrame], texts: Mapping[str, Mapping[str, str]], places: Mapping[str, Place]
) -> Iterator[Finding]:
    """Whether each reading's words occur where it says, in a sentence of its report's working copy.

    `texts` gives title and text of each report as its working copy has them, `places` where it is read from.
    """
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for s in tables.rows(frames["sentences"], SentenceRow):
        spans.setdefault((s["report_id"], s["part"]), []).append((s["start"], s["end"]))
    for r in readings(frames):
        file, first = places.get(r.report_id, Place(r.report_id, None))
        if r.report_id not in texts:
            yield wrong(Kind.READING, file, None, f"{r.identifier} is read from a report that is not there", REBUILD)
            continue
        text = texts[r.report_id][r.part]
        if text[r.start : r.end] != r.words:
            there = printable(text[r.start : r.end])
            what = f"{r.identifier} says {printable(r.words)} is at {r.start} to {r.end}; there is {there}"
            line = first + text.count("\n", 0, r.start) if first and r.part == Part.TEXT else None
            yield wrong(Kind.READING, file, line, what, REBUILD)
        elif not any(start <= r.start < end for start, end in spans.get((r.report_id, r.part), ())):
            what = f"{r.identifier} ({printable(r.words)}) is in no sentence of its report"
            yield wrong(Kind.READING, file, None, what, REBUILD)


def texts_of(frame: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Title and text of each report of a table."""
    return {r["report_id"]: {Part.TITLE: r["title"], Part.TEXT: r["text"]} for r in tables.rows(frame, ReportRow)}


def of_tables(folder: Path) -> Iterator[Finding]:
    """Whether each table of the built book is as it was written."""
    for name in altered(folder):
        yield wrong(Kind.BOOK, f"_build/tables/{name}", None, "it was changed since the book was built", REBUILD)


def built(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of an edition that readings are in. Raises FileNotFoundError."""
    return {name: tables.read(folder, name) for name in TABLES}
