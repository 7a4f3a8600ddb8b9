"""Parts and wholes, withdrawn figures, people named one by one, and what counts nobody: figures with their modes."""

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.casualties.claims import claims
from dateline.extraction.lexicon.case_names import EMPTY, UNSAID
from dateline.extraction.text.document import Document

KILLED, WOUNDED = "killed", "wounded"
Figures = list[tuple[str, str, int | None, str]]


def found(text: str) -> Figures:
    rows = claims(Document(text), EMPTY)
    assert all(text[c.start : c.end] == c.words for c in rows)
    return [(c.effect, c.group, c.low, c.mode) for c in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The note was changed to show that 31, not 40, people died.",
         [(KILLED, "people", 31, "total"), (KILLED, "people", 40, "superseded")]),
        ("Thirty-one people died, not 40 as first reported.",
         [(KILLED, "people", 31, "total"), (KILLED, "people", 40, "superseded")]),
        ("An earlier version of this report said 40 people died; the correct number is 31.",
         [(KILLED, "people", 40, "superseded"), (KILLED, "people", 31, "total")]),
        ("Early accounts gave 40 dead, but the mayor later said it was 31.",
         [(KILLED, "people", 40, "superseded"), (KILLED, "people", 31, "total")]),
        ("The army withdrew its claim that 40 people died.", [(KILLED, "people", 40, "superseded")]),
        ("Early reports said 40 people died.", [(KILLED, "people", 40, "total")]),
        ("Forty people, not all of them soldiers, died.", [(KILLED, "people", 40, "total")]),
    ],
)  # fmt: skip
def test_withdrawn_figures_and_what_replaces_them(text: str, expected: Figures) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Several of the 61 wounded are in a serious condition.",
         [(WOUNDED, "people", None, "subtotal"), (WOUNDED, "people", 61, "total")]),
        ("She was one of five people killed in Salby.",
         [(KILLED, "people", 1, "subtotal"), (KILLED, "people", 5, "total")]),
        ("Twelve of the 30 people reported missing had been found.", [("missing", "people", 30, "total")]),
        ("Six of the 14 soldiers were killed.", [(KILLED, "security forces", 6, "total")]),
        ("A bomb killed 20 people.\n\nSix of them were nurses, a doctor said.",
         [(KILLED, "people", 20, "total"), (KILLED, "people", 6, "subtotal")]),
        ("A bomb killed 20 people. Of them, six were children.",
         [(KILLED, "people", 20, "total"), (KILLED, UNSAID, 6, "subtotal")]),
        ("A bomb killed 20 people. Eleven of the victims were Danes.",
         [(KILLED, "people", 20, "total"), (KILLED, "people", 11, "subtotal")]),
        ("Among those killed in the raid were three teachers.", [(KILLED, UNSAID, 3, "subtotal")]),
        ("The toll rose to 42 after another of the wounded died.",
         [(KILLED, "people", 42, "total"), (KILLED, "people", 1, "subtotal")]),
        ("The death toll rose with the discovery of four more bodies.", [(KILLED, "people", 4, "added")]),
        ("The bodies of two men were identified.", [(KILLED, UNSAID, 2, "subtotal")]),
        ("A bomb that killed eight people, 12 children are in hospitals.",
         [(KILLED, "people", 8, "total"), (WOUNDED, UNSAID, 12, "total")]),
        ("The toll may rise because the condition of six wounded guards is critical.",
         [(WOUNDED, "security forces", 6, "total")]),
    ],
)  # fmt: skip
def test_parts_and_wholes(text: str, expected: Figures) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two gunmen opened fire and killed nine.", [(KILLED, "people", 9, "total")]),
        ("Police shot dead three attackers who took 16 lives.",
         [(KILLED, "attackers", 3, "total"), (KILLED, "people", 16, "total")]),
        ("At least 12 Border Police Force (BPF) personnel died.", [(KILLED, "security forces", 12, "total")]),
        ("Two male and three female students died.",
         [(KILLED, UNSAID, 2, "total"), (KILLED, UNSAID, 3, "total")]),
        ("Raiders killed 30 sheep and a shepherd.", [(KILLED, UNSAID, 1, "total")]),
        ("The state will pay families of those killed 2 million pesos.", []),
        ("He faces three counts of murder.", []),
        ("Three of its men had blown up a bridge.", []),
    ],
)  # fmt: skip
def test_the_group_of_a_count_and_what_is_nobody(text: str, expected: Figures) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan Berg, 31, was killed.", [(KILLED, "people", 1, "total")]),
        ("A 16-year-old was fatally shot.", [(KILLED, "people", 1, "total")]),
        ("The victim was pronounced dead at the scene.", [(KILLED, "people", 1, "total")]),
        ("The gunman was also killed.", [(KILLED, "attackers", 1, "total")]),
        ("A man shot dead six people before killing himself.",
         [(KILLED, "attackers", 1, "total"), (KILLED, "people", 6, "total")]),
        ("A girl was taken to a hospital, where she died.", [(KILLED, UNSAID, 1, "total")]),
        ("Three people were killed. Ida Lund, 44, died at once.",
         [(KILLED, "people", 3, "total"), (KILLED, "people", 1, "subtotal")]),
        ("The man who shot them fled.", []),
        ("Jan Berg killed nobody.", []),
    ],
)  # fmt: skip
def test_people_told_of_one_by_one(text: str, expected: Figures) -> None:
    assert found(text) == expected


SAID_BEFORE = [
    # what others had said before this report gives a number of its own
    ("Nine people were killed in Dorvik.\n\nPreviously, agencies had quoted doctors as saying at least 12 people "
     "had been killed.", ["total", "superseded"]),
    ("Nine people were killed in Dorvik. The police had earlier said that seven people were killed.",
     ["total", "superseded"]),
    # nothing stands in its place, or it is another's doing
    ("The police had earlier said that seven people were killed.", ["total"]),
    ("Nine people were killed in Dorvik.\n\nEarlier, gunmen had killed four people in Salby.", ["total", "total"]),
    ("Nine people were killed in Dorvik. The police had earlier said that nine people were killed.",
     ["total", "total"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "modes"), SAID_BEFORE)
def test_what_had_been_said_before_is_superseded(text: str, modes: list[str]) -> None:
    assert [c["mode"] for c in extract(Report("r", "Nor Post", text, published="2023-01-31"), EMPTY).claims] == modes
