"""One passage compared with another, word by word: what is cut, added or changed, and whether that changes a fact.

Word-level edit operations are rapidfuzz's (Levenshtein). Spelling ("Peshmarga"), another name for the same ("Daesh" for
"ISIS") and another word for the same ("govt" for "government") change no fact.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from dateline.linking.collation.concepts import STOPWORDS, Concept
from dateline.linking.collation.passages import FEWEST_WORDS, Passage

# Measured on generated pairs (benchmarks/variants.py); see benchmarks/README.md.
SAME_ORDER = 0.75
SAME_CONTENT_IN_ORDER = 0.7
FEWEST_CONTENT_WORDS = 3
SPELLED_ALIKE = 80
# What a change of kind means to a reader.
FACTS = {
    "figure": "a figure",
    "name": "a name",
    "party": "a party",
    "means": "how it was done",
    "day": "a day",
    "not": "whether at all",
}
# Words for more than one that give no figure: one may stand for another.
NO_FIGURE = frozenset("several few some".split())
# An ellipsis, or words in brackets: the outlet shows what it left out or put in.
SIGNAL = re.compile(r"\.\.\.|…|[\[\]]")


def same_words(a: Passage, b: Passage, share: float = SAME_ORDER, fewest: int = FEWEST_CONTENT_WORDS) -> bool:
    """Whether most of the shorter passage's words occur in the other in the same order and close together:
    a share of all, of its content words too, and so many of those at least."""
    short, long = sorted((a, b), key=lambda p: len(p.tokens))
    matches = _matches(short.tokens, long.tokens)
    if len(matches) < max(FEWEST_WORDS, share * len(short.tokens)):
        return False
    content = [t for t in short.tokens if t not in STOPWORDS]
    kept = sum(1 for i, _ in matches if short.tokens[i] not in STOPWORDS)
    if kept < max(fewest, SAME_CONTENT_IN_ORDER * len(content)):
        return False
    spread = matches[-1][1] - matches[0][1] + 1
    return spread <= 2 * len(short.tokens) + 2


def _matches(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Index pairs of the longest common subsequence."""
    return [
        (o.src_start + k, o.dest_start + k)
        for o in LCSseq.opcodes(a, b)
        if o.tag == "equal"
        for k in range(o.src_end - o.src_start)
    ]


def kept(base: Passage, other: Passage) -> float:
    """Share of the base's words that are in the other in the same order, 0 to 1."""
    return float(LCSseq.similarity(base.tokens, other.tokens)) / len(base.tokens)


class Difference(NamedTuple):
    """One operation that turns a base into another text of it.

    op is cut, added or changed; base and other are offsets in the two reports, empty where nothing is there;
    base_at and at say where in the two it is; edge is start, end or empty; fact says what it changes or leaves out,
    empty for wording alone; alike, that the two are the same thing by another name or spelling; signalled, that the
    outlet shows it by an ellipsis or brackets; most, that more than half of the passage's other printings share it,
    None where nobody has counted.
    """

    op: str
    base: list[int]
    other: list[int]
    base_at: int
    at: int
    base_words: str
    other_words: str
    edge: str
    fact: str
    alike: bool
    signalled: bool
    most: bool | None = None


def as_json(found: Iterable[Difference]) -> str:
    """Differences as the table variants holds them."""
    made = [o._asdict() for o in found]
    return json.dumps([{k: v for k, v in o.items() if v is not None} for o in made], ensure_ascii=False)


def from_json(cell: str) -> list[Difference]:
    """The differences that a cell of the table variants holds."""
    return [Difference(**o) for o in json.loads(cell)]


Stretch = tuple[str, int, int, int, int]
# A word is moved over so many others at most: "this also was planned", "this was also planned".
MOVED_OVER = 3


def _stretches(base: list[str], other: list[str]) -> list[Stretch]:
    """What differs, in order; words beside changed ones are changed with them: "is hurt" for "has been wounded"."""
    out: list[Stretch] = []
    for o in Levenshtein.opcodes(base, other):
        if o.tag == "equal":
            continue
        tag, a, c = o.tag, o.src_start, o.dest_start
        if out and out[-1][2] == a and out[-1][4] == c and "replace" in (tag, out[-1][0]):
            _, a, _, c, _ = out.pop()
            tag = "replace"
        out.append((tag, a, o.src_end, c, o.dest_end))
        if len(out) > 1 and _moved(base, other, out[-2], out[-1]):
            (_, a, _, c, _), (_, _, b, _, d) = out[-2:]
            out[-2:] = [("replace", a, b, c, d)]
    return out


def _moved(base: list[str], other: list[str], one: Stretch, two: Stretch) -> bool:
    """Whether the words of two stretches are the same, gone here and put in there: only their order differs."""
    near = two[1] - one[2] <= MOVED_OVER and {one[0], two[0]} == {"delete", "insert"}
    return near and base[one[1] : one[2]] + base[two[1] : two[2]] == other[one[3] : one[4]] + other[two[3] : two[4]]


def differences(base: Passage, other: Passage) -> list[Difference]:
    """Operations that turn the base into the other, in order."""
    out = []
    for tag, a, b, c, d in _stretches(base.tokens, other.tokens):
        out.append(Difference(
            op={"delete": "cut", "insert": "added", "replace": "changed"}[tag],
            base=[base.spans[a][0], base.spans[b - 1][1]] if b > a else [],
            other=[other.spans[c][0], other.spans[d - 1][1]] if d > c else [],
            base_at=base.spans[a][0] if a < len(base.spans) else base.end,
            at=other.spans[c][0] if c < len(other.spans) else other.end,
            base_words=base.words(a, b), other_words=other.words(c, d),
            edge="start" if a == 0 and c == 0 else "end" if b == len(base.tokens) and d == len(other.tokens) else "",
            fact=" ".join(facts(base.concepts[a:b], other.concepts[c:d])),
            alike=_same_things(base, a, b, other, c, d) or _spelled_alike(base.words(a, b), other.words(c, d)),
            signalled=_signalled(other, c, d) or (b > a and _bracketed(base, a)),
        ))  # fmt: skip
    return out


def _same_things(base: Passage, a: int, b: int, other: Passage, c: int, d: int) -> bool:
    """Whether two stretches are one thing by two names: "ISIS" and "Islamic State"; "is hurt" is no other name of "has
    been wounded"."""
    x, y = (list(zip(p.tokens[m:n], p.concepts[m:n], strict=True)) for p, m, n in ((base, a, b), (other, c, d)))
    small = (Counter(t for t, concept in own if concept is None and t in STOPWORDS) for own in (x, y))
    return next(small) == next(small) and {k for _, k in x if k} == {k for _, k in y if k}


def _spelled_alike(a: str, b: str) -> bool:
    """Whether two names are two spellings of one: "Boungou" and "Bongou"; "Baker" and "Maker" begin otherwise."""
    names = all(w[:1].isupper() for words in (a, b) for w in words.split())
    return bool(a and b) and names and a[:1] == b[:1] and fuzz.ratio(a, b) >= SPELLED_ALIKE


def _signalled(other: Passage, c: int, d: int) -> bool:
    """Whether the outlet says itself that something is left out or put in here."""
    before = other.spans[c - 1][1] if c > 0 else max(0, other.start - 4)
    after = other.spans[d][0] if d < len(other.spans) else other.end + 4
    return bool(SIGNAL.search(other.text, before, after))


def _bracketed(base: Passage, a: int) -> bool:
    """Whether a word of the base is in brackets: that outlet put it in, and whoever lacks it left nothing out."""
    start = base.spans[a][0]
    return base.text.rfind("[", base.start, start) > base.text.rfind("]", base.start, start)


def facts(base: Iterable[Concept | None], other: Iterable[Concept | None]) -> list[str]:
    """The kinds of fact that are on one side and not on the other, sorted; "several" for "a few" changes no figure."""
    x, y = ({c for c in side if c} for side in (base, other))
    if all(c.name in NO_FIGURE for c in x | y if c.kind == "figure"):
        x, y = ({c for c in side if c.kind != "figure"} for side in (x, y))
    return sorted({
        c.kind for here, there in ((x, y), (y, x)) for c in here - there
        if c.kind in FACTS and not any(c.kind == o.kind and fuzz.ratio(c.name, o.name) >= SPELLED_ALIKE for o in there)
    })  # fmt: skip


class Reading(NamedTuple):
    """How a passage relates to its base."""

    relation: str
    kept: float
    differences: list[Difference]


def reading(base: Passage, other: Passage) -> Reading:
    """The relation of a printing in the same words to its base: verbatim, truncated, extended, cut inside or altered;
    paraphrase where the other has no quotation marks."""
    ops, share = differences(base, other), kept(base, other)
    return Reading(relation(ops, quoted=other.quoted), share, ops)


def relation(ops: list[Difference], *, quoted: bool) -> str:
    """The relation that operations amount to; a change at the very edge is one of length
    only if nothing replaces it."""
    if not quoted:
        return "paraphrase"
    if not ops:
        return "verbatim"
    inside = [o for o in ops if not o.edge or o.op == "changed"]
    if not inside:
        return "truncated" if any(o.op == "cut" for o in ops) else "extended"
    return "cut inside" if all(o.op == "cut" for o in inside) else "altered"
