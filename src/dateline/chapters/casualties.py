"""The casualties chapter: the toll, how it moved, and every figure beside its sentence."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dateline.chapters.common.charts import COLOURS, GRID, INK, MARKERS, MUTED, canvas, picture, whole_numbers
from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.html import Columns, Html, html, join, listing, paragraph, table, together
from dateline.chapters.common.sources import listed_sources
from dateline.chapters.common.traced import shown
from dateline.chapters.common.vague import without_a_number
from dateline.chapters.common.wording import bounds, figure, source_name
from dateline.linking.assertions.phrasing import people
from dateline.linking.incidents.orders import bears_its_day, totals
from dateline.linking.incidents.tolls import RULES, by_account
from dateline.tables import ClaimRow, ReportRow, TollRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def of_incident(book: Edition, incident_id: str) -> list[ClaimRow]:
    """Claims of one incident by outlet and report; no order of time is meant."""
    own = [c for c in book.claims.values() if c["incident_id"] == incident_id]
    return sorted(own, key=lambda c: (book.reports[c["report_id"]]["outlet"].lower(), c["report_id"], c["start"]))


TOGETHER = "killed or wounded"
# What tolls say of themselves that pages say better: how many figures there were, the rule, a sum of one.
COUNTED = re.compile(r"^\d+ sources?; |^\d+ [^+=;]+ = \d+(?:; )?")
LEFT_BEHIND = re.compile(r"(?:; )?\d+ is (?:left behind|put out of date|overtaken)\b[^;]*")
# "13 people + 10 soldiers + 3 civilians = 13" counts everybody twice; the figure is the 13.
DOUBLED = re.compile(r"\(?\d+ people \+ [^()]*? = \d+ in [\w.-]+\)?")
BY_ACCIDENT = re.compile(r"(\d+) of them by accident, (\d+) without")


def span(t: TollRow) -> str:
    """A toll in words: "13 (sources give 12 to 13)", "12 to 13", "up to 10"."""
    low, best, high = t["low"], t["best"], t["high"]
    if best is None:
        return bounds(low, high)
    return str(best) if low == high else f"{best} (sources give {low} to {high})"


def inside(t: TollRow) -> str:
    """A toll in words, to stand in a bracket or a list: "13; sources give 12 to 13"."""
    return span(t).replace(" (", "; ").removesuffix(")")


@shown
def answer(book: Edition, incident_id: str) -> Html:
    """The toll of an incident in a sentence; figures for killed and wounded together apart,
    for they overlap with the others."""
    own = [
        t for t in book.rows("tolls") if t["incident_id"] == incident_id and t["group"] == "all" and not t["account"]
    ]
    known = {t["effect"] for t in own}
    vague = [
        f"{c['hedge']} {effect} (no number)"
        for effect in ("killed", "wounded")
        if effect not in known and (c := without_a_number(book, incident_id, effect))
    ]
    if not own:
        none = f"{' and '.join(vague)}. " if vague else ""
        return paragraph(f"No report gives a figure for this incident. {none}".strip())
    said = [f"{span(t)} {t['effect']}" for t in own if t["effect"] != TOGETHER] + vague
    both = [t for t in own if t["effect"] == TOGETHER]
    apart = (
        f" Some reports count killed and wounded together ({inside(both[0])}) and do not say how many of each; "
        "that figure overlaps with the others and is not added to them."
        if both
        else ""
    )
    return paragraph(
        book.incident(incident_id),
        f": {', '.join(said) or 'no figure for killed or wounded alone'}.{apart} Rule: {RULES[own[0]['rule']]}.",
        kind="dl-answer",
    )


def how(book: Edition, t: TollRow) -> Html:
    """How a toll comes about: the sum, if one was made, what bounds it, and its sources, as many as are listed."""
    rest = COUNTED.sub("", t["why"].replace(RULES[t["rule"]], "")).strip("; ")
    rest = BY_ACCIDENT.sub(r"\1 of them in an accident, \2 without it", rest)
    rest = DOUBLED.sub("", LEFT_BEHIND.sub("", rest)).strip("; ")
    found = listed_sources(book, [book.claims[i] for i in t["claim_ids"].split()])
    return together([rest, found], "; ") if rest else found


def _end(book: Edition, t: TollRow, part: str, shown: object) -> Html | None:
    """The low, best or high of a toll, with the row of the table of assertions that it stands on."""
    row = book.stated("toll", t["incident_id"], t["effect"], t["group"], t["account"], part)
    return None if shown is None else book.stating(shown, row)


@shown
def toll_table(book: Edition, incident_id: str | None = None) -> Html:
    """Tolls by incident, effect and group, the best figure linked to a sentence."""
    rows = []
    for t in book.rows("tolls"):
        if incident_id and t["incident_id"] != incident_id:
            continue
        ids = t["claim_ids"].split()
        first = next((i for i in ids if book.claims[i]["low"] == t["best"]), ids[0])
        rows.append(
            (
                book.incident(t["incident_id"]),
                t["effect"],
                by_account(t),
                _end(book, t, "low", t["low"]),
                _end(book, t, "best", book.evidence(first, str(t["best"])) if t["best"] is not None else None),
                _end(book, t, "high", t["high"]),
                how(book, t),
            )
        )
    return table(
        ["Incident", "Effect", "Group", "Low", "Best", "High", "How we reach it"],
        rows,
        "Tolls",
        kinds=Columns(numeric=["Low", "Best", "High"], without=["Incident"] if incident_id else []),
    )


def attack_of(book: Edition, c: ClaimRow) -> Html:
    """The attack that a claim is of, linked to its page. A figure of none is "headline" where it stands in a title,
    else "background"."""
    if c["incident_id"] is None and c["part"] == "title":
        return html("headline")
    return book.incident(c["incident_id"])


def group_of(c: ClaimRow) -> str:
    """The group that a claim counts, one of it where there is one: "13 civilians", "1 civilian"."""
    return people(c["group"], c["low"] if c["low"] == c["high"] else None)


@shown
def claim_table(book: Edition, incident_id: str | None = None) -> Html:
    """Every claim with its report, day, figure and speaker; the row's identifier is what report pages link back to."""

    def order(c: ClaimRow) -> tuple[str, str, str, int]:
        outlet = book.reports[c["report_id"]]["outlet"].lower()
        return c["incident_id"] or "~", outlet, c["report_id"], c["start"]

    own = of_incident(book, incident_id) if incident_id else sorted(book.claims.values(), key=order)
    rows, ids = [], []
    for c in own:
        r = book.reports[c["report_id"]]
        source = source_name(c["attributed_to"] or "", r["outlet"])
        rows.append((
            attack_of(book, c), published(r), book.report(c["report_id"]),
            book.evidence(c["claim_id"], figure(c["low"], c["high"], c["hedge"])),
            group_of(c), c["effect"], c["mode"], source or html("<em>the outlet</em>"), c["when"],
        ))  # fmt: skip
        ids.append(f"row-{c['claim_id']}")
    columns = ["Incident", "Published", "Report", "Figure", "Group", "Effect", "Mode", "Said by"]
    return table(
        [*columns, "Day, in the report’s words"],
        rows,
        "Every casualty figure",
        kinds=Columns(numeric=["Figure"], without=["Incident"] if incident_id else []),
        ids=ids,
    )


PER_ROW = 7
NO_DAY = "no date\nof its own"


def _columns(book: Edition, shown: list[ClaimRow]) -> list[tuple[str, list[ClaimRow]]]:
    """Claims by the day of their report, those of undated reports in a first column of their own:
    they may be older or newer than any other. Within a day the order means nothing."""
    days: dict[date | None, list[ClaimRow]] = {}
    for c in shown:
        r = book.reports[c["report_id"]]
        days.setdefault(r["published_latest"] if bears_its_day(r) else None, []).append(c)
    for own in days.values():
        own.sort(key=lambda c: (c["report_id"], c["start"]))
    return [(f"{d.day} {d:%b}" if d else NO_DAY, days[d]) for d in sorted(days, key=lambda d: d or date.min)]


def counted(book: Edition, incident_id: str | None) -> set[str]:
    """Identifiers of the claims that an incident's tolls rest on; the others are overtaken, or parts."""
    return {i for t in book.rows("tolls") if t["incident_id"] == incident_id for i in t["claim_ids"].split()}


def numbers_of_dead(book: Edition, incident_id: str) -> list[ClaimRow]:
    """Claims that give a number of dead: without what the attackers say, what is added to another figure,
    and figures for some people of a report that gives a larger one for all."""
    own = [c for c in of_incident(book, incident_id) if c["effect"] == "killed" and c["low"] and c["mode"] == "total"]
    whole = {c["claim_id"] for c in totals(own, book.case["attackers"])}
    return [
        c
        for c in own
        if c["attributed_id"] not in book.case["attackers"] and (c["group"] != "people" or c["claim_id"] in whole)
    ]


def gives_dead(book: Edition, incident_id: str | None) -> list[str]:
    """Identifiers of the claims that give a number of dead (`numbers_of_dead`); none where there is no attack."""
    return [c["claim_id"] for c in numbers_of_dead(book, incident_id)] if incident_id else []


class Mark(NamedTuple):
    """How a claim is drawn: by its group, hollow for a reprint or rewrite, faded where superseded or a part."""

    colour: str
    marker: str
    hollow: bool
    faded: bool


def _mark(book: Edition, c: ClaimRow, lane: int, live: set[str]) -> Mark:
    """The mark of a claim in the lane of its group; `live` are the claims that tolls are based on."""
    hollow = book.reports[c["report_id"]]["relation"] in ("reprint", "rewrite")
    return Mark(COLOURS[lane % 5], MARKERS[lane % 5], hollow, c["claim_id"] not in live)


def _draw(ax: Axes, x: float, y: float, mark: Mark, size: float = 4.8) -> None:
    inside, alpha = "none" if mark.hollow else mark.colour, 0.35 if mark.faded else 1.0
    ax.plot(x, y, mark.marker, color=mark.colour, markerfacecolor=inside, markersize=size, alpha=alpha)


def _in_rows(
    book: Edition, ax: Axes, left: float, claims: list[ClaimRow], lane: tuple[int, int], live: set[str]
) -> None:
    """Draw a day's claims of one group, in the n-th of so many lanes (`lane`); claims of one figure side by side."""
    seen: Counter[int] = Counter()
    for c in claims:
        low = c["low"] or 0
        k, seen[low] = seen[low], seen[low] + 1
        at = left + 0.92 / lane[1] * (lane[0] + (k % PER_ROW + 0.7) / (PER_ROW + 0.4))
        _draw(ax, at, low - 0.26 * (k // PER_ROW), _mark(book, c, lane[0], live))


def _days_and_figures(ax: Axes, labels: list[str], most: int) -> None:
    """The axes: a column a day, figures from nought to the largest."""
    ax.set_xticks(range(len(labels)), labels)
    for x in range(1, len(labels)):
        ax.axvline(x - 0.5, color=GRID, linewidth=0.8)
    ax.set_xlim(-0.5, len(labels) - 0.5)
    ax.set_ylabel("reported killed")
    ax.set_ylim(0, most * 1.1 + 0.5)
    whole_numbers(ax.yaxis)
    ax.grid(axis="y", linewidth=0.6)
    ax.tick_params(axis="x", length=0)


@shown
def toll_over_time(book: Edition, incident_id: str) -> Html:
    """Picture: each figure in the column of the day its report was published, by group;
    the band is the toll's range."""
    shown = numbers_of_dead(book, incident_id)
    if not shown:
        return paragraph("No report gives a number of dead for this incident, so there is nothing to draw.")
    most, live = Counter(c["group"] for c in shown), counted(book, incident_id)
    lanes = sorted(most, key=lambda g: (g != "people", -most[g]))
    columns = _columns(book, shown)
    toll = book.toll(incident_id, "killed", "all")
    with canvas(7.6, 3.9) as (fig, ax):
        if toll and toll["low"] is not None and toll["high"] is not None and toll["high"] > toll["low"]:
            ax.axhspan(toll["low"], toll["high"], color=COLOURS[5], alpha=0.5, linewidth=0, zorder=0)
        for n, lane in enumerate(lanes):
            for x, (_, claims) in enumerate(columns):
                _in_rows(book, ax, x - 0.46, [c for c in claims if c["group"] == lane], (n, len(lanes)), live)
            name = "all together" if lane == "people" else lane
            ax.plot([], [], MARKERS[n % 5], linestyle="none", color=COLOURS[n % 5], label=name)
        ax.plot([], [], "o", color=MUTED, markerfacecolor="none", linestyle="none", label="reprint or rewrite")
        ax.plot([], [], "o", color=MUTED, alpha=0.35, linestyle="none", label="superseded, or part of a larger figure")
        _days_and_figures(ax, [label for label, _ in columns], max(c["low"] or 0 for c in shown))
        if toll and toll["best"] is not None:
            ax.annotate(
                str(toll["best"]), (len(columns) - 0.5, toll["best"]), xytext=(5, 0), textcoords="offset points",
                va="center", fontweight="bold", color=INK, annotation_clip=False,
            )  # fmt: skip
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=3, handletextpad=0.2, columnspacing=1.4)
        best = f"; {toll['best']} is the best figure" if toll and toll["best"] is not None else ""
        span = (
            f" Shaded: {toll['low']} to {toll['high']}, the range without earlier and partial figures{best}."
            if toll and toll["high"] != toll["low"]
            else ""
        )
        text = (
            "Each mark is one figure in one report, in the column of its report’s day; "
            "marks side by side are in no order of time. Faded: superseded, or part of a larger figure. "
            f"Hollow: a reprint or rewrite.{span} The first column holds undated reports."
        )
        return picture(fig, f"toll-{incident_id}", f"Reported killed: {book.incidents[incident_id]['name']}", text)


@shown
def working(book: Edition, incident_id: str) -> Html:
    """How the number of dead comes about, as a sum anyone can follow, and what was left behind on the way."""
    own = [
        t
        for t in book.rows("tolls")
        if t["incident_id"] == incident_id and t["effect"] == "killed" and not t["account"]
    ]
    whole = next((t for t in own if t["group"] == "all"), None)
    if whole is None:
        return paragraph("No report gives a number of dead.")
    items = []
    for t in sorted((t for t in own if t["group"] != "all"), key=lambda t: -(t["best"] or 0)):
        said = _by_figure(book, t["claim_ids"].split())
        items.append(
            html(
                "<strong>{{ figure }} {{ group }}</strong>: {{ said }}. {{ how }}",
                figure=span(t),
                group=people(t["group"], t["best"]),
                said=said,
                how=how(book, t),
            )
        )
    live = counted(book, incident_id)
    left = _by_group(book, [c["claim_id"] for c in numbers_of_dead(book, incident_id) if c["claim_id"] not in live])
    total = html("<strong>{{ figure }} in all</strong>: {{ how }}", figure=span(whole), how=how(book, whole))
    return listing([*items, total]) + (paragraph("Superseded or partial figures: ", left, ".") if left else "")


def _by_group(book: Edition, ids: list[str]) -> Html:
    """Claims gathered by their group, each group named before its figures, largest first: all together: 10 (Rudaw);
    civilians: 3 (Reuters)."""
    groups: dict[str, list[str]] = {}
    for i in ids:
        groups.setdefault(book.claims[i]["group"], []).append(i)
    order = sorted(groups, key=lambda g: (g != "people", -len(groups[g]), g))
    names = {g: "all together" if g == "people" else g for g in order}
    return together([together([f"{names[g]}: ", _by_figure(book, groups[g])]) for g in order], "; ")


def _by_figure(book: Edition, ids: list[str]) -> Html:
    """Claims gathered by their figure, each linked by its outlet: 10 (Rudaw, Reuters), 7 (Al Furat)."""
    groups: dict[str, dict[str, str]] = {}
    for i in ids:
        c = book.claims[i]
        label = f"{'+' if c['mode'] == 'added' else ''}{figure(c['low'], c['high'], c['hedge'])}"
        groups.setdefault(label, {}).setdefault(c["report_id"], i)
    parts = []
    for label, found in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        links = join([book.evidence(i, book.reports[r]["outlet"]) for r, i in found.items()], ", ")
        parts.append(html("{{ figure }} ({{ links }})", figure=label, links=links))
    return join(parts, ", ")


def in_short(t: TollRow) -> str:
    """A toll in short: "13 (12 to 13)", "12 to 13", "13"."""
    if t["best"] is None:
        return bounds(t["low"], t["high"])
    best = t["best"]
    return f"{best} ({t['low']} to {t['high']})" if t["low"] != t["high"] else str(best)


def with_texts(book: Edition) -> list[ReportRow]:
    """The reports with their texts, which tolls read for words that revise a figure."""
    return [r | {"text": book.text(r["report_id"])} for r in book.rows("reports")]


def series(book: Edition) -> list[str]:
    """Incidents that span several days."""
    return [i["incident_id"] for i in book.incidents.values() if i["kind"] == "series"]


@shown
def reconciliation(book: Edition, incident_id: str) -> Html:
    """What the attackers claim, beside what everybody else says; a sum that fits is shown."""
    out = []
    for t in book.rows("tolls"):
        if t["incident_id"] != incident_id or not t["account"] or t["effect"] != "killed":
            continue
        whole = book.toll(incident_id, "killed", "all")
        link = book.evidence(t["claim_ids"].split()[0], span(t) if t["best"] is None else str(t["best"]))
        fits = (
            f" That is the number other sources give for all the dead ({inside(whole)})."
            if whole and whole["best"] is not None and whole["best"] == t["best"]
            else ""
        )
        out.append(paragraph(f"{t['account']} itself claims ", link, f" {people(t['group'], t['best'])} killed.{fits}"))
    return together(out) if out else paragraph("The attackers are not reported to have given a figure.")
