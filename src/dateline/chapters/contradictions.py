"""The contradictions chapter: each readable by itself, with its sides, their sources, and what settles it."""

from __future__ import annotations

import json
from collections import Counter

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, esc, html, join, paragraph, plural, table
from dateline.chapters.common.traced import shown
from dateline.tables import ContradictionRow

EVIDENCE_SHOWN = 8
# What a kind is called on the page.
WORDS = {
    "number": "numbers", "date": "day and hour", "place": "places", "responsibility": "responsibility",
    "means": "how it was done", "wording": "altered quotations", "attribution": "who spoke", "arithmetic": "sums",
    "person": "who the dead were",
}  # fmt: skip


@shown
def answer(book: Edition) -> Html:
    """How many contradictions are open and settled, and the first of them."""
    rows = book.rows("contradictions")
    if not rows:
        return paragraph("The reports do not contradict each other.", kind="dl-answer")
    settled = sum(bool(x["settled_by"]) for x in rows)
    kinds = join([f"{n} about {WORDS.get(k, k)}" for k, n in Counter(x["kind"] for x in rows).most_common()])
    rest = f"; {plural(settled, 'is', 'are')} settled." if settled else "."
    return paragraph(
        f"The reports disagree on {plural(len(rows), 'point')} ({kinds}). "
        f"{plural(len(rows) - settled, 'is', 'are')} open{rest}",
        kind="dl-answer",
    )


@shown
def cards(book: Edition, incident_id: str | None = None) -> Html:
    """One card a contradiction, what is open apart from what is settled;
    the side with most independent sources first."""
    rows = [x for x in book.rows("contradictions") if not incident_id or x["incident_id"] == incident_id]
    if not rows:
        return paragraph("No contradiction.")
    unsettled, settled = [x for x in rows if not x["settled_by"]], [x for x in rows if x["settled_by"]]
    out = [_card(book, x) for x in unsettled]
    if settled:
        out += ["<h3>Settled</h3>", *(_card(book, x) for x in settled)]
    return html("".join(out))


def _card(book: Edition, x: ContradictionRow) -> str:
    """One contradiction: its sides with their evidence, and what settles or may explain it."""
    lines = []
    for side in json.loads(x["sides"]):
        evidence = _one_a_report(book, side["evidence"])
        shown = evidence[:EVIDENCE_SHOWN]
        links = join([book.evidence(e, book.reports[book.item(e)["report_id"]]["outlet"]) for e in shown])
        more = f" and {len(evidence) - len(shown)} more" if len(evidence) > len(shown) else ""
        sources = plural(side["origins"], "independent source")
        behind = f"{sources}: {links}{more}" if shown else "from the map"
        lines.append(f"<li><strong>{esc(side['side'])}</strong> — {behind}</li>")
    if x["settled_by"]:
        last = f"<p>Settled: {esc(x['settled_by'])}</p>"
    else:
        last = f'<p class="dl-open">Open. {esc(x["note"])}</p>'
    return (
        f'<section class="dl-card" id="{esc(x["contradiction_id"])}">'
        f'<p class="dl-kind">{esc(WORDS.get(x["kind"], x["kind"]))}</p>'
        f"<h3>{esc(x['summary'])}</h3><ul>{''.join(lines)}</ul>{last}</section>"
    )


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
                WORDS.get(x["kind"], x["kind"]),
                html(f'<a href="#{esc(x["contradiction_id"])}">{esc(x["summary"])}</a>'),
                " / ".join(s["side"] for s in sides),
                " : ".join(str(s["origins"]) for s in sides),
            )
        )
    return table(
        ["About", "Disagreement", "Sides", "Sources"], rows, "All contradictions", kinds=Columns(numeric=["Sources"])
    )
