"""A small Sphinx extension that mends what the theme and Jupyter Book bring along and the book does not want.

sphinx-thebe puts the address of a script on another host into every page, twice, which the browser reports as an
error; nothing in this book runs code in the reader's browser. What else is mended is at each function.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from pathlib import Path
from typing import Any, TypeAlias

from lxml.html import fragment_fromstring
from markupsafe import escape

from dateline.chapters.common.html import html
from dateline.core.identifiers import in_script
from dateline.core.plain_text import shortened
from dateline.publishing.number_audit import FINISHED, finish

# Sphinx is not imported here for its types alone; what a page's template is given may be anything.
App: TypeAlias = Any
Context: TypeAlias = dict[str, Any]


def drop_thebe(_app: App, _page: str, _template: str, context: Context, _doctree: object) -> None:
    """Leave sphinx-thebe's scripts and styles out of a page."""

    def wanted(asset: Any) -> bool:
        attributes = getattr(asset, "attributes", {})
        return "thebe" not in f"{getattr(asset, 'filename', asset)} {attributes.get('body', '')}".lower()

    for kind in ("script_files", "css_files"):
        context[kind] = [a for a in context.get(kind, []) if wanted(a)]
    if "thebe" in context.get("body", ""):
        head, mark, rest = context["body"].partition('<script type="text/x-thebe-config">')
        if mark:
            context["body"] = head + rest.partition("</script>")[2]


def escape_page_title(_app: App, _page: str, _template: str, context: Context, _doctree: object) -> None:
    """The theme puts a page's title into the page as plain text, unescaped (layout.html, for printing):
    a report's headline that holds a script would run. Found by tests/book/test_hostile.py."""
    if "pagetitle" in context:
        context["pagetitle"] = escape(str(context["pagetitle"]))


def escape_site_title(_app: App, _page: str, _template: str, context: Context, _doctree: object) -> None:
    """The theme prints the site's title beside its logo, and into the logo's alternative text, unescaped:
    the title of a case would run. Templates that escape it themselves see that it is escaped already."""
    for name in ("docstitle", "shorttitle", "project"):
        if name in context:
            context[name] = escape(str(context[name]))


def quote_page_name(_app: App, pagename: str, _template: str, context: Context, _doctree: object) -> None:
    """The theme writes a page's name into a script between quotation marks, as it is:
    a file name that holds one would run."""
    written = f"DOCUMENTATION_OPTIONS.pagename = '{pagename}';"
    for asset in context.get("script_files", []):
        attributes = getattr(asset, "attributes", {})
        if attributes.get("body") == written:
            attributes["body"] = f"DOCUMENTATION_OPTIONS.pagename = {in_script(pagename)};"


# What a page begins with, for those who link to it.
LEAD, FIRST = re.compile(r'<p class="dl-(?:lead|answer)">(.*?)</p>', re.DOTALL), re.compile(r"<p>(.*?)</p>", re.DOTALL)
LONGEST_DESCRIPTION = 300


def describe(app: App, page: str, _template: str, context: Context, _doctree: object) -> None:
    """Give each page a description, and what other sites show of a link to it (Open Graph): its first sentences."""
    body = context.get("body") or ""
    found = LEAD.search(body) or FIRST.search(body)
    words = shortened(_in_words(found[1]), LONGEST_DESCRIPTION) if found else ""
    front = page == app.config.master_doc
    title = app.config.project if front else _in_words(context.get("title") or "")
    said = {"og:title": title, "og:type": "article", "og:site_name": app.config.project, "og:description": words}
    tags = [html('<meta property="{{ name }}" content="{{ value }}" />', name=n, value=v) for n, v in said.items() if v]
    if words:
        tags.insert(0, html('<meta name="description" content="{{ words }}" />', words=words))
    context["metatags"] = (context.get("metatags") or "") + "\n" + "\n".join(map(str, tags))


CARD, CARD_SIZE = "downloads/card.png", {"width": 1200, "height": 630}


def show_card(app: App, page: str, _template: str, context: Context, _doctree: object) -> None:
    """Give each page the picture that other sites show beside a link to it: with its whole address, as they want it,
    where the book has one."""
    base = app.config.html_baseurl
    address = f"{base.rstrip('/')}/{CARD}" if base else posixpath.relpath(CARD, posixpath.dirname(page) or ".")
    said = {"og:image": address, "og:image:type": "image/png", "og:image:alt": f"Card of the book {app.config.project}"}
    said |= {f"og:image:{name}": str(n) for name, n in CARD_SIZE.items()} | {"twitter:card": "summary_large_image"}
    tags = [html('<meta property="{{ name }}" content="{{ value }}" />', name=n, value=v) for n, v in said.items()]
    context["metatags"] = (context.get("metatags") or "") + "\n" + "\n".join(map(str, tags))


# The page about the edition, and the heading there of how an error is reported.
ABOUT, ERRORS = "book/imprint", "who-makes-it-and-how-to-report-an-error"


def say_what_becomes_of_errors(app: App, page: str, _template: str, context: Context, _doctree: object) -> None:
    """Put the policy of corrections at each page's foot, behind who makes the book, with a link to all of it."""
    if ABOUT not in app.env.found_docs:
        return
    to = f"{posixpath.relpath(ABOUT, posixpath.dirname(page) or '.')}.html#{ERRORS}"
    policy = html(
        "<p>Corrections: an error is corrected in a new edition, which says what changed and why. "
        '<a href="{{ to }}">How to report one</a>.</p>',
        to=to,
    )
    context["theme_extra_footer"] = str(context.get("theme_extra_footer") or "") + str(policy)


def _in_words(markup: str) -> str:
    """What a piece of a page says, without its tags."""
    return " ".join(fragment_fromstring(markup, create_parent="div").text_content().split())


FONTAWESOME = re.compile(r"\s*<(?:script|link)[^>]*fontawesome\.js[^>]*>(?:</script>)?")
# MyST-NB calls every fold the same for a screen reader, whatever its words are.
FOLD, OWN_WORDS = '<summary aria-label="Toggle hidden content">', "<summary>"
NAMELESS = '<summary><span class="toctree-toggle"'
NAMED = '<summary aria-label="Show or hide the pages below"><span class="toctree-toggle"'


SEARCH = ("Search.setIndex(", ")")


def without_lost_words(index: str) -> str:
    """A search index without the words that no page holds any more, which Sphinx keeps where it
    goes on from a build before."""
    opening, closing = SEARCH
    found = json.loads(index.removeprefix(opening).removesuffix(closing))
    for kind in ("terms", "titleterms"):
        found[kind] = {word: pages for word, pages in found[kind].items() if pages != []}
    return opening + json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + closing


def _mended(page: str) -> str:
    return FONTAWESOME.sub("", page).replace(NAMELESS, NAMED).replace(FOLD, OWN_WORDS)


# An attribute that holds an address, within a tag.
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ADDRESS = re.compile(r'(?<=\s)((?:href|src|action|data-content_root)=")([^"#][^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def at_top(page: str, folder: str) -> str:
    """A page of a folder as it has to be at the top of the site: with addresses that lead on from there.

    >>> at_top('<a href="timeline.html#x">in</a> <img src="../_static/a.svg"> <a href="#here">here</a>', "book")
    '<a href="book/timeline.html#x">in</a> <img src="_static/a.svg"> <a href="#here">here</a>'
    """

    def moved(m: re.Match[str]) -> str:
        if ELSEWHERE.match(m[2]):
            return m[0]
        path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", m[2], re.DOTALL).groups()  # type: ignore[union-attr]
        there = posixpath.normpath(posixpath.join(folder, path))
        return f'{m[1]}{there}{"/" if path.endswith("/") else ""}{mark}{rest}"'

    return TAG.sub(lambda tag: ADDRESS.sub(moved, tag[0]), page)


def finish_pages(app: App, exception: Exception | None) -> None:
    """After Sphinx has written the site: pages lose the icon script (a book of eleven icons needs no megabyte;
    dateline.css draws them), what opens a part of the menu, or code, is named for screen readers, and the texts of all
    pages are written into one script, from which the search page takes its excerpts, on a server as on a disk,
    and the search index forgets lost words."""
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    pages = finish(out, out.parent / FINISHED, _mended)
    texts = {name: page.text for name, page in pages.items() if page.text is not None}
    index = out / "searchindex.js"
    index.write_text(without_lost_words(index.read_text(encoding="utf-8")), encoding="utf-8")
    front = out / f"{app.config.master_doc}.html"
    folder = posixpath.dirname(app.config.master_doc)
    moved = at_top(front.read_text(encoding="utf-8"), folder)
    card = posixpath.relpath(CARD, folder or ".")  # an address that no link has
    (out / "index.html").write_text(moved.replace(f'content="{card}"', f'content="{CARD}"'), encoding="utf-8")
    (out / "_static" / "scripts" / "fontawesome.js").unlink(missing_ok=True)
    script = "window.datelineTexts = " + json.dumps(texts, ensure_ascii=False, sort_keys=True) + ";\n"
    (out / "_static" / "page-texts.js").write_text(script, encoding="utf-8", errors="replace")


# How many processes write pages; without it Jupyter Book's one.
WRITERS = "DATELINE_WRITERS"


def write_side_by_side(app: App, _env: object) -> None:
    """Let several processes write the pages. They were read by one: not every extension says that it can be read by
    several, and Sphinx warns of it."""
    writers = int(os.environ.get(WRITERS, "1"))
    if writers > 1:
        app.parallel = writers + 1  # one more hands the pages out


def search_scripts(app: App, pagename: str, _template: str, _context: Context, _doctree: object) -> None:
    """The search page alone loads the pages' texts."""
    if pagename == "search":
        app.add_js_file("page-texts.js", priority=100)
        app.add_js_file("search.js", priority=110)


def setup(app: App) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("env-updated", write_side_by_side)
    app.connect("html-page-context", drop_thebe, priority=900)
    app.connect("html-page-context", escape_page_title, priority=900)
    app.connect("html-page-context", escape_site_title, priority=900)
    app.connect("html-page-context", quote_page_name, priority=900)
    app.connect("html-page-context", describe)
    app.connect("html-page-context", show_card)
    app.connect("html-page-context", say_what_becomes_of_errors)
    app.connect("html-page-context", search_scripts)
    app.connect("build-finished", finish_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
