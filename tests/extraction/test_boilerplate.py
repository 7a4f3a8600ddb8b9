"""Links to other stories give no claim and no statement; cells of a table and quoted mail are read by themselves."""

import pytest

from dateline.core.plain_text import without_reply_marks
from dateline.core.report import Report
from dateline.extraction import Extraction, extract

AROUND = (
    "On Thursday three people were killed in Dorvik, the mayor said.\n\n"
    "The road was closed for hours on Friday.\n\n{}\n\n"
    "The governor visited the village on Friday and spoke to the families there."
)
OTHER = "Twenty people were killed in Salby, the army said"


def read(piece: str) -> Extraction:
    return extract(Report("r", "Post", AROUND.format(piece), published="2022-03-04"))


@pytest.mark.parametrize(
    "label",
    ["READ MORE: {}", "Also read: {}", "Related: {}", "RELATED STORIES: {}", "Read next | {}", "READ MORE – {}",
     "Read more\n{}",
     "- Related: {}", "[READ MORE: {}]", "You may also like: {}", "More from Salby: {}", "→ Read also: {}",
     "**Also read:** {}", "Recommended stories\n\n{}\n\nForty killed in Norland", "Most read:\n\n{}", "Don’t miss: {}"],
)  # fmt: skip
def test_other_stories_give_nothing(label: str) -> None:
    found = read(label.format(OTHER))
    assert [c["low"] for c in found.claims] == [3]
    assert not [s for s in found.statements if "Salby" in s["words"]]


@pytest.mark.parametrize("sentence", ["The mayor said: {}.", "Related to this, {}.", "Read the letter aloud: {}."])
def test_sentences_that_begin_alike_are_read(sentence: str) -> None:
    assert 20 in {c["low"] for c in read(sentence.format(OTHER)).claims}


def test_below_a_heading_the_story_goes_on_with_its_first_sentence() -> None:
    assert 20 in {c["low"] for c in read(f"Related stories\n\nForty killed in Norland\n\n{OTHER}.").claims}


@pytest.mark.parametrize("line", ["Salby\tKilled: 20\tWounded: 30", "Salby | Killed: 20 | Wounded: 30"])
def test_a_figure_reaches_over_no_cell(line: str) -> None:
    found = {(c["effect"], c["low"]) for c in read(line).claims} - {("killed", 3)}
    assert found <= {("killed", 20), ("wounded", 30)}


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("> Two were\n> killed.", "Two were\nkilled."),
        (">> Two were\n>>\n>> killed.\n", "Two were\n\nkilled.\n"),
        ("He wrote:\n\n> Two were killed.\n> All left.\n\nThat is all.",
         "He wrote:\n\nTwo were killed.\nAll left.\n\nThat is all."),
        (">20 were killed\nin Dorvik.", ">20 were killed\nin Dorvik."),
        (">20 were killed", ">20 were killed"),
        ("> 20 were killed\n> in Dorvik.", "20 were killed\nin Dorvik."),
        ("x > y", "x > y"),
    ],
)  # fmt: skip
def test_marks_of_quoted_mail_go(given: str, plain: str) -> None:
    assert without_reply_marks(given) == plain
