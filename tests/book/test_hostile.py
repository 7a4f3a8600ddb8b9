"""Reports that want to break the book or its reader: everything is shown as text, nothing runs, and nothing else is asked."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from dateline.reading.case import CHAPTERS
from tests.conftest import ROOT
from tests.hostile import PAYLOADS, SCRIPTS, hostile_case
from tests.house import build, make_house


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a book made of payloads."""
    house = make_house(tmp_path_factory.mktemp("hostile") / "house", list(CHAPTERS))
    shutil.rmtree(house / "data" / "reports")
    assert hostile_case(house / "data") > 300
    shutil.copy(ROOT / "data" / "case.yml", house / "data" / "case.yml")
    status, said = build(house)
    assert status == 0, said[-3000:]
    return house / "_build" / "html"


def test_nothing_runs_and_nothing_else_is_asked(hostile: Path, chrome: Any) -> None:
    """Every page is opened, every element touched; a payload that ran would have counted itself."""
    asked: list[str] = []
    context = chrome.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file://", "data:")) else None)
    page.on("dialog", lambda d: (asked.append(f"dialog {d.message}"), d.dismiss()))
    pages = sorted(
        p for p in hostile.rglob("*.html") if "_static" not in p.parts and p != hostile / "index.html"
    )  # it leads on
    assert len(pages) > len(PAYLOADS)
    for path in pages:
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        found = page.evaluate(
            """() => {
                for (const e of document.querySelectorAll('article *')) {
                    for (const kind of ['mouseover', 'focus', 'toggle', 'error', 'load']) e.dispatchEvent(new Event(kind));
                }
                const article = document.querySelector('article') || document.body;
                return {
                    pwned: window.pwned || 0,
                    scripts: [...article.querySelectorAll('script')].filter(e => /pwned|javascript:/.test(e.outerHTML)).length + article.querySelectorAll('iframe, object, embed, base, form[action^="javascript"]').length,
                    handlers: [...article.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
                    links: [...article.querySelectorAll('[href], [src]')].filter(e => /^\\s*(javascript|data:text|file:\\/\\/\\/etc)/i.test(e.getAttribute('href') || e.getAttribute('src'))).length,
                };
            }"""
        )
        assert found == {"pwned": 0, "scripts": 0, "handlers": 0, "links": 0}, (path.name, found)
    context.close()
    assert not asked
    assert not Path("/tmp/pwned").exists()


def test_the_payloads_are_shown_as_they_are(hostile: Path, chrome: Any) -> None:
    page = chrome.new_page()
    for n, payload in enumerate(SCRIPTS):
        page.goto((hostile / "book" / "reports" / f"h{n:03}.html").as_uri())
        assert " ".join(payload.split()) in " ".join(page.inner_text("article").split()), payload
    page.close()


def test_no_file_of_this_machine_stands_in_the_book(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        assert "root:x:0:0" not in path.read_text(encoding="utf-8", errors="replace"), path.name


def test_no_cell_of_a_csv_begins_a_formula(hostile: Path) -> None:
    """Words that are exact by promise (`words`) are left as they stand in the report."""
    import csv

    for path in (hostile / "downloads").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            csv.field_size_limit(10**8)
            for row in csv.DictReader(lines):
                assert not [
                    k for k, v in row.items() if k != "words" and (v or "").startswith(("=", "+", "@", "\t", "-"))
                ], path.name
