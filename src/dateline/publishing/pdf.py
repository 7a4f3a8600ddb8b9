"""The whole book as one PDF: every page of the site in its order, one after the other, printed by Chromium.

    python -m dateline.publishing.pdf [_build/html] [_build/book.pdf]

Links from page to page become links inside the document. Scripts are left out; tables are printed whole.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from dateline.chapters.common.html import Html, from_file
from dateline.publishing.number_audit import article_of

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FIRST = "book/glance.html"


def chromium() -> str | None:
    """Where Chromium is (Debian's, else another of the family), or None."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def in_order(site: Path) -> list[Path]:
    """The pages of a site as a reader turns them, by the theme's link to the next."""
    out, name = [], FIRST
    while name and (path := site / name).is_file() and path not in out:
        out.append(path)
        onward = html.document_fromstring(path.read_text(encoding="utf-8")).xpath(
            "//a[contains(@class, 'right-next')]/@href"
        )
        name = unquote(urlsplit(urljoin(name, onward[0])).path) if onward else ""
    return out


def one_document(site: Path) -> str:
    """All pages as one HTML document that needs nothing but the site's style sheets."""
    pages = in_order(site)
    names = {p.relative_to(site).as_posix(): f"p{n}" for n, p in enumerate(pages)}
    first = html.document_fromstring(pages[0].read_text(encoding="utf-8"))
    styles = [urljoin(pages[0].as_uri(), href) for href in first.xpath("//link[@rel='stylesheet']/@href")]
    body = []
    for page in pages:
        article = article_of(page.read_text(encoding="utf-8"))
        if article is not None:
            own = page.relative_to(site).as_posix()
            _rename(article, own, names)
            # an article of the site: finished, and written out as it was read
            body.append((names[own], Html(html.tostring(article, encoding="unicode"))))
    title = first.findtext(".//title") or ""
    return from_file("whole_book", title=title.split(" — ")[-1], styles=styles, articles=body)


def _rename(article: Any, own: str, names: dict[str, str]) -> None:
    """Give a page's anchors and links names that no other page has;
    a link to a page becomes one to its part of the book."""
    for e in article.iter():
        if not isinstance(e.tag, str):
            continue
        if e.get("id"):
            e.set("id", f"{names[own]}-{e.get('id')}")
        for name in ("aria-labelledby", "aria-describedby"):
            if e.get(name):
                e.set(name, " ".join(f"{names[own]}-{part}" for part in e.get(name).split()))
        for name in ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href"):
            if e.get(name) and (target := _target(e.get(name), own, names)):
                e.set(name, target)
        for name in ("clip-path", "style", "fill"):
            if "url(#" in (e.get(name) or ""):
                e.set(name, e.get(name).replace("url(#", f"url(#{names[own]}-"))


def leads_to(href: str, own: str, names: dict[str, str]) -> tuple[str, str] | None:
    """The name of the page of the book that a link on the page `own` leads to, and the place on it; None for a link
    that leaves the book."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    page = unquote(urlsplit(urljoin(own, parts.path)).path) if parts.path else own
    return (names[page], parts.fragment) if page in names else None


def _target(href: str, own: str, names: dict[str, str]) -> str | None:
    """Where a link leads inside the one document; None for one that leaves the book."""
    found = leads_to(href, own, names)
    return found and f"#{found[0]}" + (f"-{found[1]}" if found[1] else "")


def print_book(site: Path, to: Path) -> int:
    """Print the book of a site into a PDF; returns how many pages of the site it holds.

    Raises RuntimeError, saying what to do, where no Chromium is found or it prints nothing.
    """
    browser = chromium()
    if browser is None:
        raise RuntimeError("no Chromium on this machine: apt-get install chromium, then make pdf")
    if not (site / FIRST).is_file():
        raise RuntimeError(f"{site} holds no book: make book first")
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch) / "book.html"
        document.write_text(one_document(site), encoding="utf-8", errors="replace")
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={scratch}/profile",
        ]
        command = [browser, *flags, f"--print-to-pdf={to.resolve()}", document.as_uri()]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if ran.returncode or not to.is_file():
        raise RuntimeError(f"Chromium printed nothing: {ran.stderr.strip()[-500:]}")
    return len(in_order(site))


def from_the_command_line(write: Callable[[Path, Path], int], default: str) -> None:
    """Command line of what writes a site's pages into one file: site folder and file, both with defaults."""
    given = dict(enumerate(sys.argv[1:]))
    site, to = Path(given.get(0, "_build/html")), Path(given.get(1, default))
    try:
        pages = write(site.resolve(), to)
    except RuntimeError as error:
        sys.exit(str(error))
    print(f"{pages} pages of the site in {to}")


if __name__ == "__main__":
    from_the_command_line(print_book, "_build/book.pdf")
