"""What each shown piece was computed from: the names of the tables it opened, written into the page.

The build looks through the finished pages and fails on a number that is in no such piece, in no link to a
sentence and in no report's text (publishing/number_audit.py).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, from_file, html, together

P = ParamSpec("P")


def shown(function: Callable[Concatenate[Edition, P], Html]) -> Callable[Concatenate[Edition, P], Html]:
    """Let a function's output say which tables it was computed from. For functions that notebooks call."""

    @wraps(function)
    def told(book: Edition, /, *args: P.args, **kwargs: P.kwargs) -> Html:
        outer, book.touched = book.touched, set()
        made = together([_cut(book), function(book, *args, **kwargs)])
        tables, book.touched = book.touched, outer | book.touched
        return of(" ".join(sorted(tables)), made)

    return told


def from_all(book: Edition, made: Html) -> Html:
    """A piece that a notebook computed from the tables that it has opened by now."""
    made = together([_cut(book), made])
    return of(" ".join(sorted(book.touched)), made)


def _cut(book: Edition) -> Html:
    """What the book leaves out of a large case, said before a page's first piece."""
    if book.told_cut:
        return html("")
    book.told_cut = True
    if not (whole := book.case.get("in_all")):
        return html("")
    return from_file(
        "left_out",
        attacks=f"{len(book.incidents):,} of {whole['incidents']:,} attacks",
        reports=f"{len(book.reports):,} of {whole['reports']:,} reports",
        up=book.up,
    )


def of(source: str, made: Html) -> Html:
    """A piece that was computed from something else than tables: "schema", "versions", "report"."""
    return html('<div data-from="{{ source }}">{{ made }}</div>', source=source, made=made)
