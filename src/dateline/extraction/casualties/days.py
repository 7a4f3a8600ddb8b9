"""Which day is a figure's: the nearest of its sentence that is an attack's, else the one told before, else the one on
which the story says that it happened. Days of saying, of the law, of mourning, of the page and of a later death are
not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.statements import Statement
from dateline.extraction.casualties.claims import Claim
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACK, ATTACKS
from dateline.extraction.scenes import struck_before
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
    Numeric,
    Part,
    Season,
    Shift,
    ShiftMonths,
    Week,
    Weekday,
    WeekdayOfWeek,
    Weekend,
    WeekOf,
    Year,
    resolve,
)  # fmt: skip
from dateline.extraction.temporal.tagger import Time
from dateline.extraction.text.boilerplate import in_a_line_of_the_page
from dateline.extraction.text.document import Document, starting_in

FILE_PICTURE = re.compile(r"\bfile\s+(?:photo|picture|image|pic)|^FILE\b", re.IGNORECASE)


def in_a_caption(doc: Document, offset: int) -> bool:
    """Whether something is in the line below a picture."""
    return doc.furniture.get(doc.paragraph_at(offset)) == "caption"


def below_an_old_picture(doc: Document, offset: int, when: list[Time]) -> bool:
    """Whether something is below a picture of another year: "Guards outside the hotel in Salby in 2015. AP"."""
    p = doc.paragraph_at(offset)
    if not in_a_caption(doc, offset):
        return False
    told = starting_in(when, p.start, p.end)
    old = any(is_yearly(t) or long_ago(doc, t) for t in told)
    return old or FILE_PICTURE.search(doc.text[p.start : p.end]) is not None


# "by Sunday the figure stood at 137", "87 as of 8 a.m. today (Tuesday)".
BY_THEN = re.compile(
    r"\b(?:by|as of)\s+(?:(?:late|early|noon|\d[\w.:]*(?:\s[ap]\.?m\.?)?|on)\s+){0,2}(?:today\s+\()?$", re.IGNORECASE
)


# "families prepared to bury their dead in Salby on Sunday".
BURIED = re.compile(
    r"\b(?:bury|burying|buried|funerals?|mourn(?:ed|ing)?|vigils?|laid to rest|(?:minutes?|moments?) of silence)\b"
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


# "Ten of whom remained in hospital on Saturday": how they were then.
STILL_IN_HOSPITAL = re.compile(
    r"\b(?:remain(?:ed|s)?|still|continued?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:hospitals?|hospitali[sz]ed|intensive care|treated)\s+(?:(?:on|late|early|by|as of)\s+)*$",
    re.IGNORECASE,
)


def of_a_count_or_burial(doc: Document, t: Time) -> bool:
    """Whether a time says by when was counted, when a claim was made, or when the dead were buried."""
    buried = BURIED.search(doc.text, max(0, t.start - 70), t.start)
    if buried and (struck_before(doc.text, buried.start()) or _at_a_funeral(doc.text, t.start)):
        buried = None
    return bool(
        buried
        or BY_THEN.search(doc.text, max(0, t.start - 40), t.start)
        or CONFIRMED.search(doc.text, max(0, t.start - 40), t.start)
        or MADE.search(doc.text, max(0, t.start - 60), t.start)
        or STILL_IN_HOSPITAL.search(doc.text, max(0, t.start - 60), t.start)
        or _of_growth(doc, t)
        or _days_later(doc, t)
        or _at_the_scene(doc, t)
        or TO_THE_NEWS.match(doc.text, t.end)
    )


# "Norland woke up this morning to news of a massacre": the day on which it heard.
TO_THE_NEWS = re.compile(r",? to (?:the |some )?(?:[a-z]+ )?(?:news|word|reports|headlines)\b", re.IGNORECASE)


# "Shoes were strewn at the scene of the blast on Sunday", "she laid flowers at the site of the attack on Sunday".
AT_THE_SCENE = re.compile(
    rf"\b(?:scene|site|spot|aftermath) of (?:the|this|that|[A-Z][\w’'-]*) (?:[\w’'-]+ ){{0,3}}?{ATTACKS}\s+"
    r"(?:(?:on|late|early)\s+){0,2}$"
)


def _at_the_scene(doc: Document, t: Time) -> bool:
    """Whether a day is behind the scene of an attack, at which somebody did or saw something on it."""
    first = doc.sentence_at(t.start).start
    scene = AT_THE_SCENE.search(doc.text, max(first, t.start - 90), t.start)
    return scene is not None and not HAPPENED.search(doc.text, first, scene.start())


# "Thousands marched on Sunday, days after a bombing".
DAYS_AFTER = re.compile(
    r",?\s+(?:(?:just|only|barely|a few|several)\s+)*(?:days|weeks|months) after\b[^.;,]*?" + rf"\b{ATTACKS}\b",
    re.IGNORECASE,
)


def _days_later(doc: Document, t: Time) -> bool:
    """Whether a day is said to come days after an attack, and is of none itself."""
    before = doc.text[doc.sentence_at(t.start).start : t.start]
    opens = len(before.split()) <= 1  # no day named before it in the sentence
    if opens and isinstance(t.formula, From) and t.formula.count == 0 and HOURS_AFTER.match(doc.text, t.start):
        return True
    return DAYS_AFTER.match(doc.text, t.end) is not None and not HAPPENED.search(before)


# "Barely hours after the massacre": it may have been on the evening before.
HOURS_AFTER = re.compile(rf"hours after (?:the|a|an|that|this) (?:[\w-]+ ){{0,2}}?{ATTACKS}\b", re.IGNORECASE)


TOLL = r"(?:\b(?:death )?tolls?|\bnumber of (?:(?:people )?killed|dead|deaths|victims|fatalities|casualties))\b"


# "The death toll on Tuesday rose", "the death toll as of Tuesday".
TOLL_ON = re.compile(rf"{TOLL},?\s+(?:(?:on|late|early|as of|by)\s+)*$", re.IGNORECASE)


# "The death toll from the blast rose to 43 on Tuesday".
TOLL_ROSE_ON = re.compile(
    rf"{TOLL}[^.;]*?\b(?:{en.any_of('casualties', 'verbs of a toll told anew')})\b(?P<behind>[^.;,]{{0,40}}?)"
    r"(?:(?:on|late|early)\s+)*$",
    re.IGNORECASE,
)


# "On Tuesday, the death toll from the blast rose".
TOLL_ROSE_BEHIND = re.compile(
    rf",?\s+(?:the |its )?(?:official |confirmed )?{TOLL}[^.;]*?"
    rf"\b(?:{en.any_of('casualties', 'verbs of a toll told anew')})\b",
    re.IGNORECASE,
)


def _lasts(t: Time) -> bool:
    """Whether a time is longer than a week."""
    return t.earliest is not None and t.latest is not None and t.latest - t.earliest > timedelta(days=7)


def _of_growth(doc: Document, t: Time) -> bool:
    """Whether a day is the one on which a toll rose, and not the attack's."""
    sentence = doc.sentence_at(t.start)
    before = doc.text[sentence.start : t.start]
    if _of_an_attack(doc, t) or _lasts(t):
        return False  # "the number of people killed this year"
    rose = TOLL_ROSE_ON.search(before)
    led = TOLL_ROSE_BEHIND.match(doc.text, t.end, sentence.end)
    return bool(TOLL_ON.search(before) or led) or (rose is not None and not HAPPENED.search(rose["behind"]))


def _at_a_funeral(text: str, last: int) -> bool:
    """Whether the funeral in the clause before a place in a text is where something happened, and not what came
    after it."""
    clause = re.split(r"[.,;]", text[max(0, last - 200) : last])[-1]
    scene = AT_A_FUNERAL.search(clause)
    return scene is not None and HAPPENED.search(clause, 0, scene.start()) is not None


# "The cabinet meets today to discuss the attack", "he on Thursday met survivors": the day of the talk.
TO_DISCUSS = re.compile(
    r"\s+(?:met|visited|consoled|comforted|attended)\b"
    r"|[^.;]{0,30}?\bto (?:discuss|debate|review|condemn|mourn|protest|address)\b",
    re.IGNORECASE,
)


# Who came through another attack: "a survivor of the September 11 attacks was among the dead".
FROM_ANOTHER = re.compile(
    r"\b(?:survivors?|veterans?|witness(?:es)?|widows?|widowers?|hero(?:es)?|masterminds?|architects?|planners?"
    r"|anniversary|commemorations?) (?:of|from|in) (?:the |that |a )?(?:\w+(?:’s|'s)? )?(?:of )?$"
    r"|\bsurvived (?:the )?$",
    re.IGNORECASE,
)


YEARS_DATE = re.compile(r"\d.*\b(?:19|20)\d\d$|^(?:19|20)\d\d-\d\d")


def of_the_page(doc: Document, t: Time) -> bool:
    """Whether a day is that of the page: of its publication, its last change, or its broadcast."""
    if in_a_line_of_the_page(doc.text, t.start):
        return True
    return _alone(doc, t) or _heads_the_page(doc, t)


# "(05/09/22) - A father was charged": when the page was written.
BEHIND_A_PAGES_DATE = re.compile(r"\)\s*(?:--|[—–-])\s")


def _heads_the_page(doc: Document, t: Time) -> bool:
    """Whether a date with its year is in brackets before the first words of a paragraph, with a dash behind them."""
    before = doc.text[doc.paragraph_at(t.start).start : t.start].strip()
    dated = isinstance(t.formula, (At, Numeric)) and t.earliest is not None and t.earliest == t.latest
    return before == "(" and dated and BEHIND_A_PAGES_DATE.match(doc.text, t.end) is not None


def _alone(doc: Document, t: Time) -> bool:
    """Whether a date with its year is a whole paragraph: "January 31, 2023" above or below a story."""
    p = doc.paragraph_at(t.start)
    return doc.text[p.start : p.end].strip(" .|–—-") == t.words.strip() and YEARS_DATE.search(t.words) is not None


def until_now(doc: Document, t: Time) -> bool:
    """Whether a claim counts from a time until the report; "since January 2018,
    when 35 were killed" is then, not since."""
    future = t.earliest is not None and doc.published is not None and t.earliest > doc.published
    open_end = t.earliest is not None and doc.published is not None and not future
    lasting = BUSY_SINCE.search(doc.text, max(0, t.start - 60), t.start) is None
    return open_end and lasting and _since(doc, t) and not WHEN.match(doc.text, t.end)


# "Detectives have been on the scene since Monday night": what they are there for was then.
BUSY_SINCE = en.pattern("attack_patterns", "busy with an attack since")


WHEN = re.compile(r",?\s+(?:when|in which)\b")


def _since(doc: Document, t: Time) -> bool:
    """Whether a time is one since when is counted."""
    return SINCE.search(doc.text, max(0, t.start - 12), t.start) is not None


def _ever_since(doc: Document, t: Time) -> bool:
    """Whether a time longer than a day is one since when something lasts: "at war since the 1960s" dates no sentence
    behind it."""
    return not is_day(t) and _since(doc, t)


def yet_to_come(doc: Document, t: Time) -> bool:
    """Whether a time begins more than a day after the report appeared: nobody has been killed then. (Clocks differ by
    a day around the world.) A date with its year is what the report prints, and is set against its own day."""
    return (
        not isinstance(t.formula, At)
        and doc.published is not None
        and t.earliest is not None
        and t.earliest > doc.published + timedelta(days=1)
    )


BEFORE_NOON = re.compile(r"\ba\.?m\b", re.IGNORECASE)


def hours_of_today(doc: Document, when: list[Time], *, alone: bool) -> list[Time]:
    """The hours before noon at which something happened, told without a day: "shots rang out around 2:30 a.m." is the
    morning of the report's own day. An hour after noon may be the evening before's. `alone` says that the story names
    no day at all; otherwise only those hours are of today before which that day is the last one named."""
    hours = [t for t in when if t.type == "time" and BEFORE_NOON.search(t.words) and t.earliest == doc.published]
    hours = [t for t in hours if (alone or t.formula != Day(0)) and is_day(t) and not doc.quotation_at(t.start)]
    return [t for t in hours if _happened_at(doc, t)]


# "He was cleaning a gun at 9 a.m. when it went off".
WHEN_IT = re.compile(r",?\s+when\s")


def _happened_at(doc: Document, t: Time) -> bool:
    """Whether the sentence of an hour tells what happened at it: before it, or behind "when"."""
    sentence = doc.sentence_at(t.start)
    when = WHEN_IT.match(doc.text, t.end) and HAPPENED.search(doc.text, t.end, min(sentence.end, t.end + 60))
    return bool(when or HAPPENED.search(doc.text, sentence.start, t.start))


# Times longer than a day: "In June", "last month", "in 2010", "last week".
LONG = (Month, ShiftMonths, Year, Week, WeekdayOfWeek, Weekend, WeekOf, Season, Part, MonthOfYear, At, Ago)


def is_long(t: Time) -> bool:
    """Whether a time is longer than a day: a week, a month, a season."""
    return isinstance(t.formula, LONG) and (t.earliest is None or t.earliest != t.latest)


# "... headed for the airport, where a bombing on Thursday left 170 dead": mentioned in passing.
OF_ELSEWHERE = re.compile(r",\s+(?:where|when|which)\b[^,;]*$", re.IGNORECASE)


def in_passing(doc: Document, t: Time) -> bool:
    """Whether a time is told in passing: "the airport, where a bombing on Thursday left 170 dead"."""
    return OF_ELSEWHERE.search(doc.text, doc.sentence_at(t.start).start, t.start) is not None


# A whole year: a sum over it has the place of its sentence only, and what follows does not take its time from it.
def is_yearly(t: Time) -> bool:
    """Whether a time is a whole year."""
    return isinstance(t.formula, Year) or (isinstance(t.formula, At) and t.formula.is_year)


SINCE = re.compile(r"\bsince\s+(?:on\s+|the\s+)?$", re.IGNORECASE)


def same_day(a: Time, b: Time) -> bool:
    """Whether two times are one day, or the same words for one."""
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


def as_spoken(time: Time, speaker: Statement | None) -> Time:
    """ "yesterday" inside a quotation counts from the day of the words; where that is not known it has no value."""
    if speaker is None or speaker.speaker is None:
        return time  # the text is itself the statement
    said = speaker.said_earliest if speaker.said_earliest == speaker.said_latest else None
    value = resolve(time.formula, said) if said else None
    if value is None:
        return time._replace(formula=None, value=None, earliest=None, latest=None)
    return time._replace(value=value.value, earliest=value.earliest, latest=value.latest)


# How many letters may be between a speaker, the day on which he spoke, and his words:
# "told the Courier by telephone on Monday".
SPOKE_WITHIN, SAID_WITHIN = 12, 45


TO_WORDS = re.compile(r"[\s,:]*(?:that\s)?[\s\"“'‘]*", re.IGNORECASE)


def by_sentence(doc: Document, said: list[Statement]) -> dict[Span, list[Statement]]:
    """Statements by the sentence that names their speaker."""
    out: dict[Span, list[Statement]] = {}
    for s in said:
        if s.speaker_end:
            out.setdefault(doc.sentence_at(s.speaker_end - 1), []).append(s)
    return out


def only_of_saying(doc: Document, t: Time, told: list[Statement]) -> bool:
    """Whether a time is that of somebody's saying, and in nobody's words: "800 have died, by one count,
    while the UN says 4,000 died last year"."""
    inside = any(s.start <= t.start < s.end for s in told)
    return not inside and not _harmed_on(doc, t) and any(_of_saying(doc, t, s) for s in told)


# "The mother of a boy shot in the market attack on Sunday said": the day of the attack, though he speaks at once.
HARMED_IN = re.compile(
    rf"\b(?:killed|wounded|injured|hurt|shot|stabbed|hit|struck|died)\s+(?:in|during|by)\s+(?:[\w’'-]+\s+){{1,4}}?"
    rf"(?:{ATTACK}|incident)\s+(?:(?:on|late|early)\s+){{0,2}}$"
    # "who lives where a bombing happened early Friday said"
    r"|\b(?:occurred|happened|took place|erupted|unfolded)\s+(?:(?:on|late|early)\s+){0,2}$",
    re.IGNORECASE,
)


def _harmed_on(doc: Document, t: Time) -> bool:
    """Whether a day is behind an attack in which somebody is said to have been harmed, or that is said to have
    happened."""
    return HARMED_IN.search(doc.text, max(0, t.start - 80), t.start) is not None


def _of_saying(doc: Document, t: Time, s: Statement) -> bool:
    """Whether a time is between a speaker of its sentence and his words, or behind both:
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
    return elsewhere and any(not same_day(t, before) and is_long(t) for t in between)


# Behind a day, what came after an attack: "neighbours on Monday mourned", "on Monday, police charged".
AFTERMATH = re.compile(
    r"(?:,?\s+(?:the |his |her |their )?(?:\w+\s+){1,2}|,?\s+)(?:"
    + en.any_of("times", "verbs of what came after an attack")
    + r")\b"
)


# "Officials spoke Wednesday about the shooting": the day of speaking.
TOLD_ABOUT = re.compile(
    r"\s+about (?:the|his|her|their|its|an?) (?!(?:same )?(?:time|hour|mile|day|dozen)\b)", re.IGNORECASE
)
# Between an attack and what was made known of it: "a man shot dead early Sunday has been identified".
MADE_KNOWN = re.compile(r"\s+(?:has|have|had|was|were|is|are)\b")


def _came_after(doc: Document, t: Time) -> bool:
    """Whether a day is that of what came after an attack, in words behind it, and of no attack before it."""
    if TOLD_ABOUT.match(doc.text, t.end):
        return True
    if not AFTERMATH.match(doc.text, t.end):
        return False
    clause = re.split(r"[,;]", doc.text[doc.sentence_at(t.start).start : t.start])[-1]
    return not (MADE_KNOWN.match(doc.text, t.end) and HAPPENED.search(clause))


LAW = re.compile(r"\b(?:" + en.any_of("times", "words of the law") + r")\b", re.IGNORECASE)


DEED = re.compile(r"\b(?:" + en.any_of("times", "words of a deed before a court") + r")\b", re.IGNORECASE)


def _of_the_law(doc: Document, t: Time) -> bool:
    """Whether a day is nearer behind words of police and courts than behind those of what happened: "was charged
    with two counts of murder and denied bond, Friday"."""
    before = doc.text[doc.sentence_at(t.start).start : t.start]
    # In capitals it is part of a name: "Mill Court".
    law = max((m.end() for m in LAW.finditer(before) if m[0][0].islower() or m.start() == 0), default=-1)
    deed = max((m.end() for words in (HAPPENED, DEED) for m in words.finditer(before)), default=-1)
    return law > deed


ATTACK_BEFORE = en.pattern("attack_patterns", "an attack before this one", attacks=ATTACKS)
ATTACK_LIKE_IT = en.pattern("attack_patterns", "an attack like this one", attack=ATTACK)
AVENGED = en.pattern("attack_patterns", "an attack avenged", attacks=ATTACKS)
ATTACK_TOLD_OF = en.pattern("attack_patterns", "an attack told of", attacks=ATTACKS)
IN_THAT_ATTACK = en.pattern("attack_patterns", "in the attack just named", attack=ATTACK)
HAS_KILLED = en.pattern("attack_patterns", "a war that has killed so many", attack=ATTACK)
IN_A_WAR = en.pattern("attack_patterns", "killed in a war")
RECORD = en.pattern("attack_patterns", "a record attack", attack=ATTACK)
CAME_AFTER = en.pattern("attack_patterns", "an attack after another deed", attack=ATTACK)


class Recalled(NamedTuple):
    """An earlier attack that a figure is of: the words that say so, and the sentences that mention it."""

    words: Span
    told_in: Span


def recalled(doc: Document, c: Claim) -> Recalled | None:
    """The earlier attack that a figure is of, where the text only recalls it: "the raid came days after a bombing that
    killed 22", "in retaliation for strikes that killed 30", "a similar attack killed nine", and "45 died in that
    attack" behind a sentence that mentions one."""
    sentence = doc.sentence_at(c.figure_start)
    ahead = (p.search(doc.text, sentence.start, c.figure_start) for p in (ATTACK_BEFORE, AVENGED))
    if before := next((m for m in ahead if m), None):
        return Recalled(Span(*before.span("when")), Span(before.start("when"), sentence.end))
    if history := _of_a_history(doc, c, sentence):
        return Recalled(history, Span(history.start, sentence.end))
    if (like := _like_it(doc, sentence)) and _of_that_clause(doc, c, like):
        return Recalled(like, sentence)
    if (listed := _in_a_list(doc, c)) or not IN_THAT_ATTACK.search(doc.text, sentence.start, sentence.end):
        return listed
    earlier = doc.sentence_at(max(0, len(doc.text[: sentence.start].rstrip()) - 1))
    named = _like_it(doc, earlier)
    return Recalled(named, Span(earlier.start, sentence.end)) if named and earlier != sentence else None


# So far before a figure may be the war, or the attacks, that killed so many.
HISTORY_WITHIN = 160


def _of_a_history(doc: Document, c: Claim, sentence: Span) -> Span | None:
    """The words by which a sentence says that a figure is of a whole war, of many attacks, of the worst attack ever or
    of a deed that the attack followed; None where it is of the attack itself."""
    first = max(sentence.start, c.figure_start - HISTORY_WITHIN)
    ahead = (p.search(doc.text, first, c.figure_start) for p in (HAS_KILLED, RECORD, CAME_AFTER))
    m = next((m for m in ahead if m), None) or IN_A_WAR.match(doc.text, c.end, sentence.end)
    return Span(*m.span(m.lastgroup or "when")) if m else None


OLD_LIST = en.pattern("attack_patterns", "a list of other attacks", attacks=ATTACKS)


@lru_cache(maxsize=8)
def _list_from(text: str) -> int | None:
    """Where a list of other attacks begins in a text; a text is searched once for all its figures."""
    found = OLD_LIST.search(text)
    return found.end() if found else None


def _in_a_list(doc: Document, c: Claim) -> Recalled | None:
    """The attack of a list that a figure is in: "Here are some of the deadliest bombings in recent years:". Its own
    paragraph is about it, and the next one where this is a heading ("Salby market: 32 killed"), or all from the heading
    above it on."""
    listed = _list_from(doc.text)
    if listed is None or c.start < listed:
        return None
    own = doc.paragraph_at(c.start)
    if _is_heading(doc, own):
        behind = doc.body_behind(own.end)
        return Recalled(own, Span(own.start, behind[0].end if behind else own.end))
    above = [p for p in starting_in(doc.body, listed, own.start) if _is_heading(doc, p)]
    return Recalled(own, Span(above[-1].start if above else own.start, own.end))


def _is_heading(doc: Document, paragraph: Span) -> bool:
    return not doc.text[paragraph.start : paragraph.end].rstrip().endswith((".", "!", "?", "”", '"'))


# Between a figure and the attack like it these begin another clause.
OTHER_CLAUSE = re.compile(r"[,;]|\b(?:and|which|after|before|as|while)\b", re.IGNORECASE)
NEXT_CLAUSE = re.compile(r";|\b(?:and (?:in|on|last)|while)\b", re.IGNORECASE)
A_SIMILAR = re.compile(r"(?:an?|another|the|one)\b", re.IGNORECASE)


def _of_that_clause(doc: Document, c: Claim, like: Span) -> bool:
    """Whether a figure is of the attack that its sentence recalls: it is behind it, or in one clause before it; not
    the nine of "nine died in a raid similar to a bombing that killed 14"."""
    if like.end <= c.figure_start:
        return not NEXT_CLAUSE.search(doc.text, like.end, c.figure_start)
    return A_SIMILAR.match(doc.text, like.start) is not None and not OTHER_CLAUSE.search(doc.text, c.end, like.start)


def _like_it(doc: Document, sentence: Span) -> Span | None:
    """The words by which a sentence recalls an attack like the one in the news."""
    m = ATTACK_LIKE_IT.search(doc.text, sentence.start, sentence.end)
    return Span(*m.span("when" if m["when"] else "how")) if m else None


def time_of_recalled(doc: Document, c: Claim, earlier: Recalled, dated: list[Time]) -> Time:
    """The time of an earlier attack: the nearest that the sentences which recall it tell, but for that of the attack in
    the news ("Friday's raid recalls a similar one"); else the words that recall it, without a value."""
    words, told_in = earlier
    own = [t for t in starting_in(dated, doc.sentence_at(told_in.start).start, told_in.end) if t.end > told_in.start]
    own = [t for t in own if t.end > words.start or not _of_an_attack(doc, t)]
    if own:
        return min(own, key=lambda t: min(abs(t.start - c.start), abs(t.start - c.end)))
    return without_a_day(doc, words)


class SoFar(NamedTuple):
    """What a report told before a claim: the time of the claim before it, and where its first figure is."""

    time: Time | None
    first: int | None


# Within one quotation: "Many died. We have been here since that day."
NEW_SENTENCE = re.compile(r"[.!?][’”\"']?\s")


def _that_can_be_its(doc: Document, c: Claim, own: list[Time]) -> list[Time]:
    """Those of the times in a claim's sentence that can be the claim's; where some are said to be, only these."""
    if counted := [t for t in own if _counted_in(doc, c, t)]:
        return counted
    own = [t for t in own if not _of_a_rise(doc, c, t)]
    own = [t for t in own if not UP_FROM.search(doc.text, max(0, t.start - 30), t.start)]
    own = [t for t in own if not _counts_from(doc, c, t)]
    own = [t for t in own if not (_since(doc, t) and BROUGHT_TO.search(doc.text, c.end, max(c.end, t.start)))]
    own = [
        t for t in own if not (_since(doc, t) and c.end <= t.start and NEW_SENTENCE.search(doc.text, c.end, t.start))
    ]
    own = _not_before_the_attack(doc, c, [t for t in own if not _aside(doc, c, t)])
    own = [t for t in own if not (is_long(t) or t.type == "duration") or not RANKED.search(doc.text, c.end, t.start)]
    # "Monday's raid was where the last was, in January 2018, when 27 were killed"
    when = [t for t in [t for t in own if t.end < c.start][-1:] if WHEN.match(doc.text, t.end)]
    return when or _of_the_attack_it_is_of(doc, c, own) or [t for t in own if _of_an_attack(doc, t)] or own


# "Gunmen stormed a hotel on Wednesday in the attack, which killed 42": what happened then was the attack.
WHEN_STRUCK = re.compile(r"\b(?:in|during|with)\s*$|^\W*$")


def _not_before_the_attack(doc: Document, c: Claim, times: list[Time]) -> list[Time]:
    """Some times without those of what the figure's sentence tells before the attack that it only recalls: "officials
    gave a timeline on Wednesday of the raid that killed 42"."""
    first = doc.sentence_at(c.start).start
    attack = ATTACK_TOLD_OF.search(doc.text, first, c.start) if times else None
    if attack is None:
        return times
    before = (t for t in times if first <= t.start and t.end <= attack.start())
    left = {t.start for t in before if not WHEN_STRUCK.search(doc.text, t.end, attack.start())}
    return [t for t in times if t.start not in left]


# "An attack last month in Salby in which six died": behind the attack, up to the figure.
IN_WHICH = re.compile(r"(?:\s+[\w’',-]+){1,12}?,?\s+(?:in\s+which|that|which|when)\s+(?:[\w’'-]+\s+){0,3}$")
AN_ATTACK_OF = re.compile(rf"\b{ATTACKS}\b")


def _of_the_attack_it_is_of(doc: Document, c: Claim, own: list[Time]) -> list[Time]:
    """The times between an attack and the relative clause about it that a figure is in: "Friday's shooting is like an
    attack last month in Salby in which six died"."""
    attacks = list(AN_ATTACK_OF.finditer(doc.text, doc.sentence_at(c.start).start, c.start))
    if not attacks or not IN_WHICH.match(doc.text, attacks[-1].end(), c.start):
        return []
    return [t for t in own if attacks[-1].end() <= t.start < c.start]


def _of_an_attack(doc: Document, t: Time) -> bool:
    """Whether a time belongs to an attack: "Monday's bombing", "the May 2017 attack"."""
    return (OF_AN_ATTACK if t.type == "date" and not is_long(t) else OF_A_MONTH).match(doc.text, t.end) is not None


# "The shooting was reported at 5 p.m. Monday": nobody reports it much later.
CALLED_IN = en.pattern("attack_patterns", "an attack called in", attack=ATTACK)


def _told_then(text: str, first: int, last: int) -> bool:
    """Whether words of speaking, or of what came after, are right before a day; those of a funeral that was struck
    are none, nor are words in capitals, which are part of a name ("Pershing Court"), nor is what was called in."""
    if CALLED_IN.search(text, max(0, last - 70), last):
        return False
    near = text[first:last].split()[-5:]
    funeral = next((n for n in near if n.startswith(("funeral", "mourn"))), "")
    struck = funeral and (struck_before(text, text.rfind(funeral, first, last)) or _at_a_funeral(text, last))
    return bool((SPEAKING - {funeral} if struck else SPEAKING) & set(near))


THE = re.compile(r"\b(?:the|this|that|an?)\s+$", re.IGNORECASE)


def _names_an_attack(doc: Document, t: Time) -> bool:
    """Whether a day is part of what an attack is called: "claimed responsibility for the Thursday attack", "a victim of
    Thursday's attack", "in a stable condition after a Thursday night attack"."""
    if t.type == "date" and t.formula and OF_AN_ATTACK.match(doc.text, t.end):
        return True
    return (
        THE.search(doc.text, max(0, t.start - 6), t.start) is not None and OF_A_MONTH.match(doc.text, t.end) is not None
    )


def _plainly_speaking(doc: Document, t: Time) -> bool | None:
    """Whether the words right around a day make it that of something else: not where it is part of an attack's name,
    but where it is held every week, or mentions what came after, or of the law; None where they do not tell."""
    if _names_an_attack(doc, t):
        return False
    return True if WEEKLY.match(doc.text, t.end) or _came_after(doc, t) or _of_the_law(doc, t) else None


# Longer than a screen: the order of the rules is the rule.
def time_of(
    doc: Document,
    c: Claim,
    dated: list[Time],
    speaker: Statement | None,
    so_far: SoFar,
    *,
    elsewhere: bool = False,
) -> Time | None:
    """The time a claim is at: the nearest in its sentence that is not the time of speaking, else the one told before.
    `elsewhere` says that the claim's paragraph names another place than that of the claim before."""
    sentence, paragraph = doc.sentence_at(c.figure_start), doc.paragraph_at(c.start)
    before, first = so_far

    def speaking(t: Time) -> bool:
        if (plain := _plainly_speaking(doc, t)) is not None:
            return plain
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
    later = (t for t in dated if t.start > c.end and _of_the_attack(doc, t) and not _of_another_attack(doc, t))
    if own:
        nearest = min(own, key=lambda t: (t.start > c.end + 60, min(abs(t.start - c.start), abs(t.start - c.end))))
        if before and _within_night(before, nearest):
            return before
        if _counted_in(doc, c, nearest):
            return nearest
        return _day_within(doc, nearest, dated) or _sooner(doc, c, nearest, dated) or nearest
    if c.effect == "displaced":
        return None
    near = [t for t in starting_in(dated, paragraph.start, sentence.start) if not (speaking(t) or _ever_since(doc, t))]
    if not near and before:
        near = [t for t in starting_in(dated, before.end, paragraph.start) if _of_the_next(doc, t) and not speaking(t)]
    if near or before:
        left = before and not near and _left_behind(doc, c, before, dated, elsewhere=elsewhere)
        return near[-1] if near else None if left else before
    earlier = (t for t in dated if t.start < sentence.start and t.type == "date" and not in_passing(doc, t))
    earlier = (t for t in earlier if not _ever_since(doc, t))
    # A month or a year that is behind the story's first figures is of something else: "In 2018, in Salby, ...".
    earlier = (t for t in earlier if not (is_long(t) and first is not None and first < t.start < paragraph.start))
    can_be = [t for t in earlier if not speaking(t)]
    chosen = next((t for t in can_be if _is_its_name(doc, t)), None) or next(iter(can_be), None) or next(later, None)
    chosen = chosen and _made_exact(doc, chosen, dated)
    later_told = next((t for t in told_of(doc, dated) if t.start > c.end and _can_lend(doc, t)), None)
    hour = next((t for t in dated if t.type == "time"), None)
    dated = _not_before_the_attack(doc, c, dated)
    return chosen or later_told or _found_on(doc, dated) or only_day(doc, dated) or _died_on(doc, dated) or hour


def _made_exact(doc: Document, t: Time, dated: list[Time]) -> Time:
    """A time told before a figure, or the day that the story gives for it: within it, before the dead were found, or
    rather than a month of long ago."""
    if is_long(t) and long_ago(doc, t):
        return next(iter(told_of(doc, dated)), t)
    return _day_within(doc, t, dated) or _before_found(doc, t, dated) or t


ONE_OF_SEVERAL = en.pattern("attack_patterns", "one of several attacks", attack=ATTACK)


def _of_the_next(doc: Document, t: Time) -> bool:
    """Whether a day is that of one of several attacks, which its sentence counts: "The second attack came at 1 a.m.
    Sunday." What follows is of that one, until the text names another day."""
    sentence = doc.sentence_at(t.start)
    return is_day(t) and ONE_OF_SEVERAL.search(doc.text, sentence.start, sentence.end) is not None


def _is_its_name(doc: Document, t: Time) -> bool:
    """Whether a day is one by which the story calls its attack: "Monday's bombs", "the Monday explosions"."""
    called = _of_an_attack(doc, t) or _names_an_attack(doc, t)
    return called and is_day(t) and not long_ago(doc, t) and _can_lend(doc, t)


IN_ANOTHER = en.pattern("attack_patterns", "in another attack", attack=ATTACK)


ELSEWHERE = re.compile(
    r"\W*elsewhere(?:,| in the (?:country|province|region|district|city|state|north|south|east|west)\b)", re.IGNORECASE
)
# So far before or behind a figure may be the words that make it one of another attack.
ANOTHER_WITHIN = 120


def in_another_attack(doc: Document, c: Claim) -> Span | None:
    """The words by which a sentence puts a figure in another attack than the one told before: "in a separate attack,
    three soldiers were killed", "elsewhere, three soldiers were killed"."""
    sentence = doc.sentence_at(c.figure_start)
    first = max(sentence.start, c.start - ANOTHER_WITHIN)
    ahead = ELSEWHERE.match(doc.text, sentence.start, c.start) or IN_ANOTHER.search(doc.text, first, c.start)
    if ahead and not NEXT_CLAUSE.search(doc.text, ahead.end(), c.start):
        return Span(*ahead.span())
    behind = IN_ANOTHER.search(doc.text, c.end, min(sentence.end, c.end + ANOTHER_WITHIN))
    return Span(*behind.span()) if behind and not OTHER_CLAUSE.search(doc.text, c.end, behind.start()) else None


def without_a_day(doc: Document, words: Span) -> Time:
    """The time of which a text says no more than some words that recall another attack."""
    return Time(*words, doc.text[words.start : words.end], "duration", None, None, None, None, None, "")


def _can_lend(doc: Document, t: Time) -> bool:
    """Whether a day told further on can be that of a figure before it."""
    return _of_this_story(doc, t) and not _of_another_attack(doc, t)


def _of_another_attack(doc: Document, t: Time) -> bool:
    """Whether the sentence of a time is about another attack: "in a separate raid on Friday", which lends its day to no
    figure before it."""
    sentence = doc.sentence_at(t.start)
    return IN_ANOTHER.search(doc.text, sentence.start, t.end) is not None


# What a sentence tells that says when an attack was: "the shooting happened early Sunday",
# "officers were called at 5 a.m. Tuesday".
HAPPENED = re.compile(
    r"\b(?:"
    + en.any_of("times", "words of what happened")
    + r"|received (?:a|the) (?:call|report)|called 911|911 call)\b",
    re.IGNORECASE,
)


def told_of(doc: Document, dated: list[Time]) -> list[Time]:
    """The days on which the story puts what it mentions, in order; days of saying,
    of the law and of mourning are none."""
    found = [t for t in dated if is_day(t) and not long_ago(doc, t) and not WEEKLY.match(doc.text, t.end)]
    return [t for t in found if _happened_on(doc, t) and not in_passing(doc, t)]


# "The shooting happened on May 3": what the story is about.
THE_ATTACK = re.compile(rf"\b(?:the|that|this) (?:[\w-]+ )?{ATTACK}\b", re.IGNORECASE)


def _of_this_story(doc: Document, t: Time) -> bool:
    """Whether a day told further on can be that of the figures before it: one shortly before the report, or that of
    "the attack". "They said that troops bombed a camp on March 4" of weeks ago is something else."""
    if doc.published is None or t.latest is None or t.latest >= doc.published - 2 * RECENT:
        return True
    sentence = doc.sentence_at(t.start)
    return THE_ATTACK.search(doc.text, sentence.start, sentence.end) is not None


# A day so long before the report is of another attack, unless a figure is beside it.
LONG_AGO = timedelta(days=60)


def long_ago(doc: Document, t: Time) -> bool:
    """Whether a day lies so long before the report that it is of another attack."""
    return doc.published is not None and t.latest is not None and t.latest < doc.published - LONG_AGO


DAYS = (Weekday, MonthDay, At, Day, Feast)


def is_day(t: Time) -> bool:
    """Whether a time is one day."""
    return t.earliest is not None and t.earliest == t.latest and isinstance(t.formula, DAYS)


def _happened_on(doc: Document, t: Time) -> bool:
    """Whether the words of something that happened are nearer to a day than those of saying,
    of the law, or of mourning."""
    sentence = doc.sentence_at(t.start)
    before = doc.text[max(sentence.start, t.start - 160) : t.start]
    if DYING.search(before) or _came_after(doc, t) or _of_the_law(doc, t):
        return False
    happened = [m for m in HAPPENED.finditer(before) if not A_PAPER.match(before, m.end())]
    behind = before[happened[-1].end() :] if happened else before
    behind = SAID_THAT.split(behind)[-1]
    if SPEAKING & set(re.findall(r"\w+", behind)[-5:]) and not CALLED_IN.search(before):
        return False
    near = happened or HAPPENED.search(doc.text, t.end, min(sentence.end, t.end + 60))
    return bool(near) or (OPENS.fullmatch(behind) is not None and _opens_a_story(doc, t))


def _opens_a_story(doc: Document, t: Time) -> bool:
    """Whether a day with its hour, with which a sentence begins, is that of what happens in it: "About 4 p.m. Nov. 9,
    two men stood in a street when somebody opened fire"."""
    sentence = doc.sentence_at(t.start)
    hour = AN_HOUR.search(doc.text, sentence.start, min(t.end + 25, sentence.end))
    attack = HAPPENED.search(doc.text, t.end, sentence.end) if hour else None
    return attack is not None and not SAYING & set(re.findall(r"\w+", doc.text[t.end : attack.start()]))


SAYING = frozenset(en.words("casualties", "said or charged"))


AN_HOUR = re.compile(r"\d\s?[ap]\.?m\b|\d:\d\d\b|\b(?:noon|midnight)\b", re.IGNORECASE)


# "The incident report" is no incident.
A_PAPER = re.compile(r"\s+(?:reports?|logs?|records?)\b", re.IGNORECASE)
# "Police said that on Monday two men": the day is in the words said.
SAID_THAT = re.compile(r"\bthat\b")
OPENS = en.pattern("attack_patterns", "before the day that a sentence begins with")


FOUND_DEAD = re.compile(r"\b(?:found|discovered|recovered)\b[^.;]{0,40}$", re.IGNORECASE)


def _found_on(doc: Document, dated: list[Time]) -> Time | None:
    """The day on which the dead were found, where a story has no other: "four men were found dead on Friday"."""
    days = (t for t in dated if is_day(t) and FOUND_DEAD.search(doc.text, max(0, t.start - 60), t.start))
    found = next(days, None)
    return found and (_before_found(doc, found, dated) or found)


AFTER_BEING_HARMED = en.pattern("attack_patterns", "after being harmed")


def _died_on(doc: Document, dated: list[Time]) -> Time | None:
    """The day on which somebody died at once, where a story has no other: "died on Friday after being shot"."""

    def died(t: Time) -> bool:
        dying = DYING.search(doc.text, max(0, t.start - 40), t.start)
        return dying is not None and AFTER_BEING_HARMED.match(doc.text, t.end) is not None

    return next((t for t in dated if is_day(t) and not long_ago(doc, t) and died(t)), None)


# So long before its report the one day that a story tells is that of its attack.
RECENT = timedelta(days=7)


def only_day(doc: Document, dated: list[Time]) -> Time | None:
    """The one day before its report that a story tells, where no figure has a day: "They were hunting on Sunday."
    Days of saying, of the law and of mourning are none."""
    appeared = doc.published
    if appeared is None:
        return None
    days = [
        t
        for t in dated
        if is_day(t)
        and t.earliest is not None
        and appeared - RECENT <= t.earliest <= appeared
        and not _came_after(doc, t)
        and not _of_the_law(doc, t)
        and not WEEKLY.match(doc.text, t.end)
        and not in_passing(doc, t)
        and not _of_another_attack(doc, t)
        and not SPEAKING & set(re.findall(r"[a-z]+", doc.text[max(0, t.start - 60) : t.start].lower())[-6:])
    ]
    return days[0] if len({t.earliest for t in days}) == 1 else None


# Times that a day told elsewhere in the story makes exact: "last week", "over the weekend".
VAGUE = (Week, Weekend, Month, MonthOfYear, Night)


def _day_within(doc: Document, vague: Time, dated: list[Time]) -> Time | None:
    """The day further on that the story puts its attack on, within a vague time: "last week … early on Friday morning".
    What is said to be of last week after a day was told is of another attack. Of yesterday nobody says that it was
    last week: such a weekday is that of the week before."""
    first, last = vague.earliest, vague.latest
    if not isinstance(vague.formula, VAGUE) or first is None or last is None:
        return None
    if isinstance(vague.formula, Weekend):
        first -= timedelta(days=1)  # it begins on Friday evening
    days = told_of(doc, dated)
    if vague.formula == Week(-1):
        days, first = [_a_week_sooner(doc, t) for t in days], first - timedelta(days=1)  # where weeks begin on Sunday
    days = [t for t in days if t.earliest and first <= t.earliest <= last]
    days = [t for t in days if not _of_another_attack(doc, t)]
    days = days if days and days[0].start > vague.start else []
    return days[0] if len({t.earliest for t in days}) == 1 else None


def _a_week_sooner(doc: Document, t: Time) -> Time:
    """A weekday of last week; where it would be today or yesterday, that of the week before."""
    near = doc.published is not None and t.earliest is not None and t.earliest >= doc.published - timedelta(days=1)
    if not (near and isinstance(t.formula, Weekday)):
        return t
    sooner = resolve(Shift(-7, t.formula), doc.published)
    return t._replace(value=sooner.value, earliest=sooner.earliest, latest=sooner.latest) if sooner else t


# "where he died at 8:30 p.m. Nov. 13".
DYING = re.compile(r"\b(?:died|dies|dead|succumbed|pronounced)\s+(?:[\w.:]+\s+){0,4}$", re.IGNORECASE)


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
    Friday", or "died on Saturday" where the sentence mentions no attack and the story puts one a few days before."""
    sentence = doc.sentence_at(c.figure_start)
    if c.effect != "killed" or c.low != 1 or not DYING.search(doc.text, max(0, t.start - 40), t.start):
        return None
    if t.earliest is None:
        return None
    days = [d for d in dated if d.earliest and d.earliest == d.latest and d.earliest < t.earliest]
    told = [d for d in told_of(doc, dated) if d in days and d.earliest and t.earliest - d.earliest <= SUFFERED]
    if OF_WOUNDS.search(doc.text, sentence.start, sentence.end):
        same = [d for d in days if sentence.start <= d.start < sentence.end]
        return next(iter(same or told), None)
    attack = HAPPENED.search(doc.text, sentence.start, sentence.end)
    return told[0] if attack is None and len({d.earliest for d in told}) == 1 else None


def _sooner(doc: Document, c: Claim, t: Time, dated: list[Time]) -> Time | None:
    """The day of the attack where a figure's own day is one after it."""
    return _before_death(doc, c, t, dated) or _before_finding(doc, c, t, dated)


# "A man was found shot to death on Sunday", "after a body was found": when he was found.
FOUND_KILLED = re.compile(
    r"\b(?:found|discovered)\s+(?:(?:shot|stabbed|beaten)\s+)?(?:dead|slain|(?:to\s+)?death)\b"
    r"|\bbod(?:y|ies)\s+(?:was|were|had been|is|are)\s+(?:found|discovered)\b",
    re.IGNORECASE,
)


def _before_finding(doc: Document, c: Claim, t: Time, dated: list[Time]) -> Time | None:
    """The day of the attack where a figure's own day is that on which the bodies were found: "40 bodies were found in
    the grave on Sunday", and the story puts its attack on one of the days before."""
    sentence = doc.sentence_at(c.figure_start)
    if sentence.start <= t.start < sentence.end and (sooner := _before_found(doc, t, dated)):
        return sooner
    if c.rule != "bodies found" or HAPPENED.search(doc.text, sentence.start, sentence.end):
        return None
    return next(_told_before(doc, t, dated), None)


def _before_found(doc: Document, t: Time, dated: list[Time]) -> Time | None:
    """The day on which the story puts its attack, before one on which its sentence only says that the dead were found:
    "A man was found shot to death on Sunday. Neighbours heard shots the night before."."""
    sentence = doc.sentence_at(t.start)
    words = doc.text[sentence.start : sentence.end]
    if not FOUND_KILLED.search(words) or HAPPENED.search(FOUND_KILLED.sub("", words)):
        return None
    return next(_told_before(doc, t, dated), None)


def _told_before(doc: Document, found: Time, dated: list[Time]) -> Iterator[Time]:
    """The days of the week before some day on which the story says that something happened."""
    for t in dated:
        first, last = t.earliest, t.latest
        day = first is not None and first == last and (is_day(t) or isinstance(t.formula, From))
        near = day and first and found.earliest and found.earliest - RECENT <= first < found.earliest
        if near and _happened_on(doc, t) and not in_passing(doc, t):
            yield t


def _aside(doc: Document, c: Claim, t: Time) -> bool:
    """Whether a time is in an aside that the figure does not: "a man -- he was jailed a
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
    rf"(?:[’']s?|(?<=days))\s+(?:[\w-]+\s+){{0,3}}?{ATTACKS}\b",
    re.IGNORECASE,
)


# "the May 2017 attack on buses, which killed 28".
OF_A_MONTH = re.compile(OF_AN_ATTACK.pattern.replace(r"(?:[’']s?|(?<=days))\s+", r"(?:[’']s?)?\s+", 1), re.IGNORECASE)


# "hurt in the attack, the second of its kind within the last year": how long none had been, and not when it was.
RANKS = (
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th)"
    r"|latest|deadliest|worst|bloodiest|biggest|largest)\b"
)
RANKED = re.compile(rf"{RANKS}[^.;]{{0,90}}$", re.IGNORECASE)
# "in the sixth attack since Monday": when the count begins, and not when this one was.
RANKED_SINCE = re.compile(rf"{RANKS}(?: [\w’'-]+){{1,8}} since\s+(?:on\s+|the\s+)?$", re.IGNORECASE)


def _counts_from(doc: Document, c: Claim, t: Time) -> bool:
    """Whether a time says since when attacks are counted; not "the worst since 2017, when a bomb killed 500", whose 500
    are of 2017."""
    told = t.end < c.start and WHEN.match(doc.text, t.end) is not None
    return not told and RANKED_SINCE.search(doc.text, max(0, t.start - 110), t.start) is not None


# "the explosion on Sunday evening": said further on, it dates the figures that a report begins with.
ATTACK_ON = re.compile(
    rf"\b(?:the|this)\s+(?:[\w-]+\s+){{0,2}}{ATTACK}\s+(?:(?:on|late|early)\s+){{0,2}}$",
    re.IGNORECASE,
)


def _of_the_attack(doc: Document, t: Time) -> bool:
    """Whether a day is said to be that of an attack."""
    one = t.earliest is not None and t.earliest == t.latest and not long_ago(doc, t)
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
    rise = RISE.search(doc.text, c.start, c.end) or RISE.search(doc.text, doc.sentence_at(c.start).start, t.start)
    led = t.end <= c.start and LEADS_TO_A_TOLL.fullmatch(doc.text, t.end, c.start) is not None
    return rise is not None and (led or t.start > rise.start())


KILLED_IN = re.compile(r"\b(?:killed|dead|died|murdered|wounded|injured|deaths)\s+(?:(?:in|during|so far)\s+)?$")


def _counted_in(doc: Document, c: Claim, t: Time) -> bool:
    """Whether a toll counts those of a longer time that is right behind its word of harm: "bringing to 600 the number
    of people killed this year", which no one attack killed; not "the death toll rose to 19 this week"."""
    number = _lasts(t) and "number of" in c.words and c.start < t.start <= c.end + 10
    return number and KILLED_IN.search(doc.text, max(c.start, t.start - 20), t.start) is not None


STRETCH = re.compile(r"\b(?:over|within|during|in|across)(?: the course of)?\s+(?:the |just )?$", re.IGNORECASE)


def is_stretch(doc: Document, t: Time) -> bool:
    """Whether a duration says over how long something happened ("over three days", "in recent days")."""
    if re.search(r"hours?|minutes?|seconds?", t.words, re.IGNORECASE):
        return False  # "they arrived within two hours"
    return "recent" in t.words.lower() or bool(STRETCH.search(doc.text, max(0, t.start - 30), t.start))
