"""One sentence's attributions: what a cue's source says, before the cue or behind it.

"CONTENT, X said", "X said (that) CONTENT", "according to X, CONTENT", "X called for ..." (the verb itself is part of
what is reported), and at the head of a report "X: CONTENT".
"""

from __future__ import annotations

import itertools

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.disambiguation import OPENED, verbs_of
from dateline.extraction.attribution.cues.nouns import noun_cues_in
from dateline.extraction.attribution.non_speech import not_said, of_nobody, only_a_deed, only_written, to_before
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
    headline,
    is_passive,
    nobodys,
    parsed,
    passive,
    unsaid,
)
from dateline.extraction.attribution.spans.content import Found, Occurrence, clause, pieces
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
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue, Token


# Longer than a screen: one cue after another, each with what the ones before it took.
def in_sentence(doc: Document, sentence: Span, toks: list[Token]) -> list[Found]:
    """Attributions of one sentence, from the left; a stretch of content is given once,
    or to whoever told it to its teller."""
    out: list[Found] = []
    within: list[Found] = []
    floor = 0
    cues = verbs_of(doc, sentence)
    for i, cue in enumerate(cues):
        limit = cues[i + 1].first if i + 1 < len(cues) else len(toks)
        f = _read(Occurrence(doc, sentence, toks, cue, floor, limit))
        if f is None or nobodys(doc, f) or only_a_deed(doc, f) or of_nobody(doc, f):
            continue
        if only_written(doc, f):
            f = f._replace(source=None, cue=cue._replace(frames=("noun",)))
        f = _named_by_the_main_clause(doc, toks, f)
        if f.source and f.cue and "according" in f.cue.frames:
            out = [_told_by(g, f) for g in out]
        covered = {(c.start, c.end) for g in out for c in g.contents}
        if all(any(a <= c.start and c.end <= b for a, b in covered) for c in f.contents):
            deed = f.contents[0].start <= toks[cue.first].start
            if not deed and toks[cue.first - 1].low != "to" and _told_within(f, out):
                within.append(f)
            continue
        if (
            toks[cue.first].low.endswith("ing")
            and "according" not in cue.frames
            and toks[cue.first - 1].low in (",", "“”")
            and (said := next((g.source for g in reversed(out) if g.source), None))
        ):
            f = f._replace(source=said)  # "..., he added, extending his condolences"
        elif toks[cue.first - 1].low in ("and", "but") and cue.first > 1 and (teller := _told_before(toks, cue, out)):
            f = f._replace(source=teller)  # "nine died, the mayor said, and called for help"
        elif f.source and out and out[-1].source and out[-1].source.start == f.source.start:
            # "A spokesman, Tahsin Doe, denied it and said ...": the name with him
            f = f._replace(source=out[-1].source)
        out.append(f)
        floor = cue.past if f.contents[0].start < toks[cue.first].start else floor
    for cue, possessor in noun_cues_in(toks):
        source = Span(toks[possessor[0]].start, toks[possessor[1] - 1].end) if possessor else None
        f = clause(doc, sentence, toks, cue.past, cue, source)
        if f and not any(c.start <= f.contents[0].start <= c.end for g in out for c in g.contents):
            out.append(f)
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
    return found or headline(doc, sentence, toks)


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
    """Whether a subject is a name: each of its words bears a capital, but for "the"."""
    words = doc.text[subject.start : subject.end].split()
    return all(w[0].isupper() or w == "the" for w in words)


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
    """Who told what stands in front of him right before a second verb of his:
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
    if f.source is None or f.cue is None or {"to", "noun"} & set(f.cue.frames):
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
    """Whether "according to X", or somebody of his, tells of words that another is named for:
    "Doe vowed to return, according to the readout", "Doe condemned the raid, his spokesman said"."""
    if outer.cue is None or outer.source is None or inner.source is None:
        return False
    his = doc.text[outer.source.start : outer.source.end].split()[0].lower() in ("his", "her")
    return "according" in outer.cue.frames or (his and inner.source.end < outer.source.start)


def _covers(outer: Found, inner: Found) -> bool:
    """Whether one attribution's content holds where another's begins:
    "The incident highlights “...,” the minister said"."""
    return all(any(o.start <= c.start < o.end for o in outer.contents) for c in inner.contents)


# Behind these a participle has the subject of the sentence: ", adding that", "before asking her".
WHILE = frozenset(", ” “” while before after".split())
SOFTENING = frozenset("perhaps maybe also then again even".split())


# Longer than a screen: the order of the rules is the rule.
def _read(at: Occurrence) -> Found | None:  # noqa: C901  (the order of the rules is the rule)
    """The attribution that one cue makes in its sentence, or None where it makes none."""
    doc, _, toks, cue, floor, limit = at
    if doc.syntax and (read := parsed(at, doc.syntax)):
        return read
    if "according" in cue.frames:
        return according(at)
    if cue.first == 0 and toks[0].low.endswith("ing") and (fronted := _fronted(at)):
        return fronted
    if _quotes_another(toks, cue) or _names_no_words(toks, cue):
        return None
    if toks[cue.first].low in SAYING and cue.first and toks[cue.first - 1].low == "as":
        return _as_saying(at)
    if told := _said_to_have_said(at):
        return told
    before = toks[cue.first - 1] if cue.first else None
    adverb = before is not None and cue.first > 1 and (is_adverb(before.text) or before.low in SOFTENING)
    opened = toks[cue.first - 2] if adverb else before  # ", strongly condemning the raid,"
    participle = toks[cue.first].low.endswith("ing") and opened is not None and opened.low in WHILE
    if not participle and (read := _around(at)):
        return read
    if "adj" in cue.frames and (cue.frames == ("adj",) or is_passive(toks, cue)):
        return feeling(at)
    if is_passive(toks, cue):
        return passive(at)
    if cue.first and tells_of_it(toks, cue.first):
        return None
    if _modifies(toks, cue) or _made_known(toks, cue):
        return None
    infinitive = to_before(toks, cue) is not None
    if not_said(toks, cue) or (cue.first and toks[cue.first - 1].low == "without"):
        return None
    governed = infinitive or behind_preposition(toks, cue)
    if participle or governed:
        subject = None if participle else whose(toks, cue, floor)
        return content_after(at, subject)
    subject = subject_before(toks, cue.first, floor)
    if subject and (told := aside(at, subject)):
        return told
    if subject and _stands_behind(toks, cue, floor, limit, subject):
        return content_before(at, subject[0], subject)
    link = toks[cue.first - 2] if before is not None and is_adverb(before.text) and cue.first > 1 else before
    joined = link is not None and link.low in ("and", "but", "nor", "yet", "then", "later", "also")
    past = toks[cue.first].low.endswith(("ed", "s")) or toks[cue.first].low in IRREGULAR
    if joined and past and subject is None:
        subject = _of_verb_before(toks, cue, floor)
    if subject or (joined and past):
        return content_after(at, subject)
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
SPOKEN = DOCUMENTS | frozenset(
    "tweet post video resolution note email speech declaration posting filing paper brief "
    "petition editorial article".split()
)
# What a noun's participle can tell without a word said: "the rebels supporting him";
# who is "demanding his release" says so.
STANCES = frozenset("support oppose report assess".split())
# How far before its participle such a noun may stand: "a letter to the two councils condemning it".
NEAR = 9


def _modifies(toks: list[Token], cue: Cue) -> bool:
    """Whether a participle stands behind its noun: "a statement responding to the attack", "the rebels supporting him";
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
    "message comment photo photograph image clip footage audio recording communique notice".split()
)
MADE_KNOWN = frozenset("posted tweeted written reported shared".split())
WHERE_OR_WHEN = frozenset("on in by to at from online late early via through after last this overnight".split())


def _made_known(toks: list[Token], cue: Cue) -> bool:
    """Whether a participle tells how a message was made known: "in a message posted on its channel, the group said"."""
    if toks[cue.first].low not in MADE_KNOWN or not 0 < cue.first < len(toks) - 1:
        return False
    return (
        toks[cue.first - 1].low.removesuffix("s") in MESSAGES and toks[cue.first + 1].low in WHERE_OR_WHEN | TIME_WORDS
    )


def _fronted(at: Occurrence) -> Found | None:
    """ "Claiming that the army had fled, the mayor asked for help": what stands before the comma is the mayor's."""
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
# How far behind "quoted" its "as saying" may stand.
AS_SAYING = 14


def _quotes_another(toks: list[Token], cue: Cue) -> bool:
    """Whether a verb only brings in somebody else's words: "quoted a doctor as saying"."""
    behind = [t.low for t in toks[cue.past : cue.past + AS_SAYING]]
    return toks[cue.first].low in QUOTING and any(a == "as" and b in SAYING for a, b in itertools.pairwise(behind))


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


def _around(at: Occurrence) -> Found | None:
    """A subject that does not stand right before its verb: behind it, or with an apposition between commas."""
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
    if closes and (named := _apposed(toks, cue.first, floor)):
        return content_after(at, named)
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
    """Whether the content stands in front: "CONTENT, X said", a comma or marks before the
    subject, nothing behind the cue."""
    gap = toks[subject[0] - 1] if subject[0] > floor else None
    if (
        gap is None
        or not (gap.quote or gap.low in (",", "—", "–"))
        or not {"say", "tell", "that", "quote"} & set(cue.frames)
    ):
        return False
    nothing = ends_here(toks, cue, limit)
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
    """Whether a verb follows that a phrase could be the subject of; what a relative clause tells of it has its own."""
    for t in toks[at:limit]:
        if t.low in ("who", "whose", "which", "where"):
            return False
        if t.low in ("is", "was", "are", "were", "that"):
            return True
    return False
