"""One sentence's attributions: what a cue's source says, before the cue or behind it.

"CONTENT, X said", "X said (that) CONTENT", "according to X, CONTENT", "X called for ..." (the verb itself is part of
what is reported), and at the head of a report "X: CONTENT".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.disambiguation import verbs_of
from dateline.extraction.attribution.cues.nouns import noun_cues_in
from dateline.extraction.attribution.non_speech import of_nobody, only_a_deed, only_written
from dateline.extraction.attribution.rules import NONE, Decision, LeftOut, read
from dateline.extraction.attribution.spans.clauses import (
    SUBORDINATE,
)
from dateline.extraction.attribution.spans.constructions import (
    headline,
    nobodys,
    unsaid,
)
from dateline.extraction.attribution.spans.content import Found, Occurrence, clause
from dateline.extraction.attribution.speakers.resolution import ROLE_HEADS
from dateline.extraction.attribution.speakers.source_spans import taken_apart, unnamed
from dateline.extraction.attribution.speakers.subjects import (
    PRONOUNS,
    main_subject,
    subject_after,
)
from dateline.extraction.lexicon import en
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue, Token, tokens_of


class Refusal(NamedTuple):
    """A rule that finds that what was read of a cue are nobody's words."""

    name: str
    apply: Callable[[Document, Found], bool]


REFUSALS = (Refusal("nobody", nobodys), Refusal("only a deed", only_a_deed), Refusal("nobody's words", of_nobody))


def in_sentence(
    doc: Document, sentence: Span, toks: list[Token], log: list[Decision] | None = None, left_out: LeftOut = NONE
) -> list[Found]:
    """Attributions of one sentence, from the left; a stretch of content is given once,
    or to whoever told it to its teller. What became of each verb of saying is added to `log`; rules may be left out."""
    out: list[Found] = []
    within: list[Found] = []
    floor = 0
    cues = verbs_of(doc, sentence)
    for i, cue in enumerate(cues):
        limit = cues[i + 1].first if i + 1 < len(cues) else len(toks)
        f = _of_cue(Occurrence(doc, sentence, toks, cue, floor, limit), log, left_out)
        if f is None:
            continue
        if f.source and f.cue and "according" in f.cue.frames:
            out = [_told_by(g, f) for g in out]
        covered = {(c.start, c.end) for g in out for c in g.contents}
        if all(any(a <= c.start and c.end <= b for a, b in covered) for c in f.contents):
            deed = f.contents[0].start <= toks[cue.first].start
            if not deed and toks[cue.first - 1].low != "to" and _told_within(f, out):
                within.append(f)
            continue
        f = _with_source_before(toks, cue, f, out)
        out.append(f)
        floor = cue.past if f.contents[0].start < toks[cue.first].start else floor
    out += [] if "noun" in left_out else _by_nouns(doc, sentence, toks, out)
    relayed = [g for g in out if _only_relays(doc, g, out)]
    cut_by, out = out, [g for g in out if g not in relayed]
    inner = [
        f
        for f in out
        if f.cue
        and {"do", "that"} & set(f.cue.frames)
        and any(g is not f and _covers(g, f) for g in out if not _of_another(doc, g, f))
    ]
    found = [unsaid(toks, _told_up_to(f, cut_by)) for f in out + within if f not in inner]
    if "outlet citing its source" not in left_out:
        found = [_of_whom_it_cites(doc, toks, f) for f in found if not _only_cites(doc, f)]
    return found or [f for f in headline(doc, sentence, toks) if f.rule not in left_out]


def decisions(doc: Document) -> list[Decision]:
    """What became of every verb of saying in a text, in the order of the text."""
    log: list[Decision] = []
    for sentence in doc.sentences:
        in_sentence(doc, sentence, tokens_of(doc, sentence), log)
    return log


def _of_cue(at: Occurrence, log: list[Decision] | None, left_out: LeftOut) -> Found | None:
    """What one cue attributes, unless it is nobody's words; the decision is added to `log`."""
    doc, _, toks, cue, _, _ = at
    f, rule = read(at, left_out)
    refused = next((r.name for r in REFUSALS if r.name not in left_out and r.apply(doc, f)), None) if f else None
    if log is not None:
        kept = f is not None and refused is None
        log.append(Decision(toks[cue.first].start, toks[cue.past - 1].end, refused or rule, kept))
    if f is None or refused:
        return None
    if only_written(doc, f):
        f = f._replace(source=None, cue=cue._replace(frames=("noun",)))
    return _named_by_the_main_clause(doc, toks, f)


def _with_source_before(toks: list[Token], cue: Cue, f: Found, out: list[Found]) -> Found:
    """An attribution with the source of the one before it, where both are one speaker's."""
    before = toks[cue.first - 1].low
    if (
        toks[cue.first].low.endswith("ing")
        and "according" not in cue.frames
        and before in (",", "“”")
        and (said := next((g.source for g in reversed(out) if g.source), None))
    ):
        return f._replace(source=said)  # "..., he added, extending his condolences"
    if before in ("and", "but") and cue.first > 1 and (teller := _told_before(toks, cue, out)):
        return f._replace(source=teller)  # "nine died, the mayor said, and called for help"
    if f.source and out and out[-1].source and out[-1].source.start == f.source.start:
        # "A spokesman, Tahsin Doe, denied it and said ...": the name with him
        return f._replace(source=out[-1].source)
    return f


def _by_nouns(doc: Document, sentence: Span, toks: list[Token], out: list[Found]) -> list[Found]:
    """What nouns attribute ("the mayor's claim that"), where no verb has attributed it."""
    added: list[Found] = []
    for cue, possessor in noun_cues_in(toks):
        source = Span(toks[possessor[0]].start, toks[possessor[1] - 1].end) if possessor else None
        f = clause(doc, sentence, toks, cue.past, cue, source)
        if f and not any(c.start <= f.contents[0].start <= c.end for g in (*out, *added) for c in g.contents):
            added.append(f._replace(rule="noun"))
    return added


def _named_by_the_main_clause(doc: Document, toks: list[Token], f: Found) -> Found:
    """An attribution with the name that its pronoun looks ahead to: "Even as it condemned the
    raid, Ankara denied any role"."""
    head = [t.low for t in toks[:3]]
    leads = bool(head) and (
        head[0] in SUBORDINATE or head[:1] == ["as"] or head[:2] in (["even", "as"], ["just", "as"])
    )
    if (
        not leads
        or f.source is None
        or doc.text[f.source.start : f.source.end].lower() not in PRONOUNS - {"who", "which"}
    ):
        return f
    if f.source.start > toks[min(4, len(toks) - 1)].start:
        return f
    subject = main_subject(toks)
    if subject is None or subject.start <= f.source.start or not _a_name(doc, subject):
        return f
    return f._replace(source=subject)


def _a_name(doc: Document, subject: Span) -> bool:
    """Whether a subject is a name: each of its words has a capital, but for "the"."""
    words = doc.text[subject.start : subject.end].split()
    return all(w[0].isupper() or w == "the" for w in words)


# What an outlet is called: "local media", "Norland state TV".
MEDIA = frozenset(en.words("reporting", "media"))
AGENCIES = frozenset(n for row in en.table("wires") for n in (row["mark"], *row["names"].split("|")) if n)


def _is_medium(words: str) -> bool:
    """Whether a source is an outlet or an agency.

    >>> [_is_medium(who) for who in ("Several local papers", "Norland state TV", "AFP", "The mayor")]
    [True, True, True, False]
    """
    return words.split()[-1].lower() in MEDIA or re.sub("^[Tt]he ", "", words) in AGENCIES


def _cites(doc: Document, toks: list[Token], f: Found) -> Span | None:
    """Whom an outlet cites beside its verb or behind its words, "local media reported, citing the mayor": somebody with
    a name, or people who are told of without one."""
    if f.cue is None or f.source is None or "say" not in f.cue.frames:
        return None
    start, past = f.source
    if not _is_medium(re.split(r",?\s+citing\b", doc.text[start:past])[0]):
        return None
    ends = (toks[f.cue.past - 1].end, past, f.contents[-1].end)
    found = (n for n, t in enumerate(toks) if t.low == "citing" and (start < t.start < past or _near(doc, t, ends)))
    at = next(found, None)
    whom = subject_after(toks, at + 1) if at is not None else None
    if at is None or whom is None:
        return None
    span = Span(toks[whom[0]].start, toks[whom[1] - 1].end)
    words = doc.text[span.start : span.end]
    somebody = unnamed(words) or taken_apart(words).name or ROLE_HEADS & set(words.lower().split())
    return span if somebody else None


def _near(doc: Document, t: Token, ends: tuple[int, ...]) -> bool:
    """Whether nothing but a comma is between one of some places and a word."""
    return any(end <= t.start and not doc.text[end : t.start].strip(" ,") for end in ends)


def _of_whom_it_cites(doc: Document, toks: list[Token], f: Found) -> Found:
    """An attribution of an outlet with the source that it cites for it."""
    cited = _cites(doc, toks, f)
    return f._replace(source=cited, rule="outlet citing its source") if cited else f


def _only_cites(doc: Document, f: Found) -> bool:
    """Whether an attribution is no more than that an outlet cites somebody: "citing the mayor"."""
    if f.cue is None or f.source is None or f.cue.words.lower() != "citing":
        return False
    return _is_medium(doc.text[f.source.start : f.source.end]) and not any(doc.quotations_over(*c) for c in f.contents)


RELAYING = frozenset("reported reports".split())


def _only_relays(doc: Document, g: Found, out: list[Found]) -> bool:
    """Whether an outlet behind a sentence only reports what somebody in it says: "X condemned the raid,
    saying “...,” Reuters reported"."""
    if g.cue is None or g.source is None or g.cue.words.lower() not in RELAYING or g.source.start < g.contents[-1].end:
        return False
    named = doc.text[g.source.start].isupper() or doc.text[g.source.start : g.source.start + 5].lower() == "the "
    return named and any(
        f is not g and f.source and _covers(g, f) and f.source.start == g.contents[0].start for f in out
    )


def _told_before(toks: list[Token], cue: Cue, out: list[Found]) -> Span | None:
    """Who told what is in front of him right before a second verb of his:
    "..., the mayor said, and called for help"."""
    g = out[-1] if out else None
    if g is None or g.source is None or g.cue is None or g.source.start < g.contents[-1].end:
        return None
    between = [t.low for t in toks[g.cue.past : cue.first]]
    return g.source if between in ([",", "and"], ["and"], [",", "but"], ["but"]) else None


def _told_by(nobodys_: Found, f: Found) -> Found:
    """What nobody was named for, with the source that another cue gives it:
    "the raid was blamed on ISIS, according to Doe"."""
    inside = all(any(a.start <= c.start and c.end <= a.end for a in nobodys_.contents) for c in f.contents)
    return nobodys_._replace(source=f.source) if nobodys_.source is None and inside else nobodys_


def _told_within(f: Found, before: list[Found]) -> bool:
    """Whether an attribution inside another's content is one of its own, as in "the mayor said that
    doctors had told him so"."""
    if f.source is None or f.cue is None or "noun" in f.cue.frames:
        return False
    if "to" in f.cue.frames and not ("say" in f.cue.frames and f.rule == "clause with that"):
        return False
    whole = [c for g in before for c in g.contents]
    return any(c.start <= f.source.start and f.source.end <= c.end and c.start < f.contents[0].start for c in whole)


def _told_up_to(f: Found, out: list[Found]) -> Found:
    """An attribution's content up to where its teller takes over: "He said the road is safe, a spokesman said"."""
    ends = [
        (c.start, c.end)
        for g in out
        for c in g.contents
        if g.source and c.end < g.source.start and c.start <= f.contents[0].start < c.end
    ]
    past = min((end for start, end in ends if start < f.contents[0].start), default=None)
    if past is None or f.contents[-1].end <= past:
        return f
    return f._replace(contents=tuple(Span(c.start, min(c.end, past)) for c in f.contents if c.start < past))


def _of_another(doc: Document, outer: Found, inner: Found) -> bool:
    """Whether "according to X", or somebody of his, mentions words that another is named for:
    "Doe vowed to return, according to the readout", "Doe condemned the raid, his spokesman said"."""
    if outer.cue is None or outer.source is None or inner.source is None:
        return False
    his = doc.text[outer.source.start : outer.source.end].split()[0].lower() in ("his", "her")
    return "according" in outer.cue.frames or (his and inner.source.end < outer.source.start)


def _covers(outer: Found, inner: Found) -> bool:
    """Whether one attribution's content holds where another's begins:
    "The incident highlights “...,” the minister said"."""
    return all(any(o.start <= c.start < o.end for o in outer.contents) for c in inner.contents)
