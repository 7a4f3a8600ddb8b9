"""How well reports are linked: a made-up country's reports read and linked, held against what is known of them.

    python benchmarks/linking.py [--reports 1000] [--seed 1]

Incidents: B-cubed (Bagga and Baldwin 1998) over the figures of killed and wounded, each with the attack its sentence
was written about. Tolls: of every attack, effect and group, whether best, low and high are what the reports' last
figures amount to. Variants: pairs of passages in two reports that print one utterance.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pandas as pd
from newsroom import write

from dateline import tables
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.reading import read_case

Row = dict[str, Any]


class Truth(NamedTuple):
    """What is known: (report, start, end, kind, of) of every figure and quotation, and the attacks."""

    spans: dict[str, list[tuple[int, int, str, str]]]
    attacks: list[Row]

    def of(self, report_id: str, start: int, kind: str) -> str | None:
        """The attack or utterance that what stands at an offset is about."""
        return next((of for a, b, k, of in self.spans[report_id] if k == kind and a <= start < b), None)


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        return (
            2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0
        )


def truth_in(folder: Path) -> Truth:
    """The truth that newsroom.write put into a folder."""
    lines = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    attacks = [json.loads(line) for line in (folder / "attacks.jsonl").read_text(encoding="utf-8").splitlines()]
    return Truth({r["id"]: [tuple(s) for s in r["spans"]] for r in lines}, attacks)


def b_cubed(pairs: Iterable[tuple[str, str]]) -> Score:
    """Of (system's group, true group), one an item."""
    both = Counter(pairs)
    found, true = Counter(), Counter()
    for (s, t), n in both.items():
        found[s] += n
        true[t] += n
    items = sum(both.values())
    precision = sum(n * n / found[s] for (s, _), n in both.items()) / items
    return Score(precision, sum(n * n / true[t] for (_, t), n in both.items()) / items)


def incidents_score(claims: Iterable[Row], truth: Truth) -> tuple[Score, dict[str, str]]:
    """B-cubed over claims, and the incident that most claims of each attack are in."""
    pairs, votes = [], defaultdict(Counter)
    for c in claims:
        attack = truth.of(c["report_id"], c["start"], "figure")
        if attack and c["effect"] in ("killed", "wounded"):
            pairs.append((c["incident_id"] or c["claim_id"], attack))
            if c["incident_id"]:
                votes[attack][c["incident_id"]] += 1
    return b_cubed(pairs), {a: v.most_common(1)[0][0] for a, v in votes.items()}


def wrong_tolls(tolls: Iterable[Row], truth: Truth, incident_of: Mapping[str, str]) -> tuple[list[str], int]:
    """The tolls that are not as they should be, in words, and how many there are in all."""
    found = {(t["incident_id"], t["effect"], t["group"]): (t["low"], t["best"], t["high"]) for t in tolls}
    wrong, n = [], 0
    for a in truth.attacks:
        dead, most = a["dead"], a["most"]
        meant = {("killed", g): (dead[g], dead[g], most[g]) for g in dead}
        meant["killed", "all"] = (sum(dead.values()), sum(dead.values()), sum(most.values()))
        if a["wounded"]:
            meant["wounded", "all"] = (a["wounded"],) * 3
        for (effect, group), figures in meant.items():
            n += 1
            got = found.get((incident_of.get(a["attack"], ""), effect, group))
            if got != figures:
                wrong.append(f"{a['attack']} {effect} {group}: {got}, should be {figures}")
    return wrong, n


def variants_score(variants: Iterable[Row], truth: Truth) -> Score:
    """Over pairs of reports that print one utterance."""
    true: dict[str, set[str]] = defaultdict(set)
    for report, spans in truth.spans.items():
        for _, _, kind, of in spans:
            if kind == "said":
                true[of].add(report)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for v in variants:
        found[v["utterance_id"]].add(
            (v["report_id"], truth.of(v["report_id"], v["start"], "said") or v["statement_id"])
        )
    known = {of for spans in truth.spans.values() for *_, of in spans}
    joined = {
        (a, b)
        for own in found.values()
        for a, b in combinations(sorted(own), 2)
        if a[0] != b[0] and (a[1] in known or b[1] in known)
    }
    right = {p for p in joined if p[0][1] == p[1][1]}
    pairs = sum(len(r) * (len(r) - 1) // 2 for r in true.values())
    return Score(len(right) / max(1, len(joined)), len(right) / pairs)


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", type=int, default=0, help="show so many wrong tolls")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        at = Path(folder)
        write(given.reports, at, given.seed)
        case = read_case(at / "case")
        reports = case.reports
        begun = time.perf_counter()
        read = read_tables(reports, case.lexicon)
        extracted = time.perf_counter()
        linked = link(read, case.places, case.actors)
        done = time.perf_counter()
        report(linked, truth_in(at), given.wrong)
    print(f"{len(reports):,} reports: read in {extracted - begun:.1f} s, linked in {done - extracted:.1f} s")


def report(linked: Mapping[str, pd.DataFrame], truth: Truth, shown: int = 0) -> None:
    """The three scores, a line each."""
    incidents, incident_of = incidents_score(tables.rows(linked["claims"]), truth)
    wrong, n = wrong_tolls(tables.rows(linked["tolls"]), truth, incident_of)
    variants = variants_score(tables.rows(linked["variants"]), truth)
    print(
        f"incidents, B-cubed: {incidents.f1:.3f} (precision {incidents.precision:.3f}, recall {incidents.recall:.3f})"
    )
    print(f"tolls exact: {1 - len(wrong) / n:.3f} ({n - len(wrong):,} of {n:,})")
    print(f"variants, pairs: {variants.f1:.3f} (precision {variants.precision:.3f}, recall {variants.recall:.3f})")
    for line in wrong[:shown]:
        print(line)


if __name__ == "__main__":
    main()
