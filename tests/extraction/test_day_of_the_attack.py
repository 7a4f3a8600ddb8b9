"""Which day a story puts its attack on, beside those of calls, finds, hours, captions, updates and other stories."""

from datetime import date

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document

LEXICON = Lexicon(
    places={"dorvik": ("Dorvik",), "salby": ("Salby",)}, place_kinds={"dorvik": "city", "salby": "city"}
)  # fmt: skip


def days(text: str, published: str = "2023-01-31", title: str = "") -> list[tuple[int | None, str | None]]:
    """The least number and the days of each figure, of a report of a Tuesday."""
    claims = extract(Report("r", "Nor Post", text, title=title, published=published), LEXICON).claims
    return [
        (c["low"], None if c["earliest"] is None else "/".join(sorted({str(c["earliest"]), str(c["latest"])})))
        for c in claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # part of what the attack is called, whatever stands before it
        ("Two are dead and four are in critical condition after a Sunday night shooting in Dorvik.",
         [(2, "2023-01-29"), (4, "2023-01-29")]),
        ("The coroner identified the victims of Sunday’s fatal stabbing.\n\nTwo people were killed in Dorvik.",
         [(2, "2023-01-29")]),
        # when it was called in is when it happened; when police tell of it is not
        ("Four people were wounded in Dorvik.\n\nThe shooting was reported about 10:45 p.m. Sunday. Officers spoke to"
         " neighbours on Monday.", [(4, "2023-01-29")]),
        ("Four people were wounded in Dorvik. Police reported the arrest at 10 p.m. Sunday.", [(4, None)]),
        # what happened, right before "said"
        ("Two people were found dead in a house.\n\nA man who lives by the house where a bombing occurred early Sunday"
         " said he heard nothing.", [(2, "2023-01-29")]),
        ("A neighbour of the house said on Sunday that two people were killed.", [(2, None)]),
        # the day is in what was said
        ("Nine people were killed in Dorvik last week.\n\nThe mayor said that on the night of January 26, just before"
         " 11 p.m., two men had waited in a yard and gunned down their guests.", [(9, "2023-01-26")]),
        # a day with its hour begins a sentence that tells further on what happened
        ("Nine people were killed in Dorvik last week.\n\nAbout 4 p.m. January 26, some men stood outside a shop on the"
         " long road to the harbour when a van stopped and somebody inside opened fire.", [(9, "2023-01-26")]),
        ("Nine people were killed in Dorvik last week.\n\nAbout 4 p.m. January 26, police said they had charged a man"
         " who lived on the long road to the harbour over the shooting.", [(9, "2023-01-23/2023-01-29")]),
        # when somebody was caught, when a picture was made public, when somebody spoke about it
        ("Police apprehended a man early Monday in a bombing that killed four people. The bombing happened on Sunday.",
         [(4, "2023-01-29")]),
        ("The family on Monday, January 30, 2023, released this picture.\n\nA bomb killed four people in Dorvik. It"
         " went off late on Saturday.", [(4, "2023-01-28")]),
        ("The mayor spoke to the press for a whole hour Monday about the bombing that killed four people. The bombing"
         " happened on Sunday.", [(4, "2023-01-29")]),
        # the incident report is none
        ("Police released the incident report on Monday. Four people were wounded in Dorvik.", [(4, None)]),
        # hours later is no day of it
        ("Barely hours after the massacre, the mayor spoke on Tuesday.\n\nThe town was full of people on Monday night."
         " Four people were killed there.", [(4, "2023-01-30")]),
        # found dead; it happened on the evening before
        ("A man was found shot to death in Dorvik on Monday morning. Neighbours heard gunfire between 8 and 8:30 p.m."
         " the night before.", [(1, "2023-01-29")]),
        ("A man was found shot to death in Dorvik on Monday morning. Neighbours heard music the night before.",
         [(1, "2023-01-30")]),
        # those who are busy with it since
        ("Detectives have been on the scene since Sunday night, trying to learn what led to the death of two people.",
         [(2, "2023-01-29")]),
        ("Thirty people have died in Dorvik since Sunday night.", [(30, "2023-01-29/2023-01-31")]),
        # the morning of the day named before; the morning when it went off
        ("The town was in mourning Tuesday. Four people were wounded in Dorvik.\n\nA man called 911 at 8:38 a.m. to"
         " report a shooting.", [(4, "2023-01-31")]),
        ("Four people were wounded in Dorvik. Men were moving shells around 9 a.m. when one exploded.",
         [(4, "2023-01-31")]),
        # one attack after the other
        ("The first attack happened at 6 p.m. Sunday. Two people were shot in Dorvik.\n\nThe second attack happened at"
         " 1 a.m. Monday near the port.\n\nOfficers said three people were killed.",
         [(2, "2023-01-29"), (3, "2023-01-30")]),
        # died at once, where no other day is told; died of it later, where one is
        ("A guard who was shot was a father of two, neighbours said. The guard died Friday after being shot in the"
         " chest.", [(1, "2023-01-27"), (1, "2023-01-27")]),
        # a month that only sets the scene
        ("On a rainy day in January, the swings of the park stood still.\n\nParents want to know who fired the"
         " shots that left a child injured.\n\nBoys were playing when gunfire shattered the Sunday calm.",
         [(1, "2023-01-29")]),
        # the page was written then
        ("(01/30/2023) - Four people were wounded in Dorvik.\n\nThe shooting happened on Sunday.", [(4, "2023-01-29")]),
        ("Posted: Tuesday, January 31, 2023 1:16 PM Updated: Friday, March 3, 2023 7:00 PM\n\nFour people were wounded"
         " in Dorvik. The shooting was reported at 10:35 a.m. there.", [(4, "2023-01-31")]),
        # sentences without a space between them
        ("A man was arrested over the shooting of four people, records show.It happened around 1 p.m. Sunday in"
         " Dorvik.", [(4, "2023-01-29")]),
        # a link in capitals is no dateline, nor does one make old what an update tells before it
        ("Four people were wounded in Dorvik on Sunday.\n\nRELATED: Witness tells of the shooting\n\nThree are still"
         " in hospital.", [(4, "2023-01-29"), (3, "2023-01-29")]),
        ("UPDATE: Police named the victims of the January 29 shooting.\n\nSALBY (Wire) – Four people were shot in a"
         " park.", [(4, "2023-01-29")]),
    ],
)  # fmt: skip
def test_the_day_that_the_text_decides(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "words", "value"),
    [
        # who means yesterday says so
        ("They met last Thursday.", date(2021, 12, 3), "last Thursday", "2021-11-25"),
        ("They met last Friday.", date(2021, 12, 3), "last Friday", "2021-11-26"),
        ("They met last Wednesday.", date(2021, 12, 3), "last Wednesday", "2021-12-01"),
        ("They met this past Thursday.", date(2021, 12, 3), "this past Thursday", "2021-12-02"),
        ("It struck the day after Thanksgiving.", date(2021, 12, 3), "the day after Thanksgiving", "2021-11-26"),
        ("They named the day-after-Christmas dead.", date(2022, 1, 3), "the day-after-Christmas", "2021-12-26"),
        ("It struck on New Years Eve.", date(2022, 1, 3), "New Years Eve", "2021-12-31"),
    ],
)  # fmt: skip
def test_days_by_their_feast_and_by_last(text: str, published: date, words: str, value: str) -> None:
    assert [(t.words, t.value) for t in times(Document(text, published))] == [(words, value)]


def test_the_weekend_of_a_feast_is_not_its_day() -> None:
    found = times(Document("It was a bloody Mother’s Day weekend.", date(2021, 5, 12)))
    assert [(t.type, t.earliest) for t in found] == [("duration", None)]


def test_of_yesterday_nobody_says_that_it_was_last_week() -> None:
    text = "Four men opened fire in Dorvik last week, killing one person.\n\nThe shooting happened late {}."
    assert days(text.format("Monday")) == [(1, "2023-01-23")]
    assert days(text.format("Thursday")) == [(1, "2023-01-26")]


def test_a_title_whose_text_has_no_figure_takes_the_day_of_what_happened() -> None:
    text = "On Monday the sheriff reported that he had spoken to the family.\n\nDeputies were called to a home {}."
    assert days(text.format("just after 8 p.m. Sunday"), title="Four wounded in Dorvik") == [(4, "2023-01-29")]
    page = "Updated: Wednesday, February 22, 2023 5:31 PM\n\nA boy got cards from all over the world."
    assert days(page, title="Four wounded in Dorvik") == [(4, None)]


STORY = "Four people were wounded in Dorvik.\n\nThe shooting happened on Sunday."


@pytest.mark.parametrize(
    "page",
    [
        # videos beside the story
        "1:36 Bomb kills 20 in Salby on Friday\n\n0:42 Team heads to the cup\n\n2:03 How wind mills work\n\n{}",
        # other stories, each printed twice
        "A bomb killed 20 people in Salby on Friday.\n\nA bomb killed 20 people in Salby on Friday.\n\n"
        "A bear was seen.\n\nA bear was seen.\n\nThe road is open.\n\nThe road is open.\n\n{}",
        # headlines that are printed twice before their stories
        "Bomb Kills 20 In Salby Market Bomb Kills 20 In Salby Market SALBY - A bomb killed 20 on Friday.\n\n"
        "Bear Seen Near The Harbour Bear Seen Near The Harbour A bear was seen.\n\n"
        "Road To The Coast Is Open Road To The Coast Is Open The road is open.\n\n{}",
    ],
)  # fmt: skip
def test_what_a_page_has_beside_its_story_is_not_read(page: str) -> None:
    assert days(page.format(STORY)) == [(4, "2023-01-29")]


def test_a_sentence_printed_twice_is_read() -> None:
    assert {low for low, _ in days(f"Four people were wounded in Dorvik.\n\n{STORY}")} == {4}
