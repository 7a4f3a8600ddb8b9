"""The text that a report began with, against the original: what is taken out of it today, and what was when it was
added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.custody.originals import FOLDER, VERSIONS, sha256
from dateline.custody.recorded import Recorded, is_whole, version_of
from dateline.gathering.ingest import texts_in
from dateline.pipeline.verifying.findings import Finding, Kind, note, wrong
from dateline.reading.reports import FRONT


def of_first_versions(data: Path, known: Recorded) -> Iterator[Finding]:
    """Whether each working copy, as it was added, held just the text that was taken out of its original."""
    for e, row in known.rows:
        version = version_of(data, e.what.get("sha256", "")) if row.text else None
        if version is None or not is_whole(version):
            continue  # reported elsewhere
        text = version.read_text(encoding="utf-8", errors="replace")
        front = FRONT.match(text)
        body = text[front.end() :].removesuffix("\n") if front else text
        if sha256(body.encode("utf-8", "surrogatepass")) != row.text:
            what = f"the working copy as added holds another text than line {e.line} of the log says was taken out"
            yield wrong(Kind.VERSION, f"{VERSIONS}/{version.name}", None, what, "Put log and versions back from a copy")


def of_originals(data: Path, known: Recorded) -> tuple[int, list[Finding]]:
    """How many reports' texts are taken out of their originals again, word for word; and a note on each other one."""
    followed, found = 0, list[Finding]()
    wanted: dict[str, list[tuple[str, str]]] = {}
    for _, row in known.rows:
        if row.text and row.original:
            wanted.setdefault(row.original, []).append((row.report, row.text))
    for name, reports in wanted.items():
        path = data / FOLDER / name
        if not path.is_file() or not is_whole(path):
            continue  # reported elsewhere
        there = {sha256(text.encode("utf-8", "surrogatepass")) for text in texts_in(path, data)}
        for report, text in reports:
            followed += text in there
            if text not in there:
                what = "this Dateline reads other words in the original than the one that added it, or can't read it"
                found.append(note(Kind.EXTRACTION, report, what, f"Compare it with {FOLDER}/{name}"))
    return followed, found
