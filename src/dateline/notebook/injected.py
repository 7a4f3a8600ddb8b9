"""Parameters that papermill puts into a notebook, against those the notebook declares.

Papermill only logs a name that a notebook does not have, and the notebook runs as if nothing had been asked. It puts
the values into a cell of their own, behind the one that declares them; both are in the kernel's history by the time a
notebook opens its edition.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import NamedTuple

from dateline.core.identifiers import printable

# How papermill begins the cell.
INJECTED = "# Parameters\n"


def history() -> list[str]:
    """The cells that this kernel has run; none outside a kernel."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return list(shell.user_ns.get("In", ())) if shell else []


def refuse_undeclared(cells: Sequence[str]) -> None:
    """Raise ValueError, by name, for a parameter that papermill put in and no cell before declares, and for a word
    where a whole number is declared."""
    last = max((n for n, source in enumerate(cells) if source.startswith(INJECTED)), default=None)
    if last is None:
        return
    declared = _assigned(cells[:last])
    for name, given in _assigned(cells[last : last + 1]).items():
        if name not in declared:
            close = get_close_matches(name, declared, n=1)
            meant = f" Did you mean {close[0]}?" if close else ""
            raise ValueError(f"no parameter {printable(name)} here.{meant} This notebook has {', '.join(declared)}")
        if declared[name].type == "int" and not given.value.lstrip("-").isdigit():
            raise ValueError(f"{name}: {given.value} is not a whole number")


class _Set(NamedTuple):
    """What a cell sets a name to, as it is written, and the type it says, if any."""

    value: str
    type: str


def _assigned(cells: Iterable[str]) -> dict[str, _Set]:
    """The names that cells set, in order."""
    names: dict[str, _Set] = {}
    for source in cells:
        with suppress(SyntaxError):
            for node in ast.parse(source).body:
                if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                    said = ast.unparse(node.annotation) if isinstance(node, ast.AnnAssign) else ""
                    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                    names |= {t.id: _Set(ast.unparse(node.value), said) for t in targets if isinstance(t, ast.Name)}
    return names
