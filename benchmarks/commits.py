"""The source of a commit in a folder of its own, to be measured beside another by one environment."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# One thread, one order of hashes: what is left is the work itself.
ONE_THREAD = {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def short(commit: str) -> str:
    """A commit's short name. Raises ValueError where the repository has no such commit."""
    told = subprocess.run(["git", "rev-parse", "--short", commit], cwd=ROOT, capture_output=True, text=True)
    if told.returncode:
        raise ValueError(f"{commit}: this clone has no such commit")
    return told.stdout.strip()


def source_of(commit: str, to: Path) -> Path:
    """Write the source of a commit below a folder; returns where its packages lie."""
    place = to / short(commit)
    if not place.exists():
        place.mkdir(parents=True)
        packed = subprocess.run(["git", "archive", commit, "src"], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "-x", "-C", place], input=packed.stdout, check=True)
        subprocess.run([sys.executable, "-m", "compileall", "-q", place / "src"], check=True)
    return place / "src"


def with_packages(source: Path) -> dict[str, str]:
    """The environment of a process of one thread that has the packages of a source."""
    return os.environ | ONE_THREAD | {"PYTHONPATH": str(source)}


def run(source: Path, *command: object) -> subprocess.CompletedProcess[str]:
    """Run this environment's Python with the packages of a source."""
    given = [sys.executable, *map(str, command)]
    return subprocess.run(given, env=with_packages(source), capture_output=True, text=True)


def seconds(source: Path, *command: object) -> float:
    """Seconds of processor time that a dateline command takes with the packages of a source."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run(source, "-c", "from dateline.cli import main; main()", *command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise ChildProcessError(done.stderr[-2000:])
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
