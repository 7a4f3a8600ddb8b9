"""The road that adds an edition: build, stamp it with its number and date, store it, and announce it."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from dateline import tables
from dateline.chapters.common.html import html, together
from dateline.core.dates import in_words
from dateline.core.files import none_left
from dateline.core.project import house
from dateline.publishing.build import build
from dateline.publishing.editions.citation import cff, dataset, described, zenodo
from dateline.publishing.editions.feed import Book, feed
from dateline.publishing.editions.store import (
    EDITIONS,
    PUBLISHED,
    add,
    altered,
    folder_of,
    show_newest,
    write,
)
from dateline.publishing.exports.about import About
from dateline.publishing.notebooks import code_hash
from dateline.reading import read_case
from dateline.reading.past_editions import PastEdition, hashes, inputs_of, keep, past_editions
from dateline.tables import ChangeRow

MOST_NAMED = 5


class NotPublished(Exception):
    """Why no edition was added, and what to do."""


class Published(NamedTuple):
    """What was added: the edition, its folder, how many files it has, and how many of them are its own."""

    edition: PastEdition
    folder: Path
    files: int
    new: int
    changes: int


def publish(data: Path, on: date, say: Callable[[str], None], workers: int = 2) -> Published:
    """Add an edition of a case's book to `published/`.

    Raises NotPublished where nothing changed, a day lies before the last edition's, or an older edition was altered;
    and what `build` raises. In each case all is as it was.
    """
    root, past = house(), past_editions(data)
    edition = _next(data, on, past)
    if lost := altered(root, past):
        more = f" and {len(lost) - MOST_NAMED} more" if len(lost) > MOST_NAMED else ""
        raise NotPublished(
            f"Older editions are not what they were: {', '.join(lost[:MOST_NAMED])}{more}. "
            "Bring these files back from a copy of published/, then publish again."
        )
    build(data, None, {}, workers, say)
    about, beside = About.of(read_case(data, with_reports=False)), root / "_build" / "edition"
    shutil.rmtree(beside, ignore_errors=True)
    with none_left(beside):
        shutil.copytree(root / "_build" / "html", beside)
        stamp(beside, about, edition)
        shutil.rmtree(folder_of(root, edition), ignore_errors=True)  # one that was killed before it was written down
        edition = edition._replace(pages=add(root, edition.name, beside, past))
    shutil.rmtree(beside, ignore_errors=True)
    keep(data, edition)
    tell(root, about, [*past, edition])
    old = {h for e in past for h in e.pages.values()}
    changes = len(tables.read(folder_of(root, edition) / "downloads", "changes"))
    new = len(set(edition.pages.values()) - old)
    return Published(edition, folder_of(root, edition), len(edition.pages), new, changes)


def _next(data: Path, on: date, past: list[PastEdition]) -> PastEdition:
    """The edition to come. Raises NotPublished."""
    inputs, code, day = hashes(inputs_of(data).items()), code_hash(), on.isoformat()
    if past and day < past[-1].on:
        raise NotPublished(f"{day} lies before the last edition, {past[-1].on}. Give a later day with --on.")
    if past and (past[-1].inputs, past[-1].code) == (inputs, code):
        raise NotPublished(f"Nothing changed since edition {past[-1].number} ({past[-1].name}); none was added.")
    same = sum(e.on == day for e in past)
    first = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([day, inputs], sort_keys=True))
    return PastEdition(
        name=f"{day}-{same + 1}" if same else day, number=len(past) + 1, on=day,
        book=past[0].book if past else str(first), version=version("dateline"), code=code, inputs=inputs, pages={},
    )  # fmt: skip


def stamp(site: Path, about: About, edition: PastEdition) -> None:
    """Write into a copy of the site which edition it is. No page but the front page says so itself: a page that did not
    change since the edition before is the same file in both."""
    _write_script(site, edition, "../")
    descriptor = site / "downloads" / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    write(descriptor, json.dumps(described(package, edition), ensure_ascii=False, indent=1))
    data = dataset(about, edition, package)
    write(site / "downloads" / "dataset.jsonld", data)
    write(site / "downloads" / "CITATION.cff", cff(about, edition))
    write(site / "downloads" / ".zenodo.json", zenodo(about, edition))
    front = site / "index.html"
    # tojson escapes what could end a script element
    script = html('<script type="application/ld+json">{{ data | tojson }}</script>\n</head>', data=json.loads(data))
    write(front, front.read_text(encoding="utf-8").replace("</head>", str(script), 1))


def _write_script(site: Path, edition: PastEdition, editions: str) -> None:
    """Write what book/_static/cite.js reads: which edition a page is of, and the way to the list of all."""
    said = {"number": edition.number, "name": edition.name, "date": in_words(date.fromisoformat(edition.on))}
    text = json.dumps({**said, "editions": editions, "here": editions == "../"}, ensure_ascii=False)
    write(site / "_static" / "edition.js", f"window.datelineEdition = {text};\n")


def tell(root: Path, about: About, editions: list[PastEdition]) -> None:
    """Bring the top of `published/`, its feed and the list of editions up to the newest edition."""
    newest, before = editions[-1], editions[-2] if len(editions) > 1 else None
    top = root / PUBLISHED
    show_newest(root, newest, before.pages if before else {})
    _write_script(top, newest, f"{EDITIONS}/")
    changes = [(e, _changes(root, e)) for e in editions]
    write(top / "feed.xml", feed(Book(about.title, about.made_by, about.address), changes))
    write(top / "CITATION.cff", cff(about, newest))
    write(top / ".zenodo.json", zenodo(about, newest))
    write(top / EDITIONS / "index.html", _listed(about, editions))


def _changes(root: Path, edition: PastEdition) -> list[ChangeRow]:
    return tables.rows(tables.read(folder_of(root, edition) / "downloads", "changes"), ChangeRow)


def _listed(about: About, editions: list[PastEdition]) -> str:
    """The page that lists all editions."""
    items = [
        html(
            '<li><a href="{{ name }}/index.html">Edition {{ number }}, {{ day }}</a></li>\n',
            name=e.name, number=e.number, day=in_words(date.fromisoformat(e.on)),
        )
        for e in reversed(editions)
    ]  # fmt: skip
    return str(
        html(
            '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8" />\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
            "<title>Editions: {{ title }}</title>\n"
            '<link rel="alternate" type="application/atom+xml" href="../feed.xml" />\n</head>\n<body>\n'
            "<h1>Editions of “{{ title }}”</h1>\n<p>Each stays as it was published. "
            '<a href="../index.html">The newest</a> · <a href="../feed.xml">Feed of changes</a></p>\n'
            "<ul>\n{{ items }}</ul>\n</body>\n</html>\n",
            title=about.title,
            items=together(items),
        )
    )
