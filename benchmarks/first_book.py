"""How long the first `make book` takes in a fresh clone with empty caches, before and now, in one run.

    python benchmarks/first_book.py 99ea93a HEAD

For each commit: clone, then `make book` in two steps, its set-up and its build, with no uv on the way and caches of
its own that begin empty. Needs the network, or the indexes that pip is told of. Where other programs share the machine,
the seconds of work that its processors did say more than the clock; on two cores a book takes at least half of them.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from results import keep

ROOT = Path(__file__).resolve().parent.parent
# What finds programs and packages; everything else of this environment stays out.
KEPT = ("PIP_", "SSL_", "HTTP", "http", "NO_PROXY", "no_proxy", "REQUESTS_", "LANG", "UV_INDEX", "UV_DEFAULT_INDEX")
STEPS = (".venv/ready", "book")


def first_book(commit: str, folder: Path) -> list[str]:
    """The seconds of set-up, of the build and of both, the seconds of work in them, and the size of the environment in
    MB, as they are printed; "failed" from where a step failed."""
    clone, home = folder / "clone", folder / "home"
    home.mkdir(parents=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    subprocess.run(["git", "checkout", "--quiet", commit], cwd=clone, check=True)
    env = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    env |= {"HOME": str(home), "PATH": "/usr/bin:/bin", "PIP_CACHE_DIR": str(home / "pip"), "TMPDIR": str(folder)}
    spent, before = [], worked()
    for target in STEPS:
        begun = time.perf_counter()
        made = subprocess.run(
            ["make", target, f"PYTHON={sys.base_prefix}/bin/python3"], cwd=clone, env=env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        spent.append(time.perf_counter() - begun)
        if made.returncode:
            print(made.stdout[-3000:], file=sys.stderr)
            return [*(f"{s:.0f}" for s in spent), *["failed"] * (5 - len(spent))]
    size = subprocess.run(["du", "-sm", ".venv"], cwd=clone, capture_output=True, text=True, check=True).stdout
    return [*(f"{s:.0f}" for s in (*spent, sum(spent), worked() - before)), size.split()[0]]


def worked() -> float:
    """The seconds of work that processors did for this program's children."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Time each commit and keep what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("commits", nargs="+")
    rows = []
    for commit in parser.parse_args().commits:
        log = ["git", "log", "-1", "--format=%h, %as", commit]
        told = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=True)
        with tempfile.TemporaryDirectory() as folder:
            rows.append([told.stdout.strip(), *first_book(commit, Path(folder))])
            rows[-1].append(f"{os.getloadavg()[1]:.1f}")
    columns = ["commit", "set-up, s", "build, s", "in all, s", "work of processors, s", "environment, MB", "load"]
    keep("first_book", {"first book": (columns, rows)})


if __name__ == "__main__":
    main()
