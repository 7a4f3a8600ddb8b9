"""A whole map: the ground, the scenes with how uncertain they are, names, and the scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.patches import Circle, Rectangle

from dateline.chapters.common.charts import COLOURS, GRID, INK, LAND, MUTED, label
from dateline.chapters.common.wording import spelt
from dateline.chapters.maps.ground import country_names, draw_ground, water_names
from dateline.chapters.maps.labels import SIDES, Box, Label, Room, overlap
from dateline.chapters.maps.scenes import Scene
from dateline.chapters.maps.towns import towns_in
from dateline.chapters.maps.window import Window

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HOT = COLOURS[1]
# Of a circle that is smaller than this only a dot can be seen, in points.
DOT = 4.5
# So wide a circle, in points, is small enough to have its name beside it.
SMALL = 40.0
# Of so many towns one or the other finds room, or none does.
TRIED = 300
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
# A scale holds for a whole map only where the map isn't too high; on a higher one there is none.
TALLEST_KM = 2500.0


class Size(NamedTuple):
    """A kind of map: inches, the kilometres it spans at least, the size of its letters, how many places of the case,
    other towns and rivers or lakes it names at most, and whether a scene's name says its day."""

    width: float
    height: float
    least_km: float
    letters: float
    places: int
    towns: int
    waters: int
    dated: bool

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * 72, self.height * 72


class Place(NamedTuple):
    """A place of the case with coordinates: the name it goes by, latitude and longitude, and its other names."""

    name: str
    latitude: float
    longitude: float
    names: tuple[str, ...] = ()

    @property
    def at(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude


class Sheet:
    """A map while it is drawn: axes that count in points, what they show of the world, and what room is left."""

    def __init__(self, ax: Axes, window: Window, size: Size) -> None:
        self.ax, self.window, self.size = ax, window, size
        self.room = Room(window.width, window.height)
        self.names = 0
        self.circles: list[Box] = []
        self.reserved: set[tuple[float, float]] = set()
        ax.set_position((0, 0, 1, 1))
        ax.set(xlim=(0, window.width), ylim=(0, window.height))
        ax.axis("off")

    def dot(self, x: float, y: float, colour: str, size: float = 3.4) -> None:
        """Draw a dot, with a rim that parts it from what lies below."""
        self.ax.plot([x], [y], "o", color=colour, markersize=size, markeredgecolor=LAND, markeredgewidth=0.7)

    def write(self, name: Label, box: Box, colour: str) -> None:
        """Write a name in its box."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        # The reader's font is narrower than the estimate: a name begins, or ends, beside its point.
        x, side = (box[0], "left") if box[0] > name.x else (box[2], "right") if box[2] < name.x else (x, "center")
        weight = "bold" if name.bold else "normal"
        self.ax.text(
            x, y, name.text, fontsize=name.size, color=colour, ha=side, va="center", fontweight=weight,
            linespacing=1.1, gid=f"name-{self.names}-",
        )  # fmt: skip
        self.names += 1

    def scale(self) -> None:
        """Draw how long some kilometres are, in the lower left corner."""
        if self.window.km * self.window.height / self.window.width > TALLEST_KM:
            return
        km = max((s for s in SCALES if s <= self.window.km / 4), default=SCALES[0])
        x, y, long = 8.0, 8.0, km * self.window.points_per_km
        self.ax.plot([x, x, x + long, x + long], [y + 3, y, y, y + 3], color=INK, linewidth=1.1)
        name = Label(f"{km:,} km", x + long / 2, y + 1, self.size.letters - 0.5, gap=1.0)
        box = name.box((0, 1))
        self.room.take((x - 2, y - 2, x + max(long, name.width) + 2, box[3]))
        self.write(name, box, INK)

    def scenes(self, groups: Sequence[Sequence[Scene]]) -> int:
        """Draw a circle as wide as each scene is uncertain, and name it; returns how many scenes found no room for a
        name. Scenes of one group have the same coordinates."""
        drawn = [(group, self._circle(group)) for group in groups]
        unnamed = 0
        for group, r in drawn:
            x, y = self.window.at(group[0].longitude, group[0].latitude)
            beside = r <= DOT or any(s.is_at_a_point for s in group)
            inside = 5.0 if beside else min(r * 0.5, 30.0)
            texts = _names(group, dated=self.size.dated, seen=r > DOT)
            # Outside a small circle a name covers nothing; a large one, or one with no room around it, has it inside.
            tried = [(t, r + 3.0) for t in texts if DOT < r <= SMALL] + [(t, inside) for t in texts]
            for text, gap in tried:
                needed = len(groups) == 1 and gap == inside
                name = Label(text, x, y, self.size.letters + 0.5, gap=gap, bold=True, needed=needed)
                if box := self._beside(name) if gap != inside else self.room.find(name):
                    self.write(name, box, INK)
                    break
            else:
                unnamed += len(group)
        return unnamed

    def _beside(self, name: Label) -> Box | None:
        """Where a name stands beside its circle, above or below it, and in no circle; takes that room."""
        boxes = (b for b in map(name.box, SIDES[:4]) if not any(overlap(b, c) for c in self.circles))
        box = next(filter(self.room.is_free, boxes), None)
        if box is not None:
            self.room.take(box)
        return box

    def _circle(self, group: Sequence[Scene]) -> float:
        """Draw the circle of scenes, or a dot where it is too small to see; returns its radius in points."""
        scene = max(group, key=lambda s: s.radius)
        (x, y), r = self.window.at(scene.longitude, scene.latitude), scene.radius * self.window.points_per_km
        if r > DOT:
            rim = {"linewidth": 1.1, "linestyle": (0, (4, 2))}
            self.ax.add_artist(Circle((x, y), r, facecolor=HOT, alpha=0.14, linewidth=0))
            self.ax.add_artist(Circle((x, y), r, facecolor="none", edgecolor=HOT, **rim))
        if r <= DOT or scene.is_exact:
            self.dot(x, y, HOT, 6.5)
        elif any(s.is_at_a_point for s in group):
            self.dot(x, y, INK)
        if r <= DOT or any(s.is_at_a_point for s in group):
            self.room.take((x - 3, y - 3, x + 3, y + 3))
        self.circles.append((x - r, y - r, x + r, y + r))
        return r

    def reserve(self, places: Iterable[Place]) -> None:
        """Keep the dots of places free of the names of others."""
        for p in places:
            x, y = self.window.at(p.longitude, p.latitude)
            self.room.take((x - 2.5, y - 2.5, x + 2.5, y + 2.5))
            self.reserved.add(p.at)

    def places(self, places: Iterable[Place], colour: str, most: int) -> None:
        """Draw and name places for which there is room, the first ones first."""
        left = most
        for p in places:
            if not left or not self.window.holds(p.longitude, p.latitude, 4):
                continue
            x, y = self.window.at(p.longitude, p.latitude)
            dot = (x - 2.5, y - 2.5, x + 2.5, y + 2.5)
            name = Label(label(p.name), x, y, self.size.letters)
            free = (name.box(side) for side in SIDES)
            if p.at not in self.reserved and not self.room.is_free(dot):
                continue
            if box := next(filter(self.room.is_free, free), None):
                self.room.take(dot)
                self.room.take(box)
                self.dot(x, y, colour, 3.4 if colour == INK else 2.8)
                self.write(name, box, colour)
                left -= 1

    def waters(self) -> None:
        """Write the names of the largest rivers and lakes."""
        for n, w in enumerate(islice(water_names(self.window, self.room, self.size.letters - 0.5), self.size.waters)):
            gid = f"name-water-{n}-"
            self.ax.text(w.x, w.y, w.text, size=w.size, color=MUTED, style="italic", ha="center", va="center", gid=gid)

    def countries(self) -> None:
        """Write the names of countries, faintly, where they fit; in no circle, which would look like its name."""
        for box in self.circles:
            self.room.take(box)
        for n, c in enumerate(country_names(self.window, self.room, self.size.letters)):
            gid = f"country-{n}-"
            self.ax.text(c.x, c.y, c.text, size=c.size, color=MUTED, style="italic", ha="center", va="center", gid=gid)


def _names(group: Sequence[Scene], *, dated: bool, seen: bool) -> list[str]:
    """Names for scenes on the map, the fullest first: the place over the day, or how many attacks they are. Where no
    circle is `seen`, a dot says that its place is not the scene's own."""
    scene = group[0]
    if len(group) > 1:
        return [f"{label(scene.anchor)}:\n{spelt(len(group), 'attack')}", label(scene.anchor)]
    short = f"near {label(scene.near)}" if scene.near and not seen else label(scene.place["name"])
    _, _, day = scene.incident["name"].rpartition(", ")
    return [f"{short},\n{label(day)}", short] if dated else [short]


class Drawn(NamedTuple):
    """What a caption has to say of a map: whether a border on it is dashed, how many scenes have no name, and whether
    a circle is wide enough to be seen."""

    dashed: bool
    unnamed: int
    circles: bool


def draw(ax: Axes, window: Window, size: Size, shown: Sequence[Scene], places: Sequence[Place]) -> Drawn:
    """Draw a map of some scenes with the places of the case around them, the first ones first."""
    sheet = Sheet(ax, window, size)
    dashed = draw_ground(ax, window)
    sheet.scale()
    groups: dict[tuple[float, float], list[Scene]] = {}
    for s in shown:
        groups.setdefault(s.at, []).append(s)
    # A scene's own name stands for its place, or is told from it by the circle around it.
    seen = DOT / window.points_per_km
    centres = {s.at for s in shown if not s.near or s.radius <= seen}
    own = [p for p in places if p.at not in centres and window.holds(p.longitude, p.latitude, 4)][: size.places]
    sheet.reserve(own)
    unnamed = sheet.scenes(list(groups.values()))
    sheet.places(own, INK, size.places)
    known = [(name, p.at) for p in places for name in (p.name, *p.names)] + [(s.anchor, s.at) for s in shown]
    towns = (Place(t.name, t.latitude, t.longitude) for t in islice(towns_in(window, known), TRIED))
    sheet.places(towns, MUTED, size.towns)
    sheet.waters()
    sheet.countries()
    frame = Rectangle((0.5, 0.5), window.width - 1, window.height - 1, facecolor="none", edgecolor=GRID)
    ax.add_artist(frame)
    return Drawn(dashed, unnamed, any(s.radius > seen for s in shown))
