"""The checks of assertions: an example that each lets pass and one that it catches, the shipped case,
and evidence broken in drawn ways.

`make test` breaks 30 chains of evidence, `make nightly` 300 (DATELINE_MUTATIONS).
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dateline import tables
from dateline.linking.assertions import CHECKS, assertions, without_failed
from dateline.linking.assertions.checks import checked
from dateline.linking.assertions.facts import Facts, support
from dateline.linking.assertions.naming import as_a_word
from dateline.linking.assertions.phrasing import NUMBER, change
from dateline.linking.places.gazetteer import Gazetteer
from tests.rows import linked_rows, whole, wholes

Row = dict[str, Any]
Rows = dict[str, list[Row]]
DAY = date(2024, 5, 2)


def claim(claim_id: str, report_id: str = "r1", low: int | None = 9, high: int | None = 9, **more: Any) -> Row:
    return {
        "claim_id": claim_id, "report_id": report_id, "start": 0, "end": 8, "figure_start": 0, "figure_end": 1,
        "words": "9 killed", "effect": "killed", "group": "people", "low": low, "high": high, "hedge": "",
        "mode": "total", "attributed_to": None, "attributed_id": None, "earliest": DAY, "latest": DAY, "when_start": 4,
        "place_id": "salby", "incident_id": "i", "origin_id": report_id, "status": "machine", **more,
    }  # fmt: skip


def report(report_id: str, outlet: str, **more: Any) -> Row:
    return {
        "report_id": report_id, "outlet": outlet, "title": "", "text": "Northern Front attacked Salby.",
        "origin_id": report_id, "relation": "original", "published": "2024-05-03",
        "published_earliest": date(2024, 5, 3), "published_latest": date(2024, 5, 3),
        "dated_by": "metadata", "dated_why": "", "full": True, **more,
    }  # fmt: skip


INCIDENT = {
    "incident_id": "i", "name": "Salby", "date": "2024-05-02", "earliest": DAY, "latest": DAY, "place_id": "salby",
    "latitude": 50.0, "longitude": 9.0, "where_precision": 1, "perpetrator": "Northern Front", "target": "guards",
    "strength": "fair", "reports": 2, "origins": 2, "kind": "attack",
}  # fmt: skip
TOLL = {
    "incident_id": "i", "effect": "killed", "group": "all", "account": "", "low": 9, "best": 9, "high": 9,
    "rule": "latest", "claim_ids": "c1 c2", "why": "",
}  # fmt: skip
ACTORS = [
    {"actor_id": "front", "name": "Northern Front", "kind": "attacker", "organisation": "", "other_names": ""},
    {"actor_id": "guard", "name": "Norland Guard", "kind": "body", "organisation": "", "other_names": ""},
]


def statement(statement_id: str, report_id: str, utterance: str = "u") -> Row:
    return {
        "statement_id": statement_id, "report_id": report_id, "words": "x", "speaker": None, "act": "report",
        "utterance_id": utterance, "status": "machine", "start": 0, "end": 1, "addressee": None, "target": None,
    }  # fmt: skip


def cell(says: str, *evidence: str, point: str = "nine killed in all", report_id: str = "r1") -> Row:
    """A cell of the coverage matrix."""
    shown = " ".join(evidence or ("c1" if report_id == "r1" else "c2",))
    return {"incident_id": "i", "point": point, "report_id": report_id, "says": says, "evidence": shown}


def covered(says: str, *claims: Row, **more: Any) -> Rows:
    """A case with one cell over the figures of one report."""
    own = [*claims, claim("c2", "r2")]
    return world(claims=own, coverage=[cell(says, *(c["claim_id"] for c in claims), **more)])


def about(text: str, says: str, point: str, *evidence: str, **more: Any) -> Rows:
    """A case with one cell about a point that is no figure, in a report with that text."""
    rows = [report("r1", "Dorvik Post", text=text), report("r2", "Salby Times")]
    return world(reports=rows, coverage=[cell(says, *(evidence or ("r1",)), point=point)], **more)


def particular(value: str, **more: Any) -> Row:
    return {"particular_id": "p1", "report_id": "r1", "start": 0, "end": 8, "words": "x", "aspect": "ground",
            "value": value, "number": None, "incident_id": "i", "attributed_to": None,
            "attributed_id": None, **more}  # fmt: skip


def early(says: str, **more: Any) -> Rows:
    """A report of the day before the one that says it, with a cell about the claim."""
    first = {"published_earliest": date(2024, 5, 2), "published_latest": date(2024, 5, 2), **more}
    return world(
        reports=[report("r1", "Dorvik Post", **first), report("r2", "Salby Times", text="It claimed responsibility.")],
        statements=[statement("s1", "r1"), {**statement("s2", "r2"), "act": "claim responsibility"}],
        coverage=[cell(says, "r1", point="Front claimed responsibility"),
                  cell("so", "s2", point="Front claimed responsibility", report_id="r2")],
    )  # fmt: skip


def call(addressee: str | None, **more: Any) -> Rows:
    """A case with one statement that asks for cooperation; without an addressee no line is made of it."""
    said = {
        **statement("s1", "r1"),
        "speaker": "Anna Berg",
        "act": "call for cooperation",
        "addressee": addressee,
        **more,
    }
    return world(statements=[said, statement("s2", "r2")])


def row_of(kind: str, subject: str, value: str, evidence: str) -> Row:
    """A row that no maker writes."""
    return {"kind": kind, "subject": subject, "value": value, "word": "says", "evidence": evidence}


def world(**changes: Any) -> Rows:
    """A small case in which all holds; `changes` replace tables."""
    rows: Rows = {
        "reports": [report("r1", "Dorvik Post"), report("r2", "Salby Times")],
        "claims": [claim("c1"), claim("c2", "r2")],
        "statements": [statement("s1", "r1"), statement("s2", "r2")],
        "particulars": [], "times": [], "tolls": [TOLL], "incidents": [INCIDENT],
        "gazetteer": [{"place_id": "salby", "name": "Salby", "kind": "town", "within": "", "latitude": 50.0,
                       "longitude": 9.0}],
        "contradictions": [], "variants": [variant()],
    }  # fmt: skip
    return rows | changes


def variant(**more: Any) -> Row:
    return {
        "utterance_id": "u", "statement_id": "s2", "report_id": "r2", "base_statement_id": "s1", "base_report_id": "r1",
        "start": 3, "base_start": 5, "quoted": True, "relation": "altered", **more,
    }  # fmt: skip


def facts_of(rows: Rows) -> Facts:
    return Facts(linked_rows(rows), wholes("actors", rows.get("actors", ACTORS)), Gazetteer(rows["gazetteer"]))


def failed(rows: Rows) -> set[str]:
    """The names of the checks that something fails."""
    found = assertions(linked_rows(rows), wholes("actors", ACTORS), Gazetteer(rows["gazetteer"]))
    return {f.split(":")[0] for a in found for f in a["failed"].split("; ") if f}


def toll(*claims: Row, **more: Any) -> Rows:
    """A case with one toll over some claims, each of a report of its own outlet or of both."""
    mine = {**TOLL, "claim_ids": " ".join(c["claim_id"] for c in claims), **more}
    sources = len({c["attributed_id"] or c["report_id"] for c in claims})
    counts = {"reports": len({c["report_id"] for c in claims}), "origins": sources, "strength": "weak"}
    return world(claims=list(claims), tolls=[mine], incidents=[{**INCIDENT, **counts}])


SOLDIERS = claim("c1", low=6, high=6, group="soldiers")
VILLAGERS = claim("c2", low=3, high=3, group="civilians", start=20, end=28, figure_start=20, figure_end=21)
DISPUTE = {"contradiction_id": "x", "incident_id": "i", "kind": "date", "summary": "the day", "settled_by": ""}


def dispute(*ids: str, settled: str = "", label: str = "9 killed", origins: int = 1) -> Row:
    import json

    sides = [
        {"side": f"{label} ({n})" if n else label, "reports": [], "origins": origins, "evidence": [i] if i else []}
        for n, i in enumerate(ids)
    ]
    return {**DISPUTE, "sides": json.dumps(sides), "settled_by": settled}


NOWHERE = {"place_id": "salby", "kind": "town", "name": "Salby", "within": "", "latitude": None, "longitude": None}
EIGHT = claim("c3", "r2", low=8, high=8)
MORE = claim("c4", low=3, high=3, mode="added")


def split(first: str, second: str) -> Row:
    """A contradiction of numbers: nine by some claims, eight by others."""
    import json

    sides = [
        {"side": n, "reports": ["r"], "origins": 1, "evidence": i.split()} for n, i in (("9", first), ("8", second))
    ]
    return {**DISPUTE, "kind": "number", "sides": json.dumps(sides)}


CASES = [
    # check, what it lets pass, what it catches
    ("evidence-exists", world(), world(tolls=[{**TOLL, "claim_ids": "gone"}])),
    ("evidence-is-of-it", world(), toll(claim("c1"), claim("c2", "r2", incident_id="j"), best=9)),
    ("said-by-evidence", toll(claim("c1", high=None)),
     toll(claim("c1", low=5, high=5), claim("c2", "r2", low=4, high=4))),
    ("sum-of-one-source", toll(SOLDIERS, VILLAGERS), None),
    ("party-words", toll(claim("c1", attributed_id="front"), account="Northern Front"),
     toll(claim("c1", attributed_id="front"))),
    ("party-words", toll(claim("c1", attributed_id="guard")),
     toll(claim("c1", attributed_id="guard"), account="Northern Front")),
    ("count-is-the-list", world(), world(incidents=[{**INCIDENT, "origins": 3}])),
    ("count-is-the-list", world(), world(reports=[report("r1", "Dorvik Post"), report("r2", "Dorvik Post")])),
    ("day-is-said", world(),
     world(claims=[claim("c1", latest=date(2024, 5, 3)), claim("c2", "r2", latest=date(2024, 5, 3))])),
    ("nearby-is-not-exact", world(), world(gazetteer=[NOWHERE])),
    ("perpetrator-is-named", world(), world(incidents=[{**INCIDENT, "perpetrator": "Red Dawn"}])),
    ("strength-is-met", world(), world(incidents=[{**INCIDENT, "strength": "confirmed"}])),
    ("has-two-sides", world(contradictions=[dispute("c1", "c2")]), world(contradictions=[dispute("c1")])),
    ("has-two-sides", world(contradictions=[dispute("c1", "c2")]), world(contradictions=[dispute("c1", "")])),
    (
        "no-circle",
        world(contradictions=[dispute("c1", "c2", settled="Dorvik Post has it")]),
        world(contradictions=[dispute("c1", "c2", settled="Dorvik Post has it")],
              reports=[report("r1", "Dorvik Post", dated_by="inferred"), report("r2", "Salby Times")]),
    ),
    ("inside-marks", world(), world(variants=[variant(quoted=False)],
                                    reports=[report("r1", "Dorvik Post", full=False), report("r2", "Salby Times")])),
    ("side-is-said", world(contradictions=[split("c1", "c3")], claims=[claim("c1"), claim("c2", "r2"), EIGHT]),
     world(contradictions=[split("c1", "c2")])),
    ("side-is-said", world(contradictions=[split("c1 c4", "c3")], claims=[SOLDIERS, MORE, claim("c2", "r2"), EIGHT]),
     world(contradictions=[split("c1", "c3")], claims=[SOLDIERS, MORE, claim("c2", "r2"), EIGHT])),
    ("sides-are-apart", world(), world(contradictions=[dispute("c1", "c1")])),
    ("side-counts-its-sources", world(), world(contradictions=[dispute("c1", "c2", origins=2)])),
    ("cell-of-its-report", covered("so", claim("c1")), world(coverage=[cell("so", "c2")])),
    ("cell-of-its-report", world(), covered("so", claim("c1", incident_id="j"))),
    ("exactly-so", covered("so", claim("c1")), covered("so", claim("c1", high=None, hedge="at least"))),
    ("exactly-so", covered("so", SOLDIERS, {**VILLAGERS, "claim_id": "c3"}), covered("so", claim("c1", low=8, high=8))),
    ("exactly-so", about("A bomb went off.", "so", "a bomb went off", "c1"),
     about("Shots were heard.", "so", "a bomb went off", "c1")),
    ("bound-is-a-bound", covered("at least", claim("c1", low=8, high=None)),
     covered("at least", claim("c1", low=10, high=None))),
    ("bound-is-a-bound", covered("at most", claim("c1", low=None, high=10)),
     covered("at most", claim("c1", low=None, high=8))),
    ("otherwise-excludes", covered("otherwise", claim("c1", low=8, high=8)), covered("otherwise", claim("c1"))),
    ("denial-is-one", about("x", "denies", "the area is disputed", "p1", particulars=[particular("not disputed")]),
     about("x", "denies", "the area is disputed", "p1", particulars=[particular("disputed")])),
    ("certainly-earlier", early("not yet known"), early("not yet known", published_latest=date(2024, 5, 3))),
    ("certainly-earlier", world(), early("not yet known", dated_by="inferred")),
    ("nothing-touches-it", about("All is quiet.", "nothing", "the area is disputed"),
     about("Salby lies in a disputed district.", "nothing", "the area is disputed")),
    ("nothing-touches-it", about("All is quiet.", "nothing", "seven wounded in all"), covered("nothing", claim("c1"))),
    ("one-utterance", world(), world(statements=[statement("s1", "r1"), statement("s2", "r2", "other")])),
]  # fmt: skip


@pytest.mark.parametrize(("name", "holds", "breaks"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_each_check_lets_pass_and_catches(name: str, holds: Rows, breaks: Rows | None) -> None:
    assert not failed(holds)
    if breaks is not None:
        assert name in failed(breaks)


def test_what_needs_a_row_that_is_never_made_is_caught_too() -> None:
    """Sums over two sources, bounds as dates, an order by a reprint: no maker writes them,
    and the checks refuse them."""
    facts = facts_of(toll(SOLDIERS, {**VILLAGERS, "attributed_id": "guard"}))
    row = {
        "kind": "toll",
        "subject": "i · killed · all ·  · best",
        "value": "9",
        "word": "adds up to",
        "evidence": "c1 c2",
    }
    assert "sum-of-one-source" in checked(whole("assertions", row), facts)["failed"]
    span = {"published_earliest": DAY, "published_latest": date(2024, 5, 8), "dated_by": "inferred"}
    facts = facts_of(
        world(reports=[report("r1", "Dorvik Post", **span), report("r2", "Salby Times", relation="reprint")])
    )
    row = {"kind": "published", "subject": "r1", "value": "2024-05-08", "word": "implies", "evidence": "r1"}
    assert "bound-is-no-date" in checked(whole("assertions", row), facts)["failed"]
    assert not checked(whole("assertions", {**row, "value": "2024-05-02/2024-05-08"}), facts)["failed"]
    order = {"kind": "order", "subject": "i · x", "value": "2024-05-03", "word": "says", "evidence": "c2"}
    assert "order-is-known" in checked(whole("assertions", order), facts)["failed"]
    assert "order-is-known" in checked(whole("assertions", {**order, "evidence": "c1"}), facts)["failed"]
    assert "word-follows" in checked(whole("assertions", {**order, "word": "says at least"}), facts)["failed"]


def test_lines_and_sentences_that_no_maker_writes_are_caught() -> None:
    facts = facts_of(call("Norland Guard"))
    good = row_of("towards", "Anna Berg · Norland Guard · call for cooperation", "1", "s1")
    assert not checked(whole("assertions", good), facts)["failed"]
    other = {**good, "subject": "Anna Berg · Northern Front · call for cooperation"}
    assert (
        "no-partners" in checked(whole("assertions", other), facts)["failed"]
        and "body-has-that-part" in checked(whole("assertions", other), facts)["failed"]
    )
    assert "body-has-that-part" in checked(whole("assertions", {**good, "value": "2"}), facts)["failed"]
    assert (
        "body-has-that-part"
        in checked(whole("assertions", {**good, "subject": good["subject"].replace("Anna Berg", "Ben Voss")}), facts)[
            "failed"
        ]
    )
    facts = facts_of(world())
    good = row_of("summary", "i · killed", "nine people were reported killed", "c1 c2")
    assert not checked(whole("assertions", good), facts)["failed"]
    assert (
        "sentence-follows"
        in checked(whole("assertions", {**good, "value": "10 people were reported killed"}), facts)["failed"]
    )
    counts = row_of("summary", "i · sources", "two reports cover it, from two independent sources", "c1 c2 r1 r2")
    assert not checked(whole("assertions", counts), facts)["failed"]
    assert "sentence-follows" in checked(whole("assertions", {**counts, "evidence": "c1 r1"}), facts)["failed"]
    every = assertions(linked_rows(world()), wholes("actors", ACTORS), Gazetteer(world()["gazetteer"]))
    by = next(a for a in every if a["subject"] == "i · by")
    assert not by["failed"]
    assert (
        "sentence-follows"
        in checked(whole("assertions", {**by, "evidence": by["evidence"].split()[0]}), facts)["failed"]
    )
    assert "sentence-follows" in checked(whole("assertions", {**by, "value": "seven reports name it"}), facts)["failed"]
    facts = facts_of(world(claims=[claim("c1", low=8, high=8), claim("c2", "r2", low=8, high=8)]))
    assert "sentence-follows" in checked(whole("assertions", good), facts)["failed"]


@pytest.mark.parametrize(
    ("tolls", "claims", "sentences"),
    [
        ([TOLL], [claim("c1"), claim("c2", "r2")], ["nine people were reported killed"]),
        ([{**TOLL, "low": 1, "best": 1, "high": 1}], [claim("c1", low=1, high=1)], ["one person was reported killed"]),
        ([{**TOLL, "low": 8}], [claim("c1"), claim("c2", "r2", low=8, high=8)],
         ["nine people were reported killed", "sources give 8 to 9 killed; the 8 may be an earlier count"]),
        ([TOLL, {**TOLL, "group": "soldiers", "best": 6, "claim_ids": "c1"},
          {**TOLL, "group": "civilians", "best": 3, "claim_ids": "c2"}], [SOLDIERS, VILLAGERS],
         ["nine people were reported killed", "the dead were six soldiers and three civilians"]),
        ([TOLL, {**TOLL, "group": "rangers", "best": 9, "claim_ids": "c1"}], [claim("c1", group="rangers")],
         ["nine people were reported killed", "all nine were rangers"]),
        # What another source counts beside the only group of the whole is added by nobody.
        ([TOLL, {**TOLL, "group": "civilians", "low": 1, "best": 1, "high": 1, "claim_ids": "c2"}],
         [claim("c1", group="rangers"), claim("c2", "r2", low=1, high=1, group="civilians")],
         ["nine rangers were reported killed", "one civilian reported killed by another source is not in this figure"]),
        # A cause is one that two reports name, or any where there are only two.
        ([TOLL], [claim("c1", means="bomb"), claim("c2", "r2", means="bomb")],
         ["nine people were reported killed", "reports mention a bomb"]),
        ([TOLL], [claim("c1", means="suicide attack"), claim("c2", "r2", means="bomb")],
         ["nine people were reported killed", "reports mention a suicide bombing"]),
        # How the attackers died is no cause of the others' deaths.
        ([TOLL], [claim("c1", means="knife"), claim("c2", "r2", means="knife"),
                  claim("c3", low=4, high=4, group="attackers", means="gunfire")],
         ["nine people were reported killed", "reports mention knives"]),
        ([TOLL], [claim("c1", means="ambush"), claim("c2", low=1, high=1, cause="accident")],
         ["nine people were reported killed", "one report mentions an ambush and an accident"]),
        ([], [claim("c1", low=None, high=None, hedge="dozens")], ["dozens of people were reported killed"]),
    ],
)  # fmt: skip
def test_a_summary_says_what_the_tolls_have(tolls: list[Row], claims: list[Row], sentences: list[str]) -> None:
    rows = world(tolls=tolls, claims=claims)
    every = assertions(linked_rows(rows), wholes("actors", ACTORS), Gazetteer(rows["gazetteer"]))
    made = [a for a in every if a["kind"] == "summary"]
    named = [a for a in made if a["subject"].endswith("by")]
    assert [a["value"] for a in made if a not in named][:-1] == sentences
    assert all("as the attacker" in a["value"] and a["evidence"] for a in named)
    assert not [a["failed"] for a in made if a["failed"]]
    sources = len({c["report_id"] for c in claims})
    assert made[-1]["value"].startswith("at least one report covers it" if sources == 1 else "two reports cover it")


def told(**rows: Any) -> list[str]:
    """The sentences of the summary of an attack."""
    whole = world(**rows)
    every = assertions(linked_rows(whole), wholes("actors", ACTORS), Gazetteer(whole["gazetteer"]))
    return [a["value"] for a in every if a["kind"] == "summary" and not a["failed"]]


def test_a_raid_is_told_of_where_two_reports_do() -> None:
    claims = [claim("c1"), claim("c2", "r2"), claim("c3", "r3")]
    raids = [particular("raid", aspect="event", particular_id=f"p{n}", report_id=f"r{n}") for n in (1, 2)]
    reports = [report(f"r{n}", f"Outlet {n}") for n in (1, 2, 3)]
    assert "reports mention a raid" in told(reports=reports, claims=claims, particulars=raids)
    assert not [s for s in told(reports=reports, claims=claims, particulars=raids[:1]) if "raid" in s]


def test_the_wounded_of_a_series_that_nobody_adds_up_are_given_by_day() -> None:
    later = {"effect": "wounded", "earliest": date(2024, 5, 4), "latest": date(2024, 5, 4)}
    hurt = [
        claim("w1", low=4, high=None, hedge="at least", effect="wounded"),
        claim("w2", "r2", 3, 3, **later),
        claim("w3", "r1", 3, 3, **later),
    ]
    claims = [claim("c1"), claim("c2", "r2"), *(c | {"part": "text"} for c in hurt)]
    said = "reports count the wounded of single days only: at least four on 2 May 2024 and three on 4 May 2024"
    assert said in told(claims=claims, incidents=[{**INCIDENT, "kind": "series"}])
    assert not [s for s in told(claims=claims) if "single days" in s], "one attack"
    added_up = [TOLL, {**TOLL, "effect": "wounded", "low": 7, "best": 7, "high": 7, "claim_ids": "w1 w2"}]
    series = told(claims=claims, tolls=added_up, incidents=[{**INCIDENT, "kind": "series"}])
    assert not [s for s in series if "single days" in s]
    words = "one died of his wounds"
    died = claim("d1", "r2", 1, 1, words=words, end=len(words)) | {"part": "text"}
    reports = [report("r1", "Dorvik Post"), report("r2", "Arden Herald", text=words)]
    series = told(reports=reports, claims=[*claims, died], incidents=[{**INCIDENT, "kind": "series"}])
    assert f"{said}; at least one of them died later" in series


def test_a_range_says_that_its_low_is_a_mere_bound() -> None:
    claims = [claim("c1"), claim("c2", "r2", low=8, high=None, hedge="at least")]
    said = "sources give “at least” 8 to 9 killed; the 8 may be an earlier count"
    assert said in told(tolls=[{**TOLL, "low": 8, "claim_ids": "c1 c2"}], claims=claims)


def test_a_low_that_is_given_after_the_others_is_no_older_count() -> None:
    later = report("r2", "Arden Herald", published_earliest=date(2024, 5, 9), published_latest=date(2024, 5, 9))
    tolls = [{**TOLL, "low": 8, "claim_ids": "c1 c2"}]
    claims = [claim("c1"), claim("c2", "r2", low=8, high=8)]
    assert "sources give 8 to 9 killed" in told(
        reports=[report("r1", "Dorvik Post"), later], tolls=tolls, claims=claims
    )


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        # The other report is of another attack, and names this place nowhere.
        ([claim("c2", "r2", incident_id="j")], "one report covers it, and one source gives figures"),
        # It has no figure at all.
        ([], "at least one report covers it, and one source gives figures"),
        # Nothing says where its figure belongs.
        ([claim("c2", "r2", incident_id=None)], "at least one report covers it, and at least one source gives figures"),
    ],
)
def test_a_count_of_reports_is_a_bound_where_others_may_tell_of_the_attack(claims: list[Row], said: str) -> None:
    assert said in told(tolls=[TOLL], claims=[claim("c1"), *claims])


def test_sentences_name_reports_and_never_identifiers(linked: dict[str, pd.DataFrame]) -> None:
    rows = rows_of(linked)
    ids = {r["report_id"] for r in rows["reports"]} | {p["place_id"] for p in rows["gazetteer"] if "-" in p["place_id"]}
    for a in rows["assertions"]:
        assert not {w.strip("“”().,;:") for w in a["text"].split()} & {i for i in ids if i != i.title()}, a["text"]
        assert "1 reports" not in a["text"] and "one reports" not in a["text"]


def test_every_check_has_a_case() -> None:
    beside = {
        "bound-is-no-date",
        "order-is-known",
        "word-follows",
        "body-has-that-part",
        "no-partners",
        "sentence-follows",
    }
    assert {c.name for c in CHECKS} == {name for name, *_ in CASES} | beside


@pytest.mark.parametrize(
    ("value", "claims", "word"),
    [
        (9, [claim("c1")], "says"),
        (9, [claim("c1", hedge="nearly")], "says about"),
        (9, [claim("c1", hedge="nearly"), claim("c2", high=None)], "says about"),
        (9, [claim("c1", hedge="nearly"), claim("c2")], "says"),  # one who counted is enough
        (9, [claim("c1", high=None)], "says at least"),
        (9, [claim("c1", low=None)], "says at most"),
        (9, [SOLDIERS, VILLAGERS], "adds up to"),
        (9, [SOLDIERS, {**VILLAGERS, "report_id": "r2"}], None),  # two reports
        (9, [SOLDIERS, {**VILLAGERS, "attributed_to": "Salby Times"}], None),  # a rival account in one report
        (9, [SOLDIERS, {**VILLAGERS, "group": "soldiers"}], None),  # perhaps the same people
        (9, [SOLDIERS, {**VILLAGERS, "group": "soldiers", "mode": "added"}], "adds up to"),
        (9, [SOLDIERS, {**VILLAGERS, "group": "people"}], None),  # the people hold the soldiers
        (0, [claim("c1", effect="killed or wounded")], "implies"),
        (9, [{**c, "effect": "killed or wounded"} for c in (SOLDIERS, VILLAGERS)], "implies"),  # a bound
        (5, [claim("c1")], None),
    ],
)
def test_a_value_has_the_word_that_its_evidence_allows(value: int, claims: list[Row], word: str | None) -> None:
    found = support(value, "killed", wholes("claims", claims), facts_of(world(claims=claims)))
    assert (found.word if found else None) == word


def test_the_wounded_are_those_left_over_of_several_groups_of_dead() -> None:
    hit = claim("c3", low=4, high=4, effect="killed or wounded")
    dead = [claim("c1", low=1, high=1, group="guards"), {**VILLAGERS, "low": 2, "high": 2}]
    found = support(1, "wounded", wholes("claims", [hit, *dead]), facts_of(world()))
    assert found == ("implies", ("c3", "c1", "c2"))


def test_a_sentence_does_not_end_at_a_short_form() -> None:
    text = "A man was hurt on Wednesday, Dec. 30, when shots were fired at Salby."
    shown = about(text, "so", "there was shooting", "c1")
    assert "exactly-so" not in failed(shown)


def test_what_fails_is_taken_off_the_pages() -> None:
    rows = world(
        tolls=[TOLL, {**TOLL, "effect": "wounded", "low": 4, "best": 5, "high": 5}],
        incidents=[{**INCIDENT, "strength": "confirmed", "perpetrator": "Red Dawn"}],
        contradictions=[dispute("c1", "c2"), {**dispute("c1"), "contradiction_id": "y"}],
    )
    linked = linked_rows(rows)
    made = assertions(linked, wholes("actors", ACTORS), Gazetteer(rows["gazetteer"]))
    shown = without_failed(linked._replace(assertions=made))
    assert [t["effect"] for t in shown.tolls] == ["killed"]
    assert [(i["strength"], i["perpetrator"]) for i in shown.incidents] == [("weak", None)]
    assert [x["contradiction_id"] for x in shown.contradictions] == ["x"]
    assert len([a for a in shown.assertions if a["failed"]]) == 8, "the table keeps them, with the reason"


def rows_of(linked: dict[str, pd.DataFrame]) -> Rows:
    return {name: tables.rows(frame) for name, frame in linked.items()}


def test_all_that_the_shipped_case_states_holds(linked: dict[str, pd.DataFrame]) -> None:
    rows = tables.rows(linked["assertions"])
    assert not [(a["text"], a["failed"]) for a in rows if a["failed"]]
    assert {a["kind"] for a in rows} >= {
        "toll",
        "day",
        "place",
        "strength",
        "reports",
        "sources",
        "order",
        "published",
        "contradiction",
        "side",
        "match",
        "coverage",
        "towards",
        "summary",
    }
    assert all(a["evidence"] and "evidence-exists" in a["checks"] for a in rows)


MUTATIONS = int(os.environ.get("DATELINE_MUTATIONS", "30"))
Broken = tuple[Row, Rows]


def changed(rows: Rows, table: str, key: str, ids: set[str], **new: Any) -> Rows:
    return {**rows, table: [{**r, **new} if r[key] in ids else r for r in rows[table]]}


def drop_the_hedge(a: Row, rows: Rows, _draw: random.Random) -> Broken:
    """The evidence says at least so many, and the row still says so many."""
    return a, changed(
        rows,
        "claims",
        "claim_id",
        set(a["evidence"].split()),
        low=int(a["subject"].split(" · ")[3] or 0) if a["kind"] == "order" else int(a["value"]),
        high=None,
        hedge="at least",
    )


def swap_the_source(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """A figure of another attack stands in as evidence."""
    others = [c["claim_id"] for c in rows["claims"] if c["incident_id"] != a["subject"].split(" · ")[0]]
    return {**a, "evidence": " ".join([draw.choice(others), *a["evidence"].split()[1:]])}, rows


def lose_a_reading(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """A person rejects a reading that the row rests on."""
    lost = draw.choice(a["evidence"].split())
    rows = changed(rows, "claims", "claim_id", {lost}, status="rejected")
    return a, changed(rows, "statements", "statement_id", {lost}, status="rejected")


def give_it_to_the_attackers(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """The evidence is what the attackers claim."""
    return a, changed(
        rows, "claims", "claim_id", {draw.choice(a["evidence"].split())}, attributed_id="isis", attributed_to="ISIS"
    )


def date_by_the_conclusion(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """The day of a report on which an order rests follows from other reports."""
    own = {c["report_id"] for c in rows["claims"] if c["claim_id"] in a["evidence"].split()}
    return a, changed(rows, "reports", "report_id", {draw.choice(sorted(own))}, dated_by="inferred")


def make_a_reprint_newer(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """The report on which an order rests repeats another's story."""
    own = {c["report_id"] for c in rows["claims"] if c["claim_id"] in a["evidence"].split()}
    return a, changed(
        rows, "reports", "report_id", {draw.choice(sorted(own))}, relation=draw.choice(["reprint", "rewrite"])
    )


def count_one_twice(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """The list holds a source or a report twice, and the number counts it twice."""
    ids = a["evidence"].split()
    return {**a, "value": str(int(a["value"]) + 1), "evidence": " ".join([*ids, draw.choice(ids)])}, rows


def print_a_bound(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """One end of an interval stands as the day."""
    ends = {"published_earliest": date(2021, 12, 2), "published_latest": date(2021, 12, 8)}
    day = draw.choice(["2021-12-02", "2021-12-08"])
    return {**a, "value": day}, changed(rows, "reports", "report_id", {a["subject"]}, **ends)


def say_more_than_it_says(a: Row, rows: Rows, _draw: random.Random) -> Broken:
    """A cell that gives a bound, a part, something else or nothing says "so"."""
    return {**a, "value": "so"}, rows


def fall_silent(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """A cell that says so says nothing, or not yet."""
    return {**a, "value": draw.choice(["nothing", "not yet known"])}, rows


def deny_what_nobody_denies(a: Row, rows: Rows, _draw: random.Random) -> Broken:
    """A cell that says so is shown as a denial."""
    return {**a, "value": "denies"}, rows


def take_anothers_reading(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """A cell rests on a reading of another report."""
    report = a["subject"].rpartition(" · ")[2]
    others = [c["claim_id"] for c in rows["claims"] if c["report_id"] != report]
    return {**a, "evidence": draw.choice(others)}, rows


def call_on_somebody_else(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """A line leads to a body that the sentence only names, or to the attackers."""
    speaker, body, act = a["subject"].split(" · ")
    other = draw.choice([x["name"] for x in rows["actors"] if x["name"] not in (body, speaker)])
    return {**a, "subject": " · ".join((speaker, other, act))}, rows


def count_one_more(a: Row, rows: Rows, _draw: random.Random) -> Broken:
    """A side or a line says that there is one more behind it."""
    return {**a, "value": str(int(a["value"]) + 1)}, rows


def print_another_figure(a: Row, rows: Rows, draw: random.Random) -> Broken:
    """A sentence of a summary gives a number that its evidence does not."""
    n = draw.randint(14, 90)
    return {**a, "value": NUMBER.sub(str(n), a["value"], count=1)}, rows


BREAKS: list[tuple[Callable[[Row, Rows, random.Random], Broken], frozenset[str]]] = [
    (drop_the_hedge, frozenset({"toll", "order"})),
    (swap_the_source, frozenset({"toll", "place", "sources", "order"})),
    (lose_a_reading, frozenset({"toll", "place", "sources", "order", "match"})),
    (give_it_to_the_attackers, frozenset({"toll"})),
    (date_by_the_conclusion, frozenset({"order"})),
    (make_a_reprint_newer, frozenset({"order"})),
    (count_one_twice, frozenset({"reports", "sources"})),
    (print_a_bound, frozenset({"published"})),
    (say_more_than_it_says, frozenset({"coverage"})),
    (fall_silent, frozenset({"coverage"})),
    (deny_what_nobody_denies, frozenset({"coverage"})),
    (take_anothers_reading, frozenset({"coverage"})),
    (call_on_somebody_else, frozenset({"towards"})),
    (count_one_more, frozenset({"side", "towards"})),
    (print_another_figure, frozenset({"summary"})),
]


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_a_broken_chain_of_evidence_is_caught(seed: int, linked: dict[str, pd.DataFrame]) -> None:
    draw, rows = random.Random(seed), rows_of(linked)
    break_it, kinds = BREAKS[seed % len(BREAKS)]
    stated = [a for a in rows["assertions"] if a["kind"] in kinds and _can_break(break_it, a)]
    row, broken = break_it(draw.choice(stated), rows, draw)
    assert checked(whole("assertions", row), facts_of(broken))["failed"], f"{break_it.__name__} of {row['text']} passed"


def _can_break(break_it: object, a: Row) -> bool:
    """Whether a row has what is to be broken: an exact figure, a toll that is not the attackers' own."""
    if a["kind"] == "coverage":
        figure = " killed" in a["subject"] or " wounded" in a["subject"]
        wanted = {say_more_than_it_says: figure and a["value"] in ("at least", "otherwise", "nothing")}
        return wanted.get(break_it, a["value"] == "so" and figure)  # type: ignore[call-overload,no-any-return]
    if break_it is drop_the_hedge:
        return bool(a["word"] == "says")
    if break_it is print_another_figure:
        return NUMBER.search(a["value"]) is not None
    return break_it is not give_it_to_the_attackers or a["subject"].split(" · ")[3] == ""


@pytest.mark.parametrize(
    ("name", "text", "times"),
    [("IS", "This is all that they said.", 0), ("IS", "IS fighters came.", 1), ("Red Front", "The red front.", 1)],
)
def test_a_name_is_named_only_as_a_word_of_its_own(name: str, text: str, times: int) -> None:
    assert len(as_a_word(name).findall(text)) == times


def test_a_quotation_that_goes_on_in_the_next_sentence_is_not_said_to_end() -> None:
    text = "“He was arrested here. An inquiry is underway,” she said."
    rows = world(reports=[report("r1", "Dorvik Post", text=text), report("r2", "Salby Times", text=text)])
    facts, end = facts_of(rows), text.index(". An")
    cut = [{"op": "cut", "base": [0, 1], "base_words": "an inquiry is underway", "other": [0, 0], "other_words": "",
            "edge": "end", "fact": [], "signalled": False, "most": False, "alike": False}]  # fmt: skip
    v = whole("variants", variant(relation="truncated", end=end, differences=json.dumps(cut)))
    assert "ends before" not in change(v, facts)
    assert "ends before" in change(whole("variants", {**v, "end": text.index("arrested")}), facts)
