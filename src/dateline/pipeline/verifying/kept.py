"""What was kept, against what the log says: the table of originals, each original and each version by its hash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.custody.log import Entry
from dateline.custody.originals import FOLDER, TABLE, VERSIONS, Row, hash_of, read_originals
from dateline.custody.recorded import Recorded, is_whole, version_of
from dateline.pipeline.verifying.findings import Finding, Kind, note, wrong
from dateline.reading.past_editions import FOLDER as EDITIONS
from dateline.reading.past_editions import past_editions

BACK = "Put it back from a copy"


def of_table(data: Path, known: Recorded) -> Iterator[Finding]:
    """Whether originals.csv says what the log says, line by line."""
    rows, problems = read_originals(data)
    yield from (Finding(Kind.TABLE, p) for p in problems)
    told = Counter(row for _, row in known.rows)
    there = Counter(row for _, row in rows)
    missing = [(e, row) for e, row in known.rows if there[row] < told[row]]
    for line, row in rows:
        if told[row]:
            continue
        other = next((r for _, r in missing if r.report == row.report and r.kind == row.kind), None)
        missing = [(e, r) for e, r in missing if r is not other]
        differs = f": {_difference(other, row)}" if other else ""
        yield wrong(Kind.TABLE, TABLE, line, f"the log does not say this of {row.report}{differs}", BACK)
    for e, row in missing:
        yield wrong(
            Kind.TABLE, TABLE, None, f"a line of {row.report} is missing, which line {e.line} of the log has", BACK
        )


def _difference(was: Row, now: Row) -> str:
    column = next(name for name in Row._fields if getattr(was, name) != getattr(now, name))
    return f"{column} is {getattr(now, column)!r} and was {getattr(was, column)!r}"


def of_originals(data: Path, known: Recorded) -> Iterator[Finding]:
    """Whether each original is there, whole, and whether nothing else lies beside them."""
    folder, named = data / FOLDER, dict[str, str]()
    for _, row in known.rows:
        if row.original:
            named.setdefault(row.original, row.report)
    for name, report in named.items():
        path = folder / name
        if not path.is_file():
            yield wrong(Kind.ORIGINAL, f"{FOLDER}/{name}", None, f"the original of {report} is gone", BACK)
        elif not is_whole(path):
            what = f"the original of {report} was changed: its bytes have another SHA-256 than its name"
            yield wrong(Kind.ORIGINAL, f"{FOLDER}/{name}", None, what, BACK)
    there = (p.name for p in sorted(folder.iterdir()) if p.is_file()) if folder.is_dir() else ()
    for name in there:
        if name not in named and name != Path(TABLE).name:
            what = "nobody recorded this file: `dateline add` was stopped as it wrote, or somebody put it there"
            yield note(Kind.UNRECORDED, f"{FOLDER}/{name}", what, "Add its report again, or move it elsewhere")


def of_editions(data: Path, lines: Iterable[Entry]) -> Iterator[Finding]:
    """Whether the record of each edition that the log says was published is as it was then."""
    for e in lines:
        file = f"{EDITIONS}/{e.what.get('edition', '')}.json"
        if e.action != "published" or not e.what.get("sha256"):
            continue
        if not (data / file).is_file():
            yield wrong(Kind.EDITION, file, None, f"the record that line {e.line} of the log names is gone", BACK)
        elif hash_of(data / file) != e.what["sha256"]:
            yield wrong(Kind.EDITION, file, None, f"it was changed since {e.by} published it on {e.at[:10]}", BACK)


def of_inputs_of_editions(data: Path) -> Iterator[Finding]:
    """Whether each input of each published edition is there, whole."""
    try:
        past = past_editions(data)
    except ValueError:
        return  # its record is reported
    for digest, name in {h: (f"{n} of edition {e.name}") for e in past for n, h in e.inputs.items()}.items():
        path = data / EDITIONS / "files" / digest
        if not path.is_file():
            yield wrong(Kind.EDITION, f"{EDITIONS}/files/{digest}", None, f"{name} is gone", BACK)
        elif hash_of(path) != digest:
            what = f"{name} was changed: its bytes have another SHA-256 than its name"
            yield wrong(Kind.EDITION, f"{EDITIONS}/files/{digest}", None, what, BACK)


def of_versions(data: Path, known: Recorded) -> Iterator[Finding]:
    """Whether each version of a working copy that the log names is there, whole."""
    for digest, file in known.versions.items():
        path = version_of(data, digest)
        if path is None:
            what = f"a version of {file} that the log names is gone"
            yield wrong(Kind.VERSION, f"{VERSIONS}/{digest}", None, what, BACK)
        elif not is_whole(path):
            what = f"a version of {file} was changed: its bytes have another SHA-256 than its name"
            yield wrong(Kind.VERSION, f"{VERSIONS}/{path.name}", None, what, BACK)
