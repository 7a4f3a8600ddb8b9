"""Which attack a sentence is about, by its figures, its places and what was named before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from dateline.linking.rows import by_report, one_day, starting_in
from dateline.tables import ClaimRow, IncidentRow, PlaceMentionRow


class Stretch(NamedTuple):
    """A sentence with what shows of which attack it is: the attacks that it has figures of, whether it gives a tally
    over several days, its places, the attack that the report spoke of last, and where the report's attacks were."""

    attacks: set[str | None]
    tally: bool
    places: set[str]
    spoken_of: str | None
    scenes: set[str]


class Mentions:
    """The places of each attack (its own, and those of its figures), and the figures and places that each report gives
    in its text."""

    def __init__(
        self, incidents: Iterable[IncidentRow], claims: Iterable[ClaimRow], places: Iterable[PlaceMentionRow]
    ) -> None:
        rows, incidents = sorted(claims, key=lambda c: c["start"]), list(incidents)
        self.scenes = {i["incident_id"]: {i["place_id"]} - {""} for i in incidents}
        self.days = {i["incident_id"]: day for i in incidents if (day := one_day(i))}
        for c in rows:
            if c["incident_id"] in self.scenes and c["place_id"]:
                self.scenes[str(c["incident_id"])].add(c["place_id"])
        self.figures = by_report(c for c in rows if c.get("part", "text") != "title")
        self.of_attacks = by_report(c for own in self.figures.values() for c in own if c["incident_id"])
        self.places = by_report(sorted(places, key=lambda p: p["start"]))
        self.of_report = {
            r: {p for c in own for p in self.scenes.get(str(c["incident_id"]), ())}
            for r, own in self.of_attacks.items()
        }

    def on_another(self, own: str, report: str, day: date | None) -> bool:
        """Whether a report mentions another attack, which was on a day."""
        others = {c["incident_id"] or "" for c in self.of_attacks.get(report, ())} - {own}
        return day is not None and any(self.days.get(i) == day for i in others)

    def stretch(self, report: str, start: int, end: int) -> Stretch:
        """The sentence of a report from one place to another."""
        figures, told, places = self.figures[report], self.of_attacks[report], self.places[report]
        own = figures[starting_in(figures, start, end)]
        before = told[max(0, starting_in(told, start, end).start - 1) :][:1]
        named = places[bisect_left(places, start, key=_start) : bisect_left(places, end, key=_start)]
        return Stretch(
            {c["incident_id"] for c in own},
            any(c["earliest"] != c["latest"] for c in own),
            {p["place_id"] for p in named},
            before[0]["incident_id"] if before else None,
            self.of_report.get(report, set()),
        )


def _start(mention: PlaceMentionRow) -> int:
    return mention["start"]


def may_be_about(own: str, found: Stretch, scenes: Mapping[str, set[str]], *, anywhere: bool) -> bool:
    """Whether a sentence may be about an attack: it holds a figure of it; or none of another attack, no tally over a
    stretch of days, and no place that is another attack's alone. Where it names no place, it is about the attack last
    spoken of; what is said of a whole region (`anywhere`) is about each.
    """
    if own in found.attacks:
        return True
    if found.attacks - {None} or found.tally:
        return False
    if found.places & scenes.get(own, set()):
        return True
    return not found.places & found.scenes and (anywhere or found.spoken_of in (None, own))
