"""What a report gives for everybody: its largest total. A list of counts is one figure; one person among several, a
share of others and those beside others of the same harm are parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.numbers.quantities import VAGUE
from dateline.linking.incidents.coordination import figure_words, listed, uncounted
from dateline.linking.rows import HARMED
from dateline.tables import ClaimRow, VictimRow

# Who is counted beside those of the figure before.
BESIDE = en.pattern("linking_patterns", "counted beside others")
# A figure of one that is a share, and what is before a figure that is the last of a list.
SHARE = en.pattern("linking_patterns", "one of several")
LISTED = en.pattern("linking_patterns", "listed before a figure")
# What is behind a figure whose list goes on: "a toddler [and grandfather]".
GOES_ON = en.pattern("linking_patterns", "a list that goes on")
# Words for several attacks, and for those found at one place.
SEVERAL = en.pattern("linking_patterns", "several attacks")
AT_THE_SCENE = en.pattern("linking_patterns", "at the scene")
AGE = en.pattern("linking_patterns", "an age in years")
BOTH = "killed or wounded"
# A figure as many characters in front is told in the same breath.
NEAR = 150


class Count(NamedTuple):
    """What a report gives: a number, and the figures that make it up."""

    number: int
    claims: tuple[ClaimRow, ...]


class People(NamedTuple):
    """Whom each report mentions one by one, by the harm."""

    told: Mapping[tuple[str, str], Sequence[VictimRow]]

    @classmethod
    def of(cls, victims: Iterable[VictimRow]) -> People:
        """The people of the victims table."""
        found: dict[tuple[str, str], list[VictimRow]] = defaultdict(list)
        for v in victims:
            found[v["report_id"], v["effect"]].append(v)
        return cls(found)

    def several(self, c: ClaimRow, effect: str = "") -> bool:
        """Whether the report of a figure mentions two people of that harm, in the same attack, who can't be one: of two
        ages, sexes or names. A headline is of the attacks of its text."""
        wanted = effect or c["effect"]
        harms = HARMED if wanted == BOTH else (wanted,)
        own = [v for harm in harms for v in self.told.get((c["report_id"], harm), ())]
        own = [v for v in own if c["incident_id"] in (v["incident_id"], None)]
        return any(a["incident_id"] == b["incident_id"] and _apart(a, b) for a, b in combinations(own, 2))


def _apart(a: VictimRow, b: VictimRow) -> bool:
    """Whether two rows can't be of one person. A bare name may be anybody's, also a reporter's."""
    told = [(a["age"], b["age"]), (a["sex"], b["sex"])]
    if _is_described(a) and _is_described(b):
        told.append((_surname(a), _surname(b)))
    return any(x not in (None, "") and y not in (None, "") and x != y for x, y in told)


def _is_described(v: VictimRow) -> bool:
    return v["age"] is not None or bool(v["sex"])


def _surname(v: VictimRow) -> str:
    return v["name"].split()[-1] if v["name"] else ""


def number(c: ClaimRow) -> int | None:
    """The number that a figure names; None for "dozens" and for ranges."""
    if c["hedge"] in VAGUE:
        return None
    return c["low"] if c["low"] is not None else c["high"]


class Wholes:
    """Of each report the figures that count everybody. `claims` are the figures of each report, `text_of` gives the
    title or text that one is in."""

    def __init__(
        self, people: People, claims: Mapping[str, Sequence[ClaimRow]], text_of: Callable[[ClaimRow], str]
    ) -> None:
        self.people, self._claims, self._text_of = people, claims, text_of

    def of(self, claims: Sequence[ClaimRow]) -> list[Count]:
        """The largest totals of each report, lists as their sums; `claims` are of one harm."""
        by_report: dict[str, list[ClaimRow]] = defaultdict(list)
        for c in claims:
            if c["mode"] == "total" and number(c) is not None:
                by_report[c["report_id"]].append(c)
        return [count for own in by_report.values() for count in self._of_report(own)]

    def _of_report(self, totals: list[ClaimRow]) -> list[Count]:
        counts = [Count(sum(number(c) or 0 for c in one), tuple(one)) for one in listed(totals)]
        largest = max((c.number for c in counts), default=0)
        return [c for c in counts if c.number == largest and not self._counts_some(c)]

    def _counts_some(self, count: Count) -> bool:
        first = count.claims[0]
        if len(count.claims) == 1:
            return self.is_part(first)
        return self._several_attacks(first) or (bool(BESIDE.search(first["words"])) and self._beside(first, alone=True))

    def is_part(self, c: ClaimRow) -> bool:
        """Whether a figure counts only some, by its words and by what is around them."""
        alone = uncounted(c)
        if self._several_attacks(c) or (alone and (self.people.several(c) or self._another_age(c))):
            return True
        text = self._text_of(c)
        before, behind = text[max(c["start"] - NEAR, 0) : c["start"]], text[c["end"] : c["end"] + NEAR]
        if LISTED.search(before) or GOES_ON.match(behind) or AT_THE_SCENE.search(c["words"]):
            return True
        if number(c) == 1 and SHARE.match(text, c["figure_start"]):
            return True
        return bool(BESIDE.search(c["words"])) and self._beside(c, alone=alone)

    def _several_attacks(self, c: ClaimRow) -> bool:
        """Whether the sentence of a figure speaks of several attacks: "two separate shootings left [five wounded]"."""
        text = self._text_of(c)
        before = re.split(r"[.;!?]\s", text[max(c["start"] - NEAR, 0) : c["start"]])[-1]
        behind = re.split(r"[.;!?]\s", text[c["start"] : c["end"] + NEAR])[0]
        return SEVERAL.search(before + behind) is not None

    def _another_age(self, c: ClaimRow) -> bool:
        """Whether the report mentions one more person of that harm, by another age."""
        ages = {age for o in self._claims[c["report_id"]] if o["effect"] == c["effect"] and uncounted(o)
                and o["incident_id"] == c["incident_id"] for age in AGE.findall(figure_words(o))}  # fmt: skip
        return len(ages) > 1

    def _beside(self, c: ClaimRow, *, alone: bool) -> bool:
        """Whether the figure right in front of another is one of the same harm: "one man was wounded. The four others
        were too". One person mentioned without a number may be of any harm of the attack."""
        own = (o for o in self._claims[c["report_id"]] if o["part"] == c["part"] and o["end"] <= c["start"])
        before = max(own, key=lambda o: o["end"], default=None)
        if before is None or before["end"] < c["start"] - NEAR:
            return False
        if alone:
            return before["effect"] in (c["effect"], BOTH)
        return before["effect"] == c["effect"] != BOTH and not uncounted(before) and not BESIDE.search(before["words"])
