"""An incident's own page: what, when, where, how many, who says so, and who contradicts whom."""

from __future__ import annotations

from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.html import Html, esc, html, join, paragraph, plural, table
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import shortened
from dateline.core.dates import in_words

DATE_PRECISION = {1: "the day", 2: "two to six days", 3: "the week", 4: "the month", 5: "longer, at most a year"}
WHERE_PRECISION = {
    1: "the place itself",
    2: "within about 25 km of a known point",
    3: "the district",
    4: "the governorate",
    5: "a vague area",
    6: "the country",
}


@shown
def answer(book: Edition, incident_id: str) -> Html:
    """What is reported, in a sentence."""
    i = book.incidents[incident_id]
    toll = book.toll(incident_id, "killed", "all")
    dead = f"{toll['best']} killed ({toll['low']} to {toll['high']})" if toll else "no number of dead"
    when = (
        f"on {in_words(i['earliest'])}"
        if i["earliest"] and i["earliest"] == i["latest"]
        else f"from {in_words(i['earliest'])} to {in_words(i['latest'])}"
        if i["earliest"] and i["latest"]
        else "on a day that no report settles"
    )
    return paragraph(
        f"{book.places[i['place_id']]['name']}, {when}: {dead}, by {plural(i['reports'], 'report')} from {plural(i['origins'], 'origin')}.",
        kind="dl-answer",
    )


@shown
def facts(book: Edition, incident_id: str) -> Html:
    """The incident's row as a reader reads it."""
    i = book.incidents[incident_id]
    place = book.places[i["place_id"]]
    rows = [
        ("Date (EDTF)", i["date"] or "unknown"),
        ("How exact", DATE_PRECISION.get(i["date_precision"], "unknown") if i["date_precision"] else "unknown"),
        (
            "Place",
            place["name"] + (f", {book.places[place['within']]['name']}" if place["within"] in book.places else ""),
        ),
        ("How exact", WHERE_PRECISION.get(i["where_precision"], "unknown")),
        ("Kind", i["kind"]),
        ("Said to have done it", i["perpetrator"] or "nobody is named"),
        ("Hit", i["target"] or "not said"),
        ("Strength", i["strength"]),
        ("Why taken together", i["why"]),
    ]
    return table(["", "What the reports give"], rows, "At a glance")


@shown
def by_origin(book: Edition, incident_id: str) -> Html:
    """The reports that give figures, by the origin they rest on."""
    own = sorted({c["report_id"] for c in book.claims.values() if c["incident_id"] == incident_id})
    groups: dict[str, list[str]] = {}
    for r in own:
        groups.setdefault(book.reports[r]["origin_id"], []).append(r)
    rows = []
    for origin, found in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        name = (
            book.report(origin, book.reports[origin]["outlet"])
            if origin in book.reports
            else html(esc(origin.upper() if len(origin) < 5 else origin.title()))
        )
        rows.append(
            (
                name,
                len(found),
                join(
                    [
                        html(
                            f"{book.report(r)} ({esc(book.reports[r]['relation'])}, {esc(published(book.reports[r]))})"
                        )
                        for r in found
                    ]
                ),
            )
        )
    return table(["Origin", "Reports", "Which"], rows, "Sources by origin", numeric=["Reports"])


@shown
def statements(book: Edition, incident_id: str) -> Html:
    """Statements in the reports of this incident that do more than report, by speaker."""
    own = {c["report_id"] for c in book.claims.values() if c["incident_id"] == incident_id}
    rows = []
    for s in book.statements.values():
        if s["report_id"] in own and s["kind"] == "direct" and s["speaker"]:
            words = shortened(s["words"], 160)
            rows.append((s["speaker"], s["act"], book.evidence(s["statement_id"], words), book.report(s["report_id"])))
    rows.sort(key=lambda r: (r[0], r[1]))
    return table(["Speaker", "Act", "Words", "Report"], rows, "Quoted in its reports")
