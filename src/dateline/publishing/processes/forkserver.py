"""Processes for notebooks, forked from one that has imported what they need.

Imports only the standard library, so that the warm process can begin its imports before anything else does.
"""

from __future__ import annotations

import gc
from multiprocessing import get_all_start_methods, get_context
from typing import Any

from dateline.core.ends import uninterrupted

# What the process that others are forked from imports, so that they need not. The command line is among it:
# every process imports the script it was started by, and Python's own way of preloading that ("__main__")
# does not reach it before 3.13.
PRELOADED = [
    "dateline.publishing.processes.first", "__main__",
    "dateline.cli", "dateline.publishing.processes.preload", "dateline.publishing.notebooks",
    "dateline.chapters.casualties", "dateline.chapters.changes", "dateline.chapters.collation",
    "dateline.chapters.downloads", "dateline.chapters.imprint", "dateline.chapters.incident",
    "dateline.chapters.locator_map", "dateline.chapters.review", "dateline.chapters.coverage",
    "dateline.chapters.reports", "dateline.chapters.statements",
    "dateline.notebook", "IPython.core.interactiveshell", "pyarrow.parquet",
]  # fmt: skip


def warmed() -> Any:
    """The context to make processes in: forked from the warm one, each for one run;
    where there is no fork, new ones."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def warm_up() -> None:
    """Let the warm process begin its imports now, beside whatever comes first."""
    if "forkserver" in get_all_start_methods():
        from multiprocessing.forkserver import ensure_running

        warmed()
        with uninterrupted():
            ensure_running()


def keep_loaded() -> None:
    """What is loaded by now stays: the collector need not walk over it again, nor look so often in
    a process that soon ends."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
