"""The rules for casualty figures by name: what each reads, with examples and with sentences that only look like one.

The column `rule` of the table claims holds these names. The code is in attachment.py (STEPS: a word of harm and its
counts), claims.py (parts, wholes, earlier tolls, and what turns a count down), singles.py and objects.py (one
person without a count), counts.py (numbers that count nobody). In
examples the words read are in brackets: from the figure to the word of harm.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="casualties")

RULES = registry(
    _rule(
        name="toll",
        reads="the figure of a toll, or what it grew by",
        examples=("The [death toll rose to 13].",),
        counter_examples=("The death toll may rise.",),
    ),
    _rule(
        name="lives",
        reads="the count behind “took the lives of” and “claimed”",
        examples=("The raid [took the lives of nine villagers].",),
        counter_examples=("The raid took nine hours.",),
    ),
    _rule(
        name="participle of harm",
        reads="the count behind “killing” or “wounding”",
        examples=("Gunmen raided Salby, [killing nine people].",),
        counter_examples=("The killing went on for nine days.",),
    ),
    _rule(
        name="bodies found",
        reads="a count of bodies",
        examples=("Police found [nine bodies] in a well.",),
        counter_examples=("Police found nine cars in a well.",),
    ),
    _rule(
        name="among the dead",
        reads="a count beside “among the dead” or “among the wounded”",
        examples=("[Two children are among the dead].",),
        counter_examples=("Two children are dead.",),
    ),
    _rule(
        name="the dead include",
        reads="a count behind “the dead included”",
        examples=("The [dead included five officers].",),
        counter_examples=("The dead were five officers.",),
    ),
    _rule(
        name="himself and others",
        reads="the count behind “killed himself and”",
        examples=("A bomber [killed himself and 15 others].",),
        counter_examples=("A bomber killed himself.",),
    ),
    _rule(
        name="he and others",
        reads="the count “along with” whom he or she died",
        examples=("In the end she [perished along with ten villagers].",),
        counter_examples=("She perished in a fire.",),
    ),
    _rule(
        name="critical",
        reads="a count of those whose condition is critical",
        examples=("Nine people were wounded and [four of them are critical].",),
        counter_examples=("Three roads are critical.",),
    ),
    _rule(
        name="died",
        reads="the count before “died” or “perished”",
        examples=("[Nine villagers died] in the raid.",),
        counter_examples=(
            "The radio died after nine hours.",
            "Nils Berg and his three brothers grew up with an aunt, who told them that their father had died.",
        ),
    ),
    _rule(
        name="over an insertion",
        reads="the count whose “dead” comes behind an insertion about some of them",
        examples=("[At least 16 people, including four tourists, dead] after a raid on Dorvik.",),
        counter_examples=("At least 16 people, including four tourists, fled.",),
    ),
    _rule(
        name="noun of harm",
        reads="the count that a noun takes: the deaths of nine",
        examples=("He spoke of the [deaths of nine villagers].",),
        counter_examples=("He spoke of nine villagers.",),
    ),
    _rule(
        name="verb at the head",
        reads="the count behind a participle that opens its sentence",
        examples=("[Killed were two guards].",),
        counter_examples=(
            "Killed by a bullet, he was the first.",
            "Six of the 20 wounded were drivers and three were nurses.",
        ),
    ),
    _rule(
        name="passive",
        reads="the count before a passive verb of harm",
        examples=("[Nine people were killed] in the raid.",),
        counter_examples=("Nine houses were burned.",),
    ),
    _rule(
        name="verb of harm",
        reads="the count behind an active verb of harm, else the one right before it",
        examples=("The gunmen [killed nine villagers].",),
        counter_examples=("The gunmen burned nine houses.",),
    ),
    _rule(
        name="along with others",
        reads="a count added behind “along with” or “as well as”",
        examples=("Ten soldiers were [killed on Thursday, along with three civilians].",),
        counter_examples=("Ten soldiers left, along with three civilians.",),
    ),
    _rule(
        name="others elsewhere",
        reads="others at another place, whose word of harm is not said again",
        examples=("Nine people were [killed in Salby and three others] in Dorvik.",),
        counter_examples=("Nine people were killed in Salby and three others in Dorvik were arrested.",),
    ),
    _rule(
        name="including",
        reads="a part given behind “including” or “of them”",
        examples=("Ten people were [wounded, including three policemen].",),
        counter_examples=("Ten people left, including three policemen.",),
    ),
    _rule(
        name="items of a whole",
        reads="a list behind a colon or semicolon that adds up to the figure before it, or in brackets behind it",
        examples=(
            "Thirteen people were [killed: eight guards, four soldiers] and a civilian.",
            "Nine people ([four men and five women) were killed].",
        ),
        counter_examples=("Thirteen people were killed: eight guards and four soldiers.",),
    ),
    _rule(
        name="share of the dead",
        reads="a part of the dead or wounded that a sentence counts",
        examples=(
            "Of the 13 [killed in Salby on Friday, three] were children.",
            "Seven of the [dead were soldiers and two] were drivers.",
        ),
        counter_examples=(
            "Of the 13 houses in Salby, three were old.",
            "Seven of the dead were soldiers and two were in custody.",
        ),
    ),
    _rule(
        name="part behind its whole",
        reads="a part behind the place or day of its whole",
        examples=("The bomb [killed 44 people in Dorvik on Monday, nine of whom] were children.",),
        counter_examples=("The bomb killed 44 people in Dorvik on Monday, and nine left.",),
    ),
    _rule(
        name="part before its whole",
        reads="a part before “were among the”",
        examples=("[Eleven children were among the 33 dead].",),
        counter_examples=("Eleven children were among the 33 guests.",),
    ),
    _rule(
        name="part in a later sentence",
        reads="a part in a sentence of its own, behind the figure",
        examples=(
            "Nine people were killed. [Four of them] were children.",
            "Nine people were killed. Four of them were children and [two] were nurses.",
        ),
        counter_examples=("Nine people were killed. Four houses burned.",),
    ),
    _rule(
        name="correction",
        reads="the figure beside the one that a sentence takes back",
        examples=("[13, not 15, people were killed].",),
        counter_examples=("13 people, not a dog, were killed.",),
    ),
    _rule(
        name="whole of a part",
        reads="the whole that a part is taken from",
        examples=("44 of the [94 people reported missing] were children.",),
        counter_examples=("44 of the houses were burned.",),
    ),
    _rule(
        name="died of it",
        reads="those hurt before who then died",
        examples=("On Friday [a boy was wounded and taken to a hospital, where he died].",),
        counter_examples=("A boy was shot and later fled.",),
    ),
    _rule(
        name="killed himself",
        reads="who killed himself",
        examples=("[The gunman killed] himself.",),
        counter_examples=("The gunman saved himself.",),
    ),
    _rule(
        name="surname of one named before",
        reads="one whom the text names in full with an age before, by the surname",
        examples=("Jan Berg, 24, lived in Salby. [Berg was shot] on Monday.",),
        counter_examples=("Jan Berg lived in Salby. Dorvik was shot on Monday.",),
    ),
    _rule(
        name="age behind a name",
        reads="one person by a name and an age",
        examples=("[Jan Berg, 24, was killed].",),
        counter_examples=("On May 4, 24, were killed.",),
    ),
    _rule(
        name="age as a noun",
        reads="one person by the age",
        examples=("[A 17-year-old was killed].",),
        counter_examples=("A two-year-old war killed nobody.",),
    ),
    _rule(
        name="definite person",
        reads="one person by “the”, “his” or “her”",
        examples=("[The victim was pronounced dead].",),
        counter_examples=("The victims died.",),
    ),
    _rule(
        name="definite person with an aside",
        reads="one person by “the”, with an aside before the verb",
        examples=("[The driver, who lived nearby, was killed].",),
        counter_examples=("The bomb, known as “Boy”, was hurt.",),
    ),
    _rule(
        name="name with a title",
        reads="one person by a title and a name",
        examples=("[Officer Ann Roe was killed].",),
        counter_examples=("Officer County died.",),
    ),
    _rule(
        name="full name",
        reads="one person by first and last name",
        examples=("[Jan Berg was shot dead].",),
        counter_examples=("West Dorvik was hit.",),
    ),
    _rule(
        name="bare noun of a headline",
        reads="one person by a noun without an article, as headlines have it",
        examples=("[Teen shot] while walking home",),
        counter_examples=("Police shot at the bar",),
    ),
    _rule(
        name="person and what happened to them",
        reads="one person with what happened to them",
        examples=("They saw the family of [a 17-year-old shot] by a guard.",),
        counter_examples=("They saw the bomb shot by a guard.",),
    ),
    _rule(
        name="person by a noun",
        reads="one person as the object of a word of harm",
        examples=("He [wounded the baby].",),
        counter_examples=("He shot the video.",),
    ),
    _rule(
        name="person by a name",
        reads="one person as the object of a word of harm, by name",
        examples=("A man was held in the [death of Jan Berg].",),
        counter_examples=("He killed Salby Bank robbers.",),
    ),
    _rule(
        name="earlier toll: right figure",
        reads="“the correct figure is”, for a toll given earlier",
        examples=("Nine people were killed in Dorvik. The correct [figure is 13].",),
        counter_examples=("The correct figure is 13.",),
    ),
    _rule(
        name="earlier toll: bare figure",
        reads="“the number is”, for a toll given earlier",
        examples=("Nine people were killed in Dorvik. The [number is 13].",),
        counter_examples=("Nine people were killed in Dorvik. The number is wrong.",),
    ),
    _rule(
        name="earlier toll: it was",
        reads="“later said it was”, for a toll given earlier",
        examples=("Nine people were killed in Dorvik. Police later said [it was 13].",),
        counter_examples=("Nine people were killed in Dorvik. Police later said it was over.",),
    ),
    _rule(
        name="earlier toll: put it at",
        reads="“put it at”, for a toll given earlier",
        examples=("Nine people were killed in Dorvik. A doctor put [it at 14].",),
        counter_examples=("Nine people were killed in Dorvik. A doctor put it away.",),
    ),
    _rule(
        name="earlier toll: stood at",
        reads="“the count stood at”, for a toll given earlier",
        examples=("Nine people were killed in Dorvik. The army’s [count stood at 20].",),
        counter_examples=("Nine people were killed in Dorvik. The army stood at the gate.",),
    ),
    _rule(
        name="earlier toll: changed to",
        reads="“revised it to”, for a toll given earlier",
        examples=("Nine people were killed in Dorvik. Police later corrected [that to 17].",),
        counter_examples=("Nine people were killed in Dorvik. Police later came to the mill.",),
    ),
    _rule(
        name="earlier toll: now says",
        reads="“now says nine did”, for a toll given earlier",
        examples=("Nine people were killed in Dorvik. The army now [says eight] did.",),
        counter_examples=("Nine people were killed in Dorvik. The army now says nothing.",),
    ),
    _rule(
        name="blew something up",
        reads="that somebody had blown something up, which hurts nobody by itself",
        examples=("Two of its men had blown up the gate.",),
        counter_examples=("Two guards were blown up.",),
        refuses=True,
    ),
    _rule(
        name="object of the verb before",
        reads="that a count before a verb is the object of the one before it",
        examples=("The bomb killed nine people, 18 children are in hospitals.",),
        counter_examples=("The bomb killed nine people.",),
        refuses=True,
    ),
    _rule(
        name="described again",
        reads="that a count describes the one person before it",
        examples=("A fourth man, a civilian, was killed.",),
        counter_examples=("A soldier and a civilian were killed.",),
        refuses=True,
    ),
    _rule(
        name="hurt, and died of it",
        reads="that those hurt died of it",
        examples=("In hospital twelve injured succumbed to their wounds.",),
        counter_examples=("In hospital lay twelve injured.",),
        refuses=True,
    ),
    _rule(
        name="not told as done",
        reads="harm that is threatened, tried, asked about or denied",
        examples=(
            "The group threatened to kill 20 hostages.",
            "He faces trial for the attempted murder of two officers.",
            "Two hundred people were inside and none of them was hurt.",
        ),
        counter_examples=("The group killed 20 hostages.", "Twelve people, none of them soldiers, were killed."),
        refuses=True,
    ),
    _rule(
        name="bodies among the wounded",
        reads="bodies beside a word for the wounded",
        examples=("In the clinic lay 31 bodies and 78 wounded.",),
        counter_examples=("The clinic counted 78 wounded.",),
        refuses=True,
    ),
    _rule(
        name="who did it",
        reads="that those counted before the verb hit people whom nobody counts, or one person",
        examples=(
            "More than ten masked men stabbed and slashed passengers.",
            "Three men killed the mayor.",
        ),
        counter_examples=(
            "More than ten masked men stabbed nine passengers.",
            "Three men killed the same day were cousins.",
        ),
        refuses=True,
    ),
    _rule(
        name="a rate",
        reads="how many are harmed in each stretch of time, which is no count of anybody",
        examples=("Nine people are killed on the roads every day.", "An average of nine people died a week."),
        counter_examples=("Nine people were killed a day later.",),
        refuses=True,
    ),
    _rule(
        name="condemned",
        reads="those whom a court had executed for an attack, who are not its victims",
        examples=("Five men were hanged for the 2011 bombing.",),
        counter_examples=("Gunmen executed five men for spying.",),
        refuses=True,
    ),
    _rule(
        name="missing and found",
        reads="that the missing are found",
        examples=("The 44 people reported missing had been found.",),
        counter_examples=("Police reported 44 people missing.",),
        refuses=True,
    ),
    _rule(
        name="toll beside others hurt",
        reads="a toll’s own figure, with which others are told who were hurt",
        examples=("The death toll rose to 31 people and dozens of others wounded.",),
        counter_examples=("The attack left 31 people and two others wounded.",),
        refuses=True,
    ),
    _rule(
        name="how many",
        reads="that nobody says how many",
        examples=("He did not say how many people were killed.",),
        counter_examples=("Many people were killed.",),
        refuses=True,
    ),
    _rule(
        name="an age",
        reads="the age of somebody, by the words before it",
        examples=("A boy of nine was killed.",),
        counter_examples=("The raid killed nine people.",),
        refuses=True,
    ),
    _rule(
        name="a day or a year",
        reads="a number beside the name of a month",
        examples=("Nine people were killed on 12 November.",),
        counter_examples=("Nine people were killed.",),
        refuses=True,
    ),
    _rule(
        name="children or a share",
        reads="the children of a parent, or a whole of which only a share counts",
        examples=("A father of four was killed.",),
        counter_examples=("Four fathers were killed.",),
        refuses=True,
    ),
    _rule(
        name="a sum or a number",
        reads="a sum of money, or a number behind “No.”",
        examples=("The raid cost $40 and killed nine people.",),
        counter_examples=("The raid killed 40 people.",),
        refuses=True,
    ),
    _rule(
        name="a label",
        reads="a number that is an age, or part of a name or address",
        examples=("Nine people were killed on Highway 61.", "Jan Berg, 24, was killed."),
        counter_examples=("The raid killed 61 people.",),
        refuses=True,
    ),
    _rule(
        name="things",
        reads="a count of what is no people",
        examples=("The raid killed nine people and burned 40 cars.",),
        counter_examples=("The raid killed 40 people.",),
        refuses=True,
    ),
)
