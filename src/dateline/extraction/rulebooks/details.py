"""The rules for particulars by name: what each reads, with examples and with sentences that only look like one.

The column `rule` of the table particulars holds these names; the patterns are in dateline.extraction.details. In
examples the words read are in brackets; Arden and Brook are places of the case.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="details")

RULES = registry(
    _rule(
        name="number of attacks",
        reads="how many attacks a sentence counts",
        examples=("He spoke of [three attacks] in Dorvik.",),
        counter_examples=("He spoke of an attack in Dorvik.", "A family of six carried out attacks in Dorvik."),
    ),
    _rule(
        name="places attacked",
        reads="how many villages, towns or posts are the object of an attack",
        examples=("Gunmen [attacked two villages].",),
        counter_examples=("They attacked the village again.",),
    ),
    _rule(
        name="places that were attacked",
        reads="how many villages, towns or posts are the subject of an attack",
        examples=("[The village] of Arden was attacked last night.",),
        counter_examples=("The village was quiet last night.",),
    ),
    _rule(
        name="held by",
        reads="who controls the area, behind “held by” or “under the control of”",
        examples=("The attacks took place [in areas held by the Peshmerga].",),
        counter_examples=(
            "He grew up in areas held by the Peshmerga.",
            "Whenever they attack, they come from areas held by the Peshmerga.",
            "The attacks come from areas held by the Peshmerga.",
        ),
    ),
    _rule(
        name="is under control",
        reads="who a sentence says controls the area",
        examples=("The [village is under Peshmerga control].",),
        counter_examples=("The village is under snow.",),
    ),
    _rule(
        name="under control",
        reads="who controls the area, behind “under”",
        examples=("They came [from areas under Iraqi army control].",),
        counter_examples=("He grew up in areas under Kurdish control.",),
    ),
    _rule(
        name="disputed ground",
        reads="that the ground is disputed",
        examples=("The attack struck Arden, [a disputed area].",),
        counter_examples=("The attack struck Arden, a remote area.",),
    ),
    _rule(
        name="gap between two",
        reads="that the ground lies between two forces",
        examples=("They blamed the attacks on the [gap between the Peshmerga and Iraqi forces].",),
        counter_examples=("They blamed the attacks on the gap between two hills.",),
    ),
    _rule(
        name="claimed",
        reads="that somebody has claimed responsibility",
        examples=(
            "The Red Front [claimed responsibility] for the attack.",
            "The Red Front had [claimed the attack] on Arden.",
        ),
        counter_examples=("No group has claimed the attack.", "The Red Front claims the attack was staged."),
    ),
    _rule(
        name="not claimed",
        reads="that nobody has claimed responsibility",
        examples=(
            "[No group has claimed] the attack.",
            "The Red Front [had not taken credit] for the attack.",
            "The Red Front [has made no comment].",
        ),
        counter_examples=(
            "The Red Front claimed responsibility for the attack.",
            "The minister named one of the attackers but did not comment further.",
        ),
    ),
    _rule(
        name="distance and direction",
        reads="where a place lies, by kilometres or miles and a direction from another",
        examples=("Arden lies [70 km southeast of Brook].",),
        counter_examples=("Arden lies 70 km behind Brook.",),
    ),
    _rule(
        name="direction",
        reads="where a place lies, by a direction from another alone",
        examples=("Arden lies [southwest of Brook].",),
        counter_examples=("Arden lies in the southwest of Brook.",),
    ),
    _rule(
        name="raid",
        reads="that attackers attacked or raided a village, or attacked, broke into or surrounded a building",
        examples=(
            "Around ten o’clock the [village of Arden was raided].",
            "Gunmen [broke into a house] in Arden and killed three brothers.",
            "The militants [stormed three hotels].",
            "Gunmen [attacked Arden and Dorvik villages], killing three.",
            "The [village of Arden was attacked] on Monday.",
        ),
        counter_examples=(
            "The militants planned to storm a hotel.",
            "Police never raided the house.",
            "Gunmen attacked a patrol near the village.",
            "Gunmen attacked families leaving the village.",
            "In recent months gunmen stormed several hotels.",
        ),
    ),
    _rule(
        name="shots",
        reads="that somebody opened fire on people",
        examples=("Gunmen [opened fire] on the crowd.",),
        counter_examples=("Nobody opened fire.",),
    ),
    _rule(
        name="ambush",
        reads="that people came into an ambush",
        examples=("Soldiers on patrol [were ambushed].",),
        counter_examples=("The soldiers feared they would be ambushed.",),
    ),
    _rule(
        name="bomb",
        reads="that a bomb or another charge went off",
        examples=("A [device blew up] under their car.",),
        counter_examples=("A device that could have blown up was found.", "A bomb was found."),
    ),
    _rule(
        name="accident on the road",
        reads="that a vehicle had an accident",
        examples=("Another soldier died [in a road accident].",),
        counter_examples=("It was no accident.",),
    ),
    _rule(
        name="help on its way",
        reads="that others came or set out to help",
        examples=("Soldiers [rushed to the scene].",),
        counter_examples=("Nobody came to their aid.",),
    ),
    _rule(
        name="taken to hospital",
        reads="that the wounded were taken to hospital",
        examples=("Five wounded were [taken to a hospital] in Brook.",),
        counter_examples=("The hospital in Brook was closed.",),
    ),
    _rule(
        name="fighting",
        reads="that two sides fought, or who was killed in clashes",
        examples=(
            "Nine soldiers were [killed in clashes] near Dorvik.",
            "The guards [exchanged fire] with the raiders.",
        ),
        counter_examples=("The mayor clashed over the budget.", "He was trained for fighting."),
    ),
    _rule(
        name="escape",
        reads="that the attackers got away",
        examples=("The [gunmen fled] into the hills.",),
        counter_examples=("Villagers fled into the hills.",),
    ),
)
