"""The forms of an English verb: say, says, saying, said.

Regular forms follow the spelling rules of Quirk et al., A Comprehensive Grammar of the English Language (1985),
3.5 to 3.10; what does not follow them is lexicon/en/irregular_verbs.csv. Not supported:
forms of several words, and contractions.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.extraction.lexicon import en

VOWELS = frozenset("aeiou")


def unpossessed(words: str) -> str:
    """Words without a possessive at their end.

    >>> unpossessed("Salby’s"), unpossessed("the guards'"), unpossessed("Salby")
    ('Salby', 'the guards', 'Salby')
    """
    if words.endswith(("’s", "'s")):
        return words[:-2]
    return words[:-1] if words.endswith(("’", "'")) else words


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {r["verb"]: tuple(r["forms"].split()) for r in en.table("irregular_verbs")}


def forms_of(verb: str) -> tuple[str, ...]:
    """The base form of a verb, and its forms in -s, -ing and -ed, each once.

    An irregular verb's past and participle take the place of the form in -ed; an -ing form in the table takes the place
    of the regular one ("admitting", of a verb whose last syllable is stressed).
    """
    listed = _irregular().get(verb, ())
    present = tuple(f for f in listed if f.endswith("ing")) or (f"{_stem(verb)}ing",)
    past = tuple(f for f in listed if not f.endswith("ing")) or (_past(verb),)
    return tuple(dict.fromkeys((verb, _third(verb), *present, *past)))


def forms_of_all(verbs: Iterable[str]) -> frozenset[str]:
    """The forms of several verbs."""
    return frozenset(form for verb in verbs for form in forms_of(verb))


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in VOWELS


def _third(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _past(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{_stem(verb)}ed"


def _stem(verb: str) -> str:
    """What -ing and -ed are put behind: without a silent e, with a last consonant doubled in a verb of one syllable."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1]
    vowels = sum(c in VOWELS for c in verb.replace("qu", "q"))
    doubled = vowels == 1 and verb[-1] not in VOWELS | set("wxy") and verb[-2] in VOWELS
    return verb + verb[-1] if doubled else verb
