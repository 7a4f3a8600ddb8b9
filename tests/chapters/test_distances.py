"""From where an attack's page says how far it was."""

import dateline.notebook as dl
from dateline.chapters.common.edition import Edition
from tests.cells import cells, in_notebook, text

MAKHMOUR = "makhmour-2021-12-02"


def test_no_distance_is_given_from_a_country_or_a_state(book: Edition) -> None:
    shown = [row[0] for row in cells(in_notebook(book, "incident", incident=MAKHMOUR)["distances"])]
    assert "Mosul" in shown and "Iraq" not in shown and len(shown) == 8
    wide = next(p for p in book.places.values() if p["kind"] == "country")
    wide["latitude"], wide["longitude"] = 35.9, 43.6
    try:
        assert wide["name"] not in set(dl.distances(book, MAKHMOUR)["place"])
    finally:
        wide["latitude"] = wide["longitude"] = None


def test_where_only_a_nearby_place_has_coordinates_no_distance_is_given(book: Edition) -> None:
    shown = text(in_notebook(book, "incident", incident="qara-salim-2021-12-05")["distances"])
    assert "no distances are given" in shown and "Prde" in shown


def test_no_distance_is_given_from_a_place_inside_the_attacks(book: Edition) -> None:
    village = next(p for p in book.places.values() if p["within"] == "makhmour" and p["latitude"] is None)
    village["latitude"], village["longitude"] = 35.8, 43.6
    try:
        assert village["name"] not in set(dl.distances(book, MAKHMOUR)["place"])
    finally:
        village["latitude"] = village["longitude"] = None


def test_more_people_described_than_counted_are_no_count_of_the_dead(book: Edition) -> None:
    shown = in_notebook(book, "incident", incident=MAKHMOUR)
    assert "Reports describe one person who died of 13 counted" in " ".join(map(text, shown.values()))
