"""The picture that other sites show beside a link to the book: its title, the toll with its range, and a small map."""

from __future__ import annotations

import io
import textwrap
from itertools import islice
from typing import TYPE_CHECKING

from dateline.chapters.common.charts import INK, MUTED, PAPER, canvas, in_plain_colours, label
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import plural
from dateline.chapters.common.wording import bounds, day_of
from dateline.chapters.glance import within
from dateline.chapters.locator_map import around
from dateline.chapters.maps.drawing import Size, draw
from dateline.chapters.maps.scenes import scenes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# What Open Graph asks for: 1,200 by 630 pixels.
PIXELS = (1200, 630)
DPI = 120
WIDTH, HEIGHT = PIXELS[0] / DPI, PIXELS[1] / DPI
MAP = Size(3.5, HEIGHT, least_km=150, letters=10, places=1, towns=3, waters=0, dated=False)
# Letters in a line of the answer, with a map beside it and without one, and how many lines there is room for.
BESIDE_MAP, ALONE, MOST_LINES = 46, 72, 5
# The sentences of an attack's summary that the card has room for, the first ones first.
SAID = ("groups", "killed causes", "by")


def card(book: Edition) -> bytes:
    """The card of a book as a PNG, the same bytes for the same tables."""
    placed = scenes(book, [book.focus]) if book.focus else []
    with canvas(WIDTH, HEIGHT, layout="none") as (fig, ax):
        if placed:
            window, places = around(book, placed[0], MAP)
            draw(ax, window, MAP, placed, places)
            ax.set_position((1 - MAP.width / WIDTH, 0, MAP.width / WIDTH, 1))
        else:
            ax.axis("off")
        _write(book, fig, BESIDE_MAP if placed else ALONE)
        fig.set_facecolor(PAPER)
        in_plain_colours(fig)
        out = io.BytesIO()
        fig.savefig(out, format="png", dpi=DPI, facecolor=fig.get_facecolor(), metadata={"Software": None})
    return out.getvalue()


def _write(book: Edition, fig: Figure, letters: int) -> None:
    """Write the words of the card, from the top to the number of reports."""
    fig.text(0.04, 0.935, label(book.case["title"], letters), fontsize=15, color=MUTED, va="center")
    y = 0.80
    if book.focus:
        i = book.incidents[book.focus]
        where, when = book.places[i["place_id"]]["name"], ", ".join([*within(book, i["place_id"]), day_of(i)])
        fig.text(0.04, 0.85, label(where, letters - 6), fontsize=17, color=INK, fontweight="bold", va="center")
        fig.text(0.04, 0.785, label(when, letters), fontsize=15, color=INK, va="center")
        y = _figures(book, fig)
    sentences = textwrap.wrap(_answer(book), letters)
    shown = sentences[:MOST_LINES]
    if len(sentences) > MOST_LINES:
        shown[-1] = f"{shown[-1].rstrip('.,;')} …"
    fig.text(0.04, y, "\n".join(shown), fontsize=14.5, color=INK, va="top", linespacing=1.35)
    many = plural(len(book.reports), "report")
    fig.text(0.04, 0.065, f"{many}. Every figure links to its sentence.", fontsize=12.5, color=MUTED, va="center")


def _figures(book: Edition, fig: Figure) -> float:
    """Write the dead and the wounded as large figures above their ranges; returns how high what follows begins."""
    x, y = 0.04, 0.76
    for effect in ("killed", "wounded"):
        t = book.toll(book.focus or "", effect, "all")
        if t is None or book.stated("summary", book.focus, effect) is None:
            continue
        large = bounds(t["low"], t["high"]) if t["best"] is None else f"{t['best']:,}"
        fig.text(x, 0.655, large, fontsize=52, color=INK, fontweight="bold", va="center")
        ranged = t["best"] is not None and t["low"] != t["high"]
        below = f"reported {effect}" + (f" ({bounds(t['low'], t['high'])})" if ranged else "")
        fig.text(x, 0.54, below, fontsize=13.5, color=MUTED, va="center")
        x += max(0.115 * len(large) * 0.62, 0.0118 * len(below)) + 0.03
        y = 0.46
    return y


def _answer(book: Edition) -> str:
    """What the card says below the figures: sentences of the summary that passed their checks, or the question."""
    rows = [book.stated("summary", book.focus, part) for part in SAID] if book.focus else []
    said = [f"{row['value'][:1].upper()}{row['value'][1:]}." for row in islice(filter(None, rows), 3)]
    return " ".join(said) or book.case.get("question", "")
