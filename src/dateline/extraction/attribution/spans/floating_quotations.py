"""Quotations that no cue of their own sentence claims.

They are tried with a dash and a name behind them, with the sentence that follows ("The statement said."), and with
the sentence before that ends in a colon ("He said:"). What remains has no source.
"""

from __future__ import annotations

import re

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.cues import cue_forms, cues_in
from dateline.extraction.attribution.spans.constructions import LABELS
from dateline.extraction.attribution.spans.content import Found, clause
from dateline.extraction.attribution.speakers.subjects import main_subject, subject_before
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.text.document import Document
from dateline.extraction.text.quotation_marks import Quotation
from dateline.extraction.text.tokens import Cue, Token, tokens_of

# A quotation of so many words is more than a word or two that a verb takes over.
SENTENCE_LONG = 5
THE_OR_A = frozenset(en.words("function_words", "articles"))

# "..." — Jane Doe
DASHED = re.compile(
    r"\s*[―—–-]{1,2}\s?(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: (?:de |van |von |al-)?[A-ZÀ-Þ][\w.’'-]*){0,4})\s*(?=[.,;(\n]|$)"
)


def _dash(doc: Document, q: Quotation) -> Span | None:
    """The name behind a quotation and a dash."""
    m = DASHED.match(doc.text, q.close, min(len(doc.text), q.close + 80))
    return Span(*m.span("name")) if m else None


def _place(q: Quotation, toks: list[Token]) -> int:
    """Which token of its sentence a quotation is; 0 also where it is none."""
    return next((n for n, t in enumerate(toks) if t.quote == q), 0)


def _colon(q: Quotation, toks: list[Token]) -> Span | None:
    """The subject of the clause whose colon a quotation follows: "The piece used one as its headline: ..."."""
    at = _place(q, toks)
    labelled = at == 2 and toks[0].low in LABELS  # "Interview: “...”"
    return main_subject(toks[:at]) if at and toks[at - 1].low == ":" and not labelled else None


def _predicate(doc: Document, q: Quotation, toks: list[Token]) -> Span | None:
    """The subject right before a quotation that holds its verb: "The mission “strongly condemned the raid”"."""
    at = _place(q, toks)
    opening = [w.lower() for w in doc.text[q.start : q.end].split()[:3]]
    if opening and (is_adverb(opening[0]) or opening[0] in ("also", "has", "have")):
        opening = opening[1:]
    forms = cue_forms().get(opening[0].strip(".,"), ((), "")) if opening else ((), "")
    if not at or toks[at - 1].low in THE_OR_A:  # "a “wanted” poster"
        return None
    if toks[at - 1].quote or not toks[at - 1].low[-1].isalnum() or not {"do", "say"} & set(forms[0]):
        return None
    subject = subject_before(toks, at, 0) if opening[0].endswith(("s", "ed")) else None
    return Span(toks[subject[0]].start, toks[subject[1] - 1].end) if subject else None


def _in_source(f: Found, q: Quotation, toks: list[Token]) -> bool:
    """Whether a quotation is among the words that name a source: "The group,
    which calls itself “the vanguard,” said ..."."""
    if f.source is None or f.cue is None or f.cue.words in (":", "—") or f.contents[0].start < f.source.start:
        return False
    return f.source.start <= q.start < toks[f.cue.first].start <= f.contents[0].start


# Longer than a screen: the order of the rules is the rule.
def uncued(doc: Document, q: Quotation, sentence: Span, n: int, toks: list[Token], here: list[Found]) -> Found | None:  # noqa: C901  (the order of the rules is the rule)
    """A quotation that no cue of its sentence claims."""
    words = doc.text[q.start : q.end].split()
    if named := _dash(doc, q):
        return Found((Span(q.start, q.end),), named, Cue(0, 0, "—", ("say",), ""), sentence, "name behind a dash")
    if does := _predicate(doc, q, toks):
        at = _place(q, toks)
        goes_on = at + 1 < len(toks) and toks[at + 1].low not in (",", ".", ";", "and", "but")
        verb = Cue(at, at + 1, doc.text[q.start : q.end], ("do",), "")  # "“strongly condemned” the attack"
        told = clause(doc, sentence, toks, at, verb, does) if goes_on else None
        f = told._replace(cue=None) if told else Found((Span(q.start, q.end),), does, None, sentence)
        return f._replace(rule="quotation that holds its verb")
    if any(_in_source(f, q, toks) for f in here):
        return None
    alone = all(t.quote or not t.low[0].isalnum() for t in toks)
    if here and len(words) >= 2 and any(f.source for f in here):
        # a further piece of the same sentence's attribution: "...," he said, "..."
        over = [f for f in here if f.source and any(c.start <= q.start <= c.end for c in f.contents)]
        last = max(over, key=lambda f: f.contents[0].start) if over else here[-1]  # of two attributions the inner one
        if last.cue and ((over and len(words) >= SENTENCE_LONG) or "do" not in last.cue.frames):
            deed = "do" in last.cue.frames  # what the verb does is not what its object says
            return Found(
                (Span(q.start, q.end),), last.source, None if deed else last.cue, sentence, "further quotation"
            )
    if not alone:
        announced = _colon(q, toks)
        sentence_said = doc.text[q.start].isupper() and doc.text[q.end - 1] in ".?!" and len(words) >= 2
        if len(words) < SENTENCE_LONG and not (announced and sentence_said):
            return None
        rule = "colon in the sentence" if announced else "quotation without a source"
        return Found((Span(q.start, q.end),), announced, None, sentence, rule)
    if n and doc.text[doc.sentences[n - 1].end - 1] == ":":
        before = tokens_of(doc, doc.sentences[n - 1])
        if source := main_subject(before):
            return Found(
                (Span(q.start, q.end),), source, Cue(0, 0, ":", ("say",), ""), sentence, "colon of the sentence before"
            )
    if n + 1 < len(doc.sentences):
        nxt = doc.sentences[n + 1]
        follow = tokens_of(doc, nxt)
        cues = cues_in(follow)
        if (
            cues
            and len(follow) <= 26
            and not any(t.quote for t in follow)
            and doc.paragraph_at(nxt.start) == doc.paragraph_at(sentence.start)
        ):
            cue = cues[0]
            subject = subject_before(follow, cue.first, 0)
            after = [t for t in follow[cue.past :] if t.low[0].isalnum()]
            if (
                subject
                and (len(after) <= 14 and ("say" in cue.frames or "tell" in cue.frames))
                and not any(t.low == "that" for t in after)
            ):
                source = Span(follow[subject[0]].start, follow[subject[1] - 1].end)
                return Found((Span(q.start, q.end),), source, cue, nxt, "source in the next sentence")
    goes_on = n > 0 and any(t.quote for t in tokens_of(doc, doc.sentences[n - 1])) and len(words) >= 2
    left = Found((Span(q.start, q.end),), None, None, sentence, "quotation without a source")
    return left if len(words) >= 4 or goes_on else None
