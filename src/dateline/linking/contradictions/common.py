"""What every kind of contradiction is made of: sides, each with its evidence and the origins behind it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from dateline.core.report import identifier
from dateline.extraction.text.document import Document
from dateline.linking.contradictions.rules import RULES
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.provenance.derivation import Origins
from dateline.tables import Row

Sides = dict[str, list[Row]]
# What an armed group says of itself, where no statement of its own was read.
CLAIMS = re.compile(r"\b(?:claim|boast|said|says|announced|stated)\w*\b")


class Linked:
    """The linked tables, opened for looking things up. `actors` are the rows of actors.csv."""

    def __init__(
        self, linked: Mapping[str, list[Row]], gazetteer: Gazetteer, actors: Iterable[Mapping[str, str]]
    ) -> None:
        self.linked = linked
        self.gazetteer = gazetteer
        self.actors = {a["actor_id"]: dict(a) for a in actors}
        self.attackers = {i: a["name"] for i, a in self.actors.items() if a["kind"] == "attacker"}
        self.origins = Origins(linked["reports"], linked["reliances"])
        self._documents: dict[str, Document] = {}

    def rows(self, name: str) -> list[Row]:
        """The rows of a table."""
        return self.linked[name]

    @cached_property
    def claims(self) -> dict[str, Row]:
        """Claims by identifier, without those a person rejected."""
        return {c["claim_id"]: c for c in self.rows("claims") if c["status"] != "rejected"}

    @cached_property
    def reports(self) -> dict[str, Row]:
        """Reports by identifier."""
        return {r["report_id"]: r for r in self.rows("reports")}

    @cached_property
    def statements(self) -> dict[str, Row]:
        """Statements by identifier."""
        return {s["statement_id"]: s for s in self.rows("statements")}

    @cached_property
    def incidents(self) -> dict[str, Row]:
        """Incidents by identifier."""
        return {i["incident_id"]: i for i in self.rows("incidents")}

    @cached_property
    def times(self) -> dict[str, list[Row]]:
        """Temporal expressions by report."""
        out: dict[str, list[Row]] = defaultdict(list)
        for t in self.rows("times"):
            out[t["report_id"]].append(t)
        return out

    def name(self, incident_id: str) -> str:
        """What an incident is called in the book."""
        return str(self.incidents[incident_id]["name"])

    def sentence(self, report_id: str, at: int) -> tuple[int, int]:
        """Where the sentence of a report begins and ends that holds a place in its text."""
        if report_id not in self._documents:
            self._documents[report_id] = Document(self.reports[report_id]["text"])
        found = self._documents[report_id].sentence_at(at)
        return found.start, found.end

    def sentence_of(self, row: Row) -> str:
        """The sentence that a reading stands in; of a title all of it."""
        if row.get("part", "text") == "title":
            return str(self.reports[row["report_id"]]["title"])
        start, end = self.sentence(row["report_id"], row["start"])
        return str(self.reports[row["report_id"]]["text"][start:end])

    def words_of(self, row: Row) -> str:
        """The words of a claim with the few before and after it that belong to the same clause."""
        text = self.reports[row["report_id"]]["title" if row.get("part", "text") == "title" else "text"]
        before = re.split(r"[.;!?\n]\s", text[max(0, row["start"] - 40) : row["start"]])[-1]
        return str(before + text[row["start"] : row["end"]])

    def words_before(self, c: Row) -> str:
        """The few words before a figure that may bound it: "topped 20"."""
        text = self.reports[c["report_id"]]["title" if c.get("part", "text") == "title" else "text"]
        return str(text[max(0, c["figure_start"] - 14) : c["figure_end"]])

    def giver(self, c: Row) -> str:
        """In whose words a figure is given; empty where the outlet gives it in its own.

        "In its magazine, the Front claimed to have killed 20" is the Front's figure, whatever the report thinks of it.
        """
        if c["attributed_to"]:
            return str(c["attributed_to"])
        for s in self.statements.values():
            if s["report_id"] == c["report_id"] and s["start"] <= c["start"] < s["end"] and s["speaker"]:
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
        sides: Sides,
        settled: str = "",
        about: str = "",
        note: str = "",
    ) -> Row:
        """A row of the table; `sides` gives the claims, statements or particulars behind each, by its label.

        `about` is the identifier of what alone has this contradiction, where neither the incident nor the summary names
        it: two reports may say the same words. `note` may explain it without settling it.
        """
        listed: list[Row] = [
            {
                "side": label,
                "reports": sorted({e["report_id"] for e in found}),
                "origins": len({self.origins.at(e["report_id"], e["start"]) for e in found}),
                "evidence": list(dict.fromkeys(_identifier(e) for e in found)),
            }
            for label, found in sides.items()
        ]
        listed.sort(key=lambda s: (-s["origins"], s["side"]))
        kind = RULES[rule].kind
        parts = [kind, incident, summary, *sorted(sides), *filter(None, [about])]
        return {
            "contradiction_id": identifier("x", *parts), "incident_id": incident, "kind": kind, "summary": summary,
            "sides": json.dumps(listed, ensure_ascii=False), "settled_by": settled, "note": note, "rule": rule,
        }  # fmt: skip


def main_incidents(known: Linked) -> dict[str, str]:
    """The attack that most figures of each report are of; among equals the last, for news is new."""
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for c in known.claims.values():
        if c["incident_id"]:
            figures[c["report_id"]][c["incident_id"]] += 1

    def newest(i: str) -> date:
        return known.incidents[i]["latest"] or date.min

    return {report: max(n, key=lambda i: (n[i], newest(i), i)) for report, n in figures.items()}


def _identifier(row: Row) -> str:
    return str(row.get("claim_id") or row.get("particular_id") or row["statement_id"])


def strength(row: Row) -> tuple[int, int, int, int]:
    """What is open first, then what matters most, then what most independent origins disagree about."""
    origins = sorted((s["origins"] for s in json.loads(row["sides"])), reverse=True)
    weight = RULES[row["rule"]].weight + (1 if " killed" in row["summary"] or "were killed" in row["summary"] else 0)
    return (0 if row["settled_by"] else 1, weight, origins[1] if len(origins) > 1 else 0, sum(origins))
