"""Plain sentences as agencies, broadcasters and local papers print them, each with what a careful reader reads.

"k9" is nine killed, "w" wounded, "m" missing, "c" captured; "(k2)" a part, "~k7" taken back, "?k9" denied,
"k2!" attackers.
"""

import pytest

from dateline.core.report import Report
from dateline.extraction import extract

EFFECTS = {"killed": "k", "wounded": "w", "missing": "m", "captured": "c", "killed or wounded": "kw", "displaced": "d"}
MARKS = {"total": "{}", "subtotal": "({})", "added": "+{}", "superseded": "~{}", "denied": "?{}", "possible": "<{}"}


def read(text: str) -> str:
    """The figures of a sentence in short, in order of the text."""
    rows = extract(Report("r", "Herald", text, published="2022-05-03")).claims
    return " ".join(
        MARKS[r["mode"]].format(f"{EFFECTS[r['effect']]}{r['low']}{'!' if r['group'] == 'attackers' else ''}")
        for r in rows
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The driver, who was 17, was killed.", ""),
        ("The victim, who had turned 30 last week, died at the scene.", ""),
        ("A passer-by, who is 63, was stabbed in the neck.", ""),
        ("She was 28 and died at the scene.", ""),
        ("The attacker, who was 22, was shot dead by police.", ""),
        ("Nine guests, who were 22 to 40 years old, were killed.", "k9"),
    ],
)
def test_the_age_of_one_person_counts_nobody(text: str, expected: str) -> None:
    assert read(text).replace("k1!", "").replace("k1", "").replace("w1", "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three armed men killed the mayor of the town on Friday.", "k1"),
        ("Four soldiers killed the gunman after a two-hour chase.", "k1!"),
        ("Two policemen shot the attacker dead.", "k1!"),
        ("Six masked men kidnapped the priest.", "c1"),
        ("A crowd of 200 people killed the suspect.", "k1!"),
        ("A group of 15 armed men killed the village chief.", ""),
        ("Two assailants stabbed a teacher to death.", "k1"),
        ("Two men stabbed the teacher.", "w1"),
        ("Two brothers murdered the journalist.", "k1"),
        ("Nine soldiers killed their commander.", ""),
        ("Two gunmen killed Jan Berg on Friday.", "k1"),
        ("Three men killed him.", ""),
        ("A Kenyan stabbed two Danes before being shot dead.", "k1! w2"),
        ("Two people killed the same day were cousins.", "k2"),
        ("Two men killed the day before were cousins.", "k2"),
        ("Two people killed Monday in the raid were cousins.", "k2"),
        ("Two soldiers killed a year ago were buried.", "k2"),
        ("12 people killed, the mayor said.", "k12"),
        ("12 Soldiers Killed Near Salby", "k12"),
        ("Three hostages and two hostage-takers were killed in the rescue.", "k3 k2!"),
        ("Police killed a suspect and arrested five others.", "k1!"),
        ("Troops killed 25 fighters of Boko Haram and rescued 40 women and children.", "k25!"),
    ],
)
def test_who_did_it_is_not_who_was_hit(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two hundred people were inside and none of them was hurt.", ""),
        ("The 40 passengers were freed and none was injured.", ""),
        ("The bus was carrying 52 people, but no one was killed.", ""),
        ("The building houses 300 families, none of whom were hurt.", ""),
        ("It was unclear whether any of the 20 people inside had been hurt.", ""),
        ("It was not clear if the six missing people were among the dead.", "(m6)"),
        ("Nine people, none of them soldiers, were killed.", "k9"),
        ("Nine people were killed, none of them soldiers.", "k9"),
        ("Nine people, none of whom have been named, were killed.", "k9"),
        ("Twelve people died and none of the bodies was found.", "k12"),
        ("Police did not say whether the six people killed were soldiers.", "k6"),
        ("A man was charged with the attempted murder of two officers.", ""),
        ("He is charged with 51 counts of murder and 40 of attempted murder.", ""),
        ("Police could not confirm reports that 12 people had died.", "?k12"),
    ],
)
def test_who_was_not_hurt_is_counted_nowhere(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An average of 15 people are killed every day in the conflict.", ""),
        ("Every year some 400 people are killed by landmines.", ""),
        ("Nine people are killed on the roads every day.", ""),
        ("Ten people were killed per week last year.", ""),
        ("One person is killed every two hours in the conflict.", ""),
        ("Violence claims about 20 lives a month.", ""),
        ("Nine people died a day later.", "k9"),
        ("Nine people were killed in a day of violence.", "k9"),
        ("Five men were executed for the 2011 bombing.", ""),
        ("Five men were hanged for killing nine tourists in 2012.", "k9"),
        ("Gunmen executed five men for spying.", "k5"),
        ("The gunmen executed nine hostages.", "k9"),
    ],
)
def test_rates_and_the_condemned_are_no_toll(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll has risen from 28 to 34, the health ministry said.", "k34"),
        ("The number of those killed rose from nine to 13 after four more bodies were recovered.", "k13 (k4)"),
        ("The toll rose to 41 on Tuesday after three of the wounded died in hospital.", "k41 (k3)"),
        ("Hospitals treated 85 people, 12 of whom remain in a serious condition.", "w85 (w12)"),
        ("Three people, all members of one family, were killed.", "k3"),
        ("Six people, including the gunman, are dead.", "k6"),
        ("Six people — two Danes, a Briton and three Finns — were killed.", "k6 (k2) (k1) (k3)"),
        ("Two children among 10 dead in rocket strike", "(k2) k10"),
        ("The bodies of 21 missing men were found in a mass grave.", "k21"),
        ("The remains of 30 people were found in a mass grave.", "k30"),
        ("The remains of a car lay near nine people.", ""),
        ("Three missing soldiers were found alive.", ""),
        ("Four journalists were taken captive by the rebels.", "c4"),
        ("Eight people are in intensive care.", "w8"),
    ],
)
def test_parts_tolls_and_what_became_of_people(text: str, expected: str) -> None:
    assert read(text) == expected
