"""Armed groups that nobody listed: known by their own claims, and what they say of the dead is theirs."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.linking.incidents.parties import claimants, in_party_words
from dateline.linking.rows import actor_rows
from tests.rows import whole, wholes

LISTED = actor_rows([{"actor_id": "red-front", "name": "Red Front", "kind": "attacker"}])


def named(text: str) -> list[str]:
    return [a["name"] for a in claimants([whole("reports", {"report_id": "r", "text": text})], LISTED)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Northern Front claimed responsibility for the bombing.", ["Northern Front"]),
        ("The Northern Front said in a statement that it had carried out the attack.", ["Northern Front"]),
        ("The raid was claimed by the Dorvik Brigades on Monday.", ["Dorvik Brigades"]),
        ("Nine died on Monday. The Northern Front claimed responsibility.", ["Northern Front"]),
        ("The Red Front claimed the attack.", []),
        ("No group has claimed responsibility.", []),
        ("Police said they were behind the attack by an hour. The police left.", []),
        ("Police said it had carried out an inspection.", []),
        ("The Interior Ministry claimed responsibility for the raid.", []),
        ("The group claimed responsibility for the bombing.", []),
        ("Victory was claimed by the Dorvik Union at the polls.", []),
        ("The Northern Front claimed responsibility for some of these attacks.", []),
        ("The Northern Front militant group said it carried out the attack.", ["Northern Front"]),
        ("Al-Oskaar Islamists claimed the attack. Police blamed al-Oskaar.", ["Al-Oskaar"]),
        # Two spellings of one name are one party.
        (
            "Al-Osskar claimed responsibility. Later al-Oskar said it was behind the raid. Troops fought al-Oskar.",
            ["al-Oskar"],
        ),
        ("On Monday al-Oskar claimed responsibility for the bombing.", ["al-Oskar"]),
        ("The Dorvik-based Northern Front claimed responsibility for the bombing.", ["Northern Front"]),
        # One group by two of its names: the one that the text has most often.
        (
            "ISIL claimed the attack. Troops have fought Islamic State for years. Islamic State lost Arden.",
            ["Islamic State"],
        ),
        ("The Islamic State of Iraq and Syria (ISIS) claimed responsibility.", ["Islamic State"]),
        ("The Northern Front hit Arden. The terror group has claimed responsibility for the attack.", []),
        (
            "A gunman died there. He had joined the Northern Front, which later claimed responsibility.",
            ["Northern Front"],
        ),
        ("Northern Front claims Salby attack, police say.", ["Northern Front"]),
        ("Northern Front claims Salby attacks were staged.", []),
        ("The Free Fighters claimed responsibility for the bombing.", ["Free Fighters"]),
    ],
)
def test_whoever_claims_an_attack_is_an_armed_group(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_every_spelling_of_a_claimants_name_is_kept() -> None:
    text = "Al-Osskar claimed responsibility. Troops fought al-Oskar in May. Al-Osskar and al-Oskar are one."
    (party,) = claimants([whole("reports", {"report_id": "r", "text": text})], LISTED)
    assert {party["name"], *party["other_names"].split("|")} == {"Al-Osskar", "al-Oskar"}


def test_a_figure_in_its_name_is_its_own_account() -> None:
    text = "The Northern Front said 15 policemen were killed."
    claim: dict[str, Any] = {
        "claim_id": "c", "report_id": "r", "start": 0, "end": len(text), "figure_start": 25, "figure_end": 27,
        "attributed_to": "The Northern Front", "attributed_id": None,
    }  # fmt: skip
    reports = [whole("reports", {"report_id": "r", "text": text})]
    people = actor_rows([{"actor_id": "northern-front", "name": "Northern Front", "kind": "attacker"}])
    (c,) = in_party_words(wholes("claims", [claim]), reports, people)
    assert (c["attributed_id"], c["attributed_to"]) == ("northern-front", "Northern Front")
