"""The process that runs Sphinx: it imports no more than pages need, and lets others write them."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from dateline.publishing import sphinx_ext


def test_the_sphinx_extension_brings_no_tables_and_no_rules_along() -> None:
    asks = "import sys, dateline.publishing.sphinx_ext; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"pandas", "matplotlib", "dateline.tables", "dateline.linking", "dateline.extraction"}


def test_pages_are_written_by_two_processes_only_where_a_build_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app = SimpleNamespace(parallel=1)
    sphinx_ext.write_side_by_side(app, None)
    assert app.parallel == 1, "a plain `jupyter-book build` stays as it is"
    monkeypatch.setenv(sphinx_ext.WRITERS, "2")
    sphinx_ext.write_side_by_side(app, None)
    assert app.parallel == 3, "two, and the one that hands pages out"
