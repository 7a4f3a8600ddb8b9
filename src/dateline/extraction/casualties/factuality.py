"""Harm that a sentence speaks of and does not tell as done: threatened, tried, thought of, asked about or denied.

"The group threatened to kill 20 hostages", "the bomb could have killed 100", "none of the 30 passengers was hurt", "if
20 people had been killed". What is presupposed is told ("whether the 20 people killed were soldiers"), and so is what
may have happened, though as less than a number of those hit ("20 may have been killed", "20 are feared dead").
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from dateline.extraction.casualties.counts import Party
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.text.document import Document, Word

if TYPE_CHECKING:
    from dateline.extraction.attribution.statements import Statement
    from dateline.extraction.casualties.claims import Claim

# Between a modal or a negation and its verb.
CARRIED = frozenset(en.words("function_words", "carried"))
NEGATIONS = frozenset("not never without nor cannot".split())
MODALS = frozenset("would will could can might may should shall must".split())
PERHAPS = frozenset("may might must".split())
# Behind these "to kill" mentions a killing that was done.
CARRIED_OUT = frozenset("on managed continued proceeded succeeded used came went able helped".split())
# Before "to be killed" these mention one that was not.
INTENDED = frozenset(en.words("casualties", "intended"))
# "The order to kill the six priests" mentions known dead.
DEFINITE = frozenset("the those these".split())
ORDERS = frozenset("order orders decision".split())
ASKED = frozenset("if whether unless".split())
NONE_OF = frozenset("none neither".split())


def undone(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether the harm to some counted people is not told as done."""
    definite = words[p.first].low in DEFINITE
    known = definite or (h.past < len(words) and words[h.past].low in DEFINITE)
    ordered = known and h.first > 1 and words[h.first - 1].low == "to" and words[h.first - 2].low in ORDERS
    if _of_none(words, p) or _none_of_those(words, h, p) or _by_nobody(words, h, p):
        return True
    if (_verb_undone(words, h) and not ordered) or (h.first and words[h.first - 1].low == "attempted"):
        return True
    deaths = h.way == "noun" and "the" in [w.low for w in words[max(0, h.first - 3) : h.first]]
    between = {w.low for w in words[p.past : h.first]}
    asked_of = bool(PASSIVE & between) and "who" not in between  # "if the six people were among the dead"
    return (asked_of or not (definite or deaths)) and _asked(words, min(h.first, p.first))


def _of_none(words: list[Word], p: Party) -> bool:
    """ "none of the 30 passengers", "not one of the 12"."""
    before = [w.low for w in words[max(0, p.first - 3) : p.first]]
    return before[-1:] == ["of"] and (before[-2:-1] in ([w] for w in NONE_OF) or before == ["not", "one", "of"])


PASSIVE = frozenset("was were been being is are".split())
NOBODY = frozenset("none neither nobody no-one".split())
ENDS_ASIDE = frozenset(", ; : — – -- )".split())


def _none_of_those(words: list[Word], h: Harm, p: Party) -> bool:
    """ "200 people were inside and none was hurt", "52 people, but no one was killed", "whether any of 20 guests had
    been hurt"; not "12 people, none of them soldiers, were killed", "whether any of the 20 killed was a guest"."""
    between = [w.low for w in words[p.past : h.first]]
    if [w.low for w in words[max(0, p.first - 2) : p.first]] == ["any", "of"] and PASSIVE & set(between):
        return _asked(words, p.first) and not ENDS_ASIDE & set(between)
    ends = (n for n, w in enumerate(between) if w in NOBODY or (w == "one" and between[n - 1 : n] == ["no"]))
    last = max(ends, default=-1)
    return last >= 0 and not ENDS_ASIDE & set(between[last:])


UNITS = frozenset("day week month year hour minute".split())
EVERY = frozenset("every each per".split())
# Behind "a day" these make it a day: "nine were killed a day after".
OF_A_TIME = frozenset("after before earlier later ago when since of in".split())


def rate(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether a count is how many are harmed in each stretch of time: "an average of nine people are killed",
    "nine people die every day", "claims nine lives a month"; not "nine died a day later"."""
    ahead = [w.low for w in words[max(0, min(p.first, h.first) - 4) : p.first]]
    if "average" in ahead or any(a in EVERY and b in UNITS for a, b in itertools.pairwise(ahead)):
        return True
    behind = [w.low for w in words[max(h.past, p.past) : max(h.past, p.past) + 9]]
    stop = next((n for n, w in enumerate(behind) if w in STOPS or w == "."), len(behind))
    for n, (lead, unit) in enumerate(itertools.pairwise(behind[:stop])):
        if lead in EVERY and (unit in UNITS or behind[n + 2 : n + 3] in ([f"{u}s"] for u in UNITS)):
            return True
        if lead in ("a", "an") and unit in UNITS:
            return not OF_A_TIME & set(behind[n + 2 : n + 3])
    return False


CRIMES = frozenset(en.words("casualties", "crimes of the condemned"))


def condemned(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether those executed were condemned for an attack: "five men were hanged for the 2011 bombing"; not "gunmen
    executed five men for spying"."""
    if words[h.past - 1].low not in ("executed", "hanged", "death"):
        return False
    behind = [w.low for w in words[max(h.past, p.past) : max(h.past, p.past) + 9]]
    if behind[:1] == ["convicted"] or behind[1:3] == ["were", "convicted"]:
        return True
    at = next((n for n, w in enumerate(behind) if w in ("for", "over")), None)
    return at is not None and at < 4 and bool(CRIMES & set(behind[at : at + 5]))


def _by_nobody(words: list[Word], h: Harm, p: Party) -> bool:
    """ "Nobody has shown us a single body"."""
    ahead = [w.low for w in words[max(0, min(h.first, p.first) - 6) : min(h.first, p.first)]]
    return "nobody" in ahead or any(a == "no" and b == "one" for a, b in itertools.pairwise(ahead))


# "Help in capturing nine men", "hopes of killing the leader": nobody has done it.
WISHED = frozenset(en.words("casualties", "wished for"))


def _verb_undone(words: list[Word], h: Harm) -> bool:
    at, chain = h.first, [""]
    while at and (
        (words[at - 1].low in CARRIED | MODALS | NEGATIONS | {"to"} and not _month(words, at - 1))
        or is_adverb(words[at - 1].text)
        or words[at - 1].low.endswith(("n't", "n’t"))
    ):
        at -= 1
        chain.insert(0, words[at].low)
    lead = words[at - 1].low if at else ""
    if h.way == "ing" and lead in ("in", "for", "at", "of") and at > 1 and words[at - 2].low in WISHED:
        return True
    passed = set(chain) | {w.low for w in words[h.first : h.first + 1] if w.low == "have"}  # "are known to have died"
    if passed & NEGATIONS or any(c.endswith(("n't", "n’t")) for c in chain):
        return "only" not in [w.low for w in words[at : h.first + 1]]
    if "to" in passed:
        might = lead == "used" and MODALS & {w.low for w in words[max(0, at - 4) : at]}
        done = (lead in CARRIED_OUT and not might) or _with_what(words, at)
        return "have" not in passed and (lead in INTENDED if "be" in passed else not done)
    modal = passed & MODALS
    if (
        not modal
        or h.way in ("noun", "toll", "lives", "found")
        or words[h.first].low in ("dead", "missing", "feared", "presumed")
    ):
        return False
    if "have" in passed:
        return not modal & PERHAPS and ("would" in modal or "been" not in passed)
    return True


def _month(words: list[Word], n: int) -> bool:
    """Whether "May" is the month: a capital within a sentence."""
    return n > 0 and words[n].text == "May"


# So many words may tell what was used: "used long curved knives to kill 29 people".
USED = 5
BE = frozenset(en.words("casualties", "passive auxiliaries"))


def _with_what(words: list[Word], past: int) -> bool:
    """Whether the words before "to kill" tell what was used for it: "used knives", "had used a rifle"; not "could be
    used", "would have used"."""
    n = next((n for n in range(past - 1, max(past - 1 - USED, 0), -1) if words[n].low == "used"), None)
    if n is None or any(w.low in STOPS for w in words[n:past]):
        return False
    before = {w.low for w in words[max(0, n - 3) : n]}
    return not before & (MODALS | NEGATIONS | (BE - {"has", "have", "had"}))


STOPS = frozenset(", ; : ( ) and but who which that".split())


def _asked(words: list[Word], at: int) -> bool:
    """Whether a condition or a question is before, in the same clause."""
    for n in range(at - 1, -1, -1):
        w = words[n]
        if w.low in (",", ";", ":", "—", "–", "-", "--", "(", "and", "but", "who", "which"):
            return False
        if w.low in ASKED:
            return True
    return False


# Modes of figures that are less than told.
UNSURE = ("unconfirmed", "possible", "seen")
FEARED = re.compile(r"\b(?:feared|presumed) (?:dead|killed)\b", re.IGNORECASE)
# "The toll could rise to 20", "as many as 20 may have died".
POSSIBLE = re.compile(
    r"\b(?:may|might|could|(?:is|are) (?:feared|expected|likely) to)"
    r" (?:\w+ )?(?:be|have|rise|reach|climb|go|exceed|pass|top|increase|grow)\b",
    re.IGNORECASE,
)
# "Some said that ten bodies were yet to be found, others put it at 20".
SOUGHT = re.compile(r"\b(?:body|bodies|corpses?)\b[^.;,]{0,20}\byet to be \w+ed\b", re.IGNORECASE)
# "Unconfirmed reports said that 20 had died".
OPEN_AHEAD = re.compile(r"\b(?:unconfirmed|unverified|uncorroborated)\b[^.;]*$", re.IGNORECASE)
NOT_CONFIRMED = (
    r"(?:(?:was|were|is|are|has|have|had|could)(?: not|n[’']t)(?: yet| immediately)?(?: be| been)?(?: \w+ly)?"
    r"|(?:is|are|has|have) yet to be(?: \w+ly)?|remains?(?: \w+ly)?) (?:un)?(?:confirmed|verified|corroborated)\b"
)
COUNTED = r"(?:death )?(?:figures?|numbers?|tolls?|counts?|tally|tallies|estimates?)"
# "Put it at 20, a figure that could not be verified".
OPEN_BEHIND = re.compile(
    rf"[^.;]{{0,40}}?(?:[,–—]| but| although| though) ?(?:(?:an?|this|the|that|but|although|though|which) ){{0,2}}"
    rf"(?:{COUNTED} (?:that |which )?)?{NOT_CONFIRMED}",
    re.IGNORECASE,
)
# The same in the next sentence.
OPEN_NEXT = re.compile(
    rf"[”\"’]?\s+(?:the|this|that|these|those|its|their|neither) (?:{COUNTED}|claims?|reports?) {NOT_CONFIRMED}",
    re.IGNORECASE,
)
SEERS = en.any_of("casualties", "who sees")
PICTURES = en.any_of("casualties", "what shows")
# "A reporter saw at least 12 bodies", "the video showed seven people lying".
SAW = re.compile(
    rf"(?:\b(?:{SEERS})\b[^.;,]{{0,50}}?\b(?:saw|seeing|spotted|can see|could see|seen)"
    rf"|\b(?:{PICTURES})\b[^.;]{{0,40}}?\b(?:show|shows|showed|showing))\b[^.;,]{{0,30}}$",
    re.IGNORECASE,
)


def unsure(doc: Document, c: Claim, speaker: Statement | None) -> tuple[str, str] | None:
    """The mode of a figure that is less than told, and its rule: who is feared dead, may have died or is counted in
    words that nobody has confirmed; or was only seen by somebody, who gives no number of them all."""
    sentence = doc.sentence_at(c.figure_start)
    before, behind = doc.text[sentence.start : c.figure_start], doc.text[c.end : sentence.end]
    if FEARED.search(c.words):
        return "possible", "feared dead"
    if SOUGHT.search(doc.text, sentence.start, sentence.end):
        return "possible", "still sought"
    if POSSIBLE.search(c.words):
        return "possible", "possible"
    next_ = speaker is not None and OPEN_NEXT.match(doc.text, sentence.end)
    if OPEN_AHEAD.search(before) or OPEN_BEHIND.match(behind) or next_:
        return "unconfirmed", "not confirmed"
    return ("seen", "seen by a witness") if SAW.search(before) else None
