"""Figures that a sentence withdraws, and those it puts in their place: "13, not 15, people were killed"."""

from __future__ import annotations

import re

from dateline.extraction.casualties.counts import Party
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.text.document import Word

Pairs = list[tuple[Harm, Party]]

# Right before a figure that does not hold.
NOT = (
    ["not"],
    ["and", "not"],
    ["rather", "than"],
    ["instead", "of"],
    ["down", "from"],
    ["up", "from"],
    ["opposed", "to"],
)
# Before a figure that its source took back, in the same clause.
RETRACTED = re.compile(
    r"\b(?:retract|withdr[ae]w|withdrawn|took back|taken back|walked back"
    r"|revok|rescind|recant|backtrack|disown)\w*\b[^.;]{0,60}?"
    r"\b(?:statement|report|claim|figure|count|toll|number|announcement|estimate|tally|word)s?\b[^.;]{0,40}$"
    r"|\bapologi[sz](?:ed|es|ing) for (?:saying|reporting|stating|announcing)\b[^.;]{0,40}$"
    r"|\b(?:it|(?:this|the) (?:story|article|post|report|page|piece|headline)) (?:had )?"
    r"(?:originally|previously|first|incorrectly) (?:said|stated|reported|gave|read)\b[^.;]{0,60}$"
)
EARLIER = re.compile(
    r"\b(?:initial|first|early|earlier|preliminary|previous|original)(?:ly)? (?:official |media )?"
    r"(?:reports?|statements?|counts?|tall(?:y|ies)|figures?|tolls?|estimates?|accounts?|versions?|headlines?)\b[^.;]*$"
    r"|\b(?:first|initially|originally|at first|earlier|had) (?:\w+ly )?(?:said"
    r"|say|stated|spoke|spoken|reported|gave|given|put|counted|announced)\b[^.;]*$"
    r"|\b(?:incorrectly|wrongly|mistakenly|erroneously|falsely) (?:said|say"
    r"|stated|reported|gave|put|listed|counted|included|announced)\b[^.;]*$"
)
# What then comes in its place: "but police later said it was 13", "had been listed twice".
REPLACED = re.compile(
    r"\b(?:but|however|before)\b[^.;]*\b(?:later|then|since|now"
    r"|subsequently|correct(?:ed)?|revised|lowered|put it at|it was|only)\b"
    r"|\b(?:was|were|proved|turned out) (?:to be )?(?:wrong|incorrect|mistaken|too high|inflated|overstated)\b"
    r"|\b(?:counted|listed|named) twice\b"
    r"|\b(?:later|since|now|then|subsequently) (?:\w+ ){0,2}?(?:correct|revis|lower"
    r"|reduc|cut|chang|amend|updat|sa(?:id|ys?)|put)\w*\b(?! \w* ?(?:more|another))"
    r"|;[^.]*\b(?:correct|actual|real|true) (?:figure|number|toll|count)\b"
)
WRONG = re.compile(r"\b(?:incorrectly|wrongly|mistakenly|erroneously|falsely)\b|\b(?:versions?|headlines?)\b")


def withdrawn(words: list[Word], p: Party) -> bool:
    """Whether a sentence takes a figure back, or says that another is in its place."""
    first = p.first
    if respectively(words, p):
        return True
    before = [w.low for w in words[max(0, first - 2) : first]]
    if before[-1:] in NOT or before in NOT:
        return not (
            before[-1:] == ["not"] and first > 1 and words[first - 2].low not in (",", "(", "and", "but", "—", "–")
        )
    ahead = " ".join(w.low for w in words[:first])
    behind = " ".join(w.low for w in words[p.past :])
    if RETRACTED.search(ahead):
        return True
    earlier = EARLIER.search(ahead)
    return earlier is not None and (REPLACED.search(behind) is not None or WRONG.search(earlier[0]) is not None)


# So far apart may be the figures of a list in front of "respectively".
LISTED = 8


def respectively(words: list[Word], p: Party) -> bool:
    """Whether a bare figure is one of those that were given before: "up from 14 and two respectively"."""
    before = [w.low for w in words[max(0, p.first - LISTED) : p.first]]
    at = next((n for n in range(len(before) - 1, 0, -1) if before[n] == "from"), 0)
    behind = [w.low for w in words[p.past : p.past + LISTED]]
    return at > 0 and before[at - 1] in ("up", "down") and "respectively" in behind


def _given_before(words: list[Word], pairs: Pairs, counted: list[Party]) -> Pairs:
    """The figures that those of a list replace, each of the group that is where it does: "to 15 civilians and three
    soldiers, up from 14 and two respectively"."""
    old = [p for p in counted if respectively(words, p)]
    new = [(h, q) for h, q in pairs if old and q.first < old[0].first][-len(old) :]
    if len(new) != len(old):
        return []
    return [(h, p._replace(group=p.group or q.group, named=q.named)) for p, (h, q) in zip(old, new, strict=True)]


def corrected(words: list[Word], pairs: Pairs, counted: list[Party]) -> Pairs:
    """The figures beside a "not" that have no word of harm of their own: the 13 of "13, not 15, people were killed",
    the 15 of "thirteen people were killed, not 15 as reported"."""
    out = _given_before(words, pairs, counted)
    taken = [p for _, p in pairs] + [p for p in counted if respectively(words, p)]
    for p in counted:
        if p in taken:
            continue
        behind = [w.low for w in words[p.past : p.past + 3]]
        if "not" in behind[:2]:  # "13, not 15, people"
            out += [(h, p._replace(group=q.group, named=q.named)) for h, q in pairs if p.past < q.first <= p.past + 3][
                :1
            ]
        elif p.first > 1 and [w.low for w in words[p.first - 2 : p.first]] in (
            [",", "not"],
            ["and", "not"],
            ["rather", "than"],
            ["instead", "of"],
        ):
            out += [(h, p._replace(group=p.group or q.group)) for h, q in reversed(pairs) if q.first < p.first][:1]
    return out
