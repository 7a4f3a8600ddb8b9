"""What a sentence says befell the people it mentions: rules over the sentence with each mention as one sign.

"Jan Berg, 24, was shot by a man" becomes "¤ was shot by ¤": the first was hurt, the second did it. A rule that finds
people who did it, or are held for it, makes no row; it keeps them out where nothing else says they were harmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.victims.mentions import Mention, Stretch
from dateline.extraction.victims.patterns import filled, parts

PERSON = "\ue000"


class Anchor(NamedTuple):
    """A mention, what befell it (killed, wounded, harmed: either; suspect: it did the harm), and the rule that says so.
    `of` is the mention that it is said to be the same as, by the rule "same person"; `those` are the words by which
    a sentence goes back to people of the sentences before, of whom it has no mention (-1): "the boys"."""

    mention: int
    effect: str
    rule: str
    of: int = -1
    those: str = ""


class AnchorRule(NamedTuple):
    """A way of saying what befell somebody: a pattern in which ¤ is a mention and `p` a list of them. `effect` is empty
    where the word that the group `killed` or `hurt` holds says it. `person` where it needs a mention."""

    name: str
    effect: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    person: bool


P = PERSON
# Lists of victims.csv that are in patterns.
WORDS = {
    "KILLED_WORDS": en.any_of("victims", "killed"),
    "HURT_WORDS": en.any_of("victims", "hurt"),
    "KILLING_WORDS": en.any_of("victims", "killing"),
    "HURTING_WORDS": en.any_of("victims", "hurting"),
    "DEATH_WORDS": en.any_of("victims", "harm nouns of death"),
    "SPEAKING_WORDS": en.any_of("victims", "speaking behind a name"),
    "HARM_NOUNS": en.any_of("victims", "harm nouns"),
}
# Words of which a sentence has to hold one for a pattern to be tried; it saves most of the time.
NEEDS = {
    "harm": en.words("victims", "killed") + en.words("victims", "hurt"),
    "doing": en.words("victims", "killing") + en.words("victims", "hurting"),
    "nouns": en.words("victims", "harm nouns of death") + en.words("victims", "harm nouns")
    + en.words("victims", "other nouns of harm"),
    "same": en.words("victims", "words of being the same"),
    "dying": en.words("victims", "words of dying"),
    "care": en.words("victims", "words of care"),
    "condition": en.words("victims", "words of a condition"),
    "wounds": en.words("victims", "words of wounds"),
    "leaving": en.words("victims", "words of leaving"),
    "hurt": en.words("victims", "words of hurt"),
    "victims": en.words("victims", "words of victims"),
    "youngest": en.words("victims", "words of being the youngest"),
    "mourning": en.words("victims", "words of mourning"),
}  # fmt: skip


def _rules() -> Iterator[AnchorRule]:
    known = parts("harm_parts", {"P": P} | WORDS)
    for row in en.table("harm_patterns"):
        needs = frozenset(w.split("_")[0] for which in row["needs"].split() for w in NEEDS[which])
        pattern = re.compile(filled(row["pattern"], known))
        yield AnchorRule(row["rule"], row["effect"], needs, pattern, "those" not in pattern.groupindex)


RULES = tuple(_rules())


class Masked(NamedTuple):
    """A sentence in small letters with one sign for each mention, and the words of asides that were taken out."""

    text: str
    asides: dict[int, str]


CAPITALS = r"(?:[A-ZÀ-Þ][\w.'’-]*(?: (?=[A-ZÀ-Þ]))?)+"
PLACE_BEHIND = re.compile(
    rf"{P},? (?:of|from) (?:the |nearby |(?:south|north)?(?:east|west)? )*{CAPITALS}(?: area| neighborhood)?"
    rf"(?:, {CAPITALS})?"
    r"(?:,(?= (?:and|was|were|is|are|had|has|died|who|both)))?"
)
APPOSED = re.compile(rf"({P}),? (?:a|an|the) ([^,;:.{P}]{{2,80}})(,|(?=\.$|\.\s*$))")
BLANKS = re.compile("  +")
PLAIN = str.maketrans({"\u2019": "'", "\u201c": "", "\u201d": "", '"': "", "\n": " ", "\u00a0": " "})


def masked(s: Stretch, found: Sequence[Mention], *, behind_harm: bool) -> Masked:
    """A sentence with each mention as one sign, and a mark before it where the sentence before mentions harm."""
    parts, at = [], s.start
    for m in found:
        parts += [s.text[at : m.start].replace(P, " "), P]
        at = m.end
    parts.append(s.text[at : s.end].replace(P, " "))
    out = "".join(parts)
    out = PLACE_BEHIND.sub(P, out)
    asides: dict[int, str] = {}

    def taken(m: re.Match[str]) -> str:
        asides[out.count(P, 0, m.start())] = m[2].lower()
        return m[1] + m[3]

    out = APPOSED.sub(taken, out)
    return Masked(("†" if behind_harm else "") + BLANKS.sub(" ", out.translate(PLAIN)).lower(), asides)


def anchors(sentence: Masked, words: frozenset[str]) -> Iterator[Anchor]:
    """What a sentence of some words says of its mentions, by the order of the rules."""
    text = sentence.text
    nobody = P not in text
    for rule in RULES:
        if (nobody and rule.person) or (rule.needs and rule.needs.isdisjoint(words)):
            continue
        for m in rule.pattern.finditer(text):
            yield from _of_match(rule, m, text)


# Words of harm that say that somebody was hurt and did not say whether they lived.
OPEN = re.compile(r"^(?:shot|shoot|stab|hit|struck|strik|beat|burn|hurting$|victim)")


SPEAKING = en.any_of("victims", "speaking behind a name")
SPEAKS = re.compile(rf"(?:,[^,;{P}]{{1,60}},)? (?:{SPEAKING})\b")


def _effect_of(groups: dict[str, str | None]) -> str:
    """ "killed", "wounded", or "harmed" for a word that leaves open which: "shot"."""
    if groups.get("killed") or groups.get("deadly"):
        return "killed"
    return "harmed" if OPEN.match(groups.get("hurt") or "shot") else "wounded"


def _of_match(rule: AnchorRule, m: re.Match[str], text: str) -> Iterator[Anchor]:
    groups = m.groupdict()
    if those := groups.get("those"):
        yield Anchor(-1, rule.effect, rule.name, those=those)
        return
    if rule.name == "same person":
        yield Anchor(text.count(P, 0, m.start("b")), "", rule.name, text.count(P, 0, m.start("a")))
        return
    effect = rule.effect or _effect_of(groups)
    first, past = text.count(P, 0, m.start("p")), text.count(P, 0, m.end("p"))
    if m.end("p") == m.end() and SPEAKS.match(text, m.end()):
        # "five were wounded, Jan Berg and Ida Lund said": both speak; behind a comma only the last does
        past = first if "," not in groups["p"] else past - 1
    for n in range(first, past):
        yield Anchor(n, effect, rule.name)
