"""What readings are kept by changes with every module that reading imports, every rule file,
library and Python itself."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.core import imports
from dateline.core.imports import Imports

ROOT = Path(dateline.__file__).resolve().parent
START = ["dateline.pipeline.extract"]


def test_every_module_that_reading_loads_is_among_them() -> None:
    """Python itself says what is loaded; what is imported later, inside functions, comes on top."""
    code = "import sys, dateline.extraction; print(*(m for m in sys.modules if m.split('.')[0] == 'dateline'))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= set(Imports(ROOT, START).modules)


def test_touching_any_of_them_changes_the_key(tmp_path: Path) -> None:
    copy = tmp_path / "dateline"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    found = Imports(copy, START)
    files = found.files()
    assert any(p.suffix == ".csv" for p in files) and len(files) > 40
    before = found.fingerprint()
    for path in files:
        whole = path.read_bytes()
        path.write_bytes(whole + b"\n# touched\n")
        assert found.fingerprint() != before, path
        path.write_bytes(whole)
    assert Imports(copy, START).fingerprint() == before


def made(folder: Path, **modules: str) -> Imports:
    for name, text in modules.items():
        path = folder / "pack" / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        for above in path.parents:
            if above == folder:
                break
            (above / "__init__.py").touch()
    return Imports(folder / "pack", ["pack.start"])


def test_imports_are_found_however_they_are_written(tmp_path: Path) -> None:
    found = made(
        tmp_path, start="import pack.one.two\nfrom . import three\nfrom pack import four as f\n"
        "def later():\n    from .five import x\n    import numpy.linalg, os.path\nread('pack.six')\n",
        one__two="from .. import seven", three="from .one import eight", four="", five="", six__words="", seven="",
        one__eight="", nobody="import pandas",
    )  # fmt: skip
    assert set(found.modules) == {
        "pack", "pack.start", "pack.one", "pack.one.two", "pack.three", "pack.four", "pack.five", "pack.six",
        "pack.seven", "pack.one.eight",
    }  # fmt: skip
    assert found.libraries == {"numpy"}
    (tmp_path / "pack" / "six" / "rules.csv").write_text("a,b\n", encoding="utf-8")
    assert tmp_path / "pack" / "six" / "rules.csv" in found.files()


def test_another_library_or_another_python_changes_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(tmp_path, start="import yaml, no_such_library")
    before = found.fingerprint()
    with monkeypatch.context() as patch:
        patch.setattr(imports, "version", lambda _name: "99")
        assert found.fingerprint() != before
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "4.0")
        assert found.fingerprint() != before
    assert found.fingerprint() == before


def test_what_sources_import_is_noted_and_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = tmp_path / "imports.json"
    ask = imports.fingerprint.__wrapped__
    before = ask("dateline.extraction", notes)
    whole = Imports._in_source
    monkeypatch.setattr(Imports, "_in_source", lambda *_: pytest.fail("parsed again"))
    assert notes.is_file() and ask("dateline.extraction", notes) == before
    monkeypatch.setattr(Imports, "_in_source", whole)
    for spoilt in ("", "[1]", '{"a": 7}', "{"):
        notes.write_text(spoilt, encoding="utf-8")
        assert ask("dateline.extraction", notes) == before
