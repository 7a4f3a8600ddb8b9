"""The first words of a plain text: its date, its dateline, whose copy it is.

    date 2021-12-04 WASHINGTON DC (Kurdistan 24) – The US issued ...
    SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] ...
    SALBY (Norland), Feb 20 (NWA) — A gunman ...
    date 2021-12-04 Shafaq News/ The US Department of State ...

The text itself is left as it is, so that offsets count from its first character.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dateline.extraction.lexicon import en


class Heading(NamedTuple):
    """What the first words say: `date` as ISO (before the dateline, or in it with its year), `place`,
    `agency` in brackets or before a slash; empty where not said.

    `end` is the offset past them; `around` is the country or state behind the place ("SALBY, Norland").
    """

    date: str
    place: str
    agency: str
    end: int
    around: str = ""


def sentence_case(words: str) -> str:
    """Words in capitals as a name is written: ERBIL → Erbil, WASHINGTON DC → Washington DC."""
    return " ".join(w if len(w) <= 2 or not w.isupper() else w.capitalize() for w in words.split())


DATE = re.compile(r"\s*(?:date[: ]+)?(?P<date>(?:19|20)\d\d-[01]\d-[0-3]\d)\b\s*")
SLASH = re.compile(r"(?P<agency>[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})\s?/\s")
PLACE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,]+[A-ZÀ-Þ][\w.'’-]+){0,4}?)\s*"
    r"(?:\((?P<around>[A-ZÀ-Þ][^()\n\d]{2,30})\)(?=,))?"
    r"(?:,\s*(?P<day>(?:\d{1,2} [A-Za-z]{3,9}\.?|[A-Za-z]{3,9}\.? \d{1,2})(?:,? \d{2,4})?))?"
    r"\s*(?:\((?P<agency>[^()\n]{2,40})\))?\s*(?:--|—|–|_|-)\s"
)


# "Bogotá, March 29 - Nine soldiers ...", "Salby, Feb. 14, 2019: Nine ...": a place in small letters needs its day.
DATED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?:, [A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+)?)?),\s*"
    r"(?P<day>(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4}| \d\d)?)"
    r",?\s*(?:\((?P<agency>[^()\n]{2,40})\)\.?)?\s*(?:--|—|–|-|:)\s"
)
# "Manila – Three soldiers ...": a place in small letters and no day need a long dash or an agency,
# and a whole sentence behind it; "Damascus/Beirut (dpa) - At least 14 ...".
DASHED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.’'-]+(?:[ /][A-ZÀ-Þ][\w.’'-]+)?) (?:\((?P<agency>[^()\n]{2,40})\) (?:--|—|–|-)"
    r"|(?:--|—|–)) (?=[A-Z][^\n]{60,}\.[”\"]?(?:\n|$))"
)
# "LAKKI MARWAT: Two policemen ...", as papers of South Asia print it; one short word may be who speaks ("ISIS: ...").
COLON = re.compile(r"(?P<place>[A-Z]{6,}|[A-Z]{2,}(?:[ /][A-Z]{2,}){1,3}): (?=[A-Z][a-z])")
# "Jun 17 (Wire) - Militants ...": no place.
DAY_FIRST = re.compile(
    r"(?P<place>)(?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}"
    r"|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?) \((?P<agency>[^()\n]{2,40})\)\s*(?:--|—|–|-)\s"
)
TEXT_MARK = re.compile(r"(?:\[[Tt][Ee][Xx][Tt]\]\s*)?")
NO_PLACES = frozenset(en.words("pages", "no places"))
DESKS = frozenset(en.words("pages", "desks and papers"))


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def full_date(words: str) -> str:
    """A dateline's date as ISO, if it names day, month and year ("3 JAN 90", "Dec. 3, 2021"); else ''."""
    m = re.fullmatch(
        r"(?:(?P<d>\d{1,2}) )?(?P<m>[A-Za-z]{3,9})\.?(?: (?P<d2>\d{1,2}))?,? (?P<y>\d{4}|\d\d)", words.strip()
    )
    if not m or m["m"].lower()[:3] not in MONTHS or not (m["d"] or m["d2"]):
        return ""
    year = int(m["y"]) if len(m["y"]) == 4 else (1900 if int(m["y"]) > 50 else 2000) + int(m["y"])
    return f"{year:04}-{MONTHS.index(m['m'].lower()[:3]) + 1:02}-{int(m['d'] or m['d2']):02}"


# "News with Eva -- October 2, 2017", "The morning briefing (3 May 2021)": the day of the piece itself.
OWN_DAY = re.compile(
    r"(?:\s(?:--|—|–|-|\|)\s*|\()(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})\)?\s*$"
)


def date_of_title(title: str) -> str:
    """The day that a title bears at its end as that of the piece, as ISO; else ''.

    >>> date_of_title("News with Eva -- October 2, 2017"), date_of_title("Remembering the raid of October 2, 2017")
    ('2017-10-02', '')
    """
    m = OWN_DAY.search(title)
    return full_date(m["day"].replace(",", "")) if m else ""


# Several rooms ask for the head of one text, one after the other.
@lru_cache(maxsize=4)
def heading(text: str) -> Heading:
    """Read the first words; a dateline may follow a headline and captions, in the first 1,500 characters."""
    head = text[:1500]
    m = DATE.match(head)
    date, at = (m["date"], m.end()) if m else ("", 0)
    starts = [at, *(b.end() for b in re.finditer(r"\n\s*", head))]
    for start in starts:
        if s := SLASH.match(head, start):
            return Heading(date, "", s["agency"], s.end())
        if p := PLACE.match(head, start) or DATED.match(head, start) or DAY_FIRST.match(head, start):
            place, _, around = p["place"].partition(",")
            around = around or p.groupdict().get("around") or ""
            if place.split() and place.split()[-1].capitalize() in DESKS:
                place = around = ""  # "International Desk, Jun 18 (Wire)", "SALBY MIRROR (Monitoring Desk)"
            return Heading(
                date or full_date(p["day"] or ""),
                sentence_case(place.strip()),
                (p["agency"] or "").strip(),
                TEXT_MARK.match(head, p.end()).end(),  # type: ignore[union-attr]
                sentence_case(around.strip()),
            )
        if d := DASHED.match(head, start):
            return Heading(date, sentence_case(d["place"]), (d["agency"] or "").strip(), d.end())
        c = COLON.match(head, start)
        if c and not NO_PLACES & set(c["place"].split()):
            return Heading(date, sentence_case(c["place"]), "", c.end())
    return Heading(date, "", "", at)


def dateline_parts(text: str) -> list[str]:
    """The place of a dateline and the country or state behind it, where they are given.

    >>> dateline_parts("SALBY, Norland - A bomb killed four people."), dateline_parts("A bomb killed four people.")
    (['Salby', 'Norland'], [])
    """
    first = heading(text)
    return [p for p in (first.place, first.around) if p] if first.place else []


def dateline_end(text: str) -> int:
    """Where the story begins: past the date and dateline of its first words."""
    return heading(text).end


TOLD = re.compile(r"\btold (?P<who>(?:[A-Z][\w.]+)(?: (?:[A-Z][\w.]+|\d+)){0,3})")


def outlet_told(text: str) -> str:
    """The outlet that a text itself names as the one people spoke to, if it names one and at least twice; else ''."""
    told = [m["who"] for m in TOLD.finditer(text)]
    names = {n for n in told if told.count(n) >= 2}
    return next(iter(names)) if len(names) == 1 else ""
