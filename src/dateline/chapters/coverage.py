"""The chapter on silence: which report says what of the attack, and which says nothing."""

from __future__ import annotations

from collections import Counter

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, esc, html, paragraph, plural
from dateline.chapters.common.traced import shown
from dateline.linking.incidents.coverage import BEFORE, DENIES, OTHERWISE, SAYS, SILENT, Point, points
from dateline.tables import ReportRow

SIGNS = {SAYS: "●", OTHERWISE: "◐", DENIES: "✕", SILENT: "·", BEFORE: "‹"}
TABLES = ("claims", "particulars", "reports", "incidents", "tolls", "statements", "variants")


def focus(book: Edition) -> str | None:
    """The incident the book is about, else the one most reports tell of."""
    if book.case.get("focus") in book.incidents:
        return str(book.case["focus"])
    most = max(book.incidents.values(), key=lambda i: (i["reports"], i["incident_id"]), default=None)
    return str(most["incident_id"]) if most else None


def of_focus(book: Edition) -> list[Point]:
    """The points of that incident."""
    incident = focus(book)
    return points({name: book.rows(name) for name in TABLES}, incident) if incident else []


@shown
def answer(book: Edition) -> Html:
    """How many points, which is told least, and which report tells most of them."""
    found = of_focus(book)
    if not found:
        return paragraph("No attack is told of, so nothing is left out.", kind="dl-answer")
    reports = len(found[0].stance)
    told = Counter(r for p in found for r, s in p.stance.items() if s == SAYS)
    (best, n), least = told.most_common(1)[0], found[-1]
    alone = sum(list(p.stance.values()).count(SAYS) == 1 for p in found)
    return paragraph(
        f"Of {plural(len(found), 'point')} about {book.incidents[str(focus(book))]['name']}, over {plural(reports, 'report')}, none is told by all: ",
        book.report(best, book.reports[best]["outlet"]),
        f" tells most of them ({n}), and {plural(alone, 'point')} can be read in one report only, such as “{least.words}”.",
        kind="dl-answer",
    ) if not _told_by_all(found) else paragraph(
        f"Of {plural(len(found), 'point')} over {plural(reports, 'report')}, {plural(_told_by_all(found), 'is', 'are')} told by all; {plural(alone, 'point')} can be read in one report only.",
        kind="dl-answer",
    )  # fmt: skip


def _told_by_all(found: list[Point]) -> int:
    return sum(set(p.stance.values()) == {SAYS} for p in found)


def legend() -> Html:
    """What the signs mean."""
    return html(
        '<p class="dl-key">' + " &nbsp; ".join(f"<b>{sign}</b> {esc(word)}" for word, sign in SIGNS.items()) + "</p>"
    )


@shown
def chart(book: Edition) -> Html:
    """A table with a line a point and a column a report; every sign but silence leads to the sentence."""
    found = of_focus(book)
    if not found:
        return paragraph("Nothing to show.")
    order = sorted(found[0].stance, key=lambda r: _when(book.reports[r]))
    head = "".join(
        f'<th scope="col"><span>{book.report(r, book.reports[r]["outlet"])} <small>{esc(_day(book.reports[r]))}</small></span></th>'
        for r in order
    )
    body = "".join(_line(book, p, order) for p in found)
    caption = "What each report says of the attack, in the order they appeared"
    return html(
        f'<div class="dl-matrix" tabindex="0" role="region" aria-label="{esc(caption)}"><table><caption>{esc(caption)}</caption>'
        f'<thead><tr><th scope="col">Point</th>{head}<th scope="col">said by</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def _line(book: Edition, p: Point, order: list[str]) -> str:
    cells = []
    for r in order:
        stance = p.stance[r]
        sign = f'<span aria-hidden="true">{SIGNS[stance]}</span><span class="dl-hidden">{esc(stance)}</span>'
        link = (
            book.evidence(p.evidence[r], html(sign))
            if r in p.evidence and stance in (SAYS, OTHERWISE, DENIES)
            else html(sign)
        )
        cells.append(f'<td class="dl-{esc(stance.split()[-1])}">{link}</td>')
    count = list(p.stance.values()).count(SAYS)
    return f'<tr><th scope="row">{esc(p.words)}</th>{"".join(cells)}<td class="dl-number">{count}</td></tr>'


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
