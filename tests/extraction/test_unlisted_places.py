"""Places that no places.csv lists: phrases and the gazetteer find them, and homes, seats,
streets and people are none."""

import pytest

from dateline.core.report import Report
from dateline.extraction import Extraction, extract
from dateline.extraction.lexicon.case_names import EMPTY, Lexicon
from dateline.extraction.lexicon.world import regions, towns
from dateline.extraction.scenes import no_scene
from dateline.extraction.toponyms import settle


def read(text: str, lexicon: Lexicon = EMPTY, title: str = "") -> Extraction:
    return extract(Report("a", "Alpha", text, title=title, published="2023-01-31"), lexicon)


def known(text: str) -> dict[str, str]:
    return {p["place_id"]: p["rule"] for p in read(text).places}


@pytest.mark.parametrize(
    "text",
    [
        "Raiders shot six shepherds dead near the village of Dorvik on Monday.",
        "Six shepherds were shot dead in Dorvik district on Monday.",
        "Six shepherds were shot dead in Dorvik on Monday.",
        "Six shepherds were shot dead on the outskirts of Dorvik, police said.",
        "DORVIK, Jan 30 (Wire) - Six shepherds were shot dead on Monday.",
    ],
)
def test_a_place_that_nobody_lists_is_a_place(text: str) -> None:
    found = read(text)
    assert {p["place_id"] for p in found.places} == {"dorvik"}
    assert {p["rule"] for p in found.places} == {"text"}
    assert {c["place_id"] for c in found.claims if c["part"] == "text"} == {"dorvik"}
    assert all(p["latitude"] is None for p in found.places)


@pytest.mark.parametrize(
    "text",
    [
        "Four were hurt in January, and two more in Parliament.",
        "Karl Dorvik, 24, was killed on Monday.",
        "He lived on Dorvik Street and read the Dorvik Post.",
        "A brigade was formed in English and Arabic on Monday.",
        "Mr. Dorvik said that four were hurt.",
        # whose a house of prayer is, or which part of a country
        "A bomb killed four people in a Roman Catholic cathedral.",
        "Gunmen killed four people near a Coptic Christian monastery on Monday.",
        "Four were killed inside the Catholic Church on Monday.",
        "Gunmen killed four people in Upper Egypt on Monday.",
    ],
)
def test_months_bodies_streets_papers_and_people_are_no_places(text: str) -> None:
    assert known(text) == {}


def test_the_gazetteer_gives_a_town_its_degrees_and_an_identifier_that_places_csv_could_hold() -> None:
    (p,) = read("A bomb killed six people in Kisumu, Kenya, on Monday.").places
    assert (p["kind"], p["around"]) == ("city", "kenya")
    assert p["place_id"].startswith("kisumu-ke")
    assert p["latitude"] == pytest.approx(-0.1, abs=0.3)


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("A gunman killed four people in Springfield, Illinois, on Monday.", "springfield-us-il"),
        ("A gunman killed four people in Springfield, Mass., on Monday.", "springfield-us-ma"),
        ("A gunman killed four people in Springfield on Monday, Oregon officials said.", "springfield-us-or"),
        ("A gunman killed four people in Springfield on Monday.", "springfield-us-mo"),
    ],
)
def test_what_is_named_beside_it_or_in_the_report_tells_which_town_is_meant_and_size_last(
    text: str, place_id: str
) -> None:
    assert place_id in known(text)


def test_what_is_near_tells_which_town_is_meant() -> None:
    chicago = (41.85, -87.65)
    town, rule = settle(towns(["Aurora"])["aurora"], (), {}, [chicago])
    assert town is not None and town.division == "IL" and rule == "gazetteer, by what else the report names"


def test_a_small_town_of_a_country_that_nothing_points_to_is_not_meant() -> None:
    small = [t for t in towns(["Westgate"])["westgate"] if t.people < 10_000]
    assert small and settle(small, (), {("KE", ""): 5, ("US", ""): 1}, []) == (None, "text")


def test_georgia_is_a_country_and_a_state() -> None:
    assert {r.kind for r in regions()["Georgia"]} == {"country", "region"}


@pytest.mark.parametrize(
    "text",
    [
        "a 24-year-old from Salby died",
        "Ivar Fars, 31, of Salby died",
        "residents of Salby mourned",
        "some 300 miles (480 km) north of Salby",
        "the minister told reporters in Salby",
        "three were flown to a hospital in Salby",
        "the Salby police chief said so",
        "a convoy heading to Salby was hit",
        "the Salby-based miner Orlo said so",
        "a raid between its Salby and Dorvik mines",
        "“We hid,” he said at a hospital in Salby",
        "his brother said, speaking outside the Salby hospital where they lay",
    ],
)
def test_homes_seats_hospitals_and_distances_are_no_scenes(text: str) -> None:
    at = text.index("Salby")
    assert no_scene(text, at, at + 5)


@pytest.mark.parametrize(
    "text",
    [
        "a bomb killed six in Salby",
        "six bodies were recovered from Salby",
        "fighting was reported from Salby",
        "at a hotel in central Salby",
        "gunmen took six people in Salby",
        "a bomb killed six at a hospital in Salby",
    ],
)
def test_where_something_happened_is_a_scene(text: str) -> None:
    at = text.index("Salby")
    assert not no_scene(text, at, at + 5)


def test_a_story_of_another_country_is_not_where_it_was_written() -> None:
    text = (
        "MONTREAL — The death toll from a raid on miners in Kenya has been raised to nine.\n\n"
        "Sixty people were wounded, the miner Orlo said."
    )
    assert {c["place_id"] for c in read(text).claims} == {None}
    here = text.replace("in Kenya", "in Canada")
    assert {c["place_id"] for c in read(here).claims} == {"montreal-ca-10"}


def test_a_mine_is_a_place_and_lies_in_no_town() -> None:
    found = read(
        "Six people were shot dead near the Ossel gold mine on Monday. Ossel Mine is shut.\n\n"
        "He was treated in Kisumu, a city in Kenya."
    )
    mines = [p for p in found.places if p["words"].startswith("Ossel")]
    assert {(p["place_id"], p["kind"], p["around"]) for p in mines} == {("ossel", "site", None)}
    assert len(mines) == 2


def test_the_part_of_a_country_behind_a_town_is_no_part_of_its_name() -> None:
    found = read("Raiders killed nine people at a school in Mpondwe Western Uganda on Monday.")
    assert {(p["words"], p["around"]) for p in found.places} == {("Mpondwe", "uganda")}


@pytest.mark.parametrize("head", ["International Desk, Jan 30 (EFE).- ", "SALBY MIRROR (Monitoring Desk) — "])
def test_a_desk_or_a_paper_before_a_story_is_no_place(head: str) -> None:
    assert known(f"{head}Nine people were killed in Dorvik on Monday.") == {"dorvik": "text"}


LISTED = Lexicon(places={"dorvik": ("Dorvik",), "sulby": ("Sulby",)}, place_kinds={"dorvik": "city", "sulby": "city"})


def test_a_figure_does_not_take_the_home_of_the_dead() -> None:
    text = (
        "Two soldiers were killed in Dorvik on Monday.\n\n"
        "The two killed were Ivar Fars, 30, and Sven Rash, a father of two from Sulby."
    )
    assert {c["place_id"] for c in read(text, LISTED).claims} == {"dorvik"}


def test_the_dateline_places_a_figure_only_where_the_text_names_nothing_nearer() -> None:
    alone = read("SULBY, Jan 30 (Wire) - A bomb killed six people on Monday.", LISTED)
    nearer = read("SULBY, Jan 30 (Wire) - A bomb killed six people in Dorvik on Monday.", LISTED)
    lexicon = Lexicon(places={"sulby": ("Sulby",)}, place_kinds={"sulby": "city"})
    abroad = read("SULBY, Jan 30 (Wire) - A bomb killed six people in Kenya on Monday.", lexicon)
    assert [c["place_id"] for c in alone.claims] == ["sulby"]
    assert [c["place_id"] for c in nearer.claims] == ["dorvik"]
    assert [c["place_id"] for c in abroad.claims] == [None]


def test_a_square_or_hotel_lies_in_the_town_that_the_report_names() -> None:
    found = read(
        "A bomb killed six people in Nairobi on Monday, near the gate of the Marvik Hotel.\n\n"
        "The Marvik Hotel was full."
    )
    around = {p["place_id"]: p["around"] for p in found.places}
    assert around["marvik-hotel"].startswith("nairobi-ke")


def test_a_part_of_the_capital_lies_in_the_city_that_the_report_names() -> None:
    told = (
        "Raiders attacked a compound in the Kettle Mill district of the capital on Monday. Shops in Dorvik were shut."
    )
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "city"})
    (hill,) = [p for p in read(told, lexicon).places if p["place_id"] == "kettle-mill"]
    assert hill["around"] == "dorvik"


def test_a_saint_keeps_its_point() -> None:
    assert known("Gunmen killed four people near St. Ansgar monastery on Monday.") == {"st-ansgar": "text"}


PROVINCES = Lexicon(
    places={"norland": ("Norland",), "salby": ("Salby province", "Salby"), "kronby": ("Kronby",), "ford": ("Ford",),
            "weir": ("Weir province",)},
    place_kinds={"norland": "country", "salby": "province", "weir": "province", "kronby": "city", "ford": "town"},
    place_within={"norland": "", "salby": "norland", "weir": "norland", "kronby": "norland", "ford": "weir"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a province in which the case lists nothing closer is where an attack can be put
        ("Gunmen killed four people in Salby province on Monday.", "salby"),
        ("Gunmen killed four people in Weir province on Monday.", None),
        # and says more than the town of the dateline, also of one in small letters
        ("KRONBY: Gunmen killed four people in Salby province on Monday.", "salby"),
        ("Kronby: Gunmen killed four people on Monday in Salby province, the ministry said in a statement.", "salby"),
        ("Kronby: Gunmen killed four people on Monday, the ministry said.\n\nNobody was arrested.", "kronby"),
        # where the wounded lie is no scene
        ("Gunmen killed four people and wounded six, all of whom are in the Olsen hospital in Kronby.", None),
    ],
)
def test_a_listed_province_can_be_the_scene(text: str, place: str | None) -> None:
    assert {c["place_id"] for c in read(text, PROVINCES).claims} == {place}


def test_a_building_that_one_text_names_lies_in_the_listed_province() -> None:
    (p,) = [p for p in read("Gunmen killed four near Lund monastery. Salby province is poor.", PROVINCES).places
            if p["rule"] == "text"]  # fmt: skip
    assert (p["place_id"], p["around"]) == ("lund", "salby")


def test_the_first_word_of_a_listed_sites_name_is_that_site() -> None:
    case = Lexicon(places={"holm-airport": ("Ataturk Airport",)}, place_kinds={"holm-airport": "site"})
    text = "Turkey said nine died at Ataturk Airport on Tuesday. Flights to Ataturk were halted. Turkey mourns."
    assert {p["place_id"] for p in read(text, case).places if p["words"].startswith("Ataturk")} == {"holm-airport"}
