"""Which people of several reports of one attack are the same human being.

Two rows of one report are two people. Rows of two reports are one person where name and age agree, one may be spelt
otherwise and the other be off by a year or two: the disagreement is kept. Without a name an age joins them, where
nobody else in either report can be meant. Whatever could as well be two people stays two, and each names the other as
a doubtful match: a name shared by people whose ages are far apart, as a father and a son, is not even that.
A line of review.csv joins two rows (`merge`) or parts one from the rest (`split`).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from dateline.core.decision import Decision
from dateline.core.report import identifiers
from dateline.linking.union_find import Groups
from dateline.tables import PersonRow, VictimRow

# Ages that differ by so much can be one age misheard or had a birthday; by so much they are two generations.
OFF, GENERATION = 2, 12
# Likeness of two spellings of one name, in per cent (rapidfuzz.fuzz.ratio).
LAST_ALIKE, FIRST_ALIKE = 80, 75
MARKS = ".,’'\"“”"
SUFFIXES = frozenset("jr sr ii iii iv".split())
SURE, DOUBTFUL, OTHER = 2, 1, 0


class Name(NamedTuple):
    """A name in small letters: the first name, the last, and Jr or the like."""

    first: str
    last: str
    suffix: str


def parsed(name: str) -> Name:
    """A name taken apart; the first is empty where there is one word alone.

    >>> parsed("Jan van der Berg Jr.")
    Name(first='jan', last='berg', suffix='jr')
    """
    words = [w.strip(MARKS).lower() for w in name.split()]
    suffix = words.pop() if len(words) > 1 and words[-1] in SUFFIXES else ""
    return Name(words[0] if len(words) > 1 else "", words[-1] if words else "", suffix)


def same_name(a: str, b: str) -> bool:
    """Whether two names can be spellings of one: "Mohammed Ali" and "Muhammad Aly", "J. Berg" and "Jan Berg"."""
    if "[" in a + b:  # what is in place of a withheld name has one spelling
        return a == b
    x, y = parsed(a), parsed(b)
    if x.suffix != y.suffix and x.suffix and y.suffix:
        return False
    if fuzz.ratio(x.last, y.last) < LAST_ALIKE:
        return False
    if not x.first or not y.first or ((len(x.first) == 1 or len(y.first) == 1) and x.first[0] == y.first[0]):
        return True
    return bool(fuzz.ratio(x.first, y.first) >= FIRST_ALIKE)


def apart(a: VictimRow, b: VictimRow) -> int | None:
    """By how many years two ages differ at least; None where one is not stated."""
    if a["age_low"] is None or b["age_low"] is None or a["age_high"] is None or b["age_high"] is None:
        return None
    return max(a["age_low"] - b["age_high"], b["age_low"] - a["age_high"], 0)


def likeness(a: VictimRow, b: VictimRow) -> int:
    """Whether two rows are one person: SURE, DOUBTFUL or OTHER."""
    if a["report_id"] == b["report_id"] or (a["sex"] and b["sex"] and a["sex"] != b["sex"]):
        return OTHER
    years = apart(a, b)
    if a["name"] and b["name"]:
        if not same_name(a["name"], b["name"]):
            return OTHER
        if years is not None and years > OFF:
            return OTHER if years >= GENERATION else DOUBTFUL
        one, other = parsed(a["name"]), parsed(b["name"])
        suffixes = one.suffix != other.suffix  # "Jan Berg" may be Jan Berg Jr. or his father
        bare = not one.first or not other.first
        return DOUBTFUL if (suffixes or bare) and years is None else SURE
    if years is not None:
        exact = a["age_low"] == a["age_high"] and b["age_low"] == b["age_high"]
        return SURE if years == 0 and exact else DOUBTFUL if years == 0 else OTHER
    told = {a["relation"], a["occupation"]} & {b["relation"], b["occupation"]} - {""}
    return DOUBTFUL if told and a["effect"] == b["effect"] else OTHER


class Pairs(NamedTuple):
    """Pairs of rows, by their places: those that are sure, and those that are doubtful."""

    sure: list[tuple[int, int]]
    doubtful: set[tuple[int, int]]


def _pairs(rows: Sequence[VictimRow]) -> Pairs:
    """The pairs of one attack. A sure pair without two names is doubtful where either can as well be another."""
    found = {(i, j): likeness(rows[i], rows[j]) for i, j in itertools.combinations(range(len(rows)), 2)}
    sure = [pair for pair, how in found.items() if how == SURE]
    doubtful = {pair for pair, how in found.items() if how == DOUBTFUL}
    # A pair of two names has only pairs of two names for rivals; one by an age alone has all.
    rivals: dict[tuple[bool, int, str], set[int]] = defaultdict(set)
    for i, j in sure:
        for named in {False, _named(rows, (i, j))}:
            rivals[named, i, rows[j]["report_id"]].add(j)
            rivals[named, j, rows[i]["report_id"]].add(i)
    kept = []
    for i, j in sure:
        named = _named(rows, (i, j))
        alone = len(rivals[named, i, rows[j]["report_id"]]) == 1 == len(rivals[named, j, rows[i]["report_id"]])
        if alone or _full(rows[i], rows[j]):
            kept.append((i, j))
        else:
            doubtful.add((i, j))
    # Those of one name and age come first, then those of one name, then those of one age.
    kept.sort(key=lambda p: (not _named(rows, p), apart(rows[p[0]], rows[p[1]]) or 0, p))
    return Pairs(kept, doubtful)


def _named(rows: Sequence[VictimRow], pair: tuple[int, int]) -> bool:
    return bool(rows[pair[0]]["name"] and rows[pair[1]]["name"])


def _full(a: VictimRow, b: VictimRow) -> bool:
    """Whether two rows give the same first and last name."""
    x, y = parsed(a["name"]), parsed(b["name"])
    return bool(x.first) and x == y


class Decided(NamedTuple):
    """What a person decided: the pairs of rows that are one person, and the rows that are kept apart."""

    merged: frozenset[tuple[str, str]]
    split: frozenset[str]


def decided(decisions: Iterable[Decision]) -> Decided:
    """The decisions on people, whose targets begin with v-; a later split undoes a merge."""
    own = [d for d in decisions if d.target.startswith("v-")]
    merged = list[tuple[str, str]]()
    for d in own:
        if d.decision == "merge":
            merged.append((d.target, str(d.value)))
        elif d.decision == "split":
            merged = [pair for pair in merged if d.target not in pair]
    return Decided(frozenset(merged), frozenset(d.target for d in own if d.decision == "split"))


def persons(victims: Sequence[VictimRow], by: Decided) -> tuple[list[VictimRow], list[PersonRow]]:
    """The rows with the person each is of, and the people of every attack, in the order of their rows. A row of no
    known attack, and one that a person rejected, is of nobody."""
    own: dict[str, list[int]] = defaultdict(list)
    for n, v in enumerate(victims):
        if v["incident_id"] is not None and v["review"] != "rejected":
            own[v["incident_id"]].append(n)
    out = list(victims)
    people: list[PersonRow] = []
    for incident, places in own.items():
        rows = [victims[n] for n in places]
        made, members = _of_attack(incident, rows, by)
        people += made
        for person, group in zip(made, members, strict=True):
            for k in group:
                out[places[k]] = {**rows[k], "person_id": person["person_id"]}
    return out, people


def _of_attack(incident: str, rows: Sequence[VictimRow], by: Decided) -> tuple[list[PersonRow], list[list[int]]]:
    """The people of one attack, and for each the places of their rows."""
    pairs, groups = _pairs(rows), Groups(len(rows))
    at = {v["victim_id"]: n for n, v in enumerate(rows)}
    together = [(at[a], at[b]) for a, b in sorted(by.merged) if a in at and b in at]
    for i, j in together:
        groups.join(i, j)
    for i, j in pairs.sure:
        if not {rows[i]["victim_id"], rows[j]["victim_id"]} & by.split and not _parted(rows, groups, i, j):
            groups.join(i, j)
    members = groups.members()
    doubts: dict[int, set[int]] = defaultdict(set)
    for i, j in (*pairs.doubtful, *pairs.sure):
        a, b = groups.root(i), groups.root(j)
        if a != b and not {rows[i]["victim_id"], rows[j]["victim_id"]} & by.split:
            doubts[a].add(b)
            doubts[b].add(a)
    keys = ((parsed(_name(rows, g)).last, str(rows[g[0]]["age_low"]), _sex(rows, g) or "") for g in members)
    names = dict(zip((g[0] for g in members), identifiers("h", incident, keys), strict=True))
    made = [_person(incident, names[g[0]], [rows[k] for k in g]) for g in members]
    for person, g in zip(made, members, strict=True):
        person["doubtful"] = " ".join(sorted(names[d] for d in doubts[g[0]])) or None
    return made, members


def _parted(rows: Sequence[VictimRow], groups: Groups, i: int, j: int) -> bool:
    """Whether two groups hold rows that cannot be one person: of one report, or of other names, ages or sexes."""
    one = [k for k in range(len(rows)) if groups.root(k) == groups.root(i)]
    other = [k for k in range(len(rows)) if groups.root(k) == groups.root(j)]
    return groups.root(i) != groups.root(j) and any(_conflict(rows[a], rows[b]) for a in one for b in other)


def _conflict(a: VictimRow, b: VictimRow) -> bool:
    if a["report_id"] == b["report_id"] or (a["sex"] and b["sex"] and a["sex"] != b["sex"]):
        return True
    years = apart(a, b)
    return (years is not None and years > OFF) or bool(
        a["name"] and b["name"] and not same_name(a["name"], b["name"])
    )  # fmt: skip


def _name(rows: Sequence[VictimRow], group: Sequence[int]) -> str:
    """The fullest form of a name that most reports give."""
    given = [rows[k]["name"] for k in group if rows[k]["name"]]
    return max(given, key=lambda n: (len(n.split()) > 1, given.count(n), len(n), n), default="")


def _sex(rows: Sequence[VictimRow], group: Sequence[int]) -> str | None:
    return next((rows[k]["sex"] for k in group if rows[k]["sex"]), None)


def _person(incident: str, person_id: str, rows: Sequence[VictimRow]) -> PersonRow:
    """The row of a person: what their reports say, and where these disagree all that they say."""
    ages = [(v["age_low"], v["age_high"]) for v in rows if v["age_low"] is not None and v["age_high"] is not None]
    exact = {a for a in ages if a[0] == a[1]} or set(ages)
    effects = {v["effect"] for v in rows}
    status, status_words = _status(rows)
    return {
        "person_id": person_id, "incident_id": incident, "name": _name(rows, range(len(rows))),
        "spellings": "|".join(dict.fromkeys(n for v in rows for n in v["spellings"].split("|") if n)),
        "ages": "|".join(sorted({str(a) if a == b else f"{a}-{b}" for a, b in exact})),
        "age_low": min((a for a, _ in exact), default=None), "age_high": max((b for _, b in exact), default=None),
        "sex": _sex(rows, range(len(rows))), "occupation": _first(v["occupation"] for v in rows),
        "relation": _first(v["relation"] for v in rows), "status": status, "status_words": status_words,
        # Who was wounded in one report and died by another counts among the dead.
        "effect": "killed" if "killed" in effects else sorted(effects, reverse=True)[0],
        "reports": len({v["report_id"] for v in rows}), "victim_ids": " ".join(v["victim_id"] for v in rows),
        "doubtful": None,
    }  # fmt: skip


def _first(given: Iterable[str]) -> str:
    return next((g for g in given if g), "")


def _status(rows: Sequence[VictimRow]) -> tuple[str, str]:
    """The status that reports give and the words it is based on; contested where two give two."""
    told = {v["status"] for v in rows if v["status"] != "unknown"}
    words = "|".join(dict.fromkeys(v["status_words"] for v in rows if v["status_words"]))
    return (told.pop() if len(told) == 1 else "contested" if told else "unknown"), words
