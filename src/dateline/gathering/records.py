"""Tables of reports: JSONL (one object a line) and CSV (one report a row), with columns named as the front matter's
fields or as other programs name them (`columns`)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.core.plain_text import whole_number
from dateline.gathering.columns import fields_of, plain, twice, unread
from dateline.gathering.decoding import UNDECODED, encoding_of
from dateline.gathering.items import Found, Passed, Refused
from dateline.gathering.printed_dates import Unsure, printed_day
from dateline.gathering.table_lines import NAMES, Record, Records

MOST_CHARACTERS = 5_000_000
# A text of that many characters can take six bytes each, where it is written as \uXXXX.
LONGEST_LINE = 6 * MOST_CHARACTERS
UNKNOWN_BYTES = "its bytes are neither UTF-8 nor UTF-16 nor windows-1252. Save it as UTF-8"
Orders = Mapping[str, str]


def from_jsonl(path: Path, orders: Orders | None = None) -> Iterator[Found | Refused | Passed]:
    """The reports of a JSONL file: {"text": ..., "outlet": ..., ...}.
    `orders` says how outlets write days (dmy, mdy)."""
    if not (encoding := encoding_of(path)):
        yield Refused(path.name, UNKNOWN_BYTES, path.read_bytes()[:1000])
        return
    ignored: dict[str, None] = {}
    with path.open(encoding=encoding, newline="\n", errors="surrogateescape") as lines:
        for n, (line, length) in enumerate(_lines(lines), 1):
            source = f"{path.name}:{n}"
            if length > LONGEST_LINE:
                what = f"the line is {length / 1e6:.0f} million characters long. Split it into its reports"
                yield Refused(source, what, line[:1000].encode("utf-8", "replace"), ".json")
            elif line.strip():
                row = _object(line, source)
                if isinstance(row, dict):
                    ignored |= dict.fromkeys(unread(row))
                    yield _from_row(row, source, line, orders or {}, ".json")
                else:
                    yield row
    if ignored:
        yield Passed(path.name, f"not read: {', '.join(ignored)}")


def _lines(file: Any) -> Iterator[tuple[str, int]]:
    """Each line and its length; of one that is too long only the beginning is kept."""
    while line := file.readline(LONGEST_LINE + 1):
        length = len(line)
        piece = line
        while length > LONGEST_LINE and not piece.endswith("\n") and (piece := file.readline(LONGEST_LINE)):
            length += len(piece)
        yield line, length


def _object(line: str, source: str) -> dict[str, object] | Refused:
    data = line.encode("utf-8", "replace")

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if double := twice(name for name, _ in pairs):
            raise ValueError(f"{double} is there twice. Remove one of the two")
        return dict(pairs)

    try:
        row: Any = json.loads(line, object_pairs_hook=once, parse_int=whole_number)
    except (ValueError, RecursionError) as error:
        return Refused(source, f"not JSON: {error}", data, ".json")
    if not isinstance(row, dict):
        return Refused(source, 'not an object. Write {"text": ..., "outlet": ...}', data, ".json")
    if not isinstance(fields_of(row).get("text", ""), str):
        return Refused(source, "the text is not a string", data, ".json")
    return row


def from_csv(path: Path, orders: Orders | None = None) -> Iterator[Found | Refused | Passed]:
    """The reports of a CSV file, with commas, semicolons, tabs or upright strokes between its
    cells, and a column text."""
    if not (encoding := encoding_of(path)):
        yield Refused(path.name, UNKNOWN_BYTES, path.read_bytes()[:1000])
        return
    separator = _separator(path, encoding)
    records = Records(path, encoding, separator, MOST_CHARACTERS)
    header: list[str] = []
    for record in records:
        if header:
            yield _from_record(record, header, path.name, orders or {})
            continue
        if re.fullmatch(r"sep=.\s*", record.raw):  # Excel's own first line
            continue
        header = [name.strip() for name in record.cells]
        records.width = len(header)
        if wrong := record.wrong or _wrong_header(header):
            yield Refused(f"{path.name}:{record.line}", wrong, record.raw.encode("utf-8", "replace"), ".csv")
            return
        if names := [name for name in unread(header) if name and not name.startswith("Unnamed:")]:
            yield Passed(path.name, f"columns not read: {', '.join(names)}")


def _separator(path: Path, encoding: str) -> str:
    """The mark between cells: the one that gives the header the most columns that are known, then the most columns."""
    with path.open(encoding=encoding, newline="", errors="surrogateescape") as lines:
        first = lines.readline(100_000)
        if m := re.fullmatch(r"sep=(.)\s*", first):
            return m[1] if m[1] in NAMES else ","

    def columns(separator: str) -> tuple[int, int]:
        names = next(csv.reader([first], delimiter=separator), [])
        return len(names) - len(unread(names)), len(names)

    return max(NAMES, key=columns)


def _wrong_header(header: list[str]) -> str:
    """What is wrong with a header, or empty."""
    if double := twice(header):
        return f"two columns are named {double}. Rename one of the two"
    if "text" not in fields_of(dict.fromkeys(map(plain, header), "x")):
        return f"no column text; the columns are {', '.join(header)[:200]}. Name the one with the report's words text"
    return ""


def _from_record(record: Record, header: list[str], name: str, orders: Orders) -> Found | Refused:
    source = f"{name}:{record.line}"
    if record.wrong:
        return Refused(source, record.wrong, record.raw.encode("utf-8", "replace"), ".csv")
    return _from_row(dict(zip(header, record.cells, strict=True)), source, record.raw, orders, ".csv")


def _from_row(row: Mapping[str, object], source: str, raw: str, orders: Orders, suffix: str) -> Found | Refused:
    """A report from a row's fields, or the first thing wrong with them."""
    data = raw.encode("utf-8", "replace")
    if bad := UNDECODED.search(raw):
        what = f"not UTF-8, as the rest of the file is: byte 0x{ord(bad[0]) - 0xDC00:02x} is no part of a character"
        return Refused(source, f"{what}. Save the file as UTF-8", data, suffix)
    values: dict[str, str] = {}
    for field, value in fields_of(row).items():
        single = _single(value)
        if single is None:
            what = f"{field} is a list or an object. Write one value, between quotation marks"
            return Refused(source, what, data, suffix)
        values[field] = single if field == "text" else " ".join(single.split())
    text = values.pop("text", "").strip()
    if not text:
        return Refused(source, "the text is empty", data, suffix)
    try:
        values["published"] = printed_day(values.get("published", ""), orders.get(values.get("outlet", ""), ""))
    except Unsure as error:
        return Refused(source, f"published: {error}", data, suffix)
    outlet, title, url, agency = (values.get(f, "") for f in ("outlet", "title", "url", "agency"))
    return Found(text, outlet, title, url, values["published"], agency, source)


def _single(value: object) -> str | None:
    """A cell's value as words: of a list of one its member, of {"name": ...} its name; None where it holds several."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, (list, dict)) or (value is None):
        return None
    return str(value)
