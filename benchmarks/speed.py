"""How fast reports are read, beside what other tools need before they begin; everything in one run, on one core.

    python benchmarks/speed.py [--words 200000]

Beside Dateline's extraction: a spaCy pipeline with the architecture of the small English model
(tok2vec, tagger, parser, ner; weights drawn at random cost as much as trained ones), blank spaCy's tokenizer,
and one bare regular expression over the words, which is the limit. Then where the time goes, and how it grows
with a text's length up to 1 MB.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable
from datetime import date

from quotations import _sentence
from results import keep

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.attribution.statements import statements
from dateline.extraction.casualties.anchoring import claim_rows
from dateline.extraction.details import particulars
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.extraction.places import places
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.datelines import dateline_end
from dateline.extraction.text.document import Document

WORD = re.compile(r"\w+|[^\w\s]")
NAMES = ("the governor", "the ministry", "Amina Karim", "a police officer", "residents", "General Omar Saleh")


def article(rng: random.Random, words: int) -> str:
    """A made-up report of about so many words, with figures, days and quotations in it."""
    out: list[str] = []
    count = 0
    while count < words:
        kind, who, n = rng.random(), rng.choice(NAMES), rng.randint(2, 30)
        if kind < 0.2:
            line = f"At least {n} people were killed and {n + 3} wounded on Tuesday, {who} said."
        elif kind < 0.4:
            line = f"“{_sentence(rng)},” {who} said in a statement on 3 December. “{_sentence(rng)}.”"
        elif kind < 0.6:
            line = f"{who[0].upper()}{who[1:]} said that {_sentence(rng)[0].lower()}{_sentence(rng)[1:]}."
        else:
            line = f"{_sentence(rng)}, {_sentence(rng)[0].lower()}{_sentence(rng)[1:]}."
        out.append(line + ("\n\n" if rng.random() < 0.4 else " "))
        count += len(line.split())
    return "".join(out).strip()


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time that a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def small_model() -> object:
    """spaCy's small English architecture with weights drawn at random."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    for pipe in ("tok2vec", "tagger", "parser", "ner"):
        config = (
            {
                "model": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "width": 96,
                    "depth": 4,
                    "embed_size": 2000,
                    "window_size": 1,
                    "maxout_pieces": 3,
                    "subword_features": True,
                    "pretrained_vectors": None,
                }
            }
            if pipe == "tok2vec"
            else {}
        )
        nlp.add_pipe(pipe, config=config)
    doc = nlp.make_doc("The guards came .")
    tags, deps = ["DT", "NNS", "VBD", "."], ["det", "nsubj", "ROOT", "punct"]
    gold = {"tags": tags, "deps": deps, "heads": [1, 2, 2, 2], "entities": ["O", "U-PERSON", "O", "O"]}
    nlp.initialize(lambda: [Example.from_dict(doc, gold)])
    return nlp


def stages(texts: list[str]) -> dict[str, float]:
    """Seconds that each stage of extraction takes over some texts, each beginning with what the ones before left."""
    spent: dict[str, float] = {}

    def add(name: str, begun: float) -> None:
        spent[name] = spent.get(name, 0.0) + time.process_time() - begun

    for text in texts:
        t = time.process_time()
        doc = Document(text, date(2021, 12, 4))
        assert doc.sentences is not None and doc.words is not None and doc.quotations is not None
        add("paragraphs, sentences, words, quotations", t)
        t = time.process_time()
        when, where = times(doc), places(doc, EMPTY)
        add("times and places", t)
        t = time.process_time()
        said = statements(doc, EMPTY, when)
        add("statements", t)
        t = time.process_time()
        claim_rows(doc, EMPTY, when, where, said, dateline_end(text))
        add("claims", t)
        t = time.process_time()
        particulars(doc, EMPTY, where, said)
        add("particulars", t)
    return spent


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--words", type=int, default=200_000)
    wanted = options.parse_args().words
    rng = random.Random(1)
    texts = [article(rng, 600) for _ in range(max(1, wanted // 600))]
    words = sum(len(WORD.findall(t)) for t in texts)
    reports = [Report(f"r{n}", "Herald", t, published="2021-12-04", dated_by="metadata") for n, t in enumerate(texts)]
    print(f"{len(texts)} texts, {words:,} words\n")
    own = timed(lambda: [extract(r) for r in reports])
    rows = [
        ("dateline, extraction", own),
        ("one regular expression over the words", timed(lambda: [WORD.findall(t) for t in texts])),
    ]
    try:
        import spacy
    except ImportError:
        print("spaCy is not there (pip install spacy): left out\n")
    else:
        blank, few = spacy.blank("en"), texts[: max(1, len(texts) // 20)]
        rows.append(("blank spaCy, tokenizer", timed(lambda: [blank(t) for t in texts])))
        nlp: object = small_model()
        share = sum(len(WORD.findall(t)) for t in few) / words
        rows.append(("spaCy, small model's architecture", timed(lambda: [nlp(t) for t in few]) / share))  # type: ignore[operator]
    spent_in = stages(texts)
    shares = [[name, f"{spent / sum(spent_in.values()):.2f}"] for name, spent in spent_in.items()]
    sizes = []
    for size in (1_000, 10_000, 40_000, 160_000):
        text = article(random.Random(2), size)
        n = len(WORD.findall(text))
        spent = timed(
            lambda text=text: extract(Report("r", "Herald", text, published="2021-12-04", dated_by="metadata"))
        )  # type: ignore[misc]
        sizes.append([f"{n:,} words, {len(text) / 1e6:.2f} MB", f"{1e6 * spent / n:.1f}"])
    each = [[name, f"{words / spent:,.0f}", f"{spent / own:.2f}"] for name, spent in rows]
    keep("speed", {
        "words a second": (["what", "words a second", "time, extraction = 1"], each),
        "stages": (["stage", "share of the time"], shares),
        "sizes": (["one text of", "microseconds a word"], sizes),
    })  # fmt: skip


if __name__ == "__main__":
    main()
