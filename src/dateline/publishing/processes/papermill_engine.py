"""A papermill engine for a process that is already warm: cells run in it, without starting a kernel.

Every run gets a process of its own, forked from one that has imported what notebooks need
(processes.forkserver.PRELOADED); so a run costs what its cells cost, and no run sees what another left behind.
Papermill's engines are its own extension point: https://papermill.readthedocs.io/en/latest/extending-entry-points.html.
Where Dateline is installed, `papermill --engine warm in.ipynb out.ipynb` runs any notebook by it, Dateline's or not.

Not supported: the order of printed text among displayed output (text comes first), input, and magics that need a
kernel. The notebooks run under papermill's own engine as well (tests/publishing/test_notebooks.py).
"""

from __future__ import annotations

from typing import Any

import nbformat
from papermill.engines import Engine, papermill_engines


class WarmEngine(Engine):  # type: ignore[misc]
    """Runs cells in an IPython shell of this process."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, _kernel_name: str, **_kwargs: Any) -> None:
        """Run the code cells from the first; stops behind one that fails, which papermill then reports."""
        shell = new_shell()
        # Nobody watches the file while it grows; papermill writes it when all cells are run, or one has failed.
        nb_man.save = lambda **_kwargs: None
        count = 0
        for cell in nb_man.nb.cells:
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            count += 1
            nb_man.cell_start(cell)
            cell.execution_count = count
            cell.outputs, failed = _run(shell, cell.source, count)
            if failed is not None:
                nb_man.cell_exception(cell, exception=failed)
                break
            nb_man.cell_complete(cell)


def new_shell() -> Any:
    """A new shell that keeps no history and prints nothing of its own: what a cell ends in is taken from its result."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets import Type
    from traitlets.config import Config

    class Silent(DisplayHook):
        def write_output_prompt(self) -> None:
            pass

        def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
            pass

        def finish_displayhook(self) -> None:
            self._is_active = False

    class Shell(InteractiveShell):
        displayhook_class = Type(Silent)

    InteractiveShell.clear_instance()
    Shell.clear_instance()
    # A history would be kept in a database, by a thread of its own.
    return Shell.instance(history_load_length=0, config=Config({"HistoryManager": {"enabled": False}}))


def _run(shell: Any, source: str, count: int) -> tuple[list[Any], BaseException | None]:
    """One cell's outputs, and the exception that ended it."""
    from IPython.utils.capture import capture_output

    with capture_output() as said:
        shell.showtraceback = lambda *_args, **_kwargs: None  # it is reported once, as an output
        shell.showsyntaxerror = lambda *_args, **_kwargs: None
        result = shell.run_cell(source, store_history=False)
    outputs = [
        nbformat.v4.new_output("stream", name=name, text=text)
        for name, text in (("stdout", said.stdout), ("stderr", said.stderr))
        if text
    ]
    if result.success and result.result is not None:
        data, metadata = shell.display_formatter.format(result.result)
    else:
        data, metadata = {}, {}
    for shown in said.outputs:
        outputs.append(nbformat.v4.new_output("display_data", data=shown.data, metadata=shown.metadata or {}))
    if data:
        outputs.append(nbformat.v4.new_output("execute_result", data=data, metadata=metadata, execution_count=count))
    failed = result.error_before_exec or result.error_in_exec
    if failed is not None:
        lines = shell.InteractiveTB.structured_traceback(type(failed), failed, failed.__traceback__)
        outputs.append(
            nbformat.v4.new_output("error", ename=type(failed).__name__, evalue=str(failed), traceback=lines)
        )
    return outputs, failed


papermill_engines.register("warm", WarmEngine)
