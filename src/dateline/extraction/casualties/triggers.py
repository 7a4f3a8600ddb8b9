"""Words of harm in a sentence: killed, wounded, "the death of", "took the lives of" (lexicon/en/effects.csv)."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.prefilter import LETTERS, by_first_letters
from dateline.extraction.numbers.quantities import quantity_at
from dateline.extraction.text.document import Word


class Harm(NamedTuple):
    """A word of harm in a sentence: word indexes, effect, and where its figure is."""

    first: int
    past: int
    effect: str
    way: str


# By the first letters of a word of harm: its effect, where the figure is, and its pattern.
EFFECTS = by_first_letters(
    (row["pattern"], (row["effect"], row["way"], re.compile(rf"\b(?:{row['pattern']})(?![\w-])")))
    for row in en.table("effects")
)


def harms(text: str, words: list[Word], start: int) -> list[Harm]:
    """Words of harm in a sentence; the longest where two overlap ("fatally wounded" before "wounded")."""
    places = [(n, may_be) for n, w in enumerate(words) if (may_be := EFFECTS.get(w.low[:LETTERS]))]
    if not places:
        return []
    low, found = text.lower(), []
    for first, may_be in places:
        for effect, way, pattern in may_be:
            if m := pattern.match(low, words[first].start - start):
                past = first
                while past < len(words) and words[past].start < start + m.end():
                    past += 1
                found.append(Harm(first, past, effect, way))
    found.sort(key=lambda h: (h.first - h.past, h.first))
    kept: list[Harm] = []
    for h in found:
        if not any(h.first < k.past and k.first < h.past for k in kept):
            kept.append(h)
    return _combined(sorted(kept), words)


def _combined(found: list[Harm], words: list[Word]) -> list[Harm]:
    """ "killed or injured", "killing and wounding 20": one figure for two effects."""
    out: list[Harm] = []
    for h in found:
        if out and {out[-1].effect, h.effect} == {"killed", "wounded"} and h.first - out[-1].past == 1:
            joint = words[out[-1].past].low
            # "left nine dead and wounded 14": the second is a verb with a count of its own
            apart = (
                out[-1].way == "noun"
                and h.way in ("verb", "ing")
                and h.past < len(words)
                and quantity_at(words, h.past)
            )
            if not apart and joint in ("and", "or", "/"):
                out[-1] = Harm(
                    out[-1].first, h.past, "killed or wounded", out[-1].way if out[-1].way != "noun" else h.way
                )
                continue
        out.append(h)
    return out
