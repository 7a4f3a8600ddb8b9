"""Every rule of linking finds its examples, leaves its counter-examples alone, and stands behind what it makes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.linking.rulebooks import RULEBOOKS
from dateline.linking.rulebooks.contradictions import STANDING
from dateline.linking.rulebooks.tolls import BEST, TRACES, rules_of
from dateline.pipeline.extract import read_tables
from dateline.rules import Rule, reports_apart
from dateline.tables import rows

PLACES = [
    {"place_id": i, "name": n, "kind": k, "within": w, "latitude": la, "longitude": lo, "other_names": ""}
    for i, n, k, w, la, lo in (
        ("norland", "Norland", "country", "", "1", "1"), ("osk", "Osk", "district", "norland", "1", "1"),
        ("vale", "Vale", "district", "norland", "1", "2"), ("dorvik", "Dorvik", "town", "osk", "1", "1"),
        ("salby", "Salby", "village", "osk", "1.1", "1"), ("tarn", "Tarn", "village", "osk", "1", "1.1"),
        ("lund", "Lund", "village", "osk", "1.05", "1.05"),
    )
]  # fmt: skip
ACTORS = [
    {"actor_id": i, "name": n, "kind": k, "side": "", "role": "", "organisation": o, "other_names": ""}
    for i, n, k, o in (
        ("front", "Red Front", "attacker", ""), ("league", "Blue League", "attacker", ""),
        ("min", "Defence Ministry", "body", ""), ("holm", "Peter Holm", "person", "min"),
    )
]  # fmt: skip
LEXICON = Lexicon(
    places={p["place_id"]: (p["name"],) for p in PLACES},
    place_kinds={p["place_id"]: p["kind"] for p in PLACES},
    actors={a["actor_id"]: (a["name"], a["kind"], "", a["organisation"], ()) for a in ACTORS},
)
EVERY = [r for rules in RULEBOOKS.values() for r in rules.values()]
EXAMPLES = [(r, e) for r in EVERY for e in r.examples]
COUNTER_EXAMPLES = [(r, e) for r in EVERY for e in r.counter_examples]


class Made(NamedTuple):
    """What a rule makes of an example: in words, and the identifiers of the evidence."""

    words: str
    evidence: set[str]


@cache
def linked(example: str, rule: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of an example's reports, by table, with tolls by a rule."""
    reports = [
        Report(f"r{n}", outlet=f"Outlet {n}", text=r.text, published=r.published, dated_by="metadata")
        for n, r in enumerate(reports_apart(example).reports)
    ]
    return {name: rows(table) for name, table in link(read_tables(reports, LEXICON), PLACES, ACTORS, rule).items()}


def made(rule: Rule, example: str) -> list[Made]:
    """What the rule makes of an example."""
    found = linked(example, rule.name if rule.name in BEST else "latest")
    if rule.family == "tolls":
        return [Made(toll(t), set(t["claim_ids"].split())) for t in found["tolls"] if rule.name in rules_of(t)]
    if rule.family == "coverage":
        last = f"r{len(reports_apart(example).reports) - 1}"
        own = (c for c in found["coverage"] if c["report_id"] == last)
        return [Made(f"{c['point']}: {c['says']}", set(c["evidence"].split())) for c in own]
    out = []
    for row in (x for x in found["contradictions"] if x["rule"] == rule.name):
        sides = json.loads(row["sides"])
        out.append(Made(" | ".join(sorted(s["side"] for s in sides)), {e for s in sides for e in s["evidence"]}))
    return out


def toll(t: dict[str, Any]) -> str:
    """A toll as an example gives it."""
    best = ", no best figure" if t["best"] is None else f" {t['best']:.0f}"
    return f"{t['effect']}{best} ({t['low']:.0f} to {t['high']:.0f})"


def evidence(example: str, rule: str, ids: set[str]) -> dict[str, set[str]]:
    """The words of some evidence, by the identifier of their report."""
    found = linked(example, rule)
    out: dict[str, set[str]] = {}
    for table, column in (("claims", "claim_id"), ("statements", "statement_id"), ("particulars", "particular_id")):
        for row in found[table]:
            if row[column] in ids:
                out.setdefault(row["report_id"], set()).add(row["words"])
    return out


def named(case: object) -> str:
    return f"{case.family}: {case.name}" if isinstance(case, Rule) else ""


@pytest.mark.parametrize("rule", EVERY, ids=named)
def test_a_rule_says_what_it_finds_with_an_example_and_a_counter_example(rule: Rule) -> None:
    assert rule.reads and rule.examples and rule.counter_examples
    for example in rule.examples:
        read = reports_apart(example)
        assert read.makes and any(r.words for r in read.reports), "say what it makes, and mark the words behind it"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_a_rule_makes_of_its_example_what_it_says(rule: Rule, example: str) -> None:
    read, found = reports_apart(example), made(rule, example)
    assert read.makes in [m.words for m in found], f"{rule.name}: {found}"
    ids = {i for m in found if m.words == read.makes for i in m.evidence}
    behind = evidence(example, rule.name if rule.name in BEST else "latest", ids)
    for n, report in enumerate(read.reports):
        for words in report.words:
            assert any(words in w or w in words for w in behind.get(f"r{n}", ())), f"{words!r} is not in {behind}"


@pytest.mark.parametrize(("rule", "example"), COUNTER_EXAMPLES, ids=named)
def test_a_rule_leaves_its_counter_example_alone(rule: Rule, example: str) -> None:
    read, found = reports_apart(example), made(rule, example)
    if rule.family == "coverage":
        assert read.makes in [m.words for m in found], f"{rule.name}: {found}"
        return
    if rule.name in BEST:
        assert read.makes in [m.words for m in found], f"{rule.name}: {found}"
    else:
        assert not found, f"{rule.name} makes {found}"
    if read.makes:
        own = linked(example, rule.name if rule.name in BEST else "latest")["tolls"]
        assert read.makes in [toll(t) for t in own]


def test_every_rule_of_contradiction_has_a_kind_and_a_weight() -> None:
    assert set(STANDING) == set(RULEBOOKS["contradictions"])


def test_every_step_of_a_toll_leaves_a_trace() -> None:
    assert {*BEST, *TRACES, "by the attackers’ account"} == set(RULEBOOKS["tolls"])
