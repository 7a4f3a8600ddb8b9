"""Jupyter Book in a process of its own, which imports what it needs while the notebooks still run.

Started as `python -m dateline.publishing.processes.sphinx_worker` it imports, waits for one line (JSON: the folder to
work in, the arguments of `jupyter-book`), and does what it says; a press that is closed without a line does nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import TracebackType

from dateline.core.ends import as_child, end_with_parent, uninterrupted
from dateline.publishing.processes.forkserver import keep_loaded
from dateline.publishing.sphinx_ext import WRITERS

# What `jupyter-book build` imports on its way, most of it only when Sphinx loads the extensions.
PRELOADED = [
    "jupyter_book.cli.main", "jupyter_book.sphinx", "jupyter_cache", "myst_nb.sphinx_ext", "sphinx.builders.html",
    "sphinx_book_theme", "sphinx_comments", "sphinx_copybutton", "sphinx_design", "sphinx_external_toc", "sphinx_thebe",
    "sphinx_togglebutton", "sphinxcontrib.bibtex", "dateline.publishing.sphinx_ext",
]  # fmt: skip


class Press:
    """A warm process that can build one book. Leaving the context ends it, whatever it does."""

    def __init__(self) -> None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "1638489600")
        with uninterrupted():
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dateline.publishing.processes.sphinx_worker"], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
                env={
                    **os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8",
                    WRITERS: str(min(2, os.cpu_count() or 1)),
                },
            )  # fmt: skip

    def begin(self, house: Path, arguments: list[str]) -> None:
        """Let it run `jupyter-book build` with some arguments in a folder, beside whatever comes next."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps({"folder": str(house), "arguments": ["build", *arguments]}) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # it failed while it imported; what it printed tells why

    def finish(self) -> tuple[int, str]:
        """Wait for what was begun; its exit status and what it printed."""
        told, _ = self.process.communicate()
        return self.process.returncode, told

    def __enter__(self) -> Press:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()


def main() -> int:
    """Import, wait, build."""
    as_child()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=end_with_parent)  # processes that write pages
    for name in PRELOADED:
        import_module(name)
    keep_loaded()
    line = sys.stdin.readline()
    if not line:
        return 0
    asked = json.loads(line)
    os.chdir(asked["folder"])
    from jupyter_book.cli.main import main as jupyter_book

    try:
        jupyter_book(asked["arguments"])
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # taking Sphinx's memory apart costs a third of a second, and nobody needs it
