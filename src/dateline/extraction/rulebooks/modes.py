"""The rules for the mode of a figure by name: whether it is a total, a part of another, added to one, or does not hold.

`dateline explain` names them. The code is in casualties/modes.py, and for what a source denies or a sentence takes back
in casualties/retractions.py. In examples the words of the figure are in brackets.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="modes")

RULES = registry(
    _rule(
        name="denied",
        reads="a figure that its source denies or cannot confirm: denied",
        examples=("The mayor denied that [nine people were killed].",),
        counter_examples=("The mayor said that nine people were killed.",),
    ),
    _rule(
        name="wrong or changed",
        reads="a figure that its sentence says was wrong or has changed: superseded",
        examples=("Twelve people were killed, and the toll jumped from [about nine dead].",),
        counter_examples=("The mayor said that nine people were killed.",),
    ),
    _rule(
        name="said before",
        reads="a figure that had been said before the report’s own, which is another: superseded",
        examples=("Twelve people were killed. Police had earlier said that [nine people were killed].",),
        counter_examples=("Police said that nine people were killed.",),
    ),
    _rule(
        name="feared dead",
        reads="those feared or presumed dead, who are not known to be: possible",
        examples=("[Thirty people are feared dead] in the mine.",),
        counter_examples=("Thirty people are dead in the mine.",),
    ),
    _rule(
        name="still sought",
        reads="how many bodies are thought to lie somewhere still: possible",
        examples=("Residents said that [ten bodies] were yet to be recovered.",),
        counter_examples=("Residents said that ten bodies were recovered.",),
    ),
    _rule(
        name="possible",
        reads="a figure that may be so, or that a toll may come to: possible",
        examples=("[Twelve people may have been killed] in Salby.", "The [death toll could rise to 40], doctors said."),
        counter_examples=("Twelve people have been killed in Salby.", "The death toll rose to 40, doctors said."),
    ),
    _rule(
        name="not confirmed",
        reads="a figure of which its sentence, or the next, says that it is not confirmed: unconfirmed",
        examples=(
            "The union put the [death toll at 60], but this figure was not confirmed by the ministry.",
            "Unconfirmed reports say that [twelve people were killed].",
            "The union said that [60 people died]. The figure could not be verified.",
        ),
        counter_examples=(
            "The union put the death toll at 60, and the ministry confirmed it.",
            "The blast killed 60 people. The report could not be verified.",
        ),
    ),
    _rule(
        name="seen by a witness",
        reads="how many a witness saw or a picture shows, which is no count of them all: seen",
        examples=("A reporter saw [two people wounded].", "The video showed [three bodies] on the road."),
        counter_examples=("A reporter said that two people were wounded.", "Friday’s raid saw two people killed."),
    ),
    _rule(
        name="of them all",
        reads="a count of “them” or “whom” where nobody harmed was counted before: a total",
        examples=("A convoy carried 2,500 troops. A bomb hit it, [killing at least nine of them].",),
        counter_examples=("Twelve people were killed, nine of them soldiers.",),
    ),
    _rule(
        name="toll grew by",
        reads="what a toll grew by: added",
        examples=("The [death toll rose by nine].",),
        counter_examples=("The death toll rose to nine.",),
    ),
    _rule(
        name="taken back",
        reads="a figure behind “not”, or one that was given before and is replaced: superseded",
        examples=("Thirteen people were [killed, not 15] as reported.",),
        counter_examples=("Thirteen people were killed.",),
    ),
    _rule(
        name="more bodies",
        reads="more bodies, where the sentence gives no toll: added",
        examples=("Rescuers found [six more bodies].",),
        counter_examples=("Rescuers found six bodies.",),
    ),
    _rule(
        name="more before a toll",
        reads="more dead, before the toll they bring it to: added",
        examples=("[Two more people died], bringing the death toll to 19.",),
        counter_examples=("The death toll reached 19 after two more people died.",),
    ),
    _rule(
        name="more in a toll",
        reads="more dead, behind the toll that counts them: a part",
        examples=("The death toll reached 19 after [two more people died].",),
        counter_examples=("Two more people died, bringing the death toll to 19.",),
    ),
    _rule(
        name="died later",
        reads="another who died, as somebody “later said”: added to those given before",
        examples=("Nine soldiers were killed. The premier later said that [another soldier had died].",),
        counter_examples=("Nine soldiers were killed. Another soldier died in hospital.",),
    ),
    _rule(
        name="named as a part",
        reads="what comes behind “including” or “of them”, or before “among them” and “were among the”: a part",
        examples=("Ten people were [killed, including three children].",),
        counter_examples=("Ten soldiers and three children were killed.",),
    ),
    _rule(
        name="items of a figure",
        reads="those who make up the figure before them: a part",
        examples=("Gunmen [killed five people, a teacher], his wife and three children.",),
        counter_examples=("Gunmen killed a teacher and three children.",),
    ),
    _rule(
        name="how badly",
        reads="those of the wounded who were hurt badly or lightly: a part",
        examples=("A bomb [wounded 14 people, three] critically.",),
        counter_examples=("A bomb wounded 14 people.",),
    ),
    _rule(
        name="taken from a whole",
        reads="a count with the whole that it is taken from: a part",
        examples=("[44 of the 94 people reported missing] died.",),
        counter_examples=("Police reported 94 people missing.",),
    ),
    _rule(
        name="part before its whole",
        reads="a count “among the” so many: a part",
        examples=("[Eleven children were among the 33 dead].",),
        counter_examples=("Eleven children were killed.",),
    ),
    _rule(
        name="share of the dead",
        reads="a count of “the dead” or “the wounded”: a part",
        examples=("[Three of the dead] were drivers.",),
        counter_examples=("Three people are dead.",),
    ),
    _rule(
        name="one of those counted",
        reads="one person who is named or described where the text has counted more: a part",
        examples=("Nine people were killed in Dorvik. [Jan Berg, 24, was killed] at his desk.",),
        counter_examples=("Jan Berg, 24, was killed at his desk.",),
    ),
    _rule(
        name="in critical condition",
        reads="those whose condition is critical: a part",
        examples=("Nine people were wounded, and [four are in critical condition].",),
        counter_examples=("Nine people were wounded.",),
    ),
    _rule(
        name="among the dead",
        reads="a count beside “among the dead” or “among the wounded”: a part",
        examples=("Among the [dead are two children].",),
        counter_examples=("Two children are dead.",),
    ),
    _rule(
        name="the dead include",
        reads="a count behind “the dead included”: a part",
        examples=("The [dead included five officers].",),
        counter_examples=("Five officers are dead.",),
    ),
    _rule(
        name="bodies counted before",
        reads="bodies that are identified, buried or lie somewhere: a part",
        examples=("The [bodies of two men] were identified.",),
        counter_examples=("The bodies of two men were found.",),
    ),
    _rule(
        name="of them",
        reads="a count “of them” or “of whom”: a part",
        examples=("Twelve people were shot. [Nine of them were killed].",),
        counter_examples=("Nine were killed in the raid.",),
    ),
    _rule(
        name="part in a later sentence",
        reads="a count of those of a sentence before: a part",
        examples=("Nine people were killed in Dorvik. [Four of them] were children.",),
        counter_examples=("Nine people were killed in Dorvik. Four mills burned.",),
    ),
    _rule(
        name="whole figure",
        reads="a figure that no other rule for modes finds: a total",
        examples=("[Nine people were killed] in Dorvik.",),
        counter_examples=("The death toll rose by nine.",),
    ),
)
