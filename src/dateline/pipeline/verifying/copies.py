"""Working copies and the case's other files, against their last recorded version; decisions against those seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from dateline.core.identifiers import printable
from dateline.custody.log import Entry
from dateline.custody.originals import VERSIONS, hash_of
from dateline.custody.recorded import (
    Recorded,
    case_files,
    gone_and_new,
    is_whole,
    version_of,
    working_copies,
)
from dateline.pipeline.verifying.findings import Finding, Kind, note, wrong

WORD = re.compile(r"\S+")


def of_copies(data: Path, known: Recorded) -> Iterator[Finding]:
    """Whether each file of reports/ is as it was last recorded; edits that were recorded are told."""
    copies = working_copies(data)
    with_original = {row.report for _, row in known.rows if row.original}
    for file, path in copies.items():
        last = known.files.get(file)
        if file not in with_original:
            yield note(
                Kind.NO_ORIGINAL,
                file,
                "no original kept",
                "Add reports with `dateline add`, which keeps what they came from",
            )
        if last is None:
            what = "it is not in the log, so whether it was changed is not known"
            yield note(Kind.UNRECORDED, file, what, "Run `dateline record --why WHY` to say that it is as it should be")
        elif hash_of(path) != last.what.get("sha256"):
            yield _changed(data, Kind.COPY, file, path, last)
    yield from _gone(known, copies)
    for e in known.edits:
        if e.what["file"] in copies:
            yield note(
                Kind.EDIT,
                e.what["file"],
                f"edited by {e.by}, {e.at[:10]}: {e.what.get('why', '')}",
                f"Line {e.line} of the log",
            )


def of_case_files(data: Path, known: Recorded) -> Iterator[Finding]:
    """Whether case.yml, places.csv and actors.csv are as they were last recorded, where they were."""
    there = case_files(data)
    for file, path in there.items():
        last = known.files.get(file)
        if last and hash_of(path) != last.what.get("sha256"):
            yield _changed(data, Kind.CASE_FILE, file, path, last)


def _gone(known: Recorded, copies: dict[str, Path]) -> Iterator[Finding]:
    """The files that are recorded and are not there."""
    for file, last in known.files.items():
        kind = Kind.COPY if file.startswith("reports/") else Kind.CASE_FILE
        if kind == Kind.COPY and file not in copies:
            digest = last.what.get("sha256", "")
            other = next((f for f, p in copies.items() if f not in known.files and hash_of(p) == digest), None)
            what = f"it is gone; {other} has the same bytes" if other else "it is gone"
            yield wrong(kind, file, None, what, _remedy(file, digest))


def _changed(data: Path, kind: Kind, file: str, path: Path, last: Entry) -> Finding:
    """A file that is not as it was recorded: where, and by which words."""
    digest = last.what.get("sha256", "")
    version = version_of(data, digest)
    line, what = None, "it was changed"
    if version is not None and is_whole(version):
        line, what = difference(version.read_bytes(), path.read_bytes())
    since = f"since {last.by} recorded it on {last.at[:10]}" if last.by else f"since {last.at[:10]}"
    return wrong(kind, file, line, f"{what}; nobody recorded a change {since}", _remedy(file, digest))


def _remedy(file: str, digest: str) -> str:
    return (
        f"If you did this, say so: dateline record {file} --why WHY. If not, {VERSIONS}/{digest[:12]}… "
        "holds it as it was"
    )


def difference(old: bytes, new: bytes) -> tuple[int, str]:
    """The first line that differs (from 1), and the words that were there and are there now.

    >>> difference(b"a\\nten were killed\\n", b"a\\nnine were killed\\n")
    (2, "it says 'nine' where it said 'ten'")
    """
    was, now = (b.decode("utf-8", "replace").split("\n") for b in (old, new))
    at = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    before, after = was[at] if at < len(was) else "", now[at] if at < len(now) else ""
    words, others = WORD.findall(before), WORD.findall(after)
    found = [c for c in SequenceMatcher(None, words, others, autojunk=False).get_opcodes() if c[0] != "equal"]
    if not found:
        return at + 1, "its blanks or line breaks were changed"
    _, i, j, k, m = found[0]
    gone, come = " ".join(words[i:j]), " ".join(others[k:m])
    if not gone:
        return at + 1, f"it says {printable(come)}, which was not there"
    return (
        at + 1,
        f"it says {printable(come)} where it said {printable(gone)}" if come else f"{printable(gone)} was taken out",
    )


def of_decisions(data: Path, known: Recorded) -> Iterator[Finding]:
    """Whether every decision that the log saw is still in review.csv as it was."""
    gone, _ = gone_and_new(data, known)
    for e in gone:
        target = f" on {e.what['target']}" if e.what.get("target") else ""
        what = f"a decision of {e.by}{target} that line {e.line} of the log saw is gone, or was changed"
        yield wrong(Kind.DECISION, "review.csv", None, what, "Put the line back, or say why: dateline record --why WHY")
