"""When and where a claim is, and whose words it is in.

What a claim's own sentence does not say is taken from the claim before it, as a reader would: the day told before,
the place of that day. A stretch of time ("over three days") inherits nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.core.place_kinds import width
from dateline.core.spans import Span
from dateline.extraction.attribution.statements import Statement
from dateline.extraction.casualties.claims import Claim, claims
from dateline.extraction.casualties.days import (
    ATTACK_TOLD_OF,
    AVENGED,
    FROM_ANOTHER,
    THE_ATTACK,
    TO_DISCUSS,
    Recalled,
    SoFar,
    as_spoken,
    below_an_old_picture,
    by_sentence,
    hours_of_today,
    in_a_caption,
    in_another_attack,
    in_passing,
    is_day,
    is_long,
    is_stretch,
    is_yearly,
    long_ago,
    of_a_count_or_burial,
    of_the_page,
    only_day,
    only_of_saying,
    recalled,
    same_day,
    time_of,
    time_of_recalled,
    told_of,
    until_now,
    without_a_day,
    yet_to_come,
)
from dateline.extraction.casualties.retractions import mode_said, overtaken
from dateline.extraction.lexicon import world
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.places import Place, heads_a_paragraph, places_in_title
from dateline.extraction.scenes import DISTANCE, no_scene, regions_said
from dateline.extraction.temporal.formula import (
    Day,
    Range,
    Stretch,
)  # fmt: skip
from dateline.extraction.temporal.tagger import Time
from dateline.extraction.text.document import Document, starting_in

if TYPE_CHECKING:
    from datetime import date

    from dateline.tables import ClaimRow


class Beside(NamedTuple):
    """What else is read of a text, beside its figures: times, places and statements."""

    when: list[Time]
    where: list[Place]
    said: list[Statement]


def claim_rows(doc: Document, lexicon: Lexicon, beside: Beside, lead: int, title: str = "") -> list[ClaimRow]:
    """Claims with who said them, when and where; what a sentence does not say is taken from the claim before,
    and a place that the text never names from the report's title. `claim_id` and `report_id` are left empty."""
    figures = claims(doc, lexicon)
    return _of_figures(figures, doc, lexicon, beside, lead, title) if figures else []


# Longer than a screen: each figure takes up the time and place of those before it.
def _of_figures(
    figures: list[Claim], doc: Document, lexicon: Lexicon, beside: Beside, lead: int, title: str
) -> list[ClaimRow]:
    rows: list[ClaimRow] = []
    (when, where, said), lead = beside, _story_start(doc, beside.where, lead)
    about, home = _in_title(title, where, lexicon), _written_from(where, lead, lexicon)
    when, dated, where = _of_the_story(doc, when, where, said, lead)
    whole, here = (dated, where), _without_old_pictures(doc, when, dated, where)
    told_nearer = any(_rank(p, lexicon) < 3 for p in where)
    written_from = None if home is None or told_nearer or _lead_is_abroad(doc, home) else home
    before: tuple[Time | None, str | None] = (None, None)
    story, left = before, None
    recalled_at: dict[str, Time] = {}
    for c in figures:
        dated, where = whole if in_a_caption(doc, c.start) else here
        if _background(doc, c, before[0]):
            before = story
        speaker = _whose_words(doc, c, said)
        own = _place_of(doc, c, where, lexicon, yearly=False) if before[1] is not None else None
        elsewhere = left is not None or own not in (None, before[1])
        told = before[0] or left
        so_far = SoFar(told, rows[0]["start"] if rows else None)
        earlier = recalled(doc, c)
        again = recalled_at.get(_of_its_sentence(doc, c, where, lexicon) or "") if recalled_at else None
        if earlier:
            time: Time | None = time_of_recalled(doc, c, earlier, dated)
        else:
            time = again or time_of(doc, c, dated, speaker, so_far, elsewhere=elsewhere)
        left = told if time is None and elsewhere else None  # a day that no figure of this place takes up again
        yearly = time is not None and is_yearly(time)
        wide = yearly or (time is not None and (time.type == "duration" or isinstance(time.formula, (Range, Stretch))))
        if not earlier and rows and (apart := _of_another(doc, c, where, lexicon)):
            earlier, time = apart, without_a_day(doc, apart.words)
        earlier = earlier or (_of_long_ago(doc, c, time, story[0]) if rows else None)
        wide |= earlier is not None
        if time is not None and isinstance(time.formula, Day) and doc.quotation_at(time.start):
            time = as_spoken(time, speaker)
        fixed = c.effect == "displaced" or _somewhere_else(doc, c, time)
        place = None if fixed else _place_of(doc, c, where, lexicon, yearly=yearly, earlier=earlier)
        if earlier and place and time and place not in recalled_at:
            recalled_at[place] = time
        if place is None and not (wide or fixed):
            place = _inherited(doc, c, time, before, Beside(when, where, said), lexicon) or about
            if place is None and written_from and not _in_another_region(doc, c, written_from, lexicon):
                place = written_from.place_id
        if place and _some_way_off(doc, c, beside.where, place):
            place, wide = None, True
        rows.append(_row(doc, c, (speaker, mode_said(doc, c, speaker, rows)), time, place, lexicon))
        if not wide and c.effect != "displaced":
            before = (time, place)
            tells = time is not None and not is_long(time) and not in_passing(doc, time)
            story = before if story[0] is None and tells else story
    return overtaken(doc, rows)


def _some_way_off(doc: Document, c: Claim, named: list[Place], place: str) -> bool:
    """Whether words behind a figure put it some way off a place: "ten were killed 90 km north of Salby"."""
    sentence = doc.sentence_at(c.figure_start)
    behind = (p for p in starting_in(named, c.end, sentence.end) if p.place_id == place)
    return any(DISTANCE.search(doc.text[c.end : p.start]) for p in behind)


def _of_another(doc: Document, c: Claim, where: list[Place], lexicon: Lexicon) -> Recalled | None:
    """The other attack that a sentence puts a figure in without naming its place: it is not that of the one before."""
    words = in_another_attack(doc, c)
    if words is None or _place_of(doc, c, where, lexicon, yearly=True) is not None:
        return None
    return Recalled(words, doc.sentence_at(c.figure_start))


def _of_long_ago(doc: Document, c: Claim, time: Time | None, story: Time | None) -> Recalled | None:
    """The earlier attack of a figure whose day lies long before the report, if that of the story does not: "the worst
    since a bomb killed 15 on Christmas Eve of 2000". It was where the sentences from its day on put it."""
    if time is None or not long_ago(doc, time) or (story and long_ago(doc, story)):
        return None
    first, last = sorted((time.start, c.figure_start))
    return Recalled(Span(time.start, time.end), Span(doc.sentence_at(first).start, doc.sentence_at(last).end))


def _whose_words(doc: Document, c: Claim, said: list[Statement]) -> Statement | None:
    """The innermost statement that a figure is in, without those of which it only tells more."""
    near = starting_in(said, doc.paragraph_at(c.figure_start).start, c.figure_start + 1)
    within = (s for s in near if c.figure_end <= s.end and not _background_of(doc, c, s))
    return max(within, key=lambda s: s.start, default=None)


# "In July a bombing killed 33 people in a town near the border": no place that the story names.
IN_SOME_TOWN = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?in a (?:[\w-]+ ){0,2}?(?:town|village|city|district|province|region)\b"
)


def _somewhere_else(doc: Document, c: Claim, time: Time | None) -> bool:
    """Whether a figure of another month or year is put in a town without a name: it was not where the story is."""
    return time is not None and is_long(time) and IN_SOME_TOWN.match(doc.text, c.end) is not None


def _row(
    doc: Document, c: Claim, said: tuple[Statement | None, str], time: Time | None, place: str | None, lexicon: Lexicon
) -> ClaimRow:
    """A row of the claims table, without identifiers; `said` is the statement it is in and its mode."""
    speaker, mode = said
    return {
        "claim_id": "", "report_id": "", "part": "text", "start": c.start, "end": c.end, "words": c.words,
        "effect": c.effect, "group": c.group, "low": c.low, "high": c.high, "hedge": c.hedge, "cause": c.cause,
        "means": c.means, "figure_start": c.figure_start, "figure_end": c.figure_end,
        "mode": mode,
        "attributed_to": speaker.speaker if speaker else _in_a_statement(doc, c),
        "attributed_id": _whose(speaker, lexicon),
        "when": time.words if time else None,
        "when_start": time.start if time and time.formula else None,
        "earliest": time.earliest if time else None,
        "latest": _latest(doc, time) if time else None,
        "place_id": place,
        "incident_id": None,
        "origin_id": None,
        "rule": c.rule,
        "status": "machine",
    }  # fmt: skip


def _latest(doc: Document, time: Time) -> date | None:
    """The last day of a figure's time: no later than its report, if that began before ("earlier this month")."""
    if doc.published is None or time.earliest is None or time.latest is None:
        return time.latest
    begun = time.earliest <= doc.published < time.latest
    return doc.published if begun or until_now(doc, time) else time.latest


# "In a second statement attributed to the militant group, in which a toll of 13 is cited".
IN_A_STATEMENT = re.compile(
    r"\b(?:statement|message|communiqu[eé]|video|letter)\s+(?:attributed to|(?:issued|released|published) by|from|by)"
    r"\s+(?P<who>[^,;.]{3,60}),\s+in which\b[^;.]*$"
)


def _in_a_statement(doc: Document, c: Claim) -> str | None:
    """Whose statement a figure is said to be in, where no words of it are given."""
    m = IN_A_STATEMENT.search(doc.text[doc.sentence_at(c.figure_start).start : c.figure_start])
    return m["who"][0].upper() + m["who"][1:] if m else None


def _of_the_story(
    doc: Document, when: list[Time], where: list[Place], said: list[Statement], lead: int
) -> tuple[list[Time], list[Time], list[Place]]:
    """The times of the story, those among them that can date a claim, and the places where it
    can have happened, in order."""
    told = by_sentence(doc, said)
    # Where a source sits is not where it happened: "the interior ministry in Baghdad".
    where = sorted((p for p in where if p.start >= lead and doc.in_body(p.start)), key=lambda p: p.start)
    where = [p for p in where if not any(_in_source(p, s) for s in told.get(doc.sentence_at(p.start), ()))]
    where = [p for p in where if not no_scene(doc.text, p.start, p.end)]
    # The day in a dateline is that of writing: "BAQUBA, May 9 (Wire) -".
    when = sorted((t for t in when if t.start >= lead and doc.in_body(t.start)), key=lambda t: t.start)
    dated = [t for t in when if t.type == "date" or (t.type == "duration" and (t.formula or is_stretch(doc, t)))]
    # "Will appear in court on Saturday": nobody has died then.
    dated = [t for t in dated if not (t.formula and t.formula.ahead) and not of_the_page(doc, t)]
    dated = [t for t in dated if not of_a_count_or_burial(doc, t)]
    dated = [t for t in dated if not FROM_ANOTHER.search(doc.text, max(0, t.start - 40), t.start)]
    dated = [t for t in dated if not (TO_DISCUSS.match(doc.text, t.end) or yet_to_come(doc, t))]
    dated = [t for t in dated if not only_of_saying(doc, t, told.get(doc.sentence_at(t.start), []))]
    hours = hours_of_today(doc, when, alone=not any(map(is_day, dated)))
    dated = sorted([*dated, *(t for t in hours if t not in dated)], key=lambda t: t.start)
    return when, dated, where


def _without_old_pictures(
    doc: Document, when: list[Time], dated: list[Time], where: list[Place]
) -> tuple[list[Time], list[Place]]:
    """The times and places that figures of the story can have, without those below a picture of another year. Where
    the story tells a day, none has that of a picture: "Guards near the inn on May 3, 2022. PHOTO | AFP"."""
    told = [t for t in dated if not in_a_caption(doc, t.start)]
    return (
        told if any(map(is_day, told)) else [t for t in dated if not below_an_old_picture(doc, t.start, when)],
        [p for p in where if not below_an_old_picture(doc, p.start, when)],
    )


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


# What somebody spoke about ends where another speaks: "tweeted about the threat, and stars decried a crime that".
ABOUT = re.compile(r"(?:about|on)\b[^.;]*?,\s+and\b")
# Whoever pledges allegiance says nothing of the deed that is told beside it: "a couple claiming allegiance to the Front
# shot dead 14".
ALLEGIANCE = re.compile(r"(?:\w+\s+)?(?:allegiance|loyalty|fealty)\b", re.IGNORECASE)


def _background_of(doc: Document, c: Claim, s: Statement) -> bool:
    """Whether a figure only tells more of what somebody condemned, claimed or called for, in the outlet's own words."""
    deed = s.cue is not None and s.act in DEEDS and s.words.lower().startswith(s.cue.lower())
    deed = deed or s.act == "blame"  # "accused states of carrying out an attack that killed 25"
    told = deed and TELLS_MORE.search(doc.text, s.start, c.figure_start) is not None
    told = told or AVENGED.search(doc.text, s.start, c.figure_start) is not None
    told = told or ATTACK_TOLD_OF.search(doc.text, s.start, c.start) is not None
    told = told or any(p.match(doc.text, s.start, c.start) for p in (ABOUT, ALLEGIANCE))
    return told and doc.quotation_at(c.figure_start) is None


def _background(doc: Document, c: Claim, told: Time | None) -> bool:
    """Whether the time told before was background that a new paragraph leaves: "In June, militants killed 86."
    and then "UNICEF said one of its staff had died"."""
    if told is None or told.start >= doc.paragraph_at(c.start).start:
        return False
    return is_long(told) or in_passing(doc, told)


def _whose(speaker: Statement | None, lexicon: Lexicon) -> str | None:
    """The actor whose figure it is: the speaker, or the body that an official without a name speaks for."""
    if speaker is None or speaker.speaker_id:
        return speaker.speaker_id if speaker else None
    return speaker.organisation if speaker.organisation in lexicon.actors else None


def _inherited(
    doc: Document,
    c: Claim,
    time: Time | None,
    before: tuple[Time | None, str | None],
    beside: Beside,
    lexicon: Lexicon,
) -> str | None:
    """The place of a claim whose sentence names none: that of the claim before it, if it mentions the same day.

    "Eight were killed last week in Kifri. Another 10 were killed on Thursday": the ten are where the report put
    its Thursday, else where the report is about.
    """
    when, where, _ = beside
    if there := _of_the_incident(doc, c, where, lexicon):
        return there
    if time is None or before[0] is None or same_day(time, before[0]):
        return before[1] or _focus(doc, c, beside, lexicon)
    for t in when:
        if t.start < c.start and same_day(t, time):
            sentence = doc.sentence_at(t.start)
            near = [p for p in starting_in(where, sentence.start, sentence.end) if _rank(p, lexicon) < 2]
            if near:
                return near[0].place_id
    return _focus(doc, c, beside, lexicon)


# "Nine were killed in the incident", right behind "the strikes in Salby".
IN_THE_INCIDENT = re.compile(r"\s+in (?:the|that|this) incident\b", re.IGNORECASE)
ATTACK_IN = re.compile(rf"\b{ATTACKS}\s+(?:in|on|at|near|against)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def _of_the_incident(doc: Document, c: Claim, where: list[Place], lexicon: Lexicon) -> str | None:
    """The place of the attack mentioned last, in the paragraph before, for a claim that calls it "the incident"."""
    at = doc.body_index(c.start)
    if not at or IN_THE_INCIDENT.match(doc.text, c.end) is None:
        return None
    told = [
        p.place_id
        for p in starting_in(where, doc.body[at - 1].start, c.start)
        if _rank(p, lexicon) < 3 and ATTACK_IN.search(doc.text, max(0, p.start - 60), p.start)
    ]
    return told[-1] if told else None


def _in_title(title: str, where: list[Place], lexicon: Lexicon) -> str | None:
    """The one place that a title names where an attack can be: "Death toll from Baghdad bombings rises to 35"."""
    near = {p.place_id for p in places_in_title(title, lexicon, where) if _rank(p, lexicon) < 3}
    return near.pop() if len(near) == 1 else None


def _written_from(where: list[Place], lead: int, lexicon: Lexicon) -> Place | None:
    """The place of the dateline, where an attack can be."""
    return next((p for p in where if p.end <= lead and _rank(p, lexicon) < 3), None)


def _story_start(doc: Document, where: list[Place], lead: int) -> int:
    """Where the story begins: past the dateline, also one in small letters ("Salby: Three soldiers ...")."""
    start = max([lead, *(p.end for p in where if p.start < 1500 and heads_a_paragraph(doc.text, p.start, p.end))])
    # "UPDATE: ..." before the dateline is news of the same story.
    return next((p.start for p in doc.body if p.end <= start and UPDATE.match(doc.text, p.start)), start)


UPDATE = re.compile(r"(?:\*{2,3}\s?)?(?:(?:LATEST|SECOND|NEW) )?UPDATED?\b")


def day_of_the_story(doc: Document, beside: Beside, lead: int) -> Time | None:
    """The first day on which a story puts what it mentions, or its only one; it lends it to a figure of its title."""
    when, where, said = beside
    _, dated, _ = _of_the_story(doc, when, where, said, _story_start(doc, where, lead))
    return next(iter(told_of(doc, dated)), None) or only_day(doc, dated)


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


def _in_source(p: Place, s: Statement) -> bool:
    return s.speaker_start is not None and s.speaker_end is not None and s.speaker_start <= p.start < s.speaker_end


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


def _of_its_sentence(doc: Document, c: Claim, where: list[Place], lexicon: Lexicon) -> str | None:
    """The place that the sentence of a claim names."""
    sentence = doc.sentence_at(c.figure_start)
    return _place_of(doc, c, where, lexicon, yearly=False, earlier=Recalled(sentence, sentence))


def _place_of(
    doc: Document, c: Claim, where: list[Place], lexicon: Lexicon, *, yearly: bool, earlier: Recalled | None = None
) -> str | None:
    """The place a claim is at: the nearest in its sentence, else in its paragraph; the closer kind before the
    wider. A sum over a year has that of its sentence only, and an `earlier` attack that of the sentences about it."""
    sentence = doc.sentence_at(c.figure_start)
    alone = yearly and not THE_ATTACK.match(doc.text, sentence.start)
    beyond = earlier.told_in if earlier else doc.paragraph_at(c.start)
    item = _item_of_a_list(doc, sentence, c)
    for span in (*([item] if item else []), sentence, *(() if alone and not earlier else (beyond,))):
        near = [
            p
            for p in starting_in(where, span.start, span.end)
            if _rank(p, lexicon) < 3 and not BROUGHT.search(doc.text, max(span.start, p.start - 45), p.start)
        ]
        if span is not beyond and (antecedent := _before_a_clause(doc, c, near)):
            return antecedent.place_id
        if near:
            return min(near, key=lambda p: (not _right_behind(doc, c, p), _rank(p, lexicon), _away(c, p))).place_id
    return None


def _item_of_a_list(doc: Document, sentence: Span, c: Claim) -> Span | None:
    """The item that a figure is in, of a list whose items semicolons part; None where none does."""
    first = doc.text.rfind(";", sentence.start, c.start)
    last = doc.text.find(";", c.end, sentence.end)
    if first < 0 and last < 0:
        return None
    return Span(first + 1 if first >= 0 else sentence.start, last if last >= 0 else sentence.end)


# What leads to a figure in a clause about what was just named: "the Salby bombing in May, in which 22 were killed".
IN_A_CLAUSE = re.compile(r"(?:,\s+in\s+which|,?\s+(?:which|that))\s+(?:left\s+)?(?:\w+ly\s+)?$")
# So many letters may stand between the place and the clause.
NEAR_ITS_CLAUSE = 60


def _before_a_clause(doc: Document, c: Claim, near: list[Place]) -> Place | None:
    """The last place before a clause that the figure begins, which tells more of the attack there."""
    clause = IN_A_CLAUSE.search(doc.text, max(0, c.start - 40), c.start)
    before = [p for p in near if clause and p.end <= clause.start() <= p.end + NEAR_ITS_CLAUSE]
    return max(before, key=lambda p: p.start, default=None)


def _of_a_year(doc: Document, p: Place, when: list[Time]) -> bool:
    """Whether the sentence that names a place dates what it tells by a year alone, and one that is over, or by a day
    long before the report."""
    sentence = doc.sentence_at(p.start)
    told = [t for t in starting_in(when, sentence.start, sentence.end) if t.earliest is not None]
    over = doc.published is None or all(t.latest is None or t.latest < doc.published for t in told)
    return bool(told) and over and all(is_yearly(t) or long_ago(doc, t) for t in told)


LOCATIVE = re.compile(
    r"\b(?:in|near|at|of|around|outside|inside|against|on)\s+(?:the\s+)?(?:\w+\s+){0,1}$", re.IGNORECASE
)


# So many paragraphs behind a story's first may name the place that the first does not.
FURTHER = 3


def _focus(doc: Document, c: Claim, beside: Beside, lexicon: Lexicon) -> str | None:
    """The place a report is about: the first that an attack can be at, a close one among the first before a city.

    Only what is named before the claim or in the paragraph behind it counts, for a claim of the first paragraph a close
    place in the next ones too: a place further on belongs to something else, and so does that of an earlier year
    ("the 2001 attack in Salby").
    """
    when, where, _ = beside
    behind = doc.body_behind(c.end)
    reach = behind[0].end if behind else len(doc.text)
    further = doc.body[: 1 + FURTHER][-1].end if doc.body_index(c.start) == 0 else reach

    def located(p: Place) -> bool:
        """Something lies there; a city that only stands for its government
        ("between Erbil and Baghdad") is no place."""
        return _rank(p, lexicon) < 2 or bool(LOCATIVE.search(doc.text, max(0, p.start - 30), p.start))

    def fits(p: Place) -> bool:
        return _rank(p, lexicon) < 3 and located(p) and not _of_a_year(doc, p, when)

    fit = [p for p in starting_in(where, 0, reach) if fits(p)]
    if not fit:
        fit = [p for p in starting_in(where, reach, further) if _rank(p, lexicon) < 2 and fits(p)]
    lead: list[Place] = []
    for p in fit:
        if lead and p.start >= lead[0].start + 300:
            break
        lead.append(p)
    return min(lead, key=lambda p: (_rank(p, lexicon) == 2, p.start)).place_id if lead else None
