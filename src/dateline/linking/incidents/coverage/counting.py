"""Who counted, and how far a count goes: what one witness saw, or one hospital holds, is a part; a number that nobody
confirms is that of whoever gave it."""

from __future__ import annotations

from functools import lru_cache

from dateline.extraction.lexicon import en
from dateline.tables import ClaimRow

SEEN = en.pattern("linking_patterns", "somebody saw them")
HOSPITAL = en.pattern("linking_patterns", "a hospital counts")
AT_HOSPITAL = en.pattern("linking_patterns", "at a hospital")
NOT_CONFIRMED = en.pattern("linking_patterns", "a figure that is not confirmed")
SO_FAR = en.pattern("linking_patterns", "a count so far")
TITLE_BOUND = {
    "killed": en.pattern("linking_patterns", "a lower bound of the dead"),
    "wounded": en.pattern("linking_patterns", "a lower bound of the hurt"),
}
ROUND = en.pattern("linking_patterns", "a round count")
MIGHT = en.pattern("linking_patterns", "might come to")
ATTACKERS_IN = en.pattern("linking_patterns", "the attackers counted in")
AT_FIRST = en.pattern("linking_patterns", "a first count")


def is_of_one_place(before: str, behind: str) -> bool:
    """Whether a figure is what one witness saw or one hospital holds, by its sentence before and behind it.

    >>> is_of_one_place("A reporter at the scene saw ", " on the road."), is_of_one_place("Police said ", ".")
    (True, False)
    """
    return was_seen(before) or bool(HOSPITAL.search(before) or AT_HOSPITAL.match(behind))


def was_seen(before: str) -> bool:
    """Whether a figure is of those whom somebody saw, by what is before it: others may have been hurt elsewhere.

    >>> was_seen("A neighbour saw "), was_seen("The video shows at least "), was_seen("He saw smoke; ")
    (True, True, False)
    """
    return SEEN.search(before) is not None


def not_confirmed(c: ClaimRow, sentence: str) -> bool:
    """Whether a figure was read as one that is not confirmed, or its sentence says so."""
    return c["mode"] == "unconfirmed" or _says_not_confirmed(sentence)


# Tolls are made many times over, and ask the same of the same sentences.
@lru_cache(maxsize=8_192)
def _says_not_confirmed(sentence: str) -> bool:
    """Whether a sentence says of a figure that it is not confirmed.

    >>> _says_not_confirmed("The figure has not been confirmed."), _says_not_confirmed("The ministry confirmed it.")
    (True, False)
    """
    return NOT_CONFIRMED.search(sentence) is not None


def is_no_whole(before: str, behind: str) -> bool:
    """Whether a figure, beside a larger one of its report, is no count of all the victims: what one witness saw, what
    one hospital holds, or what was said at first.

    >>> is_no_whole("The bomb went off in a crowd, initially ", ".")
    True
    """
    return is_of_one_place(before, behind) or AT_FIRST.search(before) is not None


def takes_in_attackers(sentence: str) -> bool:
    """Whether a sentence says that its count takes in the attackers.

    >>> takes_in_attackers("Eleven people, including the suspect, died."), takes_in_attackers("Eleven people died.")
    (True, False)
    """
    return ATTACKERS_IN.search(sentence) is not None


def bound_in_title(title: str, effect: str) -> int | None:
    """The least number of dead, or of hurt, that a title gives as a lower bound; None for none.

    >>> bound_in_title("At least 86 killed in Dorvik", "killed")
    86
    """
    m = TITLE_BOUND[effect].search(title)
    return int(m[1].replace(",", "")) if m else None


def of_one_source_only(c: ClaimRow, sentence: str, others: list[ClaimRow]) -> bool:
    """Whether a figure that a report gives in somebody's words is not the report's own: nobody confirms it, or the
    report gives another number for the same in its own words, or in another's."""
    if not c["attributed_to"]:
        return False
    if not_confirmed(c, sentence):
        return True
    same = [o for o in others if (o["effect"], o["group"], o["mode"]) == (c["effect"], c["group"], "total")]
    if any(o["attributed_to"] != c["attributed_to"] and o["low"] == c["low"] for o in same):
        return False
    # A lower bound below it, and a smaller count of some of them, are no other number.
    return any(o["attributed_to"] != c["attributed_to"] and o["low"] == o["high"] != c["low"] for o in same)
