"""The judgements of what the shipped book states: three readers, from the reports alone (docs/evaluation.md)."""

from __future__ import annotations

import csv

from tests.conftest import ROOT

VERDICTS = {"true", "overstated", "false"}


def judged() -> list[dict[str, str]]:
    with (ROOT / "tests" / "gold" / "assertions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_has_a_verdict_that_a_reader_gave() -> None:
    for row in judged():
        given = {row[name] for name in ("first", "second", "third")} - {""}
        assert row["verdict"] in VERDICTS and row["verdict"] in given, row
        assert row["why"] or row["verdict"] == "true", row


def test_the_page_prints_the_shares_of_the_judgements() -> None:
    rows = judged()
    told = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert f"of {len(rows)} rows" in told
    for verdict in VERDICTS:
        assert f"{sum(r['verdict'] == verdict for r in rows) / len(rows):.3f}" in told, verdict
