"""What a report says of a point: exactly that, a bound, a part, something else, a denial, or nothing."""

from typing import Any

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

PLACE = {"place_id": "dorvik", "name": "Dorvik", "kind": "town", "within": "", "latitude": "1", "longitude": "1",
         "other_names": ""}  # fmt: skip
ACTOR = {"actor_id": "front", "name": "Red Front", "kind": "attacker", "side": "", "role": "", "organisation": "",
         "other_names": ""}  # fmt: skip
FULL = (
    "Thirteen people were killed in an attack on Dorvik on Monday. A roadside bomb killed seven of them. "
    "Red Front claimed responsibility for the attack.",
    "2023-02-02",
)


def says(text: str, day: str = "2023-02-03") -> dict[str, str]:
    """What a report says of each point that a fuller report of 2 February 2023 makes."""
    lexicon = Lexicon(
        places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"},
        actors={"front": ("Red Front", "attacker", "", "", ())}
    )  # fmt: skip
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published=d, dated_by="metadata")
        for n, (t, d) in enumerate([FULL, FULL, (text, day)])
    ]
    read: list[dict[str, Any]] = rows(link(read_tables(reports, lexicon), [PLACE], [ACTOR])["coverage"])
    return {r["point"]: r["says"] for r in read if r["report_id"] == "r2"}


ALL = "13 killed in all"


@pytest.mark.parametrize(
    ("text", "point", "expected"),
    [
        ("13 people were killed in Dorvik on Monday.", ALL, "so"),
        ("Ten soldiers and three civilians were killed in Dorvik on Monday.", ALL, "so"),
        ("At least 12 people were killed in Dorvik on Monday.", ALL, "at least"),
        ("Eleven people were killed in Dorvik on Monday.", ALL, "otherwise"),
        ("Several people were killed in Dorvik on Monday.", ALL, "part of"),
        ("13 people were killed in Dorvik on Monday. Nobody has claimed responsibility.",
         "Red Front claimed responsibility", "part of"),
        ("13 people were killed in Dorvik on Monday.", "Red Front claimed responsibility", "nothing"),
        ("13 people were killed in Dorvik on Monday.", "it was on Monday 30 January 2023", "so"),
        ("13 people were killed in Dorvik on Tuesday, January 31.", "it was on Monday 30 January 2023", "otherwise"),
        ("13 people were killed in Dorvik.", "it was on Monday 30 January 2023", "nothing"),
        ("13 people were killed in Dorvik on Monday by a bomb.", "a bomb went off", "so"),
    ],
)  # fmt: skip
def test_a_cell_follows_the_reports_words(text: str, point: str, expected: str) -> None:
    assert says(text, "2023-01-31" if point == ALL else "2023-02-03").get(point) == expected


def test_not_yet_known_only_before_the_first_that_says_it() -> None:
    point = "Red Front claimed responsibility"
    assert says("13 people were killed in Dorvik on Monday.", "2023-01-31")[point] == "not yet known"
    assert says("13 people were killed in Dorvik on Monday.", "2023-02-02")[point] == "nothing"
