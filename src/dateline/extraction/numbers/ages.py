"""Numbers that are ages: "ages 19 through 24", "both 21", "one 16 and the other 17", "Ida Lund, 9", "in his 20's".

Each rule is a function of the words of a sentence and of the index of a number in figures or letters;
labels.py lists them with examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extraction.lexicon import en
from dateline.extraction.numbers.quantities import SMALL
from dateline.extraction.text.document import Word

# An age is told in these; a longer number is none.
DIGITS = re.compile(r"\d{1,2}")
# "Aged six and seven"; "one" is more often one of them.
IN_LETTERS = frozenset(word for word, n in SMALL.items() if 1 < n < 100)
CLOSING = frozenset(", . ; : -- — – ) ] ! ?".split())
OPENING = frozenset(", -- — – (".split())
# What may be between "ages" and the last of the ages: "the ages of 18 and 23", "ages were 6, 11 and 15".
LISTING = frozenset(en.words("function_words", "listing"))
# What follows the last of the ages; before another word a number counts: "aged 20, 30 and 11 others".
BEHIND_AGES = frozenset(en.words("function_words", "behind ages"))
CHILDREN = "boy girl child baby toddler infant son daughter kid"
ONE = frozenset(f"{CHILDREN} teen teenager youth man woman student mother father brother sister".split())
HE = frozenset(f"he she {CHILDREN} teen teenager youth man woman person student victim".split())
JUNIOR = frozenset("jr sr ii iii iv".split())
YEARS_OLD = re.compile(r"(?:(?:year|yr|month|week|day)s?-olds?|y/?o|yo|mo|yr-old)$")
OWN_AGE = re.compile(r"\d{1,2}-(?:year|yr|month|week|day)s?-olds?$")


def _low(words: Sequence[Word], i: int) -> str:
    return words[i].low if 0 <= i < len(words) else ""


def _closed(words: Sequence[Word], i: int) -> bool:
    """Whether a sentence ends at word `i`, or a mark is there that ends a phrase."""
    return i >= len(words) or _low(words, i) in CLOSING


def _capital(words: Sequence[Word], i: int) -> bool:
    return 0 <= i < len(words) and words[i].text[:1].isupper() and words[i].text.replace("-", "").isalpha()


def years_old(words: Sequence[Word], i: int) -> bool:
    """ "22 year old", "sixteen years old", "an 8- and 9-year-old", "18 and 15 year old"."""
    at = i + 1
    if _low(words, at) in ("-", "–"):
        at += 1
    if _low(words, at) in ("and", "or", "to", "through"):
        at += 1
        if OWN_AGE.match(_low(words, at)):
            return True
        if not _low(words, at).isdigit():
            return False
        at += 1
    unit, behind = _low(words, at), _low(words, at + 1)
    return (
        YEARS_OLD.match(unit) is not None
        or (unit in ("year", "years", "yr", "yrs", "month", "months") and behind in ("old", "-", "olds"))
        or (unit in ("years", "months") and behind == "of" and _low(words, at + 2) == "age")
    )


def _of_kind(low: str, *, digits: bool) -> bool:
    """Whether a word is a number in figures, or one in letters: ages of one list are all of one kind."""
    return DIGITS.fullmatch(low) is not None if digits else low in IN_LETTERS


def after_ages(words: Sequence[Word], i: int) -> bool:
    """ "ages 19 through 24", "between the ages of 18 and 23", "under the age of 16", "aged six and seven",
    "the children's ages were 6, 11 and 15"."""
    digits = DIGITS.fullmatch(words[i].low) is not None
    if not digits and words[i].low not in IN_LETTERS:
        return False
    behind = _low(words, i + 1)
    if behind[:1].isalpha() and behind not in BEHIND_AGES:
        return False
    at = i - 1
    while at >= 0 and i - at < 16 and (words[at].low in LISTING or _of_kind(words[at].low, digits=digits)):
        at -= 1
    return _low(words, at) in ("age", "ages", "aged")


def both(words: Sequence[Word], i: int) -> bool:
    """ "Two women, both 21, were hurt", "another teen, also 15, was"."""
    if not DIGITS.fullmatch(words[i].low) or _low(words, i - 1) not in ("both", "also", "only", "each"):
        return False
    return _low(words, i - 2) in OPENING and _closed(words, i + 1)


def one_of_them(words: Sequence[Word], i: int) -> bool:
    """ "Two teenagers, one 16 and the other 17,": each by his age."""
    before = _low(words, i - 1)
    if before == "one":
        return _low(words, i - 2) in OPENING and (_closed(words, i + 1) or _low(words, i + 1) == "and")
    if before not in ("another", "other", "others") or not _closed(words, i + 1):
        return False
    return any(
        words[n].low == "one" and (DIGITS.fullmatch(words[n + 1].low) or OWN_AGE.match(words[n + 1].low))
        for n in range(max(0, i - 14), i - 2)
    )


def behind_a_name(words: Sequence[Word], i: int) -> bool:
    """ "the murder of Ida Lund, 9" at the end, "Jan Berg Jr., 21, was", "Jan Berg, 21 of Salby, was", "a girl, 3."."""
    if not DIGITS.fullmatch(words[i].low) or _low(words, i - 1) not in OPENING:
        return False
    name = i - 2
    if _low(words, name) == "." and _low(words, name - 1) in JUNIOR:
        name -= 1
    if _low(words, i - 2) in ONE and _low(words, i + 1) in ("", ".", ";", ")"):
        return True
    junior = _low(words, name) in JUNIOR
    full = junior or (_capital(words, name) and _capital(words, name - 1))
    of_a_place = _low(words, i + 1) == "of" and _capital(words, i + 2) and _low(words, i + 3) not in ("'s", "’s")
    ends = i + 1 >= len(words) or (junior and _closed(words, i + 1))
    return full and name > 1 and (ends or of_a_place)


def said_to_be(words: Sequence[Word], i: int) -> bool:
    """ "he looks to be about 17,", "the boy had recently turned 16,", "younger than 18"."""
    if not DIGITS.fullmatch(words[i].low):
        return False
    at = i - 1
    while _low(words, at) in ("about", "around", "only", "just", "maybe"):
        at -= 1
    if _low(words, at) == "than" and _low(words, at - 1) in ("younger", "older"):
        return True
    ends = _closed(words, i + 1) or _low(words, i + 1) in ("and", "when")
    told = _low(words, at) in ("turned", "turning") or (_low(words, at) == "be" and _low(words, at - 1) == "to")
    return told and ends and bool({w.low for w in words[max(0, at - 7) : at]} & (HE | {"who"}))


IS = frozenset("was is".split())
TURNED = frozenset("turned turns".split())
# What follows an age that is all a verb says.
BEHIND_AN_AGE = frozenset("and but when at last this on in".split())


def of_one(words: Sequence[Word], i: int) -> bool:
    """ "The driver, who was 22, was killed", "she was 28 and died at the scene", "a guest who had turned 30 last week":
    the age of one person behind "who", "he" or "she"."""
    if not DIGITS.fullmatch(words[i].low) and words[i].low not in IN_LETTERS:
        return False
    verb = _low(words, i - 1)
    who = _low(words, i - 3 if verb in TURNED and _low(words, i - 2) in ("had", "just", "recently") else i - 2)
    if verb not in IS | TURNED or who not in ("who", "he", "she"):
        return False
    return _closed(words, i + 1) or _low(words, i + 1) in BEHIND_AN_AGE


# Who is mentioned by an age with "of": one person, by what he is.
A_PERSON = re.compile(
    r"(?:\w*(?:man|woman|worker|keeper|seller|driver|owner|teacher|farmer|officer|soldier)|\w{3,}ist|nurse|cook|guard"
    r"|clerk|pupil|guest|widow(?:er)?|cousin|nephew|niece|uncle|aunt|doctor|sailor|priest)$"
)


def of_years(words: Sequence[Word], i: int) -> bool:
    """ "a nurse of 34, died", "a boy of nine was killed", "the mother of three": an age, or how many children."""
    who, behind = _low(words, i - 2), _low(words, i + 1)
    if _low(words, i - 1) != "of" or not (who in ONE or A_PERSON.match(who)):
        return False
    at = i - 3
    while at > i - 6 and _low(words, at) not in ("a", "an", "the", "another", "one", "each", "every"):
        at -= 1
    return at > i - 6 and (_closed(words, i + 1) or behind in BEHIND_AGES)


def decade(words: Sequence[Word], i: int) -> bool:
    """ "a man in his 20's", "four men in their early 30’s", "mid-20s"."""
    if not DIGITS.fullmatch(words[i].low):
        return False
    at = i - 1
    while _low(words, at) in ("early", "mid", "late", "-"):
        at -= 1
    marked = _low(words, i + 1) in ("'s", "’s", "s", "'", "’")
    return marked and _low(words, at) in ("his", "her", "their", "the") and _low(words, at - 1) == "in"
