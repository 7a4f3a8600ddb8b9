"""Write docs/rules: every rule with what it reads, an example, a counter-example, and how often it fires.

    python -m dateline.pipeline.rule_pages

writes the pages from the rulebooks and from docs/rules/counts.csv. With DATELINE_SHARED naming the folder that holds
eval/ it counts first: the rows that each rule makes of the reports there whose identifier has an even CRC-32, the half
that rules may be made from; each file is linked by itself, without a list of places or actors. A test holds the pages
equal to the rulebooks.
"""

from __future__ import annotations

import csv
import os
import textwrap
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.dates import day
from dateline.core.report import Report
from dateline.extraction.explained import deciding, refusals
from dateline.extraction.rulebooks import COLUMNS
from dateline.extraction.rulebooks import RULEBOOKS as OF_EXTRACTION
from dateline.extraction.temporal.formula import KINDS, parse, resolve
from dateline.linking import link_rows
from dateline.linking.rows import LinkedRows, ReadRows
from dateline.linking.rulebooks import RULEBOOKS as OF_LINKING
from dateline.linking.rulebooks.tolls import BEST, rules_of
from dateline.pipeline.extract import read_tables
from dateline.pipeline.rule_gold import of_marked_reports, of_shootings, of_the_book, of_victims, shootings
from dateline.pipeline.rule_shares import Judged, Share, Shares, added_up, shares
from dateline.reading import each_report, read_case
from dateline.rules import MARKED, PARAGRAPH, Rule, reports_apart, taken_apart
from dateline.tables import VictimRow

RULEBOOKS = OF_EXTRACTION | COLUMNS | OF_LINKING
ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs" / "rules"
COUNTED, JUDGED = DOCS / "counts.csv", DOCS / "shares.csv"
TITLES = {
    "times": "Times",
    "places": "Places",
    "claims": "Casualty figures",
    "statements": "Statements",
    "particulars": "Particulars",
    "victims": "Victims",
    "modes": "Modes of figures",
    "acts": "Acts of statements",
    "contradictions": "Contradictions",
    "tolls": "Tolls",
    "coverage": "Coverage",
}
# What the rules of a table do with what they say they read.
VERBS = {"modes": "Finds", "acts": "Gives", "contradictions": "Finds", "tolls": "Gives", "coverage": "Finds"}
# Where the rules do not fill a table but decide a column of one.
DECIDE = {"modes": "`mode` of `claims`", "acts": "`act` of `statements`", "coverage": "`says` of `coverage`"}
# Rules of which several decide one cell, so that no row names the one that made it.
UNNAMED = frozenset(("coverage",))
Counts = Counter[tuple[str, str]]
# The row of counts.csv that holds how many reports were counted.
REPORTS = ("reports", "")
WRITTEN = (
    "Written by `make rules` from `src/dateline/extraction/rulebooks` and\n"
    "`src/dateline/linking/rulebooks`; change those instead.\n"
)


def pages(counts: Counts, right: Shares) -> dict[str, str]:
    """The text of each page by its file name."""
    written = {f"{table}.md": _page(table, counts, right) for table in RULEBOOKS}
    return {"README.md": _index(counts), "formulas.md": formulas()} | written


SAID_ON = date(2021, 12, 4)


def formulas() -> str:
    """The page of the grammar of formulas: each kind with an example, what it means, and what that is on one day."""
    rows = []
    for kind in KINDS.values():
        line, words = kind.EXAMPLE
        when = resolve(parse(line), SAID_ON, day(date(2021, 12, 1)))
        rows.append(f"| `{line}` | {words} | {kind.__doc__} | {when.value if when else 'not known'} |\n")
    return (
        "# Formulas of time\n\n"
        "Written by `make rules` from `src/dateline/extraction/temporal/formula.py`; change that instead.\n\n"
        "The column `formula` of the table `times` says what an expression means before anybody knows on which day it\n"
        "is said: a word for the kind, and what belongs to it, each behind one space. Numbers have no leading zeros,\n"
        "days of a year are MM-DD, units are D, W, M and Y, `?` is a year that is not named. A tense is `-` (it was),\n"
        "`--` (it was, and is not today), `+` (it will be) or `++` (the next). `PART`, `SHIFT` and `MONTHS` end with\n"
        "a formula. `dateline.extraction.temporal.formula` parses, prints and resolves them.\n\n"
        "The value is what the formula means in a report of Saturday, 4 December 2021, where `REF` counts from\n"
        "1 December. The column `edtf` marks it besides as approximate, uncertain or open at an end.\n\n"
        f"| formula | words | meaning | value |\n|---|---|---|---|\n{''.join(rows)}"
    )


def _index(counts: Counts) -> str:
    rows = [
        f"| [{TITLES[table]}]({table}.md) | {_filled(table)} | {len(rules)} | {_rows(table, counts)} |\n"
        for table, rules in RULEBOOKS.items()
    ]
    return (
        f"# Rules\n\n{WRITTEN}\n"
        "Each row of these tables names the rule that made it, in the column `rule`. `dateline explain REPORT` shows\n"
        "the rules at work on a report, also those that decide a column. In an example the words read are in bold.\n"
        "What the column `formula` of the table `times` holds is under [formulas of time](formulas.md).\n\n"
        "| rules for | table | rules | rows |\n|---|---|---|---|\n"
        f"{''.join(rows)}\n"
        + _wrapped(
            f"Rows are those of {counts[REPORTS]:,} reports that nobody on this project wrote: the half of the "
            "annotated sets from which rules may be made. Each page says what its rows were compared with; where it "
            "says that none of a rule’s rows was judged, no answer key holds any. How good the tables are is in "
            "[evaluation](../evaluation.md)."
        )
        + "\n"
    )


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 110, break_long_words=False, break_on_hyphens=False)


def _keys() -> dict[str, str]:
    """What the rows of each rulebook were compared with, as docs/rules/keys.csv says it."""
    with (DOCS / "keys.csv").open(encoding="utf-8", newline="") as lines:
        return {r["rulebook"]: r["key"] for r in csv.DictReader(lines)}


def _filled(table: str) -> str:
    """What the rules fill: a table, or a column of one."""
    return DECIDE.get(table, f"`{table}`")


def _made(table: str, counts: Counts) -> int:
    """How many rows of a table were counted. A toll follows one rule of the best figure, and may take several steps."""
    rules = BEST if table == "tolls" else RULEBOOKS[table]
    return sum(counts[table, name] for name, rule in rules.items() if not rule.refuses)


def _rows(table: str, counts: Counts) -> str:
    return "–" if table in UNNAMED else f"{_made(table, counts):,}"


def _page(table: str, counts: Counts, right: Shares) -> str:
    rules = RULEBOOKS[table].values()
    made, refused = [r for r in rules if not r.refuses], [r for r in rules if r.refuses]
    key = _wrapped(f"The rules are in the order of their rulebook. {_keys()[table]}")
    out = [f"# {TITLES[table]}\n\n{WRITTEN}\n{key}\n"]
    verb = VERBS.get(table, "Reads")
    fires = (_fires(counts[table, r.name], _made(table, counts), right.get((table, r.name))) for r in made)
    told = ("No row names it" for _ in made) if table in UNNAMED else fires
    out += [_rule(r, verb, words) for r, words in zip(made, told, strict=True)]
    if refused:
        out.append("\n# What is no reading\n\nThese rules find that what often gives a reading gives none.\n")
        out += [_rule(r, "Finds", _refuses(counts[table, r.name])) for r in refused]
    return "".join(out)


def _fires(rows: int, every: int, share: Share | None) -> str:
    """How many rows a rule made, and how many of those that were judged are right; a key of its own may hold rows of a
    rule that made none in the reports counted."""
    made = f"{rows:,} of {every:,} rows" if rows else "No row in the reports counted"
    if share:
        return f"{made}; {share.right:,} of {share.judged:,} judged are right"
    return f"{made}; none was judged" if rows else made


def _refuses(times: int) -> str:
    return f"Refuses {times:,} time{'s' if times != 1 else ''}" if times else "Refuses nothing in the reports counted"


def _rule(rule: Rule, verb: str, fires: str) -> str:
    lines = [f"\n## {rule.name}\n\n{verb} {rule.reads}. {fires}.\n\n"]
    lines += [f"- {_shown(rule, e)}\n" for e in rule.examples]
    lines += [f"- Not: {_shown(rule, e)}\n" for e in rule.counter_examples]
    return "".join(lines)


def _shown(rule: Rule, example: str) -> str:
    """An example as Markdown, the words read in bold: on one line, or a line a report and one for what they make."""
    if rule.family in OF_LINKING:
        lines = [line for line in example.split("\n") if not line.startswith("= ")]
        told = [MARKED.sub(r"**\1**", line).replace(PARAGRAPH, " / ") for line in lines]
        makes = reports_apart(example).makes
        return "  \n  ".join([*told, *([f"makes: {makes.replace(' | ', ' against ')}"] if makes else [])])
    title, _, text = example.removeprefix("# ").partition("\n") if taken_apart(example).title else ("", "", example)
    return MARKED.sub(r"**\1**", " / ".join(p for p in (title, *text.split("\n")) if p))


class Made(NamedTuple):
    """What is made of some reports: the rows read of each, and those of linking them."""

    reports: list[Report]
    frames: Mapping[str, pd.DataFrame]
    read: ReadRows
    linked: LinkedRows


def made_of(reports: Iterable[Report]) -> Made:
    """Some reports read and linked, without a list of places or actors."""
    own = list(reports)
    frames = read_tables(own)
    read = ReadRows.from_frames(frames)
    return Made(own, frames, read, link_rows(read, (), ()))


def counted(made: Made) -> Counts:
    """How many rows each rule makes of some reports, and how often each refusal refuses; by table and rule."""
    counts: Counts = Counter()
    counts[REPORTS] += len(made.reports)
    for report in made.reports:
        counts.update(refusals(report))
        counts.update((d.column, d.rule) for d in deciding(report))
    for table in OF_EXTRACTION:
        counts.update((table, rule) for rule in made.frames[table]["rule"])
    counts.update(("contradictions", row["rule"]) for row in made.linked.contradictions)
    counts.update(("tolls", rule) for toll in made.linked.tolls for rule in rules_of(toll))
    return counts


def halves(folder: Path) -> Iterable[tuple[str, list[Report]]]:
    """The annotated sets by name, with the reports of each from which rules may be made."""
    for path in sorted(folder.rglob("reports-*.jsonl")):
        read = (found for found in each_report(path) if isinstance(found, Report))
        yield path.stem.removeprefix("reports-"), [r for r in read if _even(r.report_id, path)]


def _even(report_id: str, path: Path) -> bool:
    """Whether a report is of the half: by its identifier, or by that of its shooting, with which it begins."""
    whole = report_id.partition("-")[0] if "shootings" in path.name else report_id
    return zlib.crc32(whole.encode()) % 2 == 0


def read_counts(path: Path) -> Counts:
    """What counts.csv holds; nothing where it is not there."""
    if not path.is_file():
        return Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        return Counter({(r["table"], r["rule"]): int(r["rows"]) for r in csv.DictReader(lines)})


def read_shares(path: Path) -> Shares:
    """What shares.csv holds; nothing where it is not there."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {(r["table"], r["rule"]): Share(int(r["judged"]), int(r["right"])) for r in csv.DictReader(lines)}


def _write(path: Path, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _judged(shared: Path, made: Mapping[str, Made]) -> Iterator[Judged]:
    """The rows that the other keys judge: the recorder's list, the judgements of the shipped book, and the five marked
    reports of its case."""
    case = read_case(ROOT / "data")
    if own := made.get("shootings"):
        recorded = shootings(shared / "eval" / "shootings" / "gold-shootings.jsonl")
        yield from of_shootings(own.read, own.linked, recorded)
        yield from of_victims(tables.rows(own.frames["victims"], VictimRow), recorded)
    yield from of_the_book(case, ROOT / "tests" / "gold" / "assertions.csv")
    yield from of_marked_reports(shared / "corpus", shared / "gold", case.lexicon)


def main() -> None:
    """Count, if there is something to count, and write the pages."""
    DOCS.mkdir(parents=True, exist_ok=True)
    shared = os.environ.get("DATELINE_SHARED")
    if shared:
        sets = list(halves(Path(shared) / "eval"))
        made = {name: made_of(own) for name, own in sets}
        counts = sum((counted(m) for m in made.values()), Counts())
        _write(COUNTED, ["table", "rule", "rows"], ((*key, n) for key, n in sorted(counts.items())))
        right = shares(Path(shared) / "eval", sets) | added_up(_judged(Path(shared), made))
        _write(JUDGED, ["table", "rule", "judged", "right"], ((*key, *n) for key, n in sorted(right.items())))
    for name, text in pages(read_counts(COUNTED), read_shares(JUDGED)).items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
