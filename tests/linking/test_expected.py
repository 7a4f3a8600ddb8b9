"""The tolls that a careful reader comes to, against those of the shipped case."""

import csv
from pathlib import Path

import pandas as pd

from dateline import tables


def test_the_tolls_of_a_careful_reader(shared: Path, linked: dict[str, pd.DataFrame]) -> None:
    incidents = {i["place_id"]: i["incident_id"] for i in tables.rows(linked["incidents"])}
    found = {
        (t["incident_id"], t["effect"], t["group"], t["account"]): (t["low"], t["best"], t["high"])
        for t in tables.rows(linked["tolls"])
    }
    with (shared / "case" / "expected.csv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            effect, _, account = row["what"].partition(" by ")
            expected = (int(row["low"]), int(row["best"]), int(row["high"]))
            assert found[incidents[row["incident"]], effect, row["group"], "ISIS" if account else ""] == expected, row
