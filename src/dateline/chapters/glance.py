"""The front page: what is reported, how it moved, and what is disputed, in ten seconds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, join, paragraph, plural, together
from dateline.chapters.common.sources import abstracts, sources_of_side
from dateline.chapters.common.stated import capital, summary
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import bounds, day_of, spelt
from dateline.chapters.contradictions import point_of
from dateline.chapters.locator_map import small_map
from dateline.chapters.maps.scenes import TOWNS, scenes
from dateline.linking.incidents.attestation import MEANING
from dateline.tables import ContradictionRow, IncidentRow, TollRow

# So many disagreements are on the front page.
MATTER = 3


@shown
def question(book: Edition) -> Html:
    """The question that the case asks (case.yml); nothing where it asks none."""
    return paragraph(book.case["question"], kind="dl-question") if book.case.get("question") else html("")


@shown
def answer(book: Edition) -> Html:
    """The toll in large figures, and the answer in a few sentences, every figure linked to a sentence that gives
    it."""
    if not book.focus:
        return paragraph("No report gives a casualty figure for an attack.")
    i = book.incidents[book.focus]
    iid = i["incident_id"]
    said = summary(book, iid)
    killed = said.pop("killed", html("no report gives a number of dead"))
    counted = said.pop("sources", html(""))
    ranges = {effect: said.pop(f"{effect} range", html("")) for effect in ("killed", "wounded")}
    known = f" As known by {book.case['as_of']}." if book.case["as_of"] else ""
    where = book.places[i["place_id"]]
    around = within(book, i["place_id"])
    lead = paragraph(
        html(
            "<strong>{{ place }}, {{ day }}: {{ dead }}.</strong> {{ rest }} {{ evidence }} {{ disputed }}",
            place=together([book.stating(where["name"], book.stated("place", iid)), *around], ", "),
            day=book.stating(day_of(i), book.stated("day", iid)),
            dead=killed,
            rest=together([capital(words) + "." for words in said.values()], " "),
            evidence=_strength(book, i),
            disputed=_disagree(book, iid),
        ),
        known,
        kind="dl-lead",
    )
    behind = together([" ", capital(counted), "."]) if counted else html("")
    more = paragraph(book.incident(iid), " shows how we reach these figures.", behind)
    chart = small_map(book, iid) if scenes(book, [iid]) else html("")
    return html(
        '<div class="dl-front">{{ tiles }}{{ lead }}{{ map }}</div>',
        tiles=tiles(book, iid, ranges),
        lead=lead,
        map=chart,
    ) + (more + abstracts(book))


def within(book: Edition, place_id: str) -> list[str]:
    """The town and the country that a place lies in, as far as there are such and the places say."""
    found, wider = [], book.places[place_id]["within"]
    while wider and wider in book.places:
        if book.places[wider]["kind"] in (*TOWNS, "country"):
            found.append(str(book.places[wider]["name"]))
        wider = book.places[wider]["within"]
    return found


def tiles(book: Edition, incident_id: str, ranges: Mapping[str, Html]) -> Html:
    """The dead and the wounded, each as one large figure above its range (a sentence of the summary, by effect);
    nothing for what no report counts."""
    made = []
    for effect, range_ in ranges.items():
        t = book.toll(incident_id, effect, "all")
        row = book.stated("toll", incident_id, effect, "all", "", "best" if t and t["best"] is not None else "low")
        if t is None or row is None:
            continue
        made.append(
            html(
                '<p class="dl-toll"><b>{{ best }}</b> reported {{ effect }}<small>{{ ends }}</small></p>',
                best=book.stating(book.evidence(row["evidence"].split()[0], _large(t)), row),
                effect=effect,
                ends=capital(range_) if range_ else "",
            )
        )
    return html('<div class="dl-tolls">{{ tiles }}</div>', tiles=together(made)) if made else html("")


def _large(t: TollRow) -> str:
    """A toll as one large figure: the best, or its bounds."""
    return bounds(t["low"], t["high"]) if t["best"] is None else f"{t['best']:,}"


def _strength(book: Edition, i: IncidentRow) -> Html:
    """How good the evidence is; nothing where that is not among the assertions that passed their checks."""
    row = book.stated("strength", i["incident_id"])
    meaning = MEANING.get(i["strength"], "")
    return book.stating(f"The evidence is {i['strength']}: {meaning}.", row) if row and meaning else html("")


def _disagree(book: Edition, incident_id: str) -> Html:
    """On how many points the reports disagree; the page sets out those that matter below."""
    own = [x for x in book.rows("contradictions") if x["incident_id"] == incident_id and not x["settled_by"]]
    if not own:
        return html("")
    return html("{{ words }}", words=f"The reports disagree on {spelt(len(own), 'point')}.")


def _to_card(book: Edition, x: ContradictionRow, words: str) -> Html:
    """Words that lead to a contradiction's card, where the chapter is in the book."""
    return html(
        '{% if there %}<a href="{{ up }}contradictions.html#{{ name }}">{{ words }}</a>'
        "{% else %}{{ words }}{% endif %}",
        there=book.has("contradictions"),
        up=book.up,
        name=x["contradiction_id"],
        words=words,
    )


@shown
def points(book: Edition, ids: Iterable[str]) -> Html:
    """Some contradictions, by their identifiers, each with its sides and how many sources are on them."""
    rows = {x["contradiction_id"]: x for x in book.rows("contradictions")}
    items = [
        html(
            "<li{{ stated }}><strong>{{ point }}</strong><br>{{ sides }}</li>",
            stated=book.mark(book.stated("contradiction", x["contradiction_id"])),
            point=capital(_to_card(book, x, point_of(book, x))),
            sides=join(_sides(book, x), " or "),
        )
        for x in map(rows.__getitem__, ids)
    ]
    return html('<ol class="dl-disputed">{{ items }}</ol>', items=together(items)) if items else html("")


def _sides(book: Edition, x: ContradictionRow) -> list[Html]:
    """The sides of a contradiction: "10 (7 sources)"."""
    made = []
    for n, side in enumerate(json.loads(x["sides"])):
        row = book.stated("side", x["contradiction_id"], n, side["side"])
        behind = sources_of_side(book, x["kind"], [book.item(e) for e in side["evidence"]])
        count = plural(len(behind), "source") if behind else ""
        words = html("{{ side }}{% if n %} ({{ n }}){% endif %}", side=side["side"], n=count)
        made.append(html("<span{{ mark }}>{{ words }}</span>", mark=book.mark(row), words=words))
    return made
