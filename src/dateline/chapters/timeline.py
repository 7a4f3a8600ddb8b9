"""The timeline chapter: attacks, statements and reports, each in a lane; the undated in one of their own."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

from dateline.chapters.common.charts import COLOURS, INK, MUTED, canvas, picture
from dateline.chapters.common.charts import label as in_a_picture
from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.html import Html, html, listing, paragraph, plural, table, together
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import few, shortened
from dateline.chapters.glance import day_of
from dateline.core.dates import in_words
from dateline.linking.incidents.orders import bears_its_day
from dateline.tables import IncidentRow, ReportRow, StatementRow


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def window(book: Edition) -> tuple[date, date]:
    """First and last day shown: the case's window, else from the first attack to the last report."""
    days = [d for i in book.incidents.values() for d in (i["earliest"], i["latest"]) if d] + [
        r["published_latest"] for r in book.reports.values() if r["published_latest"] and bears_its_day(r)
    ]
    since, until = _day(book.case["since"]), _day(book.case["until"])
    return since or min(days, default=date.today()), until or max(days, default=date.today())


def scope(book: Edition) -> tuple[list[IncidentRow], list[StatementRow], list[ReportRow]]:
    """Incidents, statements and reports the timeline is about: all, or those of the incident a parameter names."""
    named = book.case["incident"]
    incidents = [i for i in book.incidents.values() if named in (None, i["incident_id"])]
    own = (
        {c["report_id"] for c in book.claims.values() if named in (None, c["incident_id"])}
        if named
        else set(book.reports)
    )
    return (
        incidents,
        [s for s in book.statements.values() if s["report_id"] in own],
        [r for i, r in book.reports.items() if i in own],
    )


@shown
def answer(book: Edition) -> Html:
    """What lies in the window, in a sentence."""
    since, until = window(book)
    incidents, _, _ = scope(book)
    dated = [i for i in incidents if i["earliest"] and i["latest"] and since <= i["latest"] and i["earliest"] <= until]
    undated = [i for i in incidents if i["earliest"] is None]
    if not dated:
        return paragraph(f"No dated attack lies between {in_words(since)} and {in_words(until)}.", kind="dl-answer")
    listed = few([i["name"] for i in dated], "; ")
    tail = f" {plural(len(undated), 'more is', 'more are')} known only from undated reports." if undated else ""
    return paragraph(
        f"Between {in_words(since)} and {in_words(until)} the reports cover "
        f"{plural(len(dated), 'attack or series', 'attacks and series')}: {listed}.{tail}",
        kind="dl-answer",
    )


MOST_SPEAKERS = 8
Mark = tuple[float, float, int]  # first and last day as positions, how many


def _lane(spans: list[tuple[date | None, date | None]], at: dict[date, int], nowhere: int) -> list[Mark]:
    """Marks of one lane: intervals cut to the window; what has no date stands in the column behind it."""
    count: Counter[tuple[float, float]] = Counter()
    days = sorted(at)
    for first, last in spans:
        if first is None or last is None:
            count[nowhere, nowhere] += 1
        elif last >= days[0] and first <= days[-1]:
            count[at[max(first, days[0])], at[min(last, days[-1])]] += 1
    return [(a, b, n) for (a, b), n in sorted(count.items())]


def _rows(book: Edition) -> list[tuple[str, str, list[tuple[date | None, date | None]]]]:
    """The picture's rows from top to bottom: kind of lane, label, intervals."""
    incidents, statements, reports = scope(book)
    attacks = [("attacks", book.places[i["place_id"]]["name"], [(i["earliest"], i["latest"])]) for i in incidents]
    said: dict[str, list[tuple[date | None, date | None]]] = {}
    for s in statements:
        if s["said_earliest"] and s["speaker"]:
            said.setdefault(s["speaker"], []).append((s["said_earliest"], s["said_latest"]))
    most = sorted(said, key=lambda n: (-len(said[n]), n))
    speakers = [("statements", n, said[n]) for n in most[:MOST_SPEAKERS]]
    if rest := [x for n in most[MOST_SPEAKERS:] for x in said[n]]:
        speakers.append(("statements", f"{len(most) - MOST_SPEAKERS} others", rest))
    outlets: dict[str, list[tuple[date | None, date | None]]] = {}
    for r in reports:
        outlets.setdefault(r["outlet"], []).append((r["published_earliest"], r["published_latest"]))
    published = [("reports", o, outlets[o]) for o in sorted(outlets, key=lambda o: (-len(outlets[o]), o))]
    return [*attacks, *speakers, *published]


def _draw(ax: Any, y: int, marks: list[Mark], colour: str, marker: str) -> None:
    """The marks of one lane: a bar from day to day, or a mark on one, with the number of those that share it."""
    for a, b, n in marks:
        if b > a:
            ax.plot([a, b], [y, y], color=colour, linewidth=3, solid_capstyle="round", alpha=0.75)
        else:
            ax.plot(a, y, marker, color=colour, markersize=5.5)
        if n > 1:
            ax.annotate(str(n), (b, y), xytext=(6, 0), textcoords="offset points", va="center", fontsize=7.5, color=INK)


@shown
def lanes(book: Edition) -> Html:
    """Picture: a row an attack, a speaker, an outlet; bars as long as the uncertainty,
    the undated in a column of their own."""
    since, until = window(book)
    days = [since + timedelta(n) for n in range((until - since).days + 1)]
    at, nowhere = {d: n for n, d in enumerate(days)}, len(days) + 1
    rows = [
        (kind, in_a_picture(name), marks) for kind, name, spans in _rows(book) if (marks := _lane(spans, at, nowhere))
    ]
    if not rows:
        return paragraph("Nothing lies in the window, so there is nothing to draw.")
    look = {"attacks": (COLOURS[1], "D"), "statements": (COLOURS[0], "o"), "reports": (COLOURS[2], "s")}
    with canvas(7.8, 0.235 * len(rows) + 1.0) as (fig, ax):
        for y, (kind, _, marks) in enumerate(rows):
            _draw(ax, y, marks, *look[kind])
        for y in range(1, len(rows)):
            if rows[y][0] != rows[y - 1][0]:
                ax.axhline(y - 0.5, color=MUTED, linewidth=0.8)
        ax.axvline(len(days) - 0.1, color=MUTED, linewidth=0.8, linestyle=":")
        ax.set_yticks(range(len(rows)), [label for _, label, _ in rows], fontsize=8.5)
        ax.set_ylim(len(rows) - 0.4, -0.6)
        step = max(1, len(days) // 16)
        ticks = [(n * step, _tick(d, first=n == 0)) for n, d in enumerate(days[::step])]
        ax.set_xticks([*(t for t, _ in ticks), nowhere], [*(label for _, label in ticks), "no\ndate"])
        ax.set_xlim(-0.7, nowhere + 0.8)
        ax.grid(axis="x", linewidth=0.5)
        ax.tick_params(length=0)
        for kind, (colour, marker) in look.items():
            ax.plot([], [], marker, color=colour, linestyle="none", label=kind)
        ax.legend(loc="upper center", bbox_to_anchor=(0.4, -0.07 - 0.3 / len(rows)), ncols=3, handletextpad=0.2)
        text = (
            "A row for each attack, for the speakers whose day of speaking is known, and for each outlet’s reports. "
            "A bar spans the days on which something may have happened; a number says how many share a mark. "
            "Undated: the last column."
        )
        return picture(fig, "lanes", "Attacks, statements and reports by day", text)


@shown
def context(book: Edition) -> Html:
    """Picture: earlier years that the reports speak of, on an axis of their own."""
    since, _ = window(book)
    years: Counter[int] = Counter()
    for t in book.rows("times"):
        if t["type"] == "date" and t["earliest"] and t["latest"] and t["latest"].year < since.year:
            years[t["earliest"].year] += 1
    if not years:
        return paragraph("The reports speak of no earlier year.")
    with canvas(7.8, 1.1) as (fig, ax):
        for year, n in sorted(years.items()):
            ax.plot(year, 0, "o", color=COLOURS[3], markersize=5.5)
            ax.annotate(
                str(n), (year, 0), xytext=(0, 8), textcoords="offset points", ha="center", fontsize=8, color=INK
            )
        ax.set_yticks([])
        ax.set_ylim(-1, 2)
        ax.set_xlim(min(years) - 1, since.year + 0.5)
        ax.xaxis.get_major_locator().set_params(integer=True)
        ax.spines["left"].set_visible(False)
        listed = ", ".join(f"{y} ({n})" for y, n in sorted(years.items()))
        return picture(
            fig,
            "context",
            "Earlier years the reports speak of",
            f"How often a date of an earlier year is named: {listed}.",
        )


@shown
def downloads(book: Edition) -> Html:
    """Links to the timeline for other programs."""
    return paragraph(
        html(
            'The same for other programs: <a href="{{ up }}/timeline.json">TimelineJS</a>, '
            '<a href="{{ up }}/timeline.ics">iCalendar</a>, <a href="{{ up }}/times.csv">every date as CSV</a>.',
            up=f"{book.up}../downloads",
        )
    )


def _tick(d: date, *, first: bool) -> str:
    """A day's number, with its month below where a month begins."""
    return f"{d.day}\n{d:%b}" if first or d.day == 1 else str(d.day)


@shown
def in_order(book: Edition) -> Html:
    """The same as a list in order: attacks and the statements whose day is known, each linked to its sentence."""
    since, until = window(book)
    incidents, statements, _ = scope(book)
    rows: list[tuple[date, str, Any, Any, Any]] = []
    for i in incidents:
        if i["earliest"] and i["latest"] and i["latest"] >= since and i["earliest"] <= until:
            when = day_of(i)
            rows.append(
                (
                    i["earliest"],
                    when,
                    "attack",
                    book.incident(i["incident_id"]),
                    plural(i["reports"], "report"),
                )
            )
    for s in statements:
        if s["said_earliest"] and since <= s["said_earliest"] <= until and s["kind"] != "mixed":
            last = s["said_latest"] or s["said_earliest"]
            first = in_words(s["said_earliest"])
            when = first if last == s["said_earliest"] else f"between {first} and {in_words(last)}"
            words = shortened(s["words"], 90)
            rows.append(
                (
                    s["said_earliest"],
                    when,
                    "statement",
                    together([s["speaker"] or "unknown", ": ", book.evidence(s["statement_id"], words)]),
                    book.report(s["report_id"]),
                )
            )
    rows.sort(key=lambda r: (r[0], r[2], str(r[3])))
    return table(["Day", "What", "", "From"], [r[1:] for r in rows], "By day; rows of one day are in no order of time")


@shown
def undated(book: Edition) -> Html:
    """What can't be put on a day: attacks of undated reports, and those reports."""
    items = [
        together([book.incident(i["incident_id"]), ": ", i["why"]])
        for i in book.incidents.values()
        if i["earliest"] is None
    ]
    items += [
        together(
            [book.report(r["report_id"], r["report_id"]), f" ({r['outlet']}), {published(r)}: {r['dated_why']}"],
        )
        for r in book.reports.values()
        if r["dated_by"] == "none"
    ]
    return listing(items) if items else paragraph("Everything could be put on a day.")
