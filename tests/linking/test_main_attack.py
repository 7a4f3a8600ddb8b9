"""The attack that most reports of a folder tell of takes in the stories that nothing sets apart."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.linking.incidents.joining.aftermath import apart_from_later_deaths
from dateline.linking.rows import NOWHERE, Elsewhere
from dateline.pipeline.extract import read_tables
from dateline.tables import ClaimRow, IncidentRow, rows
from tests.rows import wholes

KINDS = {"norland": "country", "dorvik": "village", "salby": "city", "arden": "village"}
WITHIN = {"dorvik": "norland", "salby": "norland", "arden": "norland", "norland": ""}
PLACES = [
    {"place_id": i, "name": i.title(), "kind": k, "within": WITHIN[i], "latitude": "", "longitude": "",
     "other_names": ""}
    for i, k in KINDS.items()
]  # fmt: skip
LEXICON = Lexicon(places={i: (i.title(),) for i in KINDS}, place_kinds=KINDS)
MONDAY, WEDNESDAY, MONTH_LATER = "2023-01-30", "2023-02-01", "2023-03-01"
THREE = [
    (MONDAY, "Nine people were killed in a raid on a school in Dorvik on Sunday."),
    (MONDAY, "At least 12 people died in the attack on the school in Dorvik on Sunday."),
    (MONDAY, "Gunmen killed 13 people in Dorvik on Sunday, police said."),
]


def attacks(*told: tuple[str, str], elsewhere: Elsewhere = NOWHERE) -> list[IncidentRow]:
    """The incidents of reports, each its day of publication and its text."""
    reports = [Report(f"r{n}", f"Outlet {n}", text, published=day) for n, (day, text) in enumerate(told)]
    return rows(link(read_tables(reports, LEXICON), PLACES, [], elsewhere=elsewhere)["incidents"], IncidentRow)


@pytest.mark.parametrize(
    "text",
    [
        # written in the capital, and the place named further down
        "Salby: Twenty people were killed in an attack on a school on Sunday night.\n\nPolice gave no reason.\n\n"
        "The ministry spoke of sorrow.\n\nMourners came from far.\n\nThe school in Dorvik is closed.",
        # the country alone, and a town far down where somebody died once
        "At least 20 people were killed in Norland on Sunday.\n\n" + "Mourners came from all over the country. " * 20 +
        "\n\nThe general was killed near Salby.",
    ],
)  # fmt: skip
def test_a_story_that_nothing_sets_apart_is_of_the_main_attack(text: str) -> None:
    (found,) = attacks(*THREE, (MONDAY, text))
    assert (found["reports"], found["place_id"]) == (4, "dorvik")


def test_where_others_are_linked_apart_nobody_knows_the_main_attack() -> None:
    late = (MONDAY, f"Salby: {THREE[0][1].replace('Dorvik', 'a village').replace('Nine', 'Six')}\n\nSalby is far off.")
    assert len(attacks(*THREE, late, elsewhere=Elsewhere(apart=True))) == 2


@pytest.mark.parametrize(
    ("day", "text", "place"),
    [
        (MONDAY, "Twenty people were killed in a bombing in Salby on Sunday. Dorvik is quiet.", "salby"),
        (MONTH_LATER, "Twenty people were killed in Dorvik on Monday.", "dorvik"),
    ],
)
def test_what_a_sentence_puts_elsewhere_is_an_attack_of_its_own(day: str, text: str, place: str) -> None:
    found = attacks(*THREE, (day, text))
    assert [(i["place_id"], i["reports"]) for i in found] == [("dorvik", 3), (place, 1)]


def test_what_is_told_by_the_way_is_an_attack_only_where_its_sentence_says_where() -> None:
    by_the_way = "Nine people were killed in Dorvik on Sunday.\n\nA bombing killed 20 people in {} in October 2021."
    placed = attacks(*THREE, (MONDAY, by_the_way.format("Arden")))
    nowhere = attacks(*THREE, (MONDAY, by_the_way.format("a village")))
    assert [i["place_id"] for i in placed] == ["arden", "dorvik"] and [i["place_id"] for i in nowhere] == ["dorvik"]


def test_two_attacks_of_as_many_reports_have_no_main_one() -> None:
    salby = [(MONDAY, f"A bomb killed {n} people in Salby on Sunday.") for n in (6, 7, 8)]
    late = (MONDAY, "Arden: Twenty people were killed on Sunday.")
    assert {i["place_id"] for i in attacks(*THREE, *salby, late)} == {"dorvik", "salby", "arden"}


MANY = "A bombing in Dorvik on Sunday killed 43 people and wounded 61."


@pytest.mark.parametrize(
    ("day", "text", "attacks_told"),
    [
        # so many dead at one place within days, though the day is another
        ("2023-02-06", "The bombing in Dorvik, which killed 43 people on Friday, was the worst in years.", 1),
        # so many dead and wounded at another place
        (MONDAY, "A bombing in Salby on Sunday killed at least 43 people and wounded 61.", 1),
        # so many dead elsewhere, and nothing more
        (MONDAY, "A bombing in Salby on Sunday killed 43 people.", 2),
        # months apart
        (MONTH_LATER, "A bombing in Dorvik on Sunday killed 43 people.", 2),
    ],
)
def test_so_many_dead_are_those_of_the_main_attack(day: str, text: str, attacks_told: int) -> None:
    found = attacks((MONDAY, MANY), (MONDAY, MANY.replace("61", "60")), (MONDAY, MANY.replace("43", "41")), (day, text))
    assert len(found) == attacks_told


@pytest.mark.parametrize(
    ("text", "attacks_told"),
    [
        # undated, of the same country and with as many dead
        ("Arden: Norland mourned on Saturday after the killing of 43 people in a village in Norland.", 1),
        # as many dead as nobody else gives
        ("Arden: Norland mourned on Saturday after the killing of 29 people in a village in Norland.", 2),
        # of another country
        ("Arden: The king mourned on Saturday after the killing of 43 people in a village in Chad.", 2),
    ],
)
def test_an_undated_report_with_the_toll_that_others_give_is_of_the_main_attack(text: str, attacks_told: int) -> None:
    dated = ((MONDAY, MANY.replace("43", n)) for n in ("43", "44", "41"))
    assert len(attacks(*dated, ("", text))) == attacks_told


def test_the_toll_that_others_give_is_that_of_the_main_attack_wherever_a_report_has_been_before() -> None:
    text = (
        "Troops killed dozens of suspects in raids as the death toll from a raid on a school rose to 13.\n\nNorland "
        "blamed its neighbours.\n\nIt shut the crossing at Salby, an artery.\n\nIn one search, troops killed 11 "
        "suspects in Arden.\n\nIn Sunday’s raid gunmen killed nine people in Dorvik."
    )
    reports = [
        Report(f"r{n}", f"Outlet {n}", t, published=day) for n, (day, t) in enumerate([*THREE, (WEDNESDAY, text)])
    ]
    claims = rows(link(read_tables(reports, LEXICON), PLACES, [])["claims"], ClaimRow)
    (toll,) = (c for c in claims if c["report_id"] == "r3" and c["low"] == 13)
    (main,) = {c["incident_id"] for c in claims if c["report_id"] == "r0"}
    assert toll["incident_id"] == main


@pytest.mark.parametrize(
    ("more", "of_the_attack"),
    [
        ("Angry mourners blocked the road. Police used batons to disperse the protesters, wounding ten people.", False),
        ("A roof fell in as they fled, wounding ten people.", True),
    ],
)
def test_whoever_is_hurt_in_a_protest_was_not_hurt_in_the_attack(more: str, *, of_the_attack: bool) -> None:
    told = [*THREE, (MONDAY, f"Gunmen killed 13 people in Dorvik on Sunday. {more}")]
    reports = [Report(f"r{n}", f"Outlet {n}", t, published=day) for n, (day, t) in enumerate(told)]
    claims = rows(link(read_tables(reports, LEXICON), PLACES, [])["claims"], ClaimRow)
    (ten,) = (c for c in claims if c["report_id"] == "r3" and c["low"] == 10)
    assert (ten["incident_id"] == "dorvik-2023-01-29") is of_the_attack


@pytest.mark.parametrize(
    ("more", "apart"),
    [
        ("An officer was shot dead on Wednesday night in Salby.", True),
        ("An officer was shot dead on Sunday night in Salby.", False),  # the same day
        ("An officer died on Wednesday night in Salby.", False),  # perhaps of his wounds
    ],
)
def test_whoever_is_killed_elsewhere_days_later_was_not_killed_in_the_attack(more: str, *, apart: bool) -> None:
    told = [*THREE, ("2023-02-02", f"Gunmen killed 13 people in Dorvik on Sunday. {more}")]
    reports = [Report(f"r{n}", f"Outlet {n}", t, published=day) for n, (day, t) in enumerate(told)]
    group = [c for c in rows(read_tables(reports, LEXICON)["claims"], ClaimRow) if c["effect"] == "killed"]
    areas = dict.fromkeys((c["claim_id"] for c in group), "dorvik")
    areas |= {c["claim_id"]: "salby" for c in group if c["low"] == 1}
    known = {r.report_id: wholes("reports", [{"report_id": r.report_id, "text": r.text}])[0] for r in reports}
    found = apart_from_later_deaths([group], known, areas)
    assert (len(found) == 2) is apart


def test_a_region_around_the_main_attack_sets_no_report_apart() -> None:
    coast = dict(zip(("place_id", "name", "kind", "within", "latitude", "longitude", "precision_km", "other_names"),
                     ("coast", "Osk Coast", "region", "norland", "43.5", "7.1", "60", ""), strict=True))  # fmt: skip
    dorvik = next(p for p in PLACES if p["place_id"] == "dorvik") | {"latitude": "43.7", "longitude": "7.3"}
    lexicon = Lexicon(
        places=LEXICON.places | {"coast": ("Osk Coast",)}, place_kinds=KINDS | {"coast": "region"},
        place_within=WITHIN | {"coast": "norland"}, place_km={"coast": "60"},
    )  # fmt: skip
    apart = (MONDAY, "A bombing on the Osk Coast of Norland killed 43 people, among them visitors. Dorvik mourned.")
    told = (*((MONDAY, MANY.replace("43", n)) for n in ("43", "44", "41")), apart)
    reports = [Report(f"r{n}", f"Outlet {n}", text, published=day) for n, (day, text) in enumerate(told)]
    others = [p | {"precision_km": ""} for p in PLACES if p["place_id"] != "dorvik"]
    linked = link(read_tables(reports, lexicon), [*others, dorvik | {"precision_km": "5"}, coast], [])
    assert [i["place_id"] for i in rows(linked["incidents"], IncidentRow)] == ["dorvik"]


BESIDE = "Two bombs killed 13 people in Dorvik on Sunday."


@pytest.mark.parametrize(
    ("more", "of_the_attack"),
    [
        # killed or hurt as the attackers were hunted, in days that follow
        ("After bombs that killed 13 people, a policeman was killed in the manhunt.", False),
        ("In the search for the two bombers an officer was killed.", False),
        ("One man was shot dead on Wednesday in a gun battle with police.", False),
        # in the attack itself
        ("A policeman was killed as he hunted for survivors.", True),
        ("A policeman was killed in an attack that led to a manhunt on Monday.", True),
        ("One man was shot dead on Monday in a gun battle with police.", True),
        ("One man was shot dead on Sunday in a gun battle with police.", True),
        ("A policeman was killed.", True),
    ],
)
def test_whoever_dies_in_a_pursuit_did_not_die_in_the_attack(more: str, *, of_the_attack: bool) -> None:
    told = [*THREE, (WEDNESDAY, f"{BESIDE} {more}")]
    reports = [Report(f"r{n}", f"Outlet {n}", t, published=day) for n, (day, t) in enumerate(told)]
    claims = rows(link(read_tables(reports, LEXICON), PLACES, [])["claims"], ClaimRow)
    last = max((c for c in claims if c["report_id"] == "r3"), key=lambda c: c["start"])
    assert (last["incident_id"] == "dorvik-2023-01-29") is of_the_attack
    assert any(c["incident_id"] == "dorvik-2023-01-29" for c in claims if c["report_id"] == "r3")


def test_whoever_is_told_of_right_behind_the_dead_of_a_pursuit_is_of_it_too() -> None:
    told = [*THREE, (WEDNESDAY, f"{BESIDE} A policeman was killed in the manhunt. A guard was badly wounded.")]
    reports = [Report(f"r{n}", f"Outlet {n}", t, published=day) for n, (day, t) in enumerate(told)]
    claims = rows(link(read_tables(reports, LEXICON), PLACES, [])["claims"], ClaimRow)
    assert {c["incident_id"] for c in claims if c["effect"] == "wounded"} == {None}
