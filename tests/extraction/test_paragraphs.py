"""Paragraphs of texts with blank lines, of one paragraph a line, and hard-wrapped at any width."""

import re
import textwrap

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.text.paragraphs import paragraph_spans

STORY = [
    (
        "Raiders set fire to the mill of Salby on Tuesday night and killed seven villagers, "
        "while three others were wounded, the council said on Wednesday."
    ),
    (
        "“We shall not sell the land of our parents to the men who come at night, and we shall build the mill again "
        "before the harvest,” Mikael Lund, the mayor, told reporters on Wednesday."
    ),
    "The council asked villagers to keep away from the river until the army had searched the banks.",
]
ADDRESS = "The statement is at https://council.example/salby/2022/" + "statement-on-the-fire-at-the-mill-" * 3 + "1."


def joined(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraph_spans(text)]


def wrapped(width: int, between: str, **indents: str) -> str:
    return between.join(textwrap.fill(p, width, **indents) for p in STORY)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [38, 60, 72, 90, 110, 120, 150])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("odd", ["", ADDRESS])
def test_wrapped_text_has_its_paragraphs_at_any_width_and_with_an_odd_line(width: int, between: str, odd: str) -> None:
    text = wrapped(width, between) + (between + odd if odd else "")
    if between == "\n\n":
        assert joined(text) == [*STORY, *([odd] if odd else [])]
    assert not [p for p in joined(text) if not re.search(r"[.”]$", p)], "no paragraph ends inside a sentence"
    rows = extract(Report("a", "Post", text, published="2022-03-02"))
    assert [(s["speaker"], " ".join(s["words"].split())[-10:]) for s in rows.statements if s["kind"] == "direct"] == [
        ("Mikael Lund", "e harvest,")
    ]
    assert {(c["effect"], c["low"]) for c in rows.claims} == {("killed", 7), ("wounded", 3)}


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(p.replace(", ", ",\n") for p in STORY),
        "\n\n".join(re.sub(r" (and|while|who|until) ", r"\n\1 ", p) for p in STORY),
        wrapped(70, "\n\n", initial_indent="    ", subsequent_indent="    "),
        wrapped(70, "\n", initial_indent="   "),
        wrapped(70, "\n\n").replace("\n", "\r\n"),
        "\n".join(STORY),
    ],
)
def test_one_clause_a_line_indented_lines_and_one_paragraph_a_line(text: str) -> None:
    assert joined(text) == STORY


def test_lists_and_headings_in_wrapped_text_keep_their_lines() -> None:
    text = wrapped(70, "\n\n") + "\n\nThe dead:\n- two millers\n- five villagers of\n  Salby"
    assert joined(text)[-3:] == ["The dead:", "- two millers", "- five villagers of Salby"]


def test_a_headline_above_its_story_stays_apart() -> None:
    assert joined("Seven killed in Salby\nBy Ann Holm\n" + "\n".join(STORY))[:2] == [
        "Seven killed in Salby",
        "By Ann Holm",
    ]
