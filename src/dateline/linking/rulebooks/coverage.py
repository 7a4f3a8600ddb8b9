"""The rules of coverage by name: what decides what a report says of a point about an attack.

A cell of the table coverage has no rule: several decide it together. In examples the last report is the one that is
asked, the words that decide are in brackets, and the last line gives the point and what that report says of it. The
code is in dateline.linking.incidents.coverage.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="coverage")
_FULL = (
    "2023-02-02: Thirteen people were killed in an attack on Dorvik on Monday.\n"
    "2023-02-02: Thirteen people were killed in an attack on Dorvik on Monday.\n"
)
_GROUPS = (
    "2023-02-02: Nine villagers and two soldiers were killed in an attack on Dorvik on Monday.\n"
    "2023-02-02: Nine villagers and two soldiers were killed in an attack on Dorvik on Monday.\n"
)
_BOMB = "2023-02-02: Thirteen people were killed by a bomb in Dorvik on Monday.\n" * 2
_CLAIMED = (
    "2023-02-02: Thirteen people were killed in an attack on Dorvik on Monday. The Osk Liberation Front claimed "
    "responsibility for the attack.\n"
) * 2

RULES = registry(
    _rule(
        name="another number",
        reads="that a report gives another number of them all, its own before that of a source; a part of it is none",
        examples=(
            f"{_FULL}2023-02-03: [Eleven people were killed] in Dorvik on Monday.\n= 13 killed in all: otherwise",
        ),
        counter_examples=(
            f"{_FULL}2023-02-03: Many people were killed in Dorvik on Monday.\n= 13 killed in all: part of",
            f"{_FULL}2023-02-03: At least eleven people were killed in Dorvik on Monday.\n= 13 killed in all: at least",
        ),
    ),
    _rule(
        name="what one witness saw",
        reads="that a smaller number is what one witness saw or one hospital holds: it is a part, and no other number",
        examples=(
            f"{_FULL}2023-02-03: A reporter in Dorvik saw [two people killed] on Monday.\n= 13 killed in all: part of",
        ),
        counter_examples=(
            f"{_FULL}2023-02-03: Two people were killed in Dorvik on Monday, a reporter said.\n"
            "= 13 killed in all: otherwise",
        ),
    ),
    _rule(
        name="nobody else’s dead",
        reads="that a report counts or names the dead of that group, and not those whom it killed or who killed it",
        examples=(
            f"{_GROUPS}2023-02-03: Nine villagers died and [two soldiers were killed] in Dorvik on Monday.\n"
            "= two security forces killed: so",
        ),
        counter_examples=(
            f"{_GROUPS}2023-02-03: Four gunmen were shot dead by soldiers in Dorvik on Monday. Many people were killed."
            "\n= two security forces killed: nothing",
        ),
    ),
    _rule(
        name="the day of the attack",
        reads="that what happens beside a day is the attack, and not a march, mourning, a burial or words",
        examples=(
            f"{_FULL}2023-02-03: [13 people were killed] in Dorvik on Monday.\n= it was on Monday 30 January 2023: so",
        ),
        counter_examples=(
            f"{_FULL}2023-02-03: Thousands marched in Dorvik on Tuesday, January 31, for the 13 people killed in the "
            "attack on Dorvik.\n= it was on Monday 30 January 2023: nothing",
            f"{_FULL}2023-02-03: 13 people were killed in Dorvik. The ministry on Monday said it attacked nobody.\n"
            "= it was on Monday 30 January 2023: nothing",
        ),
    ),
    _rule(
        name="the means of the attack",
        reads="that a sentence says what people were killed with in this attack; a denial does not say so, nor does a "
        "sentence about another day",
        examples=(f"{_BOMB}2023-02-03: [13 people were killed] in Dorvik on Monday by a bomb.\n= a bomb went off: so",),
        counter_examples=(
            f"{_BOMB}2023-02-03: 13 people were killed in Dorvik on Monday. The mayor said he did not plant a bomb."
            "\n= a bomb went off: part of",
            f"{_BOMB}2023-02-03: 13 people were killed in Dorvik on Monday, the anniversary of his death by a bomb.\n"
            "= a bomb went off: nothing",
        ),
    ),
    _rule(
        name="whoever claims it",
        reads="that those who are said to have done it claim it, by any spelling or name; who claimed several attacks, "
        "or an earlier one, says nothing of it, and another group’s claim is a part",
        examples=(
            f"{_CLAIMED}2023-02-03: [13 people were killed] in the attack on Dorvik, which has been claimed by "
            "the militant group Osk Liberation Fronts.\n= Osk Liberation Front claimed responsibility: so",
        ),
        counter_examples=(
            f"{_CLAIMED}2023-02-03: 13 people were killed in Dorvik on Monday. The Osk Liberation Front has "
            "previously claimed responsibility for a number of attacks.\n"
            "= Osk Liberation Front claimed responsibility: part of",
            f"{_CLAIMED}2023-02-03: 13 people were killed in Dorvik on Monday. In September it claimed responsibility "
            "for a bombing.\n= Osk Liberation Front claimed responsibility: part of",
            f"{_CLAIMED}2023-02-03: 13 people were killed in Dorvik on Monday. The minister named one of the attackers "
            "but did not comment further.\n= Osk Liberation Front claimed responsibility: nothing",
            f"{_CLAIMED}2023-02-03: 13 people were killed in Dorvik. The Green League said it carried out the "
            "attack.\n= Osk Liberation Front claimed responsibility: part of",
            f"{_CLAIMED}2023-02-03: 13 people were killed in Dorvik on Monday. No group has claimed the attack.\n"
            "= Osk Liberation Front claimed responsibility: part of",
        ),
    ),
)
