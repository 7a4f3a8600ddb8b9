"""What many attacks in one case make necessary, and how well a made-up country's reports are linked."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from linking import incidents_score, truth_in, variants_score, wrong_tolls
from newsroom import write

from dateline import tables
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.reading import read_case

FIELDS = ("place_id", "name", "kind", "within", "latitude", "longitude", "precision_km", "other_names")
PLACES = [
    dict(zip(FIELDS, (n.lower(), n, "district", "", "35.1", "43.2", "", ""), strict=True)) for n in ("Ford", "Weir")
]
LEXICON = Lexicon(places={"ford": ("Ford",), "weir": ("Weir",)}, place_kinds={"ford": "district", "weir": "district"})


def linked(*told: tuple[str, str | None, str, str]) -> dict[str, pd.DataFrame]:
    """Reports as (outlet, published, agency, text), read and linked; r0 is the first."""
    made = [
        Report(f"r{n}", outlet, text, published=day, dated_by="metadata" if day else "none", agency=agency)
        for n, (outlet, day, agency, text) in enumerate(told)
    ]
    return link(read_tables(made, LEXICON), PLACES, [])


def toll(found: dict[str, pd.DataFrame], effect: str, group: str) -> tuple[Any, Any, Any]:
    (row,) = [t for t in tables.rows(found["tolls"]) if (t["effect"], t["group"]) == (effect, group)]
    return row["low"], row["best"], row["high"]


def reports(found: dict[str, pd.DataFrame]) -> dict[str, dict[str, Any]]:
    return {r["report_id"]: r for r in tables.rows(found["reports"])}


def test_an_outlets_later_figure_overtakes_what_officials_told_it() -> None:
    found = linked(
        ("Post", "2022-03-04", "", "Gunmen killed 11 soldiers in Ford on Friday, officials said."),
        ("Post", "2022-03-05", "", "Gunmen attacked Ford on Friday, killing 12 soldiers."),
    )
    assert toll(found, "killed", "security forces") == (12, 12, 12)


def test_an_outlet_that_prints_anothers_figure_has_left_its_own() -> None:
    found = linked(
        ("Post", "2022-03-04", "", "Gunmen attacked Ford on Friday, killing 11 soldiers."),
        ("Post", "2022-03-05", "", "Gunmen killed 12 soldiers in Ford on Friday, the Echo reported."),
        ("Echo", "2022-03-05", "", "Gunmen attacked Ford on Friday, killing 12 soldiers."),
    )
    assert toll(found, "killed", "security forces") == (12, 12, 12)


def test_a_later_group_larger_than_the_total_before_it_overtakes_that_total() -> None:
    found = linked(
        ("Post", "2022-03-04", "", "A soldier was killed in Ford on Friday. Twelve people were wounded."),
        ("Post", "2022-03-05", "", "Gunmen attacked Ford on Friday, killing one soldier and wounding 16 soldiers."),
        ("Echo", "2022-03-05", "", "A soldier was killed in Ford on Friday. 16 people were wounded."),
    )
    assert toll(found, "wounded", "all") == (16, 16, 16)


def test_a_source_that_counts_every_group_counts_for_all() -> None:
    """One gives the total, two give the groups, of whom one has more."""
    found = linked(
        ("Post", "2022-03-05", "", "Eight people, three civilians and five soldiers, were killed in Ford on Friday."),
        ("Echo", "2022-03-05", "", "Five civilians and five soldiers were killed in Ford on Friday."),
        ("Wave", "2022-03-06", "", "Gunmen attacked Ford on Friday, killing three civilians and five soldiers."),
    )
    assert toll(found, "killed", "all") == (8, 8, 10)


STORY = (
    "{} soldiers were killed in {} on {}. The army closed the bridge to the north bank and searched lorries until the "
    "evening, while families waited outside the gates of the barracks."
)


def test_a_credit_means_the_agencys_story_of_those_days() -> None:
    found = linked(
        ("Wire", "2022-03-05", "", STORY.format("Nine", "Ford", "Friday")),
        ("Wire", "2022-06-05", "", "Six policemen were killed in Weir on Saturday."),
        ("Post", "2022-06-06", "Wire", "Six policemen died in Weir on Saturday."),
        ("Echo", "2022-09-06", "Wire", "Two men died in a fire."),
    )
    assert [reports(found)[r]["origin_id"] for r in ("r2", "r3")] == ["r1", "wire"]


def test_a_credit_is_not_taken_for_a_report_that_bears_the_agencys_name() -> None:
    found = linked(("Post", "2022-03-05", "R0", STORY.format("Nine", "Ford", "Friday")))
    assert reports(found)["r0"]["origin_id"] == "R0", "the agency, not the report itself"


def test_a_wires_own_story_is_no_reprint_of_its_reprints() -> None:
    found = linked(
        ("Wire", "2022-03-05", "", STORY.format("Nine", "Ford", "Friday")),
        ("Post", "2022-03-05", "Wire", STORY.format("Nine", "Ford", "Friday")),
        ("Echo", "2022-03-05", "", STORY.format("Nine", "Ford", "Friday") + " It rained."),
    )
    made = reports(found)
    assert [(r["origin_id"], r["relation"]) for r in made.values()] == [
        ("r0", "original"),
        ("r0", "reprint"),
        ("r0", "reprint"),
    ]


def test_nothing_is_taken_from_a_wires_later_story() -> None:
    found = linked(
        ("Post", "2022-03-04", "", STORY.format("Seven", "Ford", "Friday")),
        ("Wire", "2022-03-05", "", STORY.format("Nine", "Ford", "Friday")),
        ("Echo", "2022-03-06", "Wire", "Nine soldiers died."),
    )
    assert reports(found)["r0"]["relation"] == "original"
    assert not [r for r in tables.rows(found["reliances"]) if r["report_id"] == "r0"]


REST = (
    (
        "The bridge was closed until the evening and the school too, while buses waited at the station for word from "
        "the army. Nobody was arrested."
    ),
    (
        "Shops stayed shut along the river; a council will meet about the market on Monday, "
        "and the mayor wants lamps and a second guard post."
    ),
)


def test_the_same_short_lead_is_not_lifted() -> None:
    """Two outlets begin alike; nobody took it from the other."""
    lead = "Gunmen killed 11 soldiers in the village of Ford on Friday, officials said."
    first, second = (f"{lead}\n\n{rest}" for rest in REST)
    assert not len(linked(("Post", "2022-03-05", "", first), ("Echo", "2022-03-06", "", second))["reliances"])


def test_one_day_told_wrong_makes_no_series() -> None:
    line = "Gunmen attacked Ford on {}, killing five soldiers and two civilians."
    found = linked(
        ("Post", "2022-03-05", "", line.format("Friday")),
        ("Echo", "2022-03-05", "", line.format("Friday")),
        ("Wave", "2022-03-06", "", line.format("Thursday")),
        ("Star", "2022-03-06", "", line.format("Saturday")),
    )
    (i,) = tables.rows(found["incidents"])
    assert (i["kind"], i["date"]) == ("attack", "2022-03-04")


def test_an_undated_report_belongs_to_the_attack_of_its_figures_and_to_none_where_two_fit() -> None:
    line = "Gunmen attacked Ford on Friday, killing {} soldiers and {} civilians."
    known = (
        ("Post", "2022-03-05", "", line.format(5, 2)),
        ("Echo", "2022-03-05", "", line.format(5, 2)),
        ("Post", "2022-04-02", "", line.format(9, 4)),
    )
    later = reports(linked(*known, ("Wave", None, "", line.format(9, 4))))["r3"]
    assert (str(later["published_earliest"]), later["dated_by"]) == ("2022-04-01", "inferred")
    open_ = reports(linked(*known, ("Wave", None, "", "Gunmen attacked Ford on Friday, killing a priest.")))["r3"]
    assert open_["dated_by"] == "none" and "fits 2 attacks" in open_["dated_why"]


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    write(400, folder, seed=7)
    return folder


def test_a_made_up_country_is_linked_as_it_was_made(country: Path) -> None:
    case, truth = read_case(country / "case"), truth_in(country)
    found = link(read_tables(case.reports, case.lexicon), case.places, case.actors)
    score, incident_of = incidents_score(tables.rows(found["claims"]), truth)
    wrong, n = wrong_tolls(tables.rows(found["tolls"]), truth, incident_of)
    variants = variants_score(tables.rows(found["variants"]), truth)
    assert score.f1 >= 0.97 and variants.f1 >= 0.97, (score, variants)
    assert n > 100 and len(wrong) <= 0.03 * n, wrong


def test_a_denied_figure_counts_in_no_toll_and_makes_no_attack() -> None:
    told = "Gunmen killed 9 soldiers in Ford on Thursday."
    denied = "The ministry denied that 14 soldiers had been killed in Ford on Thursday."
    found = linked(("Post", "2022-03-04", "", told), ("Echo", "2022-03-05", "", denied))
    assert toll(found, "killed", "security forces") == (9, 9, 9)
    assert [c["mode"] for c in tables.rows(found["claims"])] == ["total", "denied"]
    assert linked(("Echo", "2022-03-05", "", denied))["incidents"].empty
