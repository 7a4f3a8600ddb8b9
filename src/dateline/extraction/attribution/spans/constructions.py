"""Turns of phrase that attribute in a way of their own: "according to", passives, asides with "as", what somebody was
confident of, and headlines with a colon."""

from __future__ import annotations

import re
from functools import cache

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.cues import cue_forms, feelings
from dateline.extraction.attribution.spans.clauses import bare_clause, clause_end, has_verb, verb_at
from dateline.extraction.attribution.spans.content import Found, Occurrence, clause, pieces, trimmed
from dateline.extraction.attribution.speakers.source_spans import PREPOSITIONS
from dateline.extraction.attribution.speakers.subjects import AUX, subject_after, subject_before
from dateline.extraction.lexicon import en, world
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.numbers.quantities import SMALL
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue, Token

# The names of the rules that read here; dateline.extraction.rulebooks says what each reads.
HEADLINE = "colon in a headline"
IMPERSONALLY, BY_AGENT, BLAMED = "nobody in particular", "passive with by", "passive without by"
AS_PUT = "aside with as"

# What is before a colon at the head of a report and is no source.
LABELS = frozenset(en.words("reporting", "labels"))


def _a_place(doc: Document, words: str) -> bool:
    """Whether something is said to be in what a headline begins with: "Iraq: Six killed", and below "in Iraq's Diyala";
    "in the southern Philippine town" for the Philippines."""
    return bool(
        re.search(rf"\b(?:in|across) (?:the |an? )?(?:\w+ )?{re.escape(words.removesuffix('s'))}s?\b", doc.text)
    )


def _a_dateline(words: str) -> bool:
    """Whether what a text begins with is the town it was written from: "CAIRO: Gunmen attacked a bus"."""
    return words.isupper() and len(words) > 3 and bool(world.towns([words.title()]))


@cache
def _countries() -> frozenset[str]:
    return frozenset(name for row in en.table("countries") for name in row["names"].split("|"))


def headline(doc: Document, sentence: Span, toks: list[Token]) -> list[Found]:
    """ "X: ..." and "...: X" at the head of a report."""
    if doc.sentences and sentence != doc.sentences[0]:
        return []
    for k, t in enumerate(toks):
        if t.low == ":" and 0 < k <= 4 and all(x.text[:1].isupper() for x in toks[:k]) and k + 3 < len(toks):
            head = doc.text[toks[0].start : toks[k - 1].end]
            if toks[0].low in LABELS or head in _countries() or _a_place(doc, head) or _a_dateline(head):
                return []
            content = trimmed(doc, toks[k + 1].start, sentence.end)
            return [
                Found(
                    (content,),
                    Span(toks[0].start, toks[k - 1].end),
                    Cue(k, k + 1, ":", ("say",), ""),
                    sentence,
                    HEADLINE,
                )
            ]
    return []


# What one is ready or reluctant "to" do is the content; what one is opposed "to" needs the adjective.
INFINITIVE = frozenset("intend decline".split())


def feeling(at: Occurrence) -> Found | None:
    """ "The mayor was confident that help would come", "The general has been critical of the plan"."""
    doc, sentence, toks, cue, floor, _ = at
    subject = subject_before(toks, cue.first, floor)
    opener = toks[cue.past].low if cue.past < len(toks) else ""
    if subject is None or toks[subject[0]].low == "it" or not is_passive(toks, cue):
        return None
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end)
    openers, act = feelings()[toks[cue.first].low]
    cue = cue._replace(act=act, frames=("adj",))
    if opener != "that" and opener in openers:
        return clause(doc, sentence, toks, cue.past if act in INFINITIVE else cue.first, cue, source)
    if opener != "that" and not bare_clause(toks[cue.past :]):
        return None
    return clause(doc, sentence, toks, cue.past + (opener == "that"), cue, source)


def is_passive(toks: list[Token], cue: Cue) -> bool:
    """Whether a form of "be" governs the cue: "was first declared"."""
    at = cue.first - 1
    while at >= 0 and (is_adverb(toks[at].text) or toks[at].low in ("also", "first", "often", "once", "not")):
        at -= 1
    be = at >= 0 and toks[at].low in ("was", "were", "been", "be", "being", "is", "are") and toks[at].text != "IS"
    return be and not toks[cue.first].low.endswith("ing")


NEGATIONS = frozenset("not never neither nor unable unwilling failed fails".split())
NOBODY = frozenset("no nobody none neither".split())


def nobodys(doc: Document, f: Found) -> bool:
    """Whether the source is nobody: "no group has claimed responsibility" is no statement."""
    return f.source is not None and doc.text[f.source.start : f.source.end].split()[0].lower() in NOBODY


def unsaid(toks: list[Token], f: Found) -> Found:
    """What somebody did not say, as what it is: "officials did not confirm that nine had died" are all words of the
    statement, and its act is to decline."""
    cue = f.cue
    if cue is None:
        return f
    at = cue.first
    if [t.low for t in toks[max(0, at - 2) : at]] == ["yet", "to"] and f.contents[0].start >= toks[at].start:
        verbs = toks[at - 3 : at - 2] if at > 2 and toks[at - 3].low in AUX else toks[at - 2 : at - 1]
        whole = Span(verbs[0].start, f.contents[-1].end)  # "authorities have yet to confirm the figure"
        return f._replace(contents=(whole,), cue=cue._replace(act="decline"))
    while at and (
        toks[at - 1].low in AUX
        or toks[at - 1].low in NEGATIONS
        or is_adverb(toks[at - 1].text)
        or toks[at - 1].low.endswith("n't")
        or (toks[at - 1].low == "to" and toks[at - 2].low in NEGATIONS)  # "was unable to say"
    ):
        at -= 1
    verbs = toks[at : cue.first]
    if "only" in [t.low for t in verbs] or not any(t.low in NEGATIONS or t.low.endswith("n't") for t in verbs):
        return f
    if f.contents[0].start < toks[at].start:
        return f
    while is_adverb(verbs[0].text):
        verbs = verbs[1:]  # "reportedly did not say"
    whole = Span(verbs[0].start, f.contents[-1].end)
    return f._replace(contents=(whole,), cue=cue._replace(act="decline"))


# What nobody in particular says, thinks or expects.
IMPERSONAL = frozenset("believed thought said reported expected feared understood alleged estimated".split())


def _impersonal(at: Occurrence, subject: tuple[int, int]) -> Found | None:
    """ "Nine people are believed to have been killed", "It is feared that nine are dead":
    somebody's word, nobody says whose."""
    doc, sentence, toks, cue, _, _ = at
    if toks[cue.first].low not in IMPERSONAL or cue.past + 2 >= len(toks):
        return None
    nobody, nxt = cue._replace(frames=("noun",)), toks[cue.past].low
    if nxt == "that" and toks[subject[0]].low == "it":
        f = clause(doc, sentence, toks, cue.past + 1, nobody, None)
        return f._replace(rule=IMPERSONALLY) if f else None
    if [t.low for t in toks[cue.past : cue.past + 3]] in (["to", "have", "said"], ["to", "have", "told"]):
        return None  # "is reported to have said": his words
    if nxt == "to" and toks[subject[0]].low not in ("i", "we"):
        whole = trimmed(doc, toks[subject[0]].start, clause_end(doc, toks, cue.past, sentence.end, deed=True))
        return Found((whole,), None, nobody, sentence, IMPERSONALLY)
    return None


def passive(at: Occurrence) -> Found | None:
    """ "The attack was condemned by Qatar", and, with nobody named, "The attack was blamed on ISIS",
    "Nine are feared to be dead"."""
    doc, sentence, toks, cue, floor, _ = at
    subject = subject_before(toks, cue.first, floor)
    if subject and (told := _impersonal(at, subject)):
        return told
    if "do" not in cue.frames or subject is None or cue.past >= len(toks):
        return None  # "were reported killed" is nobody's word
    start, nxt = toks[subject[0]].start, toks[cue.past].low
    if nxt == "by" and (agent := subject_after(toks, cue.past + 1)):
        content = Span(start, toks[cue.past - 1].end)
        return Found((content,), Span(toks[agent[0]].start, toks[agent[1] - 1].end), cue, sentence, BY_AGENT)
    if cue.act in ("blame", "condemn") and nxt in ("on", "for", "of", "over"):
        by = next((n for n in range(cue.past + 1, min(cue.past + 9, len(toks) - 1)) if toks[n].low == "by"), None)
        if by and (agent := subject_after(toks, by + 1)):  # "was blamed on ISIS by the ministry"
            whole = trimmed(doc, start, toks[by - 1].end)
            return Found((whole,), Span(toks[agent[0]].start, toks[agent[1] - 1].end), cue, sentence, BY_AGENT)
        whole = trimmed(doc, start, clause_end(doc, toks, cue.past, sentence.end, deed=True))
        return Found((whole,), None, cue._replace(frames=("noun",)), sentence, BLAMED)
    return None


def aside(occurrence: Occurrence, subject: tuple[int, int]) -> Found | None:
    """ "..., as the minister put it" and "As the minister pointed out, ..."."""
    doc, sentence, toks, cue, floor, _ = occurrence
    if "to" in cue.frames or not {"say", "that"} & set(cue.frames):
        return None  # "as it had promised" mentions a deed
    at = subject[0] - 1
    short = [t for t in toks[cue.past :] if t.low not in ("it", "out")]
    if at < 0 or toks[at].low != "as" or (short and short[0].low not in (",", ".", "in", "on", "at", "during")):
        return None
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end)
    if at > floor + 1:
        stretch = toks[floor : at - 1] if toks[at - 1].low == "," else toks[floor:at]
        comma = next((n for n in range(cue.past, len(toks)) if toks[n].low == ","), 0)
        if comma and not has_verb(stretch) and not any(t.quote for t in stretch):
            whole = trimmed(doc, stretch[0].start, clause_end(doc, toks, comma + 1, sentence.end, deed=False))
            return Found((whole,), source, cue, sentence, AS_PUT)
        contents = pieces(doc, toks[floor:at])
    else:
        comma = next((n for n in range(cue.past, len(toks)) if toks[n].low == ","), len(toks))
        contents = pieces(doc, toks[comma + 1 :]) if comma + 2 < len(toks) else []
    return Found(tuple(contents), source, cue, sentence, AS_PUT) if contents else None


# Words that begin a noun phrase of its own: "according to residents | the bridge fell", "| at least nine were hurt".
BEGINS_ANEW = frozenset(en.words("function_words", "begins anew"))
OPEN = frozenset(en.words("function_words", "what opens a noun phrase")) | {"and", "or", "nor"}
# A reporting clause behind a comma is no longer: ", several local papers reported".
SHORT_CLAUSE = 7


def _ends_without_comma(toks: list[Token], first: int) -> tuple[int, int] | None:
    """Where a source that "according to" names at the head of a sentence ends and what he said ends, where no comma
    parts the two: "According to residents the bridge fell on Monday, local papers reported"."""
    comma = next((n for n in range(first, len(toks)) if toks[n].low == ","), len(toks))
    tail = [t for t in toks[comma + 1 :] if t.low[0].isalnum()]
    if tail and not (len(tail) <= SHORT_CLAUSE and tail[-1].low in cue_forms()):
        return None  # "According to the paper the ministry published, nine fell ill"
    for k in range(first + 1, comma):
        before, low = toks[k - 1], toks[k].low
        if toks[k].quote or before.quote:
            return None
        begins = (
            low in BEGINS_ANEW
            or low in SMALL
            or low[0].isdigit()
            or (low == "at" and k + 1 < comma and toks[k + 1].low == "least")
        )
        closed = before.low[-1].isalpha() and before.low not in OPEN | PREPOSITIONS and not verb_at(toks, k - 1)
        if begins and closed and any(verb_at(toks, n) for n in range(k + 1, comma)):
            return k, comma
    return None


PUBLISHED = frozenset("published released issued posted dated on late early".split())


def according(at: Occurrence) -> Found | None:
    """ "According to X, ..." and "..., according to X."."""
    doc, sentence, toks, cue, floor, _ = at
    after = subject_after(toks, cue.past)
    if after is None:
        k = cue.past
        while k < len(toks) and not toks[k].quote and toks[k].low not in (",", ".", ";"):
            k += 1
        after = (cue.past, k) if k > cue.past else None
    if after is None:
        return None
    parted = _ends_without_comma(toks, after[0]) if cue.first <= floor + 1 else None
    if parted is not None:
        source = Span(toks[after[0]].start, toks[parted[0] - 1].end)
        return Found(tuple(pieces(doc, toks[parted[0] : parted[1]])), source, cue, sentence)
    source = Span(toks[after[0]].start, toks[after[1] - 1].end)
    behind = next((t.quote for t in toks[after[1] : after[1] + 3] if t.quote), None)
    if cue.words == "in the words of" and behind:  # "It was, in the words of the mayor, “a night of horror”"
        return Found((Span(behind.start, behind.end),), source, cue, sentence)
    if cue.first <= floor + 1:
        rest = toks[after[1] :]
        if rest and rest[0].low in PUBLISHED:  # "According to a statement from the ministry published on Friday, ..."
            comma = next((n for n, t in enumerate(rest[:8]) if t.low == ","), None)
            rest = rest[comma:] if comma is not None else rest
        while rest and rest[0].low == ",":
            rest = rest[1:]
        if rest and rest[0].low in ("which", "who", "whose"):  # "According to the tracker, which is respected, ..."
            comma = next((n for n, t in enumerate(rest) if t.low == ","), None)
            rest = rest[comma + 1 :] if comma is not None else rest
        end = clause_end(doc, toks, len(toks) - len(rest), sentence.end, deed=False) if len(rest) > 3 else sentence.end
        contents = pieces(doc, [t for t in rest if t.start < end]) if rest else []
    else:
        contents = pieces(doc, toks[floor : cue.first])
    return Found(tuple(contents), source, cue, sentence) if contents else None
