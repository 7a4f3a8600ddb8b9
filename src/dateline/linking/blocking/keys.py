"""What may tie a report to another, as hashes that the two share; from the tables of single reports.

A tie is a candidate only: reports that share none are never linked, so that a large case falls into bundles that can be
linked one by one (linking.blocking.blocks). Some kinds tie by one hash: an attack's area and day, two figures of a day.
Others tie where enough hashes of a unit are shared: sampled runs of words of a paragraph (min-wise sampling, Broder
1997), runs of words of a quotation, the concepts of a speaker's words.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from dateline.linking.collation.concepts import Names
from dateline.linking.collation.passages import passages
from dateline.linking.incidents.clustering import LONGEST_SERIES
from dateline.linking.incidents.joining.marks import harmed_names, marks_of
from dateline.linking.incidents.joining.one_attack import GAP, NEWS
from dateline.linking.incidents.joining.region import regions_around, regions_of
from dateline.linking.incidents.signature import figures
from dateline.linking.incidents.stories import BEFORE, EFFECTS, LONGEST_BOND, Telling, tellings
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.provenance.dating import published_days
from dateline.linking.provenance.text_reuse import marks
from dateline.linking.rows import ReadRows, by_report, days_of
from dateline.linking.texts import Texts
from dateline.tables import ClaimRow, PlaceMentionRow, ReportRow

DAY = timedelta(days=1)
COLUMNS = {"kind": "str", "hash": "int64", "unit": "int64", "report_id": "str", "day": "Int64", "asks": "bool"}
# Those that all hashes of a unit have in common.
OF_A_UNIT = ("kind", "unit", "report_id", "day", "asks")


class Kind(NamedTuple):
    """How much two units have to share: so many hashes, and such a share of the smaller one's;
    and how many days may lie between two reports that do."""

    fewest: int
    share: float
    near: int


# By one hash, if one of those who have it asks for it: an area ties what an undated report can be about,
# two figures of a day what a report that names no place can.
EXACT = ("day", "area", "figures", "positions", "version", "people", "sites", "region")
# Less than linking itself asks for (text_reuse.py, alignment.py, utterances.py), so that nothing is lost here.
SHARED = {"text": Kind(4, 0.4, 14), "passage": Kind(3, 0.5, 14), "meaning": Kind(3, 0.5, 5)}


def ties(read: ReadRows, gazetteer: Gazetteer, names: Names) -> pd.DataFrame:
    """One row a hash: kind, hash, unit (a paragraph or passage, counted from 0), report_id,
    day (ordinal of publication, null where unknown), asks. `read` are the tables of single reports."""
    rows, texts = {r["report_id"]: _dated(r) for r in read.reports}, Texts.of(read)
    found = [
        *_of_claims(read, rows, gazetteer),
        *_of_marks(read, rows),
        *_of_positions(read),
        *_of_texts(rows, texts),
        *_of_versions(rows),
    ]
    found += _of_passages(read, list(rows.values()), texts, names)
    out: dict[str, list[object]] = {c: [] for c in COLUMNS}
    units: dict[tuple[str, object], int] = {}
    for kind, unit, report_id, hashes, asks in found:
        n = units.setdefault((kind, unit), len(units))
        last = rows[report_id]["published_latest"]
        out["hash"] += sorted(hashes)
        for c, value in zip(OF_A_UNIT, (kind, n, report_id, last.toordinal() if last else None, asks), strict=True):
            out[c] += [value] * len(hashes)
    return pd.DataFrame({c: pd.Series(cells, dtype=COLUMNS[c]) for c, cells in out.items()})


Found = Iterator[tuple[str, object, str, set[int], bool]]


def _dated(r: ReportRow) -> ReportRow:
    first, last = published_days(r) or (None, None)
    return r | {"published_earliest": first, "published_latest": last}


def _hash(*parts: object) -> int:
    return _hash_of("\x1f".join(map(str, parts)))


def _hash_of(words: str) -> int:
    told = words.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big", signed=True)


def _of_claims(read: ReadRows, rows: Mapping[str, ReportRow], gazetteer: Gazetteer) -> Found:
    own = by_report(c for c in read.claims if c["effect"] in EFFECTS)
    mentions = by_report(sorted(read.places, key=lambda p: int(p["start"])))
    named = {r: [p["place_id"] for p in mentions[r]] for r in own}
    for report_id, claims in own.items():
        # A figure without a place is where its report's story is, as linking has it.
        told = tellings(claims, named[report_id], rows[report_id]["published_latest"], gazetteer)
        of_story = {c["claim_id"]: t.area for t in told for c in t.claims}
        areas = [(c, gazetteer.area(c["place_id"]) or of_story.get(c["claim_id"])) for c in claims]
        # A place that nobody lists may be another name of one that the text names besides.
        loose = any(a and not gazetteer.is_listed(a) for _, a in areas)
        other = {a for p in set(named[report_id]) if (a := gazetteer.area(p)) and (loose or not gazetteer.is_listed(a))}
        days = {_hash(a, d) for c, own in areas for a in {own, *other} if a for d in _days(c, rows[report_id])}
        yield "day", report_id, report_id, days, True
        yield from _of_regions(report_id, told, rows[report_id], (mentions[report_id], gazetteer))
        undated = rows[report_id]["published_latest"] is None
        yield "area", report_id, report_id, {_hash(a) for _, a in areas if a}, undated
        lost = any(a is None or not gazetteer.is_listed(a) for _, a in areas)
        yield "figures", report_id, report_id, set(_figures(areas, rows[report_id])), lost


def _of_regions(
    report_id: str, told: list[Telling], r: ReportRow, where: tuple[list[PlaceMentionRow], Gazetteer]
) -> Found:
    """The country or state and the days of each telling: by these alone a story without a place is known."""
    mentions, gazetteer = where
    for t in told:
        days = {d for c in t.claims for d in _days(c, r)}
        lost = t.story and t.area is None
        regions = regions_of(r, mentions) if lost else regions_around([t.area] if t.area else [], gazetteer)
        yield "region", report_id, report_id, {_hash(region, d) for region in regions for d in days}, lost


def _days(c: ClaimRow, r: ReportRow) -> Iterable[date]:
    """The days by which a figure can be tied to others of its area (linking.incidents)."""
    if (days := days_of(c)) is None:
        appeared = published_days(r)
        return _span(appeared[0] - BEFORE, appeared[1]) if appeared else ()
    long = days[1] - days[0]
    if long > LONGEST_SERIES:
        return ()
    return _span(days[0], days[1] + GAP if long <= LONGEST_BOND else days[1])


def _span(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def _figures(areas: list[tuple[ClaimRow, str | None]], r: ReportRow) -> Iterator[int]:
    """Two figures of one day: what a report that names no place is known by."""
    by_day: dict[date, list[ClaimRow]] = defaultdict(list)
    appeared = published_days(r)
    for c, area in areas:
        days = days_of(c)
        if days and days[1] - days[0] <= LONGEST_BOND:
            for d in _span(days[0] - DAY, days[1] + DAY) if area is None else [days[0]]:
                by_day[d].append(c)
        elif days is None and area is None and appeared:
            for d in _span(appeared[0] - BEFORE, appeared[1]):
                by_day[d].append(c)
    for d, own in by_day.items():
        for pair in combinations(sorted(figures(own)), 2):
            yield _hash(d, *pair)


def _of_marks(read: ReadRows, rows: Mapping[str, ReportRow]) -> Found:
    """People and sites that two reports of neighbouring days name (linking.incidents.joining)."""
    harmed = by_report(read.victims)
    for report_id, r in rows.items():
        appeared = published_days(r)
        if appeared is None:
            continue
        marks = marks_of(r["text"] or "")
        first, last = (d.toordinal() // NEWS.days for d in appeared)
        times = range(first, last + 2)
        people = {*marks.people, *harmed_names(harmed[report_id])}
        yield "people", report_id, report_id, {_hash(*name, n) for name in people for n in times}, True
        yield "sites", report_id, report_id, {_hash(site, n) for site in marks.sites for n in times}, True


def _of_positions(read: ReadRows) -> Found:
    told: dict[str, set[tuple[str, float, str]]] = defaultdict(set)
    for p in read.particulars:
        if p["aspect"] == "position" and p["number"]:
            told[p["report_id"]].add((p["value"], p["number"], p["other_place_id"] or ""))
    for report_id, own in told.items():
        yield "positions", report_id, report_id, {_hash(*a, *b) for a, b in combinations(sorted(own), 2)}, True


def _of_texts(rows: Mapping[str, ReportRow], texts: Texts) -> Found:
    for report_id, r in rows.items():
        if r["full"] or r.get("partial"):
            for n, found in enumerate(marks(texts[report_id])):
                yield "text", (report_id, n), report_id, found, True


def _of_versions(rows: Mapping[str, ReportRow]) -> Found:
    for report_id, r in rows.items():
        yield "version", report_id, report_id, {_hash(report_id)}, False
        if older := r.get("version_of"):
            yield "version", (report_id, older), report_id, {_hash(older)}, True


def _of_passages(read: ReadRows, rows: list[ReportRow], texts: Texts, names: Names) -> Found:
    for n, p in enumerate(passages(read.statements, rows, texts, names)):
        yield "passage", n, p.report_id, {_hash_of("\x1f".join(run)) for run in p.runs}, True
        if p.speaker:
            yield "meaning", n, p.report_id, {_hash_of(f"{p.speaker}\x1f{c.name}") for c in p.meaning}, True
