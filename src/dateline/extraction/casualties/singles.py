"""One person hurt where no count is: "the victim was pronounced dead", "Jan Berg, 24,
was killed", "a 17-year-old died".

Asked only of a word of harm that no count belongs to. Each rule is a record with examples and counter-examples.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from dateline.extraction.casualties.attachment import BE
from dateline.extraction.casualties.counts import STOPS, Party
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.numbers.quantities import SMALL, Quantity
from dateline.extraction.text.document import Word


class SingleRule(NamedTuple):
    """A way of naming one person: who is it, given the words of a sentence and where the subject
    ends (or the object begins)."""

    name: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    apply: Callable[[list[Word], int, Lexicon], Party | None]


YEARS_OLD = re.compile(r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-(?:year|month|week|day)s?-old$")
YEARS = re.compile(r"\d{1,3}-(?:year|month|week|day)s?$")
DEFINITE = frozenset("the this his her their its another one".split())
TITLES = frozenset(en.words("casualties", "titles of somebody harmed"))
# Names that end or hold these are no person's.
NO_PERSON = frozenset(en.words("casualties", "no person"))


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
    if at and words[at - 1].low == "in" and words[h.past - 1].low == "condition":
        at -= 1
    while at and _is_between(words[at - 1]):
        at -= 1
    return at


def one(first: int, past: int, group: str, hedge: str = "") -> Party:
    """One person in the words from `first` up to `past`."""
    return Party(first, past, Quantity(first, first + 1, 1, 1, hedge), group, named=True, other=False)


NO_ONE = frozenset("police military personnel crew family couple others people body corpse troops".split())


def is_person(words: list[Word], n: int, lexicon: Lexicon) -> bool:
    """Whether a word is a noun for one person."""
    low = words[n].low if 0 <= n < len(words) else ""
    if low not in lexicon.noun_group or low in NO_ONE:
        return False
    return not ((low.endswith("s") and not low.endswith("ss")) or low.endswith(("men", "women", "children", "folk")))


def years_old_at(words: list[Word], n: int) -> int | None:
    """The index past an age that begins at a word: "3-year-old", "3-year old"; None where none does."""
    if YEARS_OLD.fullmatch(words[n].low):
        return n + 1
    return n + 2 if YEARS.fullmatch(words[n].low) and n + 1 < len(words) and words[n + 1].low == "old" else None


def no_name(words: list[Word], first: int, past: int, lexicon: Lexicon) -> bool:
    """Whether capitalised words are no person's name: a body's, a place's, or a word in capitals."""
    own = words[first:past]
    if NO_PERSON & {w.low for w in own} or any(w.text.isupper() and len(w.text) > 2 for w in own):
        return True
    if own[0].low in STOPS or any(w.low in lexicon.noun_group for w in own[1:]):
        return True
    return any(" ".join(w.text for w in own[n:]) in lexicon.place_names for n in range(len(own)))


def _definite(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    noun = past - 1
    if not is_person(words, noun, lexicon):
        return None
    group = lexicon.noun_group[words[noun].low]
    for at in range(noun - 1, max(noun - 5, -1), -1):
        if words[at].low in DEFINITE:
            return one(at, past, group)
        if words[at].low in STOPS or not words[at].low[0].isalpha():
            return None
    return None


def _aged(words: list[Word], past: int, _lexicon: Lexicon) -> Party | None:
    if past < 1 or not YEARS_OLD.fullmatch(words[past - 1].low):
        return None
    lead = words[past - 2].low if past > 1 else ""
    return one(past - 2, past, "people") if lead in ("a", "an", "the", "another", "one") else None


def _before_clause(words: list[Word], past: int) -> int:
    """Where a name and its age end before a clause between commas: "Jan Berg, 24, of Salby,"."""
    for n in range(past - 3, max(past - 10, 2), -1):
        told = words[n + 1].low in ("of", "from", "a", "an", "the", "who")
        if told and words[past - 1].low == "," and words[n].low == "," and words[n - 1].low.isdigit():
            return n + 1
    return past


def _age_behind(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    past = _before_clause(words, past)
    if past < 4 or words[past - 1].low not in (",", ")") or words[past - 3].low not in (",", "("):
        return None
    age = words[past - 2].low
    if not age.isdigit() or len(age) > 2:
        return None
    name = past - 3
    if words[name - 1].text[:1].isupper() and words[name - 1].text[-1:].isalpha():
        first = _name_start(words, name)
        return one(first, name, group_of_title(words, first, lexicon))
    return _definite(words, name, lexicon)


# A sentence that begins with one of these and a mark is a headline still: "Police: Boy dies", "UPDATE - Man shot".
MARKS = frozenset(": - – — | ' ‘ ’ \" “ ”".split())
# Behind a verb of harm without "was" these tell that the subject was harmed: "Girl shot in Dorvik".
PASSIVE_BEHIND = frozenset(en.words("casualties", "passive behind"))


def _bare(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    noun = past - 1
    aged = next((n for n in (noun, noun - 1) if n >= 0 and years_old_at(words, n) == past), None)
    if aged is None and not is_person(words, noun, lexicon):
        return None
    first = noun if aged is None else aged
    while first and words[first - 1].low[0].isalnum() and words[first - 1].low not in STOPS | DEFINITE:
        first -= 1
    opens = first == 0 or words[first - 1].low in MARKS
    if not opens or past - first > 5 or (not words[first].text[:1].isupper() and not words[first].text[:1].isdigit()):
        return None
    if any(w.low.isdigit() or w.low in SMALL for w in words[first:past]):
        return None
    return one(first, past, lexicon.noun_group.get(words[noun].low, "people"))


def _described_short(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    for at in range(past - 2, max(past - 6, -1), -1):
        if words[at].low in DEFINITE | {"a", "an"}:
            aged = any(years_old_at(words, n) for n in range(at, past))
            if not (is_person(words, past - 1, lexicon) or (aged and years_old_at(words, past - 1) == past)):
                return None
            return one(at, past, lexicon.noun_group.get(words[past - 1].low, "people"))
        if words[at].low in STOPS or not words[at].low[0].isalnum():
            return None
    return None


def _titled(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    first = _name_start(words, past)
    own = [w.low.rstrip(".") for w in words[first:past] if w.low != "."]
    if len(own) < 2 or own[0] not in TITLES or NO_PERSON & set(own[1:]):
        return None
    return one(first, past, group_of_title(words, first, lexicon))


def _named(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    first = _name_start(words, past)
    own = words[first:past]
    if (
        not 2 <= len(own) <= 4
        or NO_PERSON & {w.low for w in own}
        or any(w.text.isupper() and len(w.text) > 2 for w in own)
    ):
        return None
    if any(w.low in lexicon.noun_group for w in own) or (
        words[first - 1 : first] and words[first - 1].low in ("in", "at", "near", "of", "the", "and", ",")
    ):
        return None
    if any(" ".join(w.text for w in own[n:]) in lexicon.place_names for n in range(len(own))):
        return None
    return one(first, past, "people")


def _name_start(words: list[Word], past: int) -> int:
    """Where the capitalised words begin that end at `past`."""
    at = past
    while at and (
        words[at - 1].text[:1].isupper() or (words[at - 1].low in (".", "al", "bin", "de", "van", "von") and at < past)
    ):
        at -= 1
    while at < past and (words[at].low in STOPS or words[at].low in (".", "al", "police")):
        at += 1
    return at


# What an aside begins with that is between a person and the verb.
ASIDE = frozenset("known nicknamed called named identified whose who aged a an the".split())


def _with_an_aside(words: list[Word], past: int, lexicon: Lexicon) -> Party | None:
    if past < 4 or words[past - 1].low != ",":
        return None
    opens = next((n for n in range(past - 2, max(past - 14, 0), -1) if words[n].low == ","), None)
    return _definite(words, opens, lexicon) if opens and words[opens + 1].low in ASIDE else None


def group_of_title(words: list[Word], first: int, lexicon: Lexicon) -> str:
    """The group of a person by the title before the name."""
    group = lexicon.noun_group.get(words[first].low)
    return group if group in ("security forces", "police") else "people"


RULES = (
    SingleRule("age behind a name",
               ("Jan Berg, 24,| was killed.", "The boy, 9,| died.", "Ida Lund, 24, of Salby,| was killed."),
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
    SingleRule(
        "definite person with an aside",
        ("The leader, known as “Shorty”,| was killed.", "The driver, who lived nearby,| died."),
        ("The leader fled, and later,| was hurt.", "The bomb, known as “Boy”,| was hurt."),
        _with_an_aside,
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


# Where no "was" tells that the subject was harmed: headlines, and people mentioned by what befell them.
SHORT_RULES = (
    SingleRule(
        "bare noun of a headline",
        ("Teen| shot while walking home", "Police: 3-year-old| dies", "Dorvik man| killed by a bullet"),
        ("Police| shot at the bar", "He said man| killed in", "Two teen| killed in"),
        _bare,
    ),
    SingleRule(
        "person and what happened to them",
        ("the family of a 17-year-old| shot by a guard", "his younger brother| killed in May"),
        ("the bomb| shot by a guard", "a group of men| killed in May"),
        _described_short,
    ),
)


def single(h: Harm, words: list[Word], lexicon: Lexicon) -> tuple[Party | None, str]:
    """The one person whom a word of harm befell, where no count belongs to it; and the rule that found it."""
    if h.way not in ("verb", "left") and words[h.first].low not in ("dead", "deceased"):
        return None, ""
    past = subject_end(h, words)
    rules: tuple[SingleRule, ...] = (*RULES, SHORT_RULES[0])
    if h.way == "verb" and not any(w.low in BE and w.low not in ("has", "have", "had") for w in words[past : h.first]):
        behind = words[h.past].low if h.past < len(words) else "."
        if behind not in PASSIVE_BEHIND and not behind.endswith("ing"):
            return None, ""  # "killed", "who accidentally shot": active, its subject is who did it
        rules = SHORT_RULES
    for rule in rules:
        if (party := rule.apply(words, past, lexicon)) is not None:
            return party, rule.name
    return None, ""


# A full name with an age beside it: "Jan Berg, 24," and "24-year-old Jan Berg".
# It begins with a set of characters, which is looked for fast.
WITH_AGE = re.compile(
    r"[A-Z\d](?:(?<=[A-Z])(?<![\w'’-].)[\w'’-]+(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]+)){0,2}\s+(?P<before>[A-Z][\w'’-]+)"
    r"(?:,?\s+[JS]r\.)?,\s+\d{1,2}\b(?!\s*\d)"
    r"|(?<=\d)(?<!\w.)\d?-year-old\s+[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]+))?\s+(?P<behind>[A-Z][\w'’-]+))"
)


# A text without one of these gives nobody's age.
AN_AGE = re.compile(r"[,-](?:(?<=,)\s+\d|(?<=\d-)year-old)")


# Claims and victims both ask for those of a text.
@lru_cache(maxsize=2)
def surnames(text: str) -> frozenset[str]:
    """The surnames of the people whom a text names in full with their age."""
    found = {m["before"] or m["behind"] for m in WITH_AGE.finditer(text)} if AN_AGE.search(text) else set()
    return frozenset(n for n in found if n.lower() not in NO_PERSON)


def surname(h: Harm, words: list[Word], names: frozenset[str]) -> Party | None:
    """One whom the text names in full with an age, by the surname alone: "Berg was shot", "the death of Berg"."""
    if h.way in ("verb", "left"):
        past = subject_end(h, words)
        harmed = h.way == "left" or any(
            w.low in BE and w.low not in ("has", "have", "had") for w in words[past : h.first]
        )
        at = past - 1 if harmed else h.past
    else:
        at = h.past + 1 if h.way == "noun" and words[h.past : h.past + 1] and words[h.past].low == "of" else h.past
    if (
        not 0 <= at < len(words)
        or words[at].text not in names
        or (words[at + 1 : at + 2] and words[at + 1].low == "'s")
    ):
        return None
    return one(at, at + 1, "people")


REFLEXIVE = frozenset("himself herself self".split())
# How far before the verb the one may be who did it to himself: "a man who had argued for hours shot himself".
HIMSELF_WITHIN = 14


def killed_himself(h: Harm, words: list[Word], lexicon: Lexicon, *, others: bool) -> Party | None:
    """ "the gunman killed himself", "a man shot eight people before killing himself": who did it is among the dead,
    an attacker where he hurt `others` in the same sentence."""
    if h.effect == "wounded" or h.past >= len(words) or words[h.past].low not in REFLEXIVE:
        return None
    for at in range(h.first - 1, max(h.first - HIMSELF_WITHIN, -1), -1):
        if others and not lexicon.noun_group.get(words[at].low):
            continue
        if is_person(words, at, lexicon) or years_old_at(words, at):
            past = years_old_at(words, at) or at + 1
            leads = range(at, max(at - 5, -1), -1)
            lead = next((k for k in leads if words[k].low in DEFINITE | {"a", "an"}), None)
            p = one(lead, past, lexicon.noun_group.get(words[at].low, "people")) if lead is not None else None
            p = p or _bare(words, past, lexicon)
            if p is not None:
                return p._replace(group="attackers") if others else p
    return None


# What may be between a harm and the death it led to: "were shot and later died".
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
        if (
            words[p.past : p.past + 1]
            and words[p.past].low == "who"
            and h.way == "left"
            and between[-1:] in (["has"], ["had"])
        ):
            return (p, k) if "," not in between else None
        one = p.quantity.low == p.quantity.high == 1
        where = "where" in between[-6:] and bool({"he", "she", "they"} & set(between[-6:]))
        if (where and (one or "they" in between[-6:])) or (
            h.way == "left" and between[:1] == ["and"] and set(between) <= THEN
        ):
            return p, k
        return None
    return None
