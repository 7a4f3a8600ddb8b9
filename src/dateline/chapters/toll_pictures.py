"""Pictures of what reports give as the number of dead: all of them by day, and each group by itself.

Each mark is one figure in one report, and leads to its sentence. Columns are the days of the reports; within a column
no order is meant.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dateline.chapters.casualties import counted, numbers_of_dead, of_incident
from dateline.chapters.common.charts import COLOURS, GRID, INK, Under, canvas, label, picture, whole_numbers
from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.groups import Look, called, looks
from dateline.chapters.common.html import Columns, Html, paragraph, plural, table
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import bounds, enumerated, figure, number_word, spelt
from dateline.linking.assertions.phrasing import people
from dateline.linking.incidents.coordination import called_civilians
from dateline.linking.incidents.orders import REPEATS, bears_its_day, said_to_move, totals
from dateline.tables import ClaimRow, TollRow

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

UNDATED, INFERRED = "undated", "day inferred"
# More days than so many leave no room for words beside the marks.
MOST_WITH_WORDS = 3
# So many marks of one figure are in a row of a column; more begin another row.
PER_ROW = 12
# Inches: a picture of few days is narrow enough to be read on a telephone.
NARROW, WIDE = 5.2, 7.6
# How much of a mark's colour is left where it is superseded or a part.
FADED = 0.6
# Names of groups above the columns are so far apart, as a share of the largest figure.
LABELS_APART = 0.12
# Points that a letter beside the marks takes.
LETTER = 5.1


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
    known = [book.reports[c["report_id"]]["published_latest"] for c in days.get(None, ())]
    other = INFERRED if known and all(known) else f"{INFERRED} or none" if any(known) else UNDATED
    return [Day(f"{d.day} {d:%b}" if d else other, days[d]) for d in ordered]


def _draw(book: Edition, ax: Axes, at: tuple[float, float], c: ClaimRow, look: Look, alpha: float) -> None:
    """One mark: hollow for a reprint or rewrite."""
    hollow = book.reports[c["report_id"]]["relation"] in REPEATS
    (line,) = ax.plot(
        *at, look.marker, color=look.colour, markerfacecolor="none" if hollow else look.colour, markersize=6.2,
        alpha=alpha,
    )  # fmt: skip
    line.set_gid(f"mark-{c['claim_id']}")


def _column(book: Edition, ax: Axes, left: float, claims: Sequence[ClaimRow], how: tuple[Look, set[str]]) -> None:
    """The marks of one day: those of one figure side by side from the left, in as many rows as they need."""
    seen: Counter[int] = Counter()
    look, live = how
    for c in claims:
        low = c["low"] or 0
        k, seen[low] = seen[low], seen[low] + 1
        at = (left + 0.06 + 0.85 * (k % PER_ROW) / PER_ROW, low - 0.3 * (k // PER_ROW))
        _draw(book, ax, at, c, look, 1.0 if c["claim_id"] in live else FADED)


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


def _words(book: Edition, ax: Axes, left: float, claims: Sequence[ClaimRow], letters: int) -> None:
    """Beside the marks of each figure of a day, the figure and who gives it, in lines of so many letters."""
    alike: dict[tuple[int, str], list[ClaimRow]] = {}
    for c in claims:
        alike.setdefault((c["low"] or 0, figure(c["low"], c["high"], c["hedge"])), []).append(c)
    level: Counter[int] = Counter()
    for (low, words), own in sorted(alike.items(), key=lambda f: len(f[1])):
        lines = textwrap.wrap(f"{words}: {_outlets(book, own)}", letters)
        ax.annotate(
            "\n".join(lines), (left + 0.04, low), xytext=(0, 7 + 11 * level[low]), textcoords="offset points",
            fontsize=9.5, color=INK, linespacing=1.05,
        )  # fmt: skip
        level[low] += len(lines)


def _outlets(book: Edition, claims: Sequence[ClaimRow]) -> str:
    """Whose figures these are: "Al Furat News (“risen”)", "Associated Press and 3 more"; with the word in which a
    single report says that the figure changed."""
    outlets = list(dict.fromkeys(book.reports[c["report_id"]]["outlet"] for c in claims))
    moved = said_to_move(book.sentence(claims[0]["claim_id"])) if len(claims) == 1 else ""
    if len(outlets) == 2:
        return ", ".join(outlets)
    more = f" and {len(outlets) - 1} more" if len(outlets) > 1 else ""
    return f"{outlets[0]}{f' (“{moved}”)' if moved else ''}{more}"


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
    best, own = toll["best"], totals(claims, book.case["attackers"])
    lowest, highest = _total_in_words(own, min(given)), _total_in_words(own, max(given))
    if min(given) < best < max(given):
        return f"{name}: the best figure is {best} killed; single reports give {lowest} to {highest}"
    if min(given) < best:
        return f"{name}: the best figure is {best} killed; the lowest total is {lowest}"
    if max(given) > best:
        return f"{name}: the best figure is {best} killed; the highest total is {highest}"
    words = list(dict.fromkeys(figure(c["low"], c["high"], c["hedge"]) for c in own))
    if words == [str(best)]:
        return f"{name}: every total is {best} killed"
    return f"{name}: the best figure is {best} killed; the totals are {enumerated(sorted(words, key=len))}"


def _total_in_words(claims: Sequence[ClaimRow], n: int) -> str:
    """A total as reports give it: the number itself where one gives no more, else "at least 8", "nearly 13"."""
    words = [figure(c["low"], c["high"], c["hedge"]) for c in claims if c["low"] == n]
    return min(words, key=len)


def outlets_title(largest: pd.DataFrame, outlets: int) -> str:
    """What the picture of outlets shows: how many give the figure that most have as their total, exactly and within
    words such as "at least", and how many give no total. `largest` has a row for each outlet with a total (killed,
    words)."""
    largest = largest.dropna(subset="killed")
    if largest.empty:
        return f"None of {outlets} outlets gives a total of the dead"
    of_figure = largest[largest["killed"] == largest["killed"].mode().iloc[0]]
    often = of_figure["words"].value_counts()
    ways = sorted(often.index, key=lambda w: (not w.isdigit(), -often[w], w))
    first = spelt(often[ways[0]], "outlet gives", "outlets give").capitalize()
    rest = [f"{number_word(often[w])} {w}" for w in ways[1:]]
    given = enumerated([f"{first} {ways[0]} killed in all", *rest])
    parts = outlets - len(largest)
    # Figures for groups may add up to the same total.
    return (
        f"{given}; {number_word(parts)} of {outlets} {'gives' if parts == 1 else 'give'} no total" if parts else given
    )


def _finding_by_group(book: Edition, incident_id: str, groups: Sequence[str]) -> str:
    """What the picture of groups shows: the toll of each, and of all together where they differ from one another."""
    name = book.incidents[incident_id]["name"]
    found = [(g, book.toll(incident_id, "killed", g)) for g in groups if g != "people"]
    parts = [f"{_in_short(t)} {people(g, t['best'])}" for g, t in found if t is not None]
    whole = book.toll(incident_id, "killed", "all")
    apart = sum(t["best"] or 0 for _, t in found if t is not None)
    if whole is not None and parts and (whole["best"] or 0) < apart:
        whole = None  # it is of one of the groups, and nobody adds them up
    in_all = f"{_in_short(whole)} {'in all' if parts else 'killed'}" if whole is not None else ""
    if not parts and not in_all:
        return f"Reported killed: {name}"
    killed = f"{enumerated(parts)} killed" if parts else ""
    return f"{name}: {', '.join(filter(None, [killed, in_all]))}"


def _in_short(t: TollRow) -> str:
    """A toll with its range: "10 (9 to 10)"."""
    if t["best"] is None or t["low"] == t["high"]:
        return bounds(t["low"], t["high"]) if t["best"] is None else f"{t['best']:,}"
    return f"{t['best']:,} ({bounds(t['low'], t['high'])})"


def _under(book: Edition, claims: Sequence[ClaimRow], live: set[str], *, shrinks: bool) -> Under:
    """What is printed beneath a picture of figures: the number of reports they are from, and the figures as a table."""
    rows = [
        (
            published(book.reports[c["report_id"]]), book.report(c["report_id"]), called(c["group"]),
            book.evidence(c["claim_id"], figure(c["low"], c["high"], c["hedge"])),
            "yes" if c["claim_id"] in live else "no",
        )
        for c in claims
    ]  # fmt: skip
    columns = ["Published", "Report", "Group", "Killed", "Counted in the range"]
    numbers = table(columns, rows, "The figures that are drawn", Columns(numeric=["Killed"]))
    return Under(plural(len({c["report_id"] for c in claims}), "report"), numbers, shrinks)


@shown
def total_by_day(book: Edition, incident_id: str) -> Html:
    """Picture: the totals that reports give, each in the column of its report's day, with words beside them."""
    own = totals(of_incident(book, incident_id), book.case["attackers"])
    if not own:
        return paragraph("No report gives one figure for all the dead.")
    days, toll, look = _days(book, own), book.toll(incident_id, "killed", "all"), looks(book)["people"]
    live, given = counted(book, incident_id), [c["low"] or 0 for c in own]
    narrow = len(days) <= MOST_WITH_WORDS
    width = NARROW if narrow else WIDE
    with canvas(width, 3.6) as (fig, ax):
        _band(ax, toll)
        for x, day in enumerate(days):
            _column(book, ax, x, day.claims, (look, live))
            if narrow:
                _words(book, ax, x, day.claims, int((width * 72 - 40) / len(days) / LETTER))
        _axes(ax, [d.label for d in days], min(given), max(given))
        text = (
            "Each mark is one report’s total, in the column of its date; within a day no order is meant. "
            f"Hollow: a reprint or rewrite. Faded: superseded.{_range_in_words(toll)}"
        )
        links = {c["claim_id"]: book.pointer(c["claim_id"]) for c in own}
        under = _under(book, [c for d in days for c in d.claims], live, shrinks=narrow)
        return picture(fig, f"total-{incident_id}", _finding(book, incident_id, own), text, links, under)


def groups_drawn(book: Edition, incident_id: str | None) -> dict[str, str]:
    """The group that each figure of the dead is drawn as, by its identifier: people whose status a report does not
    give are civilians where another report calls them so."""
    own = called_civilians(numbers_of_dead(book, incident_id)) if incident_id else []
    return {c["claim_id"]: c["group"] for c in own}


def draw_outlets(ax: Axes, book: Edition, drawn: pd.DataFrame, outlets: list[str]) -> None:
    """Draw the figures of outlets (columns outlet, group, killed, counts), a row for each outlet and a mark for each
    figure, small where it does not count; each group is named above the column where most of its marks are."""
    style, most = looks(book), drawn["killed"].max()
    columns = drawn.groupby("group", sort=False)["killed"].agg(lambda k: k.mode().iloc[0]).sort_values(kind="stable")
    nearest = -most
    for group, middle in columns.items():
        look, own = style[str(group)], drawn[drawn["group"] == group]
        sizes = own["counts"].map({True: 46, False: 18})
        ax.scatter(own["killed"], own["outlet"].map(outlets.index), s=sizes, marker=look.marker, color=look.colour)
        nearest = max(middle, nearest + most * LABELS_APART)
        ax.annotate(
            called(str(group)), (nearest, -0.7), rotation=30, ha="left", va="bottom", fontsize=10,
            color=look.colour, annotation_clip=False,
        )  # fmt: skip
    ax.set_yticks(range(len(outlets)), [label(name, 30) for name in outlets], fontsize=9)
    ax.set(xlabel="killed", ylabel="", ylim=(len(outlets) - 0.4, -0.6), xlim=(0, most * 1.12))
    ax.grid(linewidth=0.5)
    ax.tick_params(length=0)
    whole_numbers(ax.xaxis)


@shown
def by_group(book: Edition, incident_id: str) -> Html:
    """Picture: every figure of the dead, a strip for all of them and one for each group, by the days of the
    reports."""
    own = called_civilians(numbers_of_dead(book, incident_id))
    if not own:
        return paragraph("No report gives a number of dead for this incident, so there is nothing to draw.")
    most, live, style = Counter(c["group"] for c in own), counted(book, incident_id), looks(book)
    groups = sorted(most, key=lambda g: (g != "people", -most[g]))
    days = _days(book, own)
    narrow = len(days) <= MOST_WITH_WORDS + 1
    spans = {g: [c["low"] or 0 for c in own if c["group"] == g] for g in groups}
    heights = [2 + min(10, max(spans[g]) - min(spans[g])) for g in groups]
    size = (NARROW if narrow else WIDE, 0.8 + sum(0.45 + 0.1 * h for h in heights))
    with canvas(*size, nrows=len(groups), sharex=True, height_ratios=heights) as (fig, _):
        for group, ax in zip(groups, fig.axes, strict=True):
            _band(ax, book.toll(incident_id, "killed", "all" if group == "people" else group))
            for x, day in enumerate(days):
                _column(book, ax, x, [c for c in day.claims if c["group"] == group], (style[group], live))
            _axes(ax, [d.label for d in days], min(spans[group]), max(spans[group]))
            ax.set_title(called(group)[:1].upper() + called(group)[1:], color=style[group].colour)
        text = (
            "Each mark is one figure in one report, in the column of its date; within a day no order is meant. "
            "Hollow: a reprint or rewrite. Faded: superseded, or part of a larger figure. Shaded: the range without "
            "these, with the best figure at its end."
        )
        links = {c["claim_id"]: book.pointer(c["claim_id"]) for c in own}
        under = _under(book, [c for d in days for c in d.claims], live, shrinks=narrow)
        return picture(fig, f"toll-{incident_id}", _finding_by_group(book, incident_id, groups), text, links, under)
