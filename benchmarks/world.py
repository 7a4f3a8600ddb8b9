"""A made-up country with known truth: places, officials, outlets, and attacks in the order they happened. Seeded.

`World(n, seed)` holds enough of it for some n reports; `attacks()` draws them one by one, so that a world of any size
fits into memory. What is told of them is written by newsroom.py.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from quotations import FIRST, ROLES, STOCK, _sentence

START = date(2019, 1, 1)
DAYS = 1800
# About so many reports tell of an attack, and so many attacks fall on an area.
REPORTS_AN_ATTACK = 12
ATTACKS_AN_AREA = 8
# Attacks in one area lie at least so many days apart: closer ones are one series, by the tool's own definition.
APART = 4
WIRES = ("Meridian Wire", "Continental Press Agency", "Harbour News Agency")
OUTLETS = (
    "The Courier", "Morning Post", "Daily Record", "Evening Echo", "The Sentinel", "Channel Nine", "River Radio",
    "The Observatory", "Northern Star", "Capital Today", "Field Notes", "The Ledger", "Weekly Mirror", "Frontier Voice",
    "Coastline", "Plain Dealer",
)  # fmt: skip
GROUPS = {
    "security forces": ("soldiers",),
    "civilians": ("villagers", "civilians", "residents"),
    "police": ("policemen",),
}
SYLLABLES = (
    "ba bel cor dar dun el far gan hal ir jor kal ker lo mar mir nav nor ol par quen ral sar tav tir ul "
    "var vel wen xan yar zel zor"
).split()


class Person(NamedTuple):
    """Somebody who speaks: the name in full and the role that introduces it."""

    name: str
    role: str


class Area(NamedTuple):
    """A district with the villages in it and the officials who speak for it;
    all identifiers are names in lower case."""

    name: str
    villages: tuple[str, ...]
    officials: tuple[Person, ...]


class Said(NamedTuple):
    """One thing said once about an attack."""

    said_id: str
    speaker: Person
    day: date
    words: str


class Attack(NamedTuple):
    """What happened: where, on which day, the dead by group and the wounded, and what was said about it."""

    attack_id: str
    area: Area
    place: str
    day: date
    dead: dict[str, int]
    wounded: int
    said: tuple[Said, ...]


class World:
    """The country. `places` are rows of a places.csv."""

    def __init__(self, reports: int, seed: int) -> None:
        self.rng = random.Random(seed)
        self.names: set[str] = set()
        self.national = [self._person() for _ in range(12)]
        self.areas = [self._area() for _ in range(max(3, reports // (REPORTS_AN_ATTACK * ATTACKS_AN_AREA)))]
        self.last: dict[str, list[date]] = {a.name: [] for a in self.areas}

    def _name(self) -> str:
        while True:
            name = "".join(self.rng.choice(SYLLABLES) for _ in range(self.rng.randint(3, 4))).capitalize()
            if name not in self.names:
                self.names.add(name)
                return name

    def _person(self) -> Person:
        return Person(f"{self.rng.choice(FIRST)} {self._name()}", self.rng.choice(ROLES))

    def _area(self) -> Area:
        villages = tuple(self._name() for _ in range(self.rng.randint(2, 4)))
        return Area(self._name(), villages, tuple(self._person() for _ in range(2)))

    @property
    def places(self) -> list[dict[str, str]]:
        """Rows of places.csv: every district, and its villages within it, scattered over one degree each."""
        rng, out = random.Random(1), []
        for area in self.areas:
            lat, lon = 30 + 10 * rng.random(), 40 + 10 * rng.random()
            for name in (area.name, *area.villages):
                out.append({
                    "place_id": name.lower(), "name": name, "kind": "district" if name == area.name else "village",
                    "within": "" if name == area.name else area.name.lower(),
                    "latitude": f"{lat + rng.random() / 5:.4f}", "longitude": f"{lon + rng.random() / 5:.4f}",
                    "precision_km": "", "other_names": "",
                })  # fmt: skip
        return out

    def attacks(self) -> Iterator[Attack]:
        """Attacks without end; those of one area lie APART days from each other."""
        for n in count():
            area, day = self._when_and_where()
            self.last[area.name].append(day)
            dead = {g: self.rng.randint(1, 14) for g in self.rng.sample(list(GROUPS), self.rng.choice((1, 2, 2, 3)))}
            said = tuple(self._said(f"a{n}", k, area, day) for k in range(self.rng.choice((1, 2, 2, 3, 4))))
            yield Attack(
                f"a{n}", area, self.rng.choice(area.villages), day, dead, self.rng.choice((0, *range(2, 25))), said
            )

    def _when_and_where(self) -> tuple[Area, date]:
        while True:
            area, day = self.rng.choice(self.areas), START + timedelta(self.rng.randrange(DAYS))
            if all(abs((day - other).days) >= APART for other in self.last[area.name]):
                return area, day

    def _said(self, attack: str, k: int, area: Area, day: date) -> Said:
        speaker = self.rng.choice(self.national if self.rng.random() < 0.4 else area.officials)
        return Said(f"{attack}-{k}", speaker, day + timedelta(self.rng.randint(0, 1)), self._words())

    def _words(self) -> str:
        return f"{plain(self.rng)}, {self.rng.choice(STOCK)}" if self.rng.random() < 0.5 else plain(self.rng)


def plain(rng: random.Random) -> str:
    """A sentence in which nobody is hurt, told or asked, so that it holds no figure and no statement of its
    own; no stock phrase either."""
    while True:
        words = _sentence(rng)
        if not {"wounded", "missing", "told", "asked"} & set(words.split()):
            return next((words.removesuffix(f", {s}") for s in STOCK if words.endswith(s)), words)
