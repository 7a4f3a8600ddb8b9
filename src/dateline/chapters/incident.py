"""An incident's own page: what, when, where, how many, who says so, and who contradicts whom."""

from __future__ import annotations

import re

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, paragraph, table, together
from dateline.chapters.common.stated import capital, summary
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import day_of, spelt
from dateline.chapters.coverage import chart
from dateline.extraction.lexicon.case_names import UNSAID, called
from dateline.linking.incidents.attestation import MEANING
from dateline.tables import IncidentRow

DATE_PRECISION = {1: "the day", 2: "two to six days", 3: "the week", 4: "the month", 5: "longer, at most a year"}
WHERE_PRECISION = {
    1: "the place itself",
    2: "near: within about 25 km of a known point",
    3: "near: somewhere in the district",
    4: "somewhere in the governorate",
    5: "a vague area",
    6: "somewhere in the country",
}

# How many reports give which day: Disagreements counts that, by sources.
DAYS_COUNTED = re.compile(r"; \d+ reports? puts? it on [^:;]*(?=: one attack)")


@shown
def answer(book: Edition, incident_id: str) -> Html:
    """What is reported, in a sentence."""
    i = book.incidents[incident_id]
    said = summary(book, incident_id)
    first = said.pop("killed", html("no report gives a number of dead"))
    rest = together([capital(words) + "." for words in said.values()], " ")
    return paragraph(f"{book.places[i['place_id']]['name']}, {day_of(i)}: ", first, ". ", rest, kind="dl-answer")


def nearby(book: Edition, i: IncidentRow) -> str:
    """The wider or nearby place whose coordinates stand for an attack's; empty where they are the place's own."""
    place: str | None = i["place_id"]
    while place and place in book.places:
        if book.places[place]["latitude"] is not None:
            return "" if place == i["place_id"] else book.places[place]["name"]
        place = book.places[place]["within"]
    return ""


def _days(i: IncidentRow) -> str:
    """How exactly the day of an attack is known: how many days it can have been, or went on for."""
    if i["earliest"] and i["latest"] and i["earliest"] < i["latest"]:
        return spelt((i["latest"] - i["earliest"]).days + 1, "day")
    return DATE_PRECISION.get(i["date_precision"], "unknown") if i["date_precision"] else "unknown"


@shown
def facts(book: Edition, incident_id: str) -> Html:
    """The incident's row as a reader reads it."""
    i = book.incidents[incident_id]
    place = book.places[i["place_id"]]
    near = nearby(book, i)
    if near:
        where = f"not known; maps show {near}, which lies near or around it"
    else:
        where = WHERE_PRECISION.get(i["where_precision"], "unknown") if i["latitude"] is not None else "not known"
    rows: list[tuple[str, object]] = [
        ("Date", _stated(book, "day", i, day_of(i))),
        ("Precision of the date", _days(i)),
        (
            "Place",
            _stated(
                book,
                "place",
                i,
                place["name"] + (f", {book.places[place['within']]['name']}" if place["within"] in book.places else ""),
            ),
        ),
        ("Precision of the coordinates", _stated(book, "coordinates", i, where)),
        ("Kind", i["kind"]),
        (
            "Alleged perpetrator",
            _stated(book, "perpetrator", i, i["perpetrator"] or "no group that this book knows is named"),
        ),
        ("Targets", _targets(i)),
        ("Strength", _stated(book, "strength", i, f"{i['strength']}: {MEANING.get(i['strength'], '')}")),
        ("Why treated as one attack", DAYS_COUNTED.sub("", i["why"])),
    ]
    return table(["", "What the reports give"], rows, "At a glance")


def _targets(i: IncidentRow) -> str:
    """Who was hit; people of no known status only where nobody else was."""
    groups = [g for g in (i["target"] or "").split(", ") if g]
    return ", ".join(called(g) for g in groups if g != UNSAID or len(groups) == 1) or "not said"


def _stated(book: Edition, kind: str, i: IncidentRow, words: str) -> Html:
    """A fact of an attack, with the row of the table of assertions that it is based on."""
    return book.stating(words, book.stated(kind, i["incident_id"]))


@shown
def coverage(book: Edition, incident_id: str) -> Html:
    """What each report says of the incident, point by point; of the attack that the chapter is about it shows it."""
    if incident_id == book.about and book.has("coverage"):
        return paragraph("See ", html('<a href="{{ up }}coverage.html">Coverage</a>', up=book.up), ".")
    return chart(book, incident_id)
