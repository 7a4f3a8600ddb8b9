"""The whole book as one EPUB: every page of the site in its order, one after the other, to be read without a network.

    python -m dateline.publishing.epub [_build/html] [_build/book.epub]

Links from page to page stay links inside the book. Scripts, and what only scripts can use, are left out.
"""

from __future__ import annotations

import re
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html

from dateline.chapters.common.html import Html, from_file
from dateline.publishing.number_audit import article_of
from dateline.publishing.pdf import FIRST, from_the_command_line, in_order, leads_to

# What needs a script or the site around it.
ASIDE = (
    ".//script | .//button | .//form | .//*[@hidden] | .//a[contains(@class, 'headerlink')]"
    " | .//details[contains(@class, 'above-input')] | .//*[contains(@class, 'dl-what-if')]"
)
# Names in SVG that tell large from small letters, which a parser of HTML makes small.
SVG_NAMES = {n.lower(): n for n in ("viewBox", "clipPath", "preserveAspectRatio", "clipPathUnits", "textPath")}
SVG_NAME = re.compile(rf"(?<=[\s</])({'|'.join(SVG_NAMES)})(?=[\s=>/])")
# Characters that no XML can hold.
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Page(NamedTuple):
    """A page of the book: its file, its title and its article as XHTML."""

    name: str
    title: str
    body: Html


def pages_of(site: Path) -> list[Page]:
    """The pages of a site as a reader turns them."""
    paths = in_order(site)
    names = {p.relative_to(site).as_posix(): f"p{n:03}.xhtml" for n, p in enumerate(paths)}
    found = []
    for path in paths:
        article, own = article_of(path.read_text(encoding="utf-8")), path.relative_to(site).as_posix()
        if article is not None:
            title = " ".join("".join(article.xpath("string(.//h1)")).rstrip("#").split())
            found.append(Page(names[own], title, _as_xhtml(article, own, names)))
    return found


def _as_xhtml(article: html.HtmlElement, own: str, names: dict[str, str]) -> Html:
    """An article without what needs scripts, its links to pages of the book leading to their files."""
    for e in article.xpath(ASIDE):
        if e.getparent() is not None:
            e.drop_tree()
    for e in article.iter():
        if not isinstance(e.tag, str):
            continue
        for name in [n for n in e.attrib if not re.fullmatch(r"[A-Za-z_][\w.:-]*", n)]:
            del e.attrib[name]
        for name in ("href", "xlink:href"):
            found = leads_to(e.get(name), own, names) if e.get(name) else None
            if found:
                e.set(name, found[0] + (f"#{found[1]}" if found[1] else ""))
    made = etree.tostring(article, encoding="unicode", method="xml", with_tail=False)
    return Html(NO_XML.sub("\ufffd", SVG_NAME.sub(lambda m: SVG_NAMES[m[1]], made)))


def write_epub(site: Path, to: Path) -> int:
    """Write the book of a site into an EPUB; returns how many pages of the site it holds.

    Raises RuntimeError, saying what to do, where the folder holds no book.
    """
    if not (site / FIRST).is_file():
        raise RuntimeError(f"{site} holds no book: make book first")
    pages = pages_of(site)
    first = html.document_fromstring((site / FIRST).read_text(encoding="utf-8"))
    title = (first.findtext(".//title") or "").split(" — ")[-1].strip()
    words = "".join(p.body for p in pages)
    package = {
        "title": title, "pages": pages, "identifier": uuid.uuid5(uuid.NAMESPACE_URL, words).urn,
        "modified": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }  # fmt: skip
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as book:
        # unpacked and first, so that a reader knows the file by its first bytes
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", from_file("epub_container"))
        book.writestr("book/package.opf", from_file("epub_package", **package))
        book.writestr("book/nav.xhtml", from_file("epub_nav", **package))
        book.write(site / "_static" / "dateline.css", "book/dateline.css")
        for page in pages:
            book.writestr(f"book/{page.name}", from_file("epub_page", page=page))
    return len(pages)


if __name__ == "__main__":
    from_the_command_line(write_epub, "_build/book.epub")
