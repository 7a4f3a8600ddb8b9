"""The people a report says were killed or hurt: who is one, how old, of which sex, of what status, and who is none."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.victims.people import same_name, surname
from dateline.extraction.victims.words import any_of
from dateline.tables import VictimRow


def read(text: str, title: str = "") -> list[VictimRow]:
    return extract(Report("r", outlet="Herald", title=title, text=text, published="2023-05-04")).victims


class Who(NamedTuple):
    """What is compared of a person."""

    name: str
    age: tuple[int | None, int | None]
    sex: str | None
    effect: str


def who(text: str, title: str = "") -> list[Who]:
    return [Who(v["name"], (v["age_low"], v["age_high"]), v["sex"], v["effect"]) for v in read(text, title)]


AGES = {
    "A 19-year-old man was shot dead in Dorvik.": [(19, 19)],
    "A five-year-old girl was wounded.": [(5, 5)],
    "A 10-month-old boy was killed.": [(0, 0)],
    "Jan Berg, 34, was killed.": [(34, 34)],
    "Jan Berg, 34, of Salby, was killed.": [(34, 34)],
    "Jan Berg (34) was killed.": [(34, 34)],
    "Two people, 19 and 24, were killed.": [(19, 19), (24, 24)],
    "Two men, ages 19 and 24, were wounded.": [(19, 19), (24, 24)],
    "Three brothers aged 11 to 24 were killed.": [(11, 24)] * 3,
    "Two 15-year-old girls were hurt.": [(15, 15)] * 2,
    "A girl aged 11 was killed.": [(11, 11)],
    "A woman in her 30s was killed.": [(30, 39)],
    "The victim was identified as Jan Berg, 23.": [(23, 23)],
    "The bodies of Ida Lund, 60; Per Holm, 41; and Jan Berg, 34, were found.": [(60, 60), (41, 41), (34, 34)],
    "Ann Hill, 26, of Salby was killed.": [(26, 26)],
    "Jan Berg, 18, who was on leave, and Per Holm, 16, were killed.": [(18, 18), (16, 16)],
    "A girl aged 17 months was killed.": [(None, None)],
    "Gunmen killed Jan Berg, 34, and wounded a 19-year-old.": [(34, 34), (19, 19)],
}


@pytest.mark.parametrize(("text", "ages"), AGES.items())
def test_ages_are_read_in_all_their_forms(text: str, ages: list[tuple[int, int]]) -> None:
    assert [w.age for w in who(text)] == ages


NOBODY = (
    "Jan Berg, 34, was arrested and charged with murder.",
    "Police searched for Jan Berg, 34, in the killing.",
    "“It was over in a minute,” said Ida Lund, 45, who saw two people die.",
    "Detective Per Holm, 51, is in charge of the inquiry into two deaths.",
    "Jan Berg, 34, was not hurt.",
    "The two-year-old war has killed thousands.",
    "The chief, Per Holm, spoke of 19 and 24 dead.",
    "Thirteen were killed and three injured, Governor Per Holm said.",
    "Thirteen died, with five wounded, Dorvik Governor Per Holm and Ida Lund, head of the clinic, told reporters.",
    "Among the victims, Mayor Ida Lund told reporters, were many children.",
    "There were three others in the flat who were not shot, including a 10-year-old boy.",
    "They lost their soldiers, and nobody was killed.",
    "Per Holm, the head of the clinic, wrote to us that Dorvik was hit by rockets.",
    "In Dorvik the minister, Per Holm, said that 18 children were in critical condition.",
    "In Dorvik Per Holm, said that 18 children were hurt, two of them in critical condition.",
    "A young couple expecting their first child was among those killed.",
    "The blast killed 17 people and wounded another 80, officials said.",
    "Thirteen people were killed in a rare twin suicide bombing.",
    "The governor put the civilian death toll at 37 with 60 wounded.",
    "Burkina Faso was hit by rockets.",
    "Seven Coptic Christians were killed in a raid.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_suspects_witnesses_and_officers_are_no_victims(text: str) -> None:
    assert read(text) == []


SEXES = {
    "A 19-year-old was killed. He lived in Salby.": "male",
    "Ida Lund, 31, was killed as she walked home.": "female",
    "Jan Berg, 34, was killed.": None,
    "A policewoman, 34, was killed.": "female",
    "The dead included a widow.": "female",
    "Ida Lund, a mother of two, was killed.": "female",
    "A 17-year-old student was killed.": None,
}


@pytest.mark.parametrize(("text", "sex"), SEXES.items())
def test_sex_is_told_by_words_and_never_by_a_first_name(text: str, sex: str | None) -> None:
    assert [w.sex for w in who(text)] == [sex]


STATUS = {
    "Jan Berg, 34, a shopkeeper, was killed.": ("unknown", ""),
    "A 34-year-old man was killed.": ("unknown", ""),
    "The driver, 34, was killed.": ("unknown", ""),
    "A civilian, 34, was killed.": ("civilian", "civilian"),
    "A 24-year-old soldier was killed.": ("combatant", "soldier"),
    "Jan Berg, a senior Daesh commander, was killed.": ("combatant", "daesh commander"),
    "Jan Berg, the intelligence chief of IS's office in Dorvik, was killed.": ("combatant", "chief of is"),
    "Jan Berg, a police commander, was killed.": ("unknown", ""),
    "Two villagers were killed. A villager, 60, died.": ("civilian", "villager"),
    "Officer Ann Roe, 34, was killed.": ("unknown", "officer"),
}


@pytest.mark.parametrize(("text", "status"), STATUS.items())
def test_nobody_is_a_civilian_or_combatant_without_words(text: str, status: tuple[str, str]) -> None:
    (v,) = read(text)
    assert (v["status"], v["status_words"]) == status


OF_A_GROUP = {
    "Four Guards, among them a captain, were killed in Dorvik.": ("combatant", "Four Guards"),
    "Four soldiers, including a captain, were killed in Dorvik.": ("combatant", "Four soldiers"),
    "Six civilians, among them a woman, 60, were killed.": ("civilian", "Six civilians"),
    "Three policemen, among them a captain, were killed.": ("unknown", "captain"),
    "Five pilgrims, among them a nurse, 30, were killed.": ("unknown", ""),
    "Six people, among them a captain, were killed.": ("unknown", "captain"),
    "Two soldiers were killed. A nurse, 30, was killed in Salby.": ("unknown", ""),
}


@pytest.mark.parametrize(("text", "status"), OF_A_GROUP.items())
def test_one_of_a_counted_group_is_what_the_group_is(text: str, status: tuple[str, str]) -> None:
    case = Lexicon(groups={"Guard": ("guards", "northern soldiers"), "Pilgrims": ("pilgrims",)})
    (v,) = extract(Report("r", "Herald", text, published="2022-05-03"), case).victims
    assert (v["status"], v["status_words"]) == status


def test_a_person_told_of_in_many_sentences_is_one_row() -> None:
    text = (
        "A man was shot dead in Dorvik on Monday.\n\nPolice named the victim as Jan Berg, 34, of Salby. "
        "Berg was taken to a hospital, where he died. “Jan was a friend,” said Ida Lund, 31."
    )
    assert who(text, "Man, 34, dies in Dorvik shooting") == [Who("Jan Berg", (34, 34), "male", "killed")]


DEADLY = (
    "Ida Lund, 31, was shot. She was taken to a hospital, where she died.",
    "Ida Lund, 31, was fatally injured. Per Holm, who was with her, was hurt.",
    "Ida Lund, 31, and Per Holm, 24, were taken to a hospital, where they died.",
    "Two people were killed in Dorvik; a guard was hurt. They were identified as Ida Lund, 31, and Per Holm, 24.",
)


@pytest.mark.parametrize("text", DEADLY)
def test_who_died_of_it_was_killed_whatever_else_is_said(text: str) -> None:
    assert {w.effect for w in who(text) if w.age[0]} == {"killed"}


def test_who_is_only_called_a_victim_is_neither_killed_nor_wounded() -> None:
    assert who("The victims were named as Ida Lund, 31, and Per Holm, 24.")[0].effect == "killed or wounded"
    told = (
        "A man died and six were hurt. The mill stood empty. The victims were named as Ida Lund, 31, and Per Holm, 24."
    )
    assert {w.effect for w in who(told) if w.name} == {"killed or wounded"}


def test_a_list_below_a_line_that_announces_it_is_read() -> None:
    text = "The wounded were named as:\n\nJan Berg, 34, of Salby\n\nIda Lund, 31, of Dorvik\n\nThe inquiry goes on."
    assert [(w.name, w.effect) for w in who(text)] == [("Jan Berg", "wounded"), ("Ida Lund", "wounded")]


def test_two_people_of_one_surname_are_two() -> None:
    found = who("Jan Berg, 61, and Per Berg, 24, were killed.")
    assert [(w.name, w.age[0]) for w in found] == [("Jan Berg", 61), ("Per Berg", 24)]


def test_father_and_son_of_one_name_are_two() -> None:
    assert not same_name("Jan Berg Sr.", "Jan Berg Jr.")
    assert same_name("Jan Berg", "J. Berg") and surname("Jan van der Berg Jr.") == "Berg"


def test_relations_and_occupations_are_in_the_reports_words() -> None:
    rows = read("The dead included a nurse and her son. Ivar Fars, a father of two, was killed.")
    assert [(v["occupation"], v["relation"]) for v in rows] == [("nurse", ""), ("", "her son"), ("", "father of two")]


def test_words_are_where_the_row_says() -> None:
    text, title = "A man was hurt. Jan Berg, 34, was killed by a bomb.", "Girl, 6, dies in Dorvik"
    rows = read(text, title)
    assert len(rows) == 3
    for v in rows:
        part = title if v["part"] == "title" else text
        assert part[v["start"] : v["end"]] == v["words"]


def test_alternatives_share_their_beginnings() -> None:
    assert any_of(["man", "men", "mango"]) == "m(?:an(?:go)?|en)"


KILLED_OR_NOT = {
    # Whoever is the subject of a second passive verb is no object of the first.
    "Two boys were killed and a 65-year-old woman was wounded.": {65: "wounded"},
    "A 6-year-old boy was fatally shot and his 11-year-old brother was badly wounded.": {6: "killed", 11: "wounded"},
    "A man was held for the attempted murder of a 20-year-old man. A girl died there.": {},
    "A 7-year-old girl who had been in a hospital since the raid has died.": {7: "killed"},
    # A sentence goes back to the people of the one before.
    "An 8-year-old boy and a 16-year-old girl and a 9-year-old boy were shot. They were taken away, and the boys died.":
        {8: "killed", 9: "killed", 16: "wounded"},
    "Jan Berg, 25, was shot in the neck. Ida Lund, 34, was shot in the leg. Both were pronounced dead in Dorvik.":
        {25: "killed", 34: "killed"},
    "One man was killed. Other victims were Jan Berg, 25, and Per Holm, 31. Both are expected to survive.":
        {25: "wounded", 31: "wounded"},
    "Jan Berg, 25, and Per Holm, 31, were wounded. The gunmen fled. They were killed later.":
        {25: "wounded", 31: "wounded"},
    # Who is named behind those who are said to have lived lived.
    "A man died in Dorvik. Two others who were hurt are expected to live. They were identified as Jan Berg, 25, and "
    "Per Holm, 31.": {25: "wounded", 31: "wounded"},
    "One man was killed. The two injured officers were identified as Jan Berg, 25, and Per Holm, 31.":
        {25: "wounded", 31: "wounded"},
    # Somebody of the age of a dead person who is said to live is another.
    "Jan Berg, 24, was killed. A 24-year-old man and a girl aged 9 are in stable condition.":
        {24: "wounded", 9: "wounded"},
    "The deceased was identified as Jan Berg, 24. He was wounded in the raid. A girl aged 9 was hurt.":
        {24: "killed", 9: "wounded"},
    # Where all the dead are told of the other victims lived; where as many victims are named as died, they died.
    "One of three people shot has died. The victims were Jan Berg, 25, Per Holm, 31, and Ida Lund, 40. Berg died in a "
    "hospital on Monday. One person was killed.": {25: "killed", 31: "wounded", 40: "wounded"},
    "Three people were killed and one was wounded in Dorvik. The raid came at night. The victims are Jan Berg, 25, Per "
    "Holm, 31, and Ida Lund, 40.": {25: "killed", 31: "killed", 40: "killed"},
    "Two people were killed and four were wounded in Dorvik. The raid came at night. The victims are Jan Berg, 25, Per "
    "Holm, 31, and Ida Lund, 40.": {25: "killed or wounded", 31: "killed or wounded", 40: "killed or wounded"},
}  # fmt: skip


@pytest.mark.parametrize(("text", "effects"), KILLED_OR_NOT.items())
def test_who_was_killed_and_who_was_hurt_is_told_by_what_is_said_of_each(text: str, effects: dict[int, str]) -> None:
    assert {v["age"]: v["effect"] for v in read(text) if v["age"]} == effects


TOLD_TWICE = {
    # One name is one person, however the text comes to it.
    "A boy was shot dead. The teen, identified as Jan Berg of Salby, was pronounced dead. Jan Berg was killed at noon.":
        [("Jan Berg", None)],
    # So is one age, once without a name.
    "Officials gave the name of a 2-year-old girl who was killed. The victim, a 2-year-old child, died at noon.":
        [("", 2)],
    # Two of one age are two where a word or a count says so.
    "A 16-year-old boy was killed. Another 16-year-old boy was killed at noon.": [("", 16), ("", 16)],
    "Two 16-year-old boys were killed.": [("", 16), ("", 16)],
    "Jan Berg, 18, was killed. He died in a hospital. A 9-year-old and an 18-year-old are in stable condition.":
        [("Jan Berg", 18), ("", 9), ("", 18)],
    # Somebody told of by a noun alone is nobody new where the report counts no more; a nurse, or another, is.
    "A man was hurt in Dorvik on Monday. Officers found a man with wounds there.": [("", None)],
    "Two men were hurt in Dorvik on Monday. A man was hit there. A man was struck at noon.": [("", None), ("", None)],
    "A man was killed in Dorvik on Monday. Another man was killed in Salby.": [("", None), ("", None)],
    "A nurse was killed in Dorvik. A teacher was killed in Salby.": [("", None), ("", None)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "people"), TOLD_TWICE.items())
def test_a_report_gives_one_person_once(text: str, people: list[tuple[str, int | None]]) -> None:
    assert [(v["name"], v["age"]) for v in read(text)] == people


@pytest.mark.parametrize(
    "text",
    [
        "The minister, who went to the hospitals where the victims were taken, said that 21 people died.",
        "The governor went to the hospital in Salby where the wounded lay. Nine people died.",
        "Al Shabaab, for its part, has put at 40 dead and 70 wounded the raid on the inn.",
        "Police shot dead four of the attackers and captured one wounded woman. Nine people died.",
        "Four attackers were shot dead. An injured suspect was held.",
    ],
)
def test_visitors_groups_and_suspects_are_no_victims(text: str) -> None:
    assert who(text) == []


def test_a_wounded_man_did_not_die_where_more_died_than_are_told_of() -> None:
    (one,) = who("The attack left 29 people dead. Jan Berg, who was wounded in the chest, said he ran.")
    assert (one.name, one.effect) == ("Jan Berg", "wounded")
    (taken,) = who("A man went to the hospital with a gunshot wound.")
    assert taken.effect == "wounded"


@pytest.mark.parametrize(
    "text",
    [
        "According to the regional daily Salby Post, nobody else died. The Salby Post said that he died.",
        "A Liberation Day was shattered when Liberation Day was struck by death.",
        "A lorry ploughed into a crowd. The driver, Jan Berg, 31, was shot dead by police.",
        "The attacker, identified by police as Jan Berg, 31, was shot dead.",
    ],
)
def test_papers_days_and_attackers_are_no_victims(text: str) -> None:
    assert not [w for w in who(text) if w.name]


def test_whom_a_victim_visited_is_no_victim() -> None:
    told = read("A 70-year-old woman who was visiting her daughter in Salby was also killed.")
    assert [v["words"] for v in told if "daughter" in v["words"]] == []


def test_the_driver_of_a_bus_that_was_hit_is_a_victim() -> None:
    assert [w.name for w in who("A bomb hit a bus in Salby. The driver, Jan Berg, 31, was killed.")] == ["Jan Berg"]


@pytest.mark.parametrize(
    "text",
    [
        # who speaks of the harmed, or tends them
        "Commissioner Per Holm spoke. He said the dozens wounded have minor injuries.",
        "Press chief Per Holm spoke of eight dead. The victim, he said, was on the road.",
        "Nurse Ida Lund treated the wounded, who were in critical condition.",
        "Bishop Per Holm, whose church was hit, mourned the dead.",
        "According to Mayor Ida Lund, nine people were taken to hospital and two died.",
        # places, peoples, feasts
        "Comparing the raid to one that hit San Lorenzo last May, he called it an act of war.",
        "The two shootings at the Market and Per Holm Platz areas killed nine people.",
        "The body of Dorvik Marathon bombing suspect was buried.",
        "Most of those killed were Sri Lankans.",
        # what was not so
        "He told the children that Per Holm had died when in fact he was in prison.",
    ],
)
def test_officials_places_and_peoples_are_no_victims(text: str) -> None:
    assert not [w for w in who(text) if w.name]


def test_a_name_behind_somebodys_child_is_the_parents() -> None:
    (one,) = read("The mother of a four-year-old boy, Ida Sand Holm, was killed in the raid.")
    assert (one["name"], one["age"], one["sex"], one["relation"]) == (
        "Ida Sand Holm", None, "female", "The mother of a four-year-old boy",
    )  # fmt: skip


def test_the_people_somebody_is_of_is_no_name() -> None:
    (one,) = read("Danish Ida Sand Holm, 41, was killed in the raid.")
    assert one["name"] == "Ida Sand Holm"
