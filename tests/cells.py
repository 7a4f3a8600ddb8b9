"""Notebooks run in this process, without a kernel, and what their cells show, as text."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from dateline.chapters.common.edition import Edition
from tests.conftest import ROOT

# What draws: a figure in the notebook, or a picture or map that the package draws.
DRAWS = ("dl.figure(", "toll_pictures.by_group(", "toll_pictures.total_by_day(", ".locator(")


def in_process(path: Path, parameters: Mapping[str, object], *, pictures: bool = False) -> dict[str, str]:
    """Run the code cells of a notebook, the parameters set behind the cell that declares them; what each cell shows,
    by its name. Pictures take longer than all else together; the cells that draw one run only where they are wanted.
    """
    scope: dict[str, Any] = {}
    out: dict[str, str] = {}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and (pictures or not any(words in source for words in DRAWS)):
            tree = ast.parse(source)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, cell["id"], "exec"), scope)
            if isinstance(last, ast.Expr):
                out[cell["id"]] = str(eval(compile(ast.Expression(last.value), cell["id"], "eval"), scope))
            if "parameters" in cell["metadata"].get("tags", []):
                scope |= parameters
    return out


def in_notebook(book: Edition, name: str, **parameters: object) -> dict[str, str]:
    """What the cells of a shipped notebook show of an edition, by their names; pictures are left out."""
    return in_process(ROOT / "notebooks" / f"{name}.ipynb", {"tables": str(book.folder), **parameters})


def text(shown: str) -> str:
    """The words of a piece that is shown, without those of its picture."""
    return " ".join(unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", shown, flags=re.DOTALL)).split())


def cells(shown: str) -> list[list[str]]:
    """The rows of a table that is shown, each cell as text."""
    rows = shown.split("<tbody>")[1].split("</tbody>")[0].split("<tr")[1:] if "<tbody>" in shown else []
    return [[text(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in rows]
