"""Rules of extraction that are data, and lists of English words."""

from __future__ import annotations

import re
from functools import cache

from dateline.core.rule_files import read

CLASSES = "function_words"


def table(name: str) -> list[dict[str, str]]:
    """The rows of `NAME.csv`."""
    return read(__name__, name)


def words(name: str, which: str) -> list[str]:
    """The words of a list of `NAME.csv`, in order; "@class" there stands for the words of a class of function_words.

    Raises KeyError where the file has no such list.
    """
    out: list[str] = []
    for word in _lists(name)[which].split():
        out += words(CLASSES, word[1:]) if word.startswith("@") else [word]
    return out


def any_of(name: str, which: str) -> str:
    """The alternatives of a regular expression that a list of `NAME.csv` gives: "took_place" has a space, "climb*" any
    ending, "arriv+" one at least, "shot(s)" is one or more."""
    return "|".join(word.replace("(s)", "s?").translate(MARKS) for word in words(name, which))


def phrases(name: str, which: str) -> tuple[str, ...]:
    """The words of a list of `NAME.csv` in which "at_most" has a space."""
    return tuple(word.replace("_", " ") for word in words(name, which))


def pattern(name: str, which: str, /, **parts: str) -> re.Pattern[str]:
    """A regular expression of `NAME.csv`. There "«linking: ranks and offices»" stands for the words of that list, "«a
    negation»" for another pattern of the file, and "«names»" for the part of that name that is given.

    Raises KeyError where the file has no such pattern.
    """
    row = _patterns(name)[which]
    return re.compile(_regex(name, row["regex"], parts), re.IGNORECASE if row["case"] == "any" else 0)


def _regex(name: str, regex: str, parts: dict[str, str]) -> str:
    """A regular expression with what its marks stand for."""

    def stands_for(m: re.Match[str]) -> str:
        if m["file"]:
            return any_of(m["file"], m["list"])
        return parts[m["part"]] if m["part"] in parts else _regex(name, _patterns(name)[m["part"]]["regex"], parts)

    return PART.sub(stands_for, regex)


PART = re.compile("«(?:(?P<file>[a-z_]+): (?P<list>[^»]+)|(?P<part>[^»]+))»")
MARKS = str.maketrans({"_": " ", "*": r"\w*", "+": r"\w+"})


@cache
def _lists(name: str) -> dict[str, str]:
    """The lists of `NAME.csv` as they are there, by their names."""
    return {row["list"]: row["words"] for row in table(name)}


@cache
def _patterns(name: str) -> dict[str, dict[str, str]]:
    """The rows of `NAME.csv` by the names of their patterns."""
    return {row["pattern"]: row for row in table(name)}
