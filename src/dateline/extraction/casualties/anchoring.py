"""When and where a claim stands, and whose words it stands in.

What a claim's own sentence does not say is taken from the claim before it, as a reader would: the day told before,
the place of that day. A stretch of time ("over three days") inherits nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from dateline.core.place_kinds import width
from dateline.core.spans import Span
from dateline.extraction.attribution.statements import Statement
from dateline.extraction.casualties.claims import Claim, claims
from dateline.extraction.lexicon import en, world
from dateline.extraction.lexicon.attacks import ATTACK, ATTACKS
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.places import Place, heads_a_paragraph, places_in_title
from dateline.extraction.scenes import no_scene, regions_said, struck_before
from dateline.extraction.temporal.formula import (
    Ago,
    At,
    Day,
    Feast,
    From,
    Month,
    MonthDay,
    MonthOfYear,
    Night,
    Part,
    Range,
    Season,
    ShiftMonths,
    Stretch,
    Week,
    Weekday,
    WeekdayOfWeek,
    Weekend,
    WeekOf,
    Year,
    resolve,
)  # fmt: skip
from dateline.extraction.temporal.tagger import Time
from dateline.extraction.text.document import Document, starting_in

if TYPE_CHECKING:
    from dateline.tables import ClaimRow


class Beside(NamedTuple):
    """What else is read of a text, beside its figures: times, places and statements."""

    when: list[Time]
    where: list[Place]
    said: list[Statement]


def claim_rows(doc: Document, lexicon: Lexicon, beside: Beside, lead: int, title: str = "") -> list[ClaimRow]:
    """Claims with who said them, when and where; what a sentence does not say is taken from the claim before,
    and a place that the text never names from the report's title. `claim_id` and `report_id` are left empty."""
    rows: list[ClaimRow] = []
    (when, where, said), lead = beside, _story_start(doc, beside.where, lead)
    about, home = _in_title(title, where, lexicon), _written_from(where, lead, lexicon)
    when, dated, where = _of_the_story(doc, when, where, said, lead)
    whole, here = (dated, where), _without_old_pictures(doc, when, dated, where)
    told_nearer = any(_rank(p, lexicon) < 3 for p in where)
    written_from = None if home is None or told_nearer or _lead_is_abroad(doc, home) else home
    before: tuple[Time | None, str | None] = (None, None)
    story, left = before, None
    for c in claims(doc, lexicon):
        dated, where = whole if _in_a_caption(doc, c.start) else here
        if _background(doc, c, before[0]):
            before = story
        near = starting_in(said, doc.paragraph_at(c.figure_start).start, c.figure_start + 1)
        within = (s for s in near if c.figure_end <= s.end and not _background_of(doc, c, s))
        speaker = max(within, key=lambda s: s.start, default=None)
        own = _place_of(doc, c, where, lexicon, yearly=False) if before[1] is not None else None
        elsewhere = left is not None or own not in (None, before[1])
        told = before[0] or left
        first = rows[0]["start"] if rows else None
        time = _time_of(doc, c, dated, speaker, SoFar(told, first), elsewhere=elsewhere)
        left = told if time is None and elsewhere else None  # a day that no figure of this place takes up again
        yearly = time is not None and _yearly(time)
        wide = yearly or (time is not None and (time.type == "duration" or isinstance(time.formula, (Range, Stretch))))
        if time is not None and isinstance(time.formula, Day) and doc.quotation_at(time.start):
            time = _as_spoken(time, speaker)
        place = _place_of(doc, c, where, lexicon, yearly=yearly) if c.effect != "displaced" else None
        if place is None and not wide and c.effect != "displaced":
            place = _inherited(doc, c, time, before, Beside(when, where, said), lexicon) or about
            if place is None and written_from is not None and not _in_another_region(doc, c, written_from, lexicon):
                place = written_from.place_id
        rows.append(_row(doc, c, (speaker, _mode(doc, c, speaker, rows)), time, place, lexicon))
        if not wide and c.effect != "displaced":
            before = (time, place)
            tells = time is not None and not _long(time) and not _in_passing(doc, time)
            story = before if story[0] is None and tells else story
    return _overtaken(doc, rows)


def _row(
    doc: Document, c: Claim, said: tuple[Statement | None, str], time: Time | None, place: str | None, lexicon: Lexicon
) -> ClaimRow:
    """A row of the claims table, without identifiers; `said` is the statement it stands in and its mode."""
    speaker, mode = said
    return {
        "claim_id": "", "report_id": "", "part": "text", "start": c.start, "end": c.end, "words": c.words,
        "effect": c.effect, "group": c.group, "low": c.low, "high": c.high, "hedge": c.hedge, "cause": c.cause,
        "means": c.means, "figure_start": c.figure_start, "figure_end": c.figure_end,
        "mode": mode,
        "attributed_to": speaker.speaker if speaker else None,
        "attributed_id": _whose(speaker, lexicon),
        "when": time.words if time else None,
        "when_start": time.start if time and time.formula else None,
        "earliest": time.earliest if time else None,
        "latest": (doc.published or time.latest if _until_now(doc, time) else time.latest) if time else None,
        "place_id": place,
        "incident_id": None,
        "origin_id": None,
        "rule": c.rule,
        "status": "machine",
    }  # fmt: skip


def _of_the_story(
    doc: Document, when: list[Time], where: list[Place], said: list[Statement], lead: int
) -> tuple[list[Time], list[Time], list[Place]]:
    """The times of the story, those among them that can date a claim, and the places where it
    can have happened, in order."""
    told = _by_sentence(doc, said)
    # Where a source sits is not where it happened: "the interior ministry in Baghdad".
    where = sorted((p for p in where if p.start >= lead and doc.in_body(p.start)), key=lambda p: p.start)
    where = [p for p in where if not any(_in_source(p, s) for s in told.get(doc.sentence_at(p.start), ()))]
    where = [p for p in where if not no_scene(doc.text, p.start, p.end)]
    # The day in a dateline is that of writing: "BAQUBA, May 9 (Wire) -".
    when = sorted((t for t in when if t.start >= lead and doc.in_body(t.start)), key=lambda t: t.start)
    dated = [t for t in when if t.type == "date" or (t.type == "duration" and (t.formula or _stretch(doc, t)))]
    # "Will appear in court on Saturday": nobody has died then.
    dated = [t for t in dated if not (t.formula and t.formula.ahead) and not _of_the_page(doc, t)]
    dated = [t for t in dated if not _of_a_count_or_burial(doc, t)]
    dated = [t for t in dated if not FROM_ANOTHER.search(doc.text, max(0, t.start - 40), t.start)]
    dated = [t for t in dated if not TO_DISCUSS.match(doc.text, t.end)]
    return when, [t for t in dated if not _only_of_saying(doc, t, told.get(doc.sentence_at(t.start), []))], where


FILE_PICTURE = re.compile(r"\bfile\s+(?:photo|picture|image|pic)|^FILE\b", re.IGNORECASE)


def _in_a_caption(doc: Document, offset: int) -> bool:
    return doc.furniture.get(doc.paragraph_at(offset)) == "caption"


def _below_an_old_picture(doc: Document, offset: int, when: list[Time]) -> bool:
    """Whether something stands below a picture of another year: "Guards outside the hotel in Salby in 2015. AP"."""
    p = doc.paragraph_at(offset)
    if not _in_a_caption(doc, offset):
        return False
    told = starting_in(when, p.start, p.end)
    old = any(_yearly(t) or _long_ago(doc, t) for t in told)
    return old or FILE_PICTURE.search(doc.text[p.start : p.end]) is not None


def _without_old_pictures(
    doc: Document, when: list[Time], dated: list[Time], where: list[Place]
) -> tuple[list[Time], list[Place]]:
    """The times and places that figures of the story can have, without those below a picture of another year. Where
    the story tells a day, none has that of a picture: "Guards near the inn on May 3, 2022. PHOTO | AFP"."""
    told = [t for t in dated if not _in_a_caption(doc, t.start)]
    return (
        told if any(map(_is_day, told)) else [t for t in dated if not _below_an_old_picture(doc, t.start, when)],
        [p for p in where if not _below_an_old_picture(doc, p.start, when)],
    )


# "by Sunday the figure stood at 137", "87 as of 8 a.m. today (Tuesday)".
BY_THEN = re.compile(
    r"\b(?:by|as of)\s+(?:(?:late|early|noon|\d[\w.:]*(?:\s[ap]\.?m\.?)?|on)\s+){0,2}(?:today\s+\()?$", re.IGNORECASE
)
# "families prepared to bury their dead in Salby on Sunday".
BURIED = re.compile(
    r"\b(?:bury|burying|buried|funerals?|mourn(?:ed|ing)?|vigils?|laid to rest)\b"
    r"(?:(?!\b(?:kill|die|shot|attack|bomb|blast|raid|massacre|after|when|who|that)\w*)[^.;,“”])*$",
    re.IGNORECASE,
)


# "were shot at a funeral on Friday", "the bombing of a vigil": where it happened, and not what came after.
AT_A_FUNERAL = re.compile(
    r"\b(?:at|during|attending|outside|near|leaving|on|in|of|from)\s+(?:\w+\s+){0,3}?(?:funeral|vigil)", re.IGNORECASE
)


# "eight people were confirmed dead on Saturday", "the official claim made on Sunday that": when it was told.
CONFIRMED = re.compile(r"\bconfirmed (?:dead|killed|deaths?)\s+(?:(?:on|late|early|by)\s+)*$", re.IGNORECASE)
MADE = re.compile(
    r"\b(?:claims?|statements?|announcements?|comments?|remarks?|confirmations?|reports?|reviews?|findings?)\s+"
    r"(?:(?:that (?:was|were)|which (?:was|were)) )?(?:made|issued|released|published|given)\s+"
    r"(?:(?:on|late|early)\s+)*$",
    re.IGNORECASE,
)


def _of_a_count_or_burial(doc: Document, t: Time) -> bool:
    """Whether a time says by when was counted, when a claim was made, or when the dead were buried."""
    buried = BURIED.search(doc.text, max(0, t.start - 70), t.start)
    if buried and (struck_before(doc.text, buried.start()) or _at_a_funeral(doc.text, t.start)):
        buried = None
    return bool(
        buried
        or BY_THEN.search(doc.text, max(0, t.start - 40), t.start)
        or CONFIRMED.search(doc.text, max(0, t.start - 40), t.start)
        or MADE.search(doc.text, max(0, t.start - 60), t.start)
    )


def _at_a_funeral(text: str, last: int) -> bool:
    """Whether the funeral in the clause before a place in a text is where something happened, and not what came
    after it."""
    clause = re.split(r"[.,;]", text[max(0, last - 200) : last])[-1]
    scene = AT_A_FUNERAL.search(clause)
    return scene is not None and HAPPENED.search(clause, 0, scene.start()) is not None


# "The cabinet meets today to discuss the attack": the day of the talk.
TO_DISCUSS = re.compile(r"[^.;]{0,30}?\bto (?:discuss|debate|review|condemn|mourn|protest|address)\b", re.IGNORECASE)
# Who came through another attack: "a survivor of the September 11 attacks was among the dead".
FROM_ANOTHER = re.compile(
    r"\b(?:survivors?|veterans?|witness(?:es)?|widows?|widowers?|hero(?:es)?|masterminds?|architects?|planners?"
    r"|anniversary|commemorations?) (?:of|from|in) (?:the |that |a )?(?:\w+(?:’s|'s)? )?(?:of )?$"
    r"|\bsurvived (?:the )?$",
    re.IGNORECASE,
)


# A line of the page and not of the story: "(Published Monday, Sept. 21, 2015)", "Posted:
# Sunday 1:50 PM EST Updated: 9 months ago".
OF_THE_PAGE = re.compile(
    r"\b(?:published|posted|updated?|modified|copyright|filed|created|last changed)\b"
    r"(?:[\s,:|/()–-]|\d+|[ap]\.?m\b\.?|e[sd]t\b|[cp][sd]?t\b|gmt\b|utc\b"
    r"|on\b|at\b|last\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)*$"
    r"|\breports? (?:live )?(?:from|for)\b[^.;\n]{0,60}\bnews\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)


YEARS_DATE = re.compile(r"\d.*\b(?:19|20)\d\d$|^(?:19|20)\d\d-\d\d")


def _of_the_page(doc: Document, t: Time) -> bool:
    """Whether a day is that of the page: of its publication, its last change, or its broadcast."""
    return OF_THE_PAGE.search(doc.text, max(0, t.start - 90), t.start) is not None or _alone(doc, t)


def _alone(doc: Document, t: Time) -> bool:
    """Whether a date with its year is a whole paragraph: "January 31, 2023" above or below a story."""
    p = doc.paragraph_at(t.start)
    return doc.text[p.start : p.end].strip(" .|–—-") == t.words.strip() and YEARS_DATE.search(t.words) is not None


def _until_now(doc: Document, t: Time) -> bool:
    """Whether a claim counts from a time until the report; "since January 2018,
    when 35 were killed" is then, not since."""
    future = t.earliest is not None and doc.published is not None and t.earliest > doc.published
    open_end = t.earliest is not None and doc.published is not None and not future
    return open_end and _since(doc, t) and not WHEN.match(doc.text, t.end)


WHEN = re.compile(r",?\s+(?:when|in which)\b")


def _since(doc: Document, t: Time) -> bool:
    """Whether a time is one since when is counted."""
    return SINCE.search(doc.text, max(0, t.start - 12), t.start) is not None


# Times longer than a day: "In June", "last month", "in 2010", "last week".
LONG = (Month, ShiftMonths, Year, Week, WeekdayOfWeek, Weekend, WeekOf, Season, Part, MonthOfYear, At, Ago)


def _long(t: Time) -> bool:
    return isinstance(t.formula, LONG) and (t.earliest is None or t.earliest != t.latest)


# Who does this to an attack says nothing of how many it killed: "condemned the attack that killed 13".
DEEDS = frozenset(
    (
        "condemn",
        "claim responsibility",
        "condole",
        "praise",
        "demand",
        "express concern",
        "pledge support",
        "support",
        "oppose",
    )
)
TELLS_MORE = re.compile(r"\b(?:that|which|who|where|when|after)\b", re.IGNORECASE)


def _background_of(doc: Document, c: Claim, s: Statement) -> bool:
    """Whether a figure only tells more of what somebody condemned, claimed or called for, in the outlet's own words."""
    deed = s.cue is not None and s.act in DEEDS and s.words.lower().startswith(s.cue.lower())
    told = deed and TELLS_MORE.search(doc.text, s.start, c.figure_start) is not None
    return told and doc.quotation_at(c.figure_start) is None


# "... headed for the airport, where a bombing on Thursday left 170 dead": told of in passing.
OF_ELSEWHERE = re.compile(r",\s+(?:where|when|which)\b[^,;]*$", re.IGNORECASE)


def _in_passing(doc: Document, t: Time) -> bool:
    return OF_ELSEWHERE.search(doc.text, doc.sentence_at(t.start).start, t.start) is not None


def _background(doc: Document, c: Claim, told: Time | None) -> bool:
    """Whether the time told before was background that a new paragraph leaves: "In June, militants killed 86."
    and then "UNICEF said one of its staff had died"."""
    if told is None or told.start >= doc.paragraph_at(c.start).start:
        return False
    return _long(told) or _in_passing(doc, told)


def _whose(speaker: Statement | None, lexicon: Lexicon) -> str | None:
    """The actor whose figure it is: the speaker, or the body that an official without a name speaks for."""
    if speaker is None or speaker.speaker_id:
        return speaker.speaker_id if speaker else None
    return speaker.organisation if speaker.organisation in lexicon.actors else None


# What makes a clause out of a denial, and out of what was not said: "denied reports that", "did not confirm that".
NOT_SAID = re.compile(
    r"(?:den\w+ (?:the |any |all |earlier )?(?:\w+ )?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|news)"
    r"|(?:(?:did|does|do|could|would|can|has|have|had|will)(?: not|n[’']t)(?: yet)?"
    r"|(?:has|have|had|is|are) yet to) (?:confirm|say|said|verify|verified|acknowledge|announce|report|state)\w*)"
    r" that |den\w+ (?:ever )?having ",
    re.IGNORECASE,
)
# Behind these a figure is no longer what is denied: "denied that it had fired on the village where nine died".
ELSE = re.compile(
    r"\b(?:who|which|that|where|when|after|before|while|in|for|of|to|behind|over|following)\b", re.IGNORECASE
)


# The outlet itself says that it is not so.
UNTRUE_AHEAD = re.compile(
    r"\b(?:no (?:evidence|proof|indication|truth in \w+)|not true"
    r"|untrue|false)\b(?: (?:to say|of|claims?|reports?))? that ",
    re.IGNORECASE,
)
REPORTS_THAT = re.compile(r"\b(?:reports?|claims?|rumou?rs?|allegations?)\b[^.;,]{0,30} that ", re.IGNORECASE)
UNTRUE_BEHIND = re.compile(
    r"[^.;]{0,40}?\b(?:are|were|was|is|proved|turned out)(?: to be)?(?: \w+ly)? (?:false"
    r"|wrong|untrue|unfounded|incorrect|baseless|mistaken|inaccurate|premature)\b",
    re.IGNORECASE,
)


def _refuted(doc: Document, c: Claim) -> bool:
    """Whether the outlet says that a figure is wrong: "reports that 20 were killed are false",
    "no evidence that 20 were"."""
    sentence = doc.sentence_at(c.figure_start)
    before, behind = doc.text[sentence.start : c.start], doc.text[c.end : sentence.end]
    ahead = UNTRUE_AHEAD.search(before)
    if ahead is None and UNTRUE_BEHIND.match(behind):
        ahead = REPORTS_THAT.search(before)
    return ahead is not None and not ELSE.search(before, ahead.end())


# "13, not 15", "rather than 15", "up from 48", "an earlier version of this article said 15":
# the figure that another takes the place of.
NOT_SO = re.compile(
    r"(?:,| but|\()\s*(?:and )?not (?:the )?$|\b(?:rather than|instead of|as opposed to)(?: the)? $"
    r"|\b(?:up|down|revised|lowered|reduced|corrected|raised|increased|rising|rose|risen|climbed"
    r"|jumped) from (?:(?:the|an?|at least|about|earlier|previous|initial|original) ){0,3}$",
    re.IGNORECASE,
)
# "The figure lowers the approximately 30 dead that officials had given".
LOWERS = re.compile(
    r"\b(?:lowers?|lowered|corrects?|corrected|replaces?|replaced|supersedes?|superseded) $", re.IGNORECASE
)
WRONGLY = re.compile(
    r"\b(?:earlier|previous|first|original) version of (?:this|the) (?:story|article|report|item|text)\b"
    r"|\b(?:incorrectly|wrongly|mistakenly|erroneously) (?:said|stated|reported|gave|put|listed|counted|included)\b",
    re.IGNORECASE,
)
RIGHTLY = re.compile(r"[;—–]|\b(?:correct|actual|real|true) (?:figure|number|toll|count)\b|\bin fact\b", re.IGNORECASE)


def _withdrawn(doc: Document, c: Claim) -> bool:
    """Whether a figure is one that its own sentence says was wrong or has been overtaken."""
    before = doc.text[doc.sentence_at(c.figure_start).start : c.figure_start]
    wrongly = WRONGLY.search(before)
    lowered = LOWERS.search(before) and doc.text[c.figure_start : c.figure_start + 4].lower() == "the "
    return (
        bool(lowered)
        or NOT_SO.search(before) is not None
        or (wrongly is not None and not RIGHTLY.search(before, wrongly.end()))
    )


# "Previously, agencies had quoted officials as saying that 11 had been killed", "police had earlier put it at 11".
SAID_BEFORE = re.compile(
    r"^[“\"]?(?:previously|earlier|initially|originally|at first)\b[^.;]{0,80}?\bhad (?:\w+ly )?"
    r"(?:said|quoted|reported|put|announced|given|claimed|stated|spoken)\b"
    r"|\bhad (?:previously|earlier|initially|originally|at first|first) (?:been )?(?:said|quoted|reported|put|announced"
    r"|given|claimed|stated|spoken)\b",
    re.IGNORECASE,
)


def _overtaken(doc: Document, rows: list[ClaimRow]) -> list[ClaimRow]:
    """The rows with those superseded that a sentence gives as what had been said before, where the report has given
    another number of its own by then."""
    out: list[ClaimRow] = []
    for c in rows:
        sentence = doc.sentence_at(c["figure_start"])
        said = c["mode"] == "total" and SAID_BEFORE.search(doc.text[sentence.start : c["figure_start"]])
        now = {
            o["low"]
            for o in (rows if said and c["low"] is not None else ())
            if o["effect"] == c["effect"] and o["mode"] == "total" and o["end"] <= sentence.start and o["low"]
        }
        out.append(c | {"mode": "superseded"} if now and c["low"] not in now else c)
    return out


def mode_rule(doc: Document, c: Claim, mode: str) -> str:
    """The rule that decided the mode of a row: that of its figure in its sentence, or one that changed it here."""
    if mode == c.mode:
        return c.mode_rule
    if mode == "total":
        return "of them all"
    return "denied" if mode == "denied" else "wrong or changed" if _withdrawn(doc, c) else "said before"


def _mode(doc: Document, c: Claim, speaker: Statement | None, before: list[ClaimRow]) -> str:
    """The mode of a figure; `before` are the rows of the figures before it. "44 of them were killed" is a part of the
    harmed told before, and where more of them were not harmed ("a convoy of 2,500 troops") it is all of the dead."""
    if _denied(doc, c, speaker):
        return "denied"
    if _withdrawn(doc, c):
        return "superseded"
    if c.mode_rule == "of them" and c.low is not None:
        wholes = (o for o in before if o["effect"] in HARMED and (o["low"] is None or o["low"] > c.low))
        return c.mode if any(wholes) else "total"
    return c.mode


HARMED = ("killed", "wounded", "killed or wounded", "missing", "captured")


def _denied(doc: Document, c: Claim, speaker: Statement | None) -> bool:
    """Whether a figure is what its source denies or does not confirm: "the ministry denied that nine had died"."""
    if speaker is None or speaker.act not in ("deny", "decline"):
        return _refuted(doc, c)
    before = doc.text[speaker.start : c.start]
    opening = NOT_SAID.match(before)
    if opening is None and (speaker.act == "decline" or before.lower().startswith("den")):
        return False
    return not ELSE.search(before, opening.end() if opening else 0)


# A whole year: a sum over it has the place of its sentence only, and what follows does not take its time from it.
def _yearly(t: Time) -> bool:
    return isinstance(t.formula, Year) or (isinstance(t.formula, At) and t.formula.is_year)


SINCE = re.compile(r"\bsince\s+(?:on\s+)?$", re.IGNORECASE)


def _inherited(
    doc: Document,
    c: Claim,
    time: Time | None,
    before: tuple[Time | None, str | None],
    beside: Beside,
    lexicon: Lexicon,
) -> str | None:
    """The place of a claim whose sentence names none: that of the claim before it, if it tells of the same day.

    "Eight were killed last week in Kifri. Another 10 were killed on Thursday": the ten are where the report put
    its Thursday, else where the report is about.
    """
    when, where, _ = beside
    if time is None or before[0] is None or _same_day(time, before[0]):
        return before[1] or _focus(doc, c, beside, lexicon)
    for t in when:
        if t.start < c.start and _same_day(t, time):
            sentence = doc.sentence_at(t.start)
            near = [p for p in starting_in(where, sentence.start, sentence.end) if _rank(p, lexicon) < 2]
            if near:
                return near[0].place_id
    return _focus(doc, c, beside, lexicon)


def _in_title(title: str, where: list[Place], lexicon: Lexicon) -> str | None:
    """The one place that a title names where an attack can be: "Death toll from Baghdad bombings rises to 35"."""
    near = {p.place_id for p in places_in_title(title, lexicon, where) if _rank(p, lexicon) < 3}
    return near.pop() if len(near) == 1 else None


def _written_from(where: list[Place], lead: int, lexicon: Lexicon) -> Place | None:
    """The place of the dateline, where an attack can be."""
    return next((p for p in where if p.end <= lead and _rank(p, lexicon) < 3), None)


def _story_start(doc: Document, where: list[Place], lead: int) -> int:
    """Where the story begins: past the dateline, also one in small letters ("Salby: Three soldiers ...")."""
    return max([lead, *(p.end for p in where if p.start < 1500 and heads_a_paragraph(doc.text, p.start, p.end))])


def _in_another_region(doc: Document, c: Claim, home: Place, lexicon: Lexicon) -> bool:
    """Whether a claim's sentence puts it into a country or region that the dateline does not lie in:
    "BERLIN - A bomb in Norland"."""
    s = doc.sentence_at(c.figure_start)
    words = doc.text[s.start : s.end]
    said = regions_said(words)
    listed = {lexicon.place_names[" ".join(m[0].split())] for m in lexicon.place_finder.finditer(words)}
    wide = {i for i in listed if width(lexicon.place_kinds.get(i, "")) == 3}
    return bool((said or wide) and not {*said, *wide} & set(home.around))


def _lead_is_abroad(doc: Document, home: Place) -> bool:
    """Whether the story's first paragraph puts something into another country than the dateline's: "BERLIN - The death
    toll of a raid in Norland has been raised"; none of its figures is then where it was written."""
    first = next((p for p in doc.body if p.end > home.end), None)
    said = regions_said(doc.text[home.end : first.end]) if first else set()
    abroad = {i for i in said if (r := world.region_by_id(i)) and r.kind == "country"}
    return bool(home.around and abroad and not said & set(home.around))


def _same_day(a: Time, b: Time) -> bool:
    return (
        a.start == b.start
        or (a.earliest is not None and (a.earliest, a.latest) == (b.earliest, b.latest))
        or (a.formula is not None and a.formula == b.formula)
    )


def in_quotation(doc: Document, t: Time, said: list[Statement]) -> Time:
    """A day counted inside a quotation, counted from the day of the words where that is known."""
    if not isinstance(t.formula, (Day, Weekday)) or not doc.quotation_at(t.start):
        return t
    around = [s for s in said if s.start <= t.start < s.end and s.said_earliest and s.said_earliest == s.said_latest]
    value = resolve(t.formula, around[-1].said_earliest) if around else None
    return t._replace(value=value.value, earliest=value.earliest, latest=value.latest) if value else t


def _as_spoken(time: Time, speaker: Statement | None) -> Time:
    """ "yesterday" inside a quotation counts from the day of the words; where that is not known it has no value."""
    if speaker is None or speaker.speaker is None:
        return time  # the text is itself the statement
    said = speaker.said_earliest if speaker.said_earliest == speaker.said_latest else None
    value = resolve(time.formula, said) if said else None
    if value is None:
        return time._replace(formula=None, value=None, earliest=None, latest=None)
    return time._replace(value=value.value, earliest=value.earliest, latest=value.latest)


# How many letters may stand between a speaker, the day on which he spoke, and his words:
# "told the Courier by telephone on Monday".
SPOKE_WITHIN, SAID_WITHIN = 12, 45
TO_WORDS = re.compile(r"[\s,:]*(?:that\s)?[\s\"“'‘]*", re.IGNORECASE)


def _by_sentence(doc: Document, said: list[Statement]) -> dict[Span, list[Statement]]:
    """Statements by the sentence that names their speaker."""
    out: dict[Span, list[Statement]] = {}
    for s in said:
        if s.speaker_end:
            out.setdefault(doc.sentence_at(s.speaker_end - 1), []).append(s)
    return out


def _in_source(p: Place, s: Statement) -> bool:
    return s.speaker_start is not None and s.speaker_end is not None and s.speaker_start <= p.start < s.speaker_end


def _only_of_saying(doc: Document, t: Time, told: list[Statement]) -> bool:
    """Whether a time is that of somebody's saying, and in nobody's words: "800 have died, by one count,
    while the UN says 4,000 died last year"."""
    inside = any(s.start <= t.start < s.end for s in told)
    return not inside and any(_of_saying(doc, t, s) for s in told)


def _of_saying(doc: Document, t: Time, s: Statement) -> bool:
    """Whether a time stands between a speaker of its sentence and his words, or behind both:
    "the Brigade on Wednesday denied"."""
    if s.speaker_end is None or t.start < s.speaker_end:
        return False
    if s.speaker_end <= s.start:
        return t.end <= s.start and (
            t.start - s.speaker_end <= SPOKE_WITHIN or TO_WORDS.fullmatch(doc.text, t.end, s.start) is not None
        )
    return s.end <= s.speaker_end and t.start - s.speaker_end <= SAID_WITHIN


# Words before a date that make it the day of speaking, or of what came after: not of what is spoken about.
SPEAKING = frozenset(en.words("casualties", "speaking"))


CLOSE = 25  # letters, at most, between two times that are one
AND_THEN = re.compile(r"\s*,?\s*(?:and|or|to|until|through|into)\s+(?:early\s+|late\s+)?(?:on\s+)?")


def _joined(doc: Document, a: Time, b: Time) -> bool:
    """Whether two times are one: "overnight and early on Tuesday"."""
    return b.start - a.end < CLOSE and AND_THEN.fullmatch(doc.text, a.end, b.start) is not None


def _left_behind(doc: Document, c: Claim, before: Time, dated: list[Time], *, elsewhere: bool) -> bool:
    """Whether the story has left the day told before: the figure has a place of its own, in another paragraph,
    and another time was told in between."""
    between = starting_in(dated, before.end, doc.paragraph_at(c.start).start)
    return elsewhere and any(not _same_day(t, before) and _long(t) for t in between)


# Behind a day, what came after an attack: "neighbours on Monday mourned", "on Monday, police charged".
AFTERMATH = re.compile(
    r"(?:,?\s+(?:the |his |her |their )?(?:\w+\s+){1,2}|\s+)(?:"
    + en.any_of("times", "verbs of what came after an attack")
    + r")\b"
)


# Between an attack and what was made known of it: "a man shot dead early Sunday has been identified".
MADE_KNOWN = re.compile(r"\s+(?:has|have|had|was|were|is|are)\b")


def _came_after(doc: Document, t: Time) -> bool:
    """Whether a day is that of what came after an attack, in words behind it, and of no attack before it."""
    if not AFTERMATH.match(doc.text, t.end):
        return False
    clause = re.split(r"[,;]", doc.text[doc.sentence_at(t.start).start : t.start])[-1]
    return not (MADE_KNOWN.match(doc.text, t.end) and HAPPENED.search(clause))


LAW = re.compile(r"\b(?:" + en.any_of("times", "words of the law") + r")\b", re.IGNORECASE)
DEED = re.compile(r"\b(?:" + en.any_of("times", "words of a deed before a court") + r")\b", re.IGNORECASE)


def _of_the_law(doc: Document, t: Time) -> bool:
    """Whether a day stands nearer behind words of police and courts than behind those of what happened: "was charged
    with two counts of murder and denied bond, Friday"."""
    before = doc.text[doc.sentence_at(t.start).start : t.start]
    law = max((m.end() for m in LAW.finditer(before)), default=-1)
    deed = max((m.end() for words in (HAPPENED, DEED) for m in words.finditer(before)), default=-1)
    return law > deed


class SoFar(NamedTuple):
    """What a report told before a claim: the time of the claim before it, and where its first figure stands."""

    time: Time | None
    first: int | None


def _that_can_be_its(doc: Document, c: Claim, own: list[Time]) -> list[Time]:
    """Those of the times in a claim's sentence that can be the claim's; where some are said to be, only these."""
    own = [t for t in own if not _of_a_rise(doc, c, t)]
    own = [t for t in own if not UP_FROM.search(doc.text, max(0, t.start - 30), t.start)]
    own = [t for t in own if not (_since(doc, t) and BROUGHT_TO.search(doc.text, c.end, max(c.end, t.start)))]
    own = [t for t in own if not _aside(doc, c, t)]
    own = [t for t in own if not (_long(t) or t.type == "duration") or not RANKED.search(doc.text, c.end, t.start)]
    # "Monday's raid was where the last was, in January 2018, when 27 were killed"
    when = [t for t in [t for t in own if t.end < c.start][-1:] if WHEN.match(doc.text, t.end)]
    return when or [t for t in own if _of_an_attack(doc, t)] or own


def _of_an_attack(doc: Document, t: Time) -> bool:
    """Whether a time belongs to an attack: "Monday's bombing", "the May 2017 attack"."""
    return (OF_AN_ATTACK if t.type == "date" and not _long(t) else OF_A_MONTH).match(doc.text, t.end) is not None


def _told_then(text: str, first: int, last: int) -> bool:
    """Whether words of speaking, or of what came after, stand right before a day; those of a funeral that was struck
    are none, nor are words in capitals, which are part of a name ("Pershing Court")."""
    near = text[first:last].split()[-5:]
    funeral = next((n for n in near if n.startswith(("funeral", "mourn"))), "")
    struck = funeral and (struck_before(text, text.rfind(funeral, first, last)) or _at_a_funeral(text, last))
    return bool((SPEAKING - {funeral} if struck else SPEAKING) & set(near))


# Longer than a screen: the order of the rules is the rule.
def _time_of(
    doc: Document,
    c: Claim,
    dated: list[Time],
    speaker: Statement | None,
    so_far: SoFar,
    *,
    elsewhere: bool = False,
) -> Time | None:
    """The time a claim stands at: the nearest in its sentence that is not the time of
    speaking, else the one told before.

    `elsewhere` says that the claim's paragraph names another place than that of the claim before."""
    sentence, paragraph = doc.sentence_at(c.figure_start), doc.paragraph_at(c.start)
    before, first = so_far

    def speaking(t: Time) -> bool:
        if WEEKLY.match(doc.text, t.end) or _came_after(doc, t) or _of_the_law(doc, t):
            return True
        if (
            speaker is not None
            and sentence.start <= t.start < sentence.end
            and not speaker.start <= t.start < speaker.end
            and not isinstance(t.formula, From)  # "blamed it for the killing of five a day earlier"
        ):
            return True
        if any(_joined(doc, o, t) and speaking(o) for o in dated if 0 <= t.start - o.end < CLOSE):
            return True  # "retrieved overnight and early on Tuesday"
        first = max(sentence.start if t.start >= sentence.start else 0, t.start - 50)
        if c.figure_end <= t.start:
            first = max(first, c.figure_end)  # "the UN says 4,000 people died last year"
        return _told_then(doc.text, first, t.start)

    own = _that_can_be_its(doc, c, [t for t in starting_in(dated, sentence.start, sentence.end) if not speaking(t)])
    later = (t for t in dated if t.start > c.end and _of_the_attack(doc, t))
    if own:
        nearest = min(own, key=lambda t: (t.start > c.end + 60, min(abs(t.start - c.start), abs(t.start - c.end))))
        if before and _within_night(before, nearest):
            return before
        return _day_within(doc, nearest, dated) or _before_death(doc, c, nearest, dated) or nearest
    if c.effect == "displaced":
        return None
    near = [t for t in starting_in(dated, paragraph.start, sentence.start) if not speaking(t)]
    if near or before:
        return (
            near[-1]
            if near
            else before
            if before and not _left_behind(doc, c, before, dated, elsewhere=elsewhere)
            else None
        )
    earlier = (t for t in dated if t.start < sentence.start and t.type == "date" and not _in_passing(doc, t))
    # A month or a year that stands behind the story's first figures is of something else: "In 2018, in Salby, ...".
    earlier = (t for t in earlier if not (_long(t) and first is not None and first < t.start < paragraph.start))
    chosen = next((t for t in earlier if not speaking(t)), None) or next(later, None)
    later_told = next((t for t in _told_of(doc, dated) if t.start > c.end), None)
    return chosen or later_told or _found_on(doc, dated) or _only_day(doc, dated)


# What a sentence tells that says when an attack was: "the shooting happened early Sunday",
# "officers were called at 5 a.m. Tuesday".
HAPPENED = re.compile(
    r"\b(?:"
    + en.any_of("times", "words of what happened")
    + r"|received (?:a|the) (?:call|report)|called 911|911 call)\b",
    re.IGNORECASE,
)


def _told_of(doc: Document, dated: list[Time]) -> list[Time]:
    """The days on which the story puts what it tells of, in order; days of saying,
    of the law and of mourning are none."""
    found = [t for t in dated if _is_day(t) and not _long_ago(doc, t) and not WEEKLY.match(doc.text, t.end)]
    return [t for t in found if _happened_on(doc, t) and not _in_passing(doc, t)]


# A day so long before the report is of another attack, unless a figure stands beside it.
LONG_AGO = timedelta(days=60)


def _long_ago(doc: Document, t: Time) -> bool:
    return doc.published is not None and t.latest is not None and t.latest < doc.published - LONG_AGO


DAYS = (Weekday, MonthDay, At, Day, Feast)


def _is_day(t: Time) -> bool:
    return t.earliest is not None and t.earliest == t.latest and isinstance(t.formula, DAYS)


def _happened_on(doc: Document, t: Time) -> bool:
    """Whether the words of something that happened are nearer to a day than those of saying,
    of the law, or of mourning."""
    sentence = doc.sentence_at(t.start)
    before = doc.text[max(sentence.start, t.start - 160) : t.start]
    if DYING.search(before) or _came_after(doc, t):
        return False
    happened = list(HAPPENED.finditer(before))
    behind = before[happened[-1].end() :] if happened else before
    if SPEAKING & set(re.findall(r"\w+", behind)[-5:]):
        return False
    return bool(happened) or HAPPENED.search(doc.text, t.end, min(sentence.end, t.end + 60)) is not None


FOUND_DEAD = re.compile(r"\b(?:found|discovered|recovered)\b[^.;]{0,40}$", re.IGNORECASE)


def _found_on(doc: Document, dated: list[Time]) -> Time | None:
    """The day on which the dead were found, where a story has no other: "four men were found dead on Friday"."""
    return next((t for t in dated if _is_day(t) and FOUND_DEAD.search(doc.text, max(0, t.start - 60), t.start)), None)


# So long before its report the one day that a story tells is that of its attack.
RECENT = timedelta(days=7)


def _only_day(doc: Document, dated: list[Time]) -> Time | None:
    """The one day before its report that a story tells, where no figure has a day: "They were hunting on Sunday."
    Days of saying, of the law and of mourning are none."""
    appeared = doc.published
    if appeared is None:
        return None
    days = [
        t
        for t in dated
        if _is_day(t)
        and t.earliest is not None
        and appeared - RECENT <= t.earliest <= appeared
        and not _came_after(doc, t)
        and not _of_the_law(doc, t)
        and not WEEKLY.match(doc.text, t.end)
        and not _in_passing(doc, t)
        and not SPEAKING & set(re.findall(r"[a-z]+", doc.text[max(0, t.start - 60) : t.start].lower())[-6:])
    ]
    return days[0] if len({t.earliest for t in days}) == 1 else None


# Times that a day told elsewhere in the story makes exact: "last week", "over the weekend".
VAGUE = (Week, Weekend, Month, Night)


def _day_within(doc: Document, vague: Time, dated: list[Time]) -> Time | None:
    """The day further on that the story puts its attack on, within a vague time: "last week … early on Friday morning".
    What is said to be of last week after a day was told is of another attack."""
    first, last = vague.earliest, vague.latest
    if not isinstance(vague.formula, VAGUE) or first is None or last is None:
        return None
    if isinstance(vague.formula, Weekend):
        first -= timedelta(days=1)  # it begins on Friday evening
    days = [t for t in _told_of(doc, dated) if t.earliest and first <= t.earliest <= last]
    days = days if days and days[0].start > vague.start else []
    return days[0] if len({t.earliest for t in days}) == 1 else None


DYING = re.compile(r"\b(?:died|dies|dead|succumbed|pronounced)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
OF_WOUNDS = re.compile(
    r"\b(?:wounds?|injur(?:y|ies)|hospital|surgery|life support"
    r"|(?:days?|weeks?|months?|hours?) after|intensive care"
    r"|after (?:being|(?:he|she|they) (?:was|were)) (?:\w+ly )?(?:shot|stabbed|hit|struck|attacked))\b",
    re.IGNORECASE,
)
# So long before his death somebody can have been hurt.
SUFFERED = timedelta(days=31)


def _before_death(doc: Document, c: Claim, t: Time, dated: list[Time]) -> Time | None:
    """The day of the attack where a figure's own day is that of dying later: "died on Saturday of wounds suffered on
    Friday", or "died on Saturday" where the sentence tells of no attack and the story puts one a few days before."""
    sentence = doc.sentence_at(c.figure_start)
    if c.effect != "killed" or c.low != 1 or not DYING.search(doc.text, max(0, t.start - 40), t.start):
        return None
    if t.earliest is None:
        return None
    days = [d for d in dated if d.earliest and d.earliest == d.latest and d.earliest < t.earliest]
    told = [d for d in _told_of(doc, dated) if d in days and d.earliest and t.earliest - d.earliest <= SUFFERED]
    if OF_WOUNDS.search(doc.text, sentence.start, sentence.end):
        same = [d for d in days if sentence.start <= d.start < sentence.end]
        return next(iter(same or told), None)
    attack = HAPPENED.search(doc.text, sentence.start, sentence.end)
    return told[0] if attack is None and len({d.earliest for d in told}) == 1 else None


def _aside(doc: Document, c: Claim, t: Time) -> bool:
    """Whether a time stands in an aside that the figure does not: "a man -- he was jailed a
    decade ago -- killed six"."""
    if not isinstance(t.formula, Ago):
        return False
    sentence = doc.sentence_at(c.figure_start)
    pieces = [m.end() for m in ASIDE.finditer(doc.text, sentence.start, sentence.end)]
    return bisect_left(pieces, t.start + 1) % 2 == 1 and bisect_left(pieces, c.figure_start + 1) % 2 == 0


ASIDE = re.compile(r"\s(?:--|–|—)\s|[()]")


def _within_night(day: Time, night: Time) -> bool:
    """Whether a day told before says which of the two days of a night it was: "overnight"."""
    if not isinstance(night.formula, Night) or night.earliest is None or night.latest is None or day.earliest is None:
        return False
    return day.earliest == day.latest and night.earliest <= day.earliest <= night.latest


# "57 have died, up from 48 a day earlier": the day of another count.
UP_FROM = re.compile(r"\b(?:up|down) from (?:[\w,-]+ ){1,2}$", re.IGNORECASE)
# "killed four, raising to 61 the number of people killed since January": since then 61, and not four.
BROUGHT_TO = re.compile(r"\b(?:raising|bringing|taking|pushing|lifting)\b", re.IGNORECASE)
# "the Monday market" is held every week.
WEEKLY = re.compile(r"\s(?:markets?|prayers?|mass|service|bazaar)\b", re.IGNORECASE)
# "Monday's bombing": whatever else the sentence dates, those killed were killed then.
OF_AN_ATTACK = re.compile(
    rf"[’']s?\s+(?:[\w-]+\s+){{0,3}}?{ATTACKS}\b",
    re.IGNORECASE,
)
# "the May 2017 attack on buses, which killed 28".
OF_A_MONTH = re.compile(OF_AN_ATTACK.pattern.replace(r"[’']s?\s+", r"(?:[’']s?)?\s+", 1), re.IGNORECASE)
# "hurt in the attack, the second of its kind within the last year": how long none had been, and not when it was.
RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|latest|deadliest|worst|bloodiest|biggest|largest)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
# "the explosion on Sunday evening": said further on, it dates the figures that a report begins with.
ATTACK_ON = re.compile(
    rf"\b(?:the|this)\s+(?:[\w-]+\s+){{0,2}}{ATTACK}\s+(?:(?:on|late|early)\s+){{0,2}}$",
    re.IGNORECASE,
)


def _of_the_attack(doc: Document, t: Time) -> bool:
    """Whether a day is said to be that of an attack."""
    one = t.earliest is not None and t.earliest == t.latest and not _long_ago(doc, t)
    told = OF_AN_ATTACK.match(doc.text, t.end) or ATTACK_ON.search(doc.text, max(0, t.start - 50), t.start)
    return t.type == "date" and one and told is not None


RISE = re.compile(
    r"\b(?:" + en.any_of("casualties", "verbs of a toll told anew") + r"|was (?:raised|lowered|revised))\b",
    re.IGNORECASE,
)


# Between a day that a sentence begins with and its toll: "By Tuesday, officials said the death toll".
LEADS_TO_A_TOLL = re.compile(r",?\s+(?:(?:\w+ ){1,4}said (?:that )?)?(?:the |its )?(?:official |confirmed )?")


def _of_a_rise(doc: Document, c: Claim, t: Time) -> bool:
    """Whether a time says when a toll was told anew, not when they died: "the death toll rose to 19 on Tuesday", "on
    Tuesday the death toll stood at 19"."""
    if not re.match(r"(?:the )?(?:death )?(?:toll|count|figure)\b|number of", c.words, re.IGNORECASE):
        return False
    rise = RISE.search(doc.text, c.start, c.end)
    led = t.end <= c.start and LEADS_TO_A_TOLL.fullmatch(doc.text, t.end, c.start) is not None
    return rise is not None and (led or t.start > rise.start())


STRETCH = re.compile(r"\b(?:over|within|during|in|across)(?: the course of)?\s+(?:the |just )?$", re.IGNORECASE)


def _stretch(doc: Document, t: Time) -> bool:
    """Whether a duration says over how long something happened ("over three days", "in recent days")."""
    if re.search(r"hours?|minutes?|seconds?", t.words, re.IGNORECASE):
        return False  # "they arrived within two hours"
    return "recent" in t.words.lower() or bool(STRETCH.search(doc.text, max(0, t.start - 30), t.start))


def _rank(p: Place, lexicon: Lexicon) -> int:
    """How wide a place is: 0 for a village, 1 for a district, 2 for a city, 3 for a country or region."""
    return 1 if p.place_id in lexicon.provinces_as_scenes else width(p.kind or lexicon.place_kinds.get(p.place_id, ""))


# Where the victims were brought to is not where they were hit.
BROUGHT = re.compile(
    r"\b(?:hospitals?|admitted|taken|transferred|rushed|evacuated|health)\b[^.;]{0,30}$", re.IGNORECASE
)


BEHIND = re.compile(r"(?:\s+\w+){0,2}\s+(?:in|at|near|around|outside)\s+(?:the\s+)?(?:\w+\s+){0,2}$")


def _right_behind(doc: Document, c: Claim, p: Place) -> bool:
    """Whether a place follows the claim at once: "eight other Peshmerga were killed in Kifri"."""
    return c.end <= p.start <= c.end + 40 and bool(BEHIND.fullmatch(doc.text, c.end, p.start))


def _away(c: Claim, p: Place) -> int:
    return min(abs(p.start - c.end), abs(p.end - c.start))


# "The siege ended with 40 dead": of the attack that the sentence before told of.
THE_ATTACK = re.compile(
    rf"(?:the|that|this) (?:[\w-]+ )?{ATTACK}\b",
    re.IGNORECASE,
)


def _place_of(doc: Document, c: Claim, where: list[Place], lexicon: Lexicon, *, yearly: bool) -> str | None:
    """The place a claim stands at: the nearest in its sentence, else in its paragraph;
    the closer kind before the wider. A sum over a year has that of its sentence only."""
    sentence = doc.sentence_at(c.figure_start)
    alone = yearly and not THE_ATTACK.match(doc.text, sentence.start)
    for span in (sentence, *(() if alone else (doc.paragraph_at(c.start),))):
        near = [
            p
            for p in starting_in(where, span.start, span.end)
            if _rank(p, lexicon) < 3 and not BROUGHT.search(doc.text, max(span.start, p.start - 45), p.start)
        ]
        if near:
            return min(near, key=lambda p: (not _right_behind(doc, c, p), _rank(p, lexicon), _away(c, p))).place_id
    return None


def _of_a_year(doc: Document, p: Place, when: list[Time]) -> bool:
    """Whether the sentence that names a place dates what it tells by a year alone, and one that is over, or by a day
    long before the report."""
    sentence = doc.sentence_at(p.start)
    told = [t for t in starting_in(when, sentence.start, sentence.end) if t.earliest is not None]
    over = doc.published is None or all(t.latest is None or t.latest < doc.published for t in told)
    return bool(told) and over and all(_yearly(t) or _long_ago(doc, t) for t in told)


LOCATIVE = re.compile(
    r"\b(?:in|near|at|of|around|outside|inside|against|on)\s+(?:the\s+)?(?:\w+\s+){0,1}$", re.IGNORECASE
)


def _focus(doc: Document, c: Claim, beside: Beside, lexicon: Lexicon) -> str | None:
    """The place a report is about: the first that an attack can be at, a close one among the first before a city.

    Only what is named before the claim or in the paragraph behind it counts: a place further on belongs to
    something else, and so does that of an earlier year ("the 2001 attack in Salby").
    """
    when, where, _ = beside
    behind = doc.body_behind(c.end)[:1]
    reach = behind[0].end if behind else len(doc.text)

    def located(p: Place) -> bool:
        """Something lies there; a city that only stands for its government
        ("between Erbil and Baghdad") is no place."""
        return _rank(p, lexicon) < 2 or bool(LOCATIVE.search(doc.text, max(0, p.start - 30), p.start))

    fit = (
        p for p in starting_in(where, 0, reach) if _rank(p, lexicon) < 3 and located(p) and not _of_a_year(doc, p, when)
    )
    lead: list[Place] = []
    for p in fit:
        if lead and p.start >= lead[0].start + 300:
            break
        lead.append(p)
    return min(lead, key=lambda p: (_rank(p, lexicon) == 2, p.start)).place_id if lead else None
