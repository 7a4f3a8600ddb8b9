"""The summary of an attack, sentence by sentence: what the front page and the attack's own page say first.

Each sentence is a row of its own with what it is based on, and pages print the rows: nothing else is said there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from dateline.core.dates import in_words
from dateline.linking.assertions.covering import reports_in_words, sources_in_words
from dateline.linking.assertions.facts import ABOUT, AT_LEAST, IMPLIES, Facts, Support, support
from dateline.linking.assertions.naming import claimed_by, named_outright, said_to_have_done_it
from dateline.linking.assertions.notes import aside, may_be_older, only_group
from dateline.linking.assertions.phrasing import counted, listed, number, people
from dateline.linking.incidents.coverage.points.means import GUNFIRE, only_police_fired
from dateline.linking.incidents.coverage.wording import MEANS
from dateline.linking.incidents.joining.aftermath import died_of_wounds
from dateline.linking.rows import counts, groups_of_attackers
from dateline.tables import ClaimRow, IncidentRow, TollRow

# The order in which a summary's sentences come.
PARTS = (
    "killed",
    "groups",
    "killed beside",
    "killed range",
    "killed causes",
    "killed by day",
    "wounded",
    "wounded range",
    "wounded by day",
    "by",
    "claimed",
    "sources",
)
CAUSES = {
    "bomb": "a bomb",
    "ambush": "an ambush",
    "gunfire": "gunfire",
    "rocket": "rockets, shells or grenades",
    "drone": "a drone or an air strike",
    "knife": "knives",
    "vehicle": "a vehicle driven at people",
    "suicide attack": "a suicide attack",
    "accident": "an accident",
}
# A suicide attack with its bomb, which is no cause beside it.
SUICIDE_BOMBING = "a suicide bombing"
# What a summary can mention: a raid is no means of harm, but an event in the table of particulars.
TOLD_OF = {**CAUSES, "raid": "a raid"}


class Sentence(NamedTuple):
    """A sentence of a summary: which it is, its words, and the readings or reports it is based on, with the word for
    how they give it."""

    part: str
    words: str
    evidence: tuple[str, ...]
    word: str = IMPLIES


def sentences(i: IncidentRow, facts: Facts) -> Iterator[Sentence]:
    """The sentences of an attack's summary, in order."""
    own = facts.by_incident.get(i["incident_id"], [])
    tolls = {(t["effect"], t["group"]): t for t in facts.tolls.get(i["incident_id"], ()) if not t["account"]}
    for effect in ("killed", "wounded"):
        whole = tolls.get((effect, "all"))
        if whole is None:
            yield from _without_a_toll(effect, own)
            if i["kind"] == "series":
                yield from _of_single_days(effect, own, facts)
            continue
        yield from _whole(effect, whole, facts)
        if effect == "killed":
            parts = [t for (e, g), t in tolls.items() if e == effect and g != "all"]
            yield from _groups(whole, parts, facts)
            yield from _beside(whole, parts, facts)
        if whole["low"] != whole["high"] and whole["best"] is not None:
            yield _range(effect, whole, facts)
        if effect == "killed":
            yield from _causes(i["incident_id"], own, facts)
    if named_outright(i, facts):
        by, naming = said_to_have_done_it(i, facts)
        yield Sentence("by", by, tuple(naming))
    if claiming := claimed_by(i, facts):
        told = f"at least {counted(len(claiming), 'report', 'says')} that {i['perpetrator']} claims the attack"
        yield Sentence("claimed", told, tuple(claiming))
    if own:
        yield _sources(i, own, facts)


def _claims(t: TollRow, facts: Facts) -> list[ClaimRow]:
    return [facts.claims[c] for c in t["claim_ids"].split() if c in facts.claims]


def _behind(value: int, t: TollRow, facts: Facts) -> Support:
    found = support(value, t["effect"], _claims(t, facts), facts)
    return found or Support(IMPLIES, tuple(t["claim_ids"].split()))


def _whole(effect: str, t: TollRow, facts: Facts) -> Iterator[Sentence]:
    """ "13 people were reported killed"; without a best figure its bounds."""
    ends = [v for v in (t["best"],) if v is not None] or [v for v in (t["low"], t["high"]) if v is not None]
    if not ends:
        return
    behind = [_behind(v, t, facts) for v in ends]
    ids = tuple(e for b in behind for e in b.ids)
    if t["best"] is not None:
        n = t["best"]
        about = _hedge(behind[0], facts)
        whom = people(only_group(t, (facts.claims[e] for e in ids if e in facts.claims), facts) or "all", n)
        told = f"{about}{number(n)} {whom} {'was' if n == 1 else 'were'} reported {effect}"
    elif t["low"] is not None and t["high"] is not None:
        told = f"between {t['low']} and {t['high']} people were reported {effect}"
    else:
        n, bound = ends[0], "at least" if t["low"] is not None else "at most"
        told = f"{bound} {number(n)} {people('all', n)} {'was' if n == 1 else 'were'} reported {effect}"
    yield Sentence(effect, told, ids, behind[0].word)


def _hedge(behind: Support, facts: Facts) -> str:
    """The words before a figure that is open: "nearly ", "over ", "at least "."""
    if behind.word not in (ABOUT, AT_LEAST):
        return ""
    hedges = [h for e in behind.ids if e in facts.claims and (h := facts.claims[e]["hedge"])]
    return f"{hedges[0]} " if hedges else "at least " if behind.word == AT_LEAST else ""


def _without_a_toll(effect: str, own: list[ClaimRow]) -> Iterator[Sentence]:
    """ "dozens of people were reported killed", where no report gives a number."""
    for c in own:
        vague = c["effect"] == effect and c["mode"] == "total" and c["low"] is None and c["high"] is None and c["hedge"]
        if vague:
            of = f"{c['hedge']} of people" if c["hedge"].endswith(("ns", "ds", "res")) else f"{c['hedge']} people"
            yield Sentence(effect, f"{of} were reported {effect}", (c["claim_id"],))
            return


def _of_single_days(effect: str, own: list[ClaimRow], facts: Facts) -> Iterator[Sentence]:
    """ "reports count the wounded of single days only: at least four on 3 May 2021 and three on 5 May", of a series
    for which no report adds them up: on another day some may be the same, or have died."""
    theirs, by_day = groups_of_attackers(facts.attackers), defaultdict[date, dict[str, list[str]]](dict)
    for c in own:
        given = c["effect"] == effect and c["mode"] == "total" and counts(c) and c["part"] == "text"
        day = c["earliest"] if c["earliest"] == c["latest"] else None
        if given and day and c["low"] and c["group"] not in theirs and facts.party(c) is None:
            by_day[day].setdefault(f"{c['hedge']} {number(c['low'])}".strip(), []).append(c["claim_id"])
    days = [f"{' or '.join(figures)} on {in_words(day)}" for day, figures in sorted(by_day.items())]
    if days:
        ids = [i for _, figures in sorted(by_day.items()) for found in figures.values() for i in found]
        named = "dead" if effect == "killed" else effect
        told = f"reports count the {named} of single days only: {listed(days, len(days))}"
        dying = [c for c in own if effect == "wounded" and died_of_wounds(c, facts.reports[c["report_id"]])]
        told += "; at least one of them died later" if dying else ""
        yield Sentence(f"{effect} by day", told, tuple(ids))


def _groups(whole: TollRow, parts: list[TollRow], facts: Facts) -> Iterator[Sentence]:
    """ "the dead were ten soldiers and three civilians", where the groups add up to the whole."""
    own = sorted(((t["best"], t) for t in parts if t["best"]), key=lambda f: (-f[0], f[1]["group"]))
    if not own or sum(n for n, _ in own) != whole["best"]:
        return
    ids = [e for n, t in own for e in _behind(n, t, facts).ids]
    if only_group(whole, (facts.claims[e] for e in ids if e in facts.claims), facts):
        return  # the first sentence names it
    named = [f"{number(n)} {people(t['group'], n)}" for n, t in own]
    if len(named) == 1 and own[0][0] > 1:
        yield Sentence("groups", f"all {number(own[0][0])} were {people(own[0][1]['group'], own[0][0])}", tuple(ids))
        return
    told = listed(named, len(named))
    yield Sentence("groups", f"the dead were {told}" if len(named) > 1 else f"the dead person was {told}", tuple(ids))


def _beside(whole: TollRow, parts: list[TollRow], facts: Facts) -> Iterator[Sentence]:
    """ "one civilian reported killed by another source is not in this figure", where the whole is of one group alone
    and others give another group: who adds them says what nobody reports."""
    ids = [e for e in (_behind(whole["best"], whole, facts).ids if whole["best"] else ()) if e in facts.claims]
    group = only_group(whole, (facts.claims[e] for e in ids), facts)
    others = [t for t in parts if t["group"] != group and t["best"]] if group else []
    if len(others) != 1:
        return
    n, t = others[0]["best"] or 0, others[0]
    behind = _behind(n, t, facts)
    if set(facts.witnesses.behind(facts.claims[e] for e in behind.ids if e in facts.claims)) & set(
        facts.witnesses.behind(facts.claims[e] for e in ids)
    ):
        return
    told = f"{number(n)} {people(t['group'], n)} reported killed by another source"
    yield Sentence("killed beside", f"{told} {'is' if n == 1 else 'are'} not in this figure", behind.ids)


def cause_of(c: ClaimRow) -> str:
    """What a figure's own sentence puts it down to, a key of CAUSES; empty where it names nothing."""
    cause = "accident" if c["cause"] == "accident" else c["means"] or ""
    return cause if cause in CAUSES else ""


def _causes(incident_id: str, own: list[ClaimRow], facts: Facts) -> Iterator[Sentence]:
    """ "reports mention a raid, a bomb and an ambush": what two reports name with a figure of the dead, or one where
    there are no more than two; not what the attackers say of themselves, nor how they died where others did."""
    by_cause: dict[str, dict[str, str]] = {}
    theirs = groups_of_attackers(facts.attackers)
    others = any(c["effect"] == "killed" and c["group"] not in theirs and counts(c) for c in own)
    for c in own:
        cause = cause_of(c) if c["group"] not in theirs or not others else ""
        if cause == GUNFIRE and only_police_fired(facts.sentence(c)):
            cause = ""
        counted_dead = c["effect"] == "killed" and c["mode"] in ("total", "added", "subtotal") and counts(c)
        if cause and counted_dead and facts.party(c) is None:
            by_cause.setdefault(cause, {}).setdefault(c["origin_id"] or c["report_id"], c["claim_id"])
    for p in facts.raids.get(incident_id, ()) if own else ():
        by_cause.setdefault("raid", {}).setdefault(p["report_id"], p["particular_id"])
    few = len({c["report_id"] for c in own}) <= 2
    named = sorted((k for k, found in by_cause.items() if few or len(found) > 1), key=lambda k: -len(by_cause[k]))
    if named:
        ids = tuple(e for k in named for e in by_cause[k].values())
        if {"bomb", "suicide attack"} <= set(named):  # a suicide bomber's bomb is one cause
            named.remove("bomb")
            words = [SUICIDE_BOMBING if k == "suicide attack" else TOLD_OF[k] for k in named]
        else:
            words = [TOLD_OF[k] for k in named]
        ids = (*ids, *_named_too(named, own, {r["report_id"] for e in ids if (r := facts.reading(e))}, facts))
        rows = [row for e in ids if (row := facts.claims.get(e) or facts.particulars.get(e))]
        who = "reports mention" if len({row["report_id"] for row in rows}) > 1 else "one report mentions"
        yield Sentence("killed causes", f"{who} {listed(words, len(words))}", ids)


def _named_too(causes: list[str], own: Iterable[ClaimRow], told: set[str], facts: Facts) -> list[str]:
    """A figure of each other report whose sentence names one of some causes too, though not as what killed those whom
    it counts: "a mass shooting left nine dead"."""
    out: dict[str, str] = {}
    words = [MEANS[k][1] for k in causes if k in MEANS]
    for c in own:
        counted_dead = c["effect"] == "killed" and counts(c) and facts.party(c) is None
        if c["report_id"] in told or not counted_dead:
            continue
        sentence = facts.sentence(c)
        alone = {o["incident_id"] for o in facts.claims_of[c["report_id"]] if facts.sentence(o) == sentence}
        if alone - {None, c["incident_id"]}:
            continue
        if any(m.search(sentence) for m in words) and not only_police_fired(sentence):
            out.setdefault(c["report_id"], c["claim_id"])
    return list(out.values())


# What a toll's reason says of a low that only stays since its report's parts come to another number.
REPLACED = re.compile("is replaced, but stays")


def _range(effect: str, t: TollRow, facts: Facts) -> Sentence:
    """ "each source’s last figure for all lies between 12 and 13 killed": older figures of another source stay."""
    low = 0 if t["low"] is None else t["low"]
    bottom = _behind(low, t, facts)
    least = "“at least” " if _is_open(bottom, facts) else ""
    left = aside(t, "low", low, facts) or (t["high"] is not None and aside(t, "high", t["high"], facts))
    ids = list(bottom.ids)
    if t["high"] is None:
        told = f"sources give {low} or more {effect}"
    else:
        top, replaced = _behind(t["high"], t, facts), REPLACED.search(t["why"])
        ids += top.ids
        most = _hedge(top, facts) if _is_open(top, facts) else ""
        high = f"“{most.strip()}” {t['high']}" if most else str(t["high"])
        told = f"{least}{low} to {high} {effect}"
        if replaced:
            told = f"sources give {told}; the {low} does not add up in its report, and its outlet later gives another"
        elif left:
            told = f"with parts and counts known to be early set aside, the last figures of the sources run from {told}"
        else:
            told = f"sources give {told}"
        lows = [c for e in bottom.ids if (c := facts.claims.get(e))]
        if not replaced and may_be_older(t, low, lows, facts):
            told += f"; the {low} may be an earlier count"
    return Sentence(f"{effect} range", told, tuple(ids))


def _is_open(behind: Support, facts: Facts) -> bool:
    """Whether a figure is a lower bound in a report behind it."""
    return any(c["low"] is not None and c["high"] is None for e in behind.ids if (c := facts.claims.get(e)) is not None)


def _sources(i: IncidentRow, own: list[ClaimRow], facts: Facts) -> Sentence:
    """ "27 reports cover it, and 17 sources give figures"."""
    reports = sorted({c["report_id"] for c in own})
    sources = facts.witnesses.behind(c for c in own if counts(c))
    firsts = tuple(found[0]["claim_id"] for found in sources.values())
    told = f"{reports_in_words(len(reports), i, facts)}, and {sources_in_words(len(sources), i, facts)}"
    return Sentence("sources", told, (*firsts, *reports))
