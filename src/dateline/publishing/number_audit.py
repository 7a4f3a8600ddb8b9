"""The finished pages of a site: their articles, the text of one, and the numbers in it that say no source.

A number has a source where it is in a piece that says what it was computed from (`data-from`,
chapters/common/traced.py), in a link to a sentence, or in the title of a report or an attack. Dates are none of these
numbers. What a person wrote (chapters' questions and caveats, method, glossary) may hold the numbers that are listed
in constants.csv, each with the reason.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import html

# Beside a site that Sphinx writes: what was taken down of its pages when they were finished.
FINISHED = "finished.json"
CONSTANTS = Path(__file__).parent / "constants.csv"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}(?:[–-]\d{{1,2}})? (?:{MONTHS})(?: \d{{4}})?|\b(?:{MONTHS}) \d{{4}}\b"
)
NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
FURNITURE = ("script", "style", "nav", "footer")
# Links to headings, fields of a form, and the code behind a figure: no part of what a page says.
ASIDE = ("headerlink", "dl-fields", "above-input")


class Finished(NamedTuple):
    """What is kept of a page that was finished: the hash of its bytes, the text of its article
    (None where it has none), and the numbers in it that say no source."""

    sha256: str
    text: str | None
    loose: list[list[str]]


class Loose(NamedTuple):
    """A number without a source: page, number, the words around it."""

    page: str
    number: str
    around: str


def pages_of(site: Path) -> list[Path]:
    """The pages of a site, in the order of their names; not index.html, which is a copy of the front page."""
    inside = ((p, p.relative_to(site)) for p in site.rglob("*.html"))
    return sorted(p for p, name in inside if "_static" not in name.parts and str(name) != "index.html")


def kept(file: Path) -> dict[str, Finished]:
    """What the build before kept of each page, by the page's path below the site;
    nothing where there is no such file."""
    try:
        return {name: Finished(*row) for name, row in json.loads(file.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError):
        return {}


def finish(site: Path, file: Path, mend: Callable[[str], str]) -> dict[str, Finished]:
    """Mend every page of a site that is not as `file` says it was left, take down its text and loose numbers,
    and write the file anew; returns what it holds then. A page that stays as it was is neither parsed nor written."""
    before, now = kept(file), {}
    for path in pages_of(site):
        name, found = path.relative_to(site).as_posix(), path.read_bytes()
        known = before.get(name)
        if known is None or known.sha256 != hashlib.sha256(found).hexdigest():
            page = mend(found.decode("utf-8"))
            path.write_text(page, encoding="utf-8")
            known = _finished(name, page)
        now[name] = known
    file.write_text(json.dumps(now), encoding="utf-8")
    return now


def _finished(name: str, page: str) -> Finished:
    article = article_of(page)
    loose = [list(x) for x in loose_numbers(name, article)] if article is not None else []
    text = text_of(article) if article is not None else None
    return Finished(hashlib.sha256(page.encode()).hexdigest(), text, loose)


def article_of(page: str) -> Any | None:
    """What a page is about, without scripts, menus, folded code and links to headings; None for a page without."""
    article = next(html.document_fromstring(page).iter("article"), None)
    if article is None:
        return None
    for e in [e for e in article.iter() if e.tag in FURNITURE or any(kind in e.get("class", "") for kind in ASIDE)]:
        e.drop_tree()
    return article


def text_of(article: Any) -> str:
    """An article's words, blocks apart; the hidden titles of pictures are left out."""
    for e in [e for e in article.iter() if e.tag in ("title", "desc")]:
        e.drop_tree()
    return " ".join(" ".join(article.itertext()).split())


def loose_numbers(name: str, article: Any) -> list[Loose]:
    """Every number in the article of a page that says no source; `name` is the page's path below the site."""
    if not name.startswith("book/"):
        return []
    listed, stem = constants(), name.rpartition("/")[2].removesuffix(".html")
    known = listed.get(stem, set()) | listed.get("", set())
    titled = name.startswith(("book/reports/", "book/incidents/")) or stem == "attacks"
    found = []
    for text in _unsourced(article, titled=titled):
        bare = DATE.sub(" ", text)
        found += [Loose(name, m[0], _around(bare, m)) for m in NUMBER.finditer(bare) if m[0] not in known]
    return found


def _around(text: str, m: re.Match[str]) -> str:
    return " ".join(text[max(0, m.start() - 40) : m.end() + 40].split())


def _unsourced(element: Any, *, titled: bool) -> Iterable[str]:
    """Stretches of text below an element that are in nothing that says a source."""
    for child in element:
        sourced = child.get("data-from") or "dl-evidence" in (child.get("class") or "")
        heading = titled and child.tag in ("h1", "a")
        if not (sourced or heading or not isinstance(child.tag, str)):
            yield from _unsourced(child, titled=titled)
        if child.tail:
            yield child.tail
    if element.text:
        yield element.text


@cache
def constants() -> dict[str, set[str]]:
    """The numbers that pages a person wrote may hold, by page; "" for every page."""
    out: dict[str, set[str]] = {}
    with CONSTANTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            out.setdefault(row["page"], set()).update(row["numbers"].split())
    return out
