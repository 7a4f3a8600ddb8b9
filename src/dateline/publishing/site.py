"""The pages into a site: Jupyter Book builds beside the old site, and the new one is swapped in when it is whole."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import yaml

from dateline.chapters.common.html import html, paragraph, together
from dateline.chapters.imprint import contact_link
from dateline.core.files import files_below, files_hash, none_left
from dateline.publishing.book_check import RECORD, record
from dateline.publishing.notebooks import code_hash
from dateline.publishing.number_audit import CONSTANTS, FINISHED, Loose, kept
from dateline.publishing.processes.sphinx_worker import Press
from dateline.reading.case import Case

MOST_TOLD = 20
SOURCES = ("_config.yml", "_toc.yml", "docutils.conf", "book")


# Sphinx adds a hash to the address of a style or script that is there when pages are written;
# these come later in a new book.
WRITTEN_LATE = ("mystnb.*.css", "page-texts.js")


# The picture that other sites show beside a link to the book, among the files to download.
CARD = "card.png"


class SiteFailed(Exception):
    """Jupyter Book failed, or warned; carries the lines of its log that say why."""


class Face(NamedTuple):
    """What every page says of the book: its title, the words at its foot, and the address it is published at."""

    title: str
    foot: str = ""  # finished HTML
    address: str = ""


def face_of(case: Case) -> Face:
    """The face of a case's book, with whoever makes it and where an error is reported, as far as case.yml says."""
    by = f" by {case.made_by}" if case.made_by else ""
    told = together([" Report an error: ", contact_link(case.contact), "."]) if case.contact else html("")
    foot = together([f"Made with Dateline{by}. Every figure is as reported and links to its sentence.", told])
    return Face(case.title, str(paragraph(foot)) if by or told else "", case.address)


def source_hash(house: Path, face: Face) -> str:
    """A hash of all that the pages of the site are made from."""
    sources = files_hash(house, files_below(*(house / name for name in SOURCES)))
    return hashlib.sha256(f"{json.dumps(face)}\0{sources}".encode()).hexdigest()


def frame_hash(house: Path, face: Face) -> str:
    """A hash of what the pages of a book share: the settings, the pages that a person wrote, styles and scripts,
    this package, and the name and title of every notebook."""
    files = files_below(*(house / name for name in SOURCES))
    notebooks = [p for p in files if p.suffix == ".ipynb"]
    shared = files_hash(house, (p for p in files if p.suffix != ".ipynb"))
    titles = [[p.relative_to(house).as_posix(), _title(p)] for p in notebooks]
    return hashlib.sha256(json.dumps([face, shared, code_hash(), titles]).encode()).hexdigest()


def _title(notebook: Path) -> str:
    """The first cell of a notebook, which has the page's title."""
    return "".join(json.loads(notebook.read_text(encoding="utf-8"))["cells"][0]["source"])


class Folders(NamedTuple):
    """Sphinx's own folder, the folder of the finished site, and that of the files to download."""

    work: Path
    out: Path
    downloads: Path


def build_site(press: Press, house: Path, folders: Folders, face: Face, meanwhile: Callable[[], None]) -> None:
    """Build the book of `house` into `folders.out`, with the files to download beside it; the press is used up.
    What else is to be done, the files to download among it, is done `meanwhile`.

    Sphinx goes on from the build before where every page is still there under its title and nothing changed
    that pages share (`frame_hash`): it then writes only pages that changed, and the site is the same,
    byte for byte, as one begun anew. Else it begins anew: its output would hold on to pages that are no more,
    and to old titles in the menus of the others.

    Raises SiteFailed where Jupyter Book fails or prints a warning, with its log, and where a number on a page says no
    source, with the page; the site is then left as it was.
    """
    work, out, downloads = folders
    built, frame, left = work / "_build" / "html", frame_hash(house, face), work / "frame"
    if not left.is_file() or left.read_text(encoding="utf-8") != frame:
        shutil.rmtree(work, ignore_errors=True)
    left.unlink(missing_ok=True)  # a build that is killed or fails leaves nothing to go on from
    for late in [p for pattern in WRITTEN_LATE for p in (built / "_static").glob(pattern)]:
        late.unlink()
    press.begin(house, _arguments(house, work, face))
    meanwhile()
    status, log = press.finish()
    said = [line for line in log.splitlines() if "WARNING" in line or "ERROR" in line]
    if status or said or not (built / "index.html").is_file():
        raise SiteFailed("\n".join(said or log.splitlines()[-30:]))
    pages = kept(built.parent / FINISHED)
    if not pages:
        raise SiteFailed(
            "No page was finished. List dateline.publishing.sphinx_ext in _config.yml, under extra_extensions"
        )
    if loose := [Loose(*number) for name in sorted(pages) for number in pages[name].loose]:
        more = [f"and {len(loose) - MOST_TOLD} more"] if len(loose) > MOST_TOLD else []
        raise SiteFailed("\n".join(["These numbers say no source:", *map(_told, loose[:MOST_TOLD]), *more]))
    swap_in(built, out, downloads)
    record(out, work.parent / RECORD, {name: page.text for name, page in pages.items()})
    left.write_text(frame, encoding="utf-8")


def _arguments(house: Path, work: Path, face: Face) -> list[str]:
    """What `jupyter-book build` is called with; what the case says and _config.yml does not goes into a copy of it."""
    config = yaml.safe_load((house / "_config.yml").read_text(encoding="utf-8"))
    arguments = [str(house), "--path-output", str(work), "--quiet"]
    as_written = json.dumps(config, default=str)
    config["title"] = config["sphinx"]["config"]["project"] = face.title
    config.setdefault("html", {})
    if face.foot:
        # theme options of Sphinx's own, where there are some, put those of Jupyter Book out of force
        options = config["sphinx"]["config"].get("html_theme_options", config["html"])
        options["extra_footer"] = face.foot
    if face.address:
        config["html"]["baseurl"] = face.address
    if json.dumps(config, default=str) != as_written:
        own = work / "config.yml"
        work.mkdir(parents=True, exist_ok=True)
        own.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), encoding="utf-8")
        arguments += ["--config", str(own)]
    return arguments


def _told(loose: Loose) -> str:
    return (
        f"{loose.page}: {loose.number} in “{loose.around}”. Let a function marked @shown compute it, "
        f"or list it in {CONSTANTS.name} with the reason"
    )


def swap_in(built: Path, out: Path, downloads: Path) -> None:
    """Put a copy of the built site, with its downloads, where the old one is;
    at no moment is there half a site, or none."""
    beside = out.with_name(out.name + ".new")
    recover(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with none_left(beside):
        shutil.copytree(built, beside)
        shutil.copytree(downloads, beside / "downloads", dirs_exist_ok=True)
        shutil.rmtree(beside / "_sources", ignore_errors=True)
    if not out.exists():
        beside.rename(out)
    elif _exchanged(beside, out):
        shutil.rmtree(beside, ignore_errors=True)
    else:
        old = out.with_name(out.name + ".old")
        out.rename(old)
        beside.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def recover(out: Path) -> None:
    """Clear away what a build left that was killed; if it was killed between two renames, the old site comes back."""
    beside, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    if old.exists() and not out.exists():
        old.rename(out)
    for leftover in (beside, old):
        shutil.rmtree(leftover, ignore_errors=True)


RENAME_EXCHANGE = 2
AT_FDCWD = -100


def _exchanged(a: Path, b: Path) -> bool:
    """Let two folders change names in one step (Linux's renameat2); False where the system can't."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(AT_FDCWD, os.fsencode(a), AT_FDCWD, os.fsencode(b), RENAME_EXCHANGE) == 0)
