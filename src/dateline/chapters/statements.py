"""The statements chapter: who said what, and what each statement does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.chapters.common.charts import COLOURS, INK, PAPER, Under, canvas, label, picture
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, join, paragraph, plural, table
from dateline.chapters.common.spoken import spoken
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import enumerated, few, spelt
from dateline.linking.calls import Line, lines
from dateline.tables import AssertionRow, StatementRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# What each line is drawn with.
STYLES = {
    "call for cooperation": ("-", COLOURS[0]),
    "blame": ("--", COLOURS[1]),
    "condemn": (":", COLOURS[4]),
}
# What one or several do to a body, before and behind its name.
VERBS = {"call for cooperation": ("ask", " to cooperate"), "blame": ("blame", ""), "condemn": ("condemn", " by name")}
MEANS = {
    "call for cooperation": "ask it to cooperate",
    "blame": "blame it",
    "condemn": "condemn it or its attack",
}
MOST_LINES = 24


def drawn(book: Edition, ids: Iterable[str] | None = None) -> list[tuple[Line, list[StatementRow], AssertionRow]]:
    """The lines that passed their checks, those with most statements first, each with these and its row; of all
    statements, or of those that `ids` names."""
    chosen = None if ids is None else set(ids)
    rows = [s for s in spoken(book) if chosen is None or s["statement_id"] in chosen]
    found = [(line, own, book.stated("towards", *line)) for line, own in lines(rows).items()]
    there = [(line, own, row) for line, own, row in found if row is not None]
    return sorted(there, key=lambda f: -len(f[1]))


@shown
def towards(book: Edition, ids: Iterable[str] | None = None) -> Html:
    """Picture: whom speakers ask to cooperate, blame and condemn."""
    found = drawn(book, ids)
    if not found:
        return paragraph("No statement asks a named body to cooperate, or blames or condemns one by name.")
    shown = found[:MOST_LINES]
    pairs = [(*line, len(own)) for line, own, _ in shown]
    left = list(dict.fromkeys(who for who, _, _, _ in pairs))
    right = list(dict.fromkeys(whom for _, whom, _, _ in pairs))
    height = max(len(left), len(right))
    at = {("l", n): (k + 0.5) * height / len(left) for k, n in enumerate(left)}
    at |= {("r", n): (k + 0.5) * height / len(right) for k, n in enumerate(right)}
    with canvas(5.6, 0.36 * height + 0.5) as (fig, ax):
        for who, whom, act, n in pairs:
            _line(ax, (at["l", who], at["r", whom]), act, n)
        for name in left:
            ax.annotate(label(name, 26), (-0.03, at["l", name]), ha="right", va="center", fontsize=9, color=INK)
        for name in right:
            ax.annotate(label(name, 26), (1.03, at["r", name]), ha="left", va="center", fontsize=9, color=INK)
        acts = [a for a in STYLES if any(act == a for _, _, act, _ in pairs)]
        ax.set_xlim(-1.0, 2.0)
        ax.set_ylim(height, 0)
        ax.axis("off")
        left_out = sum(len(own) for _, own, _ in found[MOST_LINES:])
        rest = f" {plural(left_out, 'statement')} did not fit." if left_out else ""
        text = (
            "A line to a body means that the speaker’s own words "
            f"{', or '.join(MEANS[a] for a in acts)}; the thicker, the more statements.{rest}"
        )
        return picture(fig, "towards", _finding([line for line, _, _ in shown]), text, under=_under(book, shown))


def _line(ax: Axes, ends: tuple[float, float], act: str, n: int) -> None:
    """A line from a speaker to a body, with what it stands for written on it."""
    (style, colour), (left, right) = STYLES[act], ends
    ax.plot([0, 1], [left, right], style, color=colour, linewidth=1 + 0.5 * min(n, 6))
    box = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}
    at = left + 0.3 * (right - left)
    ax.text(0.3, at, f"{VERBS[act][0]}s", color=colour, fontsize=8, ha="center", va="center", bbox=box)


def _finding(drawn: list[Line]) -> str:
    """What the lines show, act by act: "at least two speakers ask Iraq to cooperate, and at least one
    condemns ISIS"; others may in words that were not read so."""
    parts = []
    for act in STYLES:
        own = [line for line in drawn if line.act == act]
        n, bodies = len({line.speaker for line in own}), few(list(dict.fromkeys(line.body for line in own)), most=3)
        if own:
            verb, rest = VERBS[act]
            parts.append(f"at least {spelt(n, 'speaker')} {verb}{'s' if n == 1 else ''} {bodies}{rest}")
    said = enumerated(parts)
    return said[:1].upper() + said[1:]


def _under(book: Edition, shown: list[tuple[Line, list[StatementRow], AssertionRow]]) -> Under:
    """What is printed beneath the drawing: the number of reports, and its lines as a table, each with its sentences."""
    rows = []
    for line, own, row in shown:
        links = join([book.evidence(s["statement_id"], book.reports[s["report_id"]]["outlet"]) for s in own], ", ")
        rows.append((line.speaker, line.act, book.stating(line.body, row), len(own), links))
    numbers = table(
        ["Speaker", "Act", "Of whom", "Statements", "Reports"],
        rows,
        "The lines that are drawn",
        Columns(["Statements"]),
    )
    return Under(plural(len({s["report_id"] for _, own, _ in shown for s in own}), "report"), numbers, shrinks=True)
