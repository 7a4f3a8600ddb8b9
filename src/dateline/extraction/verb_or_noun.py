"""Whether a form that may be a verb of saying or a noun is which: "the ministry reports that", "two reports of it"."""

from __future__ import annotations

from dateline.extraction.cue_phrases import NOMINAL_AFTER
from dateline.extraction.cues import cues_in
from dateline.extraction.document import Document, Span
from dateline.extraction.tokens import Cue, Token, title_case, tokens_of

# Forms that are nouns as often as verbs.
AMBIGUOUS = frozenset(
    "state states support supports claim claims question questions plan plans comment comments report reports note notes answer answers "
    "answers charge charges promise promises demand demands call calls estimate estimates hope hopes fears doubts warning compared "
    "show shows remark remarks rule rules appeal appeals stress attacks".split()
)
# A verb right behind shows a noun: "twenty states led by", "reports said".
VERBS_AFTER = frozenset("led made said say says came come would will could can had did found put".split())
AUXILIARIES = frozenset("could would will can may might must should is are was were has have had does did".split())
OPENERS = frozenset("the a an this that these those its his her their of for by with from into about some".split())


def _adjective(toks: list[Token], cue: Cue) -> bool:
    """Whether a participle stands before the noun it belongs to: "the alleged killers", "a widely read column"."""
    if not toks[cue.first].low.endswith(("ed", "read", "led")) or cue.past != cue.first + 1:
        return False
    at = cue.first - 1
    while at > 0 and toks[at].low.endswith("ly"):
        at -= 1
    nxt = toks[cue.past] if cue.past < len(toks) else None
    return (
        toks[at].low in OPENERS - {"that"}
        and nxt is not None
        and nxt.low[0].isalpha()
        and nxt.low not in NOMINAL_AFTER | {"that", "he", "she", "they", "it"}
    )


def _named_behind(toks: list[Token], cue: Cue) -> bool:
    """Whether a name alone stands between a comma and the verb that closes the clause: "..., the Harbour Journal reports."."""
    closes = cue.past >= len(toks) or toks[cue.past].low in (".", ",")
    first = cue.first
    while first and toks[first - 1].text[:1].isupper():
        first -= 1
    at = first - 1 if first and toks[first - 1].low == "the" else first
    behind = at > 1 and (toks[at - 1].low == "," or toks[at - 1].quote is not None)
    return closes and first < cue.first and behind and not title_case(toks)


# What opens a clause behind a verb, and hardly anything behind a noun.
OPENED = frozenset("that : how why whether".split())
PRONOUNS = frozenset("he she they it we there".split())
INTENTIONS = frozenset("plan plans promises hope hopes demands".split())


def _by_a_name(toks: list[Token], at: int) -> bool:
    """Whether a name, or an apposition that a comma closes, stands right before a token."""
    prev = toks[at - 1]
    return prev.low == "," or (prev.text[:1].isupper() and not prev.low.endswith(("'s", "’s", "s'")))


def noun_use(toks: list[Token], cue: Cue) -> bool:
    """Whether a form that may be a noun is one here: "the claims", "a report", "his state", "an attack"."""
    if "according" in cue.frames:
        return False
    low = cue.words.lower()
    if low in AMBIGUOUS and cue.first:
        prev, nxt = toks[cue.first - 1], toks[cue.past] if cue.past < len(toks) else None
        if _named_behind(toks, cue):
            return False
        if nxt is not None and nxt.low == "to" and low in INTENTIONS and _by_a_name(toks, cue.first):
            return False  # "Jane Doe, the mayor, plans to return"
        if nxt is None or nxt.low in NOMINAL_AFTER or nxt.low in VERBS_AFTER:
            return True
        after = toks[cue.past + 1].low if cue.past + 1 < len(toks) else ""
        if nxt.low == "that" and after in AUXILIARIES:
            return True  # "a set of rules that could close the mine"
        pronoun = low in ("show", "shows", "hope", "hopes", "note", "notes") and nxt.low in PRONOUNS
        spoken = pronoun or nxt.low in OPENED or nxt.quote is not None
        if not spoken and not (
            prev.text[:1].isupper()
            or prev.low in ("he", "she", "they", "it", "we", "i", "who", "also", "officials", "experts")
        ):
            return True
    if cue.first == 0:
        return not cue.words.lower().endswith("ing") or cue.words.lower() == "according" or len(toks) < 3
    before = toks[cue.first - 1]
    if before.low == "worth" or (before.low, low) == ("no", "doubt"):
        return True  # "it is worth noting", "there is no doubt": the outlet's own voice
    if _adjective(toks, cue) or (before.low.endswith(("'s", "s'")) and low in AMBIGUOUS):
        return True
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


def verbs_of(doc: Document, sentence: Span) -> list[Cue]:
    """The cues of a sentence that are no nouns, from the left."""
    if (known := doc.kept.get(("verbs", sentence))) is not None:
        return known  # type: ignore[no-any-return]
    toks = tokens_of(doc, sentence)
    out = [c for c in cues_in(toks) if not noun_use(toks, c)]
    doc.kept["verbs", sentence] = out
    return out
