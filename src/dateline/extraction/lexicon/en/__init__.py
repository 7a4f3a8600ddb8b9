"""Rules of extraction that are data, and lists of English words."""

from __future__ import annotations

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


MARKS = str.maketrans({"_": " ", "*": r"\w*", "+": r"\w+"})


@cache
def _lists(name: str) -> dict[str, str]:
    """The lists of `NAME.csv` as they stand there, by their names."""
    return {row["list"]: row["words"] for row in table(name)}
