"""One sentence's attributions: what a cue's source says, before the cue or behind it.

"CONTENT, X said", "X said (that) CONTENT", "according to X, CONTENT", "X called for ..." (the verb itself is part of
what is reported), and at the head of a report "X: CONTENT".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.clauses import (
    FINITE,
    STARTERS,
    SUBORDINATE,
    clause_end,
    deed_end,
    has_verb,
    main_clause,
    relative_end,
    verb_at,
)
from dateline.extraction.cues import Cue, Token, cues_in, noun_use
from dateline.extraction.document import Document, Span
from dateline.extraction.noun_cues import noun_cues_in, nouns
from dateline.extraction.subjects import AUX, LEADS, PRONOUNS, main_subject, subject_after, subject_before
from dateline.extraction.syntax import Syntax

FINAL = ".!?\"”’'…,;:—–- \n\t"


class Found(NamedTuple):
    """One attribution in a sentence: content spans, source span, cue."""

    contents: tuple[Span, ...]
    source: Span | None
    cue: Cue | None
    sentence: Span


def in_sentence(doc: Document, sentence: Span, toks: list[Token]) -> list[Found]:
    """Attributions of one sentence, from the left; a stretch of content is given once."""
    out: list[Found] = []
    floor = 0
    cues = [c for c in cues_in(toks) if not noun_use(toks, c)]
    for i, cue in enumerate(cues):
        limit = cues[i + 1].first if i + 1 < len(cues) else len(toks)
        f = _read(doc, sentence, toks, cue, floor, limit)
        if f is None:
            continue
        covered = {(c.start, c.end) for g in out for c in g.contents}
        if all(any(a <= c.start and c.end <= b for a, b in covered) for c in f.contents):
            continue
        if (
            toks[cue.first].low.endswith("ing")
            and toks[cue.first - 1].low in (",", "“”")
            and (said := next((g.source for g in reversed(out) if g.source), None))
        ):
            f = f._replace(source=said)  # "..., he added, extending his condolences"
        out.append(f)
        floor = cue.past if f.contents[0].start < toks[cue.first].start else floor
    for cue, possessor in noun_cues_in(toks):
        source = Span(toks[possessor[0]].start, toks[possessor[1] - 1].end) if possessor else None
        f = _clause(doc, sentence, toks, cue.past, cue, source)
        if f and not any(c.start <= f.contents[0].start <= c.end for g in out for c in g.contents):
            out.append(f)
    inner = [
        f
        for f in out
        if f.cue and {"do", "that"} & set(f.cue.frames) and any(g is not f and _covers(g, f) for g in out)
    ]
    return [f for f in out if f not in inner] or _headline(doc, sentence, toks)


def _covers(outer: Found, inner: Found) -> bool:
    """Whether one attribution's content holds where another's begins: "The incident highlights “...,” the minister said"."""
    return all(any(o.start <= c.start < o.end for o in outer.contents) for c in inner.contents)


def _headline(doc: Document, sentence: Span, toks: list[Token]) -> list[Found]:
    """ "X: ..." and "...: X" at the head of a report."""
    if doc.sentences and sentence != doc.sentences[0]:
        return []
    for k, t in enumerate(toks):
        if t.low == ":" and 0 < k <= 4 and all(x.text[:1].isupper() for x in toks[:k]) and k + 3 < len(toks):
            content = _trimmed(doc, toks[k + 1].start, sentence.end)
            return [Found((content,), Span(toks[0].start, toks[k - 1].end), Cue(k, k + 1, ":", ("say",), ""), sentence)]
    return []


def _trimmed(doc: Document, start: int, end: int) -> Span:
    while start < end and doc.text[start] in " \n\t,;:—–":
        start += 1
    while end > start and doc.text[end - 1] in FINAL:
        end -= 1
    return Span(start, end)


def _read(doc: Document, sentence: Span, toks: list[Token], cue: Cue, floor: int, limit: int) -> Found | None:
    """The attribution that one cue makes in its sentence, or None where it makes none."""
    if doc.syntax and (parsed := _parsed(doc, sentence, toks, cue, doc.syntax)):
        return parsed
    if "according" in cue.frames:
        return _according(doc, sentence, toks, cue, floor)
    before = toks[cue.first - 1] if cue.first else None
    if (
        before is None
        and "say" in cue.frames
        and (after := subject_after(toks, cue.past))
        and after[1] < len(toks)
        and toks[after[1]].low in (":", ",")
    ):
        # Said Jane Doe: "..."
        return _content_after(doc, sentence, toks, cue._replace(past=after[1]), after, limit)
    participle = toks[cue.first].low.endswith("ing") and before is not None and before.low in (",", "”", "while", "“”")
    if (
        not participle
        and before
        and before.low in (",", "--", "—", "–")
        and (named := _apposed(toks, cue.first, floor))
    ):
        return _content_after(doc, sentence, toks, cue, named, limit)
    if before and (before.quote or before.low == ",") and "say" in cue.frames and not participle:
        after = subject_after(toks, cue.past)
        if after and _names_only(toks, after) and (before.quote or not _finite_ahead(toks, after[1], limit)):
            return _content_before(doc, sentence, toks, cue, floor, cue.first, after)
    if "adj" in cue.frames:
        return _feeling(doc, sentence, toks, cue, floor)
    if _is_passive(toks, cue):
        return _passive(doc, sentence, toks, cue, floor)
    infinitive = before is not None and before.low == "to"
    subject = None if participle or infinitive else subject_before(toks, cue.first, floor)
    joined = infinitive or (before is not None and before.low in ("and", "but", "then", "later", "also"))
    if (
        subject is None
        and not participle
        and not infinitive
        and not (joined and toks[cue.first].low.endswith(("ed", "said", "told", "says", "wrote")))
    ):
        return None
    if subject and (aside := _as_aside(doc, sentence, toks, cue, floor, subject)):
        return aside
    if subject and not participle:
        gap = toks[subject[0] - 1] if subject[0] else None
        quoted = gap is not None and gap.quote is not None
        ends = _ends_here(toks, cue, limit) or (quoted and toks[cue.past].low in (",", "of", "about", "through", "via"))
        if (
            gap is not None
            and subject[0] > floor
            and (gap.quote or gap.low in (",", "—", "–"))
            and ends
            and {"say", "tell", "that"} & set(cue.frames)
        ):
            return _content_before(doc, sentence, toks, cue, floor, subject[0], subject)
    return _content_after(doc, sentence, toks, cue, subject, limit)


def _parsed(doc: Document, sentence: Span, toks: list[Token], cue: Cue, syntax: Syntax) -> Found | None:
    """What a parser says of a verb that reports a clause without quotation marks: its subject and the clause."""
    verb = toks[cue.first].start
    subject, clause = syntax.subject(verb), syntax.clause(verb)
    if (
        subject is None
        or clause is None
        or any(t.quote and t.end > clause.start and t.start < clause.end for t in toks)
    ):
        return None
    start = clause.start + (5 if doc.text[clause.start : clause.start + 5].lower() == "that " else 0)
    return Found((_trimmed(doc, start, clause.end),), subject, cue, sentence)


def _feeling(doc: Document, sentence: Span, toks: list[Token], cue: Cue, floor: int) -> Found | None:
    """ "The mayor was confident that help would come"."""
    subject = subject_before(toks, cue.first, floor)
    opener = toks[cue.past].low if cue.past < len(toks) else ""
    if opener != "that" or subject is None or toks[subject[0]].low == "it" or not _is_passive(toks, cue):
        return None
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end)
    return _clause(doc, sentence, toks, cue.past + 1, cue, source)


def _is_passive(toks: list[Token], cue: Cue) -> bool:
    """Whether a form of "be" governs the cue: "was first declared"."""
    at = cue.first - 1
    while at >= 0 and (toks[at].low.endswith("ly") or toks[at].low in ("also", "first", "often", "once", "not")):
        at -= 1
    be = at >= 0 and toks[at].low in ("was", "were", "been", "be", "being", "is", "are")
    return be and not toks[cue.first].low.endswith("ing")


def _passive(doc: Document, sentence: Span, toks: list[Token], cue: Cue, floor: int) -> Found | None:
    """ "The attack was condemned by Qatar", and, with nobody named, "The attack was blamed on ISIS"."""
    subject = subject_before(toks, cue.first, floor)
    if "do" not in cue.frames or subject is None or cue.past >= len(toks):
        return None  # "were reported killed" is nobody's word
    start, nxt = toks[subject[0]].start, toks[cue.past].low
    if nxt == "by" and (agent := subject_after(toks, cue.past + 1)):
        content = Span(start, toks[cue.past - 1].end)
        return Found((content,), Span(toks[agent[0]].start, toks[agent[1] - 1].end), cue, sentence)
    if cue.act in ("blame", "condemn") and nxt in ("on", "for", "of", "over"):
        whole = _trimmed(doc, start, clause_end(doc, toks, cue.past, sentence.end, True))
        return Found((whole,), None, cue._replace(frames=("noun",)), sentence)
    return None


def _as_aside(
    doc: Document, sentence: Span, toks: list[Token], cue: Cue, floor: int, subject: tuple[int, int]
) -> Found | None:
    """ "..., as the minister put it" and "As the minister pointed out, ..."."""
    if "to" in cue.frames or not {"say", "that"} & set(cue.frames):
        return None  # "as it had promised" tells of a deed
    at = subject[0] - 1
    short = [t for t in toks[cue.past :] if t.low not in ("it", "out")]
    if at < 0 or toks[at].low != "as" or (short and short[0].low not in (",", ".", "in", "on", "at", "during")):
        return None
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end)
    if at > floor + 1:
        stretch = toks[floor : at - 1] if toks[at - 1].low == "," else toks[floor:at]
        comma = next((n for n in range(cue.past, len(toks)) if toks[n].low == ","), 0)
        if comma and not has_verb(stretch) and not any(t.quote for t in stretch):
            whole = _trimmed(doc, stretch[0].start, clause_end(doc, toks, comma + 1, sentence.end, False))
            return Found((whole,), source, cue, sentence)
        contents = _pieces(doc, toks[floor:at])
    else:
        comma = next((n for n in range(cue.past, len(toks)) if toks[n].low == ","), len(toks))
        contents = _pieces(doc, toks[comma + 1 :]) if comma + 2 < len(toks) else []
    return Found(tuple(contents), source, cue, sentence) if contents else None


def _apposed(toks: list[Token], at: int, floor: int) -> tuple[int, int] | None:
    """The subject that fills all of a sentence up to its verb: "Jane Doe, the head of it, a lawyer, said ..."."""
    first = floor
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
    return any(t.low in ("is", "was", "are", "were", "that") for t in toks[at:limit])


WHEN_HEADS = frozenset("last this next".split())
WHEN_NOUNS = frozenset(
    "week month year morning afternoon evening night summer autumn fall spring winter weekend monday tuesday wednesday thursday friday saturday sunday".split()
)
TAIL_WORDS = frozenset(
    "on in at to during after following earlier later friday monday tuesday wednesday thursday saturday sunday yesterday today , . ; ? ! adding and while as when a".split()
)


def _ends_here(toks: list[Token], cue: Cue, limit: int) -> bool:
    """Whether nothing that a cue could govern follows it: the sentence ends, or only when and where it was said."""
    rest = toks[cue.past :]
    if not rest or rest[0].low in (".", ";", "?", "!", ")"):
        return True
    if rest[0].low == ",":
        return not (len(rest) > 1 and rest[1].quote)
    if "to" in cue.frames and rest[0].low == "to":
        return False
    if rest[0].quote or rest[0].low in ("that", ":"):
        return False
    if "tell" in cue.frames and any(t.low in ("that", "to") for t in toks[cue.past : limit]):
        return False  # "told a crowd in Erbil that ..."
    if rest[0].low in WHEN_HEADS:
        return len(rest) > 1 and rest[1].low in WHEN_NOUNS  # "said last month"
    if len(rest) > 2 and rest[1].low.rstrip("s") in WHEN_NOUNS and rest[2].low in ("after", "later", "before", "ago"):
        return True  # "said two months later"
    if "tell" in cue.frames and rest[0].text[:1].isupper():
        return not any(t.low == "that" for t in toks[cue.past : limit])
    return rest[0].low in TAIL_WORDS


def _content_before(
    doc: Document, sentence: Span, toks: list[Token], cue: Cue, floor: int, until: int, subject: tuple[int, int]
) -> Found | None:
    """Content in front of the attribution: the quotations there, or the clause up to the comma."""
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end)
    begin = floor
    while begin < until and toks[begin].low in (",", "and", "."):
        begin += 1
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
    contents = _pieces(doc, stretch)
    if not any(t.quote for t in stretch) and (
        rest := _resumed(toks, max(cue.past, subject[1]), stretch[0].low in SUBORDINATE)
    ):
        if not has_verb(stretch) or stretch[0].low in SUBORDINATE:
            # "The test, North Korea said, was its biggest": one clause, the attribution put into its middle
            whole = _trimmed(doc, stretch[0].start, clause_end(doc, toks, toks.index(rest[0]), sentence.end, False))
            return Found((whole,), source, cue, sentence)
        contents += _pieces(doc, rest)
    after = _following_quotes(doc, toks, max(cue.past, subject[1]))
    return Found(tuple(contents + after), source, cue, sentence) if contents else None


def _ends_sentence(toks: list[Token], cue: Cue, subject: tuple[int, int]) -> bool:
    rest = [t for t in toks[max(cue.past, subject[1]) :] if t.quote or t.low[0].isalnum()]
    return len(rest) <= 6


ASIDE_AFTER = frozenset(
    "and but while adding who which citing referring although though as because after before when noting speaking in on at during to".split()
)


def _resumed(toks: list[Token], at: int, subordinate: bool = False) -> list[Token]:
    """The clause that goes on behind an attribution put into its middle: "The test, North Korea said, was its biggest"."""
    if (
        at >= len(toks) - 3
        or toks[at].low != ","
        or toks[at + 1].low in ASIDE_AFTER
        or (toks[at + 1].low.endswith("ing") and not subordinate)
    ):
        return []
    return toks[at + 1 :]


def _following_quotes(doc: Document, toks: list[Token], at: int) -> list[Span]:
    """Quotations that go on after the attribution: "...," he said, "...": up to the next words of substance."""
    out = []
    for n, t in enumerate(toks[at:]):
        if t.quote:
            out.append(Span(t.quote.start, t.quote.end))
        elif n > 14 or t.low in ("that", "and", "but"):
            break
    return out


def _pieces(doc: Document, stretch: list[Token]) -> list[Span]:
    """A stretch of content as statements: only quotations, each by itself; else one clause."""
    quotes = [t.quote for t in stretch if t.quote]
    rest = [t for t in stretch if not t.quote and t.low[0].isalnum()]
    if quotes and len(rest) == 0:
        return [Span(q.start, q.end) for q in quotes]
    span = _trimmed(
        doc,
        stretch[0].quote.start if stretch[0].quote else stretch[0].start,
        stretch[-1].quote.end if stretch[-1].quote else stretch[-1].end,
    )
    return [span] if span.end > span.start else []


def _according(doc: Document, sentence: Span, toks: list[Token], cue: Cue, floor: int) -> Found | None:
    """ "According to X, ..." and "..., according to X."."""
    after = subject_after(toks, cue.past)
    if after is None:
        k = cue.past
        while k < len(toks) and not toks[k].quote and toks[k].low not in (",", ".", ";"):
            k += 1
        after = (cue.past, k) if k > cue.past else None
    if after is None:
        return None
    source = Span(toks[after[0]].start, toks[after[1] - 1].end)
    if cue.first <= floor + 1:
        rest = toks[after[1] :]
        while rest and rest[0].low == ",":
            rest = rest[1:]
        contents = _pieces(doc, rest) if rest else []
    else:
        contents = _pieces(doc, toks[floor : cue.first])
    return Found(tuple(contents), source, cue, sentence) if contents else None


DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)(?:\s(?:morning|night|evening|afternoon))?"
INTERVENING = re.compile(
    rf"\s*(?:,\s*)?(?:(?:late |early )?(?:on )?{DAY}|in an? (?:\w+ ){{0,3}}(?:statement|interview|speech|tweet|letter|report|email)(?: (?:on )?{DAY})?|at an? (?:\w+ ){{0,2}}(?:press|news) conference)\s*,?\s*"
)


def _leads_to_that(rest: list[Token], that: int, cue: Cue) -> bool:
    """Whether the words up to "that" only tell to whom, when or where it was said, so that "that" opens the content."""
    if len(rest) - that <= 2:
        return False
    between = rest[:that]
    if between and between[-1].low in nouns() and "in" not in [t.low for t in between[-4:]]:
        return False  # "doubted her claim that": the noun attributes
    if that == 0 or "tell" in cue.frames:
        return not any(t.low in FINITE for t in between)
    lead = (
        between[0].low in TAIL_WORDS
        or between[0].low in ("to", "here", "there", "publicly", "again", "also")
        or between[0].text[0].isupper()
    )
    return lead and not any(t.low in FINITE or t.low in ("he", "she", "it", "they", "i", "we") for t in between)


def _content_after(
    doc: Document, sentence: Span, toks: list[Token], cue: Cue, subject: tuple[int, int] | None, limit: int
) -> Found | None:
    """Content behind the cue: a clause, a quotation, or (frame do) what the verb itself reports."""
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end) if subject else main_subject(toks[: cue.first])
    at = cue.past
    if at >= len(toks):
        return None
    rest = toks[at:]
    that = next((k for k, t in enumerate(toks[at : min(limit, at + 16)]) if t.low == "that"), None)
    if that is not None and not _leads_to_that(rest, that, cue):
        that = None
    if that is not None and cue.frames == ("do",):
        that = None  # "rejected that argument"
    quote = next((k for k, t in enumerate(rest[:16]) if t.quote), None)
    reach = 16 if {"say", "tell", "that"} & set(cue.frames) else 1
    if that is not None and that < reach and not (quote is not None and quote < that):
        return _clause(doc, sentence, toks, at + that + 1, cue, source)
    if "tell" in cue.frames:
        k = at
        while k < len(toks) and _addressee(toks, k):
            k += 1
        while k < len(toks) and toks[k].low in (",", ":"):
            k += 1
        return _clause(doc, sentence, toks, k, cue, source) if k < len(toks) else None
    if rest[0].low in (":", ",") and quote is not None and quote <= 1:
        return _quoted(doc, toks, at + quote, cue, source, sentence)
    if rest[0].quote and "do" not in cue.frames:
        return _quoted(doc, toks, at, cue, source, sentence)
    if "to" in cue.frames and rest[0].low == "to":
        return _clause(doc, sentence, toks, at, cue, source)
    if "that" in cue.frames and "say" not in cue.frames and _bare_clause(rest):
        return _clause(doc, sentence, toks, at, cue, source)
    venue = INTERVENING.match(doc.text, toks[at - 1].end)  # "expressed in a statement its solidarity"
    goes_on = venue is not None and doc.text[venue.end() : venue.end() + 1].isalnum()
    if "do" in cue.frames and (rest[0].low not in NO_OBJECT or goes_on):
        return _clause(doc, sentence, toks, cue.first, cue, source)
    if "say" in cue.frames and rest[0].low not in (".", ";"):
        m = INTERVENING.match(doc.text, toks[cue.past - 1].end)
        after = m.end() if m else rest[0].start
        first = next((n for n, t in enumerate(toks) if t.start >= after), None)
        if first is None or (toks[first].low in (",", ".", "in", "by") and not toks[first].quote):
            return None
        return _clause(doc, sentence, toks, first, cue, source)
    return None


# Behind a verb that reports what it says by itself these show that nothing is reported: "detailed in its filings".
NO_OBJECT = frozenset(
    ". , ; in during by between among off from with as into then over under through before after".split()
)


def _bare_clause(rest: list[Token]) -> bool:
    """Whether what follows is a clause without "that": "one study found the plan would cost more"."""
    head = rest[0]
    if head.quote or not (head.text[:1].isupper() or head.low in STARTERS):
        return False
    for n, t in enumerate(rest[1:12], 1):
        if t.quote or t.low in (
            ",",
            ";",
            ":",
            "who",
            "which",
            "that",
            "when",
            "where",
            "after",
            "to",
            "in",
            "on",
            "at",
        ):
            return False
        if verb_at(rest, n):
            return True
    return False


ADDRESSED = frozenset("reporters journalists a agency news on in him her them ’s 's".split())


def _addressee(toks: list[Token], k: int) -> bool:
    """Whether a word still belongs to whom, when and where something was told: "told Rudaw on Monday"."""
    t = toks[k]
    if t.quote:
        return False
    if t.low == "the":
        return k + 1 < len(toks) and toks[k + 1].text[:1].isupper()
    return t.text[:1].isupper() or t.low in ADDRESSED


def _quoted(doc: Document, toks: list[Token], k: int, cue: Cue, source: Span | None, sentence: Span) -> Found | None:
    stretch = toks[k:]
    rest = [t for t in stretch if not t.quote and t.low[0].isalnum()]
    first = toks[k].quote
    sentence_in_marks = first is not None and (
        doc.text[first.start].isupper() and doc.text[first.end - 1] in ".?!…" and len(rest) < len(stretch)
    )
    if len(rest) <= 3 or toks[k - 1].low in (":", ",") or sentence_in_marks:
        quotes = [t.quote for t in stretch if t.quote]
        return Found(tuple(Span(q.start, q.end) for q in quotes), source, cue, sentence)
    return _clause(doc, sentence, toks, k, cue, source)


def _next_attribution(doc: Document, toks: list[Token], k: int, stop: int) -> int:
    """Where the next attribution of the sentence begins: "..., and he noted that", "... and urged them to"."""
    for cue in cues_in(toks):
        if cue.first <= k + 2 or toks[cue.first].start >= stop or noun_use(toks, cue):
            continue
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


def _clause_marks(toks: list[Token], first: int, cue: int) -> list[int]:
    """Where the clause around a cue is closed by what opened it: a conjunction at the head, or a relative pronoun."""
    return [end for end in (main_clause(toks, first, cue), relative_end(toks, first, cue)) if end is not None]


def _clause(doc: Document, sentence: Span, toks: list[Token], k: int, cue: Cue, source: Span | None) -> Found | None:
    """One clause of content from token `k` to the end of the sentence or to the next attribution in it."""
    if k >= len(toks):
        return None
    opening = toks[k].quote
    start = opening.start if opening else toks[k].start
    stop = sentence.end
    deed = k == cue.first
    stop = min([clause_end(doc, toks, k, stop, deed, cue.act), *_clause_marks(toks, k, cue.first)])
    stop = min(stop, _next_attribution(doc, toks, k, stop))
    if deed:
        stop = deed_end(doc, toks, toks[cue.past - 1].end, stop)
    span = _trimmed(doc, start, stop)
    if len(doc.text[span.start : span.end].split()) < 2:
        return None
    return Found((span,), source, cue, sentence)
