"""Drawing what lies under a map: sea, land, lakes, rivers, borders, and the names of countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from dateline.chapters.common.charts import LAND, MUTED, SEA, SHORE
from dateline.chapters.maps.base_map import KM_PER_DEGREE, Layer, Points, base_map
from dateline.chapters.maps.labels import Label, Room
from dateline.chapters.maps.window import TURNS, Spot, Window, cut_line, cut_ring, inside, thinned

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

# The last rank of rivers and lakes that is drawn in a window of at most so many kilometres.
LAST_RANK = ((250.0, 8), (600.0, 7), (1200.0, 5), (3000.0, 3), (np.inf, 1))
# Rings that span fewer points than this are too small to be seen.
SMALLEST = {"land": 0.7, "lake": 3.0, "country": 5.0}
# In wider windows only islands of so many points and more are drawn, for a world of specks shows nothing.
WIDE_KM, SMALLEST_IN_WIDE = 700.0, 1.6
# Where Natural Earth cuts land along the 180th meridian and the foot of Antarctica, there is no shore.
EDGE_EAST, EDGE_SOUTH = 179.99, -89.9
# A country that is wider or higher is not shown whole; this much around a scene is shown instead.
WIDEST_KM, AROUND_KM = 1800.0, 500.0
# Points between the places at which a country's name may be.
RASTER = 12.0
# How much wider than other letters capitals are, with the space between them.
CAPITALS = 1.35
# A river's piece, or a lake, shorter than this many times its name is too small to be named.
NAMED = 1.0


class Part(NamedTuple):
    """A line or ring that lies in a window: its name, its points in degrees, the same in points of the picture."""

    name: str
    degrees: Points
    drawn: Points


def parts(window: Window, layer: Layer, last_rank: int = 100) -> Iterator[Part]:
    """The lines of a layer that touch a window, or the rings that can be seen in it, uncut."""
    earth = base_map()
    names, ranks = earth.rows["name"].to_numpy(), earth.rows["rank"].to_numpy()
    west, south, east, north = window.box
    smallest = SMALLEST_IN_WIDE if layer == "land" and window.km > WIDE_KM else SMALLEST.get(layer, 0.0)
    for turn in TURNS:
        found = earth.within(layer, (west - turn, south, east - turn, north))
        size = ((earth.high[found] - earth.low[found]) * window.per_degree).max(axis=1, initial=0.0)
        for n in found[(size >= smallest) & (ranks[found] <= last_rank)]:
            degrees = earth.line(n)
            yield Part(names[n], degrees, window.project(degrees, turn))


def draw_ground(ax: Axes, window: Window) -> bool:
    """Draw sea, land, water and borders; returns whether one of the borders is disputed, and so dashed."""
    last = next(rank for km, rank in LAST_RANK if window.km <= km)
    ax.add_artist(Rectangle((0, 0), window.width, window.height, facecolor=SEA, edgecolor="none", gid="sea"))
    land = list(parts(window, "land"))
    _fill(ax, _areas(window, land), LAND, "land")
    _stroke(ax, (p.drawn for p in parts(window, "river", last)), window, SHORE, 0.7, gid="rivers")
    lakes = list(parts(window, "lake", last))
    _fill(ax, _areas(window, lakes), SEA, "lakes")
    shores = [p.drawn for p in lakes]
    shores += [piece for p in land for piece in _shores(p)]
    _stroke(ax, shores, window, SHORE, 0.7, gid="shores")
    _stroke(ax, (p.drawn for p in parts(window, "border")), window, MUTED, 1.0, gid="borders")
    disputed = (p.drawn for p in parts(window, "dashed"))
    return _stroke(ax, disputed, window, MUTED, 1.0, gid="disputed", dashes=(3.0, 2.0))


def _areas(window: Window, rings: Iterable[Part]) -> list[Points]:
    """What of rings lies in a window, for filling."""
    cut = (cut_ring(r.drawn[:-1], window.width, window.height) for r in rings)
    return [thinned(c) for c in cut if len(c) > 2]


def _shores(part: Part) -> Iterator[Points]:
    """The pieces of a ring of land that are shore."""
    x, y = np.abs(part.degrees[:, 0]), part.degrees[:, 1]
    edge = ((x > EDGE_EAST) & (np.r_[x[1:], 0] > EDGE_EAST)) | ((y < EDGE_SOUTH) & (np.r_[y[1:], 0] < EDGE_SOUTH))
    begin = 0
    for end in [*np.flatnonzero(edge), len(x) - 1]:
        if end > begin:
            yield part.drawn[begin : end + 1]
        begin = end + 1


def _fill(ax: Axes, rings: list[Points], colour: str, gid: str) -> None:
    """Fill rings as one shape, in which rings of the other direction are holes."""
    if not rings:
        return
    codes = [[Path.MOVETO, *[Path.LINETO] * (len(r) - 1), Path.CLOSEPOLY] for r in rings]
    vertices = np.concatenate([np.r_[r, r[:1]] for r in rings])
    ax.add_artist(PathPatch(Path(vertices, np.concatenate(codes)), facecolor=colour, edgecolor="none", gid=gid))


def _stroke(  # noqa: PLR0913 what a line looks like
    ax: Axes, lines: Iterable[Points], window: Window, colour: str, width: float, *, gid: str,
    dashes: tuple[float, float] | None = None,
) -> bool:  # fmt: skip
    """Draw what of some lines lies in a window as one shape; returns whether there is any."""
    pieces = [thinned(p) for line in lines for p in cut_line(line, window.width, window.height)]
    pieces = [p for p in pieces if len(p) > 1]
    if not pieces:
        return False
    codes = np.concatenate([[Path.MOVETO, *[Path.LINETO] * (len(p) - 1)] for p in pieces])
    style = (0.0, dashes) if dashes else "solid"
    path = Path(np.concatenate(pieces), codes)
    ax.add_artist(PathPatch(path, facecolor="none", edgecolor=colour, linewidth=width, linestyle=style, gid=gid))
    return True


def water_names(window: Window, room: Room, size: float) -> Iterator[Label]:
    """The names of rivers and lakes in a window, the most important first, each where there is room beside a long piece
    of a river or on a lake; no name twice."""
    last = next(rank for km, rank in LAST_RANK if window.km <= km)
    named: set[str] = set()
    for p in [*parts(window, "river", last), *parts(window, "lake", last)]:
        if not p.name or p.name in named:
            continue
        for piece in sorted(cut_line(p.drawn, window.width, window.height), key=len, reverse=True)[:1]:
            label = Label(p.name, 0.0, 0.0, size, gap=3.0)
            if np.ptp(piece, axis=0).max() < NAMED * label.width:
                continue
            for share in (0.5, 0.35, 0.65, 0.2, 0.8):
                x, y = piece[int(share * (len(piece) - 1))].tolist()
                boxes = [label._replace(x=x, y=y).box(side) for side in ((1, 0), (-1, 0))]
                if box := next(filter(room.is_free, boxes), None):
                    room.take(box)
                    named.add(p.name)
                    yield label._replace(x=(box[0] + box[2]) / 2, y=(box[1] + box[3]) / 2)
                    break


def country_around(spot: Spot) -> list[Spot]:
    """The spots that a map has to hold to show in which part of the world another lies: the corners of its country,
    of the part of it that it lies in, where that is no wider than `WIDEST_KM`; else some kilometres around it."""
    earth = base_map()
    x, y = spot.longitude, spot.latitude
    for n in earth.within("country", (x, y, x, y)):
        if inside(earth.line(n)[:-1], np.array([[x, y]]))[0]:
            (west, south), (east, north) = earth.low[n].tolist(), earth.high[n].tolist()
            squeeze = float(np.cos(np.radians((north + south) / 2)))
            if max(north - south, (east - west) * squeeze) * KM_PER_DEGREE <= WIDEST_KM:
                return [Spot(west, south), Spot(east, north), spot]
    return [spot._replace(radius=max(spot.radius, AROUND_KM))]


def country_names(window: Window, room: Room, size: float) -> Iterator[Label]:
    """The names of the countries in a window that have room for it, each where its country is widest."""
    rings: dict[str, list[Points]] = {}
    for p in parts(window, "country"):
        if len(cut := cut_ring(p.drawn[:-1], window.width, window.height)) > 2:
            rings.setdefault(p.name, []).append(cut)
    across = np.arange(RASTER, window.width, RASTER)
    up = np.arange(RASTER, window.height, RASTER)
    raster = np.stack(np.meshgrid(across, up), axis=-1)
    for name in sorted(rings):
        within = np.zeros(raster.shape[:2], dtype=bool)
        for ring in rings[name]:
            within ^= inside(ring, raster.reshape(-1, 2)).reshape(within.shape)
        depth = _depth(within)
        text = name.upper()
        for y, x in sorted(np.argwhere(depth > 0).tolist(), key=lambda at: -depth[at[0], at[1]]):
            label = Label(text, float(across[x]), float(up[y]), size, gap=0.0)
            half = label.width / 2 * CAPITALS
            reach = round(half / RASTER)
            box = (label.x - half, label.y - size * 0.7, label.x + half, label.y + size * 0.7)
            if within[y, max(0, x - reach) : x + reach + 1].all() and room.is_free(box):
                room.take(box)
                yield label
                break


def _depth(within: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many steps of the raster each point of a shape lies from its edge or the frame; a step sideways counts as
    half, since names are wide."""
    depth = np.zeros(within.shape, dtype=np.int64)
    left = within
    while left.any():
        depth += left
        grown = np.pad(left, ((1, 1), (2, 2)))
        left = left & grown[:-2, 2:-2] & grown[2:, 2:-2] & grown[1:-1, :-4] & grown[1:-1, 4:]
    return depth
