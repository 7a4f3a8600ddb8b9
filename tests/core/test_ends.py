"""How a run ends: one line, a status, no child, no temporary folder, no half-made table; and two runs at once."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as TooLate
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import dateline.__main__
import dateline.cli
import dateline.reading
from dateline.cli import app
from dateline.core import parallel as pool
from dateline.core.ends import Busy, only_one, processes, sweep
from dateline.core.files import none_left
from dateline.core.parallel import ClusterLost, in_order
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.pipeline import extract_parts as parts
from dateline.pipeline.extract_parts import extract_parts
from tests.house import Houses, start

CALLS = (
    ["check", "--data", "x"],
    ["extract", ".", "--to", "x", "--data", "x"],
    ["link", "a", "--to", "b", "--data", "x"],
)


def failing(error: BaseException) -> Any:
    def read_case(*_arguments: Any, **_settings: Any) -> None:
        raise error

    return read_case


@pytest.mark.parametrize("arguments", CALLS)
@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ZeroDivisionError("division\nby zero"), 70, "ZeroDivisionError: division by zero"),
        (RecursionError("maximum depth"), 70, "report it"),
        (UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates"), 70, "UnicodeEncodeError"),
        (MemoryError(), 1, "not enough memory"),
        (BrokenProcessPool("died"), 1, "worker process was killed"),
        (ClusterLost("The Dask scheduler at tcp://x is gone"), 1, "is gone"),
        (OSError(errno.ENOSPC, "No space left on device", "tables"), 1, "Free some space"),
        (KeyboardInterrupt(), 130, "Interrupted"),
    ],
)
def test_any_error_is_one_line_and_a_status(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], error: BaseException, status: int, said: str
) -> None:
    monkeypatch.setattr(dateline.reading, "read_case", failing(error))
    run = CliRunner().invoke(app, arguments)
    assert run.exit_code == status, run.output
    assert said in run.output and "Traceback" not in run.output and len(run.output.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--debug", "check"], ["check", "--debug"]])
def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setattr(dateline.reading, "read_case", failing(ZeroDivisionError()))
    assert isinstance(CliRunner().invoke(app, arguments).exception, ZeroDivisionError)
    run = CliRunner().invoke(app, ["check"], env={"DATELINE_DEBUG": "1"})
    assert isinstance(run.exception, ZeroDivisionError)


def test_the_help_says_what_the_statuses_mean() -> None:
    said = CliRunner().invoke(app, ["--help"]).output
    assert "--debug" in said and "DATELINE_DEBUG" in said and "Exit status" in said


@pytest.mark.parametrize("arguments", [["add", "{}/in.txt", "--data", "{}/file/case"], ["new", "{}/file/case"]])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    (tmp_path / "in.txt").write_text("DORVIK (Post) – Two were killed.", encoding="utf-8")
    run = CliRunner().invoke(app, [a.format(tmp_path) for a in arguments])
    assert run.exit_code == 1 and "file" in run.output and "Traceback" not in run.output, run.output


@pytest.mark.parametrize(
    "arguments",
    [["serve", "--data", "{}"], ["build", "--data", "{}"], ["diff", "{}/old", "{}/new"],
     ["link", "{}/nowhere", "--to", "{}/out"], ["add", "", "--data", "{}/case"]],
    ids=lambda a: a[0],
)  # fmt: skip
def test_what_is_not_there_is_named_with_what_to_do(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a project, without an edition, without tables; an empty name is not the folder one is in."""
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(app, [a.format(tmp_path) for a in arguments])
    assert run.exit_code == 1 and run.output.strip(), run.output
    assert not any(words in run.output for words in ("Traceback", "Errno", "mistake")), run.output


def reports(count: int) -> list[Report]:
    return [Report(f"r{n}", "Post", "Two people were killed.", published="2022-03-04") for n in range(count)]


def test_no_half_made_table_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full at the second part: what was there before is as it was."""
    extract_parts(reports(2), tmp_path, EMPTY, "parquet")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    real, calls = parts._put, list[str]()

    def full(folder: Path, name: str, *more: Any) -> None:
        calls.append(name)
        if calls.count(name) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(folder, name, *more)

    monkeypatch.setattr(parts, "_put", full)
    monkeypatch.setattr(parts, "PART", 2)
    with pytest.raises(OSError, match="No space"):
        extract_parts(reports(6), tmp_path, EMPTY, "parquet")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def end_itself(_shared: str, item: int) -> int:
    """A worker that is killed on the third item."""
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_a_killed_worker_ends_the_work_at_once() -> None:
    with pytest.raises(BrokenProcessPool):
        list(in_order(end_itself, "", range(8), workers=2))


SLEEPERS = """
import os, sys, time
from dateline.core.parallel import in_order

def sleep(shared, item):
    os.write(1, f"{os.getpid()}\\n".encode())  # at once: two that print may mix their lines
    time.sleep(300)

if __name__ == "__main__":
    list(in_order(sleep, "", range(2), workers=2))
"""


def gone(process: int, within: float = 20) -> bool:
    """Whether a process ends within some seconds."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("signal_sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_children_end_with_their_parent(tmp_path: Path, signal_sent: signal.Signals) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        # Tests that run in the background have Ctrl-C ignored, and what they start would inherit it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as run:
        assert run.stdout is not None
        children = [int(run.stdout.readline()) for _ in range(2)]
        run.send_signal(signal_sent)
        assert gone(run.pid) and all(map(gone, children))
        run.kill()


HOLD = (
    "import sys, time\nfrom dateline.core.ends import own_temporary_folder\nown_temporary_folder()\nimport tempfile\n"
    "print(tempfile.mkdtemp(), flush=True)\n"
)


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A temporary folder with a short name."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="needs locks")
def test_temporary_folders_go_and_the_next_run_removes_what_a_killed_one_left(temporary: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(temporary)}
    subprocess.run([sys.executable, "-c", HOLD], env=environment, check=True, capture_output=True)
    assert not list(temporary.iterdir())
    command = [sys.executable, "-c", HOLD + "time.sleep(100)"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        made = Path(run.stdout.readline().strip())
        sweep(temporary)
        assert made.is_dir(), "a run that lives keeps its folder"
        run.kill()
    assert made.is_dir()
    (temporary / "dateline-of-somebody").mkdir()
    sweep(temporary)
    assert [p.name for p in temporary.iterdir()] == ["dateline-of-somebody"]


LOCK = (
    "from pathlib import Path\nfrom dateline.core.ends import only_one\nimport sys\nwith only_one(Path(sys.argv[1])):\n"
    "    print('in', flush=True)\n    sys.stdin.read()\n"
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs locks")
def test_one_run_at_a_time_in_a_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOCK, str(tmp_path / "work")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdin is not None and other.stdout.readline() == "in\n"
        with pytest.raises(Busy), only_one(tmp_path / "work"):
            pass
        with only_one(tmp_path / "work", other.stdin.close):
            other.wait()
    with only_one(tmp_path / "work"):
        assert not list((tmp_path / "work").iterdir())


def test_two_builds_at_once_both_make_the_book(houses: Houses, tmp_path: Path) -> None:
    house = houses.copy(tmp_path / "house")
    (house / "data" / "reports" / "two.md").unlink()
    runs = [start(house), start(house)]
    said = [run.communicate(timeout=400)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert "waiting until it ends" in said[0] + said[1] or "nothing changed" in said[0] + said[1]
    assert not [p for p in (house / "_build").iterdir() if p.name.endswith((".new", ".old"))]


class Cluster:
    """A client of a cluster, and a job on it, that never answers, or whose scheduler goes."""

    scheduler = type("Scheduler", (), {"address": "tcp://127.0.0.1:1"})
    status = "running"

    def __init__(self, workers: int, error: Exception) -> None:
        self.workers, self.error, self.asked = workers, error, 0

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(map(str, range(self.workers)), 1)

    def result(self, timeout: float) -> None:  # noqa: ARG002  (by name, as Dask's is called)
        self.asked += 1
        if self.asked > 100:
            raise StopIteration
        raise self.error


@pytest.mark.parametrize(
    ("cluster", "said"),
    [
        (Cluster(0, TooLate()), "no worker for 60 seconds"),
        (Cluster(2, CancelledError()), "is gone"),
        (Cluster(2, OSError()), "is gone"),
    ],
)
def test_a_lost_cluster_is_told(cluster: Cluster, said: str) -> None:
    with pytest.raises(ClusterLost, match=said):
        pool._result(cluster, cluster)


def test_a_slow_job_is_waited_for() -> None:
    cluster = Cluster(1, TooLate())
    with pytest.raises(StopIteration):
        pool._result(cluster, cluster)


def two_in_a_folder(tmp_path: Path, command: list[str]) -> str:
    """What a command says whose folder another run writes into."""
    with only_one(tmp_path / "out"):
        run = CliRunner().invoke(app, [*command, "--to", str(tmp_path / "out")])
    assert run.exit_code == 1 and not list((tmp_path / "out").iterdir()), run.output
    return run.output


@pytest.mark.skipif(sys.platform == "win32", reason="needs locks")
def test_extract_and_link_never_write_into_one_folder_at_once(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        '{"id": "a", "outlet": "Post", "published": "2022-05-03", "text": "Two died in Salby."}\n', encoding="utf-8"
    )
    extract = ["extract", str(tmp_path / "in.jsonl"), "--format", "parquet"]
    assert CliRunner().invoke(app, [*extract, "--to", str(tmp_path / "read")]).exit_code == 0
    for command in (extract, ["link", str(tmp_path / "read")]):
        said = two_in_a_folder(tmp_path, command).strip()
        assert said.count("\n") == 0 and "another run is at work" in said and "run this again" in said


FULL = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); from dateline.cli import main; main()"
)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on files")
def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    row = {"id": "a", "outlet": "Post", "published": "2022-05-03", "text": "Two sailors died in Salby. " * 300}
    (tmp_path / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    read = tmp_path / "read"
    assert (
        CliRunner().invoke(app, ["extract", f"{tmp_path}/in.jsonl", "--to", str(read), "--format", "parquet"]).exit_code
        == 0
    )
    (tmp_path / "case" / "reports").mkdir(parents=True)
    for number, command in enumerate(
        [
            ["extract", f"{tmp_path}/in.jsonl", "--to", f"{tmp_path}/out"],
            ["extract", f"{tmp_path}/in.jsonl", "--to", f"{tmp_path}/out", "--format", "parquet"],
            ["link", str(read), "--to", f"{tmp_path}/out"],
            ["add", f"{tmp_path}/in.jsonl", "--data", f"{tmp_path}/case"],
        ]
    ):
        run = subprocess.run(
            [sys.executable, "-c", FULL.format(1_000), *command], capture_output=True, text=True, check=False
        )
        assert run.returncode == 1, (number, run.stdout, run.stderr)
        assert len(run.stderr.strip().splitlines()) == 1 and "Free some space" in run.stderr, run.stderr
        assert not (tmp_path / "out").exists() and not list((tmp_path / "case" / "reports").iterdir()), number


def test_what_was_made_beside_a_place_goes_where_the_work_fails(tmp_path: Path) -> None:
    folder, file = tmp_path / "tables.new", tmp_path / "a.new"
    with pytest.raises(OSError, match="full"), none_left(folder, file):
        (folder / "deep").mkdir(parents=True)
        file.write_text("half", encoding="utf-8")
        raise OSError(errno.ENOSPC, "full")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs masks of signals")
@pytest.mark.parametrize("kind", ["spawn", "forkserver"])
def test_ctrl_c_reaches_no_child_not_even_one_that_imports(kind: str) -> None:
    mask = (signal.pthread_sigmask, signal.SIG_BLOCK, [])
    with processes(1, get_context(kind)) as children:
        assert signal.SIGINT in children.submit(*mask).result(timeout=60)
    assert signal.SIGINT not in mask[0](*mask[1:])


# As DuckDB does where a signal comes while it is at work.
ANSWERS_A_SIGNAL = """
import os, signal, sys
import dateline.reading
from dateline.__main__ import main

def read_case(*arguments, **settings):
    try:
        os.kill(os.getpid(), {0})
        while True:
            pass
    except BaseException:
        raise RuntimeError("Query interrupted") from None

dateline.reading.read_case = read_case
sys.argv = ["dateline", "check"]
main()
"""
# Python goes on where a signal comes while an object is taken apart.
TAKEN_APART = """
import os, signal, sys, time
import dateline.reading
from dateline.__main__ import main

class Held:
    def __del__(self):
        os.kill(os.getpid(), {0})
        for _ in range(1000):
            pass

def read_case(*arguments, **settings):
    held = Held()
    del held
    time.sleep(300)

dateline.reading.read_case = read_case
sys.argv = ["dateline", "check"]
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="sends signals")
@pytest.mark.parametrize("script", [ANSWERS_A_SIGNAL, TAKEN_APART], ids=["another error", "taken apart"])
@pytest.mark.parametrize(
    ("sent", "words"),
    [(signal.SIGINT, "Interrupted"), (signal.SIGTERM, "Ended by SIGTERM"), (signal.SIGHUP, "Ended by SIGHUP")],
)
def test_a_signal_is_one_line_and_its_status_whatever_becomes_of_it(
    script: str, sent: signal.Signals, words: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", script.format(int(sent))], capture_output=True, text=True, timeout=60, check=False,
        preexec_fn=lambda: [signal.signal(s, signal.SIG_DFL) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)],
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (128 + sent, f"{words}. What was there before is as it was.\n"), run


@pytest.fixture
def signals_as_before() -> Iterator[None]:
    """What answers signals, and what cannot be raised, is put back."""
    names = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before, hook = [signal.getsignal(n) for n in names], sys.unraisablehook
    yield
    for n, handler in zip(names, before, strict=True):
        signal.signal(n, handler)
    sys.unraisablehook = hook


@pytest.mark.usefixtures("signals_as_before")
def test_ctrl_c_during_the_first_imports_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dateline.cli, "main", failing(KeyboardInterrupt()))
    with pytest.raises(SystemExit, match="130"):
        dateline.__main__.main()
    assert capsys.readouterr().err == "Interrupted. What was there before is as it was.\n"
