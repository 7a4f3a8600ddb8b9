"""Bounds of a toll: figures for killed and wounded together, and totals no lower than a group's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from dateline.linking.incidents.tolls.groups import EVERYBODY, TOGETHER, Cases, Party, counts_in, key_of
from dateline.linking.incidents.tolls.reports import FirstPrinted
from dateline.linking.rows import APPROXIMATE
from dateline.tables import TollRow


def bounded(rows: list[TollRow], cases: Cases, meta: FirstPrinted) -> list[TollRow]:
    """The rows with what a figure for killed and wounded together says of each: it bounds them and sets neither.

    A toll below the bound has it named in its reason; an effect that nobody counts by itself gets a row from nothing to
    the bound, without a best figure. A report that itself counts more of either gives its figure for a part only.
    """
    known = {key_of(t): t for t in rows}
    more = []
    for t in [t for t in rows if t["effect"] == TOGETHER and not of_a_part(t, cases)]:
        near, at_most = _as_given(t, cases)
        for effect in TOGETHER.split(" or "):
            key = t["incident_id"], effect, t["group"], t["account"]
            told = known.get(key)
            counted = [c for g, own in cases[t["incident_id"], effect].items() if counts_in(g, t) for c in own]
            if told is None and not counted:
                why = f"nobody counts the {effect} by themselves; {near} is given for killed and wounded together"
                more.append(t | {"effect": effect, "low": 0, "best": None, "why": why})
            elif told is not None and (told["high"] or 0) <= (t["high"] or 0):
                why = f"{told['why']}; {at_most}, which is given for killed and wounded together"
                known[key] = told | {"why": why}
    kept = (known[key_of(t)] for t in rows if t["effect"] != TOGETHER or not of_a_part(t, cases))
    return [*_not_below_a_group(kept, cases, meta), *more]


def _as_given(t: TollRow, cases: Cases) -> tuple[str, str]:
    """The high of a toll as its reports give it, and as a bound: "10" and "at most 10", or "nearly 10" for both."""
    ids = t["claim_ids"].split()
    own = [c for found in cases[t["incident_id"], t["effect"]].values() for c in found if c["claim_id"] in ids]
    hedges = {c["hedge"] if c["hedge"] in APPROXIMATE else "" for c in own if t["high"] in (c["low"], c["high"])}
    near = f"{max(hedges)} {t['high']}" if hedges and "" not in hedges else ""
    return near or str(t["high"]), near or f"at most {t['high']}"


def _not_below_a_group(rows: Iterable[TollRow], cases: Cases, meta: FirstPrinted) -> list[TollRow]:
    """No total is lower than the figure of one of its groups: a source that counts one civilian says nothing of four
    soldiers. Who counts 132 people in all, and no earlier, does speak against 138 civilians."""
    rows = list(rows)
    groups: dict[tuple[str, str], list[TollRow]] = defaultdict(list)
    for g in rows:
        if g["group"] != "all" and not g["account"]:
            groups[g["incident_id"], g["effect"]].append(g)
    out = []
    for t in rows:
        own = groups.get((t["incident_id"], t["effect"]), [])
        least = max(own, key=lambda g: g["low"] or 0, default=None)
        whole = t["group"] == "all" and not t["account"]
        below = whole and least and (t["low"] or 0) < (least["low"] or 0) <= (t["best"] or 0)
        if below and least and not _against(t, least, cases, meta):
            why = f"{t['why']}; not below {least['low']}, which is given for {least['group']} alone"
            ids = " ".join(sorted({*t["claim_ids"].split(), *least["claim_ids"].split()}))
            out.append(t | {"low": least["low"], "claim_ids": ids, "why": why})
        else:
            out.append(t)
    return out


def _against(whole: TollRow, group: TollRow, cases: Cases, meta: FirstPrinted) -> bool:
    """Whether somebody counts everybody at the low of a toll, and not before the group was first counted at its own."""
    first = min(_days(group, cases, meta), default=date.min)
    return any(day >= first for day in _days(whole, cases, meta, EVERYBODY))


def _days(t: TollRow, cases: Cases, meta: FirstPrinted, party: Party | None = None) -> list[date]:
    """The days from which the figures behind a toll's low count, all or those for one group; the last for one that is
    not known."""
    ids = set(t["claim_ids"].split())
    own = [c for g, found in cases[t["incident_id"], t["effect"]].items() if party in (None, g) for c in found]
    at_low = [c for c in own if c["claim_id"] in ids and c["low"] == t["low"]]
    return [meta[c["report_id"]]["published_latest"] or date.max for c in at_low]


def of_a_part(toll: TollRow, cases: Cases) -> bool:
    """Whether the reports behind a figure for killed and wounded together count more of either by themselves."""
    ids = set(toll["claim_ids"].split())
    both = [c for own in cases[toll["incident_id"], TOGETHER].values() for c in own if c["claim_id"] in ids]
    for c in both:
        for effect in TOGETHER.split(" or "):
            own = [o for g, found in cases[toll["incident_id"], effect].items() if counts_in(g, toll) for o in found]
            if sum(o["low"] or 0 for o in own if o["report_id"] == c["report_id"]) > (toll["high"] or 0):
                return True
    return False
