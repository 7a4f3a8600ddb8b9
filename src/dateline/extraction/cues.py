"""Cues: the verbs and phrases of rules/cues.csv in a sentence whose quotations are closed up to one token each."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dateline.extraction import rules
from dateline.extraction.document import Document, Span
from dateline.extraction.quotations import Quotation


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


@cache
def cue_forms() -> dict[str, tuple[tuple[str, ...], str]]:
    """Frames and act of every form of every cue verb."""
    return {f: (tuple(r["frames"].split()), r["act"]) for r in rules.table("cues") for f in r["forms"].split()}


def tokens_of(doc: Document, sentence: Span) -> list[Token]:
    """Words of a sentence with each quotation closed up to one token."""
    if (known := doc.kept.get(("tokens", sentence))) is not None:
        return known  # type: ignore[no-any-return]
    inside = doc.quotations_in(sentence.start, sentence.end)
    out: list[Token] = []
    at = sentence.start
    for q in inside:
        out += [Token(w.start, w.end, w.low, w.text, None) for w in doc.words_in(at, q.open)]
        out.append(Token(q.open, q.close, "“”", "“”", q))
        at = q.close
    out += [Token(w.start, w.end, w.low, w.text, None) for w in doc.words_in(at, sentence.end)]
    doc.kept["tokens", sentence] = out
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
                if nxt in ("for", "on", "upon"):
                    past, words = past + 1, f"{words} {nxt}"
                elif any(t.quote for t in toks[past : past + 14]):
                    frames, act = ("do",), "assess"  # called the plan "outrageous"
                else:
                    i += 1
                    continue
            if low.startswith("claim") and past < len(toks) and toks[past].low == "responsibility":
                frames = ("do",)
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


# Forms that are nouns as often as verbs.
AMBIGUOUS = frozenset(
    "state states support supports claim claims question questions plan plans comment comments report reports note notes answer answers "
    "answers charge charges promise promises demand demands call calls estimate estimates hope hopes fears doubts warning compared".split()
)
NOMINAL_AFTER = frozenset(
    "of in on for from about , . ; ) to against and or over at among is was are were have has".split()
)


def noun_use(toks: list[Token], cue: Cue) -> bool:
    """Whether a form that may be a noun is one here: "the claims", "a report", "his state", "an attack"."""
    if "according" in cue.frames:
        return False
    low = cue.words.lower()
    if low in AMBIGUOUS and cue.first:
        prev, nxt = toks[cue.first - 1], toks[cue.past] if cue.past < len(toks) else None
        if nxt is None or nxt.low in NOMINAL_AFTER:
            return True
        spoken = nxt.low in ("that", ":") or nxt.quote is not None
        if not spoken and not (
            prev.text[:1].isupper()
            or prev.low in ("he", "she", "they", "it", "we", "i", "who", "also", "officials", "experts")
        ):
            return True
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
