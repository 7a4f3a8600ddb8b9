"""Whether a word is an adverb, by its ending: "reportedly" is one, "family" and "Kelly" are none.

Not supported: adverbs with another ending ("soon"); where they matter they are listed beside the rule.
An adverb with a capital, as at the head of a sentence, is taken for a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dateline.extraction.lexicon import en


class Printed(Protocol):
    """A word or token that has its text as printed."""

    @property
    def text(self) -> str:
        """As printed."""


# What ends as adverbs do and is none.
NO_ADVERBS = frozenset(en.words("reporting", "no adverbs"))


def back_over(toks: Sequence[Printed], at: int, floor: int = 0) -> int:
    """The first token at or before `at`, not below `floor`, that is no adverb in -ly."""
    while at > floor and is_adverb(toks[at].text):
        at -= 1
    return at


def is_adverb(word: str) -> bool:
    """Whether a word as it is printed is an adverb in -ly.

    >>> [is_adverb(w) for w in ("bitterly", "family", "Kelly")]
    [True, False, False]
    """
    return word.endswith("ly") and word[0].islower() and word not in NO_ADVERBS
