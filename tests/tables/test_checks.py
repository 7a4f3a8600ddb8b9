"""Rows that do not fit the spec are refused, by table, row and column."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dateline import tables

TEXT = "Nine guards were killed in Dorvik on Monday."
REPORT = {
    "report_id": "nor-post", "given_id": "", "outlet": "Nor Post", "title": "", "url": "", "language": "en",
    "published": "2023-01-31", "published_earliest": date(2023, 1, 31), "published_latest": date(2023, 1, 31),
    "dated_by": "metadata", "dated_why": "The report gives this date.", "dateline": "", "agency": "", "carried_by": "",
    "origin_id": "nor-post", "relation": "original", "full": True, "partial": False, "words": 8, "sha256": "00",
    "text": TEXT,
}  # fmt: skip
CLAIM = {
    "claim_id": "c-1", "report_id": "nor-post", "part": "text", "start": 0, "end": 23,
    "words": "Nine guards were killed", "effect": "killed", "group": "security forces", "low": 9, "high": 9,
    "hedge": "", "mode": "total", "cause": "attack", "means": None,
    "figure_start": 0, "figure_end": 11, "rule": "passive", "status": "machine",
}  # fmt: skip
TOLL = {
    "incident_id": "dorvik", "effect": "killed", "group": "all", "account": "", "low": 9, "best": 9, "high": 9,
    "rule": "latest", "claim_ids": "c-1", "why": "1 source",
}  # fmt: skip


def of(**changed: dict[str, Any]) -> dict[str, pd.DataFrame]:
    """A report and its claim as tables, with some cells changed."""
    rows = {"reports": REPORT, "claims": CLAIM}
    return {n: tables.table(n, [{**row, **changed.get(n, {})}]) for n, row in rows.items()}


def test_rows_that_fit_pass() -> None:
    tables.check_tables(of())
    tables.check_tables({name: tables.table(name, []) for name in tables.TABLES})


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"effect": "kiled"}, "claims, row c-1, column effect: 'kiled' is not one of: killed, wounded"),
        ({"mode": "sum"}, "column mode: 'sum' is not one of: total, added"),
        ({"status": "seen"}, "column status: 'seen' is not one of: machine, confirmed"),
        ({"means": "arrow"}, "column means: 'arrow' is not one of: ambush"),
        ({"low": 9, "high": 3}, r"claims, row c-1: low must not be above high \(low 9, high 3\)"),
        ({"low": -1}, "column low: -1 is below 0"),
        ({"earliest": date(2023, 2, 2), "latest": date(2023, 2, 1)}, "earliest must not be above latest"),
        ({"earliest": "2023-02-02"}, "column earliest: '2023-02-02' is not a day"),
        ({"start": 23}, "start must be below end"),
        ({"group": None}, "column group: the cell is empty"),
        ({"group": ""}, "column group: '' is empty, and has to say something"),
        ({"group": 7}, "column group: 7 is not text"),
        ({"words": ""}, "column words: '' is empty"),
        ({"report_id": "sal-post"}, "column report_id: 'sal-post' is not in reports, column report_id"),
        ({"words": "Nine guards were hurt"}, "column words: 'Nine guards were hurt' is not what report nor-post says"),
    ],
)
def test_a_claim_that_does_not_fit_is_refused_by_table_row_and_column(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(tables.SchemaError, match=told):
        tables.check_tables(of(claims=changed))


def test_open_ends_are_in_order() -> None:
    tables.check_tables(of(claims={"low": None, "high": 9}))
    tables.check_tables(of(claims={"low": 9, "high": None}))


def test_a_key_that_is_there_twice_is_refused() -> None:
    frame = tables.table("claims", [CLAIM, CLAIM])
    with pytest.raises(tables.SchemaError, match="claims, row c-1: the key claim_id is there twice"):
        tables.check("claims", frame)


def test_every_one_of_several_identifiers_has_to_be_there() -> None:
    frames = of() | {"tolls": tables.table("tolls", [{**TOLL, "claim_ids": "c-1 c-2"}])}
    with pytest.raises(
        tables.SchemaError, match="tolls, row dorvik killed all, column claim_ids: 'c-2' is not in claims"
    ):
        tables.check_tables(frames)


def test_a_missing_and_an_unknown_column_are_named() -> None:
    frame = tables.table("claims", [CLAIM])
    with pytest.raises(tables.SchemaError, match="column effect: the column is missing"):
        tables.check("claims", frame.drop(columns="effect"))
    with pytest.raises(tables.SchemaError, match="column harm: the table has no such column"):
        tables.check("claims", frame.assign(harm="killed"))


def test_all_faults_are_counted_and_the_first_ones_told() -> None:
    frame = tables.table("claims", [{**CLAIM, "claim_id": f"c-{n}", "effect": "kiled"} for n in range(20)])
    with pytest.raises(tables.SchemaError, match=r"20 rows do not fit .* and 12 more") as error:
        tables.check("claims", frame)
    assert len(error.value.faults) == 20
