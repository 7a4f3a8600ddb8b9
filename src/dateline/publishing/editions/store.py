"""Where editions stay: `published/`, the folder that a web server shows.

    published/                       the newest edition, under the addresses a reader knows
    published/feed.xml               what changed, edition by edition
    published/editions/2021-12-07/   an edition for good: whole pages and tables
    published/editions/index.html    all of them

A file that an older edition has too is a hard link to it, so that it takes no room twice, and every edition is still a
folder of plain files that any web server shows and any tool copies. Where a file system knows no hard links, it is
copied. (A content-addressed store would need a server that resolves its names; links need none.) Files of editions are
made read-only; git stores equal files once by itself, and so do tar and rsync -H.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.core.files import files_below, none_left
from dateline.reading.past_editions import PastEdition

PUBLISHED, EDITIONS = "published", "editions"
READ_ONLY, WRITABLE = 0o444, 0o644


def folder_of(root: Path, edition: PastEdition) -> Path:
    """The folder of an edition."""
    return root / PUBLISHED / EDITIONS / edition.name


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def altered(root: Path, editions: Iterable[PastEdition]) -> list[str]:
    """The files of editions that are gone or not what they were, by their path below `published/`."""
    out, known = [], dict[tuple[int, int], str]()
    for e in editions:
        folder = folder_of(root, e)
        for name, wanted in e.pages.items():
            path = folder / name
            if not path.is_file():
                out.append(f"{EDITIONS}/{e.name}/{name}: gone")
                continue
            stat = path.stat()
            found = known.setdefault((stat.st_dev, stat.st_ino), "") or digest(path)
            known[stat.st_dev, stat.st_ino] = found
            if found != wanted:
                out.append(f"{EDITIONS}/{e.name}/{name}: changed")
    return out


def add(root: Path, name: str, site: Path, before: Iterable[PastEdition]) -> dict[str, str]:
    """Put a finished site into the store as an edition; returns the hash of each of its files by path."""
    target = root / PUBLISHED / EDITIONS / name
    beside = target.with_name(f"{name}.new")
    there = {h: folder_of(root, e) / path for e in before for path, h in e.pages.items()}
    pages: dict[str, str] = {}
    shutil.rmtree(beside, ignore_errors=True)
    with none_left(beside):
        for path in files_below(site):
            inside, found = path.relative_to(site).as_posix(), digest(path)
            made = beside / inside
            made.parent.mkdir(parents=True, exist_ok=True)
            _link(there.setdefault(found, path), made, own=there[found].is_relative_to(root / PUBLISHED))
            if there[found] == path:
                there[found] = made
            pages[inside] = found
        beside.rename(target)
    return pages


def _link(source: Path, target: Path, *, own: bool) -> None:
    """A file as a link to one of the store, else as a copy."""
    if own:
        try:
            os.link(source, target)
            return
        except OSError:
            pass  # another file system, or one without links, or too many links to one file
    shutil.copyfile(source, target)
    target.chmod(READ_ONLY)


def show_newest(root: Path, edition: PastEdition, gone: Mapping[str, str]) -> None:
    """Let the top of `published/` be an edition; `gone` are the pages of the one that was there before."""
    top = root / PUBLISHED
    for name in edition.pages:
        target = top / name
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(target.name + ".new")
        beside.unlink(missing_ok=True)
        _link(folder_of(root, edition) / name, beside, own=True)
        beside.replace(target)
    for name in gone.keys() - edition.pages.keys():
        (top / name).unlink(missing_ok=True)


def write(path: Path, text: str) -> None:
    """Write a file that changes from edition to edition, in place of whatever is there, link or file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    beside.write_text(text, encoding="utf-8")
    beside.chmod(WRITABLE)
    beside.replace(path)
