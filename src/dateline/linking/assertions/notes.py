"""What a figure of a toll leaves out, in words: a reader who finds another number in a report is told why it is not
this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.linking.assertions.facts import Facts
from dateline.linking.assertions.phrasing import counted, listed, people, report_name
from dateline.linking.incidents.coordination import uncounted
from dateline.linking.incidents.coverage.counting import not_confirmed, takes_in_attackers
from dateline.linking.incidents.coverage.groups import SOLDIERS
from dateline.linking.incidents.superseding import sentence_of
from dateline.linking.incidents.tolls.attackers_in import with_attackers
from dateline.linking.rows import counts, groups_of_attackers, number_of
from dateline.tables import ClaimRow, TollRow

# Of more reports than so many with one number set aside, the rest are counted.
MOST_REPORTS = 4


def notes(t: TollRow, part: str, value: int, ids: Iterable[str], facts: Facts) -> str:
    """What a reader must know beside the low, best or high of a toll that claims (`ids`) give; empty, or beginning
    with a semicolon."""
    behind = [facts.claims[i] for i in ids if i in facts.claims]
    found = [
        *_elsewhere(t, behind, facts),
        *_alone(t, behind, facts),
        *_accident(t, behind, facts),
        *_not_confirmed(behind, facts),
        *_with_attackers(t, behind, facts),
        *(later := list(_later(t, value, behind, facts))),
    ]
    if part == "low" and not later and may_be_older(t, value, behind, facts):
        found.append("it may be an earlier count than the higher ones")
    if part != "best":
        found += [*_attackers(t, part, value, facts), *_set_aside(t, part, value, facts)]
    return "".join(f"; {f}" for f in found)


def _of(t: TollRow, facts: Facts) -> list[ClaimRow]:
    """The claims of the attack and effect that a toll is of, without what its attackers claim."""
    own = facts.by_incident.get(t["incident_id"], [])
    return [c for c in own if c["effect"] == t["effect"] and facts.party(c) is None]


def only_group(t: TollRow, behind: Iterable[ClaimRow], facts: Facts) -> str:
    """The one group that a figure for everybody counts, where the reports of the attack count others beside it;
    empty where it is of everybody, or nobody else was hit."""
    groups = {c["group"] for c in behind}
    if t["group"] != "all" or len(groups) != 1 or "people" in groups:
        return ""
    others = {c["group"] for c in _of(t, facts) if c["mode"] == "total"} - groups - {"people", SOLDIERS}
    return groups.pop() if others else ""


def _alone(t: TollRow, behind: list[ClaimRow], facts: Facts) -> Iterator[str]:
    if group := only_group(t, behind, facts):
        yield f"that counts {group} alone, and others whom reports count in this attack are not added"


def _elsewhere(t: TollRow, behind: list[ClaimRow], facts: Facts) -> Iterator[str]:
    """The one place of a series that a figure is given for, where that is not the place the series is named by."""
    i = facts.incidents.get(t["incident_id"])
    places = {c["place_id"] for c in behind}
    if i and i["kind"] == "series" and len(places) == 1 and (place := places.pop()) and place != i["place_id"]:
        yield f"it is given for {facts.place(place)}"


def _accident(t: TollRow, behind: list[ClaimRow], facts: Facts) -> Iterator[str]:
    """Deaths by accident that each report behind a figure mentions beside it."""
    reports = {c["report_id"] for c in behind}
    ids = {c["claim_id"] for c in behind}
    more: dict[str, int] = defaultdict(int)
    for c in _of(t, facts):
        if c["cause"] == "accident" and c["claim_id"] not in ids and (c["low"] or 0) < (t["low"] or 0):
            more[c["report_id"]] += c["low"] or 0
    if reports and reports <= set(more) and len({more[r] for r in reports}) == 1:
        n = more[reports.pop()]
        yield f"{n} {people(t['group'], n)} {t['effect']} in an accident {'is' if n == 1 else 'are'} not counted in"


def _not_confirmed(behind: list[ClaimRow], facts: Facts) -> Iterator[str]:
    """That every report behind a figure says itself that it is not confirmed."""
    unsure = [c for c in behind if not_confirmed(c, sentence_of(c, facts.reports[c["report_id"]]))]
    if behind and len(unsure) == len(behind):
        yield (
            "the reports themselves call it unconfirmed"
            if len(unsure) > 1
            else "the report itself calls it unconfirmed"
        )


def _with_attackers(t: TollRow, behind: list[ClaimRow], facts: Facts) -> Iterator[str]:
    """How many attackers the reports behind a figure for everybody count in: "21 dead, three gunmen among them"."""
    if t["group"] != "all":
        return
    whole = {c["report_id"]: c for c in behind if c["group"] == "people"}
    counted_in: dict[str, int] = {}
    for c in _of(t, facts):
        r = c["report_id"]
        if r not in whole or c["mode"] != "subtotal" or not is_of_attackers(c["group"], facts):
            continue
        sentence = sentence_of(c, facts.reports[r])  # one of its own, "police shot the driver", takes nobody in
        if takes_in_attackers(sentence) or sentence == sentence_of(whole[r], facts.reports[r]):
            counted_in[r] = number_of(c)
    numbers = set(counted_in.values())
    if set(counted_in) == {c["report_id"] for c in behind} and len(numbers) == 1:
        n = numbers.pop()
        yield f"that counts {n} {people('attackers', n)} in"


def is_of_attackers(group: str, facts: Facts) -> bool:
    """Whether a group is the attackers, or a party that the case lists as attackers."""
    return group in groups_of_attackers(facts.attackers)


def may_be_older(t: TollRow, value: int, behind: Iterable[ClaimRow], facts: Facts) -> bool:
    """Whether nothing shows that somebody gave the low of a toll after others gave more: its reports can have appeared
    before another behind the toll that gives a higher figure. `behind` are the claims that give the low."""
    if value == t["high"] or t["account"]:
        return False
    own = {c["report_id"] for c in behind}
    others = {facts.claims[i]["report_id"] for i in t["claim_ids"].split() if i in facts.claims} - own
    first = [facts.reports[r]["published_earliest"] or date.min for r in own]
    last = [facts.reports[r]["published_latest"] or date.max for r in others]
    return bool(first and last) and max(last) >= max(first)


def _later(t: TollRow, value: int, behind: list[ClaimRow], facts: Facts) -> Iterator[str]:
    """What each source of a figure gives in a later report, where all of them give another number there."""
    moved: dict[str, int] = {}
    for name, own in facts.witnesses.behind(behind).items():
        last = max((d for c in own if (d := facts.reports[c["report_id"]]["published_latest"])), default=None)
        newer = [
            c
            for c in _of(t, facts)
            if name in facts.witnesses.of(c) and c["group"] in {b["group"] for b in own} and c["mode"] == "total"
            and last and (d := facts.reports[c["report_id"]]["published_earliest"]) and d > last and counts(c)
        ]  # fmt: skip
        numbers = {number_of(c) for c in newer}
        if len(numbers) != 1 or value in numbers:
            return
        moved[name] = numbers.pop()
    for name, n in moved.items():
        yield f"{name} itself later gives {n}"


def _attackers(t: TollRow, part: str, value: int, facts: Facts) -> Iterator[str]:
    """What the attackers claim beyond the low or the high of others."""
    for x in facts.tolls.get(t["incident_id"], ()):
        same = x["effect"] == t["effect"] and x["group"] in (t["group"], "all")
        n = x[part] if part in ("low", "high") else None  # type: ignore[literal-required]
        if (
            same
            and x["account"]
            and not t["account"]
            and n is not None
            and (n > value if part == "high" else n < value)
        ):
            yield f"{x['account']} claims {n}, which is kept apart"


def _counted_alike(t: TollRow, facts: Facts) -> set[str]:
    """The groups whose figures a toll is of: its own; of one for everybody also those that alone make it."""
    if t["group"] != "all":
        return {t["group"]}
    behind = {facts.claims[i]["group"] for i in t["claim_ids"].split() if i in facts.claims}
    return {"people", *(behind if len(behind) == 1 else ())}


def aside(t: TollRow, part: str, value: int, facts: Facts) -> dict[int, list[str]]:
    """The numbers that reports give below the low of a toll, or above its high, with the reports that give them."""
    if t["account"]:
        return {}
    groups = _counted_alike(t, facts)
    out: dict[int, list[str]] = defaultdict(list)
    for c in _of(t, facts):
        told = counts(c) and c["mode"] in ("total", "superseded", "subtotal") and c["cause"] != "accident"
        told = told and not uncounted(c)  # "another man was hurt later" is no count of those hit
        if told and c["group"] in groups and (number_of(c) < value if part == "low" else number_of(c) > value):
            out[number_of(c)].append(c["report_id"])
    return out


def _set_aside(t: TollRow, part: str, value: int, facts: Facts) -> Iterator[str]:
    found = aside(t, part, value, facts)
    if not found:
        return
    own = (c for c in _of(t, facts) if c["group"] == ("people" if t["group"] == "all" else t["group"]))
    more = with_attackers(own, facts.reports, facts.attackers_named)
    told = {n: f"{n} ({_names(reports, facts)})" for n, reports in sorted(found.items(), reverse=True)}
    which = "lower" if part == "low" else "higher"
    if rest := [words for n, words in told.items() if n not in more]:
        why = "earlier, replaced, of a part or a mere bound"
        yield f"{which} figures are set aside as {why}: {listed(rest, len(rest))}"
    if with_them := [words for n, words in told.items() if n in more]:
        yield f"figures that count the attackers in are set aside: {listed(with_them, len(with_them))}"


def _names(reports: Iterable[str], facts: Facts) -> str:
    names = list(dict.fromkeys(report_name(r, facts) for r in reports))
    if len(names) <= MOST_REPORTS:
        return listed(names)
    return f"{names[0]} and {counted(len(names) - 1, 'other report')}"
