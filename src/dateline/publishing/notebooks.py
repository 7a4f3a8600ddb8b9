"""Running notebooks through papermill: only those whose template, parameters, code or tables changed.

A notebook's tables are those it opened in its last run (dateline.chapters.common.edition writes them down). A run that
fails stops the build with the cell and the error; a finished one is stripped of times and run identifiers, so that
the same input gives the same bytes.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import as_completed
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypedDict

import nbformat

from dateline.core.ends import processes
from dateline.core.files import files_below, files_hash, write_whole
from dateline.publishing.markdown import md
from dateline.publishing.processes.forkserver import warmed
from dateline.publishing.table_hashes import Hashes


class Run(NamedTuple):
    """One notebook to run: template, where the result goes, parameters, and the title written into its first cell."""

    template: Path
    output: Path
    parameters: Mapping[str, object]
    title: str = ""

    @property
    def name(self) -> str:
        """What the run is called in the cache: the last two parts of its output's path, wherever the house is."""
        return "/".join(self.output.parts[-2:])


# What a notebook declares that a build says by itself: where it is, and the tables it has made.
NOT_GIVEN = ("project", "tables")


class Parameter(NamedTuple):
    """What a notebook says of a parameter: its type, its default, and the comment behind it."""

    type: str
    default: object
    meaning: str


class Ran(TypedDict):
    """What is kept of a run: its key, the hash of each table or part of one that it read, and that of its output."""

    key: str
    reads: dict[str, str]
    output: str


class NotebookFailed(Exception):
    """A notebook stopped: its name, the cell and the error."""


@cache
def code_hash() -> str:
    """A hash of the package's own files, as they were when this process first asked: what they compute may have changed
    when they did."""
    root = Path(__file__).resolve().parent.parent
    return files_hash(root, (p for p in files_below(root) if p.suffix in (".py", ".csv", ".html", ".parquet")))


def key_of(run: Run, code: str) -> str:
    """What a run depends on besides its tables."""
    parts = (
        run.template.read_bytes(),
        json.dumps(run.parameters, sort_keys=True).encode(),
        run.title.encode(),
        code.encode(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def run_all(
    runs: Iterable[Run], digests: Hashes, cache: dict[str, Ran], workers: int, done: Callable[[str], None]
) -> int:
    """Run what has to be run, `workers` at a time; returns how many were run.

    `digests` gives the hashes of the edition's tables, `cache` what earlier builds wrote down (changed in place),
    `done` is called with a name after each run. Raises NotebookFailed for the first that fails.
    """
    code, wanted = code_hash(), []
    for run in runs:
        key, known = key_of(run, code), cache.get(run.name)
        fresh = known and known["key"] == key and run.output.is_file() and known["output"] == _file_hash(run.output)
        if not known or not fresh or any(digests.get(name) != digest for name, digest in known["reads"].items()):
            wanted.append((run, key))
    if not wanted:
        return 0
    # Pages of attacks, which have a title of their own, take longest: begun last they would leave a core idle.
    wanted.sort(key=lambda job: not job[0].title)
    with processes(min(workers, len(wanted)), warmed(), max_tasks_per_child=1) as pool:
        jobs = {pool.submit(_execute, run): (run, key) for run, key in wanted}
        for job in as_completed(jobs):
            run, key = jobs[job]
            reads = job.result()
            cache[run.name] = {
                "key": key,
                "reads": {n: digest for n in reads if (digest := digests.get(n))},
                "output": _file_hash(run.output),
            }
            done(run.output.stem)
    return len(wanted)


def _file_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _execute(run: Run) -> list[str]:
    """Run one notebook in a process of its own; returns the names of the tables it opened."""
    import papermill
    from papermill.exceptions import PapermillExecutionError

    import dateline.publishing.processes.papermill_engine  # noqa: F401  (registers the engine)

    with tempfile.TemporaryDirectory() as scratch:
        prepared, result, log = Path(scratch, "in.ipynb"), Path(scratch, "out.ipynb"), Path(scratch, "reads")
        notebook = nbformat.read(run.template, as_version=4)
        known = signature(run.template)
        if unknown := set(run.parameters) - set(known):
            raise NotebookFailed(
                f"{run.template.name} has no parameter {', '.join(sorted(unknown))}; it has {', '.join(sorted(known))}"
            )
        if run.title:
            notebook.cells[0].source = notebook.cells[0].source.replace("{title}", md(run.title))
        nbformat.write(notebook, prepared)
        os.environ["DATELINE_READS"] = str(log)
        os.environ.setdefault("PYTHONHASHSEED", "0")
        try:
            papermill.execute_notebook(
                str(prepared), str(result), parameters=run.parameters, kernel_name="python3", engine_name="warm",
                progress_bar=False, cwd=str(run.template.parent),
            )  # fmt: skip
        except PapermillExecutionError as error:
            raise NotebookFailed(
                f"{run.template.name}, cell {error.exec_count}: {error.ename}: {error.evalue}\n{error.source}"
            ) from None
        finished = nbformat.read(result, as_version=4)
        write_whole(run.output, nbformat.writes(stripped(finished)) + "\n")
        return sorted(set(log.read_text(encoding="utf-8").split())) if log.is_file() else []


def signature(template: Path) -> dict[str, Parameter]:
    """The parameters that a notebook declares in its parameters cell (`name: type = default  # meaning`), by name.

    Papermill reads the same (`papermill --help-notebook`), but takes half a second to import.
    Raises FileNotFoundError.
    """
    cells = json.loads(template.read_text(encoding="utf-8"))["cells"]
    source = next((c["source"] for c in cells if "parameters" in c["metadata"].get("tags", [])), "")
    text = "".join(source)
    lines = text.splitlines()
    return {
        node.target.id: Parameter(
            ast.unparse(node.annotation), ast.literal_eval(node.value), lines[node.lineno - 1].partition("  # ")[2]
        )
        for node in ast.parse(text).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None
    }


def declared(template: Path, given: Mapping[str, object]) -> dict[str, object]:
    """Those of some parameters that a notebook declares."""
    names = signature(template)
    return {n: v for n, v in given.items() if n in names}


# What opens the cell of parameters: beside it "Show the code" opens what computes a result.
SETTINGS = {"code_prompt_show": "Show the settings", "code_prompt_hide": "Hide the settings"}


def stripped(notebook: Any) -> Any:
    """The notebook without what differs from run to run: times, paths, identifiers drawn at random."""
    notebook.metadata.pop("papermill", None)
    for n, cell in enumerate(notebook.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = f"injected-{n}"
            cell.metadata["tags"] = ["injected-parameters", "remove-input"]
        elif "parameters" in cell.metadata.get("tags", []):
            cell.metadata["mystnb"] = SETTINGS
    notebook.cells = folded(notebook.cells)
    return notebook


def folded(cells: Iterable[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """Cells of a finished notebook, each whose code is hidden and shows nothing joined to the code right behind it.

    A page then has one "Show the code" for each result that a cell computes, none where there is no result, and none
    for a cell that only places finished text, unless what computes it is right before.
    The cell of the parameters stays alone, so that papermill can run the result again by others.
    """
    out: list[nbformat.NotebookNode] = []
    for cell in cells:
        before = out[-1] if out else None
        if before is not None and _hides(before) and not before.outputs and cell.cell_type == "code":
            cell.source = f"{before.source}\n\n{cell.source}"
            cell.metadata["tags"] = before.metadata["tags"]
            out.pop()
        out.append(cell)
    for cell in out:
        if _hides(cell) and not cell.outputs:  # there is nothing whose code a reader could want to see
            cell.metadata["tags"] = [t if t != "hide-input" else "remove-input" for t in cell.metadata["tags"]]
    return out


def _hides(cell: nbformat.NotebookNode) -> bool:
    """Whether a cell is code that a page folds away, other than the parameters."""
    tags = cell.metadata.get("tags", [])
    return bool(cell.cell_type == "code" and "hide-input" in tags and "parameters" not in tags)
