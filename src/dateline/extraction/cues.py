"""Cues: the verbs and phrases of rules/cues.csv in a sentence whose quotations are closed up to one token each."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline.extraction import rules
from dateline.extraction.cue_phrases import phrase_at, readers, with_particle
from dateline.extraction.tokens import Cue, Token, compound, title_case
from dateline.extraction.verb_forms import forms_of


class Feeling(NamedTuple):
    """What opens the content behind an adjective of thinking and feeling, and what the statement does."""

    openers: frozenset[str]
    act: str


@cache
def feelings() -> dict[str, Feeling]:
    """The adjectives of rules/feelings.csv."""
    return {
        adjective: Feeling(frozenset(r["openers"].split()), r["act"])
        for r in rules.table("feelings")
        for adjective in r["adjectives"].split()
    }


@cache
def cue_forms() -> dict[str, tuple[tuple[str, ...], str]]:
    """Frames and act of every form of every cue verb, and of the adjectives, which have one.

    A participle that is an adjective too ("opposed") has the verb's frames and its own.
    """
    forms = {
        form: (tuple(r["frames"].split()), r["act"])
        for r in rules.table("cues")
        for verb in r["words"].split()
        for form in forms_of(verb)
    }
    for adjective, feeling in feelings().items():
        frames, act = forms.get(adjective, ((), feeling.act))
        forms[adjective] = ((*frames, "adj"), act)
    return forms


def cues_in(toks: list[Token]) -> list[Cue]:
    """Cues of a sentence, from the left."""
    found: list[Cue] = []
    forms, opening, headline = cue_forms(), readers(), title_case(toks)
    i = 0
    while i < len(toks):
        low, text = toks[i].low, toks[i].text
        cue = phrase_at(toks, i) if low in opening else None
        written = text[0].islower() or i == 0 or headline or text.isupper()
        if cue is None and low in forms and written and not compound(toks, i):
            cue = with_particle(toks, Cue(i, i + 1, text, *forms[low]))
        found += [cue] if cue else []
        i = cue.past if cue else i + 1
    return found
