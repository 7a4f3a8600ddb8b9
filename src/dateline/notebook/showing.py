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
from dateline.core.dates import in_words
from dateline.core.plain_text import shortened, with_marks
from dateline.tables import rows as rows_of


def answer(book: Edition, *parts: object) -> Html:
    """The answer to a notebook's question: text and finished pieces, one after the other."""
    return from_all(book, paragraph(*parts, kind="dl-answer"))


def say(book: Edition, *parts: object) -> Html:
    """A sentence: text and finished pieces, one after the other."""
    return from_all(book, paragraph(*parts))


def quoted(book: Edition, *parts: object) -> Html:
    """A line set apart, to be copied."""
    return from_all(book, html("<blockquote>{{ line }}</blockquote>", line=paragraph(*parts)))


def titled(title: str, *parts: object) -> Html | None:
    """Pieces under a heading of their own, for a section that not every page has; nothing where they show nothing."""
    made = together(parts)
    return html("<h2>{{ title }}</h2>{{ made }}", title=title, made=made) if made.striptags().strip() else None


def folded(label: str, made: Html) -> Html:
    """A piece that a reader unfolds."""
    return html('<details class="dl-more"><summary>{{ label }}</summary>{{ made }}</details>', label=label, made=made)


def marked(book: Edition, made: Html, *subjects: tuple[str, str]) -> Html:
    """A piece that states rows of the table of assertions, each by its kind and what it is of."""
    rows = [book.stated(kind, of) for kind, of in subjects]
    return html("<div{{ mark }}>{{ made }}</div>", mark=book.mark(*rows), made=made)


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
    """A DataFrame as a table that a reader can sort, filter and download; numbers are aligned right.

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


def beneath(source: str, numbers: pd.DataFrame | None = None, *, shrinks: bool = False) -> charts.Under:
    """What is printed beneath a picture: what its numbers come from ("17 reports"), what is drawn as a table that a
    reader unfolds, and whether its letters stay legible on a telephone."""
    if numbers is None:
        return charts.Under(source, shrinks=shrinks)
    rows = [tuple(map(_cell, row)) for row in zip(*(numbers[c] for c in numbers), strict=True)]
    figures = [str(c) for c in numbers if pd.api.types.is_numeric_dtype(numbers[c].dtype)]
    made = as_html([str(c) for c in numbers], rows, "The numbers that are drawn", Columns(numeric=figures))
    return charts.Under(source, made, shrinks)


def picture(
    book: Edition, fig: Any, name: str, title: str, description: str, under: charts.Under = charts.NOTHING
) -> Html:
    """A figure under its title, the finding, and above a line on how to read it; `name` is unique on the page."""
    made = charts.picture(fig, name, title, description, under=under)
    plt.close(fig)
    return from_all(book, made)


def evidence(book: Edition, ids: pd.Series, labels: pd.Series, most: int | None = None) -> pd.Series:
    """Labels as links to the sentences of claims or statements; of words of a statement `most` characters at most, with
    both marks of a quotation that begins or ends inside them."""
    return _each(lambda i, label: book.evidence(i, with_marks(shortened(label, most)) if most else label), ids, labels)


def report_names(book: Edition, ids: pd.Series, most: int = 40) -> pd.Series:
    """What reports are called side by side: by their outlets, those of one outlet by their titles too."""
    return ids.map(sources.report_names(book, ids, most))


def report_links(book: Edition, ids: pd.Series, labels: pd.Series | None = None) -> pd.Series:
    """Reports as links to their pages, by their outlets or by labels; by its name what is no report of the book."""
    if labels is not None:
        return _each(lambda i, label: book.report(i, label), ids, labels)
    return _each(lambda i, _: book.report(i) if i in book.reports else i, ids, ids)


def stated(book: Edition, kind: str, of: pd.Series | pd.DataFrame, words: pd.Series) -> pd.Series:
    """What the book states, in words or finished pieces, each with its row of the table of assertions; `of` says what
    each is of: identifiers of reports or attacks, or several columns ("order": attack, day, hedge, low, high)."""
    subjects = [tuple(map(_bare, row.values())) for row in rows_of(pd.DataFrame(of))]
    made = [book.stating(w, book.stated(kind, *of_it)) for of_it, w in zip(subjects, words, strict=True)]
    return pd.Series(made, index=words.index, dtype=object)


def _bare(value: object) -> object:
    """A day as it is named in the table of assertions; None for one that is missing."""
    if value is pd.NaT:
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def incident_links(book: Edition, ids: pd.Series) -> pd.Series:
    """The names of attacks as links to their pages; "background" for none."""
    return _each(lambda i, _: book.incident(i), ids, ids)


def origin_links(book: Edition, ids: pd.Series) -> pd.Series:
    """Origins as links to their first report; an agency whose own report is not in the book by its name."""
    return _each(lambda i, _: book.report(i) if i in book.reports else Html.escape(sources.as_written(i)), ids, ids)


def links_below(ids: pd.Series, labels: pd.Series) -> pd.Series:
    """Labels as links to pieces further down on the same page."""
    return _each(lambda i, label: html('<a href="#{{ name }}">{{ label }}</a>', name=i, label=label), ids, labels)


def joined(first: pd.Series, *others: pd.Series | str) -> pd.Series:
    """Columns of text or finished pieces as one, with what is between and behind them: joined(a, " (", b, ")")."""
    n = len(first)
    columns = [[o] * n if isinstance(o, str) else list(o) for o in (first, *others)]
    return pd.Series([together(row) for row in zip(*columns, strict=True)], index=first.index, dtype=object)


def abstracts(book: Edition) -> Html:
    """Whose words the texts are; nothing where every text is the outlet's own."""
    return from_all(book, sources.abstracts(book))


def gathered(pieces: pd.Series, by: pd.Series, between: str = "") -> pd.Series:
    """Text or finished pieces of one key in one, as in a sentence ("a, b and c") or with `between` between them;
    pandas' own joining would make plain text of what is finished."""
    groups: dict[Any, list[object]] = {}
    for key, piece in zip(by, pieces, strict=True):
        groups.setdefault(key, []).append(piece)
    made = [together(own, between) if between else join(own) for own in groups.values()]
    return pd.Series(made, index=list(groups), dtype=object)


def by_outlet(book: Edition, ids: pd.Series, by: pd.Series) -> pd.Series:
    """Reports or readings of one key in one, as links by their outlets: "Dorvik Post [a, b], Salby Times"."""
    groups: dict[object, list[str]] = {}
    for key, i in zip(by, ids, strict=True):
        groups.setdefault(key, []).append(i)
    return pd.Series([sources.by_outlet(book, own) for own in groups.values()], index=list(groups), dtype=object)


def code(names: pd.Series) -> pd.Series:
    """Names as a program has them: of files, of columns, hashes."""
    return _each(lambda name, _: html("<code>{{ name }}</code>", name=name), names, names)


def download_links(book: Edition, files: pd.Series, labels: pd.Series | None = None) -> pd.Series:
    """Files that the site offers for download as links, by their names or by labels."""
    return _each(book.download, files, files if labels is None else labels)


def chapter(book: Edition, name: str, label: str, otherwise: str = "") -> Html:
    """A link to a chapter; other words where the book does not have it."""
    if not book.has(name):
        return together([otherwise or label])
    return html('<a href="{{ up }}{{ name }}.html">{{ label }}</a>', up=book.up, name=name, label=label)


def _each(made: Callable[[Any, Any], object], ids: pd.Series, labels: pd.Series) -> pd.Series:
    pairs = zip(ids, labels, strict=True)
    return pd.Series([made(None if pd.isna(i) else i, label) for i, label in pairs], index=ids.index, dtype=object)
