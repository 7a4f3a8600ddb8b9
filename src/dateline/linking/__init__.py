"""Linking: from tables of single reports to incidents, tolls, variants and contradictions. It knows no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dateline.linking.concepts import Names
from dateline.linking.contradictions import contradictions
from dateline.linking.dating import date_reports, follow, redate
from dateline.linking.geography import Gazetteer
from dateline.linking.incidents import incidents
from dateline.linking.origins import credited, origins, own_words
from dateline.linking.tolls import tolls
from dateline.linking.utterances import utterances

Tables = dict[str, pd.DataFrame]


def link(
    read: Mapping[str, pd.DataFrame],
    places: Iterable[Mapping[str, str]],
    actors: Iterable[Mapping[str, str]],
    rule: str = "latest",
) -> Tables:
    """Link the tables that extraction gave (reports, times, places, claims, statements).

    Returns them with dates, origins, incidents and utterances filled in, and with the tables incidents, tolls,
    variants and contradictions beside them.
    """
    gazetteer, actors = Gazetteer(places), list(actors)
    attackers = {a["actor_id"]: a["name"] for a in actors if a["kind"] == "attacker"}
    bodies = {
        n: (a["actor_id"], a["name"])
        for a in actors
        if a["kind"] != "person"
        for n in (a["name"], *a["other_names"].split("|"))
        if n
    }
    known = Names((r["name"], r["other_names"].split("|")) for r in (*actors, *gazetteer.places.values()))
    reports, claims = read["reports"], read["claims"]
    reports = credited(reports, set(bodies))
    spoken = own_words(read["statements"], reports, bodies)
    statements, variants = utterances(spoken, reports, known)
    reports = origins(reports, claims, variants)
    reports = date_reports(reports, read["times"], claims, statements, gazetteer)
    times = redate(read["times"], reports)
    claims = follow(claims, times, "when_start", ("earliest", "latest"))
    # Once more, now that undated reports have their days: renderings are told by them.
    spoken = follow(spoken, times, "said_start", ("said_earliest", "said_latest"))
    statements, variants = utterances(spoken, reports, known)
    found, claims = incidents(claims, reports, statements, gazetteer, attackers)
    series = list(found.loc[found["kind"] == "series", "incident_id"])
    counted = tolls(claims, reports, attackers, rule, series)
    return {
        "reports": reports, "times": times, "places": read["places"], "claims": claims, "statements": statements,
        "incidents": found, "tolls": counted, "variants": variants,
        "contradictions": contradictions(
            found, claims, statements, variants, reports, counted, times, attackers
        ),
    }  # fmt: skip
