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


@cache
def phrasal_cues() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """What follows each first word of a cue of several words, and its act."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for r in rules.table("phrasal_cues"):
        for form in r["forms"].split():
            out.setdefault(form, []).append((tuple(r["rest"].split()), r["act"]))
    return out


@cache
def noun_acts() -> dict[str, str]:
    """The act of every form of every noun cue."""
    return {f: r["act"] for r in rules.table("noun_cues") for f in r["forms"].split()}


def _phrasal(toks: list[Token], i: int) -> Cue | None:
    """The cue of several words that begins at a token."""
    for rest, act in phrasal_cues().get(toks[i].low, ()):
        past = i + 1 + len(rest)
        if tuple(t.low for t in toks[i + 1 : past]) == rest:
            return Cue(i, past, " ".join((toks[i].text, *rest)), ("do",), act)
    return None


# Verbs that only carry a noun of speaking: "issued a strong warning to", "made a call for".
CARRIERS = frozenset(
    "made makes making make issued issues issuing issue sounded sounds sounding delivered gave gives giving renewed renews repeated repeats launched sent sends sending conveyed conveys conveying".split()
)
SPOKEN_NOUNS = frozenset(
    "condolences sympathies sympathy call calls appeal appeals plea pleas warning warnings condemnation denunciation denial threat threats pledge pledges promise promises demand demands apology".split()
)
SPOKEN_TO = frozenset("for to of on that against over".split())
SPOKEN_ACTS = {
    "condemnation": "condemn", "denunciation": "condemn", "plea": "call for support", "pleas": "call for support", "apology": "acknowledge",
    **dict.fromkeys(("condolences", "sympathies", "sympathy"), "condole"),
}  # fmt: skip


def _carried(toks: list[Token], i: int) -> Cue | None:
    """The cue that a light verb makes with the noun behind it, up to three words between them."""
    if toks[i].low not in CARRIERS:
        return None
    for n in range(i + 1, min(i + 5, len(toks) - 1)):
        low = toks[n].low
        if low in SPOKEN_NOUNS and toks[n + 1].low in (("for", "on") if low.startswith("call") else SPOKEN_TO):
            act = SPOKEN_ACTS.get(low) or noun_acts().get(low, "")
            return Cue(i, n + 1, f"{toks[i].text} {low}", ("do",), act)
        if toks[n].quote or not low[0].isalpha() or low in ("to", "that", "who"):
            return None
    return None


ATTACKS = frozenset(
    "attack attacks raid raids assault assaults bombing bombings ambush killing killings shooting blast explosion strike strikes operation".split()
)


def _claims_attack(toks: list[Token], past: int) -> bool:
    """Whether "claimed" is followed by a deed: "claimed responsibility", "claimed the attack", "claimed both bombings"."""
    for n in range(past, min(past + 4, len(toks))):
        if toks[n].low == "responsibility":
            return n == past
        if toks[n].low in ATTACKS:
            return n + 1 == len(toks) or toks[n + 1].low in NOMINAL_AFTER | {"through", "via", "as", "near", "saying"}
        if toks[n].quote or toks[n].low in ("to", "that", "it", "its"):
            return False
    return False


def _puts_toll(toks: list[Token], i: int) -> Cue | None:
    """ "put the death toll at eight"."""
    if toks[i].low not in ("put", "puts", "putting"):
        return None
    behind = [t.low for t in toks[i + 1 : i + 7]]
    at = behind.index("at") if "at" in behind else 0
    counted = at and set(behind[:at]) & {"toll", "number", "figure", "count", "dead", "casualties", "losses"}
    return Cue(i, i + 1, toks[i].text, ("do",), "report") if counted else None


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


def _names_it(toks: list[Token], past: int) -> bool:
    """Whether "called" is followed by a thing and what it was called: "called the raid a massacre"."""
    if past >= len(toks) or toks[past].low in ("a", "an", "off", "in", "it", "up", "out", "from"):
        return past + 1 < len(toks) and toks[past].low == "it" and toks[past + 1].low in ("a", "an", "the")
    for n in range(past + 1, min(past + 8, len(toks))):
        if toks[n].low in (",", ".", ";", "to", "for", "by", "in", "on", "at", "and"):
            return False
        if toks[n].low in ("a", "an"):
            return True
    return False


def title_case(toks: list[Token]) -> bool:
    """Whether a sentence is a headline whose words begin with capitals: "Governor Calls Raid a Massacre"."""
    words = [t.text for t in toks if not t.quote and len(t.text) > 3 and t.text.isalpha()]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def cues_in(toks: list[Token]) -> list[Cue]:
    """Cues of a sentence, from the left."""
    found = []
    forms = cue_forms()
    headline = title_case(toks)
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
        if cue := _phrasal(toks, i) or _carried(toks, i) or _puts_toll(toks, i):
            found.append(cue)
            i = cue.past
            continue
        if low in forms and (toks[i].text[0].islower() or i == 0 or headline or toks[i].text.isupper()):
            frames, act = forms[low]
            past = i + 1
            words = toks[i].text
            if low.startswith("call"):
                nxt = toks[past].low if past < len(toks) else ""
                if nxt in ("for", "on", "upon"):
                    past, words = past + 1, f"{words} {nxt}"
                elif any(t.quote for t in toks[past : past + 14]) or _names_it(toks, past):
                    frames, act = ("do",), "assess"  # called the plan "outrageous", called it a hoax
                else:
                    i += 1
                    continue
            if low.startswith("claim") and _claims_attack(toks, past):
                frames, act = ("do",), "claim responsibility"
            if low in ("put", "puts", "putting"):
                if past < len(toks) and toks[past].low == "it":
                    past, words = past + 1, f"{words} it"
                else:
                    i += 1
                    continue
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
    "answers charge charges promise promises demand demands call calls estimate estimates hope hopes fears doubts warning compared "
    "show shows remark remarks rule rules appeal appeals stress attacks".split()
)
NOMINAL_AFTER = frozenset(
    "of in on for from about , . ; ) to against and or over at among as is was are were have has".split()
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
