"""Where a report's facts come from: a wire story and its reprints are one origin.

Read from the credits in the front matter, from who is the outlet, and from figures and quotations taken from the
same place: two reports that cite one outlet for the same figures and share a quotation are one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.core import dates
from dateline.extraction.lexicon.case_names import bare, kind_of
from dateline.extraction.lexicon.wires import known_as
from dateline.tables import ClaimRow, RelianceRow, ReportRow, StatementRow, VariantRow

# A reprint appears within so many days of the agency's own story.
STORY_LIFE = 3


def credited(reports: Iterable[ReportRow], bodies: set[str]) -> list[ReportRow]:
    """Reports with `origin_id` and `relation` as their outlet and credits say it.

    `bodies` are the names of actors that are no persons: a text published by one of them is a primary source.
    """
    known = {bare(b) for b in bodies}
    rows = list(reports)
    ids = {r["report_id"] for r in rows}
    by_outlet: dict[str, _Stories] = defaultdict(_Stories)
    for r in rows:
        by_outlet[known_as(r["outlet"])].add(r)
    out = []
    for r in rows:
        agency = known_as(r["agency"])
        origin, relation = r["report_id"], "original"
        if bare(r["outlet"]) in known:
            relation = "primary source"
        elif agency and agency != known_as(r["outlet"]):
            named = agency if agency not in ids else str(r["agency"])  # "hindu" may be a report's identifier
            origin, relation = by_outlet[agency].credited_by(r) or named, "reprint"
        out.append(r | {"origin_id": origin, "relation": relation})
    return out


class _Stories:
    """The reports of one outlet, and for each day the first by its identifier."""

    def __init__(self) -> None:
        self.every: list[str] = []
        self.by_day: dict[int, str] = {}

    def add(self, r: ReportRow) -> None:
        """Take a report in."""
        self.every.append(r["report_id"])
        if r["published"]:
            day = dates.parse(r["published"]).latest.toordinal()
            self.by_day[day] = min(self.by_day.get(day, r["report_id"]), r["report_id"])

    def credited_by(self, r: ReportRow) -> str | None:
        """The report that a credit most likely means: the one nearest in time, within the days a story lives."""
        if len(self.every) < 2 or not r["published"]:
            return self.every[0] if len(self.every) == 1 else None
        day = dates.parse(r["published"]).latest.toordinal()
        for apart in range(STORY_LIFE + 1):
            if near := [self.by_day[d] for d in (day - apart, day + apart) if d in self.by_day]:
                return min(near)
        return None


def origins(
    reports: Iterable[ReportRow],
    claims: Iterable[ClaimRow],
    variants: Iterable[VariantRow],
    words: Iterable[RelianceRow],
) -> tuple[list[ReportRow], list[RelianceRow]]:
    """Reports (with their credits) with the origin of those that only tell another's story filled in too, and the rows
    of the reliances table for them. `words` are the reliances that the texts themselves show (reliances.by_words)."""
    known = {r["report_id"]: r for r in reports}
    why = {i: f"credited to {r['agency']}" for i, r in known.items() if r["relation"] == "reprint"}
    for found in words:
        _by_words(found, known, why)
    _same_story(known, claims, variants, why)
    rows = list(known.values())
    whole: list[RelianceRow] = [
        {"report_id": r["report_id"], "start": None, "end": None, "rests_on": r["origin_id"], "relation": r["relation"],
         "why": why[r["report_id"]]}
        for r in rows
        if r["relation"] in ("reprint", "rewrite")
    ]  # fmt: skip
    return rows, whole


def _by_words(found: RelianceRow, known: dict[str, ReportRow], why: dict[str, str]) -> None:
    """Change what is known of a report's origin by one reliance that the texts show."""
    late, early = known[found["report_id"]], known[found["rests_on"]]
    # The words say which of the agency's stories a credit means.
    if late["relation"] == "reprint" and known_as(early["outlet"]) == known_as(late["agency"]):
        late = known[late["report_id"]] = late | {"origin_id": early["origin_id"]}
    if found["relation"] != "lifted" and late["relation"] == "original" and early["origin_id"] != late["report_id"]:
        known[late["report_id"]] = late | {"origin_id": early["origin_id"], "relation": found["relation"]}
        why[late["report_id"]] = found["why"]


def own_words(
    statements: Iterable[StatementRow], reports: Iterable[ReportRow], bodies: dict[str, tuple[str, str]]
) -> list[StatementRow]:
    """Statements with the speaker filled in where a body publishes its own words and names nobody beside them.

    `bodies` gives (actor_id, name) for every name of an actor that is no person.
    """
    known = {bare(n): actor for n, actor in bodies.items()}
    outlet = {r["report_id"]: bare(r["outlet"]) for r in reports if r["relation"] == "primary source"}
    out = []
    for s in statements:
        if s["speaker"] is None and s["report_id"] in outlet:
            actor_id, name = known[outlet[s["report_id"]]]
            s = s | {"speaker_id": actor_id, "speaker": name}
        out.append(s)
    return out


def _same_story(
    known: dict[str, ReportRow], claims: Iterable[ClaimRow], variants: Iterable[VariantRow], why: dict[str, str]
) -> None:
    """Give a report the origin of another that cites the same outlet for the same figures and shares a quotation."""
    outlets = {bare(r["outlet"]) for r in known.values()}
    cited: dict[str, set[tuple[str, str, int]]] = defaultdict(set)
    for c in claims:
        if c["attributed_to"] and bare(c["attributed_to"]) in outlets and c["low"] is not None:
            cited[c["report_id"]].add((bare(c["attributed_to"]), kind_of(c["group"]), c["low"]))
    shared: dict[str, set[str]] = defaultdict(set)
    for v in variants:
        shared[v["report_id"]].add(v["utterance_id"])
    # Only a story of an agency can be the origin of others: compared with it are those that cite the same.
    agencies: dict[frozenset[tuple[str, str, int]], list[str]] = defaultdict(list)
    for j, r in known.items():
        if j in cited and r["agency"]:
            agencies[frozenset(cited[j])].append(j)
    for i in [i for i in known if i in cited]:
        for j in agencies.get(frozenset(cited[i]), ()):
            r, other = known[i], known[j]
            if i == j or r["origin_id"] == other["origin_id"]:
                continue
            if shared[i] & shared[j] and other["origin_id"] == other["report_id"]:
                known[i] = r | {"origin_id": other["origin_id"], "relation": "rewrite"}
                cited_too = ", ".join(sorted({c[0].title() for c in cited[i]}))
                why[i] = f"cites {cited_too} for the same figures and shares a quotation"
