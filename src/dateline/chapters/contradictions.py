"""The contradictions chapter: each readable by itself, with its sides, their sources, and what settles it."""

from __future__ import annotations

import json
from collections import Counter

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, from_file, html, join, paragraph, plural, table, together
from dateline.chapters.common.sources import sources_of_side
from dateline.chapters.common.traced import shown
from dateline.linking.rows import identifier_of
from dateline.tables import ContradictionRow

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
        f"The reports disagree on {plural(len(rows), 'point')} (",
        kinds,
        f"). {plural(len(rows) - settled, 'is', 'are')} open{rest}",
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
        out += [html("<h3>Settled</h3>"), *(_card(book, x) for x in settled)]
    return together(out)


def _card(book: Edition, x: ContradictionRow) -> Html:
    """One contradiction: its sides with their evidence, and what settles or may explain it."""
    sides = []
    for n, side in enumerate(json.loads(x["sides"])):
        row = book.stated("side", x["contradiction_id"], n, side["side"])
        behind = _behind(book, x["kind"], side["evidence"]) if side["evidence"] else "from the map"
        sides.append((book.mark(row), side["side"], behind))
    return from_file(
        "contradiction",
        name=x["contradiction_id"],
        about=WORDS.get(x["kind"], x["kind"]),
        summary=x["summary"],
        sides=sides,
        settled_by=x["settled_by"],
        note=x["note"],
        stated=book.mark(book.stated("contradiction", x["contradiction_id"])),
        settled=book.mark(book.stated("settlement", x["contradiction_id"])),
    )


def _behind(book: Edition, kind: str, evidence: list[str]) -> Html:
    """ "2 sources: Dorvik Post, Salby Times (2 reports)", each linked to its first sentence; the
    number is that of the list."""
    found = sources_of_side(book, kind, [book.item(e) for e in evidence])
    links = []
    for name, own in found.items():
        reports = {r["report_id"] for r in own}
        several = f" ({len(reports)} reports)" if len(reports) > 1 else ""
        links.append(book.evidence(identifier_of(own[0]), name) + several)
    return together([plural(len(found), "source"), ": ", join(links)])


@shown
def overview(book: Edition) -> Html:
    """All contradictions as a table."""
    rows = []
    for x in book.rows("contradictions"):
        sides = json.loads(x["sides"])
        rows.append(
            (
                WORDS.get(x["kind"], x["kind"]),
                html('<a href="#{{ name }}">{{ summary }}</a>', name=x["contradiction_id"], summary=x["summary"]),
                " / ".join(s["side"] for s in sides),
                " : ".join(str(s["origins"]) for s in sides),
            )
        )
    return table(
        ["About", "Disagreement", "Sides", "Sources"], rows, "All contradictions", kinds=Columns(numeric=["Sources"])
    )
