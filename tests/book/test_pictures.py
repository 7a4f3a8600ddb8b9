"""What stands around pictures and tables: findings as titles, files to take away, tables that open whole."""

from __future__ import annotations

import base64
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.book.test_reader import KINDS, at


@pytest.fixture
def page(chrome: Any) -> Iterator[Any]:
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield context.new_page()
    context.close()


def figures(site: Path) -> dict[str, Any]:
    """Every picture of the chapters, by page and identifier."""
    found = {}
    for kind in KINDS:
        for figure in html.parse(site / "book" / f"{kind}.html").xpath("//figure[contains(@class, 'dl-figure')]"):
            found[f"{kind}#{figure.get('id')}"] = figure
    return found


def test_the_title_of_a_picture_is_a_finding_and_says_where_it_is_from(site: Path) -> None:
    """A finding counts, compares or places something; a topic does not."""
    every = figures(site)
    assert len(every) > 10
    for name, figure in every.items():
        title = figure.xpath("string(p[@class='dl-finding'])")
        assert any(c.isdigit() for c in title) or any(
            w in title.lower() for w in (" speaker", " is ", " was ", " most ", "one ")
        ), (name, title)
        assert figure.xpath(".//details[contains(@class, 'dl-numbers')]//tbody/tr"), (name, "its numbers, for CSV")
        caption = figure.xpath("string(figcaption)")
        assert "Source: " in caption or "Natural Earth" in caption, name


def test_a_group_has_one_colour_everywhere(site: Path) -> None:
    """Peshmerga are drawn in one colour on Casualties and on the page of the attack."""
    colours = set()
    for name, figure in figures(site).items():
        if "toll-" in name:
            for text in figure.xpath(".//*[local-name()='text']"):
                if (text.text or "").strip() == "Peshmerga":
                    colours.add((text.get("style") or "").split("fill: ")[-1])
    assert len(colours) == 1


def test_a_picture_is_taken_away_as_svg_png_and_csv(site: Path, page: Any, tmp_path: Path) -> None:
    page.goto(at(site, "casualties"))
    figure = page.locator("figure.dl-figure").first
    title = figure.locator(".dl-finding").inner_text()
    saved = {}
    for kind in ("SVG", "PNG", "CSV"):
        with page.expect_download() as download:
            figure.get_by_role("button", name=f"as {kind}").click()
        saved[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[kind])
    svg = saved["SVG"].read_text(encoding="utf-8")
    assert "var(--" not in svg and "<a " not in svg and title.split()[0] in svg and "Source: " in svg
    assert saved["PNG"].read_bytes()[:8] == base64.b64decode("iVBORw0KGgo=") and saved["PNG"].stat().st_size > 9000
    with saved["CSV"].open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 20 and {"Report", "Group", "Killed"} <= set(rows[0])
    figure.get_by_role("button", name="cite").click()
    said = figure.locator(".dl-tools [role=status]").inner_text()
    assert title in said and said.endswith("#" + (figure.get_attribute("id") or "?"))


def test_a_long_table_opens_whole_and_a_link_opens_it(site: Path, page: Any) -> None:
    page.goto(at(site, "casualties"))
    rows = page.locator(".dl-table").last.locator("tbody tr")
    seen = "rs => rs.filter(r => r.offsetParent).length"
    assert rows.evaluate_all(seen) == 10 < rows.count()
    last = rows.last.get_attribute("id")
    page.get_by_role("button", name=f"Show all {rows.count()} rows").click()
    assert rows.evaluate_all(seen) == rows.count()
    page.goto(at(site, "glance"))
    page.goto(at(site, "casualties") + f"#{last}")
    page.wait_for_timeout(800)
    box = rows.last.bounding_box()
    assert box and 48 <= box["y"] <= 880, "below the header, in view"


def test_dates_sort_as_dates(site: Path, page: Any) -> None:
    page.goto(at(site, "reports"))
    frame = page.locator(".dl-table", has_text="Every report").first
    frame.get_by_role("button", name="Published").click()
    days = frame.locator("tbody tr td:nth-child(3)").all_text_contents()
    assert "November" in days[0] and "undated" in days[-1]


def test_on_a_telephone_a_row_is_a_card_and_targets_are_large(site: Path, chrome: Any) -> None:
    context = chrome.new_context(viewport={"width": 375, "height": 800}, has_touch=True)
    opened = context.new_page()
    for kind in ("glance", "casualties", "coverage", "reports"):
        opened.goto(at(site, kind))
        opened.wait_for_timeout(200)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 375
        assert not opened.evaluate(
            "[...document.querySelectorAll('.dl-stack')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
        )
        small = opened.evaluate(
            """() => [...document.querySelectorAll('article :is(a, button, select, summary, input)')]
                .filter(e => e.offsetParent && !e.closest('svg, .dl-hidden, .headerlink'))
                .filter(e => !e.classList.contains('headerlink'))
                .filter(e => [...e.getClientRects()].some(r => r.width && r.height < 23.5))
                .map(e => e.textContent.slice(0, 30))"""
        )
        assert not small, (kind, small[:5], len(small))
    context.close()


def test_an_attack_is_two_pages_on_paper(site: Path, page: Any, tmp_path: Path) -> None:
    page.goto(at(site, "incidents/makhmour-2021-12-02"))
    page.wait_for_timeout(300)
    paper = {"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"}
    page.pdf(path=tmp_path / "attack.pdf", format="A4", margin=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "attack.pdf").read_bytes())) <= 2
