from dateline.linking.places.gazetteer import Gazetteer, bearing, distance_km
from dateline.reading import Case


def test_distances_and_bearings_that_reports_state_fit(case: Case) -> None:
    # "about 70 km southeast of Mosul and 60 km (40 miles) southwest of Erbil"
    g = Gazetteer(case.places)
    makhmour, mosul, erbil = (g.coordinates(p) for p in ("makhmour", "mosul", "erbil"))
    assert makhmour and mosul and erbil
    assert abs(distance_km(mosul, makhmour) - 70) < 10
    assert bearing(mosul, makhmour) in ("southeast", "south-southeast")
    assert abs(distance_km(erbil, makhmour) - 60) < 8
    assert bearing(erbil, makhmour) in ("southwest", "south-southwest")


def test_a_village_belongs_to_its_area_and_a_country_to_none(case: Case) -> None:
    g = Gazetteer(case.places)
    assert g.area("khidirjija") == "makhmour"
    assert g.area("kulajo") == "garmian"
    assert g.area("iraq") is None
    assert g.area(None) is None
    assert g.coordinates("khidirjija") == g.coordinates("makhmour")


def test_the_area_of_a_province_is_itself_where_the_case_lists_nothing_closer() -> None:
    def place(place_id: str, kind: str, within: str, inferred: str = "", km: str = "") -> dict[str, str]:
        name = place_id.title()
        return {"place_id": place_id, "name": name, "kind": kind, "within": within, "inferred": inferred,
                "precision_km": km}  # fmt: skip

    places = Gazetteer(
        [place("norland", "country", ""), place("salby", "province", "norland"), place("weir", "province", "norland"),
         place("ford", "town", "weir"), place("lund", "site", "salby", "text"), place("east", "region", "norland"),
         place("osk", "region", "norland", km="100")]
    )  # fmt: skip
    assert [places.area(p) for p in ("norland", "salby", "weir", "ford", "lund")] == [
        None,
        "salby",
        None,
        "ford",
        "salby",
    ]


def test_a_region_may_hold_a_place_that_nobody_put_into_it() -> None:
    fields = ("place_id", "name", "kind", "within", "latitude", "longitude", "precision_km")
    told = (
        ("coast", "Osk Coast", "region", "", "43.5", "7.1", "60"), ("ford", "Ford", "city", "", "43.7", "7.3", "8"),
        ("weir", "Weir", "city", "", "45.9", "9.3", "8"), ("east", "East", "region", "", "", "", ""),
    )  # fmt: skip
    places = Gazetteer([dict(zip(fields, row, strict=True)) for row in told])
    assert [places.may_hold("coast", p) for p in ("ford", "weir")] == [True, False]
    assert not any(places.may_hold(wide, "ford") for wide in ("east", "weir", None))
