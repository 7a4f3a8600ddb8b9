"""`Any` stands only at the edges of libraries, and what is there may only become less."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "dateline"
# How often `Any` is written, and how often as `dict[str, Any]`. Lower a figure when you take one out; never raise it.
MOST_ANY, MOST_DICTS = 105, 8
# Rooms whose rows are all typed, and that handle nothing of a library: they name it nowhere.
WITHOUT = (
    "linking", "rules", "extraction/attribution", "extraction/casualties", "extraction/temporal", "extraction/numbers",
)  # fmt: skip


def written(path: Path) -> Iterator[ast.Name]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name) and node.id == "Any":
            yield node


def counted() -> Counter[str]:
    """How often each module writes `Any`, imports left out."""
    return Counter({p.relative_to(SOURCE).as_posix(): len([*written(p)]) for p in SOURCE.rglob("*.py")})


def test_any_becomes_less() -> None:
    found = counted()
    assert found.total() <= MOST_ANY, found.most_common(8)


def test_rows_are_no_dictionaries_of_anything() -> None:
    lines = [
        f"{p.relative_to(SOURCE)}: {line.strip()}"
        for p in SOURCE.rglob("*.py")
        for line in p.read_text(encoding="utf-8").splitlines()
        if "dict[str, Any]" in line
    ]
    assert len(lines) <= MOST_DICTS, lines


def test_linking_and_the_rules_know_no_any() -> None:
    found = counted()
    assert [n for n, count in found.items() if count and n.startswith(tuple(f"{room}/" for room in WITHOUT))] == []
