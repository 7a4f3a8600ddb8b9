"""Where a clause ends and whether it has a verb, worked out from function words, commas and the cues' own forms.

What a source is reported to have said ends where the outlet takes over again: at a comma and a word that opens a
clause of its own ("..., although", "..., which", "..., arguing that"), or, where the verb itself is what is
reported, where the outlet says when, in what or upon what it was done.
"""

from __future__ import annotations

import re

from dateline.extraction.attribution.cues.cues import cue_forms
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Token

FINITE = frozenset(en.words("function_words", "finite auxiliaries"))
IRREGULAR = frozenset(en.words("reporting", "irregular pasts that show a clause"))
ATTRIBUTIVE = frozenset(en.words("function_words", "attributive"))
# Words that open a clause of the outlet's own behind a comma.
TURNS = frozenset("while whereas although though".split())
DEED_TURNS = frozenset("but which who".split())
DASHES = frozenset("-- — – ―".split())
DENIAL = re.compile(r",? but (?:did not|gave no|declined)\b|, but (?:\w+ )?(?:claims|claimed|said)\b")
RESUMED = re.compile(
    r", and (?:(?:he|she|they|it) )?(?:has |have |had )?(?:urged|called|condemned|added|said)\b|, extending\b"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# What the verb itself reports ends where the outlet says when or upon what it was done.
DEED_END = re.compile(
    rf",?\s(?:after|following|when|despite|in (?:\w+\. )?\d{{4}}|(?:a|one|two|three) (?:day|week|month|year)s? (?:later"
    rf"|earlier|ago)|on {WEEKDAY}|{WEEKDAY}(?=[,.]|\s(?:on|in|at|after|during|as)\b)|in (?:the )?wake of|in order to"
    r"|in an? (?:\w+ ){0,2}(?:statement|interview|speech|letter|tweet|report))\b"
)


def verb_at(toks: list[Token], n: int) -> bool:
    """Whether a token is a finite verb, as far as its form and the word before it tell."""
    t, before = toks[n], toks[n - 1] if n else None
    if t.quote or not t.text.islower():  # nor "al-Fayyed"
        return False
    past = (
        t.low.endswith("ed")
        and "-" not in t.low  # "state-owned"
        and before is not None
        and before.low not in ATTRIBUTIVE
        and bool(before.low[0].isalnum())
    )
    return t.low in FINITE or t.low in IRREGULAR or past or t.low.endswith("n't")


# What begins with these between commas says something of the words before it, and has no subject of its own.
ASIDES = frozenset(en.words("function_words", "asides"))


def has_verb(toks: list[Token]) -> bool:
    """Whether a stretch holds a finite verb of its own, relative clauses and asides between commas left out.

    "Jane Doe, who has led it since May, the ministry's head" has none; "Two men had fled" has one.
    """
    relative = False
    for n, t in enumerate(toks):
        if t.low in (",", "--", "—", "–", "(", ")"):
            nxt = toks[n + 1].low if n + 1 < len(toks) else ""
            if relative and (nxt in FINITE | IRREGULAR or nxt.endswith("ed")):
                return True  # "Six people, among them two women, died there"
            relative = nxt in ASIDES or nxt.endswith("ing")
        elif t.quote or (not relative and verb_at(toks, n)):
            return True
    return False


def _second_deed(toks: list[Token], verb: int, n: int) -> bool:
    """Whether behind "and", "yet" or "but" at token n another verb of the same subject follows: "... and told them",
    "urges her to leave and repeatedly says"; `verb` is the token of the first."""
    if toks[n].low not in ("and", "yet", "but"):
        return False
    t = next((t for t in toks[n + 1 : n + 3] if not is_adverb(t.text)), toks[n])
    present = t.low.endswith("s") and (toks[verb].low.endswith("s") or toks[n].low in ("yet", "but"))
    known = t.low in IRREGULAR or (t.low in cue_forms() and (present or t.low.endswith(("ed", "told", "said"))))
    return known and t.low not in ("put", "set", "let", "hit", "shot")


# A subject and its verb are no more words apart: "the Norland Bureau of Inquiry (NBI) has disputed".
NAMED_AT_LENGTH = 12
# Behind these "but" excepts somebody.
EXCEPTING = frozenset("all any anybody anyone anything everybody everyone everything nobody none nothing last".split())


def _other_subject(toks: list[Token], n: int) -> bool:
    """Whether at token n a clause with a subject of its own begins: "want a bridge, and traders want a ferry", "claimed
    it but the Norland police have disputed it"."""
    excepted = n > 0 and toks[n - 1].low in EXCEPTING  # "urged all but the oldest to leave"
    if (toks[n].low == "but" and not excepted) or (toks[n].low in TURNS and toks[n].low != "while"):
        nxt = toks[n + 1]
        # "although police rejected it"
        bare = n + 2 < len(toks) and nxt.text.islower() and not is_adverb(nxt.text) and verb_at(toks, n + 2)
        if nxt.low in STARTERS or nxt.text[:1].isupper() or bare:
            return any(verb_at(toks, k) for k in range(n + 2, min(n + NAMED_AT_LENGTH, len(toks))) if not toks[k].quote)
        return False
    if toks[n].low != "," or toks[n + 1].low not in ("and", "but"):
        return False
    for k in range(n + 3, min(n + 6, len(toks))):
        if toks[k].quote or not toks[k].low[0].isalpha():
            return False
        if verb_at(toks, k) or (toks[k].low in cue_forms() and toks[k].text.islower()):
            return True
    return False


def _while_others(toks: list[Token], n: int) -> bool:
    """Whether at token n the outlet tells what else went on: "condemned the raid as rescuers searched the village"."""
    if toks[n].low not in ("as", "while") or n + 2 >= len(toks) or toks[n + 1].quote:
        return False
    nxt = toks[n + 1]
    if toks[n].low == "while" and nxt.low.endswith("ing"):
        return True  # "touted his lead while mocking others"
    if not (nxt.low in STARTERS or nxt.text[:1].isupper() or nxt.low.endswith("s")) or nxt.low in ("a", "an"):
        return False
    for k in range(n + 2, min(n + 6, len(toks))):
        if toks[k].quote or not toks[k].low[0].isalpha():
            return False
        if verb_at(toks, k):
            return True
    return False


def is_comma(doc: Document, t: Token) -> bool:
    """Whether a token is a comma, or a quotation that holds one at its end, as American papers print it."""
    return t.low == "," or (t.quote is not None and doc.text[t.quote.end - 1] == ",")


# Longer than a screen: a case for each kind of word that can end a clause.
def clause_end(doc: Document, toks: list[Token], first: int, stop: int, act: str = "", *, deed: bool) -> int:
    """The offset at which the clause that begins at token `first` ends, at most `stop`.

    `deed`: the verb itself is part of the clause ("called for ..."). A condemnation is one formula with what it
    stresses: "condemned the attack, stressing its solidarity".
    """
    if first >= len(toks):
        return stop
    for n in range(first + 2, len(toks) - 1):
        t, nxt = toks[n], toks[n + 1]
        if t.start >= stop:
            break
        other = (t.low, nxt.low) == ("according", "to")  # who told the outlet so, not what was said
        dash = t.text in DASHES and _opens_nothing(toks, first, n)
        colon = t.low == ":" and nxt.quote is not None  # "praised the crews: “They were quick,” he wrote"
        meanwhile = deed and (t.low == ";" or colon or _while_others(toks, n))
        quoted_out = (
            t.low == ";" and toks[n - 1].quote is not None
        )  # "... “must be held to account”; London issued ..."
        if (
            other
            or dash
            or meanwhile
            or quoted_out
            or (deed and (_second_deed(toks, first, n) or _other_subject(toks, n)))
        ):
            stop = min(stop, t.start)
            break
        if not is_comma(doc, t) or nxt.quote:
            continue
        says = _tells_on(nxt, deed=deed) and not (deed and act == "condemn")
        even_though = nxt.low == "even" and n + 2 < len(toks) and toks[n + 2].low == "though"
        others = nxt.low == "with" and any(x.low.endswith("ing") and x.low in cue_forms() for x in toks[n + 2 : n + 7])
        asked_on = nxt.low == "and" and n + 2 < len(toks) and toks[n + 2].low in ("when", "asked")
        denied = nxt.low == "not" and n + 2 < len(toks) and toks[n + 2].low == "that"
        if (
            others
            or denied
            or asked_on
            or nxt.low in TURNS
            or even_though
            or says
            or (deed and nxt.low in DEED_TURNS)
            or _but_others(toks, n + 1)
        ):
            stop = min(stop, t.end)
            break
    for pattern in (DENIAL, RESUMED):
        m = pattern.search(doc.text, toks[first].start, stop)
        while m and any(t.quote and t.start < m.start() < t.end for t in toks):
            m = pattern.search(doc.text, m.end(), stop)
        stop = m.start() if m else stop
    return stop


# Prepositions that end as participles do: "27, including six women".
PREPOSED = frozenset("including excluding concerning regarding involving during pending".split())


def _tells_on(t: Token, *, deed: bool) -> bool:
    """Whether a participle behind a comma is the outlet's own: of saying ("..., arguing that"), or, behind a deed,
    of anything ("urged them to search the valley, starting from the dam")."""
    return t.low.endswith("ing") and (t.low in cue_forms() or (deed and t.low not in PREPOSED))


def _but_others(toks: list[Token], n: int) -> bool:
    """Whether at token n the outlet sets something against what was said: "said nobody was hurt,
    but residents spoke of three"; not "but that three were missing", "but found nobody there"."""
    if toks[n].low != "but" or n + 2 >= len(toks):
        return False
    nxt = toks[n + 1].low
    return nxt != "that" and nxt not in FINITE | IRREGULAR and not nxt.endswith("ed")


def _opens_nothing(toks: list[Token], first: int, n: int) -> bool:
    """Whether a dash has no second one and closes none: it ends a clause, where two are put around an aside."""
    same = [k for k in range(first, len(toks)) if toks[k].low == toks[n].low]
    return same[-1] == n and len(same) % 2 == 1


def relative_end(toks: list[Token], first: int, cue: int) -> int | None:
    """Where a relative clause that holds the cue ends: "the study -- which notes that ...
    -- should be"; None elsewhere."""
    opening = _relative_before(toks, cue)
    mark = toks[opening - 1].low if opening else ""
    closing = {",": ",", "--": "--", "—": "—", "–": "–", "(": ")"}.get(mark)
    for n in range(first + 1, len(toks) - 1):
        if toks[n].low == closing:
            late = toks[n + 1].low in ("later", "also", "then", "now") or is_adverb(toks[n + 1].text)
            nxt = toks[n + 2] if late and n + 2 < len(toks) else toks[n + 1]
            if closing != "," or nxt.low in FINITE | IRREGULAR or nxt.low.endswith("ed"):
                return toks[n].start
    return None


# So far before its last verb a relative pronoun may be: "who have taken to the streets and called for".
RELATIVE = 12


def _relative_before(toks: list[Token], cue: int) -> int:
    """The relative pronoun of the clause that a verb is in, no comma between; 0 where there is none."""
    for n in range(cue - 1, max(cue - RELATIVE, 0), -1):
        if toks[n].low in ("who", "which"):
            return n
        if toks[n].low in (",", ";", ":") or toks[n].quote:
            return 0
    return 0


SUBORDINATE = frozenset("when though although while after because since if before once even".split())
# "And while ...", "But just as ...": what may be before a conjunction at the head.
BEFORE_SUBORDINATE = frozenset("and but yet so just even".split())
STARTERS = frozenset(en.words("function_words", "starters"))


def main_clause(toks: list[Token], first: int, cue: int) -> int | None:
    """Where the main clause begins behind a subordinate one that holds the cue: "When X noted that ..., he smiled".

    `first` is the token the content begins with, `cue` that of the verb. The offset of the comma, or None where
    the sentence does not begin with a conjunction.
    """
    head = next(
        (n for n, t in enumerate(toks) if not t.quote and t.low[0].isalpha() and t.low not in BEFORE_SUBORDINATE), None
    )
    if head is None or any(t.low == "," for t in toks[head:cue]):
        return None
    even_as = toks[head].low == "as" and head > 0 and toks[head - 1].low in ("even", "just")
    if toks[head].low not in SUBORDINATE and not even_as:
        return None
    for n in range(first + 2, len(toks) - 1):
        if (toks[n].low == "," or (toks[n].quote and not toks[n + 1].quote)) and (
            toks[n + 1].low.partition("'")[0] in STARTERS or toks[n + 1].text[:1].isupper()
        ):
            return toks[n].start if toks[n].low == "," else toks[n].end
    return None


def deed_end(doc: Document, toks: list[Token], verb_end: int, stop: int) -> int:
    """Where a deed that ends at most at `stop` gives way to its circumstances: "...
    after the attack", "... in a statement"."""
    at = verb_end
    m = DEED_END.search(doc.text, at, stop)
    while m and not doc.text[at : m.start()].strip(" ,"):
        at = m.end()  # "denounced in a statement on Friday two attacks": the object is still to come
        m = DEED_END.search(doc.text, at, stop)
    if m is None:
        return stop
    quoted = any(t.quote and verb_end <= t.start < m.start() for t in toks)
    return stop if not quoted and any(t.quote and t.end > m.start() for t in toks) else m.start()


CLAUSE_ENDS = frozenset(en.words("function_words", "clause ends"))


def bare_clause(rest: list[Token]) -> bool:
    """Whether what follows is a clause without "that": "one study found the plan would cost more"."""
    head = rest[0] if rest else None
    if head is None or head.quote or not (head.text[:1].isupper() or head.low in STARTERS):
        return False
    for n, t in enumerate(rest[1:12], 1):
        if t.quote or t.low in CLAUSE_ENDS:
            return False
        if verb_at(rest, n):
            return True
    return False
