"""Names on a map that don't collide: each is tried at eight places around its point, the most important first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Left, bottom, right, top, in points.
Box = tuple[float, float, float, float]
# Where a name may be beside its point, as shares of its own width and height: right, left, above, below, corners.
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
LINE = 1.25


class Label(NamedTuple):
    """A name: where its point is, the size of its letters, how far from the point it begins, and whether the map
    has to show it even where it covers something."""

    text: str
    x: float
    y: float
    size: float
    gap: float = 4.0
    bold: bool = False
    needed: bool = False

    @property
    def width(self) -> float:
        """Its width, estimated: the reader's own font draws the letters."""
        return max(map(_letters, self.text.split("\n"))) * self.size * (0.64 if self.bold else 0.58)

    @property
    def height(self) -> float:
        """The height of its lines."""
        return self.size * LINE * (1 + self.text.count("\n"))

    def box(self, side: tuple[int, int]) -> Box:
        """The room it takes on a side of its point."""
        (across, up), gap = side, self.gap if 0 in side else self.gap * 0.6
        x, y = self.x + across * (gap + self.width / 2), self.y + up * (gap + self.height / 2)
        return x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2


def _letters(line: str) -> float:
    """How many letters of common width a line takes: wide ones count nearly twice, accents nothing."""
    return sum(
        0.0 if unicodedata.combining(c) else 1.7 if unicodedata.east_asian_width(c) in "WF" else 1.0 for c in line
    )


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    across, up = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return max(0.0, across) * max(0.0, up)


class Room:
    """The room of a map of some width and height: what is taken, and where a name still fits."""

    def __init__(self, width: float, height: float) -> None:
        self.frame: Box = (2.0, 2.0, width - 2.0, height - 2.0)
        self.taken: list[Box] = []

    def is_free(self, box: Box) -> bool:
        """Whether a box lies in the frame and on nothing."""
        left, low, right, high = self.frame
        in_frame = box[0] >= left and box[1] >= low and box[2] <= right and box[3] <= high
        return in_frame and not any(overlap(box, t) for t in self.taken)

    def take(self, box: Box) -> None:
        """Let nothing else be in a box."""
        self.taken.append(box)

    def find(self, label: Label) -> Box | None:
        """Where a name fits, and take that; a needed one that fits nowhere is where it covers least."""
        boxes = [label.box(side) for side in SIDES]
        box = next(filter(self.is_free, boxes), None)
        if box is None and label.needed:
            box = min((self._shifted(b) for b in boxes), key=lambda b: sum(overlap(b, t) for t in self.taken))
        if box is not None:
            self.take(box)
        return box

    def _shifted(self, box: Box) -> Box:
        """A box moved into the frame."""
        left, low, right, high = self.frame
        x = max(left - box[0], 0.0) or min(right - box[2], 0.0)
        y = max(low - box[1], 0.0) or min(high - box[3], 0.0)
        return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def placed(labels: Iterable[Label], room: Room) -> Iterator[tuple[Label, Box]]:
    """The names that find room, in the order given, each with its box."""
    for label in labels:
        if box := room.find(label):
            yield label, box
