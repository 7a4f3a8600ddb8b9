"""How far it goes: made-up reports extracted and linked in parts, by the command line, with time, memory and accuracy.

    python benchmarks/many.py [1000 10000 100000] [--workers 1] [--seed 1]

Time is a report's, so that the last column tells how it grows; memory is the most that one
process of the two commands held.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from linking import report, truth_in
from newsroom import write

NEEDED = {
    "claims": ["claim_id", "report_id", "start", "effect", "incident_id"],
    "tolls": ["incident_id", "effect", "group", "low", "best", "high"],
    "variants": ["utterance_id", "report_id", "start", "statement_id"],
}


def timed(*command: object) -> float:
    """Seconds that a dateline command takes."""
    begun = time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("dateline"), *map(str, command)], check=True)
    return time.perf_counter() - begun


def main() -> None:
    """Run the sizes one after the other, the smallest first, and print a line and the scores of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    first = 0.0
    for n in sorted(given.reports):
        with TemporaryDirectory() as folder:
            at = Path(folder)
            wrote = write(n, at, given.seed).number
            case, read, linked = at / "case", at / "extracted", at / "linked"
            reports = case / "reports" / "reports.jsonl"
            share = ("--data", case, "--workers", given.workers)
            seconds = [
                timed("extract", reports, "--to", read, "--format", "parquet", *share) / wrote,
                timed("link", read, "--to", linked, *share) / wrote,
            ]
            first = first or sum(seconds)
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{wrote:,} reports: extract {1000 * seconds[0]:.2f} ms, link {1000 * seconds[1]:.2f} ms a report, "
                f"{sum(seconds) / first:.2f} times that of the first; at most {most:,.0f} MB"
            )
            found = {name: pd.read_parquet(linked / f"{name}.parquet", columns=c) for name, c in NEEDED.items()}
            report(found, truth_in(at), 5)


if __name__ == "__main__":
    main()
