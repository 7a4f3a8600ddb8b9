"""One attack that reports put at two places or on two days: by its victims, by people with an age, by a street."""

from __future__ import annotations

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.linking.incidents.joining.marks import full_name, marks_of
from dateline.pipeline.extract import read_tables
from dateline.tables import IncidentRow, rows

TOWNS = {"dorvik": "Dorvik", "salby": "Salby"}
PLACES = [
    {"place_id": i, "name": n, "kind": "city", "within": "", "latitude": "", "longitude": "", "other_names": ""}
    for i, n in TOWNS.items()
]
LEXICON = Lexicon(places={i: (n,) for i, n in TOWNS.items()}, place_kinds=dict.fromkeys(TOWNS, "city"))


def attacks(*told: tuple[str, str]) -> list[IncidentRow]:
    """The incidents of reports, each its day of publication and its text."""
    reports = [Report(f"r{n}", f"Outlet {n}", text, published=day) for n, (day, text) in enumerate(told)]
    return rows(link(read_tables(reports, LEXICON), PLACES, [])["incidents"], IncidentRow)


MONDAY, TUESDAY, MONTH_LATER = "2023-01-30", "2023-01-31", "2023-03-07"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a victim
        ((MONDAY, "Ida Holm, 19, was shot and killed in Dorvik on Sunday."),
         (TUESDAY, "A woman was killed in Salby on Sunday. The victim was identified as Ida Holm.")),
        # somebody with an age who was not harmed
        ((MONDAY, "Two men were shot in Dorvik on Sunday. Police charged Per Lund, 34, with the shooting."),
         (TUESDAY, "Two men were shot in Salby on Sunday, and Per Lund, 34, was arrested.")),
        # a street and a figure
        ((MONDAY, "Three people were wounded in Dorvik on Sunday. It happened on the 400 block of Alder Street."),
         (TUESDAY, "Three people were wounded on Alder Street in Salby on Sunday.")),
        # a victim whose death is told a week later
        ((MONDAY, "Ida Holm, 19, was shot and killed in Dorvik on Sunday."),
         ("2023-02-06", "A suspect was caught in Salby. Ida Holm, 19, was killed there on Friday.")),
    ],
)  # fmt: skip
def test_reports_of_one_attack_come_together(one: tuple[str, str], other: tuple[str, str]) -> None:
    (found,) = attacks(one, other)
    assert (found["reports"], found["kind"]) == (2, "attack")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # nothing in common but the day and a number
        ((MONDAY, "Three people were wounded in Dorvik on Sunday."),
         (TUESDAY, "Three people were wounded in Salby on Sunday.")),
        # a numbered street, which every town has
        ((MONDAY, "Three people were wounded on 5th Street in Dorvik on Sunday."),
         (TUESDAY, "Three people were wounded on 5th Street in Salby on Sunday.")),
        # one name, two ages
        ((MONDAY, "Two men were shot in Dorvik on Sunday. Police charged Per Lund, 34, with the shooting."),
         (TUESDAY, "Two men were shot in Salby on Sunday. Police charged Per Lund, 61, with the shooting.")),
        # one name, weeks apart
        ((MONDAY, "Ida Holm was shot and killed in Dorvik on Sunday."),
         (MONTH_LATER, "Ida Holm was shot and killed in Salby on Sunday.")),
        # one report that tells of both
        ((MONDAY, "Ida Holm, 19, was shot and killed in Dorvik on Sunday."),
         (TUESDAY, "Ida Holm, 19, was killed in Dorvik on Sunday. On Sunday, too, six people were killed in Salby.")),
        # days apart, with victims that the other does not name
        ((MONDAY, "Ida Holm, 19, was shot and killed in Dorvik on Sunday."),
         ("2023-02-06", "Ida Holm, 19, was killed, and Jan Berg, 30, was killed in Salby on Friday.")),
    ],
)  # fmt: skip
def test_reports_of_two_attacks_stay_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert len(attacks(one, other)) == 2


def test_marks_of_a_text() -> None:
    marks = marks_of("Jan Berg, 24, and 31-year-old Ida P. Holm were at the Blue Heron Lounge on South Mill Road.")
    assert marks.people == {("jan", "berg"): 24, ("ida", "holm"): 31}
    assert marks.sites == {"blue heron lounge", "mill road"}


@pytest.mark.parametrize("words", ["J. Berg", "Berg", "Channel News", "Image Caption", "On June"])
def test_what_is_no_full_name(words: str) -> None:
    assert full_name(words) is None
