"""Figures that a report takes back: denied, withdrawn, superseded by its own later one, or not a part but the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extraction.attribution.statements import Statement
from dateline.extraction.casualties.claims import Claim
from dateline.extraction.casualties.factuality import UNSURE, unsure
from dateline.extraction.text.document import Document

if TYPE_CHECKING:
    from dateline.tables import ClaimRow


# What makes a clause out of a denial, and out of what was not said: "denied reports that", "did not confirm that".
NOT_SAID = re.compile(
    r"(?:den\w+ (?:the |any |all |earlier )?(?:\w+ )?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|news)"
    r"|(?:(?:did|does|do|could|would|can|has|have|had|will)(?: not|n[’']t)(?: yet)?"
    r"|(?:has|have|had|is|are) yet to) (?:confirm|say|said|verify|verified|acknowledge|announce|report|state)\w*"
    r"(?: (?:the |any |these |those |media |local )*(?:reports?|claims?))?)"
    r" that |den\w+ (?:ever )?having ",
    re.IGNORECASE,
)


# Behind these a figure is no longer what is denied: "denied that it had fired on the village where nine died".
ELSE = re.compile(
    r"\b(?:who|which|that|where|when|after|before|while|in|for|of|to|behind|over|following)\b", re.IGNORECASE
)


# The outlet itself says that it is not so.
UNTRUE_AHEAD = re.compile(
    r"\b(?:disputed|rejected|dismissed|refuted|faulted|debunked|contradicted|contested|challenged)"
    r" (?:an?|the|any|all|earlier) (?:\w+ )?(?:reports?|claims?|statements?|figures?|allegations?)"
    r"(?: (?:by|from|of) [^.;,]{1,60}?)? that "
    r"|\b(?:no (?:evidence|proof|indication|truth in \w+)|not true"
    r"|untrue|false)\b(?: (?:to say|of|claims?|reports?))? that ",
    re.IGNORECASE,
)


REPORTS_THAT = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?)\b(?:[^.;,]{0,30} that | of (?=(?:[\w’'-]+ ){0,3}$))", re.IGNORECASE
)


UNTRUE_BEHIND = re.compile(
    r"[^.;]{0,40}?\b(?:are|were|was|is|proved|turned out)(?: to be)?(?: \w+ly)? (?:false"
    r"|wrong|untrue|unfounded|incorrect|baseless|mistaken|inaccurate|premature|denied|dismissed|refuted)\b",
    re.IGNORECASE,
)


def _refuted(doc: Document, c: Claim) -> bool:
    """Whether the outlet says that a figure is wrong: "reports that 20 were killed are false",
    "reports of two teachers being kidnapped were denied", "no evidence that 20 were"."""
    sentence = doc.sentence_at(c.figure_start)
    before, behind = doc.text[sentence.start : c.start], doc.text[c.end : sentence.end]
    ahead = UNTRUE_AHEAD.search(before)
    if ahead is None and UNTRUE_BEHIND.match(behind):
        ahead = REPORTS_THAT.search(before)
    return ahead is not None and not ELSE.search(before, ahead.end())


# "13, not 15", "rather than 15", "up from 48", "an earlier version of this article said 15":
# the figure that another takes the place of.
NOT_SO = re.compile(
    r"\b(?:raising|lifting|lowering|revising|updating) (?:the|an?|its) (?:previous|earlier|initial|provisional) "
    r"(?:death )?(?:toll|count|figure|number) (?:of |from )?$"
    r"|(?:,| but|\()\s*(?:and )?not (?:the )?$|\b(?:rather than|instead of|as opposed to)(?: the)? $"
    r"|\b(?:up|down|revised|lowered|reduced|corrected|raised|increased|rising|rose|risen|climbed"
    r"|jumped) from (?:(?:the|an?|at least|about|earlier|previous|initial|original) ){0,3}"
    r"(?:(?:reports?|tolls?|counts?|estimates?|figures?) of )?$",
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


# "Earlier reports said that five had been wounded": who writes so knows of others that say otherwise.
EARLIER_REPORTS = re.compile(
    r"^[“\"]?(?:the )?earlier (?:\w+ )?reports? (?:had |have )?"
    r"(?:said|put|spoke|spoken|suggested|indicated|gave|given|mentioned|claimed|stated)\b[^.;]*$",
    re.IGNORECASE,
)


RIGHTLY = re.compile(r"[;—–]|\b(?:correct|actual|real|true) (?:figure|number|toll|count)\b|\bin fact\b", re.IGNORECASE)


def _withdrawn(doc: Document, c: Claim) -> bool:
    """Whether a figure is one that its own sentence says was wrong or has been superseded."""
    before = doc.text[doc.sentence_at(c.figure_start).start : c.figure_start]
    wrongly = WRONGLY.search(before)
    lowered = LOWERS.search(before) and doc.text[c.figure_start : c.figure_start + 4].lower() == "the "
    return (
        bool(lowered)
        or NOT_SO.search(before) is not None
        or EARLIER_REPORTS.search(before) is not None
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


def overtaken(doc: Document, rows: list[ClaimRow]) -> list[ClaimRow]:
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
    if mode in UNSURE:
        return (unsure(doc, c, None) or ("", "not confirmed"))[1]
    if mode == "total":
        return "of them all"
    return "denied" if mode == "denied" else "wrong or changed" if _withdrawn(doc, c) else "said before"


def mode_said(doc: Document, c: Claim, speaker: Statement | None, before: list[ClaimRow]) -> str:
    """The mode of a figure; `before` are the rows of the figures before it. "44 of them were killed" is a part of the
    harmed told before, and where more of them were not harmed ("a convoy of 2,500 troops") it is all of the dead."""
    if _denied(doc, c, speaker):
        return "denied"
    if _withdrawn(doc, c):
        return "superseded"
    mode = c.mode
    if c.mode_rule == "of them" and c.low is not None:
        wholes = (o for o in before if o["effect"] in HARMED and (o["low"] is None or o["low"] > c.low))
        mode = c.mode if any(wholes) else "total"
    told = unsure(doc, c, speaker) if mode == "total" else None
    return told[0] if told else mode


HARMED = ("killed", "wounded", "killed or wounded", "missing", "captured")


def _denied(doc: Document, c: Claim, speaker: Statement | None) -> bool:
    """Whether a figure is what its source denies or does not confirm: "the ministry denied that nine had died"."""
    if _refuted(doc, c):
        return True
    if speaker is None or speaker.act not in ("deny", "decline"):
        return False
    before = doc.text[speaker.start : c.start]
    opening = NOT_SAID.match(before)
    if opening is None and (speaker.act == "decline" or before.lower().startswith("den")):
        return False
    return not ELSE.search(before, opening.end() if opening else 0)
