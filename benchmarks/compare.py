"""Whether reading and linking take longer than at the commit before, by more than a tenth.

    python benchmarks/compare.py [COMMIT]      # HEAD~1 where none is given

Both read the shipped case, each in a process of its own, in turn, PAIRS times; the shortest processor time of each
counts, for noise only adds to it. A loss above a tenth is measured once more, and fails only if it is found again.
Where the commit before is not there (a shallow clone), or can't be measured so, it says so and does not fail.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from commits import ROOT, run, short, source_of

PAIRS = 3
MOST = 1.10
WORK = """
import json, sys, time
from pathlib import Path
from dateline.extraction import extract
from dateline.pipeline.edition import edition
from dateline.reading import read_case

case = read_case(Path(sys.argv[1]))

def timed(work):
    begun = time.process_time()
    work()
    return time.process_time() - begun

def read():
    for report in case.reports:
        extract(report, case.lexicon)

read()
print(json.dumps({"reading": min(timed(read) for _ in range(3)),
                  "reading and linking": timed(lambda: edition(case, case.parameters))}))
"""


def measured(sources: list[Path], case: Path) -> list[dict[str, float]]:
    """The shortest seconds of each piece of work, for each source; they run in turn. Raises ChildProcessError."""
    best: list[dict[str, float]] = [{} for _ in sources]
    for _ in range(PAIRS):
        for own, source in zip(best, sources, strict=True):
            done = run(source, "-c", WORK, case)
            if done.returncode:
                raise ChildProcessError(done.stderr.strip().splitlines()[-1])
            for name, spent in json.loads(done.stdout).items():
                own[name] = min(spent, own.get(name, spent))
    return best


def lost(before: dict[str, float], after: dict[str, float]) -> dict[str, float]:
    """The pieces of work that take longer than before by more than a tenth, and how many times as long."""
    ratios = {name: after[name] / spent for name, spent in before.items() if name in after}
    return {name: ratio for name, ratio in ratios.items() if ratio > MOST}


def main() -> None:
    """Compare, say what was found, and exit 1 on a loss that is found twice."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("commit", nargs="?", default="HEAD~1")
    commit = options.parse_args().commit
    with TemporaryDirectory() as folder:
        try:
            sources = [source_of(commit, Path(folder)), ROOT / "src"]
            before, after = measured(sources, ROOT / "data")
            found = lost(before, after)
            if found:
                print(f"slower, measured again: {found}")
                again = lost(*measured(sources, ROOT / "data"))
                found = {name: ratio for name, ratio in again.items() if name in found}
        except (ValueError, ChildProcessError) as error:
            print(f"not compared with {commit}: {error}")
            return
    for name, spent in before.items():
        print(f"{name}: {spent:.2f} s at {short(commit)}, {after[name]:.2f} s now, {after[name] / spent:.2f} times")
    if found:
        sys.exit(f"slower than a tenth, twice: {', '.join(f'{n} {ratio:.2f} times' for n, ratio in found.items())}")


if __name__ == "__main__":
    main()
