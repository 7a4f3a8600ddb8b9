"""How wide a place is by its kind; places.csv may name other kinds, which count as close ones."""

from __future__ import annotations

# Wider than an attack can be at: a figure that names nothing closer belongs to no incident.
WIDE = frozenset(
    "country region governorate republic state province oblast krai territory nation continent federation "
    "emirate canton prefecture".split()
)
MIDDLE = frozenset("district subdistrict area county parish borough suburb neighbourhood neighborhood quarter".split())


def width(kind: str) -> int:
    """0 for a village, school or mountain, 1 for a district, 2 for a city (often only where somebody sits),
    3 for a country or region."""
    return 3 if kind in WIDE else 2 if kind == "city" else 1 if kind in MIDDLE else 0
