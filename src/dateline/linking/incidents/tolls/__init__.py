"""Tolls: low, best and high for each incident, effect and group, after UCDP GED's idea.

Step by step:

1. What one report gives for a group: its largest total, with what it says was added; counts of one list
   make one total ("three children and two women"). Parts are not added to their whole; a day of a series,
   the dead at the first of several scenes, a named subset ("two children", "two of my brothers") and groups that fall
   short of the report's own total are parts.
   A force that some reports name and others only call soldiers is one group; so are civilians and others of no force
   where a report calls as many civilians (coordination.py). A total that takes in the attackers is left out beside
   one that does not (attackers_in.py).
2. Whose figure it is: the body or outlet it is attributed to, else the origin's outlet. A later figure of the same
   source supersedes the earlier; what a correction withdraws, a rise leaves behind or later days outgrow is out of date
   for everybody (superseding.py). A sum that does not come out is no update: it stays in the range.
3. low and high span the sources' current figures; `best` is what the rule says.
4. For everybody together each report has one figure: its own total, or the sum of groups that its own words keep apart.
   Such a sum is none where it exceeds every total that any report states. A figure for one group alone is
   no total beside such figures.
5. A figure for killed and wounded together bounds each of the two. What one report leaves when its own dead are taken
   from those it says were shot or hit are the wounded; otherwise it sets neither.

What the attackers themselves claim is kept apart, by their account; deaths by accident are named in the reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.linking.incidents.arithmetic import wrong_sums
from dateline.linking.incidents.tolls.attackers_in import victims_alone
from dateline.linking.incidents.tolls.best import RULES, reconciled, with_accidents
from dateline.linking.incidents.tolls.bounds import bounded
from dateline.linking.incidents.tolls.counts import of_one_attack, without_vague
from dateline.linking.incidents.tolls.current import (
    kept_sums,
    latest_of_each_source,
    make_consistent,
    not_out_of_date,
    out_of_date_in_words,
    short_of_their_total,
    withdrawn_numbers,
    without_outgrown,
)
from dateline.linking.incidents.tolls.everybody import bound_by_totals, complete, for_everybody, of_the_only_force
from dateline.linking.incidents.tolls.figure import CurrentFigures, Figure
from dateline.linking.incidents.tolls.groups import (
    EVERYBODY,
    TOGETHER,
    Cases,
    Party,
    by_group,
    everybody_anyway,
    one_force,
)
from dateline.linking.incidents.tolls.one_group import figures
from dateline.linking.incidents.tolls.reports import FirstPrinted, as_first_printed
from dateline.linking.incidents.tolls.wounded import dead_in, left_over, with_left, without_the_dead
from dateline.linking.rows import HARMED
from dateline.tables import ClaimRow, ReportRow, TollRow


def tolls(
    claims: Iterable[ClaimRow],
    reports: Iterable[ReportRow] | FirstPrinted,
    attackers: dict[str, str],
    rule: str = "latest",
    series: Iterable[str] = (),
) -> list[TollRow]:
    """The rows of the tolls table by a rule; `series` are the incidents that are several days told as one.

    Raises ValueError for a rule that is not in RULES.
    """
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}; known are {', '.join(RULES)}")
    meta = reports if isinstance(reports, FirstPrinted) else as_first_printed(reports)
    return by_rule(claims, meta, attackers, [rule], set(series))[rule]


def by_rule(
    claims: Iterable[ClaimRow], meta: FirstPrinted, attackers: dict[str, str], rules: Iterable[str], series: set[str]
) -> dict[str, list[TollRow]]:
    """The rows of the tolls table by each of some rules."""
    cases = by_group(claims, attackers)
    standing: list[tuple[str, str, CurrentFigures]] = []
    told = {*cases, *((i, "wounded") for i, effect in cases if effect == TOGETHER)}
    for incident, effect in sorted(told):
        if effect == TOGETHER and incident in series and (incident, "killed") in cases:
            continue  # one night's killed and wounded bound no toll of many nights whose killed others count
        own = _current_figures(cases, incident, effect, meta, series=incident in series)
        standing += [(incident, effect, s) for s in own if effect in HARMED or any(f.value for f in s.figures)]
    return {rule: bounded([_toll(i, effect, s, rule) for i, effect, s in standing], cases, meta) for rule in rules}


def _current_figures(
    cases: Cases, incident: str, effect: str, meta: FirstPrinted, *, series: bool
) -> list[CurrentFigures]:
    """Return the current figures of one incident and effect; the same claims give the same again."""
    beside = ("killed", TOGETHER) if effect == "wounded" else ()
    told = [c for e in (effect, *beside) for own in cases.get((incident, e), {}).values() for c in own]
    key = (incident, effect, series, *((c["claim_id"], c["group"]) for c in told))
    if key not in meta.standing:
        left, dead = [], []
        if beside:
            dead = dead_in(cases.get((incident, "killed"), {}), meta)
            left = left_over(cases.get((incident, TOGETHER), {}), dead, meta)
        meta.standing[key] = _of_incident(cases.get((incident, effect), {}), meta, left, dead, series=series)
    return meta.standing[key]


def _toll(incident: str, effect: str, s: CurrentFigures, rule: str) -> TollRow:
    """The toll that a rule makes of the current figures."""
    made = with_accidents(reconciled(s.figures, rule), s.claims, s.figures)
    return {
        "incident_id": incident, "effect": effect, "group": s.party.group, "account": s.party.account,
        "low": made.low, "best": made.best, "high": made.high, "rule": rule, "claim_ids": made.claim_ids,
        "why": made.why + s.past,
    }  # fmt: skip


def _of_incident(
    groups: dict[Party, list[ClaimRow]],
    meta: FirstPrinted,
    left: list[Figure],
    dead: list[Figure],
    *,
    series: bool,
) -> list[CurrentFigures]:
    """What is current of one incident and effect: for each group, and for all together. `left` are the wounded that
    reports leave (left_over) and `dead` the killed they give; both are empty for other effects."""
    groups = {g: victims_alone(found, meta) for g, found in one_force(groups).items()}
    disputed = {i for found in groups.values() for s in wrong_sums(found) for i in s.claim_ids}
    withdrawn = withdrawn_numbers(groups, meta)
    together = of_one_attack([c for g, found in groups.items() if not g.account for c in found], meta, series=series)
    here = {c["claim_id"] for c in together}
    of_it = {g: [c for c in found if g.account or c["claim_id"] in here] for g, found in groups.items()}
    own = {g: figures(without_vague(found), meta, series=series) for g, found in of_it.items()}
    short = short_of_their_total({g: f for g, f in own.items() if not g.account})
    current = {
        g: [f for f in latest_of_each_source(not_out_of_date(f, withdrawn), disputed) if (g, f.report_id) not in short]
        for g, f in own.items()
    }
    make_consistent(current, disputed)
    given = of_the_only_force(for_everybody(without_vague(together), meta, series=series), groups)
    wholes = with_left(bound_by_totals(given), left, together)
    standing = not_out_of_date(wholes, withdrawn)
    rows = []
    for group, found in sorted(without_outgrown(current, wholes, standing).items()):
        if found and group != EVERYBODY and not everybody_anyway(group, groups):
            rows.append(CurrentFigures(group, found, groups[group], kept_sums(found, disputed)))
    accounts = complete(latest_of_each_source(without_the_dead(standing, dead, together), disputed))
    if accounts:
        past = out_of_date_in_words(wholes, standing, withdrawn) + kept_sums(accounts, disputed)
        rows.append(CurrentFigures(Party("all"), accounts, [], past))
    return rows
