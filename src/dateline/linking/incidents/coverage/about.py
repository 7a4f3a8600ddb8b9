"""Which attack a sentence is about, by its figures, its places and what was named before it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.places.gazetteer import Gazetteer, distance_km
from dateline.linking.rows import LinkedRows, by_report, one_day, starting_in
from dateline.tables import ClaimRow, IncidentRow, PlaceMentionRow

# "Bombings at the airport in Weir", "the Weir attack": the place of another deed.
BEFORE_PLACE = en.pattern("linking_patterns", "a deed right before its place", attacks=ATTACKS)
BEHIND_PLACE = en.pattern("linking_patterns", "a deed right behind its place", attacks=ATTACKS)
LETTERS_BEFORE = 100
# Between two attacks of one sentence.
PARTING = (en.pattern("linking_patterns", "parts a list"), en.pattern("linking_patterns", "parts two attacks"))
SEVERAL = en.pattern("linking_patterns", "several attacks")
# Places so far from each other are two.
FAR = 50


class Stretch(NamedTuple):
    """A sentence, or its part, with what shows of which attack it is: the attacks that it has figures of, whether it
    gives a tally over several days, its places, where it puts deeds, the attack that the report spoke of last, and
    where the report's attacks were."""

    attacks: set[str | None]
    tally: bool
    places: set[str]
    deeds: set[str]
    spoken_of: str | None
    scenes: set[str]


class Mentions:
    """The places of each attack (its own, and those of its figures), and the figures and places that each report gives
    in its text."""

    def __init__(self, linked: LinkedRows, claims: Iterable[ClaimRow], gazetteer: Gazetteer) -> None:
        rows: list[ClaimRow] = sorted(claims, key=lambda c: c["start"])
        incidents: list[IncidentRow] = linked.incidents
        self.gazetteer = gazetteer
        self.texts = {r["report_id"]: r["text"] or "" for r in linked.reports}
        self.scenes = {i["incident_id"]: {i["place_id"]} - {""} for i in incidents}
        self.days = {i["incident_id"]: day for i in incidents if (day := one_day(i))}
        for c in rows:
            if c["incident_id"] in self.scenes and c["place_id"]:
                self.scenes[str(c["incident_id"])].add(c["place_id"])
        self.figures = by_report(c for c in rows if c.get("part", "text") != "title")
        self.of_attacks = by_report(c for own in self.figures.values() for c in own if c["incident_id"])
        self.places = by_report(sorted(linked.places, key=_start))
        self.of_report = {
            r: {p for c in own for p in self.scenes.get(str(c["incident_id"]), ())}
            for r, own in self.of_attacks.items()
        }

    def on_another(self, own: str, report: str, day: date | None) -> bool:
        """Whether a report mentions another attack, which was on a day."""
        others = {c["incident_id"] or "" for c in self.of_attacks.get(report, ())} - {own}
        return day is not None and any(self.days.get(i) == day for i in others)

    def stretch(self, report: str, at: int, start: int, end: int) -> Stretch:
        """The sentence of a report from one place to another; of one that counts the victims of several attacks the
        part that holds the words at a place."""
        figures, told, places = self.figures[report], self.of_attacks[report], self.places[report]
        start, end = self._part(told[starting_in(told, start, end)], at, start, end)
        own = figures[starting_in(figures, start, end)]
        before = told[max(0, starting_in(told, start, end).start - 1) :][:1]
        spoken_of = before[0]["incident_id"] if before else None
        if before and "\n" in self.texts[report][before[0]["end"] : start]:
            spoken_of = self._main.get(report, spoken_of)  # what it recalled it recalled in that paragraph
        named = places[bisect_left(places, start, key=_start) : bisect_left(places, end, key=_start)]
        return Stretch(
            {c["incident_id"] for c in own},
            any(c["earliest"] != c["latest"] for c in own),
            {p["place_id"] for p in named},
            {p["place_id"] for p in named if self._has_a_deed(p, start, end)},
            spoken_of,
            self.of_report.get(report, set()),
        )

    @cached_property
    def _main(self) -> dict[str, str | None]:
        """The attack that more than half of the figures of a report are of, where it mentions several."""
        out: dict[str, str | None] = {}
        for report, own in self.figures.items():
            if not own:
                continue
            counted = Counter(c["incident_id"] for c in own)
            (most, n), several = counted.most_common(1)[0], len(set(counted) - {None}) > 1
            if several and most and 2 * n > len(own):
                out[report] = most
        return out

    def _part(self, counted: Sequence[ClaimRow], at: int, start: int, end: int) -> tuple[int, int]:
        """The part of a sentence with a place, where figures of several attacks (`counted`) are in it."""
        if counted and SEVERAL.search(self.texts[counted[0]["report_id"]], start, counted[0]["start"]):
            return start, end  # "In five attacks, three died in Arden, and two in Brook"
        for c, other in pairwise(counted):
            if c["incident_id"] == other["incident_id"] or c["end"] >= other["start"]:
                continue
            between = self.texts[c["report_id"]][c["end"] : other["start"]]
            found = next((m for words in PARTING if (m := words.search(between))), None)
            cut = c["end"] + (found.start() if found else 0)
            if at >= cut:
                start = cut
            else:
                return start, cut
        return start, end

    def _has_a_deed(self, place: PlaceMentionRow, start: int, end: int) -> bool:
        """Whether a sentence, or its part, puts an attack at a place."""
        text = self.texts[place["report_id"]]
        first = max(start, place["start"] - LETTERS_BEFORE)
        before = BEFORE_PLACE.search(text, first, place["start"])
        return before is not None or BEHIND_PLACE.match(text, place["end"], end) is not None

    def elsewhere(self, own: str, place_id: str) -> bool:
        """Whether a place is none of those of an attack, nor in or around one, nor near it, nor called like it."""
        if (own, place_id) not in self._elsewhere:
            scenes = self.scenes.get(own, set())
            self._elsewhere[own, place_id] = bool(scenes) and all(self._apart(s, place_id) for s in scenes)
        return self._elsewhere[own, place_id]

    @cached_property
    def _elsewhere(self) -> dict[tuple[str, str], bool]:
        return {}

    def _apart(self, scene: str, place_id: str) -> bool:
        g = self.gazetteer
        around, other = g.ancestors(scene), g.ancestors(place_id)
        if not around or not other or scene in other or place_id in around or g.name(scene) == g.name(place_id):
            return False
        a, b = g.coordinates(scene), g.coordinates(place_id)
        return distance_km(a, b) > FAR if a and b else around[-1] != other[-1]


def _start(mention: PlaceMentionRow) -> int:
    return mention["start"]


def may_be_about(own: str, found: Stretch, told: Mentions, *, anywhere: bool) -> bool:
    """Whether a sentence may be about an attack: it holds a figure of it; or none of another attack, no tally over a
    stretch of days, and no place that is another attack's alone, or at which it puts another deed. Where it names no
    place, it is about the attack last spoken of; what is said of a whole region (`anywhere`) is about each.
    """
    if own in found.attacks:
        return True
    if found.attacks - {None} or found.tally:
        return False
    if found.places & told.scenes.get(own, set()):
        return True
    if any(told.elsewhere(own, p) for p in found.deeds):
        return False
    return not found.places & found.scenes and (anywhere or found.spoken_of in (None, own))
