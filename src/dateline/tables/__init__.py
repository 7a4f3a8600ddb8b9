"""The tables: their columns, what each column holds, and how they are kept.

A table is checked against its schema (pandera) whenever it is written; Parquet is what the program reads again,
CSV is for people and other programs. Cells that a spreadsheet would take for a formula get a leading apostrophe
in the CSV, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, Any

import pandas as pd

# name → column → (type, nullable, what it holds)
COLUMNS: dict[str, dict[str, tuple[str, bool, str]]] = {
    "reports": {
        "report_id": ("str", False, "identifier: the file's name, or the id of a JSONL line"),
        "given_id": ("str", False, "what the input calls it, where that cannot be the identifier; else empty"),
        "outlet": ("str", False, "who published it"),
        "title": ("str", False, "headline, empty where none is known"),
        "url": ("str", False, "address, empty where none is known"),
        "language": ("str", False, "ISO 639 code"),
        "published": ("str", True, "EDTF date or time of publication; null where nothing says it"),
        "published_earliest": ("date", True, "first day it can have been published"),
        "published_latest": ("date", True, "last day it can have been published"),
        "dated_by": ("str", False, "metadata, text, inferred, none"),
        "dated_why": ("str", False, "one sentence on where the date comes from"),
        "dateline": ("str", False, "the place it is written from"),
        "agency": ("str", False, "whose story it says it is"),
        "carried_by": ("str", False, "who else printed the copy that was read"),
        "origin_id": ("str", False, "the report or source its facts come from"),
        "relation": ("str", False, "original, reprint, rewrite, primary source"),
        "full": ("bool", False, "false for an abstract, or where only the beginning could be read"),
        "partial": ("bool", False, "true where only the beginning of the text could be read, as behind a paywall"),
        "fetched": ("str", True, "when its page was fetched, in UTC; null where that is not known"),
        "version_of": ("str", True, "the report that is an older version of its page"),
        "replaced_by": ("str", True, "the report that is the newest version of its page, where this is an older one"),
        "words": ("int", False, "length in words"),
        "sha256": ("str", False, "hash of the text and what is known of it"),
        "text": ("str", False, "the text"),
    },
    "gazetteer": {
        "place_id": ("str", False, "identifier"),
        "name": ("str", False, "name in the book"),
        "kind": ("str", False, "village, town, city, district, mountain, governorate, region, country"),
        "within": ("str", True, "the place around it"),
        "latitude": ("float", True, "degrees, WGS 84"),
        "longitude": ("float", True, "degrees, WGS 84"),
        "other_names": ("str", False, "other spellings, separated by |"),
    },
    "actors": {
        "actor_id": ("str", False, "identifier"),
        "name": ("str", False, "name in the book"),
        "kind": ("str", False, "person, body, state, attacker"),
        "side": ("str", False, "whose side the case's maker counts them on"),
        "role": ("str", False, "role of a person"),
        "organisation": ("str", False, "the body a person speaks for"),
        "other_names": ("str", False, "other names, separated by |"),
    },
    "times": {
        "report_id": ("str", False, "report"),
        "start": ("int", False, "first character"),
        "end": ("int", False, "past the last character"),
        "words": ("str", False, "the expression"),
        "type": ("str", False, "date, time, duration, set"),
        "section": ("str", False, "where it stands: story, title, caption, link, byline, credit"),
        "formula": ("str", False, "what it means before the report's date is known"),
        "anchor": ("int", True, "start of the expression it counts from"),
        "value": ("str", True, "EDTF"),
        "earliest": ("date", True, "first day"),
        "latest": ("date", True, "last day"),
    },
    "places": {
        "report_id": ("str", False, "report"),
        "start": ("int", False, "first character"),
        "end": ("int", False, "past the last character"),
        "words": ("str", False, "the name as printed"),
        "place_id": ("str", False, "place"),
    },
    "claims": {
        "claim_id": ("str", False, "identifier"),
        "report_id": ("str", False, "report"),
        "start": ("int", False, "first character"),
        "end": ("int", False, "past the last character"),
        "words": ("str", False, "the words from the figure to the word of harm"),
        "effect": ("str", False, "killed, wounded, killed or wounded, missing, captured, displaced"),
        "group": ("str", False, "who they were"),
        "low": ("int", True, "least the words allow"),
        "high": ("int", True, "most the words allow"),
        "hedge": ("str", False, "words that bound the figure"),
        "mode": ("str", False, "total, added, subtotal, superseded (of an older version of a page), or denied: a figure that its source does not stand by"),
        "cause": ("str", False, "attack, or accident for a death told of in the same breath as one"),
        "means": ("str", True, "how it was done, where the sentence says so: ambush, bomb, gunfire, ..."),
        "figure_start": ("int", False, "first character of the figure and its noun"),
        "figure_end": ("int", False, "past their last character"),
        "attributed_to": ("str", True, "speaker whose words the figure stands in"),
        "attributed_id": ("str", True, "that speaker's actor_id"),
        "when": ("str", True, "the time expression it is tied to"),
        "when_start": ("int", True, "where that expression begins"),
        "earliest": ("date", True, "first day"),
        "latest": ("date", True, "last day"),
        "place_id": ("str", True, "place"),
        "incident_id": ("str", True, "incident; null for background"),
        "origin_id": ("str", True, "origin of the figure: its report's, or that of the report its passage is lifted from"),
        "status": ("str", False, "machine, or what a person decided"),
    },
    "statements": {
        "statement_id": ("str", False, "identifier"),
        "report_id": ("str", False, "report"),
        "start": ("int", False, "first character"),
        "end": ("int", False, "past the last character"),
        "words": ("str", False, "the words attributed"),
        "kind": ("str", False, "direct, mixed, indirect"),
        "speaker": ("str", True, "the person or body; null where the reader can't tell"),
        "speaker_id": ("str", True, "actor_id of a known speaker"),
        "speaker_start": ("int", True, "first character of the words that name the source"),
        "speaker_end": ("int", True, "past their last character"),
        "role": ("str", True, "role given in the report or known of the actor"),
        "organisation": ("str", True, "body the speaker speaks for"),
        "cue": ("str", True, "verb or phrase that attributes"),
        "act": ("str", False, "what the statement does"),
        "said_earliest": ("date", True, "first day it can have been said"),
        "said_latest": ("date", True, "last day it can have been said"),
        "said_start": ("int", True, "where the time of speaking stands"),
        "venue": ("str", True, "where or how it was said"),
        "names": ("str", False, "actors whom its words name, without the speaker, separated by spaces"),
        "utterance_id": ("str", False, "the utterance it prints"),
        "status": ("str", False, "machine, or what a person decided"),
    },
    "particulars": {
        "particular_id": ("str", False, "identifier"),
        "report_id": ("str", False, "report"),
        "start": ("int", False, "first character"),
        "end": ("int", False, "past the last character"),
        "words": ("str", False, "the words that say it"),
        "aspect": ("str", False, "attacks, places, ground, from, claim, position"),
        "value": ("str", False, "what they say of it; for a position the direction"),
        "number": ("float", True, "how many; for a position kilometres"),
        "place_id": ("str", True, "the place spoken of"),
        "other_place_id": ("str", True, "the place it is placed by"),
        "attributed_to": ("str", True, "speaker in whose words it stands"),
        "attributed_id": ("str", True, "that speaker's actor_id"),
        "incident_id": ("str", True, "incident; null where it is about none of those told of"),
        "status": ("str", False, "machine, or what a person decided"),
    },
    "reliances": {
        "report_id": ("str", False, "the report that rests on another"),
        "start": ("int", True, "first character of the passage that does; null for the whole report"),
        "end": ("int", True, "past its last character"),
        "rests_on": ("str", False, "report, or outlet or agency where none of its reports is here"),
        "relation": ("str", False, "reprint, rewrite, lifted, primary, cited"),
        "why": ("str", False, "what shows it"),
    },
    "incidents": {
        "incident_id": ("str", False, "identifier: place and day"),
        "name": ("str", False, "what it is called in the book"),
        "date": ("str", True, "EDTF"),
        "earliest": ("date", True, "first day"),
        "latest": ("date", True, "last day"),
        "date_precision": ("int", True, "UCDP GED: 1 the day ... 5 longer, at most a year"),
        "place_id": ("str", False, "place"),
        "latitude": ("float", True, "degrees, WGS 84"),
        "longitude": ("float", True, "degrees, WGS 84"),
        "where_precision": ("int", True, "UCDP GED: 1 the exact place ... 7"),
        "kind": ("str", False, "attack, or series"),
        "perpetrator": ("str", True, "who is said to have done it"),
        "target": ("str", True, "groups that were hit"),
        "strength": ("str", False, "after Airwars: confirmed, fair, weak, contested, discounted"),
        "reports": ("int", False, "reports that give a figure for it"),
        "origins": ("int", False, "independent origins among them"),
        "why": ("str", False, "why these claims were taken together"),
    },
    "tolls": {
        "incident_id": ("str", False, "incident"),
        "effect": ("str", False, "killed, wounded, ..."),
        "group": ("str", False, "group, or all"),
        "low": ("int", True, "least"),
        "best": ("int", True, "the figure the rule gives"),
        "high": ("int", True, "most"),
        "rule": ("str", False, "the rule"),
        "claim_ids": ("str", False, "the claims it rests on, separated by spaces"),
        "why": ("str", False, "how the figure comes about"),
    },
    "variants": {
        "utterance_id": ("str", False, "utterance"),
        "statement_id": ("str", False, "this printing"),
        "report_id": ("str", False, "its report"),
        "base_statement_id": ("str", False, "the printing it is held against"),
        "base_report_id": ("str", False, "that printing's report"),
        "base_start": ("int", False, "first character of that printing in its report"),
        "base_end": ("int", False, "past its last character"),
        "quoted": ("bool", False, "whether it stands between quotation marks"),
        "relation": ("str", False, "base, verbatim, truncated, extended, cut inside, altered, paraphrase, other rendering"),
        "kept": ("float", False, "share of the base's words that it keeps, 0 to 1"),
        "differences": ("str", False, "JSON: operations with offsets in both texts"),
        "start": ("int", False, "first character of the passage in its report"),
        "end": ("int", False, "past its last character"),
    },
    "unanswered": {
        "target": ("str", False, "identifier that a decision of review.csv names and no reading bears"),
        "decision": ("str", False, "confirm, reject, amend, merge, split"),
        "field": ("str", False, "column to amend"),
        "value": ("str", True, "what it should be"),
        "by": ("str", False, "who decided"),
        "on": ("str", False, "when"),
        "why": ("str", False, "for what reason"),
        "line": ("int", False, "line of review.csv"),
    },
    "changes": {
        "table": ("str", False, "the table it is in"),
        "kind": ("str", False, "new, changed, withdrawn"),
        "item": ("str", False, "identifier of what changed; its parts are separated by spaces"),
        "what": ("str", False, "what it is, in a line"),
        "before": ("str", True, "what the edition before said of it; null for what is new"),
        "after": ("str", True, "what this edition says; null for what was withdrawn"),
    },
    "contradictions": {
        "contradiction_id": ("str", False, "identifier"),
        "incident_id": ("str", True, "incident"),
        "kind": ("str", False, "date, number, place, responsibility, means, wording, attribution, arithmetic"),
        "summary": ("str", False, "what does not agree"),
        "sides": ("str", False, "JSON: each side with its reports, origins and evidence"),
        "settled_by": ("str", False, "what settles it; empty where nothing does"),
    },
}  # fmt: skip

MOST_CASES = 8


class Misfit(ValueError):
    """A table that does not fit its schema; says which columns and which cells."""


DTYPES = {"str": "str", "int": "Int64", "float": "float64", "bool": "bool", "date": "object"}


@cache
def schema(name: str) -> Any:
    """The pandera schema of a table."""
    import pandera.pandas as pa

    kinds = {"str": pa.String, "int": "Int64", "float": "float64", "bool": "bool", "date": object}
    columns = {
        c: pa.Column(
            None if kind in ("str", "date") else kinds[kind], nullable=nullable, checks=_checks(kind, nullable)
        )
        for c, (kind, nullable, _) in COLUMNS[name].items()
    }
    spans = (
        pa.Check(lambda df: df["start"] < df["end"], error="start before end")
        if not COLUMNS[name].get("start", ("", True, ""))[1]
        else None
    )
    key = {
        "reports": "report_id",
        "claims": "claim_id",
        "statements": "statement_id",
        "particulars": "particular_id",
        "incidents": "incident_id",
        "gazetteer": "place_id",
        "actors": "actor_id",
        "contradictions": "contradiction_id",
    }.get(name)
    return pa.DataFrameSchema(columns, checks=[spans] if spans else [], unique=[key] if key else None, strict=True)


def _checks(kind: str, nullable: bool) -> list[Any]:
    import pandera.pandas as pa

    wanted = {"str": str, "date": date}.get(kind)
    return (
        [pa.Check(lambda v: isinstance(v, wanted), element_wise=True, error=f"a {wanted.__name__}")] if wanted else []
    )


def table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A table from rows, with every column of its schema in order; cells that are not given are null."""
    rows = list(rows)
    data = {}
    for column, (kind, _, _) in COLUMNS[name].items():
        values = [None if _null(v := row.get(column)) else v for row in rows]
        data[column] = pd.Series(values, dtype=object if kind in ("str", "date") else DTYPES[kind])
    return pd.DataFrame(data)


def _null(value: Any) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and value != value)


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table as dictionaries, None for null, plain int for whole numbers."""
    out = []
    names = list(frame.columns)
    for values in zip(*(frame[c].tolist() for c in names), strict=True) if names else ():
        out.append({n: None if _null(v) else v for n, v in zip(names, values, strict=True)})
    return out


def check(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table itself, if it fits its schema. Raises Misfit, which names the columns and the first cells that do not."""
    from pandera.errors import SchemaErrors

    try:
        return schema(name).validate(frame, lazy=True)  # type: ignore[no-any-return]
    except SchemaErrors as error:
        cases = error.failure_cases.astype(str).drop_duplicates(["column", "check"])
        wrong = [
            f"{c['column']}: not {c['check']} ({str(c['failure_case'])[:60]!r}, row {c['index']})" for c in rows(cases)
        ]
        raise Misfit(f"the table {name} does not fit its schema: " + "; ".join(wrong[:MOST_CASES])) from None


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_parquet(name: str, frame: pd.DataFrame, to: Path | IO[bytes]) -> None:
    """Write a table as Parquet. Its columns have the types of the schema even where all cells are null, so that parts of one
    table fit together."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
    fields = [pa.field(c, kinds[kind]) for c, (kind, _, _) in COLUMNS[name].items() if c in frame.columns]
    pq.write_table(pa.Table.from_pandas(frame, schema=pa.schema(fields), preserve_index=False), to)


def to_csv(frame: pd.DataFrame, path: Path | IO[bytes]) -> None:
    """Write a table as CSV: UTF-8, line feeds, dates as ISO; a text cell that begins like a formula gets an apostrophe."""
    safe = frame.copy()
    for column in safe.columns:
        if safe[column].dtype == object or str(safe[column].dtype) == "str":
            safe[column] = [
                ("'" + v if isinstance(v, str) and v.startswith(FORMULA) and column != "words" else v)
                for v in safe[column]
            ]
    safe.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def write(folder: Path, frames: Mapping[str, pd.DataFrame], formats: Iterable[str] = ("parquet", "csv")) -> None:
    """Write tables into a folder, one file a table and format. They are checked by whoever hands them out (check)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        if "parquet" in formats:
            to_parquet(name, frame, folder / f"{name}.parquet")
        if "csv" in formats:
            to_csv(frame.drop(columns=["text"], errors="ignore"), folder / f"{name}.csv")


def read(folder: Path, name: str) -> pd.DataFrame:
    """Read a table again, from its file or its folder of parts; the columns and types are those that were written."""
    return read_file(folder / f"{name}.parquet", name)


def read_file(path: Path, name: str) -> pd.DataFrame:
    """Read a Parquet file (or folder of parts) that holds a table."""
    import pyarrow.parquet as pq

    if path.is_dir():
        return of_arrow(name, pq.read_table(path))
    # One file in one thread: what many threads need to begin costs more than a table of this size.
    return of_arrow(name, pq.ParquetFile(path).read(use_threads=False))


def of_arrow(name: str, found: Any) -> pd.DataFrame:
    """A table from an Arrow table, with the types of its schema and None for null."""
    import pyarrow as pa

    frame: pd.DataFrame = found.to_pandas(
        types_mapper={pa.int64(): pd.Int64Dtype()}.get, ignore_metadata=True, use_threads=False
    )
    for column, (kind, _, _) in COLUMNS[name].items():
        if kind in ("str", "date") and column in frame.columns:
            frame[column] = frame[column].astype(object).where(frame[column].notna(), None)
    return frame


def digest(frame: pd.DataFrame) -> str:
    """A hash of a table's content."""
    text = json.dumps(
        [list(frame.columns), [[None if _null(v) else str(v) for v in row] for row in frame.itertuples(index=False)]]
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
