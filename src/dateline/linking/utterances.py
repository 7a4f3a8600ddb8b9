"""Which printings in different reports are one utterance, and how each differs from its base.

A quotation is taken apart into sentences, for one outlet prints in three pairs of marks what another prints in
one. Sentences of different reports are one utterance when most of the shorter one's words stand in the other in
the same order; two renderings of one speaker's words when they share most of their content words. Differences
are word-level edit operations (rapidfuzz) with offsets in both texts.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd
from rapidfuzz.distance import LCSseq, Levenshtein

from dateline import tables
from dateline.report import identifier

# Measured on the shipped case and on pairs of unrelated sentences with shared stock phrases (benchmarks to come
# with the issue on variants): below these, pairs that have nothing to do with each other begin to join.
SAME_ORDER = 0.75
SAME_CONTENT = 0.6
FEWEST_WORDS = 5
TOKEN = re.compile(r"\w+(?:['’-]\w+)*")
STOPWORDS = frozenset(
    "the a an of and to in that is are was were be been for on with as by at from it its this these those we our us they their them he she his her i my you your will have has had not but or so if".split()
)


class Unit(NamedTuple):
    """One sentence of one quotation: its statement, report, speaker, offsets and words."""

    statement_id: str
    report_id: str
    speaker_id: str | None
    start: int
    end: int
    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def units(statements: pd.DataFrame, texts: Mapping[str, str]) -> list[Unit]:
    """Sentences of at least five words that stand wholly between quotation marks; a long quotation gives several."""
    out = []
    for s in tables.rows(statements):
        text = texts[s["report_id"]]
        if s["kind"] == "indirect" or not re.search(r"[“\"‘'«`]\s*$", text[max(0, s["start"] - 2) : s["start"]]):
            continue
        cuts = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z“])", text[s["start"] : s["end"]])]
        edges = [0, *cuts, s["end"] - s["start"]]
        for a, b in zip(edges, edges[1:], strict=False):
            found = list(TOKEN.finditer(text, s["start"] + a, s["start"] + b))
            if len(found) >= FEWEST_WORDS:
                out.append(Unit(
                    s["statement_id"], s["report_id"], s["speaker_id"] or s["speaker"], found[0].start(), found[-1].end(),
                    tuple(m[0].lower().replace("’", "'") for m in found), tuple(m.span() for m in found),
                ))  # fmt: skip
    return out


def _related(a: Unit, b: Unit) -> bool:
    shorter = min(len(a.tokens), len(b.tokens))
    if LCSseq.similarity(a.tokens, b.tokens) >= max(FEWEST_WORDS, SAME_ORDER * shorter):
        return True
    if a.speaker_id is None or a.speaker_id != b.speaker_id:
        return False
    x, y = (set(u.tokens) - STOPWORDS for u in (a, b))
    return min(len(x), len(y)) >= 5 and len(x & y) >= SAME_CONTENT * min(len(x), len(y))


def clusters(found: list[Unit]) -> list[list[Unit]]:
    """Units of at least two reports that are one utterance, in the order of the first."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, u in enumerate(found):
        for t in set(u.tokens) - STOPWORDS:
            index[t].append(n)
    parent = list(range(len(found)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for n, u in enumerate(found):
        shared: dict[int, int] = defaultdict(int)
        for t in set(u.tokens) - STOPWORDS:
            for m in index[t]:
                if m < n and found[m].report_id != u.report_id:
                    shared[m] += 1
        for m, count in shared.items():
            if count >= 3 and root(m) != root(n) and _related(found[m], u):
                parent[max(root(m), root(n))] = min(root(m), root(n))
    groups: dict[int, list[Unit]] = defaultdict(list)
    for n, u in enumerate(found):
        groups[root(n)].append(u)
    return [g for g in groups.values() if len({u.report_id for u in g}) > 1]


def _opcodes(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[str, int, int, int, int]]:
    return [(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Levenshtein.opcodes(a, b)]


def differences(base: Unit, other: Unit) -> list[dict[str, Any]]:
    """Word-level operations that turn the base into the other: op (cut, added, changed), offsets and words in both."""
    out = []
    for op, a, b, c, d in _opcodes(base.tokens, other.tokens):
        if op == "equal":
            continue
        out.append({
            "op": {"delete": "cut", "insert": "added", "replace": "changed"}[op],
            "base": [base.spans[a][0], base.spans[b - 1][1]] if b > a else [],
            "other": [other.spans[c][0], other.spans[d - 1][1]] if d > c else [],
            "at": other.spans[c][0] if c < len(other.spans) else other.end,
            "base_words": " ".join(base.tokens[a:b]), "other_words": " ".join(other.tokens[c:d]),
            "edge": "start" if a == 0 and c == 0 else "end" if b == len(base.tokens) and d == len(other.tokens) else "",
        })  # fmt: skip
    return out


def relation(ops: list[dict[str, Any]], kept: float) -> str:
    """How a printing relates to its base, by its operations and the share of the base's words it keeps."""
    if not ops:
        return "verbatim"
    if kept < 0.5 and any(o["op"] == "changed" for o in ops):
        return "other rendering"
    kinds = {(o["op"], bool(o["edge"])) for o in ops}
    if kinds == {("cut", True)}:
        return "truncated"
    if kinds == {("added", True)}:
        return "extended"
    if all(o["op"] == "cut" for o in ops):
        return "cut inside"
    return "altered" if kept >= 0.7 else "paraphrase"


def utterances(statements: pd.DataFrame, reports: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Statements with the utterance each prints, and the variants table.

    The base is the printing of a primary source where there is one, else the longest, else the first by report.
    """
    texts = dict(zip(reports["report_id"], reports["text"], strict=True))
    primary = set(reports.loc[reports["relation"] == "primary source", "report_id"])
    out: list[dict[str, Any]] = []
    assigned: dict[str, str] = {}
    for group in clusters(units(statements, texts)):
        base = min(group, key=lambda u: (u.report_id not in primary, -len(u.tokens), u.report_id, u.start))
        uid = identifier("u", *base.tokens)
        for u in group:
            ops = differences(base, u) if u is not base else []
            kept = LCSseq.similarity(base.tokens, u.tokens) / len(base.tokens)
            assigned.setdefault(u.statement_id, uid)
            out.append({
                "utterance_id": uid, "statement_id": u.statement_id, "report_id": u.report_id,
                "base_statement_id": base.statement_id, "relation": "base" if u is base else relation(ops, kept),
                "kept": round(kept, 3), "differences": json.dumps(ops), "start": u.start, "end": u.end,
            })  # fmt: skip
    linked = statements.copy()
    linked["utterance_id"] = [
        assigned.get(s, u) for s, u in zip(linked["statement_id"], linked["utterance_id"], strict=True)
    ]
    return linked, tables.table("variants", out)
