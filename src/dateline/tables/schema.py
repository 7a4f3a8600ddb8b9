"""One spec a table: what every column holds, and what has to be true of a row.

From it come the row types (`dateline.tables.rows`, generated), the checks of written tables (`dateline.tables.checks`),
the data dictionary, the data package and what review.csv accepts. To change a table, change it here and run `python
-m dateline.tables.generate`.

Column
    type       str, int, float, bool or date
    meaning    what the cell holds, in a few words
    values     the vocabulary its values come from; `open_values` where it names the usual ones and others may occur
    nullable   whether a cell may be empty
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
    meaning: str
    values: Vocabulary | None = None
    nullable: bool = False
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
    "sentences": "SentenceRow",
    "quotations": "QuotationRow",
    "times": "TimeRow",
    "places": "PlaceMentionRow",
    "claims": "ClaimRow",
    "statements": "StatementRow",
    "particulars": "ParticularRow",
    "victims": "VictimRow",
    "persons": "PersonRow",
    "reliances": "RelianceRow",
    "incidents": "IncidentRow",
    "tolls": "TollRow",
    "what_ifs": "WhatIfRow",
    "variants": "VariantRow",
    "unanswered": "UnansweredRow",
    "set_aside": "SetAsideRow",
    "changes": "ChangeRow",
    "contradictions": "ContradictionRow",
    "coverage": "CoverageRow",
    "assertions": "AssertionRow",
    "comparisons": "ComparisonRow",
    "corrections": "CorrectionRow",
}

SPAN = InOrder("start", "end", strictly=True)
DAYS = InOrder("earliest", "latest")
REPORT = Column("report_id", "str", "the report", refers="reports.report_id", example="rudaw-2021-12-03")
WORDS = "the words, exactly as they are in the report from start to end"


def _span(what: str = "", *, nullable: bool = False) -> list[Column]:
    """The columns start and end; offsets count code points, the end is exclusive."""
    of = f" of {what}" if what else ""
    return [
        Column("start", "int", f"first character{of}", unit=OFFSET, least=0, example=118, nullable=nullable),
        Column("end", "int", f"past the last character{of}", unit=OFFSET, least=1, example=152, nullable=nullable),
    ]


def _days(first: str, last: str, of: str = "") -> list[Column]:
    return [
        Column(first, "date", f"first day{of}", example="2021-12-02", nullable=True),
        Column(last, "date", f"last day{of}", example="2021-12-02", nullable=True),
    ]


def _review() -> Column:
    return Column("status", "str", "machine, or what a person decided", v.Review, example="machine")


def _rule(example: str) -> Column:
    return Column("rule", "str", "the rule that made the row; docs/rules says what it reads", filled=True,
                  example=example)  # fmt: skip


def _incident(meaning: str, *, nullable: bool = False) -> Column:
    return Column(
        "incident_id", "str", meaning, refers="incidents.incident_id", example="makhmour-2021-12-02", nullable=nullable
    )


def _place(name: str, meaning: str, *, nullable: bool = False) -> Column:
    return Column(name, "str", meaning, refers="gazetteer.place_id", example="makhmour", nullable=nullable)


def _actors(name: str, meaning: str) -> Column:
    """A column of one known actor, or of several who speak together."""
    return Column(name, "str", meaning, refers="actors.actor_id", many=True, example="masrour-barzani", nullable=True)


REPORTS = Table("reports", "a report", [
    Column("report_id", "str", "identifier: the file's name, or the id of a JSONL line", filled=True,
           example="rudaw-2021-12-03"),
    Column("given_id", "str", "what the input calls it, where that cannot be the identifier; else empty"),
    Column("outlet", "str", "who published it", filled=True, example="Rudaw"),
    Column("title", "str", "headline, empty where none is known", example="ISIS attack kills ten Peshmerga"),
    Column("url", "str", "address, empty where none is known", example="https://www.example.org/story"),
    Column("language", "str", "ISO 639 code", filled=True, example="en"),
    Column("published", "str", "EDTF date or time of publication; null where nothing says it",
           example="2021-12-03T09:30", nullable=True),
    Column("published_earliest", "date", "first day it can have been published", example="2021-12-03", nullable=True),
    Column("published_latest", "date", "last day it can have been published", example="2021-12-03", nullable=True),
    Column("dated_by", "str", "where the date of publication comes from", v.DatedBy, example="metadata"),
    Column("dated_why", "str", "one sentence on where the date comes from",
           example="The report gives this date."),
    Column("dateline", "str", "the place it is written from", example="ERBIL"),
    Column("agency", "str", "the agency it credits the story to", example="Reuters"),
    Column("carried_by", "str", "who else printed the copy that was read"),
    Column("origin_id", "str", "the report or source its facts come from", filled=True,
           example="rudaw-2021-12-03"),
    Column("relation", "str", "how it came about", v.ReportRelation, example="original"),
    Column("full", "bool", "false for an abstract, or where only the beginning could be read", example=True),
    Column("partial", "bool", "true where only the beginning of the text could be read, as behind a paywall",
           example=False),
    Column("fetched", "str", "when its page was fetched, in UTC; null where that is not known",
           example="2021-12-03T10:02:11Z", nullable=True),
    Column("version_of", "str", "the report that is an older version of its page", nullable=True),
    Column("replaced_by", "str", "the report that is the newest version of its page, where this is an older one",
           nullable=True),
    Column("words", "int", "length", unit="words", least=0, example=412),
    Column("sha256", "str", "hash of the text and what is known of it", filled=True),
    Column("text", "str", "the text"),
], ("report_id",), (InOrder("published_earliest", "published_latest"),))  # fmt: skip

GAZETTEER = Table("gazetteer", "a place in places.csv, or one that reports name and places.csv lacks", [
    Column("place_id", "str", "identifier", filled=True, example="makhmour"),
    Column("name", "str", "name in the book", filled=True, example="Makhmour"),
    Column("kind", "str", "what sort of place it is", v.PlaceKind, open_values=True, example="town"),
    Column("within", "str", "the place around it", refers="gazetteer.place_id", example="nineveh", nullable=True),
    Column("latitude", "float", "latitude", unit="degrees, WGS 84", least=-90, most=90, example=35.776, nullable=True),
    Column("longitude", "float", "longitude", unit="degrees, WGS 84", least=-180, most=180, example=43.578,
           nullable=True),
    Column("other_names", "str", "other spellings, separated by |", example="Makhmur|Maxmur"),
    Column("inferred", "str", "how the place is known, where places.csv does not list it; else empty",
           example="gazetteer"),
], ("place_id",))  # fmt: skip

ACTORS = Table("actors", "a person or body of actors.csv", [
    Column("actor_id", "str", "identifier", filled=True, example="masrour-barzani"),
    Column("name", "str", "name in the book", filled=True, example="Masrour Barzani"),
    Column("kind", "str", "what it is", v.ActorKind, example="person"),
    Column("side", "str", "whose side the case's maker counts them on", example="kurdish"),
    Column("role", "str", "role of a person", example="Prime Minister"),
    Column("organisation", "str", "the body a person speaks for", example="kurdistan-regional-government"),
    Column("other_names", "str", "other names, separated by |", example="PM Barzani"),
], ("actor_id",))  # fmt: skip

SENTENCES = Table("sentences", "a sentence of the story, or a paragraph that is no part of it", [
    Column("sentence_id", "str", "identifier", filled=True, example="n-4be01c77d2"),
    REPORT,
    Column("part", "str", "where it is: start, end and the paragraph's offsets count within it; a title is one row",
           v.Part, example="text"),
    *_span(),
    Column("paragraph", "int", "the number of its paragraph in that part, from 0", least=0, example=3),
    Column("paragraph_start", "int", "first character of its paragraph", unit=OFFSET, least=0, example=98),
    Column("paragraph_end", "int", "past the last character of its paragraph", unit=OFFSET, least=1, example=310),
    Column("section", "str", "what its paragraph is; links, bylines and credits are no part of the story", v.Section,
           example="story"),
    Column("quoted", "bool", "whether something between quotation marks is in it", example=False),
], ("report_id", "part", "start"),
    (SPAN, InOrder("paragraph_start", "start"), InOrder("end", "paragraph_end")))  # fmt: skip

QUOTATIONS = Table("quotations", "what is between quotation marks in a report's text, whoever says it", [
    REPORT,
    *_span("what is between the marks"),
    Column("opens", "int", "first character of the opening mark", unit=OFFSET, least=0, example=117),
    Column("closes", "int", "past the last character of the closing mark; the end where none closes it", unit=OFFSET,
           least=1, example=153),
], ("report_id", "opens"), (SPAN, InOrder("opens", "start"), InOrder("end", "closes")))  # fmt: skip

TIMES = Table("times", "a temporal expression", [
    REPORT,
    *_span(),
    Column("words", "str", WORDS, filled=True, example="Thursday night"),
    Column("type", "str", "what it names, after TimeML", v.TimeType, example="date"),
    Column("section", "str", "the part of the page it is in", v.Section, example="story"),
    Column("formula", "str", "what it means before the report's date is known, in the grammar of "
                             "docs/rules/formulas.md; empty where nobody can say", example="DOW 4 -"),
    Column("anchor", "int", "start of the expression it counts from", unit=OFFSET, least=0, nullable=True),
    Column("value", "str", "the days it means: a day, month, year, decade, season, quarter or interval, as EDTF of "
                           "level 2", example="2021-12-02", nullable=True),
    Column("edtf", "str", "the same as EDTF of level 0 or 1, with what it says of the ends: .. where one is open, "
                          "~ for approximate, ? for uncertain, % for both", example="2021-12-02/..", nullable=True),
    *_days("earliest", "latest"),
    _rule("weekday"),
], in_order=(SPAN, DAYS))  # fmt: skip

PLACES = Table("places", "a mention of a place", [
    REPORT,
    *_span(),
    Column("words", "str", WORDS, filled=True, example="Makhmour"),
    _place("place_id", "the place"),
    Column("rule", "str", "how the place is known: listed in places.csv, "
                                 "from the gazetteer, or from the text alone", example="listed"),
    Column("kind", "str", "what sort of place it is, where places.csv does not list it", v.PlaceKind,
           open_values=True, example="town", nullable=True),
    Column("around", "str",
           "the identifiers of what it lies in, from the inside out, where places.csv does not list it", nullable=True),
    Column("latitude", "float", "latitude, from the gazetteer", unit="degrees, WGS 84", least=-90, most=90,
           example=35.776, nullable=True),
    Column("longitude", "float", "longitude, from the gazetteer", unit="degrees, WGS 84", least=-180, most=180,
           example=43.578, nullable=True),
], in_order=(SPAN,))  # fmt: skip

CLAIMS = Table("claims", "a casualty figure", [
    Column("claim_id", "str", "identifier", filled=True, example="c-1f3a9b22c0"),
    REPORT,
    Column("part", "str", "where the words are: start, end and the offsets of the figure count within it",
           v.Part, example="text"),
    *_span(),
    Column("words", "str", "the words from the figure to the word of harm, exactly as in the report",
           filled=True, example="ten Peshmerga fighters were killed"),
    Column("effect", "str", "what befell them", v.Effect, example="killed"),
    Column("group", "str", "who they were; civilians only where words say so", filled=True, example="Peshmerga"),
    Column("low", "int", "the least the words allow", unit="people", least=0, example=10, nullable=True),
    Column("high", "int", "the most the words allow", unit="people", least=0, example=10, nullable=True),
    Column("hedge", "str", "words that bound the figure", example="at least"),
    Column("mode", "str", "how it relates to the report's other figures; superseded: of an older version of a page; "
                          "unconfirmed: by its own words; possible: feared, or may come; seen: by one witness",
           v.Mode, example="total"),
    Column("cause", "str", "attack, or accident for a death reported in the same sentence as one", v.Cause,
           example="attack"),
    Column("means", "str", "how it was done, where the sentence says so", v.Means, example="ambush", nullable=True),
    Column("figure_start", "int", "first character of the figure and its noun", unit=OFFSET, least=0,
           example=118),
    Column("figure_end", "int", "past their last character", unit=OFFSET, least=1, example=140),
    Column("attributed_to", "str", "the speaker in whose words the figure is given", example="the ministry",
           nullable=True),
    _actors("attributed_id", "that speaker's actor_id; of several, separated by spaces"),
    Column("when", "str", "the temporal expression it is tied to", example="Thursday night", nullable=True),
    Column("when_start", "int", "where that expression begins", unit=OFFSET, least=0, example=160, nullable=True),
    *_days("earliest", "latest"),
    _place("place_id", "the place", nullable=True),
    _incident("the incident; null for background", nullable=True),
    Column("origin_id", "str",
           "origin of the figure: its report's, or that of the report its passage is lifted from",
           example="rudaw-2021-12-03", nullable=True),
    _rule("passive"),
    _review(),
], ("claim_id",), (SPAN, InOrder("low", "high"), InOrder("figure_start", "figure_end", strictly=True), DAYS),
    "effect group low high mode cause attributed_to attributed_id place_id earliest latest rule")  # fmt: skip

STATEMENTS = Table("statements", "words that a report attributes to somebody", [
    Column("statement_id", "str", "identifier", filled=True, example="s-8c0d11e5af"),
    REPORT,
    *_span(),
    Column("words", "str", WORDS, filled=True, example="We will not let this pass."),
    Column("kind", "str", "quoted whole, in part, or not", v.StatementKind, example="direct"),
    Column("speaker", "str", "the person or body; null where the reader can't tell", example="Masrour Barzani",
           nullable=True),
    _actors("speaker_id", "actor_id of a known speaker; of several, separated by spaces"),
    Column("speaker_start", "int", "first character of the words that name the source", unit=OFFSET, least=0,
           example=90, nullable=True),
    Column("speaker_end", "int", "past their last character", unit=OFFSET, least=1, example=105, nullable=True),
    Column("role", "str", "role given in the report or known of the actor", example="Prime Minister", nullable=True),
    Column("organisation", "str", "body the speaker speaks for", example="Kurdistan Regional Government",
           nullable=True),
    Column("cue", "str", "verb or phrase that attributes", example="said", nullable=True),
    Column("act", "str", "what the statement does", v.Act, example="condemn"),
    Column("addressee", "str",
           "whom a call, demand, warning or offer is addressed to, where its words say so; several joined by “; ”",
           example="Iraq", nullable=True),
    Column("target", "str", "whom blame, condemnation or praise is aimed at, "
                                  "where its words say so; several joined by “; ”", example="ISIS", nullable=True),
    *_days("said_earliest", "said_latest", " it can have been said"),
    Column("said_start", "int", "where the time of speaking is", unit=OFFSET, least=0, nullable=True),
    Column("venue", "str", "where or how it was said", example="in a statement", nullable=True),
    Column("names", "str", "actors whom its words name, without the speaker, separated by spaces",
           refers="actors.actor_id", many=True, example="isis"),
    Column("utterance_id", "str", "the utterance it prints", filled=True, example="u-77d0b1c9e2"),
    _rule("clause with that"),
    _review(),
], ("statement_id",),
    (SPAN, InOrder("speaker_start", "speaker_end", strictly=True), InOrder("said_earliest", "said_latest")),
    "speaker speaker_id act addressee target kind role organisation said_earliest said_latest rule")  # fmt: skip

VICTIMS = Table("victims", "a person killed or hurt, as one report describes them", [
    Column("victim_id", "str", "identifier", filled=True, example="v-52c1d9e0b7"),
    REPORT,
    Column("part", "str", "where the words are: start and end count within it", v.Part, example="text"),
    *_span("the description"),
    Column("words", "str", "the fullest description of the person, exactly as in the report", filled=True,
           example="Jan Berg, 24"),
    Column("name", "str", "the person's name; empty where the report gives none", example="Jan Berg"),
    Column("spellings", "str", "every form of the name in the report, separated by |", example="Jan Berg|J. Berg"),
    Column("age", "int", "the age, where one number says it", unit="years", least=0, most=130, example=24,
           nullable=True),
    Column("age_low", "int", "the least the words allow: 20 for “in her 20s”", unit="years", least=0, most=130,
           example=24, nullable=True),
    Column("age_high", "int", "the most the words allow", unit="years", least=0, most=130, example=24, nullable=True),
    Column("sex", "str", "by a noun or pronoun, never by a name; null where none says it", v.Sex, example="male",
           nullable=True),
    Column("occupation", "str", "an occupation or rank the report gives", example="nurse"),
    Column("relation", "str", "whose relative the person is, in the report's words", example="father of two"),
    Column("status", "str", "civilian or combatant only where words say so", v.Status, example="unknown"),
    Column("status_words", "str", "the words the status is based on, or a rank that leaves it open", example="soldier"),
    Column("effect", "str", "what befell the person", v.Effect, example="killed"),
    Column("means", "str", "how it was done, where the sentence says so", v.Means, example="gunfire", nullable=True),
    _incident("the attack; null before linking, and where no figure says which", nullable=True),
    Column("person_id", "str", "the person; null before linking, and where the attack is not known",
           refers="persons.person_id", example="h-9be01c77d2", nullable=True),
    Column("harm_part", "str", "the part of the report that says what befell the person", v.Part, example="text"),
    Column("harm_start", "int", "first character of the person's mention there", unit=OFFSET, least=0, example=118),
    Column("harm_end", "int", "past its last character", unit=OFFSET, least=1, example=122),
    _rule("harmed subject"),
    Column("review", "str", "machine, or what a person decided", v.Review, example="machine"),
], ("victim_id",), (SPAN, InOrder("age_low", "age_high"), InOrder("harm_start", "harm_end", strictly=True)),
    "name age sex occupation relation status status_words effect rule")  # fmt: skip

PERSONS = Table("persons", "a person killed or hurt in an attack, as all reports describe them", [
    Column("person_id", "str", "identifier", filled=True, example="h-9be01c77d2"),
    _incident("the attack"),
    Column("name", "str", "the fullest form of the name that most reports give; empty where none gives one",
           example="Jan Berg"),
    Column("spellings", "str", "every form of the name, separated by |", example="Jan Berg|Jan Bergh"),
    Column("ages", "str", "every age that reports give, separated by |: two where they disagree", example="11|13"),
    Column("age_low", "int", "the least of them", unit="years", least=0, most=130, example=11, nullable=True),
    Column("age_high", "int", "the most of them", unit="years", least=0, most=130, example=13, nullable=True),
    Column("sex", "str", "where a report says it", v.Sex, example="male", nullable=True),
    Column("occupation", "str", "an occupation or rank that a report gives", example="nurse"),
    Column("relation", "str", "whose relative the person is, in a report's words", example="father of two"),
    Column("status", "str", "civilian or combatant only where words say so; contested where reports differ", v.Status,
           example="unknown"),
    Column("status_words", "str", "the words the status is based on, separated by |", example="soldier"),
    Column("effect", "str", "what befell the person; killed where one report says so", v.Effect, example="killed"),
    Column("reports", "int", "how many reports describe the person", unit="reports", least=1, example=3),
    Column("victim_ids", "str", "the rows of victims that are joined", refers="victims.victim_id", many=True,
           filled=True, example="v-52c1d9e0b7 v-0a11c9d3e4"),
    Column("doubtful", "str", "people of the same attack who may be the same person; review.csv can join them",
           refers="persons.person_id", many=True, example="h-11ab09ff3c", nullable=True),
], ("person_id",), (InOrder("age_low", "age_high"),))  # fmt: skip

PARTICULARS = Table("particulars", "what else a report says of an attack", [
    Column("particular_id", "str", "identifier", filled=True, example="p-5b2e90aa17"),
    REPORT,
    *_span(),
    Column("words", "str", WORDS, filled=True, example="two villages"),
    Column("aspect", "str", "what it is about", v.Aspect, example="places"),
    Column("value", "str", "what the words say of it; for a position the direction", filled=True,
           example="2 villages"),
    Column("number", "float", "how many; for a position kilometres", least=0, example=2.0, nullable=True),
    _place("place_id", "the place spoken of", nullable=True),
    _place("other_place_id", "the place it is measured from", nullable=True),
    Column("attributed_to", "str", "the speaker in whose words it is given", example="the ministry", nullable=True),
    _actors("attributed_id", "that speaker's actor_id; of several, separated by spaces"),
    _incident("the incident; null where it is about none of them", nullable=True),
    _rule("number of attacks"),
    _review(),
], ("particular_id",), (SPAN,))  # fmt: skip

RELIANCES = Table("reliances", "a report that depends on another", [
    REPORT._replace(meaning="the report that depends on another"),
    *_span("the passage that does; null for the whole report", nullable=True),
    Column("rests_on", "str", "report, or outlet or agency where none of its reports is here", filled=True,
           example="reuters-2021-12-03"),
    Column("relation", "str", "how it depends on it", v.Reliance, example="reprint"),
    Column("why", "str", "what shows it", filled=True),
], in_order=(SPAN,))  # fmt: skip

INCIDENTS = Table("incidents", "one attack, or one series that reports count as one", [
    Column("incident_id", "str", "identifier: place and day", filled=True, example="makhmour-2021-12-02"),
    Column("name", "str", "what it is called in the book", filled=True, example="Makhmour, 2 December 2021"),
    Column("date", "str", "EDTF", example="2021-12-02", nullable=True),
    *_days("earliest", "latest"),
    Column("date_precision", "int", "UCDP GED: 1 the day ... 5 longer, at most a year", least=1, most=5,
           example=1, nullable=True),
    _place("place_id", "the place"),
    Column("latitude", "float", "latitude", unit="degrees, WGS 84", least=-90, most=90, example=35.776, nullable=True),
    Column("longitude", "float", "longitude", unit="degrees, WGS 84", least=-180, most=180, example=43.578,
           nullable=True),
    Column("where_precision", "int", "UCDP GED: 1 the exact place ... 7", least=1, most=7, example=1),
    Column("kind", "str", "one attack, a series, or an earlier one that is recalled", v.IncidentKind,
           example="attack"),
    Column("perpetrator", "str", "who is said to have done it", example="ISIS", nullable=True),
    Column("target", "str", "groups that were hit", example="Peshmerga, civilians", nullable=True),
    Column("strength", "str", "how well it is attested, after Airwars", v.Strength, example="fair"),
    Column("reports", "int", "reports that give a figure for it", least=1, example=12),
    Column("origins", "int", "independent sources of those figures: outlets, and whoever they quote, each once",
           least=1, example=9),
    Column("why", "str", "why these claims were taken together", filled=True),
], ("incident_id",), (DAYS,))  # fmt: skip

TOLLS = Table("tolls", "a reconciled count", [
    _incident("the incident"),
    Column("effect", "str", "what befell them", v.Effect, example="killed"),
    Column("group", "str", "group, or all; civilians only where a report says so", filled=True, example="all"),
    Column("account", "str", "empty, or the attackers by whose own account it is", example="Northern Front"),
    Column("low", "int", "least", unit="people", least=0, example=10, nullable=True),
    Column("best", "int", "the figure the rule gives", unit="people", least=0, example=13, nullable=True),
    Column("high", "int", "most", unit="people", least=0, example=13, nullable=True),
    Column("rule", "str", "the rule", v.TollRule, example="latest"),
    Column("claim_ids", "str", "the claims it is based on, separated by spaces", filled=True,
           refers="claims.claim_id", many=True, example="c-1f3a9b22c0 c-22b8d0019e"),
    Column("why", "str", "how the figure comes about", filled=True),
], ("incident_id", "effect", "group", "account"),
(InOrder("low", "best"), InOrder("best", "high"), InOrder("low", "high")))  # fmt: skip

WHAT_IFS = Table("what_ifs", "a toll under another rule, without one source, or as of a day or hour", [
    _incident("the incident"),
    Column("kind", "str", "what is assumed: another rule, that one source's reports are left out, or that only "
           "what was published by a day or hour counts", v.WhatIf, example="as_of"),
    Column("rule", "str", "the rule of the best figure", v.TollRule, example="latest"),
    Column("without", "str", "the origin whose reports are left out: a report or an agency; empty for none",
           example="rudaw-2021-12-03"),
    Column("as_of", "str", "the day (at its end) or hour by which reports were published; empty for any. Tolls stay "
           "the same until the next one", example="2021-12-03T12:00"),
    Column("effect", "str", "what befell them", v.Effect, example="killed"),
    Column("group", "str", "group, or all", filled=True, example="all"),
    Column("account", "str", "empty, or the attackers by whose own account it is", example="Northern Front"),
    Column("low", "int", "least; empty where nobody else gives a figure", unit="people", least=0, example=10,
           nullable=True),
    Column("best", "int", "the figure the rule gives", unit="people", least=0, example=13, nullable=True),
    Column("high", "int", "most", unit="people", least=0, example=13, nullable=True),
    Column("claim_ids", "str", "the claims it is based on, separated by spaces; empty where there are none",
           refers="claims.claim_id", many=True, example="c-1f3a9b22c0 c-22b8d0019e"),
], ("incident_id", "kind", "rule", "without", "as_of", "effect", "group", "account"),
(InOrder("low", "best"), InOrder("best", "high"), InOrder("low", "high")))  # fmt: skip

VARIANTS = Table("variants", "one report's text of an utterance", [
    Column("utterance_id", "str", "utterance", refers="statements.utterance_id", example="u-77d0b1c9e2"),
    Column("statement_id", "str", "this text of it", refers="statements.statement_id", example="s-8c0d11e5af"),
    REPORT._replace(meaning="its report"),
    Column("base_statement_id", "str", "the text it is compared with", refers="statements.statement_id",
           example="s-02c4a1b7f3"),
    Column("base_report_id", "str", "that text's report", refers="reports.report_id",
           example="rudaw-2021-12-03"),
    Column("base_start", "int", "first character of that text in its report", unit=OFFSET, least=0, example=88),
    Column("base_end", "int", "past its last character", unit=OFFSET, least=1, example=140),
    Column("quoted", "bool", "whether it is between quotation marks", example=True),
    Column("relation", "str", "how it differs from the base text", v.VariantRelation, example="truncated"),
    Column("kept", "float", "share of the base text's words that it keeps", least=0, most=1, example=0.83),
    Column("differences", "str", "JSON: operations with offsets in both texts", filled=True, example="[]"),
    *_span("the passage in its report"),
], in_order=(SPAN, InOrder("base_start", "base_end", strictly=True)))  # fmt: skip

UNANSWERED = Table("unanswered", "a decision of review.csv about something that is not there", [
    Column("target", "str", "identifier that a decision of review.csv names and no reading has", filled=True,
           example="c-1f3a9b22c0"),
    Column("decision", "str", "what was decided", v.DecisionKind, example="amend"),
    Column("field", "str", "column to amend", example="low"),
    Column("value", "str", "what it should be", example="9", nullable=True),
    Column("by", "str", "who decided", filled=True, example="A. Editor"),
    Column("on", "str", "when", filled=True, example="2021-12-05"),
    Column("why", "str", "for what reason"),
    Column("line", "int", "line of review.csv", least=1, example=2),
])  # fmt: skip

SET_ASIDE = Table("set_aside", "a report that is in no other table, because Dateline failed on it", [
    Column("report_id", "str", "the report", filled=True, example="rudaw-2021-12-03"),
    Column("step", "str", "what was being done: extraction or linking", filled=True, example="extraction"),
    Column("failed_in", "str", "the function that failed: module, name and line", filled=True,
           example="extraction.casualties.counts.before, line 40"),
    Column("error", "str", "what went wrong, in Python's words", filled=True,
           example="IndexError: list index out of range"),
], ("report_id",))  # fmt: skip

CHANGES = Table("changes", "what this edition says that the one before did not", [
    Column("table", "str", "the table it is in", filled=True, example="claims"),
    Column("kind", "str", "what happened to it", v.ChangeKind, example="new"),
    Column("item", "str", "identifier of what changed; its parts are separated by spaces", filled=True,
           example="c-1f3a9b22c0"),
    Column("what", "str", "what it is, in a line", filled=True),
    Column("before", "str", "what the edition before said of it; null for what is new", nullable=True),
    Column("after", "str", "what this edition says; null for what was withdrawn", nullable=True),
    Column("cause", "str", "why it changed, where the edition before was published", v.ChangeCause, nullable=True),
    Column("because", "str", "the reports, decisions or rules that it comes from, in words",
           example="new report: Reuters, 6 December 2021 (reuters)"),
])  # fmt: skip

CONTRADICTIONS = Table("contradictions", "a disagreement between reports", [
    Column("contradiction_id", "str", "identifier", filled=True, example="x-90bb1de44a"),
    _incident("the incident, where it is about one", nullable=True),
    Column("kind", "str", "what they disagree about", v.ContradictionKind, example="number"),
    Column("summary", "str", "the disagreement in a line", filled=True),
    Column("sides", "str", "JSON: each side, its reports, origins and evidence; at: where in the text", filled=True),
    Column("settled_by", "str", "what settles it and depends on none of its sides; empty where nothing does"),
    Column("note", "str", "what may explain it without settling it; empty where nothing does"),
    Column("rule", "str", "the rule that found it", filled=True, example="different days"),
], ("contradiction_id",))  # fmt: skip

COVERAGE = Table("coverage", "what a report says of a point about an attack", [
    _incident("the attack"),
    Column("point", "str", "the point in a few words", filled=True, example="13 killed in all"),
    REPORT,
    Column("says", "str", "what the report says of it", v.Says, example="at least"),
    Column("evidence", "str",
           "the claims, particulars or statements that show it, separated by spaces; the report itself where it says "
           "nothing or no reading has the sentence", filled=True, example="c-1f3a9b22c0"),
], ("incident_id", "point", "report_id"))  # fmt: skip

ASSERTIONS = Table("assertions", "something the book states in its own words, with what it is based on", [
    Column("assertion_id", "str", "identifier", filled=True, example="a-0c4de2a915"),
    Column("page", "str", "the page that states it", filled=True, example="casualties"),
    Column("kind", "str", "what sort of statement it is", v.AssertionKind, example="toll"),
    Column("subject", "str", "what it is about: identifiers and names, separated by middle dots", filled=True,
           example="makhmour-2021-12-02 · killed · all ·  · low"),
    Column("text", "str", "the statement in words", filled=True),
    Column("value", "str", "what it states", filled=True, example="12"),
    Column("word", "str", "how the evidence gives it", v.AssertionWord, example="says at least"),
    Column("evidence", "str",
           "identifiers of the claims, statements, particulars or reports it is based on, separated by spaces",
           filled=True, many=True, example="c-1f3a9b22c0 c-22b8d0019e"),
    Column("checks", "str", "names of the checks it passed, separated by spaces",
           example="evidence-exists said-by-evidence"),
    Column("failed", "str", "what is wrong with it; empty where it holds. What fails is on no page"),
], ("assertion_id",))  # fmt: skip

COMPARISONS = Table("comparisons", "what the reports say of a cell of somebody else's table", [
    Column("line", "int", "the line of the other table's file that the cell's row ends on", least=1, example=2),
    Column("row", "str", "the row's own identifier, or its line", filled=True, example="IRQ3712"),
    Column("column", "str", "the column, as the other table calls it", filled=True, example="best"),
    Column("field", "str", "what the column holds", filled=True, example="killed"),
    Column("value", "str", "what is in the cell", example="13"),
    Column("verdict", "str", "what the reports say of it", v.Verdict, example="said"),
    Column("incident_ids", "str", "the attacks that the row may be about, the likeliest first, separated by spaces",
           refers="incidents.incident_id", many=True, example="makhmour-2021-12-02"),
    Column("readings", "str", "the figures that give the value, separated by spaces",
           refers="claims.claim_id", many=True, example="c-1f3a9b22c0"),
    Column("evidence", "str", "the sentences that give the value, separated by spaces",
           refers="sentences.sentence_id", many=True, example="n-7819d87a99"),
    Column("near", "str",
           "the sentences that have the number, but of a part, of the killed and wounded together, or superseded; "
           "separated by spaces", refers="sentences.sentence_id", many=True, example="n-2a30c8a1f4"),
    Column("rules", "str",
           "the rules by which the value comes out, separated by spaces: rules of the toll, or day, place or parties "
           "of the attack", example="latest majority"),
    Column("otherwise", "str", "which outlets give another value, and which",
           example="12: Reuters (6 December 2021)"),
    Column("against", "str", "the sentences that give another value, separated by spaces",
           refers="sentences.sentence_id", many=True, example="n-130868eb32"),
], ("line", "column"))  # fmt: skip

CORRECTIONS = Table("corrections", "something that a published edition said wrongly", [
    Column("what", "str", "what was wrong, in a few words", filled=True, example="The dead of Makhmour"),
    Column("since", "str", "the first edition that said it, by its date", filled=True, example="2021-12-07"),
    Column("was", "str", "what it said", filled=True, example="14 killed"),
    Column("right", "str", "what is right; empty where nothing takes its place", example="13 killed"),
    Column("on", "str", "the day it was found", filled=True, example="2021-12-09"),
    Column("by", "str", "who says so", example="Ann Roe"),
    Column("why", "str", "how it came about, and who told the makers", example="the figure is of another attack"),
])  # fmt: skip

TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        REPORTS, SENTENCES, QUOTATIONS, GAZETTEER, ACTORS, TIMES, PLACES, CLAIMS, STATEMENTS, PARTICULARS, VICTIMS,
        PERSONS, RELIANCES, INCIDENTS, TOLLS, WHAT_IFS, VARIANTS, UNANSWERED, SET_ASIDE, CHANGES, CONTRADICTIONS,
        COVERAGE, ASSERTIONS, COMPARISONS, CORRECTIONS,
    )
}  # fmt: skip
