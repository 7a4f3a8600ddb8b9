"""Signatures say how much two sets of words have in common, and stay what they were."""

import pytest

from dateline.linking.provenance.signatures import signature

ORDERS = 128


def test_two_signatures_agree_about_as_often_as_their_sets_do() -> None:
    a, b = ({f"word {n}" for n in range(first, first + 200)} for first in (0, 100))
    agree = sum(signature(a, ORDERS) == signature(b, ORDERS)) / ORDERS
    assert agree == pytest.approx(100 / 300, abs=0.1)
    assert (signature(a, ORDERS) == signature(sorted(a), ORDERS)).all()


def test_a_signature_is_that_of_datasketch_2() -> None:
    assert signature(["nine people were killed", "people were killed on"], 4).tolist() == [
        192399859,
        3322379469,
        817318005,
        107422369,
    ]
