"""HTML that shows data. Templates hold the markup; whatever enters one is escaped there, unless it is finished HTML.

A template is written in the code or lies in templates/, and is never put together from data: Jinja2 would run what
is in a report between two braces. tests/chapters/test_html.py holds that for every call in the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from dateline.core.plain_text import shortened

# Characters that are not seen and can turn what is: controls, zero-width marks, direction overrides.
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def visible(value: object) -> object:
    """What a page shows for a value, still to be escaped: finished HTML as it is, None as a dash, everything else as
    text in which a box occurs for each character that is not seen."""
    if isinstance(value, Markup):
        return value
    text = "–" if value is None else str(value)
    # most texts are printable throughout, which is found out in a twentieth of the time
    return text if text.isprintable() else INVISIBLE.sub("\u25a1", text)


class Html(Markup):
    """A piece of finished HTML. Plain strings are escaped where they meet one; a notebook shows it as it is."""

    __slots__ = ()

    @classmethod
    def escape(cls, value: object, /) -> Html:
        """A value as a page shows it; finished HTML as it is."""
        return cls(escape(visible(value)))

    def __format__(self, spec: str, /) -> str:
        """Refuse: a format string makes text of it, which the next template would escape once more."""
        raise TypeError(f"finished HTML in a format string; pass it to a template, or to together(): {str(self)[:80]}")

    def _repr_html_(self) -> str:
        return str(self)

    def _repr_pretty_(self, printer: Any, _cycle: object) -> None:
        """What a terminal shows: the first words. The whole again, as text, would double a finished notebook's size."""
        words = " ".join(re.sub(r"<[^>]*>?", " ", str(self)[:2000]).split())
        printer.text(shortened(words, 160))


ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=visible,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)


@cache
def _inline(template: str) -> Template:
    return ENVIRONMENT.from_string(template)


@cache
def _file(name: str) -> Template:
    return ENVIRONMENT.get_template(f"{name}.html")


def html(template: str, /, **values: object) -> Html:
    """A short template with values in it, or a piece of markup without any; the template is a literal.

    >>> print(html("<b>{{ name }}</b>", name="A < B"))
    <b>A &lt; B</b>

    Raises jinja2.UndefinedError where a value is missing.
    """
    return Html(_inline(template).render(values) if values else template)


def from_file(name: str, /, **values: object) -> Html:
    """A template of templates/, by its name without .html, with values in it."""
    return Html(_file(name).render(values))


def compile_templates() -> None:
    """Compile every file of templates/ now, so that processes forked from this one need not."""
    for name in ENVIRONMENT.list_templates(extensions=["html"]):
        _file(name.removesuffix(".html"))


def together(pieces: Iterable[object], between: str = "") -> Html:
    """Text and finished pieces one after the other."""
    return Html.escape(between).join(map(Html.escape, pieces))


def paragraph(*parts: object, kind: str = "") -> Html:
    """A paragraph of text and finished pieces."""
    return html('<p{% if kind %} class="{{ kind }}"{% endif %}>{{ words }}</p>', kind=kind, words=together(parts))


def join(parts: Sequence[object], last: str = " and ") -> Html:
    """Pieces joined as in a sentence: a, b and c."""
    if len(parts) < 2:
        return together(parts)
    return together([together(parts[:-1], ", "), parts[-1]], last)


class Columns(NamedTuple):
    """Columns of a table, by what is done with them: figures are aligned right; those in `choices` get a list of
    their values to choose from; those in `without` are left out, where the page says the same for all."""

    numeric: Sequence[str] = ()
    choices: Sequence[str] = ()
    without: Sequence[str] = ()


PLAIN = Columns()


class Column(NamedTuple):
    """A column of a table that is shown: where it is in each row, its name, and what is done with it."""

    place: int
    name: str
    numeric: bool
    choices: bool


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    caption: str,
    kinds: Columns = PLAIN,
    ids: Sequence[str] | None = None,
    reviews: Sequence[str] | None = None,
) -> Html:
    """A table that a reader can sort, filter, narrow and download (book/_static/tables.js).

    `ids` are the rows' anchors, `reviews` the readings that a reader can mark in each row (book/_static/review.js).
    """
    lines = list(rows)
    if not lines:
        return paragraph(f"{caption}: nothing to show.")
    shown = [
        Column(n, name, name in kinds.numeric, name in kinds.choices)
        for n, name in enumerate(columns)
        if name not in kinds.without
    ]
    return from_file("table", columns=shown, rows=lines, caption=caption, ids=ids, reviews=reviews)


def listing(items: Iterable[object], *, ordered: bool = False) -> Html:
    """A list of pieces."""
    return html(
        "<{{ tag }}>{% for i in items %}<li>{{ i }}</li>{% endfor %}</{{ tag }}>",
        tag="ol" if ordered else "ul",
        items=items,
    )


def plural(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 report, 2 reports."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
