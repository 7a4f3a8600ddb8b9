"""Whom a statement is addressed to, and whom it is aimed at: only what the words say."""

from datetime import date

import pytest

from dateline.extraction.attribution.statements import statements
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document
from dateline.linking.calls import TOWARDS, lines

ACTORS = {
    "column": ("Green Column", "attacker", "", "", ()),
    "guard": ("National Guard", "body", "", "", ("the guards",)),
    "salby": ("Salby", "state", "", "", ("the Salby government",)),
}


def found(text: str) -> set[tuple[str | None, str | None]]:
    doc = Document(text, date(2023, 1, 31))
    rows = statements(doc, Lexicon(actors=ACTORS), times(doc))
    return {(s.addressee, s.target) for s in rows if s.addressee or s.target}


@pytest.mark.parametrize(
    ("text", "addressee", "target"),
    [
        ("The mayor called on Salby to cooperate with the guards.", "Salby", None),
        ("The mayor called for closer cooperation with the Salby government against the Green Column.", "Salby", None),
        ("“We urge the Red Crescent to send help,” Anna Berg said.", "Red Crescent", None),
        ("Norland offered condolences to Salby after the raid.", "Salby", None),
        ("Norland condemned the raid on the town carried out by the Green Column on Monday.", None, "Green Column"),
        ("Norland denounced two Green Column attacks on the town.", None, "Green Column"),
        ("The mayor blamed the National Guard for the raid.", None, "National Guard"),
        ("The mayor blamed the raid on the Green Column.", None, "Green Column"),
        ("The ministry held the Green Column responsible for the raid.", None, "Green Column"),
        ("The mayor praised the National Guard for its courage.", None, "National Guard"),
    ],
)
def test_the_words_put_a_body_in_a_role(text: str, addressee: str | None, target: str | None) -> None:
    assert found(text) == {(addressee, target)}


@pytest.mark.parametrize(
    "text",
    [
        # named, and neither addressed nor aimed at
        "The mayor called for cooperation between the National Guard and Salby against the Green Column.",
        "The mayor called on the Green Column to cooperate.",  # attackers are no partners
        "Norland condemned the raid on the National Guard.",
        "Norland condemned the raid on a convoy escorted by the National Guard.",
        "The mayor blamed the raid on the gap between the National Guard and Salby.",
        # another's call, another's blame, and none
        "Anna Berg said the ministry had urged Salby to act.",
        "The National Guard denied that it had blamed Salby for the raid.",
        "The mayor did not condemn the raid by the Green Column.",
        # nobody by name
        "The mayor urged the factions to come together.",
        "The mayor thanked residents for their help.",
    ],
)
def test_a_body_that_is_only_named_has_no_role(text: str) -> None:
    assert not found(text)


def test_lines_are_drawn_from_the_columns_only() -> None:
    row = {"speaker": "Anna Berg", "act": "condemn", "names": "column guard", "addressee": None, "target": None}
    assert not lines([row])
    aimed = row | {"target": "Green Column; National Guard", "addressee": "Salby"}
    assert set(lines([aimed])) == {("Anna Berg", "Green Column", "condemn"), ("Anna Berg", "National Guard", "condemn")}
    assert set(TOWARDS.values()) == {"addressee", "target"}
