"""The rules for times by name: what each family of patterns reads, with examples and with what only looks like one.

The column `rule` of the table times holds these names; the patterns are the FAMILIES of tagger.py, in this order.
In examples the words read are in brackets.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="times")

RULES = registry(
    _rule(
        name="range",
        reads="days of a month from one to another, the month first",
        examples=("They fought [from November 25 to December 2].",),
        counter_examples=("They fought on November 25.",),
    ),
    _rule(
        name="days of a month",
        reads="days of a month from one to another, the day first",
        examples=("They fought [from 25 November to 2 December].",),
        counter_examples=("They killed 2 and 3 December was quiet.",),
    ),
    _rule(
        name="month day",
        reads="a month and its day, with or without weekday and year",
        examples=("The attack on [Monday, May 1, 2023] was the first.",),
        counter_examples=("It struck on 1 May 2023.",),
    ),
    _rule(
        name="day month",
        reads="a day and its month, with or without weekday and year",
        examples=("The attack on [1 May 2023] was the first.",),
        counter_examples=("They killed 12 hikers.",),
    ),
    _rule(
        name="day with hyphens",
        reads="a day, month and year joined by hyphens or slashes",
        examples=("It is dated [25-Nov-21].",),
        counter_examples=("It is dated 25 November.",),
    ),
    _rule(
        name="numeric",
        reads="a day, month and year in numbers",
        examples=("It is dated [2021-12-03].",),
        counter_examples=("Version 1.2.3 was used.",),
    ),
    _rule(
        name="day and month",
        reads="a day and a month in numbers, behind “on”",
        examples=("The attack on [11/30] was the first.",),
        counter_examples=("On 10/12 of the land nothing grows.", "Half, or 15/30, left."),
    ),
    _rule(
        name="days before their month",
        reads="several days listed before their month",
        examples=("It burned on [1, 2 and 3 December].",),
        counter_examples=("They killed 2 and 3 December was quiet.",),
    ),
    _rule(
        name="days behind their month",
        reads="several days listed behind their month",
        examples=("It burned on [November 28, 29 and 30].",),
        counter_examples=("It burned on November 28.",),
    ),
    _rule(
        name="named day",
        reads="9/11",
        examples=("She lost a brother on [9/11].",),
        counter_examples=("He gave it 9/10.",),
    ),
    _rule(
        name="month",
        reads="a month, with or without year",
        examples=("In [March 2022] they left.",),
        counter_examples=("They march 12 miles.",),
    ),
    _rule(
        name="of another year",
        reads="a month, or a day of a month, of last year, this year or the next",
        examples=("It burned on [12 June last year].", "Gunmen struck in [March of last year]."),
        counter_examples=("The repair may last years.",),
    ),
    _rule(
        name="week of a month",
        reads="a week of a month by its number",
        examples=("It struck in [the first week of December 2020].",),
        counter_examples=("It struck in the first week.",),
    ),
    _rule(
        name="weekday",
        reads="a weekday, with the part of its day",
        examples=("They came on [Thursday night].",),
        counter_examples=("It was Bloody Sunday.", "The Sunday Times said so."),
    ),
    _rule(
        name="weekday of an attack",
        reads="a weekday that has lost its apostrophe, before an attack",
        examples=("The site of [Saturdays] blast was fenced off.",),
        counter_examples=("Shops shut on Saturdays after the blast.",),
    ),
    _rule(
        name="short weekday",
        reads="a weekday in short",
        examples=("They came on [Sat night].",),
        counter_examples=("The woman sat down in the Sun.",),
    ),
    _rule(
        name="week before",
        reads="a weekday of the week before the last one",
        examples=("They came [the Friday before last].",),
        counter_examples=("They came last Friday.",),
    ),
    _rule(
        name="year ago",
        reads="the same day of an earlier week, month or year",
        examples=("It struck [a year ago today].",),
        counter_examples=("It struck a year ago.",),
    ),
    _rule(
        name="day of month",
        reads="a numbered day of this, last or next month",
        examples=("They came on [the 25th of last month].",),
        counter_examples=("They came on the 25th floor of the tower.",),
    ),
    _rule(
        name="day of this month",
        reads="a numbered day with no month",
        examples=("They came on [the 2nd].",),
        counter_examples=("They came to the 2nd floor.",),
    ),
    _rule(
        name="overnight",
        reads="overnight",
        examples=("They came [overnight].",),
        counter_examples=("It was an overnight train.",),
    ),
    _rule(
        name="day of a week",
        reads="a weekday of this, last or next week",
        examples=("It struck on [Thursday last week].",),
        counter_examples=("It struck last week.",),
    ),
    _rule(
        name="clock",
        reads="an hour with its weekday",
        examples=("They came at [10:00 pm local time on Thursday].",),
        counter_examples=("They came at 10:00 pm.",),
    ),
    _rule(
        name="clock alone",
        reads="an hour without a weekday",
        examples=("They came at [9:30 pm].", "They came [around ten o’clock] at night."),
        counter_examples=("They came at 10:00 pm on Thursday.", "They came round the clock."),
    ),
    _rule(
        name="near day",
        reads="yesterday, today, tonight, tomorrow and the days beside them",
        examples=("He was seen [yesterday evening].",),
        counter_examples=("He was seen on Monday.",),
    ),
    _rule(
        name="calendar unit",
        reads="this, last or next week, month, year or weekend",
        examples=("It happened [last week].",),
        counter_examples=("It happened in a week.",),
    ),
    _rule(
        name="weekend",
        reads="over the weekend",
        examples=("It struck [over the weekend].",),
        counter_examples=("It struck last weekend.",),
    ),
    _rule(
        name="part of a year",
        reads="the beginning, middle or end of a year",
        examples=("It was so in [mid-2020].",),
        counter_examples=("It was so in the mid-1990s.",),
    ),
    _rule(
        name="beginning",
        reads="the beginning of a year, month or week",
        examples=("Dozens have died since [the beginning of the year].",),
        counter_examples=("Dozens have died since the beginning.",),
    ),
    _rule(
        name="past span",
        reads="a span up to today, with its number",
        examples=("Dozens died [in the past three weeks].",),
        counter_examples=("Dozens died in recent weeks.",),
    ),
    _rule(
        name="recent",
        reads="a span up to today, without a number",
        examples=("Dozens died [in recent weeks].",),
        counter_examples=("Dozens died in three weeks.",),
    ),
    _rule(
        name="ago",
        reads="so many days, weeks, months or years ago",
        examples=("It struck [three weeks ago].",),
        counter_examples=("It struck long ago.",),
    ),
    _rule(
        name="after",
        reads="so long after or before another time",
        examples=("They came on 1 May. [Two days later] they left.",),
        counter_examples=("They left later.",),
    ),
    _rule(
        name="same",
        reads="the same day as another",
        examples=("They came on 1 May and left [the same day].",),
        counter_examples=("They came and left on the same road.",),
    ),
    _rule(
        name="week of",
        reads="the week that begins with a day",
        examples=("It struck in [the week of May 1].",),
        counter_examples=("It struck on May 1.",),
    ),
    _rule(
        name="day before",
        reads="the day before or after a weekday",
        examples=("It struck on [the day before Thursday].",),
        counter_examples=("It struck on Thursday.",),
    ),
    _rule(
        name="day before a feast",
        reads="the day before or after a holiday",
        examples=("It struck on [the day after Thanksgiving].", "[The day-after-Christmas] sale was called off."),
        counter_examples=("It struck on the day after the feast.",),
    ),
    _rule(
        name="weekend of a feast",
        reads="the weekend of a holiday, which is not the holiday",
        examples=("Seven died over the [Memorial Day weekend].",),
        counter_examples=("Seven died that weekend.",),
    ),
    _rule(
        name="year",
        reads="a year",
        examples=("It was so in [2014].",),
        counter_examples=("In 2014 people fled.",),
    ),
    _rule(
        name="decade",
        reads="a decade",
        examples=("It was so in the [1990s].",),
        counter_examples=("It was so in 1990.",),
    ),
    _rule(
        name="short year",
        reads="a year in two digits",
        examples=("It was so in the winter of [’94].",),
        counter_examples=("He scored 94.",),
    ),
    _rule(
        name="feast",
        reads="a holiday",
        examples=("The attack on [Thanksgiving Day] shook them.", "They met on [Palm Sunday in April 2017]."),
        counter_examples=("The east gate was shut.",),
    ),
    _rule(
        name="season",
        reads="a season, with its year or “last”, “this”, “next”",
        examples=("It began in the [summer of 2019].",),
        counter_examples=("It began in summer.",),
    ),
    _rule(
        name="quarter",
        reads="a quarter of a year",
        examples=("It rose in [the third quarter of 2020].",),
        counter_examples=("A third of them left.",),
    ),
    _rule(
        name="hours",
        reads="hours or minutes before or after another time",
        examples=("They came on 1 May. [Hours later] they left.",),
        counter_examples=("They left after hours.",),
    ),
    _rule(
        name="set",
        reads="how often something happens",
        examples=("The road is closed [every week].",),
        counter_examples=("The road is closed this week.",),
    ),
    _rule(
        name="duration",
        reads="how long something lasts",
        examples=("The fight lasted [three days].",),
        counter_examples=("The 12-year-old left.",),
    ),
)
