"""One report, one story: what is joined to it, what stays apart, and what the tolls make of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dateline import tables
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables

FIELDS = ("place_id", "name", "kind", "within", "latitude", "longitude", "precision_km", "other_names")
PLACES = [dict(zip(FIELDS, (n.lower(), n, "town", "", "", "", "", ""), strict=True)) for n in ("Ford", "Weir")]


def linked(*told: tuple[str, str, str], groups: dict[str, tuple[str, ...]] | None = None) -> dict[str, pd.DataFrame]:
    """Reports as (outlet, published, text), read and linked; r0 is the first."""
    lexicon = Lexicon(
        places={"ford": ("Ford",), "weir": ("Weir",)},
        place_kinds={"ford": "town", "weir": "town"},
        groups=groups or {},
    )
    made = [
        Report(f"r{n}", outlet, text, published=day, dated_by="metadata") for n, (outlet, day, text) in enumerate(told)
    ]
    return link(read_tables(made, lexicon), PLACES, [])


def toll(found: dict[str, pd.DataFrame], effect: str = "killed", group: str = "all") -> tuple[Any, Any, Any]:
    (row,) = [t for t in tables.rows(found["tolls"]) if (t["effect"], t["group"]) == (effect, group)]
    return row["low"], row["best"], row["high"]


def where(found: dict[str, pd.DataFrame]) -> list[tuple[Any, str]]:
    return [(i["place_id"], str(i["earliest"])) for i in tables.rows(found["incidents"])]


def test_a_report_that_names_its_place_once_is_of_that_place_with_all_its_figures() -> None:
    found = linked(
        ("Post", "2022-03-05",
         "Three people were killed on Friday.\n\nTwo others were wounded. Shops in Ford were shut."),
    )  # fmt: skip
    assert where(found) == [("ford", "2022-03-04")]
    assert (toll(found), toll(found, "wounded")) == ((3, 3, 3), (2, 2, 2))


def test_a_place_that_nothing_lists_stands_back_behind_a_listed_one_named_as_often() -> None:
    found = linked(
        (
            "Post",
            "2022-03-05",
            "Three people were killed on Friday in the Kettle Mill quarter. Police in Ford said so.",
        ),
        ("Echo", "2022-03-05", "Three people were killed in Ford on Friday."),
    )
    assert where(found) == [("ford", "2022-03-04")]


def test_a_place_that_nothing_lists_and_the_report_names_more_is_its_own() -> None:
    text = "Three people were killed in Salby on Friday. Shops in Salby were shut. Police in Ford said so."
    assert where(linked(("Post", "2022-03-05", text))) == [("salby", "2022-03-04")]


def test_what_was_on_another_day_stays_in_the_place_that_nothing_lists() -> None:
    text = "At least 30 people were killed on Thursday by a bomb in Ford.\n\nA bomb in Salby on February 5 killed 17."
    assert sorted(where(linked(("Post", "2022-03-05", text))), key=str) == [
        ("ford", "2022-03-03"), ("salby", "2022-02-05"),
    ]  # fmt: skip


def test_one_of_the_victims_on_another_day_makes_no_series() -> None:
    found = linked(
        ("Post", "2022-03-05", "Three people were killed in Ford on Tuesday. A man died in Ford on Thursday."),
        ("Echo", "2022-03-05", "Three people were killed in Ford on Tuesday."),
    )
    assert [(i["kind"], str(i["earliest"])) for i in tables.rows(found["incidents"])] == [("attack", "2022-03-01")]
    assert toll(found) == (3, 3, 3)


def test_what_a_report_puts_elsewhere_is_not_joined_to_its_story() -> None:
    found = linked(
        ("Post", "2022-03-05", "Three people were killed in Ford on Friday. Five were killed in Weir on Friday."),
    )
    assert sorted(where(found)) == [("ford", "2022-03-04"), ("weir", "2022-03-04")]


def test_a_recalled_attack_neither_splits_nor_merges() -> None:
    found = linked(
        ("Post", "2022-03-05", "Three people were killed in Ford on Friday. In 2019, an attack in Weir killed 40."),
        ("Echo", "2022-03-05", "Three people were killed in Ford on Friday."),
    )
    assert sorted(where(found)) == [("ford", "2022-03-04"), ("weir", "2019-01-01")]
    assert {(t["incident_id"], t["best"]) for t in tables.rows(found["tolls"]) if t["group"] == "all"} == {
        ("ford-2022-03-04", 3),
        ("weir-2019", 40),
    }


@pytest.mark.parametrize(
    ("texts", "best"),
    [
        (("Two women and a man were killed in Ford on Friday.",), (3, 3, 3)),
        (("Three people, two women and a man, were killed in Ford on Friday.",), (3, 3, 3)),
        (("Ten soldiers were killed in Ford on Friday. Three villagers died too.",), (13, 13, 13)),
        # Nouns that name the same people again are no groups kept apart.
        (("Four teens were killed in Ford on Friday. Two males died at once.",), (4, 4, 4)),
        # What no one source gives together is not added up; and all are no fewer than the soldiers.
        (("Ten soldiers were killed in Ford on Friday.", "Three villagers were killed in Ford on Friday."),
         (10, 10, 10)),
    ],
)  # fmt: skip
def test_everybody(texts: tuple[str, ...], best: tuple[int, int, int]) -> None:
    assert toll(linked(*((f"Outlet {n}", "2022-03-05", t) for n, t in enumerate(texts)))) == best


def test_a_sum_is_none_where_it_exceeds_every_total_that_is_stated() -> None:
    found = linked(
        ("Post", "2022-03-05", "An officer was killed in Ford on Friday. Two women died. "
                               "Police guards were among them: one guard and two women were killed."),
        ("Echo", "2022-03-05", "Three people were killed in Ford on Friday."),
    )  # fmt: skip
    assert toll(found)[1] == 3


def test_two_of_my_brothers_are_a_part() -> None:
    found = linked(
        ("Post", "2022-03-05", "Three brothers were killed in Ford on Friday."),
        ("Echo", "2022-03-05", "Gunmen raided Ford on Friday. “Two of my brothers were shot dead,” a farmer said."),
    )
    assert toll(found) == (3, 3, 3)


def test_whom_a_report_leaves_are_wounded() -> None:
    found = linked(("Post", "2022-03-05", "Five people were shot in Ford on Friday. Two people died."))
    assert (toll(found), toll(found, "wounded")) == ((2, 2, 2), (3, 3, 3))
    nobody = linked(("Post", "2022-03-05", "Five people were shot in Ford on Friday."))
    assert toll(nobody, "wounded") == (5, 5, 5)
    # The dead of another report are not taken from it.
    other = linked(
        ("Post", "2022-03-05", "Five people were shot in Ford on Friday."),
        ("Echo", "2022-03-06", "Two people were killed in Ford on Friday."),
    )
    assert toll(other, "wounded") == (0, None, 5)


def test_a_rise_overtakes_what_is_lower_and_a_later_lower_figure_nothing() -> None:
    rise = (
        ("Post", "2022-03-04", "Nine people were killed in Ford on Friday."),
        ("Echo", "2022-03-05", "The death toll from Friday's bombing in Ford rose to 14."),
    )
    assert toll(linked(*rise)) == (14, 14, 14)
    assert toll(linked(*rise, ("Wave", "2022-03-06", "Twelve people were killed in Ford on Friday.")))[1] == 14


def test_a_revision_overtakes_what_is_higher() -> None:
    found = linked(
        ("Post", "2022-03-05", "The death toll from Friday's bombing in Ford has risen to 19."),
        ("Echo", "2022-03-07", "Police on Monday revised down the death toll of Friday's bombing in Ford to 17."),
    )
    assert toll(found) == (17, 17, 17)
    (row,) = [t for t in tables.rows(found["tolls"]) if t["group"] == "all"]
    assert "19 is left behind: a report no older says that the figure was revised down" in row["why"]


def test_a_withdrawn_figure_counts_for_nobody_who_repeated_it() -> None:
    found = linked(
        ("Post", "2022-03-05", "Sixteen people were killed in Ford on Friday."),
        ("Echo", "2022-03-06", "Fourteen people were killed in Ford on Friday, not 16 as officials had said at first."),
        ("Wave", "2022-03-06", "Fourteen people were killed in Ford on Friday."),
    )
    assert toll(found) == (14, 14, 14)
    assert [c["low"] for c in tables.rows(found["claims"]) if c["mode"] == "superseded"] in ([16], [])


def test_soldiers_and_fighters_are_of_the_force_that_is_named() -> None:
    found = linked(
        ("Post", "2022-03-05", "Seven Rangers were killed in Ford on Friday."),
        ("Echo", "2022-03-05", "An ambush killed seven soldiers in Ford on Friday."),
        groups={"Rangers": ("rangers",)},
    )
    assert toll(found, group="Rangers") == toll(found) == (7, 7, 7)


def test_a_report_is_of_the_days_before_it_and_not_of_those_it_recalls() -> None:
    text = (
        "Two people were killed in Ford on Friday.\n\nOn February 3 gunmen killed six people in Ford. "
        "On February 3 nine others were wounded. On February 3 four people died on the bridge of Ford."
    )
    found = linked(("Post", "2022-03-05", text), ("Echo", "2022-03-05", "Two people were killed in Ford on Friday."))
    friday = next(i["incident_id"] for i in tables.rows(found["incidents"]) if str(i["earliest"]) == "2022-03-04")
    assert [t["best"] for t in tables.rows(found["tolls"]) if (t["incident_id"], t["group"]) == (friday, "all")] == [2]


def test_those_shot_beside_the_dead_are_the_wounded() -> None:
    found = linked(("Post", "2022-03-05", "One person was killed in Ford on Friday. Eleven others were shot."))
    assert toll(found, "wounded") == (11, 11, 11)


def test_whoever_died_in_hospital_is_not_counted_among_the_wounded_too() -> None:
    same = "Four people were taken to hospital after a raid on Ford on Friday. One man died. Three people were wounded."
    assert toll(linked(("Post", "2022-03-05", same)), "wounded") == (3, 3, 3)
    # Growth stays growth: a later report of as many dead has more wounded.
    found = linked(
        ("Post", "2022-03-05", "One person was killed and three people were wounded in Ford on Friday."),
        ("Echo", "2022-03-07", "One person was killed and four people were wounded in Ford on Friday."),
    )
    assert toll(found, "wounded")[1] == 4


def test_a_number_given_once_stands_back_behind_one_given_again_and_again() -> None:
    found = linked(
        ("Post", "2022-03-05",
         "Four people were killed in Ford on Friday. The four people died at once. A raid killed 31 people."),
    )  # fmt: skip
    assert toll(found)[1] == 4
    rise = linked(
        ("Post", "2022-03-05", "Four people were killed in Ford on Friday, police said at first. "
                               "Four people died at once. The death toll rose to 31."),
    )  # fmt: skip
    assert toll(rise)[1] == 31


def test_a_headline_stands_in_for_its_body_and_is_not_added_to_it() -> None:
    def of(title: str, text: str) -> pd.DataFrame:
        lexicon = Lexicon(places={"ford": ("Ford",)}, place_kinds={"ford": "town"})
        report = Report("r", "Post", text, title=title, published="2022-03-05", dated_by="metadata")
        return link(read_tables([report], lexicon), PLACES, [])

    body = "Gunmen raided Ford on Friday. {}"
    assert toll(of("Three killed in raid", body.format("Nobody was arrested."))) == (3, 3, 3)
    assert toll(of("Three killed in raid", body.format("Four people were killed."))) == (4, 4, 4)


def test_a_tally_of_recent_days_is_of_no_attack_beside_a_figure_with_a_day() -> None:
    text = "Three soldiers were killed in Ford on Friday. Eighteen soldiers have been killed in recent days."
    found = linked(
        ("Post", "2022-03-05", text), ("Echo", "2022-03-05", "Three soldiers were killed in Ford on Friday.")
    )
    assert toll(found) == (3, 3, 3)
    tally = [c["incident_id"] for c in tables.rows(found["claims"]) if c["low"] == 18]
    assert tally == [None]


def test_a_part_counted_as_killed_or_wounded_is_no_toll() -> None:
    text = "Two soldiers were killed or wounded in Ford on Friday. Seven soldiers were killed later in the night there."
    found = linked(("Post", "2022-03-05", text))
    assert [t["effect"] for t in tables.rows(found["tolls"]) if t["high"] == 2] == []


def test_figures_without_a_day_are_not_of_an_attack_of_last_year() -> None:
    found = linked(
        ("Post", "2022-11-03", "At least seven people were killed and 14 were wounded in Ford on Wednesday."),
        ("Star", "2022-11-03", "Gunmen killed at least seven people, a priest said. He said 14 people were wounded.\n\n"
         "Bombs in Weir on April 9, 2021 killed 45 people."),
    )  # fmt: skip
    assert sorted(where(found)) == [("ford", "2022-11-02"), ("weir", "2021-04-09")]
    assert {c["incident_id"] for c in tables.rows(found["claims"]) if c["low"] in (7, 14)} == {"ford-2022-11-02"}


def test_a_siege_began_on_the_first_of_its_days() -> None:
    sunday = "At least five people were killed in an attack on a jail in Ford on Sunday."
    monday = "At least nine people were killed in Ford on Monday, when soldiers ended a 20-hour siege of the jail."
    told = [("Post", "2022-03-08", sunday), ("Star", "2022-03-08", sunday)]
    later = [(n, "2022-03-08", f"{monday} {n} learned so.") for n in ("Sun", "Mail", "Echo")]
    assert where(linked(*told, *later)) == [("ford", "2022-03-06")]
    assert where(linked(*told, *((n, d, t.replace("ended a 20-hour siege of", "searched")) for n, d, t in later))) == [
        ("ford", "2022-03-07")
    ]


def test_the_only_attack_of_a_town_is_looked_back_on() -> None:
    found = linked(
        ("Post", "2022-03-05", "Three people were killed in Ford on Friday."),
        ("Star", "2022-03-25", "Three people were killed and nine wounded by the bomb in Ford."),
    )
    assert where(found) == [("ford", "2022-03-04")]


def test_a_sum_over_several_places_is_no_toll_of_one() -> None:
    found = linked(
        ("Post", "2022-03-05", "Four people were killed in Ford on Friday."),
        ("Star", "2022-03-05", "Strikes on the capital Ford and the northern region of Osk killed nine on Friday."),
    )  # fmt: skip
    assert toll(found) == (4, 4, 4)


SCHOOL = "Forty-one people were killed at a school in Mpondwe, Uganda, on Friday."
DISTRICT = "Forty-one people were killed in Kasese, Uganda, on Friday. The school is in Mpondwe, police said."


def places_of(*texts: str) -> list[str]:
    read = link(
        read_tables(
            [Report(f"r{n}", f"O{n}", t, published="2023-06-17", dated_by="metadata") for n, t in enumerate(texts)],
            Lexicon(),
        ),
        [],
        [],
    )
    return sorted(str(i["place_id"]) for i in tables.rows(read["incidents"]))


def test_one_attack_under_the_names_of_a_town_and_its_district_is_one() -> None:
    assert len(places_of(SCHOOL, DISTRICT)) == 1


def test_what_one_report_tells_apart_stays_apart() -> None:
    both = "Twelve people were killed in Kasese, Uganda, on Friday. In Mpondwe, Uganda, 41 were killed on Friday."
    assert len(places_of(SCHOOL, DISTRICT.replace("Forty-one", "Twelve"), both)) == 2


def test_neighbouring_towns_with_other_figures_are_two() -> None:
    assert len(places_of(SCHOOL, DISTRICT.replace("Forty-one", "Twelve"))) == 2


def test_a_quarter_is_of_its_city_though_the_figures_differ() -> None:
    city = "Four people were killed in Berlin, Germany, on Friday. A bomb went off there, police said."
    quarter = "Six people were killed in Kreuzberg, Germany, on Friday. Shops in Berlin were shut."
    assert len(places_of(city, quarter)) == 1


def test_a_report_without_a_day_joins_the_attack_whose_figures_it_repeats() -> None:
    first = "Forty people were killed and 60 wounded on Friday in an ambush near the Boungou mine."
    spelled = "An ambush near the Bongou mine left 40 people dead and 60 wounded."
    assert len(places_of(first, spelled)) == 1


@pytest.mark.parametrize(
    "war",
    [
        "The UN has put the death toll in the 18-month war at more than 10,000.",
        "More than 10,000 people have been killed in the three-year conflict.",
        "The raid joined a long list of strikes in Ford over the past decade, in which 10,000 people lost their lives.",
    ],
)
def test_the_dead_of_a_war_are_of_none_of_its_attacks(war: str) -> None:
    found = linked(
        ("Post", "2022-03-05", f"Nine people were killed in Ford on Friday.\n\n{war}"),
        ("Echo", "2022-03-05", "Nine people were killed in Ford on Friday in the latest attack of the war."),
    )
    assert toll(found) == (9, 9, 9)
    assert [c["incident_id"] for c in tables.rows(found["claims"]) if c["low"] == 10_000] == [None]
