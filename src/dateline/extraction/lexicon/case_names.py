"""What the reader knows before it opens a report: groups of people, places and actors by their names.

The project's own rules know general words; a case adds its own names. Nothing here knows a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache

from dateline.core.place_kinds import as_scenes
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.inflection import unpossessed


class NameFinder:
    """Finds many names in a text, the longest first, as whole words; white space inside may be any.

    Names are looked up by their first word, so that ten thousand of them cost hardly more than ten.
    """

    START = re.compile(r"(?<![\w-])(?:\w+|[^\w\s])")

    def __init__(self, names: Iterable[str]) -> None:
        self.by_start: dict[str, list[str]] = {}
        for n in sorted({n.strip() for n in names if n.strip()}, key=lambda n: (-len(n), n)):
            self.by_start.setdefault(self.START.match(n)[0], []).append(n)  # type: ignore[index]
        self.patterns: dict[str, re.Pattern[str]] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Matches in order; none begins inside another."""
        if not self.by_start:
            return
        past = 0
        begun = sorted((at, word) for word in _starts(text) & self.by_start.keys() for at in _places(text, word))
        for at, word in begun:
            if at >= past and (found := self._at(text, at, word)):
                past = found.end()
                yield found

    def _at(self, text: str, at: int, start: str) -> re.Match[str] | None:
        """The longest of the names with some first word that is at a place in a text."""
        names = self.by_start[start]
        if len(names) > FEW:
            if start not in self.patterns:
                self.patterns[start] = _any_name(names)
            return self.patterns[start].match(text, at)
        end = next((end for n in names if (end := _end_of(n.split(), text, at))), 0)
        return WHATEVER.match(text, at, end) if end else None


# So many names are compared with a text one by one: to compile a pattern takes as long as to read some sentences,
# and every report has a finder of its own.
FEW = 8
SPACE, GOES_ON = re.compile(r"\s+"), re.compile(r"\w|-\w")
WHATEVER = re.compile(r".+", re.DOTALL)


def _any_name(names: Iterable[str]) -> re.Pattern[str]:
    body = "|".join(re.sub(r"(?:\\\s|\s)+", r"\\s+", re.escape(n)) for n in names)
    return re.compile(rf"(?:{body})(?![\w]|-\w)")


def _end_of(words: list[str], text: str, at: int) -> int:
    """Where a name ends that is at a place in a text as whole words; 0 where it does not."""
    for n, word in enumerate(words):
        if n:
            space = SPACE.match(text, at)
            if space is None:
                return 0
            at = space.end()
        if not text.startswith(word, at):
            return 0
        at += len(word)
    return 0 if GOES_ON.match(text, at) else at


# Places, regions, countries and actors are sought in one text, one after the other.
@lru_cache(maxsize=8)
def _starts(text: str) -> frozenset[str]:
    """The words of a text that a name can begin with."""
    return frozenset(NameFinder.START.findall(text))


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word is in a text and a name can begin."""
    at = text.find(word)
    while at >= 0:
        if (m := NameFinder.START.match(text, at)) and m[0] == word:
            yield at
        at = text.find(word, at + len(word))


# How the beginning of a town's name is shortened.
SHORT = {"Saint": ("St.", "St"), "Mount": ("Mt.", "Mt"), "Fort": ("Ft.", "Ft"), "Port": ("Pt.",)}


def _shortened(name: str) -> list[str]:
    """The spellings of a place's name with its words shortened: "St. Salby" for "Saint Salby".

    >>> _shortened("Port Saint Salby"), _shortened("Salby")
    (['Port St. Salby', 'Port St Salby', 'Pt. Saint Salby'], [])
    """
    words = name.split()
    at = [n for n, w in enumerate(words[:-1]) if w in SHORT]
    return [" ".join([*words[:n], s, *words[n + 1 :]]) for n in reversed(at) for s in SHORT[words[n]]]


# How alike two spellings of a noun are, and how long it must be.
ALMOST, LONG_NOUN = 0.85, 9
CIVILIANS = "civilians"
# Men, drivers, residents: people of no force, of whom no word says whether they are civilians.
UNSAID = "people of unknown status"
# How pages call them: reports may call them students or residents, and neither civilians nor of a force.
NO_STATUS, ONE_OF_NO_STATUS = "people not called civilians or fighters", "person not called a civilian or a fighter"
# The groups of whoever is of no force: people, and those of them whose status is told or not.
OF_NO_FORCE = frozenset(("people", CIVILIANS, UNSAID))


@cache
def nouns_of(group: str) -> frozenset[str]:
    """The nouns that mean a group which every case knows."""
    return frozenset(n for n, own in group_of_noun().items() if own == group)


@cache
def group_of_noun() -> dict[str, str]:
    """The group of every noun, or two nouns, that means people in every case."""
    return {n.replace("_", " "): row["group"] for row in en.table("groups") for n in row["nouns"].split()}


def called(group: str) -> str:
    """A group as a sentence calls it: people of no known status in words, the names of peoples and faiths with a
    capital.

    >>> called("turks"), called("bosnian"), called("kurdish farmers"), called("Peshmerga")
    ('Turks', 'Bosnian', 'Kurdish farmers', 'Peshmerga')
    """
    return NO_STATUS if group == UNSAID else with_capitals(group)


def with_capitals(group: str) -> str:
    """A group with the names of peoples and faiths in it written with a capital."""
    return " ".join(w[:1].upper() + w[1:] if _names_a_people(w) else w for w in group.split(" "))


@cache
def _peoples() -> frozenset[str]:
    return frozenset(en.words("peoples", "adjectives of countries and peoples")) | frozenset(
        en.words("peoples", "nouns of peoples and faiths")
    )


def _names_a_people(word: str) -> bool:
    """Whether a word in small letters is the name of a people or a faith, or of those who belong to it."""
    one = word.removesuffix("s")
    return word == word.lower() and (word in _peoples() or (one != "us" and one in _peoples()))


def kind_of(group: str) -> str:
    """A group as it is compared with others: civilians, by words, are among the people of no force."""
    return UNSAID if group == CIVILIANS else group


@dataclass(frozen=True)
class Lexicon:
    """Names a case brings: group → head nouns, place_id → names, kind, the place around it, how exact it is, degrees,
    outlet → order of day and month in its dates (dmy, mdy), actor_id → (name, kind, role, organisation, other names).

    An empty lexicon is the default: the general rules alone.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place_kinds: Mapping[str, str] = field(default_factory=dict)
    place_within: Mapping[str, str] = field(default_factory=dict)
    place_km: Mapping[str, str] = field(default_factory=dict)
    place_points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    date_order: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, tuple[str, str, str, str, tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def noun_group(self) -> dict[str, str]:
        """Group of every noun (or phrase) that means people, in lower case. A case's own come first."""
        return group_of_noun() | {n.lower(): group for group, nouns in self.groups.items() for n in nouns}

    def misspelt(self, noun: str) -> str | None:
        """The group of a long noun that is spelt almost like one of the known nouns: "assaillents", "protestors"."""
        if len(noun) < LONG_NOUN or noun in self.noun_group:
            return None
        alike = [n for n in self.noun_group if n[:3] == noun[:3] and len(n) >= LONG_NOUN - 1 and n[-1] == noun[-1]]
        return next((self.noun_group[n] for n in get_close_matches(noun, alike, 1, ALMOST)), None)

    @cached_property
    def attacker(self) -> str | None:
        """The armed group whom "militants" and "terrorists" mean: the case's only one, or None."""
        armed = [name for name, kind, *_ in self.actors.values() if kind == "attacker"]
        return armed[0] if len(armed) == 1 else None

    @cached_property
    def own_groups(self) -> frozenset[str]:
        """The groups that the case named."""
        return frozenset(self.groups)

    @cached_property
    def place_names(self) -> dict[str, str]:
        """place_id of every spelling, white space folded."""
        own = {" ".join(n.split()): pid for pid, names in self.places.items() for n in names}
        return {short: pid for n, pid in own.items() for short in _shortened(n)} | own

    @cached_property
    def place_finder(self) -> NameFinder:
        """Finds every spelling of every place."""
        return NameFinder(self.place_names)

    @cached_property
    def countries_named(self) -> tuple[str, ...]:
        """The names of the case's countries and regions, which say where it plays."""
        wide = ("country", "region")
        return tuple(n for pid, names in self.places.items() if self.place_kinds.get(pid) in wide for n in names)

    @cached_property
    def provinces_as_scenes(self) -> frozenset[str]:
        """The provinces in which the case lists nothing closer: an attack can be put in them."""
        return as_scenes(self.place_kinds, self.place_within, self.place_km)

    @cached_property
    def actor_finder(self) -> NameFinder:
        """Finds every full name of every actor."""
        return NameFinder(n for name, _, _, _, others in self.actors.values() for n in (name, *others))

    @cached_property
    def actor_names(self) -> dict[str, str]:
        """actor_id of every name, in lower case, without a leading article;
        last names that only one person has too."""
        found = {bare(n): aid for aid, (name, _, _, _, others) in self.actors.items() for n in (name, *others)}
        last: dict[str, set[str]] = {}
        for aid, (name, kind, *_) in self.actors.items():
            if kind == "person" and " " in name:
                last.setdefault(bare(name.split()[-1]), set()).add(aid)
        return {n: next(iter(ids)) for n, ids in last.items() if len(ids) == 1} | found

    @cached_property
    def people(self) -> list[str]:
        """The names of actors that are persons, as in `actor_names`."""
        return [n for n, aid in self.actor_names.items() if self.actors[aid][1] == "person"]

    @cached_property
    def bodies(self) -> list[str]:
        """The names of actors that are no persons, as in `actor_names`, the longest first."""
        names = [n for n, aid in self.actor_names.items() if self.actors[aid][1] != "person"]
        return sorted(names, key=len, reverse=True)


# One of several who has no name: "a senior ministry official", "police sources"; not "a ministry spokesman".
SOMEBODY_OF_A_BODY = re.compile(
    r"(?!the\b)(?!.*\bspokes)(?:[\w’'.-]+ )*?(?:officials?|sources?|officers?|commanders?)\b", re.IGNORECASE
)


ARTICLE = re.compile(r"^(?:the|an?)\s+")


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """A name for comparison: lower case, white space folded, no leading article, no possessive."""
    low = " ".join(name.lower().replace("’", "'").split())
    return unpossessed(ARTICLE.sub("", low))


EMPTY = Lexicon()
