"""A report sentence by sentence: what is read of it, by which rule, and what was tried where nothing is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.core.report import Report
from dateline.extraction import Extraction, extract
from dateline.extraction.attribution.rules import ROAD, Decision
from dateline.extraction.attribution.sentence import decisions
from dateline.extraction.attribution.statements import statements
from dateline.extraction.casualties.attachment import STEPS
from dateline.extraction.casualties.claims import claims
from dateline.extraction.casualties.retractions import mode_rule
from dateline.extraction.casualties.unread import Uncounted, Unread, refused, uncounted, unread
from dateline.extraction.lexicon.case_names import EMPTY, Lexicon
from dateline.extraction.rulebooks import RULEBOOKS
from dateline.extraction.text.document import Document

if TYPE_CHECKING:
    from dateline.tables import SentenceRow

Row = Mapping[str, Any]
# What a row of each table is called, and the column that identifies it.
CALLED = {
    "claims": ("figure", "claim_id"),
    "statements": ("statement", "statement_id"),
    "particulars": ("particular", "particular_id"),
    "victims": ("person harmed", "victim_id"),
    "times": ("time", ""),
    "places": ("place", ""),
}


class Note(NamedTuple):
    """A line on a sentence: where what it is about begins, and the line."""

    start: int
    line: str


def explained(report: Report, lexicon: Lexicon = EMPTY, only: str = "") -> Iterator[str]:
    """The lines that explain a report; with `only`, the identifier of a reading, those on its sentence and it alone.

    Raises KeyError where the report has no such reading.
    """
    read = extract(report, lexicon)
    rows = [(table, row) for table in CALLED for row in getattr(read, table) if not only or _named(table, row) == only]
    if only and not rows:
        raise KeyError(only)
    missed = [] if only else _not_read(report, lexicon, read)
    decided = {d.identifier: d for d in deciding(report, lexicon)}
    yield f"{report.report_id} ({report.outlet}{', ' + report.published if report.published else ''})"
    every: dict[str, list[Note]] = {"title": [], "text": missed}
    for table, row in rows:
        every[row["part"] if table in ("claims", "victims") else "text"].append(
            Note(row["start"], _told(table, row, decided))
        )
    for sentence, start, end in _stretches(read.sentences):
        part = sentence["part"]
        notes = [n for n in every[part] if start <= n.start < end]
        if notes or not only:
            yield ""
            yield from _sentence(report.title if part == "title" else report.text, sentence)
            yield from (f"    {n.line}" for n in sorted(notes))


class Stretch(NamedTuple):
    """A sentence with the characters up to the next one, the first of a part from its beginning: what begins between
    two sentences, as a mark does, is told with the one before it."""

    sentence: SentenceRow
    start: int
    end: int


def _stretches(sentences: list[SentenceRow]) -> Iterator[Stretch]:
    """The sentences of the title, then those of the text."""
    for part in ("title", "text"):
        own = [s for s in sentences if s["part"] == part]
        for n, s in enumerate(own):
            yield Stretch(s, s["start"] if n else 0, own[n + 1]["start"] if n + 1 < len(own) else sys.maxsize)


def _named(table: str, row: Row) -> str:
    """The identifier of a row; empty where its table has none."""
    column = CALLED[table][1]
    return str(row[column]) if column else ""


def _sentence(text: str, sentence: SentenceRow) -> Iterator[str]:
    """A sentence as one line, with a word on where it is if that is not the story."""
    words = " ".join(text[sentence["start"] : sentence["end"]].split())
    where = "Title: " if sentence["part"] == "title" else ""
    yield f"{where}{words}" + ("" if sentence["section"] in ("story", "title") else f" [{sentence['section']}]")


def _told(table: str, row: Row, decided: Mapping[str, Deciding]) -> str:
    """What a row says, the rule behind it, the rule behind its mode or act, and its identifier."""
    rule = RULEBOOKS[table].get(row["rule"])
    reads = f", which reads {rule.reads}" if rule else ""
    name = _named(table, row)
    column = f" {_decided(decided[name])}" if name in decided else ""
    words = " ".join(row["words"].split())
    read = f"{CALLED[table][0]}: “{words}” is {_meaning(table, row)}. Rule “{row['rule']}”{reads}."
    return f"{read}{column}{f' ({name})' if name else ''}"


class Deciding(NamedTuple):
    """A rule that decided a column of a row: the rulebook ("modes", "acts"), the identifier and words of the row, the
    rule, and the words of the text that show it, where the rule goes by some."""

    column: str
    identifier: str
    words: str
    rule: str
    shown: str


def deciding(report: Report, lexicon: Lexicon = EMPTY) -> list[Deciding]:
    """The rules that decided the mode of each figure and the act of each statement of a report."""
    read = extract(report, lexicon)
    text = Document(report.text, report.day)
    out = []
    for part, doc in (("title", Document(report.title, text.published)), ("text", text)):
        figures = {(c.figure_start, c.figure_end, c.effect): c for c in claims(doc, lexicon)}
        for row in (r for r in read.claims if r["part"] == part):
            c = figures[row["figure_start"], row["figure_end"], row["effect"]]
            out.append(Deciding("modes", row["claim_id"], row["words"], mode_rule(doc, c, row["mode"]), ""))
    # Only the day of speaking depends on the times of a text.
    for said, s in zip(read.statements, statements(text, lexicon, []), strict=True):
        out.append(Deciding("acts", said["statement_id"], s.words, s.decided.rule, s.decided.words))
    return out


def _decided(d: Deciding) -> str:
    """Which rule decided a column: "Act by rule “act of the verb” (“warned”)."."""
    shown = f" (“{' '.join(d.shown.split())}”)" if d.shown else ""
    return f"{'Mode' if d.column == 'modes' else 'Act'} by rule “{d.rule}”{shown}."


def _meaning(table: str, row: Row) -> str:
    """What a row takes its words for."""
    if table == "claims":
        count = str(row["low"]) if row["low"] == row["high"] else f"{row['low'] or 0} to {row['high'] or 'any number'}"
        return f"{count} {row['effect']} ({row['group']}, {row['mode']})"
    if table == "statements":
        return f"{row['kind']}, {row['act']}, by {row['speaker'] or 'nobody known'}"
    if table == "victims":
        who = ", ".join(str(w) for w in (row["sex"], row["age"]) if w is not None)
        return f"{row['effect']} ({who})" if who else str(row["effect"])
    if table == "particulars":
        return f"{row['aspect']}: {row['value']}"
    if table == "times":
        return f"{row['type']} {row['value'] or 'of unknown value'}"
    return str(row["place_id"])


def _not_read(report: Report, lexicon: Lexicon, read: Extraction) -> list[Note]:
    """The words of saying and of harm in a text that no row was made of, and the counts beside a word of harm that are
    no figure, each with the rule that turned it down or the rules that were tried."""
    doc = Document(report.text, report.day)
    sayings = [Note(d.start, f"no statement by “{report.text[d.start : d.end]}”: {_unsaid(d)}") for d in decisions(doc)]
    kept = {d.start for d in decisions(doc) if d.read and any(_near(s, d.start) for s in read.statements)}
    harms = [
        Note(u.start, f"no figure by “{report.text[u.start : u.end]}”: {_uncounted(u)}")
        for u in unread(doc, lexicon)
        if doc.in_body(u.start)
    ]
    counts = [
        u
        for u in uncounted(doc, lexicon)
        if doc.in_body(u.start) and not any(t["start"] <= u.start < t["end"] for t in read.times)
    ]
    return [n for n in sayings if n.start not in kept] + harms + _no_figures(doc, counts)


def _no_figures(doc: Document, counts: list[Uncounted]) -> list[Note]:
    """A line for the counts of one sentence that one rule turned down, and one for those that no rule took up."""
    by: dict[tuple[int, str, str], list[Uncounted]] = {}
    for u in counts:
        by.setdefault((doc.sentence_at(u.start).start, u.rule, u.label), []).append(u)
    return [Note(own[0].start, f"no figure of {_quoted(doc, own)}: {_turned_down(doc, own[0])}") for own in by.values()]


def _quoted(doc: Document, counts: list[Uncounted]) -> str:
    return ", ".join(f"“{' '.join(doc.text[u.start : u.end].split())}”" for u in counts)


def _turned_down(doc: Document, u: Uncounted) -> str:
    """Why a count is no figure."""
    if u.rule:
        label = f" ({u.label})" if u.label else ""
        return f"rule “{u.rule}” refuses it: it finds {RULEBOOKS['claims'][u.rule].reads}{label}."
    return f"no rule gives it to {' or '.join(f'“{doc.text[h.start : h.end]}”' for h in u.harms)}."


def refusals(report: Report, lexicon: Lexicon = EMPTY) -> list[tuple[str, str]]:
    """Each time that a rule refuses a trigger or a count in a report's text: the table that gets no row, and the
    rule."""
    doc = Document(report.text, report.day)
    found = [("statements", d.rule) for d in decisions(doc)] + [("claims", rule) for rule in refused(doc, lexicon)]
    return [(table, rule) for table, rule in found if rule in RULEBOOKS[table] and RULEBOOKS[table][rule].refuses]


# A statement can be so far from its verb of saying.
NEAR = 400


def _near(statement: Row, at: int) -> bool:
    """Whether a statement may be that of a verb of saying at a character."""
    return bool(statement["start"] - NEAR < at < statement["end"] + NEAR)


def _unsaid(d: Decision) -> str:
    """Why a verb of saying makes no statement."""
    rule = RULEBOOKS["statements"].get(d.rule)
    if d.read:
        return f"rule “{d.rule}” reads it, and another statement holds its words already."
    if rule is not None and rule.refuses:
        return f"rule “{d.rule}” refuses it: it finds {rule.reads}."
    if rule is not None:
        return f"rule “{d.rule}” tried it and found no words."
    tried = ", ".join(s.name for s in ROAD)
    return f"no rule fired. Tried, in this order: {tried}."


def _uncounted(u: Unread) -> str:
    """Why a word of harm makes no figure."""
    rule = RULEBOOKS["claims"].get(u.rule)
    if rule is None:
        return f"no rule fired. Tried, in this order: {', '.join(s.name for s in STEPS)}."
    if rule.refuses:
        return f"rule “{u.rule}” refuses it: it finds {rule.reads}."
    return (
        f"rule “{u.rule}” reads {rule.reads}, and found no count of people whose harm is told as done. "
        "Tried behind it: parts and wholes, and one person by a name, an age or a noun."
    )
