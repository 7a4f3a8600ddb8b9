"""Kinds of figures that newsrooms print: taken back, given again, counted on, told in parts; one line a sentence."""

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.casualties.claims import PUT_RULES, claims
from dateline.extraction.lexicon.case_names import EMPTY, UNSAID
from dateline.extraction.text.document import Document

# Figures in short: "31", "~40" for one taken back, "(6)" for a part, "6w" for wounded.
MARKS = {"total": "{}", "superseded": "~{}", "subtotal": "({})", "added": "+{}"}
# And: "?12" for one not confirmed, "<12" for one that may be, "=12" for what somebody saw.
SAID_MARKS = MARKS | {"unconfirmed": "?{}", "seen": "={}", "possible": "<{}"}


def figures(text: str) -> str:
    rows = claims(Document(text), EMPTY)
    assert all(text[c.start : c.end] == c.words for c in rows)
    return " ".join(MARKS[c.mode].format(c.low) + ("w" if c.effect == "wounded" else "") for c in rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials first spoke of 40 dead but later revised the figure to 31.", "~40 31"),
        ("The mayor had said 40 people died; she now says 31 did.", "~40 31"),
        ("Early reports said 40 people died, but the mayor later put the number at 31.", "~40 31"),
        ("An earlier headline on this story said 40 people had died. The number is 31.", "~40 31"),
        ("At least 40 people were killed. The mayor said on Monday that the number is 31, not 40.", "40 31 ~40"),
        ("At least 40 people were killed. “The number is 31, not 40,” the mayor said.", "40 31 ~40"),
        ("The toll from the raid went up to 31, from 19 on Monday.", "31"),
        (
            "The death toll from last week’s raid on the staff of a Danish miner on the Norland coast has been raised "
            "to 31 people.",
            "31",
        ),
        (
            "The mayor said 39 students were killed. “They shot two guards. This is bringing up the number to 41.”",
            "39 2 41",
        ),
        ("A raid killed nine people. Police arrested two men, bringing the number to 12.", "9"),
        ("The mayor put the number of shots at 31, and 40 people died.", "40"),
        ("The mayor had said 40 people died.", "40"),
        ("The army apologised for saying that 40 people had died. The toll is 31.", "~40 31"),
        ("This post was updated. It originally said that 40 people had died.", "~40"),
    ],
)
def test_figures_taken_back_and_given_again(text: str, expected: str) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed 20 people in Salby on Friday, six of whom were children.", "20 (6)"),
        ("A bomb killed 20 people. Six were children.", "20 (6)"),
        ("A bomb killed 20 people. Thirty were children.", "20"),
        ("A bomb killed 20 people. Six were arrested.", "20"),
        ("A bomb killed 20 people. Among the victims were six teachers.", "20 (6)"),
        ("A bomb killed 20 people. They included six children.", "20 (6)"),
        ("Six children were among the 20 dead in Salby.", "(6) 20"),
        ("Twenty people died on Friday. Among them were six nurses.", "20 (6)"),
        ("Twenty people died on Friday, six nurses among them.", "20 (6)"),
        ("Of the 20 people killed in Salby on Friday, six were children.", "20 (6)"),
        ("A third of the 20 people killed were children.", "20"),
        ("Half of the 20 people in the bus died.", ""),
        ("Most of the 61 injured were children.", "61w"),
        ("Eleven people were rescued, including eight who were taken to a hospital.", "(8)w"),
        ("Eleven people, including eight children, were taken to a hospital.", "11w (8)w"),
        ("Seventeen pupils were burned beyond recognition; eight were burned.", "17 8w"),
        ("Most of the 61 passengers were injured.", ""),
        ("A bomb killed 20 people. Six of the dead are stallholders and three are children.", "20 (6) (3)"),
        (
            "A bomb killed 20 people. Six of the dead were porters, three were nurses and one was a nun.",
            "20 (6) (3) (1)",
        ),
        ("A bomb killed 20 people. Of the dead, six were porters; three were children.", "20 (6) (3)"),
        ("A bomb killed 20 people. Six of the dead were porters and three were in custody.", "20 (6)"),
        ("A bomb killed 20 people. Six of the dead were porters and three were wounded.", "20 (6) 3w"),
        ("A bomb killed 20 people. Six of the dead were porters and three are old boats.", "20 (6)"),
        ("Six of the 20 wounded were porters and three were children.", "(6)w 20w (3)w"),
        ("A bomb killed 20 people. Six of them were drivers and three were traders.", "20 (6) (3)"),
        ("A bomb killed 20 people. Six of them were drivers and three were old boats.", "20 (6)"),
    ],
)
def test_parts_told_behind_their_whole(text: str, expected: str) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two (2) guards and six (06) men died.", "2 6"),
        ("A fifth person has died of his wounds.", "5"),
        ("Fifth victim of Salby stabbing dies", "5"),
        ("A fifth person was arrested and has died.", "1"),
        ("The number of people who died in the raid stands at 31.", "31"),
        ("Fatalities in the raid numbered 31.", "31"),
        ("The two shooting deaths are homicides number 10 and 11.", "2"),
        ("Thirty-one people did not survive the raid.", "31"),
        ("Thirty-one people breathed their last in the raid.", "31"),
        ("The raid wiped out a family of six.", "6"),
        ("The flood wiped out six bridges.", ""),
        ("Killed in Salby on Friday were two nurses and three guards.", "2 3"),
        ("Voters killed off Proposition 8.", ""),
        ("One in five of those hurt in the raid was a child.", ""),
    ],
)
def test_forms_of_counting_the_dead(text: str, expected: str) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize("example", [e for rule in PUT_RULES for e in rule.examples])
def test_a_toll_told_before_is_given_again(example: str) -> None:
    old, new, *taken_back = figures("The mayor said 40 people had died. " + example).split()
    assert old in ("40", "~40") and new.isdigit() and all(t.startswith("~") for t in taken_back)
    assert figures(example) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whoever else is a fighter, and who had a part in an attack, is an attacker
        ("Soldiers killed at least 10 ISIS fighters in Salby.", [("attackers", 10)]),
        ("Soldiers killed 10 Norland fighters in Salby.", [("security forces", 10)]),
        ("Police have killed 19 people linked to a deadly attack on farmers.", [("attackers", 19)]),
        ("A bomb killed 19 people behind the market.", [("people", 19)]),
        ("Police shot and wounded a man who stabbed a guard in Salby.", [("attackers", 1), ("security forces", 1)]),
        ("Police shot dead two women who then blew themselves up.", [("attackers", 2)]),
        ("Police shot and wounded a man who fled a guard in Salby.", [(UNSAID, 1)]),
        # whoever drove a lorry at people, and no other driver
        ("A lorry ploughed into a crowd, killing nine. Police shot the driver.", [("people", 9), ("attackers", 1)]),
        ("A lorry overturned, killing nine. The driver was killed.", [("people", 9), (UNSAID, 1)]),
        # one count of two groups
        ("The blast killed seven worshipers and security personnel.", [("people", 7)]),
        ("The blast killed seven worshippers and four soldiers.", [(UNSAID, 7), ("security forces", 4)]),
        # and those among whom some are named are not all like them
        ("Two officers were among a total of 41 wounded.", [("security forces", 2), ("people", 41)]),
        # and who is said to be something is that
        ("Five slain soldiers guarded the church, while the other 12 fatalities were churchgoers.",
         [("security forces", 5), (UNSAID, 12)]),
        ("Two Taliban commanders were killed.", [("attackers", 2)]),
        ("A raid killed an Islamic State leader.", [("attackers", 1)]),
        ("A militant leader was killed.", [("attackers", 1)]),
        ("The killing of Islamic State leader Jan Berg in a raid is a blow.", [("attackers", 1)]),
        ("Two Islamic State hostages were killed.", [("people", 2)]),
        ("Nine victims of the bombers were killed.", [("people", 9)]),
        ("An Islamic State bomb killed five people.", [("people", 5)]),
    ],
)  # fmt: skip
def test_the_group_that_its_own_words_give(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(c.group, c.low) for c in claims(Document(text), EMPTY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten gunmen shot passengers at the ferry.", ""),
        ("More than ten masked men stabbed and slashed shoppers in the hall.", ""),
        ("Ten gunmen shot nine passengers at the ferry.", "9"),
        ("A gunman killed at least 50 people and wounded over 400 at a festival.", "50 400w"),
        ("A bomber killed 12 guards and injured 30 others.", "12 30w"),
        ("An attacker stabbed five people, killing one and injuring four.", "5w 1 4w"),
        ("One killed two injured in Salby.", "1 2w"),
        ("A man shoots dead 22 people in an inn.", "22"),
        ("A couple storm an office in Salby and gun down 14 people, wounding nine.", "14 9w"),
        ("A man kills four, wounds nine in Salby.", "4 9w"),
        ("A gunman shoots six people in Salby.", "6"),
        ("A bombing at a hall in Salby in May killed 22 people.", "22"),
        ("It may kill 22 people.", ""),
        ("Berg gunned down 49 patrons and wounded 53 more before being killed.", "49 53w"),
        ("Nine people were held before being shot.", "9"),
        ("Twenty children aged six and seven were killed.", "20"),
        ("Two girls aged 6 and 7 and a man were killed.", "2 1"),
        ("A man broke into a school, shooting dead 20 children ages 6 and 7, plus six adults.", "20 6"),
        ("A man killed 11 people and wounded 25 before being shot dead by police.", "1 11 25w"),
        ("Four people were treated after being stabbed.", "4w"),
        ("Relatives of the nine killed soldiers wept.", "9"),
        ("We have confirmed 21 dead people and 117 others injured, the minister said.", "21 117w"),
        ("In Salby 117 people were injured. Fifteen of the 117 people are seriously injured.", "117w (15)w"),
        ("In Salby 30 people were on the bus. Fifteen of the 30 people were killed.", "15"),
        ("The official gave a toll of 82 killed and 534 wounded.", "82 534w"),
        ("The attackers used long knives to kill 29 people.", "29"),
        ("The gang planned to use long knives to kill 29 people.", ""),
        ("Such rifles could be used to kill 29 people.", ""),
        ("Planes hit a hall where hundreds had gathered to mourn the death of the father of an official.", ""),
        ("Hundreds gathered to mourn the death of a teacher.", "1"),
    ],
)
def test_who_is_hit_and_who_is_not(text: str, expected: str) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("A bomber crashed a lorry loaded with explosives into an office, killing two people.", "attack"),
        ("Two people died when the blast overturned cars.", "attack"),
        ("A truck was driven into a crowd and crashed into a shop, killing two people.", "attack"),
        ("Two people died when their car crashed into a wall.", "accident"),
        ("A lorry was driven into a crowd of pupils and crashed into a wall, killing two.", "attack"),
        ("The lorry that crashed into the shop and killed two was part of a terrorist attack.", "attack"),
        ("A lorry was driven into a crowd by accident and crashed into a wall, killing two.", "accident"),
        ("Two people died when a lorry overturned.", "accident"),
    ],
)
def test_what_is_crashed_on_purpose_is_no_accident(text: str, cause: str) -> None:
    assert {c.cause for c in claims(Document(text), EMPTY)} == {cause}


def test_a_toll_that_topped_a_number_is_open_above() -> None:
    for verb in ("topped", "exceeded", "surpassed"):
        (c,) = claims(Document(f"The number of injured {verb} 130."), EMPTY)
        assert (c.low, c.high, c.hedge) == (130, None, "more than")


def test_shots_at_the_attackers_hit_nobody_else() -> None:
    text = (
        "Men with knives attacked passengers in Salby, and police shot dead five of the assailants, leaving 28 people "
        "dead and 113 injured."
    )
    assert [(c.low, c.means) for c in claims(Document(text), EMPTY)] == [(5, "gunfire"), (28, "knife"), (113, "knife")]


def test_what_earlier_reports_said_is_superseded() -> None:
    def modes(text: str) -> list[str]:
        return [c["mode"] for c in extract(Report(report_id="r", outlet="O", text=text)).claims]

    assert modes("Earlier reports said five people had been wounded.") == ["superseded"]
    assert modes("Earlier, reporters said five people had been wounded.") == ["total"]
    assert modes("Initial reports said five people had been wounded.") == ["total"]


def test_who_shoots_people_dead_kills_them() -> None:
    assert figures("A gunman entered two chapels, shooting dead 50 people and wounding 40 more.") == "50 40w"
    assert figures("The gunman was shooting at 50 people.") == ""


def test_a_figure_that_another_lowers_is_withdrawn() -> None:
    text = "The ministry gave 21 dead. The figure lowers the approximately 30 dead that officers had detailed."
    assert figures(text) == "21 30"  # the sentence says so: rows take it back
    read = extract(Report(report_id="r", outlet="O", text=text)).claims
    assert [(c["low"], c["hedge"], c["mode"]) for c in read] == [(21, "", "total"), (30, "approximately", "superseded")]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Police shot four of the gunmen and captured one wounded woman.", "attackers"),
        ("Gunmen attacked police and captured one woman.", "people of unknown status"),
    ],
)
def test_whoever_the_police_capture_is_no_captive(text: str, group: str) -> None:
    assert {c.group for c in claims(Document(text), EMPTY) if c.effect == "captured"} == {group}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least six people are feared dead in Salby.", "<6"),
        ("Six people are dead in Salby, and two are missing.", "6 2"),
        ("The party put the death toll at 120, but this figure was not confirmed by the ministry.", "?120"),
        ("The party put the death toll at 120. The figure could not be independently verified.", "?120"),
        ("A clinic put the toll at 12, a number that could not be verified.", "?12"),
        ("Unverified reports said that 12 people had been killed.", "?12"),
        ("The blast killed 12 people. The claim of responsibility could not be verified.", "12"),
        ("Twelve people were killed, and the ministry has confirmed the number.", "12"),
        ("The party said that the death toll could be as high as 120 people.", "<120"),
        ("Doctors said that the death toll could rise to 40.", "<40"),
        ("Doctors said that the death toll rose to 40.", "40"),
        ("A reporter at the scene saw at least 12 bodies covered by flags.", "=12"),
        ("A reporter at the scene said that at least 12 people had died.", "12"),
        ("A raid in Salby saw two people wounded.", "2w"),
        ("The number of killed has risen from previous reports of around 19 deaths, officials said.", "~19"),
        ("A video showed two people wounded.", "=2w"),
        ("Residents said that ten bodies were yet to be recovered.", "<10"),
    ],
)
def test_figures_that_are_less_than_told(text: str, expected: str) -> None:
    rows = [c for c in extract(Report("r", "Herald", text, published="2022-05-03")).claims if c["part"] == "text"]
    numbers = [(c, c["low"] if c["low"] is not None else c["high"]) for c in rows]
    w = {"wounded": "w"}
    assert " ".join(SAID_MARKS[c["mode"]].format(n) + w.get(c["effect"], "") for c, n in numbers) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast has left 14 — including at least three German hikers — dead.", "14 (3)"),
        ("The mayor raised the death toll to 12 villagers and three guards, up from 10 and two respectively.",
         "12 3 ~10 ~2"),
        ("The premier confirmed the deaths of 12 villagers and two special forces.", "12 2"),
        ("Fifty died on the spot while 12 injured succumbed to their wounds in hospital.", "50 12"),
        ("Of the 40 traders killed on Friday, 12 were internally displaced persons.", "(12)"),
        ("The war has displaced 12 people.", "12"),
        ("Rebels slaughtered 12 farmers intwo separate incidents near Salby.", "12"),
        ("A raid left 12 dead including 4 villagers and 2 soldiers-6 gunmen.", "12 (4) (2) (6)"),
        ("The number of corpses in the mortuary is 24.", "24"),
    ],
)  # fmt: skip
def test_figures_in_forms_that_pages_have(text: str, expected: str) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Police said that six assaillents were killed.", ["attackers"]),
        ("Police said that six passangers were killed.", [UNSAID]),
        ("Two special forces died.", ["security forces"]),
    ],
)
def test_groups_of_words_spelt_almost_so(text: str, groups: list[str]) -> None:
    assert [c.group for c in claims(Document(text), EMPTY)] == groups


def test_whoever_is_burnt_to_death_or_alive_is_killed() -> None:
    told = ("Twelve students were burnt to death in Arden.", "Twelve were burnt alive.", "Twelve students were burnt.")
    assert [figures(t) for t in told] == ["12", "12", "12w"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("The count stands at ten soldiers killed, “including members of the army and civilians”.", ["people"]),
        ("Nine policemen, including recruits of the police and civilians, were killed.", ["people"]),
        ("The count stands at ten soldiers killed, including officers and recruits.", ["security forces"]),
        (
            "The count stands at ten soldiers killed, including a driver and a civilian.",
            ["security forces", UNSAID, "civilians"],
        ),
        ("Ten soldiers were killed in raids, including homes of guards and civilians.", ["security forces"]),
    ],
)
def test_a_count_that_includes_two_groups_is_of_people(text: str, groups: list[str]) -> None:
    assert [c.group for c in claims(Document(text), EMPTY)] == groups
