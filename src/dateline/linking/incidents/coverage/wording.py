"""The words of the points of the coverage matrix, and the words by which a report touches each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.lexicon.case_names import with_capitals
from dateline.tables import TollRow

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def figure_words(t: TollRow) -> str:
    """The point that a toll makes: "13 killed in all", "three civilians killed"."""
    best = t["best"] or 0
    n = NUMBERS[best] if best < len(NUMBERS) else str(best)
    return f"{n} {t['effect']} in all" if t["group"] == "all" else f"{n} {with_capitals(t['group'])} {t['effect']}"


AN_ACCIDENT = "one death or more was an accident"
CRASH = en.pattern("linking_patterns", "an accident")
# The point that each means makes, and the words that touch it.
MEANS = {
    name: (words, en.pattern("linking_patterns", f"means: {name}"))
    for name, words in {
        "ambush": "there was an ambush",
        "bomb": "a bomb went off",
        "gunfire": "there was shooting",
        "rocket": "rockets, shells or grenades were fired",
        "drone": "drones attacked",
        "knife": "knives or machetes were used",
        "vehicle": "a vehicle was driven at people",
        "suicide attack": "it was a suicide attack",
    }.items()
}
# Wider words by which a report touches a means that it does not name.
WIDER = {
    MEANS["bomb"][0]: en.pattern("linking_patterns", "touches: bomb"),
    MEANS["gunfire"][0]: en.pattern("linking_patterns", "touches: gunfire"),
    MEANS["suicide attack"][0]: en.pattern("linking_patterns", "touches: suicide attack"),
}
PAIR = en.pattern("linking_patterns", "two villages by name")
SOME_VILLAGE, SOME_ATTACK = (
    en.pattern("linking_patterns", "villages or towns"),
    en.pattern("linking_patterns", "more attacks than one"),
)
SO_MANY = en.pattern("linking_patterns", "so many villages")
GAP = en.pattern("linking_patterns", "a gap between forces")
DISPUTED = en.pattern("linking_patterns", "disputed ground")
CONTROL = en.pattern("linking_patterns", "ground that somebody holds")
FROM = "the attackers came from an area controlled by "
NO_CLAIM = en.pattern("linking_patterns", "nobody claimed it")


def of_a_region(point: str) -> bool:
    """Whether a point is about the ground, which a report may say of a whole region."""
    return (
        point == "the area is disputed" or point.startswith("there is a gap") or point.endswith("controlled the area")
    )


CLAIMS_IT = en.pattern(
    "linking_patterns", "who claimed it, or that nobody did", no_claim=NO_CLAIM.pattern, attacks=ATTACKS
)
NEVER = re.compile(r"(?!)")


def touches(point: str) -> re.Pattern[str]:
    """The words by which a report that does not say a point would touch it; for a figure or a day see there."""
    for words, pattern in MEANS.values():
        if words == point:
            return WIDER.get(point, pattern)
    if point == AN_ACCIDENT:
        return CRASH
    if point.startswith(FROM):
        whose = re.escape(point.removeprefix(FROM))
        return en.pattern("linking_patterns", "from the area of a party", whose=whose)
    if point.endswith(" were attacked"):
        return SOME_VILLAGE
    if point.endswith(" attacks"):
        return SOME_ATTACK
    if point.endswith(" claimed responsibility"):
        return CLAIMS_IT
    if point.startswith("there is a gap"):
        return GAP
    if point == "the area is disputed":
        return DISPUTED
    return CONTROL if point.endswith(" controlled the area") else NEVER


# "The escalation of attacks throughout Norland, including the attack on Salby. We mourn those killed in these attacks".
THROUGHOUT = en.pattern("linking_patterns", "attacks throughout a country")
SO_FAR_BEFORE = 400


def found_in(text: str, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where words that touch a point are in a text; "these attacks", of a whole country, are not several of one day."""
    return (m for m in words.finditer(text) if not (words is SOME_ATTACK and _of_a_country(text, m)))


def _of_a_country(text: str, found: re.Match[str]) -> bool:
    """Whether "these attacks" are those throughout a country that were mentioned before."""
    these = re.search(r"\bth[eo]se ", found[0], re.IGNORECASE) is not None
    return these and THROUGHOUT.search(text, max(0, found.start() - SO_FAR_BEFORE), found.start()) is not None
