"""Numbers that count nobody: days and years, ages, and the numbers by which roads, flights,
wards and brigades are called.

Each rule is a record with examples and counter-examples; `{}` marks the number it is about.
`is_label` asks them in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dateline.extraction.lexicon import attacks, en
from dateline.extraction.lexicon.function_words import MONTH_NUMBER
from dateline.extraction.numbers import ages
from dateline.extraction.numbers.quantities import SMALL
from dateline.extraction.text.document import Word


class LabelRule(NamedTuple):
    """A kind of number that is no count: whether word `i` of a sentence is one, with sentences where
    it is and where it is not."""

    name: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    applies: Callable[[Sequence[Word], int], bool]


# What is told apart by a number behind its noun. Those of the second list may be in small letters too.
NAMED = frozenset(en.words("numbers", "nouns told apart by a number"))
NUMBERED = frozenset(en.words("numbers", "nouns told apart by a number, in small letters too"))
STREETS = frozenset(en.words("numbers", "streets"))
OF_TIME = frozenset(en.words("numbers", "of time"))
VERBS = frozenset(en.words("numbers", "verbs behind a number"))
NUMBER_WORDS = frozenset(en.words("numbers", "numbers as words"))


def _low(words: Sequence[Word], i: int) -> str:
    return words[i].low if 0 <= i < len(words) else ""


def _touching(words: Sequence[Word], a: int, b: int) -> bool:
    """Whether no white space is between two words."""
    return words[a].end == words[b].start


def _slashed(words: Sequence[Word], i: int) -> bool:
    for step in (-1, 1):
        mark, other = i + step, i + 2 * step
        if _low(words, mark) == "/" and 0 <= other < len(words) and words[other].low.isdigit():
            first, last = min(i, other), max(i, other)
            if _touching(words, first, first + 1) and _touching(words, first + 1, last):
                return True
    return False


def _year_behind_mark(words: Sequence[Word], i: int) -> bool:
    return (
        len(words[i].low) == 2
        and _low(words, i - 1) in ("'", "’", "‘")
        and _touching(words, i - 1, i)
        and (_low(words, i - 2).isdigit() or _low(words, i - 2) in MONTH_NUMBER)
    )


# No number above one stands before these.
ONE_EVENT = frozenset([*attacks.NOUNS, *"murder assassination execution death tragedy".split()])
DETERMINERS = frozenset("the a an that this his her its their over about around".split())


def _year(words: Sequence[Word], i: int) -> bool:
    number = words[i].low
    if len(number) != 4 or not 1500 <= int(number) <= 2100:
        return False
    before = _low(words, i - 1)
    if before == "," or before == ".":
        before = _low(words, i - 2)
        dated = (before.isdigit() and len(before) <= 2) or before[:-2].isdigit() or before in MONTH_NUMBER
        return dated and (
            _low(words, i - 3) in MONTH_NUMBER or _low(words, i - 4) in MONTH_NUMBER or before in MONTH_NUMBER
        )
    if before in ("to", "and", "-", "–") and len(_low(words, i - 2)) == 4 and _low(words, i - 2).isdigit():
        return True  # "from 2014 to 2016"
    if before in OF_TIME or before in MONTH_NUMBER or (before == "the" and _low(words, i - 2) in OF_TIME):
        return True
    return before in DETERMINERS and bool({_low(words, i + 1), _low(words, i + 2)} & ONE_EVENT)  # "the 2016 massacre"


def _short_year(words: Sequence[Word], i: int) -> bool:
    dated = (
        _low(words, i - 1) == ","
        and _low(words, i - 2).isdigit()
        and (_low(words, i - 3) in MONTH_NUMBER or _low(words, i - 4) in MONTH_NUMBER)
    )
    ahead = _low(words, i + 2)
    counts = (
        ahead.isdigit() or ahead in NUMBER_WORDS or ahead in ("at", "more", "about", "dozens", "several", "a", "up")
    )
    return (
        dated and len(words[i].low) == 2 and _low(words, i + 1) in ("killed", "wounded", "injured", "left") and counts
    )


def _day_of_month(words: Sequence[Word], i: int) -> bool:
    """ "Nov. 30": the day behind a month and its stop, "3-5 June"."""
    return (
        len(words[i].low) <= 2
        and _low(words, i - 1) == "."
        and _low(words, i - 2) in MONTH_NUMBER
        and (not _low(words, i + 1)[:1].isalpha() or _low(words, i + 1) in VERBS)
    )


def _before_a_count(words: Sequence[Word], i: int) -> bool:
    ahead = _low(words, i + 1)
    if _low(words, i - 1) in ("-", "–", "to"):
        return False
    if i + 1 < len(words) and words[i].end + 1 == words[i + 1].start and len(ahead) == 3 and ahead.isdigit():
        return False  # "1 200 people"
    return (
        (ahead.isdigit() or ahead in NUMBER_WORDS) and len(words[i].low) <= 4 and bool(_low(words, i + 2)[:1].isalpha())
    )


def _called(words: Sequence[Word], i: int) -> bool:
    at = i - 1
    if _low(words, at) in (".", "#", "no", "nr", "number"):
        at -= 1
    if _low(words, at) in (".", "no", "nr", "number"):
        at -= 1
    noun = _low(words, at)
    if at < 0 or (noun not in NAMED and noun not in NUMBERED):
        return False
    capital = words[at].text[:1].isupper() and not words[at].text.isupper()
    numbered = at < i - 1
    ahead = _low(words, i + 1)
    if noun in NUMBERED and (numbered or not ahead[:1].isalpha() or ahead in VERBS or capital):
        return True
    return capital or numbered


def _numbered_sign(words: Sequence[Word], i: int) -> bool:
    before, two = _low(words, i - 1), _low(words, i - 2)
    return before == "#" or (before == "." and two in ("no", "nr") and _touching(words, i - 2, i - 1))


def _model(words: Sequence[Word], i: int) -> bool:
    name = words[i - 1] if i else None
    article = _low(words, i - 2) in ("a", "an", "this", "that", "another", "their", "its")
    if name is None or not name.text[:1].isupper() or (name.text.isupper() and len(name.text) > 3):
        return False
    return article and (_low(words, i + 1) in VERBS or not _low(words, i + 1)[:1].isalpha() or len(words[i].low) > 2)


def _object_behind(words: Sequence[Word], i: int) -> bool:
    name = words[i - 1] if i else None
    if name is None or not name.text.istitle() or name.low in MONTH_NUMBER or not name.low.isalpha() or i > 4:
        return False
    behind = _low(words, i + 2)
    objects = behind.isdigit() or behind in NUMBER_WORDS or behind in ("no", "nobody", "none", "a", "an", "hopes", "at")
    return _low(words, i + 1) in ("killed", "wounded", "injured") and objects


def _street(words: Sequence[Word], i: int) -> bool:
    """ "1200 block of Main Street", "at 12 Main Street", "2500 West 5th Avenue"."""
    if _low(words, i + 1) == "block":
        return True
    ahead = list(words[i + 1 : i + 4])
    if not ahead or not ahead[0].text[:1].isupper():
        return False
    return any(w.low in STREETS and w.text[:1].isupper() for w in ahead[1:])


PICTURES = frozenset("image photo picture slide caption video page".split())


def _counter(words: Sequence[Word], i: int) -> bool:
    """ "Image 9 of 9 Mother, child found dead", "More videos (1 of 9)": the number of a picture among others."""
    if _low(words, i + 1) == "of" and _low(words, i + 2).isdigit():
        first, whole, behind = i, i + 2, i + 3
    elif _low(words, i - 1) == "of" and _low(words, i - 2).isdigit():
        first, whole, behind = i - 2, i, i + 1
    else:
        return False
    if int(words[first].low) > int(words[whole].low):
        return False
    if _low(words, first - 1) in PICTURES or (_low(words, first - 1) == "(" and _low(words, behind) == ")"):
        return True
    ahead = words[behind] if behind < len(words) else None
    if first or ahead is None or not ahead.text[:1].isupper() or ahead.text.isupper():
        return False
    return not (ahead.low.endswith("s") or ahead.low in ("people", "men", "women", "children", "police", "dead"))


def _station(words: Sequence[Word], i: int) -> bool:
    """ "Action News 5", "News 12 Salby": the number of a broadcaster."""
    if (
        _low(words, i - 1) != "news"
        or not words[i - 1].text.istitle()
        or not words[i - 2 : i - 1]
        or len(words[i].low) > 2
    ):
        return False
    ends = i + 1 >= len(words) or not _low(words, i + 1)[:1].isalpha() or words[i + 1].text[:1].isupper()
    return ends and words[i - 2].text[:1].isupper()


def _age_in_brackets(words: Sequence[Word], i: int) -> bool:
    named = (
        i > 1 and words[i - 2].text[:1].isupper() and words[i - 2].text.isalpha() and _low(words, i - 2) not in SMALL
    )
    return named and _low(words, i - 1) == "(" and _low(words, i + 1) in (")", ",", ";") and len(words[i].low) < 3


def _age_between_commas(words: Sequence[Word], i: int) -> bool:
    """One or more numbers that are alone between commas: "Two men, 19 and 24, were";
    no part follows that would make one a count."""
    at, past = i, i + 1
    while at and (
        _low(words, at - 1) in ("and", "or", "to", "-", "–")
        or (_low(words, at - 1).isdigit() and len(_low(words, at - 1)) < 3)
    ):
        at -= 1
    while at > 1 and _low(words, at - 1) == "," and _low(words, at - 2).isdigit():
        at -= 2
    while (
        _low(words, past) in ("and", "or", "to", "-", "–", ",")
        and _low(words, past + 1).isdigit()
        and len(_low(words, past + 1)) < 3
    ):
        past += 2
    opened, closed = _low(words, at - 1) in (",", "--", "—", "–"), _low(words, past) in (",", "--", "—", "–", ".", ";")
    before, behind = _low(words, at - 2), _low(words, past + 1)
    if len(words[i].low) > 2 or not opened or not closed or not before.isalpha() or before in MONTH_NUMBER:
        return False
    if _low(words, past) in (".", ";") and not (words[at - 2].text.istitle() and at > 2):
        return False
    return behind not in ("including", "most", "mostly", "many", "among", "some", "all", "of", "half", "not")


SHARED = frozenset("of people civilians casualties patients residents".split())


def _one_in_so_many(words: Sequence[Word], i: int) -> bool:
    """ "One in five of the dead", "nine out of 10 people": a share, and neither number counts anybody."""

    def number(at: int) -> bool:
        return _low(words, at) in NUMBER_WORDS or _low(words, at).isdigit()

    for joint in (("in",), ("out", "of")):
        for first in (i, i - 1 - len(joint)):
            whole = first + 1 + len(joint)
            between = tuple(w.low for w in words[first + 1 : whole]) if first >= 0 else ()
            if between == joint and number(first) and number(whole) and _low(words, whole + 1) in SHARED:
                return True
    return False


RULES = (
    LabelRule(
        "day in figures",
        ("On {30}/11/2021 five people were killed.", "The raid of 2021/11/{25} killed five.", "On 11/{30} five died."),
        ("Of the {13} dead two were children.",),
        _slashed,
    ),
    LabelRule("shortened year", ("The raid of Dec 2 '{19} killed five.",), ("They said ‘{19} people died’.",),
              _year_behind_mark),
    LabelRule(
        "year",
        ("In {2014} 12 people were killed.", "On Dec. 2, {2021} five people died.",
         "They mourned the victims of {2016}.", "A suit over the {2016} massacre was dropped."),
        ("In all {1950} people were killed.", "The {1950} deaths of the war were told."),
        _year,
    ),
    LabelRule(
        "year in two figures",
        ("The attack on Nov 25, {19} killed five people.",),
        ("On December 2, {13} people were killed.", "On Nov 25, {19} were killed."),
        _short_year,
    ),
    LabelRule("day of a month", ("On Nov. {30}, five people died.",), ("On Nov. {30} people were killed.",),
              _day_of_month),
    LabelRule(
        "number before a count",
        ("In Sector {5} three people were killed.", "At about {8} three people died."),
        ("Between {5} and eight people died.", "Some {1} 200 people died."),
        _before_a_count,
    ),
    LabelRule(
        "name with a number",
        ("A crash on Highway {80} killed five.", "A blast in Ward {12} hurt six.",
         "A mine at kilometre {35} killed five."),
        ("In the building {12} people died.", "At the school {25} pupils were hurt.", "In one ward {12} people died."),
        _called,
    ),
    LabelRule("number sign", ("Storm No. {9} killed four people.", "Apartment #{3} burned."), ("No, {9} died.",),
              _numbered_sign),
    LabelRule(
        "age in years",
        ("His {22} year old son was shot.", "A man of {40} years of age died.", "{Sixteen} year-old boy shot.",
         "An {8}- and 9-year-old died.", "They shot an {18} and 15 year old."),
        ("Over {22} years 40 men died.", "{22} old men died.", "{8} and 9 more died."),
        ages.years_old,
    ),
    LabelRule(
        "age in a list of ages",
        ("The dead, ages 19 through {43}, were kin.", "Men between the ages of 18 and {23} were hurt.",
         "The boys' ages were 6, {11} and 15, they said.", "Five children under the age of {16} died.",
         "Twenty children aged six and {seven} were killed."),
        ("Of men aged 20 and 30, {11} others died.", "At that age, {12} people died."),
        ages.after_ages,
    ),
    LabelRule(
        "age of both",
        ("Two women, both {21}, were hurt.", "Another teen, also {15}, was shot."),
        ("They killed both {21} men.", "In Salby also {15} died."),
        ages.both,
    ),
    LabelRule(
        "age of one of them",
        ("Two teenagers, one {16} and the other 17, were hurt.",
         "Two teenagers, one 16 and the other {17}, were hurt."),
        ("One died and the other {17}, all pupils, were hurt.", "It wounded another {52}, police said."),
        ages.one_of_them,
    ),
    LabelRule(
        "age behind a name",
        ("Teen charged with murder of Ida Lund, {10}", "Police say Jan Berg Jr., {21}, was shot.",
         "The killer of Jan Berg, {21} of Salby, fled.", "Killing of a girl, {3}."),
        ("After the blast in Dorvik, {12}", "In East Dorvik, {12} of the dead were men.",
         "Those in Salby, {12} in all, died."),
        ages.behind_a_name,
    ),
    LabelRule(
        "age said to be",
        ("He looks to be about {17}, they said.", "A boy, who recently turned {16}, was shot.",
         "Both are younger than {18} and were hurt."),
        ("The toll is believed to be about {17}.", "It turned {16} people away."),
        ages.said_to_be,
    ),
    LabelRule(
        "age of one person",
        ("The driver, who was {22}, was killed.", "She was {28} and died at the scene.",
         "A guest who had turned {30} last week died.", "Her son, who was {nine}, was hurt."),
        ("The dead, who were {22}, lay there.", "He is {28} votes ahead.", "A mayor who turned {30} people away died."),
        ages.of_one,
    ),
    LabelRule(
        "age with of",
        ("One of them, a nurse of {34}, died.", "A boy of {nine} was killed.", "The mother of {three} was shot."),
        ("A group of {34} were killed.", "The bomb killed a family of {five}.", "The guards of {12} convoys died."),
        ages.of_years,
    ),
    LabelRule(
        "decade of an age",
        ("A man in his {20}'s was killed.", "Men in their early {30}’s were shot."),
        ("In their {20} years no one died.",),
        ages.decade,
    ),
    LabelRule(
        "picture's number",
        ("Image {9} of 9 Mother, child found dead.", "{9} of 9 Mother, child found dead.", "Videos ({1} of 9)"),
        ("{2} of 8 people died.", "{2} of 8 Hostages Killed", "He said {2} of 8 died."),
        _counter,
    ),
    LabelRule("broadcaster's number", ("Four teens shot, says Action News {5}", "One dead - Salby News {12} Norland"),
              ("The news {12} had died spread.", "Attack in ambush News {2} East Salby officers hurt"), _station),
    LabelRule(
        "one in so many",
        ("{One} in five of those killed was a woman.", "Nine out of {10} people hurt were men."),
        ("{Five} in all died.", "{Nine} out of the 10 people died.", "He killed {four} in 10 minutes."),
        _one_in_so_many,
    ),
    LabelRule("age in brackets", ("The murders of Jan Berg ({10}) and Ida Lund (12).",),
              ("They killed many ({10}).", "Two ({2}) men died."), _age_in_brackets),
    LabelRule(
        "age between commas",
        ("Two people, {19} and 24, were killed.", "One woman, {21}, and a boy were hurt.", "Jan Berg, {40}, died.",
         "The boys, 9, {11}, were hurt."),
        ("In Salby, {12}, including two children, died.", "Of the dead, {12} were men.",
         "In the village, {12} died, 3 of them men."),
        _age_between_commas,
    ),
    LabelRule(
        "model",
        ("A Boeing {737} killed 12 people on the ground.", "A Shahed {136} killed three people."),
        ("A Norland court said {12} people died.",),
        _model,
    ),
    LabelRule(
        "name that kills",
        ("Resolution {2254} killed hopes.", "Brigade {47} killed no one."),
        ("In Dorvik {12} were killed.",),
        _object_behind,
    ),
    LabelRule(
        "address",
        ("In the {1200} block of Elm Street a man was shot.", "He died at {12} Main Street."),
        ("Police said {12} Norland soldiers died.",),
        _street,
    ),
)  # fmt: skip


def is_label(words: Sequence[Word], i: int) -> bool:
    """Whether the number at word `i`, in figures or in letters, counts nobody."""
    return bool(label(words, i))


def label(words: Sequence[Word], i: int) -> str:
    """The name of the first rule by which the number at word `i` counts nobody; empty where none says so."""
    figures = words[i].low.isdigit()
    if not figures and words[i].low not in NUMBER_WORDS:
        return ""
    return next((rule.name for rule in (RULES if figures else IN_LETTERS) if rule.applies(words, i)), "")


WITHOUT_FIGURES = (ages.years_old, ages.after_ages, ages.one_of_them, ages.of_one, _one_in_so_many)
IN_LETTERS = [rule for rule in RULES if rule.applies in WITHOUT_FIGURES]
