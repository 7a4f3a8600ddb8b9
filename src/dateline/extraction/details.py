"""What a report says of an attack beside its figures: how many attacks or places, who holds it, claimed or not, how far
from where.

Each is a small reading of its own; a row names the aspect and gives the value in words,
with a number where one is meant.

aspect     value                               number
attacks    attacks mentioned                   how many
places     villages, towns ... attacked        how many
ground     who held the ground                 -
from       whose area the attackers came from  -
claim      "claimed" or "not claimed"          -
position   "70 km southeast of Mosul"          kilometres (none where only the direction is given)
event      what happened in its course         -

Not supported: ground whose holder only follows from a map, and positions counted in hours of travel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.statements import Statement
from dateline.extraction.events import events
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.numbers.quantities import SMALL
from dateline.extraction.places import Place
from dateline.extraction.text.document import Document

KILOMETRES = {"km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometre": 1.0, "mile": 1.609344, "mi": 1.609344}


class Particular(NamedTuple):
    """A row of the particulars table, without identifiers. `place_id` is the place spoken of,
    `other_place_id` the one it is placed by."""

    start: int
    end: int
    words: str
    aspect: str
    value: str
    number: float | None
    place_id: str | None
    other_place_id: str | None
    attributed_to: str | None
    attributed_id: str | None
    rule: str


class Found(NamedTuple):
    """A particular before it is known whose words it is in."""

    start: int
    end: int
    aspect: str
    value: str
    number: float | None = None
    place_id: str | None = None
    other_place_id: str | None = None
    rule: str = ""


def particulars(doc: Document, lexicon: Lexicon, where: list[Place], said: list[Statement]) -> list[Particular]:
    """The particulars of one report in the order of its text."""
    found: list[Found] = []
    for s in doc.sentences:
        text = doc.text[s.start : s.end]
        low = text.lower()
        found += _extent(text, s.start) if _any(ASSAILED, low) else ()
        found += _ground(text, s.start, lexicon) if _any(HOLDING, low) else ()
        found += _claimed(text, s.start) if _any(CLAIMING, low) else ()
        found += _positions(doc, s, where) if _any(WINDS, low) else ()
        found += _events(text, s.start) if _any(HAPPENING, low) else ()
    return [_spoken(doc, f, said) for f in _once(found)]


def _once(found: list[Found]) -> list[Found]:
    """What was found, in the order of the text; of two rules that find the same the first."""
    first = {f._replace(rule=""): f for f in reversed(found)}
    return sorted(first.values(), key=lambda f: (f.start, f.end, f.aspect))


# Letters of which some are in every sentence that holds such a particular;
# looking for them is ten times as fast as trying the patterns, and most sentences hold none.
ASSAILED = en.phrases("casualties", "letters in every word of an attack")
HOLDING = ("under", "within", "by", "disputed", "contested", "between")
CLAIMING = ("claim", "credit", "responsib", "comment")
WINDS = ("north", "south", "east", "west")
HAPPENING = en.phrases("casualties", "letters in every word of an event")


def _any(stems: tuple[str, ...], low: str) -> bool:
    return any(map(low.__contains__, stems))


# Who condemns "two attacks in a disputed area" condemns them; the description is the reporter's.
DESCRIBED = frozenset(("condemn", "condole", "praise"))
# A clause that a reporter puts in: "near Salby, which is disputed".
PUT_IN = re.compile(r",\s+(?:which|where|who|whose|a|an)\s[^,;]*$")


def _spoken(doc: Document, f: Found, said: list[Statement]) -> Particular:
    """With the speaker in whose words it is; what a report only describes in passing is its own."""
    around = [s for s in said if s.start <= f.start and f.end <= s.end]
    speaker = max(around, key=lambda s: s.start, default=None)
    if speaker and not doc.quotation_at(f.start) and _described(doc, f, speaker):
        speaker = None
    return Particular(
        f.start, f.end, doc.text[f.start : f.end], f.aspect, f.value, f.number, f.place_id, f.other_place_id,
        speaker.speaker if speaker else None, speaker.speaker_id if speaker else None, f.rule,
    )  # fmt: skip


def _described(doc: Document, f: Found, speaker: Statement) -> bool:
    """Whether a detail outside quotation marks describes what somebody speaks of, and is none of their words."""
    if f.aspect == "claim":
        return False
    within = doc.text[speaker.start : f.end] if f.value == "disputed" else doc.text[speaker.start : f.start]
    return speaker.act in DESCRIBED or PUT_IN.search(within) is not None


NUMBER = "|".join(["a", "an", "one", "another", r"\d{1,3}", *SMALL])
ATTACKS = en.pattern("attack_patterns", "so many attacks", number=NUMBER)
COUNTS_NONE = en.pattern("attack_patterns", "counts no attacks")
ATTACKED = en.pattern("attack_patterns", "attacked so many places", number=NUMBER)
WAS_ATTACKED = en.pattern("attack_patterns", "so many places were attacked", number=NUMBER)


def _count(words: str) -> int:
    low = words.lower()
    return 1 if low in ("a", "an", "another", "the") else SMALL[low] if low in SMALL else int(low)


def _extent(text: str, offset: int) -> Iterator[Found]:
    """How many attacks, and how many places were attacked. "The village" counts as one only where it is named."""
    for m in ATTACKS.finditer(text):
        if (n := _count(m["n"])) > 1 and m["n"].lower() not in ("a", "an") and not COUNTS_NONE.search(m[0]):
            yield Found(offset + m.start(), offset + m.end(), "attacks", f"{n} attacks", n, rule="number of attacks")
    for pattern, rule in ((ATTACKED, "places attacked"), (WAS_ATTACKED, "places that were attacked")):
        for m in pattern.finditer(text):
            if m["n"].lower() == "the" and not m["of"]:
                continue
            n = _count(m["n"])
            what = m["what"].lower()
            noun = what if (n == 1) == (not what.endswith("s")) else what.rstrip("s") if n == 1 else what + "s"
            yield Found(offset + m.start(), offset + m.end("what"), "places", f"{n} {noun}", n, rule=rule)


def _words(role: str) -> str:
    row = next(r for r in en.table("ground") if r["role"] == role)
    return "|".join(re.escape(w) for w in sorted(row["words"].split("|"), key=len, reverse=True))


AREA, HELD, UNDER, GAP = (_words(r) for r in ("area", "held", "under", "gap"))
PARTY = (
    r"(?:the\s+)?(?P<party>(?:[A-Z][\w’'-]*\s+){0,3}?(?:[A-Z][\w’'-]*)(?:\s+(?:security\s+"
    r"|regional\s+|federal\s+)?(?:forces|army|troops|police|government|authorities|militias?))?)"
)
HELD_BY = re.compile(
    r"\b(?P<not>not\s+)?(?P<from>from\s+)?(?:in\s+|to\s+)?(?:the\s+"
    rf"|an?\s+)?(?:\w+\s+)?\b(?:{AREA})\s+(?:that\s+|which\s+)?(?:(?:is|are|was|were)\s+)?"
    rf"(?:(?:under|within)\s+(?:the\s+)?(?:{UNDER})\s+of|(?:{HELD})\s+by)\s+{PARTY}"
)
UNDER_CONTROL = re.compile(
    rf"\b(?:{AREA})\b[^.;,]{{0,40}}?\b(?:is|are|was|were"
    rf"|lies?)\s+(?P<not>not\s+)?under\s+{PARTY}(?:['’]s?)?\s+(?:{UNDER})\b"
)
# "from areas under Iraqi army control"
THEIR_CONTROL = re.compile(
    r"\b(?P<from>from\s+)?(?:in\s+)?(?:the\s+"
    rf"|an?\s+)?(?:{AREA})\s+(?P<not>not\s+)?under\s+{PARTY}(?:['’]s?)?\s+(?:{UNDER})\b"
)
# Whose ground it is, said of the ground itself: it counts though nothing happens in the sentence.
STANDING = re.compile(
    rf"\b(?:{AREA})\b[^.;,]{{0,40}}?\b(?:is|are|was|were|lies?)\s+(?:not\s+)?under\s+the\s+(?:{UNDER})\s+of\b"
)
DISPUTED = re.compile(
    r"\b(?P<not>not\s+)?(?P<from>from\s+)?(?:in\s+)?(?:the\s+"
    rf"|an?\s+)?(?:(?:disputed|contested)\s+(?:[A-Z]\w+\s+)?(?:{AREA})"
    rf"|(?:{AREA})(?:,?\s+(?:which|that)\s+(?:is|are))?\s+(?:disputed|contested)\s+(?:between|by)\b)"
)
BETWEEN = re.compile(
    rf"\b(?:{GAP})s?\s+(?:\w+\s+){{0,3}}?between\s+(?:the\s+)?(?P<a>[A-Z]\w+(?:\s+(?:forces|army|troops))?)"
    rf"\s+and\s+(?:the\s+)?(?P<b>[A-Z]\w+(?:\s+(?:forces|army|troops))?)"
)
ATTACK = en.pattern("attack_patterns", "nouns of an attack").pattern
HAPPENED = en.pattern("attack_patterns", "something happened")
# What is said of attacks as a rule is said of none: "whenever they attack, they come from", "the attacks come from".
HABIT = en.pattern("attack_patterns", "attacks as a rule")
NOT_PARTIES = re.compile(r"(?:The|These|Those|That|This|It|They|We|He|She|In|On)\b")


def _ground(text: str, offset: int, _lexicon: Lexicon) -> Iterator[Found]:
    """Who held the ground where something happened, or where the attackers came from;
    "disputed" and "gap" are answers too."""
    if not any(p.search(text) for p in (HAPPENED, UNDER_CONTROL, BETWEEN, STANDING)):
        return
    for pattern, rule in ((HELD_BY, "held by"), (UNDER_CONTROL, "is under control"), (THEIR_CONTROL, "under control")):
        for m in pattern.finditer(text):
            if not NOT_PARTIES.match(m["party"]) and not HABIT.search(text[: m.start()]):
                yield _holding(m, offset, _holder(m["party"]), rule)
    for m in DISPUTED.finditer(text):
        yield _holding(m, offset, "disputed", "disputed ground")
    for m in BETWEEN.finditer(text):
        yield Found(
            offset + m.start(),
            offset + m.end(),
            "ground",
            f"a gap between {' and '.join(sorted((_holder(m['a']), _holder(m['b']))))}",
            rule="gap between two",
        )


def _holder(party: str) -> str:
    """A party's name as a holder of ground: "Peshmerga forces" and "Peshmerga" are one; an adjective keeps its noun."""
    words = re.sub(r"['’]s?$", "", " ".join(party.split()))
    first, _, rest = words.partition(" ")
    adjective = re.search(r"(?:i|ish|ese|an)$", first)
    if adjective:
        return f"{first} {rest or 'forces'}"
    return re.sub(r"\s+(?:security |regional |federal )?(?:forces|troops)$", "", words)


def _holding(m: re.Match[str], offset: int, value: str, rule: str) -> Found:
    groups = m.groupdict()
    before = m.string[max(0, m.start() - 40) : m.start()]
    came = bool(groups.get("from")) or bool(
        re.search(r"\b(?:originat\w+|com(?:e|es|ing)|came|launched)\s+from\s*$", before)
    )
    negated = "not " if groups.get("not") else ""
    return Found(offset + m.start(), offset + m.end(), "from" if came else "ground", negated + value, rule=rule)


# "took responsibility for the care of the wounded": no claim of an attack.
FOR_NO_ATTACK = en.pattern("attack_patterns", "responsibility for no attack").pattern
CLAIMED = re.compile(
    rf"\b(?:(?:claim(?:ed|s|ing)?|took|taken|takes)\s+(?:\w+\s+)?responsibility\b(?!{FOR_NO_ATTACK})"
    # "claimed the attack", and not "claims the attack was staged"
    rf"|claim(?:ed|s)\s+(?:the|this|that|both)\s+(?:\w+\s+)?(?:{ATTACK})"
    r"(?=\s*(?:[.,;]|$)|\s+(?:on|in|at|near|against)\b(?![^.,;]*\b(?:is|are|was|were|had|took|came)\b)))",
    re.IGNORECASE,
)
UNCLAIMED = re.compile(
    r"\b(?:no\s+(?:\w+\s+)?claims?\s+of\s+responsibility"
    r"|no\s+(?:one|group|organi[sz]ation|party)\s+(?:has\s+|have\s+|had\s+)?(?:\w+\s+)?claimed|"
    r"(?:has|have|had|did)\s*(?:not|n['’]t)\s+(?:yet\s+)?(?:claim(?:ed)?|(?P<comment>comment(?:ed)?)"
    r"|take(?:n)?\s+(?:any\s+)?(?:credit|responsibility))"
    r"|(?:has|have|had)\s+made\s+no\s+(?:(?P<none>comment)|claim))\b",
    re.IGNORECASE,
)  # fmt: skip


# "The Red Front made no comment": a group that is known, or one that is called so.
_GROUPS = {n for r in en.table("armed_groups") for n in (r["name"], *r["other_names"].split("|")) if n}
BY_A_GROUP = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(_GROUPS)))}"
    r"|(?i:group|militants|rebels|insurgents|organi[sz]ation|front|movement|militia))\s+$"
)


def _claimed(text: str, offset: int) -> Iterator[Found]:
    """Whether somebody has claimed the attack, or is said not to have."""
    denied = list(UNCLAIMED.finditer(text))
    for m in denied:
        if (m["comment"] or m["none"]) and not BY_A_GROUP.search(text, 0, m.start()):
            continue  # "the minister did not comment further"
        yield Found(offset + m.start(), offset + m.end(), "claim", "not claimed", rule="not claimed")
    for m in CLAIMED.finditer(text):
        if not any(d.start() <= m.start() < d.end() for d in denied):
            yield Found(offset + m.start(), offset + m.end(), "claim", "claimed", rule="claimed")


def _events(text: str, offset: int) -> Iterator[Found]:
    """What happened in the course of an attack."""
    for e in events(text):
        yield Found(offset + e.start, offset + e.end, "event", e.value, rule=e.rule)


WIND = r"(?P<wind>(?:north|south)(?:[- ]?(?:north|south)?[- ]?(?:east|west)(?:ern)?)?|east|west)"
DISTANCE = r"(?P<n>\d+(?:[.,]\d+)?)[\s-]*(?P<unit>kms?|kilomet(?:er|re)s?|miles?|mi)\b\.?(?:\s*\([^)]{1,30}\))?"
POSITION = re.compile(
    rf"(?:\b{DISTANCE}\s+(?:to\s+the\s+)?)?\b{WIND}\s+(?:of\s+)?(?=(?:the\s+)?(?:\w+\s+){{0,2}}[A-Z])", re.IGNORECASE
)


# "attacked a unit northwest of Dorvik": what lies there is no place by name; but in "Arden, a village west of Dorvik"
# and "Arden is a village west of Dorvik" it is the one that was named.
UNNAMED = re.compile(r"\ban?\s+(?:[\w’'-]+\s+){1,3}$", re.IGNORECASE)
LIES = en.any_of("places", "lies somewhere")
SAYS_WHERE = re.compile(rf"(?:[,(–—]|\b(?:{LIES})\b(?:\s+(?:in|at|on|within|near))?)\s*$", re.IGNORECASE)


def _of_no_name(doc: Document, s: Span, at: int, where: list[Place]) -> bool:
    """Whether a direction says where something without a name is, which an article and a noun before it mention."""
    phrase = UNNAMED.search(doc.text[s.start : at])
    if phrase is None or any(s.start + phrase.start() <= p.start < at for p in where):
        return False
    return SAYS_WHERE.search(doc.text[s.start : s.start + phrase.start()]) is None


def _positions(doc: Document, s: Span, where: list[Place]) -> Iterator[Found]:
    """A place by its distance and direction from another, or its direction alone ("southwest of Kirkuk")."""
    for m in POSITION.finditer(doc.text, s.start, s.end):
        # "in the north of Iraq" lies within; "southwest of Erbil" lies outside
        within = re.search(r"\bthe\s+$", doc.text[s.start : m.start()])
        if not m["n"] and (within or not re.search(r"\bof\s+$", m[0])):
            continue
        other = next((p for p in where if m.end() <= p.start <= m.end() + 25), None)
        if other is None or re.search(r"[.;,]", doc.text[m.end() : other.start]):
            continue
        before = [
            p for p in where if doc.paragraph_at(s.start).start <= p.start < m.start() and p.place_id != other.place_id
        ]
        spoken_of = [p for p in before if not POSITION.search(doc.text[max(s.start, p.start - 40) : p.end])]
        spoken_of = [] if _of_no_name(doc, s, m.start(), where) else spoken_of
        km = (
            round(
                float(m["n"].replace(",", "."))
                * KILOMETRES[m["unit"].lower().rstrip("s").replace("kilometre", "kilometer")],
                1,
            )
            if m["n"]
            else None
        )
        wind = re.sub(r"[\s-]", "", m["wind"].lower()).removesuffix("ern")
        yield Found(
            m.start(),
            other.end,
            "position",
            wind,
            km,
            spoken_of[-1].place_id if spoken_of else None,
            other.place_id,
            rule="distance and direction" if m["n"] else "direction",
        )
