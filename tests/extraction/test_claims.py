import pytest

from dateline.extraction.casualties.claims import claims
from dateline.extraction.lexicon.case_names import UNSAID, Lexicon
from dateline.extraction.text.document import Document

LEXICON = Lexicon(groups={"Peshmerga": ("peshmerga", "kurdish soldiers", "kurdish security forces"), "ISIS": ("isis",)})


def found(text: str) -> list[tuple[str, str, int | None, int | None]]:
    rows = claims(Document(text), LEXICON)
    assert all(text[c.start : c.end] == c.words for c in rows)
    return [(c.effect, c.group, c.low, c.high) for c in rows]


KILLED, WOUNDED = "killed", "wounded"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2016 14 people were killed in Salby.", [(KILLED, "people", 14, 14)]),
        ("On March 3, 2020 nine people were killed.", [(KILLED, "people", 9, 9)]),
        ("The raid of 14/2/19 killed eight people.", [(KILLED, "people", 8, 8)]),
        ("A pile-up on Route 12 killed six people.", [(KILLED, "people", 6, 6)]),
        ("A shell that hit Hospital 3 wounded two nurses.", [(WOUNDED, "people", 2, 2)]),
        ("The loss of Flight 418 killed 93 people.", [(KILLED, "people", 93, 93)]),
        ("Brigade 31 killed nobody.", []),
        ("At 9 pm four people were killed.", [(KILLED, "people", 4, 4)]),
        ("Salby remembered the victims of 1998.", []),
        ("Six KIA, 9 WIA.", [(KILLED, "people", 6, 6), (WOUNDED, "people", 9, 9)]),
        ("Casualties: 6 dead, 9 injured.", [(KILLED, "people", 6, 6), (WOUNDED, "people", 9, 9)]),
        ("Up to 11 people may have died.", [(KILLED, "people", None, 11)]),
        ("Eleven men are now known to have died.", [(KILLED, UNSAID, 11, 11)]),
        (
            "The blast left six soldiers dead and wounded nine.",
            [(KILLED, "security forces", 6, 6), (WOUNDED, "security forces", 9, 9)],
        ),
        ("The blast left six dead and sent nine to hospital.", [(KILLED, "people", 6, 6), (WOUNDED, "people", 9, 9)]),
        ("The number of fatalities, mostly soldiers, reached 31.", [(KILLED, "people", 31, 31)]),
        ("A helicopter took both victims to a hospital.", [(WOUNDED, "people", 2, 2)]),
        ("Four nuns were fatally shot.", [(KILLED, UNSAID, 4, 4)]),
        ("Five people were shot, two fatally.", [("killed or wounded", "people", 5, 5), (KILLED, "people", 2, 2)]),
        ("Two monks were flown to a regional trauma center.", [(WOUNDED, UNSAID, 2, 2)]),
        ("Seven nurses were still not accounted for.", [("missing", "people", 7, 7)]),
        ("If anyone knows of the deaths of four people, they should call.", [(KILLED, "people", 4, 4)]),
        ("If four people were killed, it would be grave.", []),
        ("Two nuns, both 61, were killed.", [(KILLED, UNSAID, 2, 2)]),
        ("Three men between the ages of 19 and 24 were wounded.", [(WOUNDED, UNSAID, 3, 3)]),
        ("Four teachers in their 40's were killed.", [(KILLED, UNSAID, 4, 4)]),
        ("Two pupils, one 9 and the other 12, were wounded.", [(WOUNDED, UNSAID, 2, 2)]),
        ("Image 3 of 11 Two nuns were killed in Salby.", [(KILLED, UNSAID, 2, 2)]),
        ("The wounded nuns' ages were 61, 64 and 70, officials said.", []),
    ],
)
def test_kinds_of_figures(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three Peshmerga fighters were killed, and two were wounded.",
         [(KILLED, "Peshmerga", 3, 3), (WOUNDED, "Peshmerga", 2, 2)]),
        ("Militants killed three villagers and ten Peshmerga.",
         [(KILLED, "civilians", 3, 3), (KILLED, "Peshmerga", 10, 10)]),
        ("Another 10 Peshmerga were killed on Thursday, along with three civilians.",
         [(KILLED, "Peshmerga", 10, 10), (KILLED, "civilians", 3, 3)]),
        ("An attack that took the lives of 10 Peshmerga and three civilians.",
         [(KILLED, "Peshmerga", 10, 10), (KILLED, "civilians", 3, 3)]),
        ("The death toll among the Kurdish security forces grew by three.", [(KILLED, "Peshmerga", 3, 3)]),
        ("That brings the total of dead so far to 13 and four wounded.",
         [(KILLED, "people", 13, 13), (WOUNDED, "people", 4, 4)]),
        ("The death toll has risen to 13.", [(KILLED, "people", 13, 13)]),
        ("Attacks killing and injuring 20 people.", [("killed or wounded", "people", 20, 20)]),
        ("Nearly 10 Kurdish soldiers were killed or injured.", [("killed or wounded", "Peshmerga", 10, 10)]),
        ("About 3.2 million people remain displaced.", [("displaced", "people", 3_200_000, 3_200_000)]),
        ("It led to the deaths of three citizens.", [(KILLED, UNSAID, 3, 3)]),
        ("The explosion left at least seven people dead.", [(KILLED, "people", 7, None)]),
        ("Dozens of people were injured.", [(WOUNDED, "people", None, None)]),
        ("At least five people, including journalists and a camera crew, were wounded.",
         [(WOUNDED, "people", 5, None), (WOUNDED, "people", 1, 1)]),
        ("One person was killed and 86 others injured, including 6 who were seriously injured.",
         [(KILLED, "people", 1, 1), (WOUNDED, "people", 86, 86), (WOUNDED, "people", 6, 6)]),
        ("Two officers are among the wounded.", [(WOUNDED, "security forces", 2, 2)]),
        ("The murder [of six priests] shook the country.", [(KILLED, UNSAID, 6, 6)]),
        ("The dead included five police officers.", [(KILLED, "security forces", 5, 5)]),
        ("The death toll from the quake topped 200.", [(KILLED, "people", 200, None)]),
        ("A suicide bomber killed himself and 15 others.", [(KILLED, "people", 15, 15)]),
        ("The rockets wounded a mother and her three children.",
         [(WOUNDED, UNSAID, 1, 1), (WOUNDED, UNSAID, 3, 3)]),
        ("The death of the mayor and his two bodyguards.", [(KILLED, "security forces", 2, 2)]),
        ("Fifteen peasants were kidnapped and later murdered.",
         [("captured", UNSAID, 15, 15), (KILLED, UNSAID, 15, 15)]),
        ("Five members of a peasant family were killed.", [(KILLED, UNSAID, 5, 5)]),
        ("Two U.S. servicemen were killed.", [(KILLED, "security forces", 2, 2)]),
        ("Ten or more people were killed.", [(KILLED, "people", 10, None)]),
        ("The army lost five soldiers.", [(KILLED, "security forces", 5, 5)]),
        ("The rebels took 11 hostages.", [("captured", "people", 11, 11)]),
        ("Fighting forced 2,000 families from their homes.", [("displaced", UNSAID, 2000, 2000)]),
        ("Forty miners are feared dead.", [(KILLED, UNSAID, 40, 40)]),
        ("Ten were taken to a hospital with burns.", [(WOUNDED, "people", 10, 10)]),
        ("Two soldiers laid down their lives there.", [(KILLED, "security forces", 2, 2)]),
        ("On 23 September 28 bodies were found.", [(KILLED, "people", 28, 28)]),
        ("The wounded were Ann Roe, 19, Bob Doe, a clerk from the capital, and two other passengers.",
         [(WOUNDED, UNSAID, 1, 1), (WOUNDED, UNSAID, 2, 2)]),
        ("He managed to kill one person and wound 12 others.", [(KILLED, "people", 1, 1), (WOUNDED, "people", 12, 12)]),
        ("Thirteen bodies were seen on the streets; eight soldiers, four policemen and a civilian.",
         [(KILLED, "people", 13, 13), (KILLED, "security forces", 8, 8), (KILLED, "police", 4, 4),
          (KILLED, "civilians", 1, 1)]),
        ("Six priests, five of them from abroad, were murdered.",
         [(KILLED, UNSAID, 6, 6), (KILLED, UNSAID, 5, 5)]),
        ("Eight, three of them seriously, were wounded.", [(WOUNDED, "people", 8, 8), (WOUNDED, "people", 3, 3)]),
        ("The assailants stabbed the two women.", [(WOUNDED, UNSAID, 2, 2)]),
        ("Seven members of the Kurdish security forces were killed.", [(KILLED, "Peshmerga", 7, 7)]),
        ("Peshmerga forces intervened, and 10 of their soldiers were killed.", [(KILLED, "Peshmerga", 10, 10)]),
        ("The toll rose to 13 civilians and military.", [(KILLED, "people", 13, 13)]),
        ("THREE SUBVERSIVES WERE KILLED AND SEVEN OTHERS WERE WOUNDED DURING CLASHES YESTERDAY.",
         [(KILLED, "attackers", 3, 3), (WOUNDED, "attackers", 7, 7)]),
        ("One of the wounded died.", [(KILLED, "people", 1, 1)]),
        ("The accident caused the martyrdom of a Peshmerga fighter.", [(KILLED, "Peshmerga", 1, 1)]),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 11th Federal Police Brigade was attacked in the Hawija district.",
        "The 40-kilometer gap between the forces is to blame for the killing.",
        "ISIS has carried out five attacks on the forces.",
        "The town lies 70 km southeast of Mosul, where he was wounded.",
        "Operations led to the killing and the arrest of many members.",
        "In 2017 the country declared victory.",
        "The man who killed the guards said two others had fled.",
        "The wounded said five men had come at dawn.",
        "The ministry asked for help in capturing nine men.",
        "The group said it was holding Christians hostage.",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert found(text) == []


def test_added_and_parts_are_told_from_totals() -> None:
    modes = [c.mode for c in claims(Document("The death toll grew by three."), LEXICON)]
    assert modes == ["added"]
    rows = claims(Document("Four Peshmerga, among them a captain, were killed."), LEXICON)
    assert [(c.low, c.mode) for c in rows] == [(4, "total"), (1, "subtotal")]
    assert {c.group for c in rows} == {"Peshmerga"}, "a rank makes nobody one of another force"
    rows = claims(Document("Ten people, among them two soldiers, were killed."), LEXICON)
    assert [c.group for c in rows] == ["people", "security forces"]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Two party leaders and 12 bus passengers were killed.", [2, 12]),
        ("A peasant couple was murdered.", [2]),
        ("Half a dozen soldiers died.", [6]),
        ("The attack inflicted 15 casualties on the army.", [15]),
        ("It resulted in three army casualties.", [3]),
        ("The six priests' murder shook the country.", [6]),
        ("They were accused of the killing of the rector, five others and two maids.", [5, 2]),
        ("Four wounded soldiers were found.", [4]),
        ("Three officers of the army and seven soldiers died in combat.", [3, 7]),
        ("She perished along with ten others.", [10]),
        ("At least 74, including eight Americans, were killed.", [74, 8]),
        ("Three doctors, including Dr. Doe, three nurses and a guard have been murdered.", [3, 3, 1]),
        ("He was killed together with his wife and two children.", [1, 2]),
        ("Killed were two soldiers.", [2]),
        ("Among the wounded were John Doe, the mayor, and two policemen.", [2]),
        ("Wounded were John Doe, a driver, and three passengers.", [1, 3]),
        ("Two guards (a man and a woman) were killed.", [2]),
        ("Five were reported gravely wounded.", [5]),
        ("Seven people suffered minor injuries.", [7]),
        ("12 lives were lost.", [12]),
        ("Another was killed in a gunfight.", [1]),
    ],
)
def test_figures_in_less_common_places(text: str, low: list[int]) -> None:
    assert [c.low for c in claims(Document(text), LEXICON)] == low


@pytest.mark.parametrize(
    "text",
    [
        "None of the 30 passengers was hurt.",
        "Neither of the two guards was hurt.",
        "The raid, which did not kill any of the 12 guards, was the third this week.",
        "They fled without killing the three guards.",
        "The bomb could have killed 100 people.",
        "The blast would have killed dozens of people.",
        "The group threatened to kill 20 hostages.",
        "An attempt to kill three officers failed.",
        "The men were about to be killed by two guards.",
        "The army said it would not kill the 20 prisoners.",
        "If 20 people had been killed, we would know.",
        "He was asked whether 20 people had been killed.",
    ],
)
def test_harm_that_was_not_done_is_no_claim(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "group", "high"),
    [
        ("As many as 40 people may have been killed.", "people", 40),
        ("It is unclear whether the 20 people killed were soldiers.", "people", 20),
        ("The raid not only killed 20 people, it closed the road.", "people", 20),
        ("The gunmen went on to kill 20 people.", "people", 20),
        ("He gave the order to kill the six priests.", UNSAID, 6),
        ("Two men aged 20 and 35 were killed.", UNSAID, 2),
        ("The Peshmerga lost nine men.", "Peshmerga", 9),
    ],
)
def test_harm_that_was_done_though_it_looks_otherwise(text: str, group: str, high: int) -> None:
    assert [(e, g, h) for e, g, _, h in found(text)] == [(KILLED, group, high)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Three of the dead were civilians.", [("civilians", 3)]),
        ("Of the 13 killed, three were civilians.", [("civilians", 3)]),
        ("Three of the 13 killed were civilians.", [("civilians", 3)]),
        ("The dead included three children and two women.", [(UNSAID, 3), (UNSAID, 2)]),
        ("One of the wounded died.", []),
    ],
)
def test_a_share_of_the_dead_is_a_part(text: str, parts: list[tuple[str, int]]) -> None:
    assert [(c.group, c.low) for c in claims(Document(text), LEXICON) if c.mode == "subtotal"] == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least 12 people, nine of them Peshmerga and three civilians, were killed.",
         [("people", 12, "total"), ("Peshmerga", 9, "subtotal"), ("civilians", 3, "subtotal")]),
        ("Thirteen people died, ten of them Peshmerga.", [("people", 13, "total"), ("Peshmerga", 10, "subtotal")]),
        ("The number of Peshmerga killed rose from seven to ten.", [("Peshmerga", 10, "total")]),
        ("The man and his brothers, 18 and 11, were killed.", []),
        ("An entire family was killed.", []),
        ("Six civilians, among them two women and a boy of nine, died there.",
         [("civilians", 6, "total"), ("civilians", 2, "subtotal"), ("civilians", 1, "subtotal")]),
        ("The commander and two of his men were killed.", [("people", 2, "total")]),
    ],
)  # fmt: skip
def test_parts_ages_and_families(text: str, told: list[tuple[str, int, str]]) -> None:
    assert [(c.group, c.low, c.mode) for c in claims(Document(text), LEXICON)] == told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # an apposition tells of the same people once more
        ("A teacher, a father of four, was killed on the spot.", [(1, "total")]),
        ("A fourth man, a civilian who brought food, was also killed.", [(1, "total")]),
        ("A doctor, a nurse and a driver were killed.", [(1, "total"), (1, "total"), (1, "total")]),
        ("The blast killed a policeman, a father of two.", [(1, "total")]),
        ("Five people, a teacher, his wife and three children, were killed.",
         [(5, "total"), (1, "subtotal"), (1, "subtotal"), (3, "subtotal")]),
        ("Three people, two brothers and a neighbour, were killed.", [(3, "total"), (2, "subtotal"), (1, "subtotal")]),
        ("Eleven people - seven men, three women and a child - were killed.",
         [(11, "total"), (7, "subtotal"), (3, "subtotal"), (1, "subtotal")]),
        # a breakdown by groups that leaves none over gives their totals
        ("The blast killed four people, three soldiers and a villager.", [(4, "total"), (3, "total"), (1, "total")]),
        # how badly some of them are hurt
        ("The blast injured 14 people, three critically.", [(14, "total"), (3, "subtotal")]),
        # ages and shares are no counts
        ("A nurse, 34, and her son, 6, were killed.", [(1, "total"), (1, "total")]),
        ("Half of the 20 passengers were killed.", []),
        # those who are only told of by another count beside others
        ("A nurse and her son were killed.", [(1, "total"), (1, "total")]),
        ("Her son was killed.", []),
        # the count before, once more
        ("Twelve villagers were killed and as many wounded.", [(12, "total"), (12, "total")]),
        ("Twelve villagers were killed and twice as many wounded.", [(12, "total"), (24, "total")]),
    ],
)  # fmt: skip
def test_who_those_of_a_count_were(text: str, figures: list[tuple[int, str]]) -> None:
    assert [(c.low, c.mode) for c in claims(Document(text), LEXICON)] == figures


def test_a_part_told_behind_its_whole_and_others_beside_an_officer() -> None:
    text = (
        "Twelve people were killed, among them ten workers and two guards. Two soldiers were killed and five others, "
        "including an officer, were wounded."
    )
    assert [(c.effect, c.low, c.mode) for c in claims(Document(text), LEXICON)] == [
        ("killed", 12, "total"), ("killed", 10, "subtotal"), ("killed", 2, "subtotal"),
        ("killed", 2, "total"), ("wounded", 5, "total"), ("wounded", 1, "subtotal"),
    ]  # fmt: skip


def test_martyrdom_embraced_is_a_death() -> None:
    assert [c.low for c in claims(Document("Two policemen embraced martyrdom in Bannu."), LEXICON)] == [2]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two of the five kidnapped engineers were found dead.", [("killed", 2, "total"), ("captured", 5, "total")]),
        ("Six of the 14 wounded soldiers died in hospital.", [("killed", 6, "total"), ("wounded", 14, "total")]),
        ("Of the 20 hostages, nine were killed.", [("killed", 9, "total")]),
        ("A child was among four people killed.", [("killed", 1, "subtotal"), ("killed", 4, "total")]),
        ("Hospitals received 31 bodies and 78 wounded.", [("killed", 31, "total"), ("wounded", 78, "total")]),
        ("A bomb killed Captain Omar Said and three of his men.", [("killed", 3, "total")]),
        ("The death toll from Wednesday's attack on a passenger bus in the hills of Ituri province, "
         "in the north of the country, rose to 18.", [("killed", 18, "total")]),
    ],
)  # fmt: skip
def test_shares_lists_with_names_and_far_tolls(text: str, figures: list[tuple[str, int, str]]) -> None:
    assert [(c.effect, c.low, c.mode) for c in claims(Document(text), LEXICON)] == figures


def test_it_is_the_toll_told_before() -> None:
    text = "The toll rose to ten, the mayor said. A security official put it at 14, all of them men."
    assert [(c.effect, c.low) for c in claims(Document(text), LEXICON)] == [("killed", 10), ("killed", 14)]


def test_how_many_of_them_are_badly_hurt() -> None:
    text = "The raid wounded at least 16, three of them seriously."
    assert [(c.low, c.mode) for c in claims(Document(text), LEXICON)] == [(16, "total"), (3, "subtotal")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The militants left behind the bodies of two of their fighters.", [(KILLED, "attackers", 2, 2)]),
        ("An airstrike on the hill ended it, killing “several” militants.", [(KILLED, "attackers", None, None)]),
        ("Nobody has shown us a single body.", []),
        ("No one killed the two men, he said.", []),
    ],
)
def test_whose_fighters_vague_counts_and_nobodys_dead(
    text: str, told: list[tuple[str, str, int | None, int | None]]
) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A woman and her husband were among the injured.", [(1, "subtotal"), (1, "subtotal")]),
        ("3 policemen, 2 children among 6 killed in raid.", [(3, "subtotal"), (2, "subtotal"), (6, "total")]),
        ("They shot the villagers one by one.", []),
        ("Gunmen killed seven herders at a plaster factory.", [(7, "total")]),
        ("A resident put the number of dead at no fewer than 15.", [(15, "total")]),
    ],
)
def test_who_is_among_the_dead_and_what_counts_nobody(text: str, told: list[tuple[int, str]]) -> None:
    assert [(c.low, c.mode) for c in claims(Document(text), LEXICON)] == told


def test_a_suicide_bombing_is_no_bombing_beside_it() -> None:
    (c,) = claims(Document("The toll from the suicide bombing at the market has climbed to 46."), LEXICON)
    assert c.means == "suicide attack"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bandits hacked 14 people to death in Oich and shot two men dead.",
         [(KILLED, 14, "total"), (KILLED, 2, "total")]),
        ("He killed four people in the market before he was shot by guards.", [(KILLED, 4, "total")]),
        ("One of the soldiers gave up because he was wounded.", [(WOUNDED, 1, "total")]),
        ("Four people were found dead at two locations.", [(KILLED, 4, "total")]),
        ("The raid resulted in three army casualties.", [("killed or wounded", 3, "total")]),
        ("Among the dead were the imam and his two sons.", [(KILLED, 2, "subtotal")]),
        ("They brought in 26 wounded; four of them are critical.", [(WOUNDED, 26, "total"), (WOUNDED, 4, "subtotal")]),
        ("Two policemen are in critical condition.", [(WOUNDED, 2, "subtotal")]),
        ("Three roads are critical, and long.", []),
    ],
)  # fmt: skip
def test_to_death_who_he_is_and_where_it_was(text: str, told: list[tuple[str, int, str]]) -> None:
    assert [(c.effect, c.low, c.mode) for c in claims(Document(text), LEXICON)] == told


def test_a_share_of_all_the_wounded_is_of_no_group_named_before() -> None:
    assert found("A bomb injured 217 people, 85 of them police. Fourteen of the wounded were in danger.")[-1] == (
        WOUNDED,
        "people",
        14,
        14,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the attackers were killed. The toll could rise as 20 of the injured were in danger.",
         [(KILLED, "attackers", 2, 2), (WOUNDED, "people", 20, 20)]),
        ("At least 21 soldiers and police officers and 48 civilians were wounded.",
         [(WOUNDED, "people", 21, None), (WOUNDED, "civilians", 48, 48)]),
        ("The ministry lowers the death toll by more than 100.", []),
        ("A bomb injured 1,000 others outside embassies.", [(WOUNDED, "people", 1000, 1000)]),
        ("Nine civilians and a policeman lost their lives.", [(KILLED, "civilians", 9, 9), (KILLED, "police", 1, 1)]),
        ("Two militants were neutralised.", [("killed or wounded", "attackers", 2, 2)]),
        ("Seventeen boys were burnt in their dormitory.", [(WOUNDED, UNSAID, 17, 17)]),
        ("A child was killed. Then one of the wounded soldiers died.",
         [(KILLED, UNSAID, 1, 1), (KILLED, "security forces", 1, 1)]),
        ("The raid reportedly killed 11 civilians.", [(KILLED, "civilians", 11, 11)]),
        ("The talks over two kidnapped men failed.", [("captured", UNSAID, 2, 2)]),
        ("Over 20 people were killed.", [(KILLED, "people", 20, None)]),
    ],
)  # fmt: skip
def test_who_the_injured_are_and_a_toll_that_falls(text: str, expected: list[tuple[str, str, int, int | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A family of five, including three children, died.",
         [(KILLED, UNSAID, 5, "total"), (KILLED, UNSAID, 3, "subtotal")]),
        ("A family of seven refugees was killed.", [(KILLED, UNSAID, 7, "total")]),
        ("They pulled four more bodies from the rubble, bringing the number of dead to 37.",
         [(KILLED, "people", 4, "added"), (KILLED, "people", 37, "total")]),
        ("The death toll has reached 19 after two more people died.",
         [(KILLED, "people", 19, "total"), (KILLED, "people", 2, "subtotal")]),
        ("Both attackers were shot dead.", [(KILLED, "attackers", 2, "total")]),
        ("Both soldiers and civilians were killed.", []),
        ("Two of the five wounded succumbed to their injuries.",
         [(KILLED, "people", 2, "total"), (WOUNDED, "people", 5, "total")]),
        ("One person was killed and four, including a pregnant woman, were wounded.",
         [(KILLED, "people", 1, "total"), (WOUNDED, "people", 4, "total"), (WOUNDED, UNSAID, 1, "subtotal")]),
        ("More than 140 others were taken to hospital.", [(WOUNDED, "people", 140, "total")]),
        ("Nine bodies were taken to the hospital.", [(KILLED, "people", 9, "total")]),
        ("Four 3 killed.", [(KILLED, "people", 3, "total")]),
        ("The dead include six women.", [(KILLED, UNSAID, 6, "subtotal")]),
        ("There were about 400 casualties, including 20 dead.",
         [("killed or wounded", "people", 400, "total"), (KILLED, "people", 20, "subtotal")]),
        ("A total of 57 people have been confirmed dead, up from 48 a day earlier.", [(KILLED, "people", 57, "total")]),
        ("They took at least 30 women captive.", [("captured", UNSAID, 30, "total")]),
    ],
)  # fmt: skip
def test_families_both_more_and_the_dead_that_include(text: str, told: list[tuple[str, str, int, str]]) -> None:
    assert [(c.effect, c.group, c.low, c.mode) for c in claims(Document(text), LEXICON)] == told


def test_a_force_by_its_long_and_its_short_name_is_one() -> None:
    lexicon = Lexicon(groups={"NBG": ("nbg personnel", "nbg troopers")})
    text = "At least 12 Norland Border Police Force (NBG) personnel were killed; five NBG troopers were wounded."
    assert [(c.group, c.low) for c in claims(Document(text), lexicon)] == [("NBG", 12), ("NBG", 5)]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Two children were killed and three others injured, a doctor in Salby said.", "people"),
        ("Two soldiers were killed and three others injured, a doctor in Salby said.", "security forces"),
    ],
)
def test_others_beside_children_need_be_no_civilians(text: str, group: str) -> None:
    assert found(text)[1] == (WOUNDED, group, 3, 3)


def test_another_death_that_somebody_tells_later_comes_to_those_told_before() -> None:
    text = "At least nine soldiers were killed in Salby. The premier later said that another soldier died in a crash."
    assert [(c.low, c.mode) for c in claims(Document(text), LEXICON)] == [(9, "total"), (1, "added")]
    plain = "Nine soldiers were killed in Salby. Another soldier died in hospital."
    assert [(c.low, c.mode) for c in claims(Document(plain), LEXICON)] == [(9, "total"), (1, "total")]
