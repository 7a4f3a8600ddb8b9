"""Nothing changed: the answer of the build before, without importing what a build needs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.publishing.fingerprint import last_build
from tests.house import Houses, build


@pytest.fixture(scope="module")
def house(houses: Houses, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return houses.copy(tmp_path_factory.mktemp("fingerprint") / "house")


def test_nothing_changed_is_found_without_pandas(houses: Houses, house: Path) -> None:
    code = (
        "import sys; sys.argv = ['dateline', 'build']\n"
        "from dateline.cli import main\n"
        "try:\n    main()\nfinally:\n    assert not {'pandas', 'matplotlib', 'nbformat'} & set(sys.modules), "
        "'too much was imported'\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    last = [line.replace(str(houses.house), str(house)) for line in houses.said.splitlines()[-2:]]
    assert "nothing changed" in ran.stdout and ran.stdout.splitlines()[-2:] == last


def test_the_plain_command_says_the_same_without_what_reads_command_lines(house: Path) -> None:
    code = (
        "import sys; sys.argv = ['dateline', 'build', *{more}]\n"
        "from dateline.__main__ import main\n"
        "try:\n    main()\nfinally:\n    assert {typer} == ('typer' in sys.modules)\n"
    )

    def said(more: list[str], *, typer: bool) -> str:
        asks = [sys.executable, "-c", code.format(more=more, typer=typer)]
        return subprocess.run(asks, cwd=house, capture_output=True, text=True, check=True).stdout

    plain = said([], typer=False)
    assert "nothing changed" in plain and plain == said(["--data", "data"], typer=True)


def changed(path: Path) -> Callable[[], object]:
    """Change a file; what is called puts it back."""
    before = path.read_bytes()
    path.write_bytes(before + b" ")
    return lambda: path.write_bytes(before)


def gone(path: Path) -> Callable[[], object]:
    before = path.read_bytes()
    path.unlink()
    return lambda: path.write_bytes(before)


def new(path: Path) -> Callable[[], object]:
    path.write_text("a { color: red }", encoding="utf-8")
    return path.unlink


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (gone, "_build/html/book/glance.html"),
        (changed, "_build/html/book/glance.html"),
        (gone, "_build/tables/claims.parquet"),
        (changed, "_build/downloads/claims.csv"),
        (changed, "book/glance.ipynb"),
        (changed, "book/method.md"),
        (new, "book/_static/own.css"),
        (changed, "notebooks/glance.ipynb"),
        (changed, "data/reports/one.md"),
        (gone, "data/reports/two.md"),
        (changed, "data/case.yml"),
        (changed, "_config.yml"),
        (changed, "_toc.yml"),
    ],
)
def test_any_change_is_noticed(house: Path, change: Callable[[Path], Callable[[], object]], path: str) -> None:
    def known() -> bool:
        return last_build(house, house / "data", None, {}) is not None

    assert known()
    put_back = change(house / path)
    assert not known(), path
    put_back()
    assert known()


@pytest.mark.parametrize("parameters", [{"rule": "majority"}, {"as_of": "2022-05-03"}])
def test_other_parameters_are_noticed(house: Path, parameters: dict[str, Any]) -> None:
    assert last_build(house, house / "data", None, parameters) is None


def test_the_day_in_the_environment_is_noticed(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1638489601")
    assert last_build(house, house / "data", None, {}) is None


def test_a_page_that_is_gone_is_made_again(houses: Houses, tmp_path: Path) -> None:
    own = houses.copy(tmp_path / "house")
    page = own / "_build" / "html" / "book" / "glance.html"
    page.unlink()
    assert "built the site" in build(own)[1] and page.is_file()
    assert "nothing changed" in build(own)[1]
