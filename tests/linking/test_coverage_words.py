"""What the words around a figure or a day say of it."""

from __future__ import annotations

import pytest

from dateline.linking.assertions.phrasing import NONE_BY
from dateline.linking.incidents.coverage.counting import bound_in_title, is_of_one_place, not_confirmed
from dateline.linking.incidents.coverage.days import day_of_an_attack, days_after, is_its_day
from dateline.linking.incidents.coverage.groups import harm_to, of_attackers
from dateline.linking.incidents.coverage.wording import SOME_ATTACK
from tests.rows import whole


@pytest.mark.parametrize(
    ("sentence", "day", "its_day"),
    [
        ("Gunmen stormed the market on Monday.", "Monday", True),
        ("Gunmen said to be herders had on Sunday attacked the mill.", "Sunday", True),
        ("Families laid flowers after Saturday’s twin blasts at the mill.", "Saturday", True),
        ("Eleven died when two shells hit a rally in Dorvik on Saturday.", "Saturday", True),
        ("The district was told that militants on Friday had burned and shot up the mill.", "Friday", True),
        ("Eva Sand said so in words of May 2 a few hours after gunmen attacked the mill.", "May 2", True),
        ("The toll of Thursday’s blast has risen to 88 on Friday.", "Thursday", True),
        ("A gunman killed nine people on Monday before he was found dead.", "Monday", True),
        ("Six gunmen were shot dead on Monday as they attacked the mill.", "Monday", True),
        ("The lorry tore into a crowd gathered at a play and killed nine on Thursday night.", "Thursday", True),
        ("He struck a crowd gathered to watch a play on Thursday night.", "Thursday", True),
        ("On Sunday a man identified as Jan Berg shot nine people.", "Sunday", True),
        ("The town was quiet a day after two bombs killed nine people.", "a day after", True),
        # the day of something else
        ("Her speech came a day after she said in a letter that the attack killed her son.", "a day after", False),
        ("On Monday night agents raided a flat in Dorvik, which had to do with the bombing.", "Monday", False),
        ("Earlier Wednesday, officials identified a man as a suspect in the attack.", "Wednesday", False),
        ("Shoes were still strewn at the scene of the attack on Sunday.", "Sunday", False),
        ("Eva Sand taped a show today on how to treat those wounded.", "today", False),
        ("Thousands marched in Dorvik on Sunday to remember 95 people killed in the blasts.", "Sunday", False),
        ("Scuffles broke out in Dorvik yesterday at the site of a bombing that killed nine.", "yesterday", False),
        ("The council declared three days of mourning Thursday after nine people died in a blast.", "Thursday", False),
        ("Red Front claimed the bombing of the mill, and Holm said on Monday that nine died.", "Monday", False),
        ("The rebels claimed responsibility on Monday for the bombing of the mill.", "Monday", False),
        ("In a video released yesterday he said that nine people were killed.", "yesterday", False),
        ("Eva Sand on Monday visited those wounded in the attack.", "Monday", False),
        ("Relatives of those killed will be paid by Wednesday.", "Wednesday", False),
        ("Nine died in shootings before the gunman was found dead at home early on Thursday.", "Thursday", False),
        ("Two attackers were arrested on Friday for the bombing of the mill.", "Friday", False),
        ("The death toll from the blast at the mill reached 88 on Friday.", "Friday", False),
        ("The toll of the blast has risen to 88 on Friday, officials said.", "Friday", False),
        ("The first shooting came at the “Midnight” inn at ten.", "Midnight", False),
        ("He drove into the yard of the mill at 9:30 am and the truck exploded.", "at 9:30 am", False),
        # a theft, a silence, a search and what is done with the dead have days of their own
        ("The lorry used in the attack was owned by a dairy and stolen on Friday.", "Friday", False),
        ("A stolen lorry ploughed through the market on Friday.", "Friday", True),
        ("The town observed a minute of silence on Monday for victims of the attack.", "Monday", False),
        ("The bodies of those killed at the school were moved to the city for identification yesterday.", "yesterday",
         False),
        ("Relatives were Friday searching for news after the massacre.", "Friday", False),
        ("A man who was arrested confessed to ramming a lorry into stalls on Friday.", "Friday", True),
    ],
)  # fmt: skip
def test_a_day_is_that_of_what_happens_beside_it(sentence: str, day: str, its_day: bool) -> None:  # noqa: FBT001
    start = sentence.index(day)
    assert is_its_day(sentence, start, start + len(day)) is its_day


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The day after two bombs exploded at the mill, agents searched for clues.", 1),
        ("This came two days after the blast shook Dorvik.", 2),
        ("Her speech came a day after she wrote in a letter that the attack would change nothing.", None),
        ("He came home three days after the fair.", None),
        ("The blast came on the second day.", None),
    ],
)
def test_so_many_days_after_an_attack(sentence: str, days: int | None) -> None:
    assert days_after(sentence) == days


def test_a_sentence_touches_the_day_only_with_a_day_of_an_attack() -> None:
    assert day_of_an_attack("Gunmen stormed three inns on Sunday.")
    assert day_of_an_attack("norlandSaturday’s attacks shook Dorvik.")
    assert not day_of_an_attack("Eva Sand laid a wreath on Sunday.")
    assert not day_of_an_attack("Mourners gathered on Sunday where nine people died.")


@pytest.mark.parametrize(
    ("effect", "group", "words", "said"),
    [
        ("killed", "attackers", "All four raiders were neutralised by the guards.", True),
        ("killed", "attackers", "Troops killed three of the gunmen.", True),
        ("killed", "attackers", "The raiders killed nine people.", False),
        ("killed", "attackers", "Nine people were killed by gunmen.", False),
        ("killed", "security forces", "The toll rose to nine dead villagers and three special forces.", True),
        ("killed", "security forces", "Two soldiers were killed.", True),
        ("killed", "security forces", "All six raiders were killed by security forces.", False),
        ("killed", "security forces", "Soldiers killed six raiders.", False),
        ("wounded", "security forces", "Nine people died and two policemen were hurt.", True),
        ("killed", "rangers", "The raid led to the deaths of villagers and the rangers began a search.", False),
    ],
)  # fmt: skip
def test_harm_is_said_of_those_who_suffered_it(effect: str, group: str, words: str, said: bool) -> None:  # noqa: FBT001
    assert (harm_to(effect, group).search(words) is not None) is said


def test_those_just_named_may_be_the_attackers() -> None:
    assert of_attackers("bodies of two of them", "Five raiders came, he said, and the ")
    assert not of_attackers("bodies of two of them", "Five raiders shot at the villagers, and the ")
    assert not of_attackers("two bodies", "Five raiders came, and there were ")


def test_what_one_witness_saw_or_one_hospital_holds_is_a_part() -> None:
    assert is_of_one_place("A photographer saw ", " beside the road.")
    assert is_of_one_place("The hospital in Dorvik received ", " overnight.")
    assert is_of_one_place("There are ", " on admission at the same hospital.")
    assert is_of_one_place("Around ", " others are still under treatment in the city's hospitals.")
    assert not is_of_one_place("Hospital officials said ", ".")
    assert not is_of_one_place("Police said ", " in the attack.")


@pytest.mark.parametrize(
    ("sentence", "unsure"),
    [
        ("The party said that 58 died, but that figure was not confirmed.", True),
        ("By a preliminary count 58 people died.", True),
        ("The party said that 58 died; the ministry has not yet confirmed that number.", True),
        ("Unverified reports put the number of dead at 58.", True),
        ("Police have not confirmed the names of the three who were killed.", False),
        ("The ministry confirmed that three were killed.", False),
    ],
)
def test_a_sentence_says_of_its_figure_that_it_is_not_confirmed(sentence: str, *, unsure: bool) -> None:
    assert not_confirmed(whole("claims", {"mode": "total"}), sentence) is unsure
    assert not_confirmed(whole("claims", {"mode": "unconfirmed"}), "")


def test_a_title_may_give_a_lower_bound() -> None:
    assert bound_in_title("At least 1,200 dead after the quake", "killed") == 1200
    assert bound_in_title("More than 30 hurt in Dorvik", "wounded") == 30
    assert bound_in_title("12 dead in Dorvik, at least 30 hurt", "killed") is None


@pytest.mark.parametrize(
    ("sentence", "theirs"),
    [
        ("Two soldiers were wounded.", True),
        ("The blast wounded two policemen.", True),
        ("Seven people were wounded, the president said.", False),
        ("Police led out civilians, some of them wounded.", False),
    ],
)
def test_hurt_people_are_soldiers_only_where_soldiers_are_said_to_be_hurt(sentence: str, *, theirs: bool) -> None:
    assert (harm_to("wounded", "security forces").search(sentence) is not None) == theirs


@pytest.mark.parametrize(
    ("sentence", "one_party"),
    [
        ("There was no claim of responsibility by the Red Front.", True),
        ("There was no immediate claim of responsibility from Ansar.", True),
        ("There was no claim of responsibility.", False),
        ("There was no claim of responsibility by any group.", False),
    ],
)
def test_no_claim_by_one_party_says_nothing_of_others(sentence: str, *, one_party: bool) -> None:
    assert (NONE_BY.search(sentence) is not None) is one_party


@pytest.mark.parametrize(
    ("sentence", "several"),
    [
        ("Later that night a planted device hit a car, killing five.", True),
        ("Hours later gunmen came to the second village.", True),
        ("Later that night the minister spoke.", False),
    ],
)
def test_what_comes_later_that_night_touches_whether_there_were_two_attacks(sentence: str, *, several: bool) -> None:
    assert (SOME_ATTACK.search(sentence) is not None) is several
