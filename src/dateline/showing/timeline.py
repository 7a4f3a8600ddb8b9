"""The timeline chapter: attacks, statements and reports, each in a lane; the undated in one of their own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateline.showing.edition import Edition, long_date, published
from dateline.showing.html import Html, esc, html, listing, paragraph, plural, table
from dateline.showing.pictures import COLOURS, INK, MUTED, canvas, picture


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def window(book: Edition) -> tuple[date, date]:
    """First and last day shown: the case's window, else from the first attack to the last report."""
    days = [d for i in book.incidents.values() for d in (i["earliest"], i["latest"]) if d] + [
        r["published_latest"] for r in book.reports.values() if r["published_latest"]
    ]
    since, until = _day(book.case["since"]), _day(book.case["until"])
    return since or min(days, default=date.today()), until or max(days, default=date.today())


def answer(book: Edition) -> Html:
    """What lies in the window, in a sentence."""
    since, until = window(book)
    dated = [i for i in book.incidents.values() if i["earliest"] and since <= i["latest"] and i["earliest"] <= until]
    undated = [i for i in book.incidents.values() if i["earliest"] is None]
    if not dated:
        return paragraph(f"No dated attack lies between {long_date(since)} and {long_date(until)}.", kind="dl-answer")
    listed = "; ".join(i["name"] for i in dated)
    tail = f" {plural(len(undated), 'more is', 'more are')} told by reports that can’t be dated." if undated else ""
    return paragraph(
        f"Between {long_date(since)} and {long_date(until)} the reports tell of {plural(len(dated), 'attack or series', 'attacks and series')}: {listed}.{tail}",
        kind="dl-answer",
    )


def lanes(book: Edition) -> Html:
    """Picture: attacks, days of statements, days of publication; bars where only an interval is known."""
    since, until = window(book)
    days = [since + timedelta(n) for n in range((until - since).days + 1)]
    at = {d: n for n, d in enumerate(days)}
    attacks = [i for i in book.incidents.values() if i["earliest"] and i["latest"] >= since and i["earliest"] <= until]
    said: dict[date, int] = {}
    for s in book.statements.values():
        if s["said_earliest"] and s["said_earliest"] == s["said_latest"] and s["said_earliest"] in at:
            said[s["said_earliest"]] = said.get(s["said_earliest"], 0) + 1
    out = [
        r
        for r in book.reports.values()
        if r["published_earliest"] and r["published_latest"] in at or r["published_earliest"] in at
    ]
    exact: dict[date, int] = {}
    for r in out:
        if r["published_earliest"] == r["published_latest"]:
            exact[r["published_latest"]] = exact.get(r["published_latest"], 0) + 1
    with canvas(7.6, 3.4 + 0.22 * len(attacks)) as (fig, ax):
        y = 0.0
        for i in attacks:
            a, b = at.get(i["earliest"], 0), at.get(i["latest"], len(days) - 1)
            ax.plot([a, b], [y, y], color=COLOURS[1], linewidth=7, solid_capstyle="round")
            right = b < 0.6 * len(days)
            ax.annotate(
                book.places[i["place_id"]]["name"],
                (b if right else a, y),
                xytext=(9 if right else -9, 0),
                textcoords="offset points",
                ha="left" if right else "right",
                va="center",
                color=INK,
                fontsize=9,
            )
            y += 0.7
        attack_end = y
        y += 0.6
        for d, n in said.items():
            ax.scatter(at[d], y, s=26 + 9 * n, color=COLOURS[0], zorder=3)
            ax.annotate(
                str(n), (at[d], y), xytext=(0, 11), textcoords="offset points", ha="center", fontsize=8, color=INK
            )
        said_y, y = y, y + 1.4
        for d, n in exact.items():
            ax.scatter(at[d], y, s=26 + 9 * n, color=COLOURS[2], marker="s", zorder=3)
            ax.annotate(
                str(n), (at[d], y), xytext=(0, 11), textcoords="offset points", ha="center", fontsize=8, color=INK
            )
        published_y, y = y, y + 0.9
        spans = sorted(
            {
                (max(r["published_earliest"], since), min(r["published_latest"], until))
                for r in out
                if r["published_earliest"] != r["published_latest"]
            }
        )
        for a, b in spans:
            n = sum(
                (max(r["published_earliest"], since), min(r["published_latest"], until)) == (a, b)
                and r["published_earliest"] != r["published_latest"]
                for r in out
            )
            ax.plot([at[a], at[b]], [y, y], color=COLOURS[2], linewidth=2.5, linestyle=(0, (3, 1.5)))
            ax.annotate(
                str(n), (at[b], y), xytext=(7, 0), textcoords="offset points", va="center", fontsize=8, color=INK
            )
            y += 0.5
        ax.set_yticks(
            [attack_end / 2 - 0.35 if attacks else 0, said_y, published_y + (0.5 if spans else 0)],
            ["attacks", "statements\n(day said)", "reports\n(published)"],
        )
        ax.set_ylim(y + 0.3, -0.7)
        step = max(1, len(days) // 16)
        ax.set_xticks(range(0, len(days), step), [_tick(d, n == 0) for n, d in enumerate(days[::step])])
        ax.set_xlim(-0.7, len(days) - 0.3)
        ax.grid(axis="x", linewidth=0.6)
        ax.tick_params(axis="y", length=0, labelcolor=MUTED)
        text = f"{plural(len(attacks), 'attack or series', 'attacks and series')}, {plural(sum(said.values()), 'statement')} whose day is known and {plural(len(out), 'report')}; a number beside a mark is how many. Dashed bars are reports whose day is only known within bounds. What has no date stands below, not in the picture."
        return picture(fig, "timeline", "Attacks, statements and reports by day", text)


def _tick(d: date, first: bool) -> str:
    """A day's number, with its month below where a month begins."""
    return f"{d.day}\n{d:%b}" if first or d.day == 1 else str(d.day)


def in_order(book: Edition) -> Html:
    """The same as a list in order: attacks and the statements whose day is known, each linked to its sentence."""
    since, until = window(book)
    rows: list[tuple[date, str, Any, Any, Any]] = []
    for i in book.incidents.values():
        if i["earliest"] and i["latest"] >= since and i["earliest"] <= until:
            when = long_date(i["earliest"]) + (f" to {long_date(i['latest'])}" if i["latest"] != i["earliest"] else "")
            rows.append(
                (
                    i["earliest"],
                    when,
                    "attack",
                    book.incident(i["incident_id"]),
                    f"{i['reports']} reports, {i['origins']} origins",
                )
            )
    for s in book.statements.values():
        if s["said_earliest"] and since <= s["said_earliest"] <= until and s["kind"] != "mixed":
            when = long_date(s["said_earliest"]) + (
                f" to {long_date(s['said_latest'])}" if s["said_latest"] != s["said_earliest"] else ""
            )
            words = s["words"] if len(s["words"]) < 90 else s["words"][:88].rsplit(" ", 1)[0] + " …"
            rows.append(
                (
                    s["said_earliest"],
                    when,
                    "statement",
                    html(f"{esc(s['speaker'] or 'unknown')}: {book.evidence(s['statement_id'], words)}"),
                    book.report(s["report_id"]),
                )
            )
    rows.sort(key=lambda r: (r[0], r[2], str(r[3])))
    return table(["Day", "What", "", "From"], [r[1:] for r in rows], "In order of time")


def undated(book: Edition) -> Html:
    """What can't be put on a day: attacks of undated reports, and those reports."""
    items = [
        html(f"{book.incident(i['incident_id'])}: {esc(i['why'])}")
        for i in book.incidents.values()
        if i["earliest"] is None
    ]
    items += [
        html(
            f"{book.report(r['report_id'], r['report_id'])} ({esc(r['outlet'])}), {esc(published(r))}: {esc(r['dated_why'])}"
        )
        for r in book.reports.values()
        if r["dated_by"] == "none"
    ]
    return listing(items) if items else paragraph("Everything could be put on a day.")
