"""One person whom a word of harm has as its object: "the shooting of a girl", "shot Jan Berg", "wounding the baby".

Asked, like `singles`, only of a word of harm that no count belongs to. Each rule is a record with examples and
counter-examples. Whoever is counted before a verb with such an object did it: "three men killed the mayor".
"""

from __future__ import annotations

from dateline.extraction.casualties.attachment import passive
from dateline.extraction.casualties.counts import NOBODY, STOPS, Party, group_of_nouns
from dateline.extraction.casualties.singles import (
    TITLES,
    SingleRule,
    group_of_title,
    is_person,
    no_name,
    one,
    years_old_at,
)
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.text.document import Word

LEADS = frozenset("a an the another his her their its my our this".split())
HELD = frozenset("hostage captive prisoner".split())
# How many words may describe a person before the noun: "an unarmed 19-year-old college football player".
DESCRIBED = 6


def _described(words: list[Word], first: int, lexicon: Lexicon) -> Party | None:
    """A person by a noun, which needs no article where an age is told: "his former teammate", "3-year-old boy"."""
    at = first + (words[first].low in LEADS)
    aged = False
    for n in range(at, min(at + DESCRIBED, len(words))):
        if past := years_old_at(words, n):
            aged = True
            ahead = words[past].low if past < len(words) else "."
            if not ahead[0].isalpha() or ahead in STOPS:
                return one(first, past, "people")
            continue
        low = words[n].low
        if low in HELD and n == at + 1 and words[at].low.endswith("s"):
            return None  # "holding Christians hostage": nobody says how many
        told = aged or at > first or (n > first and words[first].text[:1].isupper())
        if told and is_person(words, n, lexicon):
            if n + 1 < len(words) and is_person(words, n + 1, lexicon):
                continue
            behind = words[n + 1].low if n + 1 < len(words) else "."
            if behind in ("'s", "’") or behind in NOBODY:
                return None
            return one(first, n + 1, group_of_nouns(words, at, n + 1, lexicon))
        if low in STOPS or not (low[0].isalnum() or low == "-"):
            return None
    return None


def _name(words: list[Word], first: int, lexicon: Lexicon) -> Party | None:
    """A person by a full name, or by a name with an age behind it: "Jan Berg", "Officer Ida Lund", "Berg, 24"."""
    past = first
    while past < len(words) and past < first + 5 and (words[past].text[:1].isupper() or _initial(words, first, past)):
        past += 1
    own = [w for w in words[first:past] if w.low != "."]
    behind = [w.low for w in words[past : past + 3]]
    aged = behind[:1] == [","] and behind[1:2] and behind[1].isdigit() and len(behind[1]) < 3
    least = 1 if aged else 2
    if not least <= len(own) <= 5 or behind[:1] == ["'s"] or no_name(words, first, past, lexicon):
        return None
    if (behind and behind[0] in lexicon.noun_group) or all(w.text[:1].isupper() for w in words if len(w.text) > 3):
        return None  # "killed Salby Bank robbers"; in a headline in capitals no name can be told
    return one(first, past, group_of_title(words, first, lexicon))


def _initial(words: list[Word], first: int, at: int) -> bool:
    return words[at].low == "." and at > first and len(words[at - 1].text) <= 3


OBJECT_RULES = (
    SingleRule(
        "person by a noun",
        ("the shooting of |a 9-year-old girl", "He wounded |the baby.", "A bullet hit |an 8-year-old.",
         "killed |his former teammate", "the death of |Dorvik teen"),
        ("shot |the video", "killed |the girl's dog", "killed |a deer", "shot |a man's car"),
        _described,
    ),
    SingleRule(
        "person by a name",
        ("in the death of |Jan Berg", "He shot |Officer Ida Lund in Dorvik.", "killed |Berg, 24, on Monday"),
        ("killed |Salby Bank robbers", "in the shooting of |Berg", "the murder of |Norland Police Department"),
        _name,
    ),
)  # fmt: skip


def _object_start(h: Harm, words: list[Word]) -> int | None:
    """Where the object of a word of harm begins: behind "of" for a noun, at once behind an active verb."""
    at = h.past
    if at >= len(words):
        return None
    if h.way == "noun":
        return at + 1 if words[at].low in ("of", "involving") and at + 1 < len(words) else None
    if h.way == "ing":
        return at + (words[at].low == "of")
    return at if h.way == "verb" and not passive(h, words) else None


# "struck a hall where hundreds had gathered to mourn the death of an official": he died before.
MOURNED = ("had gathered to mourn the", "were gathered to mourn the", "were mourning the", "gathering to mourn the")


def _mourned_then(h: Harm, words: list[Word]) -> bool:
    """Whether those who were hit had come to mourn somebody's death."""
    return h.way == "noun" and " ".join(w.low for w in words[max(0, h.first - 5) : h.first]).endswith(MOURNED)


def harmed_object(h: Harm, words: list[Word], lexicon: Lexicon) -> tuple[Party | None, str]:
    """The one person whom a word of harm has as its object, where no count belongs to it; and its rule."""
    first = _object_start(h, words)
    if first is None or first >= len(words) or _mourned_then(h, words):
        return None, ""
    for rule in OBJECT_RULES:
        if (party := rule.apply(words, first, lexicon)) is not None:
            return party, rule.name
    return None, ""


PEOPLE_HIT = frozenset(en.words("casualties", "people who are hit"))
ADJECTIVES = frozenset("local innocent unarmed several many random passing fleeing sleeping young".split())
THEM = frozenset("him them me us".split())


def did_it(words: list[Word], h: Harm, p: Party, lexicon: Lexicon) -> bool:
    """Whether those before a verb of harm did it, as its object is people without a number or one person, also past a
    second verb: "ten gunmen shot passengers", "ten men stabbed and slashed shoppers", "three men killed the mayor"."""
    if h.way != "verb" or passive(h, words) or p.quantity.past >= h.first or p.first > h.first or p.past > h.past:
        return False
    second = h.past + 1 < len(words) and words[h.past].low == "and" and words[h.past + 1].low[-2:] == "ed"
    at = h.past + 2 * second
    behind = [w.low for w in words[at : at + 3]]
    while behind and (behind[0] in ADJECTIVES or behind[0] in ("the", "their", "its")):
        behind.pop(0)
    return bool(behind) and (behind[0] in PEOPLE_HIT or (p.past == h.first and _one_hit(words, at, lexicon)))


def _one_hit(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether one person is the object at word `at`: "stabbed him", "killed their commander"; not "killed the same
    day"."""
    if words[at].low in THEM:
        return True
    for w in words[at + 1 : at + DESCRIBED] if words[at].low in LEADS else ():
        if w.low in TITLES or is_person([w], 0, lexicon):
            return True
        if w.low in STOPS:
            return False
    return any(rule.apply(words, at, lexicon) is not None for rule in OBJECT_RULES)
