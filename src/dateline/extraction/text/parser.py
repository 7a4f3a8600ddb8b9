"""What a trained spaCy pipeline knows of a text, where a case names one: people's names, a verb's subject, its clause.

The rules read without it; with it, a cue's subject and the clause it governs are the parser's where it finds both,
and a person's full name may be one that no pattern would see. spaCy is imported only when a pipeline is named.

Not supported: pipelines without an English tokenizer; what a parser says about quotations, which the marks tell better.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dateline.core.spans import Span

SUBJECTS = frozenset(("nsubj", "nsubjpass", "nsubj:pass", "csubj"))
CLAUSES = frozenset(("ccomp",))


def why_not(pipeline: str) -> str | None:
    """Why a pipeline cannot be used, in words for the person who named it; None where it can."""
    if find_spec("spacy") is None:
        return "spaCy is not installed"
    from spacy.util import is_package

    if not (is_package(pipeline) or Path(pipeline).is_dir()):
        return f"no pipeline {pipeline!r} is installed, and no folder has this name"
    return None


@cache
def _load(pipeline: str) -> Any:
    import spacy

    return spacy.load(pipeline)


def version(pipeline: str) -> str:
    """Name and version of a pipeline: what was read with another one is read again."""
    meta = _load(pipeline).meta
    return f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')} {','.join(_load(pipeline).pipe_names)}"


class Syntax:
    """One text as a pipeline read it. Offsets are code points, as everywhere."""

    def __init__(self, text: str, pipeline: str) -> None:
        self._doc = _load(pipeline)(text)
        self._at = {token.idx: token for token in self._doc}

    def people(self) -> list[str]:
        """The names of persons, in the order of the text."""
        return [e.text for e in self._doc.ents if e.label_ in ("PERSON", "PER")]

    def _child(self, verb: int, relations: frozenset[str]) -> Span | None:
        token = self._at.get(verb)
        child = next((c for c in token.children if c.dep_ in relations), None) if token is not None else None
        if child is None:
            return None
        subtree = sorted(t.i for t in child.subtree)
        first, last = self._doc[subtree[0]], self._doc[subtree[-1]]
        return Span(first.idx, last.idx + len(last.text))

    def subject(self, verb: int) -> Span | None:
        """The subject of the verb that begins at an offset, with all that depends on it."""
        return self._child(verb, SUBJECTS)

    def clause(self, verb: int) -> Span | None:
        """The clause that the verb at an offset governs, its "that" included."""
        return self._child(verb, CLAUSES)
