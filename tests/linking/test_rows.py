"""The rows that linking takes and gives."""

from datetime import date

import pytest

from dateline.linking.rows import ByReport, LinkedRows, ReadRows, actor_rows, days_of, exact, joined, number_of, one_day
from dateline.tables import ClaimRow
from tests.rows import linked_rows, whole, wholes

FIRST, LAST = date(2024, 5, 2), date(2024, 5, 4)


def claim(claim_id: str = "c", report_id: str = "a", **cells: object) -> ClaimRow:
    row: ClaimRow = whole("claims", {"claim_id": claim_id, "report_id": report_id, **cells})
    return row


def read(*claims: ClaimRow) -> ReadRows:
    reports = wholes("reports", [{"report_id": r} for r in "ab"])
    return ReadRows(reports, [], [], [], [], list(claims), [], [], [])


@pytest.mark.parametrize(
    ("cells", "days", "day"),
    [
        ({"earliest": FIRST, "latest": LAST}, (FIRST, LAST), None),
        ({"earliest": FIRST, "latest": FIRST}, (FIRST, FIRST), FIRST),
        ({"earliest": FIRST, "latest": None}, None, None),
        ({}, None, None),
    ],
)
def test_days_are_there_only_where_both_are(
    cells: dict[str, date | None], days: tuple[date, date] | None, day: date | None
) -> None:
    assert (days_of(claim(**cells)), one_day(claim(**cells))) == (days, day)


@pytest.mark.parametrize(
    ("low", "high", "just", "number"),
    [(9, 9, 9, 9), (9, None, None, 9), (None, 12, None, 12), (9, 12, None, 9), (None, None, None, 0), (0, 0, 0, 0)],
)
def test_a_number_is_exact_only_where_its_bounds_are_one(
    low: int | None, high: int | None, just: int | None, number: int
) -> None:
    assert (exact(claim(low=low, high=high)), number_of(claim(low=low, high=high))) == (just, number)


def test_the_rows_of_some_reports_keep_the_order_of_the_table() -> None:
    rows = read(claim("c1", "b"), claim("c2", "a"), claim("c3", "b"))
    assert [c["claim_id"] for c in rows.of({"b"}).claims] == ["c1", "c3"]
    assert [r["report_id"] for r in rows.of({"b"}).reports] == ["b"]


def test_the_rows_of_some_reports_come_in_the_order_that_is_asked_for() -> None:
    rows = ByReport(read(claim("c1", "b"), claim("c2", "a"), claim("c3", "b"))).of(["a", "b", "gone"])
    assert [c["claim_id"] for c in rows.claims] == ["c2", "c1", "c3"]


def test_parts_are_joined_table_by_table() -> None:
    one, other = linked_rows({"claims": [claim("c1")]}), linked_rows({"claims": [claim("c2")], "tolls": [{"low": 1}]})
    both = joined([one, other])
    assert [c["claim_id"] for c in both.claims] == ["c1", "c2"] and len(both.tolls) == 1
    assert joined([]) == LinkedRows(*([] for _ in LinkedRows._fields))


def test_a_column_that_actors_csv_does_not_give_is_empty() -> None:
    (row,) = actor_rows([{"actor_id": "front", "name": "Red Front", "kind": "attacker"}])
    assert row["other_names"] == "" and row["organisation"] == ""
