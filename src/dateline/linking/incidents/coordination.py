"""Counts of one list are one figure: "three children and two women were killed" is five civilians.

Extraction gives every count its row, and the words from its first to its verb;
so the words of counts that share a verb overlap, and those of two sentences, or of two verbs, do not.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extraction.lexicon import en
from dateline.tables import ClaimRow

# Between two counts these make them alternatives, not a list.
ALTERNATIVES = en.pattern("linking_patterns", "joins alternatives")

# A figure of one that is counted: "one person", "at least 1".
ONE = en.pattern("linking_patterns", "a figure of one or none")


def uncounted(c: ClaimRow) -> bool:
    """Whether a figure is one person told of without a number, who may be one of more: "a man was shot"."""
    return bool(c["low"] == c["high"] == 1 and not ONE.match(figure_words(c)))


def figure_words(c: ClaimRow) -> str:
    """The words of a count without those of its harm."""
    return str(c["words"][c["figure_start"] - c["start"] : c["figure_end"] - c["start"]])


def listed(claims: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """Total claims of one report, effect and group (rows of the claims table),
    those of one list together, in order of the text.

    A total that is told once more as a part of a sum, or as another's alternative, stands alone.
    """
    out: list[list[ClaimRow]] = []
    for c in sorted(claims, key=lambda c: (c.get("part") == "title", c["figure_start"], c["figure_end"])):
        last = out[-1][-1] if out else None
        if last is not None and _one_list(last, c):
            out[-1].append(c)
        else:
            out.append([c])
    return out


def _one_list(a: ClaimRow, b: ClaimRow) -> bool:
    """Whether two counts stand in one list: their words overlap, and nothing between them says that
    one is told for the other."""
    if (a.get("part") == "title") != (b.get("part") == "title"):
        return False  # offsets of a headline count within the headline
    if not max(a["start"], b["start"]) < min(a["end"], b["end"]) or None in (a["low"], b["low"]):
        return False
    first = min(a["start"], b["start"])
    words = a["words"] if a["start"] == first and a["end"] >= b["figure_start"] else b["words"]
    between = words[a["figure_end"] - first : b["figure_start"] - first]
    return not ALTERNATIVES.search(between)
