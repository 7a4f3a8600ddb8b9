"""Earlier attacks that reports recall are incidents of their own, and tallies of a year are none."""

import pytest

from dateline import tables
from tests.linking.test_stories import linked, toll

NEWS = "Three people were killed in Ford on Friday."


def recalled(*sentences: str) -> list[tuple[str, str, str, list[int | None]]]:
    """Identifier, name, kind and best numbers of dead of what reports recall behind their news."""
    found = linked(*((f"Post {n}", "2022-03-05", f"{NEWS}\n\n{s}") for n, s in enumerate(sentences)))
    best: dict[str, list[int | None]] = {}
    for t in tables.rows(found["tolls"]):
        if (t["effect"], t["group"]) == ("killed", "all"):
            best.setdefault(t["incident_id"], []).append(t["best"])
    return [
        (i["incident_id"], i["name"], i["kind"], best.get(i["incident_id"], []))
        for i in tables.rows(found["incidents"])
        if i["incident_id"] != "ford-2022-03-04"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The town was near the scene of a 2013 assault that killed 67 people in Weir.", ("weir-2013", "Weir, 2013")),
        ("In May 2013 a gunman killed 67 people in Weir.", ("weir-2013-05", "Weir, May 2013")),
        ("It was the worst since May 2013, when a bomb killed 67 people in Weir.", ("weir-2013-05", "Weir, May 2013")),
        ("In 2013 raiders held the school in Weir. The siege ended in explosions, leaving 67 people dead.",
         ("weir-2013", "Weir, 2013")),
        ("In May 2013, 67 people were killed when gunmen opened fire on two buses in Weir.",
         ("weir-2013-05", "Weir, May 2013")),
        ("In May 2013, a man shoots dead 67 people in a restaurant in the town of Weir.",
         ("weir-2013-05", "Weir, May 2013")),
        ("A couple storm an office in Weir in May 2013 and gun down 67 people.", ("weir-2013-05", "Weir, May 2013")),
        ("A married couple who had sworn loyalty to Islamic State shot dead 67 people in Weir in May 2013.",
         ("weir-2013-05", "Weir, May 2013")),
        ("Two brothers with assault rifles killed 67 people in Weir in May 2013.", ("weir-2013-05", "Weir, May 2013")),
        ("He had lived in Weir, where 67 people were massacred on a beach last year.", ("weir-2021", "Weir, 2021")),
        ("The attacks in Weir in May 2013 killed 67 people.", ("weir-2013-05", "Weir, May 2013")),
        ("A curfew begun in May after gunmen struck Weir, killing 67 people, was prolonged.",
         ("weir-2021-05", "Weir, May 2021")),
        # the same town as the news
        ("After years of violence, the last suicide bombing in Ford was in May 2013, and left 67 people dead.",
         ("ford-2013-05", "Ford, May 2013")),
    ],
)  # fmt: skip
def test_one_attack_of_a_month_or_a_year(sentence: str, expected: tuple[str, str]) -> None:
    assert recalled(sentence) == [(*expected, "recalled", [67])]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2013 bombings killed 670 people in Weir.",
        "The war killed 670 people in Weir in 2013.",
        "In May 2013, 670 people were killed in Weir.",
        "In 2013 the bombings in Weir killed 670 people.",
        "In 2013 gunmen killed 670 people in Weir.",
        "In 2013 the insurgents killed 670 people in Weir in a string of attacks.",
        "In 2022 a gunman killed two people in Weir, a suburb.",  # the year is not over
    ],
)
def test_a_tally_of_a_year_is_no_attack(sentence: str) -> None:
    assert recalled(sentence) == []


def test_reports_that_recall_one_attack_tell_of_one() -> None:
    told = recalled("A 2013 assault killed 67 people in Weir.", "In May 2013, a gunman killed 67 people in Weir.")
    assert told == [("weir-2013", "Weir, 2013", "recalled", [67])]


def test_an_attack_of_an_old_day_is_recalled_and_the_news_is_not() -> None:
    found = linked(("Post", "2022-03-05", f"{NEWS} On 3 May 2019 a bomb killed nine people in Weir."))
    assert {i["incident_id"]: i["kind"] for i in tables.rows(found["incidents"])} == {
        "ford-2022-03-04": "attack",
        "weir-2019-05-03": "recalled",
    }


def test_an_old_attack_without_a_number_loses_no_report() -> None:
    found = linked(
        ("Post", "2022-03-05", f"{NEWS} The last such attack was in May 2013 in Weir and left several dead.")
    )
    assert toll(found) == (3, 3, 3)
    assert {c["report_id"] for c in tables.rows(found["claims"])} == {"r0"}
    assert all(a["evidence"] for a in tables.rows(found["assertions"]))


def test_the_last_days_risen_figure_stands_before_a_higher_one_of_the_day_before() -> None:
    found = linked(
        ("Post", "2022-03-05", "Sixteen people were wounded in Ford on Friday."),
        ("Echo", "2022-03-05", "As many as 32 people were wounded in Ford on Friday, a neighbour said."),
        ("Wave", "2022-03-06", "The number of wounded in Friday's raid on Ford rose to 23."),
    )
    assert toll(found, "wounded")[1] == 23


def test_an_attack_that_is_only_recalled_is_no_attack_of_the_day_of_the_news() -> None:
    assert recalled("The raid came days after a bombing that killed 22 people in Weir.") == []


def test_a_recalled_attack_without_a_place_gives_the_news_no_figure() -> None:
    text = f"{NEWS}\n\nThe raid came days after a bombing that killed 22 people in the town."
    found = linked(("Post", "2022-03-05", text))
    assert toll(found) == (3, 3, 3)


def test_a_headline_below_a_recalled_attack_at_its_place_is_of_that_attack() -> None:
    told = recalled(
        "The raid recalls a similar bombing in Weir late last year. At least 45 people were killed in that attack.\n\n"
        "Front-claimed bombing kills at least 52 at Weir inn"
    )
    assert told == [("weir-2021", "Weir, 2021", "recalled", [52])]


def test_a_report_that_recalls_an_attack_is_of_the_news() -> None:
    """Figures without a day do not join the one attack that their report puts on a day, long ago."""
    old = "It was the worst since a raid on Weir on 24 December 2000 killed 15 people."
    found = linked(
        ("Post", "2022-03-05", NEWS),
        ("Echo", "2022-03-05", f"Eleven people were killed at Friday prayers in Ford. {old}"),
    )
    attacks = {i["incident_id"]: i["reports"] for i in tables.rows(found["incidents"])}
    assert attacks == {"weir-2000-12-24": 1, "ford-2022-03-04": 2}


def test_strikes_of_last_week_and_of_this_month_are_one_attack() -> None:
    """What several reports put on touching stretches of days is one."""
    told = recalled(
        "The Front said it was revenge for air strikes last week in Weir in which more than 30 people were killed.",
        "The Front said it was a response to air strikes in Weir in recent weeks that killed 32 people.",
        "More than 30 people were killed in air strikes in Weir last week.",
    )
    assert [t[0] for t in told] == ["weir-2022-02-21"]


def test_what_happened_some_way_off_is_none_of_this_attack() -> None:
    told = "Gunmen killed three people in Ford at the weekend. On Friday, 14 were killed 90 km north of Ford."
    assert toll(linked(("Post", "2022-03-05", NEWS), ("Echo", "2022-03-05", told))) == (3, 3, 3)


def test_the_day_of_another_attack_in_a_report_is_none_of_this_one() -> None:
    told = "Three people were killed in Ford. In another attack on Friday, 14 people were killed in Weir."
    found = linked(("Post", "2022-03-05", NEWS), ("Echo", "2022-03-05", told))
    days = [r["says"] for r in tables.rows(found["coverage"]) if r["report_id"] == "r1" and "it was on" in r["point"]
            and r["incident_id"].startswith("ford")]  # fmt: skip
    assert days and "so" not in days


@pytest.mark.parametrize(
    "behind",
    [
        "The conflict has killed more than 2,000 people.",
        "Such attacks have killed 400 people.",
        "The attack was in revenge for the killing of 30 herders.",
        "In a separate attack, 12 soldiers were killed.",
        "Raiders killed 1,400 people across the region in the past 12 months.",
        "In the past week alone, 80 people have been killed.",
        "The killings bring to 600 the number of people killed this year.",
    ],
)
def test_a_war_or_another_attack_without_a_place_gives_the_news_no_figure(behind: str) -> None:
    found = linked(("Post", "2022-03-05", f"{NEWS} {behind}"))
    assert [t["best"] for t in tables.rows(found["tolls"]) if t["group"] == "all"] == [3]
