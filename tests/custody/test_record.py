"""The log and `dateline record`: an honest edit is told from tampering."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.custody.log import HEAD, LOG, LogBroken, append, entries
from dateline.custody.originals import hash_of
from dateline.custody.people import who
from dateline.gathering import add, new_case
from dateline.pipeline.verifying import verify
from dateline.pipeline.verifying.findings import Kind
from tests.generators.broken_inputs import valid


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "data")
    (tmp_path / "a.html").write_bytes(valid("html", 3).data)
    add([str(tmp_path / "a.html")], tmp_path / "data", by="Ann Roe")
    return tmp_path / "data"


def run(*words: str) -> tuple[int, str]:
    told = CliRunner().invoke(app, list(words))
    return told.exit_code, told.output


def edit(case: Path, was: str = "soldiers", now: str = "policemen") -> str:
    (path,) = (case / "reports").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    return path.stem


def test_an_edit_that_is_recorded_is_told_from_one_that_is_not(case: Path) -> None:
    name = edit(case)
    status, told = run("verify", "--data", str(case))
    assert status == 1 and f"reports/{name}.md:" in told and "'policemen' where it said 'soldiers'" in told
    assert "If you did this" in told
    status, told = run("record", name, "--why", "a slip of the pen", "--by", "Ben Low", "--data", str(case))
    assert status == 0 and f"edited reports/{name}.md" in told
    status, told = run("verify", "--data", str(case))
    assert status == 0 and "edited by Ben Low" in told and "a slip of the pen" in told
    edit(case, "policemen", "guards")
    status, told = run("verify", "--data", str(case))
    assert status == 1 and "'guards' where it said 'policemen'" in told and "Ben Low recorded it" in told


def test_reports_put_there_and_taken_away_are_recorded_too(case: Path) -> None:
    (case / "reports" / "own.md").write_bytes(valid("md", 5).data)
    assert [f.kind for f in verify(case, write=False).findings] == [Kind.NO_ORIGINAL, Kind.UNRECORDED]
    assert run("record", "--why", "typed from the paper", "--data", str(case))[0] == 0
    assert [f.kind for f in verify(case, write=False).findings] == [Kind.NO_ORIGINAL]
    (case / "reports" / "own.md").unlink()
    assert [str(f.problem).split(".")[0] for f in verify(case, write=False).findings] == ["reports/own"]
    assert "removed reports/own.md" in run("record", "own", "--why", "of another attack", "--data", str(case))[1]
    assert verify(case, write=False).findings == []
    status, told = run("record", "none", "--why", "x", "--data", str(case))
    assert status == 1 and "none is no report" in told


def test_decisions_are_seen_and_a_withheld_name_is_not_in_the_log(case: Path) -> None:
    lines = "target,decision,field,value,by,on,why\nAna Holt,withhold,,,Ann Roe,2022-03-06,she asked\n"
    (case / "review.csv").write_text(lines + "c-0123456789,reject,,,Ben Low,2022-03-06,no attack\n", encoding="utf-8")
    assert verify(case, by="Eva Lund").sound
    seen = [(e.action, e.by, e.what.get("target")) for e in entries(case)[0][1:]]
    assert seen == [
        ("withheld", "Ann Roe", None),
        ("reviewed", "Ben Low", "c-0123456789"),
        ("verified", "Eva Lund", None),
    ]
    assert "Holt" not in (case / LOG).read_text(encoding="utf-8")
    (case / "review.csv").write_text(lines, encoding="utf-8")
    (found,) = (f for f in verify(case).findings if f.wrong)
    assert found.kind == Kind.DECISION and "c-0123456789" in found.problem.what
    run("record", "--why", "it was one", "--data", str(case))
    assert verify(case).sound


def test_two_that_write_at_once_keep_the_chain(case: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from dateline.custody import append\n"
        "for n in range(40): append(Path(sys.argv[1]), 'x', 'verified', outcome='sound')"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(case)]) for _ in range(2)]
    assert [p.wait(60) for p in running] == [0, 0]
    found, problems = entries(case)
    assert len(found) == 81 and problems == []


def test_a_command_that_was_stopped_between_line_and_head_is_a_note(case: Path) -> None:
    head = (case / HEAD).read_bytes()
    append(case, "Ann Roe", "verified", outcome="sound")
    (case / HEAD).write_bytes(head)
    assert [p.left_out for p in entries(case)[1]] == [False]
    append(case, "Ann Roe", "verified", outcome="sound")
    assert entries(case)[1] == []


def test_nothing_is_written_behind_a_log_that_was_changed(case: Path) -> None:
    append(case, "Ann Roe", "verified", outcome="sound")
    lines = (case / LOG).read_bytes().splitlines(keepends=True)
    (case / LOG).write_bytes(lines[0])
    with pytest.raises(LogBroken):
        append(case, "Ann Roe", "verified", outcome="sound")
    assert not verify(case).sound and (case / LOG).read_bytes() == lines[0], "verify hides nothing"
    assert json.loads((case / "verify.json").read_text(encoding="utf-8"))["outcome"] == "changed"


def test_who_acts_is_the_name_given_or_that_of_the_case(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "/")
    (case / "case.yml").write_text("title: A\nmade_by: The Dorvik Project\n", encoding="utf-8")
    assert who(case, " Ann Roe ") == "Ann Roe" and who(case) == "The Dorvik Project"
    subprocess.run(["git", "init", "-q"], cwd=case, check=True)
    subprocess.run(["git", "config", "user.name", "Ben Low"], cwd=case, check=True)
    assert who(case) == "Ben Low"


def test_the_record_of_an_edition_is_followed(case: Path) -> None:
    (case / "editions").mkdir()
    path = case / "editions" / "2022-03-07.json"
    path.write_text("{}", encoding="utf-8")
    append(case, "Ann Roe", "published", edition="2022-03-07", sha256=hash_of(path))
    assert verify(case, by="Ann Roe").sound
    for harm in (lambda: path.write_text("{ }", encoding="utf-8"), path.unlink):
        harm()
        (found,) = verify(case, write=False).findings
        assert found.kind == Kind.EDITION and found.problem.file == "editions/2022-03-07.json"
