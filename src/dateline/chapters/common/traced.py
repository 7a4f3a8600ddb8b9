"""What each shown piece was computed from: the names of the tables it opened, written into the page.

The build looks through the finished pages and fails on a number that stands in no such piece, in no link to a
sentence and in no report's text (publishing/loose_numbers.py).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, esc, html

P = ParamSpec("P")


def shown(function: Callable[Concatenate[Edition, P], Html]) -> Callable[Concatenate[Edition, P], Html]:
    """Let a function's output say which tables it was computed from. For functions that notebooks call."""

    @wraps(function)
    def told(book: Edition, /, *args: P.args, **kwargs: P.kwargs) -> Html:
        outer, book.touched = book.touched, set()
        made = html(f"{_cut(book)}{function(book, *args, **kwargs)}")
        tables, book.touched = book.touched, outer | book.touched
        return Html(f'<div data-from="{esc(" ".join(sorted(tables)))}">{made}</div>')

    return told


def _cut(book: Edition) -> str:
    """What the book leaves out of a large case, said before a page's first piece."""
    if book.told_cut:
        return ""
    book.told_cut = True
    if not (whole := book.case.get("in_all")):
        return ""
    attacks, reports = len(book.incidents), len(book.reports)
    downloads = f'<a href="{book.up}downloads.html">the tables to download</a>'
    return (
        f'<p class="dl-cut">This book shows {attacks:,} of {whole["incidents"]:,} attacks, '
        f"those that most sources tell of, and "
        f"{reports:,} of {whole['reports']:,} reports. What is left out stands in {downloads}, which hold all.</p>"
    )


def of(source: str, made: Html) -> Html:
    """A piece that was computed from something else than tables: "schema", "versions", "report"."""
    return Html(f'<div data-from="{esc(source)}">{made}</div>')
