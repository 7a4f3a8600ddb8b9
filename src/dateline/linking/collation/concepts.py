"""What a stretch of words speaks of: concepts, so that two renderings of one statement can be held together.

A concept is a row of concepts.csv or means.csv in the English lexicon, a figure, a name the case knows,
the beginning of any other name, or the stem of a word (Snowball's English stemmer, http://snowball.tartarus.org).
Function words are no concept.

Not supported: word senses; "strike" is an attack also where workers strike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import snowballstemmer

from dateline.extraction.lexicon import en
from dateline.extraction.numbers.quantities import SMALL, VAGUE

STOPWORDS = frozenset(en.words("function_words", "stopwords"))
# A name says little about which of a speaker's statements this is: all of them name the same parties.
NAME_WEIGHT = 0.5
LONGEST_PHRASE = 5


class Concept(NamedTuple):
    """A concept and what a difference in it changes (figure, name, party, means, day, not; empty: the wording)."""

    name: str
    kind: str

    @property
    def weight(self) -> float:
        """How much it says about the statement it is in."""
        return NAME_WEIGHT if self.kind in ("party", "name") else 1.0


_stemmer = snowballstemmer.stemmer("english")


# British spellings, and the American one that stands for both; most words are none of them.
SPELLINGS = [(re.compile(row["british"]), row["american"]) for row in en.table("spellings")]
ANY_SPELLING = "|".join(re.sub(r"\((?!\?)", "(?:", pattern.pattern) for pattern, _ in SPELLINGS)
BRITISH = re.compile(ANY_SPELLING)


@cache
def stem(word: str) -> str:
    """The stem of a word in lower case, however it is spelled."""
    if BRITISH.search(word):
        for pattern, american in SPELLINGS:
            word = pattern.sub(american, word)
    return str(_stemmer.stemWord(word))


@cache
def _phrases() -> tuple[dict[tuple[str, ...], Concept], dict[tuple[str, ...], Concept]]:
    """Concepts by the words as listed, and by their stems: "forceful" is strong, though its stem is that of forces."""
    printed, stemmed = {}, {}
    listed = [(Concept(r["concept"], r["kind"]), r["words"]) for r in en.table("concepts")]
    listed += [(Concept(r["means"], "means"), r["words"]) for r in en.table("means")]
    for concept, phrases in listed:
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            printed[words] = stemmed[tuple(stem(w) for w in words)] = concept
    return printed, stemmed


@cache
def _longest(which: int) -> dict[str, int]:
    """How many words the longest phrase has that begins with a word (0: as listed, 1: by its stem), of those that are
    no longer than LONGEST_PHRASE."""
    out: dict[str, int] = {}
    for words in _phrases()[which]:
        if len(words) <= LONGEST_PHRASE:
            out[words[0]] = max(len(words), out.get(words[0], 0))
    return out


class Names:
    """The names a case knows, each with the one it goes by. `known` gives (name, other names)
    for every actor and place."""

    def __init__(self, known: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self.canonical: dict[tuple[str, ...], str] = {}
        for name, others in known:
            for n in (name, *others):
                if words := tuple(re.findall(r"\w+", n.lower().removeprefix("the "))):
                    self.canonical.setdefault(words, name)
        # What was made of some words: utterances are sought twice.
        self.kept: dict[tuple[str, ...], list[Concept | None]] = {}

    @cached_property
    def longest(self) -> dict[str, int]:
        """How many words the longest name has that begins with a word."""
        out: dict[str, int] = {}
        for words in self.canonical:
            out[words[0]] = max(len(words), out.get(words[0], 0))
        return out

    def at(self, low: Sequence[str], i: int) -> tuple[str, int] | None:
        """The name that begins at word i and where it ends."""
        for n in range(min(self.longest.get(low[i], 0), len(low) - i), 0, -1):
            if found := self.canonical.get(tuple(low[i : i + n])):
                return found, i + n
        return None


def beginning(name: str) -> str:
    """A name by its beginning, so that Iraq and Iraqi, Kurdish and Kurdistan are one."""
    return "^" + (name[:4].lower() if " " not in name else name.lower())


def concepts(tokens: Sequence[str], names: Names) -> list[Concept | None]:
    """The concept of each token as printed; None for a function word. The words of one phrase or name share theirs."""
    if (known := names.kept.get(key := tuple(tokens))) is not None:
        return known
    words = list(map(_word, tokens))
    out: list[Concept | None] = []
    i, past = 0, len(words)
    while i < past:
        word = words[i]
        if word.longest or (word.capital and word.low in names.longest):
            concept, j = _one(words, i, names)
            out += [concept] * (j - i)
            i = j
        else:
            out.append(word.inside if i else word.first)
            i += 1
    names.kept[key] = out
    return out


class _Word(NamedTuple):
    """A word as printed: in small letters, its stem, whether it has a capital, how many words the longest phrase has
    that may begin with it, and its concept where it begins none and is the first word, or a later one."""

    low: str
    stem: str
    capital: bool
    longest: int
    first: Concept | None
    inside: Concept | None


# Words come again and again; what is worked out of one does not depend on those around it.
@lru_cache(maxsize=50_000)
def _word(token: str) -> _Word:
    low = token.lower().replace("’", "'")
    stemmed, capital = stem(low), token[:1].isupper()
    longest = max(_longest(0).get(low, 0), _longest(1).get(stemmed, 0))
    if low in STOPWORDS or (len(low) == 1 and not low.isdigit()):
        return _Word(low, stemmed, capital, longest, None, None)
    if low[0].isdigit() or low in SMALL or low in VAGUE:
        figure = Concept(str(SMALL.get(low, low)), "figure")
        return _Word(low, stemmed, capital, longest, figure, figure)
    first = Concept(stemmed, "")
    return _Word(low, stemmed, capital, longest, first, Concept(beginning(low), "name") if capital else first)


def _one(words: Sequence[_Word], i: int, names: Names) -> tuple[Concept | None, int]:
    """The concept at word i, where a name or a phrase may begin, and where it ends."""
    printed, stemmed = _phrases()
    word = words[i]
    if word.capital and (found := names.at([w.low for w in words], i)):
        return Concept(beginning(found[0]), "name"), found[1]
    ahead = words[i : i + word.longest]
    low, stems = tuple(w.low for w in ahead), tuple(w.stem for w in ahead)
    for n in range(len(ahead), 0, -1):
        if concept := printed.get(low[:n]) or stemmed.get(stems[:n]):
            return concept, i + n
    return word.inside if i else word.first, i + 1


def overlap(a: Iterable[Concept], b: Iterable[Concept]) -> tuple[float, float]:
    """Weight of the concepts two stretches share, and their share in the one that has less."""
    x, y = set(a), set(b)
    shared = sum(c.weight for c in x & y)
    least = min(sum(c.weight for c in x), sum(c.weight for c in y))
    return shared, shared / least if least else 0.0
