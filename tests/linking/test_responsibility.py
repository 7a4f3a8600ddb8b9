"""Who did it, where the reports do not agree."""

import json
from collections import Counter
from typing import Any

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.linking.incidents.parties import with_claimants
from dateline.linking.incidents.responsibility import Named, Parties, one_party, strength
from dateline.linking.rows import actor_rows
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

ACTORS = [
    {"actor_id": i, "name": n, "kind": "attacker", "side": "", "role": "", "organisation": "", "other_names": ""}
    for i, n in (("rf", "Red Front"), ("bl", "Black League"))
]
PLACE = {"place_id": "arden", "name": "Arden", "kind": "village", "within": "", "latitude": "1", "longitude": "1",
         "other_names": ""}  # fmt: skip
DEAD = "Four people were killed in Arden on Friday. "


def disputed(*texts: str) -> list[dict[str, Any]]:
    """The sides of every contradiction on who did it."""
    lexicon = Lexicon(
        places={"arden": ("Arden",)},
        place_kinds={"arden": "village"},
        actors={a["actor_id"]: (a["name"], a["kind"], "", "", ()) for a in ACTORS},
    )
    reports = [
        Report(report_id=f"r{n}", text=DEAD + t, outlet=f"Outlet {n}", published="2022-03-05")
        for n, t in enumerate(texts)
    ]
    found = rows(link(read_tables(reports, lexicon), [PLACE], ACTORS)["contradictions"])
    return [json.loads(x["sides"]) for x in found if x["summary"].endswith("who did it")]


@pytest.mark.parametrize(
    ("texts", "sides"),
    [
        (["The mayor blamed Red Front.", "Red Front denied any involvement in the attack."],
         {"Red Front did it (The mayor)", "Red Front did not (Red Front)"}),
        (["“This is the work of Red Front,” the mayor said.", "Red Front said it was not responsible."],
         {"Red Front did it (The mayor)", "Red Front did not (Red Front)"}),
        # who reports that a group claims it does not say that the group did it
        (["Red Front claimed responsibility for the attack.", "Black League claimed responsibility for the attack."],
         {"Red Front claims it", "Black League claims it"}),
        (["The mayor blamed Red Front.", "Black League claimed responsibility for the attack."],
         {"Red Front did it (The mayor)", "Black League claims it"}),
        (["Red Front claimed responsibility for the attack.", "The mayor blamed Red Front.",
          "Black League claimed responsibility for the attack."],
         {"Red Front did it (Red Front, The mayor)", "Black League claims it"}),
        # whoever finds no link to a group speaks for himself, and not for the group
        (["Red Front claimed responsibility for the attack.", "Police said the gunman had no connection to Red Front."],
         {"Red Front claims it", "no link to Red Front (Police)"}),
        (["Red Front claimed responsibility for the attack.",
          "The mayor said there was no evidence of any link with a terrorist group."],
         {"Red Front claims it", "no link to Red Front (The mayor)"}),
        (["Red Front claimed responsibility for the attack but the mayor has disputed the claim. "
          "“We see no links to any armed group,” the mayor said."],
         {"Red Front claims it", "no link to Red Front (The mayor)"}),
    ],
)  # fmt: skip
def test_a_doer_in_dispute_has_his_sides(texts: list[str], sides: set[str]) -> None:
    (found,) = disputed(*texts)
    assert {s["side"] for s in found} == sides
    assert all(s["evidence"] for s in found)


@pytest.mark.parametrize(
    "texts",
    [
        ["The mayor blamed Red Front.", "Red Front claimed responsibility for the attack."],
        ["The mayor blamed Red Front.", "The governor blamed Red Front."],
        ["The mayor blamed Red Front.", "Red Front denied that it had left the talks."],
        ["Red Front denied any involvement in the attack.", "Nobody knows who it was."],
        ["Red Front claimed responsibility for the attack.", "Police said the car had no connection to the case."],
        ["Red Front claimed responsibility for the attack.", "The Red Front group claimed responsibility for it."],
    ],
)
def test_what_nobody_disputes_is_no_contradiction(texts: list[str]) -> None:
    assert disputed(*texts) == []


def test_one_group_under_two_names_is_no_dispute() -> None:
    """No actors.csv says that the names are one: the lists of groups do."""
    texts = ("ISIS claimed responsibility for the attack.", "The Islamic State group claimed responsibility for it.",
             "IS denied any involvement in the attack.")  # fmt: skip
    lexicon = Lexicon(places={"arden": ("Arden",)}, place_kinds={"arden": "village"})
    reports = [Report(f"r{n}", f"Outlet {n}", DEAD + t, published="2022-03-05") for n, t in enumerate(texts)]
    people = with_claimants([], rows(read_tables(reports, lexicon)["reports"]))
    (found,) = (
        json.loads(x["sides"])
        for x in rows(link(read_tables(reports, lexicon), [PLACE], people)["contradictions"])
        if x["summary"].endswith("who did it")
    )
    assert {s["side"] for s in found} == {"Islamic State claims it", "Islamic State did not (IS)"}


def test_a_name_in_capitals_is_no_word_in_small_letters() -> None:
    """IS is named where it shot somebody, and not wherever somebody "is shot"."""
    parties = Parties(actor_rows([{"actor_id": "is", "name": "IS", "kind": "attacker"}]))
    assert parties.agent.search("A guard is shot by bandits.") is None
    assert parties.agent.search("On Friday IS shot nine guards.") is not None


def perpetrator(*texts: str) -> list[str | None]:
    """Who is held to have done each attack, by the reports alone."""
    lexicon = Lexicon(places={"arden": ("Arden",)}, place_kinds={"arden": "village"})
    reports = [Report(f"r{n}", f"Outlet {n}", DEAD + t, published="2022-03-05") for n, t in enumerate(texts)]
    return [i["perpetrator"] for i in rows(link(read_tables(reports, lexicon), [PLACE], [])["incidents"])]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("In a statement, the Red Front claimed the raid.", "Red Front"),
        ("The mayor blamed the Red Front for the raid.", "Red Front"),
        ("It was an attack claimed by the Red Front.", "Red Front"),
        ("The Red Front claimed the raid was a lie.", None),
        ("Holm claims the raids took place elsewhere.", None),
        ("Last June, the Red Front claimed an attack in Arden.", None),
        ("In 2019, the Red Front claimed responsibility for a bombing.", None),
        ("The Red Front claimed responsibility for Friday's raid, as for one last year.", "Red Front"),
        ("“We carried out the raid,” the Red Front said.", "Red Front"),
        ("The Red Front said in a statement that its men had carried out the raid.", "Red Front"),
        ("The mayor pointed the finger at the Red Front.", "Red Front"),
        ("“We carried out the raid,” a spokesman said.", None),
        ("The Red Front, which raided a camp last year, claimed responsibility.", "Red Front"),
        ("The rebels blamed the raid on the Norland-led coalition.", "Norland-led coalition"),
        ("Rebels in the town blamed Friday's attack on the Red Front.", "Red Front"),
        ("The rebels blamed the raid on the fog.", None),
        ("His uncle, Ruslan Tarn, took responsibility for the body.", None),
        # revenge is a claim where an armed group that is known calls the attack so
        ("A Taliban spokesman, Ahmad Khan, called the attack a reprisal for strikes on Salby.", "Taliban"),
        ("The Taliban said the raid late on Friday was a “revenge attack” for strikes that left 32 dead.", "Taliban"),
        ("Holm said the raid was revenge for strikes on Salby.", None),
        # who is responsible says that he did it
        ("The Red Front said its fighters were responsible.", "Red Front"),
        (
            "Ana Holm, a spokeswoman for the Red Front, said men from the hill-based rebel group were responsible.",
            "Red Front",
        ),
        (
            "A spokesman for Norland's Osk-linked Red Front, told a reporter the group was behind the dawn raid.",
            "Red Front",
        ),
        ("The Red Front said it was responsible for the wounded.", None),
        ("The Red Front said it was not responsible for the raid.", None),
        # earlier attacks that a group claimed are not this one
        ("Earlier attacks with lorries in Salby and Dorvik were all claimed by the Red Front.", None),
        ("Lorries were used in Salby in the past year in attacks claimed by the Red Front.", None),
        ("It was the deadliest attack in recent years and was claimed by the Red Front.", "Red Front"),
    ],
)
def test_who_is_named_without_a_list_of_actors(text: str, who: str | None) -> None:
    assert perpetrator(text) == [who]


@pytest.mark.parametrize(
    "behind",
    [
        "Last June, the Black League claimed an attack in Arden that killed nine.",
        "In 2019, nine people had died there. The Black League had claimed responsibility for that attack.",
        "In September, gunmen killed nine people in Arden. The Black League had claimed responsibility for the attack.",
    ],
)
def test_a_claim_of_an_earlier_attack_disputes_nothing(behind: str) -> None:
    assert disputed("Red Front claimed responsibility for the attack.\n\n" + behind) == []


def test_a_coalition_that_is_blamed_and_denies_it_is_contested() -> None:
    texts = (
        DEAD + "The rebels blamed the attack on the Norland-led coalition.\n\n"
        "The coalition, which has come under growing scrutiny over the deaths of people in its strikes, denied "
        "responsibility for it.",
        DEAD + "The raid is blamed on a gas leak.",
    )
    lexicon = Lexicon(places={"arden": ("Arden",)}, place_kinds={"arden": "village"})
    reports = [Report(f"r{n}", f"Outlet {n}", t, published="2022-03-05") for n, t in enumerate(texts)]
    (incident,) = rows(link(read_tables(reports, lexicon), [PLACE], [])["incidents"])
    assert (incident["perpetrator"], incident["strength"]) == ("Norland-led coalition", "contested")


def test_spellings_and_longer_names_of_one_party_are_one() -> None:
    assert one_party("al-Oskitoun", "Oskitounes") and one_party("Al Oskitoun", "Oskitoun")
    assert one_party("Red Front", "Red Front in the Land of Osk") and not one_party("Red Front", "Green Front")
    assert not one_party("OSK", "OSKA"), "so few letters tell too little"


def test_a_claim_of_two_together_is_not_contested() -> None:
    apart = Named(Counter({"Red Front": 2, "Green Front": 1}), Counter(), Counter())
    assert strength(apart, 3) == "contested" and strength(apart._replace(joint=True), 3) == "confirmed"


def test_whoever_avenges_air_strikes_did_not_make_them() -> None:
    """Words of revenge claim the attack, and not the strikes that they avenge; nor does a group without aircraft."""
    salby = PLACE | {"place_id": "salby", "name": "Salby"}
    text = (
        f"{DEAD}Red Front claimed responsibility for the attack, saying it was in retaliation for air strikes last week"
        " in Salby in which more than 30 people were killed.\n\nMore than 30 people were killed in Salby last week when"
        " planes struck Red Front fighters."
    )
    lexicon = Lexicon(
        places={"arden": ("Arden",), "salby": ("Salby",)},
        place_kinds={"arden": "village", "salby": "city"},
        actors={a["actor_id"]: (a["name"], a["kind"], "", "", ()) for a in ACTORS},
    )
    reports = [Report(f"r{n}", f"Outlet {n}", text, published="2022-03-05") for n in range(2)]
    linked = link(read_tables(reports, lexicon), [PLACE, salby], ACTORS)
    assert {i["place_id"]: i["perpetrator"] for i in rows(linked["incidents"])} == {"arden": "Red Front", "salby": None}
    said = {(c["incident_id"], c["point"]): c["says"] for c in rows(linked["coverage"]) if "responsib" in c["point"]}
    assert said == {("arden-2022-03-04", "Red Front claimed responsibility"): "so"}


def test_who_only_suspects_or_tells_of_another_attack_names_nobody_for_this_one() -> None:
    salby = PLACE | {"place_id": "salby", "name": "Salby"}
    lexicon = Lexicon(
        places={"arden": ("Arden",), "salby": ("Salby",)},
        place_kinds={"arden": "village", "salby": "city"},
        actors={a["actor_id"]: (a["name"], a["kind"], "", "", ()) for a in ACTORS},
    )
    texts = (
        "Red Front attacked the village.",
        "A suspected Red Front fighter attacked the village.",
        "A state of emergency began when Red Front fighters attacked Salby, killing 130 people.",
    )
    reports = [Report(f"r{n}", f"Outlet {n}", f"{DEAD}\n\n{t}", published="2022-03-05") for n, t in enumerate(texts)]
    stated = rows(link(read_tables(reports, lexicon), [PLACE, salby], ACTORS)["assertions"])
    named = [a for a in stated if a["kind"] == "perpetrator" and a["subject"].startswith("arden")]
    assert [(a["value"], a["evidence"]) for a in named] == [("Red Front", "r0")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Papers said that the driver had confessed, claiming he had been ordered by the Red Front to kill.", None),
        ("Earlier attacks with lorries in Salby and Dorvik were all claimed by the Red Front.", None),
        ("Police said the raid was ordered by the Red Front.", "Red Front"),
        ("The attack was claimed by the Red Front.", "Red Front"),
    ],
)
def test_what_an_attacker_says_of_orders_holds_nobody_to_the_attack(text: str, who: str | None) -> None:
    lexicon = Lexicon(
        places={"arden": ("Arden",)},
        place_kinds={"arden": "village"},
        actors={a["actor_id"]: (a["name"], a["kind"], "", "", ()) for a in ACTORS},
    )
    reports = [Report(f"r{n}", f"Outlet {n}", DEAD + text, published="2022-03-05") for n in range(2)]
    linked = link(read_tables(reports, lexicon), [PLACE], ACTORS)
    assert [i["perpetrator"] for i in rows(linked["incidents"])] == [who]
    stated = {a["kind"] for a in rows(linked["assertions"])}
    assert ("perpetrator" in stated) == (who is not None)
