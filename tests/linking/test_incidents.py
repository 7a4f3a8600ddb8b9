"""How strong the evidence for an incident is, after Airwars."""

from typing import Any

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

ACTORS = [
    {"actor_id": i, "name": n, "kind": "attacker", "side": "", "role": "", "organisation": "", "other_names": ""}
    for i, n in (("rf", "Red Front"), ("bl", "Black League"))
]
PLACES = [
    {
        "place_id": "arden",
        "name": "Arden",
        "kind": "village",
        "within": "",
        "latitude": "1",
        "longitude": "1",
        "other_names": "",
    }
]
DEAD = "Four people were killed in Arden on Friday. "


def incident(*texts: str, published: tuple[str, ...] = ()) -> dict[str, Any]:
    lexicon = Lexicon(
        places={"arden": ("Arden",)},
        place_kinds={"arden": "village"},
        actors={a["actor_id"]: (a["name"], a["kind"], "", "", ()) for a in ACTORS},
    )
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published=day)
        for n, (t, day) in enumerate(zip(texts, published or ("2022-03-05",) * len(texts), strict=True))
    ]
    (found,) = rows(link(read_tables(reports, lexicon), PLACES, ACTORS)["incidents"])
    return found


@pytest.mark.parametrize(
    ("texts", "strength"),
    [
        ([DEAD], "weak"),
        ([DEAD, DEAD], "fair"),
        ([DEAD, DEAD + "Red Front claimed responsibility for the attack."], "confirmed"),
        (
            [
                DEAD + "Black League claimed responsibility for the attack.",
                DEAD + "Red Front claimed responsibility for the attack.",
            ],
            "contested",
        ),
        ([DEAD, DEAD + "Red Front denied that it had attacked the village."], "contested"),
    ],
)
def test_strength(texts: list[str], strength: str) -> None:
    assert incident(*texts)["strength"] == strength


def test_a_report_has_one_voice_for_a_day() -> None:
    """One report with many figures does not move the day that two others tell."""
    many = "On Saturday in Arden two guards were killed, three men were wounded and a boy was kidnapped."
    found = incident(DEAD, "Six people were killed in Arden on Friday.", many)
    assert found["date"] == "2022-03-04"
    assert found["why"].endswith(
        "2 reports put it on 4 March 2022, 1 on 5 March: one attack, to which reports give different days."
    )


def test_of_two_days_given_as_often_that_of_the_first_report_counts() -> None:
    """Whoever writes on the day itself hardly mistakes it; where all wrote on one day, the first day counts."""
    late, today = DEAD, "Four people were killed in Arden early today."
    assert incident(late, today, published=("2022-03-10", "2022-03-05"))["date"] == "2022-03-05"
    assert incident(late, today)["date"] == "2022-03-04"


def test_a_wounded_man_who_died_later_makes_no_further_day() -> None:
    nights = "Four people were killed in Arden on Wednesday and six were killed there on Thursday."
    found = incident(nights + " On Friday one of the wounded died.", nights)
    assert found["kind"] == "attack"
    new = incident(nights + " On Friday one guard was killed in Arden.", nights)
    assert (new["kind"], str(new["latest"])) == ("series", "2022-03-04")
    died = incident("A boy died in Arden on Friday from his wounds.")
    assert died["date"] == "2022-03-04", "where nothing else is put on a day, it is this one"


GUNMEN = "Police shot dead the gunman in Arden on Wednesday night."


def test_attackers_killed_days_before_or_later_make_no_second_day() -> None:
    found = incident(DEAD, DEAD, GUNMEN, "The gunman was killed in Arden on Wednesday. Four people died in the attack.")
    assert (found["kind"], found["date"]) == ("attack", "2022-03-04")
    assert incident(GUNMEN)["date"] == "2022-03-02"  # where they alone were hurt, the day is theirs


def test_one_report_alone_makes_no_second_day_against_three() -> None:
    other = "Nine people were killed in Arden on Wednesday."
    assert (incident(DEAD, DEAD, DEAD, other)["kind"], incident(DEAD, other)["kind"]) == ("attack", "series")


def test_a_night_that_nobody_puts_on_a_day_keeps_both_its_ends() -> None:
    found = incident("Four people were killed in Arden overnight.")
    assert (found["date"], str(found["earliest"]), str(found["latest"])) == (
        "2022-03-04/2022-03-05",
        "2022-03-04",
        "2022-03-05",
    )
    assert found["name"] == "Arden, 4–5 March 2022" and found["kind"] == "attack"
    assert found["why"].endswith("put on a night or a stretch of days and on no single day.")
