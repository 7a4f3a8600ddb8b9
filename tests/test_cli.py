import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import cli
from dateline.cli import app
from tests.conftest import ROOT


def test_check_says_that_nothing_is_wrong_with_the_shipped_case() -> None:
    run = CliRunner().invoke(app, ["check", "--data", str(ROOT / "data")])
    assert run.exit_code == 0, run.output
    assert "31 reports, nothing wrong" in run.output


def test_check_fails_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "case.yml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "reports" / "a.md").write_text(
        "---\noutlet: A\npublished: 31 February\n---\nTwo were killed.\n", encoding="utf-8"
    )
    (tmp_path / "reports" / "b.md").write_text("---\noutlet: B\n---\nTwo were killed.\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["check", "--data", str(tmp_path)])
    assert run.exit_code == 1
    assert "reports/a.md:3: published" in run.output


def test_extract_writes_tables_with_the_design_columns(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(
        json.dumps(
            {
                "id": "a",
                "outlet": "AP",
                "published": "2021-12-03",
                "text": "Ten people were killed on Thursday, the ministry said.",
            }
        )
        + "\n",
        encoding="utf-8",
    )
    run = CliRunner().invoke(app, ["extract", str(source), "--to", str(tmp_path / "out")])
    assert run.exit_code == 0, run.output
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8") as f:
        (claim,) = csv.DictReader(f)
    assert (
        claim["report_id"],
        claim["effect"],
        claim["low"],
        claim["high"],
        claim["earliest"],
        claim["attributed_to"],
    ) == ("a", "killed", "10", "10", "2021-12-02", "The ministry")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {
        f"{n}.csv"
        for n in ("sentences", "quotations", "times", "places", "claims", "statements", "particulars", "victims")
    }
    run = CliRunner().invoke(app, ["extract", str(source), "--to", str(tmp_path / "out2"), "--format", "parquet"])
    assert run.exit_code == 0 and (tmp_path / "out2" / "claims.parquet").is_file()


def test_extract_reads_a_case_with_its_names(tmp_path: Path) -> None:
    run = CliRunner().invoke(
        app, ["extract", str(ROOT / "data" / "reports"), "--to", str(tmp_path), "--data", str(ROOT / "data")]
    )
    assert run.exit_code == 0, run.output
    assert "Peshmerga" in (tmp_path / "claims.csv").read_text(encoding="utf-8")


def test_mistakes_on_the_command_line_are_answered_with_what_is_known(tmp_path: Path) -> None:
    for arguments, said in (
        (["extract", str(tmp_path / "none"), "--to", str(tmp_path)], "no such file or folder"),
        (["extract", str(tmp_path), "--to", str(tmp_path), "--format", "xml"], "write csv or parquet"),
        (["build", "-p", "speed=3"], "no such parameter"),
        (["build", "-p", "speed", "3"], "no such parameter"),
        (["build", "-p", "rule"], "Write -p NAME VALUE"),
        (["build", "-p", "rule=best"], "no rule 'best'. Known are latest"),
        (["build", "--data", str(tmp_path)], "case.yml"),
    ):
        run = CliRunner().invoke(app, arguments)
        assert run.exit_code == 1, arguments
        assert said in run.output, run.output


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, dateline.cli; print([m for m in ('pandas', 'matplotlib', 'papermill', "
        "'sphinx') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_every_command_is_in_the_readme_with_an_example() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        assert f".venv/bin/dateline {name} " in readme, name
    makefile = (Path(__file__).parent.parent / "Makefile").read_text(encoding="utf-8")
    for target in ("book", "test", "serve", "pdf", "shots"):
        assert f"`make {target}`" in readme or f"make {target} " in readme, target
        assert f"\n{target}:" in makefile


def test_the_last_line_of_a_build_tells_one_from_many(capsys: pytest.CaptureFixture[str]) -> None:
    cli._told(
        "index.html",
        {"reports": 1, "incidents": 1, "claims": 2},
        [],
        {"given": 1, "unread": 0, "failed": 0, "left_off": 0},
    )
    assert "1 report, 1 incident, 2 claims" in capsys.readouterr().out


def test_a_report_that_is_not_there_is_answered_with_names_like_it() -> None:
    for typed, meant in (("rudaw", "rudaw-claim or rudaw-first or rudaw-shammari"), ("reutrs", "reuters")):
        run = CliRunner().invoke(app, ["explain", typed, "--data", str(ROOT / "data")])
        assert run.exit_code != 0 and f"Did you mean {meant}?" in " ".join(run.output.split())
    run = CliRunner().invoke(app, ["explain", "zzzz", "--data", str(ROOT / "data")])
    assert "Look into" in run.output
