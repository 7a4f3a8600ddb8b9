"""Whether a build has anything to do at all, found out without opening a table.

After a build a stamp is left with the hash of all its inputs and of all its outputs. If both are still as
they were, the answer of that build is given again; this module imports only the standard library, so that it takes
a fraction of a second.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# What a build reads beside the case, and what it writes, below the house.
READ = ("_config.yml", "_toc.yml", "docutils.conf", "notebooks", "book")
WRITTEN = ("_build/tables", "_build/downloads")
ENVIRONMENT = ("SOURCE_DATE_EPOCH",)


def _files(tops: Iterable[Path]) -> Iterable[Path]:
    for top in tops:
        yield from sorted(p for p in top.rglob("*") if p.is_file()) if top.is_dir() else [top] if top.is_file() else []


def _generated(root: Path, path: Path) -> bool:
    """Whether a build wrote a file of book/."""
    return path.suffix == ".ipynb" and path.is_relative_to(root / "book")


def inputs(root: Path, data: Path, out: Path | None, parameters: dict[str, Any]) -> str:
    """A hash of everything a build depends on; files count by their place in their folder, wherever that lies."""
    told = [parameters, out is not None, sys.version, [os.environ.get(n) for n in ENVIRONMENT]]
    h = hashlib.sha256(json.dumps(told).encode())
    for top, names in ((data, (".",)), (root, READ), (Path(__file__).parent.parent, (".",))):
        for path in _files(top / n for n in names):
            if not _generated(root, path) and "__pycache__" not in path.parts:
                h.update(f"{path.relative_to(top)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return h.hexdigest()


def tree_hash(folder: Path) -> str:
    """A hash of every file below a folder, by its place in it."""
    h = hashlib.sha256()
    for path in _files([folder]):
        h.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return h.hexdigest()


def outputs(root: Path, out: Path | None) -> str:
    """A hash of everything a build writes; empty where the site is not there."""
    site = out or root / "_build" / "html"
    if not (site / "index.html").is_file():
        return ""
    h = hashlib.sha256(tree_hash(site).encode())
    generated = [(root, p) for p in _files([root / "book"]) if _generated(root, p)]
    written = [(root, p) for p in _files(root / n for n in WRITTEN)]
    for top, path in (*generated, *written):
        h.update(f"{path.relative_to(top)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return h.hexdigest()


def stamp(root: Path) -> Path:
    """Where the stamp lies."""
    return root / "_build" / "stamp.json"


def last_build(root: Path, data: Path, out: Path | None, parameters: dict[str, Any]) -> dict[str, Any] | None:
    """What the last build said, if neither its inputs nor its outputs changed since; else None."""
    try:
        left = json.loads(stamp(root).read_text(encoding="utf-8"))
        same = left["inputs"] == inputs(root, data, out, parameters) and left["outputs"] == outputs(root, out) != ""
        return dict(left["said"]) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def leave(root: Path, out: Path | None, read: str, said: dict[str, Any]) -> None:
    """Leave the stamp of a build that went well; `read` is the hash of its inputs when it began."""
    text = json.dumps({"inputs": read, "outputs": outputs(root, out), "said": said})
    beside = stamp(root).with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(stamp(root))
