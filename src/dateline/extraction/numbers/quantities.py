"""Counts in running text: digits, number words, dozens, hedges and ranges.

Not supported: fractions ("half of them"), percentages and ordinals, which count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.text.document import Word

UNITS = en.words("numbers", "numbers to nineteen")
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {w: n for n, w in enumerate(UNITS)} | {w: 20 + 10 * n for n, w in enumerate(TENS)}
SMALL |= {f"{t}-{u}": SMALL[t] + SMALL[u] for t in TENS for u in UNITS[1:10]}
SCALES = {"hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9}
# Words that mean more than one and no figure. "Dozens" is dozens: the word is kept as the hedge,
# and no number is put in its place.
VAGUE = frozenset(en.words("numbers", "vague quantities"))
# Hedges before a figure: what they do to low and high.
HEDGES = {
    "at least": "low", "no fewer than": "low", "no less than": "low", "not less than": "low", "a minimum of": "low",
    "not fewer than": "low", "not under": "low", "not more than": "high", "not over": "high", "not exceeding": "high",
    "north of": "above", ">": "above", "<": "below", "~": "around", "≈": "around", "≥": "low", "≤": "high",
    "more than": "above", "over": "above", "upwards of": "above", "in excess of": "above",
    "up to": "high", "as many as": "high", "as high as": "high", "at most": "high", "no more than": "high",
    "a maximum of": "high",
    "fewer than": "below", "less than": "below", "under": "below",
    "about": "around", "around": "around", "approximately": "around", "some": "around", "roughly": "around",
    "an estimated": "around", "nearly": "around", "almost": "around", "close to": "around", "circa": "around",
    "an initial": "exact", "a total of": "exact", "exactly": "exact", "only": "exact", "all": "exact", "the": "exact",
    "another": "exact", "an additional": "exact", "a further": "exact", "the other": "exact", "these": "exact",
    "those": "exact",
}  # fmt: skip
HEDGE_WORDS = sorted((h.split() for h in HEDGES), key=len, reverse=True)
HEDGES_BY_WORD = {first: [h for h in HEDGE_WORDS if h[0] == first] for first in {h[0] for h in HEDGE_WORDS}}
# "Over" before a smaller number in words is hardly ever "more than".
LEAST_OVER = 10
# Behind these "up to 20" is no bound.
MOVED = frozenset(en.words("numbers", "moved"))
# More people than there are on earth: a longer number counts something else, or is bait.
MOST_PEOPLE = 10**10
# What a count can begin with, digits apart.
BEGINNINGS = frozenset([*HEDGES_BY_WORD, *SMALL, *VAGUE, "a", "an", "between", "half", "both"])
# Signs that are hedges: ">20", "~30".
MARKED = frozenset(">~<≈≥≤")
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:\.\d+)?")
# "12.500 people", as figures are grouped in much of Europe and America.
GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
IN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)k")
# "20-odd people"
ODD = re.compile(r"(\d+|[a-z]+)-(?:odd|plus)")
# What may follow a figure as its hedge: "20+ people", "20 at least", "20 or so".
HEDGES_BEHIND = (("at", "least"), ("or", "so"), ("+",), ("plus",), ("at", "most"))
BEHIND_MEANS = {"at least": "low", "or so": "around", "+": "low", "plus": "low", "at most": "high"}


class Quantity(NamedTuple):
    """A count: word indexes (first, past the last), low and high (None where open) and its hedge ('' for none)."""

    first: int
    past: int
    low: int | None
    high: int | None
    hedge: str


def _plain(words: Sequence[Word], i: int) -> tuple[float, int] | None:
    """A bare number that begins at word i: its value and the index past it."""
    w = words[i].low
    if DIGITS.fullmatch(w):
        scaled = i + 1 < len(words) and words[i + 1].low in SCALES
        value = float(w.replace(".", "") if GROUPED.fullmatch(w) and not scaled else w.replace(",", ""))
        if value > MOST_PEOPLE:
            return None
        j = i + 1
        if len(w) <= 3 and w.isdigit():
            value, j = _spaced(words, i, value)
    elif m := IN_THOUSANDS.fullmatch(w):
        value, j = float(m[1]) * 1000, i + 1
    elif w in SMALL:
        value, j = float(SMALL[w]), i + 1
        if w in TENS and j < len(words) and words[j].low in UNITS[1:10]:  # "twenty five"
            value, j = value + SMALL[words[j].low], j + 1
    elif w in ("a", "an") and i + 1 < len(words) and words[i + 1].low in ("dozen", "hundred", "thousand", "million"):
        value, j = 1.0, i + 1
    else:
        return None
    while j < len(words) and (words[j].low in SCALES or words[j].low == "dozen"):
        value, j = value * (12 if words[j].low == "dozen" else SCALES[words[j].low]), j + 1
        if j + 1 < len(words) and words[j].low == "and" and words[j + 1].low in SMALL:  # "a hundred and twenty"
            value, j = value + SMALL[words[j + 1].low], j + 2
    return (value, j) if value <= MOST_PEOPLE else None


def _spaced(words: Sequence[Word], i: int, value: float) -> tuple[float, int]:
    """ "1 200", "12 500 000", "1'200": groups of three figures behind one blank or a mark that touches both."""
    j = i + 1
    while value:
        at = j + (j < len(words) and words[j].low == "'" and words[j].start == words[j - 1].end)
        gap = 1 if at == j else 0
        group = words[at].low if at < len(words) else ""
        if len(group) != 3 or not group.isdigit() or words[at].start - words[at - 1].end != gap:
            break
        value, j = value * 1000 + int(group), at + 1
    return value, j


def _said_twice(words: Sequence[Word], j: int, value: float) -> int:
    """Past "(two)" in "2 (two) people", "(08)" in "eight (08) men"; else `j`."""
    if j + 2 < len(words) and words[j].low == "(" and words[j + 2].low == ")":
        again = words[j + 1].low
        if SMALL.get(again) == value or (again.isdigit() and int(again) == value):
            return j + 3
    return j


def _hedge_behind(words: Sequence[Word], j: int) -> tuple[str, int]:
    """A hedge behind a figure and where it ends; none and `j` where there is none."""
    for h in HEDGES_BEHIND:
        if tuple(w.low for w in words[j : j + len(h)]) == h:
            number = words[j + len(h)].low if j + len(h) < len(words) else ""
            if not number[:1].isdigit() and number not in SMALL:  # "killed 20, at least 5 of them"
                return " ".join(h), j + len(h)
    return "", j


SPAN = re.compile(r"(\d+)[-–](\d+)")


# Longer than a screen: each step settles one way of writing a number, in the order in which they exclude each other.
def quantity_at(words: Sequence[Word], i: int) -> Quantity | None:  # noqa: C901  (the order of the rules is the rule)
    """The count that begins at word `i` (hedge included), or None."""
    start, hedge = i, ""
    first = words[i].low
    if (
        first not in BEGINNINGS
        and not first[0].isdigit()
        and first not in MARKED
        and not first.endswith(("-odd", "-plus"))
    ):
        return None
    for h in HEDGES_BY_WORD.get(first, ()):
        if [w.low for w in words[i : i + len(h)]] == h and i + len(h) < len(words):
            hedge, i = " ".join(h), i + len(h)
            break
    if hedge == "up to" and start and words[start - 1].low in MOVED:
        hedge, start = "", i  # "the toll went up to 11"
    if hedge in ("the", "these", "those", "all") and i < len(words) and words[i].low in ("other", "same"):
        i += 1
    if hedge and i < len(words) and HEDGES.get(words[i].low) == "around" and i + 1 < len(words):
        hedge = words[i].low if hedge in ("the", "these", "those", "all") else hedge  # "the approximately 30 dead"
        i += 1  # "at least some 20"
    if i >= len(words):
        return None
    if words[i].low == "between" and (a := _plain(words, i + 1 if i + 1 < len(words) else i)):
        if a[1] + 1 < len(words) and words[a[1]].low == "and" and (b := _plain(words, a[1] + 1)):
            low, high = sorted((int(a[0]), int(b[0])))  # "between 20 and 12" is the same range
            return Quantity(start, b[1], low, high, "between")
        return None
    if words[i].low == "half" and [w.low for w in words[i + 1 : i + 3]] == ["a", "dozen"]:
        return Quantity(start, i + 3, 6, 6, hedge)
    if words[i].low == "both" and i + 1 < len(words) and _both(words, i + 1):
        return Quantity(start, i + 1, 2, 2, hedge)
    if found := _plain(words, i):
        value, j = found
        if value != int(value):
            return None
        j = _said_twice(words, j, value)
        if hedge == "over" and value < LEAST_OVER and words[i].low[0].isalpha():
            hedge, start = "", i  # "talks over two kidnapped men"
        if (
            j + 1 < len(words)
            and words[j].low in ("to", "or", "-", "–")
            and (b := _plain(words, j + 1))
            and b[0] > value
        ) and (words[j].low != "or" or b[0] <= value + 3):
            return Quantity(start, b[1], int(value), int(b[0]), hedge or "range")
        if [w.low for w in words[j : j + 2]] == ["or", "more"]:
            return Quantity(start, j + 2, int(value), None, hedge or "or more")
        behind, j = _hedge_behind(words, j) if not hedge else ("", j)
        effect = BEHIND_MEANS.get(behind) or HEDGES.get(hedge, "exact")
        return Quantity(start, j, *_hedged(int(value), effect), hedge or behind)
    if m := ODD.fullmatch(words[i].low):
        odd = int(m[1]) if m[1].isdigit() else SMALL.get(m[1])
        return Quantity(start, i + 1, odd, odd, hedge or "some") if odd else None
    if m := SPAN.fullmatch(words[i].low):
        if len(words[i].low) < 20 and int(m[1]) < int(m[2]) <= 10 * int(m[1]) + 10:
            return Quantity(start, i + 1, int(m[1]), int(m[2]), hedge or "range")
        return None
    return _vague(words, start, i)


def _both(words: Sequence[Word], at: int) -> bool:
    """Whether "both" counts: "both attackers", "both were"; not "both Baghdad and Erbil",
    "both soldiers and civilians"."""
    if any(w.low == "and" for w in words[at : at + 4]):
        return False
    return words[at].low in ("were", "died", "of", "men", "women") or (
        words[at].text[0].islower() and words[at].low.endswith("s")
    )


def _hedged(value: int, effect: str) -> tuple[int | None, int | None]:
    """Bounds of a hedged figure. "More than 20" is coded as 20 or more, the stated figure, as casualty recorders do;
    the hedge itself is kept beside it."""
    if effect in ("low", "above"):
        return value, None
    if effect in ("high", "below"):
        return None, value
    return value, value


def _vague(words: Sequence[Word], start: int, i: int) -> Quantity | None:
    w = words[i].low
    if (
        w in ("a", "an")
        and i + 2 < len(words)
        and words[i + 2].low == "of"
        and words[i + 1].low in ("number", "handful", "couple", "score")
    ):
        low = {"couple": 2, "score": 20}.get(words[i + 1].low)
        return Quantity(start, i + 3, low, low, "a " + words[i + 1].low + " of")
    if w == "a" and i + 1 < len(words) and words[i + 1].low == "few":
        return Quantity(start, i + 2, None, None, "a few")
    if w in VAGUE:
        j = i + 1
        while (
            j + 1 < len(words) and words[j].low == "of" and words[j + 1].low in VAGUE
        ):  # "dozens of", "tens of thousands"
            j += 2
        return Quantity(start, j, None, None, " ".join(x.low for x in words[i:j]))
    return None
