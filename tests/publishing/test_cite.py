"""A published book in a browser: "Cite this" names the edition, on screen and phone; feed and JSON-LD validate."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import Houses
from tests.publishing.test_publish import publish
from tests.publishing.validators import wrong_in_dataset, wrong_in_feed

DAY, IN_WORDS = "2022-05-05", "5 May 2022"


@pytest.fixture(scope="module")
def published(houses: Houses, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that a web server would show, with one edition."""
    house = houses.copy(tmp_path_factory.mktemp("cited") / "house")
    with pytest.MonkeyPatch.context() as patch:
        status, said = publish(house, patch, "--on", DAY)
    assert status == 0, said
    yield house / "published"


@pytest.mark.parametrize("where", ["", f"editions/{DAY}/"])
@pytest.mark.parametrize(("width", "touch"), [(1280, False), (375, True)])
def test_cite_this_names_the_edition_and_its_lasting_address(
    published: Path,
    chrome: Any,
    where: str,
    width: int,
    touch: bool,  # noqa: FBT001
) -> None:
    context = chrome.new_context(viewport={"width": width, "height": 700}, has_touch=touch)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.goto((published / where / "book" / "casualties.html").as_uri())
    page.wait_for_selector(".dl-edition")
    assert page.inner_text(".dl-edition").startswith(f"Edition 1, {IN_WORDS}.")
    assert page.get_attribute(".dl-edition a", "href").endswith("/editions/index.html")
    link = page.locator("article a.dl-evidence:visible").last
    link.scroll_into_view_if_needed()
    link.tap() if touch else link.hover()
    page.wait_for_selector("#dl-card .dl-cite")
    cited = page.inner_text("#dl-card .dl-cite")
    lasting = (published / "editions" / DAY / "book" / "casualties.html").as_uri()
    assert cited.startswith(f"Cite this: “{link.inner_text().strip()}”, ")
    assert f"Edition 1, {IN_WORDS}. {lasting}" in cited
    assert page.locator("#dl-card .dl-cite").count() == 1
    box = page.locator("#dl-card").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0 and box["y"] + box["height"] <= 700
    card = page.evaluate(
        "(() => { const c = document.getElementById('dl-card'); return [c.scrollWidth, c.clientWidth]; })()"
    )
    assert card[0] <= card[1], "the address is broken where it is too long"
    context.close()
    assert not wrong


def test_a_book_s_feed_and_its_dataset_validate(published: Path) -> None:
    assert wrong_in_feed((published / "feed.xml").read_bytes()) == []
    for page in (published / "index.html", published / "editions" / DAY / "index.html"):
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
        assert len(found) == 1 and wrong_in_dataset(json.loads(found[0])) == []
    file = published / "editions" / DAY / "downloads" / "dataset.jsonld"
    assert wrong_in_dataset(json.loads(file.read_text(encoding="utf-8"))) == []
