"""What marks a report's attack beside its place, its day and its figures: the people it names with their age, the full
names of those who were harmed, and the streets, schools, hotels and parks."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.linking.people.joining import parsed
from dateline.tables import VictimRow

NAME_AND_AGE = en.pattern("linking_patterns", "a name and an age")
AGE_BEHIND = en.pattern("linking_patterns", "an age behind a name")
AGE_AND_NAME = en.pattern("linking_patterns", "an age and a name")
SITES = (en.pattern("linking_patterns", "a street by its name"), en.pattern("linking_patterns", "a site by its name"))
NO_NAMES = frozenset(en.words("linking", "capitalised words that are no name of a person"))
# So many years apart two ages of one name can be one person's.
OFF = 1
Named = tuple[str, str]


class Marks(NamedTuple):
    """People by first and last name, in small letters, with the age that is given; and streets and other sites that
    have a name of their own, in small letters."""

    people: dict[Named, int]
    sites: frozenset[str]


# A report is asked when its ties are found, and again when it is linked, which is once all others have been asked.
@lru_cache(maxsize=1 << 12)
def marks_of(text: str) -> Marks:
    """The people with an age and the sites that a text names. A numbered street is none: every town has it.

    >>> marks_of("Jan Berg, 24, was shot on the 400 block of North Alder Street. Ida Holm is a neighbour.")
    Marks(people={('jan', 'berg'): 24}, sites=frozenset({'alder street'}))
    """
    people: dict[Named, int] = {}
    aged = (m for line in text.split("\n") if AGE_BEHIND.search(line) for m in NAME_AND_AGE.finditer(line))
    for m in chain(aged, AGE_AND_NAME.finditer(text)):
        name = full_name(m["name"])
        if name is not None and name not in people:
            people[name] = int(m["age"])
    sites = (" ".join(m["site"].lower().split()) for pattern in SITES for m in pattern.finditer(text))
    return Marks(people, frozenset(sites))


def full_name(name: str) -> Named | None:
    """A first and a last name, in small letters; None for a name of one word, an initial, and words that are no name.

    >>> full_name("Jan P. Berg"), full_name("J. Berg"), full_name("Channel News")
    (('jan', 'berg'), None, None)
    """
    own = parsed(name)
    if len(own.first) < 2 or len(own.last) < 2 or NO_NAMES & {own.first, own.last}:
        return None
    return own.first, own.last


def same_age(a: Marks, b: Marks) -> bool:
    """Whether two reports name one person, with an age that can be the same."""
    return any(abs(a.people[n] - b.people[n]) <= OFF for n in a.people.keys() & b.people.keys())


def harmed_names(victims: list[VictimRow]) -> frozenset[Named]:
    """The full names of those who were killed or hurt."""
    return frozenset(n for v in victims if v["name"] and v["review"] != "rejected" and (n := full_name(v["name"])))


def harmed_ages(victims: list[VictimRow]) -> frozenset[int]:
    """The ages of those who were killed or hurt, where they are told to the year."""
    ages = ((v["age_low"], v["age_high"]) for v in victims if v["review"] != "rejected")
    return frozenset(low for low, high in ages if low is not None and low == high)
