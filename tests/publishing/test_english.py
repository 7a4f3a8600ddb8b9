"""What the program writes reads as English: phrases that readers stumbled over come back nowhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import nbformat
import pytest

from dateline.extraction.lexicon.case_names import UNSAID
from dateline.linking.assertions.phrasing import clause, people
from tests.conftest import ROOT

# Each was printed once; behind it what is written instead.
STUMBLED_OVER = {
    "told with": "give different days",
    "go down to": "the lowest total is 10",
    "go up to": "the highest total is 20",
    "of any age": "can be young or old",
    "(EDTF)": "Date",
    "Mode": "Kind of figure",
    "held against": "compared with",
    "what the words were meant to do?": "What was each statement meant to do?",
    "is told by": "is reported by",
    "What rests on it": "What is based on it",
    "mend this": "fix this",
    "in a stretch": "in a week",
    "the words between the marks": "quotation",
    "1 reports": "1 report",
}
FOLDERS = ("chapters", "linking", "notebook", "publishing")


def literals(source: str) -> Iterator[str]:
    """The strings of a Python text, other than docstrings."""
    tree = ast.parse(source)
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def written() -> Iterator[tuple[str, str]]:
    """File and text of all that the program writes on pages."""
    for folder in FOLDERS:
        for path in sorted((ROOT / "src" / "dateline" / folder).rglob("*.py")):
            yield from ((path.name, text) for text in literals(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            yield from ((path.name, t) for t in (literals(cell.source) if cell.cell_type == "code" else [cell.source]))
    for path in sorted((ROOT / "book").glob("*.md")):
        yield path.name, path.read_text(encoding="utf-8")


def test_no_phrase_that_readers_stumbled_over_is_written() -> None:
    again = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in STUMBLED_OVER))
    found = [(file, again.findall(text), text[:80]) for file, text in written() if again.search(text)]
    assert not found


@pytest.mark.parametrize(
    ("n", "said"), [(1, "person not called a civilian or a fighter"), (2, "people not called civilians or fighters")]
)
def test_people_of_no_known_status_are_called_so_in_plain_words(n: int, said: str) -> None:
    assert people(UNSAID, n) == said


def test_a_point_of_the_matrix_counts_people_in_plain_words() -> None:
    assert clause(f"four {UNSAID} killed") == "four people not called civilians or fighters were killed"
