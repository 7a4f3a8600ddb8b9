"""Figures without a number: "dozens were killed". They give no toll, and pages show their own word."""

from __future__ import annotations

from dateline.chapters.common.edition import Edition
from dateline.tables import ClaimRow


def without_a_number(book: Edition, incident_id: str, effect: str) -> ClaimRow | None:
    """The first figure of an incident and effect that is a word only, like "dozens"; None where there is none."""
    return next(
        (
            c
            for c in book.rows("claims")
            if (c["incident_id"], c["effect"], c["mode"]) == (incident_id, effect, "total")
            and c["low"] is None
            and c["high"] is None
            and c["hedge"]
            and c["status"] != "rejected"
        ),
        None,
    )
