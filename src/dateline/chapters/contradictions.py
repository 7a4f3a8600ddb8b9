"""The contradictions chapter: each readable by itself, with its sides, their sources, and what settles it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, from_file, html, join, paragraph, plural, together
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
def cards(book: Edition, incident_id: str | None = None, ids: Iterable[str] | None = None) -> Html:
    """One card a contradiction, of those of an attack, or of those that `ids` names; what is open apart from what is
    settled; the side with most independent sources first."""
    rows = [x for x in book.rows("contradictions") if not incident_id or x["incident_id"] == incident_id]
    chosen = None if ids is None else set(ids)
    rows = [x for x in rows if chosen is None or x["contradiction_id"] in chosen]
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
