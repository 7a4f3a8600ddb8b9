"""`dateline serve`: the book is shown, and made again when a report changes."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

import pytest

from dateline.publishing import serving
from tests.house import Houses, make_house


def test_a_changed_report_is_on_the_page_soon(houses: Houses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = houses.copy(tmp_path / "house")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(serving, "SECONDS_BETWEEN_LOOKS", 0.2)
    said: list[str] = []
    pages: list[str] = []

    def get(address: str) -> str:
        with urllib.request.urlopen(f"{address}/book/reports/one.html", timeout=10) as page:
            return str(page.read().decode())

    def told(line: str) -> None:
        said.append(line)
        shown = next((m[0] for s in said if (m := re.match(r"http://127\.0\.0\.1:\d+", s))), None)
        if shown and line.startswith("http"):
            pages.append(get(shown))
            one = folder / "data" / "reports" / "one.md"
            one.write_text(one.read_text(encoding="utf-8").replace("12 people", "14 people"), encoding="utf-8")
        elif shown and "built the site" in line:
            pages.append(get(shown))

    serving.serve(folder / "data", 0, told, looks=3)
    assert "12 people" in pages[0]
    assert "14 people" in pages[-1] and "12 people" not in pages[-1]


def test_a_build_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_house(tmp_path / "house", ["glance"])
    monkeypatch.chdir(folder)
    (folder / "data" / "case.yml").write_text("titel: A case\n", encoding="utf-8")
    said: list[str] = []
    serving._build(folder / "data", said.append)
    assert any("not built" in line and "titel" in line for line in said)
