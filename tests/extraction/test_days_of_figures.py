"""The day of a figure is the attack's: not that of the telling, the law, the mourning,
the page, or a death in hospital."""

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import Lexicon

LEXICON = Lexicon(
    places={"dorvik": ("Dorvik",), "salby": ("Salby",)}, place_kinds={"dorvik": "city", "salby": "city"}
)  # fmt: skip


def days(text: str, published: str = "2023-01-31") -> list[tuple[int | None, str | None]]:
    """The least number and the days of each figure, of a report of a Tuesday."""
    claims = extract(Report("r", "Nor Post", text, published=published), LEXICON).claims
    return [
        (c["low"], None if c["earliest"] is None else "/".join(sorted({str(c["earliest"]), str(c["latest"])})))
        for c in claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # when a claim was made, a toll reviewed, an injured man's state told
        ("The Red Front claimed responsibility on Monday for the bombing in Dorvik that killed 20 people.",
         [(20, None)]),
        ("The Red Front claimed responsibility for the Sunday attack in Dorvik. It said it had killed 13 people.",
         [(13, "2023-01-29")]),
        ("Forty people were killed in Dorvik on Sunday.\n\nOn Monday, the state government reviewed the figures to 120,"
         " including 40 dead.", [(40, "2023-01-29"), (40, "2023-01-29")]),
        ("A boy shot in Dorvik was still in grave condition on Monday.\n\nThe shooting happened late Sunday.",
         [(1, "2023-01-29")]),
        # of what was told, and not of the attack that its figure recalls
        ("It came into focus on Monday as officials gave a timeline of the raid on Dorvik that killed 20 people.",
         [(20, None)]),
        ("Gunmen stormed a hotel in Dorvik on Sunday in the raid, which killed 20 people.", [(20, "2023-01-29")]),
        ("The raid on Dorvik on Sunday that killed 20 people was the worst of the year.", [(20, "2023-01-29")]),
        # of a silence, of who is still in hospital, and of the attack that this one is like
        ("Dorvik held a minute of silence on Monday. A lorry hit shoppers there, killing 20.", [(20, None)]),
        ("A lorry hit shoppers in Dorvik on Sunday. It wounded 20 people, ten of whom remained in hospital on Monday.",
         [(20, "2023-01-29"), (10, "2023-01-29")]),
        ("Sunday’s raid was like an attack last month in Salby in which 20 people died.",
         [(20, "2022-12-01/2022-12-31")]),
        ("A lorry killed four people in Dorvik on Sunday. He saw “similarities” in Sunday’s deed to a raid last month"
         " in Salby in which 20 people died.\n\nIn that attack, a man stabbed a guard.",
         [(4, "2023-01-29"), (20, "2022-12-01/2022-12-31"), (1, "2022-12-01/2022-12-31")]),
        # when bodies were found, though the story puts its attack on the day before
        ("Gunmen killed 30 people in Dorvik on Saturday.\n\nA total of 40 bodies were found in what locals called"
         " three graves on Sunday.", [(30, "2023-01-28"), (40, "2023-01-28")]),
        # a Friday of whatever year
        ("Gunmen struck a hall in Dorvik on a Friday evening, killing 130 people.", [(130, None)]),
        ("A Friday bombing in Dorvik killed 30 people.", [(30, "2023-01-27")]),
        # as far as the report can know
        ("Strikes in Salby earlier this month killed 30 people.", [(30, "2023-01-01/2023-01-31")]),
        ("Strikes in Salby this week killed 30 people.", [(30, "2023-01-30/2023-01-31")]),
        # since then, and not then
        ("The rebels have been at war with the state since the 1990s. The driver died in the blast in Dorvik.",
         [(1, None)]),
        ("Nine people were killed in Dorvik on Sunday.\n\n“It left many dead. We have been here since that day,”"
         " he said.", [(9, "2023-01-29"), (None, "2023-01-29")]),
        # when the count of attacks begins, and not this one's day
        ("Four people were killed near Dorvik in the sixth attack since late December.", [(4, None)]),
        ("In their third raid on Salby since Friday, rebels killed four people on Sunday.", [(4, "2023-01-29")]),
        ("Thirty people have been killed in Dorvik since Friday.", [(30, "2023-01-27/2023-01-31")]),
        # nobody has died on a day that is yet to come
        ("Two men were shot in Dorvik on Sunday. The trial of February 20 was moved. A man was hurt.",
         [(2, "2023-01-29"), (1, "2023-01-29")]),
        # the morning of the report's own day; an hour of the evening may be the day before's
        ("Four people were wounded in Dorvik. The shooting was reported around 2:30 a.m. there.", [(4, "2023-01-31")]),
        ("Four people were wounded in Dorvik. The shooting was reported around 9:30 p.m. there.", [(4, None)]),
        # of the attack, though its survivor's father speaks at once
        ("The father of a girl shot during a robbery attack Sunday said she was well. She is in Dorvik.",
         [(1, "2023-01-29")]),
        # weeks ago, and another attack
        ("Twenty people were killed in Dorvik. The front said that troops bombed a camp on January 9.", [(20, None)]),
        ("Jan Berg, 23, was shot in Dorvik on Friday and taken to hospital, where he died at 8:30 p.m. Jan. 29.",
         [(1, "2023-01-27")]),
        # told further on, by what happened
        ("Two people are dead in Dorvik.\n\nThe shooting happened early Sunday at a bar.", [(2, "2023-01-29")]),
        ("Two people are dead in Dorvik.\n\nOfficers were called there about 2 a.m. Monday.", [(2, "2023-01-30")]),
        ("Two people were killed in Dorvik, police said Tuesday.\n\nGunfire broke out there late Sunday.",
         [(2, "2023-01-29")]),
        ("Two people were killed in Dorvik.\n\nPolice say the attack happened on Sunday night.", [(2, "2023-01-29")]),
        # the day on which a toll rose
        ("The death toll on Monday from the raid on Dorvik rises to 43.", [(43, None)]),
        ("The death toll from the Dorvik bombing rises on Friday to 43.", [(43, None)]),
        ("The death toll from the Dorvik bombing reached 43 on Friday.", [(43, None)]),
        ("On Monday, the death toll from the Dorvik raid rose to 43.", [(43, None)]),
        ("Nine people were killed in Dorvik on Sunday. The death toll on Monday climbed to 12.",
         [(9, "2023-01-29"), (12, "2023-01-29")]),
        ("The death toll from a bombing in Dorvik on Friday reached 43.", [(43, "2023-01-27")]),
        ("The death toll rose to 43 after the raid on Friday in Dorvik.", [(43, "2023-01-27")]),
        ("The death toll reached 43 in Friday’s raid on Dorvik.", [(43, "2023-01-27")]),
        # an earlier attack has its own day, or none
        ("Nine people were killed in Dorvik on Friday.\n\nThe raid came days after a bombing that killed 22 in Salby.",
         [(9, "2023-01-27"), (22, None)]),
        ("The raid on Dorvik on Friday killed nine people, days after a bombing that killed 22 in Salby.",
         [(9, "2023-01-27"), (22, None)]),
        ("Nine people were killed in Dorvik on Friday.\n\nIt came two days after a bomb killed 22 in Salby.",
         [(9, "2023-01-27"), (22, "2023-01-25")]),
        ("Nine people were killed in Dorvik on Friday.\n\nA similar attack in Salby killed 14. Six were hurt in that "
         "attack.", [(9, "2023-01-27"), (14, None), (6, None)]),
        ("Nine people were killed in Dorvik on Friday.\n\nThe raid recalls a similar one in Salby late last year. Six "
         "people died in that raid.\n\nFront raid kills at least seven at Salby inn",
         [(9, "2023-01-27"), (6, "2022-01-01/2022-12-31"), (7, "2022-01-01/2022-12-31")]),
        ("Nine people were killed in Dorvik on Friday. Six of them died in that raid on an inn.",
         [(9, "2023-01-27"), (6, "2023-01-27")]),
        ("Nine people were killed in Dorvik on Friday.\n\nPolice came days after a shooting that killed two people.",
         [(9, "2023-01-27"), (2, "2023-01-27")]),
        ("Nine people were killed in Dorvik on Friday.\n\nSix were hurt in a raid similar to an attack that killed 14.",
         [(9, "2023-01-27"), (6, "2023-01-27"), (14, None)]),
        ("Nine people were killed in Dorvik on Friday.\n\nTen soldiers were killed in a similar raid in Salby.",
         [(9, "2023-01-27"), (10, None)]),
        ("Nine people were killed in Dorvik on Friday.\n\nIt killed nine, and a similar attack in Salby killed 14.",
         [(9, "2023-01-27"), (9, "2023-01-27"), (14, None)]),
        # days later
        ("Thousands marched in Dorvik on Sunday, days after a bombing that killed 22 people.", [(22, None)]),
        # the one day that the story tells, though not of the harm itself
        ("A boy was shot in Dorvik.\n\nThey had been hunting deer there on Sunday with friends.", [(1, "2023-01-29")]),
        ("A boy was shot in Dorvik.\n\nA man was arrested on Sunday.", [(1, None)]),
        # a year told behind the story's first figures is of something else, and "when" takes its time with it
        ("Two people were killed in Dorvik.\n\nThe last such attack was in Salby in 2018.\n\nThe mayor confirmed the"
         " deaths of two men.", [(2, None), (2, None)]),
        ("Monday's raid was at the market of the last big raid, in January 2018, when 27 people were killed.",
         [(27, "2018-01-01/2018-01-31")]),
        ("Monday's raid was close to the scene of the May 2018 attack on buses, which killed 27 people.",
         [(27, "2018-05-01/2018-05-31")]),
        # a day long before the report dates no figure but its own
        ("Two people were killed in Dorvik.\n\nGunmen attacked a church in Salby on December 11, 2021, killing nine.",
         [(2, None), (9, "2021-12-11")]),
        # what is held every week says nothing of it
        ("Two people were killed in Dorvik.\n\nThe first bomb went off as Sunday Mass was being held.", [(2, None)]),
        # how long none had been
        ("Six were killed in Dorvik on Monday. Four were hurt in the raid, the second of its kind in the last year.",
         [(6, "2023-01-30"), (4, "2023-01-30")]),
        # talk about it
        ("At least 44 people were killed in Dorvik.\n\nThe cabinet meets today to discuss the state after the attack.",
         [(44, None)]),
        # a funeral as the scene
        ("Four people were shot in Dorvik while attending a funeral on Sunday.", [(4, "2023-01-29")]),
        # what was made known of somebody who was killed on a day
        ("The man shot dead at a bar in Dorvik early Sunday morning has been identified. A benefit for his family is"
         " planned.", [(1, "2023-01-29")]),
        # police and courts: a day some way behind their words is theirs, unless the deed is named between
        ("Three people were hurt in Dorvik on Sunday.\n\nJan Berg, 26, was charged with two counts of assault and"
         " denied bond, Monday, for shooting a guard.", [(3, "2023-01-29"), (1, "2023-01-29")]),
        ("Three men were arrested Monday over the killing of two women in Dorvik on Sunday.", [(2, "2023-01-29")]),
        # a street that is called a court
        ("A girl was shot at a home on Mill Court Sunday afternoon in Dorvik.", [(1, "2023-01-29")]),
        # a death some days after the attack, told by how it came or where the story has another day
        ("A pupil died in Dorvik on Monday after being accidentally shot at his home Saturday.", [(1, "2023-01-28")]),
        ("Ola Berg, 6, was pronounced dead at 12:30 p.m. Sunday in Dorvik.\n\nPolice said the shooting happened Friday"
         " night.", [(1, "2023-01-27")]),
        # the page's own dates
        ("Two people were killed in a raid on Dorvik. (Published Tuesday, Jan. 31, 2023)\n\nIt happened on Sunday.",
         [(2, "2023-01-29")]),
        ("Posted: Monday, January 30, 2023 1:37 PM EST\n\nTwo people were killed in a raid on Dorvik on Sunday.",
         [(2, "2023-01-29")]),
        # what came after
        ("A gunman killed two people in Dorvik on Sunday.\n\nHe was charged on Monday over the two people killed.",
         [(2, "2023-01-29"), (2, "2023-01-29")]),
        ("A raid on Dorvik on Friday killed two people.\n\nNeighbours on Monday mourned the two people killed.",
         [(2, "2023-01-27"), (2, "2023-01-27")]),
        ("A raid on Dorvik on Friday killed two people.\n\nThe bodies of two soldiers were flown home on Monday.",
         [(2, "2023-01-27"), (2, "2023-01-27")]),
        ("A bombing in Dorvik on Friday killed two people.\n\nMore bodies were pulled out overnight and early on "
         "Monday, and three people died in hospital.", [(2, "2023-01-27"), (3, "2023-01-27")]),
        ("The death toll climbed to 57 on Sunday from a rocket attack Friday on Dorvik.", [(57, "2023-01-27")]),
        # the day a toll was told on, by which was counted, or on which the dead were buried
        ("The death toll of the blast in Dorvik surged to 57 on Monday, a doctor confirmed.", [(57, None)]),
        ("“The toll has now reached 57 as of 8:00 a.m. today (Tuesday),” a doctor in Dorvik said.", [(57, None)]),
        ("Families in Dorvik prepared to bury their dead on Monday after gunmen killed nine people.\n\nAt least 10 "
         "people were shot dead in Dorvik on Friday.", [(9, "2023-01-27"), (10, "2023-01-27")]),
        ("Families in Dorvik early this week held funerals for those among the 42 people killed in the raid late "
         "Friday.",
         [(42, "2023-01-27")]),
        # below a picture of another year
        ("Raiders struck at night\n\nGuards outside the Grand hotel in Salby in 2015. AP\n\nGunmen shot nine people "
         "dead near Dorvik, the mayor said late Monday.", [(9, None)]),
        ("A boy died Saturday in hospital of wounds suffered on Friday when gunmen attacked Dorvik.",
         [(1, "2023-01-27")]),
        # a vague time, made exact
        ("Two people were killed last week in Dorvik.\n\nThe shooting happened early on Friday.", [(2, "2023-01-27")]),
        ("A man -- he was jailed a decade ago for theft -- killed six people in Dorvik on Sunday.",
         [(6, "2023-01-29")]),
        # the night, and the day that says which
        ("Five people were shot dead overnight in Dorvik.", [(5, "2023-01-30/2023-01-31")]),
        # another paragraph and another place: nobody says when
        (
            "Four soldiers were killed in a raid on Salby on Sunday.\n\n"
            "Last week the militants carried out five raids.\n\n"
            "Three civilians were killed in the attack on Dorvik.",
            [(4, "2023-01-29"), (3, None)],
        ),
        # another attack, which one of the dead had come through
        (
            "A bomb killed 14 people in Dorvik on Monday.\n\nA survivor of the September 11 attacks and three nurses "
            "were killed.",
            [(14, "2023-01-30"), (1, "2023-01-30"), (3, "2023-01-30")],
        ),
        # when the dead were confirmed, and when a claim was made
        (
            "Eight people were confirmed dead on Monday as troops fought gunmen in Salby.\n\nThe raid began on Sunday.",
            [(8, "2023-01-29")],
        ),
        (
            "The flags support the official claim made on Sunday.\n\nMen killed 29 people.\n\nPolice shot dead four of"
            " the attackers on Saturday night.",
            [(29, "2023-01-28"), (4, "2023-01-28")],
        ),
        (
            "A bomb killed 14 people on Monday. On Tuesday the death toll stood at 16.",
            [(14, "2023-01-30"), (16, "2023-01-30")],
        ),
        # the day of a visit that is still planned, and of a capture, where the attack's is told too
        (
            "The president plans on Wednesday to see Dorvik. It mourns those killed in Friday's bombing.\n\nTwo bombs"
            " killed three people.",
            [(3, "2023-01-27")],
        ),
        (
            "After the capture of the driver Monday night, people cheered near the scene of the Friday explosions.\n\n"
            "Two bombs killed three people in Dorvik.",
            [(3, "2023-01-27")],
        ),
        # when a country heard of it
        (
            "Norland woke up on Monday to news of a massacre in Dorvik, in which 59 people were killed.",
            [(59, None)],
        ),
        # when a reporter was at the scene
        (
            "Fridays blast hit a bus in Dorvik.\n\nShoes were strewn at the scene of the attack on Sunday, a reporter"
            " said. It killed 20 people.",
            [(20, "2023-01-27")],
        ),
    ],
)  # fmt: skip
def test_the_day_is_the_attacks(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # no other time in between: the story goes on with its day
        ("Four soldiers were killed in a raid on Salby on Sunday.\n\nThree civilians were killed too, in Dorvik.",
         [(4, "2023-01-29"), (3, "2023-01-29")]),
        # those who mourn are those who are struck
        ("Air strikes on a funeral in Salby on Sunday killed 100 people.", [(100, "2023-01-29")]),
        ("By our staff\n\nJanuary 31, 2023\n\nAir strikes on a funeral in Salby on Sunday killed 100 people, rebels"
         " said.", [(100, "2023-01-29")]),
        # a death that is the attack's
        ("A boy died on Saturday when shells hit Dorvik.", [(1, "2023-01-28")]),
        ("Five people were shot at the scene of the attack on Sunday.", [(5, "2023-01-29")]),
        # a week is a week where no day of it is told
        ("Two people were killed last week in Dorvik.", [(2, "2023-01-23/2023-01-29")]),
        ("A video posted online showed the raid on Dorvik on Sunday, in which two people were killed.",
         [(2, "2023-01-29")]),
    ],
)  # fmt: skip
def test_the_day_stays_where_nothing_speaks_against_it(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert days(text) == expected


def test_a_picture_has_a_day_of_its_own() -> None:
    caption = "Guards stand near the inn after an attack in Salby on January 31, 2023. PHOTO | AFP\n\n"
    dead = "At least eight people were confirmed dead on Tuesday as troops fought gunmen in Salby.\n\n"
    assert days(caption + dead + "Gunmen attacked the inn on January 29, 2023, officials said.") == [(8, "2023-01-29")]
    assert days(caption + dead) == [(8, "2023-01-31")]


def test_a_town_without_a_name_is_not_where_the_story_is() -> None:
    text = "Nine people were killed in Dorvik on Sunday. In July, a bombing killed 33 people in a town near the border."
    claims = extract(Report("r", "Nor Post", text, published="2023-01-31"), LEXICON).claims
    assert [(c["low"], c["place_id"]) for c in claims] == [(9, "dorvik"), (33, None)]


def places(text: str) -> list[tuple[int | None, str | None]]:
    """The least number and the place of each figure."""
    return [
        (c["low"], c["place_id"])
        for c in extract(Report("r", "Nor Post", text, published="2023-01-31"), LEXICON).claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an attack of long ago was where its own sentence says
        ("Bombs killed 11 people in Dorvik on Sunday.\n\nIt was the worst since raids on Christmas Eve in 2000 killed"
         " 15 people.", [(11, "dorvik"), (15, None)]),
        ("Bombs killed 11 people in Dorvik on Sunday.\n\nIn Salby raids on Christmas Eve in 2000 killed 15 people.",
         [(11, "dorvik"), (15, "salby")]),
        # one of a list, under its own heading
        ("Bombs killed 11 people in Dorvik on Sunday.\n\nHere are some of the deadliest bombings in ten years:\n\n"
         "A market: 15 killed\n\nA man blows himself up at a market in Salby in May 2013, killing 15 people.\n\n"
         "A school: 22 killed", [(11, "dorvik"), (15, "salby"), (15, "salby"), (22, None)]),
        ("Bombs killed 11 people in Dorvik on Sunday.\n\nHere are some of the deadliest bombings in ten years:\n\n"
         "A market: 15 killed\n\nA man blows himself up at a market in Salby in May 2013.\n\nThe attacker and 14 others"
         " die.", [(11, "dorvik"), (15, "salby"), (14, "salby")]),
        # and so was one that the attack avenged
        ("A bomb killed nine people in Dorvik on Monday. The Front called it a “revenge attack” for air strikes this"
         " month in Salby that left 32 civilians dead.", [(9, "dorvik"), (32, "salby")]),
        # some way off a place is not there
        ("Gunmen killed 30 people in Dorvik on Sunday. Ten others were killed 90 km north of Dorvik.",
         [(30, "dorvik"), (10, None)]),
        # items that semicolons part, and a clause about what was just named
        ("They study a raid on a mill in Dorvik that killed 45; a raid on a café in Salby that killed 20 people.",
         [(45, "dorvik"), (20, "salby")]),
        ("It followed the raid in Dorvik in May, which left five people dead, and the Salby bombing in June, in which"
         " 22 people were killed.", [(5, "dorvik"), (22, "salby")]),
        # a consulate's seat
        ("A lorry killed 30 people in Dorvik on Sunday. Two visitors were hurt, according to the Norland Consulate"
         " General in Salby.", [(30, "dorvik"), (2, "dorvik")]),
    ],
)  # fmt: skip
def test_a_figure_is_where_its_words_put_it(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert places(text) == expected


def test_the_incident_is_the_attack_of_the_paragraph_before() -> None:
    lexicon = Lexicon(places={"dorvik": ("Dorvik",), "salby": ("Salby",)},
                      place_kinds={"dorvik": "city", "salby": "city"})  # fmt: skip
    told = "A bomb killed six people in Dorvik.\n\nThe army looked into the {} Salby.\n\nSome 30 people were killed {}."

    def place(*words: str) -> str | None:
        report = Report("r", "Herald", told.format(*words), published="2022-05-03")
        return next(c["place_id"] for c in extract(report, lexicon).claims if c["low"] == 30)

    assert place("strikes in", "in the incident") == "salby"
    assert place("strikes in", "in the city") == "dorvik"
    assert place("roads to", "in the incident") == "dorvik"


@pytest.mark.parametrize(
    "behind",
    [
        "It was the worst attack there since 2017, when a bomb killed 500 people.",
        "The conflict between farmers and herders has killed more than 2,000 people.",
        "More than 40,000 people have been killed in the insurgency.",
        "At least 600 people have been killed since the coup.",
        "Such attacks have killed 400 people.",
        "The attack is the latest in a string of raids that have left at least 60 people dead.",
        "The group has carried out dozens of attacks, killing 300 people.",
        "Its worst attack killed 148 students.",
        "An earlier attack on the village killed 30.",
        "The attack came after soldiers killed 30 herders.",
        "The attack follows the killing of 30 people by soldiers.",
        "The attack was in revenge for the killing of 30 herders.",
        "It brings to 600 the number of people killed this year.",
        "Violence there has left 3,000 dead in two years.",
        "The mayor compared it to the mill massacre, where 200 died.",
        "In a separate attack, three soldiers were killed.",
        "Three soldiers were killed in a separate incident.",
        "Elsewhere, three soldiers were killed in an ambush.",
    ],
)
def test_what_else_a_report_counts_is_on_no_day_of_its_attack(behind: str) -> None:
    text = f"Gunmen killed nine villagers in Dorvik on Monday. {behind}"
    first, other = days(text)
    assert first == (9, "2023-01-30")
    assert other[1] != "2023-01-30"


@pytest.mark.parametrize(
    "behind",
    [
        "The attack came after dawn and killed 30 people.",
        "The raid came after midnight, killing 30 people.",
        "The attacks have killed 30 people.",
        "The death toll rose to 30 on Tuesday.",
        "It was the worst attack since 2017 and killed 30 people.",
    ],
)
def test_what_a_report_says_of_its_own_attack_keeps_the_day(behind: str) -> None:
    assert days(f"Gunmen killed nine villagers in Dorvik on Monday. {behind}")[-1] == (30, "2023-01-30")
