"""Tolls: low, best and high for each incident, effect and group, after UCDP GED's idea.

Step by step (each its own function below):

1. What one report gives for a group: its largest total, with what it says was added; counts of one list
   make one total ("three children and two women"). Parts are not added to their whole; a day of a series,
   the dead at the first of several scenes, a named subset ("two children", "two of my brothers") and groups that fall
   short of the report's own total are parts.
   A force that some reports name and others only call soldiers is one group; so are civilians and others of no force
   where a report calls as many civilians (coordination.py).
2. Whose figure it is: the body or outlet it is attributed to, else the origin's outlet. A later figure of the same
   source overtakes the earlier; what a correction withdraws, a rise leaves behind or later days outgrow is out of date
   for everybody (superseding.py). A sum that does not come out is no update: it stays in the range.
3. low and high span the sources' current figures; `best` is what the rule says.
4. For everybody together each report has one figure: its own total, or the sum of groups that its own words keep apart.
   Such a sum is none where it exceeds every total that any report states. A figure for one group alone is
   no total beside such figures.
5. A figure for killed and wounded together bounds each of the two. What one report leaves when its own dead are taken
   from those it says were shot or hit are the wounded; otherwise it sets neither.

What the attackers themselves claim stands apart, by their account; deaths by accident are named in the reason.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import UNSAID, bare, called
from dateline.extraction.numbers.quantities import VAGUE
from dateline.linking.incidents.arithmetic import wrong_sums
from dateline.linking.incidents.coordination import called_civilians, figure_words, listed, uncounted
from dateline.linking.incidents.covered.groups import SOLDIERS
from dateline.linking.incidents.covered.scenes import of_one_scene
from dateline.linking.incidents.superseding import (
    REASONS,
    how_it_moved,
    numbers_withdrawn,
    of_several,
    out_of_date,
    sentence_of,
)
from dateline.linking.rows import HARMED, TOPPED, counts, number_of
from dateline.linking.rulebooks.tolls import BEST
from dateline.tables import ClaimRow, ReportRow, TollRow, WhatIfRow

RULES = {name: rule.reads for name, rule in BEST.items()}
# Nouns that may name the same people over again, or nobody: no groups that are kept apart from others.
GENERAL = frozenset(en.words("linking", "nouns of no group"))
OTHERS = en.pattern("linking_patterns", "others, or more")
# What tells how the wounded are.
STATE = en.pattern("linking_patterns", "how the wounded are")
# "The death toll stood at 31", "a total of 31 died": said of all.
TOLL = en.pattern("linking_patterns", "a toll, or a total")
# "Five people were shot": whoever did not die of it was wounded.
HIT = en.pattern("linking_patterns", "was hit")
PARTITIVE = en.pattern("linking_patterns", "of the, of my, of them")
# "A neighbour saw [two people wounded]": what somebody saw stands so near before the number.
SEEN = en.pattern("linking_patterns", "somebody saw")
BEFORE_IT = 40
NOT_CONFIRMED = en.pattern("linking_patterns", "a figure that is not confirmed")
# "A woman was also killed": one more than the one told of before.
ALSO = en.pattern("linking_patterns", "also harmed")
# A noun that names a part of its group: a figure for it says no more than "at least".
SUBSET = en.pattern("linking_patterns", "nouns of a part of a group")


class Party(NamedTuple):
    """A group of people, and by whose account it is counted: empty, or the name of the
    attackers who count it themselves."""

    group: str
    account: str = ""


EVERYBODY = Party("people")
Cases = dict[tuple[str, str], dict[Party, list[ClaimRow]]]
TOGETHER = "killed or wounded"


class Reconciled(NamedTuple):
    """The figures of several sources as one: the columns of the table tolls that they decide."""

    low: int
    best: int | None
    high: int
    claim_ids: str
    why: str


class Figure(NamedTuple):
    """What one report gives for a group: the figure, the claims it is made of, its outlet,
    its source and that source's rank."""

    value: int
    claim_ids: tuple[str, ...]
    report_id: str
    outlet: str
    source: str
    rank: int
    when: tuple[date, str]
    working: str
    moved: str = ""  # "revised" or "grown": the report says that this figure takes the place of another
    entire: bool = False  # for everybody, or for all groups that the report tells of
    floor: bool = False  # no more than a lower bound: "at least 30"
    above: bool = False  # a number that the figure itself says is topped: "more than 30"
    unsure: bool = False  # its own sentence says that it is not confirmed
    until: date | None = None  # the last day on which it can have appeared, where that is known
    body: frozenset[str] = frozenset()  # the words that name an unlisted body whose figure it is: defence, ministry

    @property
    def counted(self) -> bool:
        """Whether it is a number for everybody, and no lower bound or unconfirmed."""
        return self.entire and not (self.floor or self.unsure)


class Standing(NamedTuple):
    """The figures that stand for a party, of which a rule makes a toll; `claims` are those whose deaths by accident are
    named, and `past` says in words what was put out of date."""

    party: Party
    figures: list[Figure]
    claims: list[ClaimRow]
    past: str


class FirstTold(dict[str, ReportRow]):
    """Reports by their identifier, as first told (as_first_told), and what was made of the claims of each: tolls are
    made many times over, and a report gives the same figures whichever others are left out."""

    def __init__(self, reports: Mapping[str, ReportRow]) -> None:
        super().__init__(reports)
        self._made: dict[tuple[object, ...], list[Figure]] = {}
        self.standing: dict[tuple[object, ...], list[Standing]] = {}

    @cached_property
    def outlets(self) -> set[str]:
        """The bare names of the outlets."""
        return {bare(r["outlet"]) for r in self.values()}

    def made_once(self, step: object, own: list[ClaimRow], make: Callable[[], list[Figure]]) -> list[Figure]:
        """What a step makes of some claims of one report, made the first time it is asked for."""
        key = (step, *((c["claim_id"], c["group"]) for c in own))
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def tolls(
    claims: Iterable[ClaimRow],
    reports: Iterable[ReportRow] | FirstTold,
    attackers: dict[str, str],
    rule: str = "latest",
    series: Iterable[str] = (),
) -> list[TollRow]:
    """The rows of the tolls table by a rule; `series` are the incidents that are several days told as one.

    Raises ValueError for a rule that is not in RULES.
    """
    if rule not in RULES:
        raise ValueError(f"no rule {rule!r}; known are {', '.join(RULES)}")
    meta = reports if isinstance(reports, FirstTold) else as_first_told(reports)
    return by_rule(claims, meta, attackers, [rule], set(series))[rule]


def by_rule(
    claims: Iterable[ClaimRow], meta: FirstTold, attackers: dict[str, str], rules: Iterable[str], series: set[str]
) -> dict[str, list[TollRow]]:
    """The rows of the tolls table by each of some rules."""
    cases = by_group(claims, attackers)
    standing: list[tuple[str, str, Standing]] = []
    told = {*cases, *((i, "wounded") for i, effect in cases if effect == TOGETHER)}
    for incident, effect in sorted(told):
        own = _stands(cases, incident, effect, meta, series=incident in series)
        standing += [(incident, effect, s) for s in own if effect in HARMED or any(f.value for f in s.figures)]
    return {rule: _bounded([_toll(i, effect, s, rule) for i, effect, s in standing], cases) for rule in rules}


def _stands(cases: Cases, incident: str, effect: str, meta: FirstTold, *, series: bool) -> list[Standing]:
    """What stands of one incident and effect; the same claims give the same again."""
    beside = ("killed", TOGETHER) if effect == "wounded" else ()
    told = [c for e in (effect, *beside) for own in cases.get((incident, e), {}).values() for c in own]
    key = (incident, effect, series, *((c["claim_id"], c["group"]) for c in told))
    if key not in meta.standing:
        left, dead = [], []
        if beside:
            dead = _dead(cases.get((incident, "killed"), {}), meta)
            left = _left_over(cases.get((incident, TOGETHER), {}), dead, meta)
        meta.standing[key] = _incident(cases.get((incident, effect), {}), meta, left, dead, series=series)
    return meta.standing[key]


def _toll(incident: str, effect: str, s: Standing, rule: str) -> TollRow:
    """The toll that a rule makes of the figures that stand."""
    made = _with_accidents(_reconciled(s.figures, rule), s.claims, s.figures)
    return {
        "incident_id": incident, "effect": effect, "group": s.party.group, "account": s.party.account,
        "low": made.low, "best": made.best, "high": made.high, "rule": rule, "claim_ids": made.claim_ids,
        "why": made.why + s.past,
    }  # fmt: skip


def by_group(claims: Iterable[ClaimRow], attackers: dict[str, str]) -> Cases:
    """Claims by incident and effect, then by group; what the attackers claim by their account, their dead in none."""
    cases: Cases = defaultdict(lambda: defaultdict(list))
    for c in called_civilians(claims):
        hit = c["group"] != "attackers" and c["group"] not in attackers.values()
        if c["incident_id"] and c["status"] != "rejected" and hit:
            party = Party(c["group"], attackers.get(c["attributed_id"] or "", ""))
            cases[c["incident_id"], c["effect"]][party].append(c)
    return cases


def key_of(toll: TollRow | WhatIfRow) -> tuple[str, str, str, str]:
    """What a toll is of: incident, effect, group and account."""
    return toll["incident_id"], toll["effect"], toll["group"], toll["account"]


def by_account(toll: TollRow) -> str:
    """The group of a toll in words, with the attackers whose account it is, if any."""
    group = called(toll["group"])
    return f"{group}, by {toll['account']}’s account" if toll["account"] else group


def _within(party: Party, toll: TollRow) -> bool:
    """Whether a toll counts a party in."""
    return toll["group"] == "all" or party == (toll["group"], toll["account"])


def _bounded(rows: list[TollRow], cases: Cases) -> list[TollRow]:
    """The rows with what a figure for killed and wounded together says of each: it bounds them and sets neither.

    A toll below the bound has it named in its reason; an effect that nobody counts by itself gets a row from nothing to
    the bound, without a best figure. A report that itself counts more of either gives its figure for a part only.
    """
    known = {key_of(t): t for t in rows}
    more = []
    for t in [t for t in rows if t["effect"] == TOGETHER and not of_a_part(t, cases)]:
        for effect in TOGETHER.split(" or "):
            key = t["incident_id"], effect, t["group"], t["account"]
            told = known.get(key)
            counted = [c for g, own in cases[t["incident_id"], effect].items() if _within(g, t) for c in own]
            if told is None and not counted:
                why = f"nobody counts the {effect} by themselves; {t['high']} is given for killed and wounded together"
                more.append(t | {"effect": effect, "low": 0, "best": None, "why": why})
            elif told is not None and (told["high"] or 0) <= (t["high"] or 0):
                why = f"{told['why']}; at most {t['high']}, which is given for killed and wounded together"
                known[key] = told | {"why": why}
    kept = (known[key_of(t)] for t in rows if t["effect"] != TOGETHER or not of_a_part(t, cases))
    return [*_not_below_a_group(kept), *more]


def _not_below_a_group(rows: Iterable[TollRow]) -> list[TollRow]:
    """No total is lower than what stands for one of its groups: a source that counts one civilian says nothing of four
    soldiers."""
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
        if whole and least and (t["low"] or 0) < (least["low"] or 0) <= (t["best"] or 0):
            why = f"{t['why']}; not below {least['low']}, which is given for {least['group']} alone"
            ids = " ".join(sorted({*t["claim_ids"].split(), *least["claim_ids"].split()}))
            out.append(t | {"low": least["low"], "claim_ids": ids, "why": why})
        else:
            out.append(t)
    return out


def of_a_part(toll: TollRow, cases: Cases) -> bool:
    """Whether the reports behind a figure for killed and wounded together count more of either by themselves."""
    ids = set(toll["claim_ids"].split())
    both = [c for own in cases[toll["incident_id"], TOGETHER].values() for c in own if c["claim_id"] in ids]
    for c in both:
        for effect in TOGETHER.split(" or "):
            own = [o for g, found in cases[toll["incident_id"], effect].items() if _within(g, toll) for o in found]
            if sum(o["low"] or 0 for o in own if o["report_id"] == c["report_id"]) > (toll["high"] or 0):
                return True
    return False


def _incident(
    groups: dict[Party, list[ClaimRow]],
    meta: FirstTold,
    left: list[Figure],
    dead: list[Figure],
    *,
    series: bool,
) -> list[Standing]:
    """What stands of one incident and effect: for each group, and for all together. `left` are the wounded that
    reports leave (_left_over) and `dead` the killed they give; both are empty for other effects."""
    groups = _one_force(groups)
    disputed = {i for found in groups.values() for s in wrong_sums(found) for i in s.claim_ids}
    withdrawn = _withdrawn(groups, meta)
    own = {g: figures(_told_exactly(found), meta, series=series) for g, found in groups.items()}
    short = _short_of_their_total({g: f for g, f in own.items() if not g.account})
    current = {
        g: [f for f in _current(_standing(f, withdrawn), disputed) if (g, f.report_id) not in short]
        for g, f in own.items()
    }
    _consistent(current, disputed)
    rows = []
    for group, found in sorted(current.items()):
        if found and group != EVERYBODY and not _everybody_anyway(group, groups):
            rows.append(Standing(group, found, groups[group], _kept_sums(found, disputed)))
    together = _of_one_attack([c for g, found in groups.items() if not g.account for c in found], meta, series=series)
    given = _of_the_only_force(_entire(_told_exactly(together), meta, series=series), groups)
    wholes = _with_left(_bound_by_totals(given), left, together)
    standing = _standing(wholes, withdrawn)
    accounts = _complete(_current(_without_the_dead(standing, dead, together), disputed))
    if accounts:
        past = _past(wholes, standing, withdrawn) + _kept_sums(accounts, disputed)
        rows.append(Standing(Party("all"), accounts, [], past))
    return rows


def _kept_sums(found: list[Figure], disputed: set[str]) -> str:
    """The figures that only stay in a range because their report's parts add up to another number, in words."""
    last: dict[str, date] = {}
    for f in found:
        last[f.source] = max(f.when[0], last.get(f.source, date.min))
    kept = {f.value for f in found if disputed & set(f.claim_ids) and f.when[0] < last[f.source]}
    return "".join(f"; {n} is replaced, but stays: its report’s parts add up to another number" for n in sorted(kept))


def _of_one_attack(found: list[ClaimRow], meta: FirstTold, *, series: bool) -> list[ClaimRow]:
    """Without tallies over several attacks ("four killed in separate shootings"),
    where somebody gives a figure for this one."""
    if series:
        return found
    own = [c for c in found if not of_several(c, meta[c["report_id"]])]
    return own if any(c["mode"] == "total" and counts(c) for c in own) else found


def _one_force(groups: dict[Party, list[ClaimRow]]) -> dict[Party, list[ClaimRow]]:
    """Soldiers and fighters are of the one force that the reports of an incident name, where they name one."""
    named = [g for g in groups if g.group[:1].isupper() and not g.account]
    soldiers = Party(SOLDIERS)
    if len(named) != 1 or soldiers not in groups:
        return groups
    rest = {g: found for g, found in groups.items() if g != soldiers}
    same = [c | {"group": named[0].group} for c in groups[soldiers]]
    return rest | {named[0]: sorted([*groups[named[0]], *same], key=lambda c: str(c["claim_id"]))}


def _everybody_anyway(group: Party, groups: dict[Party, list[ClaimRow]]) -> bool:
    """Whether a group is of no status, and no other is counted: they are all that were hit, and no group of them."""
    told = {g for g in groups if not g.account}
    return group.group == UNSAID and EVERYBODY in told and told == {group, EVERYBODY}


def _of_the_only_force(found: list[Figure], groups: dict[Party, list[ClaimRow]]) -> list[Figure]:
    """The figures, those for a force, or for people of whom no status is given, for everybody too where no report
    counts any other group: an attack on a convoy of soldiers, of which one says that 30 soldiers died and another that
    30 people did; or on a church, where one counts 30 worshippers."""
    kept = [g for g in groups if g != EVERYBODY and not g.account]
    if len(kept) != 1 or not (kept[0].group in (SOLDIERS, UNSAID) or kept[0].group[:1].isupper()):
        return found
    whole = {c["claim_id"] for c in groups[kept[0]] if not (_of_some(c) or uncounted(c) or _part_of_it([c]))}
    return [f._replace(entire=True) if whole.issuperset(f.claim_ids) else f for f in found]


def _withdrawn(groups: dict[Party, list[ClaimRow]], meta: FirstTold) -> dict[int, date]:
    """The numbers that somebody says were wrong ("not 15"), with the last day on which that is said."""
    out: dict[int, date] = {}
    for c in (c for found in groups.values() for c in found):
        report = meta[c["report_id"]]
        own = [number_of(c)] if c["mode"] == "superseded" and c["low"] is not None else []
        for n in [*own, *numbers_withdrawn(c, report)]:
            out[n] = max(_appeared(report)[0], out.get(n, date.min))
    return out


def _standing(found: list[Figure], withdrawn: dict[int, date]) -> list[Figure]:
    """The figures that no correction and no growth has put out of date."""
    past = out_of_date(found, withdrawn)
    return [f for f in found if f not in past]


def _past(found: list[Figure], standing: list[Figure], withdrawn: dict[int, date]) -> str:
    """What was put out of date and why, in words."""
    past = out_of_date(found, withdrawn)
    told = sorted({(f.value, reason) for f, reason in past.items() if f.value not in {g.value for g in standing}})
    return "".join(f"; {value} is left behind: {REASONS[reason]}" for value, reason in told)


def _with_left(wholes: list[Figure], left: list[Figure], claims: list[ClaimRow]) -> list[Figure]:
    """Figures with those that reports leave (_left_over), where a report gives itself no larger
    one, or gives that one too."""
    most: dict[str, int] = {}
    for f in wholes:
        most[f.report_id] = max(f.value, most.get(f.report_id, 0))
    given = {(c["report_id"], c["low"]) for c in claims}
    more = [f for f in left if f.value > most.get(f.report_id, 0) or (f.report_id, f.value) in given]
    return [*(f for f in wholes if f.report_id not in {g.report_id for g in more}), *more]


def _entire(found: list[ClaimRow], meta: FirstTold, *, series: bool) -> list[Figure]:
    """One figure a report and source for everybody together (step 4): the largest total,
    list or sum of groups kept apart."""
    out = []
    for report_id, own in _by_report(found).items():
        make = partial(_entire_of, own, meta[report_id], meta, series=series)
        out += meta.made_once(("entire", series), own, make)
    return out


def _entire_of(own: list[ClaimRow], r: ReportRow, meta: FirstTold, *, series: bool) -> list[Figure]:
    """The figures of one report for everybody together, one a source."""
    lists = [one for one in listed(_totals(own, r, series=series)) if not _part_of_it(one)] or _states(own)
    lists = _body_or_headline(lists)
    out = []
    for (source, rank), own_lists in sorted(_by_source(lists, r, meta).items()):
        mine = _not_revised(own_lists, r)
        top = _firmest(mine, r)
        top_figure = _made(top, _list_value(top), own, r, source, rank)
        summed = _sum_of_groups(mine, own, r, source, rank) or _one_and_another(top, mine, r, source, rank)
        figure = summed if summed and summed.value > top_figure.value else top_figure
        # That the civilians were fewer takes back no total of everybody.
        out.append(figure if figure.entire else figure._replace(moved=""))
    return out


def _body_or_headline(lists: list[list[ClaimRow]]) -> list[list[ClaimRow]]:
    """The lists of a report's body, or those of its headline where that tells of more: never both beside each other."""
    headline = [one for one in lists if one[0].get("part") == "title"]
    body = [one for one in lists if one[0].get("part") != "title"]
    if not headline or not body:
        return lists
    return headline if max(map(_list_value, headline)) > max(map(_list_value, body)) else body


def _not_revised(lists: list[list[ClaimRow]], r: ReportRow) -> list[list[ClaimRow]]:
    """The lists of one source and report without those that exceed a figure which the report
    says was revised down to."""
    revised = [_list_value(one) for one in lists if any(how_it_moved(c, r) == "revised" for c in one)]
    return [one for one in lists if _list_value(one) <= max(revised)] if revised else lists


def _firmest(lists: list[list[ClaimRow]], r: ReportRow) -> list[ClaimRow]:
    """The list that gives a report's number: the largest; but a number given once, and not as a rise, a toll or a list,
    stands back behind one that the report gives again and again."""
    top = max(lists, key=lambda one: (_list_value(one), -one[0]["start"]))
    times = Counter(v for one in lists if (v := _list_value(one)) > 1)
    again, n = max(times.items(), key=lambda t: (t[1], t[0]), default=(0, 0))
    alone = len(top) == 1 and n > 1 and times[_list_value(top)] == 1
    if alone and not how_it_moved(top[0], r) and not TOLL.match(top[0]["words"]):
        return next(one for one in lists if _list_value(one) == again)
    return top


def _states(own: list[ClaimRow]) -> list[list[ClaimRow]]:
    """Where nobody counts the wounded in another way: those whose state is told, "two are in critical condition"."""
    return [[c] for c in own if c["mode"] == "subtotal" and c["low"] is not None and STATE.search(c["words"])]


def _by_report(found: Iterable[ClaimRow]) -> dict[str, list[ClaimRow]]:
    out: dict[str, list[ClaimRow]] = defaultdict(list)
    for c in found:
        out[c["report_id"]].append(c)
    return out


def _by_source(
    lists: list[list[ClaimRow]], r: ReportRow, meta: FirstTold
) -> dict[tuple[str, int], list[list[ClaimRow]]]:
    """Lists of counts by whose they are."""
    whose = bare(meta[r["origin_id"]]["outlet"]) if r["origin_id"] in meta else bare(r["origin_id"])
    out: dict[tuple[str, int], list[list[ClaimRow]]] = defaultdict(list)
    for one in lists:
        out[_source(one[0], r, whose, meta.outlets)].append(one)
    return out


def _totals(own: list[ClaimRow], r: ReportRow, *, series: bool) -> list[ClaimRow]:
    """The totals among one report's claims, its headline's too (of all of these one figure is taken, never two);
    "all eight of the dead" is a total. In a series those of single days are parts, and so are those of one of several
    scenes."""
    totals = [
        c
        for c in own
        if (c["mode"] in ("total", "unconfirmed") or (c["mode"] == "subtotal" and c["hedge"] == "all"))
        and counts(c)
        and c["cause"] != "accident"
        and not of_one_scene(c, r, own)
    ]
    return [c for c in totals if not series or c["earliest"] is None or c["earliest"] != c["latest"]]


def _part_of_it(one: list[ClaimRow]) -> bool:
    """Whether a count alone is of some only: "two of my brothers"."""
    c = one[0]
    figure = c["words"][c["figure_start"] - c["start"] : c["figure_end"] - c["start"]]
    return len(one) == 1 and c["hedge"] != "all" and PARTITIVE.search(figure) is not None


def _list_value(one: list[ClaimRow]) -> int:
    """The number of a list: "13 people, three villagers and ten soldiers" are 13,
    "a woman and two other people" three."""
    first, rest = number_of(one[0]), sum(map(number_of, one[1:]))
    return max(first, rest) if one[0]["group"] == EVERYBODY.group and rest and first >= rest else first + rest


def _made(one: list[ClaimRow], value: int, own: list[ClaimRow], r: ReportRow, source: str, rank: int) -> Figure:
    """A report's figure from one of its lists and what it says was added further on."""
    added = [c for c in own if _comes_to_it(c) and c["start"] > one[0]["start"]]
    parts = [*one, *added]
    total = value + sum(map(number_of, added))
    working = _worked(parts, total) if len(parts) > 1 else ""
    groups = {c["group"] for c in one}
    moved = next((m for c in one if (m := how_it_moved(c, r))), "")
    entire = bool(groups & {EVERYBODY.group}) or len(groups) > 1 or not _named_group(next(iter(groups)))
    entire = entire and not (len(one) == 1 and (_of_some(one[0]) or uncounted(one[0]) or _seen(one[0], r)))
    ids = tuple(c["claim_id"] for c in parts)
    floor = all(c["low"] is not None and c["high"] is None for c in one)
    known = (r["report_id"], bare(r["outlet"]), source, rank, _appeared(r))
    above = floor and all(c["hedge"] in TOPPED for c in one)
    unsure = any(not_confirmed(c, r) for c in one)
    body = body_named(one[0]["attributed_to"])
    return Figure(total, ids, *known, working, moved, entire, floor, above, unsure, r["published_latest"], body)


# Nouns of bodies that count the dead, and words that do not tell two of them apart.
BODY_NOUNS = frozenset(en.words("linking", "bodies that count the dead"))
NO_NAMES = frozenset(en.words("linking", "words that tell no body apart"))
FULL_NAME = re.compile(r"(?!The |A |An )[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,3}")


def body_named(speaker: str | None) -> frozenset[str]:
    """The words that name a body of which no list knows, or somebody by the full name: "the Defence Ministry" and
    "ministry of defence" are one.

    >>> sorted(body_named("The Defence Ministry")), sorted(body_named("Ola Berg")), sorted(body_named("A doctor"))
    (['defence', 'ministry'], ['berg', 'ola'], [])
    """
    words = set(re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", (speaker or "").lower())))
    return frozenset(words - NO_NAMES) if words & BODY_NOUNS or FULL_NAME.fullmatch(speaker or "") else frozenset()


def _comes_to_it(c: ClaimRow) -> bool:
    """Whether a figure is added to another; who died in an accident is not, and is told of beside the toll."""
    return c["mode"] == "added" and c["low"] is not None and c["cause"] != "accident"


def _worked(parts: list[ClaimRow], total: int) -> str:
    """A sum in words: "3 + 2 = 5", "10 Rangers + 3 civilians = 13"."""
    several = len({c["group"] for c in parts}) > 1
    return " + ".join(f"{number_of(c)} {c['group']}" if several else str(number_of(c)) for c in parts) + f" = {total}"


def _named_group(group: str) -> bool:
    """Whether a label is one that keeps people apart from others: a force, or civilians;
    not "teenagers" or "females"."""
    return group not in GENERAL


def _sum_of_groups(
    mine: list[list[ClaimRow]], own: list[ClaimRow], r: ReportRow, source: str, rank: int
) -> Figure | None:
    """The sum of the groups that one source keeps apart in one report, where it gives no total for everybody."""
    if any(c["group"] == EVERYBODY.group for one in mine for c in one):
        return None
    per_group: dict[str, list[list[ClaimRow]]] = defaultdict(list)
    for one in mine:
        if len({c["group"] for c in one}) == 1 and _named_group(one[0]["group"]):
            per_group[one[0]["group"]].append(one)
        else:
            for c in (c for c in one if _named_group(c["group"])):
                per_group[c["group"]].append([c])
    parts = []
    for group, lists in per_group.items():
        top = max(lists, key=lambda one: (sum(map(number_of, one)), -one[0]["start"]))
        added = [c for c in own if _comes_to_it(c) and c["group"] == group]
        parts += [*top, *(c for c in added if c["start"] > top[0]["start"])]
    if len({c["group"] for c in parts}) < 2:
        return None
    return _sum_of(parts, r, source, rank)


def _sum_of(parts: list[ClaimRow], r: ReportRow, source: str, rank: int) -> Figure:
    """What the parts that one source gives in one report come to together."""
    total = sum(map(number_of, parts))
    ids = tuple(c["claim_id"] for c in parts)
    known = (r["report_id"], bare(r["outlet"]), source, rank, _appeared(r))
    return Figure(total, ids, *known, _worked(parts, total), entire=True, until=r["published_latest"])


def _one_and_another(
    top: list[ClaimRow], mine: list[list[ClaimRow]], r: ReportRow, source: str, rank: int
) -> Figure | None:
    """The sum of one person and another who was "also killed", where a source gives no larger number in one report."""
    if _list_value(top) != 1:
        return None
    singles = [one[0] for one in mine if len(one) == 1 and one[0].get("part") != "title"]
    also = next((c for c in singles if ALSO.search(c["words"])), None)
    before = [c for c in singles if also and c["start"] < also["start"]]
    return _sum_of([before[-1], also], r, source, rank) if also and before else None


def _bound_by_totals(found: list[Figure]) -> list[Figure]:
    """Without the sums that exceed every total any report states for everybody, where one states a total."""
    stated = [f.value for f in found if f.entire and not f.working]
    sums = [f for f in found if f.working]
    if not stated or not sums:
        return found
    return [f for f in found if not f.working or f.value <= max(stated) or len(_same(sums, f)) > 1]


def _same(found: list[Figure], f: Figure) -> list[Figure]:
    """Figures of other sources with the same value, and the figure itself."""
    return [g for g in found if g.value == f.value and (g is f or g.source != f.source)]


def _complete(found: list[Figure]) -> list[Figure]:
    """Figures for one group alone, or for a named subset, say "at least":
    beside larger ones for everybody they are none of all."""
    entire = [f.value for f in found if f.entire]
    return [f for f in found if f.entire or f.value >= max(entire)] if entire else found


def _dead(groups: dict[Party, list[ClaimRow]], meta: FirstTold) -> list[Figure]:
    """The killed that each report gives for everybody."""
    told = [c for g, found in groups.items() if not g.account for c in found if c["mode"] != "denied"]
    return _entire(_of_one_attack(told, meta, series=False), meta, series=False)


def _without_the_dead(found: list[Figure], dead: list[Figure], claims: list[ClaimRow]) -> list[Figure]:
    """Without those among the wounded who died: one killed and four taken to hospital are the one killed and three
    wounded that the same report gives too, or another that appeared no earlier and gives as many killed."""
    killed = {f.report_id: f.value for f in dead}
    whole = [c for c in claims if c["mode"] == "total" and c["low"] is not None]
    given = {(c["report_id"], c["group"], c["low"]): c["claim_id"] for c in whole}
    groups = {c["claim_id"]: c["group"] for c in whole}
    out = []
    for f in found:
        k = killed.get(f.report_id, 0)
        group = groups.get(f.claim_ids[0], "")
        if k and len(f.claim_ids) == 1 and f.value - k > 1 and (f.report_id, group, f.value - k) in given:
            rest = f.value - k
            ids = (given[f.report_id, group, rest],)
            out.append(f._replace(value=rest, claim_ids=ids, working=f"{f.value} − {k} killed = {rest}"))
        elif not k or not any(
            g.value + k == f.value and g.when[0] >= f.when[0] and killed.get(g.report_id) == k for g in found
        ):
            out.append(f)
    return out


def _left_over(groups: dict[Party, list[ClaimRow]], dead: list[Figure], meta: FirstTold) -> list[Figure]:
    """The wounded that a report leaves when it says how many were shot or hit, and how many of them died (step 5)."""
    hit = [
        c for g, found in groups.items() if not g.account
        for c in found if HIT.search(c["words"]) and c["low"] is not None and c["low"] == c["high"]
    ]  # fmt: skip
    hit = _of_one_attack(hit, meta, series=False)
    dead_of = {f.report_id: f for f in sorted(dead, key=lambda f: f.value)}
    by_id = {c["claim_id"]: c for c in hit}
    out = []
    for f in _entire(hit, meta, series=False):
        less = dead_of.get(f.report_id)
        beside = all(OTHERS.search(by_id[i]["words"]) for i in f.claim_ids)  # "one dead and 11 others shot"
        if (dead and less is None) or (less and not beside and less.value >= f.value):
            continue
        if beside or less is None:
            told = f"{f.value} hit" + (" beside the killed" if beside else ", none said to have died")
            out.append(f._replace(working=told))
        else:
            rest = f.value - less.value
            told = f"{f.value} hit − {less.value} killed = {rest}"
            out.append(f._replace(value=rest, claim_ids=(*f.claim_ids, *less.claim_ids), working=told))
    return out


def _told_exactly(found: list[ClaimRow]) -> list[ClaimRow]:
    """The claims without "dozens" and "scores", where others give a number: a vague word,
    however late, overtakes none."""
    sure = [c for c in found if c["hedge"] not in VAGUE]
    return sure if any(c["mode"] == "total" and counts(c) for c in sure) else found


def figures(found: list[ClaimRow], meta: FirstTold, *, series: bool) -> list[Figure]:
    """One figure of a group for each report and source (step 1)."""
    out = []
    for report_id, own in _by_report(found).items():
        make = partial(_figures_of, own, meta[report_id], meta, series=series)
        out += meta.made_once(("figures", series), own, make)
    return out


def _figures_of(own: list[ClaimRow], r: ReportRow, meta: FirstTold, *, series: bool) -> list[Figure]:
    """The figures of one report for a group, one a source."""
    whole = [
        one
        for one in listed(_totals(own, r, series=series))
        if len(one) > 1 or not (_of_some(one[0]) or _part_of_it(one) or _seen(one[0], r))
    ]
    out = []
    for (source, rank), own_lists in sorted(_by_source(_body_or_headline(whole), r, meta).items()):
        mine = _not_revised(own_lists, r)
        top = max(mine, key=lambda one: (sum(map(number_of, one)), -one[0]["start"]))
        out.append(_made(top, sum(map(number_of, top)), own, r, source, rank))
    return out


def _of_some(c: ClaimRow) -> bool:
    """Whether a count by its own words is of some of a group only: "three children";
    beside others in a list it is a part of the sum."""
    return bool(SUBSET.search(figure_words(c)))


def not_confirmed(c: ClaimRow, r: ReportRow) -> bool:
    """Whether a count is told as not confirmed, or its sentence says so."""
    return c["mode"] == "unconfirmed" or _says_not_confirmed(sentence_of(c, r))


# Tolls are made many times over, and ask the same of the same sentences.
@lru_cache(maxsize=8_192)
def _says_not_confirmed(sentence: str) -> bool:
    return NOT_CONFIRMED.search(sentence) is not None


def _seen(c: ClaimRow, r: ReportRow) -> bool:
    """Whether a count is of those whom somebody saw: "a witness saw two people wounded"."""
    if c.get("part") == "title":
        return False
    before = (r["text"] or "")[max(0, c["figure_start"] - BEFORE_IT) : c["figure_start"]]
    return SEEN.search(before) is not None


def as_first_told(reports: Iterable[ReportRow]) -> FirstTold:
    """Reports by identifier, each reprint with the day and hour of the story it reprints: printed later, it says
    nothing later."""
    known = {r["report_id"]: r for r in reports}
    out = dict(known)
    for i, r in known.items():
        first = known.get(r["origin_id"] or "")
        if first is None or r["relation"] != "reprint" or first["published_latest"] is None:
            continue
        if r["published_latest"] is not None and first["published_latest"] <= r["published_latest"]:
            out[i] = r | {
                "published": first["published"], "published_earliest": first["published_earliest"],
                "published_latest": first["published_latest"], "dated_by": first["dated_by"],
            }  # fmt: skip
    return FirstTold(out)


def _appeared(r: ReportRow) -> tuple[date, str]:
    """When a report's figures count from: of a day that is only inferred, its first:
    what may be older overtakes nothing."""
    day = r["published_earliest"] if r["dated_by"] == "inferred" else r["published_latest"]
    hour = r["published"][11:16] if r["published"] and "T" in r["published"] else "24:00"
    return (day or date.min, hour)


def _source(c: ClaimRow, r: ReportRow, whose: str, outlets: set[str]) -> tuple[str, int]:
    """Whose figure it is (step 2), and its rank: 0 official or primary, 1 outlet, 2 unnamed.
    `whose` is the outlet whose story the report tells."""
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
    """The latest figure of each source; within a day the higher one.
    An outlet that later prints another's figure has left its own. A sum that does not come out is kept beside it."""
    last: dict[str, Figure] = {}
    printed: dict[str, date] = {}
    found = [f for f in found if not _tells_of_some(f, found)]
    for f in found:
        printed[f.outlet] = max(f.when[0], printed.get(f.outlet, date.min))
    for f in sorted(found, key=lambda f: (f.when, f.value, f.report_id)):
        if f.source == f.outlet and f.when[0] < printed[f.outlet]:
            continue
        old = last.get(f.source)
        if old is None or f.when[0] > old.when[0] or f.value >= old.value:
            last[f.source] = f
    kept = [f for f in last.values() if not _raised_by_its_body(f, found)]
    return kept + [f for f in found if f not in kept and disputed & set(f.claim_ids)]


def _tells_of_some(f: Figure, found: list[Figure]) -> bool:
    """Whether a figure is of one person, or is summed up from those whom a report tells of apart, where its outlet gave
    a higher number before: who tells of a father and his neighbour later does not say that nobody else died."""
    apart = bool(f.working) or f.value == 1
    return apart and any(g.outlet == f.outlet and g.when[0] < f.when[0] and g.value > f.value for g in found)


def _raised_by_its_body(f: Figure, found: list[Figure]) -> bool:
    """Whether the body that a figure is of gives a higher one on a later day, in whichever report."""
    return bool(f.body) and any(g.body == f.body and g.when[0] > f.when[0] and g.value > f.value for g in found)


def _short_of_their_total(own: dict[Party, list[Figure]]) -> set[tuple[Party, str]]:
    """Groups that a source's figures in one report do not fill up to its total for all: they are told in parts only,
    but for one that is said to have been revised or to have grown."""
    totals = {(f.report_id, f.source): f.value for f in own.get(EVERYBODY, [])}
    groups = {g: found for g, found in own.items() if g != EVERYBODY}
    sums: Counter[tuple[str, str]] = Counter()
    for found in groups.values():
        for f in found:
            sums[f.report_id, f.source] += f.value
    short = {key for key, total in totals.items() if 0 < sums[key] < total}
    every = ((g, f) for g, found in groups.items() for f in found if not f.moved)
    return {(g, f.report_id) for g, f in every if (f.report_id, f.source) in short}


def _consistent(current: dict[Party, list[Figure]], disputed: set[str]) -> None:
    """Drop what a source has moved on from: its total when its groups add up to more,
    its groups when its total is more."""
    groups = [g for g in current if g != EVERYBODY and not g.account]
    for whole in list(current.get(EVERYBODY, [])):
        mine = [f for g in groups for f in current[g] if f.source == whole.source]
        total = sum(f.value for f in mine)
        newer = any(f.when[0] > whole.when[0] for f in mine)
        if (len(mine) > 1 or newer) and total > whole.value:
            current[EVERYBODY].remove(whole)
        elif mine and total < whole.value:
            for g in groups:
                keeps = (f for f in current[g] if f.source != whole.source or f.moved or disputed & set(f.claim_ids))
                current[g] = list(keeps)


def _reconciled(found: list[Figure], rule: str) -> Reconciled:
    """Low, best and high of the current figures by a rule (step 3); one that is not confirmed is the best of none."""
    votes = Counter(f.value for f in found)
    sure = [f for f in found if not f.unsure] or found
    best = _best(sure, Counter(f.value for f in sure), rule)
    ids = sorted({i for f in found for i in f.claim_ids})
    why = f"{len(found)} {'source' if len(found) == 1 else 'sources'}; {RULES[rule]}"
    made = [f for f in found if f.value == best and f.working and len(f.claim_ids) > 1]
    if made:
        why += f" ({made[0].working} in {made[0].report_id})"
    return Reconciled(min(votes), best, max(votes), " ".join(ids), why)


def _least_that_two_give(found: list[Figure], last: date, best: int) -> int | None:
    """The highest number above a mere "at least" that stands on the last day and that two sources give: whoever says
    "at least 30" does not speak against "at least 40"."""
    sources = {v: {f.source for f in found if f.value == v} for v in {f.value for f in found} if v > best}
    return max((v for v, own in sources.items() if len(own) > 1 and _stands_on(found, v, last)), default=None)


def _counted_before(found: list[Figure], last: date, best: int) -> int | None:
    """The highest number that two sources counted before the last day, where that day has no more than a lower bound
    below it, and no more sources than they give less since: "over 250" takes back no count of 343."""
    if any(not f.floor for f in found if f.value == best and f.when[0] == last):
        return None
    for v in sorted({f.value for f in found if f.value > best and not f.floor}, reverse=True):
        own = [f for f in found if f.value == v and not f.floor]
        newest = max(f.when[0] for f in own)
        less = {f.source for f in found if f.when[0] > newest and f.value < v}
        if len({f.source for f in own}) >= max(2, len(less)):
            return v
    return None


def _stands_on(found: list[Figure], value: int, day: date) -> bool:
    return any(f.value == value and f.when[0] == day for f in found)


def _best(found: list[Figure], votes: Counter[int], rule: str) -> int | None:
    counted = {f.value for f in found if not f.floor}

    def firmer(v: int) -> tuple[int, bool, int]:
        # As many say "at least 30" as "28": whoever gives a number has counted.
        return votes[v], v in counted, v

    def newest(of: list[Figure]) -> int:
        last = max(f.when[0] for f in of)
        best = max((f.value for f in of if f.when[0] == last), key=firmer)
        # Whoever tells less later need not have counted anew: tolls fall where somebody corrects them, or where
        # the last day's figure is told to have risen to what it is.
        if any(f.moved in ("revised", "grown") for f in of if f.value == best and f.when[0] == last):
            return best
        told = [f for f in of if f.when[0] == last]
        if all(f.above for f in told if f.value == best) and (more := [f.value for f in told if f.value > best]):
            return max(more)  # "more than 130" and "at least 143" of one day: not 130, whoever gave it before
        if best not in counted and (least := _least_that_two_give(of, last, best)):
            return least
        if (counted_before := _counted_before(of, last, best)) is not None:
            return counted_before
        return max((f.value for f in of if f.value >= best and firmer(f.value) >= firmer(best)), key=firmer)

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


def _with_accidents(made: Reconciled, claims: list[ClaimRow], found: list[Figure]) -> Reconciled:
    """A toll with the deaths by accident named in its reason, where a source counts them in."""
    dead = max((c["low"] or 0 for c in claims if c["cause"] == "accident" and c["mode"] == "total"), default=0)
    if not dead:
        return made
    latest = _reconciled(found, "latest")
    if latest.best is None or latest.low > latest.best - dead:
        return made
    return made._replace(why=f"{latest.why}; {dead} of them by accident, {latest.best - dead} without")
