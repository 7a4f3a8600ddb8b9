"""How often rules of places, tolls, particulars, contradictions, acts and modes are right: three more answer keys.

A recorder's list of shootings says how many were killed and wounded, in which town of which state. The judgements of
what the shipped book states (tests/gold/assertions.csv) hold for the contradictions and the particulars behind them.
Five reports of the shipped case have their statements and figures marked with act and mode.
"""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extraction import extract
from dateline.extraction.explained import deciding
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.lexicon.world import slug
from dateline.linking.rows import LinkedRows, ReadRows
from dateline.linking.rulebooks.tolls import rules_of
from dateline.pipeline.edition import edition
from dateline.pipeline.rule_shares import Judged
from dateline.reading import Case, read_reports
from dateline.tables import AssertionRow, ContradictionRow, ParticularRow, TollRow, VictimRow, rows


class Shooting(NamedTuple):
    """What the recorder says of one shooting; `people` are the ages of the victims, each with what befell them."""

    reports: tuple[str, ...]
    town: str
    state: str
    harmed: Mapping[str, int]
    people: frozenset[tuple[int, str]] = frozenset()


def shootings(file: Path) -> list[Shooting]:
    """The recorder's list."""
    marks = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        Shooting(tuple(m["reports"]), m["town"], m["state"], {e: int(m[e]) for e in ("killed", "wounded")}, _people(m))
        for m in marks
    ]


def _people(mark: Mapping[str, Any]) -> frozenset[tuple[int, str]]:
    aged = (v for v in mark.get("victims", ()) if v["age"] and str(v["age"]).isdigit())
    return frozenset((int(v["age"]), "killed" if v["status"] == "killed" else "wounded") for v in aged)


def of_victims(victims: Iterable[VictimRow], recorded: Iterable[Shooting]) -> Iterator[Judged]:
    """The people harmed whose age a report gives, right where the recorder's list of their shooting has somebody of
    that age who came to the same harm."""
    of = {report: s for s in recorded for report in s.reports}
    for v in victims:
        s = of.get(v["report_id"])
        if s and s.people and v["age"] is not None:
            yield Judged("victims", v["rule"], (v["age"], v["effect"]) in s.people)


def of_shootings(read: ReadRows, linked: LinkedRows, recorded: Iterable[Shooting]) -> Iterator[Judged]:
    """The rows of shootings whose reports were read: mentions of a recorded town, right where they lie in its state,
    and the tolls of the attack that most of a shooting's figures are about, right where their best figure is the
    recorder's count."""
    known = {r["report_id"] for r in read.reports}
    of = {report: s for s in recorded for report in s.reports if known.issuperset(s.reports)}
    for place in read.places:
        s = of.get(place["report_id"])
        if s and place["latitude"] is not None and place["words"].casefold() == s.town.casefold():
            yield Judged("places", place["rule"], slug(s.state) in (place["around"] or "").split())
    main = _attacks(linked, of)
    for toll in linked.tolls:
        s = main.get(toll["incident_id"])
        if s and _judged(toll):
            yield from (Judged("tolls", rule, toll["best"] == s.harmed[toll["effect"]]) for rule in rules_of(toll))


def _judged(toll: TollRow) -> bool:
    """Whether a toll can be compared with the recorder's: one of all the killed or wounded, by nobody's own account."""
    whole = toll["group"] == "all" and not toll["account"] and toll["best"] is not None
    return whole and toll["effect"] in ("killed", "wounded")


def _attacks(linked: LinkedRows, of: Mapping[str, Shooting]) -> dict[str, Shooting]:
    """The attack that most figures of a shooting's reports are about, with the shooting."""
    named: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for c in linked.claims:
        if c["report_id"] in of and c["incident_id"]:
            named[of[c["report_id"]].reports][c["incident_id"]] += 1
    return {counts.most_common(1)[0][0]: of[reports[0]] for reports, counts in named.items()}


def of_the_book(case: Case, verdicts: Path) -> Iterator[Judged]:
    """The contradictions that the shipped book prints, right where readers found them true; and the particulars that a
    cell or a contradiction is based on, right where all of these are true."""
    with verdicts.open(encoding="utf-8", newline="") as file:
        true = {r["assertion_id"]: r["verdict"] == "true" for r in csv.DictReader(file)}
    tables = edition(case, case.parameters)
    stated = [a for a in rows(tables["assertions"], AssertionRow) if a["assertion_id"] in true]
    about: dict[str, bool] = {}
    for a in stated:
        for name in {a["subject"], *a["evidence"].split()}:
            about[name] = about.get(name, True) and true[a["assertion_id"]]
    for c in rows(tables["contradictions"], ContradictionRow):
        if c["contradiction_id"] in about:
            yield Judged("contradictions", c["rule"], about[c["contradiction_id"]])
    for p in rows(tables["particulars"], ParticularRow):
        if p["particular_id"] in about:
            yield Judged("particulars", p["rule"], about[p["particular_id"]])


class Marked(NamedTuple):
    """Words that people marked with an act or a mode, or that were read with one."""

    start: int
    end: int
    value: str

    def half_same(self, other: Marked) -> bool:
        """Whether half of the words of both are the same."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared >= 0.5 * (max(self.end, other.end) - min(self.start, other.start))


def of_marked_reports(folder: Path, marks: Path, lexicon: Lexicon) -> Iterator[Judged]:
    """The acts and modes of the five reports that people marked, each right where the statement or figure marked at its
    words has the same."""
    reports, _ = read_reports(folder)
    for report in reports:
        read = extract(report, lexicon)
        made = {s["statement_id"]: Marked(s["start"], s["end"], s["act"]) for s in read.statements}
        made |= {c["claim_id"]: Marked(c["start"], c["end"], c["mode"]) for c in read.claims if c["part"] == "text"}
        key = {
            "acts": _marked(marks / "statements.jsonl", report.report_id, "act"),
            "modes": _marked(marks / "claims.jsonl", report.report_id, "mode"),
        }
        for d in deciding(report, lexicon):
            own = made.get(d.identifier)
            near = next((m for m in key[d.column] if own and own.half_same(m)), None)
            if own and near:
                yield Judged(d.column, d.rule, own.value == near.value)


def _marked(file: Path, report_id: str, column: str) -> list[Marked]:
    every = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [Marked(m["start"], m["end"], m[column]) for m in every if Path(m["file"]).stem == report_id]
