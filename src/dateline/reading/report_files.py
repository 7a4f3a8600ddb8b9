"""The files of reports/: those that are read, and a problem for every other entry,
so that nothing is passed over in silence.

Only regular files are opened, and links that lead to one: a pipe or a device would never end. Links to folders are not
followed, so no ring of links is walked. Hidden files that no person made (.DS_Store, .gitkeep) are the one exception.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dateline.core.diagnostics import Problem
from dateline.core.identifiers import without_halves

# Endings in lower case; capitals do not matter.
KINDS = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
# What `dateline add` turns into reports.
ADDABLE = (".html", ".htm", ".xhtml", ".csv", ".warc", ".gz", ".rss", ".atom", ".xml")
READ = ".md, .markdown, .txt and .jsonl"


def report_files(source: Path) -> Iterator[Path | Problem]:
    """The files of a folder that hold reports, in the order of their paths,
    with a problem for each entry that holds none.

    A source that is no folder stands for itself.
    """
    problems: list[Problem] = []
    paths = sorted(entries_below(source, source, problems)) if source.is_dir() else [source]
    yield from problems
    for path in paths:
        wrong = _wrong(path, shown_name(path, source))
        if wrong is None:
            yield path
        elif wrong.what:
            yield wrong


def shown_name(path: Path, source: Path) -> str:
    """What messages call a file: its path from the folder above the source, with nothing in it that breaks a line."""
    name = str(path if path == source else path.relative_to(source.parent))
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in without_halves(name))


def entries_below(folder: Path, source: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every entry below a folder but the folders themselves. Adds a problem for each folder that is not walked."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        what = f"the folder cannot be read: {error.strerror}"
        problems.append(Problem(shown_name(folder, source), None, what, "Make it readable, or move it elsewhere"))
        return
    for entry in entries:
        path = folder / entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield path
        elif entry.name.startswith("."):
            remedy = "Rename it without the full stop if it holds reports; otherwise move it elsewhere"
            problems.append(Problem(shown_name(path, source), None, "a hidden folder is not read", remedy))
        else:
            if path.suffix.lower() in KINDS:
                what = "this is a folder; the files in it are read as reports"
                remedy = f"Rename it without {path.suffix} if that is meant"
                problems.append(Problem(shown_name(path, source), None, what, remedy, left_out=False))
            yield from entries_below(path, source, problems)


def not_opened(path: Path, endings: tuple[str, ...]) -> tuple[str, str] | None:
    """Why an entry of a folder is not opened and what to do, or None for a file to read;
    without words for a hidden file that no person made, which is one with none of the `endings`."""
    known = path.name.lower().endswith(endings)
    if path.name.startswith(".") and not known:
        return "", ""
    if path.is_symlink() and not path.exists():
        return "the link leads nowhere, or in a ring", "Fix the link, or remove it"
    if path.is_dir():
        return "a link to a folder is not followed", "Put the folder itself here, or its reports"
    if not path.is_file():
        return "a pipe, socket or device is not read", "Save its content as a file, or remove it"
    if path.name.startswith("."):
        return "a hidden file is not read", "Rename it without the full stop, or remove it"
    return None


def _wrong(path: Path, name: str) -> Problem | None:
    """Why an entry is not read, or None; without words for a hidden file that is no report."""
    if shut := not_opened(path, tuple(KINDS)):
        return Problem(name, None, *shut)
    if path.name.lower().endswith(tuple(KINDS)):
        return None
    what = (
        f"a file that ends in {path.suffix} is not read here" if path.suffix else "a file without an ending is not read"
    )
    if path.suffix.lower() in ADDABLE:
        return Problem(name, None, what, "Add its reports: dateline add FILE, then move the file elsewhere")
    return Problem(name, None, what, f"Reports end in {READ}; rename it, or move it elsewhere")
