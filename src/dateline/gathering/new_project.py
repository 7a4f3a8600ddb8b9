"""A whole project of one's own: what a book is made from, laid out in a folder, and brought up to a newer Dateline.

The parts that every project shares (notebooks, pages, style sheet, settings of Jupyter Book) are those of Dateline's
own repository; the wheel carries copies of them. Those that only a project of one's own has lie in project/.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import yaml

from dateline.core.files import write_whole
from dateline.gathering.new_case import new_case, title_of

OWN = Path(__file__).parent / "project"
# In the repository itself, which an editable install works from, the shared parts are at its top.
SHARED = OWN if (OWN / "_config.yml").is_file() else Path(__file__).parents[3]
PATTERNS = ("_config.yml", "_toc.yml", "docutils.conf", "notebooks/*.ipynb", "book/*.md", "book/_static/*")
# What was laid out, by path, with the SHA-256 of each file as it was.
LAID_OUT = ".dateline.json"
TITLE = re.compile(r'^(?P<before>title: |    project: )".*"$', re.MULTILINE)


class Updated(NamedTuple):
    """What an update did, as paths within the project: brought up to date or added; left because a person edited
    or removed it."""

    changed: list[str]
    left: list[str]


def parts(title: str) -> Iterator[tuple[str, str]]:
    """Every file of a project but its case, as its path and its text, in order of the paths."""
    files = {str(p.relative_to(SHARED)): p for pattern in PATTERNS for p in SHARED.glob(pattern)}
    for p in OWN.rglob("*"):
        name = str(p.relative_to(OWN))
        if p.is_file() and "__pycache__" not in p.parts:
            files.setdefault(name.removesuffix(".template"), p)
    for name in sorted(files):
        text = files[name].read_text(encoding="utf-8")
        if name == "_config.yml":
            text = _titled(text, title)
        yield name, text.replace("@VERSION@", version("dateline")).replace("@TITLE@", title)


def _titled(config: str, title: str) -> str:
    """Jupyter Book's settings with a project's own title."""
    quoted = json.dumps(title, ensure_ascii=False)
    return TITLE.sub(lambda m: m["before"] + quoted, config)


def new_project(folder: Path) -> list[Path]:
    """Lay out a whole project, with an empty case in data/; returns the files.

    Raises FileExistsError, and writes nothing, where one of them is there already.
    """
    title = title_of(folder)
    texts = dict(parts(title))
    there = [n for n in [*texts, LAID_OUT, "data"] if (folder / n).exists()]
    if there:
        raise FileExistsError(f"{folder} has {', '.join(there[:5])} already; nothing was written")
    fresh = not folder.exists()
    try:
        made = new_case(folder / "data", title)
        for name, text in texts.items():
            write_whole(folder / name, text)
        _note(folder, {n: _hash(t) for n, t in texts.items()})
    except BaseException:  # a full disk: no half of a project stays
        for name in [*texts, LAID_OUT]:
            (folder / name).unlink(missing_ok=True)
        shutil.rmtree(folder if fresh else folder / "data", ignore_errors=True)
        raise
    return [*made, *(folder / n for n in texts)]


def update_project(folder: Path) -> Updated:
    """Bring a project's files up to this Dateline: those as they were laid out are replaced, those that a person
    edited or removed are left, new ones are added.

    Raises FileNotFoundError where the folder was not laid out by `dateline new`.
    """
    try:
        laid = json.loads((folder / LAID_OUT).read_text(encoding="utf-8"))["files"]
    except FileNotFoundError:
        raise FileNotFoundError(
            f"{folder} has no {LAID_OUT}: it was not laid out by `dateline new`. Name the project's folder."
        ) from None
    config = folder / "_config.yml"
    title = str((yaml.safe_load(config.read_text(encoding="utf-8")) or {}).get("title", "")) if config.exists() else ""
    changed, left, noted = [], [], dict(laid)
    for name, text in parts(title or title_of(folder)):
        path, wanted = folder / name, _hash(text)
        now = _hash(path.read_text(encoding="utf-8")) if path.is_file() else None
        if now == wanted:
            noted[name] = wanted
        elif now == laid.get(name):  # as it was laid out, or new and not there
            write_whole(path, text)
            changed.append(name)
            noted[name] = wanted
        elif laid.get(name) != wanted:  # edited or removed, and this Dateline has another
            left.append(name)
    _note(folder, noted)
    return Updated(changed, left)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _note(folder: Path, hashes: dict[str, str]) -> None:
    noted = {"dateline": version("dateline"), "files": dict(sorted(hashes.items()))}
    (folder / LAID_OUT).write_text(json.dumps(noted, indent=1) + "\n", encoding="utf-8")
