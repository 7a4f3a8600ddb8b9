"""The rules for the people who were killed or hurt, by name: how a sentence says what befell somebody it mentions.

The column `rule` of the table victims holds these names. The patterns are in dateline.extraction.victims.anchors, in
which ¤ stands for a mention of a person; mentions.py reads the mentions. In examples the fullest description of the
person is in brackets.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="victims")

RULES = registry(
    _rule(
        name="harmed subject",
        reads="the subject of a passive verb of harm",
        examples=(
            "[Jan Berg, 24], was shot on Monday.",
            "[A 19-year-old Salby man] was wounded in the raid.",
            "[Two men, ages 19 and 24], were stabbed.",
            "[Ida Lund, 31], was walking home when she was hit by a bullet.",
        ),
        counter_examples=(
            "Six soldiers were killed in a militant raid.",
            "Jan Berg, 24, was not hurt.",
            "Jan Berg, 24, was asked about the raid that killed nobody.",
        ),
    ),
    _rule(
        name="died",
        reads="the subject of a verb of dying",
        examples=("[Ida Lund, 31], died in the raid.", "[Boy, 8], dies in Dorvik"),
        counter_examples=("Ida Lund, 31, said that the hope died.",),
    ),
    _rule(
        name="taken to a hospital",
        reads="who was taken to a hospital or treated there",
        examples=("[A five-year-old girl] was taken to a hospital in Dorvik.",),
        counter_examples=("Jan Berg, 24, was taken to the police station.",),
    ),
    _rule(
        name="in a condition",
        reads="whose condition is given, or that they will recover",
        examples=("[Jan Berg, 24], is in critical condition.",),
        counter_examples=("Jan Berg, 24, sold a car in good order.",),
    ),
    _rule(
        name="suffered a wound",
        reads="who suffered a wound, or was found with one",
        examples=("[Jan Berg, 24], suffered a gunshot wound.", "Police found [a 19-year-old] bleeding."),
        counter_examples=("Jan Berg, 24, suffered a loss at cards.",),
    ),
    _rule(
        name="found dead",
        reads="who was found dead or pronounced so",
        examples=("Officers found [a 19-year-old man] lying dead in the yard.",),
        counter_examples=("Officers found a 19-year-old man asleep.",),
    ),
    _rule(
        name="harmed by what is behind",
        reads="who is called by a participle of harm without a verb, as headlines have it",
        examples=("[Girl, 6], shot in Dorvik",),
        counter_examples=("Jan Berg, 24, shot three hares.",),
    ),
    _rule(
        name="harmed object",
        reads="the object of a verb of harm",
        examples=("Gunmen killed [Jan Berg, 24], on Monday.", "The raid wounded [a five-year-old girl]."),
        counter_examples=("Gunmen killed time with Jan Berg, 24.",),
    ),
    _rule(
        name="noun of harm",
        reads="whose death, murder, shooting or wound is spoken of",
        examples=("A man was held for the murder of [Jan Berg, 24].",),
        counter_examples=("A man was held for the car of Jan Berg, 24.",),
    ),
    _rule(
        name="named as a victim",
        reads="who is identified as the victim, or as one of those harmed",
        examples=(
            "The dead were identified as [Jan Berg, 24], and [Ida Lund, 31].",
            "The victims were [Jan Berg, 24], and [Ida Lund, 31].",
        ),
        counter_examples=("The gunman was identified as Jan Berg, 24.",),
    ),
    _rule(
        name="the youngest of them",
        reads="who was the youngest or eldest of those killed",
        examples=("Three brothers were killed; [Karim, 11], was the youngest.",),
        counter_examples=("Three brothers sang; Karim, 11, was the youngest.",),
    ),
    _rule(
        name="among the harmed",
        reads="who is one of those harmed",
        examples=("[A 15-year-old girl] was among eight people wounded.",),
        counter_examples=("A 15-year-old girl was among eight people asked.",),
    ),
    _rule(
        name="killed was",
        reads="who comes behind “killed was” or “wounded were”",
        examples=("Also killed in the raid was [Jan Berg, 24].",),
        counter_examples=("Also present was Jan Berg, 24.",),
    ),
    _rule(
        name="among the dead",
        reads="who is named behind “the dead included” or “those killed were”",
        examples=("The dead included [a nurse] and [her son].",),
        counter_examples=("The guests included a nurse and her son.",),
    ),
    _rule(
        name="among the hurt",
        reads="who is named behind “the wounded included”",
        examples=("The wounded included [a nurse].",),
        counter_examples=("The band included a nurse.",),
    ),
    _rule(
        name="included among the harmed",
        reads="who is named behind “including” where people were counted as harmed",
        examples=("Four people were killed at the mill on Monday night, including [Jan Berg, 24].",),
        counter_examples=("Four people were asked at the mill, including Jan Berg, 24.",),
    ),
    _rule(
        name="listed as harmed",
        reads="who is in a list of the dead or wounded, behind a colon or dash",
        examples=("Police gave the names of those taken to hospitals — [Jan Berg, 24], and [Ida Lund, 31].",),
        counter_examples=("Police gave the names of the players — Jan Berg, 24, and Ida Lund, 31.",),
    ),
    _rule(
        name="identified with those before",
        reads="who is named behind “they were identified as”, where the sentence before mentions harm",
        examples=("Two men were killed in Dorvik. They were named as [Jan Berg, 24], and [Per Holm, 31].",),
        counter_examples=("Two men were arrested for murder. They were named as Jan Berg, 24, and Per Holm, 31.",),
    ),
    _rule(
        name="left dead or hurt",
        reads="whom something left dead or hurt, or whose life it took",
        examples=("The raid left [a 19-year-old man] dead.", "The raid claimed the life of [Jan Berg, 24]."),
        counter_examples=("The raid left a 19-year-old man without a home.",),
    ),
    _rule(
        name="mourned",
        reads="who is mourned or buried",
        examples=("Dorvik mourned [Jan Berg, 24], on Monday.",),
        counter_examples=("Dorvik cheered Jan Berg, 24, on Monday.",),
    ),
    _rule(
        name="called a victim",
        reads="who is called a victim, the slain or the wounded",
        examples=("[The 17-year-old victim] lived in Dorvik.", "[The slain officer, Jan Berg, 24], lived in Dorvik."),
        counter_examples=("The 17-year-old pupil lived in Dorvik.",),
    ),
)
