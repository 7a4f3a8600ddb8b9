"""The forms of a verb, and the verbs of the rule tables."""

import pytest

from dateline.extraction.attribution.cues.cues import cue_forms
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.inflection import forms_of


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("warn", "warn warns warning warned"),
        ("deny", "deny denies denying denied"),
        ("say", "say says saying said"),
        ("agree", "agree agrees agreeing agreed"),
        ("express", "express expresses expressing expressed"),
        ("plan", "plan plans planning planned"),
        ("quip", "quip quips quipping quipped"),
        ("offer", "offer offers offering offered"),
        ("admit", "admit admits admitting admitted"),
        ("signal", "signal signals signaling signalling signaled signalled"),
        ("write", "write writes writing wrote written"),
        ("put", "put puts putting"),
        ("view", "view views viewing viewed"),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: str) -> None:
    assert sorted(forms_of(verb)) == sorted(forms.split())


def test_no_word_stands_in_two_rows_of_the_cues() -> None:
    words = [word for row in en.table("cues") for word in row["words"].split()]
    twice = {w for w in words if words.count(w) > 1}
    assert not twice
    assert {"said", "warned", "denies", "confident"} <= set(cue_forms())


def test_every_irregular_verb_is_one_of_a_table() -> None:
    """A form nobody asks for would be a line nobody needs."""
    verbs = {w for row in en.table("cues") for w in row["words"].split()}
    verbs |= {row["verb"] for row in en.table("phrasal_cues")}
    verbs |= {
        "hold",
        "begin",
        "become",
        "lead",
        "drive",
        "get",
    }  # "held the army responsible", "began with a call to", "as it became known"
    verbs |= {w for row in en.table("carried_nouns") if row["role"] == "verb" for w in row["words"].split()}
    assert {row["verb"] for row in en.table("irregular_verbs")} <= verbs
