"""What verifying found, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.pipeline.verifying.findings import Kind
from dateline.pipeline.verifying.run import Result

# Notes that stand for many files alike are counted; the others are told one by one.
COUNTED = {
    Kind.NO_ORIGINAL: "no original kept",
    Kind.UNRECORDED: "not in the log: `dateline record --why WHY` says that they are as they should be",
    Kind.EXTRACTION: "this Dateline reads other words in the original than the one that added them",
}


def told(result: Result, data: Path) -> Iterator[str]:
    """The lines that the command prints: notes, then what was followed, then the end of it."""
    counted = Counter(f.kind for f in result.findings if f.kind in COUNTED)
    for f in result.findings:
        if not f.wrong and f.kind not in COUNTED:
            yield f"note: {data}/{f.problem}"
    for kind, n in counted.items():
        yield f"note: {_many(n, 'file')}: {COUNTED[kind]}"
    c = result.counts
    if "figures" in c:
        yield (
            f"{_many(c['figures'], 'figure')}, {_many(c['quotations'], 'statement')} and "
            f"{_many(c['people'], 'person', 'people')} harmed looked up in their sentences"
        )
    if c.get("pages"):
        yield f"{_many(c['pages'], 'page')}: {c.get('printed', 0):,} figures and quotations looked up in the tables"
    yield (
        f"{_many(c['files'], 'file')} of reports: {c['recorded']:,} in the log, {c['edited']:,} edited since, "
        f"{c['with_original']:,} with an original, of which {c['followed_to_original']:,} give the same words again"
    )
    stamped = f", {_many(c['timestamps'], 'timestamp')}" if c["timestamps"] else ""
    yield f"{_many(c['originals'], 'original')}; {_many(c['log_lines'], 'line')} of log{stamped}"
    bad = sum(f.wrong for f in result.findings)
    if bad:
        yield f"{data}: {_many(bad, 'thing is', 'things are')} not as recorded."
    elif not c["recorded"]:
        yield f"{data}: no report is in the log, so whether any was changed is not known."
    else:
        yield f"{data}: nothing is changed that was recorded."


def _many(n: int, one: str, more: str = "") -> str:
    return f"{n:,} {one if n == 1 else more or one + 's'}"
