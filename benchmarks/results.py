"""What benchmarks measured, as data: results/NAME.json, from which the tables of README.md are written.

A benchmark keeps what it measured with `keep`; `python benchmarks/results.py` writes the tables anew, each between
`<!-- NAME: table -->` and `<!-- end -->`. tests/test_benchmark_results.py holds the page to the data.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
PLACE = re.compile(r"(<!-- (?P<name>[\w-]+): (?P<table>[\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)


class Table(TypedDict):
    """A table of figures, as they are printed."""

    columns: list[str]
    rows: list[list[str]]


class Results(TypedDict):
    """What a benchmark measured once: when, on what, of which commit."""

    on: str
    machine: str
    commit: str
    tables: dict[str, Table]


def markdown(table: Table) -> str:
    """A table as Markdown."""
    head, *rows = [table["columns"], *table["rows"]]
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(head), *lines[1:]]) + "\n"


def keep(name: str, tables: Mapping[str, tuple[Sequence[str], Sequence[Sequence[object]]]]) -> None:
    """Write what a benchmark measured into results/, with the day, the machine and the commit, and print it."""
    made: dict[str, Table] = {
        title: {"columns": list(columns), "rows": [[str(cell) for cell in row] for row in rows]}
        for title, (columns, rows) in tables.items()
    }
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True)
    results: Results = {
        "on": str(date.today()),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "commit": told.stdout.strip() or "unknown",
        "tables": made,
    }
    print(f"{results['on']}, {results['machine']}, commit {results['commit']}\n")
    print("\n".join(markdown(table) for table in made.values()))
    path = HERE / "results" / f"{name}.json"
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def written(page: str) -> str:
    """A page with each of its marked tables as the results have it. Raises KeyError for one that they lack."""

    def table(m: re.Match[str]) -> str:
        results: Results = json.loads((HERE / "results" / f"{m['name']}.json").read_text(encoding="utf-8"))
        return m[1] + "\n" + markdown(results["tables"][m["table"]]) + "\n" + m[4]

    return PLACE.sub(table, page)


if __name__ == "__main__":
    readme = HERE / "README.md"
    readme.write_text(written(readme.read_text(encoding="utf-8")), encoding="utf-8")
