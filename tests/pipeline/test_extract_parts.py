"""Extraction in parts: the same bytes whoever reads them, in a single file or a folder of parts."""

import hashlib
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from newsroom import Newsroom

from dateline import tables
from dateline.core.parallel import Workers
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.pipeline import extract_parts as pipeline
from dateline.pipeline.extract import read_tables
from dateline.pipeline.extract_parts import extract_parts

# So many reports in parts of so many; in `make test` half of what `make nightly` reads.
MANY, PART = (120, 20) if "DATELINE_EXAMPLES" in os.environ else (60, 10)


@pytest.fixture(scope="module")
def many() -> list[Report]:
    lines = [w.report for w in Newsroom(MANY, seed=3).written()]
    return [Report(r["id"], r["outlet"], r["text"], published=r["published"], dated_by="metadata") for r in lines]


@pytest.fixture(scope="module")
def one_process(many: list[Report], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The bytes that one process writes."""
    folder = tmp_path_factory.mktemp("one")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "PART", PART)
        extract_parts(many, folder, EMPTY, "parquet")
    return bytes_below(folder)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "PART", PART)


def bytes_below(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_parts_hold_what_one_process_reads_at_once(many: list[Report], tmp_path: Path) -> None:
    count = extract_parts(many, tmp_path, EMPTY, "parquet")
    assert count["reports"] == len(many) and len(list((tmp_path / "claims.parquet").iterdir())) == -(-len(many) // PART)
    whole = read_tables(many)
    for name in ("reports", "sentences", "quotations", "times", "places", "claims", "statements", "particulars"):
        assert tables.rows(tables.read(tmp_path, name)) == tables.rows(whole[name]), name


def test_csv_has_one_header(many: list[Report], tmp_path: Path) -> None:
    extract_parts(many, tmp_path / "parts", EMPTY, "csv")
    whole = read_tables(many)["claims"]
    tables.to_csv(whole, tmp_path / "whole.csv")
    assert (tmp_path / "parts" / "claims.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


def test_few_reports_make_single_files_and_replace_what_was_there(many: list[Report], tmp_path: Path) -> None:
    extract_parts(many, tmp_path, EMPTY, "parquet")
    extract_parts(many[:5], tmp_path, EMPTY, "parquet")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == sorted(p.name for p in tmp_path.iterdir())
    assert set(pd.read_parquet(tmp_path / "claims.parquet")["report_id"]) <= {r.report_id for r in many[:5]}


def test_no_report_gives_empty_tables(tmp_path: Path) -> None:
    extract_parts([], tmp_path, EMPTY, "csv")
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8").startswith("claim_id,")


def test_two_processes_write_the_same_bytes(many: list[Report], one_process: dict[str, str], tmp_path: Path) -> None:
    extract_parts(many, tmp_path, EMPTY, "parquet", Workers(2))
    assert bytes_below(tmp_path) == one_process


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End what is done within by TimeoutError, and again every ten seconds while it clears up:
    a cluster may wait for ever."""
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return

    def end(_number: int, _frame: object) -> None:
        raise TimeoutError(f"not done after {seconds:.0f} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds, 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_what_waits_for_ever_is_ended() -> None:
    with pytest.raises(TimeoutError), ended_after(0.1):
        threading.Event().wait(60)


def test_a_cluster_writes_the_same_bytes_though_a_worker_is_killed(
    many: list[Report], one_process: dict[str, str], tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed")
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with ended_after(180), distributed.LocalCluster(**settings) as cluster, distributed.Client(cluster) as client:
        pids = client.run(os.getpid)
        killed: list[int] = []

        def midway() -> Iterator[Report]:
            for n, r in enumerate(many):
                if n == MANY * 3 // 4:  # parts are being read: two a worker were handed out
                    killed.append(next(iter(pids.values())))
                    os.kill(killed[0], signal.SIGKILL)
                yield r

        extract_parts(midway(), tmp_path / "cluster", EMPTY, "parquet", Workers(scheduler=cluster.scheduler_address))
        assert killed and killed[0] not in client.run(os.getpid).values()
    assert bytes_below(tmp_path / "cluster") == one_process
