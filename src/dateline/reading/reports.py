"""Report files: Markdown with YAML front matter, plain text, and JSONL, one report a line.

A file that can't be read gives a Problem and no report; the others are still read. Front matter is read with
YAML's safe loader and may hold plain values only; a report's text may have 500,000 characters. A report is called what
its file or its JSONL id calls it; a name that is no plain identifier is replaced by a safe one, and a note says so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dateline.core import dates
from dateline.core.diagnostics import Problem
from dateline.core.identifiers import SURROGATE, hashed_name, printable, safe_name, same_as, without_halves
from dateline.core.plain_text import Garbled, each_once, plain, whole_number, without_reply_marks
from dateline.core.report import Report
from dateline.extraction.lexicon.wires import credit
from dateline.extraction.text.datelines import date_of_title, heading, outlet_told
from dateline.reading.languages import language
from dateline.reading.report_files import KINDS, report_files, shown_name

MOST_BYTES = 5_000_000
# A text of more characters is no report; reading the worst of them takes half a minute.
MOST_CHARACTERS = 500_000
# No title, outlet or address is longer.
MOST_IN_A_FIELD = 5_000
# JSON may write a character in six bytes.
MOST_LINE = 6 * MOST_BYTES
KNOWN = {"outlet", "title", "url", "published", "agency", "carried_by", "rights", "text"}
# Written by `dateline add`: where a report came from, when, and the hash of its text as it was found.
ADDED = {"source", "fetched", "as_found", "version_of", "undated"}
FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<head>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


class ReadFrom(NamedTuple):
    """Where a report was read: the file, and the line of each field in it (0 where it has none)."""

    name: str
    line_of: Callable[[str], int]


def read_reports(source: Path) -> tuple[list[Report], list[Problem]]:
    """All reports of a folder (*.md, *.txt, *.jsonl) or of one file, ordered by identifier,
    and all problems and notes."""
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
    entries = list(report_files(source))
    names = _file_names([e for e in entries if isinstance(e, Path)])
    seen: dict[str, str] = {}
    for entry in entries:
        if isinstance(entry, Problem):
            yield entry
            continue
        for line, found in _read_file(entry, shown_name(entry, source), names.get(entry, "")):
            if isinstance(found, Problem):
                yield found
                continue
            keys = {same_as(found.report_id), *([same_as(found.given_id)] if line and found.given_id else [])}
            if taken := next((seen[k] for k in sorted(keys) if k in seen), None):
                what = f"the identifier {printable(found.given_id or found.report_id)} is taken by {taken}"
                remedy = (
                    "Rename one of the two: capitals and the Unicode form of a letter do not tell identifiers apart"
                )
                yield Problem(found.file, line, what, remedy)
                continue
            seen |= dict.fromkeys(keys, found.file if line is None else f"{found.file}:{line}")
            yield found
            if found.given_id:
                yield _renamed(found, line)


def _file_names(files: list[Path]) -> dict[Path, str]:
    """The identifier of each file that needs another than its name's: where names differ in capitals or Unicode form
    alone, one keeps its name, the one in lower case if there is one, and the others are named by their hash."""
    keepers: dict[str, str] = {}
    for stem in sorted({p.stem for p in files}, key=lambda stem: (stem != same_as(stem), stem)):
        keepers.setdefault(same_as(stem), stem)
    return {p: hashed_name(p.stem, "report") for p in files if keepers[same_as(p.stem)] != p.stem}


def _renamed(report: Report, line: int | None) -> Problem:
    """A note that a report is not called what its input calls it."""
    what = f"{printable(report.given_id)} cannot name a page, so the report is called {report.report_id}"
    kind = "id" if line else "file"
    remedy = f"To choose a name, give the {kind} one of letters, digits, hyphens, full stops and underscores"
    return Problem(report.file, line, what, remedy, left_out=False)


def _read_file(path: Path, name: str, report_id: str) -> Iterator[tuple[int | None, Report | Problem]]:
    """What a file holds, each with its line where the file is JSONL."""
    kind = KINDS[path.suffix.lower()]
    try:
        if kind == "jsonl":
            yield from _read_lines(path, name)
            return
        if (size := path.stat().st_size) > MOST_BYTES:
            what = f"the file is {size / 1e6:.0f} MB long; a report may have {MOST_BYTES / 1e6:.0f} MB"
            yield None, Problem(name, None, what, "Split it into its reports, or save it as JSONL")
            return
        data = path.read_bytes()
    except OSError as error:
        yield None, Problem(name, None, f"it cannot be read: {error.strerror}", "Make it readable, or remove it")
        return
    if problem := _decoded(data, name, 0):
        yield None, problem
        return
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    read = _from_markdown if kind == "markdown" else _from_text
    for found in read(text, name, path.stem, report_id):
        yield None, found


def _read_lines(path: Path, name: str) -> Iterator[tuple[int, Report | Problem]]:
    """The reports of a JSONL file. A line that is too long is passed over piece by piece, and named."""
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(MOST_LINE + 1):
            number += 1
            if len(line) > MOST_LINE:
                while line and not line.endswith(b"\n"):
                    line = lines.readline(MOST_LINE)
                what = f"the line is longer than {MOST_LINE / 1e6:.0f} MB"
                yield number, Problem(name, number, what, "Split it into its reports")
            elif line.strip():
                problem = _decoded(line, name, number - 1)
                found = [problem] if problem else _from_json(line.decode("utf-8-sig"), name, number)
                yield from ((number, f) for f in found)


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
            "the text has a NUL character",
            "Is this a text file? Remove the character, or the file",
        )
    return None


def _from_markdown(text: str, name: str, stem: str, report_id: str) -> list[Report | Problem]:
    """The report of a Markdown file, with notes on it; or the first problem."""
    if not text.strip():
        return [Problem(name, 1, "the file is empty", "Put the report into it, or remove the file")]
    m = FRONT.match(text)
    if not m:
        remedy = "Begin the file with a line ---, then outlet, title and published, then another ---"
        return [Problem(name, 1, "no front matter", remedy)]
    values = _front_matter(m["head"], name)
    if isinstance(values, Problem):
        return [values]
    body = text[m.end() :].strip("\n")
    if not body.strip():
        what = "the report is empty: there is nothing below its front matter"
        return [Problem(name, 1 + text.count("\n", 0, m.end()), what, "Put its text there, or remove the file")]
    return _report(
        ReadFrom(name, lambda field: 1 + _line_of(m["head"], field)), stem, body, values, report_id=report_id
    )


def _front_matter(head: str, name: str) -> dict[str, str] | Problem:
    """The fields of a front matter as text, or the first thing wrong with them."""
    if re.search(r"(?m)(?:^|[\s\[{:,])[&*!][\w!]", re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", "", head)):
        line = 2 + next((n for n, row in enumerate(head.split("\n")) if re.search(r"[&*!]\w", row)), 0)
        remedy = "Write plain values; put one that begins with &, * or ! between quotation marks"
        return Problem(name, line, "front matter holds a YAML tag, anchor or alias", remedy)
    try:
        meta = yaml.safe_load(head) or {}
        written = yaml.load(head, yaml.BaseLoader)  # makes nothing but text
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"front matter is not valid YAML: {getattr(error, 'problem', error)}"
        remedy = "Put a value that holds a colon or a quotation mark between quotation marks"
        return Problem(name, 2 + mark.line if mark else 1, what, remedy)
    except RecursionError:
        return Problem(name, 2, "front matter is nested too deep", "Write plain values, one a line")
    except ValueError as error:  # YAML reads 2021-02-31 as a date by itself
        remedy = "Write a day that exists, as 2021-12-03, or leave the line out"
        return Problem(name, 1 + _line_of(head, "published"), f"published: {error}", remedy)
    if not isinstance(meta, dict):
        return Problem(name, 2, "front matter is no list of names and values", "Write lines such as outlet: Rudaw")
    values = {}
    for field, value in meta.items():
        line = 1 + _line_of(head, str(field))
        if field not in KNOWN | ADDED:
            return Problem(name, line, f"unknown field {field!r}", f"Known are {', '.join(sorted(KNOWN))}")
        if isinstance(value, list | dict):
            return Problem(name, line, f"{field} is a list, not text", f"Write one value: {field}: NAME")
        # As it is written: YAML makes a number of 12:30 and a truth of Yes.
        values[field] = "" if value is None else str(value) if isinstance(value, date) else written[field]
    return values


def _line_of(head: str, field: str) -> int:
    """The line (from 1) of a field in the front matter, or 0."""
    return next((n for n, row in enumerate(head.split("\n"), 1) if row.lstrip().startswith(field)), 0)


def _from_text(text: str, name: str, stem: str, report_id: str) -> list[Report | Problem]:
    """The report of a text file; or the first problem."""
    if not text.strip():
        return [Problem(name, 1, "the file is empty", "Put the report into it, or remove the file")]
    first = heading(text)
    values = {"outlet": first.agency or outlet_told(text), "published": first.date, "text": "full"}
    if not values["outlet"]:
        what = "no outlet: neither a dateline such as ERBIL (Kurdistan 24) – nor the text says whose report this is"
        return [Problem(name, 1, what, "Save it as Markdown with a line outlet: NAME in its front matter")]
    return _report(ReadFrom(name, lambda _field: 1), stem, text, values, dated_by="text", report_id=report_id)


def _from_json(line: str, name: str, number: int) -> list[Report | Problem]:
    """The report of a line, with notes on it; or the first problem."""
    try:
        row: Any = json.loads(line, object_pairs_hook=each_once, parse_int=whole_number)
    except ValueError as error:
        remedy = 'Write one object a line: {"id": ..., "outlet": ..., "published": ..., "text": ...}'
        return [Problem(name, number, f"no JSON: {error}", remedy)]
    except RecursionError:
        return [Problem(name, number, "no report: the line is nested too deep", "Write one flat object a line")]
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
        remedy = 'Write {"id": "a1", "outlet": "Rudaw", "published": null, "text": "..."}'
        return [Problem(name, number, "id and text must be there and be strings", remedy)]
    if problem := _unfit_line(row, name, number):
        return [problem]
    try:
        text = plain(row["text"])
    except Garbled as error:
        return [Problem(name, number, f"text: {error}", "Or remove the line")]
    if not text.strip():
        return [
            Problem(name, number, "the text holds marks of HTML only", "Put the report into it, or remove the line")
        ]
    values = {k: "" if row.get(k) is None else str(row[k]) for k in KNOWN - {"text"}}
    values |= {k: row[k] for k in ("fetched", "version_of") if isinstance(row.get(k), str)}
    return _report(ReadFrom(name, lambda _field: number), row["id"], text, values)


def _unfit_line(row: dict[str, Any], name: str, number: int) -> Problem | None:
    """What is wrong with the values of a line, if anything is."""
    if not row["id"].strip():
        return Problem(name, number, "the id is empty", "Give every report an id of its own")
    if problem := _too_long(ReadFrom(name, lambda _field: number), {}, row["text"]):
        return problem
    if SURROGATE.search(row["text"]):
        return Problem(name, number, "the text has half a surrogate pair", "Write the whole character")
    if not row["text"].strip():
        return Problem(name, number, "the text is empty", "Put the report into it, or remove the line")
    for field in sorted(KNOWN - {"text"}):
        if isinstance(row.get(field), bool | list | dict):
            what = f"{field} is {_kind(row[field])}, not text"
            return Problem(name, number, what, f'Write one value: "{field}": "..."')
    return None


def _kind(value: object) -> str:
    """What JSON calls a value."""
    return "true or false" if isinstance(value, bool) else "a list" if isinstance(value, list) else "an object"


def report_of(name: str, report_id: str, text: str, values: dict[str, str]) -> Report | Problem:
    """A report from its fields (outlet, title, url, published, ...), or the first thing wrong with them."""
    report, *notes = _report(ReadFrom(name, lambda _field: 0), report_id, text, values)
    half = next(
        (n for n in notes if isinstance(n, Problem) and "surrogate" in n.what), None
    )  # whoever writes the report can still fix it
    return half or report


def _report(
    read: ReadFrom, given: str, text: str, values: dict[str, str], dated_by: str = "metadata", report_id: str = ""
) -> list[Report | Problem]:
    """A report from its fields, with a note for each field that had to be mended; or the first problem alone.

    `report_id` is what the report is called where its given name is taken.
    """
    if problem := _too_long(read, values, text):
        return [problem]
    notes = []
    for field in [f for f, value in values.items() if SURROGATE.search(value)]:
        what = f"{field} has half a surrogate pair; it is shown as \ufffd"
        notes.append(Problem(read.name, read.line_of(field) or None, what, "Write the whole character", left_out=False))
    text = without_reply_marks(text)
    if (at := text.find("\ufffd")) >= 0:
        what = f"a character was lost in decoding, near {printable(text[max(0, at - 20) : at + 20])}"
        line = read.line_of("text") or None
        notes.append(Problem(read.name, line, what, "Put it back from the original", left_out=False))
    values = {k: without_halves(v) for k, v in values.items()}
    kept = without_halves(given)
    called = report_id or safe_name(given, "report")
    made = _checked(read, called, text, values, dated_by)
    if isinstance(made, Problem):
        return [made]
    odd = called != unicodedata.normalize("NFC", given)
    return [replace(made, given_id=kept if odd else ""), *notes]


def _too_long(read: ReadFrom, values: dict[str, str], text: str) -> Problem | None:
    """A problem where a text or one of its fields is longer than anything that is read."""
    name, line_of = read
    if len(text) > MOST_CHARACTERS:
        what = f"the text is {len(text):,} characters long; {MOST_CHARACTERS:,} are read"
        return Problem(name, line_of("text") or 1, what, "Split it into its reports")
    for field in sorted(f for f, value in values.items() if f != "text" and len(value) > MOST_IN_A_FIELD):
        what = f"{field} is {len(values[field]):,} characters long; {MOST_IN_A_FIELD:,} are read"
        return Problem(name, line_of(field) or 1, what, "Shorten it; what the report says belongs into its text")
    return None


def _checked(read: ReadFrom, report_id: str, text: str, values: dict[str, str], dated_by: str) -> Report | Problem:
    """A report from its fields, or the first thing wrong with them."""
    name, line_of = read
    if not values.get("outlet", "").strip():
        return Problem(name, max(1, line_of("outlet")), "no outlet", "Say who published it: outlet: NAME")
    if (url := values.get("url", "")) and not re.match(r"https?://[^\s<>\"']+$", url):
        what, remedy = (
            f"url: {url!r} is not a web address",
            "Write one that begins with https://, or leave the line out",
        )
        return Problem(name, line_of("url"), what, remedy)
    published = values.get("published", "").replace(" ", "T") or None
    if published is None and (told := heading(text).date or date_of_title(values.get("title", ""))):
        published, dated_by = told, "text"  # a full date in its dateline, or in its title
    if published:
        try:
            dates.parse(published)
        except ValueError as error:
            remedy = "Write a day that exists, as 2021-12-03, or leave the line out"
            return Problem(name, line_of("published"), f"published: {error}", remedy)
    if (kind := values.get("text", "full") or "full") not in ("full", "partial", "abstract"):
        remedy = "Write text: full, text: partial (only its beginning), or text: abstract"
        return Problem(name, line_of("text"), f"text: {kind!r}", remedy)
    code = language(text)
    if code != "en":
        remedy = "Only English is read; keep the file elsewhere, or add a translation"
        return Problem(name, line_of("text") or 1, f"the text is not English ({code})", remedy)
    first, outlet = heading(text), values["outlet"].strip()
    return Report(
        report_id, outlet, text, values.get("title", ""), values.get("url", ""), published,
        dated_by if published else "none", values.get("agency", "") or credit(first.agency, outlet),
        values.get("carried_by", ""), values.get("rights", ""),
        kind == "full", code, first.place, name, partial=kind == "partial", fetched=values.get("fetched", ""),
        version_of=values.get("version_of", ""),
    )  # fmt: skip
