"""Which full texts are alike, whole or by a paragraph: shingles and MinHash.

Candidates among whole texts come from MinHash signatures (minhash.py) in a locality-sensitive index, so
that not all pairs are looked at; paragraphs are found by sampled fingerprints of word runs (after Schleimer, Wilkerson
and Aiken 2003). Every candidate is then measured exactly: the share of the shorter one's runs of words that the other
has. What is between quotation marks is left out, for outlets share quotations that one spoke and not the other.
Texts are given earliest first. Words that more than MOST_HOLDERS texts share are looked up in the earliest of these,
and of many candidates those that share most are measured, so that a story printed ten thousand times costs each of
its printings no more.

Not supported: abstracts, whose wording is not the outlet's.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.linking.collation.candidates import MANY, MOST_COMPARED
from dateline.linking.provenance.minhash import signature
from dateline.linking.texts import ReadText

RUN = 4
# Measured on generated pairs, see benchmarks/README.md: reprints lie above, rewrites between,
# other reports of one event below.
REPRINT = 0.84
REWRITE = 0.25
LIFTED = 0.5
# Bands of the index, each of so many rows: a pair whose texts share a tenth of their runs is looked at
# (datasketch's choice for 0.1).
BANDS, ROWS = 64, 2
# Far more than any real case needs: so many texts share a band or a run before the later ones are passed over.
MOST_HOLDERS = 200
SAMPLE = 4
# Two outlets come to the same short sentence by themselves ("Gunmen attacked X on Friday,
# killing ..."); not to so many runs.
FEWEST_SHARED = 12
# Of a text shorter than this nobody can tell who took it from whom.
FEWEST_RUNS = 20
WORD = re.compile(r"\w+(?:['’]\w+)?")


class Alike(NamedTuple):
    """Two texts that share runs of words, with the share of the shorter one's and their number.
    `start` and `end` are offsets of a paragraph in the text of `a`, or None where the whole texts are alike."""

    a: str
    b: str
    share: float
    shared: int
    start: int | None
    end: int | None


def _unquoted(read: ReadText, start: int, end: int) -> list[str]:
    """The words of a stretch outside quotation marks."""
    if not read.quotes_in(start, end):
        return list(map(str.lower, WORD.findall(read.text, start, end)))
    return [m[0].lower() for m in WORD.finditer(read.text, start, end) if not read.is_quoted(m.start())]


def _runs(words: list[str]) -> frozenset[str]:
    return frozenset(map(" ".join, zip(*(words[n:] for n in range(RUN)), strict=False)))


def marks(read: ReadText) -> Iterator[set[int]]:
    """For each paragraph, fingerprints of a sample of its runs of words, outside quotation marks:
    the same runs in every text."""
    for p in read.body:
        found = _runs(_unquoted(read, p.start, p.end))
        if len(found) >= FEWEST_SHARED:
            yield {m - 2**63 for run in found if (m := _mark(run)) % SAMPLE == 0}


def _share(a: frozenset[str], b: frozenset[str]) -> tuple[float, int]:
    shared = len(a & b)
    return shared / max(1, min(len(a), len(b))), shared


def alike(texts: Mapping[str, ReadText]) -> list[Alike]:
    """Pairs of texts (by identifier, earliest first) that are alike as a whole, or of which one has a paragraph of the
    other."""
    if len(texts) < 2:
        return []
    own = {r: [(p, _runs(_unquoted(t, p.start, p.end))) for p in t.body] for r, t in texts.items()}
    runs = {r: frozenset().union(*(found for _, found in paragraphs)) for r, paragraphs in own.items()}
    return [*_whole(_that_may_be_alike(runs)), *_paragraphs(own, runs)]


def _that_may_be_alike(runs: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """The texts that are alike as a whole with another, if the index finds the two; all texts where they are too many
    to hold each against each."""
    if len(runs) > MANY:
        return runs
    pairs = ((a, b) for a, b in combinations(runs, 2) if _are_alike(*_share(runs[a], runs[b])))
    found = {r for pair in pairs for r in pair}
    return {r: own for r, own in runs.items() if r in found}


def _are_alike(share: float, shared: int) -> bool:
    return share >= REWRITE and shared >= FEWEST_SHARED


def _whole(runs: Mapping[str, frozenset[str]]) -> list[Alike]:
    """Pairs of texts that are alike as a whole, among the candidates of an index."""
    if not runs:
        return []
    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    out = []
    for r, own in runs.items():
        if len(own) < FEWEST_RUNS:
            continue
        bands = signature(own, BANDS * ROWS).reshape(BANDS, ROWS)
        places = [buckets[n, band.tobytes()] for n, band in enumerate(bands)]
        for other in _closest(o for place in places for o in place):
            share, shared = _share(runs[other], own)
            if _are_alike(share, shared):
                out.append(Alike(other, r, share, shared, None, None))
        for place in places:
            if len(place) < MOST_HOLDERS:
                place.append(r)
    return out


def _closest(found: Iterable[str]) -> list[str]:
    """Texts that came up, each once; of many those that came up most often, the earliest first."""
    often = Counter(found)
    return [r for r, _ in often.most_common(MOST_COMPARED)] if len(often) > MANY else list(often)


Paragraphs = Mapping[str, list[tuple[Span, frozenset[str]]]]


def _paragraphs(texts: Paragraphs, runs: Mapping[str, frozenset[str]]) -> list[Alike]:
    """Paragraphs of which another text has a good part."""
    near = _near_among_few if len(runs) <= MANY else _near_among_many(runs)
    out = []
    for r, paragraphs in texts.items():
        for p, own in paragraphs:
            if len(own) < FEWEST_SHARED:
                continue
            for other in sorted(near(r, own, runs)):
                shared = len(own & runs[other])
                if shared >= max(FEWEST_SHARED, LIFTED * len(own)):
                    out.append(Alike(r, other, shared / len(own), shared, p.start, p.end))
    return out


Near = Callable[[str, frozenset[str], Mapping[str, frozenset[str]]], Iterable[str]]


def _near_among_few(r: str, own: frozenset[str], runs: Mapping[str, frozenset[str]]) -> list[str]:
    """The other texts that have a good part of some runs, and a sampled one among these."""
    least = max(FEWEST_SHARED, LIFTED * len(own))
    near = (o for o in runs if o != r and len(own & runs[o]) >= least)
    return [o for o in near if any(_mark(run) % SAMPLE == 0 for run in own & runs[o])]


def _near_among_many(runs: Mapping[str, frozenset[str]]) -> Near:
    """The same, by an index of the sampled runs: the texts that have most of them."""
    where: dict[str, list[str]] = defaultdict(list)
    for r, own in runs.items():
        for run in own:
            if (run in where or _mark(run) % SAMPLE == 0) and len(holders := where[run]) <= MOST_HOLDERS:
                holders.append(r)

    def near(r: str, own: frozenset[str], _runs: Mapping[str, frozenset[str]]) -> list[str]:
        return _closest(o for run in sorted(own & where.keys()) for o in where[run] if o != r)

    return near


def _mark(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big")
