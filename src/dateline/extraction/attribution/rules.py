"""The road of a cue: every way to read a verb of saying, in the order in which they are tried.

"CONTENT, X said", "X said (that) CONTENT", "according to X, CONTENT", "X called for ..." (the verb itself is part of
what is reported). What each rule reads, with examples, is in dateline.extraction.rulebooks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from dateline.extraction.attribution.cues.disambiguation import OPENED
from dateline.extraction.attribution.non_speech import not_said, to_before
from dateline.extraction.attribution.spans.clauses import (
    DASHES,
    FINITE,
    IRREGULAR,
    SUBORDINATE,
    has_verb,
    is_comma,
    verb_at,
)
from dateline.extraction.attribution.spans.constructions import (
    according,
    aside,
    feeling,
    is_passive,
    passive,
)
from dateline.extraction.attribution.spans.content import Found, Occurrence, pieces
from dateline.extraction.attribution.spans.content_spans import NO_OBJECT, content_after, content_before, ends_here
from dateline.extraction.attribution.speakers.control import behind_preposition, nearest_verb, whose
from dateline.extraction.attribution.speakers.resolution import DOCUMENTS
from dateline.extraction.attribution.speakers.subjects import (
    LEADS,
    PRONOUNS,
    TIME_WORDS,
    main_subject,
    subject_after,
    subject_before,
    tells_of_it,
)
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.text.tokens import Cue, Token

# Behind these a participle has the subject of the sentence: ", adding that", "before asking her".
WHILE = frozenset(", ” “” while before after".split())
SOFTENING = frozenset("perhaps maybe also then again even".split())


BEHIND, APPOSED = "source behind its verb", "source with an apposition"


class No(Enum):
    """What a rule says that finds that a cue attributes nothing; None only says that the rule reads nothing here."""

    STATEMENT = 0


Outcome = Found | No | None


class Step(NamedTuple):
    """A rule on the road of a cue. What it reads has its name, unless it names its own branches (`branches`)."""

    name: str
    apply: Callable[[Occurrence], Outcome]
    branches: bool = False


class Decision(NamedTuple):
    """What became of a cue: its characters, the rule that decided, and whether it made an attribution."""

    start: int
    end: int
    rule: str
    read: bool


# What is done "according to" one of these is done as planned or as usual; none of them says anything.
MEASURES = frozenset("plan plans schedule custom tradition protocol procedure procedures need needs age size".split())


def _as_planned(at: Occurrence) -> Outcome:
    toks, cue = at.toks, at.cue
    bare = cue.words.lower() == "according to" and cue.past < len(toks) and toks[cue.past].low in MEASURES
    return No.STATEMENT if bare else None


def _according(at: Occurrence) -> Outcome:
    return (according(at) or No.STATEMENT) if "according" in at.cue.frames else None


def _participle_ahead(at: Occurrence) -> Outcome:
    cue = at.cue
    return _fronted(at) if cue.first == 0 and at.toks[0].low.endswith("ing") else None


def _brings_in(at: Occurrence) -> Outcome:
    return No.STATEMENT if _quotes_another(at.toks, at.cue) else None


def _without_words(at: Occurrence) -> Outcome:
    return No.STATEMENT if _names_no_words(at.toks, at.cue) else None


def _quoted_as(at: Occurrence) -> Outcome:
    toks, cue = at.toks, at.cue
    if toks[cue.first].low in SAYING and cue.first and toks[cue.first - 1].low == "as":
        return _as_saying(at) or No.STATEMENT
    return None


def _is_participle(toks: list[Token], cue: Cue) -> bool:
    """Whether a cue is a participle with the subject of the sentence: ", strongly condemning the raid,"."""
    before = toks[cue.first - 1] if cue.first else None
    adverb = before is not None and cue.first > 1 and (is_adverb(before.text) or before.low in SOFTENING)
    opened = toks[cue.first - 2] if adverb else before
    return toks[cue.first].low.endswith("ing") and opened is not None and opened.low in WHILE


def _subject_elsewhere(at: Occurrence) -> Outcome:
    f = None if _is_participle(at.toks, at.cue) else _around(at)
    return f if f is None or f.rule == APPOSED else f._replace(rule=BEHIND)


def _adjective(at: Occurrence) -> Outcome:
    frames = at.cue.frames
    if "adj" in frames and (frames == ("adj",) or is_passive(at.toks, at.cue)):
        return feeling(at) or No.STATEMENT
    return None


def _passive(at: Occurrence) -> Outcome:
    return (passive(at) or No.STATEMENT) if is_passive(at.toks, at.cue) else None


def _of_a_noun(at: Occurrence) -> Outcome:
    cue = at.cue
    return No.STATEMENT if cue.first and tells_of_it(at.toks, cue.first) else None


def _behind_its_noun(at: Occurrence) -> Outcome:
    return No.STATEMENT if _modifies(at.toks, at.cue) else None


def _only_made_known(at: Occurrence) -> Outcome:
    return No.STATEMENT if _made_known(at.toks, at.cue) else None


def _not_said_yet(at: Occurrence) -> Outcome:
    toks, cue = at.toks, at.cue
    without = cue.first and toks[cue.first - 1].low == "without"
    return No.STATEMENT if not_said(toks, cue) or without else None


def _participle(at: Occurrence) -> Outcome:
    return (content_after(at, None) or No.STATEMENT) if _is_participle(at.toks, at.cue) else None


def _governed(at: Occurrence) -> Outcome:
    toks, cue = at.toks, at.cue
    if to_before(toks, cue) is None and not behind_preposition(toks, cue):
        return None
    return content_after(at, whose(toks, cue, at.floor)) or No.STATEMENT


def _subject_and_verb(at: Occurrence) -> Outcome:
    """A verb with its subject before it: an aside, content in front, or content behind."""
    _, _, toks, cue, floor, limit = at
    before = toks[cue.first - 1] if cue.first else None
    subject = subject_before(toks, cue.first, floor)
    if subject and (told := aside(at, subject)):
        return told
    if subject and _stands_behind(toks, cue, floor, limit, subject):
        return content_before(at, subject[0], subject)
    link = toks[cue.first - 2] if before is not None and is_adverb(before.text) and cue.first > 1 else before
    joined = link is not None and link.low in ("and", "but", "nor", "yet", "then", "later", "also")
    past = toks[cue.first].low.endswith(("ed", "s")) or toks[cue.first].low in IRREGULAR
    if subject:
        return content_after(at, subject)
    if joined and past and (f := content_after(at, _of_verb_before(toks, cue, floor))):
        return f._replace(rule="second verb")
    return None


def _of_verb_before(toks: list[Token], cue: Cue, floor: int) -> tuple[int, int] | None:
    """The subject that a verb behind "and" shares in a clause that hangs on another:
    "two days after the president visited the town and promised help"; None where the clause is the sentence's own."""
    verb = nearest_verb(toks, cue.first - 1, floor)
    subject = subject_before(toks, verb, floor) if verb is not None else None
    if verb is None or subject is None:
        return None
    one_clause = not any(t.low == "," for t in toks[verb : cue.first])
    if toks[subject[0]].low in ("who", "which") and one_clause:
        return subject  # "demonstrators here, who have taken to the streets and called for"
    hangs = subject[0] > floor and toks[subject[0] - 1].low in SUBORDINATE
    return subject if hangs else None


# Behind these a participle is no attribute of the noun before it: ", adding", "was saying", "by saying".
GOVERNING = WHILE | DASHES | frozenset("is was are were been be by and not".split())


# What speaks itself: "a statement condemning the attack".
SPOKEN = DOCUMENTS | frozenset(en.words("reporting", "spoken"))
# What a noun's participle can tell without a word said: "the rebels supporting him";
# who is "demanding his release" says so.
STANCES = frozenset("support oppose report assess".split())
# How far before its participle such a noun may be: "a letter to the two councils condemning it".
NEAR = 9


def _modifies(toks: list[Token], cue: Cue) -> bool:
    """Whether a participle is behind its noun: "a statement responding to the attack", "the rebels supporting him";
    not "people saying that ..." nor "a statement condemning the attack"."""
    if not toks[cue.first].low.endswith("ing") or cue.first == 0 or {"to", "tell"} & set(cue.frames):
        return False
    before = toks[cue.first - 1].low
    told = any(t.low.removesuffix("s") in SPOKEN for t in toks[max(0, cue.first - NEAR) : cue.first])
    if "do" in cue.frames and (told or cue.act not in STANCES):
        return False
    spoken = any(t.quote or t.low in OPENED for t in toks[cue.past : cue.past + 8])
    return not spoken and before not in GOVERNING and not is_adverb(toks[cue.first - 1].text)


# What a message is, and how it is made known.
MESSAGES = SPOKEN | frozenset(
    "message comment photo photograph image clip footage audio recording communique notice information".split()
)
MADE_KNOWN = frozenset("posted tweeted written reported shared".split())
WHERE_OR_WHEN = frozenset(en.words("reporting", "where or when"))


def _made_known(toks: list[Token], cue: Cue) -> bool:
    """Whether a participle tells how a message was made known: "in a message posted on its channel, the group said"."""
    if toks[cue.first].low not in MADE_KNOWN or not 0 < cue.first < len(toks) - 1:
        return False
    return (
        toks[cue.first - 1].low.removesuffix("s") in MESSAGES and toks[cue.first + 1].low in WHERE_OR_WHEN | TIME_WORDS
    )


def _fronted(at: Occurrence) -> Found | None:
    """ "Claiming that the army had fled, the mayor asked for help": what is before the comma is the mayor's."""
    doc, sentence, toks, cue, _, _ = at
    if cue.past >= len(toks) or (toks[cue.past].low in NO_OBJECT | {"for", "at", "to", "of", "about"}):
        return None  # "Writing for the Courier, ..."
    commas = (
        n for n in range(cue.past + 1, len(toks) - 2) if is_comma(doc, toks[n]) and (toks[n].quote or n > cue.past + 1)
    )
    comma = cue.past if toks[cue.past].quote else next(commas, None)
    source = main_subject(toks[comma + 1 :]) if comma is not None else None
    if comma is None or source is None or cue.words.lower() in ("citing", "quoting"):
        return None
    first = cue.past + 1 if toks[cue.past].low == "that" else cue.past
    if "do" in cue.frames and toks[cue.past].low != "that":
        first = cue.first
    stretch = toks[first : comma + 1] if toks[comma].quote else toks[first:comma]
    contents = pieces(doc, stretch)
    return (
        Found(tuple(contents), source, cue, sentence) if contents and (stretch[0].quote or len(stretch) > 2) else None
    )


QUOTING = frozenset("quoted quotes quoting cited cites citing reported".split())
SAYING = frozenset("saying telling adding stating".split())
# How far behind "quoted" its "as saying" may be.
AS_SAYING = 14


def _quotes_another(toks: list[Token], cue: Cue) -> bool:
    """Whether a verb only brings in somebody else's words: "quoted a doctor as saying"."""
    behind = [t.low for t in toks[cue.past : cue.past + AS_SAYING]]
    return toks[cue.first].low in QUOTING and any(a == "as" and b in SAYING for a, b in itertools.pairwise(behind))


CITED = frozenset("cited cites quoted quotes".split())


def _cited_behind(at: Occurrence) -> Outcome:
    """ "“...,” the Herald cited a doctor": the words are the doctor's, and not those of whoever passes them on."""
    toks, cue = at.toks, at.cue
    if toks[cue.first].low not in CITED:
        return None
    teller, source = subject_before(toks, cue.first, at.floor), subject_after(toks, cue.past)
    if teller is None or source is None or not teller[0] or not toks[teller[0] - 1].quote:
        return None
    return content_before(at, teller[0], source)


def _as_saying(at: Occurrence) -> Found | None:
    """ "The agency quoted a doctor as saying that ...", "..., a doctor was quoted as saying":
    the words are the doctor's."""
    _, _, toks, cue, floor, limit = at
    behind = range(cue.first - 2, max(floor - 1, cue.first - AS_SAYING), -1)
    quoting = next((n for n in behind if toks[n].low in QUOTING), None)
    if quoting is None:
        return None
    teller = subject_before(toks, quoting, floor)
    passive_ = quoting + 1 == cue.first - 1 or toks[quoting + 1].low in ("by", "in", "on")
    source = teller if passive_ else (quoting + 1, cue.first - 1)
    if source is None:
        return None
    first = (teller or source)[0]
    agent = passive_ and toks[cue.past : cue.past + 1] and toks[cue.past].low in ("by", "in", "on") and first > floor
    if ends_here(toks, cue, limit) or (agent and toks[first - 1].quote):
        return content_before(at, first, source)
    return content_after(at, source)


HEARSAY = frozenset("reported said believed understood thought alleged known".split())


def _said_to_have_said(at: Occurrence) -> Found | None:
    """ "“...,” the mayor is reported to have said": the words are the mayor's."""
    _, _, toks, cue, floor, limit = at
    n = cue.first
    if n < 4 or [t.low for t in toks[n - 2 : n]] != ["to", "have"] or toks[n - 3].low not in HEARSAY:
        return None
    source = subject_before(toks, n - 3, floor)
    if source is None:
        return None
    if ends_here(toks, cue, limit):
        return content_before(at, source[0], source)
    return content_after(at, source)


# What is "said" with these are no words of anybody's: "has said little", "asked not to be named".
NO_WORDS = frozenset("little nothing less so goodbye".split())
ANONYMITY = frozenset("named identified quoted name names".split())
NAMELESS = ["to", "remain", "anonymous"]


def _names_no_words(toks: list[Token], cue: Cue) -> bool:
    """Whether nothing was said but so much: "said little", "asked not to be named", "did not want to be named"."""
    rest = [t.low for t in toks[cue.past : cue.past + 5]]
    little = len(rest) > 1 and rest[0] in NO_WORDS and rest[1] in (",", ".", ";", "about", "on", "since")
    own = [w for w in rest if w != "not"][:2] in (["to", "be"], ["to", "give"])
    unnamed = own and bool(ANONYMITY & set(rest))
    anonymous = rest[:1] == ["anonymity"] or rest[:2] == ["for", "anonymity"]
    return little or unnamed or rest[:3] == NAMELESS or anonymous or _nameless(toks, cue)


def _nameless(toks: list[Token], cue: Cue) -> bool:
    """ "asked that his name be withheld"."""
    behind = [t.low for t in toks[cue.past : cue.past + 9]]
    asked = toks[cue.first].low.startswith(("ask", "request", "insist"))
    return asked and "name" in behind and bool({"withheld", "not"} & set(behind))


AGED = re.compile(r"\d+-year-old")


def _around(at: Occurrence) -> Found | None:
    """A subject that is not right before its verb: behind it, or with an apposition between commas."""
    _, _, toks, cue, floor, limit = at
    before = toks[cue.first - 1] if cue.first else None
    inverted = before is None or before.quote is not None or before.low == ","
    after = subject_after(toks, cue.past) if inverted and {"say", "quote"} & set(cue.frames) else None
    if before is None:
        if after and after[1] < len(toks) and toks[after[1]].low in (":", ","):
            # Said Jane Doe: "..."
            return content_after(at._replace(cue=cue._replace(past=after[1])), after)
        return None
    if after and before.low == "," and _closes_with_a_name(toks, after):
        past = len(toks) - (toks[-1].low in (".", "!", "?"))
        return content_before(at, cue.first, (after[0], past))
    relative = before.quote and any(t.low in ("who", "which") for t in toks[floor : cue.first])
    closes = relative or before.low in (",", "--", "—", "–")  # "The group, which calls itself “the vanguard,” said ..."
    aged = cue.past < len(toks) and AGED.fullmatch(toks[cue.past].low)
    if after and before.low == "," and aged:  # ", a town by the sea, said 25-year-old Jane Doe, a cook"
        return content_before(at, cue.first, after)
    if closes and (named := _apposed(toks, cue.first, floor)):
        f = content_after(at, named)
        return f and f._replace(rule=APPOSED)
    if (
        after
        and not before.quote
        and toks[after[0]].low in PRONOUNS
        and toks[after[1] : after[1] + 1]
        and verb_at(toks, after[1])
    ):
        after = None  # "a local imam, Sheikh Doe, said he had prayed"
    if after and _names_only(toks, after) and (before.quote or not _finite_ahead(toks, after[1], limit)):
        return content_before(at, cue.first, after)
    return None


def _closes_with_a_name(toks: list[Token], phrase: tuple[int, int]) -> bool:
    """Whether a verb and the name behind it close their sentence: "X and Y died, said Rustam M, governor of Z."."""
    first, past = phrase
    name = toks[first : first + 2]
    named = len(name) == 2 and all(t.text[:1].isupper() and t.low not in TIME_WORDS for t in name)
    return named and past - first <= 16 and not any(verb_at(toks, n) or toks[n].quote for n in range(first, len(toks)))


def _stands_behind(toks: list[Token], cue: Cue, floor: int, limit: int, subject: tuple[int, int]) -> bool:
    """Whether the content is in front: "CONTENT, X said", a comma or marks before the
    subject, nothing behind the cue."""
    gap = toks[subject[0] - 1] if subject[0] > floor else None
    if (
        gap is None
        or not (gap.quote or gap.low in (",", "—", "–"))
        or not {"say", "tell", "that", "quote"} & set(cue.frames)
    ):
        return False
    nothing = ends_here(toks, cue, limit) or (cue.past < len(toks) and toks[cue.past].low == "citing")
    return nothing or (gap.quote is not None and toks[cue.past].low in (",", "of", "about", "through", "via"))


def _apposed(toks: list[Token], at: int, floor: int) -> tuple[int, int] | None:
    """The subject that fills all of a sentence up to its verb: "Jane Doe, the head of it, a lawyer, said ..."."""
    first = max([floor, *(n + 1 for n in range(floor, at) if toks[n].low == ";")])
    while first < at and toks[first].low in (",", "and", "but"):
        first += 1
    stretch = toks[first : at - 1]
    head = stretch[0] if stretch else None
    named = head is not None and (head.text[:1].isupper() or head.low in ("the", "a", "an", "one", "another"))
    if named and head.low in LEADS:  # type: ignore[union-attr]
        comma = next((n for n, t in enumerate(stretch) if t.low == ","), len(stretch))
        return _apposed(toks, at, first + comma + 1) if comma + 1 < len(stretch) else None
    if not named or head.low in PRONOUNS or has_verb(stretch):  # type: ignore[union-attr]
        return None
    return (first, at - 1) if any(t.low in (",", "--", "—", "–") for t in stretch) else None


def _names_only(toks: list[Token], phrase: tuple[int, int]) -> bool:
    """Whether a phrase behind a verb can be its subject: short, and without a verb of its own."""
    first, past = phrase
    return past - first <= 16 and not any(
        t.low in FINITE for t in toks[first:past] if t.low != "may" or t.text[0].islower()
    )


def _finite_ahead(toks: list[Token], at: int, limit: int) -> bool:
    """Whether a verb follows that a phrase could be the subject of; what a relative clause says of it has its own."""
    for t in toks[at:limit]:
        if t.low in ("who", "whose", "which", "where"):
            return False
        if t.low in ("is", "was", "are", "were", "that"):
            return True
    return False


# Every way to read a cue or to find that it says nothing, in the order in which they are tried.
ROAD = (
    Step("as planned", _as_planned),
    Step("according to", _according),
    Step("participle at the head", _participle_ahead),
    Step("introduces somebody else's words", _brings_in),
    Step("cited behind a quotation", _cited_behind),
    Step("no words named", _without_words),
    Step("quoted as saying", _quoted_as),
    Step("reported to have said", _said_to_have_said),
    Step(BEHIND, _subject_elsewhere, branches=True),
    Step("adjective", _adjective),
    Step("passive without words", _passive, branches=True),
    Step("describes a noun", _of_a_noun),
    Step("participle behind its noun", _behind_its_noun),
    Step("how a message was made known", _only_made_known),
    Step("not said yet", _not_said_yet),
    Step("participle", _participle),
    Step("infinitive or gerund", _governed),
    Step("subject and verb", _subject_and_verb, branches=True),
)


# The names of rules that are left out, to measure what each adds.
LeftOut = frozenset[str]
NONE: LeftOut = frozenset()


def read(at: Occurrence, left_out: LeftOut = NONE) -> tuple[Found | None, str]:
    """The attribution that one cue makes in its sentence, or None where it makes none; and the rule that decided,
    empty where none did. The order of the rules is the rule."""
    for step in ROAD:
        if step.name in left_out:
            continue
        outcome = step.apply(at)
        if outcome is None:
            continue
        if isinstance(outcome, No):
            return None, step.name
        if not step.branches or not outcome.rule:
            outcome = outcome._replace(rule=step.name)
        if outcome.rule not in left_out:
            return outcome, outcome.rule
    return None, ""
