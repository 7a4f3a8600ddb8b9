"""The part of the world that a map shows: how it is chosen, how degrees become points of the picture, what is cut off.

Degrees become points (72 an inch) by an equirectangular projection that is true along the window's middle: north is up
everywhere. A window may lie across the 180th meridian.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from dateline.chapters.maps.base_map import KM_PER_DEGREE, Points

# What is drawn reaches so many points beyond the frame, so that no cut edge shows.
BEYOND = 3.0
# No map spans more of the earth's girth than this, in degrees.
WIDEST = 340.0
FARTHEST_NORTH = 84.0
# How much wider than what it has to hold a window is.
ROOM = 1.3
# The grid that lines are drawn on, in points; the area, twice that of a triangle in square points, below which a bend
# goes; and how many points a line keeps anyway.
GRAIN, UNSEEN, FEW = 0.5, 1.0, 8
# What to add to longitudes so that all that lies in a window is found, the earth being round.
TURNS = (-360.0, 0.0, 360.0)


class Spot(NamedTuple):
    """A point that a map has to show, with what lies within some kilometres of it."""

    longitude: float
    latitude: float
    radius: float = 0.0


class Window(NamedTuple):
    """A window: its middle in degrees, the kilometres it spans from side to side, its width and height in points."""

    longitude: float
    latitude: float
    km: float
    width: float
    height: float

    @property
    def points_per_km(self) -> float:
        """The scale along the window's middle."""
        return self.width / self.km

    @property
    def per_degree(self) -> NDArray[np.float64]:
        """Points for a degree of longitude and of latitude."""
        north = self.points_per_km * KM_PER_DEGREE
        return np.array([north * np.cos(np.radians(self.latitude)), north])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees; west and east may lie beyond 180 degrees."""
        x, y = (np.array([self.width, self.height]) / 2 + BEYOND) / self.per_degree
        return (
            float(self.longitude - x),
            float(self.latitude - y),
            float(self.longitude + x),
            float(self.latitude + y),
        )

    def project(self, degrees: Points, turn: float = 0.0) -> Points:
        """Longitudes and latitudes as points of the picture from its lower left corner; `turn` is added to the
        longitudes."""
        middle = np.array([self.longitude - turn, self.latitude])
        return cast(Points, (degrees - middle) * self.per_degree + np.array([self.width, self.height]) / 2)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place lies in the picture, on the nearer way round the earth."""
        turn = 360.0 * round((self.longitude - longitude) / 360)
        x, y = self.project(np.array([[longitude, latitude]]), turn)[0]
        return float(x), float(y)

    def holds(self, longitude: float, latitude: float, margin: float = 0.0) -> bool:
        """Whether a place lies within the frame, by so many points at least."""
        x, y = self.at(longitude, latitude)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def fitted(spots: Sequence[Spot], width: float, height: float, least_km: float, room: float = ROOM) -> Window:
    """The window of a size in points that holds some spots with some room around them, and spans `least_km` at
    least."""
    # Finer differences than these would be lost on the way round the earth.
    turned = [round(s.longitude, 6) % 360 for s in spots]
    longitudes = sorted(turned)
    gaps = [b - a for a, b in zip(longitudes, [*longitudes[1:], longitudes[0] + 360], strict=True)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    # West of all is the spot behind the widest gap, so that spots on both sides of the 180th meridian stay together.
    first = longitudes[(widest + 1) % len(longitudes)]
    squeeze = float(np.cos(np.radians(min(max(abs(s.latitude) for s in spots), FARTHEST_NORTH))))
    east = [(x - first) % 360 for x in turned]
    reach = [s.radius / KM_PER_DEGREE for s in spots]
    left = min(x - r / squeeze for x, r in zip(east, reach, strict=True))
    right = max(x + r / squeeze for x, r in zip(east, reach, strict=True))
    low = min(s.latitude - r for s, r in zip(spots, reach, strict=True))
    high = max(s.latitude + r for s, r in zip(spots, reach, strict=True))
    middle = float(np.clip((low + high) / 2, -FARTHEST_NORTH, FARTHEST_NORTH))
    true = float(np.cos(np.radians(middle)))
    km = max(
        least_km, (right - left) * true * KM_PER_DEGREE * room, (high - low) * KM_PER_DEGREE * room * width / height
    )
    km = min(km, WIDEST * true * KM_PER_DEGREE)
    longitude = (first + (left + right) / 2 + 180) % 360 - 180
    return Window(longitude, middle, km, width, height)


def cut_ring(ring: Points, width: float, height: float) -> Points:
    """What of a ring's area lies in the frame, as one ring (Sutherland and Hodgman); edges along the frame included."""
    if _is_within(ring, width, height):
        return ring
    for axis, size in ((0, width), (1, height)):
        for bound, sign in ((-BEYOND, 1.0), (size + BEYOND, -1.0)):
            if not len(ring):
                return ring
            ring = _half(ring, axis, bound, sign)
    return ring


def _is_within(line: Points, width: float, height: float) -> bool:
    """Whether nothing of a line has to be cut off."""
    return bool(line.min() >= -BEYOND and line[:, 0].max() <= width + BEYOND and line[:, 1].max() <= height + BEYOND)


def _half(ring: Points, axis: int, bound: float, sign: float) -> Points:
    """A ring without what lies on the far side of a bound."""
    beyond = np.roll(ring, -1, axis=0)
    a, b = sign * (ring[:, axis] - bound), sign * (beyond[:, axis] - bound)
    crossing = (a >= 0) != (b >= 0)
    share = np.divide(a, a - b, out=np.zeros(len(ring)), where=crossing)
    cut = ring + share[:, None] * (beyond - ring)
    both, keep = np.stack([ring, cut], axis=1), np.stack([a >= 0, crossing], axis=1)
    return cast(Points, both.reshape(-1, 2)[keep.ravel()])


def cut_line(line: Points, width: float, height: float) -> Iterator[Points]:
    """The pieces of a line that lie in the frame (Liang and Barsky, each segment by itself)."""
    if _is_within(line, width, height):
        yield line
        return
    start, way = line[:-1], np.diff(line, axis=0)
    low, high = np.array([-BEYOND, -BEYOND]), np.array([width + BEYOND, height + BEYOND])
    still = np.where(way == 0, 1e-12, way)
    bounds = np.sort(np.stack([(low - start) / still, (high - start) / still]), axis=0)
    enters, leaves = np.maximum(bounds[0].max(axis=1), 0), np.minimum(bounds[1].min(axis=1), 1)
    (seen,) = np.nonzero(enters < leaves)
    if not len(seen):
        return
    begins = start[seen] + enters[seen, None] * way[seen]
    ends = start[seen] + leaves[seen, None] * way[seen]
    apart = (np.diff(seen) > 1) | (leaves[seen[:-1]] < 1) | (enters[seen[1:]] > 0)
    for piece in np.split(np.arange(len(seen)), np.flatnonzero(apart) + 1):
        yield np.concatenate([begins[piece[:1]], ends[piece]])


def thinned(line: Points) -> Points:
    """A line on a grid of half points, without what a reader can't see: points that fall on the one before, and points
    that lie almost on the way from the one before to the one behind (Visvalingam and Whyatt, many at a time)."""
    line = np.round(line / GRAIN) * GRAIN
    line = line[np.r_[True, np.any(np.diff(line, axis=0) != 0, axis=1)]]
    while len(line) > FEW:
        before, behind = line[1:-1] - line[:-2], line[2:] - line[:-2]
        area = np.abs(before[:, 0] * behind[:, 1] - before[:, 1] * behind[:, 0])
        # Only points with less to them than both their neighbours go, so that no two in a row do.
        least = (area < np.r_[np.inf, area[:-1]]) & (area <= np.r_[area[1:], np.inf]) & (area < UNSEEN)
        if not least.any():
            break
        line = line[np.r_[True, ~least, True]]
    return line


def inside(ring: Points, at: Points) -> NDArray[np.bool_]:
    """Which of some points lie within a ring, by the number of its edges east of each."""
    beyond = np.roll(ring, -1, axis=0)
    x, y = at[:, :1], at[:, 1:]
    across = (ring[:, 1] > y) != (beyond[:, 1] > y)
    rise = np.where(beyond[:, 1] == ring[:, 1], 1.0, beyond[:, 1] - ring[:, 1])
    where = ring[:, 0] + (y - ring[:, 1]) / rise * (beyond[:, 0] - ring[:, 0])
    return cast("NDArray[np.bool_]", (across & (x < where)).sum(axis=1) % 2 == 1)
