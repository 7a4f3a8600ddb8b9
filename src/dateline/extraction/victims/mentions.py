"""Mentions of people in a sentence: "a 19-year-old man", "Jan Berg, 34", "two women, 19 and 24", "the victim", "she".

A mention says how many people it is of, how old they are, by what nouns and by what name they are called. Whether
anything befell them is for dateline.extraction.victims.anchors. The patterns are in lexicon/en/person_patterns.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.lexicon.function_words import MONTH_NUMBER
from dateline.extraction.lexicon.inflection import unpossessed
from dateline.extraction.text.document import Word
from dateline.extraction.victims.patterns import filled, parts
from dateline.extraction.victims.words import (
    ADJECTIVES,
    AGES_IN_WORDS,
    KIN,
    NO_NAME,
    NO_PERSON,
    NOUNS,
    SINGULAR,
    TITLES,
    any_of,
    number,
)


class Mention(NamedTuple):
    """People mentioned in a sentence: where, by what name, of what ages (low and high of each, none where not stated),
    by what words in small letters, how many, and how: aged, named, described, surname or pronoun."""

    start: int
    end: int
    name: str
    ages: tuple[tuple[int, int], ...]
    words: frozenset[str]
    people: int
    kind: str
    definite: bool = False


class Around(NamedTuple):
    """What is around a mention: the surnames by which the report calls people, and whether it is in a title, whose
    words may have capitals: there a name is one only before an age."""

    surnames: frozenset[str] = frozenset()
    title: bool = False


class Stretch(NamedTuple):
    """A sentence within its text: where it begins and ends, and its words."""

    text: str
    start: int
    end: int
    words: Sequence[Word]


class Ahead(NamedTuple):
    """For each word of a sentence how many words ahead the next of a kind is, itself counted as none ahead."""

    noun: list[int]
    plural: list[int]
    years: list[int]
    number: list[int]
    ages: list[int]


PIECES = {
    "NOUN": any_of(NOUNS),
    "PLURAL": any_of(SINGULAR),
    "ADJECTIVE": any_of(ADJECTIVES),
    "AGE_WORD": any_of(AGES_IN_WORDS),
    "OUTSIDE_WORDS": en.any_of("victims", "not within a description"),
    "BEHIND_AGE_WORDS": en.any_of("victims", "behind an age"),
}
PARTS = parts("person_parts", PIECES)
COMPILED = {row["mention"]: re.compile(filled(row["pattern"], PARTS)) for row in en.table("person_patterns")}
DETERMINERS = frozenset(en.words("victims", "determiners of people"))
COUNTS = frozenset(en.words("victims", "counts of people"))
PRONOUNS = frozenset(en.words("victims", "pronouns"))
UNITS = "year yr month week day".split()
YEAR_WORDS = frozenset(unit + end for unit in UNITS for end in ("", "s", "-old", "-olds"))
NUMBERED = frozenset("one another a the".split())
STARTS = DETERMINERS | COUNTS | NUMBERED | PRONOUNS | NOUNS | frozenset(SINGULAR) | frozenset(AGES_IN_WORDS)
# Words in small letters at which one of the patterns can match, beside those like "one-year-old".
SMALL_STARTS = STARTS | KIN
# What goes on with a name behind its first word.
MIDDLE = frozenset(("“", '"', "‘", "'", *en.words("victims", "particles of names")))
# So many words ahead of one that begins a description its noun can be, and an age behind a name.
AHEAD, AGE_AHEAD = 6, 12
FAR = 99
# Nobody is older.
OLDEST = 114


def mentions(s: Stretch, around: Around) -> Iterator[Mention]:
    """The mentions of people in a sentence, in order."""
    at, ahead = s.start, _ahead(s.words)
    for n, w in enumerate(s.words):
        # Most words are in small letters and begin nothing.
        if ("a" <= w.text[0] <= "z" and w.low not in SMALL_STARTS and "-year" not in w.low) or w.start < at:
            continue
        if not _begins(s.words, n, ahead, around.surnames):
            continue
        for which in _possible(s.words, n, ahead):
            m = COMPILED[which].match(s.text, w.start, s.end)
            made = READ[which](m, around) if m else None
            if made is not None:
                made = _completed(made, s)
                yield made
                at = made.end
                break


def _begins(words: Sequence[Word], n: int, ahead: Ahead, surnames: frozenset[str]) -> bool:
    """Whether a mention can begin at a word; asked of every word, so it has to be quick."""
    w = words[n]
    low, first = w.low, w.text[0]
    if low in STARTS:
        if low in PRONOUNS or ahead.noun[n] < AHEAD or ahead.plural[n] < AHEAD or ahead.years[n] < AHEAD:
            return True
        if low in NUMBERED and ahead.number[n] < 5:
            return True
    if "A" <= first <= "Þ":
        upper = n + 1 < len(words) and ("A" <= words[n + 1].text[0] <= "Þ" or words[n + 1].low in MIDDLE)
        near = ahead.number[n] < AGE_AHEAD or ahead.noun[n] < 4
        return upper or near or w.text.replace("’", "'").partition("'")[0] in surnames
    return first.isdigit() and (ahead.years[n] < AHEAD or ahead.plural[n] < AHEAD)


def _ahead(words: Sequence[Word]) -> Ahead:
    lows = [w.low for w in words]
    return Ahead(
        _until([n for n, low in enumerate(lows) if low in NOUNS], len(lows)),
        _until([n for n, low in enumerate(lows) if low in SINGULAR], len(lows)),
        _until([n for n, low in enumerate(lows) if low in YEAR_WORDS or ("-" in low and _of_years(low))], len(lows)),
        _until([n for n, low in enumerate(lows) if low.isdigit()], len(lows)),
        _until([n for n, low in enumerate(lows) if low in ("ages", "aged")], len(lows)),
    )


def _of_years(low: str) -> bool:
    """Whether a word with a hyphen says how old somebody is."""
    return "-year" in low or "-month" in low or "year-" in low


def _until(places: list[int], count: int) -> list[int]:
    """For each of so many words how many words ahead the next place is; FAR where none is."""
    out: list[int] = []
    for place in places:
        out.extend(range(place - len(out), -1, -1))
    out.extend([FAR] * (count - len(out)))
    return out


def _possible(words: Sequence[Word], n: int, ahead: Ahead) -> Iterator[str]:
    """The patterns that can match at a word, by the words at it and behind it; they are tried in order."""
    low, first = words[n].low, words[n].text[0]
    if low in KIN and n and words[n - 1].low.endswith(("'s", "s'")):
        yield "kin"
    if low in NUMBERED:
        yield "numbered"
    if low in SINGULAR and ahead.ages[n] < 5:
        yield "plural"
    if first.isdigit() or low in COUNTS or low in AGES_IN_WORDS or "-year" in low:
        yield from _counted(n, ahead)
    if low in DETERMINERS:
        yield from _determined(n, ahead)
    elif ahead.noun[n] < 4 and ahead.number[n] < 9 and (low in NOUNS or first.isupper()):
        yield "comma"
    if first.isupper():
        yield from _capital(words, n, ahead)
    if low in PRONOUNS:
        yield "he"


def _counted(n: int, ahead: Ahead) -> Iterator[str]:
    if ahead.plural[n] < AHEAD and n + 1 < len(ahead.number) and ahead.number[n + 1] < AGE_AHEAD:
        yield "group"
    if ahead.years[n] < AHEAD:
        yield from ("some", "each", "years")


def _determined(n: int, ahead: Ahead) -> Iterator[str]:
    if ahead.years[n] < AHEAD:
        yield from ("each", "years")
    if ahead.noun[n] < AHEAD:
        if ahead.number[n] < 10 or ahead.years[n] < AGE_AHEAD:
            yield from ("comma", "old")
        if ahead.ages[n] < 10 or ahead.number[n] < 10:
            yield "aged"
        yield "noun"


def _capital(words: Sequence[Word], n: int, ahead: Ahead) -> Iterator[str]:
    if ahead.number[n] < AGE_AHEAD:
        yield from ("named", "aged")
    if n + 1 < len(words) and (words[n + 1].text[0].isupper() or words[n + 1].low in MIDDLE):
        yield "full"
    yield "single"


DECADE = re.compile(
    r",? (?:who is |believed to be )?in (?:his|her|their) (?:early |mid-? ?|late )?(?P<tens>[1-9])0['’]?s\b"
)
ANOTHER = re.compile(r"(?:another|the other|(?:a|the) (?:second|third|fourth|fifth))\b", re.IGNORECASE)


def _completed(m: Mention, s: Stretch) -> Mention:
    """A mention with an age that is behind it in tens, "in his 30s", and marked where it says "another"."""
    if ANOTHER.match(s.text, m.start):
        m = m._replace(words=m.words | {"another"})
    bare = m.people == 1 and not m.ages and m.kind in ("described", "named")
    if bare and (d := DECADE.match(s.text, m.end, s.end)) is not None:
        low = 10 * int(d["tens"])
        m = m._replace(end=d.end(), ages=((low, low + 9),))
    return m


def _words(*given: str | None) -> frozenset[str]:
    return frozenset(w.strip(".,").lower() for p in given if p for w in p.split())


def _age(value: str, unit: str = "year") -> tuple[int, int] | None:
    """An age in whole years, as low and high; None for what nobody lives to."""
    years = number(value)
    if years is None:
        return None
    if unit == "month":
        years //= 12
    elif unit in ("week", "day"):
        years = 0
    return (years, years) if years <= OLDEST else None


# A report names the same people again and again.
@lru_cache(maxsize=4096)
def clean_name(words: str, *, aged: bool = False) -> str:
    """A name without the title before it and the words that begin a sentence; empty where it is nobody's. Before an age
    ("Ann Hill, 26,") a name may end in a word for a place."""
    tokens = words.split()
    while tokens and (tokens[0].strip(".,").lower() in NO_NAME or tokens[0].lower().strip(".") in TITLES):
        tokens = tokens[1:]
    tokens = _without_a_people(tokens)
    office = max((n for n, t in enumerate(tokens[:-1]) if t.strip(".,").lower() in TITLES), default=-1)
    tokens = tokens[office + 1 :]  # "Dorvik Mayor Jan Berg"
    lows = {t.strip(".,'’\"“”").lower().removesuffix("'s").removesuffix("’s") for t in tokens}
    if aged and len(tokens) > 1:
        lows -= SURNAMES_TOO
    if (
        lows & NEVER_IN_A_NAME
        or " ".join(tokens).rstrip(",").lower() in NO_PEOPLE
        or (tokens and not aged and tokens[-1].lower().strip(".,") in MONTH_NUMBER)
    ):
        return ""
    if not aged and len(tokens) == 2 and tokens[0].lower() in BEGINS_A_PLACE:
        return ""
    if len(tokens) == 1 and (len(tokens[0].strip(".,'’")) < 2 or not tokens[0][0].isupper()):
        return ""
    return " ".join(tokens).rstrip(",")


def _without_a_people(tokens: list[str]) -> list[str]:
    """The words of a name behind the people somebody is of: "Tunisian Eva Sand Holm"; none where the words only name a
    people: "French Tunisian", "Sri Lankans"."""
    lows = [t.strip(".,").lower() for t in tokens]
    if lows and all(low in PEOPLES | OF_A_PEOPLE or low.removesuffix("s") in PEOPLES for low in lows):
        return []
    return tokens[1:] if len(tokens) > 2 and lows[0] in PEOPLES else tokens


BEGINS_A_PLACE = frozenset(en.words("victims", "begins a place"))
PEOPLES = frozenset(en.words("peoples", "adjectives of countries and peoples"))
# What a people's name may have before it.
OF_A_PEOPLE = frozenset(en.words("victims", "within the name of a people"))
SURNAMES_TOO = frozenset(en.words("victims", "surnames too"))
# Countries and armed groups, in small letters.
NO_PEOPLE = frozenset(
    name.lower()
    for table, columns in (("countries", ("names",)), ("armed_groups", ("name", "other_names")))
    for row in en.table(table)
    for column in columns
    for name in row[column].split("|")
)
NEVER_IN_A_NAME = NO_PERSON | NOUNS | (NO_NAME - TITLES)


def _group(m: re.Match[str], _around: Around) -> Mention | None:
    """ "two men, 19 and 24", "three brothers aged 11 to 24", "two women, both 21"."""
    values = [int(n) for n in re.findall(r"\d+", m["ga"])]
    count, low = _count(m["gn"]), m[0].lower()
    if any(v > OLDEST for v in values):
        return None
    behind = m.string[m.end("gw") : m.end()]
    ranged = re.search(r"\b(?:between|from|to|through)\b|-", behind) is not None
    each = tuple((v, v) for v in values)
    if len(values) == 1:
        if count != 1 and "both" not in low and "all" not in low:
            return None
        each = each * (count or 1)
    elif ranged and len(values) == 2:
        each = ((min(values), max(values)),) * (count or 1)
    elif count and count != len(values):
        return None
    noun = SINGULAR.get(m["gw"].lower(), m["gw"].lower())
    return Mention(m.start(), m.end(), "", each, _words(noun, m["gadj"]), max(count, len(each)), "aged")


def _count(word: str) -> int:
    low = word.lower()
    if low.isdigit():
        return int(low)
    return {"both": 2, "twin": 2}.get(low) or AGES_IN_WORDS.get(low, 0)


# More people of one age are a class or a crowd, and nobody's description.
MOST_ALIKE = 20


def _some(m: re.Match[str], _around: Around) -> Mention | None:
    """ "two 15-year-old girls", "three 18-year-olds"."""
    count, age = _count(m["sn"]), _age(m["sage"])
    if not (m["sz"] or m["sw"]) or age is None or not 0 < count <= MOST_ALIKE:
        return None
    noun = SINGULAR.get((m["sw"] or "").lower(), "")
    return Mention(m.start(), m.end(), "", (age,) * count, _words(noun), count, "aged")


def _each(m: re.Match[str], _around: Around) -> Mention | None:
    """ "an 18- and 20-year-old man", "a 15-year-old and a 16-year-old"."""
    ages = [a for a in (_age(m["e1"]), _age(m["e2"])) if a]
    noun = (m["ew"] or "").lower()
    return Mention(m.start(), m.end(), "", tuple(ages), _words(SINGULAR.get(noun, noun)), 2, "aged")


# "The mother of a four-year-old boy, Eva Sand, was killed": the name is hers, and the age her son's.
KIN_OF = re.compile(rf"(?:\b(?:the|a|an) )?\b(?P<kin>{any_of(KIN)}) of $", re.IGNORECASE)
OLD_THINGS = re.compile(r"(?: \w+)? (?:" + en.any_of("victims", "what has an age too") + r")s?\b")
# What may follow a name that is behind an age without a mark.
NAME_ENDS = (" of ", " was ", " who ", " were ", " and ")


def _years(m: re.Match[str], around: Around) -> Mention | None:
    """ "a 19-year-old Salby man", "the 17-year-old victim, Jan Berg", "18-year-old Jan Berg"."""
    age = _age(m["yo"], m["unit"].lower())
    if age is None or m["to"] or (m["old"] == "olds" and not m["ynoun"]):
        return None
    name, end = "", m.end()
    if m["yname"]:
        name = "" if around.title else clean_name(m["yname"])
        stands = (
            not m["ycomma"] or m.string[end : end + 1] in (",", ".", ";", "") or m.string.startswith(NAME_ENDS, end)
        )
        if not name or not stands or m["yname"].split()[0].strip(".").lower() in NO_NAME - TITLES:
            name, end = "", m.start("ycomma")
    if not m["ynoun"] and OLD_THINGS.match(m.string, end):
        return None
    if name and (kin := KIN_OF.search(m.string, max(0, m.start() - 30), m.start())):
        return Mention(kin.start(), end, name, (), _words(kin["kin"]), 1, "named", definite=True)
    words = _words(m["yadj"], m["ymid"], m["ynoun"])
    definite = m[0].lower().startswith("the ")
    return Mention(m.start(), end, name, (age,), words, 1, "aged", definite)


NO_LEAD = re.compile(r"(?:(?:police|cops|arrest|when|after|the|on|in|a|as|but)\.? )+", re.IGNORECASE)


def _comma(m: re.Match[str], _around: Around) -> Mention | None:
    """ "a man, 34,", "Boy, 8, dies"."""
    age = _age(m["cage"])
    if age is None:
        return None
    start = m.start()
    if m["cdet"] is None and m["ccap"] and (lead := NO_LEAD.match(m["ccap"])):
        start += lead.end()
    words = _words(m["cadj"], m["cnoun"])
    return Mention(start, m.end(), "", (age,), words, 1, "aged", (m["cdet"] or "").lower() == "the")


def _named(m: re.Match[str], _around: Around) -> Mention | None:
    """ "Jan Berg, 34,", "Sgt. Ida Lund (45)"."""
    return _with_age(m, m["name"], m["nage"])


TITLED = re.compile(rf"(?:\b(?i:{any_of(TITLES)})\.? )+$")


def _with_age(m: re.Match[str], raw: str, value: str) -> Mention | None:
    name, age = clean_name(raw, aged=True), _age(value)
    if not name or age is None or age[0] == 0 or (len(name.split()) == 1 and name.lower().strip(".") in MONTH_NUMBER):
        return None
    lead = raw[: raw.index(name.split()[0])]
    titled = TITLED.search(lead)
    start = m.start() + (titled.start() if titled else len(lead))
    if m.string[max(0, start - 4) : start].lower().endswith((" in ", " at ", " of ")) and len(name.split()) == 1:
        return None
    return Mention(start, m.end(), name, (age,), _words(lead) & TITLES, 1, "aged")


def _aged(m: re.Match[str], _around: Around) -> Mention | None:
    """ "a girl aged 11", "Jan Berg, aged 34"."""
    if m["aname"]:
        return _with_age(m, m["aname"], m["aage"])
    age = _age(m["aage"])
    return Mention(m.start(), m.end(), "", (age,), _words(m["aadj"], m["anoun"]), 1, "aged") if age else None


def _full(m: re.Match[str], around: Around) -> Mention | None:
    """ "Jan Berg", where it is no place's name."""
    name = clean_name(m["fname"])
    if around.title or len(name.split()) < 2:
        return None
    lead = m["fname"][: m["fname"].index(name.split()[0])]
    start = m.start() + len(lead)
    if _of_a_place(m.string[max(0, start - 30) : start]) or DEED.match(m.string, start + len(name)):
        return None  # "in Dorvik Park", "the Dorvik Park bombing"
    titled = TITLED.search(lead)
    return Mention(
        m.start() + titled.start() if titled else start, start + len(name), name, (), _words(lead) & TITLES, 1, "named"
    )


PERSONS_OWN = re.compile("(?:" + en.any_of("victims", "what people have") + ") of $")
AT_A_PLACE = re.compile(r"\b(?:in|at|near|from|on|to|outside|inside|into|around|across|through) $")


def _of_a_place(before: str) -> bool:
    """Whether what is before a name shows that it is a place's: "in", or "of" behind no noun that people have."""
    return AT_A_PLACE.search(before) is not None or (before.endswith(" of ") and not PERSONS_OWN.search(before))


THE = ("the", "this", "that")


BEHIND = en.any_of("victims", "behind a noun that is no person")
DEED = re.compile(rf"\s+(?:suicide |car |roadside |death )?(?:{ATTACKS}|{BEHIND})\b", re.IGNORECASE)
# "A senior Daesh commander" is no pupil.
OF_RANK = re.compile(r"\s+(?:\S+\s+){0,2}?(?:commander|leader|official|officer|figure|member|chief)s?\b", re.IGNORECASE)
VERBS_AND_COUNTS = frozenset(en.words("victims", "verbs and counts"))
# "A couple expecting their first child": nobody is there yet.
NOT_YET = re.compile(r"\b(?:expecting|pregnant with)\s+$")


def _noun(m: re.Match[str], around: Around) -> Mention | None:
    """ "the victim", "a nurse", "his mother, Ida Lund, 45"; "a militant raid" is nobody."""
    rank = m.end("nnoun") if m["nnoun"] and m["nnoun"].lower() in ("senior", "junior") else -1
    if rank >= 0 and OF_RANK.match(m.string, rank):
        return None
    if not VERBS_AND_COUNTS.isdisjoint((m["nadj"] or "").lower().split()):
        return None  # "many of the dozens wounded have minor injuries"
    if DEED.match(m.string, m.end()) or NOT_YET.search(m.string, max(0, m.start() - 20), m.start()):
        return None
    name, end = "", m.end()
    if m["nname"]:
        name = "" if around.title else clean_name(m["nname"])
        behind = m.string[m.end() : m.end() + 1]
        if not name or m["nname"].split()[0].strip(".").lower() in NO_NAME:
            name, end = "", m.start() + len(m.string[m.start() : m.start("nname")].rstrip(" ,"))
        elif m.string[m.start("nname") - 2] == "," and behind not in (",", ".", ";", ""):
            name, end = "", m.start("nname") - 2
    age = _age(m["nnage"]) if name and m["nnage"] else None
    if name and m["nnage"] and age is None:
        end = m.end("nname")
    words = _words(m["nadj"], m["nnoun"], m["nnoun2"])
    ages, kind = ((age,), "aged") if age else ((), "described")
    return Mention(m.start(), end, name, ages, words, 1, kind, m["ndet"].lower() in THE)


def _old(m: re.Match[str], _around: Around) -> Mention | None:
    """ "a man, who is 38 years old"."""
    age = _age(m["oage"])
    return Mention(m.start(), m.end(), "", (age,), _words(m["oadj"], m["onoun"]), 1, "aged") if age else None


def _numbered(m: re.Match[str], _around: Around) -> Mention | None:
    """ "one, age 41,", "another, 25,"."""
    age = _age(m["mage"])
    return Mention(m.start(), m.end(), "", (age,), frozenset(), 1, "aged") if age else None


def _plural(m: re.Match[str], _around: Around) -> Mention | None:
    """ "women, ages 22 and 23"."""
    values = [int(n) for n in re.findall(r"\d+", m["pa"])]
    if len(values) < 2 or max(values) > OLDEST or re.search(r"to|through|-", m["pa"]):
        return None
    noun = SINGULAR.get(m["pw"].lower(), "")
    return Mention(m.start(), m.end(), "", tuple((v, v) for v in values), _words(noun), len(values), "aged")


def _kin(m: re.Match[str], _around: Around) -> Mention | None:
    """ "mother" in "the child's mother"."""
    return Mention(m.start(), m.end(), "", (), _words(m["knoun"]), 1, "described")


def _single(m: re.Match[str], around: Around) -> Mention | None:
    """ "Berg", where the report names Jan Berg."""
    word = unpossessed(m["sname"])
    if word not in around.surnames:
        return None
    return Mention(m.start(), m.start() + len(word), word, (), frozenset(), 1, "surname", definite=True)


def _he(m: re.Match[str], _around: Around) -> Mention | None:
    return Mention(m.start(), m.end(), "", (), frozenset([m["pron"].lower()]), 1, "pronoun", definite=True)


READ = {
    "group": _group,
    "some": _some,
    "each": _each,
    "years": _years,
    "comma": _comma,
    "named": _named,
    "old": _old,
    "numbered": _numbered,
    "plural": _plural,
    "aged": _aged,
    "full": _full,
    "noun": _noun,
    "kin": _kin,
    "single": _single,
    "he": _he,
}
