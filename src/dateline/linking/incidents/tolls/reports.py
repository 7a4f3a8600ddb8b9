"""Reports, each reprint dated by the story it reprints, with the figures already made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from dateline.extraction.lexicon.case_names import bare
from dateline.linking.incidents.tolls.figure import CurrentFigures, Figure
from dateline.linking.people.attackers import surnames_of_attackers
from dateline.tables import ClaimRow, ReportRow


class FirstPrinted(dict[str, ReportRow]):
    """Reports by their identifier, as first told (as_first_printed), and what was made of the claims of each: tolls are
    made many times over, and a report gives the same figures whichever others are left out."""

    def __init__(self, reports: Mapping[str, ReportRow]) -> None:
        super().__init__(reports)
        self._made: dict[tuple[object, ...], list[Figure]] = {}
        self.standing: dict[tuple[object, ...], list[CurrentFigures]] = {}

    @cached_property
    def outlets(self) -> set[str]:
        """The bare names of the outlets."""
        return {bare(r["outlet"]) for r in self.values()}

    @cached_property
    def attackers(self) -> frozenset[str]:
        """The surnames of those whom texts call the attackers."""
        return surnames_of_attackers(self.values())

    def made_once(self, step: object, own: list[ClaimRow], make: Callable[[], list[Figure]]) -> list[Figure]:
        """What a step makes of some claims of one report, made the first time it is asked for."""
        key = (step, *((c["claim_id"], c["group"]) for c in own))
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def as_first_printed(reports: Iterable[ReportRow]) -> FirstPrinted:
    """Reports by identifier, each reprint with the day and hour of the story it reprints: printed later, it says
    nothing later."""
    known = {r["report_id"]: r for r in reports}
    out = dict(known)
    for i, r in known.items():
        first = known.get(r["origin_id"] or "")
        if first is None or r["relation"] != "reprint" or first["published_latest"] is None:
            continue
        if r["published_latest"] is not None and first["published_latest"] <= r["published_latest"]:
            out[i] = r | {
                "published": first["published"], "published_earliest": first["published_earliest"],
                "published_latest": first["published_latest"], "dated_by": first["dated_by"],
            }  # fmt: skip
    return FirstPrinted(out)


def appeared(r: ReportRow) -> tuple[date, str]:
    """When a report's figures count from: of a day that is only inferred, its first:
    what may be older supersedes nothing."""
    day = r["published_earliest"] if r["dated_by"] == "inferred" else r["published_latest"]
    hour = r["published"][11:16] if r["published"] and "T" in r["published"] else "24:00"
    return (day or date.min, hour)
