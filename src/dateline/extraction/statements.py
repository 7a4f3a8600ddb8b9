"""Who said what in one report: direct quotations, mixed ones, and words told indirectly.

Each sentence is read with its quotations closed up to one token. A cue (rules/cues.csv) is looked for among the
rest; its subject is the source, what it governs the content. Quotations that no cue in their sentence claims are
tried with the sentence beside them ("The statement said."), with the speaker of the quotation right before, and
are left without a speaker else. The task is that of PARC and PolNeAR (Newell et al. 2018): content, cue, source.

Not supported: beliefs and intentions that nobody put into words, and transcripts marked only by capitals.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from dateline.extraction.acts import act_of
from dateline.extraction.attribution import FINAL, Found, in_sentence
from dateline.extraction.cues import tokens_of
from dateline.extraction.document import Document, Span
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.speakers import Cast, Speaker
from dateline.extraction.times import Time
from dateline.extraction.uncued import uncued

VENUE = re.compile(
    r"\b(?:in an? (?:\w+ ){0,3}(?:statement|speech|interview|letter|tweet|post|message|editorial|op-ed|email|release|report|briefing|address)(?: (?:on|to|with) [A-Z]\w+)?|in (?:his|her|its|their) (?:\w+ ){0,2}(?:statement|speech|magazine|address|letter)|at an? (?:\w+ ){0,2}(?:press conference|news conference|rally|briefing|event|hearing)|during an? (?:\w+ ){0,2}(?:press conference|news conference|interview|rally|speech|briefing)|on (?:social media|Twitter|Facebook|Telegram|its website|its Telegram channel|television|TV)|told (?:reporters|journalists|[A-Z][\w’']+(?: [A-Z][\w’']+){0,2}))"
)


class Statement(NamedTuple):
    """A row of the statements table, without identifiers. `group` numbers the utterances of the report."""

    start: int
    end: int
    words: str
    kind: str
    speaker: str | None
    speaker_id: str | None
    speaker_start: int | None
    speaker_end: int | None
    role: str | None
    organisation: str | None
    cue: str | None
    act: str
    said_earliest: date | None
    said_latest: date | None
    said_start: int | None
    venue: str | None
    group: int


def find(doc: Document) -> list[Found]:
    """Attributions of a report in the order of the text; at most one for each stretch of content."""
    out: list[Found] = []
    for n, sentence in enumerate(doc.sentences):
        toks = tokens_of(doc, sentence)
        here = in_sentence(doc, sentence, toks)
        claimed = {q for f in here for c in f.contents for q in doc.quotations if c.start <= q.start and q.end <= c.end}
        loose = [t.quote for t in toks if t.quote and t.quote not in claimed]
        out += here
        for q in loose:
            if f := uncued(doc, q, sentence, n, toks, here):
                out.append(f)
    return sorted(out, key=lambda f: f.contents[0].start)


def kind_of(doc: Document, span: Span) -> str:
    """direct, mixed or indirect, by how much of a stretch stands between quotation marks."""
    inside = sum(
        min(q.end, span.end) - max(q.start, span.start)
        for q in doc.quotations
        if q.start < span.end and span.start < q.end
    )
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * (span.end - span.start) else "mixed"


def statements(doc: Document, lexicon: Lexicon, times: list[Time]) -> list[Statement]:
    """Statements of one report, in order. A clause that quotes in part gives a row for itself and one for each
    quoted piece of two words or more; all rows of one attribution share their `group`."""
    cast = Cast(doc, lexicon)
    out: list[Statement] = []
    for group, f in enumerate(find(doc)):
        if f.source:
            speaker = cast.resolve(doc.text[f.source.start : f.source.end], f.source.start)
        elif speaker := _carried(doc, f, out, cast):
            last = max((s for s in out if s.speaker_start is not None), key=lambda s: s.group, default=None)
            if last and last.speaker_start is not None and last.speaker_end is not None:
                f = f._replace(source=Span(last.speaker_start, last.speaker_end))
        spans = [s for c in f.contents for s in (c, *_quoted_pieces(doc, c))]
        said = _said(f, times)
        for span in spans:
            out.append(_row(doc, span, f, speaker, said, group))
    return sorted(set(out), key=lambda s: (s.start, s.end))


def _carried(doc: Document, f: Found, before: list[Statement], cast: Cast) -> Speaker | None:
    """The speaker of a quotation without a source: the one of the quotation right before it, in the same or the last paragraph."""
    if f.cue is not None:  # ", adding that ..."
        return cast.last
    if not before or before[-1].speaker is None:
        return None
    here, there = doc.paragraph_at(f.contents[0].start), doc.paragraph_at(before[-1].start)
    gap = doc.paragraphs.index(here) - doc.paragraphs.index(there)
    whole = (
        doc.text[here.start : here.end]
        .strip(FINAL + "“‘")
        .startswith(doc.text[f.contents[0].start : f.contents[0].start + 20])
    )
    return cast.last if gap == 0 or (gap == 1 and whole) else None


def _quoted_pieces(doc: Document, span: Span) -> list[Span]:
    if kind_of(doc, span) != "mixed":
        return []
    pieces = [Span(q.start, q.end) for q in doc.quotations if span.start <= q.start and q.end <= span.end]
    return [p for p in pieces if len(doc.text[p.start : p.end].split()) >= 2]


def _said(f: Found, times: list[Time]) -> Time | None:
    """The day the words were spoken: a date in the attribution itself, outside the content."""

    def outside(t: Time) -> bool:
        return f.sentence.start <= t.start < f.sentence.end and not any(c.start <= t.start < c.end for c in f.contents)

    def beside(t: Time) -> bool:
        """Behind the source's first word, or "On Friday, ..." at the head of the sentence."""
        return (f.source is not None and t.start > f.source.start) or t.start - f.sentence.start < 15

    near = [t for t in times if t.type == "date" and outside(t) and beside(t)]
    return near[0] if near else None


def _row(doc: Document, span: Span, f: Found, speaker: Speaker | None, said: Time | None, group: int) -> Statement:
    words = doc.text[span.start : span.end]
    cue = f.cue.words if f.cue else None
    kind = kind_of(doc, span)
    venue = VENUE.search(doc.text, f.sentence.start, f.sentence.end)
    outer = f.contents[0] if len(f.contents) == 1 else span
    if kind == "direct" and (span != outer or kind_of(doc, outer) == "mixed"):
        kind = "mixed"
    return Statement(
        span.start, span.end, words, kind,
        speaker.name if speaker else None, speaker.actor_id if speaker else None,
        f.source.start if f.source else None, f.source.end if f.source else None,
        speaker.role if speaker else None, speaker.organisation if speaker else None,
        cue, act_of(words, cue or "", f.cue.act if f.cue else ""),
        said.earliest if said else None, said.latest if said else None, said.start if said else None,
        venue[0] if venue else None, group,
    )  # fmt: skip
