"""The road of `dateline verify`, readable from top to bottom, and what it leaves: verify.json and a line of the log."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dateline.core.diagnostics import Unusable
from dateline.core.files import case_hash, write_whole
from dateline.custody.log import Entry, append, entries
from dateline.custody.originals import hash_of, now
from dateline.custody.recorded import Recorded, recorded, working_copies
from dateline.custody.recording import note_decisions
from dateline.custody.timestamps import stamps
from dateline.pipeline.edition import made_of
from dateline.pipeline.extract import read_tables
from dateline.pipeline.verifying import copies, extracted, kept
from dateline.pipeline.verifying.findings import Finding, Kind, note, wrong
from dateline.pipeline.verifying.readings import (
    READ_FROM,
    REBUILD,
    built,
    of_readings,
    of_tables,
    place_of,
    readings,
    texts_of,
)
from dateline.pipeline.withholding.published import published
from dateline.reading import read_case
from dateline.reading.verified import BESIDE, CHANGED, SOUND, VERIFY


class Result(NamedTuple):
    """What verifying found: whether nothing is wrong, the findings, how many of each was looked at."""

    sound: bool
    findings: list[Finding]
    counts: dict[str, int]


class Followed(NamedTuple):
    """What the readings were followed in: how many of each kind, and what was found."""

    counts: dict[str, int]
    findings: list[Finding]


# Looks at the pages of a book.
LookAt = Callable[[], Followed]


def verify(
    data: Path, root: Path | None = None, by: str = "", *, write: bool = True, pages: LookAt | None = None
) -> Result:
    """Follow everything back that a case and its last built book hold.

    `root` is the project that may have a built book, `pages` looks at what it shows. Where `write`, leaves verify.json,
    and, unless the log itself is at fault, a line in the log; decisions of review.csv that are new are noted there
    first.
    """
    lines, problems = entries(data)
    log_sound = not any(p.left_out for p in problems)
    if write and log_sound:
        note_decisions(data)
        lines, problems = entries(data)
    known = recorded(lines)
    findings = [Finding(Kind.LOG, p) for p in problems]
    findings += [*_timestamps(data), *_last_result(data, lines, log_sound=log_sound)]
    findings += [*kept.of_table(data, known), *kept.of_originals(data, known), *kept.of_versions(data, known)]
    findings += [*extracted.of_first_versions(data, known)]
    again, others = extracted.of_originals(data, known)
    findings += others
    findings += [*copies.of_copies(data, known), *copies.of_case_files(data, known), *copies.of_decisions(data, known)]
    findings += [*kept.of_editions(data, lines), *kept.of_inputs_of_editions(data)]
    followed = _followed(data, root)
    findings += followed.findings
    shown = pages() if pages else Followed({}, [])
    findings += shown.findings
    counts = _counts(data, lines, known, again) | followed.counts | shown.counts
    result = Result(not any(f.wrong for f in findings), findings, counts)
    if write:
        _leave(data, by, result, in_log=log_sound)
    return result


def _timestamps(data: Path) -> Iterator[Finding]:
    """Whether each timestamp beside the log is of a beginning of this log."""
    for stamp in stamps(data):
        if stamp.lines is None:
            what = "no SHA-256 of a file is found in it"
            yield note(Kind.TIMESTAMP, stamp.file, what, "Stamp log.jsonl anew, or move this file elsewhere")
        elif stamp.lines == 0:
            what = "it is of another file than any beginning of log.jsonl: the log was changed since it was stamped"
            yield wrong(Kind.TIMESTAMP, stamp.file, None, what, "Put the log that was stamped back from a copy")


def _last_result(data: Path, lines: list[Entry], *, log_sound: bool) -> Iterator[Finding]:
    """Whether verify.json is what the last run left."""
    last = next((e for e in reversed(lines) if e.action == "verified"), None)
    path = data / VERIFY
    if last is None or not log_sound or not path.is_file():
        return
    if hash_of(path) != last.what.get("sha256") and _in_log(path):
        what = f"it is not what `dateline verify` left on {last.at[:10]} (line {last.line} of the log)"
        yield wrong(Kind.RESULT, VERIFY, None, what, "This run writes it anew")


def _in_log(path: Path) -> bool:
    try:
        return bool(json.loads(path.read_text(encoding="utf-8"))["in_log"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return True


def _followed(data: Path, root: Path | None) -> Followed:
    """The readings of the last built book where it is of this case as it is now, else of the reports as they are."""
    try:
        case = read_case(data)
    except Unusable as error:
        return Followed({}, [Finding(Kind.READING, p) for p in error.problems])
    everything = read_tables(case.reports, case.lexicon, root / "_build" / "read" if root else None)
    public = published(case, everything, everything)
    findings = list[Finding]()
    frames = _of_book(data, root, findings) or public.read
    texts = texts_of(public.read["reports"])
    places = {r.report_id: place_of(data, r.file) for r in public.case.reports}
    found = [*findings, *of_readings(frames, texts, places)]
    kinds = Counter(r.identifier[0] for r in readings(frames))
    return Followed({"figures": kinds["c"], "quotations": kinds["s"], "people": kinds["v"]}, found)


def _of_book(data: Path, root: Path | None, findings: list[Finding]) -> dict[str, pd.DataFrame] | None:
    """The tables of the last built book; None, with a note, where it is not of this case as it is now."""
    folder = root / "_build" / "tables" if root else None
    made = made_of(folder) if folder else None
    if folder is None or made is None or made.data != str(data.resolve()):
        return None
    changed = list(of_tables(folder))
    findings += changed
    if made.inputs != case_hash(data, *BESIDE):
        what = "the book was built before the case was last changed, so the reports were read anew to follow them"
        findings.append(note(Kind.OLD_TABLES, "_build/tables", what, REBUILD))
        return None
    if any(f.problem.file.endswith(READ_FROM) for f in changed):
        return None  # it may not even be a table
    return built(folder)


def _counts(data: Path, lines: list[Entry], known: Recorded, again: int) -> dict[str, int]:
    """How many of each were looked at."""
    there = working_copies(data)
    with_original = {row.report for _, row in known.rows if row.original and row.text}
    return {
        "files": len(there),
        "recorded": sum(f in known.files for f in there),
        "with_original": sum(f in with_original for f in there),
        "originals": len({row.original for _, row in known.rows if row.original}),
        "followed_to_original": again,
        "edited": len({e.what["file"] for e in known.edits if e.what["file"] in there}),
        "log_lines": len(lines),
        "timestamps": sum(bool(s.lines) for s in stamps(data)),
    }


def _leave(data: Path, by: str, result: Result, *, in_log: bool) -> None:
    """Write verify.json, and a line of the log that vouches for it."""
    kinds = {True: Counter[str](), False: Counter[str]()}
    for f in result.findings:
        kinds[f.wrong][f.kind.value] += 1
    outcome = SOUND if result.sound else CHANGED
    said = {
        "at": now(), "by": by, "dateline": version("dateline"), "outcome": outcome, "inputs": case_hash(data, *BESIDE),
        "counts": result.counts, "wrong": dict(kinds[True]), "notes": dict(kinds[False]), "in_log": in_log,
    }  # fmt: skip
    write_whole(data / VERIFY, json.dumps(said, ensure_ascii=False, indent=1) + "\n")
    if in_log:
        append(data, by, "verified", outcome=outcome, sha256=hash_of(data / VERIFY))
