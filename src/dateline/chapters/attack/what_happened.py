"""What happened, as reports tell it: which figures are put down to a way in which people were hit, and when it began.

Only what a sentence with a figure names is shown (columns `means` and `cause` of the table claims). A bomb may go off
in an ambush: the same figure for the same people under two headings counts once where the dead are added up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from dateline.chapters.attack.steps import beside
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, join, paragraph, together
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import enumerated, number_word
from dateline.linking.assertions.phrasing import people
from dateline.linking.assertions.summary import CAUSES, SUICIDE_BOMBING, cause_of
from dateline.linking.rows import counts, groups_of_attackers
from dateline.tables import ClaimRow, TollRow

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
        alike.setdefault((c["low"] or 0, c["group"]), []).append(cause)
    put = [_put_down(book, leading[causes[0]], n, causes) for (n, _), causes in alike.items()]
    either = _either(alike.values())
    counted = sum(n for n, _ in alike)
    if counted > toll["best"]:
        rest = f"Together that is more than {toll['best']:,}: some of these count the same people."
    elif counted == toll["best"]:
        rest = "That is all of them."
    else:
        rest = _not_put_down(book, toll, list(alike))
    lead = html(
        "Of {{ best }} dead, {{ who }} {{ put }}. {{ rest }}",
        who="reports put" if len({c["report_id"] for c in leading.values()}) > 1 else "one report puts",
        best=number_word(toll["best"]),
        put=join(put),
        rest=f"{either}{rest}",
    )
    return paragraph(lead)


def _put_down(book: Edition, c: ClaimRow, n: int, causes: Sequence[str]) -> Html:
    """ "the deaths of seven soldiers down to a bomb or an ambush"; the number leads to its sentence."""
    figure = number_word(n) if c["low"] == c["high"] else f"at least {number_word(n)}"
    deaths = "the death of " if n == 1 else "the deaths of "
    return together(
        [deaths, book.evidence(c["claim_id"], figure), f" {people(c['group'], n)} down to {' or '.join(causes)}"]
    )


def _either(alike: Iterable[Sequence[str]]) -> str:
    """Why a bomb and an ambush for the same people are no disagreement."""
    both = {CAUSES["bomb"], CAUSES["ambush"]}
    return "A bomb may go off in an ambush, so the two can both be true. " if any(both <= set(c) for c in alike) else ""


def _not_put_down(book: Edition, toll: TollRow, alike: Sequence[tuple[int, str]]) -> str:
    """Of the dead whom no cause is given for, how many there are, and who, where the tolls of groups say it."""
    missing = (toll["best"] or 0) - sum(n for n, _ in alike)
    left = {g: n - sum(k for k, group in alike if group == g) for g, n in _groups(book, toll["incident_id"]).items()}
    parts = [f"{number_word(n)} {people(g, n)}" for g, n in left.items() if n > 0]
    exact = min(left.values(), default=-1) >= 0 and sum(left.values()) == missing
    others = f" ({enumerated(parts)})" if exact and len(left) > 1 else ""
    whom = f"the other {number_word(missing)}" if missing > 1 else "the one who is left"
    theirs = _accounts(book, toll["incident_id"])
    where = f"Leaving {theirs} own account aside, where" if theirs else "Where"
    return f"{where} reports count {whom}{others}, they do not say what killed {'them' if missing > 1 else 'that one'}."


def _accounts(book: Edition, incident_id: str) -> str:
    """Whose own account of the dead names a cause, if an attacker's does: "ISIS’s"."""
    own = [c for c in book.claims.values() if c["incident_id"] == incident_id and c["effect"] == "killed"]
    names = {book.case["attackers"].get(c["attributed_id"] or "") for c in own if gives_cause(c)} - {None}
    return enumerated([f"{n}’s" for n in sorted(map(str, names))])


def _groups(book: Edition, incident_id: str) -> dict[str, int]:
    """The best figure of dead for each group of an attack, without the attackers' own account."""
    return {
        t["group"]: t["best"]
        for t in book.rows("tolls")
        if (t["incident_id"], t["effect"], t["account"]) == (incident_id, "killed", "")
        and t["group"] not in ("all", "people")
        and t["best"]
    }


def _leading(book: Edition, incident_id: str) -> dict[str, ClaimRow]:
    """For each cause, in words, the figure of dead that most reports put down to it, without the attackers' own, and
    without the attackers: no toll counts them."""
    given: dict[str, list[ClaimRow]] = {}
    own = [c for c in book.claims.values() if c["incident_id"] == incident_id and c["effect"] == "killed" and c["low"]]
    theirs = groups_of_attackers(book.case["attackers"])
    own = [c for c in own if c["attributed_id"] not in book.case["attackers"] and c["group"] not in theirs]
    for c, event in zip(own, beside(book, own), strict=True):
        if cause := put_down_to(c, event):
            given.setdefault(cause, []).append(c)

    def often(c: ClaimRow, own: list[ClaimRow]) -> int:
        return len({x["report_id"] for x in own if (x["low"], x["group"]) == (c["low"], c["group"])})

    most = {cause: max(own, key=lambda c: (often(c, own), c["low"] or 0)) for cause, own in given.items()}
    return one_bombing(most)


def one_bombing(leading: dict[str, ClaimRow]) -> dict[str, ClaimRow]:
    """Causes with their figures; the bomb of a suicide attack is no cause beside it: the higher figure is for both."""
    bomb, attack = CAUSES["bomb"], CAUSES["suicide attack"]
    if bomb not in leading or attack not in leading:
        return leading
    rest = {cause: c for cause, c in leading.items() if cause not in (bomb, attack)}
    return {SUICIDE_BOMBING: max(leading[attack], leading[bomb], key=lambda c: c["low"] or 0), **rest}
