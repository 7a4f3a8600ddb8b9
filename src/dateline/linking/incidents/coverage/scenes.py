"""Counts at one of several scenes: who died at the first of two inns is a part of all who died."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.incidents.superseding import STOP
from dateline.linking.rows import number_of
from dateline.tables import ClaimRow, ReportRow

FIRST = en.pattern("linking_patterns", "the first of several scenes", attacks=ATTACKS)
ANOTHER = en.pattern("linking_patterns", "another of several scenes", attacks=ATTACKS)
# A scene is named in the sentence of its count, or in one before it that is no farther away.
NEAR = 300


def of_one_scene(claim: ClaimRow, report: ReportRow, others: Iterable[ClaimRow]) -> bool:
    """Whether a count is of those hit at one of several scenes: its report mentions the first and another, has named
    one of them right before the count and counted nobody since, and has a larger count (`others`) of the same people.
    """
    if claim.get("part") == "title":
        return False
    same = [o for o in others if (o["effect"], o["group"]) == (claim["effect"], claim["group"])]
    same = [o for o in same if o["mode"] in ("total", "superseded") and o["claim_id"] != claim["claim_id"]]
    if not any(number_of(o) > number_of(claim) for o in same):
        return False
    text = report["text"] or ""
    if not (FIRST.search(text) and ANOTHER.search(text)):
        return False
    stop = STOP.search(text, claim["end"])
    named = _last_named(text, max(0, claim["start"] - NEAR), stop.start() if stop else len(text))
    within = (o for o in same if o.get("part") != "title" and number_of(o) != number_of(claim))
    return named is not None and not any(named < o["start"] < claim["start"] for o in within)


def _last_named(text: str, start: int, end: int) -> int | None:
    """Where a stretch of a text last names a scene."""
    found = [m.start() for words in (FIRST, ANOTHER) for m in words.finditer(text, start, end)]
    return max(found, default=None)
