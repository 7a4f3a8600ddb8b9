"""Linking: from tables of single reports to incidents, tolls, variants and contradictions. It knows no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dateline.core.decision import Decision
from dateline.linking.adjudication import gone, reviewed, with_rejected, without_rejected
from dateline.linking.assertions import assertions as stated
from dateline.linking.assertions import without_failed
from dateline.linking.collation.concepts import Names
from dateline.linking.collation.passages import Printed
from dateline.linking.collation.utterances import utterances
from dateline.linking.contradictions import contradictions as disagreements
from dateline.linking.headlines import beside_their_text, without_headlines
from dateline.linking.incidents.attestation import attested
from dateline.linking.incidents.clustering import incidents as clustered
from dateline.linking.incidents.coordination import called_civilians
from dateline.linking.incidents.coverage.matrix import coverage
from dateline.linking.incidents.details import tied
from dateline.linking.incidents.parties import in_party_words
from dateline.linking.incidents.what_ifs import tolls_and_what_ifs
from dateline.linking.people.attacks import with_attacks
from dateline.linking.people.joining import decided, persons
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.inferred import settle, with_inferred
from dateline.linking.provenance.dating import Days, date_reports, redate
from dateline.linking.provenance.derivation import Origins, agencies, by_words, reliances, with_origins
from dateline.linking.provenance.origins import credited, origins, own_words
from dateline.linking.provenance.spellings import spelt_alike
from dateline.linking.provenance.versions import later_versions, with_history, without_replaced
from dateline.linking.regrouping import regrouping
from dateline.linking.rows import NOWHERE, Elsewhere, LinkedRows, ReadRows, actor_rows
from dateline.linking.texts import Texts
from dateline.tables import ActorRow, UnansweredRow

Tables = dict[str, pd.DataFrame]


def link(
    read: Mapping[str, pd.DataFrame],
    places: Iterable[Mapping[str, str]],
    actors: Iterable[Mapping[str, str]],
    rule: str = "latest",
    decisions: Iterable[Decision] = (),
    elsewhere: Elsewhere = NOWHERE,
) -> Tables:
    """Link the tables that extraction gave (reports, sentences, quotations, times, places, claims,
    statements, particulars, victims).

    Returns them with dates, origins, incidents and utterances filled in, and with the tables reliances, incidents,
    tolls, variants, contradictions and assertions beside them. `decisions` are a person's (dateline.reading.review);
    those whose target is gone are the rows of the table unanswered. `elsewhere` is what reports linked apart have.
    """
    return link_rows(ReadRows.from_frames(read), places, actors, rule, decisions, elsewhere).frames()


# Longer than a screen: the road of linking, one step a line.
def link_rows(
    read: ReadRows,
    places: Iterable[Mapping[str, str]],
    actors: Iterable[Mapping[str, str]],
    rule: str = "latest",
    decisions: Iterable[Decision] = (),
    elsewhere: Elsewhere = NOWHERE,
) -> LinkedRows:
    """Link as `link` does, from rows to rows."""
    people, decisions = actor_rows(actors), list(decisions)
    later = later_versions(read.reports)
    everything, older = without_replaced(reviewed(settle(read), decisions))
    gazetteer = Gazetteer(with_inferred(everything.places, places))
    read = without_rejected(everything)
    attackers = {a["actor_id"]: a["name"] for a in people if a["kind"] == "attacker"}
    bodies = {
        n: (a["actor_id"], a["name"])
        for a in people
        if a["kind"] != "person"
        for n in (a["name"], *a["other_names"].split("|"))
        if n
    }
    told_by, claims = spelt_alike(read.statements, without_headlines(read.claims), people)
    texts = Texts.of(read)
    printed = Printed(texts, names_known(people, gazetteer))
    reports = credited(read.reports, set(bodies))
    spoken = own_words(told_by, reports, bodies)
    statements, variants = utterances(spoken, reports, printed)
    wires = elsewhere.wires | agencies(reports)
    words = by_words(reports, texts, wires)
    reports, whole = origins(reports, claims, variants, words)
    reports = date_reports(reports, read.times, claims, statements, read.places, gazetteer, texts)
    times = redate(read.times, reports)
    days = Days(times)
    claims = in_party_words(days.claims(claims), reports, people)
    # Once more, now that undated reports have their days: renderings are told by them.
    statements, variants = utterances(days.statements(spoken), reports, printed)
    read = read._replace(reports=reports, times=times, claims=claims, statements=statements)
    rests = reliances(read, texts, variants, whole, words, wires)
    claims = with_origins(claims, Origins(reports, rests))
    read = read._replace(claims=claims)
    found, claims, before = clustered(read, gazetteer, attackers, regrouping(decisions), elsewhere=elsewhere)
    found = attested(found, claims, reports, statements, people)
    told = tied(read._replace(claims=claims), texts, found, gazetteer)
    series = [i["incident_id"] for i in found if i["kind"] == "series"]
    harmed, people_harmed = persons(with_attacks(read.victims, claims, read.sentences), decided(decisions))
    linked = LinkedRows(
        reports, read.sentences, read.quotations, times, read.places, called_civilians(claims), statements, told,
        harmed, people_harmed, rests, found, variants,
        *tolls_and_what_ifs(claims, reports, attackers, rule, series, later), [], [], [], [],
    )  # fmt: skip
    told_apart = disagreements(linked, gazetteer, people)
    linked = linked._replace(contradictions=told_apart, coverage=coverage(linked, gazetteer))
    linked = without_failed(linked._replace(assertions=stated(linked, people, gazetteer)))._replace(claims=claims)
    linked = with_rejected(linked, everything)
    linked = with_history(linked._replace(claims=beside_their_text(linked.claims, decisions)), older)
    there = before | {i["incident_id"] for i in found}
    there |= {c["claim_id"] for c in linked.claims} | {s["statement_id"] for s in linked.statements}
    there |= {v["victim_id"] for v in linked.victims}
    return linked._replace(unanswered=[_unanswered(d) for d in gone(decisions, there)])


def _unanswered(d: Decision) -> UnansweredRow:
    return {
        "target": d.target, "decision": d.decision, "field": d.field,
        "value": None if d.value is None else str(d.value), "by": d.by, "on": d.on, "why": d.why, "line": d.line,
    }  # fmt: skip


def names_known(actors: Iterable[ActorRow], gazetteer: Gazetteer) -> Names:
    """The names that a case's actors and places go by."""
    people = [(a["name"], a["other_names"].split("|")) for a in actors]
    return Names([*people, *((p["name"], p["other_names"].split("|")) for p in gazetteer.places.values())])
