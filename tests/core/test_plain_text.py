"""Text as other programs hand it out: entities, marks of HTML, characters that were decoded twice."""

import json
from pathlib import Path

import pytest

from dateline.core.plain_text import Garbled, plain, with_marks
from dateline.gathering import add, new_case
from dateline.reading import read_reports

TEXT = "“We’ll rebuild the mill,” Lars Berg said.\n\n“Nobody leaves,” Ann Holm said."


def twice(text: str) -> str:
    """Text whose UTF-8 was read as windows-1252, with control characters where that has none."""
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    "given",
    [
        TEXT,
        TEXT.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&#8217;"),
        TEXT.replace("“", "&amp;ldquo;").replace("”", "&amp;rdquo;").replace("’", "&#x2019;"),
        "<p>" + TEXT.replace("\n\n", "</p>\n<p>") + "</p>",
        "<div><p>" + TEXT.replace("\n\n", "<br/><br />").replace("Lars", "<a href='/x'>Lars</a>") + "</p></div>",
        "<p>" + TEXT.replace("\n\n", "</p><script>var a = 1;</script><p>").replace("“", "<q>").replace("”", "</q>"),
        twice(TEXT),
        twice(TEXT).replace("\x9d", ""),
        twice(TEXT).replace("\x9d", "\ufffd"),
        TEXT.replace("“", "\x93").replace("”", "\x94").replace("’", "\x92"),
    ],
)
def test_marks_entities_and_decoding_faults_are_resolved(given: str, tmp_path: Path) -> None:
    assert plain(given) == TEXT
    new_case(tmp_path / "case")
    row = {"id": "a", "outlet": "Post", "published": "2022-03-02", "text": given}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert [r.text for r in read_reports(tmp_path / "in.jsonl")[0]] == [TEXT]
    add([str(tmp_path / "in.jsonl")], tmp_path / "case")
    assert [r.text.strip() for r in read_reports(tmp_path / "case" / "reports")[0]] == [TEXT]


@pytest.mark.parametrize(
    "text", ["Fewer than <20 were hurt & 3 > 2.", "AT&T; R&D", "Peña and Åse, 5 €", "a < b and c > d", "“A,” he said."]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", ["Nobody leaves,â€ Ann Holm said.", "The mill \x81 burned."])
def test_what_was_lost_is_refused_with_its_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(Garbled, match="line 1"):
        plain(text)
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "outlet": "Post", "text": text}) + "\n", encoding="utf-8")
    reports, problems = read_reports(tmp_path / "in.jsonl")
    assert not reports and "lost in decoding" in str(problems[0])


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("daily attacks” need “quick action” now", "“daily attacks” need “quick action” now"),
        ("the town “was calm", "the town “was calm”"),
        ("the town “was calm” again", "the town “was calm” again"),
        ("was calm", "was calm"),
    ],
)
def test_words_cut_out_of_a_quotation_keep_both_marks(words: str, whole: str) -> None:
    assert with_marks(words) == whole
