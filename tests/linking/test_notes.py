"""What a toll leaves out is said beside it, and a perpetrator is counted where he is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.linking.assertions import assertions
from dateline.linking.places.gazetteer import Gazetteer
from tests.linking.test_assertions import (
    ACTORS,
    INCIDENT,
    TOLL,
    Row,
    about,
    claim,
    particular,
    report,
    statement,
    world,
)
from tests.rows import linked_rows, wholes

OLD = report("r1", "Dorvik Post")
NEW = report("r2", "Dorvik Post", published_earliest=date(2024, 5, 5), published_latest=date(2024, 5, 5))


def texts(kind: str, rows: dict[str, Any]) -> list[str]:
    """The sentences of one kind that a case states."""
    every = assertions(linked_rows(rows), wholes("actors", ACTORS), Gazetteer(rows["gazetteer"]))
    return [a["text"] for a in every if a["kind"] == kind]


def toll(**more: Any) -> list[Row]:
    return [TOLL | {"claim_ids": "c1", **more}]


@pytest.mark.parametrize(
    ("rows", "part", "said"),
    [
        # The source itself has another figure later.
        (world(reports=[OLD, NEW], claims=[claim("c1"), claim("c2", "r2", low=11, high=11, origin_id="r1")],
               tolls=toll(high=11, claim_ids="c1 c2")), 0, "Dorvik Post itself later gives 11"),
        # Others count more, or other people, and that is left out.
        (world(claims=[claim("c1"), claim("c2", "r2", low=4, high=4)], tolls=toll()), 0,
         "lower figures are set aside as earlier, replaced, of a part or a mere bound: 4 (Salby Times)"),
        (world(reports=[report("r1", "Dorvik Post"),
                        report("r2", "Salby Times", text="Ten people, including the gunman, were killed.")],
               claims=[claim("c1"), claim("c2", "r2", low=10, high=10, start=0, end=3)], tolls=toll()), 2,
         "figures that count the attackers in are set aside: 10 (Salby Times)"),
        (world(claims=[claim("c1"), claim("c2", "r2", low=14, high=14)], tolls=toll()), 2,
         "higher figures are set aside as earlier, replaced, of a part or a mere bound: 14 (Salby Times)"),
        (world(claims=[claim("c1", group="rangers"), claim("c2", "r2", low=1, high=1, group="civilians")],
               tolls=toll()), 1, "that counts rangers alone"),
        (world(claims=[claim("c1"), claim("c2", "r1", low=1, high=1, cause="accident")], tolls=toll()), 0,
         "1 person killed in an accident is not counted in"),
        (world(claims=[claim("c1"), claim("c2", "r2", low=20, high=20, attributed_id="front")],
               tolls=[*toll(), *toll(account="Northern Front", low=20, best=20, high=20, claim_ids="c2")]), 2,
         "Northern Front claims 20, which is kept apart"),
        (world(claims=[claim("c1"), claim("c2", low=3, high=3, group="attackers", mode="subtotal")], tolls=toll()), 2,
         "that counts 3 attackers in"),
        (world(claims=[claim("c1", hedge="nearly")], tolls=toll()), 1, "as the best is “nearly” 9 people killed"),
        # A series is named by one of its places, and this figure is of another.
        (world(incidents=[INCIDENT | {"kind": "series", "place_id": "arden"}], claims=[claim("c1")], tolls=toll()), 1,
         "it is given for Salby"),
    ],
)  # fmt: skip
def test_what_a_figure_leaves_out_is_said(rows: dict[str, Any], part: int, said: str) -> None:
    assert said in texts("toll", rows)[part]


def test_one_person_mentioned_without_a_number_is_no_lower_figure() -> None:
    words = "another man was killed"
    one = claim("c2", "r2", low=1, high=1, words=words, end=len(words), figure_end=len("another man"))
    said = texts("toll", world(claims=[claim("c1"), one], tolls=toll()))[0]
    assert "set aside" not in said


def test_a_summary_says_that_the_highest_figure_is_a_mere_bound() -> None:
    rows = world(
        claims=[claim("c1"), claim("c2", "r2", low=12, high=None, hedge="over")],
        tolls=toll(best=12, high=12, claim_ids="c1 c2"),
    )
    assert any("sources give 9 to “over” 12 killed" in t for t in texts("summary", rows))


def test_where_nothing_is_left_out_nothing_is_said() -> None:
    rows = world(tolls=[TOLL])
    assert [t.count(";") for t in texts("toll", rows)] == [1, 1, 1]


def test_a_summary_calls_a_figure_by_its_only_group_where_others_are_counted_too() -> None:
    claims = [claim("c1", group="rangers"), claim("c2", "r2", low=1, high=1, group="civilians")]
    assert texts("summary", world(claims=claims, tolls=toll()))[0] == "Salby: nine rangers were reported killed"


def test_a_summary_says_that_its_range_leaves_figures_out() -> None:
    rows = world(claims=[claim("c1"), claim("c2", "r2", low=8, high=8), claim("c3", "r2", low=3, high=3)],
                 tolls=toll(low=8, claim_ids="c1 c2"))  # fmt: skip
    last = "the last figures of the sources run from 8 to 9 killed; the 8 may be an earlier count"
    assert texts("summary", rows)[1] == f"Salby: with parts and counts known to be early set aside, {last}"


def test_a_report_of_several_attacks_names_the_perpetrator_only_where_it_tells_of_this_one() -> None:
    apart = "Nine people were killed.\n\nNorthern Front attacked Arden, where two died."
    here = "Nine people were killed when Northern Front came.\n\nTwo died in Arden."
    habit = "Nine people were killed. Northern Front often attacks farmers.\n\nTwo died in Arden."
    for text, said in ((apart, []), (here, ["at least one report names Northern Front as the attacker"]), (habit, [])):
        at = text.index("wo died")
        rows = world(
            reports=[report("r1", "Dorvik Post", text=text)],
            claims=[claim("c1"), claim("c2", start=at, end=at + 8, incident_id="j")],
            incidents=[INCIDENT, INCIDENT | {"incident_id": "j", "name": "Arden", "perpetrator": None}],
            statements=[], variants=[], tolls=[],
        )  # fmt: skip
        stated = texts("perpetrator", rows)
        assert len(stated) == len(said)
        assert all(words in one for words, one in zip(said, stated, strict=True))


def test_whoever_only_claims_it_is_named_by_nobody_as_the_attacker() -> None:
    """A report that says that a group claims an attack, or that nothing links it to the gunman, does not name it."""
    claimed = "Nine people were killed. Northern Front claimed responsibility for the attack."
    unlinked = "Police said the gunman, who killed nine, had no connection to Northern Front."
    its_own = "Nine people were killed for Northern Front, according to a Northern Front-linked website."
    unproven = f"{claimed} Police, who shot him, have not verified the Northern Front claim."
    both = f"{claimed} The Northern Front raiders opened fire at dawn."
    says, names = (
        "at least one report says that Northern Front claims the attack",
        "names Northern Front as the attacker",
    )
    cases = {
        claimed: [says],
        unlinked: [],
        its_own: [],
        unproven: [says],
        f"{claimed} {unlinked}": [says],
        both: [names],
    }
    for text, said in cases.items():
        rows = world(reports=[report("r1", "Dorvik Post", text=text)], claims=[claim("c1")], incidents=[INCIDENT],
                     statements=[], variants=[], tolls=[])  # fmt: skip
        stated = texts("perpetrator", rows)
        assert len(stated) == len(said), text
        assert all(words in one for words, one in zip(said, stated, strict=True)), text


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("claim responsibility", "Salby: Dorvik Post says that there was shooting"),
        ("report", "Salby: NF, in Dorvik Post, says that there was shooting"),
    ],
)
def test_that_a_group_claims_an_attack_is_the_outlets_own_word(act: str, told: str) -> None:
    said = statement("s1", "r1") | {"act": act, "speaker": "NF", "end": 40}
    claimed = particular("claimed", aspect="claim", attributed_to="NF")
    rows = about("NF claims responsibility for the shooting.", "so", "there was shooting", "p1",
                 particulars=[claimed], statements=[said], variants=[])  # fmt: skip
    (one,) = texts("coverage", rows)
    assert one.startswith(told)


def test_a_series_dates_what_it_counts_and_not_its_attacks() -> None:
    days = INCIDENT | {"kind": "series", "latest": date(2024, 5, 4), "date": "2024-05-02/2024-05-04"}
    assert (
        "reports date what they count in it from 2 May 2024 to 4 May 2024" in texts("day", world(incidents=[days]))[0]
    )


def test_what_a_report_writes_beside_its_total_stands_in_its_own_words() -> None:
    more = claim("c2", low=4, high=4, attributed_to="a doctor", words="four people died at the scene")
    day = report("r1", "Dorvik Post", published="2024-05-03", dated_by="metadata")
    rows = world(reports=[day], claims=[claim("c1"), more], tolls=toll(), statements=[], variants=[])
    assert any(t.endswith("; it also writes “four people died at the scene”") for t in texts("order", rows))


def test_an_attacker_who_dies_in_a_sentence_of_its_own_is_not_counted_in() -> None:
    text = "Nine people were killed. Police shot the driver dead."
    at = text.index("Police")
    driver = claim("c2", low=1, high=1, group="attackers", mode="subtotal", start=at, end=at + 27)
    rows = world(reports=[report("r1", "Dorvik Post", text=text)], claims=[claim("c1"), driver], tolls=toll(),
                 statements=[], variants=[])  # fmt: skip
    assert not any("attacker" in t for t in texts("toll", rows))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Nine people were killed when Northern Front raiders opened fire.", True),
        ("Northern Front gunmen attacked the mill and may have killed more than nine people.", True),
        ("Nine people were killed in an attack by Northern Front.", True),
        ("Police held suspects after a bombing by Northern Front that killed nine.", True),
        ("Nine people were killed. Northern Front has a history of attacks on mills.", False),
        ("Nine people were killed. It came on the day on which Northern Front was founded.", False),
        # Only suspected, believed or blamed.
        ("Nine people were killed by suspected Northern Front gunmen.", False),
        ("Nine people were killed in what appeared to be an attack by Northern Front.", False),
        ("Nine people were killed. The mayor blamed Northern Front for the attack.", False),
        ("Nine people were killed. Northern Front is the main suspect in the attack.", False),
        # One attacker apart from it.
        ("A gunman who had pledged allegiance to Northern Front killed nine people.", False),
        ("Nine people were killed in an attack inspired by Northern Front.", False),
        ("Nine people were killed. Police saw no sign that Northern Front directed the attack.", False),
        ("“A Northern Front fighter killed nine,” said a Northern Front propaganda outlet.", False),
    ],
)  # fmt: skip
def test_a_group_is_named_only_where_a_report_says_that_it_did_it(text: str, *, named: bool) -> None:
    rows = world(reports=[report("r1", "Dorvik Post", text=text)], claims=[claim("c1")], incidents=[INCIDENT],
                 statements=[], variants=[], tolls=[])  # fmt: skip
    assert bool(texts("perpetrator", rows)) is named


def test_other_reports_that_call_it_a_shooting_are_counted_too() -> None:
    told = ("A gunman shot dead nine people.", "A mass shooting left nine people dead.", "Nine people died.")
    for second, said in ((told[1], "reports mention gunfire"), (told[2], "one report mentions gunfire")):
        reports = [report("r1", "Dorvik Post", text=told[0]), report("r2", "Salby Times", text=second)]
        rows = world(reports=reports, claims=[claim("c1", means="gunfire"), claim("c2", "r2")], tolls=toll())
        assert f"Salby: {said}" in texts("summary", rows)


def test_shots_of_police_at_the_attackers_are_no_gunfire_of_an_attack() -> None:
    by_police = "Nine people were killed before three attackers were shot dead by police."
    for text, fired in ((by_police, False), ("Nine people were shot dead before police shot the attackers.", True)):
        rows = world(reports=[report("r1", "Dorvik Post", text=text)], claims=[claim("c1", means="gunfire")],
                     statements=[], variants=[], tolls=toll())  # fmt: skip
        assert any("gunfire" in t for t in texts("summary", rows)) is fired, text
