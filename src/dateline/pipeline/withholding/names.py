"""Where a name occurs in a text, however it is written.

A text is taken as words without accents, capitals and marks, each with its place: "Ana\\nO’Dor&eacute;" is "ana", "o",
"dore". A name is looked up by its words run together ("anaodore"), so that hyphens, apostrophes, line breaks,
underscores and hashtags make no difference.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.lexicon import en

# A character, or what HTML writes for one.
PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|.", re.DOTALL)
# Letters that Unicode does not take apart into a letter and a mark.
PLAINER = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
# What may be between two words of one name; a full stop only behind an initial, or alone as in an address.
GAP = re.compile(r"(?![^\S\n]*\n\s*\n)(?:[^\w.,;:!?()\[\]{}/|<>=&#@…—]|_){1,6}")
DOTTED = re.compile(r"\.(?:[^\S\n]*\n?[^\S\n]*)")
REVERSED = re.compile(r",[^\S\n]{0,2}\n?")
BLANK = re.compile(r"[^\S\n]+|[^\S\n]*\n[^\S\n]*")
MOST_WORDS = 8
# From this length on it pays to ask first whether any word of a name is in a text.
LONG = 2000
TITLES = frozenset(en.words("victims", "titles")) | {"sister", "brother", "uncle", "aunt", "young", "little"}
SUFFIXES = frozenset("jr sr ii iii iv".split())
PARTICLES = frozenset(en.words("victims", "small words of a last name"))
# Words with a capital that are no names: "When", "Police", "Monday".
NO_NAME = frozenset(en.words("victims", "no name"))
# Behind one of these a word with a capital that begins a sentence is a word and no name: "Will the", "Hope for".
NO_NAME_BEFORE = frozenset(en.words("victims", "behind a word, not a name"))


class Word(NamedTuple):
    """A word of a text: without accents and capitals, where it is, and whether it has a capital (or could not)."""

    key: str
    start: int
    end: int
    capital: bool


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text.

    >>> [w.key for w in words("Ana O’Dor&eacute;'s")]
    ['ana', 'o', 'dore', 's']
    """
    out: list[Word] = []
    key, start, end, capital = "", 0, 0, False
    for piece in PIECE.finditer(text):
        given = piece[0]
        decoded = html.unescape(given) if len(given) > 1 else given
        plain = unicodedata.normalize("NFKD", decoded)
        letters = "".join(c for c in plain if c.isalnum()).casefold().translate(PLAINER)
        if letters:
            if not key:
                start, capital = piece.start(), decoded.lower() == decoded.upper() or not decoded[:1].islower()
            key, end = key + letters, piece.end()
        elif key and not all(unicodedata.category(c) in ("Mn", "Mc", "Cf") for c in plain):
            out.append(Word(key, start, end, capital))
            key = ""
        elif key:  # an accent, or what nobody sees, as a soft hyphen
            end = piece.end()
    return (*out, Word(key, start, end, capital)) if key else tuple(out)


def _quickly(text: str) -> set[str]:
    """The words of a long text, in no order and without their places."""
    plain = unicodedata.normalize("NFKD", html.unescape(text))
    plain = re.sub(r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]", "", plain)
    return set(re.findall(r"[^\W_]+", plain.casefold().translate(PLAINER)))


def key_of(name: str) -> str:
    """A name as it is looked up: its words run together.

    >>> key_of("Jan van der Berg-Ohm")
    'janvanderbergohm'
    """
    return "".join(w.key for w in words(name))


class Forms(NamedTuple):
    """The keys of a name: those of several words; those with the last name first; those of one name alone (the last,
    the first); and pairs of first and last name, between which others may be."""

    several: frozenset[str]
    turned: frozenset[str]
    last: frozenset[str]
    first: frozenset[str]
    pair: tuple[str, str]


def forms(name: str) -> Forms:
    """Every form of a name.

    >>> f = forms("Jan van Berg"); sorted(f.several), sorted(f.last), sorted(f.first)
    (['janberg', 'janvanberg', 'jvanberg'], ['berg', 'vanberg'], ['jan'])
    """
    parts = [key_of(w) for w in name.split()]
    parts = [p for p in parts if p]
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts = parts[:-1]
    if len(parts) < 2:
        return Forms(frozenset(), frozenset(), frozenset(parts), frozenset(), ("", ""))
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in PARTICLES:
        at -= 1
    last, first = "".join(parts[at:]), parts[0]
    several = {"".join(parts), first + last, first + parts[-1], first[0] + last}
    several |= {"".join(parts[:n]) for n in range(2, len(parts)) if parts[n - 1] not in PARTICLES}
    several |= {"".join(parts[n:]) for n in range(1, at)}
    turned = {last + "".join(parts[:at]), last + first}
    bare = {last, parts[-1]} | {last.removeprefix(a) for a in ("al", "el") if len(last) > 5 and "-" in name}
    return Forms(frozenset(several), frozenset(turned), frozenset(bare), frozenset([first]), (first, last))


class Stretch(NamedTuple):
    """Where a withheld name occurs, and whose it is: the number of the person."""

    start: int
    end: int
    person: int


class Around(NamedTuple):
    """What is known of the text around names: whom it names in full, the words that are also written small, the
    stretches that are something else, as a listed place or a month, and what is in full names of others."""

    named: frozenset[int] = frozenset()
    common: frozenset[str] = frozenset()
    kept: Sequence[Span] = ()
    shared: frozenset[str] = frozenset()


class Finder:
    """Finds the names of some people, each given by all their spellings."""

    def __init__(self, people: Iterable[Iterable[str]]) -> None:
        self.several: dict[str, int] = {}
        self.turned: dict[str, int] = {}
        self.last: dict[str, list[int]] = {}
        self.first: dict[str, list[int]] = {}
        self.pairs: dict[str, list[tuple[str, int]]] = {}
        self.lone: dict[str, int] = {}
        self.pieces: set[str] = set()
        given = [list(spellings) for spellings in people]
        for n, spellings in enumerate(given):
            for name in spellings:
                self._add(n, forms(name))
                self.pieces |= {w.key for w in words(name)}
        # A whole name is its bearer's, though another's may be shortened to it.
        self.several |= {key_of(name): n for n, own in enumerate(given) for name in own if len(name.split()) > 1}

    def _add(self, n: int, f: Forms) -> None:
        self.pieces |= f.several | f.turned | f.last | f.first
        for key in f.several:
            self.several.setdefault(key, n)
        for key in f.turned:
            self.turned.setdefault(key, n)
        for key in f.last:
            self.last.setdefault(key, []).append(n)
        for key in f.first:
            self.first.setdefault(key, []).append(n)
        if f.pair[0]:
            self.pairs.setdefault(f.pair[0], []).append((f.pair[1], n))
        else:  # a name of one word
            self.lone |= dict.fromkeys(f.last, n)

    def whole(self, text: str) -> list[Stretch]:
        """Where full names occur in a text, in its order; none over another."""
        if len(text) > LONG and self.pieces.isdisjoint(_quickly(text)):
            return []
        own, out, at = words(text), list[Stretch](), 0
        while at < len(own):
            if hit := self._several_at(text, own, at):
                stretch, at = hit
                out.append(stretch)
            else:
                at += 1
        return out

    def certain(self, text: str) -> list[Stretch]:
        """Where full names occur in a text that is not a report's: none with an initial, which may be anybody's."""
        return [s for s in self.whole(text) if min(len(w.key) for w in _ends(words(text[s.start : s.end]))) > 1]

    def _several_at(self, text: str, own: Sequence[Word], at: int) -> tuple[Stretch, int] | None:
        """The longest full name that begins with a word, and the word behind it."""
        for n, key, turned in reversed(list(_runs(text, own, at))):
            person = self.turned.get(key) if turned else self.several.get(key, self.turned.get(key))
            if person is not None and _written_as_name(text, own[at : at + n]):
                return Stretch(own[at].start, own[at + n - 1].end, person), at + n
        for last, person in self.pairs.get(own[at].key, ()):
            if end := _with_others_between(text, own, at, last):
                return Stretch(own[at].start, own[end - 1].end, person), end
        return None

    def alone(self, text: str, around: Around) -> list[Stretch]:
        """Where one name alone stands for somebody: the last or the first of a person whom the text names in full, and
        a last name that nothing else goes by."""
        own, out, at = words(text), list[Stretch](), 0
        while at < len(own):
            step = 1
            for n, key, turned in reversed(list(_runs(text, own, at))):
                person = None if turned else self._alone_at(own, (at, at + n), key, text, around)
                if person is not None:
                    out.append(Stretch(own[at].start, own[at + n - 1].end, person))
                    step = n
                    break
            at += step
        return out

    def _alone_at(self, own: Sequence[Word], at: tuple[int, int], key: str, text: str, around: Around) -> int | None:
        start, end = at
        if key not in self.last and key not in self.first and key not in self.lone:
            return None
        span = own[start:end]
        if not all(w.capital or w.key in PARTICLES for w in span) or not any(w.capital for w in span):
            return None
        if any(k.start < span[-1].end and span[0].start < k.end for k in around.kept):
            return None
        if _is_a_word(text, own, at, around.common):
            return None
        before, behind = _beside(text, own, at, around.common)
        if key in self.lone:
            return self.lone[key]
        if key in self.last and not before:
            if here := [p for p in self.last[key] if p in around.named]:
                return here[0]
            if key not in around.common and key not in around.shared and len(key) > 2:
                return self.last[key][0]
        if key in self.first and not behind:
            return next((p for p in self.first[key] if p in around.named), None)
        return None


def _ends(own: Sequence[Word]) -> tuple[Word, Word]:
    return own[0], own[-1]


def _runs(text: str, own: Sequence[Word], at: int) -> Iterator[tuple[int, str, bool]]:
    """The runs of words from one on that may be one name: how many, their key, and whether a comma is between."""
    key, turned = own[at].key, False
    yield 1, key, turned
    for n in range(1, min(MOST_WORDS, len(own) - at)):
        gap = html.unescape(text[own[at + n - 1].end : own[at + n].start])
        if not turned and REVERSED.fullmatch(gap):
            turned = True
        elif not _joins(gap, own[at + n - 1]):
            return
        key += own[at + n].key
        yield n + 1, key, turned


def _joins(gap: str, before: Word) -> bool:
    """Whether two words with this between them can be words of one name."""
    if DOTTED.fullmatch(gap):
        return len(before.key) == 1 or gap == "."
    return GAP.fullmatch(gap) is not None


def _written_as_name(text: str, own: Sequence[Word]) -> bool:
    """Whether words are written as a name: with capitals, or joined by no blank, as in an address."""
    if any(w.capital for w in own if w.key not in PARTICLES):
        return own[0].capital or own[-1].capital
    gaps = [text[a.end : b.start] for a, b in pairwise(own)]
    return not any(any(c.isspace() for c in g) for g in gaps) and sum(len(w.key) for w in own) > 5


def _with_others_between(text: str, own: Sequence[Word], at: int, last: str) -> int:
    """The word behind a last name that follows a first one with one or two other names between; 0 for none."""
    if not own[at].capital:
        return 0
    for j in range(at + 1, min(at + 4, len(own))):
        if not _joins(html.unescape(text[own[j - 1].end : own[j].start]), own[j - 1]):
            return 0
        for n, key, turned in _runs(text, own, j):
            if key == last and not turned and own[j + n - 1].capital:
                return j + n
        if not own[j].capital and own[j].key not in PARTICLES:
            return 0
    return 0


def _is_a_word(text: str, own: Sequence[Word], at: tuple[int, int], common: frozenset[str]) -> bool:
    """Whether a word that begins a sentence is a word and no name: "Will the", "Hope for"."""
    start, end = at
    if end - start > 1 or own[start].key not in common or end == len(own):
        return False
    before = text[: own[start].start].rstrip(" \t“\"'‘(")
    begins = not before or before[-1] in ".!?:\n"
    return begins and not own[end].capital and own[end].key in NO_NAME_BEFORE


def _beside(text: str, own: Sequence[Word], at: tuple[int, int], common: frozenset[str]) -> tuple[bool, bool]:
    """Whether another name occurs right before, and right behind, some words: they are then somebody else's name."""
    start, end = at

    def other(n: int, gap: str) -> bool:
        w = own[n]
        return bool(
            w.capital and BLANK.fullmatch(gap) and w.key not in common and w.key not in TITLES and not w.key.isdigit()
        )

    before = start > 0 and other(start - 1, text[own[start - 1].end : own[start].start])
    behind = end < len(own) and other(end, text[own[end - 1].end : own[end].start])
    return before, behind


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that some texts write without a capital, and those that begin a sentence and no name."""
    return NO_NAME | {w.key for text in texts for w in words(text) if not w.capital}


def in_full_names(text: str, keys: Mapping[str, object], common: frozenset[str]) -> frozenset[str]:
    """Of some last names, those that are behind another name in a text, as in "Karl Fars"."""
    own = words(text)
    return frozenset(
        w.key for n, w in enumerate(own) if w.key in keys and w.capital and _beside(text, own, (n, n + 1), common)[0]
    )
