"""How wide a place is by its kind; places.csv may name other kinds, which count as close ones."""

from __future__ import annotations

from collections.abc import Mapping

# Wider than an attack can be at: a figure that names nothing closer belongs to no incident.
WIDE = frozenset(
    "country region governorate republic state province oblast krai territory nation continent federation "
    "emirate canton prefecture".split()
)
# Parts of a country. One in which a case lists nothing closer is where the case puts an attack, and is not too wide.
PROVINCES = frozenset("governorate state province oblast krai emirate canton prefecture".split())
MIDDLE = frozenset("district subdistrict area county parish borough suburb neighbourhood neighborhood quarter".split())


# A region within so many kilometres is a province by another name.
PROVINCE_KM = 150


def as_scenes(kinds: Mapping[str, str], within: Mapping[str, str], km: Mapping[str, str]) -> frozenset[str]:
    """The provinces among a case's places that an attack can be put in: those that no other place of the case lies in.
    A region is one if the case says that it lies within 150 km; others are half a country. `km` is precision_km.

    >>> kinds = {"norland": "country", "salby": "province", "dorvik": "province", "ford": "town", "east": "region"}
    >>> as_scenes(kinds, {"norland": "", "salby": "norland", "dorvik": "norland", "ford": "dorvik"}, {})
    frozenset({'salby'})
    """
    return frozenset(
        p
        for p, kind in kinds.items()
        if (kind in PROVINCES or (kind == "region" and 0 < float(km.get(p) or 0) <= PROVINCE_KM))
        and p not in within.values()
    )


def width(kind: str) -> int:
    """0 for a village, school or mountain, 1 for a district, 2 for a city (often only where somebody sits),
    3 for a country or region."""
    return 3 if kind in WIDE else 2 if kind == "city" else 1 if kind in MIDDLE else 0
