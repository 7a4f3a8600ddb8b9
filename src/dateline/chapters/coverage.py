"""The coverage chapter: which report says what of each point about the attack, as the table coverage has it."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, from_file, html, paragraph, together
from dateline.chapters.common.sources import report_names
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import spelt
from dateline.tables import CoverageRow, ReportRow
from dateline.tables.vocabulary import Says

SIGNS: dict[str, str] = {
    Says.SO: "●", Says.AT_LEAST: "◑", Says.AT_MOST: "◒", Says.PART_OF: "○", Says.OTHERWISE: "◆", Says.DENIES: "✕",
    Says.NOTHING: "·", Says.NOT_YET_KNOWN: "‹",
}  # fmt: skip
MEANINGS: dict[str, str] = {
    Says.SO: "says so", Says.AT_LEAST: "gives a lower bound that fits", Says.AT_MOST: "gives “nearly” or “at most”",
    Says.PART_OF: "gives part of it, or mentions it", Says.OTHERWISE: "says otherwise",
    Says.DENIES: "a source in it denies it", Says.NOTHING: "not in the text shown",
    Says.NOT_YET_KNOWN: "not in the text shown, and before any report said it",
}  # fmt: skip
# What a report says that says nothing of a point.
SILENT = (Says.NOTHING, Says.NOT_YET_KNOWN)
# A column's heading has room for so many letters of a report's outlet and title.
LONGEST_NAME = 36
# A report that says that nobody has claimed the attack speaks of the claim, and gives no part of it.
NO_CLAIM, NO_CLAIM_MEANS = "∅", "says that it is not claimed"
# Behind the sign of a cell whose number is a sum.
PLUS, PLUS_MEANS = "+", "another figure of the sum"
Points = dict[str, dict[str, CoverageRow]]


def points(book: Edition, incident_id: str | None = None) -> Points:
    """The points of an incident, of the book's own where none is given, each with its row for every report."""
    incident = incident_id or book.focus
    out: Points = {}
    for row in book.rows("coverage"):
        if row["incident_id"] == incident:
            out.setdefault(row["point"], {})[row["report_id"]] = row
    return out


def legend() -> Html:
    """What the signs mean."""
    signs = [
        html(
            '<span class="dl-cell"><b class="dl-{{ colour }}">{{ sign }}</b> {{ meaning }}</span>',
            colour=CLASSES[says],
            sign=sign,
            meaning=MEANINGS[says],
        )
        for says, sign in SIGNS.items()
    ]
    signs += [
        html('<span class="dl-cell"><b class="dl-part">{{ sign }}</b> {{ meaning }}</span>', sign=sign, meaning=meaning)
        for sign, meaning in ((NO_CLAIM, NO_CLAIM_MEANS), (PLUS, PLUS_MEANS))
    ]
    return paragraph(together(signs, " "), kind="dl-key")


class Sign(NamedTuple):
    """What a report says of a point: the sign's colour, the row it states, and the sign, linked to a sentence."""

    colour: str
    stated: Html
    link: Html


@shown
def chart(book: Edition, incident_id: str | None = None) -> Html:
    """A table with a line a point and a column a report; every sign but silence leads to the sentence."""
    found = points(book, incident_id)
    if not found:
        return paragraph("Nothing to show.")
    reports = {r for cells in found.values() for r in cells}
    order = sorted(reports, key=lambda r: _when(book.reports[r]))
    names = report_names(book, order, LONGEST_NAME)
    return from_file(
        "matrix",
        caption="What each report says of the attack, by day of publication",
        reports=[(book.report(r, names[r]), _day(book.reports[r]), names[r]) for r in order],
        points=[
            (
                words,
                [_sign(book, words, cells[r]) if r in cells else None for r in order],
                sum(c["says"] == Says.SO for c in cells.values()),
                spelt(sum(c["says"] in SILENT for c in cells.values()), "report").removeprefix("no reports"),
            )
            for words, cells in sorted(found.items(), key=lambda point: _matters(point[0]))
        ],
    )


def _sign(book: Edition, words: str, row: CoverageRow) -> Sign | None:
    """A report's sign for a point, linked to the first sentence that shows it; None where that failed its checks."""
    r, says = row["report_id"], row["says"]
    stated = book.stated("coverage", row["incident_id"], words, r)
    if stated is None:
        return None
    shows = row["evidence"].split()[0]
    unclaimed = shows in book.particulars and book.particulars[shows]["value"] == "not claimed"
    sign = html(
        '<span aria-hidden="true">{{ sign }}</span><span class="dl-hidden">{{ meaning }}</span>',
        sign=NO_CLAIM if unclaimed else SIGNS[says],
        meaning=NO_CLAIM_MEANS if unclaimed else MEANINGS[says],
    )
    link = sign if says in SILENT else book.report(r, sign) if shows == r else book.evidence(shows, sign)
    return Sign(CLASSES[says], book.mark(stated), together([link, *_rest_of_the_sum(book, row)]))


def _rest_of_the_sum(book: Edition, row: CoverageRow) -> list[Html]:
    """A plus for each further figure that a cell adds up, linked to its sentence."""
    figures = [e for e in row["evidence"].split() if e in book.claims]
    plus = html(
        '<span aria-hidden="true">{{ sign }}</span><span class="dl-hidden">{{ meaning }}</span>',
        sign=PLUS, meaning=PLUS_MEANS,
    )  # fmt: skip
    return [book.evidence(e, plus) for e in figures[1:]]


# What matters first: how many were killed, who they were, the day, the wounded; then the rest as the table has it.
FIRST = (re.compile(r" killed in all$"), re.compile(r" killed$"), re.compile(r"^it was on "), re.compile(r" wounded"))


def _matters(point: str) -> int:
    return next((n for n, words in enumerate(FIRST) if words.search(point)), len(FIRST))


# The style sheet's names of the signs' colours.
CLASSES: dict[str, str] = {
    Says.SO: "so", Says.AT_LEAST: "bound", Says.AT_MOST: "bound", Says.PART_OF: "part", Says.OTHERWISE: "otherwise",
    Says.DENIES: "denies", Says.NOTHING: "nothing", Says.NOT_YET_KNOWN: "known",
}  # fmt: skip


def _when(r: ReportRow) -> tuple[str, str]:
    return str(r["published_latest"] or "~"), r["report_id"]


def _day(r: ReportRow) -> str:
    first, last = r["published_earliest"], r["published_latest"]
    if first is None or last is None:
        return "undated"
    return (
        f"{last.day} {last:%b}"
        if first == last
        else f"{first.day}{'' if first.month == last.month else f' {first:%b}'}–{last.day} {last:%b}"
    )
