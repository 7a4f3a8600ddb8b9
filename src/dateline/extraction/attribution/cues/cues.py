"""Cues: the verbs and phrases of lexicon/en/cues.csv in a sentence whose quotations are closed up to one token each."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline.extraction.attribution.cues.multiword import phrase_at, readers, with_particle
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.inflection import forms_of
from dateline.extraction.text.tokens import Cue, Token, compound, title_case


class Feeling(NamedTuple):
    """What opens the content behind an adjective of thinking and feeling, and what the statement does."""

    openers: frozenset[str]
    act: str


@cache
def feelings() -> dict[str, Feeling]:
    """The adjectives of lexicon/en/feelings.csv."""
    return {
        adjective: Feeling(frozenset(r["openers"].split()), r["act"])
        for r in en.table("feelings")
        for adjective in r["adjectives"].split()
    }


@cache
def cue_forms() -> dict[str, tuple[tuple[str, ...], str]]:
    """Frames and act of every form of every cue verb, and of the adjectives, which have one.

    A participle that is an adjective too ("opposed") has the verb's frames and its own.
    """
    forms = {
        form: (tuple(r["frames"].split()), r["act"])
        for r in en.table("cues")
        for verb in r["words"].split()
        for form in forms_of(verb)
    }
    for adjective, feeling in feelings().items():
        frames, act = forms.get(adjective, ((), feeling.act))
        forms[adjective] = ((*frames, "adj"), act)
    return forms


@cache
def _begin_a_cue() -> frozenset[str]:
    """The words at which a cue can begin."""
    return frozenset(cue_forms().keys() | readers().keys())


def cues_in(toks: list[Token]) -> list[Cue]:
    """Cues of a sentence, from the left."""
    found: list[Cue] = []
    forms, opening, either, past = cue_forms(), readers(), _begin_a_cue(), 0
    for i in [n for n, t in enumerate(toks) if t.low in either]:
        if i < past:
            continue
        t, low = toks[i], toks[i].low
        cue = phrase_at(toks, i) if low in opening else None
        written = t.text[0].islower() or i == 0 or t.text.isupper() or title_case(toks)
        if cue is None and low in forms and written and not compound(toks, i):
            cue = with_particle(toks, Cue(i, i + 1, t.text, *forms[low]))
        if cue is not None:
            found.append(cue)
            past = cue.past
    return found
