"""The front page: what is reported, how it moved, and what is disputed, in ten seconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.html import Html, esc, html, join, listing, paragraph, plural
from dateline.chapters.common.sources import abstracts, sources_of_incident
from dateline.chapters.common.traced import shown
from dateline.chapters.common.vague import without_a_number
from dateline.chapters.common.wording import bounds, figure, number_word
from dateline.core.dates import in_words
from dateline.linking.incidents.orders import REPEATS, OneDay, by_day, said_to_move, totals
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
        vague = without_a_number(book, incident_id, effect)
        return book.evidence(vague["claim_id"], vague["hedge"]) if vague else html("no figure")
    label = str(toll["best"]) if toll["best"] is not None else bounds(toll["low"], toll["high"])
    ids = toll["claim_ids"].split()
    own = sorted(
        (i for i in ids if book.claims[i]["low"] == toll["best"]),
        key=lambda i: (book.claims[i]["high"] != toll["best"], book.claims[i]["report_id"]),
    )
    return book.evidence((own or ids)[0], label)


def _span(toll: TollRow | None) -> str:
    """The range that sources still give, in words; nothing where all agree."""
    if toll is None or toll["low"] == toll["high"]:
        return ""
    return f"sources give {toll['low']} to {toll['high']}"


@shown
def answer(book: Edition) -> Html:
    """The answer in a few sentences, every figure linked to a sentence that gives it."""
    i = focus(book)
    if i is None:
        return paragraph("No report gives a casualty figure for an attack.")
    iid = i["incident_id"]
    when = day_of(i)
    place = book.places[i["place_id"]]["name"]
    behind = "; ".join(filter(None, [_split(book, iid), _span(book.toll(iid, "killed", "all"))]))
    first = html(
        f"<strong>{esc(place)}, {esc(when)}: {figure_of(book, iid, 'killed', 'all')} reported killed</strong>"
        f"{f' ({behind})' if behind else ''}. {_wounded(book, iid)}"
    )
    known = f" As known by {book.case['as_of']}." if book.case["as_of"] else ""
    lead = paragraph(
        first,
        book.incident(iid),
        html(
            f" shows how we reach these figures: {plural(i['reports'], 'report gives', 'reports give')} figures, "
            f"from {plural(len(sources_of_incident(book, iid)), 'independent source')} named there.{esc(known)}"
        ),
        kind="dl-lead",
    )
    return Html(lead + abstracts(book))


def day_of(i: IncidentRow) -> str:
    """The day of an attack in words; of several, both ends; no bound of an interval as if it were the day."""
    if i["earliest"] is None or i["latest"] is None:
        return "day not known"
    if i["earliest"] == i["latest"]:
        return in_words(i["earliest"])
    return (
        f"{'' if i['kind'] == 'series' else 'between '}{in_words(i['earliest'])} "
        f"{'to' if i['kind'] == 'series' else 'and'} {in_words(i['latest'])}"
    )


def _split(book: Edition, incident_id: str) -> str:
    """The dead by group, where the groups add up to the whole: "ten soldiers and three civilians"."""
    own = [
        t
        for t in book.rows("tolls")
        if t["incident_id"] == incident_id
        and t["effect"] == "killed"
        and t["group"] != "all"
        and not t["account"]
        and t["best"]
    ]
    whole = book.toll(incident_id, "killed", "all")
    if whole is None or sum(t["best"] or 0 for t in own) != whole["best"]:
        return ""
    own.sort(key=lambda t: -(t["best"] or 0))
    return str(join([html(f"{_worded(book, incident_id, t['group'])} {esc(t['group'])}") for t in own]))


def _wounded(book: Edition, incident_id: str) -> str:
    """ "Four to five reported wounded. ", the figure linked to its sentence; nothing where nobody gives one."""
    toll = book.toll(incident_id, "wounded", "all")
    if toll is None:
        return ""
    span = f" ({_span(toll)})" if _span(toll) else ""
    return f"{figure_of(book, incident_id, 'wounded', 'all')} reported wounded{span}. "


def _worded(book: Edition, incident_id: str, group: str) -> Html:
    toll = book.toll(incident_id, "killed", group)
    link = figure_of(book, incident_id, "killed", group)
    if toll is None or toll["best"] is None:
        return link
    return html(link.replace(f">{toll['best']}<", f">{number_word(toll['best'])}<"))


@shown
def moved(book: Edition) -> Html:
    """The totals that reports give, by the day the reports bear; within a day no order is known."""
    i = focus(book)
    if i is None:
        return html("")
    own = totals((c for c in book.rows("claims") if c["incident_id"] == i["incident_id"]), book.case["attackers"])
    days = by_day(own, book.reports)
    if not days:
        return paragraph("No report gives one figure for all the dead.")
    items = [html(f"{esc(_called(d))}{_of_one_day(book, d)}") for d in days]
    return Html(listing(items) + _said_to_move(book, own))


def _called(d: OneDay) -> str:
    if d.first is None or d.last is None:
        return "Undated"
    if d.certain:
        return f"Published {in_words(d.first)}"
    if d.first == d.last:
        return f"Probably {in_words(d.first)}"
    return f"Between {in_words(d.first)} and {in_words(d.last)}"


def _of_one_day(book: Edition, d: OneDay) -> Html:
    lines = []
    for f in d.figures:
        label = f"{figure(f.low, f.high, f.hedge)} killed"
        links = [
            html(f"{book.evidence(c['claim_id'], book.reports[c['report_id']]['outlet'])}{_repeat(book, c)}")
            for c in f.claims
        ]
        lines.append(html(f"{esc(label)}: {join(links, ', ')}"))
    inferred = not d.certain and d.first is not None
    note = " (day inferred from other reports)" if inferred else ""
    return Html(f"{note}:" + listing(lines))


def _repeat(book: Edition, c: Mapping[str, Any]) -> str:
    relation = book.reports[c["report_id"]]["relation"]
    return f" ({esc(relation)})" if relation in REPEATS else ""


def _said_to_move(book: Edition, own: Iterable[Mapping[str, Any]]) -> Html:
    """The reports that themselves say that the figure moved, with their words."""
    found = [(c, words) for c in own if (words := said_to_move(book.sentence(c["claim_id"])))]
    if not found:
        return paragraph("No report says that the figure moved, so the order of figures of one day is not known.")
    links = [
        html(f"{book.evidence(c['claim_id'], book.reports[c['report_id']]['outlet'])} (“{esc(words)}”)")
        for c, words in found
    ]
    return paragraph("Reports that say themselves that the figure moved: ", join(links), ".")


@shown
def disputed(book: Edition) -> Html:
    """The first contradictions of the chapter."""
    items = []
    for x in book.rows("contradictions")[:SHOWN]:
        items.append(
            html(
                f'<a href="{book.up}contradictions.html#{esc(x["contradiction_id"])}">{esc(x["summary"])}</a> '
                f"({esc(x['kind'])})"
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
        told = join([book.incident(f) for f in found]) if found else html("no attack with figures")
        items.append(
            html(
                f"{book.report(r['report_id'], r['title'] or r['report_id'])} ({esc(r['outlet'])}, "
                f"{esc(published(r))}) reports {told}. {esc(r['dated_why'])}"
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
