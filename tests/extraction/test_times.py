from datetime import date

import pytest

from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document


def found(text: str, published: date | None = date(2021, 12, 4)) -> list[tuple[str, str | None]]:
    rows = times(Document(text, published))
    assert all(text[t.start : t.end] == t.words for t in rows)
    return [(t.words, t.value) for t in rows if t.type in ("date", "time")]


def test_last_week_on_a_sunday_is_either_week_that_ended() -> None:
    """Weeks begin on Monday, or on Sunday: 16 December 2018 was one."""
    assert found("It happened last week.", date(2018, 12, 16)) == [("last week", "2018-12-03/2018-12-15")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They came on Thursday night.", "Thursday night", "2021-12-02"),
        ("They met last Thursday.", "last Thursday", "2021-12-02"),
        ("They met on Thursday, December 2.", "Thursday, December 2", "2021-12-02"),
        # a weekday that is not the date's: one of the two is a slip
        ("They met on Thursday, December 1.", "Thursday, December 1", "2021-12-01/2021-12-02"),
        ("They will meet on Tuesday.", "Tuesday", "2021-12-07"),
        ("The deadline is extended until Monday.", "Monday", "2021-12-06"),
        ("They would appeal the decision, announced Wednesday.", "Wednesday", "2021-12-01"),
        ("From Nov. 25 on it was quiet.", "Nov. 25", "2021-11-25"),
        ("On 1 May it began.", "1 May", "2021-05-01"),
        ("It began on 2 DEC 89 there.", "2 DEC 89", "1989-12-02"),
        ("Dated 03-12-2021.", "03-12-2021", "2021-12-03"),
        ("He was seen yesterday evening.", "yesterday evening", "2021-12-03"),
        ("In Oct. 2017 they left.", "Oct. 2017", "2017-10"),
        ("It was so in the 1990s.", "1990s", "199X"),
        ("It happened last week.", "last week", "2021-11-22/2021-11-28"),
        ("On June 12 last year a bomb went off.", "June 12 last year", "2020-06-12"),
        ("It opened in March of last year.", "March of last year", "2020-03"),
        ("A curfew begun in January after gunmen struck Salby was prolonged.", "January", "2021-01"),
        ("from November 25 to December 2", "from November 25 to December 2", "2021-11-25/2021-12-02"),
        ("between January 1 and September 26", "between January 1 and September 26", "2021-01-01/2021-09-26"),
        ("from December 20 to January 5", "from December 20 to January 5", "2021-12-20/2022-01-05"),
        ("The attack on Thanksgiving Day shook them.", "Thanksgiving Day", "2021-11-25"),
        ("It began in the summer of 2019.", "summer of 2019", "2019-22"),
        ("It fell last spring.", "last spring", "2021-21"),
        ("It rose in the third quarter of 2020.", "the third quarter of 2020", "2020-35"),
        ("At 10:00 pm local time on Thursday they came.", "10:00 pm local time on Thursday", "2021-12-02"),
        ("They came on Thursday night. The first shots fell at about 9:30 pm there.", "about 9:30 pm", "2021-12-02"),
        ("The first shots fell at about 9:30 pm there.", "about 9:30 pm", "2021-12-04"),
        ("They came shortly before midnight on Sunday.", "midnight on Sunday", "2021-11-28"),
        ("It struck the day before yesterday.", "the day before yesterday", "2021-12-02"),
        ("It struck on Thursday last week.", "Thursday last week", "2021-11-25"),
        ("It struck last week on Thursday.", "last week on Thursday", "2021-11-25"),
        ("It lasted through 2-3 December there.", "2-3 December", "2021-12-02/2021-12-03"),
        ("It fell between 2 and 3 December 2021.", "between 2 and 3 December 2021", "2021-12-02/2021-12-03"),
        ("From 25 November to 2 December it was so.", "From 25 November to 2 December", "2021-11-25/2021-12-02"),
        ("It struck on December the 2nd.", "December the 2nd", "2021-12-02"),
        ("They killed 2 and 3 December was quiet.", "3 December", "2021-12-03"),
        ("Workers are paid 15,000 on Monday.", "Monday", "2021-11-29"),
        ("In the afternoon of 12 November it struck.", "12 November", "2021-11-12"),
        ("Dozens have died since the beginning of the year.", "the beginning of the year", "2021-01-01/2021-05-01"),
        ("It struck over the weekend.", "over the weekend", "2021-12-04/2021-12-05"),
        ("It was so in mid-2020.", "mid-2020", "2020-05-02/2020-08-31"),
        ("It struck three weeks ago.", "three weeks ago", "2021-11-10/2021-11-16"),
        ("It struck in the last week of November.", "the last week of November", "2021-11-24/2021-11-30"),
        ("It struck in the first week of December 2020.", "the first week of December 2020", "2020-12-01/2020-12-07"),
    ],
)
def test_an_expression_has_its_words_and_its_value(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text)


def test_a_day_later_counts_from_the_day_before_it() -> None:
    assert found("The attack was on Thursday. A group claimed it a day later.")[-1] == ("a day later", "2021-12-03")


def test_a_day_after_something_is_the_day_of_that_thing() -> None:
    # the five were killed on the Saturday
    assert found("They beat them back on Sunday, a day after five were killed.")[-1] == ("a day after", "2021-11-27")


def test_hours_after_something_is_the_same_day() -> None:
    assert found("The attack was on Thursday. Hours later they came back.")[-1] == ("Hours later", "2021-12-02")


def test_numbers_are_read_by_the_outlets_own_convention() -> None:
    text = "Published 05-11-2021 in print."
    assert [t.value for t in times(Document(text, date(2021, 12, 4)), "dmy")] == ["2021-11-05"]
    assert [t.value for t in times(Document(text, date(2021, 12, 4)), "mdy")] == ["2021-05-11"]
    # nobody guesses: no convention, and neither reading is within a month of publication, or both are
    assert [t.value for t in times(Document(text, date(2020, 1, 1)))] == [None]
    assert [t.value for t in times(Document("Printed 03-12-2021.", date(2021, 12, 4)))] == ["2021-12-03"]


def test_without_a_date_of_publication_words_stay_and_value_is_none() -> None:
    assert found("It happened on Thursday.", None) == [("Thursday", None)]
    assert found("It happened on 3 May 2019.", None) == [("3 May 2019", "2019-05-03")]


def test_durations_ages_and_numbers_are_no_dates() -> None:
    assert found("For three days the 24-year-old walked 40 kilometres with the 11th Brigade; it may rain.") == []
    kinds = {t.type for t in times(Document("For three days it rained. Daily attacks went on.", None))}
    assert kinds == {"duration", "set"}


def test_an_expression_begins_with_a_word() -> None:
    """Not inside a number or a word, and without the white space before it."""
    text = "It costs $10,000 a year in the PREAFTERNOON sun, over all the next days."
    assert [(t.words, t.value) for t in times(Document(text, date(2021, 12, 4)))] == [
        ("a year", None),
        ("the next days", None),
    ]


def test_a_first_name_is_no_month() -> None:
    assert found("Foreign ministers Janos Martonyi and Jan Kavan came.") == []


def test_an_hour_in_greenwich_is_no_year() -> None:
    assert "2030" not in [words for words, _ in found("At 11:30 p.m. (2030 GMT) on Thursday they came.")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # the year that is printed with a feast
        ("It struck Salby on Christmas Day 2020.", "Christmas Day 2020", "2020-12-25"),
        ("It struck on Christmas Eve, 2019.", "Christmas Eve, 2019", "2019-12-24"),
        ("It struck on Thanksgiving 2018.", "Thanksgiving 2018", "2018-11-22"),
        ("On Independence Day in 2019 it burned.", "Independence Day in 2019", "2019-07-04"),
        ("The Boxing Day 2004 wave took them.", "Boxing Day 2004", "2004-12-26"),
        ("On Easter Sunday 2019 it struck.", "Easter Sunday 2019", "2019-04-21"),
        # a feast that falls on a weekday is no weekday of this week
        ("They left Dorvik on Good Friday.", "Good Friday", "2021-04-02"),
        ("The shop closed on Black Friday.", "Black Friday", "2021-11-26"),
        # weeks counted back and on
        ("The raid on the Friday before last killed four.", "the Friday before last", "2021-11-26"),
        ("It was quiet on Thursday a week ago.", "Thursday a week ago", "2021-11-25"),
        ("It was quiet a week ago on Thursday.", "a week ago on Thursday", "2021-11-25"),
        ("They will meet Friday week.", "Friday week", "2021-12-17"),
        ("It struck two Fridays ago.", "two Fridays ago", "2021-11-26"),
        ("It struck a fortnight ago.", "a fortnight ago", "2021-11-17/2021-11-23"),
        ("It fell on the 25th of last month.", "the 25th of last month", "2021-11-25"),
        ("It was a year ago today that it fell.", "a year ago today", "2020-12-04"),
        ("It was two years ago on Thursday.", "two years ago on Thursday", "2019-12-02"),
        ("It rained this past Sunday.", "this past Sunday", "2021-11-28"),
        ("Sales fell in Q3 2021.", "Q3 2021", "2021-35"),
        # short names
        ("The attack on Thurs. killed four.", "Thurs.", "2021-12-02"),
        ("On Tues they left Dorvik.", "Tues", "2021-11-30"),
        ("They left on Wed and came back.", "Wed", "2021-12-01"),
        ("They came Sat night.", "Sat night", "2021-12-04"),
        ("They came on Fri., Nov. 26.", "Fri., Nov. 26", "2021-11-26"),
        # numbers
        ("It struck on 12/2/21 in Dorvik.", "12/2/21", "2021-12-02"),
        ("It struck on 25-Nov-21 in Dorvik.", "25-Nov-21", "2021-11-25"),
        ("It struck on 2021/11/25 in Dorvik.", "2021/11/25", "2021-11-25"),
        ("It struck on 25.11.21 in Dorvik.", "25.11.21", "2021-11-25"),
        ("On 11/30 it struck.", "11/30", "2021-11-30"),
        # several days
        ("On 1, 2 and 3 December it struck.", "1, 2 and 3 December", "2021-12-01/2021-12-03"),
        ("On November 28, 29 and 30 they shelled it.", "November 28, 29 and 30", "2021-11-28/2021-11-30"),
        ("It was so on the 2nd and 3rd of December.", "2nd and 3rd of December", "2021-12-02/2021-12-03"),
        ("It was so on Nov 28/29.", "Nov 28/29", "2021-11-28/2021-11-29"),
        # a name of an attack
        ("He lived through the September 11 attacks.", "September 11", "2001-09-11"),
        ("The March 11 bombings killed 193 people in 2004.", "March 11", "2004-03-11"),
        ("The December 2 attack killed two.", "December 2", "2021-12-02"),
        ("Five were shot overnight in Salby.", "overnight", "2021-12-03/2021-12-04"),
    ],
)
def test_days_that_papers_write_in_other_ways(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Bloody Sunday killings are remembered.",
        "The Sunday Times said so, and the Mail on Sunday.",
        "She Sat on a bench and the Sun shone; they Wed.",
        "The motion passed 25-11-30-2.",
        "He rode the overnight train.",
    ],
)
def test_what_is_called_after_a_day_is_no_day(text: str) -> None:
    assert found(text) == []


def test_a_count_behind_a_day_is_no_day_of_a_list() -> None:
    assert found("On December 2, 13 people died.") == [("December 2", "2021-12-02")]
    assert found("They met on November 28 and 30 people were killed.") == [("November 28", "2021-11-28")]


def test_an_attack_called_by_an_old_day_has_an_open_year() -> None:
    assert found("A survivor of the March 11 bombings spoke.") == [("March 11", None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # verbs that a modal governs are no past: report of Saturday 4 December
        ("The suspect will be arraigned on Monday.", "2021-12-06"),
        ("Jan Berg is expected to be charged Tuesday.", "2021-12-07"),
        ("A vigil is planned for Sunday.", "2021-12-05"),
        ("His funeral is Thursday.", "2021-12-09"),
        ("His next hearing is at 9 a.m. Monday.", "2021-12-06"),
        ("The trial of the two begins Monday.", "2021-12-06"),
        ("They are scheduled to return to court on Wednesday.", "2021-12-08"),
        ("The meeting was postponed until Monday.", "2021-12-06"),
        ("On Tuesday, the council of Dorvik plans to vote.", "2021-12-07"),
        ("The mayor called it a crime and plans on Thursday to visit the town.", "2021-12-09"),
        ("The mayor announced plans on Thursday to visit the town.", "2021-12-02"),
        ("Salims blast was heard far off, and Tuesdays blast as far.", "2021-11-30"),
        ("Schools in Salby will stay closed and be searched on Monday.", "2021-12-06"),
        # what was said or could not be had is over
        ("The mayor could not be reached for comment on Monday.", "2021-11-29"),
        ("Police would not say Tuesday who he was.", "2021-11-30"),
        ("He may have been shot on Monday.", "2021-11-29"),
        ("The talks that were to follow were called off on Monday.", "2021-11-29"),
        ("Since the decision was announced Wednesday, they have said they will appeal.", "2021-12-01"),
        ("A service planned for Thursday was cancelled.", "2021-12-02"),
        ("Bond was set Friday at a hearing.", "2021-12-03"),
        ("They worked there until 8 a.m. Thursday.", "2021-12-02"),
        ("By Sunday, 50 had died in Dorvik.", "2021-11-28"),
        ("Gunmen killed four on Saturday.", "2021-12-04"),
        ("Monday’s hearing will decide.", "2021-11-29"),
    ],
)
def test_a_weekday_points_where_its_verbs_do(text: str, value: str) -> None:
    assert [v for _, v in found(text)] == [value]


def test_late_november_is_no_more_exact_than_its_month() -> None:
    assert found("It began in late November.") == [("late November", "2021-11")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22:05 GMT – Four people killed in Dorvik.", "2021-12-03"),
        ("At about 11:30 pm shots fell in Dorvik.", "2021-12-03"),
        ("00:40 GMT – Police reach Dorvik.", "2021-12-04"),
        ("The minister will speak at 9:30 am in Dorvik.", "2021-12-04"),
    ],
)
def test_an_hour_that_the_page_has_not_reached_is_the_day_befores(text: str, value: str) -> None:
    assert [t.value for t in times(Document(text, date(2021, 12, 4)), hour="01:15")] == [value]


def test_what_came_a_week_after_something_is_the_story_however_often_it_is_said() -> None:
    text = "They came on Friday. It was a week after a march and one week after a raid on Salby."
    assert [v for _, v in found(text)] == ["2021-12-03", "2021-11-23/2021-11-29", "2021-11-23/2021-11-29"]
