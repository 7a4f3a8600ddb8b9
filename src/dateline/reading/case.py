"""A case: its folder with case.yml, reports/, places.csv, actors.csv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypedDict, cast

from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem, Unusable
from dateline.core.identifiers import printable
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.reading.corrections import Correction, read_corrections
from dateline.reading.name_tables import read_names
from dateline.reading.report_files import READ
from dateline.reading.reports import read_reports
from dateline.reading.review import read_review
from dateline.reading.settings import NAME_OUTLETS, Sheet, days, outlets_named, parameter, read_sheet, schema
from dateline.reading.verified import Verified, read_verified

# In the order of the book.
CHAPTERS: tuple[str, ...] = tuple(schema()["properties"]["chapters"]["items"]["enum"])


class Parameters(TypedDict):
    """What a build can be told: the rule of the tolls; a day or hour up to which reports are read; outlets; the window
    the timeline shows; the incident the book is about; how many attacks and reports have pages."""

    rule: str
    as_of: str | None
    outlets: str | list[str] | None
    since: str | None
    until: str | None
    incident: str | None
    most_incidents: int
    most_reports: int


class Compare(TypedDict, total=False):
    """Somebody else's table: its file in the case's folder, a known layout, the order of the numbers of a date (dmy or
    mdy), and the column of each field."""

    file: str
    layout: str
    dates: str
    columns: dict[str, str]


PARAMETERS: Parameters = {
    "rule": "latest",
    "as_of": None,
    "outlets": None,
    "since": None,
    "until": None,
    "incident": None,
    "most_incidents": 40,
    "most_reports": 300,
}
PLACE_COLUMNS = ["place_id", "name", "kind", "within", "latitude", "longitude", "precision_km", "other_names"]
ACTOR_COLUMNS = ["actor_id", "name", "kind", "side", "role", "organisation", "other_names"]


@dataclass(frozen=True)
class Case:
    """All inputs of a book. `problems` are those of single reports: they were left out and the book says so.
    `notes` are about reports that were read: one that got another name, for example."""

    folder: Path
    title: str
    question: str
    # who makes the book, where an error is reported, and the address it is published at; each may be empty
    made_by: str
    contact: str
    address: str
    since: date | None
    until: date | None
    focus: dict[str, str]
    chapters: tuple[str, ...]
    parameters: Parameters
    groups: dict[str, tuple[str, ...]]
    date_order: dict[str, str]
    places: tuple[dict[str, str], ...]
    actors: tuple[dict[str, str], ...]
    reports: tuple[Report, ...]
    problems: tuple[Problem, ...] = field(default=())
    decisions: tuple[Decision, ...] = field(default=())
    notes: tuple[Problem, ...] = field(default=())
    # somebody else's table that the book is compared with: file, layout, dates, columns
    compare: Compare = field(default_factory=lambda: Compare())
    # what `dateline verify` last found; None where it was never run
    verified: Verified | None = None
    corrections: tuple[Correction, ...] = ()
    # the licence of the data, by its SPDX name
    licence: str = ""

    def with_parameters(self, given: Mapping[str, object]) -> Parameters:
        """The case's parameters with others, checked already, in their places."""
        return cast(Parameters, {**self.parameters, **given})

    @property
    def lexicon(self) -> Lexicon:
        """The case's names, as extraction wants them."""

        def others(row: dict[str, str]) -> tuple[str, ...]:
            return tuple(n for n in row["other_names"].split("|") if n.strip())

        return Lexicon(
            groups=self.groups,
            places={r["place_id"]: (r["name"], *others(r)) for r in self.places},
            date_order=self.date_order,
            place_kinds={r["place_id"]: r["kind"] for r in self.places},
            place_within={r["place_id"]: r["within"] for r in self.places},
            place_km={r["place_id"]: r["precision_km"] for r in self.places},
            place_points={
                r["place_id"]: (float(r["latitude"]), float(r["longitude"]))
                for r in self.places
                if r["latitude"] and r["longitude"]
            },
            actors={
                r["actor_id"]: (r["name"], r["kind"], r["role"], r["organisation"], others(r)) for r in self.actors
            },
        )


def read_case(folder: Path, *, with_reports: bool = True) -> Case:
    """Read case.yml, places.csv, actors.csv, review.csv and the reports of a case;
    without the last if they are not wanted.

    Raises Unusable, with every problem found, where one of these files is wrong or no report is left.
    """
    fatal: list[Problem] = []
    sheet = read_sheet(folder / "case.yml", fatal)
    raw = sheet.values
    since, until = _window(sheet, fatal)
    own = {name: parameter(name, text) for name, text in raw.get("parameters", {}).items()}
    parameters = cast(Parameters, {**PARAMETERS, **own})
    _in_order(sheet, parameters["since"], parameters["until"], fatal)
    places = read_names(folder / "places.csv", PLACE_COLUMNS, fatal)
    actors = read_names(folder / "actors.csv", ACTOR_COLUMNS, fatal)
    focus = raw.get("focus", {})
    if not any(p.file == "places.csv" for p in fatal):
        _places_lie_within(places, fatal)
    if focus.get("place") and focus["place"] not in {p["place_id"] for p in places}:
        what = f"focus: no place {printable(focus['place'])} in places.csv"
        fatal.append(Problem("case.yml", sheet.line("focus", "place"), what, "Write a place_id"))
    reports, problems = _reports(folder, fatal) if with_reports else ([], [])
    if reports and parameters["outlets"]:
        _outlets_are_there(sheet, parameters["outlets"], reports, fatal)
    known = {"gazetteer.place_id": {p["place_id"] for p in places}, "actors.actor_id": {a["actor_id"] for a in actors}}
    decisions, wrong = read_review(folder / "review.csv", known)
    corrections, wrong_too = read_corrections(folder)
    fatal += [*wrong, *wrong_too]
    verified = _verified(folder, problems)
    if fatal:
        raise Unusable(fatal)
    return Case(
        folder, raw.get("title", folder.name), raw.get("question", ""),
        raw.get("made_by", ""), raw.get("contact", ""), raw.get("address", ""), since, until, focus,
        _chapters(raw, corrections=bool(corrections)),
        parameters, {group: tuple(nouns) for group, nouns in raw.get("groups", {}).items()}, raw.get("date_order", {}),
        tuple(places), tuple(actors), tuple(reports), tuple(p for p in problems if p.left_out), tuple(decisions),
        tuple(p for p in problems if not p.left_out), raw.get("compare", {}), verified, tuple(corrections),
        raw.get("licence", ""),
    )  # fmt: skip


def _verified(folder: Path, problems: list[Problem]) -> Verified | None:
    """What verify.json says; a book is made without it where it can't be read, and says so."""
    found = read_verified(folder)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return found


def _chapters(raw: Mapping[str, Any], *, corrections: bool) -> tuple[str, ...]:
    """The chapters that case.yml lists, or all; and those of which a case has something to show."""
    named = tuple(raw.get("chapters") or CHAPTERS)
    there = {"compared": "compare" in raw, "corrections": corrections}
    return (*named, *(name for name, has in there.items() if has and name not in named))


def _window(sheet: Sheet, fatal: list[Problem]) -> tuple[date | None, date | None]:
    """The first day of the window's beginning and the last of its end."""
    window = sheet.values.get("window", {})
    since = days(window["since"]).earliest if "since" in window else None
    until = days(window["until"]).latest if "until" in window else None
    if since and until and since > until:
        what = f"the window ends ({until}) before it begins ({since})"
        fatal.append(Problem("case.yml", sheet.line("window"), what, "Swap the two days"))
    return since, until


def _in_order(sheet: Sheet, since: str | None, until: str | None, fatal: list[Problem]) -> None:
    """A problem where the parameters since and until are the wrong way round."""
    if since and until and since > until:
        what = f"until ({until}) lies before since ({since})"
        fatal.append(Problem("case.yml", sheet.line("parameters", "until"), what, "Swap the two days"))


def _outlets_are_there(sheet: Sheet, named: str | list[str], reports: list[Report], fatal: list[Problem]) -> None:
    """A problem where the parameter outlets names one that no report is by."""
    try:
        outlets_named(named, {r.outlet for r in reports})
    except ValueError as error:
        fatal.append(Problem("case.yml", sheet.line("parameters", "outlets"), f"outlets: {error}", NAME_OUTLETS))


def _places_lie_within(places: list[dict[str, str]], fatal: list[Problem]) -> None:
    """A problem for each place that lies within one that is not there, or in a ring of places."""
    within = {p["place_id"]: p["within"] for p in places}
    for n, p in enumerate(places, 2):
        if p["within"] and p["within"] not in within:
            what = f"{p['name']} lies within {printable(p['within'])}, which is no place_id"
            fatal.append(Problem("places.csv", n, what, "Add that place, or empty the cell"))
        around, seen = p["within"], {p["place_id"]}
        while around and around not in seen:
            seen.add(around)
            around = within.get(around, "")
        if around == p["place_id"]:
            what = f"{p['name']} lies within itself, by way of {', '.join(sorted(seen))}"
            fatal.append(Problem("places.csv", n, what, "Name the larger place in the column within"))


def _reports(folder: Path, fatal: list[Problem]) -> tuple[list[Report], list[Problem]]:
    """The reports that can be read and the problems of the others; none at all is fatal."""
    reports, problems = read_reports(folder / "reports") if (folder / "reports").is_dir() else ([], [])
    if not reports:
        what = Problem("reports", None, "no report to read", f"Put reports ({READ}) into this folder")
        fatal += [*problems, what]
    return reports, problems
