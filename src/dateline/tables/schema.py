"""One spec a table: what every column holds, and what has to be true of a row.

From it come the row types (`dateline.tables.rows`, generated), the checks of written tables (`dateline.tables.store`),
the data dictionary, the data package and what review.csv accepts. To change a table, change it here and run `python
-m dateline.tables.generate`.

Column
    type       str, int, float, bool or date
    nullable   whether a cell may be empty
    meaning    what the cell holds, in a few words
    values     the vocabulary its values come from; `open_values` where it names the usual ones and others may occur
    unit       what a number counts
    least, most  bounds of a number, both included
    filled     whether a text needs at least one character
    refers     the column, as "reports.report_id", that has to hold this value
    many       whether the cell can hold several identifiers, separated by single spaces
    example    a value as it may occur
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from dateline.tables import vocabulary as v

OFFSET = "code points"
Vocabulary = type[StrEnum]


class Column(NamedTuple):
    """What one column holds; the fields are explained at the top of this module."""

    name: str
    type: str
    nullable: bool
    meaning: str
    values: Vocabulary | None = None
    open_values: bool = False
    unit: str = ""
    least: float | None = None
    most: float | None = None
    filled: bool = False
    refers: str = ""
    many: bool = False
    example: object = None

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values the column can have; empty where any will do."""
        return () if self.values is None or self.open_values else tuple(map(str, self.values))

    @property
    def described(self) -> str:
        """What the column holds, with its values, unit, bounds and reference, in one sentence."""
        values = ", ".join(self.values or ())
        bounds = " to ".join(f"{n:g}" for n in (self.least, self.most) if n is not None)
        parts = [
            self.meaning,
            f"{'usually' if self.open_values else 'one of'}: {values}" if values else "",
            f"in {self.unit}" if self.unit else "",
            (f"from {bounds}" if self.most is not None else f"{bounds} or more") if bounds else "",
            f"refers to {self.refers}" if self.refers else "",
        ]
        return "; ".join(p for p in parts if p)


class InOrder(NamedTuple):
    """Two columns of which the first is at most the second (less than it, if `strictly`) wherever both are there."""

    first: str
    second: str
    strictly: bool = False

    @property
    def told(self) -> str:
        """The rule in words."""
        return f"{self.first} {'must be below' if self.strictly else 'must not be above'} {self.second}"


class Table:
    """A table: what a row of it is, its columns in order, its key, which columns have to be in order,
    and which of them a person can amend in review.csv (`amendable`, names separated by spaces)."""

    def __init__(
        self,
        name: str,
        row: str,
        columns: list[Column],
        key: tuple[str, ...] = (),
        in_order: tuple[InOrder, ...] = (),
        amendable: str = "",
    ) -> None:
        self.name, self.row, self.columns, self.key, self.in_order = name, row, tuple(columns), key, in_order
        self.amendable = tuple(self.by_name[c] for c in amendable.split())

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {c.name: c for c in self.columns}

    @property
    def row_type(self) -> str:
        """The name of the class of its rows: ClaimRow for claims."""
        return ROW_TYPES[self.name]


ROW_TYPES = {
    "reports": "ReportRow",
    "gazetteer": "PlaceRow",
    "actors": "ActorRow",
    "times": "TimeRow",
    "places": "PlaceMentionRow",
    "claims": "ClaimRow",
    "statements": "StatementRow",
    "particulars": "ParticularRow",
    "reliances": "RelianceRow",
    "incidents": "IncidentRow",
    "tolls": "TollRow",
    "variants": "VariantRow",
    "unanswered": "UnansweredRow",
    "set_aside": "SetAsideRow",
    "changes": "ChangeRow",
    "contradictions": "ContradictionRow",
    "coverage": "CoverageRow",
    "assertions": "AssertionRow",
}

SPAN = InOrder("start", "end", strictly=True)
DAYS = InOrder("earliest", "latest")
REPORT = Column("report_id", "str", False, "the report", refers="reports.report_id", example="rudaw-2021-12-03")
WORDS = "the words, exactly as they are in the report from start to end"


def _span(nullable: bool = False, what: str = "") -> list[Column]:
    """The columns start and end; offsets count code points, the end is exclusive."""
    of = f" of {what}" if what else ""
    return [
        Column("start", "int", nullable, f"first character{of}", unit=OFFSET, least=0, example=118),
        Column("end", "int", nullable, f"past the last character{of}", unit=OFFSET, least=1, example=152),
    ]


def _days(first: str, last: str, of: str = "") -> list[Column]:
    return [
        Column(first, "date", True, f"first day{of}", example="2021-12-02"),
        Column(last, "date", True, f"last day{of}", example="2021-12-02"),
    ]


def _review() -> Column:
    return Column("status", "str", False, "machine, or what a person decided", v.Review, example="machine")


def _incident(nullable: bool, meaning: str) -> Column:
    return Column(
        "incident_id", "str", nullable, meaning, refers="incidents.incident_id", example="makhmour-2021-12-02"
    )


def _place(name: str, nullable: bool, meaning: str) -> Column:
    return Column(name, "str", nullable, meaning, refers="gazetteer.place_id", example="makhmour")


def _actors(name: str, meaning: str) -> Column:
    """A column of one known actor, or of several who speak together."""
    return Column(name, "str", True, meaning, refers="actors.actor_id", many=True, example="masrour-barzani")


REPORTS = Table("reports", "a report", [
    Column("report_id", "str", False, "identifier: the file's name, or the id of a JSONL line", filled=True,
           example="rudaw-2021-12-03"),
    Column("given_id", "str", False, "what the input calls it, where that cannot be the identifier; else empty"),
    Column("outlet", "str", False, "who published it", filled=True, example="Rudaw"),
    Column("title", "str", False, "headline, empty where none is known", example="ISIS attack kills ten Peshmerga"),
    Column("url", "str", False, "address, empty where none is known", example="https://www.example.org/story"),
    Column("language", "str", False, "ISO 639 code", filled=True, example="en"),
    Column("published", "str", True, "EDTF date or time of publication; null where nothing says it",
           example="2021-12-03T09:30"),
    Column("published_earliest", "date", True, "first day it can have been published", example="2021-12-03"),
    Column("published_latest", "date", True, "last day it can have been published", example="2021-12-03"),
    Column("dated_by", "str", False, "where the date of publication comes from", v.DatedBy, example="metadata"),
    Column("dated_why", "str", False, "one sentence on where the date comes from",
           example="The report bears this date."),
    Column("dateline", "str", False, "the place it is written from", example="ERBIL"),
    Column("agency", "str", False, "the agency it credits the story to", example="Reuters"),
    Column("carried_by", "str", False, "who else printed the copy that was read"),
    Column("origin_id", "str", False, "the report or source its facts come from", filled=True,
           example="rudaw-2021-12-03"),
    Column("relation", "str", False, "how it came about", v.ReportRelation, example="original"),
    Column("full", "bool", False, "false for an abstract, or where only the beginning could be read", example=True),
    Column("partial", "bool", False, "true where only the beginning of the text could be read, as behind a paywall",
           example=False),
    Column("fetched", "str", True, "when its page was fetched, in UTC; null where that is not known",
           example="2021-12-03T10:02:11Z"),
    Column("version_of", "str", True, "the report that is an older version of its page"),
    Column("replaced_by", "str", True, "the report that is the newest version of its page, where this is an older one"),
    Column("words", "int", False, "length", unit="words", least=0, example=412),
    Column("sha256", "str", False, "hash of the text and what is known of it", filled=True),
    Column("text", "str", False, "the text"),
], ("report_id",), (InOrder("published_earliest", "published_latest"),))  # fmt: skip

GAZETTEER = Table("gazetteer", "a place of places.csv, or one that the reports name and it lacks", [
    Column("place_id", "str", False, "identifier", filled=True, example="makhmour"),
    Column("name", "str", False, "name in the book", filled=True, example="Makhmour"),
    Column("kind", "str", False, "what sort of place it is", v.PlaceKind, open_values=True, example="town"),
    Column("within", "str", True, "the place around it", refers="gazetteer.place_id", example="nineveh"),
    Column("latitude", "float", True, "latitude", unit="degrees, WGS 84", least=-90, most=90, example=35.776),
    Column("longitude", "float", True, "longitude", unit="degrees, WGS 84", least=-180, most=180, example=43.578),
    Column("other_names", "str", False, "other spellings, separated by |", example="Makhmur|Maxmur"),
    Column("inferred", "str", False, "how the place is known, where places.csv does not list it; else empty",
           example="gazetteer"),
], ("place_id",))  # fmt: skip

ACTORS = Table("actors", "a person or body of actors.csv", [
    Column("actor_id", "str", False, "identifier", filled=True, example="masrour-barzani"),
    Column("name", "str", False, "name in the book", filled=True, example="Masrour Barzani"),
    Column("kind", "str", False, "what it is", v.ActorKind, example="person"),
    Column("side", "str", False, "whose side the case's maker counts them on", example="kurdish"),
    Column("role", "str", False, "role of a person", example="Prime Minister"),
    Column("organisation", "str", False, "the body a person speaks for", example="kurdistan-regional-government"),
    Column("other_names", "str", False, "other names, separated by |", example="PM Barzani"),
], ("actor_id",))  # fmt: skip

TIMES = Table("times", "a temporal expression", [
    REPORT,
    *_span(),
    Column("words", "str", False, WORDS, filled=True, example="Thursday night"),
    Column("type", "str", False, "what it names, after TimeML", v.TimeType, example="date"),
    Column("section", "str", False, "the part of the page it is in", v.Section, example="story"),
    Column("formula", "str", False, "what it means before the report's date is known", example="DOW 4 -"),
    Column("anchor", "int", True, "start of the expression it counts from", unit=OFFSET, least=0),
    Column("value", "str", True, "EDTF", example="2021-12-02"),
    *_days("earliest", "latest"),
], in_order=(SPAN, DAYS))  # fmt: skip

PLACES = Table("places", "a mention of a place", [
    REPORT,
    *_span(),
    Column("words", "str", False, WORDS, filled=True, example="Makhmour"),
    _place("place_id", False, "the place"),
    Column("rule", "str", False, "how the place is known: listed in places.csv, "
                                 "from the gazetteer, or from the text alone", example="listed"),
    Column("kind", "str", True, "what sort of place it is, where places.csv does not list it", v.PlaceKind,
           open_values=True, example="town"),
    Column("around", "str", True,
           "the identifiers of what it lies in, from the inside out, where places.csv does not list it"),
    Column("latitude", "float", True, "latitude, from the gazetteer", unit="degrees, WGS 84", least=-90, most=90,
           example=35.776),
    Column("longitude", "float", True, "longitude, from the gazetteer", unit="degrees, WGS 84", least=-180, most=180,
           example=43.578),
], in_order=(SPAN,))  # fmt: skip

CLAIMS = Table("claims", "a casualty figure", [
    Column("claim_id", "str", False, "identifier", filled=True, example="c-1f3a9b22c0"),
    REPORT,
    Column("part", "str", False, "where the words stand: start, end and the offsets of the figure count within it",
           v.Part, example="text"),
    *_span(),
    Column("words", "str", False, "the words from the figure to the word of harm, exactly as in the report",
           filled=True, example="ten Peshmerga fighters were killed"),
    Column("effect", "str", False, "what befell them", v.Effect, example="killed"),
    Column("group", "str", False, "who they were", filled=True, example="Peshmerga"),
    Column("low", "int", True, "the least the words allow", unit="people", least=0, example=10),
    Column("high", "int", True, "the most the words allow", unit="people", least=0, example=10),
    Column("hedge", "str", False, "words that bound the figure", example="at least"),
    Column("mode", "str", False, "how it relates to the report's other figures; superseded: "
                                 "of an older version of a page", v.Mode, example="total"),
    Column("cause", "str", False, "attack, or accident for a death reported in the same sentence as one", v.Cause,
           example="attack"),
    Column("means", "str", True, "how it was done, where the sentence says so", v.Means, example="ambush"),
    Column("figure_start", "int", False, "first character of the figure and its noun", unit=OFFSET, least=0,
           example=118),
    Column("figure_end", "int", False, "past their last character", unit=OFFSET, least=1, example=140),
    Column("attributed_to", "str", True, "the speaker in whose words the figure is given", example="the ministry"),
    _actors("attributed_id", "that speaker's actor_id; of several, separated by spaces"),
    Column("when", "str", True, "the temporal expression it is tied to", example="Thursday night"),
    Column("when_start", "int", True, "where that expression begins", unit=OFFSET, least=0, example=160),
    *_days("earliest", "latest"),
    _place("place_id", True, "the place"),
    _incident(True, "the incident; null for background"),
    Column("origin_id", "str", True,
           "origin of the figure: its report's, or that of the report its passage is lifted from",
           example="rudaw-2021-12-03"),
    _review(),
], ("claim_id",), (SPAN, InOrder("low", "high"), InOrder("figure_start", "figure_end", True), DAYS),
    "effect group low high mode cause attributed_to attributed_id place_id earliest latest")  # fmt: skip

STATEMENTS = Table("statements", "words that a report attributes to somebody", [
    Column("statement_id", "str", False, "identifier", filled=True, example="s-8c0d11e5af"),
    REPORT,
    *_span(),
    Column("words", "str", False, WORDS, filled=True, example="We will not let this pass."),
    Column("kind", "str", False, "quoted whole, in part, or not", v.StatementKind, example="direct"),
    Column("speaker", "str", True, "the person or body; null where the reader can't tell", example="Masrour Barzani"),
    _actors("speaker_id", "actor_id of a known speaker; of several, separated by spaces"),
    Column("speaker_start", "int", True, "first character of the words that name the source", unit=OFFSET, least=0,
           example=90),
    Column("speaker_end", "int", True, "past their last character", unit=OFFSET, least=1, example=105),
    Column("role", "str", True, "role given in the report or known of the actor", example="Prime Minister"),
    Column("organisation", "str", True, "body the speaker speaks for", example="Kurdistan Regional Government"),
    Column("cue", "str", True, "verb or phrase that attributes", example="said"),
    Column("act", "str", False, "what the statement does", v.Act, example="condemn"),
    Column("addressee", "str", True,
           "whom a call, demand, warning or offer is addressed to, where its words say so; several joined by “; ”",
           example="Iraq"),
    Column("target", "str", True, "whom blame, condemnation or praise is aimed at, "
                                  "where its words say so; several joined by “; ”", example="ISIS"),
    *_days("said_earliest", "said_latest", " it can have been said"),
    Column("said_start", "int", True, "where the time of speaking stands", unit=OFFSET, least=0),
    Column("venue", "str", True, "where or how it was said", example="in a statement"),
    Column("names", "str", False, "actors whom its words name, without the speaker, separated by spaces",
           refers="actors.actor_id", many=True, example="isis"),
    Column("utterance_id", "str", False, "the utterance it prints", filled=True, example="u-77d0b1c9e2"),
    _review(),
], ("statement_id",), (SPAN, InOrder("speaker_start", "speaker_end", True), InOrder("said_earliest", "said_latest")),
    "speaker speaker_id act addressee target kind role organisation said_earliest said_latest")  # fmt: skip

PARTICULARS = Table("particulars", "what else a report says of an attack", [
    Column("particular_id", "str", False, "identifier", filled=True, example="p-5b2e90aa17"),
    REPORT,
    *_span(),
    Column("words", "str", False, WORDS, filled=True, example="two villages"),
    Column("aspect", "str", False, "what it is about", v.Aspect, example="places"),
    Column("value", "str", False, "what the words say of it; for a position the direction", filled=True,
           example="2 villages"),
    Column("number", "float", True, "how many; for a position kilometres", least=0, example=2.0),
    _place("place_id", True, "the place spoken of"),
    _place("other_place_id", True, "the place it is measured from"),
    Column("attributed_to", "str", True, "the speaker in whose words it stands", example="the ministry"),
    _actors("attributed_id", "that speaker's actor_id; of several, separated by spaces"),
    _incident(True, "the incident; null where it is about none of them"),
    _review(),
], ("particular_id",), (SPAN,))  # fmt: skip

RELIANCES = Table("reliances", "a report that depends on another", [
    REPORT._replace(meaning="the report that depends on another"),
    *_span(True, "the passage that does; null for the whole report"),
    Column("rests_on", "str", False, "report, or outlet or agency where none of its reports is here", filled=True,
           example="reuters-2021-12-03"),
    Column("relation", "str", False, "how it depends on it", v.Reliance, example="reprint"),
    Column("why", "str", False, "what shows it", filled=True),
], in_order=(SPAN,))  # fmt: skip

INCIDENTS = Table("incidents", "one attack, or one series that reports count as one", [
    Column("incident_id", "str", False, "identifier: place and day", filled=True, example="makhmour-2021-12-02"),
    Column("name", "str", False, "what it is called in the book", filled=True, example="Makhmour, 2 December 2021"),
    Column("date", "str", True, "EDTF", example="2021-12-02"),
    *_days("earliest", "latest"),
    Column("date_precision", "int", True, "UCDP GED: 1 the day ... 5 longer, at most a year", least=1, most=5,
           example=1),
    _place("place_id", False, "the place"),
    Column("latitude", "float", True, "latitude", unit="degrees, WGS 84", least=-90, most=90, example=35.776),
    Column("longitude", "float", True, "longitude", unit="degrees, WGS 84", least=-180, most=180, example=43.578),
    Column("where_precision", "int", False, "UCDP GED: 1 the exact place ... 7", least=1, most=7, example=1),
    Column("kind", "str", False, "one attack, or a series", v.IncidentKind, example="attack"),
    Column("perpetrator", "str", True, "who is said to have done it", example="ISIS"),
    Column("target", "str", True, "groups that were hit", example="Peshmerga, civilians"),
    Column("strength", "str", False, "how well it is attested, after Airwars", v.Strength, example="fair"),
    Column("reports", "int", False, "reports that give a figure for it", least=1, example=12),
    Column("origins", "int", False, "independent sources of those figures: outlets, and whoever they quote, each once",
           least=1, example=9),
    Column("why", "str", False, "why these claims were taken together", filled=True),
], ("incident_id",), (DAYS,))  # fmt: skip

TOLLS = Table("tolls", "a reconciled count", [
    _incident(False, "the incident"),
    Column("effect", "str", False, "what befell them", v.Effect, example="killed"),
    Column("group", "str", False, "group, or all", filled=True, example="all"),
    Column("account", "str", False, "empty, or the attackers by whose own account it is", example="Northern Front"),
    Column("low", "int", True, "least", unit="people", least=0, example=10),
    Column("best", "int", True, "the figure the rule gives", unit="people", least=0, example=13),
    Column("high", "int", True, "most", unit="people", least=0, example=13),
    Column("rule", "str", False, "the rule", v.TollRule, example="latest"),
    Column("claim_ids", "str", False, "the claims it is based on, separated by spaces", filled=True,
           refers="claims.claim_id", many=True, example="c-1f3a9b22c0 c-22b8d0019e"),
    Column("why", "str", False, "how the figure comes about", filled=True),
], ("incident_id", "effect", "group", "account"),
(InOrder("low", "best"), InOrder("best", "high"), InOrder("low", "high")))  # fmt: skip

VARIANTS = Table("variants", "one report's text of an utterance", [
    Column("utterance_id", "str", False, "utterance", refers="statements.utterance_id", example="u-77d0b1c9e2"),
    Column("statement_id", "str", False, "this text of it", refers="statements.statement_id", example="s-8c0d11e5af"),
    REPORT._replace(meaning="its report"),
    Column("base_statement_id", "str", False, "the text it is compared with", refers="statements.statement_id",
           example="s-02c4a1b7f3"),
    Column("base_report_id", "str", False, "that text's report", refers="reports.report_id",
           example="rudaw-2021-12-03"),
    Column("base_start", "int", False, "first character of that text in its report", unit=OFFSET, least=0, example=88),
    Column("base_end", "int", False, "past its last character", unit=OFFSET, least=1, example=140),
    Column("quoted", "bool", False, "whether it stands between quotation marks", example=True),
    Column("relation", "str", False, "how it differs from the base text", v.VariantRelation, example="truncated"),
    Column("kept", "float", False, "share of the base text's words that it keeps", least=0, most=1, example=0.83),
    Column("differences", "str", False, "JSON: operations with offsets in both texts", filled=True, example="[]"),
    *_span(False, "the passage in its report"),
], in_order=(SPAN, InOrder("base_start", "base_end", True)))  # fmt: skip

UNANSWERED = Table("unanswered", "a decision of review.csv about something that is not there", [
    Column("target", "str", False, "identifier that a decision of review.csv names and no reading has", filled=True,
           example="c-1f3a9b22c0"),
    Column("decision", "str", False, "what was decided", v.DecisionKind, example="amend"),
    Column("field", "str", False, "column to amend", example="low"),
    Column("value", "str", True, "what it should be", example="9"),
    Column("by", "str", False, "who decided", filled=True, example="A. Editor"),
    Column("on", "str", False, "when", filled=True, example="2021-12-05"),
    Column("why", "str", False, "for what reason"),
    Column("line", "int", False, "line of review.csv", least=1, example=2),
])  # fmt: skip

SET_ASIDE = Table("set_aside", "a report that is in no other table, because Dateline failed on it", [
    Column("report_id", "str", False, "the report", filled=True, example="rudaw-2021-12-03"),
    Column("step", "str", False, "what was being done: extraction or linking", filled=True, example="extraction"),
    Column("failed_in", "str", False, "the function that failed: module, name and line", filled=True,
           example="extraction.casualties.counts.before, line 40"),
    Column("error", "str", False, "what went wrong, in Python's words", filled=True,
           example="IndexError: list index out of range"),
], ("report_id",))  # fmt: skip

CHANGES = Table("changes", "what this edition says that the one before did not", [
    Column("table", "str", False, "the table it is in", filled=True, example="claims"),
    Column("kind", "str", False, "what happened to it", v.ChangeKind, example="new"),
    Column("item", "str", False, "identifier of what changed; its parts are separated by spaces", filled=True,
           example="c-1f3a9b22c0"),
    Column("what", "str", False, "what it is, in a line", filled=True),
    Column("before", "str", True, "what the edition before said of it; null for what is new"),
    Column("after", "str", True, "what this edition says; null for what was withdrawn"),
])  # fmt: skip

CONTRADICTIONS = Table("contradictions", "a disagreement between reports", [
    Column("contradiction_id", "str", False, "identifier", filled=True, example="x-90bb1de44a"),
    _incident(True, "the incident, where it is about one"),
    Column("kind", "str", False, "what they disagree about", v.ContradictionKind, example="number"),
    Column("summary", "str", False, "the disagreement in a line", filled=True),
    Column("sides", "str", False, "JSON: each side with its reports, origins and evidence", filled=True),
    Column("settled_by", "str", False, "what settles it and depends on none of its sides; empty where nothing does"),
    Column("note", "str", False, "what may explain it without settling it; empty where nothing does"),
    Column("rule", "str", False, "the rule that found it", filled=True, example="different days"),
], ("contradiction_id",))  # fmt: skip

COVERAGE = Table("coverage", "what a report says of a point about an attack", [
    _incident(False, "the attack"),
    Column("point", "str", False, "the point in a few words", filled=True, example="13 killed in all"),
    REPORT,
    Column("says", "str", False, "what the report says of it", v.Says, example="at least"),
    Column("evidence", "str", False,
           "the claims, particulars or statements that show it, separated by spaces; the report itself where it says "
           "nothing or no reading has the sentence", filled=True, example="c-1f3a9b22c0"),
], ("incident_id", "point", "report_id"))  # fmt: skip

ASSERTIONS = Table("assertions", "something the book states that is no report's own words, with what it rests on", [
    Column("assertion_id", "str", False, "identifier", filled=True, example="a-0c4de2a915"),
    Column("page", "str", False, "the page that states it", filled=True, example="casualties"),
    Column("kind", "str", False, "what sort of statement it is", v.AssertionKind, example="toll"),
    Column("subject", "str", False, "what it is about: identifiers and names, separated by middle dots", filled=True,
           example="makhmour-2021-12-02 · killed · all ·  · low"),
    Column("text", "str", False, "the statement in words", filled=True),
    Column("value", "str", False, "what it states", filled=True, example="12"),
    Column("word", "str", False, "how the evidence gives it", v.AssertionWord, example="says at least"),
    Column("evidence", "str", False,
           "identifiers of the claims, statements, particulars or reports it rests on, separated by spaces",
           filled=True, many=True, example="c-1f3a9b22c0 c-22b8d0019e"),
    Column("checks", "str", False, "names of the checks it passed, separated by spaces",
           example="evidence-exists said-by-evidence"),
    Column("failed", "str", False, "what is wrong with it; empty where it holds. What fails is on no page"),
], ("assertion_id",))  # fmt: skip

TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        REPORTS, GAZETTEER, ACTORS, TIMES, PLACES, CLAIMS, STATEMENTS, PARTICULARS, RELIANCES, INCIDENTS, TOLLS,
        VARIANTS,
        UNANSWERED, SET_ASIDE, CHANGES, CONTRADICTIONS, COVERAGE, ASSERTIONS,
    )
}  # fmt: skip
