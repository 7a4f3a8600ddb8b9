"""The examples in docstrings are true."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import dateline

SOURCE = Path(dateline.__file__).parent
SHOWN = sorted(p for p in SOURCE.rglob("*.py") if ">>> " in p.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHOWN, ids=lambda p: p.stem)
def test_the_examples_of_a_module(path: Path) -> None:
    module = import_module(".".join(["dateline", *path.relative_to(SOURCE).with_suffix("").parts]))
    failed, tried = doctest.testmod(module)
    assert tried and not failed
