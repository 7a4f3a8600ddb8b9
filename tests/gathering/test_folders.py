"""Folders given to `dateline add`: what is read by its ending, and that every other entry is named."""

import os
import sys
from pathlib import Path

import pytest

from dateline.gathering import Added, add

TEXT = "---\noutlet: Salby Post\n---\nA wall fell at the harbour of Salby and {} sailors were killed, the mayor said."

PLAIN = "SALBY (Salby Post) – "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "given"
    made.mkdir()
    (made / "one.md").write_text(TEXT.format("three"), encoding="utf-8")
    return made


def added(source: Path, tmp_path: Path) -> Added:
    return add([str(source)], tmp_path / "case")


@pytest.mark.parametrize("name", ["two.MD", "two.markdown", "two.Text", "two.TXT"])
def test_every_ending_that_reports_may_have_is_added(folder: Path, tmp_path: Path, name: str) -> None:
    text = (
        TEXT
        if "mark" in name.lower() or "md" in name.lower()
        else TEXT.replace("---\noutlet: Salby Post\n---\n", PLAIN)
    )
    (folder / name).write_text(text.format("five"), encoding="utf-8")
    done = added(folder, tmp_path)
    assert len(done.written) == 2 and not done.refused, done


def test_a_hidden_report_and_a_hidden_folder_are_named(folder: Path, tmp_path: Path) -> None:
    (folder / ".two.md").write_text(TEXT.format("five"), encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / ".old").mkdir()
    done = added(folder, tmp_path)
    assert len(done.written) == 1 and not done.refused
    assert sorted(p.source for p in done.passed) == ["given/.old", "given/.two.md"]
    assert all("Rename it without the full stop" in p.what for p in done.passed)


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes")
@pytest.mark.parametrize("whole", [True, False], ids=["in a folder", "by itself"])
def test_what_is_no_file_is_named_and_never_opened(folder: Path, tmp_path: Path, *, whole: bool) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "lost.md").symlink_to("nowhere")
    (folder / "ring.html").symlink_to("ring.html")
    (folder / "zero.csv").symlink_to("/dev/zero")
    names = ("lost.md", "pipe.md", "ring.html", "zero.csv")
    done = added(folder, tmp_path) if whole else add([str(folder / n) for n in names], tmp_path / "case")
    why = sorted((Path(r.source).name, r.why) for r in done.refused if "there is no report" not in r.why)
    assert [name for name, _ in why] == list(names)
    assert ["leads nowhere" in w or "is not read" in w for _, w in why] == [True] * 4, why
