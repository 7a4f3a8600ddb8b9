"""Tolls count civilians where words say so, and people of unknown status where none does."""

from __future__ import annotations

import pytest

from dateline import tables
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import CIVILIANS, UNSAID, Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables

LEXICON = Lexicon(places={"arden": ("Arden",)}, place_kinds={"arden": "village"})
PLACE = {"place_id": "arden", "name": "Arden", "kind": "village", "within": "", "latitude": "1", "longitude": "1",
         "other_names": ""}  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "groups", "target"),
    [
        (["A driver was killed in Arden on Friday."], {UNSAID: 1, "all": 1}, UNSAID),
        # Whom one report calls three brothers another calls three civilians.
        (["Three brothers were killed in Arden on Friday.", "Three civilians were killed in Arden on Friday."],
         {CIVILIANS: 3, "all": 3}, CIVILIANS),
        # Of ten men another report calls two civilians.
        (["Ten men were killed in Arden on Friday.", "Two civilians were killed in Arden on Friday."],
         {CIVILIANS: 2, UNSAID: 10, "all": 10}, f"{CIVILIANS}, {UNSAID}"),
        # Counted beside civilians they are others.
        (["Three civilians and two drivers were killed in Arden on Friday."], {CIVILIANS: 3, UNSAID: 2, "all": 5},
         f"{CIVILIANS}, {UNSAID}"),
        (["Ten soldiers and three residents were killed in Arden on Friday."],
         {"security forces": 10, UNSAID: 3, "all": 13}, f"{UNSAID}, security forces"),
    ],
)  # fmt: skip
def test_a_toll_counts_civilians_where_a_report_says_so(texts: list[str], groups: dict[str, int], target: str) -> None:
    reports = [
        Report(f"r{n}", f"Wire {n}", f"{text}\n", published="2022-09-06", dated_by="metadata")
        for n, text in enumerate(texts)
    ]
    linked = link(read_tables(reports, LEXICON), [PLACE], [])
    assert {t["group"]: t["best"] for t in tables.rows(linked["tolls"])} == groups
    assert list(linked["incidents"]["target"]) == [target]


def test_the_table_of_figures_keeps_what_each_report_says() -> None:
    texts = ["Three brothers were killed in Arden on Friday.", "Three civilians were killed in Arden on Friday."]
    reports = [
        Report(f"r{n}", f"Wire {n}", f"{text}\n", published="2022-09-06", dated_by="metadata")
        for n, text in enumerate(texts)
    ]
    linked = link(read_tables(reports, LEXICON), [PLACE], [])
    assert dict(zip(linked["claims"]["report_id"], linked["claims"]["group"], strict=True)) == {
        "r0": UNSAID, "r1": CIVILIANS,
    }  # fmt: skip
