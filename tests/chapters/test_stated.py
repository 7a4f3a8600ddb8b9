"""What a page states and what the table of assertions holds are the same: each piece has a row, each row a piece."""

import re
import shutil
from pathlib import Path

import pandas as pd

from dateline import tables
from dateline.chapters import (
    collation,
    contradictions,
    coverage,
    glance,
    incident,
    statements,
)
from dateline.chapters.common.edition import Edition
from tests.cells import in_notebook


def stated(*pieces: str) -> set[str]:
    """The rows that pieces of pages say they state."""
    return {i for piece in pieces for ids in re.findall(r'data-stated="([^"]+)"', piece) for i in ids.split()}


def pages(book: Edition) -> set[str]:
    """The rows that the pages of a book state."""
    found = stated(
        glance.answer(book), in_notebook(book, "glance")["by-day"], in_notebook(book, "casualties")["tolls"],
        contradictions.cards(book),
        statements.towards(book), collation.collations(book), coverage.chart(book),
            in_notebook(book, "reports")["dates"],
    )  # fmt: skip
    for i in book.incidents:
        found |= stated(
            incident.answer(book, i), incident.facts(book, i), in_notebook(book, "incident", incident=i)["sources"]
        )
        found |= stated(incident.coverage(book, i))
    return found


def test_each_row_is_on_a_page_and_each_statement_has_a_row(book: Edition) -> None:
    rows = {a["assertion_id"]: a for a in book.rows("assertions") if not a["failed"]}
    shown = pages(book)
    assert shown == set(rows), [rows[i]["text"] for i in set(rows) - shown][:5]


def test_what_fails_is_not_printed(book: Edition, tmp_path: Path) -> None:
    """A failing row of any kind takes its piece off the page, or the mark off what other tables still show."""
    folder = tmp_path / "edition"
    shutil.copytree(book.folder, folder)
    rows = pd.read_parquet(folder / "assertions.parquet")
    rows["failed"] = "some-check: it does not follow"
    tables.write(folder, {"assertions": rows})
    broken = Edition(folder)
    assert not pages(broken)
    assert "reported killed" not in glance.answer(broken)
    assert "No statement asks" in statements.towards(broken)
    assert "says so" not in coverage.chart(broken)


def test_what_matters_stands_first_and_every_meaning_has_a_colour_of_its_own(book: Edition) -> None:
    shown = coverage.chart(book)
    points = re.findall(r'<th scope="row">([^<]*)</th>', shown)
    assert [bool(re.search(r"killed|it was on|wounded", p)) for p in points[:5]] == [True] * 5
    assert points[0] == "13 killed in all" and points.index("a bomb went off") > 5
    assert (
        len({c for s, c in coverage.CLASSES.items() if s not in ("at least", "at most")}) == len(coverage.CLASSES) - 2
    )
    assert set(coverage.CLASSES) == set(coverage.SIGNS) == set(coverage.MEANINGS)
