"""One style for all pictures, and the way from a matplotlib figure to an SVG that reads in light and dark.

Colours are drawn as stand-ins that the page's style sheet replaces (book/_static/dateline.css), after Okabe and
Ito's palette for colour-blind readers; nothing is told by colour alone. Text stays text.
"""

from __future__ import annotations

import io
import re
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.colors import to_rgba, to_rgba_array
from matplotlib.ticker import MaxNLocator

from dateline.chapters.common.html import Html, from_file, visible
from dateline.core.identifiers import anchor
from dateline.core.plain_text import shortened

# seaborn takes SciPy where there is some, for estimates that no picture here draws;
# importing it costs a second a process.
_scipy = sys.modules.setdefault("scipy", None)  # type: ignore[arg-type]
import seaborn as sns  # noqa: E402

if _scipy is None:
    del sys.modules["scipy"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

INK, MUTED, GRID, PAPER = "#010101", "#020202", "#030303", "#040404"
LAND, SEA, SHORE = "#050505", "#060606", "#070707"
COLOURS = ["#0a0101", "#0a0202", "#0a0303", "#0a0404", "#0a0505", "#0a0606"]
HATCHES = ["", "//", "xx", ".."]
MARKERS = ["o", "s", "^", "D", "v", "P"]
# The style sheet's name of each colour, and its light value for where there is no style sheet, as in Jupyter.
PLAIN = ["#005f99", "#b34700", "#007a57", "#8a6100", "#8f3f72", "#bcd9ee"]
VARIABLES = {
    INK: "--dl-ink, #1c1e21", MUTED: "--dl-muted, #5c6168", GRID: "--dl-grid, #dcdfe3", PAPER: "--dl-paper, #fff",
    # A style sheet of before the maps had land and sea has colours that fit them.
    LAND: "--dl-land, var(--dl-paper, #f7f5ef)", SEA: "--dl-sea, var(--dl-grid, #d5e3ec)",
    SHORE: "--dl-shore, var(--dl-muted, #7694a6)",
} | {c: f"--dl-c{n}, {plain}" for n, (c, plain) in enumerate(zip(COLOURS, PLAIN, strict=True), 1)}  # fmt: skip
STYLE = {
    "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none", "text.color": INK,
    "axes.labelcolor": INK, "axes.edgecolor": MUTED, "xtick.color": INK, "ytick.color": INK, "grid.color": GRID,
    "font.family": "sans-serif", "font.size": 10, "font.sans-serif": ["DejaVu Sans"], "axes.spines.top": False,
    "axes.spines.right": False, "svg.fonttype": "none", "text.parse_math": False, "axes.titleweight": "bold",
    "axes.titlesize": 11, "axes.titlelocation": "left", "legend.frameon": False,
}  # fmt: skip


def label(text: str, most: int = 30) -> str:
    """Text as a label in a picture: one line, of bounded length, with what is not seen shown as a box."""
    return shortened(str(visible(" ".join(text.split()))), most)


@contextmanager
def canvas(width: float, height: float, **kwargs: Any) -> Iterator[tuple[Figure, Axes]]:
    """A figure and its axes in the book's style, sizes in inches; closed afterwards."""
    fig, axes = figure(width, height, **kwargs)
    try:
        yield fig, axes
    finally:
        plt.close(fig)


# The light value of each stand-in, for a picture of pixels, which no style sheet reaches.
LIGHT = {stand_in: value.rstrip(")").rsplit(" ", 1)[-1] for stand_in, value in VARIABLES.items()}
KINDS_OF_COLOUR = ("facecolor", "edgecolor", "color", "markerfacecolor", "markeredgecolor")


def in_plain_colours(fig: Figure) -> None:
    """Give all that is drawn in a figure the light colours that the stand-ins stand for."""
    light = {to_rgba(stand_in)[:3]: to_rgba(value)[:3] for stand_in, value in LIGHT.items()}
    for artist in fig.findobj():
        for kind in KINDS_OF_COLOUR:
            get, put = getattr(artist, f"get_{kind}", None), getattr(artist, f"set_{kind}", None)
            if get is None or put is None or (isinstance(get(), str) and get() in ("none", "auto")):
                continue
            drawn = to_rgba_array(get())
            if any(tuple(c[:3]) in light for c in drawn):
                put(
                    [(*light.get(tuple(c[:3]), tuple(c[:3])), c[3]) for c in drawn]
                    if len(drawn) > 1
                    else (*light[tuple(drawn[0][:3])], drawn[0][3])
                )


# The reader's own font draws the letters, whatever the one they were measured with lacks; a name that is longer than
# the picture leaves no room for it.
UNSAID = ("Glyph .* missing", "Tight layout not applied", "constrained_layout not applied")


def style() -> None:
    """Let seaborn and matplotlib draw in the book's style, and say nothing of what they could draw better: a warning
    would be on the page, with a path of this machine in it."""
    for message in UNSAID:
        warnings.filterwarnings("ignore", message=message)
    sns.set_theme(style="ticks", rc=STYLE, palette=COLOURS)


def figure(width: float, height: float, **kwargs: Any) -> tuple[Figure, Axes]:
    """A figure and its axes in the book's style, sizes in inches, for pandas, seaborn or matplotlib to draw on."""
    style()
    return plt.subplots(figsize=(width, height), **{"layout": "constrained", **kwargs})


def days_axis(ax: Any, first: pd.Timestamp, last: pd.Timestamp, most: int = 16) -> pd.Timestamp:
    """Let an axis run over the days of a window, with a place behind them for what has no date, which is returned."""
    days = pd.date_range(first, last)
    ticks = days[:: max(1, len(days) // most)]
    nowhere = last + pd.Timedelta(days=2)
    labels = [f"{d.day}\n{d:%b}" if n == 0 or d.day == 1 else str(d.day) for n, d in enumerate(ticks)]
    ax.set_xticks([*ticks, nowhere], [*labels, "no\ndate"])
    ax.set_xlim(first - pd.Timedelta(hours=16), nowhere + pd.Timedelta(hours=19))
    ax.axvline(last + pd.Timedelta(hours=21), color=MUTED, linewidth=0.8, linestyle=":")
    ax.grid(axis="x", linewidth=0.5)
    ax.tick_params(length=0)
    ax.set_xlabel("")
    return nowhere


# More names than so many below a picture are steeper, or they would touch.
MOST_SLANTED = 8


def bubbles(ax: Any, counts: pd.DataFrame) -> None:
    """Draw a table of counts: a row for each of its rows, a column for each of its columns, and each count but nought
    in a disc that grows with it."""
    cells = [(x, y, n) for y, row in enumerate(counts.to_numpy().tolist()) for x, n in enumerate(row) if n]
    frame = pd.DataFrame(cells, columns=["x", "y", "n"])
    sns.scatterplot(frame, x="x", y="y", size="n", sizes=(80, 320), color=COLOURS[5], linewidth=0, legend=False, ax=ax)
    write_beside(ax, frame["x"], frame["y"], frame["n"], xytext=(0, 0), ha="center", fontsize=8)
    steep = 60 if len(counts.columns) > MOST_SLANTED else 35
    names = [label(str(c), 40) for c in counts.columns]
    ax.set_xticks(range(len(names)), names, rotation=steep, rotation_mode="anchor", ha="right")
    ax.set_yticks(range(len(counts)), [label(str(i), 40) for i in counts.index])
    ax.set(xlabel="", ylabel="", xlim=(-0.6, len(counts.columns) - 0.4), ylim=(len(counts) - 0.4, -0.6))
    ax.grid(linewidth=0.5)
    sns.despine(ax=ax, left=True, bottom=True)


def bars(ax: Any, counts: pd.DataFrame, unit: str) -> None:
    """Draw a table of counts as bars, the first row at the top: a bar for each row, of a piece for each column, which
    its hatching tells from the others in greyscale too; behind each bar are its numbers with what they are of."""
    left = pd.Series(0, index=counts.index)
    for n, column in enumerate(c for c in counts if counts[c].any()):
        style = {"color": COLOURS[n % 5], "hatch": HATCHES[n % len(HATCHES)], "edgecolor": PAPER, "height": 0.72}
        ax.barh(range(len(counts)), counts[column], left=left, **style)
        left = left + counts[column]
    words = [", ".join(f"{n} {column}" for column, n in row.items() if n) for _, row in counts.iterrows()]
    write_beside(ax, left, range(len(counts)), words, fontsize=9)
    ax.set_yticks(range(len(counts)), [label(str(i)) for i in counts.index])
    # Room for the words behind the longest bar.
    ax.set(xlabel=unit, ylabel="", ylim=(len(counts) - 0.4, -0.6), xlim=(0, left.max() * 1.6))
    whole_numbers(ax.xaxis)


LANES = ("attacks", "statements", "reports")


def lanes(ax: Axes, events: pd.DataFrame, window: tuple[pd.Timestamp, pd.Timestamp], most: int = 16) -> None:
    """Draw events, each with its lane, its row and its first and last day, over the days of a window: a row for each
    of theirs, a mark for a day, a bar for what lies between two days, and how many share one; `most` days are named."""
    marks = _marks(events)
    rows = events[["lane", "row"]].drop_duplicates(ignore_index=True)
    marks = marks.merge(rows.assign(y=rows.index), on=["lane", "row"])
    nowhere = days_axis(ax, *window, most)
    marks = marks.fillna({"first": nowhere, "last": nowhere})
    points, spans = marks[marks["first"] == marks["last"]], marks[marks["first"] < marks["last"]]
    several = marks[marks["n"] > 1]
    colours = dict(zip(LANES, (COLOURS[1], COLOURS[0], COLOURS[2]), strict=True))

    ax.hlines(
        spans["y"],
        spans["first"],
        spans["last"],
        colors=[colours[lane] for lane in spans["lane"]],
        linewidth=3,
        alpha=0.75,
    )
    sns.scatterplot(
        points, x="first", y="y", hue="lane", style="lane", ax=ax, s=34, linewidth=0, legend=False, palette=colours,
        markers=dict(zip(LANES, "Dos", strict=True)), hue_order=LANES, style_order=LANES,
    )  # fmt: skip
    write_beside(ax, several["last"], several["y"], several["n"], xytext=(0, 9), ha="center", fontsize=8.5)
    ax.hlines(rows.index[rows["lane"] != rows["lane"].shift()][1:] - 0.5, *ax.get_xlim(), color=MUTED, linewidth=0.8)
    ax.set_yticks(rows.index, rows["row"].map(label), fontsize=9)
    ax.set(xlabel="", ylabel="", ylim=(len(rows) - 0.4, -0.6))


def _marks(events: pd.DataFrame) -> pd.DataFrame:
    """Events that share a mark as one row, with their number `n`."""
    return events.value_counts(["lane", "row", "first", "last"], sort=False, dropna=False).reset_index(name="n")


def marks(events: pd.DataFrame) -> pd.DataFrame:
    """What `lanes` draws of some events, as a table for below the picture: a row for each mark."""
    found = _marks(events)
    columns = {"lane": "Kind", "row": "Row", "first": "First day", "last": "Last day", "n": "How many"}
    return found.assign(lane=found["lane"].str.capitalize())[list(columns)].rename(columns=columns)


def rows_grid(**_named: Any) -> None:
    """A thin line along each row of the axes that are drawn on; for seaborn's grids, which call it once for each."""
    plt.gca().grid(axis="y", linewidth=0.5)


def write_beside(ax: Axes, x: Iterable[object], y: Iterable[object], words: Iterable[object], **more: Any) -> None:
    """Write words to the right of points; `more` is what matplotlib's annotate takes."""
    kwargs = {
        "xytext": (6, 0), "textcoords": "offset points", "va": "center", "fontsize": 7.5, "color": INK, **more
    }  # fmt: skip
    for at_x, at_y, told in zip(x, y, words, strict=True):
        ax.annotate(str(told), (at_x, at_y), **kwargs)


def whole_numbers(axis: Axis) -> None:
    """Let an axis have its ticks at whole numbers."""
    locator = axis.get_major_locator()
    assert isinstance(locator, MaxNLocator)  # as a plain axis has, and one of names has not
    locator.set_params(integer=True)


MARK = re.compile(r'<g id="(?P<name>[^"]*?)-mark-(?P<item>[^"]*)">.*?</g>\s*</g>', re.DOTALL)


def _linked(svg: str, links: Mapping[str, Html]) -> str:
    """An SVG in which each mark that stands for a reading leads to it."""
    return MARK.sub(lambda m: str(links[m["item"]]) + m[0] + "</a>" if m["item"] in links else m[0], svg)


class Under(NamedTuple):
    """What is printed beneath a picture: where its numbers come from ("17 reports"), the numbers as a table, and
    whether its letters are large enough to shrink with a narrow page."""

    source: str = ""
    numbers: Html | None = None
    shrinks: bool = False


NOTHING = Under()


def picture(
    fig: Figure,
    name: str,
    title: str,
    description: str,
    links: Mapping[str, Html] | None = None,
    under: Under = NOTHING,
) -> Html:
    """The figure as inline SVG below its title, the finding, and above a description of how to read it.

    `name` is unique on its page; identifiers inside the SVG are derived from it, so the same figure gives the
    same bytes. `links` has for each reading that is drawn (an artist with the gid "mark-" and its identifier) the tag
    that begins a link to its sentence (`Edition.pointer`).
    """
    name = anchor(name)
    svg = _linked(_svg(fig, name), links or {})
    m = re.match(r"<svg[^>]*?viewBox=\"([^\"]+)\"[^>]*>", svg, re.DOTALL)
    if m is None:
        raise ValueError("matplotlib wrote an SVG without a viewBox")
    width = float(m[1].split()[2])
    return from_file(
        "figure",
        name=name,
        title=title,
        description=description,
        under=under,
        view_box=m[1],
        # a picture with links in it is no single image to a screen reader
        role="group" if links else "img",
        width=f"{width * 0.9:.0f}",
        full=f"{width * 1.45:.0f}",
        # matplotlib has escaped what is in it
        drawing=Html(re.sub(r"\s*\n\s*", "\n", svg[m.end() :])),
    )


def _svg(fig: Figure, name: str) -> str:
    """A figure as SVG whose identifiers begin with `name` and whose colours and letters are the style sheet's."""
    out = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": name, "svg.fonttype": "none"}), warnings.catch_warnings():
        for message in UNSAID:
            warnings.filterwarnings("ignore", message=message)
        fig.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    svg = out.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(\bid=")', rf"\1{name}-", svg)
    svg = re.sub(r'(href="#|url\(#)', rf"\1{name}-", svg)
    svg = re.sub(r"font: ([\d.]+)px 'DejaVu Sans'[^;\"]*", r"font: \1px var(--dl-font, sans-serif)", svg)
    svg = re.sub(r"font-family: 'DejaVu Sans'[^;\"]*", "font-family: var(--dl-font, sans-serif)", svg)
    for stand_in, variable in VARIABLES.items():
        svg = svg.replace(stand_in, f"var({variable})")
    return svg
