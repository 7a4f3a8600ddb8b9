"""Files as wholes: their hash, and writing one so that nobody ever sees half of it.
Imports only the standard library."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def files_below(*tops: Path) -> list[Path]:
    """Every file of some folders, each folder's in the order of names; a file counts as itself,
    what is not there not at all."""
    found = (sorted(top.rglob("*")) if top.is_dir() else [top] for top in tops)
    return [p for paths in found for p in paths if p.is_file()]


def files_hash(top: Path, paths: Iterable[Path]) -> str:
    """A hash of some files by their place below `top` and their bytes, wherever `top` lies."""
    h = hashlib.sha256()
    for path in paths:
        h.update(f"{path.relative_to(top)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return h.hexdigest()


def tree_hash(folder: Path) -> str:
    """A hash of every file below a folder."""
    return files_hash(folder, files_below(folder))


# What lies in a case's folder and is no input of its book: what reports came from, who did what, what was refused.
WHENCE = "originals/originals.csv"  # of which the book tells
NO_INPUTS = ("README.md", "originals", "quarantine", "log.jsonl", "log.head", "log.new")
STAMPS = (".tsr", ".ots")


def case_hash(data: Path, *but: str) -> str:
    """A hash of every file of a case that its book is made from, except for some names at its top."""
    found = data.iterdir() if data.is_dir() else ()
    tops = sorted(p for p in found if p.name not in (*NO_INPUTS, *but) and p.suffix not in STAMPS)
    return files_hash(data, files_below(*tops, data / WHENCE))


@contextmanager
def none_left(*beside: Path) -> Iterator[None]:
    """Remove files and folders that are made beside their places, where the work on them fails."""
    try:
        yield
    except BaseException:
        for path in beside:
            shutil.rmtree(path, ignore_errors=True)
            with suppress(OSError):
                path.unlink()
        raise


def write_whole(path: Path, text: str) -> None:
    """Write a file beside its place and move it there; nothing is left beside it where that fails.
    The folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with none_left(beside):
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
