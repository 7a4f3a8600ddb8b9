"""Whom words of harm are said of: attackers, soldiers, people of no force."""

from __future__ import annotations

import re
from functools import cache

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import group_of_noun, nouns_of

ATTACKERS = "attackers"
SOLDIERS = "security forces"
POLICE = "police"
# Groups of which words of harm are said that are not said of others.
ARMED = frozenset((ATTACKERS, SOLDIERS, POLICE))
HARM = {"killed": "words of death", "wounded": "words of wounding"}
SOME_OF_THEM = en.pattern("linking_patterns", "some of those named before")
OBJECT = en.pattern("linking_patterns", "somebody else hurt").pattern
SUFFERED = en.pattern("linking_patterns", "harm an armed group suffers").pattern
DONE = en.pattern("linking_patterns", "harm done to them").pattern
FEW = r"(?:\W+[\w’'-]+){0,6}?\W+"
FEW_ALONE = en.pattern("linking_patterns", "a few words and nobody else").pattern
FEW_NOT_BY = en.pattern("linking_patterns", "a few words to whom it was done").pattern
SAYING = en.pattern("linking_patterns", "says something").pattern


@cache
def nouns(group: str) -> str:
    """The nouns for a group, as a part of a regular expression; of a group that no table knows its own name."""
    own = set(nouns_of(group)) | ({"security force"} if group == SOLDIERS else set())
    if group == SOLDIERS:
        own |= {"security forces", "special forces", "security personnel", *nouns_of(POLICE)}
    if not own or group == "people":
        return rf"{re.escape(group.removesuffix('s'))}\w*"
    return rf"(?:{'|'.join(map(re.escape, sorted(own, key=lambda n: (-len(n), n))))})\b"


@cache
def harm_to(effect: str, group: str) -> re.Pattern[str]:
    """Words of harm said of a group: it comes before them ("three gunmen were shot dead"), where nobody else is their
    object, or behind them ("killing three soldiers"), where it did not do it ("killed by soldiers")."""
    harm, who = f"(?:{en.pattern('linking_patterns', HARM[effect]).pattern})", nouns(group)
    if group not in ARMED:
        return re.compile(rf"(?:\b{who}{FEW}{harm}|{harm}{FEW_NOT_BY}{who})", re.IGNORECASE)
    suffered, done = (SUFFERED, DONE) if effect == "killed" else (harm, harm)
    return re.compile(rf"(?:\b{who}{FEW_ALONE}{suffered}(?!{OBJECT})|{done}{FEW_NOT_BY}{who})", re.IGNORECASE)


@cache
def _armed() -> re.Pattern[str]:
    return re.compile(rf"\b{nouns(ATTACKERS)}", re.IGNORECASE)


@cache
def _anybody() -> re.Pattern[str]:
    every = group_of_noun().keys() - {"body", "bodies", "corpse", "corpses"}
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(every, key=lambda n: (-len(n), n))))})\b(?!{SAYING})",
        re.IGNORECASE,
    )


def of_attackers(words: str, before: str) -> bool:
    """Whether a figure is of some of the attackers whom its sentence names last before it.

    >>> of_attackers("the bodies of three of them", "it was carried out by four terrorists, and ")
    True
    """
    if not SOME_OF_THEM.search(words):
        return False
    named = [m[0] for m in _anybody().finditer(before)]
    return bool(named) and _armed().match(named[-1]) is not None
