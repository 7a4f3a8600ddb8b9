"""Mentions of places: those that the case lists, in any of their spellings,
and those that the text itself makes places.

A name of places.csv means that place. Other names are looked up in an offline gazetteer,
or are places by the phrases they are in (dateline.extraction.toponyms); their rows say by what rule.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from dateline.core.place_kinds import width
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import Lexicon, NameFinder
from dateline.extraction.text.datelines import dateline_end, dateline_parts
from dateline.extraction.text.document import Document
from dateline.extraction.toponyms import Found, mentions, of_a_region, unlisted


class Place(NamedTuple):
    """A row of the places table, without the report's identifier.

    `kind`, `around` (identifiers from the inside out) and the degrees are given for places that the case does not list;
    `rule` says how a place is known, "listed" for one of places.csv.
    """

    start: int
    end: int
    words: str
    place_id: str
    kind: str = ""
    around: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    rule: str = "listed"


def places(doc: Document, lexicon: Lexicon, title: str = "", dateline: str = "") -> list[Place]:
    """Place mentions in order; the longest name wins ("Makhmour district" before "Makhmour")."""
    listed = listed_places(doc.text, lexicon)
    near = [at for i in dict.fromkeys(p.place_id for p in listed) if (at := lexicon.place_points.get(i))]
    parts = dateline_parts(doc.text) or [p.strip() for p in dateline.split(",")]
    near = near or list(lexicon.place_points.values())
    found = unlisted(doc.text, title, parts, lexicon.place_names, near, lexicon.countries_named)
    if not found:
        return sorted([*listed, *_capitals(doc.text, parts, {}, lexicon)], key=lambda p: p.start)
    taken = {n for p in listed for n in (p.start, p.end - 1)}
    others = [
        Place(m.start(), m.end(), m[0], *found[" ".join(m[0].split())])
        for m in mentions(doc.text, NameFinder(found))
        if not taken & {m.start(), m.end() - 1}
        and (width(found[" ".join(m[0].split())].kind) == 3 or not of_a_region(doc.text, m.end()))
    ]
    every = [*listed, *_around_a_town(doc.text, others, listed, lexicon), *_capitals(doc.text, parts, found, lexicon)]
    return sorted(every, key=lambda p: (p.start, p.end))


def listed_places(text: str, lexicon: Lexicon) -> list[Place]:
    """Mentions of the places of places.csv. The name of a town that is here a street's,
    a newspaper's or a person's is none."""
    found = (
        Place(m.start(), m.end(), m[0], lexicon.place_names[" ".join(m[0].split())])
        for m in mentions(text, lexicon.place_finder)
    )
    return [p for p in found if not (OF_A_COUNTY.match(text, p.end) and lexicon.place_kinds.get(p.place_id) in TOWNS)]


# A town's name is here that of a county: "Salby County deputies".
OF_A_COUNTY = re.compile(r"\s+(?:County|Parish)\b")
TOWNS = frozenset("city town village".split())


# "the Mill district of Norland's capital": a part of a city, and not a district with towns of its own.
OF_THE_TOWN = re.compile(
    r"\s+(?:district|area|quarter|suburb|neighbou?rhood|borough|section)\s+(?:of|in)\s+"
    r"(?:the\s+(?:[\w-]+\s+){0,2}?|(?:[A-Z]\w+\s+){0,2}[A-Z]\w+[’']s?\s+(?:[\w-]+\s+)?)(?:capital|city|town)\b"
)


# "the Salby gold mine", "Salby Mine": in no town.
OUT_OF_TOWN = re.compile(r"\s(?:[a-z]+\s)?(?:" + en.any_of("places", "works out of town") + r")\b")


def _around_a_town(text: str, others: list[Place], listed: list[Place], lexicon: Lexicon) -> list[Place]:
    """Places with each village, neighbourhood, square or building that nothing else places put into the town
    that the report names most, or into a province in which the case lists nothing closer."""
    past = dateline_end(text)
    kinds = {p: p.kind or lexicon.place_kinds.get(p.place_id, "") for p in (*listed, *others)}
    towns = [p for p, kind in kinds.items() if kind != "site" and width(kind) in (0, 2)]
    towns += [p for p in listed if p.place_id in lexicon.provinces_as_scenes]
    votes = Counter(p.place_id for p in towns if p.start >= past and not heads_a_paragraph(text, p.start, p.end))
    votes = votes or Counter(p.place_id for p in towns)
    if not votes:
        return others
    main = votes.most_common(1)[0][0]
    around = next((p.around for p in others if p.place_id == main), ())
    loose = [p for p in others if p.rule == "text" and not p.around]
    loose = [p for p in loose if not OUT_OF_TOWN.search(text, p.start, p.end + 20)]
    close = {p.place_id for p in loose if p.kind in ("area", "site", "village") or OF_THE_TOWN.match(text, p.end)}
    return [p._replace(around=(main, *around)) if p.place_id in close else p for p in others]


def heads_a_paragraph(text: str, start: int, end: int) -> bool:
    """Whether a place's name is a dateline in small letters: "Salby: Three soldiers were killed".

    >>> heads_a_paragraph("Salby: Three died.", 0, 5), heads_a_paragraph("In Salby: three died.", 3, 8)
    (True, False)
    >>> heads_a_paragraph("Salby, (Dorvik Post - 3rd May, 2023 ) :Three died.", 0, 5)
    True
    """
    return text[:start].rsplit("\n", 1)[-1].strip() == "" and TO_THE_COLON.match(text, end) is not None


# "Salby: Three soldiers", "Salby, (Dorvik Post / Wire - 3rd May, 2023 ) :Three soldiers".
TO_THE_COLON = re.compile(r"(?:,? ?\([^()\n]{2,70}\))?\s?: ?[A-Z“\"]")


def _capitals(text: str, parts: list[str], found: dict[str, Found], lexicon: Lexicon) -> list[Place]:
    """The place of a dateline in capitals, which is a mention as well: "SALBY, Norland -"."""
    known = Found(lexicon.place_names[parts[0]]) if parts and parts[0] in lexicon.place_names else None
    own = known or (found.get(parts[0]) if parts else None)
    if own is None or (at := text.find(parts[0].upper(), 0, 1500)) < 0:
        return []
    words = text[at : at + len(parts[0])]
    spelled = words != parts[0] and words not in lexicon.place_names
    return [Place(at, at + len(words), words, *own)] if spelled else []


def places_in_title(title: str, lexicon: Lexicon, where: list[Place]) -> list[Place]:
    """The places that a title names, listed or known from the text; offsets count in the title."""
    listed = listed_places(title, lexicon)
    taken = {n for p in listed for n in range(p.start, p.end)}
    known = {" ".join(p.words.split()): p for p in where if p.rule != "listed"}
    others = [
        known[" ".join(m[0].split())]._replace(start=m.start(), end=m.end(), words=m[0])
        for m in mentions(title, NameFinder(known))
        if m.start() not in taken
    ]
    return [*listed, *others]
