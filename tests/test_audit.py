"""The judgements of what the shipped book states: three readers, from the reports alone (docs/evaluation.md)."""

from __future__ import annotations

import csv
import re

import pandas as pd

from dateline import tables
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


def test_each_row_of_the_shipped_book_is_judged_as_it_stands(linked: dict[str, pd.DataFrame]) -> None:
    """A row whose words or value changed since it was judged counts as not judged."""
    known = {(row["assertion_id"], row["text"], row["value"]) for row in judged()}
    present = [a for a in tables.rows(linked["assertions"]) if not a["failed"]]
    new = [a["text"] for a in present if (a["assertion_id"], a["text"], a["value"]) not in known]
    assert not new, (
        f"{len(new)} rows of the book have no judgement. Read each with its reports, add it to "
        f"tests/gold/assertions.csv with a verdict, and bring the figures of docs/evaluation.md and book/method.md up "
        f"to date. The first: {new[:5]}"
    )


def test_the_page_prints_the_shares_of_the_judgements() -> None:
    rows = judged()
    told = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert f"of {len(rows)} rows" in told
    for verdict in VERDICTS:
        assert f"{sum(r['verdict'] == verdict for r in rows) / len(rows):.3f}" in told, verdict


def test_the_method_page_prints_the_counts_of_each_kind() -> None:
    page = (ROOT / "book" / "method.md").read_text(encoding="utf-8")
    section = page.split("## How often the book is right")[1].split("\n## ")[0]
    printed = [tuple(map(int, row)) for row in re.findall(r"\| (\d+) \| (\d+) \|", section)]
    rows = judged()
    named = [{"coverage"}, {"toll"}, {"contradiction", "side"}, {"match"}, {"summary"}, {"published"}]
    kinds = [*named, {r["kind"] for r in rows} - set().union(*named)]
    of = [[r["verdict"] == "true" for r in rows if r["kind"] in own] for own in kinds]
    assert printed == [(sum(true), len(true)) for true in of]
    before = " ".join(section.split(f" {len(rows)} such")[0].split())
    assert (
        "no part of the program" in before
        and "language models, not people" in before
        and "from 32 to 87 of 100 a case" in before
    ), "the caveats come first"
    counts = [
        str(n) for n in (len(rows), *(sum(r["verdict"] == v for r in rows) for v in ("true", "overstated", "false")))
    ]
    assert [n for n in re.findall(r"\d+", section.split("| Kind")[0]) if n in counts] == counts
