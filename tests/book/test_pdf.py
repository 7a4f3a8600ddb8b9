"""The whole book as one PDF, printed by the same browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.publishing.number_audit import pages_of
from dateline.publishing.pdf import in_order, one_document, print_book


def test_every_page_is_in_it_and_links_lead_inside(site: Path) -> None:
    pages = in_order(site)
    assert set(pages_of(site / "book")) == set(pages)
    text = one_document(site)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    inside = re.findall(r'href="#([^"]+)"', text)
    assert len(inside) > 500 and not set(inside) - set(ids)
    assert "<script" not in text


@pytest.mark.usefixtures("chrome")
def test_it_is_printed(site: Path, tmp_path: Path) -> None:
    to = tmp_path / "book.pdf"
    assert print_book(site, to) == len(in_order(site))
    data = to.read_bytes()
    assert data.startswith(b"%PDF-") and len(data) > 100_000
    assert len(re.findall(rb"/Type\s*/Page\b", data)) > len(in_order(site))


def test_without_a_book_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"make book first|no Chromium"):
        print_book(tmp_path, tmp_path / "book.pdf")
