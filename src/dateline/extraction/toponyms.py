"""Names of places that the case does not list: found by the phrases they are in,
in the offline gazetteer where it has them.

A name is taken for a place where the text itself says where something lies: "in Salby", "near the village of Salby",
"Salby district", "Salby, Norland", "SALBY, May 3 -". Once a text has said so, the name means that place wherever it
is, unless the words beside it make it a person's, a street's or a newspaper's. Which of several towns of one name
is meant follows from the country or state named beside it, then from those that the report names, from what is near,
and from the number of people last.

Not supported: names in other scripts than Latin; mountains, rivers and camps that no noun names ("Mount Salby").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import asin, cos, log10, radians, sin, sqrt
from typing import Any, NamedTuple

from dateline.extraction.lexicon import en, world
from dateline.extraction.lexicon.case_names import NameFinder
from dateline.extraction.lexicon.inflection import unpossessed
from dateline.extraction.lexicon.world import CITY, Region, Town

WORD = r"(?:(?:al|el|ad|an|as|ash|ar)-)?[A-ZÀ-ÞĀ-Ž][\w’']*[a-zß-ÿā-ž][\w’']*(?:-[\w’']+)*"
# "St. Salby" is one word with its point.
SAINT = r"(?:(?:St|Ste|Mt|Ft)\.[ \t])?"
NAME = rf"{SAINT}{WORD}(?:[ \t](?:(?:de|del|la|du|da|do|al|sur|am|bin)[ \t])?{WORD}){{0,3}}"
# The same where the name ends with its last word: no part of a word is tried again, so that time grows with the length.
# It begins with a set of characters, which is looked for fast.
BEHIND_CAPITAL = r"(?=[\w’']*[a-zß-ÿā-ž])[\w’']*+(?:-[\w’']++){0,6}+"
WHOLE_WORD = rf"(?:(?:al|el|ad|an|as|ash|ar)-)?[A-ZÀ-ÞĀ-Ž]{BEHIND_CAPITAL}"
FIRST_WORD = (
    r"[A-ZÀ-ÞĀ-Žae](?<!\w.)(?<!\w[’'].)"
    rf"(?:(?:(?<=S)te?|(?<=[MF])t)\.[ \t]{WHOLE_WORD}"
    rf"|(?:(?<=a)(?:l|d|n|sh?|r)|(?<=e)l)-[A-ZÀ-ÞĀ-Ž]{BEHIND_CAPITAL}|(?<=[A-ZÀ-ÞĀ-Ž]){BEHIND_CAPITAL})"
)
WHOLE_NAME = rf"{FIRST_WORD}(?:[ \t](?:(?:de|del|la|du|da|do|al|sur|am|bin)[ \t])?{WHOLE_WORD}){{0,3}}"
SIDE = (
    r"(?:north|south|east|west|cent(?:ral|er|re)|upper|lower|down|mid|far|nearby|near|remote|rural|greater|metro)[\w-]*"
)
PART = r"(?:heart|cent(?:er|re)|outskirts|suburbs?|middle|edge|north|south|east|west|northern|southern|eastern|western)"
# The same behind its first letter.
PART_BEHIND = (
    r"(?<=h)eart|(?<=c)ent(?:er|re)|(?<=o)utskirts|(?<=s)(?:uburbs?|outh(?:ern)?)|(?<=m)iddle|(?<=e)(?:dge|ast(?:ern)?)"
    r"|(?<=n)orth(?:ern)?|(?<=w)est(?:ern)?"
)
# The prepositions of LOCATED behind which a name that nothing else knows is no place.
WIDE = frozenset("around across into at".split())
# It begins with a set of characters, which is looked for fast.
# "in Salby", "outside the Norland town of Salby", "at a market in the centre of Salby".
LOCATED = re.compile(
    r"[IiNnOoAahcsmew](?<!\w.)(?:(?:(?<=[Ii])n(?:side|to)?|(?<=[Nn])ear|(?<=[Oo])utside|(?<=[Aa])(?:round|cross|t))"
    rf"[ \n]+(?:the[ \n]+)?(?:{PART}[ \n]+(?:part[ \n]+)?of[ \n]+)?"
    rf"|(?:{PART_BEHIND})[ \n]+(?:part[ \n]+)?of[ \n]+)"
    rf"(?:the[ \n]+)?(?:{SIDE}[ \n]+){{0,2}}(?:the[ \n]+)?(?P<name>{NAME})"
)
BESIDE = re.compile(rf"(?P<name>{WHOLE_NAME}),[ \n]+(?P<region>[A-Z][\w.]*(?:[ ][A-Z][\w.]*){{0,2}})")
# Behind the name of a place that nothing else knows comes the end of the phrase, not a noun that the name belongs to.
ENDS = re.compile(
    r"""(?:[’']s\b)?(?:\s*(?:[.,;:)”\"—–-]|$)|\s+(?:"""
    + en.any_of("places", "words that end a name")
    + r"|[A-Z]\w+day)\b)"
)
DISTANT_KM = 150
# A town smaller than this is not meant where nothing else in the report lies in its country or near it.
KNOWN_PEOPLE, ELSEWHERE_PEOPLE = 15_000, 200_000


class Found(NamedTuple):
    """A place that a text names: its identifier, kind, the identifiers around it from the inside out,
    degrees, and how it is known."""

    place_id: str
    kind: str = ""
    around: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    rule: str = "listed"


class Named(NamedTuple):
    """What a text says of a name: the kind its noun gives, the region named beside it,
    whether the phrase alone makes it a place, whether something lies "in" it, and the name of the place it lies in
    ("Salby's Old Market", "Salby village in Dorvik")."""

    kind: str = ""
    region: tuple[Region, ...] = ()
    sure: bool = False
    located: bool = False
    inside: str = ""


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(w for r in en.table("not_places") if r["use"] == use for w in r["words"].split("|"))


@cache
def _noun_kinds(side: str) -> dict[str, str]:
    rows = [r for r in en.table("place_nouns") if r["side"] in (side, "both")]
    return {noun: r["kind"] for r in rows for noun in r["nouns"].split("|")}


@cache
def _of_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<noun>{'|'.join(_noun_kinds('of'))})[ \n]+of[ \n]+(?P<name>{NAME})")


@cache
def _behind_noun() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{WHOLE_NAME})[ \n]+(?P<noun>{'|'.join(_noun_kinds('behind'))})\b")


@cache
def _region_finder() -> NameFinder:
    return NameFinder(world.regions())


CAPITAL_BEHIND = re.compile(r"[ \t]([A-Z]\w*|streets|avenues|roads)\b")
CAPITAL_AHEAD = re.compile(r"\b([A-Z]\w*)\.?[ \t]$")


def not_a_place(text: str, start: int, end: int) -> bool:
    """Whether the words beside a town's name make it the name of a street, a newspaper or a person.

    >>> texts = "on Salby Street", "the Salby Post", "Mr. Salby", "in Salby on Monday"
    >>> [not_a_place(t, t.index("Salby"), t.index("Salby") + 5) for t in texts]
    [True, True, True, False]
    """
    behind = CAPITAL_BEHIND.match(text[end : end + 25])
    if behind and behind[1] in _words("behind"):
        return True
    if text[start - 1 : start] not in (" ", "\t"):
        return False
    ahead = CAPITAL_AHEAD.search(text[max(0, start - 25) : start])
    return ahead is not None and ahead[1] in _words("ahead")


# "Karl Salby, 24, was", "Karl Salby said": a person. What is before the name, and what behind it.
BEFORE_A_SURNAME = re.compile(r"\b(?:[A-Z][a-z]+|[A-Z]\.)[ \t](?:[A-Z]\.[ \t])?$")
BEHIND_A_SURNAME = re.compile(
    r"(?:,? (?:Jr\.?|Sr\.?|III?))?(?:, (?:\d|a\b|an\b|who\b|the\b|\w+ing\b)"
    r"|[ ](?:said|told|says|was|is|has|had|who|added|died|and his|and her|wrote)\b|’s\b|'s\b)"
)
REACH_BEFORE = 80


def a_person(text: str, name: str) -> bool:
    """Whether a text names a person by this name, with another name before it.

    >>> a_person("Karl Salby said so.", "Salby"), a_person("In Salby, police said so.", "Salby")
    (True, False)
    """
    for at in _each(text, name):
        if not BEHIND_A_SURNAME.match(text, at + len(name)):
            continue
        m = BEFORE_A_SURNAME.search(text, max(0, at - REACH_BEFORE), at)
        first = m[0].split()[0] if m else ""
        if first and first not in _words("never") and not SIDE_ALONE.fullmatch(first) and first not in STARTS:
            return True
    return False


SIDE_ALONE = re.compile(SIDE, re.IGNORECASE)
A_SIDE = re.compile(SIDE)


def _each(text: str, name: str) -> Iterator[int]:
    """Where a text has some letters."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


# "Salby Lund, 24, was", "Salby Lund said": a first name.
BEHIND_A_FIRST_NAME = re.compile(
    r"[ \t](?:[A-Z]\.[ \t])?(?P<last>[A-Z][a-z]+)(?:,? (?:Jr\.?|Sr\.?|III?))?(?:, (?:\d|a\b|an\b|who\b)"
    r"|[ ](?:said|told|says|was|is|has|had|who|added|died|wrote)\b|’s\b|'s\b)"
)
# Behind a town's name these make no surname: "Salby Police said", "Salby Hospital was".
BODIES = frozenset(en.words("places", "bodies"))


def a_first_name(text: str, name: str) -> bool:
    """Whether a text names a person by this name, with a surname behind it.

    >>> a_first_name("Salby Lund, 24, was hurt.", "Salby"), a_first_name("Salby Police said so.", "Salby")
    (True, False)
    """
    return any(
        (m := BEHIND_A_FIRST_NAME.match(text, at + len(name))) is not None
        and m["last"].lower() not in BODIES
        and m["last"] not in STARTS
        for at in _each(text, name)
        if not text[max(0, at - 1) : at].isalnum()
    )


STARTS = frozenset(en.words("places", "starts"))


def unlisted(
    text: str,
    title: str,
    dateline: Sequence[str],
    listed: Mapping[str, str],
    near: Sequence[tuple[float, float]],
    at_home: Iterable[str],
) -> dict[str, Found]:
    """The places that a text names and the case does not list, by name.

    `dateline` holds the parts of the dateline ("Salby", "Norland"), `listed` the identifiers
    of the names that are known already, `near` where the listed places lie that the text names,
    `at_home` the names of the case's own countries.
    """
    whole = f"{title}\n\n{text}" if title else text
    said = _said(whole, dateline, listed)
    if not said:
        return {}
    known = world.towns(said)
    told = _told(whole, at_home)
    out, points = dict[str, Found](), list(near)

    def people(name: str) -> int:
        return max((t.people for t in known.get(world.fold(name), ())), default=0)

    # What the region beside it or its size makes plain comes first: the others may lie near it.
    for name in sorted(said, key=lambda n: (not said[n].region, -people(n))):
        own = said[name]
        town, rule = settle(known.get(world.fold(name), []), own.region, told, points)
        other = (own.kind == "site" and town and town.people < CITY) or own.kind in ("region", "governorate")
        if town and (own.located or not other):
            points.append((town.latitude, town.longitude))
            kind = own.kind if own.kind in ("village", "town", "city") else town.kind
            out[name] = Found(town.place_id, kind, town.around, town.latitude, town.longitude, rule)
        elif own.sure:
            around = tuple(r.place_id for r in own.region[:1])
            out[name] = Found(world.slug(name), own.kind or "town", around, None, None, "text")
    out |= _listed_sites([n for n in out if people(n) < CITY], listed, whole)
    out |= {n: out[short] for n in out if (short := n.rpartition(" ")[0]) in out and _one_site(out[short], out[n], n)}
    return {n: f if f.rule != "text" else _inside(f, said[n].inside, out, listed) for n, f in out.items()}


def _listed_sites(names: Iterable[str], listed: Mapping[str, str], text: str) -> dict[str, Found]:
    """Names of small towns that a text uses for a listed site: "Ataturk", beside "Ataturk Airport", is no village."""
    out = {}
    for name in names:
        longer = (n for n in listed if n.startswith(f"{name} ") and n.split()[-1].capitalize() in _site_words())
        if full := next((n for n in longer if n in text), ""):
            out[name] = Found(listed[full])
    return out


def _one_site(short: Found, long: Found, name: str) -> bool:
    """Whether a site goes by its noun as well, in capitals: "the Salby mine", "Salby Mine"."""
    return short.kind == long.kind == "site" and short.rule == long.rule == "text" and name.split()[-1] in _site_words()


def _inside(f: Found, name: str, found: Mapping[str, Found], listed: Mapping[str, str]) -> Found:
    """A place that the text puts into another one, with that one around it."""
    if name in listed and listed[name] != f.place_id:
        return f._replace(around=(listed[name],))
    if name in found and f.place_id not in (found[name].place_id, *found[name].around):
        return f._replace(around=(found[name].place_id, *found[name].around))
    return f


class _Names:
    """The names that a text uses of places, gathered phrase by phrase."""

    def __init__(self, listed: Mapping[str, str]) -> None:
        self.listed = listed
        self.names: dict[str, Named] = {}

    def add(self, name: str, **what: Any) -> None:
        """Put what a phrase says of a name beside what others said of it;
        "Salby's Old Market" says something of both names."""
        outer, inner = _parted(name)
        if outer:
            self._add(outer, located=True)
            what["inside"] = outer
        self._add(inner, **what)

    def _add(self, name: str, **what: Any) -> None:
        if not name or name in self.listed or name in world.regions() or name in _words("never") | _words("head"):
            return
        if _of_a_faith(name) or _part_of_a_region(name, self.listed):
            return
        old = self.names.get(name, Named())
        if not what.get("kind") and name.split()[-1] in _site_words() and " " in name:
            what |= {"kind": "site"}
        if what.get("kind") == "site" and old.kind:
            what["kind"] = old.kind
        self.names[name] = old._replace(**{field: value for field, value in what.items() if value})


def _part_of_a_region(name: str, listed: Mapping[str, str]) -> bool:
    """Whether a name is a country's or a listed place's with a word before it that says which part: "Upper Egypt".

    >>> _part_of_a_region("Upper Egypt", {}), _part_of_a_region("North Carrow", {})
    (True, False)
    """
    part, _, rest = name.partition(" ")
    return bool(A_SIDE.fullmatch(part.lower())) and (rest in world.regions() or rest in listed)


def _of_a_faith(name: str) -> bool:
    """Whether a name only says whose house of prayer a place is: "a Coptic monastery", "the Catholic Church".

    >>> _of_a_faith("Roman Catholic"), _of_a_faith("Coptic Orthodox Church"), _of_a_faith("Salby Catholic Church")
    (True, True, False)
    """
    words = set(name.split())
    return words <= _words("faith") | _site_words() and (len(words) == 1 or bool(words & _words("faith")))


@cache
def _site_words() -> frozenset[str]:
    return frozenset(n for n, kind in _noun_kinds("behind").items() if kind == "site")


def _said(text: str, dateline: Sequence[str], listed: Mapping[str, str]) -> dict[str, Named]:
    """The names that a text uses of places, without those that are listed or are regions themselves."""
    names = _Names(listed)
    inside_a_region = {n for m in _region_finder().finditer(text) if " " in m[0] for n in range(m.start(), m.end())}
    if dateline and dateline[0]:
        names.add(dateline[0], region=_region(dateline[1]) if len(dateline) > 1 else (), sure=True, located=True)
    for m in _of_noun().finditer(text):
        names.add(_trimmed(m["name"]), kind=_noun_kinds("of")[m["noun"]], sure=True, inside=_outer(text, m.end()))
    for m in _behind_noun().finditer(text):
        inside = _outer(text, m.end()) or _owner(text, m.start())
        whole = f"{m['name']} {m['noun']}" if m["noun"][0].isupper() else m["name"]
        names.add(whole, kind=_noun_kinds("behind")[m["noun"]], sure=True, inside=inside)
    for m in BESIDE.finditer(text):
        region = _region(m["region"])
        if region and not not_a_place(text, m.start("name"), m.end("name")):
            located = LOCATIVE.search(text, max(0, m.start() - 40), m.start()) is not None
            names.add(_trimmed(m["name"]), region=region, sure=located, located=located)
    for m in LOCATED.finditer(text):
        name, region = _before_a_region(_trimmed(m["name"]))
        end = m.start("name") + len(name)
        if not name or m.start("name") in inside_a_region or not_a_place(text, m.start("name"), end):
            continue
        if name in _ends_of_groups() and NAMED_BEFORE.search(text, max(0, m.start() - 30), m.start()):
            continue
        unknown = m[0].split(None, 1)[0].lower() not in WIDE and len(name.split()) <= 3
        ends = ENDS.match(text, end) is not None
        located = _site_behind().match(text, end) is None
        ends = ends or bool(region)
        names.add(
            name,
            region=region,
            sure=unknown and ends,
            located=located,
            inside=_outer(text, end) or _owner(text, m.start("name")),
        )
    return {n: v for n, v in names.names.items() if v.kind or v.region or not a_person(text, n)}


# What is before the rest of a group's name: "al-Qaeda in the".
NAMED_BEFORE = re.compile(r"\b[\w’'-]*[A-Z][\w’'-]+(?: \([A-Z]+\))?[ \n]+$")


@cache
def _ends_of_groups() -> frozenset[str]:
    """What the names of armed groups say of where they are: "Islamic Maghreb"."""
    rows = en.table("armed_groups")
    names = [n for r in rows for n in (r["name"], *r["other_names"].split("|"))]
    return frozenset(n.partition(" in ")[2].removeprefix("the ") for n in names if " in " in n)


def _before_a_region(name: str) -> tuple[str, tuple[Region, ...]]:
    """A name without the part of a country that follows it with no comma between, and that country.

    >>> _before_a_region("Dorvik Western Uganda")[0], _before_a_region("Port Sudan")[0], _before_a_region("Salby")[0]
    ('Dorvik', 'Port Sudan', 'Salby')
    """
    words = name.split()
    for n in range(1, len(words) - 1):
        if A_SIDE.fullmatch(words[n].lower()):
            found = world.regions().get(" ".join(words[n:])) or world.regions().get(" ".join(words[n + 1 :]), ())
            if own := tuple(r for r in found if not r.division):
                return " ".join(words[:n]), own
    return name, ()


OWNER = re.compile(rf"(?P<name>{NAME})[’']s?\s+(?:[a-z-]+\s+){{0,4}}$")


def _owner(text: str, start: int) -> str:
    """The name before a place's that it lies in: "in Salby's busy Old Market district"."""
    before = text[max(0, start - 60) : start]
    m = OWNER.search(before) if "’" in before or "'" in before else None
    return _trimmed(m["name"]) if m else ""


@cache
def _site_behind() -> re.Pattern[str]:
    wide = [n for n, kind in _noun_kinds("behind").items() if kind in ("region", "governorate")]
    return re.compile(rf"[ \n]+(?:{'|'.join(sorted([*_site_words(), *wide]))})\b")


OUTER = re.compile(rf"(?:\s+\w+)?,?\s+(?:in|of)\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?){{0,3}}?(?P<name>{NAME})")


def _outer(text: str, end: int) -> str:
    """The name behind a place's that it lies in: "Salby village in the Dorvik district"."""
    m = OUTER.match(text, end)
    return _trimmed(m["name"]) if m else ""


def _parted(name: str) -> tuple[str, str]:
    """A name in two where one belongs to the other, without what only describes it.

    >>> _parted("Salby's Old Market"), _parted("Rebel-held Salby"), _parted("Salby")
    (('Salby', 'Old Market'), ('', 'Salby'), ('', 'Salby'))
    """
    outer, mark, inner = unpossessed(name).rpartition("s ") if OF_ANOTHER.search(name) else ("", "", name)
    inner = inner if mark else unpossessed(name)
    words = inner.split()
    while words and (words[0] in _words("head") or DESCRIBED.match(words[0])):
        words.pop(0)
    return outer.rstrip("’'"), " ".join(words)


OF_ANOTHER = re.compile(r"[’']s\s")
DESCRIBED = re.compile(r"[\w’']+-(?:\w+ed|held|run|led|majority|dominated|backed|era|occupied|bound)$")


def _trimmed(name: str) -> str:
    """A name without a day or a possessive at its end."""
    words = unpossessed(name).split()
    while words and words[-1] in _words("never"):
        words.pop()
    return unpossessed(" ".join(words))


def _region(words: str) -> tuple[Region, ...]:
    """The country or state that some words begin with: "Texas", "Tex.", "Texas Monday"."""
    parts = words.split()
    for n in range(len(parts), 0, -1):
        name = " ".join(parts[:n])
        if (
            found := world.regions().get(name)
            or world.regions().get(name.rstrip("."))
            or world.regions().get(f"{name}.")
        ):
            return found
    return ()


def _told(text: str, at_home: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often a report names each country, and each state, by code; those of the case count once."""
    out: Counter[tuple[str, str]] = Counter()
    for m in _region_finder().finditer(text):
        for r in world.regions()[" ".join(m[0].split())]:
            out[r.country, r.division] += 1
    for name in at_home:
        for r in world.regions().get(name, ()):
            out[r.country, r.division] += 1
    return out


def settle(
    towns: Sequence[Town],
    beside: Sequence[Region],
    told: Mapping[tuple[str, str], int],
    near: Sequence[tuple[float, float]],
) -> tuple[Town | None, str]:
    """The town that a name means and how that is known, or None: by the region beside the name,
    by the regions that the report names, by what is near, by people last. A small town of a country that nothing
    else points to is not meant."""
    if beside:
        fit = [t for t in towns if any(t.country == r.country and r.division in ("", t.division) for r in beside)]
        return (fit[0], "gazetteer, by the region named beside it") if fit else (None, "text")

    most = max((n for (_, division), n in told.items() if not division), default=0)

    def pointed(t: Town) -> float:
        state = t.country == "US" and (t.country, t.division) in told
        close = any(distance(t, p) <= DISTANT_KM for p in near)
        # A country named once beside one that the report is about ("American" in a report
        # from Norland) points to nothing.
        of_country = 2 * told.get((t.country, ""), 0) >= most > 0 and (t.country != "US" or t.people >= KNOWN_PEOPLE)
        return 3 * close + 2 * state + 2 * of_country

    best = max(towns, key=lambda t: (pointed(t) + log10(t.people + 10) / 3, t.people, -t.number), default=None)
    if best is None:
        return None, "text"
    if pointed(best):
        return best, "gazetteer, by what else the report names"
    if best.people < (ELSEWHERE_PEOPLE if told or near else KNOWN_PEOPLE):
        return None, "text"
    return best, "gazetteer, by size" if len(towns) > 1 else "gazetteer"


def distance(t: Town, p: tuple[float, float]) -> float:
    """Kilometres between a town and a point (haversine)."""
    la, lo, lb, mo = map(radians, (t.latitude, t.longitude, *p))
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((mo - lo) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


@cache
def _wide_behind() -> re.Pattern[str]:
    wide = [n for n, kind in _noun_kinds("behind").items() if kind in ("region", "governorate")]
    return re.compile(rf"[ \n]+(?:{'|'.join(wide)})\b")


def of_a_region(text: str, end: int) -> bool:
    """Whether a town's name is here that of the region around it: "Salby state"."""
    return _wide_behind().match(text, end) is not None


LOCATIVE = re.compile(
    rf"\b(?:in|near|at|of|around|outside|inside|across|into)\s+(?:the\s+)?(?:{SIDE}\s+)?(?:\w+\s+)?$", re.IGNORECASE
)


# A town whose name begins that of a region is not meant: "Jammu and Kashmir", "Salby County" stays the county's town.
AND_REGION = re.compile(r"\s+and\s+(?:Kashmir|Herzegovina|Tobago|Nevis|Barbuda)\b")


def mentions(text: str, finder: NameFinder) -> Iterator[re.Match[str]]:
    """Where a text names some places, without the streets, papers and people of these names."""
    people: dict[str, bool] = {}
    for m in finder.finditer(text):
        if not_a_place(text, m.start(), m.end()) or AND_REGION.match(text, m.end()):
            continue
        name = " ".join(m[0].split())
        if name not in people:
            people[name] = " " not in name and (a_person(text, name) or a_first_name(text, name))
        if not people[name] or LOCATIVE.search(text, max(0, m.start() - 30), m.start()):
            yield m
