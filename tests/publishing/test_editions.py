"""Editions that stay: the store, the feed, and what says how an edition is cited."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

import feedparser
import pytest
import yaml

from dateline.core.files import files_below, tree_hash
from dateline.publishing.editions import store
from dateline.publishing.editions.citation import cff, dataset, zenodo
from dateline.publishing.editions.feed import Book, feed
from dateline.publishing.editions.publish import stamp, tell
from dateline.publishing.exports.about import About, licence_address
from dateline.reading.past_editions import PastEdition
from dateline.tables import ChangeRow, table, to_parquet
from tests.publishing.validators import wrong_in_dataset, wrong_in_feed

BOOK = "2a489f8c-6bd5-5dd5-8ca1-60bddea4aa1b"
ABOUT = About("Salby <2022>", "What happened?", "The Salby Desk", "https://example.org/salby/", "CC-BY-4.0")


def edition(number: int, pages: dict[str, str] | None = None) -> PastEdition:
    day = f"2022-05-{number:02}"
    return PastEdition(day, number, day, BOOK, "1.0", "c", {}, pages or {})


def change(item: str, name: str = "tolls", kind: str = "changed", because: str = "new report: Post (r1)") -> ChangeRow:
    return {
        "table": name, "kind": kind, "item": item, "what": "Salby: all killed", "before": "7 (7 to 7)",
        "after": "9 (7 to 9)", "cause": "new report", "because": because,
    }  # fmt: skip


def site(folder: Path, day: int) -> Path:
    """A small finished site: a page and a style that stay, a page that changes each day and links to both."""
    for name, text in {
        "index.html": f"<html><head></head><body><a href='book/toll.html#t1'>day {day}</a></body></html>",
        "book/toll.html": f"<p id='t1'>{day}</p><a href='same.html'>same</a>",
        "book/same.html": "<p>" + "the same words " * 500 + "</p>",
        "_static/style.css": "p { margin: 0 }",
        "downloads/datapackage.json": json.dumps({"resources": [{"path": "tolls.csv"}]}),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    to_parquet(
        "changes", table("changes", [change(f"salby {day}")] if day > 1 else []), folder / "downloads/changes.parquet"
    )
    return folder


def published(root: Path, count: int) -> list[PastEdition]:
    past: list[PastEdition] = []
    for n in range(1, count + 1):
        made = site(root / "_build" / f"{n}", n)
        stamp(made, ABOUT, edition(n))
        past.append(edition(n, store.add(root, edition(n).name, made, past)))
        tell(root, ABOUT, past)
    return past


def broken_links(top: Path, folder: Path) -> list[str]:
    """The links of the pages of a folder that lead nowhere."""
    out = []
    for page in (p for p in folder.rglob("*.html") if "_static" not in p.parts):  # the theme keeps templates there
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r"""(?:href|src)=["']([^"'#][^"']*)["']""", text):
            if "://" in link or link.startswith(("mailto:", "data:")):
                continue
            path, _ = urldefrag(urljoin(page.relative_to(top).as_posix(), unquote(link).partition("?")[0]))
            if not (top / path).exists():
                out.append(f"{page.relative_to(top)}: {link}")
    return out


def test_old_editions_stay_the_same_bytes_and_their_links_work(tmp_path: Path) -> None:
    first = published(tmp_path, 1)
    before = tree_hash(store.folder_of(tmp_path, first[0]))
    past = published(tmp_path / "again", 6)
    top = tmp_path / "again" / "published"
    assert tree_hash(store.folder_of(tmp_path / "again", past[0])) == before
    assert store.altered(tmp_path / "again", past) == [] and broken_links(top, top) == []
    assert ">1</p>" in (top / "editions/2022-05-01/book/toll.html").read_text(encoding="utf-8")
    assert ">6</p>" in (top / "book/toll.html").read_text(encoding="utf-8")
    script = (top / "_static/edition.js").read_text(encoding="utf-8")
    assert '"editions": "editions/"' in script and "2022-05-06" in script


def test_equal_files_are_stored_once(tmp_path: Path) -> None:
    past = published(tmp_path, 6)
    top = tmp_path / "published"
    stored = {(s.st_dev, s.st_ino): s.st_size for p in files_below(top) for s in [p.stat()]}
    last = sum(p.stat().st_size for p in files_below(store.folder_of(tmp_path, past[-1])))
    changed = 0
    for older, newer in pairwise(past):
        folder = store.folder_of(tmp_path, newer)
        changed += sum((folder / p).stat().st_size for p, h in newer.pages.items() if older.pages.get(p) != h)
    beside = sum((top / p).stat().st_size for p in ("feed.xml", "editions/index.html"))
    assert sum(stored.values()) < 1.5 * last + changed + beside
    same = [store.folder_of(tmp_path, e) / "book/same.html" for e in past]
    assert (len({p.stat().st_ino for p in same}) == 1 and not os.access(same[0], os.W_OK)) or os.geteuid() == 0


def test_a_file_system_without_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    past = published(tmp_path, 2)
    assert store.altered(tmp_path, past) == [] and broken_links(tmp_path / "published", tmp_path / "published") == []


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_an_edition_that_was_altered_is_named(tmp_path: Path, harm: str) -> None:
    past = published(tmp_path, 2)
    page = store.folder_of(tmp_path, past[0]) / "book/toll.html"
    page.unlink()
    if harm == "changed":
        page.write_text("another", encoding="utf-8")
    assert store.altered(tmp_path, past) == [f"editions/2022-05-01/book/toll.html: {harm}"]


def test_the_feed_is_valid_atom_and_tells_each_change_once(tmp_path: Path) -> None:
    published(tmp_path, 4)
    text = (tmp_path / "published/feed.xml").read_text(encoding="utf-8")
    read = feedparser.parse(text)
    assert not read.bozo and read.version == "atom10" and read.feed.title == "Salby <2022>"
    ids = [e.id for e in read.entries]
    assert len(set(ids)) == len(ids) == 4 + 3
    tolls = [e for e in read.entries if e.title.startswith("Toll")]
    assert [e.tags[0].term for e in tolls] == ["new report"] * 3
    assert tolls[0].summary == "7 (7 to 7) → 9 (7 to 9). New report: Post (r1)."
    assert tolls[0].link == "https://example.org/salby/editions/2022-05-04/book/incidents/salby.html"
    ns = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(text)
    for each in (root, *root.findall("a:entry", ns)):  # RFC 4287: what a feed and an entry have to have
        assert all(each.find(f"a:{name}", ns) is not None for name in ("id", "title", "updated"))
    assert root.find("a:author/a:name", ns) is not None and root.find("a:link[@rel='self']", ns) is not None


def test_names_of_entries_stay_and_hostile_words_are_text() -> None:
    row = change("x", because="new report: \x0b<b>Post</b>")
    made = [(edition(1), []), (edition(2), [row])]
    first, later = (
        feed(Book("B", "", ""), made),
        feed(Book("B", "", "https://moved.example/"), [*made, (edition(3), [])]),
    )
    ids = set(re.findall(r"urn:uuid:[0-9a-f-]+", first))
    assert ids <= set(re.findall(r"urn:uuid:[0-9a-f-]+", later)) and len(ids) == 4
    assert "<b>" not in first and feedparser.parse(first).bozo == 0


def test_new_figures_have_no_entry_of_their_own() -> None:
    rows = [change("c-1", "claims", "new"), change("c-2", "claims", "withdrawn"), change("ap", "reports", "new")]
    read = feedparser.parse(feed(Book("B", "", ""), [(edition(1), []), (edition(2), rows)]))
    assert [e.title for e in read.entries] == [
        "Edition 2, 2 May 2022", "Figure: Salby: all killed", "Edition 1, 1 May 2022",
    ]  # fmt: skip
    assert "1 report, 2 figures" in read.entries[0].summary


def test_an_edition_says_how_it_is_cited() -> None:
    citation = yaml.safe_load(cff(ABOUT, edition(3)))
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert citation["version"] == "3 (2022-05-03)" and citation["license"] == "CC-BY-4.0"
    deposit = json.loads(zenodo(ABOUT, edition(3)))
    assert {"title", "description", "upload_type", "creators", "publication_date", "access_right"} <= deposit.keys()
    assert deposit["creators"] == [{"name": "The Salby Desk"}] and deposit["license"] == "cc-by-4.0"


def test_the_front_page_holds_a_dataset_that_no_title_can_break_out_of(tmp_path: Path) -> None:
    made = site(tmp_path, 1)
    hostile = ABOUT._replace(title="</script><script>alert(1)</script>")
    stamp(made, hostile, edition(1))
    page = (made / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1 and "alert" not in page.replace(found[0], "")
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org/" and data["@type"] == "Dataset" and data["name"] == hostile.title
    assert 50 <= len(data["description"]) <= 5000, "what search engines ask of a Dataset"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/" and data["version"] == "1 (2022-05-01)"
    assert data["distribution"][0]["contentUrl"] == "https://example.org/salby/editions/2022-05-01/downloads/tolls.csv"
    package = json.loads((made / "downloads/datapackage.json").read_text(encoding="utf-8"))
    assert package["version"] == "1 (2022-05-01)" and package["created"] == "2022-05-01T00:00:00Z"


def test_without_an_address_addresses_are_relative() -> None:
    data = json.loads(dataset(About("Salby"), edition(1), {"resources": [{"path": "tolls.csv"}]}))
    assert data["distribution"][0]["contentUrl"] == "editions/2022-05-01/downloads/tolls.csv" and "license" not in data


def test_licences_by_their_spdx_name() -> None:
    assert licence_address("CC0-1.0") == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_feed_and_dataset_validate_strictly(tmp_path: Path) -> None:
    published(tmp_path, 4)
    text = (tmp_path / "published/feed.xml").read_bytes()
    assert wrong_in_feed(text) == []
    made = json.loads((tmp_path / "published/editions/2022-05-04/downloads/dataset.jsonld").read_text(encoding="utf-8"))
    assert wrong_in_dataset(made) == []
    hostile = change("x", because="new report: \x0b<b>Post</b>")
    assert wrong_in_feed(feed(Book("B", "", ""), [(edition(1), []), (edition(2), [hostile])]).encode()) == []
    for harm in (
        (b"<updated>2022-05-04T00:00:00Z</updated>", b"<updated>4 May</updated>"),
        (b"<summary>", b"<told>"),
        (b"<id>urn:uuid:", b"<id>"),
        (b"<title>Salby", b"<titel>Salby"),
    ):
        broken = text.replace(*harm).replace(b"</summary>", b"</told>" if b"told" in harm[1] else b"</summary>")
        broken = broken.replace(b"2022&gt;</title>", b"2022&gt;</titel>") if b"titel" in harm[1] else broken
        assert wrong_in_feed(broken), harm
    assert wrong_in_dataset({**made, "licence": "x"}) and wrong_in_dataset({**made, "description": "short"})
