"""`dateline record`: a person says that they changed files of a case, and why."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from dateline.custody.log import Entry, append, entries
from dateline.custody.originals import keep_version
from dateline.custody.recorded import Recorded, case_files, gone_and_new, recorded, working_copies


class NoSuchFile(Exception):
    """A name that a person gives, and that is no file of the case."""


def record(data: Path, by: str, why: str, named: Collection[str] = ()) -> list[Entry]:
    """Say in the log what of a case differs from what it says, as a person's change; returns the new lines.

    `named` are reports, by their identifier or file, or other files of the case; all, where none is named.
    Raises NoSuchFile and LogBroken.
    """
    known = recorded(entries(data)[0])
    copies, others = working_copies(data), case_files(data)
    wanted = {_file(name, data, {*copies, *others, *known.files}) for name in named}
    made = []
    for file, path in {**copies, **others}.items():
        if not wanted or file in wanted:
            made += _changed(data, file, path, known, by, why)
    for file in sorted(set(known.files) - set(copies) - set(others)):
        if not wanted or file in wanted:
            was = known.files[file].what.get("sha256", "")
            made.append(append(data, by, "removed", file=file, was=was, why=why))
    if not wanted:
        gone, _ = gone_and_new(data, known)
        made += [append(data, by, "withdrawn", row=e.what["row"], why=why) for e in gone]
        made += note_decisions(data)
    return made


def note_decisions(data: Path) -> list[Entry]:
    """Say in the log which lines of review.csv it has not seen yet; returns the new lines. Whose name is withheld
    is not said there."""
    _, new = gone_and_new(data, recorded(entries(data)[0]))
    return [
        append(data, s.cells["by"], "withheld", row=s.row) if s.cells["decision"] == "withhold" else
        append(data, s.cells["by"], "reviewed", target=s.cells["target"], decision=s.cells["decision"], row=s.row)
        for s in new
    ]  # fmt: skip


def _changed(data: Path, file: str, path: Path, known: Recorded, by: str, why: str) -> list[Entry]:
    """The line for a file that is not as the log says, if it is not."""
    last = known.files.get(file)
    was = last.what.get("sha256", "") if last else ""
    digest = keep_version(data, path)
    if digest == was:
        return []
    if not file.startswith("reports/"):
        return [append(data, by, "changed", file=file, sha256=digest, was=was, why=why)]
    if not was:
        return [append(data, by, "entered", file=file, sha256=digest, why=why)]
    return [append(data, by, "edited", file=file, sha256=digest, was=was, why=why)]


def _file(name: str, data: Path, known: Collection[str]) -> str:
    """The file of a case that a name means."""
    path = Path(name)
    below = (
        path.resolve().relative_to(data.resolve()).as_posix() if path.resolve().is_relative_to(data.resolve()) else ""
    )
    for file in (name, below, *(f for f in sorted(known) if f.startswith("reports/") and Path(f).stem == name)):
        if file in known:
            return file
    raise NoSuchFile(f"{name} is no report of {data}, nor case.yml, places.csv or actors.csv. Look into {data}/reports")
