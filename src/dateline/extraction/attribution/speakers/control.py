"""Whose an infinitive or a participle is that has no subject of its own.

"The senator tried to explain that ..." has the senator, "forced the banker to admit that ..."
the banker, "was criticised for saying that ..." whoever was criticised. Control is told by the words right before
(rules of English grammar, no parser); where they tell nothing, the sentence's main subject takes its place.
"""

from __future__ import annotations

from dateline.extraction.attribution.non_speech import to_before
from dateline.extraction.attribution.spans.clauses import verb_at
from dateline.extraction.attribution.speakers.subjects import AUX, subject_before
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import back_over
from dateline.extraction.lexicon.inflection import forms_of_all
from dateline.extraction.text.tokens import Cue, Token

# Verbs and adjectives whose infinitive has their own subject: "tried to say", "was able to confirm".
OWN = forms_of_all(en.words("speakers", "verbs with their own infinitive")) | frozenset(
    "able unable willing unwilling ready reluctant eager likely unlikely quick".split()
)
# Verbs whose infinitive has their object: "forced him to admit", "prompted the army to say".
OTHERS = forms_of_all("force prompt lead cause compel push drive allow oblige press enable get".split())
# How many words the object of such a verb may have.
OBJECT = 14
# Prepositions behind which a participle has the subject of the verb before:
# "began by saying", "was fined for claiming".
PREPOSITIONS = frozenset("by for from without of in about".split())


def behind_preposition(toks: list[Token], cue: Cue) -> bool:
    """Whether a cue is a participle that a preposition governs: "by saying", "for falsely claiming"."""
    if not toks[cue.first].low.endswith("ing"):
        return False
    at = back_over(toks, cue.first - 1)
    return at >= 0 and toks[at].low in PREPOSITIONS


def whose(toks: list[Token], cue: Cue, floor: int) -> tuple[int, int] | None:
    """Token indexes of the subject that a form without one has; None where the words before do not tell."""
    if behind_preposition(toks, cue):
        verb = nearest_verb(toks, cue.first - 1, floor)
        return subject_before(toks, verb, floor) if verb is not None else None
    to = to_before(toks, cue)
    return _of_infinitive(toks, to, floor) if to is not None else None


def _of_infinitive(toks: list[Token], to: int, floor: int) -> tuple[int, int] | None:
    """The subject of the infinitive whose "to" is at a token."""
    governor = back_over(toks, to - 1, floor)
    if governor <= floor or toks[governor].quote:
        return None
    if toks[governor].low in OWN:
        before = governor - 1
        if toks[before].low == "to":
            return _of_infinitive(toks, before, floor)
        return subject_before(toks, governor, floor)
    return _object(toks, to, floor)


def _object(toks: list[Token], to: int, floor: int) -> tuple[int, int] | None:
    """What is between a verb that makes somebody do something and its infinitive,
    without what is said of it between commas."""
    for n in range(to - 1, max(floor - 1, to - 1 - OBJECT), -1):
        if toks[n].quote or toks[n].low in (";", ":", "that"):
            return None
        if toks[n].low in OTHERS and n + 1 < to:
            comma = next((k for k in range(n + 1, to) if toks[k].low == ","), to)
            return (n + 1, comma) if comma > n + 1 else None
    return None


def nearest_verb(toks: list[Token], at: int, floor: int) -> int | None:
    """The nearest verb before a token, in one clause with it."""
    for n in range(at - 1, floor, -1):
        if toks[n].quote or toks[n].low in (";", ":"):
            return None
        if verb_at(toks, n) and toks[n].low not in AUX:
            return n
    return None
