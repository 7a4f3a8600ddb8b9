"""The rules for mentions of places by name: how each is known, with examples and with what only looks like one.

The column `rule` of the table places holds these names; the code is in dateline.extraction.places and
dateline.extraction.toponyms. In examples the words read are in brackets; Arden and Brook are places of the case.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="places")

RULES = registry(
    _rule(
        name="listed",
        reads="a name or other spelling of a place of places.csv",
        examples=("They came to [Arden] on Monday.",),
        counter_examples=("They met on Arden Street.",),
    ),
    _rule(
        name="text",
        reads="a name that the text itself makes a place",
        examples=("They came to the village of [Ostervik] on Monday.",),
        counter_examples=(
            "They spoke with Ostervik on Monday.",
            "They met near a Coptic monastery on Monday.",
            "The attack was claimed by al-Qaeda in the Islamic Maghreb.",
        ),
    ),
    _rule(
        name="gazetteer",
        reads="a town of the gazetteer, the only one of its name",
        examples=("They met in [Ulaanbaatar] on Monday.",),
        counter_examples=("They met Mr. Ulaanbaatar on Monday.",),
    ),
    _rule(
        name="gazetteer, by size",
        reads="the largest of several towns of one name in the gazetteer",
        examples=("They met in [Cordoba] on Monday.",),
        counter_examples=("They met Mr. Cordoba on Monday.",),
    ),
    _rule(
        name="gazetteer, by the region named beside it",
        reads="a town of the gazetteer in the country or state named behind it",
        examples=("They met in [Paris], Texas, on Monday.",),
        counter_examples=("They met in Paris on Monday.",),
    ),
    _rule(
        name="gazetteer, by what else the report names",
        reads="a town of the gazetteer in a country that the report names, or near a place that it names",
        examples=("They met in [Cordoba] on Monday. Spain sent help.",),
        counter_examples=("They met in Cordoba on Monday.",),
    ),
)
