"""Whose words a figure is in, what order figures are in, and which grade an attack has:
each only as far as the reports say it."""

from datetime import date
from typing import Any

import pytest

from dateline.linking.incidents.attestation import accepts
from dateline.linking.incidents.orders import by_day, certainly_before, said_to_move, totals
from dateline.linking.incidents.parties import names_of, party_of, sentence_of

NAMES = names_of([
    {"actor_id": "front", "name": "Northern Front", "kind": "attacker", "other_names": "the Front|NF"},
    {"actor_id": "guard", "name": "Norland Guard", "kind": "body", "other_names": ""},
])  # fmt: skip


def figure_in(text: str, figure: str) -> dict[str, Any]:
    at = text.index(figure)
    return {
        "start": at, "end": at + len(figure), "figure_start": at, "attributed_to": None, "attributed_id": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "figure", "party"),
    [
        ("In its paper, the Front claimed to have made six raids in May, killing 20 people.", "20 people", "front"),
        ("Northern Front has said that it shot 14 guards at Salby.", "14 guards", "front"),
        ("The NF boasted of a raid on Salby. It left 14 guards dead.", "14 guards", None),  # another sentence
        ("Northern Front said it killed 14, while officials put the number at 9.", "9", None),
        (
            "The Front claimed responsibility for the raid, in which 9 guards died.",
            "9 guards",
            None,
        ),  # the outlet's figure
        ("Northern Front attacked Salby, killing 9 guards.", "9 guards", None),  # nobody claims anything
        ("Norland Guard said 9 were killed by Northern Front.", "9", None),
    ],
)
def test_a_claim_of_the_attackers_is_theirs(text: str, figure: str, party: str | None) -> None:
    assert party_of(figure_in(text, figure), text, NAMES) == party


def test_what_is_attributed_stays_as_it_is() -> None:
    text = "Northern Front said it killed 14 guards."
    assert party_of(figure_in(text, "14 guards") | {"attributed_to": "the ministry"}, text, NAMES) is None


def test_a_sentence_ends_where_the_next_begins() -> None:
    text = "Two died. Three were hurt at 5.30 p.m. yesterday. Four fled."
    at = text.index("Three")
    assert text[slice(*sentence_of(text, at, at + 5))] == "Three were hurt at 5.30 p.m. yesterday."


def report(
    day: int | None, hour: str = "", outlet: str = "Post", dated_by: str = "metadata", until: int = 0
) -> dict[str, Any]:
    first = date(2024, 5, day) if day else None
    return {
        "outlet": outlet, "dated_by": dated_by if day else "none", "relation": "original",
        "published": f"2024-05-{day:02}{hour}" if day else None, "published_earliest": first,
        "published_latest": date(2024, 5, until) if until else first,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "before"),
    [
        (report(2), report(3), True),
        (report(2), report(2), False),
        (report(2, "T09:00"), report(2, "T10:00"), True),
        (report(2, "T09:00"), report(2, "T10:00", "Times"), False),  # another outlet's hours are in another zone
        (report(2, "T09:00+02:00"), report(2, "T10:00Z"), False),
        (report(2, "T09:00"), report(2), False),  # one bears no hour
        (report(2, dated_by="inferred"), report(4), False),
        (report(2, until=4, dated_by="inferred"), report(8), False),
        (report(None), report(8), False),
    ],
)
def test_an_order_is_said_by_days_or_by_one_outlets_hours(
    a: dict[str, Any], b: dict[str, Any], *, before: bool
) -> None:
    assert certainly_before(a, b) is before
    assert not certainly_before(b, a)


def claim(report_id: str, low: int, **more: Any) -> dict[str, Any]:
    base = {
        "report_id": report_id, "group": "people", "effect": "killed", "mode": "total", "low": low, "high": low,
        "hedge": "", "attributed_id": None, "status": "machine",
    }  # fmt: skip
    return base | more


def test_figures_of_one_day_are_not_sorted_by_size() -> None:
    reports = {
        "a": report(3),
        "b": report(3),
        "c": report(3),
        "d": report(2),
        "e": report(3, until=8, dated_by="inferred"),
    }
    found = by_day(
        totals([claim("a", 3), claim("b", 13), claim("c", 13), claim("d", 12), claim("e", 1000)], []), reports
    )
    assert [(d.first and d.first.day, d.certain, [f.low for f in d.figures]) for d in found] == [
        (2, True, [12]),
        (3, True, [13, 3]),
        (3, False, [1000]),
    ]


def test_a_reports_total_is_its_largest_and_never_the_attackers() -> None:
    own = [claim("a", 5), claim("a", 13), claim("b", 20, attributed_id="front"), claim("c", 9, status="rejected")]
    assert [c["low"] for c in totals(own, ["front"])] == [13]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The toll rose to 13 on Friday.", "rose"),
        ("The toll is 13.", ""),
        ("It has reached 13, up from 9.", "has reached"),
        ("At first nine were reported killed.", "At first"),
    ],
)
def test_words_say_that_a_figure_moved(sentence: str, words: str) -> None:
    assert said_to_move(sentence) == words


RAID = {"perpetrator": "Northern Front", "target": "guards"}
ON_CIVILIANS = {"perpetrator": "Northern Front", "target": "guards, civilians"}


@pytest.mark.parametrize(
    ("incident", "text", "claims", "met"),
    [
        (RAID, "Northern Front claimed responsibility.", [], True),
        (RAID, "Northern Front attacked Salby.", [], False),
        (RAID | {"perpetrator": None}, "Northern Front claimed responsibility.", [], False),
        (ON_CIVILIANS, "Northern Front claimed responsibility.", [], False),
        (ON_CIVILIANS, "Northern Front claimed responsibility.",
         [{"group": "civilians", "attributed_to": "Northern Front"}], True),
        (ON_CIVILIANS, "Northern Front claimed responsibility.",
         [{"group": "civilians", "attributed_to": "Norland Guard"}], False),
    ],
)  # fmt: skip
def test_confirmed_needs_the_party_to_accept_the_harm(
    incident: dict[str, Any], text: str, claims: list[dict[str, Any]], *, met: bool
) -> None:
    assert accepts(incident, claims, [], {"a": text}) is met


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("the raid, in which civilians died, was its own", True),
        ("the raid was revenge for strikes that killed 30 civilians", False),
    ],
)
def test_civilians_of_an_attack_avenged_are_none_of_this_one(words: str, *, met: bool) -> None:
    said = {"speaker": "Northern Front", "status": "machine", "act": "claim responsibility", "words": words}
    assert accepts(ON_CIVILIANS, [], [said], {"a": "Northern Front claimed responsibility."}) is met
