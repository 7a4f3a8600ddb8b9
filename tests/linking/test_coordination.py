"""From a sentence to its toll: counts of one list are one figure."""

import pytest

from dateline import tables
from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import EMPTY, UNSAID, Lexicon
from dateline.linking import link
from dateline.linking.incidents.coordination import listed
from dateline.linking.incidents.signature import figures
from dateline.pipeline.extract import read_tables


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Three children and two women were killed.", [[3, 2]]),
        ("The blast killed 11 women, four men and three children.", [[11, 4, 3]]),
        ("A teacher and a nurse were killed on Friday.", [[1, 1]]),
        ("Nine villagers were killed on Friday. Two women were killed on Sunday.", [[9], [2]]),
        ("The raid killed five women. Later a bomb killed nine children.", [[5], [9]]),
        ("Nine women or ten girls were killed.", [[9], [10]]),
        ("Five people, a teacher, his wife and three children, were killed.", [[5]]),
    ],
)
def test_which_counts_are_one_list(text: str, lists: list[list[int]]) -> None:
    told = extract(Report("r", "Wire", text + "\n", published="2022-09-06", dated_by="metadata"), EMPTY).claims
    totals = [c for c in told if c["mode"] == "total"]
    assert [[c["low"] for c in one] for one in listed(totals)] == lists


def test_the_sum_of_a_list_is_what_an_attack_is_known_by() -> None:
    text = "Three children and two women were killed.\n"
    rows = extract(Report("r", "Wire", text, published="2022-09-06", dated_by="metadata"), EMPTY).claims
    assert {(UNSAID, 5), (UNSAID, 3), (UNSAID, 2)} <= figures(rows)


def test_a_toll_adds_up_a_list_and_shows_the_working() -> None:
    text = "Three children and two women were killed in Arden on Friday, the mayor said.\n"
    report = Report("r", "Wire", text, published="2022-09-06", dated_by="metadata")
    lexicon = Lexicon(places={"arden": ("Arden",)}, place_kinds={"arden": "village"})
    place = {"place_id": "arden", "name": "Arden", "kind": "village", "within": "", "latitude": "1", "longitude": "1",
             "other_names": ""}  # fmt: skip
    tolls = link(read_tables([report], lexicon), [place], [])["tolls"]
    (five,) = [t for t in tables.rows(tolls) if t["group"] == UNSAID and t["effect"] == "killed"]
    assert (five["low"], five["best"], five["high"]) == (5, 5, 5)
    assert "3 + 2 = 5" in five["why"]
