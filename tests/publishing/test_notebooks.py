"""Every notebook runs by itself under plain papermill, keeps its rules in the package, and is committed clean."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import pytest

from dateline.chapters.common.edition import Edition
from dateline.publishing.notebooks import NotebookFailed, Run, folded, run_all, stripped
from tests.conftest import ROOT

TEMPLATES = sorted((ROOT / "notebooks").glob("*.ipynb"))
CHAPTERS = {
    "glance",
    "reports",
    "timeline",
    "casualties",
    "statements",
    "same-words",
    "contradictions",
    "coverage",
    "places",
    "incident",
    "changes",
    "compared",
    "corrections",
    "review",
    "downloads",
    "imprint",
}


def test_there_is_one_for_each_chapter_and_one_template_for_incidents() -> None:
    assert {p.stem for p in TEMPLATES} == CHAPTERS


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.stem)
def test_committed_without_outputs_with_stable_ids_and_parameters(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    ids = [c["id"] for c in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(not c.get("outputs") and c.get("execution_count") is None for c in notebook["cells"])
    assert sum("parameters" in c["metadata"].get("tags", []) for c in notebook["cells"]) == 1
    assert notebook["cells"][0]["source"][0].startswith("# ")


# What would read a text or decide in a notebook: functions and loops of its own, and pandas' ways to look into words.
OWN_RULES = (ast.For, ast.While, ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.With)
READS_WORDS = {"contains", "match", "fullmatch", "extract", "findall", "search", "apply", "iterrows", "eval", "query"}
WORKS_WITH = {"pandas", "seaborn", "matplotlib", "dateline"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.stem)
def test_a_notebook_holds_no_rule_of_its_own(path: Path) -> None:
    """It filters, counts, pivots and draws tables; what a figure or a sentence means is asked of the package."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            for node in ast.walk(ast.parse(cell.source)):
                assert not isinstance(node, OWN_RULES), cell.source
                assert not (isinstance(node, ast.Attribute) and node.attr in READS_WORDS), cell.source
                if isinstance(node, ast.Import | ast.ImportFrom):
                    named = node.names[0].name if isinstance(node, ast.Import) else str(node.module)
                    assert named.split(".")[0] in WORKS_WITH, cell.source


@pytest.fixture(scope="module")
def executed(book: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All notebooks, run two at a time as the build runs them."""
    out = tmp_path_factory.mktemp("executed")
    tables = str(book.folder)
    runs = [
        Run(p, out / p.name, {"tables": tables}, "A *title* with `marks` {{ 7*7 }}" if p.stem == "incident" else "")
        for p in TEMPLATES
    ]
    cache: dict[str, Any] = {}
    ran = run_all(
        runs,
        dict.fromkeys(["claims", "tolls", "reports", "statements", "incidents", "case"], "x"),
        cache,
        2,
        lambda _name: None,
    )
    assert ran == len(TEMPLATES)
    again = run_all(
        runs,
        dict.fromkeys(["claims", "tolls", "reports", "statements", "incidents", "case"], "x"),
        cache,
        2,
        lambda _name: None,
    )
    assert again == 0, "nothing changed, so nothing runs"
    return {
        "notebooks": {p.stem: nbformat.read(out / p.name, as_version=4) for p in TEMPLATES},
        "cache": cache,
        "runs": runs,
    }


def test_every_notebook_runs_and_shows_something(executed: dict[str, Any]) -> None:
    for name, notebook in executed["notebooks"].items():
        outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
        assert not [o for o in outputs if o.output_type == "error"], name
        assert [o for o in outputs if "text/html" in o.get("data", {})], name
        streams = [o.text for o in outputs if o.output_type == "stream"]
        assert not streams, (name, streams)


def test_the_title_of_an_incident_page_is_data(executed: dict[str, Any]) -> None:
    title = executed["notebooks"]["incident"].cells[0].source.splitlines()[0]
    assert title == r"# A \*title\* with \`marks\` \{\{ 7\*7 \}\}"


def test_what_a_notebook_reads_is_written_down(executed: dict[str, Any]) -> None:
    reads = {Path(k).stem: set(v["reads"]) for k, v in executed["cache"].items()}
    assert "tolls" in reads["casualties"]
    assert "tolls" not in reads["reports"]


def test_only_notebooks_whose_tables_changed_run_again(executed: dict[str, Any]) -> None:
    digests = dict.fromkeys(["claims", "tolls", "reports", "statements", "incidents", "case"], "x") | {
        "tolls": "changed"
    }
    again: list[str] = []
    run_all(executed["runs"], digests, dict(executed["cache"]), 2, again.append)
    assert "casualties" in again
    assert "reports" not in again
    assert "same-words" not in again


def test_pictures_have_title_description_and_text(executed: dict[str, Any]) -> None:
    pictures = [
        o.data["text/html"]
        for n in executed["notebooks"].values()
        for c in n.cells
        if c.cell_type == "code"
        for o in c.outputs
        if "<svg" in o.get("data", {}).get("text/html", "")
    ]
    assert len(pictures) >= 7
    for p in pictures:
        assert 'role="img"' in p or 'role="group"' in p
        assert "<title id=" in p
        assert "<desc id=" in p
        assert "<text" in p, "text in a picture stays text"
        assert "#0" not in p.split("<svg")[1].split("</svg>")[0].replace("#010101", "#0") or "var(--dl-" in p


def test_a_failing_notebook_is_named_with_cell_and_error(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# x"), nbformat.v4.new_code_cell("1 / 0")]
    )
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, tmp_path / "bad.ipynb")
    with pytest.raises(NotebookFailed, match=r"bad.ipynb, cell 1: ZeroDivisionError: division by zero"):
        run_all([Run(tmp_path / "bad.ipynb", tmp_path / "out.ipynb", {})], {}, {}, 1, lambda _name: None)
    assert not (tmp_path / "out.ipynb").exists()


def test_an_unknown_parameter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotebookFailed, match=r"glance.ipynb has no parameter speed; it has as_of"):
        run_all(
            [Run(ROOT / "notebooks" / "glance.ipynb", tmp_path / "out.ipynb", {"speed": 3})],
            {},
            {},
            1,
            lambda _name: None,
        )


def test_what_differs_from_run_to_run_is_taken_out() -> None:
    cell = nbformat.v4.new_code_cell(
        "tables = 1",
        id="a1b2c3",
        metadata={
            "tags": ["injected-parameters"],
            "papermill": {"duration": 1},
            "execution": {"iopub.execute_input": "now"},
        },
    )
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"papermill": {"start_time": "now"}})
    clean = stripped(notebook)
    assert "papermill" not in clean.metadata
    assert clean.cells[0]["id"] == "injected-0"
    assert set(clean.cells[0].metadata) == {"tags"}


def test_code_that_shows_nothing_is_folded_with_the_code_behind_it() -> None:
    def cell(source: str, *tags: str, shows: str = "") -> Any:
        outputs = [nbformat.v4.new_output("stream", text=shows)] if shows else []
        return nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)}, outputs=outputs)

    cells = [
        cell("n = 1", "parameters", "hide-input"), cell("m = n", "hide-input"), cell("m += 1", "hide-input"),
        cell("m", "hide-input", shows="2"), cell("m * 2", "hide-input", shows="4"), cell("p = 1", "hide-input"),
        nbformat.v4.new_markdown_cell("## Next"), cell("p", "hide-input", shows="1"),
    ]  # fmt: skip
    sources = [c.source for c in folded(cells)]
    assert sources == ["n = 1", "m = n\n\nm += 1\n\nm", "m * 2", "p = 1", "## Next", "p"]
    assert [c.metadata.get("tags") for c in cells if c.source == "p = 1"] == [["remove-input"]], "it shows nothing"

    placed = [
        cell("n = 1", "hide-input"),
        cell("place(n)", "remove-input", shows="1"),
        cell("more", "remove-input", shows="2"),
    ]
    joined = folded(placed)
    assert [c.source for c in joined] == ["n = 1\n\nplace(n)", "more"]
    assert [c.metadata["tags"] for c in joined] == [["hide-input"], ["remove-input"]], "what computes can be opened"


@pytest.mark.parametrize("notebook", TEMPLATES, ids=lambda path: path.stem)
def test_a_cell_that_only_places_has_no_code_to_open(notebook: Path) -> None:
    """A cell of one call computes nothing, so that no page has a "Show the code" for it; a page has six at most."""
    cells = [c for c in nbformat.read(notebook, as_version=4).cells if c.cell_type == "code"]
    folds = [c for c in cells if "hide-input" in c.metadata["tags"] and "parameters" not in c.metadata["tags"]]
    for cell in folds:
        body = ast.parse(cell.source).body
        assert len(body) > 1 or not isinstance(body[0], ast.Expr), cell.source
    assert sum(isinstance(ast.parse(c.source).body[-1], ast.Expr) for c in folds) <= 6


@pytest.mark.parametrize("name", ["statements", pytest.param("glance", marks=pytest.mark.nightly)])
def test_papermills_own_engine_gives_the_same(
    name: str, book: Edition, executed: dict[str, Any], tmp_path: Path
) -> None:
    """A kernel started by plain papermill shows what the warm engine showed."""
    import papermill

    out = tmp_path / "out.ipynb"
    papermill.execute_notebook(
        str(ROOT / "notebooks" / f"{name}.ipynb"), str(out), parameters={"tables": str(book.folder)}, progress_bar=False
    )
    theirs = [c.outputs for c in nbformat.read(out, as_version=4).cells if c.cell_type == "code" and c.outputs]
    ours = [c.outputs for c in executed["notebooks"][name].cells if c.cell_type == "code" and c.outputs]
    assert theirs == ours


def code_notebook(path: Path, *sources: str) -> Run:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in sources])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)
    return Run(path, path.with_name(f"out-{path.name}"), {})


def test_a_run_sees_nothing_of_the_one_before(tmp_path: Path) -> None:
    leak = code_notebook(
        tmp_path / "a.ipynb", "import builtins, os, pandas\nbuiltins.leak = pandas.leak = os.environ['LEAK'] = '1'"
    )
    look = code_notebook(
        tmp_path / "b.ipynb",
        "import builtins, os, pandas\nassert not hasattr(builtins, 'leak')\n"
        "assert not hasattr(pandas, 'leak') and 'LEAK' not in os.environ",
    )
    for run in (leak, look):
        assert run_all([run], {}, {}, 1, lambda _name: None) == 1


def test_the_warm_engine_keeps_text_displays_and_results(tmp_path: Path) -> None:
    run = code_notebook(
        tmp_path / "a.ipynb",
        "print('said')\nfrom IPython.display import HTML, display\ndisplay(HTML('<b>shown</b>'))\n6 * 7",
        "x = 1",
    )
    run_all([run], {}, {}, 1, lambda _name: None)
    first, second = nbformat.read(run.output, as_version=4).cells
    assert [o.output_type for o in first.outputs] == ["stream", "display_data", "execute_result"]
    assert first.outputs[0].text == "said\n"
    assert first.outputs[1].data["text/html"] == "<b>shown</b>"
    assert first.outputs[2].data["text/plain"] == "42"
    assert (first.execution_count, second.execution_count, second.outputs) == (1, 2, [])


def test_the_warm_engine_is_papermills_to_use(tmp_path: Path) -> None:
    """As an entry point of the package, which papermill loads while it is half imported itself."""
    import papermill
    from papermill.engines import papermill_engines

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    module, _, name = declared["papermill.engine"]["warm"].partition(":")
    code = f"import sys, {module} as m; assert 'papermill' not in sys.modules; assert m.{name}.execute_notebook"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    nbformat.write(notebook, tmp_path / "in.ipynb")
    papermill_engines.register("entry", getattr(importlib.import_module(module), name))
    made = papermill.execute_notebook(
        str(tmp_path / "in.ipynb"), str(tmp_path / "out.ipynb"), kernel_name="python3", engine_name="entry",
        progress_bar=False,
    )  # fmt: skip
    assert made.cells[0].outputs[0].data["text/plain"] == "2"
