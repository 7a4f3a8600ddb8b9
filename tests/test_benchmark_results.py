"""The tables of benchmarks/README.md are those of benchmarks/results."""

import json

import pytest
import results

from tests.conftest import ROOT

PAGE = ROOT / "benchmarks" / "README.md"


def test_the_tables_of_the_page_are_those_that_were_measured() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert results.written(page) == page, "run python benchmarks/results.py"
    named = {m["name"] for m in results.PLACE.finditer(page)}
    assert named == {p.stem for p in (ROOT / "benchmarks" / "results").glob("*.json")}


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks" / "results").glob("*.json")), ids=lambda p: p.stem)
def test_a_result_says_when_and_on_what_it_was_measured(path: results.Path) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["on"] and kept["machine"] and kept["commit"]
    for table in kept["tables"].values():
        assert all(len(row) == len(table["columns"]) for row in table["rows"])


def test_what_is_kept_is_what_the_page_will_print(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(results, "HERE", tmp_path)
    (tmp_path / "results").mkdir()
    results.keep("some", {"times": (["what", "seconds"], [["a build", 7.2]])})
    made = results.written("before\n<!-- some: times -->\nold\n<!-- end -->\nafter\n")
    assert (
        made
        == "before\n<!-- some: times -->\n\n| what | seconds |\n|---|---|\n| a build | 7.2 |\n\n<!-- end -->\nafter\n"
    )
