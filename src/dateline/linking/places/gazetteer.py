"""What lies within what, and how far apart: from places.csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from dateline.core.place_kinds import WIDE, as_scenes
from dateline.extraction.lexicon import en

__all__ = ["POINTS", "WIDE", "Gazetteer", "bearing", "distance_km"]

# UCDP GED's where_prec for each kind of place.
PRECISION = {
    "site": 1,
    "village": 1,
    "town": 1,
    "city": 2,
    "mountain": 2,
    "subdistrict": 3,
    "district": 3,
    "area": 5,
    "governorate": 4,
    "region": 5,
    "country": 6,
}
POINTS = en.words("places", "points of the compass")


class Gazetteer:
    """Places by identifier, as places.csv has them."""

    def __init__(self, places: Iterable[Mapping[str, str]]) -> None:
        self.places = {p["place_id"]: dict(p) for p in places}
        listed = [p for p in self.places.values() if not p.get("inferred")]
        self._scenes = as_scenes(
            {p["place_id"]: p.get("kind", "") for p in listed},
            {p["place_id"]: p.get("within", "") for p in listed},
            {p["place_id"]: p.get("precision_km") or "" for p in listed},
        )

    def name(self, place_id: str) -> str:
        """The name a place goes by in the book."""
        return self.places[place_id]["name"] if place_id in self.places else place_id

    def is_listed(self, place_id: str) -> bool:
        """Whether places.csv has a place, and no text or gazetteer alone."""
        return place_id in self.places and not self.places[place_id].get("inferred")

    def ancestors(self, place_id: str) -> list[str]:
        """A place and what it lies within, from the inside out."""
        out: list[str] = []
        while place_id and place_id in self.places and place_id not in out:
            out.append(place_id)
            place_id = self.places[place_id]["within"]
        return out

    def area(self, place_id: str | None) -> str | None:
        """The widest place around this one that an incident can still be named after; None for a country or region,
        and for a province unless the case lists nothing closer in it."""
        around = self.ancestors(place_id or "")
        fit = [p for p in around if self.places[p]["kind"] not in WIDE or p in self._scenes]
        return fit[-1] if fit else None

    def coordinates(self, place_id: str) -> tuple[float, float] | None:
        """Latitude and longitude of a place, or of the closest place around it that has them."""
        for p in self.ancestors(place_id):
            row = self.places[p]
            if row["latitude"] and row["longitude"]:
                return float(row["latitude"]), float(row["longitude"])
        return None

    def may_hold(self, wide: str | None, place_id: str) -> bool:
        """Whether a province or region may hold a place that nobody put into it: its circle reaches so far."""
        row, at = self.places.get(wide or "", {}), self.coordinates(place_id)
        if row.get("kind") not in WIDE or not row.get("precision_km") or not (row["latitude"] and row["longitude"]):
            return False
        middle = float(row["latitude"]), float(row["longitude"])
        return at is not None and distance_km(middle, at) <= float(row["precision_km"])

    def precision(self, place_id: str) -> int:
        """UCDP GED's precision of a place by its kind; of a place whose degrees are those of a wider
        one, that of the wider one."""
        fit = self.ancestors(place_id)
        own = PRECISION.get(self.places[place_id]["kind"], 5)
        for p in fit:
            if self.places[p]["latitude"] and self.places[p]["longitude"]:
                return own if p == place_id else max(own, PRECISION.get(self.places[p]["kind"], 5), 2)
        return own


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres (haversine, mean radius 6,371 km)."""
    (la, lo), (lb, mo) = (tuple(map(radians, p)) for p in (a, b))
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((mo - lo) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


def bearing(a: tuple[float, float], b: tuple[float, float]) -> str:
    """Where b lies as seen from a, on a 16-point compass."""
    (la, lo), (lb, mo) = (tuple(map(radians, p)) for p in (a, b))
    angle = degrees(atan2(sin(mo - lo) * cos(lb), cos(la) * sin(lb) - sin(la) * cos(lb) * cos(mo - lo))) % 360
    return POINTS[round(angle / 22.5) % 16]
