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
        # a list in brackets
        ("At least nine people (four men, three children and two women) were killed.",
         [(KILLED, "people", 9, "total"), (KILLED, UNSAID, 4, "subtotal"), (KILLED, UNSAID, 3, "subtotal"),
          (KILLED, UNSAID, 2, "subtotal")]),
        ("The blast killed nine people (five villagers and four soldiers).",
         [(KILLED, "people", 9, "total"), (KILLED, "civilians", 5, "total"), (KILLED, "security forces", 4, "total")]),
        ("Two guards (a man and a woman) were killed.", [(KILLED, "security forces", 2, "total")]),
        ("Two men (19 and 24) were killed.", [(KILLED, UNSAID, 2, "total")]),
        # others at another place
        ("Twelve bodies were taken to the clinic in Salby and five others to that in Dorvik.",
         [(KILLED, "people", 12, "total"), (KILLED, "people", 5, "total")]),
        ("Nine people were killed in Salby and three others in Dorvik are in custody.",
         [(KILLED, "people", 9, "total")]),
        # the attackers beside those they killed
        ("Twenty people plus two assailants were killed.",
         [(KILLED, "people", 20, "total"), (KILLED, "attackers", 2, "total")]),
        ("At least 20 people, plus two attackers, were killed.",
         [(KILLED, "people", 20, "total"), (KILLED, "attackers", 2, "total")]),
        ("At least 22 people, two attackers and 20 clerks, were killed.",
         [(KILLED, "people", 22, "total"), (KILLED, "attackers", 2, "total"), (KILLED, UNSAID, 20, "total")]),
        # how badly some of all the wounded are hurt
        ("Doctors said 34 people were hurt, adding that nine critically wounded are under treatment.",
         [(WOUNDED, "people", 34, "total"), (WOUNDED, "people", 9, "subtotal")]),
        ("Doctors said 34 people were hurt, adding that nine critically wounded victims are under treatment.",
         [(WOUNDED, "people", 34, "total"), (WOUNDED, "people", 9, "subtotal")]),
        ("At least eight people were killed and five seriously injured.",
         [(KILLED, "people", 8, "total"), (WOUNDED, "people", 5, "total")]),
        ("Ten people were slightly hurt and two critically injured.",
         [(WOUNDED, "people", 10, "total"), (WOUNDED, "people", 2, "total")]),
        ("Forty seriously wounded people were flown to Salby.", [(WOUNDED, "people", 40, "total")]),
        ("Ten gunmen fatally shot passengers.", []),
        ("Around 70 others were reported to have been under treatment.", [(WOUNDED, "people", 70, "total")]),
        # who was hurt and then died
        ("Police said one of those injured in the raid had also died.", [(KILLED, "people", 1, "total")]),
        # bodies that were counted before
        ("Five unidentified bodies were still lying at the clinic.", [(KILLED, "people", 5, "subtotal")]),
        ("Police found five unidentified bodies in a well.", [(KILLED, "people", 5, "total")]),
        ("Over 75 perish in Salby.", [(KILLED, "people", 75, "total")]),
    ],
)  # fmt: skip
def test_counts_beside_counts(text: str, expected: Figures) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gunman killed nine people. The victims included five Danes and a Kenyan.", [9, 5, 1]),
        ("A gunman killed nine people. A Kenyan and a Romanian were also among the dead.", [9, 1, 1]),
        # whatever else the text tells of in between
        ("A gunman killed nine people. He then shot himself. All victims were young. Five of the victims were Danes.",
         [9, 5]),
        ("A gunman killed nine people. The victims came here daily. Two clerks were among the victims.", [9, 2]),
        # without a word of harm, where a nation is told
        ("A gunman killed nine people.\n\nThe inn is old.\n\nOne victim was confirmed to be from Norland.", [9, 1]),
        ("A gunman killed nine people. One victim was a 23-year-old Romanian, while another was a citizen of Kenya.",
         [9, 1, 1]),
        ("A gunman killed nine people. One victim was a nurse, while another was at sea.", [9]),
    ],
)  # fmt: skip
def test_victims_are_a_part_of_those_counted_before(text: str, expected: list[int]) -> None:
    rows = [(effect, low, mode) for effect, _, low, mode in found(text) if effect == KILLED]
    assert rows == [(KILLED, n, "subtotal" if k else "total") for k, n in enumerate(expected)]


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
