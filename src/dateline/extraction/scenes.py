"""Places that a text names and where nothing happened: homes, seats, where people spoke, were taken,
or how far off the scene was."""

from __future__ import annotations

import re

from dateline.extraction.lexicon import en, world
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.toponyms import SIDE

# How far before the name the words are that say what the place is for.
AHEAD = 70
# How far before it a list of names may begin.
LIST_AHEAD = 120
# "the" and one or two words that belong to the place itself: "from the Norland town of".
OWN = r"(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:of\s+)?$"
HOME = re.compile(
    r"(?:\b(?:natives?|residents?|citizens?) of"
    r"|\b(?:born|raised|grew up|lived|lives|living|based|resided"
    r"|resides|residing|studied|schooled)(?:\s+and\s+\w+)?\s+in"
    r"|\b(?:hails?|hailed|hailing|comes?|came|moved|transferred)\s+from|\bmoved\s+to"
    r"|\bhome\s*town(?:\s+(?:of|in))?|\b(?:funerals?|buried|laid to rest)\b[^.;,]{0,20}\s(?:in|at)"
    rf"|(?:,\s+\d{{1,3}},|\d-year-old(?:\s+\w+){{0,2}})\s+(?:from|of))\s+{OWN}",
    re.IGNORECASE,
)
# "from Salby" is where somebody is from, unless something came out of there.
FROM = re.compile(
    rf"(?P<ahead>\w+)\s+from\s+(?:the\s+)?(?:{SIDE}\s+)?(?:the\s+)?(?:(?:[\w-]+\s+){{0,2}}?\w+\s+of\s+)?$",
    re.IGNORECASE,
)
OUT_OF = frozenset(en.words("places", "verbs that lead out of a place"))
DISTANCE = re.compile(
    r"\b(?P<n>\d[\d,.]*|\w+)[\s-]*(?:km|kms|kilomet(?:er|re)s?"
    r"|miles?)\b\)?[^.;]{0,45}?\b(?:of|from|to)\s+(?:the\s+)?(?:[\w-]+,?\s+){0,5}?$",
    re.IGNORECASE,
)
DRIVE = re.compile(
    r"\b(?:hours?|minutes?)[’']?\s+(?:drive|walk|flight|away)?\s*(?:from|of)\s+(?:the\s+)?$", re.IGNORECASE
)
SPOKE = re.compile(
    r"\b(?:told\s+(?:\w+\s+){0,2}(?:reporters|journalists)|reporters|journalists"
    r"|(?:news|press)\s+(?:conference|briefing|office|service)|speaking|speech|spoke|said|interview|meeting|summit|talks"
    r"|headquartered|headquarters|(?:arrested|detained|captured|jailed|imprisoned|held|arraigned|charged"
    r"|tried)(?:\s+\w+)?|court|trial"
    r"|according\s+to\s+(?:[\w’'-]+\s+){0,3}?(?:consulate|embassy)(?:\s+general)?)"
    r"\s+(?:on\s+\w+day\s+)?(?:in|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?$",
    re.IGNORECASE,
)
# "flown to Salby", "is being treated in Salby": where victims were taken.
TAKEN = re.compile(
    r"\b(?:(?:"
    + en.any_of("places", "verbs of taking somebody somewhere")
    + r")\s+(?:[\w’'-]+\s+){0,6}?(?:to|in)|(?:treated|hospitali[sz]ed|recovering|treatment"
    r"|care)\s+(?:\w+\s+){0,3}?(?:in|at))\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}?$",
    re.IGNORECASE,
)
# "he said at a hospital in Salby", "speaking outside the Salby hospital": where somebody spoke, and no more.
CALM = r"(?:hospital|clinic|morgue|mortuary|cemetery|funeral|bed(?:side)?|home|house|office|airport)"
SPOKE_AT = re.compile(
    r"\b(?:said|told\s+\w+(?:\s\w+)?|speaking|spoke|recalled|recounted|added)\s+(?:from|at|in|outside|near)\s+"
    rf"(?:an?|the|his|her|their)\s+(?:(?P<where>(?:[\w-]+\s+){{0,3}}?{CALM}\s+(?:in|at|of|near)\s+(?:the\s+)?"
    r"(?:(?:town|city|village|capital)\s+of\s+)?)|(?:main\s+)?)$",
    re.IGNORECASE,
)
CALM_BEHIND = re.compile(rf"\s+(?:[\w-]+\s+){{0,2}}{CALM}\b", re.IGNORECASE)
# "all of whom are in the Salby hospital", "succumbed to her wounds at Salby hospital": where victims lie.
IN_CARE = re.compile(
    r"\b(?:(?:succumbed(?:\s+to\s+(?:\w+\s+){1,4}?)?|died|passed\s+away)|(?:whom|who|wounded|injured|victims|survivors|patients"
    r"|others|casualties)\s+(?:are|were|was|is|remain\w*"
    r"|stay\w*)\s+(?:[a-z’'-]+\s+){0,2}?)\s*(?:in|at)\s+(?:the\s+)?(?P<name>(?:[\w’'-]+\s+){0,8}?)$",
    re.IGNORECASE,
)
# "hospitals in Salby, Dorvik and | Brook": what leads to the first name of a list leads to all.
NAME = r"[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*))*"
LISTED = re.compile(rf"\b{NAME}(?:,\s+{NAME})*(?:,?\s+and\s+|,\s+)$")
HOSPITAL = re.compile(r"\b(?:hospitals?|clinics?|medical cent(?:er|re)s?)\b", re.IGNORECASE)
# "the deadliest attack since Salby": an attack that goes by its place.
SINCE = re.compile(r"\b(?:since|because of|remember)\s+(?:the\s+)?$", re.IGNORECASE)
# "Because of Salby. Dorvik. Brook.": names of attacks that everybody knows, each a sentence.
ALONE_BEFORE, ALONE_BEHIND = re.compile(r"[\w’][.!?]\s+$"), re.compile(r"[.!?](?:\s|$)")
# "was felt in Salby", "as far away as Salby", "Salby, about 30 km away".
FELT = re.compile(
    r"\b(?:felt|heard|seen|visible|audible)\s+(?:as\s+far(?:\s+away)?\s+as|in|across|throughout)\s+(?:the\s+)?"
    r"(?:[\w-]+\s+){0,2}?$",
    re.IGNORECASE,
)
AWAY = re.compile(
    r",?\s+(?:which\s+is\s+|some\s+|about\s+|around\s+|roughly\s+|nearly\s+){0,3}\d[\d,.]*\s*"
    r"(?:km|kms|kilomet(?:er|re)s?|miles?)\s+away\b",
    re.IGNORECASE,
)
SEAT = re.compile(
    r"(?:[’']s)?\s+(?:police\s+(?:chief|commissioner|spokes\w+|commander)"
    r"|mayor|governor|sheriff|archbishop|bishop|mission)\b",
    re.IGNORECASE,
)
# "the Salby-based company": where its seat is.
BASED = re.compile(r"-(?:based|headquartered|listed|registered|owned|born|trained|educated)\b")
# "a convoy heading from Dorvik to Salby", "on the highway to Salby".
TRAVEL = re.compile(
    r"\b(?:heading|headed|bound|en route|travell?ing|on (?:its|his|her|their|the) way|journey|going"
    r"|returning|convoy|highway|road|flight|carrying|ferrying)\b[^.;,]{0,30}\b(?:to|for|from|towards?)\s+(?:the\s+)?"
    r"(?:(?:[\w-]+\s+){0,2}(?:city|town|village|capital)\s+of\s+)?$"
    r"|\bfrom\s+[A-Z]\w+\s+to\s+$|\bbetween\s+(?:(?:its|their|[A-Z]\w+[’']s)\s+)?(?:(?:towns|cities|villages)\s+of\s+)?$"
)
HIGHWAY = re.compile(r"(?:\s*[-–]\s*[A-Z]\w+)?\s+(?:national\s+)?(?:highway|motorway|expressway)\b", re.IGNORECASE)
BORDER = re.compile(r"\bborders?\s+(?:with|of)\s+$", re.IGNORECASE)


# "Air strikes on a funeral in Salby on Sunday", "a bomb hit mourners": those who mourn are those who are attacked.
STRUCK = re.compile(
    rf"\b(?:{ATTACKS}|bombs?|missiles?|jets?|planes?|rockets?|hit|hits|struck|targeted|attacked|bombed)\s+"
    r"(?:(?:on|at|against|of)\s+)?(?:(?:the|an?|its|their)\s+)?(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)


# "He came from Salby, where 38 people were massacred": where somebody lived, and attackers struck.
STRUCK_THERE = re.compile(
    rf",?\s+where\s+[^.;]{{0,60}}?\b(?:killed|massacred|murdered|gunned|shot|slain|slaughtered|attacked|bombed|{ATTACKS})\b",
    re.IGNORECASE,
)


def struck_before(text: str, at: int) -> bool:
    """Whether words of an attack lead to a place in a text: "air strikes on a | funeral", and not "at a | funeral"."""
    return STRUCK.search(text, max(0, at - 60), at) is not None


def no_scene(text: str, start: int, end: int) -> bool:
    """Whether the words around a place's name say that the attack was elsewhere.

    >>> texts = ["a 24-year-old from Salby died", "450 miles (725 km) east of Salby"]
    >>> texts += ["he told reporters in Salby", "was flown to Salby", "all of whom are in the Salby hospital"]
    >>> texts += ["hurt, according to the Norland Consulate General in Salby"]
    >>> texts += ["he said at a hospital in Salby", "she said, speaking outside the Salby hospital"]
    >>> texts += ["are under treatment in different hospitals at Dorvik, Old Brook and Salby"]
    >>> texts += ["evacuees from the northern towns of Dorvik and Salby were killed"]
    >>> all(no_scene(t, t.index("Salby"), t.index("Salby") + 5) for t in texts)
    True
    >>> texts = ["bodies were recovered from Salby", "a bomb killed six in Salby"]
    >>> texts += ["near the village of Salby", "took him to court; a bomb in Salby"]
    >>> texts += ["he came from Salby, where 38 people were massacred"]
    >>> texts += ["two were treated in Dorvik, and a bomb in Salby", "bombs in Dorvik, Brook and Salby"]
    >>> texts += ["a bomb at a hospital in Salby", "police said in a raid on the Salby hospital nine died"]
    >>> any(no_scene(t, t.index("Salby"), t.index("Salby") + 5) for t in texts)
    False
    """
    if STRUCK_THERE.match(text, end):
        return False
    before = text[max(0, start - AHEAD) : start]
    home = HOME.search(before)
    if home and struck_before(text, start - len(before) + home.start()):
        home = None
    if home or any(p.search(before) for p in (SPOKE, TAKEN, BORDER)) or elsewhere(text, start, end):
        return True
    if (others := LISTED.search(text, max(0, start - LIST_AHEAD), start)) and TAKEN.search(
        text[max(0, others.start() - AHEAD) : others.start()]
    ):
        return True
    if (care := IN_CARE.search(before)) and HOSPITAL.search(f"{care['name']}{text[start : end + 12]}"):
        return True
    if (spoke := SPOKE_AT.search(before)) and (spoke["where"] or CALM_BEHIND.match(text, end)):
        return True
    first = others.start() if others else start  # "from Salby and | Dorvik"
    out = FROM.search(text[max(0, first - AHEAD) : first])
    return bool(out and out["ahead"].lower() not in OUT_OF) or SEAT.match(text, end) is not None


def elsewhere(text: str, start: int, end: int) -> bool:
    """Whether the words around a place's name say that it is only on the way, some way off, or in the name of
    another attack; a home or a seat of the police may still be where it was.

    >>> texts = ["450 miles (725 km) east of Salby", "on the Salby-Dorvik highway", "the deadliest attack since Salby"]
    >>> texts += ["was felt in Salby", "Salby, about 30 km away", "a bus carrying the troops to the city of Salby"]
    >>> texts += ["Because of Salby. Dorvik.", "Because of Dorvik. Salby. Brook."]
    >>> texts += ["the Salby-based miner Orlo", "between its Salby and Dorvik mines"]
    >>> all(elsewhere(t, t.index("Salby"), t.index("Salby") + 5) for t in texts)
    True
    >>> any(elsewhere(t, t.index("Salby"), t.index("Salby") + 5) for t in ["Ann Roe of Salby", "a bomb in Salby, away"])
    False
    """
    before = text[max(0, start - AHEAD) : start]
    alone = ALONE_BEHIND.match(text, end) and ALONE_BEFORE.search(before)
    return (
        bool(alone)
        or any(p.search(before) for p in (DISTANCE, DRIVE, TRAVEL, SINCE, FELT))
        or HIGHWAY.match(text, end) is not None
        or AWAY.match(text, end) is not None
        or BASED.match(text, end) is not None
    )


LOCATED = re.compile(
    r"\b(?:in|across|throughout)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?P<name>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})"
)


def regions_said(sentence: str) -> set[str]:
    """The identifiers of the countries and states that a sentence puts something into: "in northern Norland"."""
    out = set()
    for m in LOCATED.finditer(sentence):
        words = m["name"].split()
        for n in range(len(words), 0, -1):
            if own := world.regions().get(" ".join(words[:n])):
                out |= {r.place_id for r in own}
                break
    return out
