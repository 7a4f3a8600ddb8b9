"""The page of what changed: a report changed, built again."""

from __future__ import annotations

from pathlib import Path

from dateline.publishing.number_audit import article_of, text_of
from tests.cells import in_process
from tests.house import Houses, add_chapter, build


def changes(house: Path) -> str:
    article = article_of((house / "_build" / "html" / "book" / "changes.html").read_text(encoding="utf-8"))
    assert article is not None
    return text_of(article)


def test_the_page_says_what_the_edition_before_did_not(houses: Houses, tmp_path: Path) -> None:
    house = houses.copy(tmp_path / "house")
    before = in_process(house / "notebooks" / "changes.ipynb", {"tables": str(house / "_build" / "tables")})
    assert "Nothing differs from the edition before" in before["answer"]
    add_chapter(house, "changes")
    one = house / "data" / "reports" / "one.md"
    one.write_text(one.read_text(encoding="utf-8").replace("12 people", "14 people"), encoding="utf-8")
    status, said = build(house)
    assert status == 0, said
    text = changes(house)
    assert "2 new, 1 changed and 2 withdrawn" in text, "the figure, the statement it stands in, and their toll"
    assert "14 people" in text and "12 people" in text
    status, said = build(house)
    assert "notebooks unchanged" in said and "site unchanged" in said, "the page stays until the next edition"
