"""What a page was made from: a word elsewhere in a report leaves the pages alone that read other stretches of it."""

from pathlib import Path

import pandas as pd
import pytest

from dateline.chapters.common.edition import Edition
from dateline.publishing.kept_card import card_of
from dateline.publishing.table_hashes import TableHashes


def hashes(*texts: str) -> TableHashes:
    """Those of two reports with these texts, each a sentence."""
    rows = {"report_id": ["a", "b"], "part": "text", "start": 0, "end": [len(t) for t in texts], "paragraph": 0}
    return TableHashes({"claims": "7"}, {
        "reports": pd.DataFrame({"report_id": ["a", "b"], "text": texts}), "sentences": pd.DataFrame(rows),
    })  # fmt: skip


def test_parts_change_with_what_they_hold() -> None:
    before = hashes("Two died. One fled.", "Nobody came.")
    after = hashes("Two died. One fled. It rained.", "Nobody came.")
    assert before.get("claims") == "7"
    assert before.get("text/a/0-9") == after.get("text/a/0-9")
    assert before.get("text/a/10-30") != after.get("text/a/10-30")
    for name in ("text/a", "sentences/a"):
        assert before.get(name) != after.get(name), name
    for name in ("text/b", "sentences/b"):
        assert before.get(name) == after.get(name) is not None, name


def test_what_is_not_there_has_no_hash() -> None:
    assert [hashes("", "").get(n) for n in ("tolls", "text/c", "text/c/0-1", "sentences/c")] == [None] * 4


def test_an_edition_writes_down_what_was_read_of_a_report(
    book: Edition, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = tmp_path / "reads"
    monkeypatch.setenv("DATELINE_READS", str(log))
    book = Edition(book.folder)
    report = next(iter(book.reports))
    assert book.stretch(report, 3, 9) == book.text(report)[3:9]
    book.stretch(report, 3, 9)
    own = book.sentences_of(report)
    assert own and {s["report_id"] for s in own} == {report}
    assert log.read_text().split() == ["reports", f"text/{report}/3-9", f"text/{report}", f"sentences/{report}"]
    assert book.opened == set(log.read_text().split())


def test_the_card_is_drawn_again_only_where_its_tables_changed(
    book: Edition, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawn: list[bytes] = []

    def draw(of: Edition) -> bytes:
        assert of.incidents
        drawn.append(f"card {len(drawn)}".encode())
        return drawn[-1]

    monkeypatch.setattr("dateline.chapters.card.card", draw)

    def card(**digests: str) -> bytes:
        return card_of(Edition(book.folder), TableHashes({"incidents": "1", "texts": "1"} | digests, {}), tmp_path)

    assert [card(), card(texts="2")] == [b"card 0", b"card 0"]
    assert card(incidents="2") == b"card 1"
    (tmp_path / "card.png").write_bytes(b"spoilt")
    assert card(incidents="2") == b"card 2"
