"""Two attacks in one city on two days in a row, and one attack that reports put on two days."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.tables import ClaimRow, rows

WITHIN = {"norland": "", "salby": "norland", "barracks": "salby"}
KINDS = {"norland": "country", "salby": "city", "barracks": "building"}
NAMES = {"norland": "Norland", "salby": "Salby", "barracks": "Salby barracks"}
PLACES = [
    {"place_id": i, "name": n, "kind": KINDS[i], "within": WITHIN[i], "latitude": "", "longitude": "",
     "other_names": ""}
    for i, n in NAMES.items()
]  # fmt: skip
LEXICON = Lexicon(places={i: (n,) for i, n in NAMES.items()}, place_kinds=KINDS)
MONDAY, TUESDAY = "2023-01-30", "2023-01-31"
SUNDAY = [
    (MONDAY, "Bombs killed 14 people and wounded 40 at a market in Salby on Sunday."),
    (MONDAY, "Fourteen people were killed and 41 wounded in bombings in Salby on Sunday."),
    (MONDAY, "At least 14 people died in Salby on Sunday when gunmen attacked a market."),
]
BOTH = "Nine people were wounded in an attack on {} on Monday.\n\nOn Sunday, bombings in Salby killed 14 people."
ALONE = "A bomber struck {} on Monday, wounding nine people."
BARRACKS, CITY = "the Salby barracks", "a patrol in Salby"


def attacks(*told: tuple[str, str]) -> dict[str, set[tuple[str, str, int | None]]]:
    """The incidents of reports, each its day of publication and its text, with the figures of each: the report's
    number, the effect and the number."""
    reports = [Report(f"r{n}", f"Outlet {n}", text, published=day) for n, (day, text) in enumerate(told)]
    linked = link(read_tables(reports, LEXICON), PLACES, [])
    out: dict[str, set[tuple[str, str, int | None]]] = {}
    for c in rows(linked["claims"], ClaimRow):
        out.setdefault(c["incident_id"] or "", set()).add((c["report_id"], c["effect"], c["low"]))
    return out


@pytest.mark.parametrize(("place", "name"), [(BARRACKS, "barracks"), (CITY, "salby")])
def test_two_attacks_of_two_days_in_one_city(place: str, name: str) -> None:
    found = attacks(*SUNDAY, (TUESDAY, BOTH.format(place)), (TUESDAY, ALONE.format(place)))
    assert set(found) == {"salby-2023-01-29", f"{name}-2023-01-30"}
    assert found[f"{name}-2023-01-30"] == {("r3", "wounded", 9), ("r4", "wounded", 9)}
    assert ("r3", "killed", 14) in found["salby-2023-01-29"]


def test_who_stands_in_one_list_is_counted_together() -> None:
    listed = "Six civilians and three soldiers were wounded in an attack on the Salby barracks on Monday."
    found = attacks(*SUNDAY, (TUESDAY, BOTH.format(BARRACKS)), (TUESDAY, listed))
    assert {n for r, _, n in found["barracks-2023-01-30"] if r == "r4"} == {6, 3}


DAYS_LATER = "On Sunday, bombings in Salby killed 14 people."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # one report alone
        (BOTH.format(BARRACKS), SUNDAY[0][1]),
        # two numbers
        (BOTH.format(BARRACKS), ALONE.format(BARRACKS).replace("nine", "seven")),
        # a number of the main day
        (BOTH.format(CITY).replace("Nine", "Forty"), ALONE.format(CITY).replace("nine", "40")),
        # whoever tells of Monday tells of no Sunday
        (ALONE.format(CITY), ALONE.format(CITY).replace("A bomber", "An attacker")),
        # a toll that grew
        ("Bombs killed 17 people in Salby on Monday.\n\n" + DAYS_LATER,
         "Seventeen people were killed in an attack in Salby on Monday."),
        # who died in hospital
        (f"Three people died in hospital on Monday after the attack in Salby.\n\n{DAYS_LATER}",
         f"Three people died of their wounds from the attack in Salby on Monday.\n\n{DAYS_LATER}"),
        # burials
        (f"On Monday nine people wounded in the attack were buried in Salby.\n\n{DAYS_LATER}",
         f"On Monday nine people wounded in the attack in Salby were buried side by side.\n\n{DAYS_LATER}"),
        # bodies
        (f"Rescuers on Monday pulled out the bodies of five people killed in the attack in Salby.\n\n{DAYS_LATER}",
         f"On Monday five people were found dead at the scene of the attack in Salby.\n\n{DAYS_LATER}"),
        # a toll that rose
        (f"The toll of the attack in Salby reached 40 people killed on Monday.\n\n{DAYS_LATER}",
         f"On Monday the count of those killed in the attack in Salby stood at 40 people killed.\n\n{DAYS_LATER}"),
        # the attackers' arrest
        (f"Five people were wounded on Monday as the gunmen of the attack in Salby were caught.\n\n{DAYS_LATER}",
         f"On Monday five people were wounded in Salby as the gunmen of the attack were surrounded.\n\n{DAYS_LATER}"),
        # no attack at all
        (f"Nine people were wounded in Salby on Monday when a roof fell in.\n\n{DAYS_LATER}",
         f"On Monday a roof fell in and nine people were wounded in Salby.\n\n{DAYS_LATER}"),
        # the attackers' own end
        (f"Three gunmen were killed in an attack by police in Salby on Monday.\n\n{DAYS_LATER}",
         f"Police killed three gunmen in Salby on Monday after the attack.\n\n{DAYS_LATER}"),
        # what was said
        (f"Police said on Monday that nine people were wounded in the attack in Salby.\n\n{DAYS_LATER}",
         f"Officials said on Monday that nine people were wounded in the attack in Salby.\n\n{DAYS_LATER}"),
        # a siege
        (f"Nine people were wounded in an attack on the Salby barracks on Monday, in a siege.\n\n{DAYS_LATER}",
         ALONE.format(BARRACKS)),
        # past midnight
        (BOTH.format(BARRACKS).replace("On Sunday,", "On Sunday night,"), ALONE.format(BARRACKS)),
    ],
    ids=["alone", "two-numbers", "restated", "own-day", "grown", "hospital", "burials", "bodies", "toll", "arrests",
         "roof", "attackers", "said", "siege", "midnight"],
)  # fmt: skip
def test_one_attack_that_is_put_on_two_days(first: str, second: str) -> None:
    (found,) = attacks(*SUNDAY, (TUESDAY, first), (TUESDAY, second))
    assert found == "salby-2023-01-29"


def test_two_that_print_one_story_are_one_source() -> None:
    story = BOTH.format(BARRACKS) + " Traders swept up glass and said that they would open again within the week."
    assert set(attacks(*SUNDAY, (TUESDAY, story), (TUESDAY, story))) == {"salby-2023-01-29"}


def test_what_is_told_of_the_second_place_only_is_of_the_second_attack() -> None:
    more = "Five soldiers were killed in an attack on the Salby barracks on Monday."
    found = attacks(*SUNDAY, *((TUESDAY, t) for t in (BOTH.format(BARRACKS), ALONE.format(BARRACKS), more)))
    assert ("r5", "killed", 5) in found["barracks-2023-01-30"]
