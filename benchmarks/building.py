"""How long a book takes beside a bare `jupyter-book build` of the same pages; everything in one run.

    python benchmarks/building.py [--rounds 3] [--reports 1000]

Builds a copy of this house, with the shipped case or with made-up reports (newsroom.py), in rounds:
from nothing, by Jupyter Book alone with the outputs already in place, with nothing changed,
with one report changed in its words, with one figure changed, and with one report more. The shortest time of all rounds
counts, and the most memory that one process held. Times are those of whole commands, Python's start included.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from results import keep

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PARTS = ("_config.yml", "_toc.yml", "docutils.conf", "notebooks", "book", "data")
GENERATED = ("_build", "book/incidents", "book/reports")
FIGURE = re.compile(r"\b\d{1,2}\b(?=\s+(?:people|\w+ers|\w+men|Peshmerga|civilians)\b)")
# Imports are compiled once and kept, as everywhere but where somebody forbids it.
UNSET = ("DATELINE_READS", "PYTHONDONTWRITEBYTECODE")
ADDED = "\n\nThe officials were asked about this again, and had nothing to add.\n"


def copied(folder: Path, reports: int | None) -> Path:
    """A copy of this house with nothing built, and the case that is asked for."""
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("incidents", "reports"))
        else:
            shutil.copy(ROOT / name, folder / name)
    if reports is None:
        shutil.copytree(ROOT / "data" / "reports", folder / "data" / "reports")
    else:
        command(folder, str(ROOT / "benchmarks" / "newsroom.py"), str(reports), "--to", str(folder / "made-up"))
        shutil.rmtree(folder / "data")
        (folder / "made-up" / "case").rename(folder / "data")
    emptied(folder)
    return folder


def emptied(folder: Path) -> None:
    """Take away all that a build has made."""
    for name in GENERATED:
        shutil.rmtree(folder / name, ignore_errors=True)
    for page in (folder / "book").glob("*.ipynb"):
        page.unlink()


class Run(NamedTuple):
    """Seconds that a command took, the most memory in MB that one of its processes held, and what it printed."""

    seconds: float
    memory: float
    said: str


def command(folder: Path, *arguments: str) -> Run:
    """Run a Python command in a folder. Ends, with what it printed, where it fails."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=folder, stdout=said, stderr=subprocess.STDOUT,
            env={k: v for k, v in os.environ.items() if k not in UNSET} | {"SOURCE_DATE_EPOCH": "1638489600"},
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        printed = said.read()
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{printed}")
    return Run(seconds, used.ru_maxrss / 1024, printed)


def dateline_build(folder: Path) -> Run:
    """One `dateline build`."""
    return command(folder, str(BIN / "dateline"), "build")


def jupyter_book_build(folder: Path) -> Run:
    """One `jupyter-book build` of the pages that are there, from nothing, beside the house:
    Sphinx lists what lies in it."""
    bare = folder.with_name("bare")
    shutil.rmtree(bare, ignore_errors=True)
    return command(folder, str(BIN / "jupyter-book"), "build", ".", "--path-output", str(bare), "--quiet")


def change(folder: Path, of: Callable[[str], bool], how: Callable[[str], str]) -> None:
    """Change the text of the first report of a kind, in a file of its own or in a line of JSONL.
    Ends where none is of it."""
    for path in sorted(p for p in (folder / "data" / "reports").rglob("*") if p.suffix in (".md", ".txt", ".jsonl")):
        whole = path.read_text(encoding="utf-8")
        if path.suffix != ".jsonl":
            if of(whole):
                path.write_text(how(whole), encoding="utf-8")
                return
            continue
        lines = whole.splitlines()
        for n, report in enumerate(map(json.loads, lines)):
            if of(report["text"]):
                lines[n] = json.dumps(report | {"text": how(report["text"])}, ensure_ascii=False)
                path.write_text("\n".join(lines) + "\n", encoding="utf-8")
                return
    sys.exit(f"no report of {folder} is one to change")


def change_words(folder: Path) -> None:
    """Add a sentence to a report."""
    change(folder, lambda _text: True, lambda text: text + ADDED)


def change_figure(folder: Path) -> None:
    """One more than before in the first figure of the first report that has one."""

    def more(text: str) -> str:
        return FIGURE.sub(lambda m: str(int(m.group()) + 1), text, count=1)

    change(folder, lambda text: bool(FIGURE.search(text)), more)


def add_report(folder: Path, number: int) -> None:
    """Add a report: the first one once more, by another outlet and with other words."""
    reports = folder / "data" / "reports"
    first = sorted(p for p in reports.rglob("*") if p.suffix in (".md", ".txt", ".jsonl"))[0]
    text = first.read_text(encoding="utf-8")
    if first.suffix == ".jsonl":
        text = json.loads(text.splitlines()[0])["text"]
    body = text.split("---", 2)[2] if text.startswith("---") else text
    head = f"---\noutlet: Added Post {number}\ntitle: Added\npublished: 2021-12-04\n---\n"
    (reports / f"added-{number}.md").write_text(head + body.strip() + ADDED * (number + 1), encoding="utf-8")


def stages(log: str) -> dict[str, float]:
    """Seconds by what a build says it did, in its own order."""
    spent: dict[str, float] = {}
    for seconds, what in re.findall(r"^ *([\d.]+) s  (.*)$", log, re.MULTILINE):
        name = "ran notebooks" if what.startswith("ran notebook") else re.sub(r"[\d,]+", "n", what)
        spent[name] = round(spent.get(name, 0.0) + float(seconds), 1)
    return spent


def measured(folder: Path, rounds: int) -> tuple[dict[str, tuple[float, float]], str]:
    """The shortest time and the most memory of each kind of build, and what the last cold one said."""
    best: dict[str, tuple[float, float]] = {}

    def keep(name: str, run: Run) -> None:
        seconds, memory = best.get(name, (run.seconds, run.memory))
        best[name] = min(seconds, run.seconds), max(memory, run.memory)

    for n in range(rounds):
        keep("starting Python", command(folder, "-c", "pass"))
        emptied(folder)
        cold = dateline_build(folder)
        keep("dateline build, from nothing", cold)
        keep("jupyter-book build, outputs in place", jupyter_book_build(folder))
        keep("dateline build, nothing changed", dateline_build(folder))
        change_words(folder)
        keep("dateline build, a sentence more in one report", dateline_build(folder))
        change_figure(folder)
        keep("dateline build, one figure changed", dateline_build(folder))
        add_report(folder, n)
        keep("dateline build, one report more", dateline_build(folder))
        keep("importing pandas", command(folder, "-c", "import pandas"))
        keep("dateline --help", command(folder, str(BIN / "dateline"), "--help"))
    return best, cold.said


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--reports", type=int, help="so many made-up reports in place of the shipped case")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        best, log = measured(copied(Path(scratch), asked.reports), asked.rounds)
    bare, _ = best["jupyter-book build, outputs in place"]
    what = "the shipped case" if asked.reports is None else f"{asked.reports} made-up reports"
    print(f"{what}\n")
    each = [[name, f"{seconds:.2f}", f"{seconds / bare:.2f}", f"{mb:,.0f}"] for name, (seconds, mb) in best.items()]
    own = [[name, f"{seconds:.1f}"] for name, seconds in stages(log).items()]
    keep("building" if asked.reports is None else "building-large", {
        "builds": (["what", "seconds", "bare jupyter-book = 1", "MB"], each),
        "stages": (["stage of a build from nothing", "seconds"], own),
    })  # fmt: skip


if __name__ == "__main__":
    main()
