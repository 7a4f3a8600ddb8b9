"""What the tolls would be under each rule, without any one source, and as they became known.

For each attack, three kinds of rows (tables.vocabulary.WhatIf):

- rule: its tolls by each rule, the edition's own among them.
- without: its tolls by the edition's rule, the reports of one origin left out. A toll that nobody else gives has
  neither figures nor claims.
- as_of: its tolls by each rule, of the reports that were out by a day or hour (orders.out_since). There are rows for
  those days and hours only at which a toll changed; until the next one it stays as it was.

Which attack a report mentions, and whose story it is, is as all reports together show it: a figure of the first day
counts for the attack that later reports dated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.linking.incidents.coordination import called_civilians
from dateline.linking.incidents.orders import moment, out_since
from dateline.linking.incidents.tolls import by_rule, tolls
from dateline.linking.incidents.tolls.best import RULES
from dateline.linking.incidents.tolls.groups import key_of
from dateline.linking.incidents.tolls.reports import FirstPrinted, as_first_printed
from dateline.tables import ClaimRow, ReportRow, TollRow, WhatIfRow
from dateline.tables.vocabulary import WhatIf

# An attack that more reports mention is not worked out without each of their sources, nor as of each hour: the work
# grows with the square of their number.
MOST_REPORTS = 300


class Setting(NamedTuple):
    """What is assumed: the kind of what-if, the rule, the origin left out, the last day or hour."""

    kind: WhatIf
    rule: str
    without: str = ""
    as_of: str = ""


class _Known(NamedTuple):
    """What tolls are made with, whatever is assumed, and those that were made of some claims: the same are asked for
    again and again."""

    meta: FirstPrinted
    attackers: dict[str, str]
    series: set[str]
    made: dict[tuple[str, ...], dict[str, list[TollRow]]]

    def tolls(self, claims: list[ClaimRow], rules: Collection[str] = RULES) -> dict[str, list[TollRow]]:
        """The tolls of some claims by some rules."""
        key = (*rules, *(c["claim_id"] for c in claims))
        if key not in self.made:
            self.made[key] = by_rule(claims, self.meta, self.attackers, rules, self.series)
        return self.made[key]


def tolls_and_what_ifs(
    claims: list[ClaimRow],
    reports: list[ReportRow],
    attackers: dict[str, str],
    rule: str,
    series: Iterable[str],
    later: Mapping[str, str],
) -> tuple[list[TollRow], list[WhatIfRow]]:
    """The rows of the tables tolls and what_ifs. `rule` is the edition's, `series` are the incidents of several days,
    `later` the later versions of pages with when each was fetched."""
    known = _Known(as_first_printed(reports), attackers, set(series), {})
    made = tolls(claims, known.meta, attackers, rule, known.series)
    claims = called_civilians(claims)
    since = {r["report_id"]: out_since(r, later) for r in reports}
    per_incident: dict[str, list[ClaimRow]] = defaultdict(list)
    for c in claims:
        if c["incident_id"]:
            per_incident[c["incident_id"]].append(c)
    out: list[WhatIfRow] = []
    for _, own in sorted(per_incident.items()):
        out += _by_rule(own, known)
        if len({c["report_id"] for c in own}) <= MOST_REPORTS:
            out += _without(own, known, rule)
            out += _as_of(own, known, since)
    return made, out


def _by_rule(own: list[ClaimRow], known: _Known) -> Iterator[WhatIfRow]:
    """The tolls of an attack by each rule."""
    for rule, made in known.tolls(own).items():
        yield from (_row(t, Setting(WhatIf.RULE, rule)) for t in made)


def _without(own: list[ClaimRow], known: _Known, rule: str) -> Iterator[WhatIfRow]:
    """The tolls of an attack without the reports of each origin."""
    whole = known.tolls(own)[rule]
    of = {c["claim_id"]: known.meta[c["report_id"]]["origin_id"] or "" for c in own}
    for origin in sorted(set(of.values())):
        left = {key_of(t): t for t in known.tolls([c for c in own if of[c["claim_id"]] != origin], [rule])[rule]}
        gone = [t | {"low": None, "best": None, "high": None, "claim_ids": ""} for t in whole if key_of(t) not in left]
        yield from (_row(t, Setting(WhatIf.WITHOUT, rule, without=origin)) for t in [*left.values(), *gone])


def _as_of(own: list[ClaimRow], known: _Known, since: Mapping[str, str]) -> Iterator[WhatIfRow]:
    """The tolls of an attack by each rule as of each day and hour at which one of them changed."""
    before: dict[object, object] = {}
    for as_of in sorted({m for c in own if (m := since[c["report_id"]])}, key=moment):
        out = [c for c in own if (m := since[c["report_id"]]) and moment(m) <= moment(as_of)]
        made = known.tolls(out)
        now: dict[object, object] = {
            (rule, *key_of(t)): (t["low"], t["best"], t["high"]) for rule, of_rule in made.items() for t in of_rule
        }
        if now != before:
            before = now
            for rule, of_rule in made.items():
                yield from (_row(t, Setting(WhatIf.AS_OF, rule, as_of=as_of)) for t in of_rule)


def _row(t: TollRow, assumed: Setting) -> WhatIfRow:
    return {
        "incident_id": t["incident_id"], "kind": str(assumed.kind), "rule": assumed.rule, "without": assumed.without,
        "as_of": assumed.as_of, "effect": t["effect"], "group": t["group"], "account": t["account"],
        "low": t["low"], "best": t["best"], "high": t["high"], "claim_ids": t["claim_ids"],
    }  # fmt: skip
