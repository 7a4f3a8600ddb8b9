"""Patterns that are in files of the lexicon, made of named parts: "<NAME>, <AGE>"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.extraction.lexicon import en

PART = re.compile(r"<([A-Z_]+)>")


def filled(pattern: str, known: Mapping[str, str]) -> str:
    """A pattern with each <NAME> replaced by the part of that name. Raises KeyError where there is none."""
    return PART.sub(lambda m: known[m[1]], pattern)


def parts(table: str, known: Mapping[str, str]) -> dict[str, str]:
    """The parts in a file of the lexicon by their names, with those `known` before."""
    out = dict(known)
    for row in en.table(table):
        out[row["part"]] = filled(row["pattern"], out)
    return out
