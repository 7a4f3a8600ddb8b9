"""Where reprints, rewrites and independent stories lie apart:
the thresholds of dateline.linking.provenance.text_reuse on generated stories.

    python benchmarks/reprints.py [--stories 200] [--seed 1]

A story is ten to twenty sentences in paragraphs of two, with two quotations. Of each there is a reprint (up to half of
the paragraphs dropped, a word changed here and there), a rewrite (every second paragraph kept, the rest in other words
and in another order), a story that lifts one paragraph, and another story that shares the two quotations only.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections import defaultdict

from quotations import REPLACEMENTS, _other_words, _sentence

from dateline.core.report import Report
from dateline.extraction.sentences import quotation_rows, sentence_rows
from dateline.extraction.text.document import Document
from dateline.linking.provenance.derivation import by_words
from dateline.linking.provenance.text_reuse import alike
from dateline.linking.texts import ReadText
from dateline.pipeline.extract import report_row

KINDS = ("reprint", "rewrite", "lifted", "other")


def _paragraphs(rng: random.Random, n: int) -> list[str]:
    return [f"{_sentence(rng)}. {_sentence(rng)}." for _ in range(n)]


def _reprint(story: list[str], rng: random.Random) -> list[str]:
    out = []
    for p in rng.sample(story, rng.randint(len(story) // 2, len(story))):
        words = p.split()
        if rng.random() < 0.5:
            words[rng.randrange(1, len(words) - 1)] = rng.choice(REPLACEMENTS)
        out.append(" ".join(words))
    return sorted(out, key=lambda p: story.index(p) if p in story else 0)


def _rewrite(story: list[str], rng: random.Random) -> list[str]:
    out = [p if n % 2 else " ".join(_other_words(p.split(), rng)) for n, p in enumerate(story)]
    rng.shuffle(out)
    return out


def stories(n: int, seed: int) -> dict[str, str]:
    """Texts by identifier: the story's number and what it is (a-story is published first)."""
    rng = random.Random(seed)
    out = {}
    for k in range(n):
        story = _paragraphs(rng, rng.randint(5, 10))
        quotes = [f"“{_sentence(rng)},” the governor said." for _ in range(2)]
        other = _paragraphs(rng, rng.randint(5, 10))
        made = {
            "a-story": [*story, *quotes], "reprint": [*_reprint(story, rng), *quotes],
            "rewrite": [*_rewrite(story, rng), *quotes], "lifted": [*_paragraphs(rng, 9), rng.choice(story)],
            "other": [*other, *quotes],
        }  # fmt: skip
        out |= {f"{k:04}-{kind}": "\n\n".join(text) for kind, text in made.items()}
    return out


def read_texts(texts: dict[str, str]) -> dict[str, ReadText]:
    """Texts as linking knows them."""
    docs = {i: Document(text) for i, text in texts.items()}
    return {i: ReadText(d.text, sentence_rows(d, i), quotation_rows(d, i)) for i, d in docs.items()}


def main() -> None:
    """Print the shares by kind, and what the thresholds make of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    texts = stories(given.stories, given.seed)
    read = read_texts(texts)
    shares: dict[str, list[float]] = defaultdict(list)
    for pair in alike(read):
        kinds = {pair.a[5:], pair.b[5:]}
        if pair.a[:4] == pair.b[:4] and "a-story" in kinds and pair.start is None:
            shares[next(iter(kinds - {"a-story"}))].append(pair.share)
    for kind in KINDS:
        found = sorted(shares[kind]) or [0.0]
        print(
            f"{kind:8} whole texts alike: {len(shares[kind])} of {given.stories}, share least {found[0]:.2f}, "
            f"median {statistics.median(found):.2f}, most {found[-1]:.2f}"
        )
    made = [
        Report(report_id=i, text=t, outlet=i, published="2022-01-01" if "a-story" in i else "2022-01-02")
        for i, t in texts.items()
    ]
    rows = [report_row(r) | {"published_latest": r.day, "published_earliest": r.day} for r in made]
    called: dict[str, dict[str, str]] = defaultdict(dict)
    for r in by_words(rows, read):
        called[r["report_id"]][r["rests_on"]] = r["relation"]
    for kind in KINDS:
        own = [called[f"{k:04}-{kind}"].get(f"{k:04}-a-story", "none") for k in range(given.stories)]
        print(f"{kind:8} " + ", ".join(f"{own.count(c)} {c}" for c in sorted(set(own))))
    print("resting on another story than its own:", sum(on[:4] != r[:4] for r, found in called.items() for on in found))


if __name__ == "__main__":
    main()
