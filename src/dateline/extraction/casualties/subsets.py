"""Parts and wholes told in one phrase: "some of the 73 wounded", "one of three people killed",
"44 of the 94 reported missing"; and where victims came from, told without a word of harm: "one victim was a Dane".
"""

from __future__ import annotations

import itertools

from dateline.extraction.casualties.counts import Party
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.lexicon import en
from dateline.extraction.numbers.quantities import quantity_at
from dateline.extraction.text.document import Word

Pairs = list[tuple[Harm, Party]]

# Between a whole and the word that says what befell it: "the 94 people reported missing", "the two people who died".
TIES = frozenset("who have has had been was were reported that people".split())
DETERMINERS = frozenset("the those these its their".split())
FOUND = frozenset("found located rescued freed released traced recovered reunited alive".split())


def _whole_at(words: list[Word], p: Party) -> int | None:
    """Where the count of the whole begins that a count is a part of: "some of [the] 73"."""
    at = p.quantity.past
    if at >= len(words) or words[at].low != "of":
        return None
    at += 1 + (at + 1 < len(words) and words[at + 1].low in DETERMINERS)
    return at if at < len(words) and quantity_at(words, at) else None


def of_whole_told(words: list[Word], p: Party, whole: int) -> bool:
    """Whether a count is taken from the largest that the text gave before: "117 were wounded", and then "15 of the 117
    people are badly wounded"."""
    at = _whole_at(words, p)
    q = quantity_at(words, at) if at is not None else None
    return q is not None and q.low == whole and 0 < (p.quantity.low or 0) < whole


def _whole_of(words: list[Word], p: Party, found: list[Harm]) -> tuple[Harm, Party] | None:
    """The whole that a count is taken from, with what befell it."""
    at = _whole_at(words, p)
    q = quantity_at(words, at) if at is not None else None
    if q is None or (q.low or q.high or 0) < 2 or (p.quantity.low or 0) > (q.low or q.high or 0):
        return None
    h = next((k for k in found if q.past <= k.first and _tied(words, max(q.past, min(p.past, k.first)), k.first)), None)
    if h is None or h.effect == "displaced":
        return None
    past = max(p.past, h.past) if h.first < p.past else p.past
    return h, Party(q.first, past, q._replace(hedge="" if q.hedge == "the" else q.hedge), p.group, p.named, other=False)


def wholes(words: list[Word], pairs: Pairs, counted: list[Party], found: list[Harm]) -> tuple[Pairs, Pairs]:
    """The wholes that the parts of a sentence are taken from, with what befell them; and the parts that share it."""
    whole: Pairs = []
    parts: Pairs = []
    for p in counted:
        if (taken := _whole_of(words, p, found)) is None:
            continue
        parts.append((taken[0], p))
        if not any(q.first == taken[1].first for _, q in pairs):
            whole.append(taken)
    return whole, parts


def _tied(words: list[Word], past: int, at: int) -> bool:
    between = [w.low for w in words[past:at]]
    # "six of the 14 soldiers were killed" mentions the six
    return (
        at - past <= 4 and set(between) <= TIES and between[:1] not in (["was"], ["were"], ["have"], ["has"], ["had"])
    )


def found_again(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether those missing are told to be found: "44 of the 94 people reported missing had been found"."""
    behind = [w.low for w in words[max(h.past, p.past) : max(h.past, p.past) + 5]]
    return h.effect == "missing" and p.first <= h.first and bool(FOUND & set(behind)) and "not" not in behind


STILL_THERE = frozenset("still remain remained remains awaiting await awaited".split())
KNOWN_BODIES = frozenset("identified unidentified unclaimed recognised recognized buried returned".split())


def identified(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether bodies are mentioned that were counted before: "the bodies of two men were
    identified", "a body on the ground"."""
    if h.way != "found":
        return False
    around = [w.low for w in words[max(h.past, p.past) : max(h.past, p.past) + 8]]
    if KNOWN_BODIES & {w.low for w in words[p.quantity.past : h.first]} and STILL_THERE & set(around):
        return True  # "five unidentified bodies were still at the clinic"
    return bool(KNOWN_BODIES & set(around)) or around[:3] == ["on", "the", "ground"] or around[:2] == ["lying", "on"]


PEOPLES = frozenset(en.words("peoples", "adjectives of countries and peoples"))
VICTIM = frozenset("victim victims".split())
WAS = frozenset("was were is are".split())
# Between "was" and where somebody came from: "was confirmed to be from", "were identified as".
SAID_TO_BE = frozenset(en.words("casualties", "said to be from somewhere"))
CITIZEN = frozenset("citizen citizens national nationals native natives resident residents".split())


def of_a_nation(words: list[Word], counted: list[Party]) -> list[Party]:
    """The counts of a sentence that tell which nation victims were of; the second may only say "another"."""
    out: list[Party] = []
    for p in counted:
        named = words[p.past - 1].low in VICTIM
        if (named or (out and p.quantity.hedge == "another")) and _from_somewhere(words, p.past):
            out.append(p)
    return out


def _from_somewhere(words: list[Word], at: int) -> bool:
    """Whether it says from a word on of which nation somebody was: "was a 23-year-old Dane", "was from Norland"."""
    if at >= len(words) or words[at].low not in WAS:
        return False
    at += 1
    while at < len(words) and words[at].low in SAID_TO_BE:
        at += 1
    behind = words[at : at + 4]
    if not behind:
        return False
    if behind[0].low == "from":
        return any(w.text.istitle() for w in behind[1:3])
    of = any(a.low in CITIZEN and b.low == "of" for a, b in itertools.pairwise(behind))
    return of or any(w.low.removesuffix("s") in PEOPLES and w.text[:1].isupper() for w in behind[:3])
