"""The casualties chapter: the toll, how it moved, and every figure beside its sentence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateline.linking.tolls import RULES, tolls
from dateline.showing.edition import Edition, Row, long_date, published
from dateline.showing.html import Html, esc, html, paragraph, plural, table
from dateline.showing.pictures import COLOURS, MARKERS, MUTED, canvas, picture
from dateline.showing.words import figure


def of_incident(book: Edition, incident_id: str) -> list[Row]:
    """Claims of one incident by the day of their report, the undated last."""
    own = [c for c in book.claims.values() if c["incident_id"] == incident_id]
    return sorted(own, key=lambda c: (book.reports[c["report_id"]]["published_latest"] or date.max, c["report_id"], c["start"]))


def moves(book: Edition, incident_id: str) -> list[dict[str, Any]]:
    """The figures for all killed in order of publication, each when it first appears, with how many reports repeat it."""
    found: dict[str, dict[str, Any]] = {}
    for c in of_incident(book, incident_id):
        whole = c["group"] == "people" and c["effect"] == "killed" and c["mode"] == "total" and c["low"] is not None and c["low"] > 1
        if not whole or c["attributed_id"] in book.case["attackers"]:
            continue
        label = figure(c["low"], c["high"], c["hedge"])
        if label in found:
            found[label]["others"].add(c["report_id"])
            continue
        when = published(book.reports[c["report_id"]])
        found[label] = {"label": f"{label} killed", "claim_id": c["claim_id"], "report_id": c["report_id"], "when": when, "others": set()}
    for m in found.values():
        n = len(m["others"] - {m["report_id"]})
        m["more"] = f", and {plural(n, 'other report')}" if n else ""
    return list(found.values())


def answer(book: Edition, incident_id: str) -> Html:
    """The toll of an incident in a sentence."""
    own = [t for t in book.rows("tolls") if t["incident_id"] == incident_id and t["group"] == "all"]
    if not own:
        return paragraph("No report gives a figure for this incident.")
    said = [f"{t['best'] if t['best'] is not None else '?'} {t['effect']} (between {t['low']} and {t['high']}; {t['why']})" for t in own]
    return paragraph(book.incident(incident_id), f": {'; '.join(said)}. Rule: {RULES[own[0]['rule']]}.", kind="dl-answer")


def toll_table(book: Edition, incident_id: str | None = None) -> Html:
    """Tolls by incident, effect and group, the best figure linked to a sentence."""
    rows = []
    for t in book.rows("tolls"):
        if incident_id and t["incident_id"] != incident_id:
            continue
        ids = t["claim_ids"].split()
        first = next((i for i in ids if book.claims[i]["low"] == t["best"]), ids[0])
        rows.append((book.incident(t["incident_id"]), t["effect"], t["group"], t["low"], book.evidence(first, str(t["best"])) if t["best"] is not None else None, t["high"], t["why"]))
    return table(["Incident", "Effect", "Group", "Low", "Best", "High", "How it comes about"], rows, "Tolls", numeric=["Low", "Best", "High"])


def claim_table(book: Edition, incident_id: str | None = None) -> Html:
    """Every claim with its report, day, figure and speaker; the row's identifier is what report pages link back to."""
    own = of_incident(book, incident_id) if incident_id else sorted(book.claims.values(), key=lambda c: (c["incident_id"] or "~", str(book.reports[c["report_id"]]["published_latest"]), c["report_id"], c["start"]))
    rows, ids = [], []
    for c in own:
        r = book.reports[c["report_id"]]
        rows.append((
            book.incident(c["incident_id"]), published(r), book.report(c["report_id"]), book.evidence(c["claim_id"], figure(c["low"], c["high"], c["hedge"])),
            c["group"], c["effect"], c["mode"], c["attributed_to"] or html("<em>the outlet</em>"), c["when"],
        ))  # fmt: skip
        ids.append(f"row-{c['claim_id']}")
    return table(["Incident", "Published", "Report", "Figure", "Group", "Effect", "Mode", "Said by", "Day as told"], rows, "Every casualty figure", numeric=["Figure"], ids=ids)


def toll_over_time(book: Edition, incident_id: str) -> Html:
    """Picture: each figure at the day its report was published, by group; reprints hollow."""
    groups = [t["group"] for t in book.rows("tolls") if t["incident_id"] == incident_id and t["effect"] == "killed" and t["group"] != "all"]
    own = [c for c in of_incident(book, incident_id) if c["effect"] == "killed" and c["low"] and c["mode"] == "total" and book.reports[c["report_id"]]["published_latest"]]
    shown = [c for c in own if c["attributed_id"] not in book.case["attackers"]]
    if not shown:
        return paragraph("No dated report gives a number of dead for this incident, so there is nothing to draw.")
    lanes = ["people", *[g for g in groups if "account" not in g]]
    labels = {"people": "all together"}
    days = sorted({book.reports[c["report_id"]]["published_latest"] for c in shown})
    span = [days[0] + timedelta(n) for n in range((days[-1] - days[0]).days + 1)]
    with canvas(7.2, 3.6) as (fig, ax):
        for n, lane in enumerate(lanes):
            seen: dict[tuple[date, int], int] = {}
            for c in (c for c in shown if c["group"] == lane):
                r = book.reports[c["report_id"]]
                at = (r["published_latest"], c["low"])
                k = seen[at] = seen.get(at, 0) + 1
                hollow = r["relation"] in ("reprint", "rewrite")
                x = span.index(r["published_latest"]) + (n - (len(lanes) - 1) / 2) * 0.27 + ((k - 1) % 5) * 0.045 - 0.09
                ax.plot(x, c["low"] + ((k - 1) // 5) * 0.32, MARKERS[n % len(MARKERS)], color=COLOURS[n % len(COLOURS)], markerfacecolor="none" if hollow else COLOURS[n % len(COLOURS)], markersize=5)
            ax.plot([], [], MARKERS[n % len(MARKERS)], color=COLOURS[n % len(COLOURS)], label=labels.get(lane, lane))
        ax.plot([], [], "o", color=MUTED, markerfacecolor="none", label="reprint or rewrite")
        ax.set_xticks(range(len(span)), [f"{d.day} {d:%b}" for d in span])
        ax.set_ylabel("reported killed")
        ax.set_ylim(0, max(c["low"] for c in shown) * 1.12 + 0.5)
        ax.grid(axis="y", linewidth=0.6)
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=min(5, len(lanes) + 1), handletextpad=0.3, columnspacing=1.4)
        first, last = days[0], days[-1]
        top = max((c["low"] for c in shown if c["group"] == "people"), default=max(c["low"] for c in shown))
        text = f"Each mark is one figure in one report, at the day it was published ({long_date(first)} to {long_date(last)}; an inferred date at its latest day). The highest figure for all together is {top}. Filled marks are originals, hollow ones reprints and rewrites."
        return picture(fig, f"toll-{incident_id}", f"Reported killed: {book.incidents[incident_id]['name']}", text)


def by_rule(book: Edition, incident_id: str) -> Html:
    """What each rule would give for the incident, computed anew from the claims."""
    rows = []
    for rule, meaning in RULES.items():
        made = tolls(book.table("claims"), book.table("reports"), book.case["attackers"], rule)
        own = made[(made["incident_id"] == incident_id) & (made["effect"] == "killed")]
        for t in own.to_dict("records"):
            if "account" not in t["group"]:
                best = t["best"]
                rows.append((rule, t["group"], t["low"], None if best is None or best != best else best, t["high"], meaning))
    return table(["Rule", "Group", "Low", "Best", "High", "What it takes"], rows, "Killed, by each rule", numeric=["Low", "Best", "High"])


def reconciliation(book: Edition, incident_id: str) -> Html:
    """What the attackers claim, beside what everybody else says; a sum that fits is shown."""
    out = []
    for t in book.rows("tolls"):
        if t["incident_id"] != incident_id or "account" not in t["group"] or t["effect"] != "killed":
            continue
        whole = book.toll(incident_id, "killed", "all")
        link = book.evidence(t["claim_ids"].split()[0], str(t["best"]))
        fits = f" That is the number of all killed by the other accounts ({whole['why']})." if whole and whole["best"] == t["best"] else ""
        out.append(paragraph(html(f"{esc(t['group'])}: {link} killed."), esc(fits)))
    return Html("".join(out)) if out else paragraph("The attackers are not reported to have given a figure.")
