"""What happened, as reports tell it: which figures are put down to a way in which people were hit, and when it began.

Only what a sentence with a figure names is shown (columns `means` and `cause` of the table claims). Nothing is added
up: a bomb may go off in an ambush, and two headings may count the same people.
"""

from __future__ import annotations

import json

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, join, paragraph, together
from dateline.chapters.common.traced import shown
from dateline.linking.assertions.summary import cause_of
from dateline.linking.rows import counts
from dateline.tables import ClaimRow

EFFECTS = ("killed", "wounded")


def gives_cause(c: ClaimRow) -> bool:
    """Whether a claim's own sentence puts dead or wounded down to a means of attack, or an accident."""
    whole = c["part"] == "text" and c["mode"] != "denied" and counts(c)
    return whole and c["effect"] in EFFECTS and bool(cause_of(c))


@shown
def began(book: Edition, incident_id: str) -> Html:
    """When the attack began, where reports give different hours."""
    own = [x for x in book.rows("contradictions") if (x["incident_id"], x["rule"]) == (incident_id, "different hours")]
    if not own:
        return html("")
    sides = [
        together([s["side"], " (", join([book.report(r) for r in s["reports"]], ", "), ")"])
        for s in json.loads(own[0]["sides"])
    ]
    return paragraph("It began at ", join(sides, " or at "), ".")
