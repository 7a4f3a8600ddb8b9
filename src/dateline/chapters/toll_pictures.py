"""Pictures of what reports give as the number of dead: all of them by day, and each group by itself.

Each mark is one figure in one report, and leads to its sentence. Columns are the days of the reports; within a column
no order is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dateline.chapters.casualties import counted, numbers_of_dead, of_incident
from dateline.chapters.common.charts import COLOURS, GRID, INK, MARKERS, canvas, picture, whole_numbers
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, paragraph
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import few, figure
from dateline.linking.assertions.phrasing import people
from dateline.linking.incidents.coordination import called_civilians
from dateline.linking.incidents.orders import REPEATS, bears_its_day, totals
from dateline.tables import ClaimRow, TollRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

UNDATED = "undated"
# More days than so many leave no room for words beside the marks.
MOST_WITH_WORDS = 5
# So many marks of one figure stand in a row of a column; more begin another row.
PER_ROW = 12


class Day(NamedTuple):
    """A column: its label, and its claims."""

    label: str
    claims: list[ClaimRow]


def _days(book: Edition, claims: Iterable[ClaimRow]) -> list[Day]:
    """Claims by the day of their report, those of undated reports in a last column of their own:
    they may be older or newer than any other."""
    days: dict[date | None, list[ClaimRow]] = {}
    for c in claims:
        r = book.reports[c["report_id"]]
        days.setdefault(r["published_latest"] if bears_its_day(r) else None, []).append(c)
    for own in days.values():
        own.sort(key=lambda c: (c["report_id"], c["start"]))
    ordered = sorted(days, key=lambda d: (d is None, d or date.min))
    return [Day(f"{d.day} {d:%b}" if d else UNDATED, days[d]) for d in ordered]


def _draw(book: Edition, ax: Axes, x: float, y: float, c: ClaimRow, style: tuple[str, str, bool]) -> None:
    """One mark: hollow for a reprint or rewrite, faded (the third of `style`) where superseded or a part."""
    colour, marker, faded = style
    hollow = book.reports[c["report_id"]]["relation"] in REPEATS
    (line,) = ax.plot(
        x, y, marker, color=colour, markerfacecolor="none" if hollow else colour, markersize=6.2,
        alpha=0.38 if faded else 1.0,
    )  # fmt: skip
    line.set_gid(f"mark-{c['claim_id']}")


def _column(book: Edition, ax: Axes, left: float, claims: Sequence[ClaimRow], how: tuple[str, str, set[str]]) -> None:
    """The marks of one day: those of one figure side by side from the left, in as many rows as they need."""
    seen: Counter[int] = Counter()
    colour, marker, live = how
    for c in claims:
        low = c["low"] or 0
        k, seen[low] = seen[low], seen[low] + 1
        at = left + 0.06 + 0.85 * (k % PER_ROW) / PER_ROW
        _draw(book, ax, at, low - 0.3 * (k // PER_ROW), c, (colour, marker, c["claim_id"] not in live))


def _axes(ax: Axes, labels: Sequence[str], lowest: int, highest: int) -> None:
    """A column a day; figures as far as there are some, and a little beyond."""
    ax.set_xticks([x + 0.5 for x in range(len(labels))], labels)
    for x in range(1, len(labels)):
        ax.axvline(x, color=GRID, linewidth=0.8)
    ax.set_xlim(0, len(labels))
    room = max(1.0, (highest - lowest) * 0.18)
    ax.set_ylim(max(0, lowest - room), highest + room)
    whole_numbers(ax.yaxis)
    ax.grid(axis="y", linewidth=0.6)
    ax.tick_params(axis="both", length=0)
    ax.spines["left"].set_visible(False)


def _band(ax: Axes, toll: TollRow | None) -> None:
    """The range that sources still give, shaded, and the best figure at its right end."""
    if toll is None:
        return
    if toll["low"] is not None and toll["high"] is not None and toll["high"] > toll["low"]:
        ax.axhspan(toll["low"], toll["high"], color=COLOURS[5], alpha=0.5, linewidth=0, zorder=0)
    if toll["best"] is not None:
        ax.annotate(
            str(toll["best"]), (1, toll["best"]), xycoords=("axes fraction", "data"), xytext=(6, 0), va="center",
            textcoords="offset points", fontweight="bold", color=INK, annotation_clip=False,
        )  # fmt: skip


def _words(book: Edition, ax: Axes, left: float, claims: Sequence[ClaimRow]) -> None:
    """Beside the marks of each figure of a day, the figure and who gives it."""
    alike: dict[tuple[int, str], list[ClaimRow]] = {}
    for c in claims:
        alike.setdefault((c["low"] or 0, figure(c["low"], c["high"], c["hedge"])), []).append(c)
    level: Counter[int] = Counter()
    for (low, words), own in sorted(alike.items(), key=lambda f: -len(f[1])):
        outlets = list(dict.fromkeys(book.reports[c["report_id"]]["outlet"] for c in own))
        ax.annotate(
            f"{words}: {few(outlets, most=2)}", (left + 0.04, low), xytext=(0, 7 + 12 * level[low]),
            textcoords="offset points", fontsize=9, color=INK,
        )  # fmt: skip
        level[low] += 1


def _range_in_words(toll: TollRow | None) -> str:
    if toll is None or toll["low"] == toll["high"] or toll["low"] is None or toll["high"] is None:
        return ""
    return f" Shaded: {toll['low']} to {toll['high']}, the range without earlier, replaced and partial figures."


def _finding(book: Edition, incident_id: str, claims: Sequence[ClaimRow]) -> str:
    """What the picture shows, in a sentence: the best figure, and how far apart the totals are."""
    name = book.incidents[incident_id]["name"]
    toll = book.toll(incident_id, "killed", "all")
    given = [c["low"] for c in totals(claims, book.case["attackers"]) if c["low"]]
    if toll is None or toll["best"] is None or not given:
        return f"Reported killed: {name}"
    best = toll["best"]
    if min(given) < best < max(given):
        return f"{name}: the best figure is {best} killed; single reports give {min(given)} to {max(given)}"
    if min(given) < best:
        return f"{name}: the best figure is {best} killed; the lowest total is {min(given)}"
    if max(given) > best:
        return f"{name}: the best figure is {best} killed; the highest total is {max(given)}"
    return f"{name}: every total is {best} killed"


@shown
def total_by_day(book: Edition, incident_id: str) -> Html:
    """Picture: the totals that reports give, each in the column of its report's day, with words beside them."""
    own = totals(of_incident(book, incident_id), book.case["attackers"])
    if not own:
        return paragraph("No report gives one figure for all the dead.")
    days, toll = _days(book, own), book.toll(incident_id, "killed", "all")
    live, given = counted(book, incident_id), [c["low"] or 0 for c in own]
    with canvas(7.6, 3.3) as (fig, ax):
        _band(ax, toll)
        for x, day in enumerate(days):
            _column(book, ax, x, day.claims, (COLOURS[0], MARKERS[0], live))
            if len(days) <= MOST_WITH_WORDS:
                _words(book, ax, x, day.claims)
        _axes(ax, [d.label for d in days], min(given), max(given))
        text = (
            "Each mark is one report’s total, in the column of the day it bears; within a day no order is meant. "
            f"Hollow: a reprint or rewrite. Faded: superseded.{_range_in_words(toll)}"
        )
        links = {c["claim_id"]: book.pointer(c["claim_id"]) for c in own}
        return picture(fig, f"total-{incident_id}", _finding(book, incident_id, own), text, links)


@shown
def by_group(book: Edition, incident_id: str) -> Html:
    """Picture: every figure of the dead, a strip for all of them and one for each group, by the days of the
    reports."""
    own = called_civilians(numbers_of_dead(book, incident_id))
    if not own:
        return paragraph("No report gives a number of dead for this incident, so there is nothing to draw.")
    most, live = Counter(c["group"] for c in own), counted(book, incident_id)
    groups = sorted(most, key=lambda g: (g != "people", -most[g]))
    days = _days(book, own)
    spans = {g: [c["low"] or 0 for c in own if c["group"] == g] for g in groups}
    heights = [2 + min(10, max(spans[g]) - min(spans[g])) for g in groups]
    size = 0.8 + sum(0.45 + 0.1 * h for h in heights)
    with canvas(7.6, size, nrows=len(groups), sharex=True, height_ratios=heights) as (fig, _):
        for n, (group, ax) in enumerate(zip(groups, fig.axes, strict=True)):
            toll = book.toll(incident_id, "killed", "all" if group == "people" else group)
            _band(ax, toll)
            for x, day in enumerate(days):
                claims = [c for c in day.claims if c["group"] == group]
                _column(book, ax, x, claims, (COLOURS[n % 5], MARKERS[n % 5], live))
            _axes(ax, [d.label for d in days], min(spans[group]), max(spans[group]))
            called = "all the dead" if group == "people" else people(group)
            ax.set_title(called[:1].upper() + called[1:], color=COLOURS[n % 5])
        text = (
            "Each mark is one figure in one report, in the column of the day it bears; within a day no order is meant. "
            "Hollow: a reprint or rewrite. Faded: superseded, or part of a larger figure. Shaded: the range without "
            "earlier, replaced and partial figures, with the best figure at its end."
        )
        links = {c["claim_id"]: book.pointer(c["claim_id"]) for c in own}
        return picture(fig, f"toll-{incident_id}", _finding(book, incident_id, own), text, links)
