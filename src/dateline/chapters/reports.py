"""The reports chapter: the picture of which report depends on which; what it counts is in its notebook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from dateline.chapters.common.charts import COLOURS, Under, canvas, label, picture
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, paragraph, plural, table
from dateline.chapters.common.sources import as_written, report_names
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import number_word, spelt
from dateline.core.plain_text import shortened
from dateline.linking.provenance.derivation import uncertain
from dateline.tables import RelianceRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# How a reliance is drawn: the line, and what it means.
LINES = {"reprint": "-", "rewrite": "--", "lifted": "-.", "primary": ":", "cited": (0, (1, 3))}
MEANING = {
    "reprint": "the same text", "rewrite": "the story retold", "lifted": "a passage taken over",
    "primary": "prints an official text", "cited": "names it as its source",
}  # fmt: skip
# The same where it only may be so.
MAY = {
    "may be lifted": "shares with it what hardly anybody else has",
    "may be primary": "may render an official text, or other words",
}
# More reports than this no picture of this width holds.
MOST_DRAWN = 40


def _edges(book: Edition) -> dict[tuple[str, str], str]:
    """(report, what it is based on) → relation, the closest first; what a reprint cites is its original's citation."""
    whole = {v["report_id"] for v in book.rows("reliances") if v["relation"] in ("reprint", "rewrite")}
    out: dict[tuple[str, str], str] = {}
    for v in sorted(book.rows("reliances"), key=lambda v: list(LINES).index(v["relation"])):
        if v["relation"] != "cited" or v["report_id"] not in whole:
            out.setdefault((v["report_id"], v["rests_on"]), v["relation"])
    return out


def worded(book: Edition, reliances: pd.DataFrame) -> pd.Series:
    """How each of some reliances is called: "reprint", "primary", "may be primary"."""
    doubtful = _uncertain(book)
    columns = reliances[["report_id", "rests_on", "relation"]].itertuples(index=False)
    return pd.Series([_called(tuple(r), doubtful) for r in columns], index=reliances.index, dtype=object)


def how(book: Edition, v: RelianceRow) -> str:
    """How a report depends on another, or may: "reprint", "may be lifted"."""
    return _called((v["report_id"], v["rests_on"], v["relation"]), _uncertain(book))


def _uncertain(book: Edition) -> set[tuple[str, str, str]]:
    return uncertain(book.rows("reliances"), book.rows("reports"), book.rows("variants"))


def _called(reliance: tuple[str, ...], doubtful: set[tuple[str, str, str]]) -> str:
    return f"may be {reliance[2]}" if reliance in doubtful else reliance[2]


def _depths(edges: dict[tuple[str, str], str]) -> dict[str, int]:
    """How many steps each lies from what is based on nothing; a ring of citations counts once."""
    rests: dict[str, list[str]] = {}
    for a, b in edges:
        rests.setdefault(a, []).append(b)

    known: dict[str, int] = {}
    open_: set[str] = set()

    def depth(node: str) -> int:
        if node not in known:
            open_.add(node)
            known[node] = max((1 + depth(b) for b in rests.get(node, []) if b not in open_), default=0)
            open_.discard(node)
        return known[node]

    return {n: depth(n) for n in sorted({x for pair in edges for x in pair})}


def _drawn(edges: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """The edges that a picture has room for: those to what most are based on."""
    count = Counter(b for _, b in edges)
    out: dict[tuple[str, str], str] = {}
    for (a, b), relation in sorted(edges.items(), key=lambda e: (-count[e[0][1]], e[0])):
        if len({x for pair in [*out, (a, b)] for x in pair}) <= MOST_DRAWN:
            out[a, b] = relation
    return out


def _places(edges: dict[tuple[str, str], str], depths: dict[str, int]) -> dict[str, tuple[float, float]]:
    """Where each node is: a column a depth, in a column near the middle of what it is based on."""
    at: dict[str, tuple[float, float]] = {}
    tallest = max(list(depths.values()).count(d) for d in set(depths.values()))
    for d in sorted(set(depths.values())):
        own = [n for n in depths if depths[n] == d]

        def middle(n: str) -> tuple[float, str]:
            below = [at[b][1] for a, b in edges if a == n and b in at]
            return (sum(below) / len(below) if below else 0, n)

        for k, n in enumerate(sorted(own, key=middle)):
            at[n] = (d, (k + 0.5) * tallest / len(own))
    return at


@shown
def graph(book: Edition) -> Html:
    """Picture: which report is based on which, from left (is based on nothing here) to right."""
    edges = _edges(book)
    if not edges:
        return paragraph("No report is known to depend on another.")
    shown = _drawn(edges)
    depths = _depths(shown)
    at, doubtful = _places(shown, depths), _uncertain(book)
    called = {pair: _called((*pair, relation), doubtful) for pair, relation in edges.items()}
    tallest = max(list(depths.values()).count(d) for d in set(depths.values()))
    with canvas(7.4, 0.56 * tallest + 0.4) as (fig, ax):
        for (a, b), relation in shown.items():
            ax.annotate(
                "", xy=(at[b][0] + 0.36, at[b][1]), xytext=(at[a][0] - 0.36, at[a][1]),
                arrowprops={"arrowstyle": "->", "linestyle": LINES[relation],
                            "color": COLOURS[list(LINES).index(relation)], "linewidth": 1.4},
            )  # fmt: skip
        for n, place in at.items():
            relations = list(dict.fromkeys(called[pair] for pair in shown if pair[0] == n))
            _node(ax, place, _name(book, n), relations)
        ax.set_xlim(-0.4, max(depths.values()) + 0.4)
        ax.set_ylim(tallest + 0.1, -0.1)
        ax.axis("off")
        title, text = _finding(book, called), _reading(edges, {pair: called[pair] for pair in shown})
        return picture(fig, "origins", title, text, under=_under(book, {pair: called[pair] for pair in shown}))


def _name(book: Edition, node: str) -> str:
    """A report by its outlet and title, in two lines; another origin by its name."""
    r = book.reports.get(node)
    if r is None:
        return label(as_written(node))
    return f"{label(r['outlet'], 26)}\n{label(r['title'] or node, 28)}"


def _node(ax: Axes, at: tuple[float, float], name: str, relations: list[str]) -> None:
    """A report where its arrows begin, and below it the words for how it depends on what they lead to."""
    ax.text(*at, name, ha="center", va="center", fontsize=8.5)
    if relations:
        ax.annotate(
            ", ".join(relations), at, xytext=(0, -13), textcoords="offset points", ha="center", va="top", fontsize=8,
            color=COLOURS[list(LINES).index(relations[0].removeprefix("may be "))],
        )  # fmt: skip


def _under(book: Edition, drawn: dict[tuple[str, str], str]) -> Under:
    """What is printed beneath the picture: the number of reports, and its arrows as a table."""
    named = report_names(book, [i for pair in drawn for i in pair if i in book.reports])
    rows = [[*(book.report(i, named[i]) if i in named else as_written(i) for i in pair), drawn[pair]] for pair in drawn]
    numbers = table(["Report", "Depends on", "Relation"], rows, "The arrows that are drawn")
    return Under(plural(len(book.reports), "report"), numbers)


def _finding(book: Edition, edges: dict[tuple[str, str], str]) -> str:
    """How many reports depend on another or may, and on which most do, if on one."""
    surely = {a for (a, _), called in edges.items() if called not in MAY}
    often = Counter(b for (a, b), called in edges.items() if called not in MAY or not surely).most_common(2)
    most, times = often[0]
    r = book.reports.get(most)
    titled = f" (“{shortened(r['title'], 60)}”)" if r and r["title"] else ""
    name = f"{r['outlet']}{titled}" if r else as_written(most)
    n, more = len(surely), len({a for a, _ in edges} - surely)
    of = f"{n} of {len(book.reports)} reports {'depends' if n == 1 else 'depend'} on another"
    perhaps = f"{spelt(more, 'report')} may depend on another"
    found = f"{of}, and {number_word(more)} more may" if n and more else of if n else perhaps
    found = found[:1].upper() + found[1:]
    if len(often) > 1 and often[1][1] == times:
        return found
    return f"{found}, most often on {name}: {plural(times, 'report')}"


def _reading(edges: dict[tuple[str, str], str], drawn: dict[tuple[str, str], str]) -> str:
    """How to read the picture; of all edges so many are drawn."""
    undrawn = "" if len(drawn) == len(edges) else f" Only {len(drawn)} of {len(edges)} arrows are drawn."
    meanings = MEANING | MAY
    means = "; ".join(f"{called}: {meanings[called]}" for called in meanings if called in drawn.values())
    return f"An arrow leads from a report to what it depends on; the word below the report says how. {means}.{undrawn}"
