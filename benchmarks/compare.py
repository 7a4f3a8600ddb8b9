"""Whether reading and linking take longer than at the commit before, by more than a tenth.

    python benchmarks/compare.py [COMMIT]      # HEAD~1 where none is given

Where no file that the work loads has changed, nothing is measured. Otherwise a process of either commit reads and
links the shipped case, turn by turn, TURNS times, so that what else the machine does falls on both; what counts is the
median of the turns' ratios of processor time. A loss above a tenth is measured again with new processes, for where a
process lies in memory makes some of them slower throughout; it fails only if it is found ROUNDS times. Where the commit
before is not there (a shallow clone), or can't be measured so, it says so and does not fail.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from commits import ROOT, run, short, source_of, with_packages

TURNS = 7
ROUNDS = 3
MOST = 1.10
# Reads and links the case once, so that all is loaded; then once more for each line it is sent.
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

def both():
    edition(case, case.parameters)

read(), both()
for _ in sys.stdin:
    print(json.dumps({"reading": timed(read), "reading and linking": timed(both)}), flush=True)
"""
# Prints the modules that the work loads.
LOADED = WORK.split("for _ in sys.stdin")[0] + (
    "print(*sorted(m.__file__ for name, m in sys.modules.items() if name.startswith('dateline.')), sep='\\n')"
)


def state(source: Path, case: Path) -> str:
    """A hash of what reading and linking load from a source: modules, and the words and rulebooks of their rooms.
    Raises ChildProcessError where a source can't be measured so."""
    done = run(source, "-c", LOADED, case)
    if done.returncode:
        raise ChildProcessError(done.stderr.strip().splitlines()[-1])
    modules = {Path(line) for line in done.stdout.splitlines()}
    top = source / "dateline"
    rooms = {top / path.relative_to(top).parts[0] for path in modules}
    words = {p for room in rooms for p in room.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")}
    whole = hashlib.sha256()
    for path in sorted(modules | words):
        whole.update(f"{path.relative_to(source)}\n".encode() + path.read_bytes())
    return whole.hexdigest()


def worker(source: Path, case: Path) -> subprocess.Popen[str]:
    """A process that works once, with the packages of a source, whenever it is sent a line."""
    given, pipe = [sys.executable, "-c", WORK, str(case)], subprocess.PIPE
    return subprocess.Popen(given, env=with_packages(source), stdin=pipe, stdout=pipe, text=True)


def turn(process: subprocess.Popen[str]) -> dict[str, float]:
    """The seconds of processor time that each piece of work takes a process this time."""
    assert process.stdin and process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    told: dict[str, float] = json.loads(process.stdout.readline())
    return told


def ratios(turns: list[tuple[dict[str, float], dict[str, float]]]) -> dict[str, float]:
    """How many times as long each piece of work takes now as before: the median over turns (before, now)."""
    return {name: median(now[name] / before[name] for before, now in turns) for name in turns[0][0]}


def one_round(sources: list[Path], case: Path) -> dict[str, float]:
    """The ratios of TURNS turns of two new processes; they are said too."""
    with ExitStack() as stack:
        before, now = (stack.enter_context(worker(source, case)) for source in sources)
        told = ratios([(turn(before), turn(now)) for _ in range(TURNS)])
        before.terminate()
        now.terminate()
    print(", ".join(f"{name}: {ratio:.2f} times" for name, ratio in told.items()), flush=True)
    return told


def lost(rounds: Iterator[dict[str, float]]) -> dict[str, float]:
    """The pieces of work that take longer by more than a tenth in every round, with the last ratio.
    Rounds are taken only as long as a loss stands."""
    found = {name: ratio for name, ratio in next(rounds).items() if ratio > MOST}
    while found and (told := next(rounds, None)):
        found = {name: told[name] for name in found if told[name] > MOST}
    return found


def main() -> None:
    """Compare, say what was found, and exit 1 on a loss that is found in every round."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("commit", nargs="?", default="HEAD~1")
    commit = options.parse_args().commit
    with TemporaryDirectory() as folder:
        case = ROOT / "data"
        try:
            sources = [source_of(commit, Path(folder)), ROOT / "src"]
            if state(sources[0], case) == state(sources[1], case):
                print(f"nothing that reads or links has changed since {short(commit)}")
                return
            found = lost(one_round(sources, case) for _ in range(ROUNDS))
        except (ValueError, ChildProcessError) as error:
            print(f"not compared with {commit}: {error}")
            return
    if found:
        told = ", ".join(f"{name} {ratio:.2f} times" for name, ratio in found.items())
        sys.exit(f"slower than {short(commit)} by more than a tenth, {ROUNDS} times: {told}")
    print(f"no slower than {short(commit)} by more than a tenth")


if __name__ == "__main__":
    main()
