"""Whoever a report names as claiming an attack, by any spelling, and claims that are of other attacks."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.incidents.responsibility import Parties, claims_in, of_old, one_party

A_NAME = en.pattern("linking_patterns", "the name of a party")
SOME_ATTACKS = en.pattern("linking_patterns", "claims of several attacks", attacks=ATTACKS)


@cache
def _nobody_listed() -> Parties:
    return Parties(())


def claimed_in(text: str) -> list[tuple[str, int, int]]:
    """Whoever a text names as claiming an attack, with where that sentence begins and ends."""
    return [(who, at.start, at.end) for who, _, at in claims_in(text, _nobody_listed())]


def of_other_attacks(sentence: str, day: date | None) -> bool:
    """Whether a claim is of several attacks, or of one of an earlier time.

    >>> of_other_attacks("The Red Front has claimed responsibility for a number of attacks.", None)
    True
    """
    return SOME_ATTACKS.search(sentence) is not None or of_old(sentence, day)


# Between two names that claim together are no more letters than these.
NEAR = 60


def together_with(who: str, sentence: str) -> list[str]:
    """The names that a sentence joins to one by "and".

    >>> together_with("Red Front", "The Green Front and its ally, the Red Front, said they did it in Dorvik.")
    ['The Green Front']
    """
    at = sentence.find(who)
    names = [m for m in A_NAME.finditer(sentence) if at >= 0 and m[0] != who]
    return [
        m[0]
        for m in names
        if " and " in (between := sentence[min(m.end(), at + len(who)) : max(m.start(), at)]) and len(between) < NEAR
    ]


def by_them(who: str, sentence: str, whole: str, *, branches: bool = True) -> bool:
    """Whether somebody named in a sentence as claiming an attack, or a name joined to his there, is a party (`whole`)
    by any spelling. `branches` as in `one_party`.

    >>> by_them("Red Front", "The Osk League and its ally, the Red Front, said they did it.", "Osk League")
    True
    """
    return any(one_party(n, whole, branches=branches) for n in (who, *together_with(who, sentence)))
