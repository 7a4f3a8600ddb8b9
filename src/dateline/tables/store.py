"""Tables as DataFrames, checked against their spec, and kept as Parquet and CSV.

A table is checked (`check`, with pandera), and the tables of an edition against each other (`check_tables`),
once, before it is written; Parquet is what the program reads again, CSV is for people and other programs.
Cells that a spreadsheet would take for a formula get a leading apostrophe in the CSV, as OWASP advises
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from operator import itemgetter
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast, overload

import pandas as pd

from dateline.tables.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

DTYPES = {"str": "str", "int": "Int64", "float": "float64", "bool": "bool", "date": "object"}
R = TypeVar("R")


def kinds(name: str) -> dict[str, str]:
    """The columns of a table in order, each with its type: str, int, float, bool or date."""
    return {c.name: c.type for c in TABLES[name].columns}


def table(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """A table from rows, with every column of its schema in order; cells that are not given are null."""
    own = kinds(name)
    data = {}
    for (column, kind), cells in zip(own.items(), _by_column(list(rows), list(own)), strict=True):
        data[column] = pd.Series(_plain(cells), dtype=object if kind in ("str", "date") else DTYPES[kind])
    return pd.DataFrame(data)


def _by_column(rows: list[Mapping[str, object]], columns: list[str]) -> list[list[object]]:
    """The cells of each column; most rows have all columns, and are turned around at once."""
    try:
        return list(map(list, zip(*map(itemgetter(*columns), rows), strict=True))) or [[] for _ in columns]
    except KeyError:
        return [[row.get(c) for row in rows] for c in columns]


def _plain(values: list[object]) -> list[object]:
    """The cells of a column with None for null; most columns have no other null, which their types show."""
    if not any(issubclass(kind, (float, type(pd.NA))) for kind in set(map(type, values))):
        return values
    return [None if _null(v) else v for v in values]


def _null(value: Any) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and value != value)


@overload
def rows(frame: pd.DataFrame) -> list[dict[str, Any]]: ...


@overload
def rows(frame: pd.DataFrame, row_type: type[R]) -> list[R]: ...


def rows(frame: pd.DataFrame, row_type: type[Any] | None = None) -> list[Any]:
    """Return the rows of a table as dictionaries, None for null, plain int for whole numbers.

    `row_type` (`dateline.tables.ClaimRow` for claims) says what every column holds; what the frame lacks is null.
    """
    out: list[dict[str, object]] = []
    names = list(frame.columns)
    if row_type is not None and (lacking := [n for n in row_type.__annotations__ if n not in names]):
        return rows(frame.assign(**dict.fromkeys(lacking, None)), row_type)
    for values in zip(*(_plain(frame[c].tolist()) for c in names), strict=True) if names else ():
        out.append(dict(zip(names, values, strict=True)))
    return out


def arrow_rows(found: pa.Table, row_type: type[R]) -> list[R]:
    """The rows of an Arrow table, as `rows` gives those of a DataFrame, without making one."""
    cells = {n: _cells(found.column(n)) for n in found.column_names}
    cells |= {n: [None] * found.num_rows for n in row_type.__annotations__ if n not in cells}
    out = [dict(zip(cells, values, strict=True)) for values in zip(*cells.values(), strict=True)]
    return cast("list[R]", out)


def _cells(column: pa.ChunkedArray) -> list[object]:
    """The cells of an Arrow column, None for null and for what is no number."""
    import pyarrow as pa

    if pa.types.is_string(column.type) or (column.null_count == 0 and pa.types.is_int64(column.type)):
        found: list[object] = column.to_numpy().tolist()  # far faster than cell by cell
        return found
    return _plain(column.to_pylist())


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_parquet(name: str, frame: pd.DataFrame, to: Path | IO[bytes]) -> None:
    """Write a table as Parquet. Its columns have the types of the schema even where all cells are null,
    so that parts of one table fit together."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrow = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
    fields = [pa.field(c, arrow[kind]) for c, kind in kinds(name).items() if c in frame.columns]
    pq.write_table(pa.Table.from_pandas(frame, schema=pa.schema(fields), preserve_index=False), to)


def to_csv(frame: pd.DataFrame, path: Path | IO[bytes]) -> None:
    """Write a table as CSV: UTF-8, line feeds, dates as ISO; a text cell that begins like a
    formula gets an apostrophe."""
    safe = frame.copy()
    for column in safe.columns:
        if safe[column].dtype == object or str(safe[column].dtype) == "str":
            safe[column] = [
                ("'" + v if isinstance(v, str) and v.startswith(FORMULA) and column != "words" else v)
                for v in safe[column]
            ]
    safe.to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def write(folder: Path, frames: Mapping[str, pd.DataFrame], formats: Iterable[str] = ("parquet", "csv")) -> None:
    """Write tables into a folder, one file a table and format. They are checked before (check_tables)."""
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
    return of_arrow(name, arrow_file(path))


def arrow_file(path: Path) -> pa.Table:
    """Read a Parquet file (or folder of parts) as an Arrow table."""
    import pyarrow.parquet as pq

    if path.is_dir():
        return pq.read_table(path)
    # One file in one thread: what many threads need to begin costs more than a table of this size.
    return pq.ParquetFile(path).read(use_threads=False)


def of_arrow(name: str, found: Any) -> pd.DataFrame:
    """A table from an Arrow table, with the types of its schema and None for null."""
    import pyarrow as pa

    own = kinds(name)
    listed = {c for c in found.column_names if own.get(c) in ("str", "date")}
    # Texts and days become Python's own at once: by way of a frame a table takes two and a half times as long.
    frame: pd.DataFrame = found.select([c for c in found.column_names if c not in listed]).to_pandas(
        types_mapper={pa.int64(): pd.Int64Dtype()}.get, ignore_metadata=True, use_threads=False
    )
    columns = {
        c: pd.Series(_cells(found.column(c)), dtype=object) if c in listed else frame[c] for c in found.column_names
    }
    return pd.DataFrame(columns)


def digest(frame: pd.DataFrame) -> str:
    """A hash of a table's content."""
    text = json.dumps(
        [list(frame.columns), [[None if _null(v) else str(v) for v in row] for row in frame.itertuples(index=False)]]
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
