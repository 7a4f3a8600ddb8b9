"""A disk that is full or can't be written to during a build: one line, status 1, no half-made file, the old site."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import dateline.publishing.build as building
import dateline.publishing.processes.forkserver
from dateline import tables
from dateline.cli import app
from dateline.publishing.exports.about import About
from dateline.publishing.exports.formats import write_exports
from dateline.publishing.notebooks import NotebookFailed
from dateline.publishing.site import SiteFailed

FULL, READ_ONLY = (OSError(code, os.strerror(code), "_build/tables.new") for code in (errno.ENOSPC, errno.EROFS))
LOG = (
    "WARNING: Failed to copy a file in the theme's 'static' directory: a.js: OSError(28, 'No space left on device')\n"
    "WARNING: error writing file glance.html: [Errno 28] No space left on device"
)


def raises(error: BaseException) -> Any:
    def stub(*_arguments: Any, **_settings: Any) -> None:
        raise error

    return stub


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FULL, "_build/tables.new: No space left on device. Free some space"),
        (READ_ONLY, "_build/tables.new: Read-only file system. This disk can't be written to"),
        (OSError(errno.EFBIG, "Error writing bytes to file. Detail: [errno 27] File too large"), "Free some space"),
        (shutil.Error([("a.js", "b/a.js", "[Errno 28] No space left on device: 'a.js'")] * 30), "Free some space"),
        (OSError("the pipe broke\nat 7"), "the pipe broke. Fix this"),
        (SiteFailed(LOG), "No space left on device. Free some space"),
        (NotebookFailed("glance.ipynb, cell 3: OSError: [Errno 30] Read-only file system\nwrite()"), "another folder"),
    ],
)
def test_a_build_says_it_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dateline.publishing.processes.forkserver, "warm_up", lambda: None)
    monkeypatch.setattr(building, "build", raises(error))
    run = CliRunner().invoke(app, ["build"])
    assert run.exit_code == 1 and said in run.output, run.output
    assert len(run.output.splitlines()) == 1 and "The site is as it was." in run.output


def test_a_site_that_fails_for_another_reason_is_told_with_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dateline.publishing.processes.forkserver, "warm_up", lambda: None)
    monkeypatch.setattr(building, "build", raises(SiteFailed("WARNING: no toctree")))
    run = CliRunner().invoke(app, ["build"])
    assert run.exit_code == 1 and run.output.endswith("as it was.\nWARNING: no toctree\n")


def test_no_half_written_download_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "to_parquet", raises(FULL))
    with pytest.raises(OSError, match="No space"):
        write_exports(tmp_path / "downloads", About("Arden"), {"reports": tables.table("reports", [])})
    assert not list(tmp_path.iterdir())


class Press:
    """A press that does nothing, and says whether it was ended."""

    ended = False

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_error: object) -> None:
        self.ended = True


def test_no_half_made_site_stays_beside_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, press = tmp_path / "html" / "index.html", Press()
    old.parent.mkdir()
    old.write_text("whole", encoding="utf-8")

    def half(_press: Any, _root: Path, folders: Any, *_more: Any) -> None:
        folders.work.mkdir()
        (folders.work / "index.html").write_text("ha", encoding="utf-8")
        raise FULL

    monkeypatch.setattr(building, "build_site", half)
    monkeypatch.setattr(building, "source_hash", lambda *_: "key")
    with pytest.raises(OSError, match="No space"):
        building.make_site(press, tmp_path, tmp_path, old.parent, "Arden", lambda: None)  # type: ignore[arg-type]
    assert press.ended and old.read_text(encoding="utf-8") == "whole"
    assert {p.name for p in tmp_path.iterdir()} == {"html", "cache.json"}
