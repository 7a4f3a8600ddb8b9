"""The front page: what is reported, how it moved, and what is disputed, in ten seconds."""

from __future__ import annotations

from dateline.chapters.casualties import moves
from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.html import Html, esc, html, join, listing, paragraph, plural
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import number_word
from dateline.core.dates import in_words
from dateline.tables import IncidentRow, TollRow

SHOWN = 6


def focus(book: Edition) -> IncidentRow | None:
    """The incident the book is about: the one that case.yml names, else the one with most reports."""
    if book.case["focus_incident"]:
        return book.incidents[book.case["focus_incident"]]
    return max(book.incidents.values(), key=lambda i: i["reports"], default=None)


def figure_of(book: Edition, incident_id: str, effect: str, group: str) -> Html:
    """The best figure of a toll, linked to the first claim that gives it, or to the first it rests on."""
    toll = book.toll(incident_id, effect, group)
    if toll is None:
        return html("no figure")
    label = str(toll["best"]) if toll["best"] is not None else f"{toll['low']} to {toll['high']}"
    ids = toll["claim_ids"].split()
    own = sorted(
        (i for i in ids if book.claims[i]["low"] == toll["best"] == book.claims[i]["high"]),
        key=lambda i: _when(book, i),
    )
    return book.evidence((own or ids)[0], label)


def _when(book: Edition, claim_id: str) -> tuple[str, str]:
    r = book.reports[book.claims[claim_id]["report_id"]]
    return str(r["published_latest"]), claim_id


def _other_counts(toll: TollRow | None) -> str:
    """What else a toll was told to be: "8 to 12 by other counts"; nothing where all agree."""
    if toll is None or toll["low"] == toll["high"]:
        return ""
    return f"{toll['low']} to {toll['high']} by other counts"


@shown
def answer(book: Edition) -> Html:
    """The answer in two sentences, every figure linked to a sentence that gives it."""
    i = focus(book)
    if i is None:
        return paragraph("No report gives a casualty figure for an attack.")
    iid = i["incident_id"]
    parts = [
        t["group"]
        for t in book.rows("tolls")
        if t["incident_id"] == iid
        and t["effect"] == "killed"
        and t["group"] != "all"
        and not t["account"]
        and t["best"]
    ]
    parts.sort(key=lambda g: -_best(book, iid, g))
    split = join([html(f"{_worded(book, iid, g)} {esc(g)}") for g in parts])
    when = in_words(i["earliest"]) if i["earliest"] is not None else "a day that no report settles"
    place = book.places[i["place_id"]]["name"]
    toll = book.toll(iid, "killed", "all")
    others = split if parts else _other_counts(toll)
    behind = f" ({others})" if others else ""
    first = html(
        f"<strong>{esc(place)}, {esc(when)}: {figure_of(book, iid, 'killed', 'all')} reported killed</strong>{behind}"
    )
    counts = _other_counts(book.toll(iid, "wounded", "all"))
    tail = html(f"; {figure_of(book, iid, 'wounded', 'all')} reported wounded, {counts}" if counts else "")
    known = f" As known by {book.case['as_of']}." if book.case["as_of"] else ""
    return paragraph(
        first,
        tail,
        ". ",
        book.incident(iid),
        html(
            f" has the working; {plural(i['reports'], 'report')} from {plural(i['origins'], 'origin')} give figures for it.{esc(known)}"
        ),
        kind="dl-lead",
    )


def _worded(book: Edition, incident_id: str, group: str) -> Html:
    toll = book.toll(incident_id, "killed", group)
    link = figure_of(book, incident_id, "killed", group)
    if toll is None or toll["best"] is None:
        return link
    return html(link.replace(f">{toll['best']}<", f">{number_word(toll['best'])}<"))


def _best(book: Edition, incident_id: str, group: str) -> int:
    toll = book.toll(incident_id, "killed", group)
    return (toll["best"] or 0) if toll else 0


@shown
def moved(book: Edition) -> Html:
    """How the figure for all killed moved from report to report, one line for each new figure."""
    i = focus(book)
    if i is None:
        return html("")
    items = []
    for m in moves(book, i["incident_id"]):
        repeats = f", then {plural(m['others'], 'other report')}" if m["others"] else ""
        items.append(
            html(
                f"{esc(m['when'])}: {book.evidence(m['claim_id'], m['label'])} — {book.report(m['report_id'])}{repeats}"
            )
        )
    return listing(items) if items else paragraph("No report gives a figure.")


@shown
def disputed(book: Edition) -> Html:
    """The contradictions that touch the focus incident or quotations about it, most origins first."""
    items = []
    for x in book.rows("contradictions")[:SHOWN]:
        items.append(
            html(
                f'<a href="{book.up}contradictions.html#{esc(x["contradiction_id"])}">{esc(x["summary"])}</a> ({esc(x["kind"])})'
            )
        )
    rest = len(book.rows("contradictions")) - len(items)
    more = (
        paragraph(
            html(f'and {plural(rest, "more", "more")} in <a href="{book.up}contradictions.html">Contradictions</a>.')
        )
        if rest > 0
        else html("")
    )
    return Html(listing(items) + more) if items else paragraph("The reports do not contradict each other.")


@shown
def apart(book: Edition) -> Html:
    """Reports that bear no date and could not be given one, and what they tell of."""
    items = []
    for r in book.reports.values():
        if r["dated_by"] != "none":
            continue
        found = sorted(
            {c["incident_id"] for c in book.claims.values() if c["report_id"] == r["report_id"] and c["incident_id"]}
        )
        told = join([book.incident(f) for f in found]) if found else html("no attack")
        items.append(
            html(
                f"{book.report(r['report_id'], r['title'] or r['report_id'])} ({esc(r['outlet'])}, {esc(published(r))}) tells of {told}. {esc(r['dated_why'])}"
            )
        )
    return listing(items) if items else paragraph("Every report could be dated.")


@shown
def left_out(book: Edition) -> Html:
    """Inputs that could not be read, each with the reason."""
    items = [
        html(f"<code>{esc(p['file'])}</code>{':' + str(p['line']) if p['line'] else ''}: {esc(p['what'])}")
        for p in book.case["problems"]
    ]
    return listing(items) if items else paragraph("Nothing was left out: every file was read.")
