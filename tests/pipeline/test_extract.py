"""What was read of a report is not read again, and several processes read what one does."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dateline.core.report import Report
from dateline.pipeline import extract
from dateline.pipeline.extract import read_tables
from dateline.reading import Case


def same(a: dict[str, pd.DataFrame], b: dict[str, pd.DataFrame]) -> bool:
    return a.keys() == b.keys() and all(a[n].equals(b[n]) for n in a)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The identifiers of the reports that extraction is called for."""
    called: list[str] = []
    real = extract.extract
    monkeypatch.setattr(extract, "extract", lambda r, lexicon: called.append(r.report_id) or real(r, lexicon))
    return called


def test_only_what_changed_is_read_again(case: Case, tmp_path: Path, read: list[str]) -> None:
    first = read_tables(case.reports, case.lexicon, tmp_path)
    assert len(read) == len(case.reports)
    read.clear()
    assert same(first, read_tables(case.reports, case.lexicon, tmp_path)) and not read
    changed = [replace(r, text=r.text + " Two more died.") if r.report_id == "ap" else r for r in case.reports]
    read_tables(changed, case.lexicon, tmp_path)
    assert read == ["ap"] and len(list(tmp_path.iterdir())) == len(case.reports)


def test_other_names_read_everything_again(case: Case, tmp_path: Path, read: list[str]) -> None:
    read_tables(case.reports, case.lexicon, tmp_path)
    read.clear()
    read_tables(case.reports, replace(case.lexicon, groups={}), tmp_path)
    assert len(read) == len(case.reports)


def test_half_a_file_is_no_file(case: Case, tmp_path: Path, read: list[str]) -> None:
    first = read_tables(case.reports[:1], case.lexicon, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text(kept.read_text(encoding="utf-8")[:100], encoding="utf-8")
    read.clear()
    assert same(first, read_tables(case.reports[:1], case.lexicon, tmp_path)) and len(read) == 1


def test_two_processes_read_what_one_does(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "FEWEST_FOR_WORKERS", len(case.reports))
    assert same(read_tables(case.reports, case.lexicon), read_tables(case.reports, case.lexicon, workers=2))


def test_one_of_a_thousand_reports(tmp_path: Path, read: list[str]) -> None:
    many = [
        Report(f"r{n}", "Outlet", f"On Friday {n % 9 + 2} people were killed.", published="2022-03-05")
        for n in range(1000)
    ]
    read_tables(many, kept=tmp_path)
    read.clear()
    read_tables([replace(many[0], text="Nobody was hurt."), *many[1:]], kept=tmp_path)
    assert read == ["r0"]
