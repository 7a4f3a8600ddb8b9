"""verify.json as a file: read where it is what verify writes; a book is made without it where it is not."""

import json
from pathlib import Path

import pytest

from dateline.core.diagnostics import Problem
from dateline.gathering import new_case
from dateline.reading import read_case
from dateline.reading.verified import Verified, read_verified

RIGHT = {
    "at": "2022-05-03T10:20:30Z", "by": "Ann Roe", "outcome": "sound", "inputs": "0" * 64, "counts": {"figures": 3},
    "wrong": {}, "notes": {"recorded edit": 1},
}  # fmt: skip


def test_what_verify_writes_is_read(tmp_path: Path) -> None:
    assert read_verified(tmp_path) is None
    (tmp_path / "verify.json").write_text(json.dumps(RIGHT), encoding="utf-8")
    found = read_verified(tmp_path)
    assert isinstance(found, Verified) and found.counts == {"figures": 3}


@pytest.mark.parametrize(
    "other",
    [{"at": "yesterday"}, {"at": 3}, {"outcome": "fine"}, {"counts": {"figures": -1}}, {"counts": {"figures": True}},
     {"wrong": {"log": 1}}, {"wrong": []}, {"outcome": "changed"}],
)  # fmt: skip
def test_what_it_cannot_say_is_a_problem(other: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "verify.json").write_text(json.dumps({**RIGHT, **other}), encoding="utf-8")
    assert isinstance(read_verified(tmp_path), Problem)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"at": 1}', "[" * 100_000, "\xff"])
def test_no_such_file_keeps_a_book_from_being_made(text: str, tmp_path: Path) -> None:
    new_case(tmp_path / "case")
    (tmp_path / "case" / "verify.json").write_bytes(text.encode("latin-1"))
    case = read_case(tmp_path / "case", with_reports=False)
    assert case.verified is None and [p.file for p in case.problems] == ["verify.json"]
