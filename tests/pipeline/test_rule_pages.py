"""The pages in docs/rules say what the rulebooks say now."""

from __future__ import annotations

from collections import Counter

from dateline.core.report import Report
from dateline.pipeline.rule_pages import (
    COUNTED,
    DOCS,
    JUDGED,
    REPORTS,
    RULEBOOKS,
    counted,
    made_of,
    pages,
    read_counts,
    read_shares,
)  # fmt: skip
from dateline.pipeline.rule_shares import Share

COUNTS, SHARES = read_counts(COUNTED), read_shares(JUDGED)


def test_the_pages_follow_from_the_rulebooks() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert written == pages(COUNTS, SHARES), "Write them anew: make rules"


def test_every_rule_has_an_example_and_a_counter_example_on_its_page() -> None:
    for table, rules in RULEBOOKS.items():
        text = pages(COUNTS, SHARES)[f"{table}.md"]
        for rule in rules.values():
            own = text.split(f"\n## {rule.name}\n", 1)[1].split("\n## ", 1)[0]
            assert "- Not: " in own and own.count("\n- ") == len(rule.examples) + len(rule.counter_examples), rule.name


def test_every_page_says_what_its_rows_were_held_against() -> None:
    for table in RULEBOOKS:
        intro = " ".join(pages(COUNTS, SHARES)[f"{table}.md"].split("\n## ")[0].split())
        assert "right where" in intro or "The key is" in intro, table


def test_a_rule_none_of_whose_rows_was_judged_says_so() -> None:
    made = pages(Counter({("times", "weekday"): 3, REPORTS: 1}), {("times", "near day"): Share(2, 1)})["times.md"]
    assert "3 of 3 rows; none was judged." in made
    assert "No row in the reports counted; 1 of 2 judged are right." in made


def test_only_rules_of_the_rulebooks_are_counted() -> None:
    known = {(table, name) for table, rules in RULEBOOKS.items() for name in rules} | {REPORTS}
    assert set(COUNTS) <= known, "Count again: make rules, with DATELINE_SHARED"
    assert SHARES and set(SHARES) <= known and all(s.right <= s.judged for s in SHARES.values())


def test_rows_and_refusals_are_counted_by_rule() -> None:
    text = "Nine people were killed, the mayor said. Two of its men had blown up the gate. He was asked to explain it."
    counts = counted(made_of([Report("a", outlet="Herald", text=text, published="2022-05-03")]))
    assert counts[REPORTS] == 1
    assert counts["claims", "passive"] == counts["statements", "words in front"] == 1
    assert counts["claims", "blew something up"] == counts["statements", "not said yet"] == 1


def test_rules_of_linking_are_counted_too() -> None:
    told = [("Five", "2023-01-31"), ("Four", "2023-02-02")]
    reports = [
        Report(f"r{day}", f"Outlet {day}", f"{n} people were killed in Dorvik on Monday.", published=day)
        for n, day in told
    ]
    counts = counted(made_of(reports))
    assert counts["tolls", "latest"] == counts["contradictions", "figures exclude each other"] == 1
