"""A text that is too long to read in a minute is refused by name, with its size, the limit and what to do."""

import json
from pathlib import Path

from typer.testing import CliRunner

from dateline.cli import app
from dateline.reading.reports import MOST_CHARACTERS

LONG = "The mayor of Salby said on Friday that the mill road stays shut. " * (MOST_CHARACTERS // 65 + 2)


def test_a_text_that_is_too_long_is_left_out_named_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "long.md").write_text(f"---\noutlet: Post\n---\n{LONG}\n", encoding="utf-8")
    rows = [{"id": i, "outlet": "Post", "text": text.strip()} for i, text in (("a", LONG), ("b", "Two died in Salby."))]
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["extract", str(folder), "--to", str(tmp_path / "out")])
    assert run.exit_code == 0 and "3 reports given: 1 read, 2 set aside" in run.output, run.output
    for place in ("lines.jsonl:1", "long.md"):
        (line,) = [n for n in run.output.splitlines() if place in n]
        assert line.startswith("left out: ") and "characters long; 500,000 are read. Split it" in line
