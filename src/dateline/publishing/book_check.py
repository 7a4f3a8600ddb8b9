"""The pages of a built book, against what they were made from: each file against the hash that the build left, each
figure and quotation that a page prints against the tables, and the files of published editions against their records.

What a page prints of a reading is told by its links: `a.dl-evidence` with the sentence and the source, the rows of the
tables with `data-review`, the report's text with its marks (`.dl-report`), and `data-stated`, which names rows of the
table of assertions.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from lxml.html import HtmlElement

from dateline.chapters.common.edition import Edition
from dateline.core.files import files_below
from dateline.core.identifiers import in_address, printable
from dateline.extraction.numbers.quantities import SMALL
from dateline.pipeline.edition import altered as altered_tables
from dateline.pipeline.edition import made_of
from dateline.pipeline.verifying.copies import difference
from dateline.pipeline.verifying.findings import Finding, Kind, wrong
from dateline.pipeline.verifying.readings import REBUILD
from dateline.pipeline.verifying.run import Followed
from dateline.publishing.editions.store import PUBLISHED, altered, folder_of
from dateline.publishing.number_audit import article_of, text_of
from dateline.reading.past_editions import past_editions

# Beside a project's built book: the hash of each of its files.
RECORD = "site.json"
FRONT = "index.html"
# At the top of published/ it leads to the list of editions by another way.
SCRIPT = "_static/edition.js"
BACK = "Put it back from a copy"
# In words "one" may count nobody: "one of them", "the one".
IN_WORDS = {word: n for word, n in SMALL.items() if n > 1}
NUMBER = re.compile(r"\d+(?:,\d{3})*")
WORD = re.compile(r"[a-z]+")
# Counts of what is listed beside them, and how far "near" is: no row of the table of assertions says these.
BESIDE = re.compile(r"\b\d+ (?:sources?|reports?)\b|\b\d+ km\b")


def record(site: Path, file: Path, texts: Mapping[str, str | None]) -> None:
    """Write down the hash of every file of a finished site, and the text of its pages."""
    files = {p.relative_to(site).as_posix(): _hash(p) for p in files_below(site)}
    front = article_of((site / FRONT).read_text(encoding="utf-8"))  # a copy of the front page
    texts = {**texts, FRONT: None if front is None else text_of(front)}
    file.write_text(json.dumps({"files": files, "texts": texts}, sort_keys=True), encoding="utf-8")


def check(root: Path, data: Path, site: Path | None = None) -> Followed:
    """Look at the book of a case in `_build/html` of a project, or at a copy of it, and at its published editions."""
    site, folder = site or root / "_build" / "html", root / "_build" / "tables"
    findings, made = [*_editions(root, data)], made_of(folder)
    if not site.is_dir() or made is None or made.data != str(data.resolve()):
        return Followed({}, findings)
    findings += _files(root, site)
    # What is wrong with the tables is reported elsewhere; pages can't be held to them then.
    pages, counts = None if altered_tables(folder) else Pages(folder), Counter[str]()
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if "_static" in path.relative_to(site).parts:
            continue
        counts["pages"] += 1
        if pages is not None:
            article = article_of(path.read_text(encoding="utf-8", errors="replace"))
            found = [] if article is None else [*pages.wrong_in(name, article)]
            findings += [wrong(Kind.PAGE, _below(root, path), None, what, REBUILD) for what in dict.fromkeys(found)]
    if pages is not None:
        counts["printed"] = pages.looked_at
    return Followed(dict(counts), findings)


def _below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(root: Path, site: Path) -> Iterator[Finding]:
    """Whether each file of a site is as the build left it."""
    try:
        left = json.loads((root / "_build" / RECORD).read_text(encoding="utf-8"))
        files, texts = dict(left["files"]), dict(left["texts"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    there = {p.relative_to(site).as_posix(): p for p in files_below(site)}
    for name in sorted({*files, *there}):
        file = _below(root, site / name)
        if name not in there:
            yield wrong(Kind.PAGE, file, None, "it is gone", REBUILD)
        elif name not in files:
            yield wrong(Kind.PAGE, file, None, "the build did not make it", REBUILD)
        elif _hash(there[name]) != files[name]:
            yield wrong(Kind.PAGE, file, None, _changed(there[name], texts.get(name)), REBUILD)


def _changed(path: Path, was: str | None) -> str:
    """How a file differs from the one that was built: a page by its words."""
    article = article_of(path.read_text(encoding="utf-8", errors="replace")) if was is not None else None
    if article is None:
        return "it was changed since the book was built"
    now = text_of(article)
    if now == was:
        return "it was changed since the book was built, though not in the words of its text"
    return difference(str(was).encode("utf-8"), now.encode("utf-8"))[1]


def _editions(root: Path, data: Path) -> Iterator[Finding]:
    """Whether each file of each published edition, and of the newest at the top, is as its record says, and whether
    nothing else lies among them."""
    top = root / PUBLISHED
    try:
        past = past_editions(data) if top.is_dir() else []
    except ValueError:
        return  # mentioned where records are looked at
    for lost in altered(root, past):
        file, _, harm = lost.rpartition(": ")
        what = "it is gone" if harm == "gone" else "it was changed since it was published"
        yield wrong(Kind.EDITION, f"{PUBLISHED}/{file}", None, what, BACK)
    for e in past:
        for path in files_below(folder_of(root, e)) if folder_of(root, e).is_dir() else ():
            if path.relative_to(folder_of(root, e)).as_posix() not in e.pages:
                yield wrong(Kind.EDITION, path.relative_to(root).as_posix(), None, "nobody published it", BACK)
    for name, digest in past[-1].pages.items() if past else ():
        if name != SCRIPT and (not (top / name).is_file() or _hash(top / name) != digest):
            yield wrong(Kind.EDITION, f"{PUBLISHED}/{name}", None, f"it is not that of {past[-1].name}", BACK)


class Pages:
    """Pages against the tables in a folder."""

    def __init__(self, folder: Path) -> None:
        self.book, self.looked_at = Edition(folder), 0

    @cached_property
    def stated(self) -> Mapping[str, str]:
        """What each row of the table of assertions says."""
        return {a["assertion_id"]: f"{a['text']} {a['value']}" for a in self.book.rows("assertions")}

    @cached_property
    def evidence(self) -> Mapping[str, list[str]]:
        """What each row of the table of assertions is based on."""
        return {a["assertion_id"]: a["evidence"].split() for a in self.book.rows("assertions")}

    def _sentence(self, item: str) -> str:
        try:
            return self.book.sentence(item)
        except KeyError:
            return ""

    def wrong_in(self, name: str, article: HtmlElement) -> Iterator[str]:
        """What a page says that the tables do not."""
        for e in article.iter():
            if not isinstance(e.tag, str):
                continue
            kinds = (e.get("class") or "").split()
            if "dl-evidence" in kinds:
                yield from self._evidence(e)
            elif e.get("data-stated"):
                yield from self._stated(e)
            elif e.get("data-review"):
                yield from self._row(e, e.get("data-review"))
            elif "dl-report" in kinds and name.startswith("book/reports/"):
                yield from self._report(e, unquote(name.rpartition("/")[2].removesuffix(".html")))

    def _evidence(self, e: HtmlElement) -> Iterator[str]:
        """A link to a sentence: the sentence, its source, and the figure before it."""
        self.looked_at += 1
        item = unquote((e.get("href") or "").rpartition("#")[2])
        label = words_of(e)
        try:
            behind = self.book.behind(item)
        except KeyError:
            yield f"{printable(label)} leads to {item}, which is in no table"
            return
        sentence = e.get("data-sentence") or e.get("title") or ""
        if " ".join(sentence.split()) != " ".join(behind["sentence"].split()):
            yield _unlike(f"{printable(label)} shows as the sentence of {item}", sentence, behind["sentence"])
        if (source := e.get("data-source") or "") != behind["source"]:
            yield _unlike(f"{printable(label)} shows as the source of {item}", source, behind["source"])
        if f"/{behind['report']}.html#" not in f"/{e.get('href')}":
            yield f"{printable(label)} leads to another report than that of {item}"
        known = numbers(f"{self._says(item)} {behind['source']}") | self._stated_around(e)
        if odd := numbers(label) - known:
            yield _unlike(f"it prints {_row_of(odd)} for {item}", label, self._says(item))

    def _says(self, item: str) -> str:
        """What a reading says: its words, its sentence and its numbers."""
        c = self.book.claims.get(item)
        figures = f" {c['low']} {c['high']} {c['words']}" if c else ""
        return self.book.sentence(item) + figures

    def _stated_around(self, e: HtmlElement) -> set[int]:
        """The numbers of the assertions that an element is in."""
        own = (a.get("data-stated") for a in (e, *e.iterancestors()) if a.get("data-stated"))
        return {n for ids in own for i in ids.split() for n in numbers(self.stated.get(i, ""))}

    def _stated(self, e: HtmlElement) -> Iterator[str]:
        """A piece that says what rows of the table of assertions state."""
        self.looked_at += 1
        ids, text = e.get("data-stated").split(), words_of(e)
        for i in ids:
            if i not in self.stated:
                yield f"{printable(text)} names {i}, which is in no table"
        known = {n for i in ids for n in numbers(self.stated.get(i, ""))}
        if e.tag == "blockquote":  # words as they are quoted
            known |= {n for i in ids for item in self.evidence.get(i, ()) for n in numbers(self._sentence(item))}
        known |= {n for a in e.iter("a") if "dl-evidence" in (a.get("class") or "") for n in numbers(words_of(a))}
        # A table that states something counts more than it states.
        if next(e.iter("table"), None) is None and (odd := numbers(BESIDE.sub(" ", text)) - known):
            said = " ".join(self.stated.get(i, "") for i in ids)
            yield _unlike(f"it prints {_row_of(odd)}", text, said)

    def _row(self, e: HtmlElement, item: str) -> Iterator[str]:
        """A row of a report's page: its figure."""
        self.looked_at += 1
        c = self.book.claims.get(item)
        cell = next((d for d in e.iter("td") if "dl-number" in (d.get("class") or "")), None)
        if c and cell is not None and (odd := numbers(words_of(cell)) - {c["low"], c["high"]}):
            yield f"it prints {_row_of(odd)} as the figure of {item}, which is {c['low']} to {c['high']}"

    def _report(self, e: HtmlElement, report_id: str) -> Iterator[str]:
        """A report's text, and its words."""
        self.looked_at += 1
        known = {in_address(i): i for i in self.book.reports}
        if (own := known.get(in_address(report_id))) is None:
            yield "it is of a report that is in no table"
            return
        there, text = squeezed(words_of(e)), squeezed(self.book.text(own))
        # Its title is shown above it, in a piece of its own, where something is read from that.
        if there not in (text, squeezed(self.book.reports[own]["title"])):
            yield f"its text is not that of the report {own}: {first_difference(text, there)}"


def _unlike(what: str, there: str, wanted: str) -> str:
    return f"{what}: {printable(there)}; the tables say {printable(wanted)}"


def _row_of(numbers: set[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))


def words_of(e: HtmlElement) -> str:
    """The words of an element, blanks as one."""
    return " ".join(" ".join(e.itertext()).split())


def squeezed(text: str) -> str:
    """A text without its blanks, which marks and paragraphs move."""
    return "".join(text.split())


def first_difference(was: str, now: str) -> str:
    """Where two texts part."""
    at = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    return f"{printable(now[max(at - 10, 0) : at + 20])} is where {printable(was[max(at - 10, 0) : at + 20])} was"


def numbers(text: str) -> set[int]:
    """The numbers of a text, in digits and in words; days and hours are numbers as well.

    >>> sorted(numbers("At least 1,204 were hurt, ten of them badly, on 3 May"))
    [3, 10, 1204]
    """
    found = {int(n.replace(",", "")) for n in NUMBER.findall(text)}
    return found | {IN_WORDS[w] for w in WORD.findall(text.casefold()) if w in IN_WORDS}
