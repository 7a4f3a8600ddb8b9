"""A small Sphinx extension that mends what the theme and Jupyter Book bring along and the book does not want.

sphinx-thebe puts the address of a script on another host into every page, twice, which the browser reports as an
error; nothing in this book runs code in the reader's browser.
"""

from __future__ import annotations

from html import escape
from typing import Any


def drop_thebe(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
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


def escape_page_title(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """The theme puts a page's title into the page as plain text, unescaped (layout.html, for printing): a report's headline
    that holds a script would run. Found by tests/book/test_hostile.py."""
    if "pagetitle" in context:
        context["pagetitle"] = escape(str(context["pagetitle"]), quote=True)


def setup(app: Any) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("html-page-context", drop_thebe, priority=900)
    app.connect("html-page-context", escape_page_title, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
