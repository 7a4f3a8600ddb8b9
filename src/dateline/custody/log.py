"""The log of a case: one action a line, each with the hash of the line before it.

Whoever changes, moves or removes a line breaks the chain at the line behind it; `log.head` holds the number and the
hash of the last line, so that the last can't go unnoticed either. Somebody who can write to the folder can write the
whole log anew: against that helps only what lies elsewhere, a copy of log.head or a timestamp (`timestamps`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from dateline.core.diagnostics import Problem
from dateline.core.ends import only_one
from dateline.core.files import write_whole
from dateline.core.identifiers import without_halves

LOG, HEAD = "log.jsonl", "log.head"
# What is said of every action; whatever else a line holds is of its own kind of action.
ALWAYS = ("at", "by", "action", "before")
# What can be done, and what a line of that action says of it beside when, who and what was before.
ACTIONS = {
    "added": ("file", "kind", "original", "address", "collected", "text", "sha256"),  # by `dateline add`
    "entered": ("file", "sha256", "why"),  # a report that a person put there
    "edited": ("file", "sha256", "was", "why"),
    "removed": ("file", "was", "why"),
    "changed": ("file", "sha256", "was", "why"),  # case.yml, places.csv, actors.csv
    "screenshot": ("file", "kind", "original", "address", "collected"),
    "archived": ("file", "kind", "address", "collected"),
    "reviewed": ("target", "decision", "row"),
    "withheld": ("row",),
    "withdrawn": ("row", "why"),
    "verified": ("outcome", "sha256"),
    "published": ("edition", "sha256"),
}
COPY = "Put log.jsonl and log.head back from a copy; what was recorded since that copy is recorded anew"


class Entry(NamedTuple):
    """One line of the log: its number, from 1, when (UTC, ISO 8601), who, which action, what else it says, the hash
    that it gives for the line before it, and its own."""

    line: int
    at: str
    by: str
    action: str
    what: dict[str, str]
    before: str
    sha256: str


class Head(NamedTuple):
    """The last line of the log: its number and its hash; 0 and nothing where there is none."""

    line: int
    sha256: str


class LogBroken(Exception):
    """A log that does not end as its head says: nothing may be written behind it."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"{data / LOG} does not end as {data / HEAD} says, so nothing is written into it. "
            "Run `dateline verify`, and put both back from a copy"
        )


def append(data: Path, by: str, action: str, **what: str) -> Entry:
    """Write one action behind the log of a case; returns its line.

    `what` is as ACTIONS says; what is empty is left out. Two that write at once write one after the other.
    Raises LogBroken.
    """
    if others := set(what) - set(ACTIONS[action]):
        raise ValueError(f"{action} says nothing of {', '.join(sorted(others))}")
    given = {k: without_halves(v) for k, v in what.items() if v}
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    with only_one(data, busy=lambda: None):
        last = _last(data)
        row = {"at": at, "by": without_halves(by), "action": action, **given, "before": last.sha256}
        line = json.dumps(row, ensure_ascii=False).encode()
        with (data / LOG).open("ab") as log:
            log.write(line + b"\n")
            log.flush()
            os.fsync(log.fileno())
        made = Head(last.line + 1, _hash(line))
        write_whole(data / HEAD, f"{made.line} {made.sha256}\n")
    return Entry(made.line, at, row["by"], action, given, last.sha256, made.sha256)


def told(entry: Entry) -> str:
    """A line of the log in words.

    >>> told(Entry(3, "2026-11-29T18:50:04Z", "Ann Roe", "edited", {"file": "reports/a.md"}, "", ""))
    'line 3: edited reports/a.md'
    """
    of = (
        entry.what.get("file") or entry.what.get("target") or ("a name" if entry.action == "withheld" else "a decision")
    )
    return f"line {entry.line}: {entry.action} {of}"


def ready(data: Path) -> None:
    """Raise LogBroken where nothing can be written behind the log: asked before anything is done that it is to say."""
    with only_one(data, busy=lambda: None):
        _last(data)


def _last(data: Path) -> Head:
    """The line to write behind. Raises LogBroken where the log does not go on from its head."""
    head = read_head(data)
    try:
        size = (data / LOG).stat().st_size
    except FileNotFoundError:
        size = 0
    if not size and not head:
        return Head(0, "")
    if head and size and _hash(_last_line(data / LOG)) == head.sha256:
        return head
    found, problems = entries(data)
    wrong = [p for p in problems if p.left_out]
    if wrong or not found:
        raise LogBroken(data)
    return Head(found[-1].line, found[-1].sha256)  # a command was stopped between the line and the head


def _last_line(path: Path) -> bytes:
    """The last line of a file, with no line break; nothing where it does not end in one."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        step = 1 << 12
        while True:
            start = max(0, end - step)
            file.seek(start)
            tail = file.read(end - start)
            if not tail.endswith(b"\n"):
                return b""
            at = tail.rfind(b"\n", 0, len(tail) - 1)
            if at >= 0 or start == 0:
                return tail[at + 1 : -1]
            step *= 4


def read_head(data: Path) -> Head | None:
    """What log.head says; None where there is none, or none that can be read."""
    try:
        line, digest = (data / HEAD).read_text(encoding="ascii").split()
        return Head(int(line), digest)
    except (OSError, ValueError):
        return None


def entries(data: Path) -> tuple[list[Entry], list[Problem]]:
    """The lines of the log, and whatever is wrong with it: with the form of a line, with the chain, with the end."""
    try:
        raw = (data / LOG).read_bytes()
    except FileNotFoundError:
        if (data / HEAD).exists():
            return [], [Problem(LOG, None, f"there is a {HEAD}, but the log itself is gone", COPY)]
        return [], []
    found: list[Entry] = []
    problems: list[Problem] = []
    before: str | None = ""  # None behind a line that can't be read: what it was is not known
    for n, line in enumerate(raw.split(b"\n")[:-1], 1):
        entry = _entry(n, line)
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            found.append(entry)
            if before is not None and entry.before != before:
                what = "it does not follow from the line before: a line was changed, moved, added or taken out"
                problems.append(Problem(LOG, n, what, COPY))
        before = _hash(line)
    if raw and not raw.endswith(b"\n"):
        n = raw.count(b"\n") + 1
        problems.append(Problem(LOG, n, "the last line is cut short", COPY))
    problems += _wrong_end(data, found, raw.count(b"\n"))
    return found, problems


def _wrong_end(data: Path, found: list[Entry], lines: int) -> Iterator[Problem]:
    """Where log.head names another line than the last."""
    head = read_head(data)
    if head is None:
        if found:
            what = "it is missing, or can't be read: whether lines are missing at the end of the log is not known"
            yield Problem(HEAD, None, what, COPY)
        return
    if head.line > lines:
        missing = head.line - lines
        what = f"the log ends at line {lines}; {missing} {'line is' if missing == 1 else 'lines are'} missing"
        yield Problem(LOG, max(lines, 1), what, COPY)
        return
    at = next((e for e in found if e.line == head.line), None)
    if at is None or at.sha256 != head.sha256:
        yield Problem(LOG, head.line, f"it is not the line that {HEAD} says it is: it was changed", COPY)
    elif head.line < lines:
        what = f"it names line {head.line} as the last, and the log has {lines}: a command was stopped as it wrote"
        yield Problem(HEAD, None, what, "The next command that writes to the log mends it", left_out=False)


def _entry(n: int, line: bytes) -> Entry | Problem:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict) or not all(isinstance(v, str) for v in row.values()):
        return Problem(LOG, n, "the line is not one of this log's", COPY)
    if any(k not in row for k in ALWAYS) or row["action"] not in ACTIONS:
        return Problem(LOG, n, f"the line does not say {', '.join(ALWAYS)}, or names no known action", COPY)
    what = {k: v for k, v in row.items() if k not in ALWAYS}
    return Entry(n, row["at"], row["by"], row["action"], what, row["before"], _hash(line))


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
