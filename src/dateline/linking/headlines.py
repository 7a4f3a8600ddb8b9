"""Figures of titles: a title is a witness of its own and never counts beside the text below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.core.decision import Decision
from dateline.linking.rows import HARMED, by_report
from dateline.tables import ClaimRow


def without_headlines(claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    """Claims of a case without those of titles whose report gives the figure in its text too.

    The claims left out stay in the table as they were read, for a reader to see; `beside_their_text` gives them the
    incident of what they repeat once all is counted.
    """
    claims = list(claims)
    below = by_report(c for c in claims if c.get("part") != "title")
    return [c for c in claims if c.get("part") != "title" or not _given(c, below.get(c["report_id"], []))]


def beside_their_text(claims: Iterable[ClaimRow], decisions: Iterable[Decision] = ()) -> list[ClaimRow]:
    """Linked claims, those of titles that a text repeats under the text's incident: of the same number where it gives
    that, or else of most of its figures of the kind. No toll is taken from them. Those that a person split off
    stay without an incident."""
    claims, apart = list(claims), {d.target for d in decisions if d.decision == "split"}
    below = by_report(c for c in claims if c.get("part") != "title")
    out = []
    for c in claims:
        own = below.get(c["report_id"], [])
        left_out = c.get("part") == "title" and c["incident_id"] is None and c["status"] != "rejected"
        with_text = left_out and c["claim_id"] not in apart and _given(c, own)
        out.append({**c, "incident_id": _of_its_text(c, own)} if with_text else c)
    return out


def _of_its_text(headline: ClaimRow, below: list[ClaimRow]) -> str | None:
    """The incident of what a text tells where its title does; None where it mentions none."""
    alike = [c for c in below if c["incident_id"] and _alike(c["effect"], headline["effect"])]
    same = [c for c in alike if (c["low"], c["high"]) == (headline["low"], headline["high"])]
    of = Counter(c["incident_id"] for c in same or alike)
    return max(sorted(of, key=str), key=lambda i: of[i]) if of else None


def _given(headline: ClaimRow, below: list[ClaimRow]) -> bool:
    """Whether a text gives a figure where its title does. One person at a time ("a man was killed", "a boy died") is no
    figure beside the "three dead" of a title."""
    own = [c for c in below if c["mode"] in ("total", "denied", "superseded")]
    told = [c["low"] or c["high"] or 0 for c in own if _alike(c["effect"], headline["effect"])]
    if _in_parts(headline, told):
        return False
    return any(n >= min(2, headline["low"] or 1) for n in told)


# Who is mentioned one or two at a time is no total.
FEW = 2


def _in_parts(headline: ClaimRow, told: list[int]) -> bool:
    """Whether a text only mentions some at a time what its title counts together: "three dead" above "one woman died"
    and "two more people died"."""
    n = headline["low"]
    return n is not None and n == headline["high"] and max(told, default=0) <= FEW < n <= sum(told)


def _alike(below: str, above: str) -> bool:
    return below == above or (above == "killed or wounded" and below in HARMED)
