"""Which attack a particular is about: the one whose figures stand in its sentence, else the one its sentence's day and
place fit, else the one the report tells most of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.extraction.text.document import Document
from dateline.linking.places.gazetteer import Gazetteer
from dateline.tables import Row


def tied(
    particulars: Iterable[Row],
    claims: Iterable[Row],
    times: Iterable[Row],
    places: Iterable[Row],
    statements: Iterable[Row],
    incidents: Iterable[Row],
    reports: Iterable[Row],
    gazetteer: Gazetteer,
) -> list[Row]:
    """Particulars with their `incident_id`; a position is about a place and has none."""
    rows = [dict(p) for p in particulars]
    if not rows:
        return []
    texts = {r["report_id"]: r["text"] for r in reports}
    known = {i["incident_id"]: i for i in incidents}
    own, when, where, said = (_by_report(t) for t in (claims, times, places, statements))
    docs: dict[str, Document] = {}
    for p in rows:
        r = p["report_id"]
        if r not in docs:
            docs[r] = Document(texts[r])
        if p["aspect"] != "position":
            speaking = {s["said_start"] for s in said[r]}
            dated = [t for t in when[r] if t["type"] == "date" and t["start"] not in speaking]
            p["incident_id"] = _incident(p, docs[r], own[r], dated, where[r], known, gazetteer)
    return rows


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        out[row["report_id"]].append(row)
    return out


def _incident(
    p: Row,
    doc: Document,
    claims: list[Row],
    when: list[Row],
    where: list[Row],
    known: dict[str, Row],
    gazetteer: Gazetteer,
) -> str | None:
    sentence = doc.sentence_at(p["start"])

    def here(rows: list[Row]) -> list[Row]:
        return [x for x in rows if sentence.start <= x["start"] < sentence.end]

    several = any(t["earliest"] and (t["latest"] - t["earliest"]).days > 1 for t in here(when))
    if several and p["aspect"] in ("attacks", "places"):
        return None  # "five attacks last week" are no one attack
    beside = Counter(c["incident_id"] for c in here(claims))
    if beside:
        return str(beside.most_common(1)[0][0]) if beside.most_common(1)[0][0] else None
    told = Counter(c["incident_id"] for c in claims if c["incident_id"])
    fit = [i for i in told if _fits(known[i], here(when), here(where), gazetteer)]
    if p["aspect"] in ("attacks", "places") and not here(when) and not here(where):
        return None  # "four attacks in all": of whom and when is not said
    return max(fit, key=lambda i: (told[i], i), default=None)


def _fits(incident: Row, when: list[Row], where: list[Row], gazetteer: Gazetteer) -> bool:
    """Whether an incident lies on one of some days and in one of some places; none named fits."""
    days = [t for t in when if t["earliest"]]
    if days and not any(
        incident["earliest"] and t["earliest"] <= incident["latest"] and incident["earliest"] <= t["latest"]
        for t in days
    ):
        return False
    if any((t["latest"] - t["earliest"]).days > 7 for t in days):
        return False  # a month or a year holds many attacks
    # A city may only stand for its government ("between Erbil and Baghdad").
    near = [x["place_id"] for x in where if gazetteer.places[x["place_id"]]["kind"] != "city"]
    areas = {a for place in near if (a := gazetteer.area(place))}
    return not areas or gazetteer.area(incident["place_id"]) in areas
