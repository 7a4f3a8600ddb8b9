"""How well printings of one utterance are found and named, on generated pairs,
and how the alignment compares with CollateX.

    python benchmarks/variants.py [--pairs 2000] [--seed 1]

All pairs go through reading and linking together, as reports of one case: what joins a pair to another pair is an error
too. CollateX (GPLv3, no dependency) is measured where it is installed (`pip install collatex Levenshtein`):
for every pair in the same words both align the two sentences, and the pairs of words that each puts side by side are
held against the edit script.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from quotations import RELATION, Pair, pairs
from rapidfuzz.distance import Levenshtein

from dateline import tables
from dateline.core.report import Report
from dateline.linking import link
from dateline.linking.collation.passages import TOKEN
from dateline.pipeline.extract import read_tables


def linked(found: list[Pair]) -> dict[str, Any]:
    """The tables of all pairs, two reports a pair, in one case."""
    months = "January February March April May June July August September October November December".split()
    reports = []
    for n, p in enumerate(found):
        month, day = p.day.split()
        published = f"2022-{months.index(month) + 1:02}-{int(day):02}"
        for k, text in enumerate((p.first, p.second)):
            reports.append(
                Report(report_id=f"{n:05}-{k}", text=text, outlet=f"Outlet {n % 40} {k}", published=published)
            )
    return link(read_tables(reports), [], [])


def judge(found: list[Pair], frames: dict[str, Any]) -> tuple[Counter[tuple[str, str]], int]:
    """(what it is, what the program calls it) → how many pairs, and how many pairs were joined to another pair."""
    by_utterance: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for v in tables.rows(frames["variants"]):
        by_utterance[v["utterance_id"]].append(v)
    called: dict[int, set[str]] = defaultdict(set)
    crossed: set[int] = set()
    for own in by_utterance.values():
        numbers = {int(v["report_id"][:5]) for v in own}
        if len(numbers) > 1:
            crossed |= numbers
        for n in numbers:
            mine = [v for v in own if int(v["report_id"][:5]) == n]
            if len({v["report_id"] for v in mine}) == 2:
                called[n] |= {v["relation"] for v in mine} - {"base"}
    count: Counter[tuple[str, str]] = Counter()
    for n, p in enumerate(found):
        count[
            RELATION[p.kind], min(called[n], default="none") if len(called[n]) < 2 else " + ".join(sorted(called[n]))
        ] += 1
    return count, len(crossed)


def aligned_by_rapidfuzz(a: list[str], b: list[str]) -> set[tuple[int, int]]:
    """Index pairs that Dateline's alignment puts side by side as equal."""
    return {
        (o.src_start + k, o.dest_start + k)
        for o in Levenshtein.opcodes(a, b)
        if o.tag == "equal"
        for k in range(o.src_end - o.src_start)
    }


def aligned_by_collatex(a: list[str], b: list[str]) -> set[tuple[int, int]]:
    """The same from CollateX's alignment table."""
    import collatex

    collation = collatex.Collation()
    collation.add_plain_witness("A", " ".join(a))
    collation.add_plain_witness("B", " ".join(b))
    table = collatex.collate(collation, segmentation=False)
    out, i, j = set(), 0, 0
    for column in table.columns:
        cells = column.tokens_per_witness
        x, y = ("".join(t.token_data["t"] for t in cells.get(w, [])).strip().lower() for w in "AB")
        if x and x == y:
            out.add((i, j))
        i, j = i + bool(x), j + bool(y)
    return out


def compare_alignments(found: list[Pair], most: int) -> None:
    """Print precision and recall of word pairs against difflib's longest matching blocks of
    the true edit, and the time."""
    words = [
        (
            [t.lower() for t in TOKEN.findall(p.first.split("”")[0])],
            [t.lower() for t in TOKEN.findall(p.second.split("”")[0])],
        )
        for p in found
        if p.kind in ("cut", "cut inside", "altered")
    ][:most]
    truth = [
        {
            (m.a + k, m.b + k)
            for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
            for k in range(m.size)
        }
        for a, b in words
    ]
    ways: dict[str, Callable[[list[str], list[str]], set[tuple[int, int]]]] = {
        "rapidfuzz (dateline)": aligned_by_rapidfuzz
    }
    try:
        import collatex  # noqa: F401

        ways["CollateX"] = aligned_by_collatex
    except ImportError:
        print("CollateX is not installed here, so it is not measured: pip install collatex Levenshtein")
    for name, align in ways.items():
        begun = time.perf_counter()
        got = [align(a, b) for a, b in words]
        seconds = time.perf_counter() - begun
        right = sum(len(g & t) for g, t in zip(got, truth, strict=True))
        print(
            f"{name}: {len(words)} pairs, word pairs found {right / sum(map(len, truth)):.4f}, of those given right "
            f"{right / max(1, sum(map(len, got))):.4f}, {1000 * seconds / len(words):.2f} ms a pair"
        )


def main() -> None:
    """Print a table of relations and the alignments beside each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = list(pairs(given.pairs, given.seed))
    begun = time.perf_counter()
    frames = linked(found)
    print(f"{given.pairs} pairs, seed {given.seed}, read and linked in {time.perf_counter() - begun:.1f} s")
    count, crossed = judge(found, frames)
    for relation in sorted(set(RELATION.values())):
        is_ = sum(n for (true, _), n in count.items() if true == relation)
        called = sum(n for (_, said), n in count.items() if said == relation)
        right = count[relation, relation]
        print(
            f"{relation:16} {is_:5} of them, recall {right / max(1, is_):.3f}, precision {right / max(1, called):.3f}"
        )
    for (true, said), n in sorted(count.items(), key=lambda t: -t[1]):
        if true != said:
            print(f"  {true} called {said}: {n}")
    print(f"pairs joined to another pair: {crossed}")
    compare_alignments(found, 300)


if __name__ == "__main__":
    main()
