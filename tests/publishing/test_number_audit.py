"""No loose number: what the build looks for on finished pages, and that it fails on one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline.publishing.number_audit import (
    CONSTANTS,
    DATE,
    NUMBER,
    article_of,
    constants,
    finish,
    kept,
    pages_of,
    text_of,
)
from tests.conftest import ROOT
from tests.house import Houses, build


def page(folder: Path, body: str, name: str = "book/one.html") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><body><nav>99</nav><article>{body}</article></body></html>", encoding="utf-8")
    return folder


def loose(site: Path) -> list[str]:
    """The loose numbers of a site of one page."""
    return [x[1] for f in finish(site, site / "finished.json", str).values() for x in f.loose]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("<p>13 were killed.</p>", ["13"]),
        ("<p>It was on 2 December 2021, or 2021-12-03, in May 2021, on 4–5 May.</p>", []),
        ('<div data-from="claims">13 and <b>14</b></div>', []),
        ('<div data-from="">13</div>', ["13"]),
        ('<p><a class="dl-evidence" href="reports/a.html#c-1">13</a> of 1,200</p>', ["1,200"]),
        ('<div data-from="claims">13</div> 14', ["14"]),
        ("<h1>The 13 of them</h1>", ["13"]),
        ('<script>var a = 5;</script><style>a { top: 3px }</style><a class="headerlink" href="#a">7</a>', []),
    ],
)
def test_a_number_needs_a_source(tmp_path: Path, body: str, numbers: list[str]) -> None:
    assert sorted(loose(page(tmp_path, body))) == numbers


def test_a_reports_own_title_may_hold_one(tmp_path: Path) -> None:
    assert not loose(page(tmp_path, "<h1>Rudaw: 13 killed</h1>", "book/reports/rudaw.html"))


def test_a_page_that_stays_is_not_finished_again(tmp_path: Path) -> None:
    site, file = page(tmp_path / "site", "<p>13 were killed.</p>", "book/one.html"), tmp_path / "finished.json"
    page(site, "<p>Nobody knows.</p>", "book/two.html")
    seen: list[str] = []

    def mend(text: str) -> str:
        seen.append(text)
        return text.replace("killed", "killed there")

    first = finish(site, file, mend)
    assert len(seen) == 2
    assert first["book/one.html"].text == "13 were killed there."
    assert [x[1] for x in first["book/one.html"].loose] == ["13"]
    page(site, "<p>Somebody knows, of 14.</p>", "book/two.html")
    (site / "book" / "one.html").touch()
    second = finish(site, file, mend)
    assert len(seen) == 3
    assert second["book/one.html"] == first["book/one.html"]
    assert [x[1] for x in second["book/two.html"].loose] == ["14"]
    assert kept(file) == second


def test_the_constants_are_each_in_use_and_say_why() -> None:
    lines = CONSTANTS.read_text(encoding="utf-8").splitlines()[1:]
    assert all(line.split(",", 2)[2].strip() for line in lines)
    assert set(constants()) == {"glossary", "method"}


@pytest.mark.parametrize("page", ["method", "glossary"])
def test_every_number_that_a_person_wrote_is_listed(page: str) -> None:
    """Found without building a book; code and the addresses of links are no part of what a page says."""
    text = re.sub(r"`[^`]*`|\]\([^)]*\)", "", (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8"))
    written = set(NUMBER.findall(DATE.sub("", text)))
    assert written <= constants()[page], sorted(written - constants()[page])


def test_text_of_a_page_is_what_is_read(tmp_path: Path) -> None:
    page(tmp_path, "<h1>A</h1><p>b</p><table><tr><td>c</td> <td>d</td></tr></table><svg><title>no</title></svg>")
    article = article_of(pages_of(tmp_path)[0].read_text(encoding="utf-8"))
    assert text_of(article).split() == ["A", "b", "c", "d"]


def test_a_number_typed_into_a_notebook_stops_the_build(houses: Houses, tmp_path: Path) -> None:
    house = houses.copy(tmp_path / "house")
    before = (house / "_build" / "html" / "book" / "glance.html").read_bytes()
    path = house / "notebooks" / "glance.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] = ["# The case at a glance\n", "\n", "There were 17 dead.\n"]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    status, said = build(house)
    assert status == 1
    assert ("glance.html: 17" in said and "The site is as it was" in said) or "the site is as it was" in said
    assert (house / "_build" / "html" / "book" / "glance.html").read_bytes() == before
