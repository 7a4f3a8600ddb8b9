"""On which report each rests: as a whole (reprint, rewrite), by a paragraph (lifted), or by name (cited).

In full texts it is read from the words (dateline.linking.provenance.text_reuse); in an abstract the wording is not
the outlet's, so it is read from what is rare: two reports of different origins that alone share several particulars
(the same distances in the same places, the day that everybody else contradicts) do not have them independently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from dateline.core.dates import in_words
from dateline.extraction.lexicon.case_names import bare, kind_of
from dateline.extraction.lexicon.wires import known_as
from dateline.linking.provenance.dating import published_days
from dateline.linking.provenance.text_reuse import REPRINT, Alike, alike
from dateline.linking.rows import ReadRows, one_day
from dateline.linking.texts import ReadText, Texts, TextsByReport
from dateline.tables import ClaimRow, RelianceRow, ReportRow, VariantRow

# What so few reports say is rare, and so many rare things in common are no accident.
RARE = 3
COMMON = 2


def by_words(
    reports: Iterable[ReportRow], texts: TextsByReport, wires: frozenset[str] = frozenset()
) -> list[RelianceRow]:
    """Reliances between full texts that share their words; the later is based on the earlier.
    `wires` are the bare names of the agencies that reports name.

    A story that takes over single paragraphs and little else is no rewrite: those paragraphs are lifted.
    """
    known = {r["report_id"]: r for r in reports}
    whole: dict[tuple[str, str], Alike] = {}
    lifted: dict[tuple[str, str], list[Alike]] = defaultdict(list)
    stands = {i: _Standing.of(r, wires) for i, r in known.items() if r["full"] or r.get("partial")}
    in_order = sorted(stands, key=lambda i: (stands[i].order[1], stands[i].order))
    for pair in alike({i: texts[i] for i in in_order}):
        early, late = known[pair.a], known[pair.b]
        if not stands[pair.a].precedes(stands[pair.b]):
            early, late = late, early
        key = (late["report_id"], early["report_id"])
        if pair.start is None:
            whole[key] = pair
        elif pair.a == late["report_id"] and early["outlet"] != late["outlet"]:  # an outlet's own background is its own
            lifted[key].append(pair)
    out = []
    for key in sorted(whole.keys() | lifted.keys()):
        all_of_it, parts = whole.get(key), lifted[key]
        if all_of_it and (all_of_it.share >= REPRINT or not _explained(all_of_it, parts, known[key[0]])):
            relation = "reprint" if all_of_it.share >= REPRINT else "rewrite"
            out.append(_row(key[0], None, None, key[1], relation, _shown(all_of_it)))
        else:
            out += [_row(key[0], p.start, p.end, key[1], "lifted", _shown(p)) for p in parts]
    return out


# Paragraphs that hold so much of what two stories share, and are less than a third of the later one, explain it.
EXPLAINED = 0.7


def _explained(pair: Alike, parts: list[Alike], late: ReportRow) -> bool:
    length = sum((p.end or 0) - (p.start or 0) for p in parts)
    return sum(p.shared for p in parts) >= EXPLAINED * pair.shared and length < len(late["text"]) / 3


def _shown(pair: Alike) -> str:
    return f"{round(100 * pair.share)} % of its runs of four words are in the other, quotations left out"


class _Standing(NamedTuple):
    """When a report appeared, and where it is among those of its day."""

    days: tuple[date, date] | None
    order: tuple[bool, date, str, bool, int, str]

    @classmethod
    def of(cls, r: ReportRow, wires: frozenset[str]) -> _Standing:
        """The standing of a report. Within a day, or where one of two has none, a wire's own copy comes first, then
        the earlier hour, then what is credited to a wire, then the longer text."""
        days = published_days(r)
        own = known_as(r["outlet"]) not in wires
        last = days[1] if days else date.max
        return cls(days, (own, last, r["published"] or "~", not r["agency"], -len(r["text"]), r["report_id"]))

    def precedes(self, other: _Standing) -> bool:
        """Whether the other can have taken something from this one rather than this from the other: an earlier day
        says so, else their order does."""
        a, b = self.days, other.days
        if a and b and (a[1] < b[0] or b[1] < a[0]):
            return a < b
        return self.order < other.order


def agencies(reports: Iterable[ReportRow]) -> frozenset[str]:
    """The bare names that reports give as their agency."""
    return frozenset(known_as(r["agency"]) for r in reports if r["agency"])


def _row(report: str, start: int | None, end: int | None, on: str, relation: str, why: str) -> RelianceRow:
    return {"report_id": report, "start": start, "end": end, "rests_on": on, "relation": relation, "why": why}


class Distance(NamedTuple):
    """How far and in which direction a place lies from another."""

    direction: str
    kilometres: float
    place_id: str | None

    @property
    def worded(self) -> str:
        """The distance in words."""
        return f"{self.kilometres:g} km {self.direction}"


class OddDay(NamedTuple):
    """A day on which few put what more put on the day beside it."""

    day: date

    @property
    def worded(self) -> str:
        """The day in words."""
        return f"the day, {in_words(self.day)}"


# What so few reports share that they do not have it independently.
Rare = Distance | OddDay


def by_particulars(
    read: ReadRows,
    texts: Texts,
    wires: frozenset[str] = frozenset(),
) -> list[RelianceRow]:
    """Passages that share so many rare particulars with an earlier report that they are based on it."""
    known = {r["report_id"]: r for r in read.reports}
    items: dict[Rare, dict[str, int]] = defaultdict(dict)
    for p in read.particulars:
        if p["aspect"] == "position" and p["number"]:
            distance = Distance(p["value"], p["number"], p["other_place_id"])
            items[distance].setdefault(p["report_id"], p["start"])
    items.update(_odd_days(read.claims))
    shared: dict[tuple[str, str], list[Rare]] = defaultdict(list)
    for key, where in items.items():
        owners = sorted({known[r]["origin_id"] for r in where})
        if len(owners) < 2 or len(where) > RARE:
            continue
        for a in where:
            for b in where:
                other = known[a]["origin_id"] != known[b]["origin_id"]
                if other and _Standing.of(known[a], wires).precedes(_Standing.of(known[b], wires)):
                    shared[a, b].append(key)
    return [
        _passage(texts[b], known[b], known[a], [(k.worded, items[k][b]) for k in keys])
        for (a, b), keys in sorted(shared.items())
        if len(keys) >= COMMON
    ]


def _odd_days(claims: Iterable[ClaimRow]) -> dict[Rare, dict[str, int]]:
    """Figures put on a day that more reports contradict: (figure and day) → report → where it is there."""
    days: dict[tuple[str, str, int], dict[date, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for c in claims:
        if (on := one_day(c)) and c["low"] is not None and c["low"] > 1:
            days[c["effect"], kind_of(c["group"]), c["low"]][on].setdefault(c["report_id"], c["start"])
    out: dict[Rare, dict[str, int]] = {}
    for _figure, by_day in days.items():
        for day, where in by_day.items():
            near = [w for d, w in by_day.items() if d != day and abs((d - day).days) <= 1]
            if near and max(map(len, near)) > len(where):
                out[OddDay(day)] = out.get(OddDay(day), {}) | where
    return out


def _passage(read: ReadText, late: ReportRow, early: ReportRow, shared: list[tuple[str, int]]) -> RelianceRow:
    """The paragraphs from the first to the last of the shared particulars, given in words and with where they are."""
    spans = [read.paragraph_at(at) for _, at in shared]
    why = f"shares with it what hardly anybody else has: {', '.join(dict.fromkeys(words for words, _ in shared))}"
    return _row(
        late["report_id"], min(s.start for s in spans), max(s.end for s in spans), early["report_id"], "lifted", why
    )


def cited(reports: list[ReportRow], claims: Iterable[ClaimRow]) -> list[RelianceRow]:
    """Figures that a report gives with another outlet's name."""
    outlets = {bare(r["outlet"]): r["outlet"] for r in reports if r["relation"] != "primary source"}
    own = {r["report_id"]: {bare(r["outlet"]), bare(r["agency"])} for r in reports}
    out: dict[tuple[str, str], RelianceRow] = {}
    for c in claims:
        name = bare(c["attributed_to"] or "")
        if name in outlets and name not in own[c["report_id"]]:
            out.setdefault(
                (c["report_id"], name),
                _row(
                    c["report_id"],
                    c["start"],
                    c["end"],
                    outlets[name],
                    "cited",
                    f"“{c['words']}” is given as a figure of {outlets[name]}",
                ),
            )
    return list(out.values())


# What a version is called that may be of other words: a translation of its own, or a paraphrase of something else.
RENDERED = frozenset({"other rendering", "paraphrase"})


def primary(reports: Iterable[ReportRow], variants: Iterable[VariantRow]) -> list[RelianceRow]:
    """Reports that print, or may render, what a primary source published itself."""
    known = {r["report_id"]: r for r in reports}
    out: dict[tuple[str, str], RelianceRow] = {}
    for v in sorted(variants, key=lambda v: v["relation"] in RENDERED):
        base = known[v["base_report_id"]]
        if base["relation"] == "primary source" and v["report_id"] != v["base_report_id"]:
            why = f"{'may render' if v['relation'] in RENDERED else 'prints'} what {base['outlet']} published"
            key = (v["report_id"], base["report_id"])
            out.setdefault(key, _row(v["report_id"], v["start"], v["end"], base["report_id"], "primary", why))
    return list(out.values())


def uncertain(
    found: Iterable[RelianceRow], reports: Iterable[ReportRow], variants: Iterable[VariantRow]
) -> set[tuple[str, str, str]]:
    """Which reliances only may be (report, what it depends on, relation): a passage of an abstract that shares rare
    particulars with another report, and words that may render an official text, or something else."""
    full = {r["report_id"] for r in reports if r["full"] or r.get("partial")}
    printed = {(v["report_id"], v["base_report_id"]) for v in variants if v["relation"] not in RENDERED}
    return {
        (r["report_id"], r["rests_on"], r["relation"])
        for r in found
        if (r["relation"] == "lifted" and r["report_id"] not in full)
        or (r["relation"] == "primary" and (r["report_id"], r["rests_on"]) not in printed)
    }


def reliances(
    read: ReadRows,
    texts: Texts,
    variants: list[VariantRow],
    whole: list[RelianceRow],
    words: Iterable[RelianceRow],
    wires: frozenset[str] = frozenset(),
) -> list[RelianceRow]:
    """The rows of the reliances table: reports that are based on another as a whole (from origins.origins), passages
    lifted, outlets cited, primary sources printed."""
    lifted = [w for w in words if w["relation"] == "lifted"]
    return [
        *whole,
        *lifted,
        *by_particulars(read, texts, wires),
        *primary(read.reports, variants),
        *cited(read.reports, read.claims),
    ]


class Origins:
    """The origin of every passage: that of its report, or of the report it is lifted from."""

    def __init__(self, reports: Iterable[ReportRow], found: Iterable[RelianceRow]) -> None:
        self.of_report: dict[str, str] = {r["report_id"]: r["origin_id"] for r in reports}
        self.lifted: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for r in found:
            if r["relation"] == "lifted" and r["start"] is not None and r["end"] is not None:
                self.lifted[r["report_id"]].append((r["start"], r["end"], self.of_report[r["rests_on"]]))

    def at(self, report_id: str, start: int) -> str:
        """The origin of what is at an offset of a report."""
        return next((o for a, b, o in self.lifted[report_id] if a <= start < b), self.of_report[report_id])


def with_origins(claims: Iterable[ClaimRow], found: Origins) -> list[ClaimRow]:
    """Claims with the origin of each."""
    return [c | {"origin_id": found.at(c["report_id"], c["start"])} for c in claims]
