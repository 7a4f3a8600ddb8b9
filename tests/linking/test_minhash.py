"""MinHash signatures: the numbers of the scheme, and how many two sets have in common."""

from __future__ import annotations

import pytest

from dateline.linking.provenance.minhash import signature

WORDS = [f"word {n}" for n in range(300)]


def test_the_numbers_are_those_of_the_scheme() -> None:
    # datasketch 2.0.0: MinHash(num_perm=128, seed=1), update_batch([b"a guard fell", b"in the market"])
    assert signature(["a guard fell", "in the market"], 128)[:4].tolist() == [
        1460113467,
        615725585,
        440982414,
        660676351,
    ]
    assert signature(reversed(WORDS), 128).tolist() == signature(WORDS, 128).tolist()


@pytest.mark.parametrize("shared", [0, 100, 200, 300])
def test_two_sets_have_about_their_share_of_numbers_in_common(shared: int) -> None:
    other = WORDS[:shared] + [f"other {n}" for n in range(300 - shared)]
    same = float((signature(WORDS, 1024) == signature(other, 1024)).mean())
    assert same == pytest.approx(shared / (600 - shared), abs=0.05)
