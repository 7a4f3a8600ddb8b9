"""Whether a place lies where a report puts it, by the coordinates of places.csv.

A distance fits within a fifth or 15 kilometres, whichever is more, since towns have no one point and reports round; so
does one by road, up to half as long again as the straight line; a
direction fits within one of the eight points on either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.linking.places.gazetteer import POINTS, WIDE, Gazetteer, bearing, distance_km
from dateline.tables import ParticularRow

SLACK_KM, SLACK = 15, 0.2
# A road may be so many times as long as the straight line.
BY_ROAD = 1.5
# Of the compass's sixteen points: one of the eight and what lies beside it.
SLACK_POINTS = 3


class Position(NamedTuple):
    """A stated position beside the computed one ("74 km south-southeast of Mosul")."""

    particular_id: str
    computed: str
    fits: bool


def positions(particulars: Iterable[ParticularRow], gazetteer: Gazetteer) -> Iterator[Position]:
    """The positions among some particulars whose two places have coordinates of their own."""
    for p in particulars:
        if p["aspect"] != "position" or not p["place_id"] or not p["other_place_id"]:
            continue
        if any(
            gazetteer.places[i]["kind"] in WIDE or not gazetteer.places[i]["latitude"]
            for i in (p["place_id"], p["other_place_id"])
        ):
            continue
        here, there = (gazetteer.coordinates(i) for i in (p["place_id"], p["other_place_id"]))
        if here is None or there is None:
            continue
        km, wind = distance_km(there, here), bearing(there, here)
        n = km if p["number"] is None else p["number"]
        near = abs(km - n) <= max(SLACK_KM, SLACK * n) or km <= n <= BY_ROAD * km
        computed = f"{km:.0f} km {wind} of {gazetteer.name(p['other_place_id'])}"
        yield Position(p["particular_id"], computed, near and _turn(p["value"], wind) <= SLACK_POINTS)


def _turn(a: str, b: str) -> int:
    """Points of the compass between two directions."""
    names = [n.replace("-", "") for n in POINTS]
    off = abs(names.index(a.replace("-", "")) - names.index(b.replace("-", "")))
    return min(off, len(names) - off)
