"""The casualties chapter: the toll, how it moved, and every figure beside its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, join, listing, paragraph, together
from dateline.chapters.common.sources import by_outlet, listed_sources
from dateline.chapters.common.traced import shown
from dateline.chapters.common.vague import without_a_number
from dateline.chapters.common.wording import bounds, figure
from dateline.linking.assertions.phrasing import people
from dateline.linking.headlines import without_headlines
from dateline.linking.incidents.coordination import called_civilians
from dateline.linking.incidents.orders import totals
from dateline.linking.incidents.tolls.best import RULES
from dateline.tables import ClaimRow, ReportRow, TollRow, WhatIfRow


def of_incident(book: Edition, incident_id: str) -> list[ClaimRow]:
    """Claims of one incident by outlet and report, without headlines that their text repeats; no order of time is
    meant."""
    own = without_headlines(c for c in book.claims.values() if c["incident_id"] == incident_id)
    return sorted(own, key=lambda c: (book.reports[c["report_id"]]["outlet"].lower(), c["report_id"], c["start"]))


TOGETHER = "killed or wounded"
# What tolls say of themselves that pages say better: how many figures there were, the rule, a sum of one.
COUNTED = re.compile(r"^\d+ sources?; |^\d+ [^+=;]+ = \d+(?:; )?")
LEFT_BEHIND = re.compile(r"(?:; )?\d+ is (?:left behind|put out of date|overtaken)\b[^;]*")
# "13 people + 10 soldiers + 3 civilians = 13" counts everybody twice; the figure is the 13.
DOUBLED = re.compile(r"\(?\d+ people \+ [^()]*? = \d+ in [\w.-]+\)?")
# "(9 + 1 = 10 in dailytimes)": the sum and its report.
A_SUM = re.compile(r"\((\d+ [^()=]*= \d+) in ([\w.-]+)\)")
KEPT = re.compile(r"(\d+) is replaced, but stays: its report’s parts add up to another number")
BY_ACCIDENT = re.compile(r"(\d+) of them by accident, (\d+) without")


def span(t: TollRow | WhatIfRow) -> str:
    """A toll in words: "13 (sources give 12 to 13)", "12 to 13", "up to 10"."""
    low, best, high = t["low"], t["best"], t["high"]
    if best is None:
        return bounds(low, high)
    return str(best) if low == high else f"{best} (sources give {low} to {high})"


def inside(t: TollRow | WhatIfRow) -> str:
    """A toll in words, to be in a bracket or a list: "13; sources give 12 to 13"."""
    return span(t).replace(" (", "; ").removesuffix(")")


@shown
def answer(book: Edition, incident_id: str) -> Html:
    """The toll of an incident in a sentence; figures for killed and wounded together apart,
    for they overlap with the others."""
    own = [
        t for t in book.rows("tolls") if t["incident_id"] == incident_id and t["group"] == "all" and not t["account"]
    ]
    known = {t["effect"] for t in own}
    vague = [
        f"{c['hedge']} {effect} (no number)"
        for effect in ("killed", "wounded")
        if effect not in known and (c := without_a_number(book, incident_id, effect))
    ]
    if not own:
        none = f"{' and '.join(vague)}. " if vague else ""
        return paragraph(f"No report gives a figure for this incident. {none}".strip())
    rule = f" Rule: {RULES[own[0]['rule']]}."
    return paragraph(book.incident(incident_id), f": {in_a_sentence(own, vague)}{rule}", kind="dl-answer")


def in_a_sentence(own: Sequence[TollRow | WhatIfRow], vague: Sequence[str] = ()) -> str:
    """Tolls of all together in a sentence, with figures that are words only ("dozens killed (no number)")."""
    said = [*(f"{span(t)} {t['effect']}" for t in own if t["effect"] != TOGETHER), *vague]
    both = [t for t in own if t["effect"] == TOGETHER]
    apart = (
        f" Some reports count killed and wounded together ({inside(both[0])}) and do not say how many of each; "
        "that figure overlaps with the others and is not added to them."
        if both
        else ""
    )
    return f"{', '.join(said) or 'no figure for killed or wounded alone'}.{apart}"


def how(book: Edition, t: TollRow) -> Html:
    """How a toll comes about: the sum, if one was made, what bounds it, and its sources, as many as are listed."""
    own = [book.claims[i] for i in t["claim_ids"].split()]
    found = listed_sources(book, [c for c in own if c["mode"] != "added"] or own)  # whoever adds one gives no toll
    rest = how_added_up(book, t)
    return together([rest, found], "; ") if rest else found


def how_added_up(book: Edition, t: TollRow) -> str:
    """The sum of a toll, if one was made, and what bounds it; empty where it is one figure as it is given."""
    rest = COUNTED.sub("", t["why"].replace(RULES[t["rule"]], "")).strip("; ")
    rest = BY_ACCIDENT.sub(r"\1 of them in an accident, \2 without it", rest)
    rest = KEPT.sub(r"\1 stays in the range, for its report’s own parts do not add up to it", rest)
    rest = DOUBLED.sub("", LEFT_BEHIND.sub("", rest)).strip("; ")
    return A_SUM.sub(lambda m: f"{m[1]} in {book.reports[m[2]]['outlet'] if m[2] in book.reports else m[2]}", rest)


def end_of(book: Edition, t: TollRow, end: str) -> Html | None:
    """The low, best or high of a toll, with the row of the table of assertions that it is based on; the best leads to a
    sentence that gives it. None where there is none."""
    value = {"low": t["low"], "best": t["best"], "high": t["high"]}[end]
    if value is None:
        return None
    row = book.stated("toll", t["incident_id"], t["effect"], t["group"], t["account"], end)
    ids = t["claim_ids"].split()
    first = next((i for i in ids if book.claims[i]["low"] == value), ids[0])
    return book.stating(book.evidence(first, str(value)) if end == "best" else value, row)


def attack_of(book: Edition, c: ClaimRow) -> Html:
    """The attack that a claim is of, linked to its page, with "headline" behind it where it is in a title; a figure
    of none is "headline" there, else "background"."""
    if c["part"] != "title":
        return book.incident(c["incident_id"])
    return together([book.incident(c["incident_id"]), html("headline")], ", ") if c["incident_id"] else html("headline")


def kind_of(c: ClaimRow) -> str:
    """What kind of figure a claim is, and whether a headline gives it: "total", "total, headline"."""
    return f"{c['mode']}, headline" if c["part"] == "title" else c["mode"]


def group_of(c: ClaimRow) -> str:
    """The group that a claim counts, one of it where there is one: "13 civilians", "1 civilian"."""
    return people(c["group"], c["low"] if c["low"] == c["high"] else None)


def counted(book: Edition, incident_id: str | None) -> set[str]:
    """Identifiers of the claims that an incident's tolls are based on, or that give the best figure of one once more: a
    source counts once, whatever number of its reports say the same. The others are superseded, or parts."""
    live = {i for t in book.rows("tolls") if t["incident_id"] == incident_id for i in t["claim_ids"].split()}
    if incident_id is None:
        return live
    rows = called_civilians(numbers_of_dead(book, incident_id))
    best = {g: t and t["best"] for g in {c["group"] for c in rows} for t in [book.toll(incident_id, "killed", _all(g))]}
    return live | {c["claim_id"] for c in rows if c["low"] == best[c["group"]]}


def _all(group: str) -> str:
    """The group of a toll for the group of a claim: "all" for people."""
    return "all" if group == "people" else group


def numbers_of_dead(book: Edition, incident_id: str) -> list[ClaimRow]:
    """Claims that give a number of dead: without what the attackers say, what is added to another figure,
    and figures for some people of a report that gives a larger one for all."""
    own = [c for c in of_incident(book, incident_id) if c["effect"] == "killed" and c["low"] and c["mode"] == "total"]
    whole = {c["claim_id"] for c in totals(own, book.case["attackers"])}
    return [
        c
        for c in own
        if c["attributed_id"] not in book.case["attackers"] and (c["group"] != "people" or c["claim_id"] in whole)
    ]


def gives_dead(book: Edition, incident_id: str | None) -> list[str]:
    """Identifiers of the claims that give a number of dead (`numbers_of_dead`); none where there is no attack."""
    return [c["claim_id"] for c in numbers_of_dead(book, incident_id)] if incident_id else []


@shown
def working(book: Edition, incident_id: str) -> Html:
    """How the number of dead comes about, as a sum anyone can follow, and what was left behind on the way."""
    own = [
        t
        for t in book.rows("tolls")
        if t["incident_id"] == incident_id and t["effect"] == "killed" and not t["account"]
    ]
    whole = next((t for t in own if t["group"] == "all"), None)
    if whole is None:
        return paragraph("No report gives a number of dead.")
    live = counted(book, incident_id)
    dead = called_civilians(numbers_of_dead(book, incident_id))
    parts = sorted((t for t in own if t["group"] != "all"), key=lambda t: -(t["best"] or 0))
    items = [_reached(book, t, people(t["group"], t["best"]), dead, live) for t in parts]
    items.append(_reached(book, whole, "in all", dead, live))
    items += _others_wounded(book, incident_id)
    left = _by_group(book, [c["claim_id"] for c in dead if c["claim_id"] not in live])
    rest = html(
        '<details class="dl-more"><summary>Superseded or partial figures</summary><p>{{ left }}.</p></details>',
        left=left,
    )
    return listing(items) + (rest if left else "")


def _reached(book: Edition, t: TollRow, whom: str, dead: Sequence[ClaimRow], live: set[str]) -> Html:
    """A toll, how it was added up where it was, and behind a line that opens who gives which figure."""
    ids = t["claim_ids"].split()
    own = [book.claims[i] for i in ids]
    sources = listed_sources(book, [c for c in own if c["mode"] != "added"] or own, folded=False)
    ids += [c["claim_id"] for c in dead if _all(c["group"]) == t["group"] and c["claim_id"] in live - set(ids)]
    # of everybody, not of the groups that reports add up to it
    whole = [i for i in ids if book.claims[i]["group"] == "people"] if t["group"] == "all" else []
    sum_ = how_added_up(book, t)
    return html(
        "<strong>{{ figure }} {{ whom }}</strong>{% if sum_ %}: {{ sum_ }}{% endif %}"
        '<details class="dl-more"><summary>Who gives which figure</summary>{{ said }}. {{ sources }}.</details>',
        figure=span(t), whom=whom, sum_=sum_, said=_by_figure(book, whole or ids), sources=sources,
    )  # fmt: skip


def _others_wounded(book: Edition, incident_id: str) -> list[Html]:
    """The wounded, with the figures that are outside their range and whose they are; nothing where all are inside."""
    t = book.toll(incident_id, "wounded", "all")
    if t is None:
        return []
    own = [c for c in of_incident(book, incident_id) if (c["effect"], c["group"]) == ("wounded", "people")]
    own = [c for c in own if c["mode"] == "total" and c["low"] and c["cause"] != "accident"]
    left = [
        c["claim_id"] for c in own if (c["low"] or 0) < (t["low"] or 0) and c["claim_id"] not in t["claim_ids"].split()
    ]
    if not left:
        return []
    return [
        html(
            "<strong>{{ figure }} wounded</strong>; set aside, for reports no older give more: {{ left }}",
            figure=span(t), left=_by_figure(book, left),
        )
    ]  # fmt: skip


def _by_group(book: Edition, ids: list[str]) -> Html:
    """Claims gathered by their group, each group named before its figures, largest first: all together: 10 (Rudaw);
    civilians: 3 (Reuters)."""
    groups: dict[str, list[str]] = {}
    for i in ids:
        groups.setdefault(book.claims[i]["group"], []).append(i)
    order = sorted(groups, key=lambda g: (g != "people", -len(groups[g]), g))
    names = {g: "all together" if g == "people" else people(g) for g in order}
    return together([together([f"{names[g]}: ", _by_figure(book, groups[g])]) for g in order], "; ")


def _by_figure(book: Edition, ids: list[str]) -> Html:
    """Claims gathered by their figure, each linked by its outlet: 10 (Rudaw [a, b], Reuters), 7 (Al Furat)."""
    groups: dict[str, dict[str, str]] = {}
    for i in ids:
        c = book.claims[i]
        label = f"{'+' if c['mode'] == 'added' else ''}{figure(c['low'], c['high'], c['hedge'])}"
        groups.setdefault(label, {}).setdefault(c["report_id"], i)
    parts = []
    for label, found in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
        parts.append(html("{{ figure }} ({{ links }})", figure=label, links=by_outlet(book, found.values())))
    return join(parts, ", ")


def in_short(t: TollRow) -> str:
    """A toll in short: "13 (12 to 13)", "12 to 13", "13"."""
    if t["best"] is None:
        return bounds(t["low"], t["high"])
    best = t["best"]
    return f"{best} ({t['low']} to {t['high']})" if t["low"] != t["high"] else str(best)


def with_texts(book: Edition) -> list[ReportRow]:
    """The reports with their texts, which tolls read for words that revise a figure."""
    return [r | {"text": book.text(r["report_id"])} for r in book.rows("reports")]


def series(book: Edition) -> list[str]:
    """Incidents that span several days."""
    return [i["incident_id"] for i in book.incidents.values() if i["kind"] == "series"]


@shown
def reconciliation(book: Edition, incident_id: str) -> Html:
    """What the attackers claim, beside what everybody else says; a sum that fits is shown."""
    out = []
    for t in book.rows("tolls"):
        if t["incident_id"] != incident_id or not t["account"] or t["effect"] != "killed":
            continue
        whole = book.toll(incident_id, "killed", "all")
        link = book.evidence(t["claim_ids"].split()[0], span(t) if t["best"] is None else str(t["best"]))
        fits = (
            f" That is the number other sources give for all the dead ({inside(whole)})."
            if whole and whole["best"] is not None and whole["best"] == t["best"]
            else ""
        )
        out.append(paragraph(f"{t['account']} itself claims ", link, f" {people(t['group'], t['best'])} killed.{fits}"))
    return together(out) if out else paragraph("The attackers are not reported to have given a figure.")
