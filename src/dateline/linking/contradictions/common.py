"""What every kind of contradiction is made of: sides, each with its evidence and the origins behind it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dateline.core.report import identifier
from dateline.extraction.lexicon import en
from dateline.linking.incidents.parties import text_of
from dateline.linking.incidents.witnesses import Witnesses, in_words_of
from dateline.linking.people.attackers import surnames_of_attackers
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.provenance.derivation import Origins
from dateline.linking.rows import LinkedRows, Reading, by_report, identifier_of
from dateline.linking.rulebooks.contradictions import STANDING
from dateline.linking.texts import Texts
from dateline.tables import (
    ActorRow,
    ClaimRow,
    ContradictionRow,
    IncidentRow,
    PlaceMentionRow,
    ReportRow,
    StatementRow,
    TimeRow,
)

# The figures behind each side, by its label.
Sides = dict[str, list[ClaimRow]]


# Where in the text of its report the words of a side begin and end, by the evidence that stands for them.
At = Mapping[str, tuple[int, int]]


class Side(NamedTuple):
    """One side of a contradiction: what it says, the reports that do, how many origins they have, and what shows it;
    and, where that is a time or a place, where its words are in the text of some of that evidence's reports."""

    side: str
    reports: list[str]
    origins: int
    evidence: list[str]
    at: At | None = None

    def as_told(self) -> dict[str, object]:
        """The side as it is in the table, without what it has not."""
        return {k: v for k, v in self._asdict().items() if k != "at" or v}


def sides_of(row: ContradictionRow) -> list[Side]:
    """The sides of a contradiction."""
    return [Side(**s) for s in json.loads(row["sides"])]


# What an armed group says of itself, where no statement of its own was read.
CLAIMS = en.pattern("linking_patterns", "words of a boast")


class Linked:
    """The linked tables, opened for looking things up. `actors` are the rows of actors.csv."""

    def __init__(self, linked: LinkedRows, gazetteer: Gazetteer, actors: Iterable[ActorRow]) -> None:
        self.linked = linked
        self.gazetteer = gazetteer
        self.actors = {a["actor_id"]: a for a in actors}
        self.attackers = {i: a["name"] for i, a in self.actors.items() if a["kind"] == "attacker"}
        self.origins = Origins(linked.reports, linked.reliances)
        theirs = in_words_of(linked.statements, linked.claims)
        self.witnesses = Witnesses(linked.reports, self.actors.values(), theirs)
        self.texts = Texts.of(linked)

    @cached_property
    def claims(self) -> dict[str, ClaimRow]:
        """Claims by identifier, without those a person rejected."""
        return {c["claim_id"]: c for c in self.linked.claims if c["status"] != "rejected"}

    @cached_property
    def reports(self) -> dict[str, ReportRow]:
        """Reports by identifier."""
        return {r["report_id"]: r for r in self.linked.reports}

    @cached_property
    def attackers_named(self) -> frozenset[str]:
        """The surnames of those whom texts call the attackers."""
        return surnames_of_attackers(self.linked.reports)

    @cached_property
    def statements(self) -> dict[str, StatementRow]:
        """Statements by identifier."""
        return {s["statement_id"]: s for s in self.linked.statements}

    @cached_property
    def statements_of(self) -> dict[str, list[StatementRow]]:
        """The statements of each report."""
        return by_report(self.statements.values())

    @cached_property
    def claims_of(self) -> dict[str, list[ClaimRow]]:
        """The claims of each report."""
        return by_report(self.claims.values())

    @cached_property
    def places_of(self) -> dict[str, list[PlaceMentionRow]]:
        """The places that each report names."""
        return by_report(self.linked.places)

    @cached_property
    def claims_by_incident(self) -> dict[str, list[ClaimRow]]:
        """The claims of each incident."""
        out: dict[str, list[ClaimRow]] = defaultdict(list)
        for c in self.claims.values():
            if c["incident_id"]:
                out[c["incident_id"]].append(c)
        return out

    @cached_property
    def incidents(self) -> dict[str, IncidentRow]:
        """Incidents by identifier."""
        return {i["incident_id"]: i for i in self.linked.incidents}

    @cached_property
    def times(self) -> dict[str, list[TimeRow]]:
        """Temporal expressions by report."""
        return by_report(self.linked.times)

    def name(self, incident_id: str) -> str:
        """What an incident is called in the book."""
        return str(self.incidents[incident_id]["name"])

    def sentence(self, report_id: str, at: int) -> tuple[int, int]:
        """Where the sentence of a report begins and ends that holds a place in its text."""
        return self.texts[report_id].sentence_at(at)

    def sentence_of(self, s: StatementRow) -> str:
        """The sentence that a statement is in."""
        start, end = self.sentence(s["report_id"], s["start"])
        return self.reports[s["report_id"]]["text"][start:end]

    def words_of(self, c: ClaimRow) -> str:
        """The words of a claim with the few before and after it that belong to the same clause."""
        text = text_of(c, self.reports[c["report_id"]])
        before = re.split(r"[.;!?\n]\s", text[max(0, c["start"] - 40) : c["start"]])[-1]
        return before + text[c["start"] : c["end"]]

    def words_before(self, c: ClaimRow) -> str:
        """The few words before a figure that may bound it: "topped 20"."""
        return text_of(c, self.reports[c["report_id"]])[max(0, c["figure_start"] - 14) : c["figure_end"]]

    def giver(self, c: ClaimRow) -> str:
        """In whose words a figure is given; empty where the outlet gives it in its own.

        "In its magazine, the Front claimed to have killed 20" is the Front's figure, whatever the report thinks of it.
        """
        if c["attributed_to"]:
            return str(c["attributed_to"])
        for s in self.statements_of[c["report_id"]]:
            if s["start"] <= c["start"] < s["end"] and s["speaker"]:
                return str(s["speaker"])
        if c.get("part", "text") == "title":
            return ""
        start, _ = self.sentence(c["report_id"], c["start"])
        before = self.reports[c["report_id"]]["text"][start : c["start"]]
        for name in sorted(self.attackers.values()):
            at = before.find(name)
            if at >= 0 and CLAIMS.match(before[at + len(name) :].lstrip()):
                return name
        return ""

    def contradiction(
        self,
        rule: str,
        incident: str | None,
        summary: str,
        sides: Mapping[str, Sequence[Reading]],
        settled: str = "",
        about: str = "",
    ) -> ContradictionRow:
        """A row of the table; `sides` gives the claims, statements or particulars behind each, by its label.

        `about` is the identifier of what alone has this contradiction, where neither the incident nor the summary names
        it: two reports may say the same words. The note, which may explain it without settling it, is empty.
        """
        kind = STANDING[rule].kind
        listed = [
            Side(
                label,
                sorted({e["report_id"] for e in found}),
                len(self.witnesses.of_side(kind, found)),
                list(dict.fromkeys(identifier_of(e) for e in found)),
            )
            for label, found in sides.items()
        ]
        listed.sort(key=lambda s: (-s.origins, s.side))
        parts = [kind, incident, summary, *sorted(sides), *filter(None, [about])]
        return {
            "contradiction_id": identifier("x", *parts), "incident_id": incident, "kind": kind, "summary": summary,
            "sides": json.dumps([s.as_told() for s in listed], ensure_ascii=False), "settled_by": settled,
            "note": "", "rule": rule,
        }  # fmt: skip


def with_words(row: ContradictionRow, at: Mapping[str, At]) -> ContradictionRow:
    """A contradiction whose sides say where in the text of a report the words of their time or place are, by the label
    of the side: these may be in another sentence than the figure that stands for them."""
    sides = [s._replace(at=at.get(s.side)) for s in sides_of(row)]
    return row | {"sides": json.dumps([s.as_told() for s in sides], ensure_ascii=False)}


def main_incidents(known: Linked) -> dict[str, str]:
    """The attack that most figures of each report are of; among equals the last, for news is new."""
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for c in known.claims.values():
        if c["incident_id"]:
            figures[c["report_id"]][c["incident_id"]] += 1

    def newest(i: str) -> date:
        return known.incidents[i]["latest"] or date.min

    return {report: max(n, key=lambda i: (n[i], newest(i), i)) for report, n in figures.items()}


def strength(row: ContradictionRow) -> tuple[int, int, int, int]:
    """What is open first, then what matters most, then what most independent origins disagree about."""
    origins = sorted((s.origins for s in sides_of(row)), reverse=True)
    weight = STANDING[row["rule"]].weight + (1 if " killed" in row["summary"] or "were killed" in row["summary"] else 0)
    return (0 if row["settled_by"] else 1, weight, origins[1] if len(origins) > 1 else 0, sum(origins))
