"""The tables of sentences and quotations say what a report's text falls into, so that nothing else takes it apart."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.text.document import Document
from dateline.pipeline.extract import read_tables
from dateline.tables import check_tables

TEXT = """By Ana Dorvik

SALBY, Norland (NN) — Nine people were killed at 6 a.m. on Monday. “We heard shots. Then silence,” Tomas Arden said.

Read also: Norland votes on Sunday

A bus burns in Salby. (Photo: NN)

“They came at night,” a resident said, adding that the road “was empty” on Sunday. No group claimed it."""


def test_every_sentence_has_a_row_with_its_paragraph() -> None:
    rows = extract(Report("a", "NN", TEXT, title="Nine killed in Salby")).sentences
    assert [(r["part"], r["paragraph"], r["section"], r["quoted"]) for r in rows] == [
        ("title", 0, "title", False), ("text", 0, "byline", False), ("text", 1, "story", False),
        ("text", 1, "story", True), ("text", 2, "link", False), ("text", 3, "caption", False),
        ("text", 3, "caption", False), ("text", 4, "story", True), ("text", 4, "story", False),
    ]  # fmt: skip
    words = [TEXT[r["start"] : r["end"]] for r in rows if r["part"] == "text"]
    assert words[1] == "Nine people were killed at 6 a.m. on Monday."
    assert words[2] == "“We heard shots. Then silence,” Tomas Arden said." and words[3].startswith("Read also")
    assert TEXT[rows[2]["paragraph_start"] :].startswith("SALBY, Norland")
    assert len({r["sentence_id"] for r in rows}) == len(rows)


def test_every_quotation_has_a_row_with_its_marks() -> None:
    rows = extract(Report("a", "NN", TEXT)).quotations
    assert [TEXT[r["opens"] : r["closes"]] for r in rows] == [
        "“We heard shots. Then silence,”", "“They came at night,”", "“was empty”",
    ]  # fmt: skip
    assert all(TEXT[r["start"] : r["end"]] == TEXT[r["opens"] + 1 : r["closes"] - 1] for r in rows)


@pytest.mark.parametrize("text", ["", " \n \n", "One.", "“Open for ever", TEXT, "By Ana Dorvik", f"{'a ' * 2000}."])
def test_the_rows_fit_the_tables_and_say_what_a_document_does(text: str) -> None:
    found = read_tables([Report("a", "NN", text, title="T"), Report("b", "NN", text)])
    check_tables(found)
    own = found["sentences"][(found["sentences"]["report_id"] == "b")]
    story = own[own["section"].isin(["story", "caption", "title"])]
    doc = Document(text)
    assert list(zip(story["start"], story["end"], strict=True)) == doc.sentences
    assert list(dict.fromkeys(zip(own["paragraph_start"], own["paragraph_end"], strict=True))) == doc.paragraphs
