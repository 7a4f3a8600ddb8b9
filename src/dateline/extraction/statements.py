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
from functools import cache
from typing import NamedTuple

from dateline.extraction import rules
from dateline.extraction.acts import act_of
from dateline.extraction.document import Document, Span
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.quotations import Quotation
from dateline.extraction.speakers import Cast, Speaker
from dateline.extraction.times import Time


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


class Cue(NamedTuple):
    """A cue in a sentence: token indexes, its words, frames and act."""

    first: int
    past: int
    words: str
    frames: tuple[str, ...]
    act: str


class Token(NamedTuple):
    """A word of a sentence, or a whole quotation closed up (`quote`)."""

    start: int
    end: int
    low: str
    text: str
    quote: Quotation | None


class Found(NamedTuple):
    """One attribution in a sentence: content spans, source span, cue."""

    contents: tuple[Span, ...]
    source: Span | None
    cue: Cue | None
    sentence: Span
    tail: Span | None


@cache
def cue_forms() -> dict[str, tuple[tuple[str, ...], str]]:
    """Frames and act of every form of every cue verb."""
    return {f: (tuple(r["frames"].split()), r["act"]) for r in rules.table("cues") for f in r["forms"].split()}


AUX = frozenset("has have had is are was were be been being will would can could may might must should did does do 's 've also then later again repeatedly long widely once further already not only just never reportedly allegedly publicly earlier recently previously still now often even separately similarly subsequently immediately personally".split())  # fmt: skip
CLAUSE = frozenset(
    "and but while as because although though when after before since if that which who where whereas for so or than in on at by with from to".split()
)
PRONOUNS = frozenset("he she they it we i you who".split())
LEAD = re.compile(
    r"^(?:(?:on|in|at|by|for|after|before|since|during|earlier|later|meanwhile|however|similarly|also|then|so|thus|additionally|moreover|furthermore|still|yet|instead|indeed|and|but|in turn|for (?:its|his|her|their) part|according to [^,]+|last \w+|this \w+)\b[^,]{0,80},\s*)+",
    re.IGNORECASE,
)
VENUE = re.compile(
    r"\b(?:in an? (?:\w+ ){0,3}(?:statement|speech|interview|letter|tweet|post|message|editorial|op-ed|email|release|report|briefing|address)(?: (?:on|to|with) [A-Z]\w+)?|in (?:his|her|its|their) (?:\w+ ){0,2}(?:statement|speech|magazine|address|letter)|at an? (?:\w+ ){0,2}(?:press conference|news conference|rally|briefing|event|hearing)|during an? (?:\w+ ){0,2}(?:press conference|news conference|interview|rally|speech|briefing)|on (?:social media|Twitter|Facebook|Telegram|its website|its Telegram channel|television|TV)|told (?:reporters|journalists|[A-Z][\w’']+(?: [A-Z][\w’']+){0,2}))"
)
FINAL = ".!?\"”’'…,;: \n\t"


def tokens_of(doc: Document, sentence: Span) -> list[Token]:
    """Words of a sentence with each quotation closed up to one token."""
    inside = [q for q in doc.quotations if sentence.start <= q.open < sentence.end]
    out: list[Token] = []
    at = sentence.start
    for q in inside:
        out += [Token(w.start, w.end, w.low, w.text, None) for w in doc.words_in(at, q.open)]
        out.append(Token(q.open, q.close, "“”", "“”", q))
        at = q.close
    out += [Token(w.start, w.end, w.low, w.text, None) for w in doc.words_in(at, sentence.end)]
    return out


def cues_in(toks: list[Token]) -> list[Cue]:
    """Cues of a sentence, from the left."""
    found = []
    forms = cue_forms()
    i = 0
    while i < len(toks):
        low = toks[i].low
        if low == "according" and i + 1 < len(toks) and toks[i + 1].low == "to":
            found.append(Cue(i, i + 2, "according to", ("according",), "report"))
            i += 2
            continue
        if low == "in" and [t.low for t in toks[i + 1 : i + 4]] == ["the", "view", "of"]:
            found.append(Cue(i, i + 4, "in the view of", ("according",), "assess"))
            i += 4
            continue
        if low in forms and (toks[i].text[0].islower() or i == 0 or toks[i].text.isupper()):
            frames, act = forms[low]
            past = i + 1
            words = toks[i].text
            if low.startswith("call"):
                nxt = toks[past].low if past < len(toks) else ""
                if nxt not in ("for", "on", "upon"):
                    i += 1
                    continue
                past, words = past + 1, f"{words} {nxt}"
            if low.startswith("point"):
                if past < len(toks) and toks[past].low == "out":
                    past, words = past + 1, f"{words} out"
                    frames = ("say",)
                else:
                    i += 1
                    continue
            found.append(Cue(i, past, words, frames, act))
        i += 1
    return found


def _noun_use(toks: list[Token], cue: Cue) -> bool:
    """Whether a form that may be a noun is one here: "the claims", "a report", "his state", "an attack"."""
    if "according" in cue.frames:
        return False
    if cue.first == 0:
        return cue.words.lower() not in ("saying", "adding", "citing", "quoting") or len(toks) < 3
    before = toks[cue.first - 1]
    if cue.words.lower().endswith(
        (
            "s",
            "state",
            "report",
            "claim",
            "support",
            "call",
            "demand",
            "plan",
            "comment",
            "note",
            "stress",
            "blame",
            "attack",
            "express",
            "estimate",
            "hope",
            "show",
            "find",
        )
    ) and before.low in (
        "the a an his her its their our this these those that of no any some such many more several recent political social new other united".split()
    ):
        return True
    return before.low in ("the", "a", "an", "of", "to") and not cue.words.lower().endswith("ed") and before.low != "to"


def subject_before(doc: Document, toks: list[Token], at: int, floor: int) -> tuple[int, int] | None:
    """Token indexes of the noun phrase that is the subject of a verb at `at`, not reaching below `floor`."""
    j = at
    while j > floor and (toks[j - 1].low in AUX or toks[j - 1].low.endswith("ly")):
        j -= 1
    j = _skip_time_back(toks, j, floor)
    if j <= floor:
        return None
    if toks[j - 1].low in PRONOUNS:
        return j - 1, j
    if toks[j - 1].low in (",", "—", "–", ")", "--"):
        opening = _apposition_start(toks, j - 1, floor)
        if opening is None or opening <= floor:
            return None
        j2 = opening
        first = _phrase_start(toks, j2, floor)
        return (first, j if toks[j - 1].low == ")" else j - 1) if first < j2 else None
    first = _phrase_start(toks, j, floor)
    if (
        first > floor + 1
        and toks[first - 1].low == ","
        and toks[first].low in ("the", "a", "an", "deputy", "head", "chief")
    ):
        # "Abdul Amir al-Shammari, the deputy commander of Joint Operations told Rudaw": no comma closes
        name = _phrase_start(toks, first - 1, floor)
        if name < first - 1 and all(
            t.text[:1].isupper() or t.low.startswith(("al-", "el-", "bin")) for t in toks[name : first - 1]
        ):
            first = name
    return (first, j) if first < j else None


def _skip_time_back(toks: list[Token], j: int, floor: int) -> int:
    """Step back over "on Friday", "earlier this week" between a subject and its verb."""
    days = {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "week",
        "month",
        "morning",
        "night",
        "evening",
        "afternoon",
    }
    while j - 1 > floor and toks[j - 1].low in days:
        j -= 1
        while j - 1 > floor and toks[j - 1].low in {"on", "this", "last", "late", "early", "earlier", "later", *days}:
            j -= 1
    return j


def _apposition_start(toks: list[Token], close: int, floor: int) -> int | None:
    """Where an apposition that ends with the comma at `close` begins: the index of its opening comma."""
    mark = {")": "(", ",": ",", "—": "—", "–": "–", "--": "--"}[toks[close].low]
    for k in range(close - 1, max(floor - 1, close - 26), -1):
        if toks[k].low == mark:
            return k
        if toks[k].quote:
            return None
    return None


def _phrase_start(toks: list[Token], j: int, floor: int) -> int:
    """Step back to the beginning of the noun phrase that ends before `j`."""
    k = j
    while k > floor:
        t = toks[k - 1]
        if t.quote or t.low in (",", ";", ":", "—", "–", "--", "(", ")", "]", "?", "!"):
            break
        if t.low in (
            "that",
            "but",
            "while",
            "because",
            "although",
            "though",
            "when",
            "if",
            "whereas",
            "since",
            "which",
            "who",
        ):
            break
        if t.low == "and" and k - 1 > floor and not _same_kind(toks, k - 1):
            break
        if t.low in cue_forms() and t.low.endswith(("ed", "said", "says")) and k < j:
            break
        k -= 1
    while k < j and toks[k].low in (
        "and",
        "but",
        "so",
        "however",
        "then",
        "also",
        "yet",
        "for",
        "as",
        "in",
        "on",
        "at",
        "after",
    ):
        k += 1
    return k


def _same_kind(toks: list[Token], at: int) -> bool:
    """Whether an "and" joins two names or two nouns of one subject ("officials and analysts", "Qatar and Jordan")."""
    return (
        at + 1 < len(toks)
        and (toks[at - 1].text[:1].isupper() == toks[at + 1].text[:1].isupper())
        and at + 3 > 0
        and toks[at + 1].low not in PRONOUNS
    )


def subject_after(toks: list[Token], at: int) -> tuple[int, int] | None:
    """Token indexes of a subject that follows its verb: "said Ned Price, a spokesman"."""
    if at >= len(toks) or toks[at].quote:
        return None
    t = toks[at]
    if t.low in PRONOUNS:
        return at, at + 1
    if not (
        t.text[:1].isupper()
        or t.low
        in (
            "the",
            "a",
            "an",
            "one",
            "another",
            "his",
            "her",
            "their",
            "its",
            "several",
            "some",
            "two",
            "senior",
            "former",
        )
    ):
        return None
    k = at
    while k < len(toks):
        w = toks[k]
        if (
            w.quote
            or w.low in (";", ":", ".", "?", "!", "—", "–", "--")
            or (
                w.low in ("that", "who", "which", "when", "after", "as", "while", "adding", "during", "on", "in", "at")
                and k > at
            )
        ):
            break
        if w.low == "," and not _apposition_follows(toks, k):
            break
        k += 1
    return (at, k) if k > at else None


def _apposition_follows(toks: list[Token], comma: int) -> bool:
    nxt = toks[comma + 1] if comma + 1 < len(toks) else None
    return bool(
        nxt
        and nxt.low
        in (
            "the",
            "a",
            "an",
            "head",
            "chief",
            "president",
            "director",
            "spokesman",
            "spokeswoman",
            "chairman",
            "professor",
            "who's",
            "deputy",
            "manager",
        )
    )


def find(doc: Document) -> list[Found]:
    """Attributions of a report in the order of the text; at most one for each stretch of content."""
    out: list[Found] = []
    for n, sentence in enumerate(doc.sentences):
        toks = tokens_of(doc, sentence)
        here = _in_sentence(doc, sentence, toks)
        claimed = {q for f in here for c in f.contents for q in doc.quotations if c.start <= q.start and q.end <= c.end}
        loose = [t.quote for t in toks if t.quote and t.quote not in claimed]
        out += here
        for q in loose:
            if f := _loose(doc, q, sentence, n, toks, here):
                out.append(f)
    return sorted(out, key=lambda f: f.contents[0].start)


def _loose(doc: Document, q: Quotation, sentence: Span, n: int, toks: list[Token], here: list[Found]) -> Found | None:
    """A quotation that no cue of its sentence claims."""
    words = doc.text[q.start : q.end].split()
    alone = all(t.quote or not t.low[0].isalnum() for t in toks)
    if here and len(words) >= 2 and any(f.source for f in here):
        # another piece of the same sentence's attribution: "...," he said, "..."
        last = here[-1]
        if last.cue and "do" not in last.cue.frames:
            return Found((Span(q.start, q.end),), last.source, last.cue, sentence, last.tail)
    if not alone:
        if len(words) < 5:
            return None
        return Found((Span(q.start, q.end),), None, None, sentence, None)
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
            subject = subject_before(doc, follow, cue.first, 0)
            after = [t for t in follow[cue.past :] if t.low[0].isalnum()]
            if (
                subject
                and (len(after) <= 14 and ("say" in cue.frames or "tell" in cue.frames))
                and not any(t.low == "that" for t in after)
            ):
                return Found(
                    (Span(q.start, q.end),), Span(follow[subject[0]].start, follow[subject[1] - 1].end), cue, nxt, nxt
                )
    return Found((Span(q.start, q.end),), None, None, sentence, None) if len(words) >= 4 else None


def _in_sentence(doc: Document, sentence: Span, toks: list[Token]) -> list[Found]:
    out: list[Found] = []
    floor = 0
    cues = [c for c in cues_in(toks) if not _noun_use(toks, c)]
    for i, cue in enumerate(cues):
        limit = cues[i + 1].first if i + 1 < len(cues) else len(toks)
        f = _read(doc, sentence, toks, cue, floor, limit)
        if f is None:
            continue
        covered = {(c.start, c.end) for g in out for c in g.contents}
        if all(any(a <= c.start and c.end <= b for a, b in covered) for c in f.contents):
            continue
        out.append(f)
        floor = cue.past if f.contents[0].start < toks[cue.first].start else floor
    return out or _headline(doc, sentence, toks)


def _headline(doc: Document, sentence: Span, toks: list[Token]) -> list[Found]:
    """ "X: ..." and "...: X" at the head of a report."""
    if doc.sentences and sentence != doc.sentences[0]:
        return []
    for k, t in enumerate(toks):
        if t.low == ":" and 0 < k <= 4 and all(x.text[:1].isupper() for x in toks[:k]) and k + 3 < len(toks):
            content = _trimmed(doc, toks[k + 1].start, sentence.end)
            return [
                Found(
                    (content,), Span(toks[0].start, toks[k - 1].end), Cue(k, k + 1, ":", ("say",), ""), sentence, None
                )
            ]
    return []


def _trimmed(doc: Document, start: int, end: int) -> Span:
    while start < end and doc.text[start] in " \n\t,;:—–":
        start += 1
    while end > start and doc.text[end - 1] in FINAL:
        end -= 1
    return Span(start, end)


def _read(doc: Document, sentence: Span, toks: list[Token], cue: Cue, floor: int, limit: int) -> Found | None:
    """The attribution that one cue makes in its sentence, or None where it makes none."""
    if "according" in cue.frames:
        return _according(doc, sentence, toks, cue, floor)
    before = toks[cue.first - 1] if cue.first else None
    participle = cue.words.lower().endswith("ing") and before is not None and before.low in (",", "”", "while", "“”")
    if before and (before.quote or before.low == ",") and "say" in cue.frames and not participle:
        after = subject_after(toks, cue.past)
        if after and (before.quote or not _finite_ahead(toks, after[1], limit)):
            return _content_before(doc, sentence, toks, cue, floor, cue.first, after)
    if (
        before
        and before.low in ("was", "were", "been", "be", "being", "is", "are")
        and not cue.words.lower().endswith("ing")
    ):
        return None  # passive: "were reported killed" is nobody's word
    subject = None if participle else subject_before(doc, toks, cue.first, floor)
    if subject is None and not participle:
        return None
    if subject and not participle:
        gap = toks[subject[0] - 1] if subject[0] else None
        ends = _ends_here(toks, cue, limit) or (gap is not None and gap.quote and toks[cue.past].low == ",")
        if (
            gap is not None
            and subject[0] > floor
            and (gap.quote or gap.low in (",", "—", "–"))
            and ends
            and {"say", "tell", "that"} & set(cue.frames)
        ):
            return _content_before(doc, sentence, toks, cue, floor, subject[0], subject)
    return _content_after(doc, sentence, toks, cue, subject, limit)


def _finite_ahead(toks: list[Token], at: int, limit: int) -> bool:
    return any(t.low in ("is", "was", "are", "were", "that") for t in toks[at:limit])


TAIL_WORDS = frozenset(
    "on in at to during after earlier later friday monday tuesday wednesday thursday saturday sunday yesterday today , . ; ? ! adding and while as when a".split()
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
    tail = Span(toks[cue.first].start, sentence.end)
    if (
        not any(t.quote for t in stretch)
        and len(stretch) <= 12
        and stretch[0].low in LEADS
        and not _ends_sentence(toks, cue, subject)
    ):
        return None
    contents = _pieces(doc, stretch)
    after = _following_quotes(doc, toks, max(cue.past, subject[1]))
    return Found(tuple(contents + after), source, cue, sentence, tail) if contents else None


LEADS = frozenset(
    "for in on at similarly however earlier later meanwhile also then so and but still after before since during additionally moreover".split()
)


def _ends_sentence(toks: list[Token], cue: Cue, subject: tuple[int, int]) -> bool:
    rest = [t for t in toks[max(cue.past, subject[1]) :] if t.quote or t.low[0].isalnum()]
    return len(rest) <= 6


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
    return Found(tuple(contents), source, cue, sentence, None) if contents else None


SKIP_AFTER = re.compile(
    r"(?:\s*,?\s*(?:on|in|at|during|to|from|via|through|late|early|earlier|last|this|also|again)\s+(?:(?!that\b)[\w’'.-]+\s?){1,6}?(?=that\b|,|:|“|\"|``))?"
)
DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)(?:\s(?:morning|night|evening|afternoon))?"
INTERVENING = re.compile(
    rf"\s*(?:,\s*)?(?:(?:late |early )?(?:on )?{DAY}|in an? (?:\w+ ){{0,3}}(?:statement|interview|speech|tweet|letter|report|email)(?: (?:on )?{DAY})?|at an? (?:\w+ ){{0,2}}(?:press|news) conference)\s*,?\s*"
)


def _content_after(
    doc: Document, sentence: Span, toks: list[Token], cue: Cue, subject: tuple[int, int] | None, limit: int
) -> Found | None:
    """Content behind the cue: a clause, a quotation, or (frame do) what the verb itself reports."""
    source = Span(toks[subject[0]].start, toks[subject[1] - 1].end) if subject else None
    at = cue.past
    if at >= len(toks):
        return None
    rest = toks[at:]
    that = next((k for k, t in enumerate(rest[:16]) if t.low == "that"), None)
    quote = next((k for k, t in enumerate(rest[:16]) if t.quote), None)
    tail = Span(toks[cue.first].start, sentence.end)
    reach = 16 if {"say", "tell", "that"} & set(cue.frames) else 1
    if that is not None and that < reach and not (quote is not None and quote < that):
        return _clause(doc, sentence, toks, at + that + 1, cue, source, tail)
    if "tell" in cue.frames:
        k = at
        while k < len(toks) and _addressee(toks, k):
            k += 1
        while k < len(toks) and toks[k].low in (",", ":"):
            k += 1
        return _clause(doc, sentence, toks, k, cue, source, tail) if k < len(toks) else None
    if rest[0].low in (":", ",") and quote is not None and quote <= 1:
        return _quoted(doc, toks, at + quote, cue, source, sentence, tail)
    if rest[0].quote and "do" not in cue.frames:
        return _quoted(doc, toks, at, cue, source, sentence, tail)
    if "to" in cue.frames and rest[0].low == "to":
        return _clause(doc, sentence, toks, at, cue, source, tail)
    if "do" in cue.frames and rest[0].low not in (".", ",", ";"):
        return _clause(doc, sentence, toks, cue.first, cue, source, tail)
    if "say" in cue.frames and rest[0].low not in (".", ";"):
        m = INTERVENING.match(doc.text, toks[cue.past - 1].end)
        after = m.end() if m else rest[0].start
        first = next((n for n, t in enumerate(toks) if t.start >= after), None)
        if first is None or (toks[first].low in (",", ".", "in", "by") and not toks[first].quote):
            return None
        return _clause(doc, sentence, toks, first, cue, source, tail)
    return None


ADDRESSED = frozenset("reporters journalists a agency news on in him her them ’s 's".split())


def _addressee(toks: list[Token], k: int) -> bool:
    """Whether a word still belongs to whom, when and where something was told: "told Rudaw on Monday"."""
    t = toks[k]
    if t.quote:
        return False
    if t.low == "the":
        return k + 1 < len(toks) and toks[k + 1].text[:1].isupper()
    return t.text[:1].isupper() or t.low in ADDRESSED


def _quoted(
    doc: Document, toks: list[Token], k: int, cue: Cue, source: Span | None, sentence: Span, tail: Span
) -> Found | None:
    stretch = toks[k:]
    rest = [t for t in stretch if not t.quote and t.low[0].isalnum()]
    if len(rest) <= 3 or toks[k - 1].low in (":", ","):
        quotes = [t.quote for t in stretch if t.quote]
        return Found(tuple(Span(q.start, q.end) for q in quotes), source, cue, sentence, tail)
    return _clause(doc, sentence, toks, k, cue, source, tail)


CUT = re.compile(
    r",\s(?:while|whereas|adding|saying|noting|extending|and (?:(?:he|she|they|it) )?(?:has |have |had )?(?:urged|called|condemned|added|said)|but (?:\w+ )?(?:claims|claimed|said))\b|,? but (?:did not|gave no|declined)\b"
)
# What the verb itself reports ends where the outlet says when or upon what it was done.
CUT_DEED = re.compile(
    r",?\s(?:after|following|when|despite|in (?:\w+\. )?\d{4}|(?:a|one|two|three) (?:day|week|month|year)s? (?:later|earlier|ago)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:the )?wake of|in order to)\b"
)


def _clause(
    doc: Document, sentence: Span, toks: list[Token], k: int, cue: Cue, source: Span | None, tail: Span
) -> Found | None:
    """One clause of content from token `k` to the end of the sentence or to the next attribution in it."""
    if k >= len(toks):
        return None
    opening = toks[k].quote
    start = opening.start if opening else toks[k].start
    stop = sentence.end
    m = CUT.search(doc.text, start, stop)
    while m and any(t.quote and t.start < m.start() < t.end for t in toks):
        m = CUT.search(doc.text, m.end(), stop)
    if m:
        stop = m.start()
    if (
        k == cue.first
        and (deed := CUT_DEED.search(doc.text, toks[cue.past - 1].end + 8, stop))
        and not any(t.quote and t.end > deed.start() for t in toks)
    ):
        stop = deed.start()
    span = _trimmed(doc, start, stop)
    if len(doc.text[span.start : span.end].split()) < 2:
        return None
    return Found((span,), source, cue, sentence, tail)


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
        speaker = (
            cast.resolve(doc.text[f.source.start : f.source.end], f.source.start)
            if f.source
            else _carried(doc, f, out, cast)
        )
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
