"""Which attack of the reports a row of somebody else's table is about.

By the reports that the row itself names; else by its day, give or take two, and its place; else, where no attack fits,
by reports that name the place and were published within a week. Several attacks may fit: all are compared.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.comparing.foreign import ForeignRow
from dateline.linking.rows import days_of
from dateline.tables import ClaimRow, IncidentRow, PlaceMentionRow, PlaceRow, ReportRow

NEARLY, WEEK = timedelta(days=2), timedelta(days=7)
# A point as near as this is the same place.
NEAR_KM = 25.0


class Match(NamedTuple):
    """The attacks that a row may be about, the likeliest first, and the reports that mention them."""

    incidents: list[str]
    reports: frozenset[str]


def folded(name: str) -> str:
    """A name without case, accents and marks.

    >>> folded("Al-Ḥawīja")
    'al hawija'
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


class Attacks:
    """The attacks of some tables, looked up by day, place and report."""

    def __init__(self, linked: Mapping[str, pd.DataFrame], places: Iterable[PlaceRow]) -> None:
        self.reports = {r["report_id"]: r for r in tables.rows(linked["reports"], ReportRow)}
        self.incidents = {i["incident_id"]: i for i in tables.rows(linked["incidents"], IncidentRow)}
        self._places = {p["place_id"]: p for p in places}
        self._mentions = tables.rows(linked["places"], PlaceMentionRow)
        self._claims = tables.rows(linked["claims"], ClaimRow)
        self._texts: dict[str, str] = {}

    @cached_property
    def of_report(self) -> dict[str, set[str]]:
        """The attacks that each report gives a figure for."""
        out: dict[str, set[str]] = defaultdict(set)
        for c in self._claims:
            if c["incident_id"]:
                out[c["report_id"]].add(c["incident_id"])
        return out

    @cached_property
    def telling(self) -> dict[str, set[str]]:
        """The reports that give a figure for each attack."""
        out: dict[str, set[str]] = defaultdict(set)
        for report_id, incidents in self.of_report.items():
            for i in incidents:
                out[i].add(report_id)
        return out

    @cached_property
    def _by_day(self) -> dict[date, list[str]]:
        """The attacks that may have happened on a day; one known within more than two weeks is on none."""
        out: dict[date, list[str]] = defaultdict(list)
        for i in self.incidents.values():
            first, last = days_of(i) or (None, None)
            if first and last and (last - first).days <= 14:
                for n in range((last - first).days + 1):
                    out[first + timedelta(days=n)].append(i["incident_id"])
        return out

    def around(self, place_id: str) -> list[str]:
        """The folded names of a place and of those it lies in, its own first."""
        out: list[str] = []
        seen: set[str] = set()
        at: str | None = place_id
        while at and at not in seen:
            seen.add(at)
            place = self._places.get(at)
            out += [folded(n) for n in self.names(at)]
            at = place["within"] if place else None
        return out

    def names(self, place_id: str) -> list[str]:
        """The names of a place; its identifier as words where the case does not list it."""
        place = self._places.get(place_id)
        others = (n for n in place["other_names"].split("|") if n.strip()) if place else ()
        return [place["name"], *others] if place else [place_id.replace("-", " ")]

    @cached_property
    def named_in(self) -> dict[str, set[str]]:
        """The folded names of the places that each report names."""
        out: dict[str, set[str]] = defaultdict(set)
        for m in self._mentions:
            out[m["report_id"]] |= {folded(m["words"]), *self.around(m["place_id"])}
        return out

    def _names_it(self, report_id: str, name: str) -> bool:
        """Whether a report names a place, as a place or in its text."""
        if report_id not in self._texts:
            r = self.reports[report_id]
            self._texts[report_id] = f" {folded(r['title'])} {folded(r['text'])} "
        return name in self.named_in[report_id] or f" {name} " in self._texts[report_id]

    def match(self, row: ForeignRow) -> Match:
        """The attacks and reports that a row is about; both empty where none fits."""
        if own := self._named_reports(row):
            found = sorted({i for r in own for i in self.of_report[r]})
            return Match(found, frozenset(own))
        day = row.days.get("date")
        if day is None:
            return Match([], frozenset())
        last = max(day, row.days.get("date_end", day))
        scored = {i: self._fit(self.incidents[i], row, day, last) for i in self._near(day, last)}
        best = max(scored.values(), default=0)
        at_it = [i for i in scored if self._is_at(self.incidents[i], row)]
        # Where a report mentions an attack at the row's place and one at another that the case lists, they are two.
        told_apart = {r for i in at_it for r in self.telling[i]}
        other = {i for i in scored if i not in at_it and self._is_listed(i) and told_apart & self.telling[i]}
        near = (i for i, s in scored.items() if s and s >= best - 2 and i not in other)
        found = sorted(near, key=lambda i: (-scored[i], i))
        found = found or self._only_one(row, day, last)
        told = {r for i in found for r in self.telling[i]}
        return Match(found, frozenset(told or self._of_the_days(row, day)))

    def _near(self, day: date, last: date) -> list[str]:
        days = ((day - NEARLY) + timedelta(days=n) for n in range((last - day + 2 * NEARLY).days + 1))
        return list(dict.fromkeys(i for d in days for i in self._by_day.get(d, ())))

    def _only_one(self, row: ForeignRow, day: date, last: date) -> list[str]:
        """The attack of the row's days in the region it names, where there is only one and its place is another."""
        wanted = [folded(n) for n in row.texts("within")]
        days = ((day + timedelta(days=n)) for n in range((last - day).days + 1))
        found = {i for d in days for i in self._by_day.get(d, ())
                 if any(n in self.around(self.incidents[i]["place_id"]) or self._names_it(r, n)
                        for n in wanted for r in self.telling[i])}  # fmt: skip
        return list(found) if len(found) == 1 else []

    def _is_listed(self, incident_id: str) -> bool:
        """Whether the case itself lists the place of an attack."""
        place = self._places.get(self.incidents[incident_id]["place_id"])
        return place is not None and not place["inferred"]

    def _is_at(self, i: IncidentRow, row: ForeignRow) -> bool:
        """Whether an attack is at the place that a row names, or near its point."""
        around = self.around(i["place_id"])
        return any(folded(n) in around for n in row.texts("place")) or self._km(i, row) <= NEAR_KM

    def _fit(self, i: IncidentRow, row: ForeignRow, day: date, last: date) -> int:
        """How well an attack near the row's days fits it; 0 where its place is another."""
        first, end = days_of(i) or (day, day)
        apart = max((first - last).days, (day - end).days, 0)
        wanted = [folded(n) for n in row.texts("place")]
        around = self.around(i["place_id"])
        if any(n in around[: len(self.names(i["place_id"]))] for n in wanted):
            where = 4
        elif any(n in around for n in wanted) or self._km(i, row) <= NEAR_KM:
            where = 3
        elif any(self._names_it(r, n) for n in wanted for r in self.telling[i["incident_id"]]):
            where = 2
        elif not wanted and not row.texts("latitude"):
            where = 1
        else:
            return 0
        return 3 - apart + where + any(folded(n) in around for n in row.texts("within"))

    @staticmethod
    def _km(i: IncidentRow, row: ForeignRow) -> float:
        """How far an attack lies from the row's point; endless where one of them has none."""
        try:
            lat, lon = float(row.texts("latitude")[0]), float(row.texts("longitude")[0])
        except (IndexError, ValueError):
            return math.inf
        if i["latitude"] is None or i["longitude"] is None:
            return math.inf
        north = math.radians(i["latitude"] - lat)
        east = math.radians(i["longitude"] - lon) * math.cos(math.radians((i["latitude"] + lat) / 2))
        return 6371 * math.hypot(north, east)

    def _named_reports(self, row: ForeignRow) -> set[str]:
        """The reports that the row names, by identifier or address."""
        return {r for text in row.texts("reports") for name in re.split(r"[\s|;,]+", text) for r in self._by_name(name)}

    def _by_name(self, name: str) -> list[str]:
        return self._names.get(_address(name), [])

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for r in self.reports.values():
            for name in {r["report_id"], r["given_id"], _address(r["url"])} - {""}:
                out[name].append(r["report_id"])
        return out

    def _of_the_days(self, row: ForeignRow, day: date) -> set[str]:
        """The reports of the week from a day on that name the row's place."""
        wanted = [folded(n) for n in row.texts("place")]
        return {
            r["report_id"]
            for r in self.reports.values()
            if r["published_earliest"]
            and r["published_latest"]
            and day <= r["published_latest"]
            and r["published_earliest"] <= day + WEEK
            and any(self._names_it(r["report_id"], n) for n in wanted)
        }


def _address(url: str) -> str:
    """An address without its scheme, port of the web, and last slash."""
    return re.sub(r"^https?://(?:www\.)?|(?<=[a-z]):(?:80|443)(?=/|$)|/$", "", url)
