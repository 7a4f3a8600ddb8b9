"""Content in front of an attribution and behind it: "CONTENT, X said", "X said (that) CONTENT", "X called for ...".

`floor` is the token before which a sentence's words belong to an attribution already read,
`limit` the token of the next cue.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.cues import cue_forms
from dateline.extraction.attribution.cues.multiword import carried_nouns
from dateline.extraction.attribution.cues.nouns import nouns
from dateline.extraction.attribution.spans.clauses import (
    FINITE,
    SUBORDINATE,
    bare_clause,
    clause_end,
    has_verb,
    verb_at,
)
from dateline.extraction.attribution.spans.content import Found, Occurrence, clause, pieces, quoted, trimmed
from dateline.extraction.attribution.speakers.subjects import LEADS, main_subject
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.lexicon.inflection import forms_of_all
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue, Token

WHEN_HEADS = frozenset("last this next".split())


WHEN_NOUNS = frozenset(en.words("reporting", "when nouns"))


TAIL_WORDS = frozenset(en.words("reporting", "tail words"))


WHERE_TOLD = frozenset(en.words("function_words", "where told"))


def ends_here(toks: list[Token], cue: Cue, limit: int) -> bool:
    """Whether nothing that a cue could govern follows it: the sentence ends, or only when and where it was said."""
    at = cue.past
    while "tell" in cue.frames and at < len(toks) and _addressee(toks, at):
        at += 1  # "The toll could rise, he told reporters in Erbil on Friday, adding ..."
    if cue.past < at < len(toks) and toks[at].low in WHERE_TOLD:
        return not any(t.low == "that" for t in toks[at:limit])  # "told the Courier by telephone"
    rest = toks[at:] if at < len(toks) and toks[at].low in (",", ".", ";") else toks[cue.past :]
    if not rest or rest[0].low in (".", ";", "?", "!", ")"):
        return True
    if rest[0].low == ",":
        return not (len(rest) > 1 and rest[1].quote)
    if "to" in cue.frames and rest[0].low == "to":
        return False
    if rest[0].quote or rest[0].low in ("that", ":"):
        return False
    if rest[0].low == "at" and len(rest) > 1 and rest[1].low in ("least", "most"):
        return False  # "in a film, he said at least nine were killed"
    if "tell" in cue.frames and any(t.low in ("that", "to") for t in toks[cue.past : limit]):
        return False  # "told a crowd in Erbil that ..."
    if rest[0].low in WHEN_HEADS:
        return len(rest) > 1 and rest[1].low in WHEN_NOUNS  # "said last month"
    if len(rest) > 2 and rest[1].low.rstrip("s") in WHEN_NOUNS and rest[2].low in ("after", "later", "before", "ago"):
        return True  # "said two months later"
    if "tell" in cue.frames and rest[0].text[:1].isupper():
        return not any(t.low == "that" for t in toks[cue.past : limit])
    return rest[0].low in TAIL_WORDS


def content_before(at: Occurrence, until: int, subject: tuple[int, int]) -> Found | None:
    """Content in front of the attribution: the quotations there, or the clause up to the comma."""
    doc, sentence, toks, cue, floor, _ = at
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end)
    begin = floor
    while begin < until and toks[begin].low in (",", "and", "."):
        begin += 1
    begin = _behind_another(toks, begin, until)
    stretch = toks[begin:until]
    if not [t for t in stretch if t.quote or t.low[0].isalnum()]:
        return None
    if (
        not any(t.quote for t in stretch)
        and len(stretch) <= 12
        and stretch[0].low in LEADS
        and not _ends_sentence(toks, cue, subject)
    ):
        return None
    contents = pieces(doc, stretch)
    behind = max(cue.past, subject[1])
    verbless = not has_verb(stretch)
    if verbless:
        behind = _past_circumstance(toks, behind)
    if not any(t.quote for t in stretch) and (
        rest := _resumed(toks, behind, subordinate=stretch[0].low in SUBORDINATE)
    ):
        if verbless or stretch[0].low in SUBORDINATE:
            # "The test, North Korea said, was its biggest": one clause, the attribution put into its middle
            whole = trimmed(doc, stretch[0].start, clause_end(doc, toks, toks.index(rest[0]), sentence.end, deed=False))
            return Found((whole,), source, cue, sentence, "source in the middle")
        contents += [] if _gloss(rest) else pieces(doc, rest)
    after = _following_quotes(toks, max(cue.past, subject[1]))
    return Found(tuple(contents + after), source, cue, sentence, "words in front") if contents else None


LAPSES = frozenset("hour day week month year".split())


def _gloss(rest: list[Token]) -> bool:
    """Whether what goes on behind an attribution is the outlet's own: "..., the mayor said,
    the deadliest raid in years"."""
    greatest = rest[0].low in ("the", "a", "an") and rest[1].low.endswith("est") and not has_verb(rest)
    later = (
        rest[1].low.rstrip("s") in LAPSES and rest[2].low == "after"
    )  # "..., police said, a day after a doctor died"
    return greatest or later


def _behind_another(toks: list[Token], begin: int, until: int) -> int:
    """Where content in front of its attribution begins behind somebody else's: "The senator scolded him:
    “...,” she said", "The agency called on both sides to stop; 600 had fled, it said"."""
    for n in range(until - 2, begin, -1):
        if toks[n].low == ":" and toks[n + 1].quote:
            return n + 1
        if toks[n].low == ";" and any(t.low in cue_forms() for t in toks[begin:n]):
            return n + 1
    return begin


def _ends_sentence(toks: list[Token], cue: Cue, subject: tuple[int, int]) -> bool:
    rest = [t for t in toks[max(cue.past, subject[1]) :] if t.quote or t.low[0].isalnum()]
    return len(rest) <= 6


ASIDE_AFTER = frozenset(en.words("function_words", "aside after"))


# How many words may tell when or where something was said, in the middle of it.
CIRCUMSTANCE = 9


def _past_circumstance(toks: list[Token], at: int) -> int:
    """The comma behind when or where something was said: "The army, the ministry said late
    on Friday, was not warned"."""
    if at >= len(toks) or toks[at].low not in TAIL_WORDS:
        return at
    comma = next((n for n in range(at + 1, min(at + CIRCUMSTANCE, len(toks))) if toks[n].low == ","), at)
    return at if any(verb_at(toks, n) for n in range(at, comma)) else comma


def _resumed(toks: list[Token], at: int, *, subordinate: bool = False) -> list[Token]:
    """The clause that goes on behind an attribution put into its middle: "The test,
    North Korea said, was its biggest"."""
    if (
        at >= len(toks) - 3
        or toks[at].low != ","
        or (toks[at + 1].low in ASIDE_AFTER and not _second_half(toks, at + 1))
        or (toks[at + 1].low.endswith("ing") and not subordinate)
    ):
        return []
    return toks[at + 1 + (toks[at + 1].low == "and") :]


def _second_half(toks: list[Token], at: int) -> bool:
    """Whether what was said goes on behind "and", with a subject of its own: "Nine died, the mayor said,
    and 28 people were hurt"."""
    rest = toks[at + 1 :]
    own = (
        toks[at].low == "and"
        and not verb_at(toks, at + 1)
        and not is_adverb(rest[0].text)
        and rest[0].low not in NO_SECOND
    )
    return own and has_verb(rest[1:]) and not any(t.quote or t.low in cue_forms() for t in rest)


NO_SECOND = frozenset(en.words("function_words", "no second"))


def _following_quotes(toks: list[Token], at: int) -> list[Span]:
    """Quotations that go on after the attribution: "...," he said, "...": up to the next words of substance."""
    out = []
    for n, t in enumerate(toks[at:]):
        if t.quote:
            out.append(Span(t.quote.start, t.quote.end))
        elif n > 14 or t.low in ("that", "and", "but", "what"):
            break
    return out


DAY = en.pattern("text_patterns", "a weekday, yesterday or today").pattern


INTERVENING = en.pattern("text_patterns", "between a verb of saying and its words", day=DAY)


def _leads_to_that(rest: list[Token], that: int, cue: Cue) -> bool:
    """Whether the words up to "that" only tell to whom, when or where it was said, so that "that" opens the content."""
    if len(rest) - that <= 2 and not any(t.quote for t in rest[that + 1 :]):
        return False
    between = rest[:that]
    if between and between[-1].low in nouns() and "in" not in [t.low for t in between[-4:]]:
        return False  # "doubted her claim that": the noun attributes
    if that == 0 or "tell" in cue.frames:
        return not any(_finite(t, between) for t in between)
    if "do" in cue.frames and between[0].low == "a":
        return False  # "requested a hearing before the panel that ruled on it"
    lead = (
        between[0].low in TAIL_WORDS
        or (that == 1 and is_adverb(between[0].text))  # "complained bitterly that"
        or between[0].low in ("via", "through", "by", "to", "with", "here", "there", "publicly", "again", "also")
        or between[0].text[0].isupper()
    )
    return lead and not any(_finite(t, between) or t.low in ("he", "she", "it", "they", "i", "we") for t in between)


def _finite(t: Token, around: list[Token]) -> bool:
    """Whether a word is a verb; "28 May" is a day."""
    month = t.low == "may" and (t.text == "May" or any(x.low[0].isdigit() for x in around))
    return t.low in FINITE and not month


class Opening(NamedTuple):
    """The token that content behind a cue begins with, whether it is a quotation that may stand by itself,
    and the rule that found it."""

    at: int
    quoted: bool
    rule: str


def content_after(at: Occurrence, subject: tuple[int, int] | None) -> Found | None:
    """Content behind the cue: a clause, a quotation, or (frame do) what the verb itself reports."""
    doc, sentence, toks, cue, _, limit = at
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end) if subject else main_subject(toks[: cue.first])
    opening = _opening(doc, toks, cue, limit) if cue.past < len(toks) else None
    if opening is None:
        return None
    if opening.quoted:
        f = quoted(doc, toks, opening.at, cue, source, sentence)
    else:
        f = clause(doc, sentence, toks, opening.at, cue, source)
    return f._replace(rule=opening.rule) if f else None


QUOTATION = "quotation behind its verb"
# So far behind its cue "that" or a quotation may be.
AHEAD = 16


def _opening(doc: Document, toks: list[Token], cue: Cue, limit: int) -> Opening | None:
    """Where the content behind a cue begins; None where nothing follows that the cue governs."""
    quote = next((k for k, t in enumerate(toks[cue.past : cue.past + AHEAD]) if t.quote), None)
    if opens := _behind_that(toks, cue, limit, quote):
        return opens
    if "tell" in cue.frames:
        return _told(toks, cue)
    return _at_once(toks, cue, quote) or _deed(doc, toks, cue, quote) or _said(doc, toks, cue)


def _behind_that(toks: list[Token], cue: Cue, limit: int, quote: int | None) -> Opening | None:
    """ "said (on Friday) that ..."; of "warned them to refrain from steps that ..." the whole deed."""
    at, rest = cue.past, toks[cue.past :]
    that = next((k for k, t in enumerate(toks[at : min(limit, at + AHEAD)]) if t.low == "that"), None)
    if that is None or not _leads_to_that(rest, that, cue):
        return None
    if {"tell", "do"} <= set(cue.frames) and "to" in [t.low for t in rest[1:that]]:
        return Opening(cue.first, quoted=False, rule="deed")
    reach = AHEAD if {"say", "tell", "that"} & set(cue.frames) else 1
    if cue.frames == ("do",) or that >= reach or (quote is not None and quote < that):
        return None  # "rejected that argument"
    pronoun = "say" in cue.frames and toks[at + that + 1].low in ("was", "is")  # "said that was not her view"
    begins = at + that + (not pronoun)
    return Opening(begins, toks[begins].quote is not None, "clause with that")


def _told(toks: list[Token], cue: Cue) -> Opening | None:
    """ "told Rudaw on Monday: “...”", "told Rudaw the army had left"."""
    k = cue.past
    while k < len(toks) and _addressee(toks, k):
        k += 1
    while k < len(toks) and toks[k].low in (",", ":"):
        k += 1
    if k == len(toks):
        return None
    if toks[k].quote and toks[k - 1].low in (",", ":"):
        return Opening(k, quoted=True, rule="told somebody")
    return Opening(k, quoted=False, rule="told somebody") if _words_follow(cue, toks[k:]) else None


# How many words may say to whom or of whom between a verb and the colon of its quotation.
WHOM = 4


def _at_once(toks: list[Token], cue: Cue, quote: int | None) -> Opening | None:
    """Content right behind its cue: a quotation, an infinitive, a clause without "that", a question."""
    at, rest = cue.past, toks[cue.past :]
    if rest[0].low in (":", ",") and quote is not None and quote <= 1:
        return Opening(at + quote, quoted=True, rule=QUOTATION)
    if quote is not None and 1 < quote <= WHOM and rest[quote - 1].low == ":" and "say" in cue.frames:
        return Opening(at + quote, quoted=True, rule=QUOTATION)  # "said otherwise: “...”"
    if rest[0].quote and "do" not in cue.frames:
        return Opening(at, quoted=True, rule=QUOTATION)
    if "to" in cue.frames and rest[0].low == "to":
        return Opening(at, quoted=False, rule="infinitive")
    if "that" in cue.frames and "say" not in cue.frames and bare_clause(rest):
        return Opening(at, quoted=False, rule="clause without that")
    asked = _question(rest) if "that" in cue.frames else None
    return Opening(at + asked, quoted=False, rule="indirect question") if asked is not None else None


def _deed(doc: Document, toks: list[Token], cue: Cue, quote: int | None) -> Opening | None:
    """What a verb itself reports: "condemned the raid", "expressed in a statement its solidarity",
    "offered condolences."; of "scolded him: “...”" the quotation."""
    at, rest = cue.past, toks[cue.past :]
    if "do" not in cue.frames:
        return None
    if quote is not None and 1 < quote <= WHOM and rest[quote - 1].low == ":":
        return Opening(at + quote, quoted=True, rule=QUOTATION)
    venue = INTERVENING.match(doc.text, toks[at - 1].end)
    goes_on = venue is not None and doc.text[venue.end() : venue.end() + 1].isalnum()
    if goes_on and venue and rest[0].low == ",":  # "announced, today, Sunday, the killing of"
        return Opening(next(n for n, t in enumerate(toks) if t.start >= venue.end()), quoted=False, rule="deed")
    carried = toks[at - 1].low in carried_nouns()
    return Opening(cue.first, quoted=False, rule="deed") if rest[0].low not in NO_OBJECT or goes_on or carried else None


# What opens no clause behind a verb of saying: "reported from Kirkuk", "apologized and left".
NO_CLAUSE = frozenset(", . in by from and but".split())


def _said(doc: Document, toks: list[Token], cue: Cue) -> Opening | None:
    """ "wrote on Facebook: “...”", "said the army had left", "said on Friday the army had left"."""
    if {"say", "quote"} & set(cue.frames) and (opens := _quote_behind_venue(toks, cue.past)) is not None:
        return Opening(opens, quoted=True, rule=QUOTATION)
    if "say" not in cue.frames or toks[cue.past].low in (".", ";"):
        return None
    m = INTERVENING.match(doc.text, toks[cue.past - 1].end)
    after = m.end() if m else toks[cue.past].start
    first = next((n for n, t in enumerate(toks) if t.start >= after), None)
    if first is None or (toks[first].low in NO_CLAUSE and not toks[first].quote):
        return None
    return Opening(first, quoted=False, rule="clause behind a verb of saying")


VENUE = 10


def _quote_behind_venue(toks: list[Token], at: int) -> int | None:
    """The quotation behind where something was said: "wrote on Facebook:
    “...”", "said in a message to the families, “...”"."""
    if toks[at].low not in TAIL_WORDS | {"to", "via", "through", "by"} or toks[at].low in (",", "."):
        return None
    for k in range(at + 1, min(at + VENUE, len(toks))):
        if toks[k].quote:
            return k if toks[k - 1].low in (":", ",") else None
        if verb_at(toks, k) or toks[k].low == "that":
            return None
    return None


# Behind a verb that reports what it says by itself these show that nothing is reported: "detailed in its filings".
NO_OBJECT = frozenset(en.words("function_words", "no object"))


QUESTIONS = frozenset("how why whether".split())


def _question(rest: list[Token]) -> int | None:
    """Where an indirect question begins right behind a verb: "shows how ...", "shows in detail how ..."."""
    at = 2 if [t.low for t in rest[:2]] == ["in", "detail"] else 0
    return at if len(rest) > at + 2 and rest[at].low in QUESTIONS else None


TELLING = forms_of_all(("tell", "ask"))


def _words_follow(cue: Cue, rest: list[Token]) -> bool:
    """Whether something told follows: "told Rudaw the army had left", "alerted guards to
    leave"; not "alerted the army"."""
    openers = QUESTIONS | {"to", "about", "of", "what", "that"}
    return cue.words.lower() in TELLING or bare_clause(rest) or any(t.quote or t.low in openers for t in rest[:8])


OUTLETS = frozenset(en.words("reporting", "outlets"))
# "told dpa": agencies that write their names in small letters.
SMALL_MARKS = frozenset(row["mark"] for row in en.table("wires") if row["mark"].islower())
ADDRESSED = frozenset(en.words("reporting", "addressed"))


def _addressee(toks: list[Token], k: int) -> bool:
    """Whether a word still belongs to whom, when and where something was told: "told Rudaw on Monday"."""
    t = toks[k]
    if t.quote:
        return False
    if t.low in ("this", "our") or t.low in OUTLETS:
        return t.low in OUTLETS or (k + 1 < len(toks) and toks[k + 1].low in OUTLETS)  # "told this paper"
    if t.low == "the":
        return k + 1 < len(toks) and (toks[k + 1].text[:1].isupper() or toks[k + 1].low in OUTLETS)
    return t.text[:1].isupper() or t.low in ADDRESSED or t.text in SMALL_MARKS or t.low.startswith(("al-", "el-"))
