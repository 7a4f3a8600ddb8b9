"""A made-up case that grows day by day: new reports, newer versions of one, a person's decisions, another rule for the
best figure. `days` gives what happens on each day and which tolls have to change by it, and why. Each attack has two
reports from the first day on, the second with one more dead, so that the lowest and the latest figure are never the
same, and every change of rule changes every toll."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

FIRST = date(2022, 5, 3)
TOWNS = {"salby": "Salby", "dorvik": "Dorvik"}
OUTLETS = ("River Herald", "Dorvik Post", "Norland Echo", "Ostmark Radio", "The Beacon", "Harbour Weekly")
PLACES = (
    "place_id,name,kind,within,latitude,longitude,precision_km,other_names\n"
    "salby,Salby,town,,60.1,20.1,,\ndorvik,Dorvik,town,,62.5,21.5,,\n"
)
CASE = "title: Salby and Dorvik\nparameters: {{rule: {rule}}}\n"
REVIEW = "target,decision,field,value,by,on,why\n"
# The identifier of the figure of a report, as the tables give it.
FigureOf = Callable[[str], str]


class Expected(NamedTuple):
    """Which attack's toll of the killed changes, by its place, why, and a word that the reason has to hold."""

    place: str
    cause: str
    word: str


class Grown:
    """A case in a folder, and what its reports give."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.rng = folder, random.Random(seed)
        self.figures = {"salby": 7, "dorvik": 5}
        self.newest: dict[str, str] = {}
        self.decided: set[str] = set()
        self.written = 0
        (folder / "reports").mkdir(parents=True)
        (folder / "places.csv").write_text(PLACES, encoding="utf-8")
        (folder / "review.csv").write_text(REVIEW, encoding="utf-8")
        self.choose("latest")

    def choose(self, rule: str) -> None:
        """Choose the rule for the best figure."""
        (self.folder / "case.yml").write_text(CASE.format(rule=rule), encoding="utf-8")

    def report(self, place: str, day: date) -> str:
        """A new report with one more dead."""
        self.written += 1
        name = f"r{self.written}"
        self.figures[place] += 1
        self._write(name, place, OUTLETS[self.written % len(OUTLETS)], day)
        self.newest[place] = name
        return name

    def rewrite(self, place: str, day: date) -> str:
        """The newest report of an attack with one more dead."""
        self.figures[place] += 1
        name = self.newest[place]
        outlet = (self.folder / "reports" / f"{name}.md").read_text(encoding="utf-8").splitlines()[1].partition(": ")[2]
        self._write(name, place, outlet, day)
        return name

    def _write(self, name: str, place: str, outlet: str, day: date) -> None:
        words = (
            f"{self.figures[place]} people were killed when gunmen attacked {TOWNS[place]} on 2 May, the mayor said."
        )
        text = f"---\noutlet: {outlet}\npublished: {day}\n---\n{words}\n"
        (self.folder / "reports" / f"{name}.md").write_text(text, encoding="utf-8")

    def decide(self, place: str, day: date, figure_of: FigureOf) -> None:
        """A person's decision that the newest figure of an attack is one higher."""
        self.figures[place] += 1
        target = figure_of(self.newest[place])
        with (self.folder / "review.csv").open("a", encoding="utf-8") as out:
            for field in ("low", "high"):
                out.write(f"{target},amend,{field},{self.figures[place]},Ann Roe,{day},the desk was called\n")
        self.decided.add(place)


def days(grown: Grown, figure_of: FigureOf, count: int = 15) -> Iterator[tuple[date, list[Expected]]]:
    """Let `count` days pass; after each, its date and what has to have changed since the day before."""
    rule = "latest"
    for n in range(count):
        day = FIRST + timedelta(days=n)
        if n == 0:
            for place in (*TOWNS, *TOWNS):
                grown.report(place, day)
            yield day, []
        elif n % 5 == 4:
            rule = "conservative" if rule == "latest" else "latest"
            grown.choose(rule)
            yield day, [Expected(p, "changed rule", rule) for p in TOWNS]
        else:
            yield (
                day,
                [_happens(grown, p, day, figure_of) for p in grown.rng.sample(list(TOWNS), grown.rng.choice((1, 2)))],
            )


def _happens(grown: Grown, place: str, day: date, figure_of: FigureOf) -> Expected:
    """One thing that happens to what is known of an attack."""
    what = grown.rng.choice(("report", "rewrite", "decide"))
    if what == "report" or place in grown.decided:
        grown.decided.discard(place)
        return Expected(place, "new report", grown.report(place, day))
    if what == "rewrite":
        return Expected(place, "newer version of a report", grown.rewrite(place, day))
    grown.decide(place, day, figure_of)
    return Expected(place, "a person’s decision", "Ann Roe")
