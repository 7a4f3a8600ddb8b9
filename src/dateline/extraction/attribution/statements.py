"""Who said what in one report: direct quotations, mixed ones, and words told indirectly.

Each sentence is read with its quotations closed up to one token. A cue (lexicon/en/cues.csv) is looked for among the
rest; its subject is the source, what it governs the content. Quotations that no cue in their sentence claims are
tried with the sentence beside them ("The statement said."), with the speaker of the quotation right before, and
are left without a speaker else. The task is that of PARC and PolNeAR (Newell et al. 2018): content, cue, source.

Not supported: beliefs and intentions that nobody put into words.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.roles import roles
from dateline.extraction.attribution.rules import NONE, LeftOut
from dateline.extraction.attribution.sentence import in_sentence
from dateline.extraction.attribution.signed import signed
from dateline.extraction.attribution.spans.content import FINAL, Found
from dateline.extraction.attribution.spans.floating_quotations import uncued
from dateline.extraction.attribution.speakers.resolution import ROLE_HEADS, Cast, Speaker, names_somebody, past_the_lead
from dateline.extraction.attribution.speech_acts import Act, act_of, of_anothers_claim, of_verb
from dateline.extraction.attribution.transcripts import turns
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.temporal.tagger import Time
from dateline.extraction.text.document import Document, starting_in
from dateline.extraction.text.tokens import tokens_of

VENUE = re.compile(
    r"\b(?:[Ii]n an? (?:\w+ ){0,3}(?:"
    + en.any_of("reporting", "venues of speech")
    + r")(?: (?:on|to|with) [A-Z]\w+)?|in (?:his|her|its|their) (?:\w+ ){0,2}(?:statement|speech"
    r"|magazine|address|letter)|at an? (?:\w+ ){0,2}(?:press conference|news conference|rally"
    r"|briefing|event|hearing)|during an? (?:\w+ ){0,2}(?:press conference|news conference|interview"
    r"|rally|speech|briefing)|on (?:social media|Twitter|Facebook|Telegram|its website"
    r"|its Telegram channel|television|TV)|told (?:reporters|journalists"
    r"|[A-Z][\w’']+(?: [A-Z][\w’']+){0,2}))"
)


class Statement(NamedTuple):
    """A row of the statements table, without identifiers. `group` numbers the utterances of the report, and `decided`
    says how its act was found."""

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
    addressee: str | None
    target: str | None
    said_earliest: date | None
    said_latest: date | None
    said_start: int | None
    venue: str | None
    names: str
    group: int
    rule: str
    decided: Act


def find(doc: Document, left_out: LeftOut = NONE) -> list[Found]:
    """Attributions of a report in the order of the text; at most one for each stretch of content."""
    out = [f for f in (*turns(doc), *signed(doc)) if f.rule not in left_out]
    spoken = [f.sentence for f in out]
    for n, sentence in enumerate(doc.sentences):
        if any(turn.start <= sentence.start < turn.end for turn in spoken):
            continue
        toks = tokens_of(doc, sentence)
        here = in_sentence(doc, sentence, toks, left_out=left_out)
        claimed = {
            q
            for f in here
            for c in f.contents
            for q in doc.quotations_over(*c)
            if c.start <= q.start and q.end <= c.end
        }
        loose = [t.quote for t in toks if t.quote and t.quote not in claimed]
        out += here
        for q in loose:
            if (f := uncued(doc, q, sentence, n, toks, here)) and f.rule not in left_out:
                out.append(f)
    return sorted(out, key=lambda f: f.contents[0].start)


def kind_of(doc: Document, span: Span) -> str:
    """direct, mixed or indirect, by how much of a stretch is between quotation marks."""
    inside = sum(min(q.end, span.end) - max(q.start, span.start) for q in doc.quotations_over(*span))
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * (span.end - span.start) else "mixed"


def statements(doc: Document, lexicon: Lexicon, times: list[Time], left_out: LeftOut = NONE) -> list[Statement]:
    """Statements of one report, in order. A clause that quotes in part gives a row for itself and one for each
    quoted piece of three words or more; all rows of one attribution share their `group`. Rules may be left out by
    their names."""
    cast = Cast(doc, lexicon)
    days = sorted((t for t in times if t.type == "date"), key=lambda t: t.start)
    out: list[Statement] = []
    named: Statement | None = None  # the last row whose source is in the text
    for group, f in enumerate(find(doc, left_out)):
        speaker = None
        f = f._replace(source=past_the_lead(doc.text, f.source)) if f.source else f
        if f.source and not names_somebody(doc.text[f.source.start : f.source.end]):
            f = f._replace(source=None)
        elif f.source:
            speaker = cast.resolve(doc.text[f.source.start : f.source.end], f.source.start)
        elif (speaker := _carried(doc, f, out, cast)) and named and named.speaker_start is not None:
            f = f._replace(source=Span(named.speaker_start, named.speaker_end or named.speaker_start))
        spans = [
            s
            for c in f.contents
            for part in _by_act(doc, c)
            for s in (_without_last(doc, part), *_quoted_pieces(doc, part))
        ]
        said = _said(doc, f, days)
        rows = [_row(doc, span, f, Saying(speaker, said, group), cast) for span in spans]
        named = rows[0] if rows and f.source else named
        out += rows
    return _as_their_clause(_once(_standing_alone(doc, _named_later(doc, out))))


def _once(rows: list[Statement]) -> list[Statement]:
    """Rows in the order of the text; of two attributions of one stretch the first that names somebody."""
    ordered = sorted(rows, key=lambda s: (s.start, s.end, s.speaker is None, s.cue == "according to", s.group))
    return [s for n, s in enumerate(ordered) if not n or (s.start, s.end) != (ordered[n - 1].start, ordered[n - 1].end)]


TOLD = re.compile(r"\btold (?P<whom>[A-Z]\w+)")
ONE_OF_SEVERAL = re.compile(r"(?:an?|one) ", re.IGNORECASE)


def _named_later(doc: Document, rows: list[Statement]) -> list[Statement]:
    """A description resolved to the person named after it: "an Iraqi military official told Rudaw ...", and in the next
    paragraphs "..., Abdul Amir al-Shammari, the deputy commander of Iraqi Joint Operations told Rudaw"."""
    found = list(rows)
    for n, s in enumerate(found):
        words = doc.text[s.speaker_start : s.speaker_end] if s.speaker_start is not None else ""
        if not ONE_OF_SEVERAL.match(words) or not ROLE_HEADS & set(re.findall(r"[a-z]+", words.lower())):
            continue
        told = TOLD.search(doc.text, s.start, doc.sentence_at(s.end).end)
        near = doc.body_behind(s.end)
        for o in itertools.islice(found, n + 1, None):
            if not near or o.start >= near[-1].end:
                break
            if not o.speaker or o.speaker == s.speaker or " " not in o.speaker:
                continue
            again = TOLD.search(doc.text, o.start, doc.sentence_at(o.end).end + 120)
            same = told and again and told["whom"] == again["whom"]
            if same and o.speaker_start is not None and doc.text[o.speaker_start].isupper():
                found[n] = s._replace(
                    speaker=o.speaker, speaker_id=o.speaker_id, role=o.role, organisation=o.organisation
                )
                break
    return found


def _of_nobody(s: Statement) -> Statement:
    """A statement without its speaker, and without the words that name one."""
    s = s._replace(speaker=None, speaker_id=None, role=None, organisation=None)
    return s._replace(speaker_start=None, speaker_end=None)


def _standing_alone(doc: Document, rows: list[Statement]) -> list[Statement]:
    """A quotation that is a paragraph by itself, without a source: its speaker is the person quoted in the next
    paragraph, if somebody is quoted there too; "We have always stated ..."
    and below it "..., the minister affirmed". It is nobody's where one was mentioned before it and another goes on."""
    found = sorted(rows, key=lambda s: (s.start, s.end))
    for n, s in enumerate(found):
        carried = s.speaker is not None and s.rule == "quotation without a source"
        if not (s.speaker is None or carried) or s.kind != "direct":
            continue
        body, here = doc.body, doc.body_index(s.start)
        if here is None or here + 1 >= len(body) or body[here].end - body[here].start > s.end - s.start + 4:
            continue
        after = [
            o
            for o in starting_in(found, body[here + 1].start, body[here + 1].end)
            if o.speaker and o.kind != "indirect"
        ]
        if carried:
            if after and _between_two(found[:n], s, after[0]):
                found[n] = _of_nobody(s)
        elif after:
            o = after[0]
            found[n] = s._replace(speaker=o.speaker, speaker_id=o.speaker_id, role=o.role, organisation=o.organisation)
    return found


def _between_two(before: list[Statement], s: Statement, next_one: Statement) -> bool:
    """Whether a quotation by itself is between one whose words are only told and another, who spoke before him and
    is quoted next: it may be either's."""
    last = before[-1] if before else None
    told = last is not None and last.kind == "indirect" and last.speaker == s.speaker
    return told and next_one.speaker != s.speaker and any(o.speaker == next_one.speaker for o in before)


# "This requires “strong cooperation”": the outlet goes on with what somebody said in the paragraph before.
GOES_ON = re.compile(
    r"(?:This|That|Such|These|Doing so|It) (?:\w+ ){0,4}?(?:requires?"
    r"|needs?|demands?|means?|calls? for|would|will|must|should|is|was)\b"
)


def _carried(doc: Document, f: Found, before: list[Statement], cast: Cast) -> Speaker | None:
    """The speaker of a quotation without a source: the one of the quotation right before it,
    in the same or the last paragraph."""
    if f.cue is not None and "noun" in f.cue.frames:
        return None  # "the claim that": nobody is named
    if f.cue is not None:  # ", adding that ..."
        return cast.last
    if not before or before[-1].speaker is None or _told_between(doc, before[-1], f):
        return None
    here = doc.paragraph_at(f.contents[0].start)
    told = [p for p in doc.paragraphs if doc.furniture.get(p) != "caption"]
    gap = sum(before[-1].start < p.start <= f.contents[0].start for p in told)
    if gap == 1 and GOES_ON.match(doc.text, f.sentence.start) and not before[-1].start > f.sentence.start:
        return cast.last
    whole = (
        doc.text[here.start : here.end]
        .strip(FINAL + "“‘")
        .startswith(doc.text[f.contents[0].start : min(f.contents[0].end, f.contents[0].start + 20)].rstrip(FINAL))
    )
    words = re.findall(r"[^\W\d_]+", doc.text[f.contents[0].start : f.contents[0].end])
    heading = len(words) > 1 and all(w[0].isupper() for w in words)  # ‘All Bets Are Off.’
    return cast.last if gap == 0 or (gap == 1 and whole and not heading) else None


# A sentence that goes on about whoever spoke: "He wept."
ABOUT_HIM = re.compile(r"(?:(?:And|But|Then|Still|Yet),? )?(?:He|She|They|His|Her|Their|It|Its)\b")


def _told_between(doc: Document, before: Statement, f: Found) -> bool:
    """Whether the outlet itself mentions something else between what somebody said and a quotation that nobody is named
    for: "... he said. Women ran from the market. “We ran too.”" """
    at = f.contents[0].start
    name = str(before.speaker).split()[-1]
    between = [s for s in doc.sentences if before.end < s.start and s.end <= at]
    words = [doc.text[s.start : s.end].strip() for s in between if doc.quotation_at(s.start) is None]
    return any(len(w.split()) > 3 and name not in w and not ABOUT_HIM.match(w) for w in words)


# A quoted piece may keep a comma or a full stop behind its clause.
MARK_BEHIND = 2
# A piece is within so many rows of its clause.
ROWS_APART = 8
NO_ACT = frozenset(("report", "assess"))


def _as_their_clause(rows: list[Statement]) -> list[Statement]:
    """The rows, with the act of its clause for a quoted piece that shows none of its own: “at once and with force” of a
    clause that demands an answer demands it too."""
    out: list[Statement] = []
    for n, row in enumerate(rows):
        near = rows[max(0, n - ROWS_APART) : n + ROWS_APART]
        around = [s for s in near if s != row and s.speaker == row.speaker and _is_its_clause(s, row)]
        whole = max(around, key=lambda s: s.start, default=None)
        if row.act in NO_ACT and whole and whole.act not in NO_ACT:
            decided = whole.decided._replace(rule="act of the whole clause")
            row = row._replace(act=whole.act, decided=decided)
        out.append(row)
    return out


def _is_its_clause(s: Statement, piece: Statement) -> bool:
    """Whether a statement is the clause that a quoted piece is in, or ends: "have to be answered “at once”"."""
    if s.start > piece.start:
        return False
    ended = s.group == piece.group and s.kind != "direct" and 0 <= piece.start - s.end <= MARK_BEHIND
    return piece.end <= s.end + MARK_BEHIND or ended


def _by_act(doc: Document, span: Span) -> list[Span]:
    """A quotation whose sentences each do something else (condole, then pledge support) as one statement a sentence."""
    if kind_of(doc, span) != "direct":
        return [span]
    cuts = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z“])", doc.text[span.start : span.end])]
    if not cuts:
        return [span]
    edges = [0, *cuts, span.end - span.start]
    parts = [
        Span(span.start + a, span.start + len(doc.text[span.start : span.start + b].rstrip()))
        for a, b in itertools.pairwise(edges)
    ]
    acts: list[str] = []
    for p in parts:
        act = act_of(doc.text[p.start : p.end], "", "").act
        if act == "report" or act in acts:
            return [span]
        acts.append(act)
    return parts


# What a quotation begins with that a clause can do without: "...
# support in combating terror “to preserve its security”".
ADJUNCT = frozenset("to in at by for with until once".split())
BE = frozenset("is are was were be been remains remained".split())
# So many words at least are left of the clause.
LEFT = 5


def _without_last(doc: Document, span: Span) -> Span:
    """A clause without the quotation it ends in, where that is a row of its own and only adds how, when or what for."""
    last = next((q for q in doc.quotations_over(*span) if q.end >= span.end), None)
    if last is None or kind_of(doc, span) != "mixed":
        return span
    words, before = doc.text[last.start : last.end].split(), doc.text[span.start : last.open].rstrip(" ,")
    needed = before.split()[-1:] and before.split()[-1].lower() in BE  # "said coordination was “at its best”"
    if len(words) < PIECE or words[0] not in ADJUNCT or len(before.split()) < LEFT or needed:
        return span
    return Span(span.start, span.start + len(before))


# A quoted piece of so many words is a row of its own.
PIECE = 3


def _quoted_pieces(doc: Document, span: Span) -> list[Span]:
    if kind_of(doc, span) != "mixed":
        return []
    pieces = [Span(q.start, q.end) for q in doc.quotations_over(*span) if span.start <= q.start and q.end <= span.end]
    return [p for p in pieces if len(doc.text[p.start : p.end].split()) >= PIECE]


# Between a source and a date these make it the day spoken of, not the day of speaking.
SPOKEN_OF = re.compile(
    r"\b(?:while|died|killed|that|about|of|when|after|following|since|attack|attacked|against)\b",
    re.IGNORECASE,
)


PREPOSITIONS = frozenset(en.words("function_words", "to-of-for-from-with-by"))
# Between where something was said and its day: "in a statement issued on Friday".
MADE_KNOWN = en.any_of("reporting", "put out")
PUT_OUT = re.compile(rf"\s+(?:(?:{MADE_KNOWN})\s+)?(?:late\s+|early\s+)?(?:on\s+)?")


def _of_its_venue(doc: Document, f: Found, t: Time) -> bool:
    """Whether a time is right behind the statement or the letter in which the source itself spoke, at the head of
    the sentence, behind the source, or behind the verb of a deed: "denounced in a statement on Friday"."""
    venues = VENUE.finditer(doc.text, f.sentence.start, t.start)
    at = next((m.start() for m in venues if PUT_OUT.fullmatch(doc.text, m.end(), t.start)), None)
    if at is None or doc.quotation_at(t.start):
        return False
    if f.contents[0].start <= at < f.contents[-1].end:
        return _is_deed(f) and len(doc.text[f.contents[0].start : at].split()) <= 2
    return at - f.sentence.start < 3 or (f.source is not None and at >= f.source.end)


def _is_deed(f: Found) -> bool:
    """Whether the words of an attribution are what its source did, beginning with the verb."""
    return f.cue is not None and "do" in f.cue.frames


def _said(doc: Document, f: Found, days: list[Time]) -> Time | None:
    """The day the words were spoken: a date in the attribution itself, outside the content. `days` are in order."""

    def outside(t: Time) -> bool:
        return not any(c.start <= t.start < c.end for c in f.contents)

    def beside(t: Time) -> bool:
        """Right behind the cue or its source ("said on Friday in a statement"), or at the head of the sentence."""
        if t.start - f.sentence.start < 15:
            return True
        if f.source is None or t.start < f.source.end:
            return False
        whole = doc.text[f.contents[-1].start : f.contents[-1].end].split()[-1] not in PREPOSITIONS
        if _is_deed(f) and whole and not doc.text[f.contents[-1].end : t.start].strip():
            return True  # "claimed the attack a day later", but not "the attack of Thursday"
        between = doc.text[f.source.end : t.start]
        return len(between.split()) <= 9 and not SPOKEN_OF.search(between)

    first, past = (bisect_left(days, at, key=lambda t: t.start) for at in (f.sentence.start, f.sentence.end))
    return next((t for t in days[first:past] if _of_its_venue(doc, f, t) or (outside(t) and beside(t))), None)


def _act(doc: Document, span: Span, f: Found, speaker: Speaker | None) -> Act:
    """The act of a row: of its own words, else of the clause that they are a piece of."""
    cue, default = (f.cue.words, f.cue.act) if f.cue else ("", "")
    words = doc.text[span.start : span.end]
    act = act_of(words, cue, default)
    if act.act == "claim responsibility" and default != act.act and of_anothers_claim(words, speaker, cue):
        return of_verb(cue, default)._replace(rule="claim of somebody else", words=act.words)
    if act.act in ("report", "assess") and not default:
        whole = Span(min(c.start for c in f.contents), max(c.end for c in f.contents))
        around = act_of(doc.text[whole.start : whole.end], cue, default)
        return around._replace(rule="act of the whole clause") if around.act != act.act else act
    return act


class Saying(NamedTuple):
    """Who said the contents of an attribution, when, and the number of the utterance they are of."""

    speaker: Speaker | None
    time: Time | None
    group: int


def _row(doc: Document, span: Span, f: Found, saying: Saying, cast: Cast) -> Statement:
    speaker, said, group = saying
    words = doc.text[span.start : span.end]
    cue = f.cue.words if f.cue else None
    kind = kind_of(doc, span)
    venue = VENUE.search(doc.text, f.sentence.start, f.sentence.end)
    outer = f.contents[0] if len(f.contents) == 1 else span
    if kind == "direct" and kind_of(doc, outer) == "mixed":
        kind = "mixed"
    act = _act(doc, span, f, speaker)
    own_verb = cue is not None and f.source is not None and words.lower().startswith(cue.split()[0].lower())
    towards = roles(words, act.act, speaker.name if speaker else None, cast.lexicon, own_verb=own_verb)
    return Statement(
        span.start, span.end, words, kind,
        speaker.name if speaker else None, speaker.actor_id if speaker else None,
        f.source.start if f.source else None, f.source.end if f.source else None,
        speaker.role if speaker else None, speaker.organisation if speaker else None,
        cue, act.act, towards.addressee, towards.target,
        said.earliest if said else None, said.latest if said else None, said.start if said else None,
        venue[0] if venue else None,
        " ".join(a for a in cast.named_in(span) if speaker is None or a != speaker.actor_id), group, f.rule,
        act,
    )  # fmt: skip
