"""What happened, as reports tell it: each way in which people were hit, with the figures put down to it and who
gives them.

Only what a sentence with a figure names is shown (columns `means` and `cause` of the table claims). Nothing is added
up: a bomb may go off in an ambush, and two headings may count the same people.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from dateline.chapters.casualties import group_of, of_incident
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, join, paragraph, table, together
from dateline.chapters.common.sources import with_reports
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import few, figure
from dateline.linking.assertions.summary import CAUSES, cause_of
from dateline.linking.rows import counts
from dateline.tables import ClaimRow

EFFECTS = ("killed", "wounded")


@shown
def events(book: Edition, incident_id: str) -> Html:
    """A row for each cause that a figure of the attack is put down to, what most reports name first: when it was, in
    the reports' words, how many were killed and wounded by it and who says so."""
    found = by_cause(of_incident(book, incident_id))
    if not found:
        return paragraph("No figure of this attack is put down to a bomb, shots or anything else by its own sentence.")
    rows = []
    for cause, own in sorted(found.items(), key=lambda f: (-len(_reports(f[1])), f[0])):
        named = html("<strong>{{ words }}</strong>", words=CAUSES[cause][:1].upper() + CAUSES[cause][1:])
        when = few(list(dict.fromkeys(c["when"] for c in own if c["when"])), "; ", 3)
        rows.append((named, *(_figures(book, own, effect) for effect in EFFECTS), when or None))
    hurt = any(c["effect"] == "wounded" for own in found.values() for c in own)
    made = table(
        ["Put down to", "Killed", "Wounded", "When, in the reports’ words"],
        rows,
        "What the figures of this attack are put down to",
        kinds=Columns(without=[] if hurt else ["Wounded"]),
    )
    note = paragraph(
        "A figure stands here if its own sentence says how people were hit. Two rows may count the same people.",
        kind="dl-note",
    )
    return _began(book, incident_id) + made + note


def by_cause(claims: Iterable[ClaimRow]) -> dict[str, list[ClaimRow]]:
    """Claims of the dead and wounded by what their sentence puts them down to: a means of attack, or an accident."""
    found: dict[str, list[ClaimRow]] = defaultdict(list)
    for c in claims:
        cause = cause_of(c)
        if cause and c["effect"] in EFFECTS and c["part"] == "text" and c["mode"] != "denied" and counts(c):
            found[cause].append(c)
    return dict(found)


def _reports(claims: Iterable[ClaimRow]) -> set[str]:
    return {c["report_id"] for c in claims}


def _figures(book: Edition, claims: list[ClaimRow], effect: str) -> Html | None:
    """Each figure once, with the reports that give it, as "7 Peshmerga (AFP, Al Furat News)"; what the attackers say
    is called theirs."""
    told: dict[tuple[str, str], list[ClaimRow]] = defaultdict(list)
    for c in claims:
        if c["effect"] == effect:
            whose = f" by {c['attributed_to']}’s account" if c["attributed_id"] in book.case["attackers"] else ""
            told[figure(c["low"], c["high"], c["hedge"]), group_of(c) + whose].append(c)
    most = sorted(told.items(), key=lambda t: (-len(_reports(t[1])), t[0]))
    pieces = [
        with_reports(book, together([book.evidence(own[0]["claim_id"], number), whom], " "), own)
        for (number, whom), own in most
    ]
    return together(pieces, "; ") if pieces else None


def _began(book: Edition, incident_id: str) -> Html:
    """When the attack began, where reports give different hours."""
    own = [x for x in book.rows("contradictions") if (x["incident_id"], x["rule"]) == (incident_id, "different hours")]
    if not own:
        return html("")
    sides = [
        together([s["side"], " (", join([book.report(r) for r in s["reports"]], ", "), ")"])
        for s in json.loads(own[0]["sides"])
    ]
    return paragraph("It began at ", join(sides, " or at "), ".")
