"""What data programs read: attacks as GeoJSON and as event rows after UCDP GED, and a Frictionless data package.

GeoJSON: RFC 7946. Event rows: the columns of the UCDP Georeferenced Event Dataset (codebook 24.1) that reports can
fill; `best`, `low`, `high` are those of all who were hit, and `deaths_b`, `deaths_civilians` and `deaths_unknown` are
of them; the attackers' own dead, `deaths_a`, are beside. Somebody counts as a civilian only by words that say so.
Data package: the descriptor of https://specs.frictionlessdata.io/data-package/ with a table schema for every CSV.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

from dateline import tables
from dateline.extraction.lexicon.case_names import CIVILIANS, UNSAID
from dateline.tables import ClaimRow, IncidentRow, PersonRow, PlaceRow, TollRow

JSON = dict[str, object]
FIELD_TYPES = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "date": "date"}
SIDES = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
EVENT_COLUMNS = [
    "id", "year", "date_start", "date_end", "date_prec", "side_a", "side_b", "where_coordinates", "where_prec",
    "latitude", "longitude", "event_clarity", "number_of_sources", "best", "low", "high", *SIDES, "source_reports",
]  # fmt: skip


def geojson(linked: dict[str, pd.DataFrame]) -> JSON:
    """Attacks with coordinates as points; where an attack is known only within something
    larger, where_precision says so."""
    features = [
        {
            "type": "Feature",
            "id": i["incident_id"],
            "geometry": {"type": "Point", "coordinates": [i["longitude"], i["latitude"]]},
            "properties": {
                "name": i["name"], "date": i["date"], "date_precision": i["date_precision"],
                "where_precision": i["where_precision"], "kind": i["kind"], "perpetrator": i["perpetrator"],
                "target": i["target"], "strength": i["strength"], "reports": i["reports"], "origins": i["origins"],
                "killed": _total(linked, i["incident_id"], "killed"),
                "wounded": _total(linked, i["incident_id"], "wounded"),
            },
        }
        for i in tables.rows(linked["incidents"], IncidentRow)
        if i["longitude"] is not None and i["latitude"] is not None
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def _total(linked: dict[str, pd.DataFrame], incident_id: str, effect: str, group: str = "all") -> JSON | None:
    """Low, best and high of one toll, or None."""
    found = next(
        (
            t
            for t in tables.rows(linked["tolls"], TollRow)
            if (t["incident_id"], t["effect"], t["group"], t["account"]) == (incident_id, effect, group, "")
        ),
        None,
    )
    return {"low": found["low"], "best": found["best"], "high": found["high"]} if found else None


def events(linked: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row an attack whose day is known at all, in the columns of UCDP GED that reports can fill."""
    places = {p["place_id"]: p["name"] for p in tables.rows(linked["gazetteer"], PlaceRow)}
    rows = []
    for i in tables.rows(linked["incidents"], IncidentRow):
        if i["earliest"] is None:
            continue
        dead = _total(linked, i["incident_id"], "killed") or {}
        claims = [c for c in tables.rows(linked["claims"], ClaimRow) if c["incident_id"] == i["incident_id"]]
        rows.append(
            {
                "id": i["incident_id"], "year": i["earliest"].year, "date_start": i["earliest"],
                "date_end": i["latest"], "date_prec": i["date_precision"], "side_a": i["perpetrator"],
                "side_b": i["target"], "where_coordinates": places.get(i["place_id"], i["place_id"]),
                "where_prec": i["where_precision"], "latitude": i["latitude"], "longitude": i["longitude"],
                "event_clarity": 2 if i["kind"] == "series" else 1, "number_of_sources": i["origins"],
                "best": dead.get("best"), "low": dead.get("low"), "high": dead.get("high"),
                **sides(linked, i["incident_id"]),
                "source_reports": " ".join(sorted({c["report_id"] for c in claims})),
            }
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=EVENT_COLUMNS)
    whole = [c for c in EVENT_COLUMNS if c.endswith("_prec") or c in ("best", "low", "high", *SIDES)]
    return frame.astype(dict.fromkeys(whole, "Int64"))


# Groups of no side: anybody, and those who are civilians only where a word says so.
OF_NO_SIDE = frozenset(("all", "people", CIVILIANS, UNSAID, "attackers"))


def sides(linked: dict[str, pd.DataFrame], incident_id: str) -> dict[str, int | None]:
    """The dead of an attack by side, as UCDP GED counts them; None where no figure says how many died.

    Civilians are the toll of civilians, which is based on words that say so, else the dead whom a report calls so.
    Who is of no side and no civilian by words is unknown.
    """
    own = [t for t in tables.rows(linked["tolls"], TollRow) if t["incident_id"] == incident_id and not t["account"]]
    dead = {t["group"]: t for t in own if t["effect"] == "killed"}
    claims = {c["claim_id"]: c for c in tables.rows(linked["claims"], ClaimRow) if c["incident_id"] == incident_id}
    a = max(
        (c["low"] for c in claims.values() if c["group"] == "attackers" and c["effect"] == "killed" and c["low"]),
        default=None,
    )
    best = dead["all"]["best"] if "all" in dead else None
    if best is None:
        return dict.fromkeys(SIDES, None) | {"deaths_a": a}
    people = [p for p in tables.rows(linked["persons"], PersonRow) if p["incident_id"] == incident_id]
    civilians = sum(p["effect"] == "killed" and p["status"] == "civilian" for p in people)
    if toll := dead.get(CIVILIANS):
        civilians = toll["best"] or civilians
    b = sum(t["best"] or 0 for group, t in dead.items() if group not in OF_NO_SIDE)
    b, civilians = min(b, best), min(civilians, best)
    civilians = min(civilians, best - b)
    return {"deaths_a": a, "deaths_b": b, "deaths_civilians": civilians, "deaths_unknown": best - b - civilians}


def data_package(folder: Path, title: str, names: list[str], more: JSON | None = None) -> JSON:
    """The descriptor of the CSV files of a folder, with schemas from the tables' own, and what else is said of them."""
    return {
        "profile": "data-package",
        "name": "dateline-edition",
        "title": title,
        **(more or {}),
        "resources": [_resource(folder, name, names) for name in names],
    }


def _resource(folder: Path, name: str, names: list[str]) -> JSON:
    data = (folder / f"{name}.csv").read_bytes()
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": _schema(name, names),
    }


def _schema(name: str, names: list[str]) -> JSON:
    """The table schema of a CSV file: fields with vocabularies and bounds, its key,
    and references to the other files."""
    spec = tables.TABLES[name]
    made: JSON = {"fields": [_field(c) for c in spec.columns if c.name != "text"], "missingValues": [""]}
    if spec.key:
        made["primaryKey"] = list(spec.key)
    references = [(c.name, *c.refers.split(".")) for c in spec.columns if c.refers and not c.many]
    made["foreignKeys"] = [
        {"fields": [column], "reference": {"resource": "" if table == name else table, "fields": [key]}}
        for column, table, key in references
        if table in names
    ]
    return made


def _field(c: tables.Column) -> JSON:
    """One column. An empty text and no text are the same cell in CSV, so that only a text that
    says something is required."""
    wanted: JSON = {"required": True} if not c.nullable and (c.type != "str" or c.filled or c.allowed) else {}
    wanted |= {"enum": list(c.allowed)} if c.allowed else {}
    wanted |= {"minimum": c.least} if c.least is not None else {}
    wanted |= {"maximum": c.most} if c.most is not None else {}
    field: JSON = {"name": c.name, "type": FIELD_TYPES[c.type], "description": c.described}
    field |= {"example": c.example} if c.example is not None else {}
    return field | ({"constraints": wanted} if wanted else {})
