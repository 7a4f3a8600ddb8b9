"""Where attacks were, as a map can show it and a sentence can say it, and no more exactly than is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.wording import enumerated, few, number_word
from dateline.chapters.incident import nearby
from dateline.chapters.maps.towns import nearest_town
from dateline.chapters.maps.window import Spot
from dateline.core.place_kinds import WIDE
from dateline.linking.places.gazetteer import bearing, distance_km
from dateline.tables import IncidentRow, PlaceRow

# How far from the coordinates an attack may have been, by UCDP GED's precision; a site, village or town is no point.
RADIUS_KM = {1: 3, 2: 25, 3: 25, 4: 60, 5: 60, 6: 200}
WIDEST_KM = 200
EXACT, WIDE_AREA = 1, 4
# How far attacks lie apart is given where it is so many times what is uncertain about it, or more.
SURE = 2.0
# Beyond this the points of the compass mislead.
REGION_KM = 3000.0
TOWNS = ("city", "town", "village")
# A city of the case is what a reader knows the scene by, if it is no farther off than this.
OWN_CITY_KM = 150.0
# No place is told by another that is nearer than this.
CLOSE_KM = 8.0


def may_be_off(incident: IncidentRow) -> int:
    """How many kilometres an attack may have been from its coordinates, by how precise they are."""
    return RADIUS_KM.get(int(incident["where_precision"]), WIDEST_KM)


class Scene(NamedTuple):
    """An attack with coordinates. `near` is the wider or nearby place whose coordinates stand for its own; empty where
    they are its own."""

    incident: IncidentRow
    place: PlaceRow
    near: str
    latitude: float
    longitude: float

    @property
    def at(self) -> tuple[float, float]:
        """Latitude and longitude of what stands for the scene."""
        return self.latitude, self.longitude

    @property
    def is_exact(self) -> bool:
        """Whether the coordinates are those of the place itself, and the place is small."""
        return self.incident["where_precision"] == EXACT and not self.near

    @property
    def is_at_a_point(self) -> bool:
        """Whether the coordinates are those of a place that a map can show as a dot, and no wide area's."""
        return not self.near and self.incident["where_precision"] < WIDE_AREA

    @property
    def radius(self) -> float:
        """How many kilometres from the coordinates the attack may have been."""
        return max(RADIUS_KM[2] if self.near else 0, may_be_off(self.incident))

    @property
    def spot(self) -> Spot:
        """What a map has to show of it: its circle, and some of what lies around that."""
        return Spot(self.longitude, self.latitude, 1.6 * self.radius)

    @property
    def anchor(self) -> str:
        """The name of the place whose coordinates these are."""
        return self.near or self.place["name"]

    @property
    def where(self) -> str:
        """Where it was, as a sentence goes on behind "was"."""
        precision = int(self.incident["where_precision"])
        if self.is_exact:
            return f"{'in' if self.place['kind'] in TOWNS else 'at'} {self.place['name']}"
        if precision >= WIDE_AREA:
            return f"somewhere in or near {self.anchor}"
        return f"{'near' if self.place['kind'] == 'mountain' and not self.near else 'in or near'} {self.anchor}"


def scenes(book: Edition, incident_ids: Iterable[str]) -> list[Scene]:
    """The attacks among some that have coordinates."""
    out = []
    for i in (book.incidents[n] for n in incident_ids):
        if i["latitude"] is not None and i["longitude"] is not None:
            place = book.places[i["place_id"]]
            out.append(Scene(i, place, nearby(book, i), i["latitude"], i["longitude"]))
    return out


class Reference(NamedTuple):
    """The town that a reader knows a scene by."""

    name: str
    latitude: float
    longitude: float

    @property
    def at(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude


def reference(book: Edition, scene: Scene) -> Reference | None:
    """The nearest city of the case, or else a town of the world, that is not a part of what is uncertain; None for a
    scene that is a city or a wide area, for one whose coordinates are another's, and where none is near."""
    if not scene.is_at_a_point or scene.place["kind"] == "city" or scene.place["kind"] in WIDE:
        return None
    least = max(scene.radius, CLOSE_KM)
    cities = [
        Reference(p["name"], p["latitude"], p["longitude"])
        for p in book.places.values()
        if p["kind"] == "city" and p["latitude"] is not None and p["longitude"] is not None
    ]
    near = [c for c in cities if least <= distance_km(c.at, scene.at) <= OWN_CITY_KM]
    if near:
        return min(near, key=lambda c: distance_km(c.at, scene.at))
    town = nearest_town(scene.at, least)
    return Reference(town.name, town.latitude, town.longitude) if town else None


def rounded(km: float) -> int:
    """A distance as a sentence gives it: to five kilometres, ten from a hundred on, a hundred from a thousand on.

    >>> rounded(13.2), rounded(61.8), rounded(187)
    (15, 60, 190)
    """
    step = 5 if km < 100 else 10 if km < 1000 else 100
    return max(step, round(km / step) * step)


def point(a: tuple[float, float], b: tuple[float, float]) -> str:
    """Where b lies as seen from a, by one of the compass's eight points.

    >>> point((36.19, 44.01), (35.78, 43.58))
    'southwest'
    """
    wind = bearing(a, b)
    return wind.split("-")[-1] if "-" in wind else wind


def country(book: Edition, place: PlaceRow) -> str:
    """The country that a place lies in, where the case says so."""
    seen: set[str] = set()
    while (wider := place["within"]) in book.places and wider not in seen:
        seen.add(str(wider))
        place = book.places[str(wider)]
        if place["kind"] == "country":
            return place["name"]
    return ""


def finding(book: Edition, shown: Sequence[Scene], in_all: int = 0) -> str:
    """Where the attacks of a map were, as a sentence without its full stop; `in_all` counts those that can't be shown
    with the others."""
    if len(shown) == 1:
        return _of_one(book, shown[0], alone=in_all <= 1)
    which = f"The {number_word(len(shown))} attacks{' that can be placed' if len(shown) < in_all else ''} were"
    a, b = max(combinations(shown, 2), key=lambda pair: distance_km(pair[0].at, pair[1].at))
    if b.longitude < a.longitude:
        a, b = b, a
    km = distance_km(a.at, b.at)
    names = list(dict.fromkeys(s.anchor for s in shown))
    if len(names) == 1 or km < a.radius + b.radius:
        return f"{which} in or near {enumerated(names) if len(names) < 5 else few(names, most=4)}"
    far = f"up to about {rounded(km):,} km apart" if km >= SURE * (a.radius + b.radius) else "far apart"
    if km > REGION_KM:
        return f"{which} {far}, between {a.anchor} and {b.anchor}"
    return f"{which} {far}, from {a.anchor} in the {point(b.at, a.at)} to {b.anchor} in the {point(a.at, b.at)}"


def _of_one(book: Edition, scene: Scene, *, alone: bool) -> str:
    """Where one attack, or one series, was."""
    if alone:
        sentence = f"The attack{'s were' if scene.incident['kind'] == 'series' else ' was'} {scene.where}"
    else:
        sentence = f"Only one of the attacks can be placed: {scene.where}"
    if scene.near:
        return f"{sentence}; where exactly {scene.place['name']} lies is not known"
    if ref := reference(book, scene):
        far = distance_km(ref.at, scene.at)
        km = rounded(far)
        about = "" if scene.is_exact and km == round(far) else "about "
        return f"{sentence}, {about}{km:,} km {point(ref.at, scene.at)} of {ref.name}"
    around = country(book, scene.place)
    return f"{sentence}, {around}" if around and around != scene.anchor else sentence
