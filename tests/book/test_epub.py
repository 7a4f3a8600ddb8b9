"""The book as one EPUB."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from dateline.publishing.epub import write_epub

XHTML = "{http://www.w3.org/1999/xhtml}"


def test_every_page_is_in_it_well_formed_and_links_lead_inside(site: Path, tmp_path: Path) -> None:
    to = tmp_path / "book.epub"
    pages = write_epub(site, to)
    with zipfile.ZipFile(to) as book:
        assert book.infolist()[0].filename == "mimetype" and book.infolist()[0].compress_type == zipfile.ZIP_STORED
        parsed = {n: etree.fromstring(book.read(n)) for n in book.namelist() if n.endswith((".xhtml", ".opf"))}
    every = {n.removeprefix("book/"): tree for n, tree in parsed.items() if n.startswith("book/p0")}
    assert len(every) == pages > 40
    ids = {n: {e.get("id") for e in tree.iter() if e.get("id")} for n, tree in every.items()}
    for name, tree in every.items():
        assert tree.find(f".//{XHTML}script") is None
        for a in tree.iter(f"{XHTML}a"):
            page, _, place = (a.get("href") or "").partition("#")
            if page.endswith(".xhtml") or not page:
                assert not place or unquote(place) in ids[page or name], (name, a.get("href"))
    assert any("viewBox" in e.attrib for e in every["p000.xhtml"].iter())


def test_without_a_book_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="make book first"):
        write_epub(tmp_path, tmp_path / "book.epub")
