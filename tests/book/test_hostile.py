"""Reports that want to break the book or its reader: everything is shown as text, nothing runs,
and nothing else is asked."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from markupsafe import escape

from dateline.reading.case import CHAPTERS
from tests.conftest import ROOT
from tests.hostile import SCRIPTS, SHOUT, hostile_case
from tests.house import build, make_house

# How many payloads a report holds: one nightly, each in every field; two in `make test`, both in the text.
EACH = 1 if "DATELINE_EXAMPLES" in os.environ else 2

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
WORDS = (
    "Two miners were killed in Salby on Tuesday, the mayor said. “Nobody should have been down there,” "
    "the mayor told reporters on Friday."
)


class Hostile(NamedTuple):
    """The site of a book made of payloads, how many reports hold them, and how many reports it shows in all."""

    site: Path
    payloads: int
    shown: int


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """A book of payloads, whose reports, files and title are called what no page can be called."""
    house = make_house(tmp_path_factory.mktemp("hostile") / "house", list(CHAPTERS))
    shutil.rmtree(house / "data" / "reports")
    payloads = hostile_case(house / "data", EACH)
    lines = [
        json.dumps({"id": name, "outlet": f"Outlet {n}", "published": "2022-03-04", "text": WORDS})
        for n, name in enumerate(NAMES)
    ]
    (house / "data" / "reports" / "names.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for name in UNRULY:
        (house / "data" / "reports" / name).write_text(f"---\noutlet: Gazette\n---\n{WORDS}\n", encoding="utf-8")
    (house / "book" / "five o'clock.md").write_text("# A page of one's own\n", encoding="utf-8")
    toc = yaml.safe_load((house / "_toc.yml").read_text(encoding="utf-8"))
    toc["parts"][0]["chapters"].append({"file": "book/five o'clock"})
    (house / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    settings = yaml.safe_load((ROOT / "data" / "case.yml").read_text(encoding="utf-8"))
    settings["title"] = f"Salby </title><script>{SHOUT}</script>"
    (house / "data" / "case.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    before = {p for p in house.parent.rglob("*") if "_build" not in p.parts}
    status, said = build(house)
    assert status == 0, said[-3000:]
    new = {p for p in house.parent.rglob("*") if "_build" not in p.parts} - before
    assert {p.parent.relative_to(house).as_posix() for p in new} <= {".", "book", "book/reports", "book/incidents"}
    counts = re.search(r"(\d+) reports given: (\d+) read", said)
    assert counts and int(counts[1]) == payloads + len(NAMES) + len(UNRULY)
    read = int(counts[2])  # some payloads alone are no English, and left out
    assert len(list((house / "book" / "reports").glob("*.ipynb"))) == read >= int(counts[1]) - 3
    return Hostile(house / "_build" / "html", payloads, read)


class Visit(NamedTuple):
    """What was found on every page, by its file; and what the pages asked for, or showed as a dialog."""

    pages: dict[Path, dict[str, Any]]
    asked: list[str]


LOOK = """() => {
    for (const e of document.querySelectorAll('article *')) {
        for (const kind of ['mouseover', 'focus', 'toggle', 'error', 'load'])
            e.dispatchEvent(new Event(kind));
    }
    const article = document.querySelector('article') || document.body;
    const all = query => [...article.querySelectorAll(query)];
    const whole = data => { try { JSON.parse(data); return true; } catch { return false; } };
    const leads = e => e.getAttribute('href') || e.getAttribute('src');
    return {
        harm: {
            pwned: window.pwned || 0,
            // data is no script while it is whole: what breaks out of it leaves the rest unreadable
            scripts: all('script').filter(e => e.type === 'application/json'
                ? !whole(e.textContent) : /pwned|javascript:/.test(e.outerHTML)).length
                + all('iframe, object, embed, base, form[action^="javascript"]').length,
            handlers: all('*').filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length
                + [...document.querySelectorAll('*')].filter(e => [...e.attributes]
                    .some(a => a.name.startsWith('on') && a.value.includes('pwned'))).length,
            links: all('[href], [src]')
                .filter(e => /^\\s*(javascript|data:text|file:\\/\\/\\/etc)/i.test(leads(e))).length,
        },
        named: typeof DOCUMENTATION_OPTIONS === 'undefined' ? null : DOCUMENTATION_OPTIONS.pagename,
        files: all('a[href]').map(a => new URL(a.getAttribute('href'), document.baseURI).href)
            .filter(h => h.startsWith('file:')),
        text: article.innerText,
    };
}"""


@pytest.fixture(scope="module")
def visit(hostile: Hostile, chrome: Any) -> Visit:
    """Every page opened once, and every element touched."""
    found: dict[Path, dict[str, Any]] = {}
    asked: list[str] = []
    context = chrome.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file://", "data:")) else None)
    page.on("dialog", lambda d: (asked.append(f"dialog {d.message}"), d.dismiss()))
    for path in sorted(hostile.site.rglob("*.html")):
        if "_static" not in path.parts and path != hostile.site / "index.html":  # it leads on
            page.goto(path.as_uri(), wait_until="domcontentloaded")
            found[path] = page.evaluate(LOOK)
    context.close()
    return Visit(found, asked)


def test_nothing_runs_and_nothing_else_is_asked(hostile: Hostile, visit: Visit) -> None:
    """A payload that ran would have counted itself."""
    assert len(visit.pages) > hostile.shown
    for path, found in visit.pages.items():
        assert found["harm"] == {"pwned": 0, "scripts": 0, "handlers": 0, "links": 0}, (path.name, found["harm"])
    assert not visit.asked
    assert not Path("/tmp/pwned").exists()


def test_the_payloads_are_shown_as_they_are(hostile: Hostile, visit: Visit) -> None:
    for n, payload in enumerate(SCRIPTS):
        shown = visit.pages[hostile.site / "book" / "reports" / f"h{n % hostile.payloads:03}.html"]["text"]
        assert " ".join(payload.split()) in " ".join(shown.split()), payload


def test_every_page_is_known_by_its_name_and_reached(hostile: Hostile, visit: Visit) -> None:
    """A report's id, a file name and the name of a page of one's own lead where they should."""
    for path, found in visit.pages.items():
        if path.is_relative_to(hostile.site / "book"):
            assert found["named"] == path.relative_to(hostile.site).with_suffix("").as_posix(), path
            for link in found["files"]:
                assert Path(unquote(urlsplit(link).path)).is_file(), (path.name, link)


def test_no_file_of_this_machine_stands_in_the_book(hostile: Hostile) -> None:
    for path in hostile.site.rglob("*.html"):
        assert "root:x:0:0" not in path.read_text(encoding="utf-8", errors="replace"), path.name


def test_no_cell_of_a_csv_begins_a_formula(hostile: Hostile) -> None:
    """Words that are exact by promise (`words`) are left as they stand in the report."""
    import csv

    for path in (hostile.site / "downloads").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            csv.field_size_limit(10**8)
            for row in csv.DictReader(lines):
                assert not [
                    k for k, v in row.items() if k != "words" and (v or "").startswith(("=", "+", "@", "\t", "-"))
                ], path.name


def test_a_report_shows_what_its_input_calls_it(hostile: Hostile) -> None:
    shown = [p.read_text(encoding="utf-8") for p in (hostile.site / "book" / "reports").glob("report-*.html")]
    for name in NAMES:
        assert any(str(escape(repr(name))) in page for page in shown), name


def test_the_collation_of_odd_names_is_valid_xml(hostile: Hostile) -> None:
    root = ElementTree.parse(hostile.site / "downloads" / "collation.xml").getroot()
    ids = [i for e in root.iter() if (i := e.get("{http://www.w3.org/XML/1998/namespace}id"))]
    assert len(ids) == len(set(ids)) > len(NAMES)
