"""The contradictions chapter: each readable by itself, with its sides, their origins, and what settles it."""

from __future__ import annotations

import json
from collections import Counter

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, esc, html, join, paragraph, plural, table
from dateline.chapters.common.traced import shown

EVIDENCE_SHOWN = 8


@shown
def answer(book: Edition) -> Html:
    """How many contradictions of which kind."""
    rows = book.rows("contradictions")
    kinds = Counter(x["kind"] for x in rows)
    listed = join([f"{n} of {k}" for k, n in kinds.most_common()])
    settled = sum(bool(x["settled_by"]) for x in rows)
    rest = f". The reports themselves, or what is known of the speakers, settle {settled}; {len(rows) - settled} stay open."
    return (
        paragraph(f"{plural(len(rows), 'contradiction')}: ", listed, rest, kind="dl-answer")
        if rows
        else paragraph("The reports do not contradict each other.", kind="dl-answer")
    )


@shown
def cards(book: Edition, incident_id: str | None = None) -> Html:
    """One card a contradiction; the side with most origins first."""
    out = []
    for x in book.rows("contradictions"):
        if incident_id and x["incident_id"] != incident_id:
            continue
        lines = []
        for side in json.loads(x["sides"]):
            evidence = _one_a_report(book, side["evidence"])
            shown = evidence[:EVIDENCE_SHOWN]
            links = join([book.evidence(e, book.reports[book.item(e)["report_id"]]["outlet"]) for e in shown])
            more = f" and {len(evidence) - len(shown)} more" if len(evidence) > len(shown) else ""
            lines.append(
                f"<li><strong>{esc(side['side'])}</strong> — {plural(side['origins'], 'origin')}: {links}{more}</li>"
            )
        settled = (
            f"<p>Settled by: {esc(x['settled_by'])}</p>"
            if x["settled_by"]
            else '<p class="dl-open">Nothing in the reports settles it.</p>'
        )
        out.append(
            f'<section class="dl-card" id="{esc(x["contradiction_id"])}"><p class="dl-kind">{esc(x["kind"])}</p><h3>{esc(x["summary"])}</h3><ul>{"".join(lines)}</ul>{settled}</section>'
        )
    return html("".join(out)) if out else paragraph("No contradiction.")


def _one_a_report(book: Edition, evidence: list[str]) -> list[str]:
    """The first piece of evidence of each report."""
    first: dict[str, str] = {}
    for e in evidence:
        first.setdefault(book.item(e)["report_id"], e)
    return list(first.values())


@shown
def overview(book: Edition) -> Html:
    """All contradictions as a table."""
    rows = []
    for x in book.rows("contradictions"):
        sides = json.loads(x["sides"])
        rows.append(
            (
                x["kind"],
                html(f'<a href="#{esc(x["contradiction_id"])}">{esc(x["summary"])}</a>'),
                " / ".join(s["side"] for s in sides),
                " : ".join(str(s["origins"]) for s in sides),
            )
        )
    return table(["Kind", "What", "Sides", "Origins"], rows, "All contradictions", numeric=["Origins"])
