"""What every kind of contradiction is made of: sides, each with its evidence and the origins that stand on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property

from dateline.core.report import identifier
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.provenance.derivation import Origins
from dateline.tables import Row

Sides = dict[str, list[Row]]


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

    def name(self, incident_id: str) -> str:
        """What an incident is called in the book."""
        return str(self.incidents[incident_id]["name"])

    def contradiction(
        self, kind: str, incident: str | None, summary: str, sides: Sides, settled: str = "", about: str = ""
    ) -> Row:
        """A row of the table; `sides` gives the claims, statements or particulars that stand on each, by its label.

        `about` is the identifier of what alone has this contradiction, where neither the incident nor the summary names it: two
        reports may say the same words.
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
        parts = [kind, incident, summary, *sorted(sides), *filter(None, [about])]
        return {
            "contradiction_id": identifier("x", *parts), "incident_id": incident,
            "kind": kind, "summary": summary, "sides": json.dumps(listed, ensure_ascii=False), "settled_by": settled,
        }  # fmt: skip


def _identifier(row: Row) -> str:
    return str(row.get("claim_id") or row.get("particular_id") or row["statement_id"])


def strength(row: Row) -> tuple[int, int, int]:
    """What is unsettled first, then what most independent origins stand against each other on."""
    origins = sorted((s["origins"] for s in json.loads(row["sides"])), reverse=True)
    return (0 if row["settled_by"] else 1, origins[1] if len(origins) > 1 else 0, sum(origins))
