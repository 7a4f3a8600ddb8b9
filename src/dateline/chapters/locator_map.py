"""Maps of where attacks were and how sure that is, and how far an attack lies from known towns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.chapters.common.charts import Under, canvas, picture
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, paragraph, table
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import enumerated, few, spelt
from dateline.chapters.incident import nearby
from dateline.chapters.maps.drawing import Drawn, Place, Size, draw
from dateline.chapters.maps.ground import country_around
from dateline.chapters.maps.scenes import Reference, Scene, finding, may_be_off, reference, scenes
from dateline.chapters.maps.window import Spot, Window, fitted
from dateline.core.place_kinds import WIDE
from dateline.linking.places.gazetteer import bearing, distance_km

# As wide as a phone shows it without scrolling.
LARGE = Size(5.2, 4.1, least_km=100, letters=8.5, places=20, towns=8, waters=3, dated=True)
# Of the places of the case it names only the town that the title tells the scene by.
SMALL = Size(3.2, 2.4, least_km=150, letters=7.5, places=1, towns=3, waters=0, dated=False)


def known_places(book: Edition, known_by: Reference | None) -> list[Place]:
    """The places of the case that have coordinates and are no wide areas, which no dot can stand for: first the town
    that a scene is known by, then those most often named."""
    count = Counter(m["place_id"] for m in book.rows("places"))
    points = [p for p in book.places.values() if p["kind"] not in WIDE]
    known = [p for p in points if p["latitude"] is not None and p["longitude"] is not None]
    places = [
        Place(p["name"], p["latitude"] or 0.0, p["longitude"] or 0.0, tuple(filter(None, p["other_names"].split("|"))))
        for p in sorted(known, key=lambda p: -count[p["place_id"]])
    ]
    if known_by is None:
        return places
    first = next((p for p in places if p.at == known_by.at), Place(*known_by))
    return [first, *(p for p in places if p != first)]


@shown
def locator(book: Edition, incident_id: str | None = None) -> Html:
    """Picture: a map of one attack, or of all but those that reports only recall, each with a circle as wide as its
    place is uncertain."""
    news = [i for i, row in book.incidents.items() if row["kind"] != "recalled"] or list(book.incidents)
    wanted = news if incident_id is None else [incident_id]
    placed = scenes(book, wanted)
    if not placed:
        return paragraph(_no_map(book, wanted))
    ref = reference(book, placed[0]) if len(placed) == 1 else None
    spots = [s.spot for s in placed] + ([Spot(ref.longitude, ref.latitude)] if ref else [])
    window = fitted(spots, *LARGE.points, LARGE.least_km)
    with canvas(LARGE.width, LARGE.height, layout="none") as (fig, ax):
        drawn = draw(ax, window, LARGE, placed, known_places(book, ref))
        left = _left_out(book, wanted, placed, drawn) if incident_id is None else ""
        text = " ".join(filter(None, (_circles(placed, drawn), left, _below(drawn))))
        name = "map" if incident_id is None else f"map-{incident_id}"
        made = picture(fig, name, finding(book, placed, len(wanted)), text, under=_under(placed))
        return html('<div class="dl-map">{{ made }}</div>', made=made)


def around(book: Edition, scene: Scene, size: Size) -> tuple[Window, list[Place]]:
    """What a small map shows of a scene: its country, or the part of it around the scene, and the town it is known
    by."""
    # Round what it shows there is little room, for the country is what is known.
    window = fitted(country_around(scene.spot), *size.points, size.least_km, 1.1)
    ref = reference(book, scene)
    return window, known_places(book, ref)[: 1 if ref else 0]


@shown
def small_map(book: Edition, incident_id: str) -> Html:
    """Picture: a small map that shows in which country, or which part of it, an attack was; a sentence where no
    coordinates are known."""
    placed = scenes(book, [incident_id])
    if not placed:
        return paragraph(_no_map(book, [incident_id]))
    (scene,) = placed
    window, places = around(book, scene, SMALL)
    with canvas(SMALL.width, SMALL.height, layout="none") as (fig, ax):
        draw(ax, window, SMALL, placed, places)
        known = "" if scene.is_exact or scene.near else f"This book places it to within about {scene.radius} km. "
        text = f"{known}Base map: Natural Earth; towns: GeoNames."
        made = picture(fig, f"small-map-{incident_id}", finding(book, placed), text, under=_under(placed))
        return html('<div class="dl-small-map">{{ made }}</div>', made=made)


def _under(placed: Sequence[Scene]) -> Under:
    """What is printed beneath a map: the attacks that it shows as a table, with how far from its point each may have
    been."""
    off = "Kilometres it may be off"
    rows = [(s.incident["name"], s.anchor, f"{s.latitude:.3f}, {s.longitude:.3f}", round(s.radius)) for s in placed]
    columns = ["Attack", "Drawn at", "Latitude, longitude", off]
    return Under("", table(columns, rows, "What the map shows", Columns(numeric=[off])))


def _no_map(book: Edition, wanted: Sequence[str]) -> str:
    """Why there is no map of some attacks."""
    names = list(dict.fromkeys(book.places[book.incidents[i]["place_id"]]["name"] for i in wanted))
    if not names:
        return "No attack is known, so there is no map."
    return f"There is no map: no coordinates are known for {few(names) if len(names) > 1 else names[0]}."


def _circles(placed: Sequence[Scene], drawn: Drawn) -> str:
    """What the circles of a map mean; where a map is so wide that all of them are dots, how far each may be off."""
    reaches = sorted({round(s.radius) for s in placed})
    if len(placed) == 1:
        many = "attacks" if placed[0].incident["kind"] == "series" else "attack"
        where = f"in the circle, {reaches[0]} km around" if drawn.circles else f"within {reaches[0]} km of"
        return f"The {many} may have been anywhere {where} {placed[0].anchor}."
    reach = f"{reaches[0]} km" if len(reaches) == 1 else f"{reaches[0]} to {reaches[-1]} km"
    its = "its circle is around" if drawn.circles else "its mark is at"
    near = [f"where {s.place['name']} lies is not known, and {its} {s.near}" for s in placed if s.near]
    more = f" Exactly {enumerated(list(dict.fromkeys(near)))}." if near else ""
    where = f"in its circle, {reach} around" if drawn.circles else f"within {reach} of"
    return f"Each attack may have been anywhere {where} the place named.{more}"


def _left_out(book: Edition, wanted: Sequence[str], placed: Sequence[Scene], drawn: Drawn) -> str:
    """Which attacks a map of all does not show, being recalled ones or without coordinates, and how many it does not
    name."""
    on = {s.incident["incident_id"] for s in placed}
    absent = [book.incidents[i]["name"] for i in wanted if i not in on]
    recalled = [row["name"] for i, row in book.incidents.items() if i not in wanted and row["kind"] == "recalled"]
    parts = (
        f"Not on the map, for want of coordinates: {few(absent, '; ')}." if absent else "",
        f"Attacks that reports only recall are left out: {few(recalled, '; ')}." if recalled else "",
        f"There was no room to name {spelt(drawn.unnamed, 'attack')}." if drawn.unnamed else "",
    )
    return " ".join(filter(None, parts))


def _below(drawn: Drawn) -> str:
    """How to read what lies below, and where it is from."""
    disputed = "Dashed borders are disputed. " if drawn.dashed else ""
    return f"North is up. {disputed}Base map: Natural Earth; towns: GeoNames."


@shown
def no_distances(book: Edition, incident_id: str) -> Html:
    """Why no distances are given of an attack; nothing where there are some."""
    i = book.incidents[incident_id]
    if i["latitude"] is None or i["longitude"] is None:
        return paragraph("No coordinates are known for this place.")
    if not (near := nearby(book, i)):
        return html("")
    return paragraph(
        f"The coordinates of {book.places[i['place_id']]['name']} are not known. "
        f"The map shows {near}, which lies near or around it, "
        "so no distances are given."
    )


def far(book: Edition, incident_id: str) -> list[tuple[str, int, str]]:
    """How far an attack lies from each known town, and in which direction; from no country or state, whose middle is
    nowhere, nor from what lies in the place of the attack, or as near as it may be off; nothing where the attack's own
    coordinates are not known.
    """
    i, rows = book.incidents[incident_id], []
    if i["latitude"] is None or i["longitude"] is None or nearby(book, i):
        return []
    here, off = (i["latitude"], i["longitude"]), may_be_off(i)
    for p in book.places.values():
        wide = p["kind"] in WIDE or _lies_in(book, p["place_id"], i["place_id"])
        if p["latitude"] is not None and p["longitude"] is not None and not wide:
            there = (p["latitude"], p["longitude"])
            if (km := distance_km(there, here)) > off:
                rows.append((p["name"], round(km), bearing(there, here)))
    return rows


def _lies_in(book: Edition, place: str, area: str) -> bool:
    """Whether a place is an area or lies in it, by places.csv."""
    at: str | None = place
    for _ in book.places:
        if at == area or at not in book.places:
            break
        at = book.places[at]["within"]
    return at == area
