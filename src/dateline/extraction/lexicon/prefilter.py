"""The first three letters of whatever a pattern fits, so that it is tried only at words that begin with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
LETTERS = 3
SURE = re.compile(r"[a-z]+(?![?*{])")


def first_letters(pattern: str) -> set[str]:
    """The first three letters of each of a pattern's alternatives, in lower case.

    Supported: letters, alternatives, and groups of them at the beginning. Raises ValueError where an alternative begins
    with fewer letters that are sure.
    """
    return {letters for alternative in _alternatives(pattern) for letters in _begins(alternative)}


def folded(text: str) -> str:
    """A text as a pattern that ignores case sees it, in small letters."""
    # what such a pattern takes for a letter, and lower case leaves; to replace two letters is faster than to translate
    return text.lower().replace("ſ", "s").replace("ı", "i")


def holds_any(text: str, letters: Iterable[str]) -> bool:
    """Whether a text holds some letters, without which a pattern that ignores case need not be tried."""
    return any(map(folded(text).__contains__, letters))


def by_first_letters(rows: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """What to try at a word by its first three letters, from patterns and what each stands for, in their order."""
    out: dict[str, list[T]] = {}
    for pattern, what in rows:
        for letters in sorted(first_letters(pattern)):
            out.setdefault(letters, []).append(what)
    return out


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives at the top of a pattern."""
    depth, begin = 0, 0
    for n, c in enumerate(pattern):
        depth += (c == "(") - (c == ")")
        if c == "|" and not depth:
            yield pattern[begin:n]
            begin = n + 1
    yield pattern[begin:]


def _begins(alternative: str) -> Iterator[str]:
    if alternative.startswith("(?:"):
        depth, past = 1, 3
        while depth:
            depth += (alternative[past] == "(") - (alternative[past] == ")")
            past += 1
        if alternative[past : past + 1] not in ("?", "*", "{"):
            for inner in _alternatives(alternative[3 : past - 1]):
                yield from _begins(inner + alternative[past:])
            return
    sure = SURE.match(alternative)
    if sure is None or len(sure[0]) < LETTERS:
        raise ValueError(f"{alternative!r} does not begin with {LETTERS} letters")
    yield sure[0][:LETTERS]
