"""Where a report's facts come from: a wire story and its reprints are one origin.

Read from the credits in the front matter, from who is the outlet, and from figures and quotations taken from the
same place: two reports that cite one outlet for the same figures and share a quotation are one story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta

from dateline.core import dates
from dateline.extraction.lexicon.case_names import bare
from dateline.extraction.lexicon.wires import known_as
from dateline.tables import Row

# A reprint appears within so many days of the agency's own story.
STORY_LIFE = timedelta(days=3)


def credited(reports: Iterable[Row], bodies: set[str]) -> list[Row]:
    """Reports with `origin_id` and `relation` as their outlet and credits say it.

    `bodies` are the names of actors that are no persons: a text published by one of them is a primary source.
    """
    known = {bare(b) for b in bodies}
    rows = [dict(r) for r in reports]
    by_outlet: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        by_outlet[known_as(r["outlet"])].append(r)
    for r in rows:
        agency = known_as(r["agency"])
        r["origin_id"], r["relation"] = r["report_id"], "original"
        if bare(r["outlet"]) in known:
            r["relation"] = "primary source"
        elif agency and agency != known_as(r["outlet"]):
            r["origin_id"], r["relation"] = _credited_story(r, by_outlet[agency]) or agency, "reprint"
    return rows


def _credited_story(r: Row, own: list[Row]) -> str | None:
    """The agency's report that a credit most likely means: the one nearest in time, within the days a story lives."""
    if len(own) < 2 or not r["published"]:
        return str(own[0]["report_id"]) if len(own) == 1 else None
    day = dates.parse(r["published"]).latest
    near = sorted((abs(day - dates.parse(o["published"]).latest), o["report_id"]) for o in own if o["published"])
    return near[0][1] if near and near[0][0] <= STORY_LIFE else None


def origins(
    reports: Iterable[Row], claims: Iterable[Row], variants: Iterable[Row], words: Iterable[Row]
) -> tuple[list[Row], list[Row]]:
    """Reports (with their credits) with the origin of those that only tell another's story filled in too, and the rows
    of the reliances table for them. `words` are the reliances that the texts themselves show (reliances.by_words)."""
    rows = [dict(r) for r in reports]
    why = {r["report_id"]: f"credited to {r['agency']}" for r in rows if r["relation"] == "reprint"}
    known = {r["report_id"]: r for r in rows}
    for found in words:
        _by_words(found, known, why)
    _same_story(rows, claims, variants, why)
    whole = [
        {"report_id": r["report_id"], "start": None, "end": None, "rests_on": r["origin_id"], "relation": r["relation"],
         "why": why[r["report_id"]]}
        for r in rows
        if r["relation"] in ("reprint", "rewrite")
    ]  # fmt: skip
    return rows, whole


def _by_words(found: Row, known: Mapping[str, Row], why: dict[str, str]) -> None:
    late, early = known[found["report_id"]], known[found["rests_on"]]
    # The words say which of the agency's stories a credit means.
    if late["relation"] == "reprint" and known_as(early["outlet"]) == known_as(late["agency"]):
        late["origin_id"] = early["origin_id"]
    if found["relation"] != "lifted" and late["relation"] == "original" and early["origin_id"] != late["report_id"]:
        late["origin_id"], late["relation"] = early["origin_id"], found["relation"]
        why[late["report_id"]] = found["why"]


def own_words(statements: Iterable[Row], reports: Iterable[Row], bodies: dict[str, tuple[str, str]]) -> list[Row]:
    """Statements with the speaker filled in where a body publishes its own words and names nobody beside them.

    `bodies` gives (actor_id, name) for every name of an actor that is no person.
    """
    known = {bare(n): actor for n, actor in bodies.items()}
    outlet = {r["report_id"]: bare(r["outlet"]) for r in reports if r["relation"] == "primary source"}
    rows = [dict(s) for s in statements]
    for s in rows:
        if s["speaker"] is None and s["report_id"] in outlet:
            s["speaker_id"], s["speaker"] = known[outlet[s["report_id"]]]
    return rows


def _same_story(rows: list[Row], claims: Iterable[Row], variants: Iterable[Row], why: dict[str, str]) -> None:
    """Give a report the origin of another that cites the same outlet for the same figures and shares a quotation."""
    outlets = {bare(r["outlet"]) for r in rows}
    cited: dict[str, set[tuple[str, str, int]]] = defaultdict(set)
    for c in claims:
        if c["attributed_to"] and bare(c["attributed_to"]) in outlets and c["low"] is not None:
            cited[c["report_id"]].add((bare(c["attributed_to"]), c["group"], c["low"]))
    shared: dict[str, set[str]] = defaultdict(set)
    for v in variants:
        shared[v["report_id"]].add(v["utterance_id"])
    citing = [r for r in rows if r["report_id"] in cited]
    for r in citing:
        for other in citing:
            same = cited[r["report_id"]] == cited[other["report_id"]]
            if r is other or not same or r["origin_id"] == other["origin_id"]:
                continue
            if (
                shared[r["report_id"]] & shared[other["report_id"]]
                and other["origin_id"] == other["report_id"]
                and other["agency"]
            ):
                r["origin_id"], r["relation"] = other["origin_id"], "rewrite"
                cited_too = ", ".join(sorted({c[0].title() for c in cited[r["report_id"]]}))
                why[r["report_id"]] = f"cites {cited_too} for the same figures and shares a quotation"
