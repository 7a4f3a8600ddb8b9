"""The locator map: its base, its window, its names, and what its title may say."""

import re
import warnings
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.chapters.common.charts import canvas
from dateline.chapters.common.edition import Edition
from dateline.chapters.locator_map import LARGE, locator, small_map
from dateline.chapters.maps.base_map import FILE, Source, base_map, joined, made, simplified, suburbs
from dateline.chapters.maps.drawing import Place, draw
from dateline.chapters.maps.ground import country_around
from dateline.chapters.maps.labels import Label, Room, overlap, placed
from dateline.chapters.maps.scenes import Scene, finding, scenes
from dateline.chapters.maps.towns import in_plain_letters
from dateline.chapters.maps.window import Spot, cut_line, cut_ring, fitted, inside, thinned

DEGREES = st.tuples(st.floats(-180, 180), st.floats(-80, 80))
# One of each part of the world, a place in the sea, both sides of the 180th meridian, and the far south.
WORLD = {
    "Nairobi": (-1.28, 36.82, 2), "Kazan": (55.79, 49.12, 2), "Suva": (-18.14, 178.44, 2), "Oslo": (59.91, 10.74, 2),
    "Christchurch": (-43.53, 172.63, 2), "Waiyevo": (-16.79, -179.98, 1), "Salby Bank": (5.0, -150.0, 1),
    "Dorvik Station": (-77.85, 166.67, 6),
}  # fmt: skip


class Case:
    """As much of an edition as a map asks for."""

    def __init__(self, places: list[dict[str, Any]], incidents: list[dict[str, Any]]) -> None:
        self.places = {p["place_id"]: p for p in places}
        self.incidents = {i["incident_id"]: i for i in incidents}
        self.touched: set[str] = set()
        self.told_cut = True

    def rows(self, _name: str) -> list[Any]:
        """No mentions."""
        return []


def place(name: str, kind: str, at: tuple[float, float] | None, within: str = "") -> dict[str, Any]:
    latitude, longitude = at or (None, None)
    return {
        "place_id": name, "name": name, "kind": kind, "within": within, "latitude": latitude, "longitude": longitude,
        "other_names": "",
    }  # fmt: skip


def attack(of: str, at: tuple[float, float] | None, precision: int, kind: str = "attack") -> dict[str, Any]:
    latitude, longitude = at or (None, None)
    return {
        "incident_id": f"{of}-2020", "name": f"{of}, 3 May 2020", "place_id": of, "latitude": latitude,
        "longitude": longitude, "where_precision": precision, "kind": kind,
    }  # fmt: skip


def case(*named: str) -> Edition:
    """Attacks at places of `WORLD`."""
    at = {n: WORLD[n] for n in named}
    places = [place(n, "city" if p == 2 else "site", (la, lo)) for n, (la, lo, p) in at.items()]
    return cast(Edition, Case(places, [attack(n, (la, lo), p) for n, (la, lo, p) in at.items()]))


def finding_of(places: list[dict[str, Any]], incidents: list[dict[str, Any]]) -> str:
    book = cast(Edition, Case(places, incidents))
    return finding(book, scenes(book, book.incidents))


def names_in(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


# The base map


def test_the_base_map_is_small_and_holds_the_whole_world() -> None:
    earth = base_map()
    assert FILE.stat().st_size < 2_000_000
    assert set(earth.rows["layer"]) == {"land", "lake", "river", "border", "dashed", "country", "town"}
    assert earth.low.min() >= -180 and earth.high.max() <= 180
    names = {earth.rows["name"][n] for n in earth.within("town", (36.0, -2.0, 37.5, -1.0))}
    assert "Nairobi" in names


def test_a_simplified_line_stays_near_and_a_ring_stays_closed() -> None:
    angle = np.linspace(0, 2 * np.pi, 400)
    ring = np.column_stack([np.cos(angle), np.sin(angle)])
    ring[-1] = ring[0]
    short = simplified(ring, 1.0)
    assert len(short) < 80 and np.array_equal(short[0], short[-1])
    assert np.abs(np.hypot(*short.T) - 1).max() < 1e-9


def test_lines_that_meet_are_joined_but_not_across_a_fork() -> None:
    a, b, c = np.array([[0.0, 0], [1, 0]]), np.array([[2.0, 0], [1, 0]]), np.array([[2.0, 0], [3, 0]])
    assert [len(line) for line in joined([a, b, c])] == [4]
    fork = np.array([[1.0, 0], [1, 1]])
    assert sorted(len(line) for line in joined([a, b, c, fork])) == [2, 2, 3]


def test_the_base_map_is_made_from_geojson_and_what_has_no_line_is_left_out(tmp_path: Path) -> None:
    river = '{"properties": {"scalerank": 1.0, "featurecla": "River", "name": "Sal"}, "geometry": %s}'
    line = '{"type": "LineString", "coordinates": [[10.0, 50.0], [10.5, 50.0001], [11.0, 50.0]]}'
    (tmp_path / "rivers.json").write_text(f'{{"features": [{river % line}, {river % "null"}]}}')
    frame = made(tmp_path, [Source("rivers.json", "river", 1.0)], [])
    assert [(r.layer, r.name, r.x.tolist(), r.y.tolist()) for r in frame.itertuples(index=False)] == [
        ("river", "Sal", [10000, 11000], [50000, 50000])
    ]


def test_a_small_town_beside_a_large_one_is_its_suburb() -> None:
    at = np.array([[10.0, 50.0], [10.1, 50.0], [11.0, 50.0]])
    assert suburbs(at, np.array([900_000, 30_000, 30_000])).tolist() == [False, True, False]


# The window


@example([(0.0, 0.0), (8.3e-60, 0.0)])
@example([(0.0, 0.0), (-8.3e-60, 0.0), (179.9999999, 0.0)])
@given(st.lists(DEGREES, min_size=1, max_size=6))
def test_a_window_holds_every_spot(at: list[tuple[float, float]]) -> None:
    window = fitted([Spot(x, y, 5.0) for x, y in at], 400.0, 300.0, 100.0)
    assert window.km >= 100 or abs(window.latitude) > 80
    assert all(window.holds(x, y) for x, y in at)


def test_spots_on_both_sides_of_the_180th_meridian_stay_together() -> None:
    window = fitted([Spot(179.5, -17.0), Spot(-179.5, -17.0)], 400.0, 300.0, 100.0)
    assert window.km < 200 and abs(abs(window.longitude) - 180) < 0.01


def test_a_ring_and_a_line_are_cut_at_the_frame() -> None:
    ring = np.array([[-50.0, -50], [150, -50], [150, 150], [-50, 150]])
    cut = cut_ring(ring, 100.0, 100.0)
    assert cut.min() == -3 and cut.max() == 103
    assert len(cut_ring(ring + 500, 100.0, 100.0)) == 0
    line = np.array([[-50.0, 50], [150, 50], [150, 60], [-50, 60]])
    assert [p.tolist() for p in cut_line(line, 100.0, 100.0)] == [[[-3, 50], [103, 50]], [[103, 60], [-3, 60]]]
    assert inside(ring, np.array([[0.0, 0], [200, 0]])).tolist() == [True, False]


def test_what_cannot_be_seen_of_a_line_is_left_out() -> None:
    x = np.linspace(0, 100, 1000)
    wave = np.column_stack([x, 20 * np.sin(x / 10)])
    thin = thinned(wave)
    assert len(thin) < 150 and np.abs(np.interp(x, thin[:, 0], thin[:, 1]) - wave[:, 1]).max() < 1.0


def test_a_large_country_is_not_shown_whole() -> None:
    iraq = country_around(Spot(44.4, 33.3))
    assert len(iraq) == 3 and min(s.longitude for s in iraq) < 39.5
    assert country_around(Spot(49.12, 55.79)) == [Spot(49.12, 55.79, 500.0)]
    assert country_around(Spot(-150.0, 5.0)) == [Spot(-150.0, 5.0, 500.0)], "in the sea"


# Names


NAMES = st.sampled_from(["Salby", "Dorvik", "Upper Holm of the Ford", "大市", "Nord\u0308land", "A"])


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, st.floats(0, 400), st.floats(0, 300)), max_size=20))
def test_no_two_names_collide_and_none_leaves_the_map(drawn: list[tuple[str, float, float]]) -> None:
    boxes = [box for _, box in placed((Label(t, x, y, 8.0) for t, x, y in drawn), Room(400.0, 300.0))]
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= 400 and b[3] <= 300 for b in boxes)
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))


def test_a_needed_name_stands_even_where_there_is_no_room() -> None:
    room = Room(100.0, 40.0)
    room.take((0, 0, 100, 40))
    assert room.find(Label("Salby", 50.0, 20.0, 8.0)) is None
    box = room.find(Label("Salby", 95.0, 20.0, 8.0, needed=True))
    assert box is not None and box[2] <= 98


# What the title says


def test_the_title_says_how_far_from_a_town_and_how_sure() -> None:
    dorvik = place("Dorvik", "city", (36.191, 44.009))
    town, district = place("Salby", "village", (35.776, 43.581)), place("Salby", "district", (35.776, 43.581))
    at = (35.776, 43.581)
    assert finding_of([dorvik, town], [attack("Salby", at, 1)]) == (
        "The attack was in Salby, 60 km southwest of Dorvik"
    )
    assert finding_of([dorvik, district], [attack("Salby", at, 3, "series")]) == (
        "The attacks were in or near Salby, about 60 km southwest of Dorvik"
    )


def test_coordinates_of_a_place_nearby_are_never_called_the_scenes_own() -> None:
    at = (35.776, 43.581)
    places = [place("Salby", "district", at), place("Holm Farm", "village", None, "Salby")]
    book = cast(Edition, Case(places, [attack("Holm Farm", at, 1)]))
    (scene,) = scenes(book, book.incidents)
    assert not scene.is_exact and scene.radius >= 25
    assert finding(book, [scene]) == "The attack was in or near Salby; where exactly Holm Farm lies is not known"
    assert not re.search(r"\d", finding(book, [scene])), "no distance from a place that is not the scene"
    book.incidents["Salby-2020"] = cast(Any, attack("Salby", at, 3))
    small = small_map(book, "Holm Farm-2020")
    assert (
        "near Salby" in names_in(small)
        and "Holm Farm" not in names_in(small)
        and "25" not in small.split("<figcap")[1].split("<details")[0]
    )
    said = "25 km around the place named. Exactly where Holm Farm lies is not known, and its circle is around Salby."
    assert said in locator(book)


def test_a_map_with_no_room_for_a_name_says_so() -> None:
    at = {f"Holm {n}": (50.0 + n / 500, 9.0 + n / 500) for n in range(40)}
    book = cast(
        Edition, Case([place(n, "village", a) for n, a in at.items()], [attack(n, a, 1) for n, a in at.items()])
    )
    unnamed = re.search(r"There was no room to name (\d+) attacks", locator(book))
    assert unnamed and 10 < int(unnamed[1]) < 40


def test_the_name_of_an_attack_covers_no_small_circle() -> None:
    at = {"Salby": (50.0, 9.0), "Dorvik": (51.2, 9.9)}
    book = cast(
        Edition, Case([place(n, "village", a) for n, a in at.items()], [attack(n, a, 2) for n, a in at.items()])
    )
    shown = scenes(book, book.incidents)
    window = fitted([s.spot for s in shown], *LARGE.points, LARGE.least_km)
    with canvas(LARGE.width, LARGE.height) as (_, ax):
        draw(ax, window, LARGE, shown, [])
        names = [t for t in ax.texts if t.get_text().split(",")[0] in at]
        circles = [(p.center, p.radius) for p in ax.patches + ax.artists if hasattr(p, "radius")]
    assert len(names) == 2 and circles
    for t in names:
        x, y = t.get_position()
        assert all((x - cx) ** 2 + (y - cy) ** 2 >= r**2 for (cx, cy), r in circles), t.get_text()


def test_a_town_is_written_as_english_news_prints_it() -> None:
    assert in_plain_letters("Tūz Khūrmātū") == "Tuz Khurmatu" and in_plain_letters("L’Aquila") == "L’Aquila"


def test_attacks_at_one_place_are_counted_and_a_wide_area_has_no_dot() -> None:
    at = (50.0, 9.0)
    twice = [
        attack("Salby", at, 1),
        attack("Salby", at, 1) | {"incident_id": "Salby-2021", "name": "Salby, 1 June 2021"},
    ]
    assert {"Salby:", "two attacks"} <= set(
        names_in(locator(cast(Edition, Case([place("Salby", "village", at)], twice))))
    )
    book = cast(Edition, Case([place("Eastmark", "region", at)], [attack("Eastmark", at, 4)]))
    (wide,) = scenes(book, book.incidents)
    assert not wide.is_at_a_point


def test_attacks_that_reports_only_recall_are_left_out_and_named() -> None:
    at = {"Salby": (50.0, 9.0), "Dorvik": (10.0, -60.0)}
    places = [place(n, "village", a) for n, a in at.items()]
    incidents = [attack("Salby", at["Salby"], 1), attack("Dorvik", at["Dorvik"], 1, "recalled")]
    drawn = locator(cast(Edition, Case(places, incidents)))
    assert "The attack was in Salby" in drawn and "only recall are left out: Dorvik, 3 May 2020." in drawn
    own = locator(cast(Edition, Case(places, incidents)), "Dorvik-2020")
    assert "The attack was in Dorvik" in own and "left out" not in own
    assert "The attack was in Dorvik" in locator(cast(Edition, Case(places, incidents[1:]))), "there is no other"


def test_a_wide_area_of_the_case_is_no_dot() -> None:
    places = [place("Salby", "village", (50.0, 9.0)), place("Eastmark", "province", (50.2, 9.2))]
    drawn = locator(cast(Edition, Case(places, [attack("Salby", (50.0, 9.0), 1)])))
    assert "Eastmark" not in drawn


def test_the_town_of_the_title_is_on_the_map_large_or_small() -> None:
    at = (35.776, 43.581)
    places = [*(place(f"Holm {n}", "village", (35.7, 43.5 + n / 50)) for n in range(30)), place("Salby", "village", at)]
    dorvik = place("Dorvik", "city", (36.191, 44.009))
    book = cast(Edition, Case([*places, dorvik], [attack("Salby", at, 1)]))
    for drawn in (locator(book, "Salby-2020"), small_map(book, "Salby-2020")):
        assert "60 km southwest of Dorvik" in drawn and "Dorvik" in names_in(drawn)


def test_a_wide_area_gets_no_distance() -> None:
    places = [place("Norland", "country", None), place("Eastmark", "governorate", (33.9, 45.0), "Norland")]
    said = finding_of(places, [attack("Eastmark", (33.9, 45.0), 4)])
    assert said == "The attack was somewhere in or near Eastmark, Norland"
    vague = [place("Dorvik", "city", (34.9, 45.0)), place("the Eastmark", "area", (33.9, 45.0))]
    assert finding_of(vague, [attack("the Eastmark", (33.9, 45.0), 5)]).endswith("in or near the Eastmark")


@pytest.mark.parametrize(
    ("apart", "said"),
    [
        (0.2, "The two attacks were in or near Salby and Dorvik"),
        (0.6, "The two attacks were far apart, from Salby in the west to Dorvik in the east"),
        (2.0, "The two attacks were up to about 180 km apart, from Salby in the west to Dorvik in the east"),
    ],
)
def test_several_attacks_are_as_far_apart_as_their_places_are_sure(apart: float, said: str) -> None:
    ends = {"Salby": (35.0, 43.0), "Dorvik": (35.0, 43.0 + apart)}
    places = [place(n, "district", at) for n, at in ends.items()]
    assert finding_of(places, [attack(n, at, 3) for n, at in ends.items()]) == said


# The picture


@pytest.mark.parametrize("name", WORLD)
def test_a_map_of_any_part_of_the_world_is_drawn_in_silence(name: str) -> None:
    book = case(name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        large, small = locator(book, f"{name}-2020"), small_map(book, f"{name}-2020")
    assert name in names_in(small) and f"{name}," in names_in(large)
    assert any(re.fullmatch(r"[\d,]+ km", n) for n in names_in(large)), "a scale"
    assert "degrees" not in large and "tick" not in large, "no axes"
    assert len(small) < 80_000 and len(large) < 80_000


def test_attacks_far_apart_are_all_on_the_map() -> None:
    made = locator(case("Suva", "Waiyevo", "Christchurch", "Salby Bank"))
    assert {"Suva,", "Waiyevo,", "Christchurch,", "Salby Bank,"} <= set(names_in(made))


def test_a_map_too_wide_to_show_circles_speaks_of_none() -> None:
    places = [place("Salby", "district", (40.0, -90.0)), place("Dorvik", "district", (50.0, 9.0))]
    wide = locator(cast(Edition, Case(places, [attack("Salby", (40.0, -90.0), 2), attack("Dorvik", (50.0, 9.0), 2)])))
    assert "Each attack may have been anywhere within 25 km of the place named." in wide
    assert "in its circle" not in wide


def test_the_same_map_is_the_same_bytes_and_every_colour_is_the_style_sheets() -> None:
    made = locator(case("Suva"), "Suva-2020")
    assert made == locator(case("Suva"), "Suva-2020")
    assert set(re.findall(r"(?:fill|stroke): ([^;\"]+)", made)) <= {"none"} | set(re.findall(r"var\(--dl-.*?\)+", made))


def test_an_attack_without_coordinates_is_said_to_have_none() -> None:
    places = [place("Salby", "village", None), place("Dorvik", "village", (50.0, 9.0))]
    book = cast(Edition, Case(places, [attack("Salby", None, 5), attack("Dorvik", (50.0, 9.0), 1)]))
    none = "There is no map: no coordinates are known for Salby."
    assert none in locator(book, "Salby-2020") and none in small_map(book, "Salby-2020")
    assert "Not on the map, for want of coordinates: Salby, 3 May 2020." in locator(book)
    assert "Only one of the attacks can be placed: in Dorvik" in locator(book)


def test_a_place_of_any_name_leaves_the_map_its_room() -> None:
    """A name that is wider than the picture leaves room for the rest of it, and is cut."""
    long = "the camp of the herders of the upper valley of the river above the ford at Salby " * 3
    places = [Place("Salby", 50.0, 9.0), Place(long, 50.1, 9.1)]
    scene = Scene(
        cast(Any, attack("Holm", (50.0, 9.3), 1)), cast(Any, place("Holm", "village", (50.0, 9.3))), "", 50.0, 9.3
    )
    with warnings.catch_warnings(), canvas(6.4, 4.8, layout="none") as (fig, ax):
        warnings.simplefilter("error")
        draw(ax, fitted([scene.spot], *LARGE.points, 100), LARGE, [scene], places)
        written = [t.get_text() for t in ax.texts]
        fig.canvas.draw()
    assert "Salby" in written and long not in written and any(t.startswith("the camp of the") for t in written)


def test_the_shipped_attack_is_placed_by_its_city(book: Edition) -> None:
    made = locator(book, "makhmour-2021-12-02")
    assert "The attack was in or near Makhmour, about 60 km southwest of Erbil" in made
    assert "may have been anywhere in the circle, 25 km around Makhmour" in made
