"""The rows of the tables, one TypedDict a table. Written by `python -m dateline.tables.generate`;
change schema.py instead.

A row is a plain dictionary: that is what Parquet gives and what linking reads by key
(docs/decisions/0007-typed-rows.md). Columns with a vocabulary are typed as text;
`dateline.tables.checks` refuses other values.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict


class ReportRow(TypedDict):
    """A report: a row of the table reports."""

    report_id: str
    given_id: str
    outlet: str
    title: str
    url: str
    language: str
    published: str | None
    published_earliest: date | None
    published_latest: date | None
    dated_by: str
    dated_why: str
    dateline: str
    agency: str
    carried_by: str
    origin_id: str
    relation: str
    full: bool
    partial: bool
    fetched: str | None
    version_of: str | None
    replaced_by: str | None
    words: int
    sha256: str
    text: str


class SentenceRow(TypedDict):
    """A sentence of the story, or a paragraph that is no part of it: a row of the table sentences."""

    sentence_id: str
    report_id: str
    part: str
    start: int
    end: int
    paragraph: int
    paragraph_start: int
    paragraph_end: int
    section: str
    quoted: bool


class QuotationRow(TypedDict):
    """What is between quotation marks in a report's text, whoever says it: a row of the table quotations."""

    report_id: str
    start: int
    end: int
    opens: int
    closes: int


class PlaceRow(TypedDict):
    """A place in places.csv, or one that reports name and places.csv lacks: a row of the table gazetteer."""

    place_id: str
    name: str
    kind: str
    within: str | None
    latitude: float | None
    longitude: float | None
    other_names: str
    inferred: str


class ActorRow(TypedDict):
    """A person or body of actors.csv: a row of the table actors."""

    actor_id: str
    name: str
    kind: str
    side: str
    role: str
    organisation: str
    other_names: str


class TimeRow(TypedDict):
    """A temporal expression: a row of the table times."""

    report_id: str
    start: int
    end: int
    words: str
    type: str
    section: str
    formula: str
    anchor: int | None
    value: str | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    rule: str


class PlaceMentionRow(TypedDict):
    """A mention of a place: a row of the table places."""

    report_id: str
    start: int
    end: int
    words: str
    place_id: str
    rule: str
    kind: str | None
    around: str | None
    latitude: float | None
    longitude: float | None


class ClaimRow(TypedDict):
    """A casualty figure: a row of the table claims."""

    claim_id: str
    report_id: str
    part: str
    start: int
    end: int
    words: str
    effect: str
    group: str
    low: int | None
    high: int | None
    hedge: str
    mode: str
    cause: str
    means: str | None
    figure_start: int
    figure_end: int
    attributed_to: str | None
    attributed_id: str | None
    when: str | None
    when_start: int | None
    earliest: date | None
    latest: date | None
    place_id: str | None
    incident_id: str | None
    origin_id: str | None
    rule: str
    status: str


class StatementRow(TypedDict):
    """Words that a report attributes to somebody: a row of the table statements."""

    statement_id: str
    report_id: str
    start: int
    end: int
    words: str
    kind: str
    speaker: str | None
    speaker_id: str | None
    speaker_start: int | None
    speaker_end: int | None
    role: str | None
    organisation: str | None
    cue: str | None
    act: str
    addressee: str | None
    target: str | None
    said_earliest: date | None
    said_latest: date | None
    said_start: int | None
    venue: str | None
    names: str
    utterance_id: str
    rule: str
    status: str


class ParticularRow(TypedDict):
    """What else a report says of an attack: a row of the table particulars."""

    particular_id: str
    report_id: str
    start: int
    end: int
    words: str
    aspect: str
    value: str
    number: float | None
    place_id: str | None
    other_place_id: str | None
    attributed_to: str | None
    attributed_id: str | None
    incident_id: str | None
    rule: str
    status: str


class VictimRow(TypedDict):
    """A person killed or hurt, as one report describes them: a row of the table victims."""

    victim_id: str
    report_id: str
    part: str
    start: int
    end: int
    words: str
    name: str
    spellings: str
    age: int | None
    age_low: int | None
    age_high: int | None
    sex: str | None
    occupation: str
    relation: str
    status: str
    status_words: str
    effect: str
    means: str | None
    incident_id: str | None
    person_id: str | None
    harm_part: str
    harm_start: int
    harm_end: int
    rule: str
    review: str


class PersonRow(TypedDict):
    """A person killed or hurt in an attack, as all reports describe them: a row of the table persons."""

    person_id: str
    incident_id: str
    name: str
    spellings: str
    ages: str
    age_low: int | None
    age_high: int | None
    sex: str | None
    occupation: str
    relation: str
    status: str
    status_words: str
    effect: str
    reports: int
    victim_ids: str
    doubtful: str | None


class RelianceRow(TypedDict):
    """A report that depends on another: a row of the table reliances."""

    report_id: str
    start: int | None
    end: int | None
    rests_on: str
    relation: str
    why: str


class IncidentRow(TypedDict):
    """One attack, or one series that reports count as one: a row of the table incidents."""

    incident_id: str
    name: str
    date: str | None
    earliest: date | None
    latest: date | None
    date_precision: int | None
    place_id: str
    latitude: float | None
    longitude: float | None
    where_precision: int
    kind: str
    perpetrator: str | None
    target: str | None
    strength: str
    reports: int
    origins: int
    why: str


class TollRow(TypedDict):
    """A reconciled count: a row of the table tolls."""

    incident_id: str
    effect: str
    group: str
    account: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claim_ids: str
    why: str


class WhatIfRow(TypedDict):
    """A toll under another rule, without one source, or as of a day or hour: a row of the table what_ifs."""

    incident_id: str
    kind: str
    rule: str
    without: str
    as_of: str
    effect: str
    group: str
    account: str
    low: int | None
    best: int | None
    high: int | None
    claim_ids: str


class VariantRow(TypedDict):
    """One report's text of an utterance: a row of the table variants."""

    utterance_id: str
    statement_id: str
    report_id: str
    base_statement_id: str
    base_report_id: str
    base_start: int
    base_end: int
    quoted: bool
    relation: str
    kept: float
    differences: str
    start: int
    end: int


class UnansweredRow(TypedDict):
    """A decision of review.csv about something that is not there: a row of the table unanswered."""

    target: str
    decision: str
    field: str
    value: str | None
    by: str
    on: str
    why: str
    line: int


class SetAsideRow(TypedDict):
    """A report that is in no other table, because Dateline failed on it: a row of the table set_aside."""

    report_id: str
    step: str
    failed_in: str
    error: str


class ChangeRow(TypedDict):
    """What this edition says that the one before did not: a row of the table changes."""

    table: str
    kind: str
    item: str
    what: str
    before: str | None
    after: str | None
    cause: str | None
    because: str


class ContradictionRow(TypedDict):
    """A disagreement between reports: a row of the table contradictions."""

    contradiction_id: str
    incident_id: str | None
    kind: str
    summary: str
    sides: str
    settled_by: str
    note: str
    rule: str


class CoverageRow(TypedDict):
    """What a report says of a point about an attack: a row of the table coverage."""

    incident_id: str
    point: str
    report_id: str
    says: str
    evidence: str


class AssertionRow(TypedDict):
    """Something the book states in its own words, with what it is based on: a row of the table assertions."""

    assertion_id: str
    page: str
    kind: str
    subject: str
    text: str
    value: str
    word: str
    evidence: str
    checks: str
    failed: str


class ComparisonRow(TypedDict):
    """What the reports say of a cell of somebody else's table: a row of the table comparisons."""

    line: int
    row: str
    column: str
    field: str
    value: str
    verdict: str
    incident_ids: str
    readings: str
    evidence: str
    near: str
    rules: str
    otherwise: str
    against: str


class CorrectionRow(TypedDict):
    """Something that a published edition said wrongly: a row of the table corrections."""

    what: str
    since: str
    was: str
    right: str
    on: str
    by: str
    why: str
