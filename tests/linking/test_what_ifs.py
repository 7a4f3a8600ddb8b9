"""What the tolls would be: under each rule, without one source, and as they became known."""

from datetime import date
from typing import Any

import pytest

from dateline.linking.incidents import what_ifs as module
from dateline.linking.incidents.orders import moment, out_since
from dateline.linking.incidents.tolls import tolls
from dateline.linking.incidents.tolls.best import RULES
from dateline.linking.incidents.tolls.groups import key_of
from dateline.linking.incidents.what_ifs import tolls_and_what_ifs
from dateline.tables import ClaimRow, ReportRow, WhatIfRow
from tests.rows import whole

Figures = tuple[int | None, int | None, int | None]


def report(name: str, day: int | None, hour: str = "", **cells: Any) -> ReportRow:
    when = None if day is None else date(2022, 5, day)
    published = when and when.isoformat() + (f"T{hour}" if hour else "")
    dated_by = "none" if when is None else "metadata"
    row = {"report_id": name, "outlet": name.title(), "origin_id": name, "relation": "original", "dated_by": dated_by,
           "published": published, "published_earliest": when, "published_latest": when, **cells}  # fmt: skip
    made: ReportRow = whole("reports", row)
    return made


def claim(name: str, low: int, group: str = "people") -> ClaimRow:
    row = {"claim_id": f"c-{name}-{group}", "report_id": name, "part": "text", "end": 9, "words": f"{low} died",
           "effect": "killed", "group": group, "low": low, "high": low, "mode": "total", "cause": "attack",
           "figure_end": 2, "incident_id": "dorvik", "origin_id": name, "status": "machine"}  # fmt: skip
    made: ClaimRow = whole("claims", row)
    return made


GIVEN = {"post": (12, 2, "08:00"), "times": (15, 3, "09:30"), "herald": (15, 3, ""), "voice": (17, 5, "")}
CLAIMS = [claim(name, low) for name, (low, _, _) in GIVEN.items()]
REPORTS = [report(name, day, hour) for name, (_, day, hour) in GIVEN.items()]


def made(claims: list[ClaimRow] = CLAIMS, reports: list[ReportRow] = REPORTS, rule: str = "latest") -> list[WhatIfRow]:
    return tolls_and_what_ifs(list(claims), list(reports), {}, rule, (), {})[1]


def dead(rows: list[WhatIfRow], **setting: str) -> dict[str, Figures]:
    """The dead of each group where the columns named have these values."""
    chosen = [r for r in rows if setting.items() <= dict(r).items()]
    return {r["group"]: (r["low"], r["best"], r["high"]) for r in chosen}


def test_each_rule_gives_the_tolls_it_gives_alone() -> None:
    rows = [r for r in made() if r["kind"] == "rule"]
    for rule in RULES:
        alone = {key_of(t): (t["low"], t["best"], t["high"], t["claim_ids"]) for t in tolls(CLAIMS, REPORTS, {}, rule)}
        own = [r for r in rows if r["rule"] == rule]
        assert {key_of(r): (r["low"], r["best"], r["high"], r["claim_ids"]) for r in own} == alone


def test_without_a_source_the_toll_is_that_of_the_others() -> None:
    rows = made()
    assert dead(rows, kind="rule", rule="latest")["all"] == (15, 17, 17), "three sources give more later"
    assert dead(rows, kind="without", without="voice")["all"] == (12, 15, 15)
    assert dead(rows, kind="without", without="post")["all"] == (15, 17, 17)
    assert {r["rule"] for r in made(rule="majority") if r["kind"] == "without"} == {"majority"}


def test_what_one_source_alone_counts_has_no_figure_without_it() -> None:
    rows = made([*CLAIMS, claim("survey", 3, "civilians")], [*REPORTS, report("survey", 4)])
    assert dead(rows, kind="without", without="voice")["civilians"] == (3, 3, 3)
    assert dead(rows, kind="without", without="survey")["civilians"] == (None, None, None)
    assert [r["claim_ids"] for r in rows if r["without"] == "survey" and r["group"] == "civilians"] == [""]


def test_a_toll_is_there_for_each_hour_and_day_at_which_it_changed() -> None:
    rows = made()
    assert list(dict.fromkeys(r["as_of"] for r in rows if r["kind"] == "as_of")) == [
        "2022-05-02T08:00", "2022-05-03T09:30", "2022-05-05",
    ]  # fmt: skip
    assert dead(rows, as_of="2022-05-03T09:30", rule="latest")["all"] == (12, 15, 15)
    assert dead(rows, as_of="2022-05-03T09:30", rule="conservative")["all"] == (12, 12, 15)


def test_a_report_without_any_day_counts_only_in_the_whole() -> None:
    rows = made([*CLAIMS, claim("letter", 40)], [*REPORTS, report("letter", None)])
    assert dead(rows, kind="rule", rule="range")["all"][2] == 40
    assert max(r["high"] or 0 for r in rows if r["kind"] == "as_of") == 17


@pytest.mark.parametrize(
    ("row", "since"),
    [
        (report("a", 3, "09:30"), "2022-05-03T09:30"),
        (report("a", 3), "2022-05-03"),
        (report("a", 3, published_earliest=date(2022, 5, 1), dated_by="inferred", published=None), "2022-05-03"),
        (report("a", None), ""),
        (report("later", 3, "09:30"), "2022-05-04T07:15"),
    ],
)
def test_from_when_a_report_counts(row: ReportRow, since: str) -> None:
    assert out_since(row, {"later": "2022-05-04T07:15:30+02:00"}) == since


def test_a_day_is_over_at_its_end() -> None:
    assert sorted(["2022-05-03", "2022-05-03T23:59", "2022-05-04T00:00", "2022-05-02"], key=moment) == [
        "2022-05-02", "2022-05-03T23:59", "2022-05-03", "2022-05-04T00:00",
    ]  # fmt: skip


def test_an_attack_of_very_many_reports_is_worked_out_by_rule_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REPORTS", 3)
    assert {r["kind"] for r in made()} == {"rule"}


def test_there_is_one_row_for_each_setting_and_toll() -> None:
    keys = [(*key_of(r), r["kind"], r["rule"], r["without"], r["as_of"]) for r in made()]
    assert len(keys) == len(set(keys))
