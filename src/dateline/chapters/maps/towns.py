"""The towns that a map names beside the places of the case, and the one that a reader knows the scene by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np

from dateline.chapters.maps.base_map import KM_PER_DEGREE, base_map
from dateline.chapters.maps.window import TURNS, Window
from dateline.extraction.lexicon.world import fold
from dateline.linking.places.gazetteer import distance_km

# Two names within so many kilometres are the same town, spelled in two ways; so is one name within more of them.
SAME_TOWN_KM, SAME_NAME_KM = 6.0, 40.0
# The last rank of a town that a scene is placed by (100,000 people and more), and how far off it may lie.
WELL_KNOWN, FARTHEST_KM = 3, 250.0
# How much farther than it is a town seems, by its rank: a small one is no help to a reader.
WEIGHTS = (0.7, 0.7, 1.0, 1.8)


class Town(NamedTuple):
    """A town: its name, where it is, its rank (0 is a capital) and its people."""

    name: str
    longitude: float
    latitude: float
    rank: int
    people: int

    @property
    def at(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude


def _towns(box: tuple[float, float, float, float]) -> Iterator[Town]:
    """The towns of the base map in a box, which may lie across the 180th meridian, the most important first."""
    earth, (west, south, east, north) = base_map(), box
    found = np.concatenate([earth.within("town", (west - turn, south, east - turn, north)) for turn in TURNS])
    rows = earth.rows.take(np.sort(found))
    at = earth.low[rows.index]
    for name, (x, y), rank, people in zip(rows["name"], at.tolist(), rows["rank"], rows["people"], strict=True):
        yield Town(in_plain_letters(name), x, y, int(rank), int(people))


# Letters of which no accent can be taken away.
LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})


def in_plain_letters(name: str) -> str:
    """A town's name as English news prints it: without accents, and without the marks of a transliteration.

    >>> in_plain_letters("Tūz Khūrmātū"), in_plain_letters("Sāmarrā’"), in_plain_letters("L’Aquila")
    ('Tuz Khurmatu', 'Samarra', 'L’Aquila')
    """
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return re.sub(r"[‘’ʻʼʿʾ](?!\w)", "", "".join(c for c in plain if not unicodedata.combining(c)))


def towns_in(window: Window, known: Collection[tuple[str, tuple[float, float]]]) -> Iterator[Town]:
    """The towns in a window, the most important first, without those that are among the `known`: names and
    latitudes with longitudes."""
    return (t for t in _towns(window.box) if not is_known(t, known))


def is_known(town: Town, known: Collection[tuple[str, tuple[float, float]]]) -> bool:
    """Whether a town is one of some places: all but where it is, or of its name and near."""
    return any(
        (km := distance_km(town.at, at)) < SAME_TOWN_KM or (km < SAME_NAME_KM and fold(name) == fold(town.name))
        for name, at in known
    )


def nearest_town(at: tuple[float, float], least_km: float) -> Town | None:
    """The town that a reader would know a latitude and longitude by, `least_km` off at least: a near one, or a large
    one somewhat farther off; None if there is none near."""
    reach = FARTHEST_KM / KM_PER_DEGREE
    (north, east), wide = at, 3 * reach  # enough up to 70 degrees north
    box = (east - wide, north - reach, east + wide, north + reach)
    far = {t: distance_km(t.at, at) for t in _towns(box) if t.rank <= WELL_KNOWN}
    near = [t for t, km in far.items() if least_km <= km <= FARTHEST_KM]
    return min(near, key=lambda t: far[t] * WEIGHTS[t.rank], default=None)
