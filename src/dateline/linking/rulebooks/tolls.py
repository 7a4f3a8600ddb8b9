"""The rules of tolls by name: those of the best figure, of which a toll follows one, and the steps before it.

The column `rule` of the table tolls holds the rule of the best figure, which a case chooses; a step leaves its words
in the column `why` (rules_of). The code is in dateline.linking.incidents.tolls and superseding. In examples the
words of the figures behind the toll are in brackets, and the last line gives the toll: its effect, best, low and high.
"""

from __future__ import annotations

import re
from functools import partial

from dateline.rules import Rule, registry
from dateline.tables import TollRow

_rule = partial(Rule, family="tolls")
_CORRECTED_SUM = (
    "2023-01-29: Seven soldiers have been killed in Dorvik since Saturday night, Peter Holm said: [five soldiers were "
    "killed] on Saturday, and three soldiers were killed on Sunday night.\n"
)

# What a reader may choose among; the notebook and case.yml name them.
BEST = registry(
    _rule(
        name="latest",
        reads=(
            "the latest figure; among those of one day, the one that most sources give, and a number before “at "
            "least”; a lower one only where more sources give it"
        ),
        examples=(
            "2023-01-30: [Nine people were killed] in Dorvik on Monday.\n"
            "2023-01-31: [Ten people were killed] in Dorvik on Monday.\n"
            "= killed 10 (9 to 10)",
            "2023-01-31: [43 people were wounded] in Dorvik on Monday.\n"
            "2023-01-31: [43 people were wounded] in Dorvik on Monday.\n"
            "2023-02-01: [Over 25 people were wounded] in Dorvik on Monday.\n"
            "= wounded 43 (25 to 43)",
        ),
        counter_examples=(
            "2023-01-30: Ten people were killed in Dorvik on Monday.\n"
            "2023-01-31: Nine people were killed in Dorvik on Monday.\n"
            "= killed 10 (9 to 10)",
        ),
    ),
    _rule(
        name="range",
        reads="no best figure: the span of all sources’ current figures",
        examples=(
            "2023-01-30: [Nine people were killed] in Dorvik on Monday.\n"
            "2023-01-31: [Ten people were killed] in Dorvik on Monday.\n"
            "= killed, no best figure (9 to 10)",
        ),
        counter_examples=(
            "2023-01-30: Nine people were killed in Dorvik on Monday.\n"
            "2023-01-31: The death toll of Monday’s attack on Dorvik rose to 16.\n"
            "= killed, no best figure (16 to 16)",
        ),
    ),
    _rule(
        name="majority",
        reads="the figure that most sources give",
        examples=(
            "2023-01-30: [Nine people were killed] in Dorvik on Monday.\n"
            "2023-01-30: [Nine people were killed] in Dorvik on Monday.\n"
            "2023-01-31: [Ten people were killed] in Dorvik on Monday.\n"
            "= killed 9 (9 to 10)",
        ),
        counter_examples=(
            "2023-01-30: Nine people were killed in Dorvik on Monday.\n"
            "2023-01-31: Ten people were killed in Dorvik on Monday.\n"
            "= killed 10 (9 to 10)",
        ),
    ),
    _rule(
        name="hierarchy",
        reads=(
            "the latest figure of the best-placed sources: primary sources and official bodies, "
            "then named outlets, then the unnamed"
        ),
        examples=(
            "2023-01-31: [Nine people were killed] in Dorvik on Monday, the Defence Ministry said.\n"
            "2023-02-01: [Ten people were killed] in Dorvik on Monday.\n"
            "= killed 9 (9 to 10)",
        ),
        counter_examples=(
            "2023-01-31: Nine people were killed in Dorvik on Monday, an officer said.\n"
            "2023-02-01: Ten people were killed in Dorvik on Monday.\n"
            "= killed 10 (9 to 10)",
        ),
    ),
    _rule(
        name="conservative",
        reads="the lowest of the sources’ current figures",
        examples=(
            "2023-01-30: [Nine people were killed] in Dorvik on Monday.\n"
            "2023-01-31: [Ten people were killed] in Dorvik on Monday.\n"
            "= killed 9 (9 to 10)",
        ),
        counter_examples=(
            "2023-01-30: Nine people were killed in Dorvik on Monday.\n"
            "2023-02-01: The death toll of Monday’s attack on Dorvik rose to 16.\n"
            "= killed 16 (16 to 16)",
        ),
    ),
)

STEPS = registry(
    _rule(
        name="sum",
        reads="what one report counts beside each other, as one: a list, what it adds, the groups it keeps apart",
        examples=(
            "2023-01-31: [Three children] and [two women were killed] in Dorvik on Monday.\n= killed 5 (5 to 5)",
            "2023-01-31: [Ten soldiers were killed] in Dorvik on Monday. [Three civilians were killed] in the attack.\n"
            "= killed 13 (13 to 13)",
            "2023-01-31: [A policeman was killed] in Dorvik on Monday. [A woman was also killed] in the attack.\n"
            "= killed 2 (2 to 2)",
        ),
        counter_examples=(
            "2023-01-31: Ten soldiers were killed in Dorvik on Monday. Three of the soldiers were shot dead.\n"
            "= killed 10 (10 to 10)",
            "2023-01-31: Ten people were killed in Dorvik on Monday. A woman was also killed in the attack.\n"
            "= killed 10 (10 to 10)",
        ),
    ),
    _rule(
        name="those hit without the dead",
        reads="the wounded: those who were shot or hit, without those of them who died",
        examples=(
            "2023-01-31: [Seven people were shot] in Dorvik on Monday, police said. [Two people were killed].\n"
            "= wounded 5 (5 to 5)",
        ),
        counter_examples=(
            "2023-01-31: Seven people were wounded in Dorvik on Monday, police said. Two people were killed.\n"
            "= wounded 7 (7 to 7)",
        ),
    ),
    _rule(
        name="grown",
        reads="no figure that a report no older says has risen",
        examples=(
            "2023-01-31: Thirteen people were killed in a bombing in Dorvik on Monday.\n"
            "2023-01-31: The [death toll of Monday’s bombing in Dorvik rose to 16].\n"
            "= killed 16 (16 to 16)",
        ),
        counter_examples=(
            "2023-01-31: Thirteen people were killed in a bombing in Dorvik on Monday.\n"
            "2023-01-31: Sixteen people were killed in a bombing in Dorvik on Monday.\n"
            "= killed 16 (13 to 16)",
        ),
    ),
    _rule(
        name="revised",
        reads="no figure above one that a report no older says it was revised down to",
        examples=(
            "2023-01-31: Sixteen people were killed in a bombing in Dorvik on Monday, officials said.\n"
            "2023-02-02: Police revised the [death toll of Monday’s bombing in Dorvik down to 13].\n"
            "= killed 13 (13 to 13)",
        ),
        counter_examples=(
            "2023-01-31: Sixteen people were killed in a bombing in Dorvik on Monday, officials said.\n"
            "2023-02-02: Thirteen people were killed in a bombing in Dorvik on Monday.\n"
            "= killed 16 (13 to 16)",
        ),
    ),
    _rule(
        name="withdrawn",
        reads="no figure that a report no older says was wrong",
        examples=(
            "2023-01-31: Sixteen people were killed in a bombing in Dorvik on Monday, officials said.\n"
            "2023-02-02: A bombing in Dorvik on Monday [killed 13 people], not 16 as officials had said.\n"
            "= killed 13 (13 to 13)",
        ),
        counter_examples=(
            "2023-01-31: Sixteen people were killed in a bombing in Dorvik on Monday, officials said.\n"
            "2023-02-02: A bombing in Dorvik on Monday killed 13 people, not soldiers as officials had said.\n"
            "= killed 16 (13 to 16)",
        ),
    ),
    _rule(
        name="lowered",
        reads="no figure of a body, or of somebody named in full, that counts fewer later",
        examples=(
            "2023-01-31: The health ministry said 200 people were killed in a bombing in Dorvik on Monday.\n"
            "2023-02-02: The health ministry said [186 people were killed] in a bombing in Dorvik on Monday.\n"
            "= killed 186 (186 to 186)",
            "2023-01-31: Ola Berg said 200 people were killed in a bombing in Dorvik on Monday.\n"
            "2023-02-02: Ola Berg said [186 people were killed] in a bombing in Dorvik on Monday.\n"
            "= killed 186 (186 to 186)",
        ),
        counter_examples=(
            "2023-01-31: The health ministry said 200 people were killed in a bombing in Dorvik on Monday.\n"
            "2023-02-02: The army’s press office said 186 people were killed in a bombing in Dorvik on Monday.\n"
            "= killed 200 (186 to 200)",
            "2023-01-31: The health ministry said 200 people were killed in a bombing in Dorvik on Monday.\n"
            "2023-02-02: The health ministry said at least 186 people were killed in a bombing in Dorvik on Monday.\n"
            "= killed 200 (186 to 200)",
        ),
    ),
    _rule(
        name="outgrown",
        reads="no figure that all of later days, by two or more sources, top by more than a quarter",
        examples=(
            "2023-01-30: Nine people were killed in a bombing in Dorvik on Monday.\n"
            "2023-02-01: [Thirteen people were killed] in a bombing in Dorvik on Monday.\n"
            "2023-02-01: [Thirteen people were killed] in a bombing in Dorvik on Monday.\n"
            "= killed 13 (13 to 13)",
        ),
        counter_examples=(
            "2023-01-30: Nine people were killed in a bombing in Dorvik on Monday.\n"
            "2023-02-01: Thirteen people were killed in a bombing in Dorvik on Monday.\n"
            "= killed 13 (9 to 13)",
        ),
    ),
    _rule(
        name="outnumbered",
        reads="no figure that all of later days, by three or more sources, top",
        examples=(
            "2023-01-30: 150 people were wounded in a bombing in Dorvik on Monday.\n"
            "2023-01-31: [176 people were wounded] in a bombing in Dorvik on Monday.\n"
            "2023-01-31: [178 people were wounded] in a bombing in Dorvik on Monday.\n"
            "2023-02-01: [180 people were wounded] in a bombing in Dorvik on Monday.\n"
            "= wounded 180 (176 to 180)",
        ),
        counter_examples=(
            "2023-01-30: 150 people were wounded in a bombing in Dorvik on Monday.\n"
            "2023-01-30: 150 people were wounded in a bombing in Dorvik on Monday.\n"
            "2023-01-31: 176 people were wounded in a bombing in Dorvik on Monday.\n"
            "2023-02-01: 180 people were wounded in a bombing in Dorvik on Monday.\n"
            "= wounded 180 (150 to 180)",
        ),
    ),
    _rule(
        name="sum that does not come out",
        reads="a figure that its source has replaced, where its report's parts add up to another number",
        examples=(
            f"{_CORRECTED_SUM}"
            "2023-01-30: [Nine soldiers have been killed] in Dorvik since Saturday night, Peter Holm said.\n"
            "= killed 9 (5 to 9)",
        ),
        counter_examples=(
            "2023-01-31: Seven soldiers were killed in Dorvik on Monday, Peter Holm said.\n"
            "2023-02-01: Nine soldiers were killed in Dorvik on Monday, Peter Holm said.\n"
            "= killed 9 (9 to 9)",
        ),
    ),
    _rule(
        name="not below a group",
        reads="no total below the figure of one of its groups",
        examples=(
            "2023-01-31: [Four soldiers were killed] in an attack on Dorvik on Monday.\n"
            "2023-01-31: [One civilian was killed] in an attack on Dorvik on Monday.\n"
            "= killed 4 (4 to 4)",
        ),
        counter_examples=(
            "2023-01-31: Four people were killed in an attack on Dorvik on Monday.\n"
            "2023-01-31: One person was killed in an attack on Dorvik on Monday.\n"
            "= killed 4 (1 to 4)",
        ),
    ),
    _rule(
        name="at most all who were hit",
        reads="a figure for killed and wounded together as the most of either",
        examples=(
            "2023-01-31: [Five people were killed] in Dorvik on Monday.\n"
            "2023-01-31: Twenty people were killed or wounded in Dorvik on Monday.\n"
            "= killed 5 (5 to 5)",
        ),
        counter_examples=(
            "2023-01-31: Nine people were killed in Dorvik on Monday.\n"
            "2023-01-31: Seven people were killed or wounded in Dorvik on Monday.\n"
            "= killed 9 (9 to 9)",
        ),
    ),
    _rule(
        name="only counted together",
        reads="from nobody to all of those counted together, where nobody counts the killed or the wounded alone",
        examples=(
            "2023-01-31: Five people were killed in Dorvik on Monday.\n"
            "2023-01-31: [Twenty people were killed or wounded] in Dorvik on Monday.\n"
            "= wounded, no best figure (0 to 20)",
        ),
        counter_examples=(
            "2023-01-31: Five people were killed and three people were wounded in Dorvik on Monday.\n"
            "2023-01-31: Twenty people were killed or wounded in Dorvik on Monday.\n"
            "= wounded 3 (3 to 3)",
        ),
    ),
    _rule(
        name="by accident",
        reads="deaths by accident, named beside a toll that counts them in",
        examples=(
            "2023-01-31: [Seven soldiers were killed] in an attack on Dorvik on Monday. Three soldiers died in a road "
            "accident on the way to Dorvik.\n"
            "2023-01-31: [Ten soldiers were killed] in Dorvik on Monday.\n"
            "= killed 10 (7 to 10)",
        ),
        counter_examples=(
            "2023-01-31: Seven soldiers were killed in an attack on Dorvik on Monday.\n"
            "2023-01-31: Ten soldiers were killed in Dorvik on Monday.\n"
            "= killed 10 (7 to 10)",
        ),
    ),
    _rule(
        name="by the attackers’ account",
        reads="what the attackers themselves count, apart from what others do",
        examples=(
            "2023-01-31: Four soldiers were killed in Dorvik on Monday.\n"
            "2023-01-31: Red Front said it [killed 30 soldiers] in Dorvik on Monday.\n"
            "= killed 30 (30 to 30)",
        ),
        counter_examples=(
            "2023-01-31: Four soldiers were killed in Dorvik on Monday.\n"
            "2023-01-31: Red Front was accused of having killed five soldiers in Dorvik on Monday.\n"
            "= killed 5 (4 to 5)",
        ),
    ),
)
RULES = registry(*BEST.values(), *STEPS.values())

# The words that a step leaves in the reason of a toll; the last step is in the column account.
TRACES = {
    "sum": re.compile(r"\(\d[^()]* \+ [^()]* = \d+ in "),
    "those hit without the dead": re.compile(r"\(\d+ hit\b"),
    "grown": re.compile("is left behind: a report no older says that the figure rose"),
    "revised": re.compile("is left behind: a report no older says that the figure was revised down"),
    "withdrawn": re.compile("is left behind: a report no older says that it was not so"),
    "lowered": re.compile("is left behind: the body whose figure it was counts fewer later"),
    "outgrown": re.compile("is left behind: two or more sources of later days give far more"),
    "outnumbered": re.compile("is left behind: three or more sources of later days give more"),
    "sum that does not come out": re.compile("is replaced, but stays"),
    "not below a group": re.compile("; not below "),
    "at most all who were hit": re.compile("; at most "),
    "only counted together": re.compile("^nobody counts "),
    "by accident": re.compile(" of them by accident"),
}


def rules_of(toll: TollRow) -> list[str]:
    """The rules that made a toll: that of its best figure, and the steps whose words are in its reason."""
    steps = [name for name, words in TRACES.items() if words.search(toll["why"])]
    return [toll["rule"], *steps, *(["by the attackers’ account"] if toll["account"] else [])]
