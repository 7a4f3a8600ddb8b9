"""Words attributed by a noun: "the governor's claim that ...", "a promise to ...", "Ankara's call for ...".

The nouns and what may open their content are lexicon/en/noun_cues.csv. The source is the possessor right before the
noun; where none is there ("the claim that"), nobody is named.
"""

from __future__ import annotations

from functools import cache

from dateline.extraction.attribution.spans.clauses import verb_at
from dateline.extraction.attribution.speakers.subjects import phrase_start
from dateline.extraction.lexicon import en
from dateline.extraction.text.tokens import Cue, Token

POSSESSIVES = frozenset("his her its their my our your".split())
# How many words may be between a possessor and its noun: "the group's latest online claim that".
ADJECTIVES = 3


@cache
def nouns() -> dict[str, tuple[frozenset[str], str]]:
    """The openers and the act of every form of every noun cue."""
    return {f: (frozenset(r["openers"].split()), r["act"]) for r in en.table("noun_cues") for f in r["forms"].split()}


PREPOSITIONS = frozenset(en.words("function_words", "prepositions behind a noun of saying"))


def noun_cues_in(toks: list[Token]) -> list[tuple[Cue, tuple[int, int] | None]]:
    """Noun cues of a sentence with the token indexes of their possessors;
    a cue's `past` is where its content begins."""
    out: list[tuple[Cue, tuple[int, int] | None]] = []
    known = nouns()
    for n, t in enumerate(toks[:-3]):
        if t.low not in known:
            continue
        openers, act = known[t.low]
        opener = toks[n + 1].low
        if opener not in openers or toks[n + 1].quote or (n and toks[n - 1].low == "no"):
            continue  # "there is no doubt that": nobody's doubt
        if opener == "that" and (verb_at(toks, n + 2) or toks[n + 2].low in ("include", "includes")):
            continue  # "a message that was read": what the noun is told of
        source = _possessor(toks, n)
        venue = "in" in [x.low for x in toks[max(0, n - 3) : n]]  # "said in a statement that"
        if source is None and (opener != "that" or venue):
            continue
        past = n + 2 if opener == "that" else n + 1
        out.append((Cue(n, past, t.text, ("noun",), act), source))
    return out


def _possessor(toks: list[Token], noun: int) -> tuple[int, int] | None:
    """Whose claim it is: "his", "the Turkish president's", up to a few adjectives before the noun."""
    for k in range(noun - 1, max(-1, noun - 2 - ADJECTIVES), -1):
        low = toks[k].low
        if toks[k].quote or not (low[0].isalpha() or low == "'s"):
            return None
        if low in POSSESSIVES:
            return k, k + 1
        if low.endswith(("'s", "s'")):
            first = phrase_start(toks, k + 1, _behind_preposition(toks, k))
            return (first, k + 1) if first <= k else None
    return None


def _behind_preposition(toks: list[Token], at: int) -> int:
    """Where a possessor can begin at the earliest: "seized on Shah's claim that" is Shah's."""
    return next((n + 1 for n in range(at - 1, -1, -1) if toks[n].low in PREPOSITIONS), 0)
