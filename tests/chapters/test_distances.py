"""From where an attack's page says how far it was."""

from dateline.chapters import Edition, locator_map


def test_no_distance_is_given_from_a_country_or_a_state(book: Edition) -> None:
    shown = locator_map.distances(book, "makhmour-2021-12-02")
    assert "Mosul" in shown and ">Iraq<" not in shown
    wide = next(p for p in book.places.values() if p["kind"] == "country")
    wide["latitude"], wide["longitude"] = 35.9, 43.6
    try:
        assert f">{wide['name']}<" not in locator_map.distances(book, "makhmour-2021-12-02")
    finally:
        wide["latitude"] = wide["longitude"] = None
