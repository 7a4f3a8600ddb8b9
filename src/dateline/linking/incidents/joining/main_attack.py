"""The attack that most reports of a case mention, and the tellings that have nothing of their own to set them apart.

A folder of reports is mostly of one attack. A report's story is another attack only where its own words put it
elsewhere: a place beside the figure that is not where the text was written, nor where somebody spoke or was brought to;
or a day beside the figure. A place or a day that a figure only took over from somewhere else in its text is no such
word. What a report tells by the way is an attack of its own only where its sentence says where it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.places import heads_a_paragraph
from dateline.extraction.scenes import no_scene
from dateline.extraction.text.datelines import dateline_end
from dateline.linking.incidents.coordination import uncounted
from dateline.linking.incidents.joining.one_attack import GAP, NEWS
from dateline.linking.incidents.joining.region import LEAD, regions_around, regions_of
from dateline.linking.incidents.joining.two_names import told_apart_in
from dateline.linking.incidents.parties import sentence_of
from dateline.linking.incidents.stories import DAY, short, span_of
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import ReadRows, by_report, days_of
from dateline.tables import ClaimRow, PlaceMentionRow, ReportRow

# So many dead, or hurt, are hardly those of two attacks of one place, or two such numbers of one time.
LARGE = 10
# Of fewer reports than these no attack is the main one.
ENOUGH = 3
# More reports than these are no folder about one attack, and are linked in bundles that know nothing of each other.
FOLDER = 500


class Told(NamedTuple):
    """What is known of the reports: the reports, the places each names, the area of each claim, the claims that are of
    their report's story, when each report appeared, and all places."""

    reports: Mapping[str, ReportRow]
    named: Mapping[str, Sequence[PlaceMentionRow]]
    areas: Mapping[str, str]
    story: frozenset[str]
    published: Mapping[str, tuple[date | None, date | None]]
    gazetteer: Gazetteer

    @classmethod
    def of(cls, read: ReadRows, areas: Mapping[str, str], story: frozenset[str], gazetteer: Gazetteer) -> Told:
        """What the tables of extraction tell, with the areas and stories that clustering found."""
        by_id = {r["report_id"]: r for r in read.reports}
        published = {i: (r["published_earliest"], r["published_latest"]) for i, r in by_id.items()}
        return cls(by_id, by_report(read.places), areas, story, published, gazetteer)


def into_the_main_attack(groups: list[list[ClaimRow]], told: Told) -> tuple[list[list[ClaimRow]], set[str]]:
    """The groups, with the stories that nothing sets apart in the attack of most reports, if half of them or more tell
    of one, and without what each report only tells by the way and puts nowhere in its own sentence; and the
    identifiers of the claims that joined, whose days are given wrong, or not at all."""
    groups = [g for g in groups if g]
    main = _main(groups)
    if main is None:
        return groups, set()
    home, joined = _Home(groups[main], told), list[ClaimRow]()
    out: list[list[ClaimRow]] = []
    for group in (g for n, g in enumerate(groups) if n != main):
        if home.has_its_toll(group):
            joined += group
            continue
        again = {c["claim_id"] for c in group if home.repeats_its_toll(c)}
        joined += [c for c in group if c["claim_id"] in again]
        group = [c for c in group if c["claim_id"] not in again]
        by = {r: own for r, own in by_report(group).items() if not home.takes(r, own)}
        joined += [c for c in group if c["report_id"] not in by]
        told_of = any(not home.only_by_the_way(r, own) for r, own in by.items())
        out.append([c for c in group if c["report_id"] in by] if told_of else [])
    out.insert(main, [*groups[main], *joined])
    return [g for g in out if g], {c["claim_id"] for c in joined}


def _main(groups: Sequence[list[ClaimRow]]) -> int | None:
    """The group of at least half of all reports, if there is one."""
    reports = [{c["report_id"] for c in g} for g in groups]
    every = set().union(*reports) if reports else set()
    most = max(range(len(groups)), key=lambda n: len(reports[n]), default=None)
    if most is None or len(reports[most]) < ENOUGH or 2 * len(reports[most]) < len(every):
        return None
    return most


class _Home:
    """The main attack: its reports, areas and days as they were before anything joined it."""

    def __init__(self, group: list[ClaimRow], told: Told) -> None:
        self.told = told
        self.claims = by_report(group)
        self.reports = set(self.claims)
        self.large = _large(group)
        self.areas = {a for c in group if (a := told.areas.get(c["claim_id"]))}
        self.days = span_of(group)
        self.around = regions_around(self.areas, told.gazetteer) - self.areas or self._usual_regions()

    def _usual_regions(self) -> set[str]:
        """The countries and regions that more than half of the reports name in their first lines, where nobody says
        what the place lies in."""
        named = Counter(p for r in self.reports for p in regions_of(self.told.reports[r], self.told.named.get(r, ())))
        return {p for p, n in named.items() if 2 * n > len(self.reports)}

    def has_its_toll(self, group: list[ClaimRow]) -> bool:
        """Whether other reports give as many dead, many of them: at the same place within the days of one story; at
        another within a few days, where they give as many wounded too; two such numbers of dead, on whatever day."""
        own = by_report(group)
        if own.keys() & self.reports and told_apart_in(self.claims, own):
            return False
        shared = [effect for effect, _ in self.large & _large(group)]
        if shared.count("killed") != 1:
            return "killed" in shared
        days = span_of(group)
        apart = (
            DAY * 0
            if days is None or self.days is None
            else max(days[0] - self.days[1], self.days[0] - days[1], DAY * 0)
        )
        here = {a for c in group if (a := self.told.areas.get(c["claim_id"]))}
        return apart <= NEWS if here & self.areas else apart <= GAP and "wounded" in shared

    def repeats_its_toll(self, c: ClaimRow) -> bool:
        """Whether a figure of one of the main attack's reports is the number, a large one, that other reports give for
        it, and no word beside it puts it elsewhere or on another day."""
        here = c["report_id"] in self.reports and c["mode"] == "total"
        return here and (c["effect"], c["low"]) in self.large and not self._sets_apart(c)

    def takes(self, report_id: str, own: list[ClaimRow]) -> bool:
        """Whether a report's figures are of the main attack: they are its story, it can mention that attack, and no
        word beside them puts them elsewhere or on another day."""
        if report_id in self.reports or not any(c["claim_id"] in self.told.story for c in own):
            return False
        totals = [c for c in own if c["mode"] == "total" and not uncounted(c)]
        return self._can_tell(report_id, own) and not any(self._sets_apart(c) for c in totals or own)

    def only_by_the_way(self, report_id: str, own: list[ClaimRow]) -> bool:
        """Whether a report of the main attack only mentions some figures: no sentence of theirs says where it was, or
        they are of some of those hit and count nobody."""
        if report_id not in self.reports or any(c["claim_id"] in self.told.story for c in own):
            return False
        here = [c for c in own if self.told.areas.get(c["claim_id"]) in self.areas]
        near = self.days is not None and any((d := days_of(c)) and self._near(d) for c in here)
        placed = any(self._own_place(c) for c in own)
        counted = any(c["mode"] == "total" and c["low"] is not None for c in own)
        return not counted or not (placed or near)

    def _can_tell(self, report_id: str, own: list[ClaimRow]) -> bool:
        """Whether a report names the main attack's place, or names in its first lines the country or region around it
        and has a day, or as many dead as others give, many of them; and can have appeared in the days after the
        attack."""
        first, last = self.told.published[report_id]
        if self.days and last is not None and (last < self.days[0] - DAY or (first or last) > self.days[1] + NEWS):
            return False
        mentions = self.told.named.get(report_id, ())
        if any(self.told.gazetteer.area(p["place_id"]) in self.areas for p in mentions):
            return True
        if last is None and not any(effect == "killed" for effect, _ in self.large & _large(own)):
            return False
        report = self.told.reports[report_id]
        return bool(regions_of(report, mentions) & self.around) and not any(
            self._scene_in_the_lead(report, p) for p in mentions
        )

    def _scene_in_the_lead(self, report: ReportRow, p: PlaceMentionRow) -> bool:
        """Whether the first lines name a place elsewhere where an attack can be."""
        area = self.told.gazetteer.area(p["place_id"])
        return p["start"] < LEAD and area is not None and area not in self.around and _is_scene(report, p)

    def _sets_apart(self, c: ClaimRow) -> bool:
        """Whether the sentence of a figure puts it elsewhere, or on a day that is not the main attack's."""
        if c["part"] == "title":
            return False
        area = self.told.areas.get(c["claim_id"])
        around = self._called_alike(area) or any(self.told.gazetteer.may_hold(area, a) for a in self.areas)
        if area not in self.areas and self._own_place(c) and not around:
            return True
        days = days_of(c) if short(c) or c["earliest"] is None else None
        return days is not None and not self._near(days) and _own_day(c, self.told.reports[c["report_id"]])

    def _called_alike(self, area: str | None) -> bool:
        """Whether a place that no list knows has a name of its own that the main attack's place has too: "Mount
        Alder School" and "Alder district" are said of one spot."""
        if area is None or self.told.gazetteer.is_listed(area):
            return False
        here = {w for a in self.areas for w in proper_words(self.told.gazetteer.name(a))}
        own = proper_words(self.told.gazetteer.name(area))
        return bool(own & here) or any(sorted(w) == sorted(h) for w in own for h in here)  # "Sohlan" for "Solhan"

    def _near(self, days: tuple[date, date]) -> bool:
        return self.days is None or (days[0] <= self.days[1] + GAP and self.days[0] - GAP <= days[1])

    def _own_place(self, c: ClaimRow) -> bool:
        """Whether the sentence of a figure names the place that it has, as one where an attack can be."""
        area, report = self.told.gazetteer.area(c["place_id"]), self.told.reports[c["report_id"]]
        if area is None:
            return False
        first, last = sentence_of(report["text"] or "", c["start"], c["end"])
        here = (p for p in self.told.named.get(c["report_id"], ()) if first <= p["start"] < last)
        return any(self.told.gazetteer.area(p["place_id"]) == area and _is_scene(report, p) for p in here)


def _large(group: list[ClaimRow]) -> set[tuple[str, int]]:
    """The totals so large that they are hardly those of two attacks: (effect, number)."""
    totals = (c for c in group if c["mode"] == "total")
    return {(c["effect"], c["low"]) for c in totals if c["low"] is not None and c["low"] >= LARGE}


KINDS_OF_PLACE = frozenset(en.words("places", "nouns and sides in names of places"))


def proper_words(name: str) -> set[str]:
    """The words of a place's name that are no noun and no side.

    >>> sorted(proper_words("Salby-Dorvik Secondary School")), proper_words("North District Hospital")
    (['dorvik', 'salby'], set())
    """
    return {w for w in re.split(r"[\W_]+", name.lower()) if len(w) > 3} - KINDS_OF_PLACE


def _is_scene(report: ReportRow, p: PlaceMentionRow) -> bool:
    """Whether a place is named as one where an attack can have been, and not as where the text was written."""
    text = report["text"] or ""
    written = p["start"] < dateline_end(text) or heads_a_paragraph(text, p["start"], p["end"])
    return not written and not no_scene(text, p["start"], p["end"])


def _own_day(c: ClaimRow, report: ReportRow) -> bool:
    """Whether the day of a figure is in its sentence."""
    first, last = sentence_of(report["text"] or "", c["start"], c["end"])
    return c["when_start"] is not None and first <= c["when_start"] < last
