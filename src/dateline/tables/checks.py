"""Whether tables fit their spec: types, empty cells, vocabularies, bounds, keys and order within a table,
references between tables, and words that are the report's own.

Whether a table fits is found out in one plain pass over each column (`fits`); only what does not fit is handed to
pandera, which says where and why: importing it and building its schemas takes longer than checking most tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from dateline.tables.schema import TABLES, Column, InOrder, Table

# An error names so many faults; more of the same kind help nobody.
MOST_FAULTS = 8
DTYPES = {"int": "Int64", "float": "float64", "bool": "bool"}
# What pandas infers for a column of objects that all are of our type.
INFERRED = {"str": ("string", "empty"), "date": ("date", "empty")}
PYTHON = {"str": (str, "text"), "date": (date, "a day")}


class Fault(NamedTuple):
    """One thing wrong: in which table, row and column ('' for a whole row), and what;
    of which report, where the row says so."""

    table: str
    row: str
    column: str
    what: str
    report_id: str = ""

    def __str__(self) -> str:
        where = f"{self.table}, {self.row}" + (f", column {self.column}" if self.column else "")
        return f"{where}: {self.what}"


class SchemaError(ValueError):
    """Tables that do not fit their spec; `faults` holds every fault, the message the first few."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        more = len(faults) - MOST_FAULTS
        told = "; ".join(map(str, faults[:MOST_FAULTS])) + (f"; and {more} more" if more > 0 else "")
        count = "1 row does" if len(faults) == 1 else f"{len(faults)} rows do"
        super().__init__(f"{count} not fit the schema of the table, so nothing was written. {told}")


def check(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table as it is, if it fits its spec. Raises SchemaError."""
    if faults := faults_in(name, frame):
        raise SchemaError(faults)
    return frame


def check_tables(frames: Mapping[str, pd.DataFrame]) -> None:
    """Check tables one by one, then against each other. Raises SchemaError with the faults of all of them.

    A reference is checked where both of its tables are among them, and words where the reports are, with their text.
    """
    faults = [f for name, frame in frames.items() for f in faults_in(name, frame)]
    if not faults:  # a table with a column missing can't be compared with another
        faults = [f for name in frames for f in (*_dangling(name, frames), *_other_words(name, frames))]
    if faults:
        raise SchemaError(faults)


def faults_in(name: str, frame: pd.DataFrame) -> list[Fault]:
    """Return what is wrong in one table by itself, the first fault of a cell only."""
    if fits(TABLES[name], frame):
        return []
    from pandera.errors import SchemaErrors

    try:
        schema(name).validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
        found: dict[tuple[str, str], Fault] = {}
        for column, told, value, index in zip(
            cases["column"], cases["check"], cases["failure_case"], cases["index"], strict=True
        ):
            fault = _fault(name, frame, str(column), str(told), value, index)
            found.setdefault((fault.row, fault.column or fault.what), fault)
        return list(found.values())
    return []


def fits(spec: Table, frame: pd.DataFrame) -> bool:
    """Whether a table fits its spec: what `schema` says of it, and nothing more, without pandera."""
    if set(frame.columns) != set(spec.by_name) or len(frame.columns) != len(spec.columns):
        return False
    try:
        if spec.key and frame.duplicated(list(spec.key)).any():
            return False
        return all(_column_fits(c, frame[c.name]) for c in spec.columns) and all(
            bool(_ordered(o)(frame).all()) for o in spec.in_order
        )
    except TypeError:  # cells that cannot be compared
        return False


def _column_fits(c: Column, cells: pd.Series[Any]) -> bool:
    """Whether the cells of a column have its type and the values it allows."""
    if c.type in DTYPES and str(cells.dtype) != DTYPES[c.type]:
        return False
    kind = PYTHON.get(c.type, (object,))[0]
    values = cells.tolist()
    # Where nothing else is in a column there is no empty cell to look for.
    if c.type not in PYTHON or set(map(type, values)) != {kind}:
        empty = cells.isna()
        if empty.any():
            if not c.nullable:
                return False
            values = cells[~empty].tolist()
    if not all(issubclass(own, kind) for own in set(map(type, values))):
        return False
    return (
        (not c.filled or all(map(str, values)))
        and (not c.allowed or set(c.allowed).issuperset(values))
        and (c.least is None or all(v >= c.least for v in values))
        and (c.most is None or all(v <= c.most for v in values))
    )


def _fault(name: str, frame: pd.DataFrame, column: str, told: str, value: object, index: Any) -> Fault:
    """A failure of pandera's in our words."""
    spec = TABLES[name]
    if told in ("column_in_schema", "column_in_dataframe"):
        missing = told == "column_in_dataframe"
        return Fault(
            name, "all rows", str(value), "the column is missing" if missing else "the table has no such column"
        )
    row, report = row_name(name, frame, index), _report_of(frame, index)
    if told == _twice(spec.key):
        return Fault(name, row, "", told, report)
    if pair := next((o for o in spec.in_order if o.told == told), None):
        values = ", ".join(f"{c} {frame.loc[index, c]}" for c in pair[:2])
        return Fault(name, row, "", f"{told} ({values})", report)
    if told == "not_nullable":
        return Fault(name, row, column, "the cell is empty", report)
    if told.startswith("dtype"):
        return Fault(name, "all rows", column, f"is not {spec.by_name[column].type} but {value}")
    return Fault(name, row, column, f"{_shown(value)} {told}", report)


def _report_of(frame: pd.DataFrame, index: Any) -> str:
    """The report that a row is about; empty where it is about none, or more than one."""
    report = frame.loc[index, "report_id"] if "report_id" in frame.columns else None
    return report if isinstance(report, str) else ""


def _shown(value: object) -> str:
    return repr(value[:60]) if isinstance(value, str) else str(value)


def row_name(name: str, frame: pd.DataFrame, index: Any) -> str:
    """What a reader can find a row by: its key, else its report and where it begins, else its number from 1."""
    key = [c for c in TABLES[name].key if c in frame.columns]
    if key and not frame.loc[index, key].isna().any():
        return "row " + " ".join(filter(None, (str(frame.loc[index, c]) for c in key)))
    number = f"row {frame.index.tolist().index(index) + 1}"
    if {"report_id", "start"} <= set(frame.columns):
        return f"{number} (report {frame.loc[index, 'report_id']}, from {frame.loc[index, 'start']})"
    return number


@cache
def schema(name: str) -> Any:
    """The pandera schema of a table."""
    import pandera.pandas as pa

    spec = TABLES[name]
    columns = {
        c.name: pa.Column(DTYPES.get(c.type), nullable=c.nullable, checks=[pa.Check(f, error=e) for f, e in _cells(c)])
        for c in spec.columns
    }
    checks = [pa.Check(_ordered(o), error=o.told, ignore_na=False) for o in spec.in_order]
    if spec.key:
        key = list(spec.key)
        checks.append(pa.Check(lambda df: ~df.duplicated(key), error=_twice(spec.key), ignore_na=False))
    return pa.DataFrameSchema(columns, checks=checks, strict=True)


def _twice(key: tuple[str, ...]) -> str:
    return f"the key {', '.join(key)} is there twice"


def _cells(c: Column) -> Iterator[tuple[Any, str]]:
    """What has to be true of the cells of a column that are not empty, each with the words for where it is not."""
    if c.type in PYTHON:
        kind, noun = PYTHON[c.type]

        def of_type(cells: pd.Series[Any]) -> Any:
            if pd.api.types.infer_dtype(cells, skipna=True) in INFERRED[c.type]:
                return pd.Series(data=True, index=cells.index)
            return cells.map(lambda cell: isinstance(cell, kind))

        yield of_type, f"is not {noun}"
    if c.filled:
        yield lambda cells: cells.astype(str).str.len() > 0, "is empty, and has to say something"
    if c.allowed:
        yield lambda cells: cells.isin(c.allowed), f"is not one of: {', '.join(c.allowed)}"
    if c.least is not None:
        yield lambda cells: cells >= c.least, f"is below {c.least:g}"
    if c.most is not None:
        yield lambda cells: cells <= c.most, f"is above {c.most:g}"


def _ordered(rule: InOrder) -> Any:
    """Whether two columns are in order in every row that has both."""

    def in_order(df: pd.DataFrame) -> pd.Series[bool]:
        both = df[rule.first].notna() & df[rule.second].notna()
        out = pd.Series(data=True, index=df.index)
        a, b = df.loc[both, rule.first], df.loc[both, rule.second]
        out[both] = (a < b if rule.strictly else a <= b).astype(bool)
        return out

    return in_order


def _dangling(name: str, frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """The cells that name something no other table has."""
    frame = frames[name]
    for c in TABLES[name].columns:
        table, _, column = c.refers.partition(".")
        if table not in frames or c.name not in frame.columns:
            continue
        cells = frame[c.name].dropna()
        if c.many:
            cells = cells[cells != ""].str.split(" ").explode()
        for index, value in cells[~cells.isin(set(frames[table][column]))].items():
            yield Fault(
                name,
                row_name(name, frame, index),
                c.name,
                f"{value!r} is not in {table}, column {column}",
                _report_of(frame, index),
            )


def _other_words(name: str, frames: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """The rows whose words are not the report's text (or title, where the row's part is that) from start to end."""
    frame = frames[name]
    if not {"report_id", "start", "end", "words"} <= set(frame.columns) or "text" not in frames.get("reports", frame):
        return
    reports = frames["reports"]
    texts = {("text", i): text for i, text in zip(reports["report_id"], reports["text"], strict=True)}
    if "title" in reports:
        texts |= {("title", i): title for i, title in zip(reports["report_id"], reports["title"], strict=True)}
    parts = frame["part"] if "part" in frame else ["text"] * len(frame)
    cells = zip(frame.index, parts, frame["report_id"], frame["start"], frame["end"], frame["words"], strict=True)
    for index, part, report, start, end, words in cells:
        if (part, report) in texts and texts[part, report][start:end] != words:
            told = f"{_shown(words)} is not what report {report} says from {start} to {end}"
            yield Fault(name, row_name(name, frame, index), "words", told, report)
