"""What happened, as reports tell it: which figures are put down to a way in which people were hit, and when it began.

Only what a sentence with a figure names is shown (columns `means` and `cause` of the table claims). A bomb may go off
in an ambush: the same figure for the same people under two headings counts once where the dead are added up.
"""

from __future__ import annotations

import json

from dateline.chapters.attack.steps import beside
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, join, paragraph, together
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import number_word
from dateline.linking.assertions.phrasing import people
from dateline.linking.assertions.summary import CAUSES, cause_of
from dateline.linking.rows import counts
from dateline.tables import ClaimRow

EFFECTS = ("killed", "wounded")


def gives_cause(c: ClaimRow) -> bool:
    """Whether a claim's own sentence puts dead or wounded down to a means of attack, or an accident."""
    return is_of_harm(c) and bool(cause_of(c))


def is_of_harm(c: ClaimRow) -> bool:
    """Whether a claim counts dead or wounded in a report's text, and counts."""
    return c["part"] == "text" and c["mode"] != "denied" and counts(c) and c["effect"] in EFFECTS


def put_down_to(c: ClaimRow, event: str) -> str | None:
    """What a claim's own sentence puts it down to, in words: a means of attack, an accident, or else its event."""
    if gives_cause(c):
        return CAUSES[cause_of(c)]
    return event if event and is_of_harm(c) else None


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


@shown
def adds_up(book: Edition, incident_id: str) -> Html:
    """How many of the dead are put down to something, and how many to nothing; nothing where no figure is."""
    toll = book.toll(incident_id, "killed", "all")
    leading = _leading(book, incident_id)
    if toll is None or not toll["best"] or not leading:
        return html("")
    alike: dict[tuple[int, str], list[str]] = {}
    for cause, c in leading.items():
        alike.setdefault((c["low"] or 0, people(c["group"], c["low"])), []).append(cause)
    put = [
        together(
            [book.evidence(leading[causes[0]]["claim_id"], number_word(n)), f" {who} down to {' or '.join(causes)}"]
        )
        for (n, who), causes in alike.items()
    ]
    counted = sum(n for n, _ in alike)
    if counted > toll["best"]:
        rest = f"Together that is more than {toll['best']:,}: some of these count the same people."
    elif counted == toll["best"]:
        rest = "That is all of them."
    else:
        missing = toll["best"] - counted
        rest = f"No figure’s own sentence says how the other {number_word(missing)} died."
    lead = html("Of {{ best }} dead, reports put {{ put }}. {{ rest }}", best=toll["best"], put=join(put), rest=rest)
    return paragraph(lead)


def _leading(book: Edition, incident_id: str) -> dict[str, ClaimRow]:
    """For each cause, in words, the figure of dead that most reports put down to it, without the attackers' own."""
    given: dict[str, list[ClaimRow]] = {}
    own = [c for c in book.claims.values() if c["incident_id"] == incident_id and c["effect"] == "killed" and c["low"]]
    own = [c for c in own if c["attributed_id"] not in book.case["attackers"]]
    for c, event in zip(own, beside(book, own), strict=True):
        if cause := put_down_to(c, event):
            given.setdefault(cause, []).append(c)

    def often(c: ClaimRow, own: list[ClaimRow]) -> int:
        return len({x["report_id"] for x in own if (x["low"], x["group"]) == (c["low"], c["group"])})

    return {cause: max(own, key=lambda c: (often(c, own), c["low"] or 0)) for cause, own in given.items()}
