"""Tests of the index that finds which of many passages have most in common with one."""

import random
from datetime import date
from typing import Any, cast

import pytest

from dateline.linking.collation.candidates import MOST_COMPARED, MOST_LOOKED_UP, Index
from dateline.linking.collation.concepts import overlap
from dateline.linking.collation.passages import Passage
from dateline.linking.collation.utterances import families, renderings
from dateline.tables import StatementRow

WORDS = "valley council road bridge market school river farm tower village camp station soldiers police drivers".split()
WORDS += "closed opened searched burned rebuilt crossed guarded promised refused warned feared joined left".split()
DAY = (date(2021, 12, 3), date(2021, 12, 3))


def spoken(n: int, words: str) -> Passage:
    """Words of one speaker, of two reports by turns."""
    row = {
        "statement_id": f"s{n}",
        "report_id": f"r{n % 2}",
        "speaker_id": None,
        "speaker": "Karim Dorvik",
        "act": "say",
    }
    p = Passage(cast("StatementRow", row), words, 0, len(words), quoted=True)
    p.days = DAY
    return p


def test_those_that_share_most_are_found_and_nobody_who_shares_nothing() -> None:
    index = Index({1: {"road", "closed"}, 2: {"road"}, 3: {"river"}})
    assert index.nearest({"road", "closed", "north"}) == [1, 2]
    assert index.nearest({"north"}) == []


def test_of_many_that_share_a_common_word_the_one_that_shares_a_rare_one_is_among_the_nearest() -> None:
    many = 3 * MOST_LOOKED_UP
    index = Index({n: {"road", "closed"} if n == many - 1 else {"road"} for n in range(many)})
    found = index.nearest({"road", "closed"})
    assert many - 1 in found and len(found) == MOST_COMPARED


def test_not_every_sentence_of_one_speaker_is_compared_with_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of comparisons counts here, which is the same on every machine."""
    calls = 0

    def counted(*own: Any) -> tuple[float, float]:
        nonlocal calls
        calls += 1
        return overlap(*own)

    monkeypatch.setattr("dateline.linking.collation.utterances.overlap", counted)
    drawn = random.Random(1)
    found = [spoken(n, " ".join(drawn.choices(WORDS, k=12))) for n in range(900)]
    renderings(found[:300])
    small, calls = calls, 0
    renderings(found)
    assert calls < 4 * small, f"{small:,} comparisons of 300 sentences, {calls:,} of 900"


def test_not_every_sentence_with_the_same_run_of_words_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counted(*_own: object) -> bool:
        nonlocal calls
        calls += 1
        return False

    monkeypatch.setattr("dateline.linking.collation.utterances.same_words", counted)
    drawn = random.Random(1)
    found = [spoken(n, f"near the old bridge {' '.join(drawn.choices(WORDS, k=9))}") for n in range(1_200)]
    families(found[:400])
    small, calls = calls, 0
    families(found)
    assert calls < 4 * small, f"{small:,} comparisons of 400 sentences, {calls:,} of 1,200"


def test_a_rendering_among_many_other_words_of_its_speaker_is_found() -> None:
    drawn = random.Random(1)
    found = [spoken(n, " ".join(drawn.choices(WORDS, k=12))) for n in range(900)]
    found[100] = spoken(100, "We will rebuild every hospital before the harvest festival begins")
    found[801] = spoken(801, "Every hospital is to be rebuilt before the festival of the harvest")
    assert (100, 801) in renderings(found)
