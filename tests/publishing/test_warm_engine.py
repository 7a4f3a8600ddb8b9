"""docs/warm-engine.md: its command and its script run as they stand there, on notebooks without Dateline."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "warm-engine.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The one piece of code in a language that the page shows."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def notebook(path: Path, source: str) -> None:
    """A notebook with the parameter `rows` and one more cell."""
    cells = [nbformat.v4.new_code_cell("rows: int = 3", metadata={"tags": ["parameters"]}, id="parameters")]
    cells.append(nbformat.v4.new_code_cell(source, id="result"))
    made = nbformat.v4.new_notebook(cells=cells)
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(made, path)


def results(path: Path) -> list[str]:
    """What the last cell of a finished notebook shows."""
    return [o.data["text/plain"] for o in nbformat.read(path, as_version=4).cells[-1].outputs]


def ran(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command run in a folder, with the programs of this environment first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, timeout=300
    )


def test_the_command_of_the_page_runs_a_notebook_without_a_kernel(tmp_path: Path) -> None:
    notebook(tmp_path / "count.ipynb", "import os\n(sum(range(rows)), os.environ.get('JPY_PARENT_PID'))")
    done = ran(["sh", "-ec", block("sh")], tmp_path)
    assert done.returncode == 0, done.stderr
    assert results(tmp_path / "out.ipynb") == ["(10, None)"] and "kernel" not in done.stderr.lower()
    notebook(tmp_path / "count.ipynb", "1 / 0")
    failed = ran(["sh", "-ec", block("sh")], tmp_path)
    assert failed.returncode != 0 and "ZeroDivisionError" in failed.stderr


def test_the_script_of_the_page_runs_each_notebook_in_a_fork(tmp_path: Path) -> None:
    imported = "import sys\nbefore = 'pandas' in sys.modules\nimport pandas\n"
    for name in ("a", "b"):
        leak = "leaked = hasattr(pandas, 'leak')\npandas.leak = True\n(rows, before, leaked)"
        notebook(tmp_path / f"{name}.ipynb", imported + leak)
    (tmp_path / "run.py").write_text(block("python"), encoding="utf-8")
    done = ran([sys.executable, "run.py"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert [results(tmp_path / "out" / f"{name}.ipynb") for name in ("a", "b")] == [["(5, True, False)"]] * 2
