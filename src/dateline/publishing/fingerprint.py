"""Whether a build has anything to do at all, found out without opening a table.

After a build a stamp is left with the hash of all its inputs and of all its outputs. If both are still as
they were, the answer of that build is given again; this module imports only the standard library, so that it takes
a fraction of a second.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from dateline.core.files import case_hash, files_below, files_hash, tree_hash, write_whole
from dateline.core.project import house
from dateline.core.set_aside import SOME_LEFT_OFF, SOME_SET_ASIDE

UNCHANGED = "nothing changed: report pages unchanged, notebooks unchanged, site unchanged"

# What a build reads beside the case, and what it writes, below the house.
READ = ("_config.yml", "_toc.yml", "docutils.conf", "notebooks", "book")
WRITTEN = ("_build/tables", "_build/downloads")
ENVIRONMENT = ("SOURCE_DATE_EPOCH",)


class Said(TypedDict):
    """What a build says at its end: how many of each it found, what was left out, and what became of the reports."""

    counts: dict[str, int]
    problems: list[str]
    given: dict[str, int]


def _generated(root: Path, path: Path) -> bool:
    """Whether a build wrote a file of book/."""
    return path.suffix == ".ipynb" and path.is_relative_to(root / "book")


def inputs(root: Path, data: Path, out: Path | None, parameters: Mapping[str, object]) -> str:
    """A hash of everything a build depends on."""
    told = json.dumps([parameters, out is not None, sys.version, [os.environ.get(n) for n in ENVIRONMENT]])
    written = (p for p in files_below(*(root / name for name in READ)) if not _generated(root, p))
    code = Path(__file__).resolve().parent.parent
    own = (p for p in files_below(code) if "__pycache__" not in p.parts)
    return " ".join([told, case_hash(data), files_hash(root, written), files_hash(code, own)])


def outputs(root: Path, out: Path | None) -> str:
    """A hash of everything a build writes; empty where the site is not there."""
    site = out or root / "_build" / "html"
    if not (site / "index.html").is_file():
        return ""
    generated = (p for p in files_below(root / "book") if _generated(root, p))
    written = files_below(*(root / name for name in WRITTEN))
    return f"{tree_hash(site)} {files_hash(root, (*generated, *written))}"


def stamp(root: Path) -> Path:
    """Where the stamp lies."""
    return root / "_build" / "stamp.json"


def last_build(root: Path, data: Path, out: Path | None, parameters: Mapping[str, object]) -> Said | None:
    """What the last build said, if neither its inputs nor its outputs changed since; else None."""
    try:
        left = json.loads(stamp(root).read_text(encoding="utf-8"))
        same = left["inputs"] == inputs(root, data, out, parameters) and left["outputs"] == outputs(root, out) != ""
        said: Said | None = left["said"] if same else None
        return said
    except (OSError, ValueError, KeyError, TypeError):
        return None


def said_again(data: Path, out: Path | None, parameters: Mapping[str, object]) -> tuple[str, Said] | None:
    """The page and the words of the last build, if nothing changed since; imports nothing that a build needs."""
    try:
        root = house()
    except FileNotFoundError:
        return None
    last = last_build(root, data, out, parameters)
    return (str((out or root / "_build" / "html") / "index.html"), last) if last else None


def last_lines(page: str, counts: Mapping[str, int], given: Mapping[str, int]) -> list[str]:
    """What every build says at its end: what became of the reports, how many of each were found, and the page."""
    found = ", ".join(f"{n:,} {name.removesuffix('s') if n == 1 else name}" for name, n in counts.items())
    return [sum_of(given["given"], given["unread"] + given["failed"]), found, f"Open {page}"]


def sum_of(given: int, aside: int, done: str = "read") -> str:
    """What became of all reports that were given."""
    return f"{given:,} {'report' if given == 1 else 'reports'} given: {given - aside:,} {done}, {aside:,} set aside"


def status_of(given: Mapping[str, int]) -> int:
    """The exit status of a build."""
    return SOME_SET_ASIDE if given["failed"] else SOME_LEFT_OFF if given["left_off"] else 0


def leave(root: Path, out: Path | None, read: str, said: Said) -> None:
    """Leave the stamp of a build that went well; `read` is the hash of its inputs when it began."""
    text = json.dumps({"inputs": read, "outputs": outputs(root, out), "said": said})
    write_whole(stamp(root), text)
