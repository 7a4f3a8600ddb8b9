"""Tolls: low, best and high for each incident, effect and group, after UCDP GED's idea.

Step by step (each its own function below):

1. What one report gives for a group: its largest total, with what it says was added; counts of one list make one total ("three
   children and two women"). Parts are not added to their whole; a day of a series, a named subset ("two children") and groups that fall short of the report's own total
   are parts.
2. Whose figure it is: the body or outlet it is attributed to, else the origin's outlet. A later figure of the same
   source overtakes the earlier; a source whose groups add up to more than its total for all has moved on from that
   total, and the other way round. A sum that does not come out is no update: it stays in the range.
3. low and high span the sources' current figures; `best` is what the rule says.

4. A figure for killed and wounded together bounds each of the two and sets neither.

What the attackers themselves claim stands apart, by their account; deaths by accident are named in the reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from dateline.extraction.lexicon.case_names import bare
from dateline.extraction.numbers.quantities import VAGUE
from dateline.linking.incidents.arithmetic import wrong_sums
from dateline.linking.incidents.coordination import listed
from dateline.tables import Row

RULES = {
    "latest": "the latest figure; among those of one day, the one that most sources give",
    "range": "no best figure: the span of all sources’ current figures",
    "majority": "the figure that most sources give",
    "hierarchy": "the latest figure of the best-placed sources: primary sources and official bodies, then named outlets, then the unnamed",
    "conservative": "the lowest of the sources’ current figures",
}
# A noun that names a part of its group: a figure for it says no more than "at least".
SUBSET = re.compile(
    r"\b(?:child|children|women|woman|boys?|girls?|babies|baby|infants?|captains?|colonels?|elderly)\b", re.IGNORECASE
)

Claim = Row


class Party(NamedTuple):
    """A group of people, and by whose account it is counted: empty, or the name of the attackers who count it themselves."""

    group: str
    account: str = ""


EVERYBODY = Party("people")
Cases = dict[tuple[str, str], dict[Party, list[Claim]]]
TOGETHER = "killed or wounded"


class Figure(NamedTuple):
    """What one report gives for a group: the figure, the claims it is made of, its outlet, its source and that source's rank."""

    value: int
    claim_ids: tuple[str, ...]
    report_id: str
    outlet: str
    source: str
    rank: int
    when: tuple[date, str]
    working: str


def tolls(
    claims: Iterable[Mapping[str, Any]],
    reports: Iterable[Mapping[str, Any]],
    attackers: dict[str, str],
    rule: str = "latest",
    series: Iterable[str] = (),
) -> list[Row]:
    """The rows of the tolls table by a rule; `series` are the incidents that are several days told as one.

    Raises ValueError for a rule that is not in RULES.
    """
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}; known are {', '.join(RULES)}")
    meta: dict[str, Row] = {r["report_id"]: dict(r) for r in reports}
    return _tolls(map(dict, claims), meta, attackers, rule, set(series))


def _tolls(
    claims: Iterable[Claim], meta: dict[str, Any], attackers: dict[str, str], rule: str, series: set[str]
) -> list[Row]:
    """The rows of the tolls table; `meta` are the rows of the reports by their identifier."""
    cases = by_group(claims, attackers)
    out: list[Row] = []
    for (incident, effect), groups in sorted(cases.items()):
        for row in _incident(groups, meta, rule, incident in series):
            out.append({"incident_id": incident, "effect": effect, **row, "rule": rule})
    return [*out, *_bounded(out, cases)]


def by_group(claims: Iterable[Claim], attackers: dict[str, str]) -> Cases:
    """Claims by incident and effect, then by group; what the attackers claim by their account, their dead in none."""
    cases: Cases = defaultdict(lambda: defaultdict(list))
    for c in claims:
        hit = c["group"] != "attackers" and c["group"] not in attackers.values()
        if c["incident_id"] and c["status"] != "rejected" and hit:
            party = Party(c["group"], attackers.get(c["attributed_id"], ""))
            cases[c["incident_id"], c["effect"]][party].append(c)
    return cases


def key_of(toll: Row) -> tuple[str, str, str, str]:
    """What a toll is of: incident, effect, group and account."""
    return toll["incident_id"], toll["effect"], toll["group"], toll["account"]


def by_account(toll: Mapping[str, Any]) -> str:
    """The group of a toll in words, with the attackers whose account it is, if any."""
    return f"{toll['group']}, by {toll['account']}’s account" if toll["account"] else str(toll["group"])


def _within(party: Party, toll: Row) -> bool:
    """Whether a toll counts a party in."""
    return toll["group"] == "all" or party == (toll["group"], toll["account"])


def _bounded(rows: list[Row], cases: Cases) -> list[Row]:
    """What a figure for killed and wounded together says of each: it bounds them and sets neither.

    A toll below the bound has it named in its reason; an effect that nobody counts by itself gets a row from nothing to
    the bound, without a best figure. A report that itself counts more of either gives its figure for a part only.
    """
    known = {key_of(t): t for t in rows}
    out = []
    for t in [t for t in rows if t["effect"] == TOGETHER and not of_a_part(t, cases)]:
        for effect in TOGETHER.split(" or "):
            told = known.get((t["incident_id"], effect, t["group"], t["account"]))
            counted = [c for g, own in cases[t["incident_id"], effect].items() if _within(g, t) for c in own]
            if told is None and not counted:
                why = f"nobody counts the {effect} by themselves; {t['high']} is given for killed and wounded together"
                out.append({**t, "effect": effect, "low": 0, "best": None, "why": why})
            elif told is not None and told["high"] <= t["high"]:
                told["why"] += f"; at most {t['high']}, which is given for killed and wounded together"
    return out


def of_a_part(toll: dict[str, Any], cases: Cases) -> bool:
    """Whether the reports behind a figure for killed and wounded together count more of either by themselves."""
    ids = set(toll["claim_ids"].split())
    both = [c for own in cases[toll["incident_id"], TOGETHER].values() for c in own if c["claim_id"] in ids]
    for c in both:
        for effect in TOGETHER.split(" or "):
            own = [o for g, found in cases[toll["incident_id"], effect].items() if _within(g, toll) for o in found]
            if sum(o["low"] or 0 for o in own if o["report_id"] == c["report_id"]) > toll["high"]:
                return True
    return False


def _incident(groups: dict[Party, list[Claim]], meta: dict[str, Any], rule: str, series: bool) -> list[Row]:
    """The rows of one incident and effect: each group, and all together."""
    disputed = {i for found in groups.values() for s in wrong_sums(found) for i in s.claim_ids}
    own = {g: figures(_told_exactly(found), meta, series) for g, found in groups.items()}
    short = _short_of_their_total({g: f for g, f in own.items() if not g.account})
    current = {g: [f for f in _current(f, disputed) if (g, f.report_id) not in short] for g, f in own.items()}
    _consistent(current, disputed)
    rows = []
    for group, found in sorted(current.items()):
        if found and group != EVERYBODY:
            rows.append({**group._asdict(), **_reconciled(found, rule), **_accidents(groups[group], found)})
    accounts = _accounts(current)
    together = _all(rows, _reconciled(accounts, rule) if accounts else None)
    return rows + ([together] if together else [])


def _told_exactly(found: list[Claim]) -> list[Claim]:
    """The claims without "dozens" and "scores", where others give a number: a vague word, however late, overtakes none."""
    sure = [c for c in found if c["hedge"] not in VAGUE]
    return sure if any(c["mode"] == "total" and _number(c) is not None for c in sure) else found


def figures(found: list[Claim], meta: dict[str, Any], series: bool) -> list[Figure]:
    """One figure a report (step 1)."""
    outlets = {bare(r["outlet"]) for r in meta.values()}
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for c in found:
        by_report[c["report_id"]].append(c)
    out = []
    for report_id, own in by_report.items():
        totals = [c for c in own if c["mode"] == "total" and _number(c) is not None and c["cause"] != "accident"]
        if series:
            totals = [c for c in totals if c["earliest"] is None or c["earliest"] != c["latest"]]
        whole = [one for one in listed(totals) if len(one) > 1 or not _of_some(one[0])]
        r = meta[report_id]
        whose = bare(meta[r["origin_id"]]["outlet"]) if r["origin_id"] in meta else bare(r["origin_id"])
        sources = [_source(one[0], r, whose, outlets) for one in whole]
        for source, rank in sorted(set(sources)):
            mine = [one for one, own_source in zip(whole, sources, strict=True) if own_source == (source, rank)]
            top = max(mine, key=lambda one: (sum(map(_number, one)), -one[0]["start"]))
            added = [c for c in own if c["mode"] == "added" and c["low"] is not None and c["start"] > top[0]["start"]]
            parts = [*top, *added]
            total = sum(map(_number, parts))
            working = " + ".join(str(_number(c)) for c in parts) + (f" = {total}" if len(parts) > 1 else "")
            ids = tuple(c["claim_id"] for c in parts)
            out.append(Figure(total, ids, report_id, bare(r["outlet"]), source, rank, _appeared(r), working))
    return out


def _of_some(c: Claim) -> bool:
    """Whether a count by its own words is of some of a group only: "three children"; beside others in a list it is a part of the sum."""
    return bool(SUBSET.search(c["words"][c["figure_start"] - c["start"] : c["figure_end"] - c["start"]]))


def _number(c: Claim) -> Any:
    return c["low"] if c["low"] is not None else c["high"]


def _appeared(r: Claim) -> tuple[date, str]:
    """When a report's figures count from: of a day that is only inferred, its first: what may be older overtakes nothing."""
    day = r["published_earliest"] if r["dated_by"] == "inferred" else r["published_latest"]
    hour = r["published"][11:16] if r["published"] and "T" in r["published"] else "24:00"
    return (day or date.min, hour)


def _source(c: Claim, r: Claim, whose: str, outlets: set[str]) -> tuple[str, int]:
    """Whose figure it is (step 2), and its rank: 0 official or primary, 1 outlet, 2 unnamed. `whose` is the outlet whose
    story the report tells."""
    if c["attributed_id"]:
        return c["attributed_id"], 0
    if r["relation"] == "primary source":
        return bare(r["outlet"]), 0
    if c["origin_id"] not in (None, r["origin_id"]):  # in a passage lifted from another report
        return f"lifted from {c['origin_id']}", 2
    if c["attributed_to"]:
        told = bare(c["attributed_to"])
        return (told, 1) if told in outlets else (whose, 2)  # an outlet's later figure overtakes its unnamed sources'
    return whose, 1


def _current(found: list[Figure], disputed: set[str]) -> list[Figure]:
    """The latest figure of each source; within a day the higher one. An outlet that later prints another's figure has left its
    own. A sum that does not come out is kept beside it."""
    last: dict[str, Figure] = {}
    printed: dict[str, date] = {}
    for f in found:
        printed[f.outlet] = max(f.when[0], printed.get(f.outlet, date.min))
    for f in sorted(found, key=lambda f: (f.when, f.value, f.report_id)):
        if f.source == f.outlet and f.when[0] < printed[f.outlet]:
            continue
        old = last.get(f.source)
        if old is None or f.when[0] > old.when[0] or f.value >= old.value:
            last[f.source] = f
    kept = list(last.values())
    return kept + [f for f in found if f not in kept and disputed & set(f.claim_ids)]


def _short_of_their_total(own: dict[Party, list[Figure]]) -> set[tuple[Party, str]]:
    """Groups that a source's figures in one report do not fill up to its total for all: they are told in parts only."""
    totals = {(f.report_id, f.source): f.value for f in own.get(EVERYBODY, [])}
    groups = {g: found for g, found in own.items() if g != EVERYBODY}
    sums: Counter[tuple[str, str]] = Counter()
    for found in groups.values():
        for f in found:
            sums[f.report_id, f.source] += f.value
    short = {key for key, total in totals.items() if 0 < sums[key] < total}
    return {(g, f.report_id) for g, found in groups.items() for f in found if (f.report_id, f.source) in short}


def _consistent(current: dict[Party, list[Figure]], disputed: set[str]) -> None:
    """Drop what a source has moved on from: its total when its groups add up to more, its groups when its total is more."""
    groups = [g for g in current if g != EVERYBODY and not g.account]
    for whole in list(current.get(EVERYBODY, [])):
        mine = [f for g in groups for f in current[g] if f.source == whole.source]
        total = sum(f.value for f in mine)
        newer = any(f.when[0] > whole.when[0] for f in mine)
        if (len(mine) > 1 or newer) and total > whole.value:
            current[EVERYBODY].remove(whole)
        elif mine and total < whole.value:
            for g in groups:
                current[g] = [f for f in current[g] if f.source != whole.source or disputed & set(f.claim_ids)]


def _reconciled(found: list[Figure], rule: str) -> dict[str, Any]:
    """Low, best and high of the current figures by a rule (step 3)."""
    votes = Counter(f.value for f in found)
    best = _best(found, votes, rule)
    ids = sorted({i for f in found for i in f.claim_ids})
    why = f"{len(found)} {'source' if len(found) == 1 else 'sources'}; {RULES[rule]}"
    made = [f for f in found if f.value == best and f.working and len(f.claim_ids) > 1]
    if made:
        why += f" ({made[0].working} in {made[0].report_id})"
    return {"low": min(votes), "best": best, "high": max(votes), "claim_ids": " ".join(ids), "why": why}


def _best(found: list[Figure], votes: Counter[int], rule: str) -> int | None:
    def newest(of: list[Figure]) -> int:
        last = max(f.when[0] for f in of)
        return max((f.value for f in of if f.when[0] == last), key=lambda v: (votes[v], v))

    if rule == "range":
        return None
    if rule == "conservative":
        return min(votes)
    if rule == "majority":
        return max(v for v in votes if votes[v] == max(votes.values()))
    if rule == "hierarchy":
        first = min(f.rank for f in found)
        return newest([f for f in found if f.rank == first])
    return newest(found)


def _accidents(claims: list[Claim], found: list[Figure]) -> dict[str, str]:
    """The reason, with the deaths by accident named where a source counts them in."""
    row = _reconciled(found, "latest")
    dead = max((c["low"] or 0 for c in claims if c["cause"] == "accident" and c["mode"] == "total"), default=0)
    if not dead or row["best"] is None or row["low"] > row["best"] - dead:
        return {}
    return {"why": f"{row['why']}; {dead} of them by accident, {row['best'] - dead} without"}


def _accounts(current: dict[Party, list[Figure]]) -> list[Figure]:
    """What each source gives for everybody, where one gives a figure for all: that figure, or the sum of its groups if it has
    one for each of several."""
    whole = current.get(EVERYBODY, [])
    groups = {g: found for g, found in current.items() if g != EVERYBODY and not g.account and found}
    parts: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for found in groups.values():
        for f in found:
            parts[f.source, f.report_id].append(f)
    known = {f.source for f in whole}
    sums = [
        own[0]._replace(
            value=sum(f.value for f in own), claim_ids=tuple(i for f in own for i in f.claim_ids), working=""
        )
        for (source, _), own in sorted(parts.items())
        if source not in known and 1 < len(own) == len(groups)
    ]
    return [*whole, *sums] if whole else []


def _all(rows: list[Row], whole: dict[str, Any] | None) -> dict[str, Any] | None:
    """All together: what sources give for everybody, or the sum of the groups where that is more or nobody gives one."""
    parts = [r for r in rows if not r["account"]]
    together = None
    if parts:
        best = None if any(p["best"] is None for p in parts) else sum(p["best"] for p in parts)
        order = sorted(parts, key=lambda p: -(p["best"] or 0))
        working = " + ".join(f"{p['best'] if p['best'] is not None else '?'} {p['group']}" for p in order)
        together = {
            "group": "all", "account": "", "low": sum(p["low"] for p in parts), "best": best, "high": sum(p["high"] for p in parts),
            "claim_ids": " ".join(sorted({i for p in parts for i in p["claim_ids"].split()})), "why": f"{working} = {best}",
        }  # fmt: skip
    if whole is None:
        return together
    if together is None or (whole["best"] or 0) > (together["best"] or 0):
        return {"group": "all", "account": "", **whole}
    if whole["best"] == together["best"]:
        together["low"], together["high"] = (
            min(whole["low"], whole["best"] or whole["low"]),
            max(whole["high"], whole["best"] or 0),
        )
        together["claim_ids"] = " ".join(sorted({*whole["claim_ids"].split(), *together["claim_ids"].split()}))
        together["why"] += "; reports that give one figure for all say the same"
    return together


def without_each_origin(
    claims: Iterable[Mapping[str, Any]],
    reports: Iterable[Mapping[str, Any]],
    attackers: dict[str, str],
    rule: str,
    series: Iterable[str] = (),
) -> list[Row]:
    """Which tolls would be others if all reports of one origin were left out: incident, effect, group, account, origin, before, after."""

    def by_key(own: Iterable[Claim]) -> dict[tuple[str, str, str, str], Row]:
        return {key_of(t): t for t in _tolls(own, meta, attackers, rule, several)}

    several = set(series)
    meta: dict[str, Row] = {r["report_id"]: dict(r) for r in reports}
    every: list[Row] = [dict(c) for c in claims]
    full = by_key(every)
    out = []
    told_of: dict[str, set[str]] = defaultdict(set)
    for c in every:
        told_of[meta[c["report_id"]]["origin_id"]].add(c["incident_id"])
    for origin, touched in sorted(told_of.items()):  # an attack that no report of an origin tells of stays as it is
        rest = by_key(c for c in every if c["incident_id"] in touched and meta[c["report_id"]]["origin_id"] != origin)
        for key, t in full.items():
            after = rest.get(key)
            if key[0] in touched and (
                after is None or (t["low"], t["best"], t["high"]) != (after["low"], after["best"], after["high"])
            ):
                out.append(
                    {
                        **dict(zip(("incident_id", "effect", "group", "account"), key, strict=True)),
                        "origin": origin,
                        "before": t,
                        "after": after,
                    }
                )
    return out
