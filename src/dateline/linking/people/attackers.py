"""Who carried out attacks, by name, as reports tell it: "the gunman, Jan Berg", "Jan Berg, the suspected bomber"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.extraction.lexicon import en
from dateline.tables import ReportRow

# "Gunman Jan Berg", "the attacker, identified as Jan Berg", "Jan Berg, the 29-year-old gunman".
NAMED = en.pattern("linking_patterns", "an attacker by name")
# "Ten people, including her husband, Jan Berg,": the names that a count takes in.
TAKEN_IN = en.pattern("linking_patterns", "a name counted in")


def surnames_of_attackers(reports: Iterable[ReportRow]) -> frozenset[str]:
    """The surnames of those whom the texts of reports call a gunman, a bomber or the like.

    >>> told = "Police shot the gunman, Jan Berg.", "Karl Lund, the suspected bomber, died."
    >>> sorted(surnames_of_attackers({"text": text} for text in told))
    ['Berg', 'Lund']
    >>> surnames_of_attackers([{"text": "Jan Berg said the gunman had fled."}, {"text": None}])
    frozenset()
    """
    return frozenset().union(*(_surnames_in(text) for r in reports if (text := r["text"])))


# Tolls, contradictions and assertions all ask for those of the same texts.
@lru_cache(maxsize=1 << 12)
def _surnames_in(text: str) -> frozenset[str]:
    return frozenset((m["who"] or m["whom"]).split()[-1] for m in NAMED.finditer(text))


def counted_in(sentence: str, attackers: frozenset[str]) -> bool:
    """Whether a sentence says by name that its count takes in an attacker.

    >>> counted_in("It left ten people, including her husband, Jan Berg, dead.", frozenset({"Berg"}))
    True
    >>> counted_in("It left ten people dead, said Jan Berg.", frozenset({"Berg"}))
    False
    """
    return any(m["who"].split()[-1] in attackers for m in TAKEN_IN.finditer(sentence))
