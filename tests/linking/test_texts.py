"""What linking knows of a text from the tables of extraction is what extraction knew."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.extraction.text.document import Document
from dateline.linking.rows import ReadRows
from dateline.linking.texts import Texts, quotation_at
from dateline.pipeline.extract import read_tables

TEXT = """Nine killed in Salby

By Ana Dorvik

SALBY, Norland (NN) — Nine people were killed at 6 a.m. “We heard shots. Then silence,” Tomas Arden said.

Read also: Norland votes on Sunday

“They came at night,” a resident said, adding that the road “was empty. No group claimed it."""


@pytest.mark.parametrize("text", ["", " \n ", "One. Two.", "“Open for ever", TEXT, f"By Ana Dorvik\n\n{'a ' * 2000}."])
def test_a_text_from_rows_is_as_the_document_was(text: str) -> None:
    made = Texts.of(ReadRows.from_frames(read_tables([Report("a", "NN", text, title="Nine killed")])))["a"]
    doc = Document(text)
    assert made.sentences == doc.sentences and made.paragraphs == doc.paragraphs and made.body == doc.body
    for at in range(len(text) + 2):
        assert made.sentence_at(at) == doc.sentence_at(at) and made.paragraph_at(at) == doc.paragraph_at(at)
        q, own = doc.quotation_at(at), quotation_at(made.quotations, at)
        assert (own and (own["opens"], own["start"], own["end"], own["closes"])) == (q and q[:4])
