"""How time and memory grow with the number of real reports: more of them are drawn from those there are.

    DATELINE_SHARED=../shared python benchmarks/recombined.py [1000 10000] [--share 0.1]

Every copy of a report is 28 years away from the last, to either side, for then all weekdays fall on the same days;
years in its text move with it. A share of its paragraphs is drawn from other reports of its time. Counted is
processor time (user and system), with what starting costs, and the most memory that one process held. Seven copies lie
within the years that are read in a text, 1900 to 2099: of more than 10,000 reports the figures say less.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from commits import ONE_THREAD
from results import keep

# After so many years a calendar comes again.
CALENDAR = 28
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def moved(text: str, years: int) -> str:
    """A text with its years moved."""
    return YEAR.sub(lambda m: str(int(m[0]) + years), text)


def shifts() -> Iterator[int]:
    """By how many years each copy is moved."""
    yield 0
    for n in count(1):
        yield from (n * CALENDAR, -n * CALENDAR)


def recombined(reports: list[dict[str, str]], share: float, seed: int = 1) -> Iterator[dict[str, str]]:
    """Reports without end: those there are, then copies of them from other times, with paragraphs of each other."""
    drawn = random.Random(seed)
    apart = [r["text"].split("\n\n") for r in reports]
    for years in shifts():
        for n, r in enumerate(reports):
            own = [drawn.choice(drawn.choice(apart)) if years and drawn.random() < share else p for p in apart[n]]
            told = {k: moved(v, years) for k, v in (r | {"text": "\n\n".join(own)}).items() if k in ("title", "text")}
            day = f"{int(r['published'][:4]) + years}{r['published'][4:]}"
            yield r | told | {"id": f"{r['id']}-{years}", "published": day, "url": f"{r['url']}#{years}"}


def spent(*command: object) -> tuple[float, float]:
    """Seconds of processor time that a dateline command takes, and the most memory in MB."""
    run = [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, command)]
    with subprocess.Popen(run, env=os.environ | ONE_THREAD, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ChildProcessError(f"{command[0]} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Measure each size, the smallest first, print the table and keep it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("reports", type=int, nargs="*", default=[1000, 10000])
    options.add_argument("--share", type=float, default=0.1)
    given = options.parse_args()
    if not (named := os.environ.get("DATELINE_SHARED")):
        sys.exit("DATELINE_SHARED names no folder of real reports: nothing is measured")
    shootings = Path(named) / "eval" / "shootings"
    there = [json.loads(x) for x in (shootings / "reports-shootings.jsonl").read_text(encoding="utf-8").splitlines()]
    rows, first = [], 0.0
    for n in sorted(given.reports):
        with TemporaryDirectory() as folder:
            case, source, read = Path(folder, "case"), Path(folder, "all.jsonl"), Path(folder, "read")
            spent("new", "--case", case)
            (case / "places.csv").write_bytes((shootings / "places.csv").read_bytes())
            drawn = islice(recombined(there[: min(n, len(there))], given.share), n)
            source.write_text("".join(f"{json.dumps(r)}\n" for r in drawn), encoding="utf-8")
            reading = spent("extract", source, "--data", case, "--to", read, "--format", "parquet")
            linking = spent("link", read, "--data", case, "--to", Path(folder, "linked"))
        whole = (reading[0] + linking[0]) / n
        first = first or whole
        cells = (f"{1000 * reading[0] / n:.1f} ms", f"{1000 * linking[0] / n:.1f} ms", f"{whole / first:.2f}")
        rows.append([f"{n:,}", *cells, f"{reading[1]:,.0f}", f"{linking[1]:,.0f}"])
        print(*rows[-1], flush=True)
    head = [
        "reports",
        "extract, a report",
        "link, a report",
        "time beside the first",
        "extract, MB",
        "link, MB",
    ]
    keep("recombined", {"sizes": (head, rows)})


if __name__ == "__main__":
    main()
