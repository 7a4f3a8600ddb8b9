"""case.yml and `-p` as text: read, checked against one schema (case.schema.json), and turned into values.

YAML makes a date of 2021-12-04, a number of 2021 and a truth of Yes. Here every value stays the text that was written,
so that a parameter means the same in case.yml, with and without quotation marks, and on the command line.
Dates are EDTF: years, months, days and intervals; an hour where a moment is asked for.
"""

from __future__ import annotations

import copy
import csv
import json
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import yaml

from dateline.core import dates
from dateline.core.diagnostics import Problem
from dateline.core.identifiers import SURROGATE, printable
from dateline.core.project import house

Keys = tuple[str | int, ...]
NULLS = ("", "~", "null", "Null", "NULL")
# A JSON schema, as json reads it.
Schema: TypeAlias = dict[str, Any]
KINDS = {"string": "text", "array": "a list", "object": "names with values"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
MOST_LISTED = 12
# A name that is in case.yml for a value that no book can do without; left out, it is made up.
NEEDED = {("title",)}
# No title of a book and no question it asks is longer.
LONGEST_TITLE, LONGEST_QUESTION = 300, 1_000


class Sheet(NamedTuple):
    """What case.yml says, and the line of each of its names."""

    values: dict[str, Any]
    lines: dict[Keys, int]

    def line(self, *keys: str | int) -> int | None:
        """The line of a name, or of the nearest name above it that has one."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys)


def read_sheet(path: Path, problems: list[Problem]) -> Sheet:
    """Read and check case.yml. What is wrong is added to `problems` with its line; what is right is returned."""
    empty = Sheet({}, {})
    if not path.is_file():
        what, remedy = (
            f"there is none in {path.parent}",
            "Name a case's folder with --data, or start one with `dateline new`",
        )
        problems.append(Problem("case.yml", None, what, remedy))
        return empty
    found = _composed(path)
    if isinstance(found, Problem):
        problems.append(found)
        return empty
    wrong: list[Problem] = []
    lines: dict[Keys, int] = {}
    values = _text_of(found, (), lines, wrong) if found else {}
    if not isinstance(values, dict):
        problems.append(Problem("case.yml", 1, "no list of names and values", "Write lines such as title: ..."))
        return empty
    sheet = Sheet(values, lines)
    at_fault = set()
    for keys, what, remedy in _misfits(_with_chapters(schema(), path.parent), values):
        wrong.append(Problem("case.yml", sheet.line(*keys), what, remedy))
        at_fault.add(keys[:1])
    problems += wrong
    return Sheet({k: v for k, v in values.items() if (k,) not in at_fault}, lines)


def _composed(path: Path) -> yaml.Node | Problem | None:
    """The nodes of a YAML file, or why there are none."""
    remedy = "Fix this line; put a value that holds a colon, a bracket or a quotation mark between quotation marks"
    try:
        text = path.read_text(encoding="utf-8-sig")
        if alias := next((t for t in yaml.scan(text, yaml.BaseLoader) if isinstance(t, yaml.AliasToken)), None):
            line = alias.start_mark.line + 1
            return Problem("case.yml", line, "a YAML alias is not followed", "Write the value out")
        return yaml.compose(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"not valid YAML: {getattr(error, 'problem', None) or getattr(error, 'reason', 'it cannot be read')}"
        return Problem("case.yml", mark.line + 1 if mark else None, what, remedy)
    except RecursionError:
        return Problem("case.yml", 1, "the file is nested too deep", "Write names and values, and lists of these")
    except UnicodeDecodeError as error:
        return Problem("case.yml", None, f"not UTF-8: byte 0x{error.object[error.start]:02x}", "Save the file as UTF-8")
    except OSError as error:
        return Problem("case.yml", None, f"it cannot be read: {error.strerror}", "Make the file readable")


def _text_of(node: yaml.Node, keys: Keys, lines: dict[Keys, int], wrong: list[Problem]) -> Any:
    """A node as text, lists and dictionaries; a name without a value is left out,
    one that is given twice is a problem."""
    if isinstance(node, yaml.SequenceNode):
        for n, item in enumerate(node.value):
            lines[*keys, n] = item.start_mark.line + 1
        return [_text_of(item, (*keys, n), lines, wrong) for n, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        if unfit := SURROGATE.search(node.value) or CONTROL.search(node.value):
            line = node.start_mark.line + 1
            wrong.append(Problem("case.yml", line, f"the line has the character {printable(unfit[0])}", "Remove it"))
        return str(node.value)
    out: dict[str, Any] = {}
    for name, value in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode):
            wrong.append(Problem("case.yml", line, "a name is a list", "Write NAME: value"))
            continue
        key = str(name.value)
        if (*keys, key) in lines:
            first = lines[*keys, key]
            wrong.append(
                Problem("case.yml", line, f"{printable(key)} is given twice, first in line {first}", "Remove one")
            )
            continue
        lines[*keys, key] = line
        if value.tag not in PLAIN_TAGS:
            wrong.append(Problem("case.yml", line, f"{printable(key)} has a YAML tag", "Write the value alone"))
        elif not (isinstance(value, yaml.ScalarNode) and value.style is None and value.value in NULLS):
            out[key] = _text_of(value, (*keys, key), lines, wrong)
        elif (*keys, key) in NEEDED:
            out[key] = ""
    return out


def _misfits(part: Schema, value: Any, above: Keys = ()) -> Iterator[tuple[Keys, str, str]]:
    """Where a value does not fit its part of the schema: keys, what is wrong, what to do."""
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(part, format_checker=_formats()).iter_errors(value):
        keys: Keys = (*above, *error.absolute_path)
        name = ": ".join(str(k) for k in keys if isinstance(k, str))
        about = error.schema
        write = f"Write {name}: {about['examples'][0]}" if about.get("examples") and name else "Write names and values"
        if error.validator == "additionalProperties":
            known = ", ".join(about["properties"])
            for key in [k for k in error.instance if k not in about["properties"]]:
                yield (*keys, key), f"unknown {about['title']} {printable(key)}", f"Known are {known}"
        elif error.validator == "enum" and not isinstance(error.instance, str):
            continue  # its type is wrong already
        elif error.validator == "enum":
            yield keys, f"no {about['title']} {printable(error.instance)}", f"Known are {', '.join(about['enum'])}"
        elif error.validator == "type":
            expected = about["type"] if isinstance(about["type"], str) else about["type"][0]
            yield keys, f"{name} is {_kind(error.instance)}, not {KINDS[expected]}", write
        else:
            yield keys, f"{name}: {error.cause}" if error.cause else f"{name} is empty", write


def _with_chapters(known: Schema, case: Path) -> Schema:
    """The schema with the chapters that the project of a case adds: whatever has a notebook in notebooks/."""
    for start in (case, None):
        with suppress(FileNotFoundError):
            names = {p.stem for p in (house(start) / "notebooks").glob("*.ipynb")} - {"incident"}
            own = copy.deepcopy(known)
            chapters = own["properties"]["chapters"]["items"]
            chapters["enum"] += sorted(names - set(chapters["enum"]))
            return own
    return known


def _kind(value: object) -> str:
    return (
        KINDS["array" if isinstance(value, list) else "object"]
        if isinstance(value, list | dict)
        else printable(str(value))
    )


@cache
def schema() -> Schema:
    """The schema of case.yml."""
    found: Schema = json.loads(files("dateline.reading").joinpath("case.schema.json").read_text(encoding="utf-8"))
    return found


@cache
def _formats() -> Any:
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    reading: dict[str, Callable[[str], object]] = {
        "days": days, "moment": moment, "count": count, "title": title, "question": question, "words": words,
        "contact": contact, "address": address, "licence": licence,
    }  # fmt: skip
    for name, reads in reading.items():
        checker.checks(name, raises=ValueError)(_holds(reads))
    return checker


def _holds(reads: Callable[[str], object]) -> Callable[[object], bool]:
    """True for whatever a function reads, and for what is no text; else it raises."""

    def holds(value: object) -> bool:
        if isinstance(value, str):
            reads(value)
        return True

    return holds


def contact(text: str) -> str:
    """A mail address or a web address. Raises ValueError."""
    if re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+", text):
        return text
    return address(text)


def address(text: str) -> str:
    """A web address. Raises ValueError."""
    if not re.fullmatch(r"https?://[^\s<>\"]+", text):
        raise ValueError(f"{printable(text)} is not a web address")
    return text


def licence(text: str) -> str:
    """The SPDX name of a licence, as https://spdx.org/licenses lists them. Raises ValueError.

    >>> licence("CC-BY-4.0")
    'CC-BY-4.0'
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]*", text):
        raise ValueError(f"{printable(text)} is not the SPDX name of a licence")
    return text


def words(text: str) -> str:
    """Text that is not blank. Raises ValueError."""
    if not text.strip():
        raise ValueError("it is empty")
    return text


def title(text: str) -> str:
    """A book's title: words on one line, or a day. Raises ValueError for what is none.

    >>> title("Dorvik, 2021"), title("9/11")
    ('Dorvik, 2021', '9/11')
    """
    return _on_one_line(
        words(text), LONGEST_TITLE, is_words=re.fullmatch(r"[\W_]*(?:\d+(?:\.\d+)?)?[\W_]*", text) is None
    )


def question(text: str) -> str:
    """What a book asks: words on one line, or nothing. Raises ValueError for what is neither."""
    return _on_one_line(words(text), LONGEST_QUESTION, is_words=any(c.isalpha() for c in text)) if text else text


def _on_one_line(text: str, most: int, *, is_words: bool) -> str:
    """The text. Raises ValueError where it is no words, too long, or several paragraphs."""
    if not is_words:
        raise ValueError(f"{printable(text[:40])} is no words")
    if len(text) > most:
        raise ValueError(f"it is {len(text):,} characters long; {most:,} are shown")
    if "\n\n" in text.strip():
        raise ValueError("it has several paragraphs")
    return text


def days(text: str) -> dates.When:
    """An EDTF year, month, day or interval. Raises ValueError for an hour, and for what is none.

    >>> days("2021-12").latest.isoformat()
    '2021-12-31'
    """
    if re.search(r"\d[T ]\d", text):
        raise ValueError(f"{printable(text)} has an hour, and whole days are counted here")
    return dates.parse(text.strip())


def moment(text: str) -> str:
    """An EDTF year, month or day, or a day with an hour, as EDTF. Raises ValueError for what is none.

    >>> moment("2021-12-03 12:00"), moment("2021-12")
    ('2021-12-03T12:00', '2021-12')
    """
    text = text.strip()
    m = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ]+(.*)", text)
    if not m:
        return dates.parse(text).value
    day = dates.parse(m[1]).value
    try:
        hour = time.fromisoformat(m[2])
    except ValueError:
        raise ValueError(f"{printable(m[2])} is not a time of day") from None
    if hour.tzinfo:
        raise ValueError(f"{printable(m[2])} names a zone, and hours are compared as they are printed")
    return f"{day}T{hour:%H:%M}"


def count(text: str) -> int:
    """A whole number from 1. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{1,9}", text.strip()) or int(text) < 1:
        raise ValueError(f"{printable(text)} is no whole number from 1")
    return int(text)


def parameter(name: str, text: str | list[str]) -> Any:
    """A parameter's value from its text: days as ISO (the first of since, the last of until), counts as numbers.

    Raises ValueError, saying what is wrong and what to do.
    """
    part = schema()["properties"]["parameters"]["properties"][name]
    if misfit := next(_misfits(part, text, (name,)), None):
        raise ValueError(f"{misfit[1]}. {misfit[2]}")
    if isinstance(text, list):
        return text
    if wrong := SURROGATE.search(text) or CONTROL.search(text):
        raise ValueError(f"{name} holds the character {printable(wrong[0])}. Remove it")
    if name == "since":
        return days(text).earliest.isoformat()
    if name == "until":
        return days(text).latest.isoformat()
    if name == "as_of":
        return moment(text)
    return count(text) if part.get("format") == "count" else text


NAME_OUTLETS = "Write names as the reports give them, with commas between; one that has a comma between quotation marks"


def outlets_named(given: str | list[str], known: Collection[str]) -> list[str]:
    """The outlets that a parameter names. In text they are separated by commas; a name that holds one is found as a
    whole, or is between quotation marks. Raises ValueError for a name that no report gives.

    >>> outlets_named("Herald, The, Gazette", ["Gazette", "Herald, The", "The"])
    ['Herald, The', 'Gazette']
    >>> outlets_named('"Herald, The"', ["Herald, The"])
    ['Herald, The']
    """
    if isinstance(given, list):
        names = [name.strip() for name in given]
    elif given.strip() in known:
        names = [given.strip()]
    elif '"' in given:
        names = [n.strip() for n in next(csv.reader([given], skipinitialspace=True))]
    else:
        names = list(_runs(given.split(","), known))
    names = [n for n in names if n]
    if missing := [n for n in names if n not in known]:
        there = sorted(known)
        more = f" and {len(there) - MOST_LISTED} more" if len(there) > MOST_LISTED else ""
        raise ValueError(
            f"no report is by {', '.join(map(printable, missing))}; there are {', '.join(there[:MOST_LISTED])}{more}"
        )
    return names


def _runs(pieces: list[str], known: Collection[str]) -> Iterator[str]:
    """Names from what is between commas: the longest known one from each place on, else the piece itself."""
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -1)
        end = next((e for e in ends if ",".join(pieces[at:e]).strip() in known), at + 1)
        yield ",".join(pieces[at:end]).strip()
        at = end
