"""What each rule of attribution adds: all rules, then all but one, on annotated news.

    DATELINE_SHARED=../shared python benchmarks/attribution.py

A rule is left out by its name (docs/rules/statements.md). The reports are those of an even CRC-32, the half that rules
may be made from; the scorer beside the annotations judges.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib
from datetime import date
from pathlib import Path
from typing import Any

from results import keep

from dateline.extraction.attribution.rules import NONE, LeftOut
from dateline.extraction.attribution.statements import statements
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.extraction.rulebooks.attribution import RULES
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document

COLUMNS = ("report_id", "start", "end", "speaker_start", "speaker_end")
HEAD = ("content F1", "on a content", "direct", "and source", "mixed", "and source", "indirect", "and source")


def half(folder: Path, out: Path) -> list[dict[str, Any]]:
    """The reports of the half, which are written with their annotations to `out`."""
    kept = []
    for name, key in (("reports-statements", "id"), ("gold-statements", "report")):
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [r for r in map(json.loads, lines) if zlib.crc32(r[key].encode()) % 2 == 0]
        (out / f"{name}.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in rows), encoding="utf-8")
        kept.append(rows)
    return kept[0]


def measure(scorer: Path, folder: Path, docs: dict[str, Document], left_out: LeftOut = NONE) -> list[str]:
    """Content F1, the share on an annotated content, then found and with the right source for each kind."""
    with (folder / "statements.csv").open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(COLUMNS)
        for name, doc in docs.items():
            for s in statements(doc, EMPTY, times(doc), left_out):
                writer.writerow([name, s.start, s.end, s.speaker_start, s.speaker_end])
    command = [sys.executable, str(scorer), "statements", str(folder), str(folder)]
    scored = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    content = re.findall(r"content, .*F1 ([\d.]+)|annotated content .*: ([\d.]+)", scored)
    return ["".join(pair) for pair in content] + re.findall(r"/\d+ = ([\d.]+)", scored)


def main() -> None:
    """Print the table, the rules that weigh most first; those that change nothing in one line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    folder = Path(os.environ.get("DATELINE_SHARED", "../shared")) / "eval"
    if not folder.is_dir():
        sys.exit(f"{folder} is not there; set DATELINE_SHARED to the folder that holds eval/")
    with tempfile.TemporaryDirectory() as out:
        own = Path(out)
        docs = {r["id"]: Document(r["text"], date.fromisoformat(r["published"][:10])) for r in half(folder, own)}
        every = measure(folder / "score.py", own, docs)
        lines: list[tuple[float, list[str]]] = []
        nothing = []
        for name in RULES:
            figures = measure(folder / "score.py", own, docs, frozenset({name}))
            change = [float(a) - float(b) for a, b in zip(figures, every, strict=True)]
            if any(change):
                told = [f"without “{name}”", *(f"{c:+.3f}" if c else "0" for c in change)]
                lines.append((change[0] + sum(change[2:]) / 6, told))
            else:
                nothing.append(f"“{name}”")
    keep("attribution", {"rules": (["rules", *HEAD], [["all", *every], *(line for _, line in sorted(lines))])})
    print(f"Nothing changes on these {len(docs)} reports without {', '.join(nothing) or 'any other'}.")


if __name__ == "__main__":
    main()
