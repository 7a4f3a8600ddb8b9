"""A source's words taken apart: the name in them, the role around the name, and what only says when or how they spoke.

"Peshmerga commander Colonel Hiwa Abdullah" names a man, "the mayor of Makhmour" and "a senior Peshmerga commander" name
nobody: the town and the force are not who spoke. Names are told by their capitals, what kind of name by its last word
(lexicon/en/body_nouns.csv) and by the titles in it.

Not supported: a name right behind a place, without a comma ("mayor of Makhmour Rizgar Mohammed"): the words are as
they are.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.extraction.attribution.spans.clauses import WEEKDAY
from dateline.extraction.lexicon import en, world
from dateline.extraction.lexicon.inflection import unpossessed

OFFICES = frozenset(en.words("speakers", "titles and offices"))
# What an office is called by before its title belongs to it; by itself it is no title of a name.
TITLES = OFFICES | frozenset(en.words("peoples", "adjectives of countries and peoples"))
# Titles only at the head of a sentence, before a whole name: "Shopkeeper Hassan Ali said".
OCCUPATIONS = frozenset(en.words("speakers", "occupations"))
# Beside these an office is told too: "Maj. Gen. Omar Doe, the media director".
RANKS = frozenset(en.words("speakers", "ranks"))
# These tell nothing of what somebody does.
HONORIFICS = frozenset("dr mr mrs ms prof sir".split())
# Whose one name is told with the title.
REGAL = frozenset("pope king queen prince princess mullah emir".split())
# Behind a comma these open words on how or where somebody spoke, not on who it was.
TAIL = re.compile(
    r",\s+(?:about |some )?[\w.]+\s+(?:kilomet(?:re|er)s?|km|miles?)\b.*|,\s+(?:"
    + en.any_of("speakers", "what goes on behind a name")
    + r"|[a-z]+ing)\b.*",
    re.DOTALL,
)
# "A statement carried by the news agency Norpress" is not the agency's; "the toll, given by an official," is his.
CARRIED = re.compile(
    r"^((?:an?|the|this|that) (?:\w+ )?(?:statement|letter|video|audio|message|recording|document|communiqué))s?"
    r" (?:carried|broadcast|aired|obtained|seen|quoted|cited|shared|reposted) by\b.*$",
    re.IGNORECASE | re.DOTALL,
)
GIVEN_BY = re.compile(
    r"^(?:the|this|that|a) (?:\w+ ){0,2}?(?:toll|figure|count|number|tally),"
    r" (?:given|provided|announced|released|issued|confirmed) by ",
    re.IGNORECASE,
)
# "A study published in ..." is a study.
MADE_PUBLIC = re.compile(r" (?:published|released|issued|carried|obtained|seen|quoted|based)(?: in| on| by)?$")
WHEN = re.compile(
    rf",?\s+(?:(?:late|early|earlier|later|last|on)\s+){{0,2}}(?:{WEEKDAY}|yesterday|today)"
    r"(?:\s(?:morning|afternoon|evening|night))?$"
)
IN_WHAT = re.compile(
    r"\s+(?:in|during|at) (?:an?|the|his|her|its|their) (?:[\w-]+ ){0,3}(?:"
    + en.any_of("speakers", "where somebody speaks")
    + r")\b.*$"
)
RELATIVE = re.compile(r"(?<=\w),? (?:who|which|that|whom|whose)$")
PREPOSITIONS = frozenset(en.words("function_words", "prepositions within a source"))
ARTICLES = frozenset("the a an his her its their this that one another".split())
JOINS = frozenset("of for and the".split())
# Within the name of a medium: "Norland state TV".
OF_A_STATE = frozenset(["state"])
PARTICLES = ("al-", "el-")
SMALL = frozenset("bin ibn de la van von der du y dos da".split())
ANONYMOUS = re.compile(
    r"\b(?:" + en.any_of("speakers", "nouns of the unnamed") + r")",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """What a source's words say: a name or None, the role around it, whether the name is a body's."""

    name: str | None
    role: str | None
    body: bool


@cache
def body_nouns() -> frozenset[str]:
    """The nouns that end the names of bodies: ministry, council, agency."""
    return frozenset(f for r in en.table("body_nouns") for f in r["forms"].split())


@cache
def state_bodies() -> frozenset[str]:
    """Those that every country has, so that it matters whose they are."""
    return frozenset(f for r in en.table("body_nouns") if r["state"] for f in r["forms"].split())


# A report names the same sources again and again.
@lru_cache(maxsize=1024)
def untailed(words: str) -> str:
    """The words without how, when or where their bearer spoke.

    >>> untailed("A security source, speaking on condition of anonymity")
    'A security source'
    >>> untailed("a statement carried by the news agency Norpress"), untailed("The toll, given by a UN official,")
    ('a statement', 'a UN official')
    """
    words = CARRIED.sub(r"\1", GIVEN_BY.sub("", words))
    told = WHEN.sub("", IN_WHAT.sub("", TAIL.sub("", RELATIVE.sub("", words)))).strip(" ,")
    return MADE_PUBLIC.sub("", told) or words


IN_BRACKETS = re.compile(r"\s*\([^()]*\)")


# As above.
@lru_cache(maxsize=1024)
def taken_apart(words: str) -> Named:
    """The name in a source's words and the role around it.

    >>> taken_apart("Kurdistan Region President Nechirvan Barzani")
    Named(name='Nechirvan Barzani', role='Kurdistan Region President', body=False)
    >>> taken_apart("The governor of Erbil, Omed Khoshnaw")
    Named(name='Omed Khoshnaw', role='governor of Erbil', body=False)
    >>> taken_apart("The Syrian Observatory for Human Rights, a monitor")
    Named(name='Syrian Observatory for Human Rights', role='monitor', body=True)
    >>> taken_apart("Norland state TV").name
    'Norland state TV'
    >>> taken_apart("A police officer in Kirkuk")
    Named(name=None, role=None, body=False)
    """
    if words.isupper() and " " in words:
        return _in_capitals(words)
    head, *more = [s.strip() for s in IN_BRACKETS.sub("", untailed(words)).split(",")]
    found = _in_segment(head)
    if found.name is None:
        for segment in more[:2]:
            behind = _in_segment(segment)
            titled = bool(segment) and _key(segment.split()[0]) in HONORIFICS
            whole = behind.name and (" " in behind.name or titled or head.lower().startswith(("his ", "her ")))
            if behind.name and whole and not behind.body and segment.endswith(behind.name):
                role = head if titled or not behind.role else f"{head}, {behind.role}"
                return Named(behind.name, _bare_role(role), body=False)
        return found
    if found.role:
        found = found._replace(role=_bare_role(found.role))
    # "and two residents" spoke too, and are no role
    told = _bare_role(", ".join(m for m in more if not m.startswith("and ")))
    if found.role and told and all(_key(w) in RANKS for w in found.role.split()):
        return found._replace(role=f"{found.role}, {told}")
    return found if found.role and _key(found.role) not in HONORIFICS else found._replace(role=told or found.role)


def _in_capitals(words: str) -> Named:
    """Where all is in capitals only a title tells a name: "JUSTICE MINISTER JULIO SAMAYOA"."""
    tokens = words.partition(",")[0].split()
    last = max((n for n, t in enumerate(tokens) if _key(t) in OFFICES and _key(t) not in body_nouns()), default=-1)
    name = tokens[last + 1 :]
    if last < 0 or not 1 <= len(name) <= 4 or _key(name[0]) in PREPOSITIONS:
        return Named(None, None, body=False)
    return Named(_without_possessor(name), _bare_role(" ".join(tokens[: last + 1])), body=False)


# Between commas behind a name, and no role of anybody's: "Pakistan, too, denounced it".
ASIDES = frozenset(
    (
        "too",
        "also",
        "however",
        "meanwhile",
        "though",
        "in turn",
        "instead",
        "for his part",
        "for its part",
        "for her part",
    )
)


DETERMINED = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
CALLED = re.compile(r"\s+(?:(?:who is|who was)\s+)?(?:named|called|known as|identified as)$")
LETTER = re.compile(r"[^\W\d]")


def _bare_role(words: str) -> str | None:
    bare = CALLED.sub("", DETERMINED.sub("", words))
    if bare.lower() in ASIDES:
        return None
    return bare if LETTER.search(bare) else None  # an age is no role: "Luis Pérez, 19,"


def _capital(token: str) -> bool:
    return token[:1].isupper() or token.startswith(PARTICLES)


@lru_cache(maxsize=1 << 14)
def _key(token: str) -> str:
    return unpossessed(token).lower().rstrip(".")


# "State-run Anadolu Agency": whose it is, and no part of its name.
OWNED = re.compile(
    r"(?:state|government|privately|military)-(?:run|owned|controlled|backed|funded)|semi-official", re.I
)


def _in_segment(segment: str) -> Named:
    """The name in words without a comma."""
    tokens = segment.split()
    while tokens and (tokens[0].lower() in ARTICLES or (OWNED.fullmatch(tokens[0]) and tokens[1:])):
        tokens = tokens[1:]
    at = next((n for n, t in enumerate(tokens) if n and t in PREPOSITIONS), len(tokens))
    core = tokens[:at]
    if not core:
        return Named(None, None, body=False)
    if _key(core[-1]) in body_nouns() and all(_capital(t) or t in JOINS | OF_A_STATE for t in core):
        past = _body_end(tokens, at)
        behind = (
            tokens[past:] if tokens[past:] and tokens[past] not in PREPOSITIONS else []
        )  # "in Mogadishu" is no role
        return _its_spokesman(tokens, past) or Named(
            _without_possessor(tokens[:past]), " ".join(behind) or None, body=True
        )
    if named := _behind_a_field(tokens, at):
        return named
    if len(core) > 1 and core[-1] in GROUPS and _capital(core[-2]) and not _nationality(core[-2]):
        run = _last_run(core[:-1], "")  # "the al-Shabaab group"
        return run._replace(role=None, body=True) if run.name else run
    if at < len(tokens) and (len(core) == 1 or _key(core[-1]) in TITLES):
        return _behind_a_title(tokens) if _key(core[-1]) in TITLES else Named(None, None, body=False)
    return _last_run(core, " ".join(tokens[at:]))


SPEAKS_FOR = frozenset(["spokesman", "spokeswoman", "spokesperson"])


def _its_spokesman(tokens: list[str], past: int) -> Named | None:
    """Who is named behind a body and what he is to it: "Ministry of Health spokesman Maj. Karl Dahl"."""
    behind = tokens[past:-1] if tokens[-1] == "said" else tokens[past:]  # "said ministry spokesman Karl Dahl said"
    last = max((n for n, t in enumerate(behind) if t in SPEAKS_FOR or _key(t) in TITLES), default=-1)
    name = behind[last + 1 :]
    if not behind or behind[0] not in SPEAKS_FOR or len(name) < 2 or not all(_capital(t) or t in SMALL for t in name):
        return None
    return Named(" ".join(name), " ".join(tokens[: past + last + 1]), body=False)


def _body_end(tokens: list[str], at: int) -> int:
    """Where a body's name ends that goes on behind "of" and "for": "Ministry of Peshmerga in Erbil"."""
    past = n = at
    while n < len(tokens) and (_capital(tokens[n]) or tokens[n] in JOINS):
        n += 1
        if _capital(tokens[n - 1]):
            past = n
    return past


def _without_possessor(tokens: list[str]) -> str:
    """ "Iraq's Security Media Cell" without whose it is; "Turkey's Defence Ministry" as it
    is: every country has one."""
    if OF_A_STATE & {*tokens} or (_key(tokens[-1]) in state_bodies() and all(_capital(t) for t in tokens)):
        return " ".join(tokens)
    at = next((n for n, t in enumerate(tokens[:-1]) if t != unpossessed(t)), -1)
    return unpossessed(" ".join(tokens[at + 1 :]))


GROUPS = frozenset("group organisation organization movement network militia".split())


def _nationality(word: str) -> bool:
    """Whether a capital is of an adjective: "the Kurdish group", "a Syrian network"."""
    return _key(word) in TITLES or word.endswith(("ish", "ese", "ian", "ean", "can"))


def _behind_a_title(tokens: list[str]) -> Named:
    """ "Secretary of State Antony Blinken": a name behind a second title; "mayor of Makhmour" has none."""
    last = max((n for n, t in enumerate(tokens[:-1]) if _key(t) in TITLES), default=0)
    name = tokens[last + 1 :]
    if last and _key(name[-1]) not in body_nouns() and all(_capital(t) or t in SMALL for t in name):
        return Named(_without_possessor(name), " ".join(tokens[: last + 1]), body=False)
    return Named(None, None, body=False)


SMALL_JOINS = frozenset("and or the a an".split())
FIELDS = frozenset(
    "parliament health staff intelligence security education operations police information "
    "communications defence defense".split()
)


def _behind_a_field(tokens: list[str], at: int) -> Named | None:
    """ "member of parliament Vian Doe", "director of health Omar Doe":
    a name right behind what somebody is member or head of."""
    first = len(tokens)
    while first > at and _capital(tokens[first - 1]):
        first -= 1
    if tokens[first - 1] == "of" and tokens[first:] and tokens[first].lower() in FIELDS:
        first += 1  # "Inspector General of Police Omar Doe"
    # "Director of the ambulance service Abdi Doe", "hospital chief of surgery Jane Doe"
    office = _key(tokens[0]) in TITLES or (at < len(tokens) and _key(tokens[at - 1]) in TITLES)
    headed = 0 < first <= len(tokens) - 2 and office and tokens[first - 1].islower()
    if headed and tokens[first - 1] not in PREPOSITIONS | SMALL_JOINS and " of " in f" {' '.join(tokens[:first])} ":
        return Named(" ".join(tokens[first:]), " ".join(tokens[:first]), body=False)
    if len(tokens) - first < 2 or first <= at or tokens[first - 1].lower() not in FIELDS:
        return None
    return Named(" ".join(tokens[first:]), " ".join(tokens[:first]), body=False)


def _last_run(core: list[str], rest: str) -> Named:
    """The capitals that end the words before any preposition, titles in front of them taken for the role."""
    first = len(core)
    while first and (_capital(core[first - 1]) or (first < len(core) and _within_a_name(core, first - 1))):
        first -= 1
    run = core[first:]
    # "First Lady and Education Minister Jane Doe"
    offices = first > 1 and core[first - 1] == "and" and _key(core[first - 2]) in TITLES
    if not run or (first and core[first - 1] in ("and", "or", "&") and not offices) or _key(run[-1]) in TITLES:
        return Named(None, None, body=False)
    if _of_a_participle(core, first):
        return Named(None, None, body=False)
    body = _key(run[-1]) in body_nouns()
    if not body and " ".join(run) not in world.regions():  # "Saudi Arabia" is no Saudi named Arabia
        title = max((n for n, t in enumerate(run[:-1]) if _key(t) in TITLES), default=-1)
        title -= title == len(run) - 2 and _key(run[title]) in REGAL  # "Pope Francis" has no other name
        title += title == -1 and len(run) > 2 and _key(run[0]) in OCCUPATIONS
        first, run = first + title + 1, run[title + 1 :]
    if len(run) == 1 and not first and ANONYMOUS.fullmatch(run[0]):
        return Named(None, None, body=False)
    role = " ".join(core[:first]) or (rest if rest.split(" ")[0] in ("of", "for", "from") else "")
    return Named(_without_possessor(run), role or None, body)


# Before a name these tell what its bearer is: "the country's ruling Justice Party".
TELLING = frozenset(
    "ruling leading governing outgoing incoming acting serving opposing sitting standing visiting remaining".split()
)


def _of_a_participle(core: list[str], first: int) -> bool:
    """Whether the name at `first` is the object of a participle, not the source's: "mission fighting the Front"."""
    at = first - 1 - (first > 0 and core[first - 1].lower() in ARTICLES)
    if at < 1 or not core[at].islower() or not core[at].endswith("ing") or core[at] in TELLING:
        return False
    return core[at - 1].islower() and core[at - 1].isalpha()


def _within_a_name(core: list[str], at: int) -> bool:
    """Whether a small word is part of a name: "Ursula von der Doe", "Save the Children"."""
    return core[at] in SMALL or (core[at] == "the" and at == 1 and _capital(core[0]) and _key(core[0]) not in TITLES)


def unnamed(words: str) -> bool:
    """Whether a source is one without a name: "a villager", "security sources", "officials"."""
    return taken_apart(words).name is None and bool(ANONYMOUS.search(words))
