"""The review page: a desk on which a reader judges one reading after the other, where reviewers disagree, and the marks
made in this browser, ready to be saved as review.csv (book/_static/review.js)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from dateline.chapters.common.edition import DisputedGroups, Edition, Position
from dateline.chapters.common.html import Html, html, paragraph, plural, table, together
from dateline.chapters.common.traced import of, shown
from dateline.chapters.common.wording import figure, source_name
from dateline.core.dates import in_words
from dateline.linking.assertions.phrasing import people
from dateline.reading.review import amendable
from dateline.tables import ClaimRow, StatementRow

# What a reviewer can amend, in words, where the column's name is not one.
IN_WORDS = {
    "effect": "killed or wounded", "low": "at least", "high": "at most", "mode": "kind of figure",
    "attributed_to": "said by", "attributed_id": "said by (listed)", "place_id": "place", "earliest": "first day",
    "latest": "last day", "speaker_id": "speaker (listed)", "act": "what the words do", "kind": "how it is quoted",
    "said_earliest": "said on, first day", "said_latest": "said on, last day",
}  # fmt: skip
QUOTED = {"direct": "a direct quotation", "mixed": "a partial quotation", "indirect": "a paraphrase"}
INPUTS = {"int": "number", "date": "date"}


def marks() -> Html:
    """The place where the browser lists the marks made in it."""
    return html(
        '<div id="dl-marks" class="dl-review" role="region" aria-label="Marks made in this browser"><p>'
        "The marks are listed here when scripts are allowed to run.</p></div>"
    )


@shown
def disagreements(book: Edition) -> Html:
    """Where reviewers disagree: what each of them last said of a reading, or of which attacks or people are one, and
    what counts."""
    readings, groups = book.case.get("disputed", {}), book.case.get("disputed_groups", [])
    if not readings and not groups:
        return paragraph("No two reviewers disagree.")
    return together([_on_readings(book, readings) if readings else "", _on_groups(book, groups) if groups else ""])


def _on_readings(book: Edition, found: dict[str, list[Position]]) -> Html:
    there = {**book.claims, **book.statements, **book.victims}
    rows = [
        (book.evidence(target, there[target]["words"]), said(own), book.review_of(target))
        for target, own in found.items()
        if target in there
    ]
    caption = plural(len(rows), "reading on which reviewers disagree", "readings on which reviewers disagree")
    more = len(found) - len(rows)
    left = [paragraph(plural(more, "more is of a report", "more are of reports") + " that this book does not show.")]
    return together([table(["Words", "Who says what", "Counts as"], rows, caption), *(left if more else [])])


def _on_groups(book: Edition, found: list[DisputedGroups]) -> Html:
    """The attacks and people that one reviewer puts together and another takes apart."""
    rows = [
        (" and ".join(called(book, i) for i in d["pair"]), said(d["said"]), "one" if d["together"] else "two")
        for d in found
    ]
    return table(["Attacks or people", "Who says what", "Count as"], rows, "What reviewers put together and take apart")


def called(book: Edition, identifier: str) -> str:
    """The name of an attack, or the words for a person, behind its identifier where it is still there."""
    if (incident := book.incidents.get(identifier)) is not None:
        return f"{incident['name']} ({identifier})"
    harmed = book.victims.get(identifier)
    return f"“{harmed['words']}” ({identifier})" if harmed else identifier


def said(positions: list[Position]) -> Html:
    """What each reviewer last said of a reading."""
    return together(
        [
            f"{p['by']}, {in_words(date.fromisoformat(p['on']))}: {p['says']}" + (f" ({p['why']})" if p["why"] else "")
            for p in positions
        ],
        "; ",
    )


def fields(book: Edition) -> Html:
    """The columns that a reader can amend, with the values that each can have, for the script of the marks."""
    listed = {
        "actors.actor_id": [[a["actor_id"], a["name"]] for a in book.rows("actors")],
        "gazetteer.place_id": [[p["place_id"], p["name"]] for p in book.rows("gazetteer")],
    }
    made = {
        kind: [
            {
                "name": c.name, "words": IN_WORDS.get(c.name, c.name), "type": INPUTS.get(c.type, "text"),
                "allowed": listed.get(c.refers or "") or [[v, v] for v in c.allowed] or None,
            }
            for c in amendable(kind).values()
        ]
        for kind in ("c-", "s-")
    }  # fmt: skip
    return html('<div class="dl-fields" hidden data-columns="{{ columns }}"></div>', columns=json.dumps(made))


@shown
def desk(book: Edition, ids: Iterable[str]) -> Html:
    """Readings in the order in which they are to be judged, each with its sentence; a script shows one at a time."""
    items = [
        html(
            '<li data-reading="{{ id }}" data-what="{{ read }} · {{ outlet }}"><blockquote>{{ sentence }}</blockquote>'
            "<p>Read as <strong>{{ read }}</strong>. {{ link }}{{ status }}</p></li>",
            id=i, read=_read_as(book, i), outlet=book.reports[book.item(i)["report_id"]]["outlet"],
            sentence=book.sentence(i), link=book.evidence(i, "In the report"),
            status=" Confirmed by one reader." if book.review_of(i) == "confirmed" else "",
        )
        for i in ids
    ]  # fmt: skip
    if not items:
        return paragraph("No reading waits for a decision.")
    return html(
        '<div class="dl-desk-area" tabindex="0" role="group" aria-label="Readings to judge, one at a time">'
        '<ol class="dl-desk">{{ items }}</ol></div>{{ fields }}',
        items=together(items),
        fields=of("schema", fields(book)),
    )


def _outlet(book: Edition, row: ClaimRow | StatementRow) -> str:
    """Who published the report of a reading."""
    return book.reports[row["report_id"]]["outlet"]


def _read_as(book: Edition, item: str) -> str:
    """What the machine took a reading for: "10 Peshmerga killed, said by Rudaw", "Ned Price: condemn, …"."""
    if item.startswith("c-"):
        c: ClaimRow = book.claims[item]
        whom = people(c["group"], c["low"] if c["low"] == c["high"] else None)
        by = f", said by {source_name(c['attributed_to'], _outlet(book, c))}" if c["attributed_to"] else ""
        kind = "" if c["mode"] == "total" else f" ({c['mode']})"
        return f"{figure(c['low'], c['high'], c['hedge'])} {whom} {c['effect']}{kind}{by}"
    s: StatementRow = book.statements[item]
    speaker = source_name(s["speaker"] or "nobody known", _outlet(book, s))
    return f"{speaker}: {s['act']}, {QUOTED[s['kind']]}, “{s['words']}”"
