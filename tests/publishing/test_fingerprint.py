"""Nothing changed: the answer of the build before, without importing what a build needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.house import build, make_house


def test_nothing_changed_is_found_without_pandas_and_any_change_is_noticed(tmp_path: Path) -> None:
    house = make_house(tmp_path / "house", ["glance"])
    status, first = build(house)
    assert status == 0, first
    code = (
        "import sys; sys.argv = ['dateline', 'build']\n"
        "from dateline.cli import main\n"
        "try:\n    main()\nfinally:\n    assert not {'pandas', 'matplotlib', 'nbformat'} & set(sys.modules), "
        "'too much was imported'\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "nothing changed" in ran.stdout and ran.stdout.splitlines()[-2:] == first.splitlines()[-2:]

    page = house / "_build" / "html" / "book" / "glance.html"
    page.unlink()
    assert "built the site" in build(house)[1] and page.is_file(), "a page that is gone is made again"
    (house / "book" / "_static" / "own.css").write_text("a { color: red }", encoding="utf-8")
    assert "built the site" in build(house)[1]
    assert "nothing changed" in build(house)[1]
    status, said = build(house, "-p", "rule", "majority")
    assert status == 0 and "nothing changed" not in said
