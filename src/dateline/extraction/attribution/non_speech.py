"""Cue verbs behind which no words of anybody are: "fighters defended the village", "the fire threatened to spread",
"he was asked to explain the raid", "it is too early to say whether ..."."""

from __future__ import annotations

import re

from dateline.extraction.attribution.spans.content import Found
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import back_over, is_adverb
from dateline.extraction.lexicon.inflection import forms_of, forms_of_all
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue, Token, tokens_of

# What can show that something is so, and can threaten, support or direct nobody.
THINGS = frozenset(en.words("reporting", "things that say nothing"))
# Verbs of words that are also verbs of war, and what these are done to.
ALSO_OF_WAR = forms_of_all("defend contest dispute blast".split())
LETTERS = re.compile(r"[^\W\d_]+")
OBSERVED = frozenset(forms_of("observe"))
KEPT = frozenset("silence mourning custom rite feast holiday ceasefire truce fast curfew".split())
GROUND = frozenset(en.words("reporting", "ground that says nothing"))
DIRECTED = frozenset(forms_of("direct"))
# Where a noun phrase gives way to what is said of it.
PHRASE_END = re.compile(r"\b(?:of|in|at|on|near|from|that|which|who|by|with|after|during)\b|[,(]")


def only_a_deed(doc: Document, f: Found) -> bool:
    """Whether a verb tells what somebody or something did, and no words."""
    if f.cue is not None and f.cue.words.lower() in OBSERVED:  # "observed a minute of silence"
        kept = LETTERS.findall(doc.text[f.contents[0].start : f.contents[0].end].lower())
        return bool(KEPT & set(kept[:6]))
    if f.cue is None or not {"do", "to"} & set(f.cue.frames):
        return False
    source = doc.text[f.source.start : f.source.end].lower() if f.source else ""
    head = LETTERS.findall(PHRASE_END.split(source)[0])
    if head and head[-1] in THINGS:
        return True
    verb = f.cue.words.split()[0].lower()
    words = doc.text[f.contents[0].start : f.contents[0].end].lower().split()
    behind = words[words.index(verb) + 1 :] if verb in words else words
    if verb in ALSO_OF_WAR:
        return any(w.strip(".,") in GROUND for w in behind[:6])
    # "directed the wounded to a clinic", "directed officers to search it"
    return verb in DIRECTED and not re.search(
        r"\bto (?!the\b|a\b|an\b|their\b|his\b|her\b|its\b)|\bthat\b|[“\"]", " ".join(behind)
    )


BECOMING = frozenset(forms_of("become"))
PAINT = frozenset(forms_of("paint"))
READING = frozenset("read reads reading".split())
# What words are written on, which says nothing by itself.
SURFACES = frozenset(en.words("reporting", "surfaces"))


def of_nobody(doc: Document, f: Found) -> bool:
    """Whether a cue attributes to nobody at all: "as it became known", "words painted on its
    side", "attacks continue"."""
    if f.cue is None:
        return False
    toks = tokens_of(doc, f.sentence)
    low = f.cue.words.split()[0].lower()
    before = toks[f.cue.first - 1].low if 0 < f.cue.first < len(toks) else ""
    if before in BECOMING and low.endswith(("n", "ed")):
        return True
    if before == "than" or (0 < f.cue.first < len(toks) and toks[back_over(toks, f.cue.first - 1)].low == "than"):
        return True  # "one fewer than previously announced"
    behind = {t.low for t in toks[f.cue.past : f.cue.past + 9]}
    if low in PAINT and not behind & {"as", "picture", "portrait"}:
        return True
    quoted = any(doc.quotations_over(*c) for c in f.contents)
    introduced = f.cue.past < len(toks) and toks[f.cue.past].low == ":"
    return f.cue.frames == ("quote",) and not quoted and not introduced


# "Read the headline in the daily Tribune": who printed it.
OF_A_PAPER = re.compile(r"\s+(?:in|of|on)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}[A-ZÀ-Þ]")


def only_written(doc: Document, f: Found) -> bool:
    """Whether words occur on a thing, and nobody is named who wrote them: "a banner reading “...”"."""
    if f.cue is None or f.source is None or f.cue.words.lower() not in READING:
        return False
    source = doc.text[f.source.start : f.source.end].lower()
    head = LETTERS.findall(PHRASE_END.split(source)[0])
    of_a_paper = "headline" in head[-2:] and OF_A_PAPER.match(doc.text, f.source.end)
    return bool(SURFACES & set(head[-2:])) and not of_a_paper


# "He was asked to explain", "they were expected to announce": what is asked of somebody is not said yet.
ASKED_OF = frozenset(en.words("reporting", "asked of"))
# "It is too early to say": before "to", and the verbs before these.
HARD = frozenset(en.words("reporting", "hard"))
# "The decision to admit it": a noun that an infinitive belongs to.
UNDONE = frozenset(en.words("reporting", "undone"))
EXPLETIVE = frozenset("it there".split())
TAKES = frozenset(forms_of("take"))


def to_before(toks: list[Token], cue: Cue) -> int | None:
    """The "to" of an infinitive: "to admit", "to publicly admit"; None where there is none."""
    at = back_over(toks, cue.first - 1)
    return at if at >= 0 and toks[at].low == "to" else None


def not_said(toks: list[Token], cue: Cue) -> bool:
    """Whether an infinitive tells no words: what is asked of somebody, hard to do, decided,
    or proposed with "let us"."""
    at = to_before(toks, cue)
    if at is None:
        return cue.first > 1 and toks[cue.first - 2].low == "let"
    governor = max(at - 1, 0)
    while governor > 0 and is_adverb(toks[governor].text) and toks[governor].low not in HARD:
        governor -= 1
    low = toks[governor].low
    subject = {t.low for t in toks[max(0, governor - 4) : governor]}
    noun_of = any(
        t.low in UNDONE and toks[n + 1].low == "of" for n, t in enumerate(toks[: governor + 1]) if n > governor - 7
    )
    passive = governor == 0 or bool(subject & {"was", "were", "is", "are", "been", "be", "being", "when", ","})
    lasting = any(
        t.low in TAKES and EXPLETIVE & {x.low for x in toks[max(0, n - 3) : n]}
        for n, t in enumerate(toks[:at])
        if n > at - 6
    )
    return (
        low in UNDONE
        or noun_of
        or lasting
        or (low in ASKED_OF and passive)
        or (low in HARD and bool(subject & EXPLETIVE))
    )
