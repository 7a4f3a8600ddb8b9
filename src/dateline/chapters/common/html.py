"""HTML that shows data: everything that comes from a report is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

from dateline.chapters.common.wording import shortened


class Html(str):
    """A piece of finished HTML. Plain strings are escaped where they meet one; a notebook shows it as it is."""

    def _repr_html_(self) -> str:
        return str(self)

    def _repr_pretty_(self, printer: Any, _cycle: object) -> None:
        """What a terminal shows: the first words. The whole again, as text, would double a finished notebook's size."""
        words = " ".join(re.sub(r"<[^>]*>?", " ", str(self)[:2000]).split())
        printer.text(shortened(words, 160))

    def __add__(self, other: str) -> Html:
        return Html(str(self) + cell(other))


# Characters that are not seen and can turn what is: controls, zero-width marks, direction overrides.
INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def esc(text: object) -> str:
    """Text made safe for HTML, attributes included; invisible control characters are shown as a box."""
    return escape(INVISIBLE.sub("\u25a1", str(text)), quote=True)


def html(text: str) -> Html:
    """Mark a string as finished HTML."""
    return Html(text)


def cell(value: object) -> str:
    """One value: finished HTML as it is, None as a dash, everything else escaped."""
    if isinstance(value, Html):
        return value
    return "–" if value is None else esc(value)


def paragraph(*parts: object, kind: str = "") -> Html:
    """A paragraph of text and finished pieces."""
    opening = f'<p class="{esc(kind)}">' if kind else "<p>"
    return Html(opening + "".join(cell(p) for p in parts) + "</p>")


def join(parts: Sequence[object], last: str = " and ") -> Html:
    """Pieces joined as in a sentence: a, b and c."""
    done = [cell(p) for p in parts]
    return Html(done[0] if len(done) == 1 else ", ".join(done[:-1]) + last + done[-1]) if done else Html("")


class Columns(NamedTuple):
    """Columns of a table, by what is done with them: figures stand to the right; those in `choices` get a list of
    their values to choose from; those in `without` are left out, where the page says the same for all."""

    numeric: Sequence[str] = ()
    choices: Sequence[str] = ()
    without: Sequence[str] = ()


PLAIN = Columns()


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
    shown = [n for n, c in enumerate(columns) if c not in kinds.without]
    kind = {n: ' class="dl-number"' if columns[n] in kinds.numeric else "" for n in shown}
    pick = {n: " data-choices" if columns[n] in kinds.choices else "" for n in shown}
    head = "".join(f'<th scope="col"{kind[n]}{pick[n]}>{esc(columns[n])}</th>' for n in shown)
    body = []
    for k, row in enumerate(rows):
        anchor = f' id="{esc(ids[k])}"' if ids else ""
        anchor += f' data-review="{esc(reviews[k])}"' if reviews else ""
        body.append(f"<tr{anchor}>" + " ".join(f"<td{kind[n]}>{cell(row[n])}</td>" for n in shown) + "</tr>")
    if not body:
        return paragraph(f"{caption}: nothing to show.")
    return Html(
        f'<div class="dl-table" tabindex="0" role="region" aria-label="{esc(caption)}"><table><caption>{esc(caption)}'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def listing(items: Iterable[object], *, ordered: bool = False) -> Html:
    """A list of pieces."""
    tag = "ol" if ordered else "ul"
    return Html(f"<{tag}>" + "".join(f"<li>{cell(i)}</li>" for i in items) + f"</{tag}>")


def plural(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 report, 2 reports."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
