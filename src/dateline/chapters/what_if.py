"""What the toll of an attack would be as of another hour or by another rule, to try out on its page.

Every setting is in the table what_ifs. What a page shows of each is written here, and a script
(book/_static/what-if.js) puts the one that a reader chooses in its place; without scripts nothing of it is shown.
"""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from dateline.chapters.casualties import in_a_sentence, span
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, from_file, html, join
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import bounds
from dateline.core.dates import in_words
from dateline.linking.assertions.phrasing import people
from dateline.linking.incidents.orders import moment
from dateline.linking.incidents.tolls.best import RULES
from dateline.tables import WhatIfRow
from dateline.tables.vocabulary import WhatIf

# The last place of the slider.
WHOLE = "any day, as in this edition"
DRAWN = ("killed", "wounded")


class Settings(TypedDict):
    """What the script gets: the moments and rules in words, what is shown, and which of it for each rule and moment."""

    moments: list[str]
    rules: list[str]
    states: list[Html]
    grid: list[list[int]]


@shown
def explorer(book: Edition, incident_id: str) -> Html:
    """A slider of the days and hours at which the toll of an attack changed, and a choice of its rule; nothing where
    no setting changes anything."""
    made = settings(book, incident_id)
    if len(made["states"]) < 2:
        return html("")
    rules = [{"name": rule, "chosen": rule == book.case["rule"]} for rule in RULES]
    return from_file("what_if", incident=incident_id, rules=rules, last=len(made["moments"]) - 1, settings=made)


def settings(book: Edition, incident_id: str) -> Settings:
    """What is shown for each rule and moment of an attack."""
    tolls: dict[tuple[str, str], list[WhatIfRow]] = {}
    for w in book.rows("what_ifs"):
        if w["incident_id"] == incident_id and w["kind"] != WhatIf.WITHOUT and not w["account"]:
            tolls.setdefault((w["rule"], w["as_of"]), []).append(w)
    moments = [*sorted({as_of for _, as_of in tolls if as_of}, key=moment), ""]
    every = [w for own in tolls.values() for w in own]
    most = {e: max((w["high"] or 0 for w in every if w["effect"] == e), default=0) for e in DRAWN}
    states: dict[Html, int] = {}
    shown = {m: [_state(book, tolls.get((rule, m), []), most) for rule in RULES] for m in moments}
    # What changed at other moments is not among what is shown.
    moments = [m for n, m in enumerate(moments) if not m or n == 0 or shown[m] != shown[moments[n - 1]]]
    grid = [[states.setdefault(shown[m][n], len(states)) for m in moments] for n in range(len(RULES))]
    return {
        "moments": [in_words_of(m) if m else WHOLE for m in moments],
        "rules": [f"{reads[:1].upper()}{reads[1:]}." for reads in RULES.values()],
        "states": list(states), "grid": grid,
    }  # fmt: skip


def in_words_of(as_of: str) -> str:
    """A day or hour of as_of in words: "3 December 2021, 09:45", "the end of 4 December 2021"."""
    day, _, hour = as_of.partition("T")
    words = in_words(date.fromisoformat(day))
    return f"{words}, {hour}" if hour else f"the end of {words}"


def _state(book: Edition, own: list[WhatIfRow], most: dict[str, int]) -> Html:
    """The toll under one setting: large figures with their range, the same in a sentence, and the dead by group."""
    whole = [w for w in own if w["group"] == "all"]
    drawn = [_large(book, w, most[w["effect"]]) for w in whole if w["effect"] in DRAWN]
    groups = [w for w in own if w["effect"] == "killed" and w["group"] != "all"]
    parts = [f"{span(w)} {people(w['group'], w['best'])}" for w in groups]
    return from_file(
        "what_if_state", drawn=drawn, said=in_a_sentence(whole) if whole else "No report gives a figure by then.",
        parts=join(parts) if parts else None, lead=_lead(whole, groups),
    )  # fmt: skip


def _lead(whole: list[WhatIfRow], groups: list[WhatIfRow]) -> str:
    """What the figures by group are said to be: where sources that count one group each give more together than is
    given for all, no part of that."""
    dead = next((w["best"] for w in whole if w["effect"] == "killed"), None)
    more = dead is not None and sum(w["best"] or 0 for w in groups) > dead
    return "By group, each from other sources" if more else "Of the dead"


def _large(book: Edition, w: WhatIfRow, most: int) -> Html:
    """A toll as a large figure that leads to a sentence, above a bar from its least to its most."""
    low, high = w["low"] or 0, w["high"] or 0
    best = low if w["best"] is None and w["low"] == w["high"] else w["best"]
    ids = w["claim_ids"].split()
    first = next((i for i in ids if book.claims[i]["low"] == best), ids[0] if ids else "")
    figure = bounds(w["low"], w["high"]) if best is None else str(best)
    return from_file(
        "what_if_toll",
        figure=book.evidence(first, figure) if first else figure, effect=w["effect"],
        others=f"sources give {low} to {high}" if low != high and best is not None else "",
        least=f"{100 * low / most:.1f}" if most else "0", most=f"{100 * high / most:.1f}" if most else "0",
        best=None if best is None or not most else f"{100 * best / most:.1f}",
    )  # fmt: skip
