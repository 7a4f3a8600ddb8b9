"""Linking: from tables of single reports to incidents, tolls, variants and contradictions. It knows no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dateline import tables
from dateline.core.decision import Decision
from dateline.linking.adjudication import KEYS, gone, regrouping, reviewed, with_rejected, without_rejected
from dateline.linking.assertions import assertions, without_failed
from dateline.linking.collation.concepts import Names
from dateline.linking.collation.utterances import utterances
from dateline.linking.contradictions import contradictions
from dateline.linking.headlines import without_headlines
from dateline.linking.incidents.attestation import attested
from dateline.linking.incidents.clustering import incidents
from dateline.linking.incidents.coverage import coverage
from dateline.linking.incidents.details import tied
from dateline.linking.incidents.parties import in_party_words
from dateline.linking.incidents.tolls import tolls
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.inferred import settle, with_inferred
from dateline.linking.provenance.dating import date_reports, follow, redate
from dateline.linking.provenance.derivation import Origins, agencies, by_words, reliances, with_origins
from dateline.linking.provenance.origins import credited, origins, own_words
from dateline.linking.provenance.versions import with_history, without_replaced
from dateline.tables import Row

Tables = dict[str, pd.DataFrame]
Rows = dict[str, list[Row]]


def link(
    read: Mapping[str, pd.DataFrame],
    places: Iterable[Mapping[str, str]],
    actors: Iterable[Mapping[str, str]],
    rule: str = "latest",
    decisions: Iterable[Decision] = (),
    wires: frozenset[str] = frozenset(),
) -> Tables:
    """Link the tables that extraction gave (reports, times, places, claims, statements, particulars).

    Returns them with dates, origins, incidents and utterances filled in, and with the tables reliances, incidents,
    tolls, variants, contradictions and assertions beside them. `decisions` are a person's (dateline.reading.review);
    those whose target is gone are the rows of the table unanswered. `wires` are the bare names of agencies known beside
    those that these reports name.
    """
    rows = {name: tables.rows(frame) for name, frame in read.items()}
    linked = link_rows(rows, places, actors, rule, decisions, wires)
    return {name: tables.table(name, own) for name, own in linked.items()}


def link_rows(
    read: Mapping[str, list[Row]],
    places: Iterable[Mapping[str, str]],
    actors: Iterable[Mapping[str, str]],
    rule: str = "latest",
    decisions: Iterable[Decision] = (),
    wires: frozenset[str] = frozenset(),
) -> Rows:
    """Link as `link` does, from rows to rows."""
    actors, decisions = list(actors), list(decisions)
    everything, older = without_replaced(reviewed(settle(read), decisions))
    gazetteer = Gazetteer(with_inferred(everything["places"], places))
    read = without_headlines(without_rejected(everything))
    attackers = {a["actor_id"]: a["name"] for a in actors if a["kind"] == "attacker"}
    bodies = {
        n: (a["actor_id"], a["name"])
        for a in actors
        if a["kind"] != "person"
        for n in (a["name"], *a["other_names"].split("|"))
        if n
    }
    known = names_known(actors, gazetteer)
    reports, claims = read["reports"], read["claims"]
    reports = credited(reports, set(bodies))
    spoken = own_words(read["statements"], reports, bodies)
    statements, variants = utterances(spoken, reports, known)
    wires |= agencies(reports)
    words = by_words(reports, wires)
    reports, whole = origins(reports, claims, variants, words)
    reports = date_reports(reports, read["times"], claims, statements, gazetteer)
    times = redate(read["times"], reports)
    claims = in_party_words(follow(claims, times, "when_start", ("earliest", "latest")), reports, actors)
    # Once more, now that undated reports have their days: renderings are told by them.
    spoken = follow(spoken, times, "said_start", ("said_earliest", "said_latest"))
    statements, variants = utterances(spoken, reports, known)
    rests = reliances(reports, claims, read["particulars"], variants, whole, words, wires)
    claims = with_origins(claims, Origins(reports, rests))
    found, claims, before = incidents(
        claims, reports, statements, gazetteer, attackers, regrouping(decisions), read["places"]
    )
    found = attested(found, claims, reports, statements, actors)
    told = tied(read["particulars"], claims, times, read["places"], statements, found, reports, gazetteer)
    series = [i["incident_id"] for i in found if i["kind"] == "series"]
    linked = {
        "reports": reports, "times": times, "places": read["places"], "claims": claims, "statements": statements,
        "particulars": told, "reliances": rests, "incidents": found, "variants": variants,
        "tolls": tolls(claims, reports, attackers, rule, series),
    }  # fmt: skip
    linked["contradictions"] = contradictions(linked, gazetteer, actors)
    linked["coverage"] = coverage(linked)
    linked["assertions"] = assertions({**linked, "gazetteer": list(gazetteer.places.values())}, actors)
    linked = without_failed(linked)
    linked = with_history(with_rejected(linked, everything), older)
    there = {r[key] for name, key in KEYS.items() for r in linked[name]} | {i["incident_id"] for i in found} | before
    linked["unanswered"] = [
        {**d._asdict(), "value": None if d.value is None else str(d.value)} for d in gone(decisions, there)
    ]
    return linked


def names_known(actors: Iterable[Mapping[str, str]], gazetteer: Gazetteer) -> Names:
    """The names that a case's actors and places go by."""
    return Names((r["name"], r["other_names"].split("|")) for r in (*actors, *gazetteer.places.values()))
