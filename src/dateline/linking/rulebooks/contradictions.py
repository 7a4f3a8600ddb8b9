"""The rules of contradiction by name: what each finds, with reports that disagree and reports that only seem to.

The column `rule` of the table contradictions holds these names; the code is in dateline.linking.contradictions. In
examples the words that support a side are in brackets, and the last line gives the sides. Norland is a country
with the districts Osk and Vale; the town of Dorvik and the villages of Salby, Tarn and Lund lie in Osk. Red Front and
Blue League are attackers.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from dateline.rules import Rule, registry

_rule = partial(Rule, family="contradictions")

RULES = registry(
    _rule(
        name="figures exclude each other",
        reads=(
            "figures for one group of one attack that cannot both be right; one that a report replaces by its own is "
            "history"
        ),
        examples=(
            "2023-01-31: [Five people were killed] in Dorvik on Monday.\n"
            "2023-02-02: [Four people were killed] in Dorvik on Monday.\n"
            "= 4 | 5",
            "2023-01-31: [At least 35 people were killed] in Dorvik on Monday.\n"
            "2023-01-31: [32 people were killed] in Dorvik on Monday.\n"
            "= 32 | at least 35",
            "2023-01-31: [Nine soldiers were killed] in Dorvik on Monday, police said. Peter Holm later said that "
            "[another soldier had died].\n"
            "2023-01-31: [Eleven soldiers were killed] in Dorvik on Monday.\n"
            "= 10 | 11",
        ),
        counter_examples=(
            "2023-01-30: Thirteen people were killed in Dorvik on Monday.\n"
            "2023-02-01: Twenty-one people were killed in Dorvik on Monday.",
            "2023-01-31: At least 32 people were killed in Dorvik on Monday.\n"
            "2023-01-31: More than 100 people were killed in Dorvik on Monday.",
            "2023-01-31: Two dozen people were killed in Dorvik on Monday.\n"
            "2023-01-31: 25 people were killed in Dorvik on Monday.",
            "2023-01-31: Six gunmen were killed in Dorvik on Monday, Peter Holm said.\n"
            "2023-02-01: Three gunmen were killed in Dorvik on Monday, instead of the six that were announced earlier, "
            "Peter Holm said.",
            "2023-01-31: Nine soldiers were killed in Dorvik on Monday, Anna Berg said. Two soldiers were killed in "
            "their beds, police said. Seven more soldiers died when a bomb went off, police said. Peter Holm later "
            "said that another soldier had died.\n"
            "2023-01-31: Ten soldiers were killed in Dorvik on Monday.",
        ),
    ),
    _rule(
        name="who did it",
        reads="a group that is blamed and denies it, or two groups that claim one attack",
        examples=(
            "2023-01-31: Five people were killed in Dorvik on Monday. Red Front [claimed responsibility] for the "
            "attack.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. Red Front [denied responsibility] for the "
            "attack.\n"
            "= Red Front claims it | Red Front did not (Red Front)",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in Dorvik on Monday. Red Front claimed responsibility for the "
            "attack.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. Officials blamed Red Front for the attack.",
        ),
    ),
    _rule(
        name="different days",
        reads="one attack on two days",
        examples=(
            "2023-01-31: [Five people were killed] in an attack on Dorvik on Monday.\n"
            "2023-01-31: [Five people were killed] in an attack on Dorvik on Sunday.\n"
            "= Monday 30 January 2023 | Sunday 29 January 2023",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday.\n"
            "2023-01-31: Five people were killed in Dorvik, the mayor said on Tuesday.",
        ),
    ),
    _rule(
        name="who the dead were",
        reads="the same dead described as other people, in another number",
        examples=(
            "2023-01-31: [Three brothers were killed] in an attack on Dorvik on Monday.\n"
            "2023-01-31: [Two children were killed] in an attack on Dorvik on Monday.\n"
            "= 2 children | 3 brothers",
        ),
        counter_examples=(
            "2023-01-31: Three brothers were killed in an attack on Dorvik on Monday.\n"
            "2023-01-31: Three children were killed in an attack on Dorvik on Monday.",
        ),
    ),
    _rule(
        name="killed by one means",
        reads="figures for those whom one bomb or ambush killed",
        examples=(
            "2023-01-31: Ten people were killed in Dorvik on Monday. A roadside bomb [killed seven soldiers].\n"
            "2023-01-31: Ten people were killed in Dorvik on Monday. A roadside bomb [killed five soldiers].\n"
            "= 5 killed by a bomb | 7 killed by a bomb",
        ),
        counter_examples=(
            "2023-01-31: Ten people were killed in Dorvik on Monday. A roadside bomb killed seven soldiers.\n"
            "2023-01-31: Ten people were killed in Dorvik on Monday. Gunmen shot five soldiers dead.",
        ),
    ),
    _rule(
        name="who controlled the area",
        reads="two answers to who controlled the area",
        examples=(
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. “The attack happened [in areas held "
            "by the Osk army],” Peter Holm said.\n"
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. “The attack happened because of the "
            "[gap between Osk and Vale forces],” Olaf Gran said.\n"
            "= the ground was held by Osk army (Peter Holm) | there is a gap between Osk and Vale (Olaf Gran)",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. “The attack happened in areas held "
            "by the Osk army,” Peter Holm said.\n"
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. The attack happened in areas held "
            "by the Osk army.",
        ),
    ),
    _rule(
        name="disputed ground",
        reads="whether the area is disputed",
        examples=(
            "2023-01-31: Five people were killed in an attack on a village [in the disputed Dorvik district] on "
            "Monday.\n"
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. “The attack happened [not in areas "
            "disputed between] the Osk army and the Vale army,” Peter Holm said.\n"
            "= the ground is disputed | the ground is not disputed (Peter Holm)",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in an attack on a village in the disputed Dorvik district on Monday.\n"
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. The attack happened in areas held "
            "by the Osk army.",
        ),
    ),
    _rule(
        name="different hours",
        reads="one attack at two times of the night or day",
        examples=(
            "2023-01-31: The attack on Dorvik came at 22:30 on Monday and [killed five people].\n"
            "2023-01-31: Dorvik was raided around ten o'clock on Monday night. [Five people were killed].\n"
            "= 22:30 | about 22:00",
        ),
        counter_examples=(
            "2023-01-31: The attack on Dorvik came at 22:30 on Monday and killed five people.\n"
            "2023-01-31: Dorvik was raided on Monday night. Five people were killed. Residents fled until ten o'clock.",
        ),
    ),
    _rule(
        name="which places",
        reads="other places beside one that both name",
        examples=(
            "2023-01-31: [Five people were killed] in an attack on the villages of Salby and Tarn on Monday.\n"
            "2023-01-31: [Five people were killed] in an attack on two villages, Salby and Lund, on Monday.\n"
            "= Lund and Salby | Salby and Tarn",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in an attack on the villages of Salby and Tarn on Monday.\n"
            "2023-01-31: Five people were killed in an attack on two villages, Tarn and Salby, on Monday.",
        ),
    ),
    _rule(
        name="where a place lies",
        reads="one place in two districts",
        examples=(
            "2023-01-31: [Five people were killed] in an attack on Osk on Monday. The attack struck Salby.\n"
            "2023-01-31: [Five people were killed] in an attack on Monday in Salby village in Vale.\n"
            "= in Osk | in Vale",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in an attack on Osk on Monday. The attack struck Salby.\n"
            "2023-01-31: Five people were killed in an attack on Monday in Salby village in Osk.",
        ),
    ),
    _rule(
        name="different means",
        reads="the same dead by means that exclude each other",
        examples=(
            "2023-01-31: A bomb [killed seven people] in Dorvik on Monday.\n"
            "2023-01-31: [Seven people were shot dead] in Dorvik on Monday.\n"
            "= 7 people killed, by a bomb | 7 people killed, by gunfire",
        ),
        counter_examples=(
            "2023-01-31: Seven soldiers were killed in an ambush in Dorvik on Monday.\n"
            "2023-01-31: A roadside bomb killed seven soldiers in Dorvik on Monday.",
        ),
    ),
    _rule(
        name="how many attacks",
        reads="numbers of attacks, or of places attacked",
        examples=(
            "2023-01-31: An attack in Osk on Monday killed 13 people. There were [three attacks] in Osk.\n"
            "2023-01-31: Militants carried out [two attacks] in Osk on Monday, killing 13 people.\n"
            "= 2 attacks | 3 attacks",
        ),
        counter_examples=(
            "2023-01-31: An attack on a village in Osk on Monday killed 13 people.\n"
            "2023-01-31: Militants carried out two attacks in Osk on Monday, killing 13 people.",
        ),
    ),
    _rule(
        name="sum of parts",
        reads="a report's total that its own parts, day by day, exceed",
        examples=(
            "2023-01-31: [Seven soldiers have been killed] in Dorvik since Saturday night: [five soldiers were killed] "
            "on Saturday, and [three soldiers were killed] on Monday night.\n"
            "= 5 + 3 = 8, by its own parts | 7 security forces killed, as reported",
        ),
        counter_examples=(
            "2023-01-31: Seven soldiers have been killed in Dorvik since Saturday night: five soldiers were killed on "
            "Saturday, and two soldiers were killed on Monday night.",
        ),
    ),
    _rule(
        name="fewer killed or wounded than killed",
        reads="more killed than killed and wounded together",
        examples=(
            "2023-01-31: [Nine people were killed] in Dorvik on Monday.\n"
            "2023-01-31: [Seven people were killed or wounded] in Dorvik on Monday.\n"
            "= 7 killed and wounded together | 9 killed",
        ),
        counter_examples=(
            "2023-01-31: Seven people were killed in Dorvik on Monday.\n"
            "2023-01-31: Nine people were killed or wounded in Dorvik on Monday.",
        ),
    ),
    _rule(
        name="fewer than the attacks inside",
        reads="a figure for some weeks below that of the attacks inside them",
        examples=(
            "2023-01-22: [Three soldiers were killed] in Dorvik on Saturday, January 21.\n"
            "2023-01-31: [Four soldiers were killed] in Salby on Monday, January 30.\n"
            "2023-02-02: [Five soldiers have been killed] in Norland in the past month.\n"
            "= 3 (Dorvik, 21 January 2023) + 4 (Salby, 30 January 2023) = 7 killed in attacks of these days | "
            "5 security forces killed, “in the past month”",
        ),
        counter_examples=(
            "2023-01-22: Three soldiers were killed in Dorvik on Saturday, January 21.\n"
            "2023-01-31: Four soldiers were killed in Salby on Monday, January 30.\n"
            "2023-02-02: At least five soldiers have been killed in Norland in the past month.",
        ),
    ),
    _rule(
        name="published too early",
        reads="a report older than what it reports",
        examples=(
            "2023-01-29: [Five people were killed] in an attack on Dorvik on January 30, 2023.\n"
            "= published 29 January 2023 | reports 30 January 2023",
        ),
        counter_examples=("2023-01-30: Five people were killed in an attack on Dorvik on January 30, 2023.",),
    ),
    _rule(
        name="altered quotation",
        reads="words changed between quotation marks without a sign",
        examples=(
            "2023-01-31: Five people were killed in Dorvik on Monday. “[We will rebuild the old bridge before the "
            "winter and reopen every school],” Peter Holm said.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. “[We will rebuild the old bridge before the "
            "spring and reopen every school],” Peter Holm said.\n"
            "= another version: “spring” for “winter” | one version",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in Dorvik on Monday. “We will rebuild the old bridge before the "
            "winter and reopen every school in the town,” Peter Holm said.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. “We will rebuild the old bridge before the "
            "winter,” Peter Holm said.",
        ),
    ),
    _rule(
        name="two speakers",
        reads="the same words given to two people",
        examples=(
            "2023-01-31: Five people were killed in Dorvik on Monday. “[We will rebuild the old bridge before the "
            "winter and reopen every school],” Peter Holm said.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. “[We will rebuild the old bridge before the "
            "winter and reopen every school],” Olaf Gran said.\n"
            "= Olaf Gran | Peter Holm",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible "
            "blast near the gate,” Inspector-General Rolf Berg said.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible "
            "blast near the gate,” Rolf Berg said.",
            "2023-01-31: Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible "
            "blast near the gate,” the Norland prime minister said.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible "
            "blast near the gate,” Ida Holm said.",
            "2023-01-31: Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible "
            "blast near the gate,” the Norland State Department said.\n"
            "2023-01-31: Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible "
            "blast near the gate,” Secretary of State Peter Holm said.",
        ),
    ),
    _rule(
        name="distance that does not fit",
        reads="a place that does not lie where a report puts it",
        examples=(
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. Salby lies [70 km south of "
            "Dorvik].\n"
            "= 11 km north of Dorvik, by the coordinates in places.csv | “70 km south of Dorvik”",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. Salby lies 11 km north of Dorvik.",
        ),
    ),
    _rule(
        name="picture before the attack",
        reads="a picture of the aftermath dated before the attack",
        examples=(
            "2023-01-31: [Five people were killed] in an attack on Dorvik on Monday. ¶ Photo: Mourners carry a victim "
            "of the attack in Dorvik, January 2, 2023. (Norland Photo)\n"
            "= attack of 30 January 2023 | picture dated 2 January 2023: Photo: Mourners carry a victim of the attack "
            "in Dorvik, January 2, 2023. (Norland Photo)",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed in an attack on Dorvik on Monday. ¶ Photo: Children play in Dorvik, "
            "January 2, 2023. (Norland Photo)",
        ),
    ),
)


class Standing(NamedTuple):
    """Of what kind a rule's contradictions are, and their weight, which orders the chapter: deaths, who did it and the
    day before hours, words and speakers."""

    kind: str
    weight: int


STANDING = {
    "figures exclude each other": Standing("number", 8),
    "who did it": Standing("responsibility", 8),
    "different days": Standing("date", 8),
    "who the dead were": Standing("person", 7),
    "killed by one means": Standing("number", 7),
    "who controlled the area": Standing("responsibility", 6),
    "disputed ground": Standing("place", 4),
    "different hours": Standing("date", 6),
    "which places": Standing("place", 6),
    "where a place lies": Standing("place", 5),
    "different means": Standing("means", 5),
    "how many attacks": Standing("number", 5),
    "sum of parts": Standing("arithmetic", 4),
    "fewer killed or wounded than killed": Standing("arithmetic", 4),
    "fewer than the attacks inside": Standing("number", 3),
    "published too early": Standing("date", 3),
    "altered quotation": Standing("wording", 3),
    "two speakers": Standing("attribution", 3),
    "distance that does not fit": Standing("place", 2),
    "picture before the attack": Standing("date", 1),
}
