"""A text with stretches of it replaced, and where every offset of the old text lies in the new one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.pipeline.withholding.names import Stretch

# An age right behind a name, which the label says already: "Ivar Fars, 11", "Ivar Fars (11)", "Ivar Fars, aged 11".
AGE = re.compile(r",?\s\(?(?:aged? )?(?P<age>\d{1,3})\b(?!\s?%|[-.,]\d|-)\)?|, (?:aged )?(?P<bare>\d{1,3})\b(?!-)")
IN_LABEL = re.compile(r", (\d{1,3})\b")


class Edit(NamedTuple):
    """One stretch of the old text and what is in its place."""

    start: int
    end: int
    label: str


class Rewritten:
    """A text as it is published, after some edits; `start` and `end` carry offsets over."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self.edits = sorted(edits)
        pieces, at, moved = list[str](), 0, 0
        self._starts, self._ends, self._shifts = list[int](), list[int](), list[int]()
        for e in self.edits:
            pieces += [text[at : e.start], e.label]
            at = e.end
            moved += len(e.label) - (e.end - e.start)
            self._starts.append(e.start)
            self._ends.append(e.end)
            self._shifts.append(moved)
        self.text = "".join([*pieces, text[at:]])

    def start(self, offset: int, *, behind: bool = False) -> int:
        """Where a first character lies now. One inside a replaced stretch moves to its beginning, or `behind` it."""
        at = bisect_right(self._ends, offset) - 1
        inside = at + 1
        if inside < len(self._starts) and self._starts[inside] < offset:
            return self._begin(inside) + (len(self.edits[inside].label) if behind else 0)
        return offset + (self._shifts[at] if at >= 0 else 0)

    def end(self, offset: int) -> int:
        """Where the end of a stretch lies now. One inside a replaced stretch moves behind it."""
        inside = bisect_left(self._ends, offset)
        if inside < len(self._starts) and self._starts[inside] < offset:
            return self._begin(inside) + len(self.edits[inside].label)
        return offset + (self._shifts[inside - 1] if inside else 0)

    def _begin(self, n: int) -> int:
        return self._starts[n] + (self._shifts[n - 1] if n else 0)


def edits(text: str, stretches: Iterable[Stretch], labels: Sequence[str]) -> list[Edit]:
    """What is in place of some names; an age that follows and that the label says is taken into it."""
    out = list[Edit]()
    for s in sorted(stretches):
        if out and s.start < out[-1].end:
            continue
        label, end = labels[s.person], s.end
        said, follows = IN_LABEL.search(label), AGE.match(text, s.end)
        if said and follows and said[1] in (follows["age"], follows["bare"]):
            end = follows.end()
        out.append(Edit(s.start, end, label))
    return out
