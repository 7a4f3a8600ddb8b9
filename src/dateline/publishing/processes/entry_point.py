"""What papermill finds as its engine "warm" where Dateline is installed.

Papermill loads all engines that are installed while it is itself being imported, so this module must not import it.
"""

from __future__ import annotations


class Warm:
    """The engine of papermill_engine.py, imported when a notebook is run by it."""

    @classmethod
    def execute_notebook(cls, *args: object, **kwargs: object) -> object:
        """Run a notebook as papermill's engines do."""
        from dateline.publishing.processes.papermill_engine import WarmEngine

        return WarmEngine.execute_notebook(*args, **kwargs)

    @classmethod
    def nb_kernel_name(cls, *args: object, **kwargs: object) -> object:
        """The kernel that a notebook names."""
        from dateline.publishing.processes.papermill_engine import WarmEngine

        return WarmEngine.nb_kernel_name(*args, **kwargs)

    @classmethod
    def nb_language(cls, *args: object, **kwargs: object) -> object:
        """The language that a notebook is written in."""
        from dateline.publishing.processes.papermill_engine import WarmEngine

        return WarmEngine.nb_language(*args, **kwargs)
