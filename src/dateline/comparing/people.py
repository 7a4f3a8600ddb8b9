"""The people of a row: ages and names of those killed or hurt, as somebody else lists them, against those that reports
describe. A cell may list several, apart from each other by `;`, `|` or, for ages, a comma or blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.comparing.fields import AGES
from dateline.comparing.matching import folded
from dateline.tables import VictimRow
from dateline.tables.vocabulary import Verdict


class Found(NamedTuple):
    """What reports say of a list of people: the verdict, the rows that give one of the list, and those that give
    another; each with what it gives."""

    verdict: Verdict
    given: Sequence[tuple[VictimRow, str]]
    otherwise: Sequence[tuple[VictimRow, str]]


def listed(text: str, field: str) -> list[str]:
    """The ages or names that a cell lists.

    >>> listed("19, 47; 50", "ages"), listed("Ida Berg; Berg, Olaf", "names")
    (['19', '47', '50'], ['Ida Berg', 'Berg, Olaf'])
    """
    if field in AGES:
        return re.findall(r"\b\d{1,3}\b", text)
    return [name.strip() for name in re.split(r"[;|]", text) if name.strip()]


def looked_for(text: str, field: str, victims: Iterable[VictimRow]) -> Found:
    """What reports say of a cell; all its people have to be mentioned, each as often as the cell lists them."""
    own = [v for v in victims if v["review"] != "rejected"]
    wanted = listed(text, field)
    if not wanted:
        return Found(Verdict.NOT_COMPARED, (), ())
    told = [(v, _told(v, field)) for v in own]
    given = [(v, said) for v, said in told if said and any(_same(said, w, field) for w in wanted)]
    otherwise = [(v, said) for v, said in told if said and not any(_same(said, w, field) for w in wanted)]
    missing = [w for w, n in Counter(wanted).items() if _people(w, given, field) < n]
    if not missing:
        return Found(Verdict.SAID, given, otherwise)
    return Found(Verdict.PARTLY if given else Verdict.NOT_SAID, given, otherwise)


def _told(v: VictimRow, field: str) -> str:
    if field in AGES:
        return "" if v["age"] is None else str(v["age"])
    return v["name"]


def _same(told: str, wanted: str, field: str) -> bool:
    """Whether what a report tells is what the list has: the age itself; a name by its words, in whatever order, where
    both have two or more."""
    if field in AGES:
        return told == wanted
    one, other = set(folded(told).split()), set(folded(wanted).split())
    return min(len(one), len(other)) > 1 and (one <= other or other <= one)


def _people(wanted: str, given: Iterable[tuple[VictimRow, str]], field: str) -> int:
    """The most people of an age or name that are mentioned as different."""
    return len({v["person_id"] or v["victim_id"] for v, said in given if _same(said, wanted, field)})
