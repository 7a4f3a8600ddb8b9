"""Write docs/rules: every rule of extraction with what it reads, an example, a counter-example, and how often it fires.

    python -m dateline.pipeline.rule_pages

writes the pages from the rulebooks and from docs/rules/counts.csv. With DATELINE_SHARED naming the folder that holds
eval/ it counts first: the rows that each rule makes of the reports there whose identifier has an even CRC-32, the half
that rules may be made from. A test holds the pages equal to the rulebooks.
"""

from __future__ import annotations

import csv
import os
import zlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.explained import refusals
from dateline.extraction.rulebooks import RULEBOOKS
from dateline.reading import each_report
from dateline.rules import MARKED, Rule, taken_apart

DOCS = Path(__file__).resolve().parents[3] / "docs" / "rules"
TITLES = {
    "times": "Times",
    "places": "Places",
    "claims": "Casualty figures",
    "statements": "Statements",
    "particulars": "Particulars",
}
Counts = Counter[tuple[str, str]]
# The row of counts.csv that holds how many reports were counted.
REPORTS = ("reports", "")
WRITTEN = "Written by `make rules` from `src/dateline/extraction/rulebooks`; change those instead.\n"


def pages(counts: Counts) -> dict[str, str]:
    """The text of each page by its file name."""
    return {"README.md": _index(counts)} | {f"{table}.md": _page(table, counts) for table in RULEBOOKS}


def _index(counts: Counts) -> str:
    rows = [
        f"| [{TITLES[table]}]({table}.md) | `{table}` | {len(rules)} | {_made(table, counts):,} |\n"
        for table, rules in RULEBOOKS.items()
    ]
    return (
        f"# Rules\n\n{WRITTEN}\n"
        "Each row of these tables names the rule that made it, in the column `rule`. In an example the words read are\n"
        "in bold. `dateline explain REPORT` shows the rules at work on a report.\n\n"
        "| rules for | table | rules | rows |\n|---|---|---|---|\n"
        f"{''.join(rows)}\n"
        f"Rows are those of {counts[REPORTS]:,} reports that nobody on this project wrote: the half of the annotated\n"
        "sets from which rules may be made. How often a rule is right is measured by table, in\n"
        "[evaluation](../evaluation.md).\n"
    )


def _made(table: str, counts: Counts) -> int:
    """How many rows of a table were counted."""
    return sum(counts[table, name] for name, rule in RULEBOOKS[table].items() if not rule.refuses)


def _page(table: str, counts: Counts) -> str:
    rules = RULEBOOKS[table].values()
    made, refused = [r for r in rules if not r.refuses], [r for r in rules if r.refuses]
    out = [f"# {TITLES[table]}\n\n{WRITTEN}\nThe rules stand in the order of their rulebook.\n"]
    out += [_rule(r, _fires(r, counts[table, r.name], _made(table, counts))) for r in made]
    if refused:
        out.append("\n# What is no reading\n\nThese rules find that a word that often begins a reading begins none.\n")
        out += [_rule(r, f"Refuses {counts[table, r.name]:,} times") for r in refused]
    return "".join(out)


def _fires(rule: Rule, rows: int, every: int) -> str:
    if rule.needs:
        return f"Needs {rule.needs}; not counted"
    return f"{rows:,} of {every:,} rows" if rows else "No row in the reports counted"


def _rule(rule: Rule, fires: str) -> str:
    lines = [f"\n## {rule.name}\n\nReads {rule.reads}. {fires}.\n\n"]
    lines += [f"- {_shown(e)}\n" for e in rule.examples]
    lines += [f"- Not: {_shown(e)}\n" for e in rule.counter_examples]
    return "".join(lines)


def _shown(example: str) -> str:
    """An example as Markdown, on one line, the words read in bold."""
    title, _, text = example.removeprefix("# ").partition("\n") if taken_apart(example).title else ("", "", example)
    return MARKED.sub(r"**\1**", " / ".join(p for p in (title, *text.split("\n")) if p))


def counted(reports: Iterable[Report]) -> Counts:
    """How many rows each rule makes of some reports, and how often each refusal refuses; by table and rule."""
    counts: Counts = Counter()
    for report in reports:
        read = extract(report)
        counts[REPORTS] += 1
        counts.update(refusals(report))
        for table in RULEBOOKS:
            counts.update((table, row["rule"]) for row in getattr(read, table))
    return counts


def half(folder: Path) -> Iterable[Report]:
    """The reports of the annotated sets from which rules may be made."""
    for path in sorted(folder.glob("reports-*.jsonl")):
        for found in each_report(path):
            if isinstance(found, Report) and zlib.crc32(found.report_id.encode()) % 2 == 0:
                yield found


def read_counts(path: Path) -> Counts:
    """What counts.csv holds; nothing where it is not there."""
    if not path.is_file():
        return Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        return Counter({(r["table"], r["rule"]): int(r["rows"]) for r in csv.DictReader(lines)})


def main() -> None:
    """Count, if there is something to count, and write the pages."""
    DOCS.mkdir(parents=True, exist_ok=True)
    shared = os.environ.get("DATELINE_SHARED")
    if shared:
        counts = counted(half(Path(shared) / "eval"))
        with (DOCS / "counts.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["table", "rule", "rows"])
            writer.writerows((*key, n) for key, n in sorted(counts.items()))
    for name, text in pages(read_counts(DOCS / "counts.csv")).items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
