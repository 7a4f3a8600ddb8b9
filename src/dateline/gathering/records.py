"""Tables of reports: JSONL (one object a line) and CSV (one report a row), with columns named as the front matter's fields."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.gathering.found import Found, Refused

FIELDS = ("outlet", "title", "url", "published", "agency")
MOST_CHARACTERS = 5_000_000


def from_jsonl(path: Path) -> Iterator[Found | Refused]:
    """The reports of a JSONL file: {"text": ..., "outlet": ..., ...}."""
    with path.open("rb") as lines:
        for n, line in enumerate(lines, 1):
            if line.strip():
                yield _from_line(line, f"{path.name}:{n}")


def _from_line(line: bytes, source: str) -> Found | Refused:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refused(source, f"no JSON: {error}", line, ".json")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Refused(source, "no object with a text", line, ".json")
    return _from_row(row, source, line)


def from_csv(path: Path) -> Iterator[Found | Refused]:
    """The reports of a CSV file with a column text."""
    csv.field_size_limit(MOST_CHARACTERS)
    with path.open(encoding="utf-8-sig", newline="", errors="surrogateescape") as lines:
        reader = csv.DictReader(lines)
        try:
            if "text" not in (reader.fieldnames or []):
                yield Refused(path.name, "no column text")
                return
            for row in reader:
                yield _from_row(row, f"{path.name}:{reader.line_num}", str(row).encode("utf-8", "replace"))
        except csv.Error as error:
            yield Refused(path.name, f"no CSV: {error}")


def _from_row(row: dict[str, Any], source: str, data: bytes) -> Found | Refused:
    text = str(row.get("text") or "")
    if not text.strip():
        return Refused(source, "the text is empty", data, ".json")
    values = {k: " ".join(str(row[k]).split()) for k in FIELDS if row.get(k) is not None}
    return Found(text.strip(), source=source, **values)
