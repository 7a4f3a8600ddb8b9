"""How long the first `make book` takes in a fresh clone with empty caches, before and now, in one run.

    python benchmarks/first_book.py 99ea93a HEAD

For each commit: clone, then `make book` in two steps, its set-up and its build, with no uv on the way and caches of
its own that begin empty. Needs the network, or the indexes that pip is told of.
"""

from __future__ import annotations

import argparse
import os
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
    """The seconds of set-up, of the build and of both, as they are printed; what went wrong in place of the build's."""
    clone, home = folder / "clone", folder / "home"
    home.mkdir(parents=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    subprocess.run(["git", "checkout", "--quiet", commit], cwd=clone, check=True)
    env = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    env |= {"HOME": str(home), "PATH": "/usr/bin:/bin", "PIP_CACHE_DIR": str(home / "pip"), "TMPDIR": str(folder)}
    spent: list[float] = []
    for target in STEPS:
        begun = time.perf_counter()
        made = subprocess.run(
            ["make", target, f"PYTHON={sys.base_prefix}/bin/python3"], cwd=clone, env=env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        spent.append(time.perf_counter() - begun)
        if made.returncode:
            print(made.stdout[-3000:], file=sys.stderr)
            return [*(f"{s:.0f}" for s in spent), *["failed"] * (len(STEPS) - len(spent)), "failed"]
    size = subprocess.run(["du", "-sm", ".venv"], cwd=clone, capture_output=True, text=True, check=True).stdout
    return [*(f"{s:.0f}" for s in spent), f"{sum(spent):.0f}", size.split()[0]]


def main() -> None:
    """Time each commit and keep what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("commits", nargs="+")
    rows = []
    for commit in parser.parse_args().commits:
        told = subprocess.run(
            ["git", "log", "-1", "--format=%h, %as", commit], cwd=ROOT, capture_output=True, text=True
        )
        with tempfile.TemporaryDirectory() as folder:
            rows.append([told.stdout.strip(), *first_book(commit, Path(folder))])
    load = f"{os.getloadavg()[2]:.1f}"
    columns = ["commit", "set-up, seconds", "build, seconds", "in all", "environment, MB", "load beside it"]
    keep("first_book", {"first book": (columns, [[*row, load] for row in rows])})


if __name__ == "__main__":
    main()
