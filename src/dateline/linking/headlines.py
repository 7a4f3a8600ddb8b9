"""Figures of titles: a title is a witness of its own and never counts beside the text below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dateline.tables import Row

HURT = frozenset(("killed", "wounded", "killed or wounded"))


def without_headlines(read: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Tables of a case without the claims of titles whose report gives the figure in its text too.

    The claims left out stay in the table as they were read, for a reader to see, and belong to no incident.
    """
    below: defaultdict[str, list[Row]] = defaultdict(list)
    for c in read["claims"]:
        if c.get("part") != "title":
            below[c["report_id"]].append(c)
    kept = [c for c in read["claims"] if c.get("part") != "title" or not _given(c, below[c["report_id"]])]
    return {**read, "claims": kept}


def _given(headline: Row, below: list[Row]) -> bool:
    """Whether a text gives a figure where its title does. One person at a time ("a man was killed", "a boy died") is no
    figure beside the "three dead" of a title."""
    least = min(2, headline["low"] or 1)
    return any(
        (c["low"] or c["high"] or 0) >= least
        for c in below
        if c["mode"] in ("total", "denied", "superseded") and _alike(c["effect"], headline["effect"])
    )


def _alike(below: str, above: str) -> bool:
    return below == above or (above == "killed or wounded" and below in HURT)
