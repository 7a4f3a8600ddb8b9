"""The front page: what is reported, how it moved, and what is disputed, in ten seconds."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.html import Html, html, join, listing, paragraph, plural, together
from dateline.chapters.common.sources import abstracts
from dateline.chapters.common.stated import capital, summary
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import figure
from dateline.core.dates import in_words, stretch, stretch_in_words
from dateline.linking.incidents.orders import REPEATS, OneDay, by_day, said_to_move, totals
from dateline.tables import ClaimRow, IncidentRow

SHOWN = 6


def focus(book: Edition) -> IncidentRow | None:
    """The incident the book is about; None where there is no attack."""
    return book.incidents[book.focus] if book.focus else None


@shown
def answer(book: Edition) -> Html:
    """The answer in a few sentences, every figure linked to a sentence that gives it."""
    i = focus(book)
    if i is None:
        return paragraph("No report gives a casualty figure for an attack.")
    iid = i["incident_id"]
    said = summary(book, iid)
    first = said.pop("killed", html("no report gives a number of dead"))
    counts = said.pop("sources", html(""))
    known = f" As known by {book.case['as_of']}." if book.case["as_of"] else ""
    lead = paragraph(
        html(
            "<strong>{{ place }}, {{ day }}: {{ dead }}.</strong> {{ rest }} ",
            place=book.stating(book.places[i["place_id"]]["name"], book.stated("place", iid)),
            day=book.stating(day_of(i), book.stated("day", iid)),
            dead=first,
            rest=together([capital(words) + "." for words in said.values()], " "),
        ),
        book.incident(iid),
        " shows how we reach these figures: ",
        counts,
        f".{known}",
        kind="dl-lead",
    )
    return lead + abstracts(book)


def day_of(i: IncidentRow) -> str:
    """The day of an attack in words; of several, both ends; no bound of an interval as if it were the day."""
    if i["earliest"] is None or i["latest"] is None:
        return "day not known"
    if i["earliest"] == i["latest"]:
        return in_words(i["earliest"])
    if "/" not in stretch(i["earliest"], i["latest"]).value:
        return stretch_in_words(i["earliest"], i["latest"])
    return (
        f"{'' if i['kind'] == 'series' else 'between '}{in_words(i['earliest'])} "
        f"{'to' if i['kind'] == 'series' else 'and'} {in_words(i['latest'])}"
    )


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
    return listing([together([_called(d), _of_one_day(book, d)]) for d in days]) + _said_to_move(book, own)


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
            book.evidence(c["claim_id"], book.reports[c["report_id"]]["outlet"]) + _repeat(book, c) for c in f.claims
        ]
        row = book.stated("order", _attack(f.claims), d.first, f.hedge, f.low, f.high)
        lines.append(book.stating(together([label, ": ", join(links, ", ")]), row))
    inferred = not d.certain and d.first is not None
    note = " (day inferred from other reports)" if inferred else ""
    return together([f"{note}:", listing(lines)])


def _attack(claims: Iterable[ClaimRow]) -> str:
    """The attack that some figures are of."""
    return str(next(iter(claims))["incident_id"])


def _repeat(book: Edition, c: ClaimRow) -> str:
    relation = book.reports[c["report_id"]]["relation"]
    return f" ({relation})" if relation in REPEATS else ""


def _said_to_move(book: Edition, own: Iterable[ClaimRow]) -> Html:
    """The reports that themselves say that the figure moved, with their words."""
    found = [(c, words) for c in own if (words := said_to_move(book.sentence(c["claim_id"])))]
    if not found:
        return paragraph("No report says that the figure moved, so the order of figures of one day is not known.")
    links = [
        book.evidence(c["claim_id"], book.reports[c["report_id"]]["outlet"]) + f" (“{words}”)" for c, words in found
    ]
    return paragraph("Reports that say themselves that the figure moved: ", join(links), ".")


@shown
def disputed(book: Edition) -> Html:
    """The first contradictions of the chapter."""
    items = []
    for x in book.rows("contradictions")[:SHOWN]:
        items.append(
            html(
                '{% if there %}<a href="{{ up }}contradictions.html#{{ name }}">{{ summary }}</a>'
                "{% else %}{{ summary }}{% endif %} ({{ kind }})",
                there=book.has("contradictions"),
                up=book.up,
                name=x["contradiction_id"],
                summary=x["summary"],
                kind=x["kind"],
            )
        )
    rest = len(book.rows("contradictions")) - len(items)
    more = (
        paragraph(
            f"and {plural(rest, 'more', 'more')} in ",
            html('<a href="{{ up }}contradictions.html">Contradictions</a>', up=book.up)
            if book.has("contradictions")
            else "the tables",
            ".",
        )
        if rest > 0
        else html("")
    )
    return listing(items) + more if items else paragraph("The reports do not contradict each other.")


@shown
def apart(book: Edition) -> Html:
    """Undated reports that could not be given a date, and what they report."""
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
                "{{ report }} ({{ outlet }}, {{ published }}) reports {{ attacks }}. {{ why }}",
                report=book.report(r["report_id"], r["title"] or r["report_id"]),
                outlet=r["outlet"],
                published=published(r),
                attacks=told,
                why=r["dated_why"],
            )
        )
    return listing(items) if items else paragraph("Every report could be dated.")


@shown
def left_out(book: Edition) -> Html:
    """Inputs that could not be read, each with the reason."""
    items = [
        html(
            "<code>{{ file }}</code>{% if line %}:{{ line }}{% endif %}: {{ what }}",
            file=p["file"],
            line=p["line"],
            what=p["what"],
        )
        for p in book.case["problems"]
    ]
    return listing(items) if items else paragraph("Nothing was left out: every file was read.")
