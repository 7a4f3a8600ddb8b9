"""The coverage chapter: which report says what of each point about the attack, as the table coverage has it."""

from __future__ import annotations

import re
from collections import Counter

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, esc, html, paragraph, plural
from dateline.chapters.common.traced import shown
from dateline.tables import CoverageRow, ReportRow
from dateline.tables.vocabulary import Says

SIGNS: dict[str, str] = {
    Says.SO: "●", Says.AT_LEAST: "◑", Says.AT_MOST: "◒", Says.PART_OF: "○", Says.OTHERWISE: "◆", Says.DENIES: "✕",
    Says.NOTHING: "·", Says.NOT_YET_KNOWN: "‹",
}  # fmt: skip
MEANINGS: dict[str, str] = {
    Says.SO: "says so", Says.AT_LEAST: "gives a lower bound that fits", Says.AT_MOST: "gives an upper bound that fits",
    Says.PART_OF: "gives part of it, or mentions it", Says.OTHERWISE: "says otherwise",
    Says.DENIES: "a source in it denies it", Says.NOTHING: "says nothing",
    Says.NOT_YET_KNOWN: "appeared before any report said it",
}  # fmt: skip
Points = dict[str, dict[str, CoverageRow]]


def focus(book: Edition) -> str | None:
    """The incident the book is about, else the one most reports tell of."""
    if book.case.get("focus") in book.incidents:
        return str(book.case["focus"])
    most = max(book.incidents.values(), key=lambda i: (i["reports"], i["incident_id"]), default=None)
    return str(most["incident_id"]) if most else None


def points(book: Edition, incident_id: str | None = None) -> Points:
    """The points of an incident, of the book's own where none is given, each with its row for every report."""
    incident = incident_id or focus(book)
    out: Points = {}
    for row in book.rows("coverage"):
        if row["incident_id"] == incident:
            out.setdefault(row["point"], {})[row["report_id"]] = row
    return out


@shown
def answer(book: Edition) -> Html:
    """How many points, how many are in one report only, and which report has most of them."""
    found = points(book)
    if not found:
        return paragraph("No two reports cover the same attack, so there is nothing to compare.", kind="dl-answer")
    reports = {r for cells in found.values() for r in cells}
    told = Counter(r for cells in found.values() for r, c in cells.items() if c["says"] == Says.SO)
    # Of equals the first by name, so that the page is the same each time.
    best, n = min(told.items(), key=lambda kv: (-kv[1], kv[0]))
    shares = [sum(c["says"] == Says.SO for c in cells.values()) for cells in found.values()]
    everywhere = sum(s == len(reports) for s in shares)
    first = f"{plural(everywhere, 'point')} of {len(found)} can be read in all {plural(len(reports), 'report')}"
    if not everywhere:
        first = f"No point of {len(found)} can be read in all {plural(len(reports), 'report')}"
    return paragraph(
        f"{first}; {plural(shares.count(1), 'point')} can be read in one report only. ",
        book.report(best, book.reports[best]["outlet"]),
        f" has the most, {n} of {len(found)}.",
        kind="dl-answer",
    )


def legend() -> Html:
    """What the signs mean."""
    return html(
        '<p class="dl-key">'
        + " ".join(
            f'<span class="dl-cell"><b class="dl-{CLASSES[says]}">{sign}</b> {esc(MEANINGS[says])}</span>'
            for says, sign in SIGNS.items()
        )
        + "</p>"
    )


@shown
def chart(book: Edition, incident_id: str | None = None) -> Html:
    """A table with a line a point and a column a report; every sign but silence leads to the sentence."""
    found = points(book, incident_id)
    if not found:
        return paragraph("Nothing to show.")
    reports = {r for cells in found.values() for r in cells}
    order = sorted(reports, key=lambda r: _when(book.reports[r]))
    head = "".join(
        f'<th scope="col"><span>{book.report(r, book.reports[r]["outlet"])} '
        f"<small>{esc(_day(book.reports[r]))}</small></span></th>"
        for r in order
    )
    first = sorted(found.items(), key=lambda point: _matters(point[0]))
    body = "".join(_line(book, words, cells, order) for words, cells in first)
    caption = "What each report says of the attack, by day of publication"
    return html(
        f'<div class="dl-matrix" tabindex="0" role="region" aria-label="{esc(caption)}"><table>'
        f"<caption>{esc(caption)}</caption>"
        f'<thead><tr><th scope="col">Point</th><th scope="col"><span>Reports that say so</span></th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _line(book: Edition, words: str, row: dict[str, CoverageRow], order: list[str]) -> str:
    """One point: a sign a report, linked to the first sentence that shows it, and how many say exactly so."""
    cells = []
    for r in order:
        stated = book.stated("coverage", row[r]["incident_id"], words, r) if r in row else None
        if stated is None:
            cells.append("<td></td>")
            continue
        says = row[r]["says"]
        sign = html(
            f'<span aria-hidden="true">{SIGNS[says]}</span><span class="dl-hidden">{esc(MEANINGS[says])}</span>'
        )
        shows = row[r]["evidence"].split()[0]
        silent = says in (Says.NOTHING, Says.NOT_YET_KNOWN)
        link = sign if silent else book.report(r, sign) if shows == r else book.evidence(shows, sign)
        cells.append(f'<td class="dl-{esc(CLASSES[says])}"{book.mark(stated)}>{link}</td>')
    count = sum(c["says"] == Says.SO for c in row.values())
    return f'<tr><th scope="row">{esc(words)}</th><td class="dl-count">{count}</td>{"".join(cells)}</tr>'


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
