"""Reports that want to break the book or its reader: everything is shown as text, nothing runs,
and nothing else is asked."""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from markupsafe import escape

from dateline.reading.case import CHAPTERS
from tests.conftest import ROOT
from tests.hostile import PAYLOADS, SCRIPTS, SHOUT, hostile_case
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
                    for (const kind of ['mouseover', 'focus', 'toggle', 'error', 'load'])
                        e.dispatchEvent(new Event(kind));
                }
                const article = document.querySelector('article') || document.body;
                const all = query => [...article.querySelectorAll(query)];
                const leads = e => e.getAttribute('href') || e.getAttribute('src');
                return {
                    pwned: window.pwned || 0,
                    scripts: all('script').filter(e => /pwned|javascript:/.test(e.outerHTML)).length
                        + all('iframe, object, embed, base, form[action^="javascript"]').length,
                    handlers: all('*').filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
                    links: all('[href], [src]')
                        .filter(e => /^\\s*(javascript|data:text|file:\\/\\/\\/etc)/i.test(leads(e))).length,
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


NAMES = [
    f"a';{SHOUT};'b",
    f'"><svg onload={SHOUT}>',
    f"</script><script>{SHOUT}</script>",
    "../glance",
    "../../notebooks/glance",
    "/a/b",
    "a?b#c",
    "a b",
    "(x)",
    "[x]",
]
UNRULY = [f"q';{SHOUT};'.md", f"<img src=x onerror={SHOUT}>.md", "50% #1?.md", "Case.md", "case.MD"]


@pytest.fixture(scope="module")
def misnamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house of a book whose reports, files and title are called what no page can be called."""
    house = make_house(tmp_path_factory.mktemp("misnamed") / "house", ["glance", "reports", "downloads"])
    words = (
        "Two miners were killed in Salby on Tuesday, the mayor said. “Nobody should have been down there,” "
        "the mayor told reporters on Friday."
    )
    lines = [
        json.dumps({"id": name, "outlet": f"Outlet {n}", "published": "2022-03-04", "text": words})
        for n, name in enumerate(NAMES)
    ]
    (house / "data" / "reports" / "names.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for name in UNRULY:
        (house / "data" / "reports" / name).write_text(f"---\noutlet: Gazette\n---\n{words}\n", encoding="utf-8")
    (house / "book" / "five o'clock.md").write_text("# A page of one's own\n", encoding="utf-8")
    toc = yaml.safe_load((house / "_toc.yml").read_text(encoding="utf-8"))
    toc["parts"][0]["chapters"].append({"file": "book/five o'clock"})
    (house / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    title = f"Salby </title><script>{SHOUT}</script>"
    (house / "data" / "case.yml").write_text(
        f"title: {json.dumps(title)}\nchapters: [glance, reports, downloads]\n", encoding="utf-8"
    )
    before = {p for p in house.parent.rglob("*") if "_build" not in p.parts}
    status, said = build(house)
    assert status == 0, said[-3000:]
    new = {p for p in house.parent.rglob("*") if "_build" not in p.parts} - before
    assert {p.parent.relative_to(house).as_posix() for p in new} <= {".", "book", "book/reports", "book/incidents"}
    assert len(list((house / "book" / "reports").glob("*.ipynb"))) == len(NAMES) + len(UNRULY) + 1
    return house


def test_no_name_runs_and_every_page_is_reached(misnamed: Path, chrome: Any) -> None:
    """A report's id, a file name, the name of a page of one's own and the case's title are opened in a browser."""
    site = misnamed / "_build" / "html"
    page = chrome.new_page()
    pages = sorted(p for p in (site / "book").rglob("*.html"))
    assert len(pages) > len(NAMES) + len(UNRULY)
    for path in pages:
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        found = page.evaluate(
            """() => ({
                pwned: window.pwned || 0,
                named: typeof DOCUMENTATION_OPTIONS === 'undefined' ? null : DOCUMENTATION_OPTIONS.pagename,
                handlers: [...document.querySelectorAll('*')].filter(e => [...e.attributes]
                    .some(a => a.name.startsWith('on') && a.value.includes('pwned'))).length,
                links: [...document.querySelectorAll('article a[href]')].map(a => a.href)
                    .filter(h => h.startsWith('file:')),
            })"""
        )
        assert (found["pwned"], found["handlers"]) == (0, 0), path.name
        assert found["named"] == path.relative_to(site).with_suffix("").as_posix(), found
        for link in found["links"]:
            assert Path(unquote(urlsplit(link).path)).is_file(), (path.name, link)
    page.close()


def test_a_report_shows_what_its_input_calls_it(misnamed: Path) -> None:
    shown = [
        p.read_text(encoding="utf-8") for p in (misnamed / "_build" / "html" / "book" / "reports").glob("report-*.html")
    ]
    for name in NAMES:
        assert any(str(escape(repr(name))) in page for page in shown), name


def test_the_collation_of_odd_names_is_valid_xml(misnamed: Path) -> None:
    root = ElementTree.parse(misnamed / "_build" / "html" / "downloads" / "collation.xml").getroot()
    ids = [i for e in root.iter() if (i := e.get("{http://www.w3.org/XML/1998/namespace}id"))]
    assert len(ids) == len(set(ids)) > len(NAMES)
