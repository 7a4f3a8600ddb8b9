"""Cues of more than one word: "according to", "spoke out against", "issued a warning to",
"put the toll at", "called for".

The words are lexicon/en/phrasal_cues.csv and lexicon/en/carried_nouns.csv.
A function tells, for the token at which a cue may begin, which cue begins there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.function_words import DAYS, MONTH_NUMBER
from dateline.extraction.lexicon.inflection import forms_of, forms_of_all
from dateline.extraction.numbers.quantities import SMALL
from dateline.extraction.text.tokens import Cue, Token

# How many words may be between a light verb and its noun.
BETWEEN = 3
# What follows a noun, and hardly ever the object of a verb.
NOMINAL_AFTER = frozenset(en.words("function_words", "nominal after"))


@cache
def phrasal_cues() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """What follows each first word of a cue of several words, and its act."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for r in en.table("phrasal_cues"):
        for form in forms_of(r["verb"]):
            out.setdefault(form, []).append((tuple(r["rest"].split()), r["act"]))
    return out


class Carried(NamedTuple):
    """A noun of speaking that a light verb carries: what may follow it, the forms of the verbs, its act."""

    behind: frozenset[str]
    by: frozenset[str]
    act: str


@cache
def carriers() -> frozenset[str]:
    """The forms of all light verbs."""
    return forms_of_all(verb for r in en.table("carried_nouns") if r["role"] == "verb" for verb in r["words"].split())


@cache
def carried_nouns() -> dict[str, Carried]:
    """What each noun of speaking asks for, by its words."""
    return {
        word: Carried(frozenset(r["behind"].split()), forms_of_all(r["by"].split()) or carriers(), r["act"])
        for r in en.table("carried_nouns")
        if r["role"] == "noun"
        for word in r["words"].split()
    }


Reader = Callable[[list[Token], int], Cue | None]


@cache
def readers() -> dict[str, tuple[Reader, ...]]:
    """Which of the functions below may read a cue at a word: most words begin none, and need not be looked at."""
    begins: list[tuple[Reader, Iterable[str]]] = [
        (_fixed, ("according", "in", "per")),
        (_phrasal, phrasal_cues()),
        (_carried, carriers()),
        (_begun_with, BEGINNING),
        (_puts_toll, PUTTING | REVISING),
        (_parted, PARTED),
    ]
    out: dict[str, tuple[Reader, ...]] = {}
    for reader, words in begins:
        for word in words:
            out[word] = (*out.get(word, ()), reader)
    return out


def phrase_at(toks: list[Token], i: int) -> Cue | None:
    """The cue of several words that begins at a token."""
    return next((cue for reader in readers().get(toks[i].low, ()) if (cue := reader(toks, i))), None)


def _fixed(toks: list[Token], i: int) -> Cue | None:
    low = toks[i].low
    if low == "according" and i + 1 < len(toks) and toks[i + 1].low == "to":
        return Cue(i, i + 2, "according to", ("according",), "report")
    if low == "per" and 0 < i < len(toks) - 1 and (toks[i - 1].low == "," or toks[i - 1].quote):
        named = toks[i + 1].low == "the" or toks[i + 1].text[:1].isupper()
        return Cue(i, i + 1, "per", ("according",), "report") if named else None
    if low == "in" and [t.low for t in toks[i + 1 : i + 4]] == ["the", "view", "of"]:
        return Cue(i, i + 4, "in the view of", ("according",), "assess")
    if low == "in" and [t.low for t in toks[i + 1 : i + 4]] == ["the", "words", "of"]:
        return Cue(i, i + 4, "in the words of", ("according",), "report")
    return None


def _phrasal(toks: list[Token], i: int) -> Cue | None:
    for rest, act in phrasal_cues().get(toks[i].low, ()):
        past = i + 1 + len(rest)
        if tuple(t.low for t in toks[i + 1 : past]) == rest and not _when_or_where(toks, past):
            return Cue(i, past, " ".join((toks[i].text, *rest)), ("do",), act)
    return None


# Behind "on" these tell when or where something was said, and not what.
ON_WHAT = frozenset(
    (*DAYS, *MONTH_NUMBER, *"condition twitter facebook telegram x television tv state air radio".split())
)


def _when_or_where(toks: list[Token], at: int) -> bool:
    """ "insisted on Sunday that ..." insists on nothing."""
    if at >= len(toks) or toks[at - 1].low != "on":
        return False
    return toks[at].low in ON_WHAT or toks[at].low[0].isdigit()


def _carried(toks: list[Token], i: int) -> Cue | None:
    """ "issued a strong warning to"."""
    for n in range(i + 1, min(i + 2 + BETWEEN, len(toks) - 1)):
        low = toks[n].low
        noun = carried_nouns().get(low)
        # also "offered condolences “to the families”"
        if noun and toks[i].low in noun.by and ("to" if toks[n + 1].quote else toks[n + 1].low) in noun.behind:
            return Cue(i, n + 1, f"{toks[i].text} {low}", ("do",), noun.act)
        if toks[n].quote or not low[0].isalpha() or low in ("to", "that", "who"):
            return None
    return None


BEGINNING = forms_of_all("begin open start end close conclude finish".split())
# How far behind its verb the noun of speaking may be: "began a long statement on Friday with a call".
WITH = 9


def _begun_with(toks: list[Token], i: int) -> Cue | None:
    """ "began the statement with a call to", "ended his speech with a warning that"."""
    for n in range(i + 1, min(i + WITH, len(toks) - 3)):
        if toks[n].quote or toks[n].low in (",", ";", ":", "that", "to"):
            return None
        if toks[n].low != "with":
            continue
        noun = next((k for k in range(n + 2, min(n + 5, len(toks) - 1)) if toks[k].low in carried_nouns()), None)
        if toks[n + 1].low not in ("a", "an", "his", "her", "its", "their") or noun is None:
            return None
        return Cue(i, noun + 1, f"{toks[i].text} with {toks[noun].low}", ("do",), carried_nouns()[toks[noun].low].act)
    return None


PUTTING = frozenset(forms_of("put"))
REVISING = forms_of_all("raise lower revise cut reduce update increase".split())
COUNTED = frozenset("toll tolls number figure count dead casualties losses".split())
# How far behind its verb a toll's figure may be: "lowered the number of people killed in Sunday's bombing to 20".
FIGURE = 24


# "at no fewer than 15": what may be before a toll's figure.
ABOUT = frozenset(en.words("reporting", "before the figure of a toll"))


def _counts(words: list[str]) -> bool:
    """Whether words begin with a figure, or with a hedge and a figure."""
    figure = next((w for w in words if w not in ABOUT), "")
    return figure[:1].isdigit() or figure in SMALL


def _puts_toll(toks: list[Token], i: int) -> Cue | None:
    """ "put the death toll at eight", "lowered the number of dead to 20"."""
    behind = [t.low for t in toks[i + 1 : i + 1 + FIGURE]]
    mark = "at" if toks[i].low in PUTTING else "to"
    figures = (n for n, word in enumerate(behind[:-1]) if word == mark and _counts(behind[n + 1 : n + 5]))
    at = next(figures, None)
    counted = at is not None and COUNTED & set(behind[: min(at, 6)])
    return Cue(i, i + 1, toks[i].text, ("do",), "report") if counted else None


# Verbs that blame with a word that is behind their object: "held the army responsible
# for", "attributed the raid to".
PARTED = {
    form: words
    for verb, words in {"hold": {"responsible", "accountable"}, "attribute": {"to"}}.items()
    for form in forms_of(verb)
}
OBJECT = 8


def _parted(toks: list[Token], i: int) -> Cue | None:
    """ "held the government responsible for"; not "a statement attributed to them", "held responsible posts"."""
    behind = [t.low for t in toks[i + 2 : i + 2 + OBJECT]]
    words = PARTED[toks[i].low]
    blamed = toks[i + 1 : i + 2] and toks[i + 1].low not in words and words & set(behind)
    return Cue(i, i + 1, toks[i].text, ("do",), "blame") if blamed else None


ATTACKS = frozenset(en.words("reporting", "attacks that are carried out"))


def with_particle(toks: list[Token], cue: Cue) -> Cue | None:
    """A verb that means speaking only with what follows it: "called for", "called it a hoax", "put it", "pointed out",
    "claimed the attack"; None where it does not follow."""
    low, past = toks[cue.first].low, cue.past
    nxt = toks[past].low if past < len(toks) else ""
    if low.startswith("call"):
        if nxt in ("for", "on", "upon"):
            return cue._replace(past=past + 1, words=f"{cue.words} {nxt}")
        named = any(t.quote for t in toks[past : past + 14]) or _names_it(toks, past)
        return cue._replace(frames=("do",), act="assess") if named else None
    if low.startswith("claim") and (_claims_attack(toks, past) or _claims_what_came_before(toks, cue.first)):
        return cue._replace(frames=("do",), act="claim responsibility")
    if low.startswith("pronounc") and "dead" in [t.low for t in toks[past : past + 4]]:
        return None  # "was pronounced dead at the scene"
    if low.startswith("continu") and nxt == "to":
        return None  # "attacks continue to be regular"
    if low in PUTTING and nxt == "it" and past + 1 < len(toks) and toks[past + 1].low == "at":
        return cue._replace(frames=("do",))  # "put it at 14"
    if low in PUTTING and nxt == "at" and past + 1 < len(toks) and (toks[past + 1].low[0].isdigit()):
        return cue._replace(frames=("do",))  # "has put at 40 dead and 70 wounded the raid"
    if low in PUTTING:
        return cue._replace(past=past + 1, words=f"{cue.words} it") if nxt == "it" else None
    if low.startswith("point"):
        return cue._replace(past=past + 1, words=f"{cue.words} out", frames=("say",)) if nxt == "out" else None
    return cue


# So many words between marks may tell what a deed was like.
MARKED = 3


def _claims_attack(toks: list[Token], past: int) -> bool:
    """Whether "claimed" is followed by a deed: "claimed responsibility",
    "claimed the attack", "claimed both bombings"."""
    for n in range(past, min(past + 4, len(toks))):
        if toks[n].low in ("responsibility", "credit"):
            return n == past
        if toks[n].low in ATTACKS:
            return n + 1 == len(toks) or toks[n + 1].low in NOMINAL_AFTER | {"through", "via", "as", "near", "saying"}
        if toks[n].quote and n > past and len(toks[n].text.split()) <= MARKED:
            continue  # "claimed the “heroic” attack"
        if toks[n].quote or toks[n].low in ("to", "that", "it", "its"):
            return False
    return False


# So far before "which" the attack that is claimed may be named.
BEFORE = 16


def _claims_what_came_before(toks: list[Token], at: int) -> bool:
    """Whether an attack is what somebody claims: "an attack on a checkpoint,
    which the group claimed in a statement"."""
    opening = next((n for n in range(at - 1, max(at - 5, 0), -1) if toks[n].low == "which"), 0)
    behind = toks[at + 1].low if at + 1 < len(toks) else ""
    told = behind in ("in", "on", "via", "through") and opening > 0
    return told and any(t.low in ATTACKS or t.low == "attacked" for t in toks[max(0, opening - BEFORE) : opening])


# What something is called in one word, at the end of a clause: "called the violence unacceptable".
JUDGED = frozenset(en.words("reporting", "judged"))


ENDS_A_JUDGEMENT = frozenset(", . ; : and but in on at as after".split())


def _names_it(toks: list[Token], past: int) -> bool:
    """Whether "called" is followed by a thing and what it was called: "called the raid a massacre",
    "called the raid unacceptable"."""
    stop = next((n for n in range(past, min(past + 9, len(toks))) if toks[n].low in ENDS_A_JUDGEMENT), len(toks))
    if past + 1 < stop and toks[stop - 1].low in JUDGED:
        return True
    if past >= len(toks) or toks[past].low in ("a", "an", "off", "in", "it", "up", "out", "from"):
        return past + 1 < len(toks) and toks[past].low == "it" and toks[past + 1].low in ("a", "an", "the")
    for n in range(past + 1, min(past + 8, len(toks))):
        if toks[n].low in (",", ".", ";", "to", "for", "by", "in", "on", "at", "and"):
            return False
        if toks[n].low in ("a", "an"):
            return True
    return False
