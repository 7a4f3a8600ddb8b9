"""The casualties chapter: the toll, how it moved, and every figure beside its sentence."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from dateline.linking.tolls import RULES, tolls
from dateline.showing.edition import Edition, Row, published
from dateline.showing.html import Html, esc, html, paragraph, table
from dateline.showing.pictures import COLOURS, GRID, MARKERS, MUTED, canvas, picture
from dateline.showing.words import figure


def of_incident(book: Edition, incident_id: str) -> list[Row]:
    """Claims of one incident by the day of their report, the undated last."""
    own = [c for c in book.claims.values() if c["incident_id"] == incident_id]
    return sorted(
        own, key=lambda c: (book.reports[c["report_id"]]["published_latest"] or date.max, c["report_id"], c["start"])
    )


def moves(book: Edition, incident_id: str) -> list[dict[str, Any]]:
    """The figures for all killed in order of publication, each when it first appears, with how many reports repeat it.

    A report's figure is its largest: smaller ones are parts of it.
    """
    largest: dict[str, Row] = {}
    for c in of_incident(book, incident_id):
        whole = c["group"] == "people" and c["effect"] == "killed" and c["mode"] == "total" and c["low"] is not None
        if whole and c["attributed_id"] not in book.case["attackers"] and c["low"] > 1:
            old = largest.get(c["report_id"])
            if old is None or c["low"] > old["low"]:
                largest[c["report_id"]] = c
    found: dict[str, dict[str, Any]] = {}
    for c in sorted(largest.values(), key=lambda c: _appeared(book, c)):
        label = figure(c["low"], c["high"], c["hedge"])
        if label in found:
            found[label]["others"] += 1
            continue
        when = published(book.reports[c["report_id"]])
        found[label] = {
            "label": f"{label} killed",
            "claim_id": c["claim_id"],
            "report_id": c["report_id"],
            "when": when,
            "others": 0,
        }
    return list(found.values())


def _appeared(book: Edition, c: Row) -> tuple[Any, ...]:
    """Order of appearance: by day, then by the hour where it is known, the lower figure first among the rest."""
    r = book.reports[c["report_id"]]
    hour = r["published"][11:16] if r["published"] and "T" in r["published"] else "12:00"
    return (r["published_latest"] or date.max, hour, c["low"], c["report_id"])


def answer(book: Edition, incident_id: str) -> Html:
    """The toll of an incident in a sentence."""
    own = [t for t in book.rows("tolls") if t["incident_id"] == incident_id and t["group"] == "all"]
    if not own:
        return paragraph("No report gives a figure for this incident.")
    said = [
        f"{t['best'] if t['best'] is not None else '?'} {t['effect']} (between {t['low']} and {t['high']}; {t['why']})"
        for t in own
    ]
    return paragraph(
        book.incident(incident_id), f": {'; '.join(said)}. Rule: {RULES[own[0]['rule']]}.", kind="dl-answer"
    )


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
                t["group"],
                t["low"],
                book.evidence(first, str(t["best"])) if t["best"] is not None else None,
                t["high"],
                t["why"],
            )
        )
    return table(
        ["Incident", "Effect", "Group", "Low", "Best", "High", "How it comes about"],
        rows,
        "Tolls",
        numeric=["Low", "Best", "High"],
        without=["Incident"] if incident_id else [],
    )


def claim_table(book: Edition, incident_id: str | None = None) -> Html:
    """Every claim with its report, day, figure and speaker; the row's identifier is what report pages link back to."""
    own = (
        of_incident(book, incident_id)
        if incident_id
        else sorted(
            book.claims.values(),
            key=lambda c: (
                c["incident_id"] or "~",
                str(book.reports[c["report_id"]]["published_latest"]),
                c["report_id"],
                c["start"],
            ),
        )
    )
    rows, ids = [], []
    for c in own:
        r = book.reports[c["report_id"]]
        rows.append((
            book.incident(c["incident_id"]), published(r), book.report(c["report_id"]), book.evidence(c["claim_id"], figure(c["low"], c["high"], c["hedge"])),
            c["group"], c["effect"], c["mode"], c["attributed_to"] or html("<em>the outlet</em>"), c["when"],
        ))  # fmt: skip
        ids.append(f"row-{c['claim_id']}")
    return table(
        ["Incident", "Published", "Report", "Figure", "Group", "Effect", "Mode", "Said by", "Day as told"],
        rows,
        "Every casualty figure",
        numeric=["Figure"],
        without=["Incident"] if incident_id else [],
        ids=ids,
    )


PER_ROW = 5


def _columns(book: Edition, shown: list[Row]) -> list[tuple[str, list[Row]]]:
    """Claims by the day of their report; those of reports whose day is open in a last column of their own."""
    days: dict[date | None, list[Row]] = {}
    for c in shown:
        r = book.reports[c["report_id"]]
        exact = r["published_earliest"] is not None and r["published_earliest"] == r["published_latest"]
        days.setdefault(r["published_latest"] if exact else None, []).append(c)
    return [(f"{d.day} {d:%b}" if d else "day open", days[d]) for d in sorted(days, key=lambda d: d or date.max)]


def toll_over_time(book: Edition, incident_id: str) -> Html:
    """Picture: each figure in the column of the day its report was published, by group; reprints hollow."""
    own = [c for c in of_incident(book, incident_id) if c["effect"] == "killed" and c["low"] and c["mode"] == "total"]
    shown = [c for c in own if c["attributed_id"] not in book.case["attackers"]]
    if not shown:
        return paragraph("No report gives a number of dead for this incident, so there is nothing to draw.")
    most = Counter(c["group"] for c in shown)
    lanes = sorted(most, key=lambda g: (g != "people", -most[g]))
    columns = _columns(book, shown)
    with canvas(7.6, 3.8) as (fig, ax):
        band = 0.92 / len(lanes)
        for n, lane in enumerate(lanes):
            colour, marker = COLOURS[n % len(COLOURS)], MARKERS[n % len(MARKERS)]
            for x, (_, claims) in enumerate(columns):
                seen: Counter[int] = Counter()
                for c in (c for c in claims if c["group"] == lane):
                    k, seen[c["low"]] = seen[c["low"]], seen[c["low"]] + 1
                    hollow = book.reports[c["report_id"]]["relation"] in ("reprint", "rewrite")
                    at = x - 0.46 + band * (n + (k % PER_ROW + 0.7) / (PER_ROW + 0.4))
                    ax.plot(
                        at,
                        c["low"] - 0.3 * (k // PER_ROW),
                        marker,
                        color=colour,
                        markerfacecolor="none" if hollow else colour,
                        markersize=4.6,
                    )
            ax.plot([], [], marker, linestyle="none", color=colour, label="all together" if lane == "people" else lane)
        ax.plot([], [], "o", color=MUTED, markerfacecolor="none", linestyle="none", label="reprint or rewrite")
        ax.set_xticks(range(len(columns)), [label for label, _ in columns])
        for x in range(1, len(columns)):
            ax.axvline(x - 0.5, color=GRID, linewidth=0.8)
        ax.set_xlim(-0.5, len(columns) - 0.5)
        ax.set_ylabel("reported killed")
        ax.set_ylim(0, max(c["low"] for c in shown) * 1.1 + 0.5)
        ax.yaxis.get_major_locator().set_params(integer=True)
        ax.grid(axis="y", linewidth=0.6)
        ax.tick_params(axis="x", length=0)
        ax.legend(
            loc="upper center",
            bbox_to_anchor=(0.5, -0.1),
            ncols=min(5, len(lanes) + 1),
            handletextpad=0.2,
            columnspacing=1.4,
        )
        top = max((c["low"] for c in shown if c["group"] == "people"), default=max(c["low"] for c in shown))
        text = f"Each mark is one figure in one report, in the column of the day it was published; marks of one figure stand side by side. The highest figure for all together is {top}. Filled marks are originals, hollow ones reprints and rewrites; “day open” holds reports whose day is known only within bounds or not at all."
        return picture(fig, f"toll-{incident_id}", f"Reported killed: {book.incidents[incident_id]['name']}", text)


def series(book: Edition) -> list[str]:
    """Incidents that are several days told as one."""
    return [i["incident_id"] for i in book.incidents.values() if i["kind"] == "series"]


def by_rule(book: Edition, incident_id: str) -> Html:
    """What each rule would give for the incident, computed anew from the claims."""
    rows = []
    for rule, meaning in RULES.items():
        made = tolls(book.table("claims"), book.table("reports"), book.case["attackers"], rule, series(book))
        own = made[(made["incident_id"] == incident_id) & (made["effect"] == "killed")]
        for t in own.to_dict("records"):
            if "account" not in t["group"]:
                best = t["best"]
                rows.append(
                    (rule, t["group"], t["low"], None if best is None or best != best else best, t["high"], meaning)
                )
    return table(
        ["Rule", "Group", "Low", "Best", "High", "What it takes"],
        rows,
        "Killed, by each rule",
        numeric=["Low", "Best", "High"],
    )


def reconciliation(book: Edition, incident_id: str) -> Html:
    """What the attackers claim, beside what everybody else says; a sum that fits is shown."""
    out = []
    for t in book.rows("tolls"):
        if t["incident_id"] != incident_id or "account" not in t["group"] or t["effect"] != "killed":
            continue
        whole = book.toll(incident_id, "killed", "all")
        link = book.evidence(t["claim_ids"].split()[0], str(t["best"]))
        fits = (
            f" That is the number of all killed by the other accounts ({whole['why']})."
            if whole and whole["best"] == t["best"]
            else ""
        )
        out.append(paragraph(html(f"{esc(t['group'])}: {link} killed."), esc(fits)))
    return Html("".join(out)) if out else paragraph("The attackers are not reported to have given a figure.")
