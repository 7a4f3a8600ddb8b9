"""An edition: the tables of one build, opened for reading, and the way from a figure to its sentence.

Tables are read when they are first asked for. Where the environment names a file in DATELINE_READS, the names of
the tables that were read are written there, so that the build knows what a notebook depends on. The reports' texts,
and the sentences that readings are in, count as tables of their own: most chapters show sentences and no text,
and need not run again for a word elsewhere. So does the text of one report ("text/ID"), a stretch of it
("text/ID/START-END") and the sentences of one ("sentences/ID"), where only these were read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypedDict, TypeVar, cast, overload

import pandas as pd

from dateline import tables
from dateline.chapters.common.html import Html, from_file, html
from dateline.core.dates import in_words
from dateline.core.identifiers import in_address
from dateline.core.plain_text import shortened
from dateline.linking.incidents.orders import bears_its_day
from dateline.tables import (
    ActorRow,
    AssertionRow,
    ChangeRow,
    ClaimRow,
    ComparisonRow,
    ContradictionRow,
    CorrectionRow,
    CoverageRow,
    IncidentRow,
    ParticularRow,
    PersonRow,
    PlaceMentionRow,
    PlaceRow,
    QuotationRow,
    RelianceRow,
    ReportRow,
    SentenceRow,
    StatementRow,
    TimeRow,
    TollRow,
    UnansweredRow,
    VariantRow,
    VictimRow,
    WhatIfRow,
)

R = TypeVar("R")
# What of a report is its text, or follows from it.
OF_TEXT = ["text", "words", "sha256"]
# How much of a sentence is shown beside a link; the rest is one click away.
LONGEST_HINT = 420


class LeftOut(TypedDict):
    """An input that was left out of the book: where, what is wrong, what to do."""

    file: str
    line: int | None
    what: str
    remedy: str


class Position(TypedDict):
    """What a reviewer last said of a reading: who, what, on which day and why."""

    by: str
    says: str
    on: str
    why: str


class DisputedGroups(TypedDict):
    """Two attacks, or rows of people, that one reviewer puts together and another takes apart; what each of them says,
    and whether they count as one."""

    pair: list[str]
    said: list[Position]
    together: bool


class LastVerified(TypedDict):
    """When `dateline verify` was last run on the case and what it found (dateline.reading.verified); `as_now` says
    whether the case is still what it was then."""

    at: str
    outcome: str
    counts: dict[str, int]
    wrong: dict[str, int]
    notes: dict[str, int]
    as_now: bool


class Kept(TypedDict):
    """What was kept of a report: the SHA-256 of its original and when it was collected, each empty where none was kept;
    how many pictures of it; addresses where somebody archived it."""

    original: str
    collected: str
    pictures: int
    archived: list[str]


class Custody(TypedDict):
    """What a book says of its custody; `kept` by the report's identifier."""

    verified: LastVerified | None
    kept: dict[str, Kept]


class InAll(TypedDict):
    """How many attacks and reports a large case has, shown or not."""

    incidents: int
    reports: int


class Facts(TypedDict):
    """What notebooks know of a case beside its tables. `in_all` is there where the book shows a part of it."""

    title: str
    question: str
    made_by: str
    contact: str
    focus_incident: str | None
    as_of: str | None
    outlets: str | list[str] | None
    rule: str
    chapters: list[str]
    attackers: dict[str, str]
    problems: list[LeftOut]
    in_all: InAll | None
    disputed: dict[str, list[Position]]
    disputed_groups: list[DisputedGroups]


class Edition:
    """The tables of a build. `up` is the way from a page back to book/: "" for a chapter, "../" for an incident.
    `settings` are the parameters that say what of it is shown: since, until, incident.
    """

    def __init__(self, folder: Path, up: str = "", settings: Mapping[str, Any] | None = None) -> None:
        self.folder = folder
        self.up = up
        # What the parameters since, until and incident say; they change what is shown, and no table.
        self.settings = settings or {}
        # The tables opened since a piece began to be made (chapters/common/traced.py).
        self.touched: set[str] = set()
        # What was read so far, by the names that DATELINE_READS is given.
        self.opened: set[str] = set()
        # Whether this page has said what the book leaves out of a large case.
        self.told_cut = False
        self._frames: dict[str, pd.DataFrame] = {}
        self._rows: dict[str, list[Any]] = {}
        self._by_id: dict[str, object] = {}

    def _keyed(self, name: str, made: Callable[[], dict[str, R]]) -> dict[str, R]:
        """Rows of a table by their identifier, as `made` makes them the first time."""
        self.touched.add(name)
        if name not in self._by_id:
            self._by_id[name] = made()
        return cast(dict[str, R], self._by_id[name])

    def _note(self, name: str) -> None:
        if name in self.opened:
            return
        self.opened.add(name)
        if log := os.environ.get("DATELINE_READS"):
            with Path(log).open("a", encoding="utf-8") as out:
                out.write(name + "\n")

    def table(self, name: str) -> pd.DataFrame:
        """A table by its name. Raises FileNotFoundError, saying what to run, where the edition has none."""
        self.touched.add(name)
        if name not in self._frames:
            self._frames[name] = self._reports.drop(columns=OF_TEXT) if name == "reports" else self._read(name)
            self._note(name)
        return self._frames[name]

    @cached_property
    def _reports(self) -> pd.DataFrame:
        return self._read("reports")

    def _read(self, name: str) -> pd.DataFrame:
        if not (self.folder / f"{name}.parquet").is_file():
            raise FileNotFoundError(f"{self.folder} holds no table {name!r}: run `dateline build` first")
        return tables.read(self.folder, name)

    @overload
    def rows(self, name: Literal["reports"]) -> list[ReportRow]: ...
    @overload
    def rows(self, name: Literal["sentences"]) -> list[SentenceRow]: ...
    @overload
    def rows(self, name: Literal["quotations"]) -> list[QuotationRow]: ...
    @overload
    def rows(self, name: Literal["gazetteer"]) -> list[PlaceRow]: ...
    @overload
    def rows(self, name: Literal["actors"]) -> list[ActorRow]: ...
    @overload
    def rows(self, name: Literal["times"]) -> list[TimeRow]: ...
    @overload
    def rows(self, name: Literal["places"]) -> list[PlaceMentionRow]: ...
    @overload
    def rows(self, name: Literal["claims"]) -> list[ClaimRow]: ...
    @overload
    def rows(self, name: Literal["statements"]) -> list[StatementRow]: ...
    @overload
    def rows(self, name: Literal["particulars"]) -> list[ParticularRow]: ...
    @overload
    def rows(self, name: Literal["victims"]) -> list[VictimRow]: ...
    @overload
    def rows(self, name: Literal["persons"]) -> list[PersonRow]: ...
    @overload
    def rows(self, name: Literal["reliances"]) -> list[RelianceRow]: ...
    @overload
    def rows(self, name: Literal["incidents"]) -> list[IncidentRow]: ...
    @overload
    def rows(self, name: Literal["tolls"]) -> list[TollRow]: ...
    @overload
    def rows(self, name: Literal["what_ifs"]) -> list[WhatIfRow]: ...
    @overload
    def rows(self, name: Literal["variants"]) -> list[VariantRow]: ...
    @overload
    def rows(self, name: Literal["unanswered"]) -> list[UnansweredRow]: ...
    @overload
    def rows(self, name: Literal["comparisons"]) -> list[ComparisonRow]: ...
    @overload
    def rows(self, name: Literal["corrections"]) -> list[CorrectionRow]: ...
    @overload
    def rows(self, name: Literal["changes"]) -> list[ChangeRow]: ...
    @overload
    def rows(self, name: Literal["contradictions"]) -> list[ContradictionRow]: ...
    @overload
    def rows(self, name: Literal["coverage"]) -> list[CoverageRow]: ...
    @overload
    def rows(self, name: Literal["assertions"]) -> list[AssertionRow]: ...
    @overload
    def rows(self, name: str) -> list[Any]: ...
    def rows(self, name: str) -> list[Any]:
        """Rows of a table as dictionaries, the same ones each time."""
        frame = self.table(name)
        if name not in self._rows:
            self._rows[name] = tables.rows(frame)
        return self._rows[name]

    @property
    def case(self) -> Facts:
        """Title, question, window, focus incident, rule, and what was left out."""
        self.touched.add("case")
        return self._case

    @cached_property
    def _case(self) -> Facts:
        self._note("case")
        found: Facts = json.loads((self.folder / "case.json").read_text(encoding="utf-8"))
        return found

    @property
    def custody(self) -> Custody:
        """When the case was last verified, and what was kept of each report; nothing in tables that do not say."""
        self.touched.add("custody")
        return self._custody

    @cached_property
    def _custody(self) -> Custody:
        self._note("custody")
        path = self.folder / "custody.json"
        if not path.is_file():
            return {"verified": None, "kept": {}}
        found: Custody = json.loads(path.read_text(encoding="utf-8"))
        return found

    @property
    def since(self) -> pd.Timestamp:
        """The first day shown: the parameter's or the case's; else the earliest day of an attack or a report."""
        return pd.Timestamp(self.settings.get("since") or min(self._days, default=date.today()))

    @property
    def until(self) -> pd.Timestamp:
        """The last day shown: the parameter's or the case's; else the latest day of an attack or a report."""
        return pd.Timestamp(self.settings.get("until") or max(self._days, default=date.today()))

    @property
    def _days(self) -> list[date]:
        # An earlier attack that reports only recall does not stretch the days.
        news = [i for i in self.incidents.values() if i["kind"] != "recalled"] or list(self.incidents.values())
        of_attacks = [d for i in news for d in (i["earliest"], i["latest"]) if d]
        of_reports = [r["published_latest"] for r in self.reports.values() if bears_its_day(r)]
        return of_attacks + [d for d in of_reports if d]

    @property
    def named(self) -> str | None:
        """The attack that the parameter names; None where all are meant."""
        return self.settings.get("incident") or None

    @property
    def focus(self) -> str | None:
        """The attack the book is about: the parameter's, else case.yml's, else the one with most reports."""
        return self.named or self.about

    @property
    def about(self) -> str | None:
        """The attack the chapters are about where no parameter of the page names another: case.yml's, else the one
        with most reports."""
        if named := self.case["focus_incident"]:
            return str(named)
        most = max(self.incidents.values(), key=lambda i: i["reports"], default=None)
        return most["incident_id"] if most else None

    @property
    def reports(self) -> dict[str, ReportRow]:
        """Reports by identifier, without what is their text or follows from it (`texts`)."""
        return self._keyed("reports", lambda: {r["report_id"]: r for r in self.rows("reports")})

    @property
    def claims(self) -> dict[str, ClaimRow]:
        """Claims by identifier."""
        return self._keyed("claims", lambda: {r["claim_id"]: r for r in self.rows("claims")})

    @property
    def statements(self) -> dict[str, StatementRow]:
        """Statements by identifier."""
        return self._keyed("statements", lambda: {r["statement_id"]: r for r in self.rows("statements")})

    @property
    def particulars(self) -> dict[str, ParticularRow]:
        """Particulars by identifier."""
        return self._keyed("particulars", lambda: {r["particular_id"]: r for r in self.rows("particulars")})

    @property
    def victims(self) -> dict[str, VictimRow]:
        """People killed or hurt, as one report describes them, by identifier."""
        return self._keyed("victims", lambda: {r["victim_id"]: r for r in self.rows("victims")})

    @property
    def persons(self) -> dict[str, PersonRow]:
        """People killed or hurt, as all reports describe them, by identifier."""
        return self._keyed("persons", lambda: {r["person_id"]: r for r in self.rows("persons")})

    @property
    def quotations(self) -> dict[str, list[QuotationRow]]:
        """What is between quotation marks, by report, in the order of the text."""
        self.touched.add("quotations")
        return self._quotations

    @cached_property
    def _quotations(self) -> dict[str, list[QuotationRow]]:
        out: dict[str, list[QuotationRow]] = {r: [] for r in self.reports}
        for q in self.rows("quotations"):
            out[q["report_id"]].append(q)
        return out

    @property
    def incidents(self) -> dict[str, IncidentRow]:
        """Incidents by identifier, in order of time."""
        return self._keyed("incidents", lambda: {r["incident_id"]: r for r in self.rows("incidents")})

    @property
    def places(self) -> dict[str, PlaceRow]:
        """Places by identifier."""
        return self._keyed("gazetteer", lambda: {r["place_id"]: r for r in self.rows("gazetteer")})

    @property
    def texts(self) -> dict[str, ReportRow]:
        """Reports by identifier, with their text, the number of its words and its hash."""
        self._note("texts")
        return self._texts

    @cached_property
    def _texts(self) -> dict[str, ReportRow]:
        return {r["report_id"]: r for r in tables.rows(self._reports, ReportRow)}

    def text(self, report_id: str) -> str:
        """A report's text."""
        self.touched.add("reports")
        self._note(f"text/{report_id}")
        return self._texts[report_id]["text"]

    def stretch(self, report_id: str, start: int, end: int) -> str:
        """A stretch of a report's text; what asks only for it does not depend on the rest."""
        self.touched.add("reports")
        self._note(f"text/{report_id}/{start}-{end}")
        return self._texts[report_id]["text"][start:end]

    def sentences_of(self, report_id: str) -> list[SentenceRow]:
        """The sentences of one report; what asks only for these does not depend on those of others."""
        self.touched.add("sentences")
        self._note(f"sentences/{report_id}")
        return self._sentences.get(report_id, [])

    @cached_property
    def _sentences(self) -> dict[str, list[SentenceRow]]:
        out: dict[str, list[SentenceRow]] = {}
        for s in tables.rows(self._read("sentences"), SentenceRow):
            out.setdefault(s["report_id"], []).append(s)
        return out

    @cached_property
    def _contexts(self) -> dict[str, str]:
        self._note("contexts")
        return dict(json.loads((self.folder / "contexts.json").read_text(encoding="utf-8")))

    def sentence(self, item: str) -> str:
        """The sentence that a claim, statement or particular is in, or that says what befell a person."""
        return self._contexts[item]

    def item(self, identifier: str) -> ClaimRow | StatementRow | ParticularRow:
        """A claim, statement or particular by its identifier."""
        return self.claims.get(identifier) or self.statements.get(identifier) or self.particulars[identifier]

    def evidence(self, item: str, label: object) -> Html:
        """A link from a figure or a few words to the marked sentence; sentence, outlet, date and status show on hover
        and focus (book/_static/evidence.js)."""
        return from_file("evidence", label=label, **self.behind(item))

    def evidence_at(self, item: str, at: tuple[int, int], label: object) -> Html:
        """A link to other words of the report of a reading than its own: those of a time or a place."""
        report_id = self.item(item)["report_id"]
        own = next(s for s in self.sentences_of(report_id) if s["part"] == "text" and s["start"] <= at[0] < s["end"])
        said = " ".join(self.text(report_id)[own["start"] : own["end"]].split())
        words = {"item": words_at(at[0]), "sentence": shortened(said, LONGEST_HINT)}
        return from_file("evidence", label=label, **(self.behind(item) | words))

    def pointer(self, item: str) -> Html:
        """The tag that begins a link from a mark in a picture to its sentence, which shows on hover and focus."""
        return html(
            '<a class="dl-evidence" href="{{ up }}reports/{{ report }}.html#{{ item }}" '
            'aria-label="{{ source }}: {{ sentence }}" data-sentence="{{ sentence }}" data-source="{{ source }}">',
            **self.behind(item),
        )

    def behind(self, item: str) -> dict[str, str]:
        """What a link to a reading's sentence holds: the way there, the sentence, and where it is."""
        harmed = self.victims.get(item) if item.startswith("v-") else None
        report_id, review = (harmed or self.item(item))["report_id"], self.review_of(item)
        r = self.reports[report_id]
        return {
            "up": self.up,
            "report": in_address(report_id),
            "item": in_address(item),
            "sentence": shortened(self._contexts[item], LONGEST_HINT),
            "source": f"{r['outlet']}, {published(r)} · {review}{whose_words(r)}",
        }

    def review_of(self, item: str) -> str:
        """Who vouches for a claim, statement, particular or person harmed: the machine, or people who looked."""
        harmed = self.victims.get(item) if item.startswith("v-") else None
        return harmed["review"] if harmed else self.item(item)["status"]

    def has(self, chapter: str) -> bool:
        """Whether a chapter is in the book, so that a page can lead to it."""
        return chapter in self.case["chapters"]

    def report(self, report_id: str, label: object = None) -> Html:
        """A link to a report's page."""
        return html(
            '<a href="{{ up }}reports/{{ name }}.html">{{ label }}</a>',
            up=self.up,
            name=in_address(report_id),
            label=label or self.reports[report_id]["outlet"],
        )

    def download(self, file: str, label: str) -> Html:
        """A link to a file that the site offers for download."""
        return html('<a href="{{ up }}../downloads/{{ file }}">{{ label }}</a>', up=self.up, file=file, label=label)

    def incident(self, incident_id: str | None) -> Html:
        """A link to an incident's page."""
        if incident_id is None:
            return html("background")
        return html(
            '<a href="{{ up }}incidents/{{ name }}.html">{{ label }}</a>',
            up=self.up,
            name=in_address(incident_id),
            label=self.incidents[incident_id]["name"],
        )

    @cached_property
    def _stated(self) -> dict[tuple[str, str], AssertionRow]:
        return {(a["kind"], a["subject"]): a for a in self.rows("assertions") if not a["failed"]}

    def stated(self, kind: str, *subject: object) -> AssertionRow | None:
        """What the book states of something, where that passed its checks; what has no such row is on no page."""
        self.touched.add("assertions")
        return self._stated.get((kind, " · ".join(map(str, subject))))

    def mark(self, *rows: AssertionRow | None) -> Html:
        """The attribute by which a piece of a page says which rows of the table of assertions it states."""
        ids = " ".join(a["assertion_id"] for a in rows if a is not None)
        return html(' data-stated="{{ ids }}"', ids=ids) if ids else html("")

    def stating(self, words: object, *rows: AssertionRow | None) -> Html:
        """Words or a finished piece that say what these rows of the table of assertions state."""
        return html("<span{{ mark }}>{{ words }}</span>", mark=self.mark(*rows), words=words)

    def toll(self, incident_id: str, effect: str, group: str) -> TollRow | None:
        """One toll that is not the attackers' own account, or None."""
        return next(
            (
                t
                for t in self.rows("tolls")
                if (t["incident_id"], t["effect"], t["group"], t["account"]) == (incident_id, effect, group, "")
            ),
            None,
        )


def words_at(start: int) -> str:
    """The anchor of words that are no reading of their own, by where they begin in their report."""
    return f"at-{start}"


def whose_words(report: ReportRow) -> str:
    """What a reader has to know of a sentence's wording: that it is an abstract's; nothing for an outlet's own."""
    if report["full"]:
        return ""
    return " · only the beginning could be read" if report["partial"] else " · our abstract, not the outlet’s wording"


def published(report: ReportRow) -> str:
    """When a report was published, in words, and no more exactly than is known."""
    first, last = report["published_earliest"], report["published_latest"]
    if first is None or last is None:
        return "undated"
    mark = " (inferred)" if report["dated_by"] == "inferred" else ""
    return (in_words(first) if first == last else f"between {in_words(first)} and {in_words(last)}") + mark
