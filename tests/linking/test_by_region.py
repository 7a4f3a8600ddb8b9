"""A report that names only a country or a listed region tells of the one attack of its days there, if there is one."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.tables import IncidentRow, rows

ROWS = [("norland", "Norland", "region", ""), ("dorvik", "Dorvik", "city", "norland"),
        ("salby", "Salby", "city", "norland")]  # fmt: skip
PLACES = [
    {"place_id": i, "name": n, "kind": k, "within": w, "latitude": "", "longitude": "", "other_names": ""}
    for i, n, k, w in ROWS
]
LEXICON = Lexicon(places={i: (n,) for i, n, _, _ in ROWS}, place_kinds={i: k for i, _, k, _ in ROWS})


def attacks(*told: tuple[str, str]) -> list[IncidentRow]:
    """The incidents of reports, each its day of publication and its text."""
    reports = [Report(f"r{n}", f"Outlet {n}", text, published=day) for n, (day, text) in enumerate(told)]
    return rows(link(read_tables(reports, LEXICON), PLACES, [])["incidents"], IncidentRow)


FIRST = ("2023-01-30", "A bomb killed 40 soldiers in Dorvik on Sunday.")


def test_a_report_of_the_region_joins_its_only_attack() -> None:
    (found,) = attacks(FIRST, ("2023-01-31", "At least 34 soldiers have been killed by a bomb in Norland."))
    assert found["reports"] == 2


@pytest.mark.parametrize(
    "other",
    [
        # long after
        ("2023-03-30", "At least 34 soldiers have been killed by a bomb in Norland."),
        # twice as many dead, or half as many
        ("2023-01-31", "At least 140 soldiers have been killed by a bomb in Norland."),
        ("2023-01-31", "Six soldiers have been killed by a bomb in Norland."),
        # no region at all
        ("2023-01-31", "At least 34 soldiers have been killed by a bomb."),
    ],
)
def test_what_can_be_another_attack_joins_none(other: tuple[str, str]) -> None:
    (found,) = attacks(FIRST, other)
    assert found["reports"] == 1


def test_of_two_attacks_of_the_region_it_joins_none() -> None:
    second = ("2023-01-30", "A bomb killed 36 soldiers in Salby on Sunday.")
    found = attacks(FIRST, second, ("2023-01-31", "At least 34 soldiers have been killed by a bomb in Norland."))
    assert [i["reports"] for i in found] == [1, 1]


LONG_AFTER = "2023-09-30"


@pytest.mark.parametrize(
    ("sentence", "reports"),
    [
        ("He admired the man who killed 42 soldiers at a Norland barracks earlier this year.", 2),
        # a tally, twice as many, another year
        ("Bombings have killed 42 soldiers in Norland this year.", 1),
        ("He admired the man who killed 142 soldiers at a Norland barracks earlier this year.", 1),
        ("He admired the man who killed 42 soldiers at a Norland barracks in 2019.", 1),
    ],
)
def test_an_earlier_attack_of_which_only_the_region_is_named_is_the_only_one_there(sentence: str, reports: int) -> None:
    text = f"Two people were killed in Weir on Friday.\n\n{sentence}"
    found = attacks(FIRST, (LONG_AFTER, text))
    assert [i["reports"] for i in found if i["place_id"] == "dorvik"] == [reports]
