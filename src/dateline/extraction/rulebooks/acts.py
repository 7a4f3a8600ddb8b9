"""The rules for what a statement does, by name: whether its act is that of its words or of its verb.

`dateline explain` names them. The code is `act_of` in attribution/speech_acts.py and `_act` in
attribution/statements.py; the words of each act are patterns in lexicon/en/acts.csv, the acts of verbs in cues.csv. In
examples the words of the statement are in brackets.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="acts")

RULES = registry(
    _rule(
        name="act of the words",
        reads="the act of the first pattern of acts.csv that fits the words and their verb",
        examples=("The mayor said [the raid was a heinous crime].",),
        counter_examples=("The mayor asked why the mill was closed.",),
    ),
    _rule(
        name="act of the whole clause",
        reads="the act of the clause that a quoted piece is taken from, where the piece shows none",
        examples=("Mayor: The raid was “[a crime without any reason]” and heinous.",),
        counter_examples=("The mayor said the raid was a heinous crime.",),
    ),
    _rule(
        name="claim of somebody else",
        reads="the act of the verb, where the words report that somebody else claims an attack",
        examples=("Police said [the Blue League has claimed responsibility].",),
        counter_examples=("The Blue League said its fighters carried out the attack.",),
    ),
    _rule(
        name="act of the verb",
        reads="the act that cues.csv gives the verb, where the words show none",
        examples=("The mayor asked [why the mill was closed].",),
        counter_examples=("The mayor said the raid was a heinous crime.",),
    ),
    _rule(
        name="no act",
        reads="a plain report: neither the words nor the verb show an act",
        examples=("Mayor: [The mill is closed].",),
        counter_examples=("The mayor said the raid was a heinous crime.",),
    ),
)
