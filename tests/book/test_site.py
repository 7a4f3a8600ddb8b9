"""The built site, as a reader's browser meets it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from dateline.publishing.build import Built, build
from dateline.publishing.processes.sphinx_worker import Press
from dateline.publishing.site import Folders, build_site, face_of
from dateline.reading.case import read_case
from tests.conftest import ROOT

CHAPTERS = [
    "glance",
    "reports",
    "timeline",
    "casualties",
    "statements",
    "same-words",
    "contradictions",
    "coverage",
    "places",
    "method",
    "attacks",
    "changes",
    "review",
    "glossary",
    "downloads",
    "imprint",
]


class Links(HTMLParser):
    """Identifiers, links and sources of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if tag in ("img", "script") and values.get("src"):
            self.sources.append(str(values["src"]))
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "shortcut icon"):
            self.sources.append(str(values["href"]))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Links]:
    return {p.resolve(): Links(p.read_text(encoding="utf-8")) for p in site.rglob("*.html") if "_static" not in p.parts}


def test_a_second_build_makes_nothing_again(built: Built) -> None:
    again = build(ROOT / "data", say=lambda _line: None)
    assert (again.notebooks_run, again.site_made) == (0, False)
    assert again.counts == built.counts


def test_a_page_that_is_no_more_leaves_the_site(built: Built, tmp_path: Path) -> None:
    """What an earlier build left in the work folder, or stood in the old site, is not in the new one."""
    work, out = tmp_path / "work", tmp_path / "site"
    for folder in (work / "_build" / "html" / "book", out / "book"):
        folder.mkdir(parents=True)
        (folder / "gone.html").write_text("an incident that is no more", encoding="utf-8")
    with Press() as press:
        folders, face = Folders(work, out, built.page.parent / "downloads"), face_of(read_case(ROOT / "data"))
        build_site(press, ROOT, folders, face, lambda: None)
    assert not (out / "book" / "gone.html").exists()
    new = {p.relative_to(out): p.read_bytes() for p in out.rglob("*.html")}
    old = {p.relative_to(built.page.parent): p.read_bytes() for p in built.page.parent.rglob("*.html")}
    assert new.keys() == old.keys()
    assert [p for p in new if new[p] != old[p]] == [], (
        "built again in another folder, every page is the same, byte by byte"
    )


def test_every_kind_of_page_is_there(site: Path) -> None:
    assert (site / "index.html").is_file()
    for name in CHAPTERS:
        assert (site / "book" / f"{name}.html").is_file(), name
    assert len(list((site / "book" / "reports").glob("*.html"))) == 31
    pages = {p.stem for p in (site / "book" / "incidents").glob("*.html")}
    assert "makhmour-2021-12-02" in pages and any(p.startswith("kirkuk-undated-") for p in pages)


def test_no_internal_link_image_or_anchor_is_broken(pages: dict[Path, Links]) -> None:
    broken = []
    for page, found in pages.items():
        for link in found.links + found.sources:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file() or (parts.fragment and target in pages and parts.fragment not in pages[target].ids):
                broken.append((page.name, link))
    assert not broken, broken[:10]


def test_every_claim_and_statement_is_one_step_away_and_leads_back(
    pages: dict[Path, Links], site: Path, built: Built
) -> None:
    casualties = pages[(site / "book" / "casualties.html").resolve()]
    targets = {link.rsplit("#", 1)[1] for link in casualties.links if "#c-" in link}
    assert len(targets) == built.counts["claims"]
    for report in (site / "book" / "reports").glob("*.html"):
        found = pages[report.resolve()]
        own = {i for i in found.ids if i.startswith("c-")}
        back = {link.rsplit("#row-", 1)[1] for link in found.links if link.startswith("../casualties.html#row-")}
        assert own == back, report.name


@pytest.fixture(scope="module")
def visit(chrome: Any, address: str) -> Iterator[Any]:
    """Open a page; fails on console errors and on requests to other hosts."""
    context = chrome.new_context(viewport={"width": 1280, "height": 900})

    def go(path: str, width: int = 1280) -> Any:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        faults: list[str] = []
        page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        # What the next page breaks off is no fault.
        page.on("requestfailed", lambda r: faults.append(r.url) if r.failure != "net::ERR_ABORTED" else None)
        page.on(
            "request",
            lambda r: faults.append(f"other host: {r.url}") if not r.url.startswith((address, "data:")) else None,
        )
        page.goto(f"{address}/{path}", wait_until="load")
        assert not faults, (path, faults)
        page.faults = faults
        return page

    yield go
    context.close()


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapters_open_without_error_and_fit_a_telephone(visit: Any, name: str) -> None:
    for width in (1280, 360):
        page = visit(f"book/{name}.html", width)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, width
        page.close()


def test_report_and_incident_pages_open_without_error(visit: Any, site: Path) -> None:
    """In one tab: a new one for each page costs more than the page."""
    paths = sorted(p for kind in ("reports", "incidents") for p in (site / "book" / kind).glob("*.html"))
    page = visit(str(paths[0].relative_to(site)), 360)
    for path in paths:
        page.goto(page.url.rsplit("/book/", 1)[0] + "/" + path.relative_to(site).as_posix(), wait_until="load")
        assert not page.faults, (path.name, page.faults)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (
            path.name
        )
    page.close()


@pytest.mark.parametrize(
    "name", ["glance", "reports", "timeline", "casualties", "statements", "places", "incidents/makhmour-2021-12-02"]
)
def test_the_pictures_are_there_and_can_be_seen(visit: Any, name: str) -> None:
    page = visit(f"book/{name}.html")
    box = page.locator("figure.dl-figure svg").first.bounding_box()
    assert box["width"] > 300 and box["height"] > 100
    assert page.locator("figure.dl-figure svg title").count() >= 1
    page.close()


def test_the_front_page_says_what_a_busy_editor_wants(visit: Any) -> None:
    page = visit("index.html")
    assert page.url.endswith("/index.html"), "the front page itself, not a way to it"
    described = page.locator("meta[name=description]").get_attribute("content")
    assert described and "13 people were reported killed" in described
    assert page.locator("meta[property='og:title']").get_attribute("content") == "Makhmour, December 2021"
    text = page.locator("article").inner_text()
    assert "What do 31 published reports say" in text, "the question of the case"
    assert "Makhmour, Iraq, 2 December 2021: 13 people were reported killed." in text
    assert "The dead were 10 Peshmerga and three civilians." in text
    lead = page.locator("p.dl-lead").inner_text()
    assert (
        55 <= len(lead.split()) <= 90
        and "The evidence is fair" in lead
        and "The reports disagree on ten points" in lead
    )
    tiles = page.locator("p.dl-toll").all_inner_texts()
    assert tiles[0].startswith("13") and "12 to 13" in tiles[0] and tiles[1].startswith("5") and len(tiles) == 2
    assert page.locator("section#where-the-reports-disagree li").count() == 3
    page.locator("summary", has_text="Day by day, as a table").click()
    daily = page.locator("section#how-the-reported-total-changed").inner_text()
    assert "3 December 2021\t" in daily and "no order is meant" in daily
    assert all(f"\t{figure}\t" in daily for figure in ("10", "at least 12", "13"))
    assert "Kurdistan 24, undated" in page.locator("section#undated-reports").inner_text()
    figure = page.locator("p.dl-lead a.dl-evidence").first
    figure.click()
    assert "/reports/" in page.url and "#c-" in page.url
    target = page.locator(f"[id='{page.url.rsplit('#', 1)[1]}']")
    assert "13" in target.evaluate("e => e.parentElement.textContent")
    page.close()


def test_other_sites_show_a_card_beside_a_link_to_any_page(site: Path, visit: Any) -> None:
    """1,200 by 630 pixels, on the book's own host."""
    for name in ("index.html", "book/timeline.html", "book/incidents/makhmour-2021-12-02.html"):
        page = visit(name)
        image = page.locator("meta[property='og:image']").get_attribute("content")
        path = (site / name).parent / image
        assert path.resolve() == site / "downloads" / "card.png", name
        page.close()
    drawn = (site / "downloads" / "card.png").read_bytes()
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", drawn[16:24]) == (1200, 630)
    assert b"Software" not in drawn and len(drawn) < 300_000


def test_every_foot_says_who_makes_the_book_and_what_becomes_of_errors(site: Path, pages: dict[Path, Links]) -> None:
    target = site / "book" / "imprint.html"
    for path in pages:
        foot = html.parse(str(path)).xpath("//*[contains(@class, 'extra_footer')]")
        assert len(foot) == 1, path
        said = foot[0].text_content()
        assert "by The Dateline founders" in said and "an error is corrected in a new edition" in said, path
        (to,) = [a.get("href") for a in foot[0].iter("a") if "How to report" in a.text_content()]
        there, _, name = to.partition("#")
        assert (path.parent / there).resolve() == target.resolve() and name in pages[target.resolve()].ids


def test_a_mark_in_the_picture_shows_its_sentence_and_leads_to_it(visit: Any) -> None:
    page = visit("book/glance.html")
    mark = page.locator("figure#total-makhmour-2021-12-02 svg a.dl-evidence").first
    mark.focus()
    page.wait_for_selector(".dl-pop:visible", timeout=60_000)
    shown = page.locator(".dl-pop").inner_text()
    assert "killed" in shown and "abstract" in shown, shown
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*.html#c-*", timeout=60_000)
    page.close()


def test_the_undated_report_is_in_no_december_incident(visit: Any) -> None:
    page = visit("book/incidents/makhmour-2021-12-02.html")
    assert page.locator("article a[href*='k24-kirkuk']").count() == 0
    page.close()
    page = visit("book/reports/k24-kirkuk.html")
    assert "undated" in page.locator("dl.dl-meta").inner_text()
    page.close()


def test_a_search_finds_makhmour(visit: Any) -> None:
    page = visit("search.html?q=Makhmour")
    page.wait_for_function("document.querySelectorAll('#search-results li a').length > 10", timeout=15_000)
    page.close()


def test_tables_sort_and_filter(visit: Any) -> None:
    page = visit("book/reports.html")
    frame = page.locator(".dl-table", has_text="Every report").first
    frame.get_by_role("button", name="Figures").click()
    frame.get_by_role("button", name="Figures").click()
    figures = [int(t) for t in frame.locator("tbody tr td:nth-child(6)").all_inner_texts()]
    assert figures == sorted(figures, reverse=True) and figures[0] > figures[-1]
    page.get_by_label("Filter Every report").fill("rudaw")
    assert 1 < frame.locator("tbody tr:visible").count() < 10
    page.close()
