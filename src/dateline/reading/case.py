"""A case: its folder with case.yml, reports/, places.csv, actors.csv."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dateline.core import dates
from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem, Unusable
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.text.parser import why_not
from dateline.reading.report_files import READ
from dateline.reading.reports import read_reports
from dateline.reading.review import read_review

CHAPTERS = (
    "glance",
    "reports",
    "timeline",
    "casualties",
    "statements",
    "same-words",
    "contradictions",
    "silences",
    "places",
    "changes",
    "review",
    "downloads",
    "imprint",
)
FIELDS = {"title", "question", "window", "focus", "chapters", "parameters", "groups", "date_order", "spacy"}
# What a build can be told: the rule of the tolls; a day or hour up to which reports are read; outlets; the window
# the timeline shows; the incident the book is about; how many attacks and reports have pages.
PARAMETERS: dict[str, Any] = {
    "rule": "latest",
    "as_of": None,
    "outlets": None,
    "since": None,
    "until": None,
    "incident": None,
    "most_incidents": 40,
    "most_reports": 300,
}
COUNTS = ("most_incidents", "most_reports")
PLACE_COLUMNS = ["place_id", "name", "kind", "within", "latitude", "longitude", "precision_km", "other_names"]
ACTOR_COLUMNS = ["actor_id", "name", "kind", "side", "role", "organisation", "other_names"]


@dataclass(frozen=True)
class Case:
    """All inputs of a book. `problems` are those of single reports: they were left out and the book says so. `notes` are about
    reports that were read: one that got another name, for example."""

    folder: Path
    title: str
    question: str
    since: date | None
    until: date | None
    focus: dict[str, Any]
    chapters: tuple[str, ...]
    parameters: dict[str, Any]
    groups: dict[str, tuple[str, ...]]
    date_order: dict[str, str]
    places: tuple[dict[str, str], ...]
    actors: tuple[dict[str, str], ...]
    reports: tuple[Report, ...]
    problems: tuple[Problem, ...] = field(default=())
    decisions: tuple[Decision, ...] = field(default=())
    pipeline: str | None = None
    notes: tuple[Problem, ...] = field(default=())

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
            actors={
                r["actor_id"]: (r["name"], r["kind"], r["role"], r["organisation"], others(r)) for r in self.actors
            },
            pipeline=self.pipeline,
        )


def read_case(folder: Path, with_reports: bool = True) -> Case:
    """Read case.yml, places.csv, actors.csv, review.csv and the reports of a case; without the last if they are not wanted.

    Raises Unusable, with every problem found, where one of these files is wrong or no report is left.
    """
    fatal: list[Problem] = []
    raw = _yaml(folder / "case.yml", fatal)
    since, until = _window(folder, raw.get("window") or {}, fatal)
    chapters = tuple(raw.get("chapters") or CHAPTERS)
    parameters = PARAMETERS | (raw.get("parameters") or {})
    _known(folder, "case.yml", "field", raw, sorted(FIELDS), fatal)
    _known(folder, "chapters", "chapter", chapters, CHAPTERS, fatal)
    _known(folder, "case.yml", "parameter", parameters, PARAMETERS, fatal)
    for name in COUNTS:
        if not isinstance(parameters[name], int) or parameters[name] < 1:
            what = f"{name}: {parameters[name]!r} is no whole number from 1"
            fatal.append(Problem("case.yml", _line(folder, name), what, "Write one, as 40"))
    pipeline = _pipeline(folder, raw.get("spacy"), fatal)
    places = _csv(folder / "places.csv", PLACE_COLUMNS, fatal)
    actors = _csv(folder / "actors.csv", ACTOR_COLUMNS, fatal)
    focus = raw.get("focus") or {}
    _places_lie_within(folder, places, focus, fatal)
    reports, problems = _reports(folder, fatal) if with_reports else ([], [])
    decisions, wrong = read_review(folder / "review.csv")
    fatal += wrong
    if fatal:
        raise Unusable(fatal)
    groups = {g: tuple(str(n) for n in nouns) for g, nouns in (raw.get("groups") or {}).items()}
    return Case(
        folder, str(raw.get("title", folder.name)), str(raw.get("question", "")), since, until, focus, chapters, parameters,
        groups, dict(raw.get("date_order") or {}), tuple(places), tuple(actors), tuple(reports),
        tuple(p for p in problems if p.left_out), tuple(decisions), pipeline, tuple(p for p in problems if not p.left_out),
    )  # fmt: skip


def _window(folder: Path, window: dict[str, Any], fatal: list[Problem]) -> tuple[date | None, date | None]:
    since, until = (_day(window.get(k), f"window: {k}", fatal) for k in ("since", "until"))
    if since and until and since > until:
        what = f"the window ends ({until}) before it begins ({since})"
        fatal.append(Problem("case.yml", _line(folder, "window"), what, "Swap the two days"))
    return since, until


def _known(
    folder: Path, where: str, what: str, given: Iterable[str], known: Iterable[str], fatal: list[Problem]
) -> None:
    """A problem for every name that is none of the known ones, at its own line, or at that of the list it stands in."""
    for name in given:
        if name not in known:
            line = _line(folder, name if where == "case.yml" else where)
            wrong = f"unknown {what} {name!r}" if where == "case.yml" else f"no {what} {name!r}"
            fatal.append(Problem("case.yml", line, wrong, f"Known are {', '.join(known)}"))


def _places_lie_within(folder: Path, places: list[dict[str, str]], focus: dict[str, Any], fatal: list[Problem]) -> None:
    known = {p["place_id"] for p in places}
    for n, p in enumerate(places, 2):
        if p["within"] and p["within"] not in known:
            what = f"{p['name']} lies within {p['within']!r}, which is no place_id"
            fatal.append(Problem("places.csv", n, what, "Add that place, or empty the cell"))
    if focus.get("place") and focus["place"] not in known:
        what = f"focus: no place {focus['place']!r} in places.csv"
        fatal.append(Problem("case.yml", _line(folder, "focus"), what, "Write a place_id"))


def _reports(folder: Path, fatal: list[Problem]) -> tuple[list[Report], list[Problem]]:
    """The reports that can be read and the problems of the others; none at all is fatal."""
    reports, problems = read_reports(folder / "reports") if (folder / "reports").is_dir() else ([], [])
    if not reports:
        what = Problem("reports", None, "no report to read", f"Put reports ({READ}) into this folder")
        fatal += [*problems, what]
    return reports, problems


def _yaml(path: Path, fatal: list[Problem]) -> dict[str, Any]:
    if not path.is_file():
        fatal.append(
            Problem(
                "case.yml",
                None,
                f"there is none in {path.parent}",
                "Name a case's folder with --data, or start one with `dateline new`",
            )
        )
        return {}
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        fatal.append(
            Problem(
                "case.yml",
                mark.line + 1 if mark else None,
                f"no YAML: {getattr(error, 'problem', error)}",
                "Mend this line",
            )
        )
        return {}
    if not isinstance(raw, dict):
        fatal.append(Problem("case.yml", 1, "no list of names and values", "Write lines such as title: ..."))
        return {}
    return raw


def _pipeline(folder: Path, named: Any, fatal: list[Problem]) -> str | None:
    """The spaCy pipeline a case names: an installed one, or a folder beside case.yml."""
    if named is None:
        return None
    beside = folder / str(named)
    name = str(beside) if beside.is_dir() else str(named)
    if wrong := why_not(name):
        mend = "Run pip install spacy and the pipeline (python -m spacy download ...), or take the line out"
        fatal.append(Problem("case.yml", _line(folder, "spacy"), f"spacy: {wrong}", mend))
    return name


def _line(folder: Path, field_name: str) -> int | None:
    rows = (folder / "case.yml").read_text(encoding="utf-8").splitlines()
    return next((n for n, row in enumerate(rows, 1) if re.match(rf"\s*{re.escape(field_name)}\b", row)), None)


def _day(value: Any, where: str, fatal: list[Problem]) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return dates.parse(str(value)).earliest
    except ValueError as error:
        fatal.append(Problem("case.yml", None, f"{where}: {error}", "Write a day that exists, as 2021-12-03"))
        return None


def _csv(path: Path, columns: list[str], fatal: list[Problem]) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as rows:
        reader = csv.DictReader(rows)
        if reader.fieldnames != columns:
            fatal.append(
                Problem(
                    path.name,
                    1,
                    f"the columns are {', '.join(reader.fieldnames or ['none'])}",
                    f"They must be {', '.join(columns)}",
                )
            )
            return []
        found: list[dict[str, str]] = []
        seen: set[str] = set()
        for number, row in enumerate(reader, 2):
            if None in row or None in row.values():
                fatal.append(
                    Problem(path.name, number, "this row has too many or too few cells", f"It needs {len(columns)}")
                )
                continue
            key = row[columns[0]]
            if key in seen or not key:
                fatal.append(
                    Problem(
                        path.name,
                        number,
                        f"{columns[0]} {key!r} is {'there twice' if key else 'empty'}",
                        "Give every row an identifier of its own",
                    )
                )
                continue
            for name in ("latitude", "longitude"):
                if row.get(name) and not re.fullmatch(r"-?\d{1,3}(?:\.\d+)?", row[name]):
                    fatal.append(
                        Problem(
                            path.name, number, f"{name}: {row[name]!r} is no number of degrees", "Write it as 35.776"
                        )
                    )
            seen.add(key)
            found.append(row)
    return found
