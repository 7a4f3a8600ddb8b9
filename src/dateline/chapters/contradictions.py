"""The contradictions chapter: each readable by itself, with its sides, their sources, and what settles it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, from_file, html, join, paragraph, plural, together
from dateline.chapters.common.sources import sources_of_side
from dateline.chapters.common.traced import shown
from dateline.linking.rows import Reading, identifier_of
from dateline.tables import ContradictionRow
from dateline.tables.vocabulary import Says

# The sides of so many are below each other, those of the others in a row.
IN_FULL = 5
# How Coverage words the day of an attack.
DAY = re.compile(r"^it was on ")
# What a kind is called on the page.
WORDS = {
    "number": "numbers", "date": "day and hour", "place": "places", "responsibility": "responsibility",
    "means": "how it was done", "wording": "words of quotations", "attribution": "who spoke", "arithmetic": "sums",
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
    out = [_card(book, x, brief=n >= IN_FULL) for n, x in enumerate(unsettled)]
    if settled:
        out += [html("<h3>Settled</h3>"), *(_card(book, x, brief=True) for x in settled)]
    return together(out)


class Side(NamedTuple):
    """One side of a disagreement: the row it states, its words, how many sources it has, and these by name."""

    stated: Html
    words: str
    sources: str
    behind: Html


def _card(book: Edition, x: ContradictionRow, *, brief: bool) -> Html:
    """One contradiction: its sides with their number of sources; who they are, and what may explain it, on demand.
    A `brief` one has its sides in a row."""
    sides = []
    for n, side in enumerate(json.loads(x["sides"])):
        row = book.stated("side", x["contradiction_id"], n, side["side"])
        found = sources_of_side(book, x["kind"], [book.item(e) for e in side["evidence"]])
        count = plural(len(found), "source") if found else ""
        behind = _behind(book, found, side.get("at", {})) if found else html("from the map")
        sides.append(Side(book.mark(row), side["side"], count, behind))
    i = book.incidents.get(x["incident_id"] or "")
    summary = point_of(book, x)
    return from_file(
        "contradiction",
        name=x["contradiction_id"],
        about=WORDS.get(x["kind"], x["kind"]),
        attack=i["name"] if i and summary != x["summary"] else "",
        summary=summary[:1].upper() + summary[1:],
        sides=sides,
        brief=brief,
        settled_by=x["settled_by"],
        notes=[note for note in (x["note"], _counted_in_coverage(book, x)) if note],
        stated=book.mark(book.stated("contradiction", x["contradiction_id"])),
        settled=book.mark(book.stated("settlement", x["contradiction_id"])),
    )


def point_of(book: Edition, x: ContradictionRow) -> str:
    """What a contradiction is about, without the name of the attack that it begins with."""
    i = book.incidents.get(x["incident_id"] or "")
    return x["summary"].removeprefix(f"{i['name']}: ") if i else x["summary"]


def _counted_in_coverage(book: Edition, x: ContradictionRow) -> str:
    """Why Coverage has other numbers of the day of an attack: it counts reports, and words without a figure too."""
    cells = [c for c in book.rows("coverage") if c["incident_id"] == x["incident_id"] and DAY.match(c["point"])]
    if x["rule"] != "different days" or not cells:
        return ""
    so, otherwise = (sum(c["says"] == says for c in cells) for says in (Says.SO, Says.OTHERWISE))
    day = DAY.sub("", cells[0]["point"])
    return (
        f"Coverage counts {plural(so, 'report')} for {day} and {otherwise} for another day: there each report counts, "
        "with a figure or without. Here a source counts once, and only where its report puts a figure on the day."
    )


def _behind(book: Edition, found: dict[str, list[Reading]], at: Mapping[str, tuple[int, int]]) -> Html:
    """ "Dorvik Post and Salby Times (2 reports)", each source linked to its first sentence, or to the words of the time
    or place that the side is about."""
    links = []
    for name, own in found.items():
        reports = {r["report_id"] for r in own}
        several = f" ({len(reports)} reports)" if len(reports) > 1 else ""
        first = next((i for i in map(identifier_of, own) if i in at), identifier_of(own[0]))
        link = book.evidence_at(first, at[first], name) if first in at else book.evidence(first, name)
        links.append(link + several)
    return join(links)
