"""One person hurt where no count is: "the victim was pronounced dead", "Jan Berg, 24,
was killed", "a 17-year-old died".

Asked only of a word of harm that no count belongs to. Each rule is a record with examples and counter-examples.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dateline.extraction.casualties.attachment import BE
from dateline.extraction.casualties.counts import STOPS, Party
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.numbers.quantities import Quantity
from dateline.extraction.text.document import Word


class SingleRule(NamedTuple):
    """A way of naming one person: who is it, given the words of a sentence and where the subject
    ends (or the object begins)."""

    name: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    apply: Callable[[list[Word], int, Lexicon], Party | None]


YEARS_OLD = re.compile(r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-(?:year|month|week|day)s?-old$")
DEFINITE = frozenset("the this his her their its another one".split())
TITLES = frozenset(
    """mr mrs ms miss dr prof sir father pastor imam sheikh sheik officer sgt sergeant lt lieutenant capt captain maj
    major col colonel gen general cpl corporal pvt private pfc deputy detective constable inspector trooper agent judge
    mayor governor senator councillor patrolman firefighter cmdr commander superintendent chief brig brigadier jawan
    havildar""".split()
)
# Names that end or hold these are no person's.
NO_PERSON = frozenset(
    """state states front army police county city street avenue road force forces party council university college
    school hospital church center centre department ministry guard corps brigade battalion division district club park
    house union league group company network news press nations court market square mall hotel station airport river
    valley lake island mountain hill hills east west north south northeast northwest southeast southwest monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december bureau office agency association committee movement united republic district village town heights
    beach drive lane boulevard highway""".split()
)


def _is_between(word: Word) -> bool:
    return (
        word.low in BE
        or is_adverb(word.low)
        or word.low
        in ("also", "later", "then", "has", "have", "had", "himself", "who", "being", "never", "pronounced", "declared")
    )


def subject_end(h: Harm, words: list[Word]) -> int:
    """The index past the subject of a verb of harm: its auxiliaries and adverbs,
    and one clause between commas, passed over."""
    at = h.first
    while at and _is_between(words[at - 1]):
        at -= 1
    return at


def _one(first: int, past: int, group: str, hedge: str = "") -> Party:
    return Party(first, past, Quantity(first, first + 1, 1, 1, hedge), group, True, False)


def _definite(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    noun = past - 1
    group = lexicon.noun_group.get(words[noun].low) if noun >= 0 else None
    low = words[noun].low if noun >= 0 else ""
    if group is None or low in (
        "police",
        "military",
        "personnel",
        "crew",
        "family",
        "couple",
        "others",
        "people",
        "body",
        "troops",
    ):
        return None
    if low.endswith("s") and not low.endswith("ss") or low.endswith(("men", "women", "children", "folk")):
        return None
    for at in range(noun - 1, max(noun - 5, -1), -1):
        if words[at].low in DEFINITE:
            return _one(at, past, group)
        if words[at].low in STOPS or not words[at].low[0].isalpha():
            return None
    return None


def _aged(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    if past < 1 or not YEARS_OLD.fullmatch(words[past - 1].low):
        return None
    lead = words[past - 2].low if past > 1 else ""
    return _one(past - 2, past, "people") if lead in ("a", "an", "the", "another", "one") else None


def _age_behind(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    if past < 4 or words[past - 1].low not in (",", ")") or words[past - 3].low not in (",", "("):
        return None
    age = words[past - 2].low
    if not age.isdigit() or len(age) > 2:
        return None
    name = past - 3
    if words[name - 1].text[:1].isupper() and words[name - 1].text[-1:].isalpha():
        first = _name_start(words, name)
        return _one(first, name, _group_of_title(words, first, lexicon))
    return _definite(words, name, lexicon)


def _titled(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    first = _name_start(words, past)
    own = [w.low.rstrip(".") for w in words[first:past] if w.low != "."]
    if len(own) < 2 or own[0] not in TITLES or NO_PERSON & set(own[1:]):
        return None
    return _one(first, past, _group_of_title(words, first, lexicon))


def _named(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    first = _name_start(words, past)
    own = words[first:past]
    if (
        not 2 <= len(own) <= 4
        or NO_PERSON & {w.low for w in own}
        or any(w.text.isupper() and len(w.text) > 2 for w in own)
    ):
        return None
    if (
        any(w.low in lexicon.noun_group for w in own)
        or words[first - 1 : first]
        and words[first - 1].low in ("in", "at", "near", "of", "the", "and", ",")
    ):
        return None
    if any(" ".join(w.text for w in own[n:]) in lexicon.place_names for n in range(len(own))):
        return None
    return _one(first, past, "people")


def _name_start(words: list[Word], past: int) -> int:
    """Where the capitalised words begin that end at `past`."""
    at = past
    while at and (
        words[at - 1].text[:1].isupper() or words[at - 1].low in (".", "al", "bin", "de", "van", "von") and at < past
    ):
        at -= 1
    while at < past and (words[at].low in STOPS or words[at].low in (".", "al", "police")):
        at += 1
    return at


def _group_of_title(words: list[Word], first: int, lexicon: Lexicon) -> str:
    group = lexicon.noun_group.get(words[first].low)
    return group if group in ("security forces", "police") else "people"


RULES = (
    SingleRule("age behind a name", ("Jan Berg, 24,| was killed.", "The boy, 9,| died."),
               ("On May 4, 24,| were killed.",), _age_behind),
    SingleRule("age as a noun", ("A 17-year-old| was killed.", "The 3-year-old| died."),
               ("A two-year-old war| killed.",), _aged),
    SingleRule(
        "definite person",
        ("The victim| was pronounced dead.", "The second attacker| was killed.", "The boy| died.",
         "His mother| was hurt."),
        ("The victims| died.", "The police| were hurt.", "The bomb| was hurt."),
        _definite,
    ),
    SingleRule("name with a title", ("Officer Ann Roe| was killed.", "Dr. Ida Lund| died."), ("Officer County| died.",),
               _titled),
    SingleRule(
        "full name",
        ("Jan Berg| was shot dead.", "On Monday Ida Lund| died."),
        ("West Dorvik| was hit.", "Red Army| died.", "In New Dorvik| died."),
        _named,
    ),
)  # fmt: skip


def single(h: Harm, words: list[Word], lexicon: Lexicon) -> Party | None:
    """The one person whom a word of harm befell, where no count belongs to it."""
    if h.way not in ("verb", "left") and words[h.first].low not in ("dead", "deceased"):
        return None
    past = subject_end(h, words)
    if h.way == "verb" and not any(w.low in BE and w.low not in ("has", "have", "had") for w in words[past : h.first]):
        return None  # "killed", "who accidentally shot": active, its subject is who did it
    for rule in RULES:
        if (party := rule.apply(words, past, lexicon)) is not None:
            return party
    return None


def killed_himself(h: Harm, words: list[Word], lexicon: Lexicon, others: bool) -> Party | None:
    """ "the gunman killed himself", "a man shot eight people before killing himself": who did it is among the dead,
    an attacker where he hurt `others` in the same sentence."""
    if h.effect == "wounded" or h.past >= len(words) or words[h.past].low not in ("himself", "herself"):
        return None
    for at in range(h.first - 1, -1, -1):
        if lexicon.noun_group.get(words[at].low) and not words[at].low.endswith("s"):
            lead = next(
                (k for k in range(at, max(at - 4, -1), -1) if words[k].low in ("a", "an", "the", "another")), None
            )
            if lead is not None:
                return _one(lead, at + 1, "attackers" if others else lexicon.noun_group[words[at].low])
    return None


# What may stand between a harm and the death it led to: "were shot and later died".
THEN = frozenset("and later then also subsequently both , has have had was were".split())


def died_of_it(h: Harm, words: list[Word], pairs: list[tuple[Harm, Party]]) -> tuple[Party, Harm] | None:
    """Those hurt by a harm before, who then died: "was shot and later died", "was taken to a hospital,
    where he died"; with that harm."""
    if h.effect != "killed" or h.way not in ("left", "noun", "verb"):
        return None
    for k, p in reversed(pairs):
        if k.past > h.first or k.effect not in ("wounded", "killed or wounded"):
            continue
        between = [w.low for w in words[max(k.past, p.past) : h.first]]
        one = p.quantity.low == p.quantity.high == 1
        where = "where" in between[-6:] and bool({"he", "she", "they"} & set(between[-6:]))
        if (where and (one or "they" in between[-6:])) or (
            h.way == "left" and between[:1] == ["and"] and set(between) <= THEN
        ):
            return p, k
        return None
    return None
