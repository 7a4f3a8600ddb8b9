"""Which library to stand on for dates: two that are widely used beside dateline's own patterns, on annotated news.

    DATELINE_SHARED=../shared python benchmarks/dates.py

needs `pip install dateparser parsedatetime` besides Dateline; a library that is not there is left out and named.
Each finds the expressions in the text and resolves them against the day of publication; the same scorer judges all.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

Row = tuple[int, int, str, str]  # start, end, first day, last day


def own(text: str, published: date) -> Iterable[Row]:
    """dateline.extraction.temporal.tagger."""
    from dateline.extraction.temporal.tagger import times
    from dateline.extraction.text.document import Document

    for t in times(Document(text, published)):
        if t.type in ("date", "time"):
            yield t.start, t.end, str(t.earliest or ""), str(t.latest or "")


def with_dateparser(text: str, published: date) -> Iterable[Row]:
    """dateparser's search; it gives words and a moment, so the words are looked up again in the text."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime(published.year, published.month, published.day), "PREFER_DATES_FROM": "past"}
    at = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at, moment.date().isoformat(), moment.date().isoformat()


def with_parsedatetime(text: str, published: date) -> Iterable[Row]:
    """parsedatetime's natural-language parser."""
    import parsedatetime

    base = datetime(published.year, published.month, published.day)
    for moment, _, start, end, _ in parsedatetime.Calendar().nlp(text, sourceTime=base) or []:
        yield start, end, moment.date().isoformat(), moment.date().isoformat()


READERS: dict[str, Callable[[str, date], Iterable[Row]]] = {
    "dateline": own,
    "dateparser": with_dateparser,
    "parsedatetime": with_parsedatetime,
}


def measure(name: str, gold: Path) -> str:
    """One line of the table: the scorer's two figures and the time taken."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        with Path(folder, "times.csv").open("w", encoding="utf-8", newline="") as out:
            write = csv.writer(out)
            write.writerow("report_id start end words type value earliest latest".split())
            for line in (gold / "reports-times.jsonl").open(encoding="utf-8"):
                r = json.loads(line)
                for start, end, first, last in READERS[name](r["text"], date.fromisoformat(r["published"][:10])):
                    write.writerow([r["id"], start, end, r["text"][start:end], "date", "", first, last])
        taken = time.perf_counter() - started
        scored = subprocess.run(
            [sys.executable, str(gold / "score.py"), "times", str(gold), folder],
            capture_output=True,
            text=True,
            check=True,
        )
    lines = scored.stdout.splitlines()
    return (
        f"{name:14} {lines[0].split('overlap')[1].strip():32} same days "
        f"{lines[1].split('day ')[1].split(' (')[0]:18} {taken:6.2f} s"
    )


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    shared = os.environ.get("DATELINE_SHARED")
    if not shared:
        sys.exit("DATELINE_SHARED names no folder with eval/: there is nothing to measure on")
    for name in READERS:
        try:
            print(measure(name, Path(shared) / "eval"))
        except ImportError as error:
            print(f"{name:14} left out: {error}")


if __name__ == "__main__":
    main()
