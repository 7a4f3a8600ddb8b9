"""Which attack a particular is about: the one whose figures are in its sentence, else the one its sentence's day and
place fit, else the one the report tells most of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, TypeVar

from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import ReadRows, by_report, days_of
from dateline.linking.texts import ReadText, Texts
from dateline.tables import ClaimRow, IncidentRow, ParticularRow, PlaceMentionRow, TimeRow

# A row with a place in its report.
Placed = TypeVar("Placed", TimeRow, PlaceMentionRow, ClaimRow)


class Told(NamedTuple):
    """What one report tells: its text, and in its order its figures, the days that are not of speaking and the places;
    its attacks, those of most figures first."""

    text: ReadText
    claims: list[ClaimRow]
    when: list[TimeRow]
    where: list[PlaceMentionRow]
    attacks: list[str]


def tied(read: ReadRows, texts: Texts, incidents: Iterable[IncidentRow], gazetteer: Gazetteer) -> list[ParticularRow]:
    """Particulars with their `incident_id`; a position is about a place and has none."""
    if not read.particulars:
        return []
    known = {i["incident_id"]: i for i in incidents}
    claims, times, places = by_report(read.claims), by_report(read.times), by_report(read.places)
    statements = by_report(read.statements)

    @cache
    def told(r: str) -> Told:
        speaking = {s["said_start"] for s in statements[r]}
        dated = [t for t in times[r] if t["type"] == "date" and t["start"] not in speaking]
        figures = Counter(i for c in claims[r] if (i := c["incident_id"]))
        attacks = sorted(figures, key=lambda i: (figures[i], i), reverse=True)
        return Told(texts[r], _in_order(claims[r]), _in_order(dated), _in_order(places[r]), attacks)

    return [
        p if p["aspect"] == "position" else p | {"incident_id": _incident(p, told(p["report_id"]), known, gazetteer)}
        for p in read.particulars
    ]


def _in_order(rows: list[Placed]) -> list[Placed]:
    return sorted(rows, key=_start)


def _incident(p: ParticularRow, told: Told, known: dict[str, IncidentRow], gazetteer: Gazetteer) -> str | None:
    sentence = told.text.sentence_at(p["start"])

    def here(rows: list[Placed]) -> list[Placed]:
        return rows[bisect_left(rows, sentence.start, key=_start) : bisect_left(rows, sentence.end, key=_start)]

    several = any((d := days_of(t)) and (d[1] - d[0]).days > 1 for t in here(told.when))
    if several and p["aspect"] in ("attacks", "places"):
        return None  # "five attacks last week" are no one attack
    beside = Counter(c["incident_id"] for c in here(told.claims))
    if beside:
        return str(beside.most_common(1)[0][0]) if beside.most_common(1)[0][0] else None
    when, where = here(told.when), here(told.where)
    if p["aspect"] in ("attacks", "places") and not when and not where:
        return None  # "four attacks in all": of whom and when is not said
    return next((i for i in told.attacks if _fits(known[i], when, where, gazetteer)), None)


def _start(row: Placed) -> int:
    return row["start"]


def _fits(incident: IncidentRow, when: list[TimeRow], where: list[PlaceMentionRow], gazetteer: Gazetteer) -> bool:
    """Whether an incident lies on one of some days and in one of some places; none named fits."""
    days, own = [d for t in when if (d := days_of(t))], days_of(incident)
    if days and not any(own and first <= own[1] and own[0] <= last for first, last in days):
        return False
    if any((last - first).days > 7 for first, last in days):
        return False  # a month or a year holds many attacks
    # A city may only stand for its government ("between Erbil and Baghdad").
    near = [x["place_id"] for x in where if gazetteer.places[x["place_id"]]["kind"] != "city"]
    areas = {a for place in near if (a := gazetteer.area(place))}
    return not areas or gazetteer.area(incident["place_id"]) in areas
