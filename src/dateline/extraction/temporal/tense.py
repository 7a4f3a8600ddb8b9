"""Which way a bare weekday or day points: to the one before the report, or to the one after it.

The verb group nearest before the day, in its clause, decides; where there is none the first behind it does.
A modal takes the verbs it governs with it ("will be held on Monday" is no past), and one of reporting or of the perfect
is none ("could not be reached on Monday", "may have been shot on Monday").

Not supported: the order of days within one report ("Friday's raid was followed on Saturday by another").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.lexicon import en

_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\d[\d,:.]*|[^\w\s]")
_CLAUSE = re.compile(r"[.;:“”\"?!]\s|``|''|\n\n|[“”\"]")

MODAL = frozenset(en.words("times", "modals of what is to come"))
BE = frozenset("be is are was were been being 's ’s".split())
PAST = frozenset(en.words("times", "verbs of the past"))
# Participles that are beside a noun far more often than they are a verb of the past.
ADJECTIVE = frozenset(en.words("times", "participles beside a noun"))
# What is told beforehand: "due on Monday", "is scheduled for Monday", "plans to meet on Monday".
AHEAD = frozenset("scheduled due slated expected planned ready likely poised tentatively upcoming".split())
AHEAD_TO = frozenset(en.words("times", "ahead to"))
# A programme is told in the present: "the trial begins Monday", "the polls open on Sunday".
PROGRAMME = frozenset(en.words("times", "programme"))
ADVERB = frozenset(en.words("function_words", "between an auxiliary and its verb"))
# "Could not be reached on Monday", "would not say on Monday": said of the past.
UNREACHED = re.compile(
    r"\b(?:could|would|did|can)(?: not|n[’']t)(?: \w+ly)?(?: be| return| have)? (?:"
    + en.any_of("times", "nouns of calls")
    + r")\b|\bcould(?: not)? be (?:reached|located|found|contacted|obtained|learned|seen|heard)\b",
    re.IGNORECASE,
)


class Group(NamedTuple):
    """A group of verbs: which way it points, and where it ends, counted in words."""

    sign: str
    past: int


def _absorbed(words: list[str], at: int) -> int:
    """The word behind the verbs that a modal or "to" governs: "will (not) be charged", "to appear"."""
    n, verbs = at, 0
    while n < len(words) and verbs < 2:
        w = words[n]
        if w in ADVERB or (w.endswith("ly") and len(w) > 3) or w in ("be", "been", "have", "get", "being"):
            n += 1
        elif verbs == 0 or (verbs == 1 and words[n - 1] in ("stay", "remain") and w.endswith("ed")):
            n, verbs = n + 1, 1
        elif w == "and" and n + 1 < len(words) and not words[n + 1].endswith("s"):
            n, verbs = n + 2, 2  # "will meet and be briefed"
        else:
            break
    return n


def _perfect(words: list[str], at: int) -> bool:
    """Whether a modal is about what is over: "may have been shot"."""
    ahead = [w for w in words[at + 1 : at + 4] if w not in ADVERB and not w.endswith("ly")]
    return ahead[:1] == ["have"] and words[at] not in ("will", "shall")


def _is_past(words: list[str], n: int) -> bool:
    w, before = words[n], words[n - 1] if n else ""
    if w in PAST:
        return True
    if not w.endswith("ed") or len(w) < 4 or w in ADJECTIVE:
        return False
    return before not in ("a", "an", "of", "his", "her", "their", "be", "to") and not before[:1].isdigit()


def _group_at(words: list[str], n: int) -> Group | None:
    """The verb group that begins at a word, or None."""
    w, after = words[n], words[n + 1] if n + 1 < len(words) else ""
    if w in MODAL or w.endswith(("'ll", "’ll", "'d've")):
        return Group("-" if _perfect(words, n) else "+", _absorbed(words, n + 1))
    if after == "to" and w in AHEAD_TO:
        # "was expected to" still lies ahead; "had to leave" does not
        return Group("+", _absorbed(words, n + 2))
    if w in AHEAD and not (w == "expected" and after in ("the", "a")):
        return Group("+", n + 1)
    if w == "set" and (after == "for" or (n and words[n - 1] in ("is", "are", "be"))):
        return Group("+", n + 1)
    if w in PROGRAMME and not after:
        return Group("+", n + 1)
    return Group("-", n + 1) if _is_past(words, n) else None


def _groups(clause: str) -> list[Group]:
    words = [w.lower() for w in _WORD.findall(clause)]
    out: list[Group] = []
    n = 0
    while n < len(words):
        if group := _group_at(words, n):
            # "is scheduled", "was due": the copula before is no past of its own
            if group.sign == "+" and out and out[-1].past == n and words[n - 1] in BE | {"been", "had", "has"}:
                out.pop()
            out.append(group)
            n = max(group.past, n + 1)
        else:
            n += 1
    return out


# What happened on a day or in a month is over, however near the next one of that name lies.
HAPPENED = frozenset(en.words("times", "participles of what happened"))


AFTER = (["after"], ["when"])


def happened(text: str, start: int, end: int) -> bool:
    """Whether the verb of a day is about an attack: "in March, a bomb had killed 62",
    "an attack on Good Friday killed two".

    >>> text = "In March, a bomb had killed 62."
    >>> happened(text, 3, 8), happened("The hall will be opened in March.", 27, 32)
    (True, False)
    """
    before, behind = (_WORD.findall(c.lower()) for c in (_clause_before(text, start), _clause_behind(text, end)))
    left, right = (_groups(" ".join(words)) for words in (before, behind))
    if right and right[0].sign == "-" and [w for w in behind[:2] if w != ","][:1] in AFTER:
        return behind[right[0].past - 1] in HAPPENED  # "a curfew begun in March after gunmen struck"
    if next((w for w in behind if w not in ("had", "have", "has")), "") in HAPPENED:
        return True  # "A raid blamed on the Front in October killed 103"
    if left and left[-1].sign == "-":
        return before[left[-1].past - 1] in HAPPENED
    if left or not right or any(g.sign == "+" for g in right[:2]):
        return False
    return any(behind[g.past - 1] in HAPPENED for g in right[:2])


_FOR_SURE = re.compile(
    r"\b(?:until|till|as (?:early|soon|late) as|no later than|effective|ahead of|in time for)\s+(?:on\s+|the\s+)?$",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\b(?:by|before|starting|beginning)\s+(?:on\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|after|following|from)\s+(?:on\s+)?$", re.IGNORECASE)
# What went on until a day is over on it: "they searched until 8 a.m. Thursday";
# what "was postponed until Thursday" is not.
_WENT_ON = re.compile(
    r"\b(?:worked|lasted|continued|went on|fought|searched|burned"
    r"|raged|held out|dragged on|ran|stayed up)\b[^.;]{0,60}\buntil\s+$",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|cannot|says?)\b", re.IGNORECASE)
# "His funeral is Saturday", "the hearing is at 9 a.m. Monday".
_IS = re.compile(r"\b(?:is|are)(?: (?:on|at|for))?(?: [\d:.]+ ?[ap]\.?m\.?)?(?: (?:on|this))?\s+$", re.IGNORECASE)
# "She plans on Thursday to visit", where "announced plans on Thursday to visit" is over.
_PLANS = re.compile(
    r"(?:\b(?:and|but|he|she|it|they|we|who|which|also)|\b[A-Z][\w’'-]*) (?:plans?|hopes?|intends?|aims?)\s+"
    r"(?:(?:on|late|early)\s+)*$"
)
_TO_DO = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?\s+to\s+[a-z]")
REACH = 160


def _clause_before(text: str, start: int) -> str:
    window = text[max(0, start - REACH) : start]
    cuts = [m.end() for m in _CLAUSE.finditer(window)]
    return window[cuts[-1] :] if cuts else window


def _clause_behind(text: str, end: int) -> str:
    window = text[end : end + REACH]
    cut = _CLAUSE.search(window)
    return window[: cut.start()] if cut else window


def points(text: str, start: int, end: int, *, hour: bool = False) -> str:
    """ "+" for a day to come, "-" for one that is over. Before an hour "before" is no word of the future:
    "shortly before midnight on Sunday"."""
    before, behind = _clause_before(text, start), _clause_behind(text, end)
    if _FOR_SURE.search(before):
        return "-" if _WENT_ON.search(before) else "+"
    if text[end : end + 2] in ("'s", "’s") or _SINCE.search(before) or UNREACHED.search(before):
        return "-"
    if _IS.search(before) or (_PLANS.search(before) and _TO_DO.match(behind)):
        return "+"
    left, right = _groups(before), _groups(behind)
    if _MAYBE.search(before) and not hour:
        over = (left and left[-1].sign == "-") or (not left and right and right[0].sign == "-")
        return "-" if over and not re.search(r"\bby\s+(?:on\s+)?$", before) else "+" if not over else "-"
    if left:
        called_off = left[-1].sign == "+" and re.match(r"\s+(?:was|were)\b", behind)  # "set for Friday was cancelled"
        return "-" if called_off else left[-1].sign
    return right[0].sign if right and not _PRESENT.search(before) else "-"
