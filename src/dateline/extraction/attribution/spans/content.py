"""What an attribution in a sentence is made of: stretches of content, a source, a cue;
and how far a content reaches."""

from __future__ import annotations

from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.disambiguation import verbs_of
from dateline.extraction.attribution.spans.clauses import clause_end, deed_end, main_clause, relative_end, verb_at
from dateline.extraction.attribution.speakers.subjects import AUX, CHARGES, PRONOUNS, subject_before
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue, Token

FINAL = ".!?\"”’'…,;:—–- \n\t"


class Found(NamedTuple):
    """One attribution in a sentence: content spans, source span, cue, and the rule that made it
    (dateline.extraction.rulebooks)."""

    contents: tuple[Span, ...]
    source: Span | None
    cue: Cue | None
    sentence: Span
    rule: str = ""


class Occurrence(NamedTuple):
    """A cue where it is: text, sentence and tokens; `floor` is the token before which the words belong to an
    attribution already read, `limit` that of the next cue."""

    doc: Document
    sentence: Span
    toks: list[Token]
    cue: Cue
    floor: int
    limit: int


def trimmed(doc: Document, start: int, end: int) -> Span:
    """A stretch without the white space, stops and marks at its ends."""
    while start < end and doc.text[start] in " \n\t,;:—–":
        start += 1
    while end > start and doc.text[end - 1] in FINAL:
        end -= 1
    return Span(start, end)


def pieces(doc: Document, stretch: list[Token]) -> list[Span]:
    """A stretch of content as statements: only quotations, each by itself; else one clause."""
    quotes = [t.quote for t in stretch if t.quote]
    rest = [t for t in stretch if not t.quote and t.low[0].isalnum()]
    if quotes and len(rest) == 0:
        return [Span(q.start, q.end) for q in quotes]
    span = trimmed(
        doc,
        stretch[0].quote.start if stretch[0].quote else stretch[0].start,
        stretch[-1].quote.end if stretch[-1].quote else stretch[-1].end,
    )
    return [span] if span.end > span.start else []


def quoted(doc: Document, toks: list[Token], k: int, cue: Cue, source: Span | None, sentence: Span) -> Found | None:
    """Content that begins with the quotation at token `k`: the quotations alone, or the clause that they are in."""
    stretch = toks[k:]
    rest = [t for t in stretch if not t.quote and t.low[0].isalnum()]
    first = toks[k].quote
    sentence_in_marks = first is not None and (
        doc.text[first.start].isupper() and doc.text[first.end - 1] in ".?!…" and len(rest) < len(stretch)
    )
    if len(rest) <= 3 or toks[k - 1].low in (":", ",") or sentence_in_marks:
        quotes = [t.quote for t in stretch if t.quote]
        return Found(tuple(Span(q.start, q.end) for q in quotes), source, cue, sentence)
    return clause(doc, sentence, toks, k, cue, source)


def _next_attribution(doc: Document, sentence: Span, toks: list[Token], k: int, stop: int) -> int:
    """Where the next attribution of the sentence begins: "..., and he noted that", "... and urged them to"."""
    joined = next((n for n in range(k, len(toks)) if toks[n].low in ("and", "but")), len(toks))
    for cue in verbs_of(doc, sentence):
        if cue.first <= max(k + 2, joined):
            continue
        if toks[cue.first].start >= stop:
            break
        if "to" in cue.frames and "say" not in cue.frames:
            continue  # "said he posed a threat and refused to leave": still what was said
        subject = subject_before(toks, cue.first, k)
        spoken = subject is not None and toks[subject[0]].low in PRONOUNS
        if not spoken and not toks[cue.first].low.endswith(("ed", "said", "told")):
            continue
        at = subject[0] if subject and toks[subject[0]].low in PRONOUNS else cue.first
        while at > k and toks[at - 1].low in AUX:
            at -= 1
        if at > k and toks[at - 1].low in ("and", "but"):
            before = toks[at - 2] if at - 2 > k else None
            return before.start if before is not None and before.low in (",", "—", "–", ";") else toks[at - 1].start
    return stop


def _what_another_says(doc: Document, sentence: Span, toks: list[Token], k: int, stop: int) -> int:
    """Where somebody else has a word on what was said: "..., a claim Ankara denies", "...; officials believe that"."""
    if not any(t.low == ";" or t.low in CHARGES for t in toks[k:]):
        return stop
    for cue in verbs_of(doc, sentence):
        if cue.first <= k + 2 or toks[cue.first].start >= stop:
            continue
        subject = subject_before(toks, cue.first, k)
        if subject is None:
            continue
        before = subject[0] - 1
        if before > k and toks[before].low == ";":
            return toks[before].start
        if before - 2 > k and toks[before].low in CHARGES and toks[before - 2].low == ",":
            return toks[before - 2].start
    return stop


def _main_verb(toks: list[Token], cue: Cue, stop: int) -> int:
    """Where the sentence's own verb goes on behind a participle between commas: "X, condemning the raid,
    paid tribute to", "X, after condemning it, left"."""
    at = cue.first - 1 if cue.first and not is_adverb(toks[cue.first - 1].text) else cue.first - 2
    at -= at > 1 and toks[at].low in ("after", "before", "while", "by", "in", "without", "despite")
    if at < 1 or toks[at].low != ",":
        return stop
    for n in range(cue.past, len(toks) - 1):
        if toks[n].low == "," and toks[n].start < stop and (verb_at(toks, n + 1) or toks[n + 1].low.endswith("ed")):
            return toks[n].start
    return stop


def _clause_marks(toks: list[Token], first: int, cue: int) -> list[int]:
    """Where the clause around a cue is closed by what opened it: a conjunction at the head, or a relative pronoun."""
    return [end for end in (main_clause(toks, first, cue), relative_end(toks, first, cue)) if end is not None]


def clause(doc: Document, sentence: Span, toks: list[Token], k: int, cue: Cue, source: Span | None) -> Found | None:
    """One clause of content from token `k` to the end of the sentence or to the next attribution in it."""
    if k >= len(toks):
        return None
    opening = toks[k].quote
    start = opening.start if opening else toks[k].start
    stop = sentence.end
    deed = k == cue.first
    stop = min(
        [clause_end(doc, toks, k, stop, cue.act, deed=deed or toks[k].low == "to"), *_clause_marks(toks, k, cue.first)]
    )
    if toks[cue.first].low.endswith("ing"):
        stop = min(stop, _main_verb(toks, cue, stop))
    stop = min(stop, _what_another_says(doc, sentence, toks, k, stop))
    stop = min(stop, _next_attribution(doc, sentence, toks, k, stop))
    if deed:
        stop = deed_end(doc, toks, toks[cue.past - 1].end, stop)
    span = trimmed(doc, start, stop)
    if len(doc.text[span.start : span.end].split()) < 2:
        return None
    return Found((span,), source, cue, sentence)
