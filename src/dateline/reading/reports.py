"""Report files: Markdown with YAML front matter, plain text, and JSONL, one report a line.

A file that can't be read gives a Problem and no report; the others are still read. Front matter is read with
YAML's safe loader and may hold plain values only; a report may be at most 5 MB long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dateline import dates
from dateline.extraction.datelines import heading, outlet_told
from dateline.problems import Problem
from dateline.reading.languages import language
from dateline.report import Report

MOST_BYTES = 5_000_000
KNOWN = {"outlet", "title", "url", "published", "agency", "carried_by", "rights", "text"}
# Written by `dateline add`: where a report came from, when, and the hash of its text as it was found.
ADDED = {"source", "fetched", "as_found", "version_of"}
FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<head>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def read_reports(source: Path) -> tuple[list[Report], list[Problem]]:
    """All reports of a folder (*.md, *.txt, *.jsonl) or of one file, ordered by identifier, and all problems."""
    reports: list[Report] = []
    problems: list[Problem] = []
    for found in each_report(source):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            reports.append(found)
    return sorted(reports, key=lambda r: r.report_id), problems


def each_report(source: Path) -> Iterator[Report | Problem]:
    """The same one by one, in the order of files and lines; only identifiers are kept in memory."""
    files = (
        [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.suffix in (".md", ".txt", ".jsonl"))
    )
    seen: dict[str, str] = {}
    for path in files:
        name = str(path if source.is_file() else path.relative_to(source.parent))
        for found in _read_file(path, name):
            if isinstance(found, Report) and found.report_id in seen:
                what = f"the identifier {found.report_id!r} is taken by {seen[found.report_id]}"
                yield Problem(found.file, None, what, "Rename one of the two")
                continue
            if isinstance(found, Report):
                seen[found.report_id] = found.file
            yield found


def _read_file(path: Path, name: str) -> Iterator[Report | Problem]:
    if path.suffix != ".jsonl" and (size := path.stat().st_size) > MOST_BYTES:
        yield Problem(
            name,
            None,
            f"the file is {size / 1e6:.0f} MB long; a report may have {MOST_BYTES / 1e6:.0f} MB",
            "Split it into its reports, or save it as JSONL",
        )
        return
    if path.suffix == ".jsonl":
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _decoded(line, name, number - 1) or _from_json(line.decode("utf-8"), name, number)
        return
    data = path.read_bytes()
    if problem := _decoded(data, name, 0):
        yield problem
        return
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    yield _from_markdown(text, name, path.stem) if path.suffix == ".md" else _from_text(text, name, path.stem)


def _decoded(data: bytes, name: str, before: int) -> Problem | None:
    """A problem where the bytes are no UTF-8, or hold what no text holds."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = before + data.count(b"\n", 0, error.start) + 1
        return Problem(
            name, line, f"not UTF-8: byte 0x{data[error.start]:02x} is no part of a character", "Save the file as UTF-8"
        )
    if (at := data.find(b"\0")) >= 0:
        return Problem(
            name,
            before + data.count(b"\n", 0, at) + 1,
            "a NUL character stands in the text",
            "Is this a text file? Remove the character, or the file",
        )
    return None


def _from_markdown(text: str, name: str, stem: str) -> Report | Problem:
    if not text.strip():
        return Problem(name, 1, "the file is empty", "Put the report into it, or remove the file")
    m = FRONT.match(text)
    if not m:
        return Problem(
            name,
            1,
            "no front matter",
            "Begin the file with a line ---, then outlet, title and published, then another ---",
        )
    head = m["head"]
    if re.search(r"(?m)(?:^|[\s\[{:,])[&*!][\w!]", re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", "", head)):
        line = 2 + next((n for n, row in enumerate(head.split("\n")) if re.search(r"[&*!]\w", row)), 0)
        return Problem(
            name,
            line,
            "front matter holds a YAML tag, anchor or alias",
            "Write plain values; put one that begins with &, * or ! between quotation marks",
        )
    try:
        meta = yaml.safe_load(head) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Problem(
            name,
            2 + mark.line if mark else 1,
            f"front matter is no YAML: {getattr(error, 'problem', error)}",
            "Put a value that holds a colon or a quotation mark between quotation marks",
        )
    except ValueError as error:  # YAML reads 2021-02-31 as a date by itself
        return Problem(
            name,
            1 + _line_of(head, "published"),
            f"published: {error}",
            "Write a day that exists, as 2021-12-03, or leave the line out",
        )
    if not isinstance(meta, dict):
        return Problem(name, 2, "front matter is no list of names and values", "Write lines such as outlet: Rudaw")
    body = text[m.end() :].strip("\n")
    if not body.strip():
        return Problem(
            name,
            1 + text.count("\n", 0, m.end()),
            "the report is empty: nothing stands below its front matter",
            "Put its text there, or remove the file",
        )
    for field in meta:
        if field not in KNOWN | ADDED:
            return Problem(
                name,
                1 + _line_of(head, str(field)),
                f"unknown field {field!r}",
                f"Known are {', '.join(sorted(KNOWN))}",
            )
    values = {k: "" if v is None else str(v) for k, v in meta.items()}
    return _report(name, stem, body, values, lambda field: 1 + _line_of(head, field))


def _line_of(head: str, field: str) -> int:
    """The line (from 1) of a field in the front matter, or 0."""
    return next((n for n, row in enumerate(head.split("\n"), 1) if row.lstrip().startswith(field)), 0)


def _from_text(text: str, name: str, stem: str) -> Report | Problem:
    if not text.strip():
        return Problem(name, 1, "the file is empty", "Put the report into it, or remove the file")
    first = heading(text)
    values = {"outlet": first.agency or outlet_told(text), "published": first.date, "text": "full"}
    if not values["outlet"]:
        return Problem(
            name,
            1,
            "no outlet: neither a dateline such as ERBIL (Kurdistan 24) – nor the text says whose report this is",
            "Save it as Markdown with a line outlet: NAME in its front matter",
        )
    return _report(name, stem, text, values, lambda field: 1, dated_by="text")


def _from_json(line: str, name: str, number: int) -> Report | Problem:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        return Problem(
            name,
            number,
            f"no JSON: {error}",
            'Write one object a line: {"id": ..., "outlet": ..., "published": ..., "text": ...}',
        )
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
        return Problem(
            name,
            number,
            "id and text must be there and be strings",
            'Write {"id": "a1", "outlet": "Rudaw", "published": null, "text": "..."}',
        )
    if len(row["text"]) > MOST_BYTES:
        return Problem(
            name,
            number,
            f"the text is {len(row['text']) / 1e6:.0f} million characters long",
            "Split it into its reports",
        )
    if any("\ud800" <= c <= "\udfff" for c in row["text"]):
        return Problem(name, number, "half a surrogate pair stands in the text", "Write the whole character")
    if not row["text"].strip():
        return Problem(name, number, "the text is empty", "Put the report into it, or remove the line")
    values = {k: "" if row.get(k) is None else str(row[k]) for k in KNOWN - {"text"}}
    return _report(name, row["id"], row["text"], values, lambda field: number)


def report_of(name: str, report_id: str, text: str, values: dict[str, str]) -> Report | Problem:
    """A report from its fields (outlet, title, url, published, ...), or the first thing wrong with them."""
    return _report(name, report_id, text, values, lambda field: 0)


def _report(
    name: str, report_id: str, text: str, values: dict[str, str], line_of: Any, dated_by: str = "metadata"
) -> Report | Problem:
    """A report from its fields, or the first thing wrong with them."""
    if not values.get("outlet", "").strip():
        return Problem(name, max(1, line_of("outlet")), "no outlet", "Say who published it: outlet: NAME")
    if (url := values.get("url", "")) and not re.match(r"https?://[^\s<>\"']+$", url):
        return Problem(
            name,
            line_of("url"),
            f"url: {url!r} is no web address",
            "Write one that begins with https://, or leave the line out",
        )
    published = values.get("published", "").replace(" ", "T") or None
    if published is None and (told := heading(text).date):
        published, dated_by = told, "text"  # a full date in its dateline
    if published:
        try:
            dates.parse(published)
        except ValueError as error:
            return Problem(
                name,
                line_of("published"),
                f"published: {error}",
                "Write a day that exists, as 2021-12-03, or leave the line out",
            )
    if (kind := values.get("text", "full") or "full") not in ("full", "abstract"):
        return Problem(name, line_of("text"), f"text: {kind!r}", "Write text: full, or text: abstract")
    code = language(text)
    if code != "en":
        return Problem(
            name,
            line_of("text") or 1,
            f"the text is not English ({code})",
            "Only English is read; keep the file elsewhere, or add a translation",
        )
    place = heading(text).place
    return Report(
        report_id, values["outlet"].strip(), text, values.get("title", ""), values.get("url", ""), published,
        dated_by if published else "none", values.get("agency", ""), values.get("carried_by", ""), values.get("rights", ""),
        kind == "full", code, place, name,
    )  # fmt: skip
