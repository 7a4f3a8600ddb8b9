"""Done once in the process that notebooks are forked from: a picture drawn, a notebook checked, a shell opened,
so that what each loads when first used is loaded already. Nothing of it is kept, and nothing in it starts a
thread, which a fork would lose."""

from __future__ import annotations

import gc

import nbformat

from dateline.chapters.common.charts import canvas, picture
from dateline.chapters.common.html import compile_templates
from dateline.chapters.maps.base_map import base_map
from dateline.publishing.processes.forkserver import keep_loaded
from dateline.publishing.processes.papermill_engine import new_shell


def rehearse() -> None:
    """Use everything once that a notebook will use."""
    compile_templates()
    base_map()
    with canvas(3, 2) as (fig, ax):
        ax.scatter([1, 2], [1, 2])
        ax.legend(["a"])
        ax.annotate("a", (1, 1))
        picture(fig, "rehearsal", "A picture", "Nobody sees it.")
    nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", id="a")]))
    new_shell().run_cell("1", store_history=False)


rehearse()
gc.collect()
keep_loaded()
