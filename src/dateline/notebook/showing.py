"""What a notebook ends a cell with: a sentence, a table or a picture, as the page shows it.

Each says which tables the notebook has opened by then, so that no number on a page is without a source
(publishing/number_audit.py). Text is escaped; a cell of a table may hold a finished link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd

from dateline.chapters.common import charts, sources
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, join, listing, paragraph, together
from dateline.chapters.common.html import table as as_html
from dateline.chapters.common.traced import from_all
from dateline.chapters.common.wording import shortened
from dateline.core.dates import in_words


def answer(book: Edition, *parts: object) -> Html:
    """The answer to a notebook's question: text and finished pieces, one after the other."""
    return from_all(book, paragraph(*parts, kind="dl-answer"))


def say(book: Edition, *parts: object) -> Html:
    """A sentence: text and finished pieces, one after the other."""
    return from_all(book, paragraph(*parts))


def items(book: Edition, pieces: Iterable[object], otherwise: str) -> Html:
    """A list of sentences; where there is none, a sentence that says so."""
    found = list(pieces)
    return from_all(book, listing(found) if found else paragraph(otherwise))


def lead_on(book: Edition, chapter: str, before: str, label: str, after: str) -> Html:
    """A sentence that leads to another chapter; nothing where the book does not have it."""
    if not book.has(chapter):
        return html("")
    link = html('<a href="{{ up }}{{ chapter }}.html">{{ label }}</a>', up=book.up, chapter=chapter, label=label)
    return from_all(book, paragraph(f"{before} ", link, after))


def table(
    book: Edition,
    frame: pd.DataFrame,
    caption: str,
    *,
    anchor: str = "",
    choices: Iterable[str] = (),
    numeric: Iterable[str] = (),
) -> Html:
    """A DataFrame as a table that a reader can sort, filter and download; numbers stand to the right.

    `anchor` is a column of identifiers that rows are linked to by, and is not shown; `choices` are columns that can be
    narrowed to one value, `numeric` columns of figures in words.
    """
    ids = [f"row-{i}" for i in frame[anchor]] if anchor else None
    frame = frame.drop(columns=[anchor] if anchor else [])
    figures = [str(c) for c in frame if pd.api.types.is_numeric_dtype(frame[c].dtype)]
    rows = [tuple(map(_cell, row)) for row in zip(*(frame[c] for c in frame), strict=True)]
    kinds = Columns(numeric=[*figures, *numeric], choices=list(choices))
    return from_all(book, as_html([str(c) for c in frame], rows, caption, kinds, ids))


def _cell(value: Any) -> object:
    """A cell as a page shows it: days in words, whole numbers without a point, nothing for what is missing."""
    if isinstance(value, str):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, date):
        return in_words(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def picture(book: Edition, fig: Any, name: str, title: str, description: str) -> Html:
    """A figure with its title, the finding, and a description; `name` is unique on the page."""
    made = charts.picture(fig, name, title, description)
    plt.close(fig)
    return from_all(book, made)


def evidence(book: Edition, ids: pd.Series, labels: pd.Series, most: int | None = None) -> pd.Series:
    """Labels as links to the sentences of claims or statements, with `most` characters of each at most."""
    return _each(lambda i, label: book.evidence(i, shortened(label, most) if most else label), ids, labels)


def report_links(book: Edition, ids: pd.Series, labels: pd.Series | None = None) -> pd.Series:
    """Reports as links to their pages, by their outlets or by labels; by its name what is no report of the book."""
    if labels is not None:
        return _each(lambda i, label: book.report(i, label), ids, labels)
    return _each(lambda i, _: book.report(i) if i in book.reports else i, ids, ids)


def stated(book: Edition, kind: str, ids: pd.Series, words: pd.Series) -> pd.Series:
    """What the book states of reports or attacks, in words, each with its row of the table of assertions."""
    return _each(lambda i, label: book.stating(label, book.stated(kind, i)), ids, words)


def incident_links(book: Edition, ids: pd.Series) -> pd.Series:
    """The names of attacks as links to their pages; "background" for none."""
    return _each(lambda i, _: book.incident(i), ids, ids)


def origin_links(book: Edition, ids: pd.Series) -> pd.Series:
    """Origins as links to their first report; an agency whose own report is not in the book by its name."""
    return _each(lambda i, _: book.report(i) if i in book.reports else Html.escape(i.upper()), ids, ids)


def links_below(ids: pd.Series, labels: pd.Series) -> pd.Series:
    """Labels as links to pieces further down on the same page."""
    return _each(lambda i, label: html('<a href="#{{ name }}">{{ label }}</a>', name=i, label=label), ids, labels)


def joined(first: pd.Series, between: str, second: pd.Series) -> pd.Series:
    """Two columns of text or finished pieces as one."""
    pairs = zip(first, second, strict=True)
    return pd.Series([together([a, between, b]) for a, b in pairs], index=first.index, dtype=object)


def abstracts(book: Edition) -> Html:
    """Whose words the texts are; nothing where every text is the outlet's own."""
    return from_all(book, sources.abstracts(book))


def gathered(pieces: pd.Series, by: pd.Series) -> pd.Series:
    """Text or finished pieces of one key in one, as in a sentence ("a, b and c"); pandas' own joining would make plain
    text of what is finished."""
    groups: dict[Any, list[object]] = {}
    for key, piece in zip(by, pieces, strict=True):
        groups.setdefault(key, []).append(piece)
    return pd.Series([join(own) for own in groups.values()], index=list(groups), dtype=object)


def _each(made: Callable[[Any, Any], object], ids: pd.Series, labels: pd.Series) -> pd.Series:
    pairs = zip(ids, labels, strict=True)
    return pd.Series([made(None if pd.isna(i) else i, label) for i, label in pairs], index=ids.index, dtype=object)
