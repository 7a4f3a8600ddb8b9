"""Titles of pictures are findings: what they say has to be exactly true."""

import pandas as pd
import pytest

from dateline.chapters import reports, toll_pictures
from dateline.chapters.common.charts import bars, canvas
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.sources import report_names
from dateline.extraction.lexicon.case_names import called
from dateline.linking.assertions.phrasing import people
from tests.cells import in_notebook, text


@pytest.mark.parametrize(
    ("words", "outlets", "title"),
    [
        (["13", "13", "13", "at least 13", "at least 13", "nearly 13", "12"], 9,
         "Three outlets give 13 killed in all, two at least 13 and one nearly 13; two of 9 give no total"),
        (["9"], 1, "One outlet gives 9 killed in all"),
        (["at least 8", "at least 8"], 3, "Two outlets give at least 8 killed in all; one of 3 gives no total"),
        ([], 4, "None of 4 outlets gives a total of the dead"),
    ],
)  # fmt: skip
def test_a_lower_bound_is_not_counted_as_the_number_itself(words: list[str], outlets: int, title: str) -> None:
    given = pd.DataFrame({"words": words, "killed": [float(w.split()[-1]) for w in words]})
    assert toll_pictures.outlets_title(given, outlets) == title


def test_bars_name_their_pieces_themselves() -> None:
    with canvas(4, 2) as (_, ax):
        bars(ax, pd.DataFrame({"new": [2, 0], "changed": [1, 3]}, index=["reports", "tolls"]), "changes")
        assert ax.get_legend() is None and [t.get_text() for t in ax.texts] == ["2 new, 1 changed", "3 changed"]


def test_each_report_of_the_picture_of_dependence_says_how_it_depends(book: Edition) -> None:
    drawn = str(reports.graph(book))
    assert "primary, may be lifted" in drawn and "primary: prints an official text" in drawn
    assert "may be primary: may render an official text, or other words" in drawn
    assert "9 of 31 reports depend on another, and two more may" in drawn


@pytest.mark.parametrize(
    ("group", "name"),
    [("turks", "Turks"), ("europeans", "Europeans"), ("bosnian", "Bosnian"), ("christians", "Christians"),
     ("kurdish farmers", "Kurdish farmers"), ("people", "people"), ("villagers", "villagers")],
)  # fmt: skip
def test_a_people_or_a_faith_is_written_with_a_capital(group: str, name: str) -> None:
    assert called(group) == name
    assert people("turks", 1) == "Turk"


def test_a_whole_of_one_group_is_not_printed_as_the_sum_of_two(book: Edition) -> None:
    title = toll_pictures._finding_by_group(book, "qara-salim-2021-12-05", ["Peshmerga", "civilians"])
    assert title.endswith("4 Peshmerga and 1 civilian killed"), title


def test_two_reports_of_an_outlet_are_not_called_alike(book: Edition) -> None:
    first, second = list(book.reports.values())[:2]
    before = [(r, r["outlet"], r["title"]) for r in (first, second)]
    first.update(outlet="Dorvik Post", title="Salby mourns: the victims of Sunday’s attack")
    second.update(outlet="Dorvik Post", title="Salby mourns: what the mayor says")
    try:
        names = list(report_names(book, [first["report_id"], second["report_id"]], 32).values())
        assert names == ["Dorvik Post: … the victims of …", "Dorvik Post: … what the mayor …"]
    finally:
        for r, outlet, title in before:
            r.update(outlet=outlet, title=title)


def test_of_reports_that_repeat_none_the_chapter_says_none(book: Edition) -> None:
    answer = text(in_notebook(book, "reports", outlets="Reuters, KirkukNow")["answer"])
    assert "none of them repeats another’s story" in answer, answer


def test_disagreements_elsewhere_are_said_in_a_whole_sentence(book: Edition) -> None:
    more = text(in_notebook(book, "glance")["disputed-more"])
    assert more == "Seven more on this attack and five beyond it are in Contradictions .", more
